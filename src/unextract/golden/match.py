"""Which golden fact a figure of a run is.

Figures are matched inside their paragraph by order and value, never by an
absolute position, so that one figure too many does not shift all the others.
What is left over is looked for nearby: in the next paragraph, as the upper end
of a range, and at last as the same kind of figure with another value.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from unextract.golden.align import align
from unextract.golden.fixtures import OTHER_UNIT, Entry
from unextract.golden.found import Found
from unextract.golden.period import NO_PERIOD, parse_period
from unextract.records import FigureKind

# 0.333333 stands for a third, 33.33 % of a label for the same: the tolerance of the scoring tool.
FRACTION_TOLERANCE = Decimal("0.002")
RELATIVE_TOLERANCE = Decimal("0.000001")
# Of two equal figures the one that leaves fewer others alone in reviewed text; little beside a match.
EXTRA_COST = 0.1
MEASURED_AS_THEMSELVES = frozenset({"person", "country"})


def same_value(kind: FigureKind, a: Decimal | None, b: Decimal | None) -> bool:
    """Whether `a` and `b` are one value, as exactly as DECIMAL(38,6) and a label can say."""
    if a is None or b is None:
        return a is None and b is None
    tolerance = (
        FRACTION_TOLERANCE if kind is FigureKind.FRACTION else RELATIVE_TOLERANCE * max(Decimal(1), abs(b))
    )
    return abs(a - b) <= tolerance


def same_unit(golden: str | None, found: str | None) -> bool:
    """Whether `found` is the unit `golden`; `other` is any but persons and countries."""
    if golden == OTHER_UNIT:
        return found not in MEASURED_AS_THEMSELVES
    return golden == found


def same_period(golden: str | None, found: str | None) -> bool:
    """Whether two words name the same days: `asof:2022` is `asof:2022-12`."""
    return _days(golden) == _days(found)


def _days(word: str | None) -> object:
    return NO_PERIOD if word is None else parse_period(word)


def changed_fields(golden: Entry, found: Found) -> tuple[str, ...]:
    """The fields that `golden` states and that `found` has otherwise; `value_high` counts as `value`."""
    changes = []
    if golden.kind is not found.kind:
        changes.append("kind")
    if not same_value(found.kind, golden.value, found.value) or (
        golden.states("value_high") and not same_value(found.kind, golden.value_high, found.value_high)
    ):
        changes.append("value")
    if golden.states("unit") and not same_unit(golden.unit, found.unit):
        changes.append("unit")
    if golden.states("comparator") and golden.comparator is not found.comparator:
        changes.append("comparator")
    if golden.states("role") and golden.role is not found.role:
        changes.append("role")
    if golden.states("period") and not same_period(golden.period, found.period):
        changes.append("period")
    return tuple(changes)


@dataclass(frozen=True, slots=True)
class Matching:
    """`pairs` maps positions of golden entries to positions of found figures.

    `upper_ends` are golden entries that a run states as the upper end of a
    range, with the range. `extra` and `unreviewed` are positions of found
    figures that face no entry.
    """

    pairs: Mapping[int, int]
    upper_ends: Mapping[int, int]
    missing: tuple[int, ...]
    extra: tuple[int, ...]
    unreviewed: tuple[int, ...]


def match(entries: Sequence[Entry], found: Sequence[Found]) -> Matching:
    """Match the facts among `entries` with `found`, both in the order of the text."""
    pairs = dict(_in_paragraphs(entries, found))
    pairs |= dict(_moved(entries, found, pairs))
    upper_ends = dict(_upper_ends(entries, found, pairs))
    pairs |= dict(_changed(entries, found, pairs, upper_ends))
    missing = tuple(i for i in _open(entries, pairs) if i not in upper_ends)
    extra, unreviewed = _unmatched(entries, found, pairs)
    return Matching(pairs, upper_ends, missing, extra, unreviewed)


def _open(entries: Sequence[Entry], pairs: Mapping[int, int]) -> list[int]:
    return [i for i, entry in enumerate(entries) if entry.is_fact and i not in pairs]


def _likeness(golden: Entry, found: Found) -> float:
    # The lesser facts only decide between figures of the same kind and value.
    return 100.0 - len(changed_fields(golden, found)) if _same_figure(golden, found) else 0.0


def _same_figure(golden: Entry, found: Found) -> bool:
    return golden.kind is found.kind and same_value(found.kind, golden.value, found.value)


def _in_paragraphs(entries: Sequence[Entry], found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    golden_at: dict[str | None, list[int]] = {}
    found_at: dict[str | None, list[int]] = {}
    for i, entry in enumerate(entries):
        if entry.is_fact:
            golden_at.setdefault(entry.paragraph, []).append(i)
    for j, figure in enumerate(found):
        found_at.setdefault(figure.paragraph, []).append(j)
    for paragraph, left in golden_at.items():
        right = found_at.get(paragraph, [])
        ends = (-1, *left, len(entries))
        skipping = [
            0.0 if any(entry.is_gap for entry in entries[first + 1 : last]) else EXTRA_COST
            for first, last in pairwise(ends)
        ]
        for a, b in align([entries[i] for i in left], [found[j] for j in right], _likeness, skipping):
            if a is not None and b is not None:
                yield left[a], right[b]


def _moved(
    entries: Sequence[Entry], found: Sequence[Found], pairs: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """The very figure, between the partners of the entry's neighbours: segments were cut otherwise."""
    taken, matched = set(pairs.values()), sorted(pairs)
    for i in _open(entries, pairs):
        entry, window = entries[i], _window(i, matched, pairs, len(found))
        for j, figure in enumerate(found):
            near = j in window or figure.paragraph == entry.paragraph is not None
            if near and j not in taken and _same_figure(entry, figure):
                taken.add(j)
                yield i, j
                break


def _changed(
    entries: Sequence[Entry], found: Sequence[Found], pairs: Mapping[int, int], upper_ends: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """A figure of the same place that would else be an extra one: of the same value, or of the same kind."""
    free, _ = _unmatched(entries, found, pairs)
    taken: set[int] = set()
    matched = sorted(pairs)
    for i in _open(entries, pairs):
        if i in upper_ends:
            continue
        entry, window = entries[i], _window(i, matched, pairs, len(found))
        here = [j for j in free if j in window and j not in taken and found[j].paragraph == entry.paragraph]
        of_value = [j for j in here if same_value(found[j].kind, entry.value, found[j].value)]
        of_kind = [j for j in here if found[j].kind is entry.kind]
        for j in (*of_value, *of_kind)[:1]:
            taken.add(j)
            yield i, j


def _window(i: int, matched: Sequence[int], pairs: Mapping[int, int], end: int) -> range:
    """Positions of figures between the partners of the nearest matched entries before and after entry `i`."""
    before, after = _neighbours(matched, i)
    return range(0 if before is None else pairs[before], end if after is None else pairs[after])


def _neighbours(matched: Sequence[int], i: int) -> tuple[int | None, int | None]:
    at = bisect_left(matched, i)
    return (matched[at - 1] if at else None), (matched[at] if at < len(matched) else None)


def _upper_ends(
    entries: Sequence[Entry], found: Sequence[Found], pairs: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Labels name both ends of a range as figures of their own; a run may state one figure with two."""
    ranges = [
        j
        for i, j in sorted(pairs.items())
        if found[j].value_high is not None and not entries[i].states("value_high")
    ]
    for i in _open(entries, pairs):
        for j in ranges:
            figure, entry = found[j], entries[i]
            same_place = figure.kind is entry.kind and figure.paragraph == entry.paragraph
            if same_place and same_value(figure.kind, entry.value, figure.value_high):
                ranges.remove(j)
                yield i, j
                break


def _unmatched(
    entries: Sequence[Entry], found: Sequence[Found], pairs: Mapping[int, int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    paragraphs = {entry.paragraph for entry in entries if entry.paragraph is not None}
    partly_reviewed = {entry.paragraph for entry in entries if entry.is_gap}
    partner = {j: i for i, j in pairs.items()}
    matched = sorted(partner)
    extra: list[int] = []
    unreviewed: list[int] = []
    for j, figure in enumerate(found):
        if j in partner:
            continue
        if figure.aside:
            unreviewed.append(j)
            continue
        if figure.paragraph in paragraphs - partly_reviewed:
            extra.append(j)
            continue
        before, after = _neighbours(matched, j)
        first = 0 if before is None else partner[before]
        last = len(entries) if after is None else partner[after]
        in_gap = any(entry.is_gap for entry in entries[min(first, last) : max(first, last)])
        (unreviewed if in_gap else extra).append(j)
    return tuple(extra), tuple(unreviewed)
