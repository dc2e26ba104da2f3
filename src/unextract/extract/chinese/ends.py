"""The ends of a composed subject: what opens the clause, reports it or leads to its value is no part of it.

从而, 预计 and 这意味着 lead into what is said; 达到峰值, 已经 and 为每 lead
out of it, to the value. Where nothing but such words is left, the subject is
what the clause speaks of.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from unextract.extract.chinese.phrases import (
    ACTORS,
    STOP,
    plain_verbs,
    says,
    tail_phrase,
    trim,
    untimed,
    verbs,
)
from unextract.packs import Pack
from unextract.words import pieces

# 在此期间遍布世界各地的员工
_DURING = re.compile(
    r"^在?(?:此|该|这一|这段|同一|本报告所述|本报告所涉|本报告)(?:期间|时期内?|时间内?)内?，?|^这样(?=[已又就也便])|^[(（][^()（）]*[)）]至?|^更?(?:不用|不必|别)说"
    r"|^表示(?:严重|深为|深感)?(?:注意到|关切|欢迎|赞赏|遗憾|满意)(?:地注意到)?"
)
# 这意味着, 这导致: the pronoun goes back to the sentence before
_THIS = re.compile(r"^[这此]")
# 总体付款率达: cut as one word
_REACHING = re.compile(r"(?<=[率额数量比])[达为占已]$")
# 平均价格为每吨
_EACH = re.compile(r"(?:平均)?[为达是至]每[^，的]{1,3}$")
# 妇女构成志愿者的大部分
_MAJORITY = re.compile(r"^(.{2,}?)(?:构成|占)(?:了)?(.{2,}?)的(?:大|绝大)?(?:部分|多数)$")
# 案件总数比上一报告期间增加
_THAN = re.compile(r"(?<=[数率额量度])(?:比|较)[^，的]{2,12}$")
# 工作强度比去年同期低
_MORE = ("低", "高", "多", "少", "快", "慢", "长", "短", "强", "弱", "大", "小")
# 委员会将在理事会届会
_WILL = re.compile(r"[^的，]{2,12}?(?:将|应|须|拟)在(?=.{3})")
_SAID_TO_BE = re.compile("^.*?据称(?:是|为)")
# … none of which stands where none of these characters does
_MARKED = re.compile("^[(（]|表示|[将应须拟]在|据称|用说|必说|别说|期间|时期|时间|这样|[是为每比较构占有]")
# 决定将任期延长
_DECIDES = re.compile(r"^(?:(?:还|并|又)?决定)(?:把|将)?")
# 另外还有 20 名干事: that there are some more is no part of what they are
_THERE_IS = frozenset({"还有", "另有", "还", "另", "又", "又有", "只有", "仅有", "共有"})
# A measure word too many: 1 000 个名协调人
_MEASURES = frozenset({"名", "位", "份"})
# 在过去的三个周期
_PERIODS = frozenset({"过去", "今后", "未来", "以往", "最近", "随后"})
# What a body says of what it takes up
_NOTING = frozenset({"注意到", "指出", "强调", "认为", "重申"})
# What opens a clause that says on what grounds, not of what
_SOURCES = frozenset({"根据", "按照", "依据", "由于", "随着", "鉴于", "据"})
# The number of a paragraph
_PARAGRAPH = re.compile(r"\d+\. *")
# What ends the name of a place
_PLACES = ("国", "省", "市", "州", "县", "地区", "区域", "各地")
# In how many characters and words who says something is named, and who ought to do it
_FRAMED, _FRAME = 20, 5
# A longer subject names something
_SHORT = 10
# A verb and its object, or two verbs, cut as one word: 填补空缺, 有所增加
_VERB_OBJECT = 4
# What is counted, as the end of a compound with a verb: 死亡人数
_HOW_MANY = frozenset({"人数", "总数", "数量", "数目", "人口", "率", "总额", "者"})
# 总额为毛额 2 亿美元(净额 1.8 亿美元): of the total the gross amount
_GROSS = re.compile(r"(?<=额)[为是](?=[毛净]额$)")
# 特派团共有军事人员
_HAVING = re.compile(r"(?<=[^，。；的]{2})(?:总?共有|现有|设有|派有|驻有)(?=[^，。；的了\d]{2,8}$)")
# 北部的志愿人员最多，达…
_MOST = re.compile(r"(?<=.{2})[最更较](?:多|少|高|低|大|小|快|慢|长|短)$")
# 该项目是就筹资来源开展的研究
_IS = re.compile(r"^[^的，]{2,10}(?<!分别)是(?=[就由][^，]{4,}的)")


@lru_cache(maxsize=1024)
def trim_ends(subject: str, pack: Pack) -> str:
    """`subject` without the words that lead into the clause and out to its value; may be empty."""
    shorter = subject
    if _MARKED.search(subject):
        shorter = _IS.sub("", _GROSS.sub("", _EACH.sub("", _DURING.sub("", subject))))
        if (will := _WILL.match(shorter)) is not None and not says(shorter[will.end() :], pack):
            shorter = shorter[will.end() :]
        shorter = _HAVING.sub("", shorter)
        shorter = _without_comparison(_SAID_TO_BE.sub("", shorter))
        shorter = _THAN.sub("", _MAJORITY.sub(r"\2中\1", shorter))
    if not _may_end_so(shorter, pack):
        return shorter
    words = list(pieces(shorter))
    _open(words, pack)
    _unframe(words, pack)
    _close(words, pack)
    if "".join(words) == subject:
        return subject
    return trim("".join(words))


def _without_comparison(subject: str) -> str:
    """What is compared: of 工作强度比去年同期低 工作强度."""
    if not subject.endswith(_MORE):
        return subject
    words = pieces(subject)
    start = next((index for index, word in enumerate(words) if word in ("比", "较")), 0)
    return "".join(words[:start]) if start and words[-1] in _MORE else subject


def _may_end_so(subject: str, pack: Pack) -> bool:
    """Whether the characters at an end of `subject` may be such a word; cutting it into words costs more."""
    return (
        subject.startswith(_openers(pack))
        or _PARAGRAPH.match(subject) is not None
        or subject.endswith(_closers(pack))
        or subject[-2:] in _nameless(pack)
        or _framing(pack).search(subject, 0, _FRAMED) is not None
    )


@cache
def _openers(pack: Pack) -> tuple[str, ...]:
    words = pack.words
    found = words["leading"] | words["causing"] | words["comparing"]
    return tuple(
        sorted(
            found
            | _THERE_IS
            | _MEASURES
            | {
                "占",
                "可能",
                "为",
                "通过",
                "表示",
                "在",
                "这",
                "此",
                "以",
                "将",
                "把",
                "决定",
                "还决定",
                "并决定",
                "又决定",
            }
        )
    )


@cache
def _closers(pack: Pack) -> tuple[str, ...]:
    return tuple(sorted(pack.words["trailing"] | pack.words["reached"] | {" ", "-", "–", "—"}))


@cache
def _framing(pack: Pack) -> re.Pattern[str]:
    return re.compile("|".join(sorted(pack.words["framing"])))


def _open(words: list[str], pack: Pack) -> None:
    while len(words) > 1 and (leading := _leading(words, pack)):
        del words[:leading]


def _leading(words: Sequence[str], pack: Pack) -> int:
    """How many of the first words only lead into what is said."""
    first, second = words[:2]
    if (
        first in pack.words["leading"]
        or first in ("占", "比", "较")
        or first in _MEASURES
        or not first.strip()
    ):
        return 1
    if _PARAGRAPH.fullmatch(first):
        return 1
    if first == "可能" and second in ("将", "把", "会"):
        return 1
    if _THIS.match(first) and first[1:] in pack.words["implying"]:
        return 1
    if first in pack.words["causing"] and "的" not in words:
        return 1
    if (
        first in ("以", "通过")
        and second not in ("在", "了", "的")
        and (second in verbs(pack) or _is_verb(second, pack))
    ):  # 以填补空缺的
        return 1
    if first in _THERE_IS and second in ("有", "的"):  # 还有的干事
        return 2
    if _THIS.fullmatch(first):  # 这意味着, 这将使
        will = second in pack.words["modal"] | {"将", "会", "也", "都"}
        if "".join(words[2:3] if will else words[1:2]) in pack.words["implying"]:
            return 3 if will else 2
    if second in ("把", "将") and _DECIDES.match(first) and not words[-1].endswith(ACTORS):
        return 2
    if first in pack.words["comparing"] and "的" not in words:  # 低于前十年平均水平
        return 1
    if (second == "的" and first in pack.words["comparing"]) or (second == "在" and first == "以"):
        return 2  # 高于 80%的既定基准; 以在各地的新闻室播出节目
    if first == "为" and "的" not in words and second in pack.words["phrase_end"]:  # 为 2031 年分摊毛额
        return 1
    if first == "通过" and "的" not in words and second != "了":  # 通过地方、区域和国际级
        return 1
    if first == "在" and (_lies(words, pack) or second in _PERIODS):
        return 1
    if first in ("将", "把") and not any(_is_verb(word, pack) for word in words[1:]):
        return 1  # 将预算的 15%划拨给
    return 0


def _lies(words: Sequence[str], pack: Pack) -> bool:
    """Whether 在 leads to whose the thing is, and nothing is done there: 在该国的受灾省份."""
    end = words.index("的") if "的" in words else 0
    where = words[1:end]
    return (
        0 < len(where) < _FRAME
        and (where[-1] in pack.words["place"] or where[-1].endswith(_PLACES))
        and not any(word in verbs(pack) for word in where)
    )


def _is_verb(word: str, pack: Pack) -> bool:
    plain = plain_verbs(pack)
    return len(word) > 1 and (word in plain or (len(word) == _VERB_OBJECT and word[:2] in plain))


def _unframe(words: list[str], pack: Pack) -> None:
    """Take off who says it and who ought to do it: 咨询委员会建议大会应授权秘书长承付的数额."""
    says = next((i for i, word in enumerate(words[:_FRAME]) if word in pack.words["framing"]), 0)
    if not says or "的" in words[:says] or any(word in verbs(pack) for word in words[:says]):
        return
    ought = next(
        (i for i, word in enumerate(words[: says + _FRAME]) if i > says and word in pack.words["modal"]), 0
    )
    if words[says + 1 : says + 2] in (["将"], ["把"]) and not words[-1].endswith(ACTORS):
        ought = says + 1  # 理事会决定将任期延长
    if ought and len(words) > ought + 2:
        del words[: ought + 1]
        return
    told = any(len(word) > 1 and word in verbs(pack) for word in words[says + 1 :])
    body = words[says - 1].endswith((*ACTORS, "大会", "会议"))
    if words[says] in _NOTING and body and len(words) > says + 1 and not told:
        del words[: says + 1]  # 大会注意到委员会的预算


def _close(words: list[str], pack: Pack) -> None:
    trailing, highs = pack.words["trailing"], _highs(pack)
    while len(words) > 1:
        last = words[-1]
        if last in trailing or not last.strip(" -–—"):
            del words[-1]
        elif last.endswith(_high_ends(pack)) and (whole := "".join(words)).endswith(highs):
            reached = max(len(high) for high in highs if whole.endswith(high))
            if len(whole) <= reached + 1:
                return
            words[:] = pieces(whole[:-reached])
        elif len(last) == _VERB_OBJECT and _is_nameless(last, pack):
            del words[-1]
        elif len(last) > 1 and _REACHING.search(last):
            words[-1] = last[:-1]
        else:
            return


@cache
def _highs(pack: Pack) -> tuple[str, ...]:
    return tuple(sorted(pack.words["reached"]))


@cache
def _high_ends(pack: Pack) -> tuple[str, ...]:
    return tuple(sorted({high[-1] for high in pack.words["reached"]}))


def is_empty(subject: str, pack: Pack) -> bool:
    """Whether only a function word or a verb without its object is left."""
    if (
        subject.endswith("的时间")
        or len(subject) > _SHORT
        or "的" in subject[1:-2]
        or _last(pack).isdisjoint((subject[-1:], subject[-2:], subject[-3:]))
    ):
        return False
    return all(_is_nameless(word, pack) for word in pieces(subject))


@cache
def _last(pack: Pack) -> frozenset[str]:
    return _nameless(pack) | pack.words["either"]


def _is_nameless(word: str, pack: Pack) -> bool:
    nameless = _nameless(pack)
    return word in nameless or (
        len(word) == _VERB_OBJECT and word[:2] in nameless and word[2:] in nameless | pack.words["either"]
    )


@cache
def _nameless(pack: Pack) -> frozenset[str]:
    return (verbs(pack) | pack.words["link"] | pack.words["empty"]) - pack.words["either"]


def topic(sentence: str, pack: Pack) -> str | None:
    """What the clause nearest to the end of `sentence` speaks of: its noun phrase before the verb."""
    for clause in reversed(STOP.split(sentence)):
        words = pieces(untimed(clause).strip())
        while len(words) > 1 and words[0] in pack.words["opening"]:
            words = words[1:]
        if words and words[0] in _SOURCES:
            continue
        adverbial = words and "的" not in words and (words[0] in pack.words["preposition"] | {"与"})
        if not words or adverbial:
            continue
        these = pack.words["pronoun"] | pack.words["determiner"]
        while len(words) > 1 and words[0] in these:
            words = words[1:]
        if "是" in words[1:]:  # 恶意行为是造成伤亡的最大原因
            words = words[: words.index("是", 1)]
        start = _after_modifier(words)
        ends = pack.words["phrase_end"] | pack.words["trailing"]
        told = (i for i in range(start + 1, len(words)) if words[i] in ends and not _is_of(words, i))
        end = next(told, len(words))
        named = _MOST.sub("", tail_phrase("".join(words[:end]), pack) or "")
        named = trim_ends(named, pack) if named else ""
        if len(named) > 2 and not is_empty(named, pack) and not any(c.isdigit() for c in named):
            return named
    return None


def _is_of(words: Sequence[str], index: int) -> bool:
    """Whether the verb at `index` only tells what is counted: 流离失所人数, 死亡率."""
    return words[index + 1 : index + 2] != () and words[index + 1] in _HOW_MANY


def _after_modifier(words: Sequence[str]) -> int:
    """The index of the noun: after the last 的 of the words before it."""
    return max((index for index, word in enumerate(words[:-1]) if word == "的"), default=-1) + 1
