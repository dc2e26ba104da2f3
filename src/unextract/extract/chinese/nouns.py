"""The noun phrase after a number in Chinese, and what its clause says of it.

Chinese does not mark where a noun ends and its verb begins. A word that can be
a verb ends the noun, but for three cases: it is a noun here (三份报告), it is
part of a compound (化学武器生产设施), or it begins a relative clause whose
noun stands after 的 (参加选举的妇女).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from unextract.extract.chinese.phrases import (
    ACTORS,
    LONGEST,
    STOP,
    first_words,
    plain_verbs,
    predicate_of,
    verbs,
)
from unextract.packs import Pack
from unextract.packs.alternatives import any_of
from unextract.words import pieces

JOINS = ("和", "及", "以及", "或", "、")
_JOIN = re.compile("以及|和|及|、")
_JOINS_NEXT = re.compile(r"(?:以及|和|及|、|或|与) ?(?:约|近|超过|至少|总?共|另有|另外)? ?$")
# 29 个邦的每 before 一个地区
_EACH = re.compile("(?<=的)(?:每|各|这|那|该) ?$")
# 67 个会员国和 2 个观察员国共 150 名代表
_IN_ALL = re.compile(r"(?<=.)(?:总?共|合计|共计|总计) ?$")
# 三家机构合计占
_IN_SUM = frozenset({"合计", "总计", "共计", "总共"})
# A joining word at the end of a phrase joins nothing.
_ENDING = re.compile(r'(?:以及|[ 、和及或“”"])+$')
# … or a note's letter: 亚太国家 7 名 b
_INSERTION = re.compile(
    r" ?(?:[a-z](?![\w'-])|[（(][^（()）]{0,40}[)）]|，(?:特别是|尤其是|包括|主要是)[^，。；]{1,60}，) ?"
)
_AND_ANOTHER = re.compile(r"(?<=.{2})(?:以及|和|及|与)(?=该|其(?!他|余|它|中))")
# What follows a verb and never a noun.
_ASPECT = frozenset("了着过")
# … and what begins the object of a verb: 组织 24 个, 支持该决议
_OBJECT = re.compile(r"[\d一该其这各每]")
# Longest stretch of words that may follow the verb of a compound.
_COMPOUND = 4
# Measure words of papers, acts and events; whoever stands after them wrote or did what is counted.
THINGS = frozenset("份项次起件笔篇封页条款")
# … and of what happens to somebody: 万次意外怀孕, 例孕产妇死亡
_EVENTS = frozenset("次例起宗")
# What the phrase of a count of countries ends with; a verb after it is theirs: 10 个国家和地区执行任务.
_OF_COUNTRIES = frozenset("国区土体府")
# … and what may follow any noun, and is no part of it
_LOCALIZERS = frozenset({"内", "里", "境内"})
# … of what happens
_EVENTS = frozenset("次例起宗")
# Longest word that may be one of two modifiers.
_MODIFIER = 2
# What people are appointed as
_TITLES = ("顾问", "干事", "专员", "官员", "专家")
# Measure words of people, which a noun always follows.
PEOPLE = frozenset("名位")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, and the `rest` of its clause, from which is read what it says of it."""

    head: str
    rest: str
    pack: Pack

    @property
    def predicate(self) -> str:
        """What the clause says; read when it is asked for."""
        return predicate_of(self.rest, self.pack) if self.rest else ""


@lru_cache(maxsize=256)  # the noun after a figure is asked for by its unit, its subject and the next figure's
def noun_phrase(
    right: str, pack: Pack, limit: int | None = None, measure: str = "", *, object_follows: bool = False
) -> Phrase:
    """The noun phrase at the start of `right`, at most `limit` characters; empty where none starts there.

    `measure` is the measure word before it, where there is one. What stands
    at the limit is a number: a verb before it has an object (`object_follows`).
    """
    if limit is not None and limit < len(right):
        before = _before_next(right[:limit], pack)
        object_follows = before.rstrip() == right[:limit].rstrip() and not before.rstrip().endswith("的")
        return Phrase(noun_phrase(before, pack, None, measure, object_follows=object_follows).head, "", pack)
    right = _skip_insertion(right)
    if measure == "点" and right.lstrip().startswith("的"):
        return Phrase("", "", pack)  # 以下几点的重要性
    right = right.removeprefix("之久")  # 长达 70 年之久的分裂
    measure = "的" if right.lstrip().startswith("的") else measure
    right = right.lstrip(" 的+")
    joined = right.startswith(JOINS) and pieces(right[:4])[0] in JOINS  # but 和平行动
    if right[:1].isdigit() or joined:  # 22% 12% 6% of a chart: the next value is no noun
        return Phrase("", "", pack)
    if measure == "的" and (high := _extreme(pack).match(right)) is not None:  # 1 400 亿美元的历史新高
        return Phrase("", right[high.end() :], pack)
    stop = STOP.search(right)
    clause = right[: stop.start()] if stop is not None else right
    if not clause:
        return Phrase("", "", pack)
    words = pieces(clause)
    told = (*pieces(clause.rstrip()), "一") if object_follows and clause == right else words
    end = noun_end(told, pack, measure)
    if end > 1 and told[end - 1] in _LOCALIZERS:
        end -= 1  # 居住在五个国家内
    length = sum(map(len, words[:end]))
    if not length and measure == "次" and len(words[0]) > 1 and not is_noun(words, 0, pack, measure):
        return Phrase("", right, pack)  # 先后四次试图通过宪法
    if not length or _is_whose(words, length, clause, measure):
        return _after_relative(right, clause, words, pack, measure)
    head = _ENDING.sub("", _unquoted(clause[:length])).lstrip(' 、“”"')
    if clause[:length].rstrip().endswith(JOINS):  # 43 项应急计划和呼吁: what follows is no verb
        modifier, of, named = clause[length:].partition("的")
        kind = of and len(head) <= _MODIFIER and not any(c.isdigit() for c in modifier)
        inner = noun_phrase(named, pack).head if kind else ""  # 伪造和未申报的产品
        return Phrase(_head(f"{clause[:length]}{modifier}的{inner}" if inner else head), "", pack)
    if (other := _AND_ANOTHER.search(head)) is not None:  # 两处设施和该市的拘留中心
        return Phrase(_head(head[: other.start()]), "", pack)
    if '"' in head and head.count('"') % 2 and head.rfind('"') > 1:  # 认为男孩"太年轻"
        head = head[: head.rfind('"')]
    if words[:end][-1] == "的":  # 29 个邦的每一个地区
        head = head.removesuffix("的")
    rest = "" if words[end : end + 1] and words[end] in pack.words["between"] else clause[length:]
    if not rest.strip() and right[len(clause) : len(clause) + 1] in ("(", "（"):
        after = _INSERTION.match(right, len(clause))
        rest, right = ("", right) if after is None else (right[after.end() :], "")
        return Phrase(_head(head), rest if rest and not STOP.match(rest) else "", pack)
    return Phrase(_head(head), rest + right[len(clause) :] if rest.strip() else "", pack)


def noun_end(words: Sequence[str], pack: Pack, measure: str = "") -> int:
    """How many of `words` are the noun phrase they begin with; `measure` is the measure word before them."""
    ends, title = pack.words["phrase_end"], False
    plain = plain_verbs(pack)
    if measure == "次" and words[-1].endswith(("量", "数")) and words[0] not in ends:
        return len(words)  # 5 000 次频道上视频观看量
    for index, word in enumerate(words):
        title = "《" in word or (title and "》" not in word)  # nothing in a title ends the phrase
        if title:
            continue
        following = words[index + 1] if index + 1 < len(words) else ""
        suffers = (
            word.startswith(("被", "遭")) and word not in pack.words["passive_noun"]
        )  # 6 700 公顷农田被淹
        if index and (word.strip()[:1].isdigit() or following[:1] in _ASPECT or suffers or word in _IN_SUM):
            return index  # 24 个实体规划了
        new = not index and measure == "的" and word in pack.words["prefix"]
        if new and following in pack.words["either"]:
            continue  # 5 000 亿美元的新投资
        ending = not index and len(words) == 2 and following in pack.words["either"] and measure == "的"
        if following in ends and word in pack.words["manner"] and not ending:  # 6 亿美元的自愿承诺
            return index  # 一百个国家共同提交, 四个正式登记的政党
        reports = following in ends and measure not in THINGS and word in pack.words["saying"]
        if index and reports and words[index - 1].endswith(ACTORS):
            return index  # 48 个国家工作队报告使用了…: they report, it is not their report
        if not index and word in pack.words["prefix"] and following not in ends:
            continue  # 13 000 名前战斗人员
        if len(word) == 4 and word[:2] in plain and bool(index) != (following == "的"):
            return index  # 采取行动: a verb with its object; 提供数据的国家
        free = "的" not in words or words[0].isascii()  # COVID-19 相关提案的投资
        linked = bool(index and following) and following not in ends and free
        if linked and word in pack.words["between"]:
            continue  # 知识产权相关商品
        if index and word in pack.words["manner"] and (not following or following in pack.words["manner"]):
            return index  # 与 17 个目标一致, 会员国按时足额缴纳
        if not index and word in pack.words["manner"]:
            continue  # 两位共同主席
        if word not in ends or _is_named(words, index, pack) or is_noun(words, index, pack, measure):
            continue
        return index
    return len(words)


def _is_named(words: Sequence[str], index: int, pack: Pack) -> bool:
    """Whether the verb is part of who does it: 参与者, 受关注者, 受影响环境."""
    passive = words[index] in pack.words["passive"]
    place = index + (2 if passive else 1)
    if words[place : place + 1] == ("者",):
        return True
    told = any(word in pack.words["phrase_end"] for word in words[1:])
    return passive and not index and "的" not in words and not (told and words[0] == "被")


def is_noun(words: Sequence[str], index: int, pack: Pack, measure: str) -> bool:
    """Whether the verb-like word at `index` is a noun here: it has no object, or builds a compound."""
    word, rest = words[index], words[index + 1 :]
    ends = pack.words["phrase_end"]
    if word in pack.words["joining"]:  # 人口与发展会议, but not 国家与基金签署
        person = measure not in PEOPLE or words[index - 1].endswith(ACTORS)
        nouns = pack.words["either"]
        if measure in PEOPLE and rest and rest[-1] in nouns:  # 20 名护士与该办事处合作
            return False
        told = any(word in ends and word not in nouns for word in rest)
        return bool(index) and not (person and told)
    if not index and measure == "的" and "的" not in rest:
        named = word in pack.words["either"] or word in pack.words["compound"]
        return named or not rest or (len(word) > 1 and rest[0].endswith(ACTORS))  # 43%的工作女性, 接待机构
    if (
        not index
        and not rest
        and (measure in THINGS or measure in _EVENTS or measure == "的")
        and len(word) > 1
    ):
        return True  # 180 份答复, 1.35 亿美元的认捐
    graded = not index or words[index - 1] in pack.words["attribute"]
    if graded and measure in _EVENTS and len(word) > 1 and _is_event(rest, pack):
        return True  # 1 245 起侵犯人权事件, 3 起严重侵犯人权行为
    if index == 1 and not rest and measure in THINGS and word in pack.words["utterance"]:
        return True
    asked = len(rest) == 1 and rest[0] in pack.words["utterance"]
    if not index and measure in THINGS and asked and word not in pack.words["link"]:
        return True  # 262 项协助请求
    if not index and measure in THINGS and word in pack.words["utterance"] and rest[0] in ends:
        return True  # 6 项要求遭到拒绝
    if index > 1 and words[index - 1] in JOINS and words[0][:2] in ends and words[0] not in ends:
        return _is_compound(rest, pack)  # 解除武装和重返社会方案
    either = word in pack.words["either"]
    if not index and either and measure in THINGS and rest and rest[0] in pack.words["manner"]:
        return True  # 3 份报告完全是…
    if not either and word not in pack.words["compound"]:
        return False
    if len(word) == 1 and index and (not rest or rest[0] == "的"):
        return True  # 埃博拉治疗站的工作人员
    if not rest or not rest[0].strip():
        if index and measure in _EVENTS and word in pack.words["compound"] and words[index - 1] not in ends:
            return True  # 1 170 万次意外怀孕
        acts = bool(index) and measure == "个" and _act_of(words[index - 1], word, pack)
        does = bool(index) and measure in PEOPLE and "的" not in words[:index]  # 9 名教师发言
        return either and not acts and not does
    if rest[0][0] in _ASPECT or _OBJECT.match(rest[0]):
        return False
    who = bool(index) and words[index - 1] in pack.words["person"] and not word.endswith(ACTORS)
    if who and rest[0] in plain_verbs(pack):
        return False  # 青年登记成为志愿人员
    if rest[0] in ends or rest[0] == "的" or rest[0] in JOINS:
        return either and (bool(index) or rest[0] != "的" or _begins_clause(rest[1:], pack))
    thing = either and measure not in THINGS and rest[0] not in pack.words["frame"]
    if not index and measure and thing and "的" not in rest and rest[0] not in JOINS:
        return len(rest) == 1 or _is_compound(rest, pack) or _closes(rest, pack)  # 1 160 个工作场所
    before = words[index - 1] if index else ""
    if before in pack.words["person"] and rest[0].endswith(_TITLES):
        return True  # 妇女保护顾问
    acts = (
        before in pack.words["person"]
        or measure in _OF_COUNTRIES
        or (measure not in PEOPLE and before.endswith(ACTORS))
    )
    return not acts and _is_compound(rest, pack)


def _act_of(actor: str, word: str, pack: Pack) -> bool:
    """Whether who stands before `word` does it: 向 25 个实体供资, but not 个区域组织, 个国家倡议."""
    return actor not in pack.words["country"] and actor.endswith(ACTORS) and not word.endswith(ACTORS)


def _begins_clause(words: Sequence[str], pack: Pack) -> bool:
    """Whether words after 的 are a noun that says something: 组织的代表发言, not 支持的项目."""
    return any(word in pack.words["phrase_end"] for word in words[1:])


def _is_compound(rest: Sequence[str], pack: Pack) -> bool:
    """Whether the words after a verb make one noun with it: 生产设施, 保护委员会."""
    heads, ends = pack.words["head"], pack.words["phrase_end"]
    for index, word in enumerate(rest[:_COMPOUND]):
        following = rest[index + 1] if index + 1 < len(rest) else ""
        if word in ends:
            return False
        closed = not following.strip() or following in ends or following in ("的", *JOINS)
        if closed:
            return word in heads or word.endswith(ACTORS)
    return False


def _is_event(rest: Sequence[str], pack: Pack) -> bool:
    """Whether the object of a verb and the noun of what happened follow: 侵犯人权事件, but not 通过决议."""
    end = next(
        (i for i, word in enumerate(rest) if word in pack.words["phrase_end"] or word == "的"), len(rest)
    )
    return 0 < end <= _COMPOUND and rest[end - 1] in pack.words["event"] and rest[end : end + 1] != ("的",)


def _closes(rest: Sequence[str], pack: Pack) -> bool:
    """Whether one noun that is no actor follows, and then the clause ends or its verb comes."""
    following = rest[1] if len(rest) > 1 else ""
    noun = len(rest[0]) > 1 and not rest[0].endswith(ACTORS)
    return noun and (not following.strip() or following in pack.words["phrase_end"])


def _is_whose(words: Sequence[str], length: int, clause: str, measure: str) -> bool:
    """Whether the noun is who made or did what is counted: 八份会员国提交的报告."""
    rest = clause[length:]
    return (
        measure in THINGS
        and clause[:length].endswith(ACTORS)
        and "的" not in clause[:length]
        and re.search(r".的[^，。；的]{2,}", rest) is not None
    )


def _after_relative(right: str, clause: str, words: Sequence[str], pack: Pack, measure: str) -> Phrase:
    """与军备控制有关的项目, 曾参加选举的妇女: a relative clause before its noun."""
    modifier, noun = _relative(words, pack)
    suffered = modifier not in ("", words[0]) and words[0].startswith(tuple(pack.words["passive"]))
    if suffered and pieces(modifier)[-1] in pack.words["place"] | pack.words["person"]:
        return Phrase(modifier, noun, pack)  # 三个受影响最严重国家的疫情
    if modifier and noun and not any(c.isdigit() for c in modifier):
        inner = noun_phrase(noun, pack, None, measure if measure in _EVENTS else "")
        head = inner.head or _verbal_noun(noun, pack)
        if head:
            whole = f"{modifier}的{head}"
            return Phrase(whole if len(whole) <= LONGEST else head, inner.rest, pack)
    return Phrase("", right, pack)


def _verbal_noun(phrase: str, pack: Pack) -> str:
    """A noun that looks like a verb, where only a noun can stand: 努力工作的组织."""
    words = pieces(phrase)
    return words[0] if words[0] in pack.words["either"] else ""


def _relative(words: Sequence[str], pack: Pack) -> tuple[str, str]:
    """A relative clause and its noun: of 为实现权利而工作的组织 the 的 that stands after a verb counts."""
    places = [index for index, word in enumerate(words) if word == "的"]
    after_verb = [index for index in places if index and words[index - 1] in pack.words["phrase_end"]]
    acts = len(words[0]) > 1 and words[0] in verbs(pack) and words[0] not in pack.words["preposition"]
    place = next(iter(places if acts else after_verb or places), None)  # 具备生产能力的国家
    return ("", "") if place is None else ("".join(words[:place]), "".join(words[place + 1 :]))


def _before_next(right: str, pack: Pack) -> str:
    """What stands between two figures without what leads to the second: 份文件和儿基会核准的 (13 份)."""
    right = _EACH.sub("", _JOINS_NEXT.sub("", _IN_ALL.sub("", right)))
    if not right.rstrip().endswith("的"):
        return right
    joined = [mark.start() for mark in _JOIN.finditer(right)]
    if not joined or STOP.search(right, joined[-1]):
        return right
    ends = pack.words["phrase_end"]
    return right[: joined[-1]] if any(word in ends for word in pieces(right[joined[-1] + 1 :])) else right


def _unquoted(phrase: str) -> str:
    """`phrase` up to the end of a quotation that began before it."""
    for opening, closing in ("“”", '""'):
        end = phrase.find(closing)
        if end > 0 and phrase.count(closing) % 2 == (opening == closing) and opening not in phrase[:end]:
            return phrase[:end]
    return phrase


def _skip_insertion(right: str) -> str:
    found = _INSERTION.match(right)
    return right if found is None else right[found.end() :]


@cache
def _extreme(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(pack.words['extreme'])})(?=$|[，。；、,;)）])")


def _head(head: str) -> str:
    return first_words(head.removesuffix("之一").removesuffix("方面"), LONGEST)
