"""Values in the order of what they are of: 青年和妇女分别占 30%和 54%."""

import re
from collections.abc import Iterator, Sequence

from unextract.extract.chinese.phrases import clip
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind
from unextract.words import pieces

_IN_ORDER = "分别"
_EACH = re.compile(r"分别|各(?=[占为有达])")
_JOINED = re.compile(r" ?(?:、|和|及|以及|与) ?(?:约|近|超过)? ?")
_SPLIT = re.compile("、|以及|和|及|与")
# What each of several things has
_ATTRIBUTES = ("率", "数", "额", "量", "比例", "占比", "指标", "水平", "费用", "支出", "收入", "预算")
# From the word to the first value no more than the verb stands between.
_LONGEST_VERB = 14
_CLAUSE = re.compile("[，：；。]")


def respective(
    text: str, quantities: Sequence[Quantity], found: Sequence[str | None], pack: Pack
) -> list[str | None]:
    """The subjects `found`, those of values in the order of a list told apart by its items."""
    if _EACH.search(text) is None:
        return list(found)
    result = [subject and subject.replace(_IN_ORDER, "") for subject in found]
    for word, first, last in _runs(text, quantities):
        count = last - first + 1
        items = _items(result[first] or "", count, pack) or _of_each(quantities, result, first, count)
        if not items and not _CLAUSE.split(text[:word])[-1].strip():
            items = _before(text, quantities, result, first, count)
        for position, item in zip(range(first, last + 1), items, strict=False):
            result[position] = clip(item)
    return result


def _runs(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[int, int, int]]:
    """Where such a word stands; first and last position of the values joined by 、 or 和 behind it."""
    position = 0
    while position < len(quantities):
        first = position
        quantity = quantities[first]
        position += 1
        word = _EACH.search(text, max(0, quantity.start - _LONGEST_VERB), quantity.start)
        if word is None:
            continue
        between = text[word.end() : quantity.start]
        if _CLAUSE.search(between) or _SPLIT.search(between):  # 分别占 2031 年和 2032 年支出的
            continue
        while position < len(quantities) and _follows(text, quantities[position - 1], quantities[position]):
            position += 1
        if position - first > 1:
            yield word.start(), first, position - 1


def _follows(text: str, quantity: Quantity, following: Quantity) -> bool:
    joined = _JOINED.fullmatch(text, quantity.end, following.start) is not None
    return joined and following.kind is quantity.kind


def _items(subject: str, count: int, pack: Pack) -> list[str]:
    """The `count` items that `subject` lists, each with what they share; else empty."""
    whole, within, parts = subject.rpartition("中")
    if not within or len(_SPLIT.split(parts)) != count:
        whole, within, parts = "", "", subject
    items = _SPLIT.split(parts)
    if len(items) != count or not all(items):
        return []
    *others, last = items
    owner, of, _ = others[0].rpartition("的")
    tail = _shared_tail(others[-1].rpartition("的")[2], last, pack)
    named = [*(f"{item}{tail}" for item in others), last]
    if of:
        named = [named[0], *(f"{owner}的{item}" for item in named[1:])]
    return [f"{whole}{within}{item}" for item in named]


def _shared_tail(item: str, last: str, pack: Pack) -> str:
    """What the last item has and the one before it leaves out: of 女性和男性志愿人员 志愿人员."""
    head, of, owned = last.partition("的")
    words, others = pieces(head), pieces(item)
    if item in pack.words["attribute"]:  # 本国和国际志愿人员
        return "".join(words[1:]) + of + owned
    kind = others[-1][-1]
    like = next((index for index, word in enumerate(words, 1) if word[-1] == kind), len(words))
    if like == len(words) > 1 and not of and last[-1] != kind and words[-1].endswith(_ATTRIBUTES):
        return words[-1]  # 住房和低毕业指标
    return "".join(words[like:]) + of + owned


def _of_each(
    quantities: Sequence[Quantity], found: Sequence[str | None], first: int, count: int
) -> list[str]:
    """The part of each of the things told right before: 其中妇女分别占, 分别占收入的; else empty."""
    subject = found[first] or ""
    _, within, part = subject.rpartition("中")
    named, of, whole = subject.partition("占")
    before = range(first - count, first)
    if before.start < 0 or len({quantities[position].kind for position in before}) > 1:
        return []
    things = [found[position] or "" for position in before]
    if not all(things):
        return []
    if within and quantities[before.start].kind is FigureKind.COUNT:
        return [f"{thing.rpartition('的')[2]}中{part}" for thing in things]
    return [f"{thing}占{whole}" for thing in things] if of and named == things[-1] else []


def _before(
    text: str, quantities: Sequence[Quantity], found: Sequence[str | None], first: int, count: int
) -> list[str]:
    """The things told right before in the same sentence: …，分别下降 3.4 个和 1.9 个百分点."""
    begins = first - count
    if begins < 0 or text.rfind("。", quantities[begins].start, quantities[first].start) >= 0:
        return []
    things = [subject for subject in found[begins:first] if subject]
    return things if len(things) == count else []
