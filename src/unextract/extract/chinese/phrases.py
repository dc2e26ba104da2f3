"""Phrases of a Chinese clause: the one before a number, its verb, what is said of a noun."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from unextract.packs import Pack
from unextract.words import pieces

# Longest phrase kept: a subject names a column, it is no sentence.
LONGEST = 40
# … and the longest verb with its object that stands for a noun phrase.
LONGEST_VERB = 20
# … and the longest that keeps who did it beside a noun which says enough.
SHORT_VERB = 10
# A clause of so few characters is taken whole: 学校和图书馆在同一楼里的比例
SHORT_CLAUSE = 26
STOP = re.compile(
    r"[，。；：！？,;:()（）\[\]•●]|——|--"
    r"|(?:和|及|、|以及)(?= ?(?:超过|约|近|另外|总?共计?|至少)? ?"
    r"(?:\d(?!\d{3} ?年)|[一两三四五六七八九十几]+[名位个项份家]))"
)
_DATE = (
    r"(?:19|20)\d\d(?: ?[-–—至/] ?(?:19|20)?\d\d)? ?年(?:底|初|末|度|[上下]半年|第?[一二三四]季度)?"
    r"(?: ?\d+ ?月(?:(?:[、和]|至) ?\d+ ?月)*(?:底|初|末|份)?)?(?: ?\d+ ?日)?(?![^《》，。；]*》)"
)
TIME = re.compile(
    rf"相?[比较] ?{_DATE}的?水平"
    r"|(?:截至|自从?|从|在|将?于|(?<![意提达得受看收遇涉])到|与|同|相?[比较])? ?"
    rf"(?:(?:19|20)\d\d(?: ?[、和] ?| ?年(?:[、和]|至) ?))*{_DATE}(?: ?[、和至] ?{_DATE})*"
    r"(?:(?:终了|结束)的?(?:上一?个?)?(?:两年期|财政年度|年度)的?"
    r"|(?:以来|期间|同期|相比|终了|结束|(?:之|以)?前(?=[将把可应须能，]))?的?)"
    r"|(?:在|比|与|较)?(?:上一?(?:财政)?年度?|去年|前一年度?)(?:同期|相比)?|每[年月周天日]的?"
    r"|(?:截至|在|于|自|到)? ?\d+ ?月(?: ?\d+ ?日(?:[、和至] ?\d+ ?日)*|底|初|末)(?:以来)?"
    r"|在(?:过去|今后|未来|最近|近|头)?的? ?[一二两三四五六七八九十几\d]+ ?个?(?:年|月|周|天|星期|小时)"
    r"(?:期间|[之以]?内|里|间)"
    r"|上一?个?(?:两年期|周期)的?|(?:截至|到|在|至)(?:年底|年终|月底)|在?第[一二三四]季度"
    r"|(?:明年|今年|次年|翌年)(?:[上下]半年|第[一二三四]季度)?(?:迄今|以来)?|迄今(?:为止)?"
    r"|(?:19|20)\d\d(?: ?[-–/] ?(?:19|20)?\d\d)? ?年?(?:两年期|财政年度)的?"
    r"|连续第?[一二三四五六七八九十\d]+ ?个?(?:年(?!以上)|月|季度|财政年度)"
)
# One of these stands in every time.
_DATED = re.compile("[年月周天日今季]")
# … of which a bracket is left
_EMPTY = re.compile(r" ?(?:\( ?\)|（ ?）)")
# What may follow a unit and is no part of what is said: 18 个席位中的, 4 210 美元相比
_LOCALIZER = re.compile(
    r"^(?:上(?![升述一涨])|之?中|当中|境?内|里|下(?!个|一|载|降)|相比之?下?|相较|左右|上下)"
)
_ADVERBS = re.compile(
    r"^(?:(?:也|还|则|又|目前|曾经?|都|均|已经?|现已?|合计|共计|总计|累计)(?![会能可须应]) ?)+"
    r"(?=[^，。；]{2})"
)
OPENING = re.compile(
    r"^(?:其中|另有|有(?![效关利用限害机意所])|而|并|且|还有|以及|和|共(?![同享和识用性])有?)+"
)
# Nouns that end so can say something.
ACTORS = (
    *("队", "府", "国", "国家", "组织", "机构", "署", "厅", "处", "部门", "员", "者", "委员会", "女", "实体"),
    *("团", "缔约方", "攸关方", "代表", "儿童", "青年", "民", "人", "专家", "政党", "基金", "秘书长", "主席"),
    *("伙伴", "捐助方", "出资方", "公司", "企业", "银行"),
)


BRACKET = re.compile(r" ?[（(][^（()）\d]{1,40}[)）] ?")
_ADVERBIAL = re.compile(
    r"^(?:在|根据|按照|作为|通过)[^，。；]{4,40}?(?:中|上|下|里|内|时|方面|期间|过程中)(?=[^，。；]{2})"
)
# 其中 44 个(71%)提供了数据: the clause goes on behind it
NUMBER_IN_BRACKET = re.compile(r" ?[(（][^()（）]*\d[^()（）]*[)）](?=[\u4e00-\u9fff])")
_AND = re.compile("[、和及]")
_FRONTING = frozenset({"将", "把"})
# 促进了在发展和和平之间更有力的协同
_BETWEEN = re.compile(r"在[^，。；]{4,30}?(?:之间|方面|过程中|领域)(?=[^，。；]{2})")
# 提供了 320 万美元的赠款: how many is another figure's
COUNTED = re.compile(
    r"(?:价值|总值)?(?:(?<![公条契节制大])约|近|超过|至少)? ?"
    r"(?<![目标第年月至\d])(?:\d[\d ,.]*[万亿]* ?(?:至|到|[-–—~]) ?)?\d[\d ,.]*[万亿]* ?[多余+]? ?"
    r"(?:[名个项份家次种剂位件笔条起例所座艘架枚场户期起](?!月)|人次?(?![口员道权类民士均数])|[美欧日加澳]?元|公?吨)的?"
    r"|(?<![目标第年月至\d])\d[\d ,.]*[万亿]+[多余]? ?(?=[^\d\s美欧日元吨公平立升%])"
)
# 在 12 个国家获得援助
_IN_SO_MANY = re.compile(
    r"在(?:约|近|超过|至少)? ?\d[\d ]* ?个?(?:国家|会员国|地点|地区|区域|领域)"
    r"(?:[和或](?:地区|领土|区域))?(?=[^的内中])"
)
# 失踪八周年
_YEARS_AGO = re.compile(r"第?[\d一二三四五六七八九十]+ ?周年.*$")
# a loan, one report: 促成了一笔
ARTICLE = re.compile(r"一[笔个项份名种次] ?$")
# 全球估计有: how the number was found
_RECKONED = frozenset({"估计", "预计", "据估计", "累计"})
# 是作为捐赠品提供的: what is said between 是 and 的
_CLEFT = re.compile(r"[都均]?是((?:由|作为|通过|因|从)[^，。；]{3,})的")
# What leads to a value
_AMOUNTS = ("为", "达", "达到", "是", "约为")
# What leads to a second thing that somebody does
_AND_ALSO = frozenset({"并", "并且", "且"})
_ADVERBIAL_HEADS = ("在", "根据", "自", "由于", "鉴于", "随着", "虽然", "尽管")
_LEADS = re.compile(
    r" ?(?:以便|以|来|从而|进而|(?=免于|制定|拟订|建立|打击|改善|加强|促进|推进|连通|开展|实施|执行))"
)
_DONE = re.compile(r"([^的]{2,8})的([^的]{2,8})$")


@cache
def verbs(pack: Pack) -> frozenset[str]:
    """The words that end a noun phrase and are never nouns."""
    return pack.words["phrase_end"] - pack.words["either"]


@cache
def plain_verbs(pack: Pack) -> frozenset[str]:
    """… and build no compound nouns either."""
    return verbs(pack) - pack.words["compound"]


@cache
def _does(pack: Pack) -> frozenset[str]:
    """… and are verbs, not what leads to a noun."""
    words = pack.words
    return plain_verbs(pack) - words["preposition"] - words["determiner"] - words["pronoun"]


# 速度在巴基斯坦减至 16 天: where it does is no part of what does
_IN_PLACE = re.compile(r"(?<=[^，。；]{3})在(?![线职校册岗任建押])[^，。；在的]{2,8}$")


def untimed(clause: str) -> str:
    """`clause` without the times in it."""
    if _DATED.search(clause) is None:
        return clause
    return _EMPTY.sub("", TIME.sub("", clause))


def _is_adverbial(clause: str) -> bool:
    """Whether `clause` says under what circumstances: 与改革前相比，…"""
    comma = STOP.search(clause)
    return clause.startswith(_ADVERBIAL_HEADS) or clause[: comma.start() if comma else None].endswith("相比")


def _purpose(following: str) -> str:
    """What the help was for: the clause after that of a light verb, without the word that leads to it."""
    stop = STOP.search(following)
    clause = following[: stop.start()] if stop is not None else following
    found = _LEADS.match(clause)
    return "" if found is None or any(c.isdigit() for c in clause) else clause[found.end() :]


def _fronted(clause: str, pack: Pack) -> str:
    """A clause that is too long with less of its object: 将其为今年制订的计划纳入政策 is 将计划纳入政策."""
    words = pieces(clause)
    front = next((index for index, word in enumerate(words) if word in _FRONTING), len(words))
    idle = pack.words["preposition"] | pack.words["determiner"]
    acts = [i for i in range(front + 1, len(words)) if len(words[i]) > 1 and words[i] in verbs(pack) - idle]
    if len(clause) <= LONGEST - 8 or not acts or acts[-1] == len(words) - 1:
        return clause
    lead, thing = "".join(words[: front + 1]), "".join(words[front + 1 : acts[-1]]).rpartition("的")[2]
    done = "".join(words[acts[-1] :])
    shorter = f"{lead}{thing}{done}"
    return shorter if len(shorter) <= LONGEST - 8 else f"{lead}{thing}{_AND.split(done)[0]}"


@lru_cache(maxsize=256)
def predicate_of(rest: str, pack: Pack) -> str:
    """What is said: the clause, and with a verb of saying also the clause that it introduces."""
    rest = _ADVERBS.sub("", _LOCALIZER.sub("", rest.lstrip()))
    if (time := TIME.match(rest)) is not None:  # 将于 2016 年 5 月 4 日到期
        rest = rest[time.end() :].lstrip(" ，")
    if rest[:1].isdigit() or rest.startswith(
        (
            "的",
            "之后",
            "之前",
            "以后",
            "以前",
            "共计",
            "总计",
            "合计",
            "每一",
            "各个",
            "所需",
            "所用",
            "之间",
            '"',
            "”",
            "、",
            "即",
            "包括",
            "如",
            "例如",
            "等",
            "和",
            "及",
            "以及",
        )
    ):
        return ""
    if rest.startswith(("所有", "全部")) and "".join(pieces(rest)[1:2]) not in pack.words["phrase_end"]:
        return ""  # but 已全部落实
    rest = BRACKET.sub("", rest)
    stop = STOP.search(rest)
    clause = rest[: stop.start()] if stop is not None else rest
    saying = next((word for word in pack.words["saying"] if clause.startswith(word)), None)
    if saying is not None and len(clause) <= len(saying) + 1 and stop is not None:
        following = rest[stop.end() :]
        if _is_adverbial(following) and (stop := STOP.search(following)) is not None:
            following = following[stop.end() :]  # 指出，在公共部门，…
        second = STOP.search(following)
        clause += following[: second.start()] if second is not None else following
    cleft = _CLEFT.fullmatch(clause.rstrip())
    clause = clause if cleft is None else cleft[1]
    clause = _YEARS_AGO.sub("", COUNTED.sub("", _IN_SO_MANY.sub("", clause))).strip(" 了的")
    if clause.endswith(_AMOUNTS) and pieces(clause)[-1] in _AMOUNTS:
        return ""  # 22 国的援助总额为 103 亿美元: what they have is another figure's
    if clause in pack.words["light"] and stop is not None and rest[stop.start()] in "，、,":
        clause += _purpose(rest[stop.end() :])
    if len(clause) > LONGEST - 8:  # the adverbial goes before the verb does
        clause = _fronted(_BETWEEN.sub("", _ADVERBIAL.sub("", clause)), pack)
    done = _DONE.match(clause)
    if (
        done is not None and len(pieces(done[1])) < 3 and pieces(done[1])[-1] in pack.words["phrase_end"]
    ):  # 作出的提议
        return done[1] + done[2]
    return first_words(clause, LONGEST - 8)


def tail_phrase(clause: str, pack: Pack) -> str | None:
    """The noun phrase at the end of `clause`, before the words that link it to its value."""
    words = list(pieces(OPENING.sub("", ARTICLE.sub("", untimed(clause)).strip(" ，、"))))
    link, ends, opening = pack.words["link"], pack.words["phrase_end"], pack.words["opening"]
    if "包括" in words[:-1]:  # the things of a list are told by their own names
        del words[: len(words) - words[::-1].index("包括")]
    linked = bool(words) and words[-1] in link - {"的", "了"}
    while words and (words[-1] in link or words[-1] in opening or words[-1].isspace()):
        words.pop()
    while words and (words[0] in opening or words[0].isspace()):
        words.pop(0)
    if "使" in words[1:-1]:  # 过境点关闭使车队减至: who brings it about is no part of it
        del words[: words.index("使", 1) + 1]
    if (
        "了" in words[:-1] and not clause.rstrip().endswith("的") and words[-1] not in ends
    ):  # 超过了工作人员占比目标: what it does is no part of it
        after = words[len(words) - words[::-1].index("了") :]
        words = after if len("".join(after)) > 2 else words
    while len(words) > 2 and linked and _IN_PLACE.search("".join(words)):
        words = list(pieces(_IN_PLACE.sub("", "".join(words))))
    whole = trim("".join(words))
    if len(whole) <= SHORT_CLAUSE and words and words[-1] not in ends:
        return whole or None
    leads = bool(words) and words[0] in plain_verbs(pack) and words[-1] not in ends
    if leads and len(whole) <= LONGEST and "的" in words[-4:-1]:
        return whole  # 制定、修订或正在起草法律、政策或计划的国家
    start = len(words)
    while start and words[start - 1] not in ends and words[start - 1] not in opening:
        start -= 1
    phrase = trim("".join(words[start:]))
    if len(phrase) < 3 and start > 1:  # the last word alone is no name: take its clause
        phrase = trim("".join(words))
    return trim(_last_words(words, LONGEST)) if len(phrase) > LONGEST else phrase or None


def verb_phrase(clause: str, pack: Pack, *, alone: bool = False) -> str | None:
    """The verb before a number with its object: 动员了, 向联合国组织导入.

    Who does it is left out where that makes the phrase too long, or longer
    than SHORT_VERB if the verb `alone` will do.
    """
    words = list(pieces(OPENING.sub("", ARTICLE.sub("", untimed(clause)).strip(" ，、"))))
    link, opening, adverbs = pack.words["link"], pack.words["opening"], pack.words["adverb"]
    while words and (words[-1] in link or words[-1] in _RECKONED or words[-1].isspace()):
        words.pop()
    while words and (words[0] in opening or words[0].isspace()):
        words.pop(0)
    if len(words) > 1 and words[0] == "为" and words[1] in _does(pack):
        words.pop(0)  # 为 2024 年筹集
    words = [word for word in words if word not in adverbs]
    if _AND_ALSO.intersection(words[:-1]):  # 恢复主持供资并出资
        after = words[max(i for i, word in enumerate(words[:-1]) if word in _AND_ALSO) + 1 :]
        words = after if after[0] in _does(pack) and len("".join(after)) > 1 else words
    governs = words.index("了") + 1 if "了" in words[:-1] else 0
    if governs and words[governs] in pack.words["phrase_end"]:  # 超额完成了参与 10 项分析的目标
        words = words[governs:]
    if len("".join(words)) > (SHORT_VERB if alone else LONGEST_VERB):
        does = [i for i, word in enumerate(words) if len(word) > 1 and word in pack.words["phrase_end"]]
        if does and words[does[-1]] not in pack.words["either"]:
            asked = len(does) > 1 and does[-1] - does[-2] < 4 and does[-1] == len(words) - 1
            words = words[does[-2 if asked and words[does[-2]] in pack.words["asking"] else -1] :]
    return trim(_last_words(words, LONGEST_VERB)) or None


def _last_words(words: Sequence[str], longest: int) -> str:
    """The last whole words of at most `longest` characters: a phrase never begins inside a word."""
    start, length = len(words), 0
    while start and length + len(words[start - 1]) <= longest:
        start -= 1
        length += len(words[start])
    while start and start < len(words) and words[start] in ("、", "和", "及", "的", "，"):
        start += 1
    return "".join(words[start:])


def says(clause: str, pack: Pack) -> bool:
    """Whether `clause` has a verb, as a relative clause has and an owner has not."""
    return any(len(word) > 1 and word in pack.words["phrase_end"] for word in pieces(clause))


def last_verb(clause: str, pack: Pack) -> str:
    words = [word for word in pieces(clause) if word in pack.words["phrase_end"] and len(word) > 1]
    return words[-1] if words else ""


def first_phrase(right: str) -> str:
    stop = STOP.search(right)
    return (right[: stop.start()] if stop is not None else right).strip(" 的")[:20]


def clip(phrase: str) -> str:
    """`phrase` of at most LONGEST characters: words go, the noun at its end stays."""
    phrase = trim(phrase)
    if len(phrase) <= LONGEST:
        return phrase
    modifier, found, head = phrase.rpartition("的")
    if found and 0 < len(head) <= LONGEST // 2:
        modifier = modifier.rpartition("、")[2]  # of many owners the last
        return f"{first_words(modifier, LONGEST - 1 - len(head))}的{head}"
    return first_words(phrase, LONGEST)


def first_words(phrase: str, longest: int) -> str:
    """The first whole words of at most `longest` characters."""
    if len(phrase) <= longest:
        return phrase
    length = 0
    for word in pieces(phrase):
        if length + len(word) > longest:
            break
        length += len(word)
    return trim(phrase[:length]).rstrip("和及与或、")


def trim(phrase: str) -> str:
    """`phrase` without the marks and the 的 at its ends; that of 目的 belongs to the word."""
    phrase = phrase.lstrip(" ，、的“”")
    while phrase[-1:] in (" ", "，", "、", "“", "”", "~") or (
        phrase.endswith("的") and not phrase.endswith("目的")
    ):
        phrase = phrase[:-1]
    if ("“" in phrase or "”" in phrase) and phrase.count("“") != phrase.count("”"):
        phrase = phrase.replace("“", "").replace("”", "")
    if '"' in phrase and phrase.count('"') % 2:  # the other mark of the quotation is no part of the phrase
        phrase = phrase.replace('"', "", 1).lstrip(" 的")
    return phrase
