"""What stands around a count, in Chinese, and tells which it is: who has it, what is there."""

import re
from collections.abc import Sequence
from functools import cache

from unextract.extract.chinese.clauses import Context
from unextract.extract.chinese.nouns import JOINS, noun_phrase
from unextract.extract.chinese.phrases import (
    COUNTED,
    OPENING,
    STOP,
    plain_verbs,
    predicate_of,
    says,
    untimed,
    verbs,
)
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind
from unextract.words import pieces

# 部署在 54 个国家(去年为 43 个)的
_STAYS = re.compile(r"(部署|分布|驻扎|派驻|生活|居住|设|开展工作)(?:在|于) ?$")
_THERE = re.compile(r" ?(?:[(（][^()（）]*[)）])?的(?=[^，。；])")
# 死亡率为每 1 000 名活产儿 38 例
_PER = re.compile(r"(?:目前|现|约|为|是|达)*每 ?\d[\d ]*[万千]? ?[名例]?[^，。；\d]{0,6}$")
_RATE = re.compile(r"([^，。；]{2,}率)(?:约?[为是达])?每[^，。；]*$")
# 在各国评估中，有 …
_WHOLE = re.compile(
    r"(?:^|[，：]) ?在?([^，。；：]{2,24}?)(?:之中|当中|中)"
    r"(?:，(?:其中)?(?:约|共|仅|只|现|还|则|另)?有?|(?:约|共|仅|只|现|还|则|另)?有)(?:约|近|超过)?$"
)
# What things happen in, and is no whole of them
_SETTINGS = (
    "过程",
    "讨论",
    "期间",
    "工作",
    "活动",
    "会议",
    "会",
    "行动",
    "天",
    "年",
    "月",
    "周",
    "日",
    "期",
    "时间",
)
# … and how many they are is another figure's: 在这九个国家中
_SO_MANY = re.compile(r"^(?:这|该|上述)?(?:[一二两三四五六七八九十百几\d]+ ?[个名项份家种位])?")
_SAME_RATE = re.compile(r"(?:这一|该|同一|此)(?:比例|比率|百分比)$")


@cache
def _leading(pack: Pack) -> frozenset[str]:
    """The words before a noun that are no part of it."""
    words = pack.words
    return words["phrase_end"] | words["link"] | words["opening"] | words["preposition"] | {"的"}


def owner(clause: str, pack: Pack) -> str:
    """The noun right before a count, which has what is counted: 该战略三个目标; may be empty."""
    words = pieces(clause.rstrip())
    ends, start = _leading(pack), len(words)
    while start and words[start - 1] not in ends and words[start - 1].strip():
        start -= 1
    owner = "".join(words[start:])
    if owner in pack.words["determiner"] or owner in pack.words["adverb"] or owner in pack.words["pronoun"]:
        return ""
    return owner if len(owner) > 1 and start and not any(c.isdigit() for c in owner) else ""


def located(right: str, clause: str, place: str, pack: Pack) -> str | None:
    """A place by what is there: 部署在 54 个国家(去年为 43 个)的人权顾问."""
    stays = _STAYS.search(clause)
    thing = _THERE.match(right.partition(place)[2]) if stays is not None else None
    noun = noun_phrase(right.partition(place)[2][thing.end() :], pack).head if thing is not None else ""
    return f"{noun}{stays[1]}的{place}" if noun and stays is not None else None


def rate_of(context: Context, earlier: Sequence[str | None]) -> str | None:
    """Of a count that is so many of so many the rate: 死亡率为每 1 000 名儿童死亡 38 人."""
    rate = _RATE.search(context.clause) if "每" in context.clause else None
    if rate is None and _PER.fullmatch(context.clause.strip()) is not None:  # 目前为每 10 万人 18 起
        last = next((name for name in reversed(earlier) if name), None)
        return last if last is not None and last.endswith("率") else None
    if rate is None:
        return None
    named = OPENING.sub("", rate[1])
    same = _SAME_RATE.search(named)
    before = next((name for name in reversed(earlier) if name), None)
    if same is not None and before:  # 乙地的这一比率
        return f"{named[: same.start()]}{before.rpartition('的')[2]}"
    return named


def whole_before(sentence: str, right: str, pack: Pack) -> str | None:
    """The whole named before a count that a verb follows: 在各国评估中，有 31 份肯定了…."""
    found = _WHOLE.search(sentence.rstrip()) if "中" in sentence else None
    if found is None:
        return None
    does = next(iter(pieces(right.lstrip()[:8])), "")
    if does not in plain_verbs(pack) and does not in pack.words["adverb"]:
        return None
    whole = _SO_MANY.sub("", untimed(COUNTED.sub(_whom, found[1])).strip(" 的"))
    named = len(whole) > 1 and not whole.endswith(_SETTINGS) and pieces(whole)[-1] not in verbs(pack)
    return whole if named else None


def _whom(counted: re.Match[str]) -> str:
    """What is left of a count in a name: 需要援助的 2 160 万人 are people."""
    return "人" if "人" in counted[0] else ""


def of_whole(context: Context, pack: Pack) -> str | None:
    """Those of a whole that is named before them, by what they do or are."""
    whole = whole_before(context.sentence, context.right, pack)
    predicate = predicate_of(context.right, pack) if whole is not None else ""
    if not predicate or any(c.isdigit() for c in predicate):
        return None
    if predicate[0] in "是为":
        return None if says(predicate[1:], pack) else f"{whole}中{predicate[1:]}"
    return f"{predicate}的{whole}"


def people(text: str, quantity: Quantity, pack: Pack) -> str:
    """People of whom nothing but what they do is named: 2.6 亿人需要粮食援助."""
    does = predicate_of(text[quantity.noun : quantity.noun + 80].removeprefix("的"), pack)
    return f"{does}的人" if len(does) > 1 and not any(c.isdigit() for c in does) else "人"


def leading_on(text: str, quantity: Quantity, head: str, following: Quantity, pack: Pack) -> str:
    """What the relative clause of the next count says of this one: of 12 个国家制定的 5 项法律 制定法律."""
    gap = text[quantity.noun : following.start]
    if not gap.rstrip().endswith("的"):
        return ""
    said = gap.partition(head)[2].strip() if head else gap.strip()
    if following.kind is not FigureKind.COUNT or not said.endswith("的") or STOP.search(said):
        return ""
    words = pieces(said[:-1])
    if not words or not says(said[:-1], pack) or words[0] in JOINS:
        return ""
    thing = (
        noun_phrase(text[following.noun : following.noun + 80], pack).head if words[-1] in verbs(pack) else ""
    )
    return f"{said[:-1]}{thing.rpartition('的')[2]}"
