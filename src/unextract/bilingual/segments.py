"""Which segments of two editions translate each other.

Official numbers first: a number that stands once on either side ties its
segments, as far as the ties keep the order of both texts. Between them William
A. Gale and Kenneth W. Church's dynamic programme ("A program for aligning
sentences in bilingual corpora", Computational Linguistics 19(1), 1993) finds
the cheapest sequence of beads, with numbers, names, official numbers and kinds
as evidence beside the lengths. What a list orders otherwise is then found by
its contents, and a fragment that the segmenter cut off goes to the neighbour
that it completes.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import reduce
from itertools import accumulate, pairwise
from typing import NamedTuple

from unextract.bilingual.assignment import assign
from unextract.bilingual.evidence import Evidence, Features
from unextract.bilingual.records import Method

# Gale and Church's probabilities of a bead; those of two segments for one are halved between the sides.
PRIORS = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (1, 2): 0.0445, (2, 1): 0.0445}
_COSTS = {shape: -math.log(prior) for shape, prior in PRIORS.items()}
# So many official numbers before and after one are asked whether it means the same in both editions.
AROUND = 4
# Between two ties the sequence may leave the diagonal by so many segments, and by as many as a walk of
# single insertions and deletions does.
BAND, BAND_STEPS = 40, 2.0
# Evidence that a pair against the order of the texts must have.
LEAST_CONTENTS = 3.0
# What a fragment must add to the evidence of the segment it completes.
LEAST_COMPLETION = 1.0

Indices = tuple[int, ...]


class Bead(NamedTuple):
    """Segments of the one side, by index, that translate those of the other; one side may be empty."""

    zh: Indices
    en: Indices
    method: Method


def align_segments(zh: Sequence[Features], en: Sequence[Features], evidence: Evidence) -> list[Bead]:
    """The beads of two sequences in reading order; every index is in exactly one bead."""
    candidates, mistaken = _ties(zh, en, evidence)
    zh = _without_labels(zh, {i for i, _ in mistaken})
    en = _without_labels(en, {j for _, j in mistaken})
    beads: list[Bead] = []
    from_zh = from_en = 0
    for tie in [*_longest_increasing(candidates), None]:
        to_zh, to_en = (len(zh), len(en)) if tie is None else tie
        between = _sequence(zh[from_zh:to_zh], en[from_en:to_en], evidence)
        beads.extend(_moved(bead, from_zh, from_en) for bead in between)
        if tie is not None:
            beads.append(Bead((to_zh,), (to_en,), "number"))
            from_zh, from_en = to_zh + 1, to_en + 1
    beads = [part for bead in beads for part in _without_strangers(bead, zh, en)]
    return _completed(_reordered(beads, zh, en, evidence), zh, en, evidence)


def joined(features: Sequence[Features], indices: Indices) -> Features:
    """The segments of `indices` as one."""
    return reduce(Features.followed_by, (features[index] for index in indices))


def _ties(
    zh: Sequence[Features], en: Sequence[Features], evidence: Evidence
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Segments of one official number that stands once on either side: true ties, and mistaken ones.

    An edition that lacks a paragraph counts on: from there every number stands
    for another paragraph. So a number is believed where it and the numbers
    around it have contents that speak for it.
    """
    places = _unique(en)
    pairs = sorted((index, places[key]) for key, index in _unique(zh).items() if key in places)
    weights = [evidence.plain(zh[i], en[j]) for i, j in pairs]
    sums = [0.0, *accumulate(weights)]
    true, mistaken = [], []
    for at, pair in enumerate(pairs):
        first, last = max(0, at - AROUND), min(len(pairs), at + AROUND + 1)
        if sums[last] - sums[first] < 0:
            mistaken.append(pair)
        elif evidence.weight(zh[pair[0]], en[pair[1]]) > 0:
            true.append(pair)
    return true, mistaken


def _without_labels(features: Sequence[Features], indices: Collection[int]) -> list[Features]:
    return [each._replace(label=None) if at in indices else each for at, each in enumerate(features)]


def _unique(features: Sequence[Features]) -> dict[tuple[str, str], int]:
    keys = [(each.sort, each.label) for each in features]
    count = Counter(keys)
    return {
        (sort, label): index
        for index, (sort, label) in enumerate(keys)
        if label is not None and count[sort, label] == 1
    }


def _longest_increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of `pairs` (sorted by the first member) in which the second member rises, too."""
    lasts: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(lasts, second)
        before.append(at[length - 1] if length else -1)
        lasts[length:] = [second, *lasts[length + 1 :]]
        at[length:] = [index, *at[length + 1 :]]
    index = at[-1] if at else -1
    found = []
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _sequence(zh: Sequence[Features], en: Sequence[Features], evidence: Evidence) -> list[Bead]:
    """The cheapest sequence of beads, near the diagonal."""
    if not zh or not en:
        return [
            *(Bead((index,), (), "sequence") for index in range(len(zh))),
            *(Bead((), (index,), "sequence") for index in range(len(en))),
        ]
    weights = _Weights(zh, en, evidence)
    slope = len(en) / len(zh)
    longer, difference = max(len(zh), len(en)), abs(len(zh) - len(en))
    reach = BAND + int(BAND_STEPS * math.sqrt(longer)) + difference // 2 + int(slope)
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came_by: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(zh) + 1):
        middle = int(i * slope)
        for j in range(max(0, middle - reach), min(len(en), middle + reach) + 1):
            cost = best.get((i, j))
            if cost is None:
                continue
            for (rows, columns), prior in _COSTS.items():
                if i + rows > len(zh) or j + columns > len(en):
                    continue
                total = cost + prior - weights.of(i, rows, j, columns)
                there = (i + rows, j + columns)
                if total < best.get(there, math.inf):
                    best[there], came_by[there] = total, (rows, columns)
    return _trace(came_by, len(zh), len(en))


def _trace(came_by: dict[tuple[int, int], tuple[int, int]], i: int, j: int) -> list[Bead]:
    found = []
    while (i, j) != (0, 0):
        rows, columns = came_by[i, j]
        i, j = i - rows, j - columns
        found.append(Bead(tuple(range(i, i + rows)), tuple(range(j, j + columns)), "sequence"))
    return found[::-1]


class _Weights:
    """The evidence for beads, with neighbours joined once."""

    def __init__(self, zh: Sequence[Features], en: Sequence[Features], evidence: Evidence) -> None:
        self._evidence = evidence
        self._zh = {1: list(zh), 2: [a.followed_by(b) for a, b in pairwise(zh)]}
        self._en = {1: list(en), 2: [a.followed_by(b) for a, b in pairwise(en)]}

    def of(self, i: int, rows: int, j: int, columns: int) -> float:
        if not rows or not columns:
            return 0.0
        return self._evidence.weight(self._zh[rows][i], self._en[columns][j])


def _moved(bead: Bead, zh: int, en: int) -> Bead:
    return Bead(tuple(i + zh for i in bead.zh), tuple(j + en for j in bead.en), bead.method)


def _without_strangers(bead: Bead, zh: Sequence[Features], en: Sequence[Features]) -> Iterator[Bead]:
    """A merged bead, without segments whose numbers and names are all missing on the other side."""
    if len(bead.zh) + len(bead.en) <= 2 or not bead.zh or not bead.en:
        yield bead
        return
    there_zh, there_en = joined(zh, bead.zh).tokens, joined(en, bead.en).tokens
    strange_zh = [i for i in bead.zh if zh[i].tokens and zh[i].tokens.isdisjoint(there_en)]
    strange_en = [j for j in bead.en if en[j].tokens and en[j].tokens.isdisjoint(there_zh)]
    if len(strange_zh) == len(bead.zh) or len(strange_en) == len(bead.en):
        yield bead
        return
    kept_zh = tuple(i for i in bead.zh if i not in strange_zh)
    kept_en = tuple(j for j in bead.en if j not in strange_en)
    yield Bead(kept_zh, kept_en, bead.method)
    yield from (Bead((i,), (), bead.method) for i in strange_zh)
    yield from (Bead((), (j,), bead.method) for j in strange_en)


def _reordered(
    beads: list[Bead], zh: Sequence[Features], en: Sequence[Features], evidence: Evidence
) -> list[Bead]:
    """The beads, with single segments paired by their contents where the order of the texts differs.

    A pair whose contents speak against it is loosened first, and tied again
    where nothing better is found for either.
    """
    doubtful = {
        bead
        for bead in beads
        if bead.method == "sequence" and bead.zh and bead.en and _contents(bead, zh, en, evidence) < 0
    }
    rows = sorted(i for bead in beads if bead in doubtful or not bead.en for i in bead.zh)
    columns = sorted(j for bead in beads if bead in doubtful or not bead.zh for j in bead.en)
    gains = {
        (i, j): gain
        for i, j in _sharing(rows, columns, zh, en)
        if evidence.contents(zh[i], en[j]) >= LEAST_CONTENTS
        and (gain := evidence.moved(zh[i], en[j])) >= LEAST_CONTENTS
    }
    found = assign(gains)
    found += assign(dict(_left_over(found, rows, columns, zh, en, evidence)))
    used_zh, used_en = {i for i, _ in found}, {j for _, j in found}
    kept: list[Bead] = []
    for bead in beads:
        if used_zh.isdisjoint(bead.zh) and used_en.isdisjoint(bead.en):
            kept.append(bead)
            continue
        kept.extend(Bead((i,), (), "sequence") for i in bead.zh if i not in used_zh)
        kept.extend(Bead((), (j,), "sequence") for j in bead.en if j not in used_en)
    return _ordered([*kept, *(Bead((i,), (j,), "content") for i, j in found)])


def _left_over(
    found: Sequence[tuple[int, int]],
    rows: Sequence[int],
    columns: Sequence[int],
    zh: Sequence[Features],
    en: Sequence[Features],
    evidence: Evidence,
) -> Iterator[tuple[tuple[int, int], float]]:
    """What list items left alone have in common: in a list of another order little is enough."""
    used_zh, used_en = {i for i, _ in found}, {j for _, j in found}
    for i, j in _sharing(
        [i for i in rows if i not in used_zh and zh[i].lettered],
        [j for j in columns if j not in used_en and en[j].lettered],
        zh,
        en,
    ):
        if evidence.contents(zh[i], en[j]) > 0 and (gain := evidence.moved(zh[i], en[j])) > 0:
            yield (i, j), gain


def _contents(bead: Bead, zh: Sequence[Features], en: Sequence[Features], evidence: Evidence) -> float:
    return evidence.contents(joined(zh, bead.zh), joined(en, bead.en))


def _sharing(
    rows: Sequence[int], columns: Sequence[int], zh: Sequence[Features], en: Sequence[Features]
) -> Iterator[tuple[int, int]]:
    """The pairs of `rows` and `columns` that have a number or a name in common."""
    holding = defaultdict(list)
    for j in columns:
        for token in en[j].tokens:
            holding[token].append(j)
    for i in rows:
        for j in sorted({j for token in zh[i].tokens for j in holding.get(token, ())}):
            yield i, j


def _completed(
    beads: list[Bead], zh: Sequence[Features], en: Sequence[Features], evidence: Evidence
) -> list[Bead]:
    """The beads, with what has no counterpart joined to the neighbour that it completes most."""
    beads = _ordered(beads)
    gained: dict[tuple[Bead, Bead], float] = {}

    def gain(bead: Bead, single: Bead) -> float:
        longer = _extended(bead, single)
        if longer is None:
            return -math.inf
        if (bead, single) not in gained:
            gained[bead, single] = _weight(longer, zh, en, evidence) - _weight(bead, zh, en, evidence)
        return gained[bead, single]

    while True:
        joins = [
            (gain(beads[at], beads[single]), at, single)
            for single, at in _neighbours(beads)
            if gain(beads[at], beads[single]) >= LEAST_COMPLETION
        ]
        if not joins:
            return beads
        _, at, single = max(joins, key=lambda join: (join[0], -join[1], -join[2]))
        longer = _extended(beads[at], beads[single])
        assert longer is not None
        beads[at] = longer
        del beads[single]


def _neighbours(beads: Sequence[Bead]) -> Iterator[tuple[int, int]]:
    """Each bead with an empty side, and the next full one before and after it, by their places."""
    full = [place for place, bead in enumerate(beads) if bead.zh and bead.en]
    for single, bead in enumerate(beads):
        if bead.zh and bead.en:
            continue
        after = bisect_left(full, single)
        yield from ((single, place) for place in full[max(0, after - 1) : after + 1])


def _extended(bead: Bead, single: Bead) -> Bead | None:
    """`bead` with the segments of `single` that stand right beside its own; None where they do not."""
    zh, en = tuple(sorted(bead.zh + single.zh)), tuple(sorted(bead.en + single.en))
    return Bead(zh, en, bead.method) if zh[-1] - zh[0] < len(zh) and en[-1] - en[0] < len(en) else None


def _weight(bead: Bead, zh: Sequence[Features], en: Sequence[Features], evidence: Evidence) -> float:
    return evidence.weight(joined(zh, bead.zh), joined(en, bead.en))


def _ordered(beads: Sequence[Bead]) -> list[Bead]:
    """In the order of the Chinese text; what stands in the English alone after its neighbour there."""
    place = {j: bead.zh[0] for bead in beads if bead.zh for j in bead.en}
    last = -1
    for j in sorted(j for bead in beads for j in bead.en):
        last = place.setdefault(j, last)
    return sorted(beads, key=lambda bead: (bead.zh[0], 0) if bead.zh else (place[bead.en[0]], 1 + bead.en[0]))
