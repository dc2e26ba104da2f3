"""Values that are given in the order of several names, in Chinese: 甲和乙的空缺率分别为 17%和 9%."""

import re
from collections.abc import Sequence

from unextract.extract.chinese.nouns import JOINS
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.words import pieces

_IN_ORDER = "分别"
_CLAUSE = re.compile(r"[，：；。]")
_JOINED = re.compile("[和与及、]")
_JOINS = frozenset({*JOINS, "与"})


def in_order(
    text: str, quantities: Sequence[Quantity], found: Sequence[str | None], pack: Pack
) -> list[str | None]:
    """The subjects, each of those that stand in the order of their names with its own one."""
    result = list(found)
    if _IN_ORDER not in text:
        return result
    for first, last in _runs(text, quantities):
        clause = _CLAUSE.split(text[: quantities[first].start])[-1]
        run = last - first + 1
        said, ordered, between = clause.rpartition(_IN_ORDER)
        if not ordered or _JOINED.search(between) is not None:  # 分别占 2031 年和 2032 年支出的
            continue
        before = found[max(0, first - run) : first]
        if not said.strip() and len(before) == run and None not in before:
            sentence = text.rfind("。", 0, quantities[first].start)
            if quantities[first - run].start > sentence:
                result[first : last + 1] = before  # …，分别下降 3.4 个和 1.9 个百分点
        elif (names := _names(found[first] or "", run, pack)) and len(set(found[first : last + 1])) == 1:
            result[first : last + 1] = names
    return result


def _runs(text: str, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    """First and last position of figures of a kind that only 、 or 和 stands between."""
    runs: list[tuple[int, int]] = []
    first = 0
    for position in range(1, len(quantities) + 1):
        if position < len(quantities):
            before, here = quantities[position - 1], quantities[position]
            joined = text[before.end : here.start].strip() in _JOINS
            if joined and before.kind is here.kind:
                continue
        if position - first > 1:
            runs.append((first, position - 1))
        first = position
    return runs


def _names(subject: str, count: int, pack: Pack) -> list[str]:
    """The names that `subject` joins, each with what it says of all; empty unless there are `count`."""
    listed, of, rest = subject.partition("的")
    names: list[list[str]] = [[]]
    for word in pieces(listed):
        if word in _JOINS:
            names.append([])
        else:
            names[-1].append(word)
    if len(names) != count or not all(names):
        return []
    for name in names[:-1]:
        if len(name) == 1 and name[0] in pack.words["attribute"]:  # 本国和国际工作人员
            name.extend(names[-1][1:])
    return [f"{''.join(name)}{of}{rest}" for name in names]
