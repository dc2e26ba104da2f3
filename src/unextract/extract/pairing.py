"""Figures that take times in the order in which both are listed: 分别, respectively."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unextract.extract.brackets import opened
from unextract.extract.dating_words import DatingWords
from unextract.extract.quantities import Quantity
from unextract.extract.times import Bearing, Period, whole_year

_YEAR = re.compile(r"(?:1[7-9]|20)\d\d")
_PART_END = re.compile(r"[。；;！？.!?](?:(?<=[。；;！？])|(?= [A-Z“\"(]|$))")
# How far before a range of years the word stands that makes it one (between 2031 and 2032).
_LEAD = 8
Run = list[tuple[int, Period]]
"""Periods joined by 、 or 和, each with the place where it is named."""


class _Place(NamedTuple):
    """The part of a text from `left` to `right`, the word in it from `start` to `end`, its run of times."""

    left: int
    right: int
    start: int
    end: int
    run: Run

    def inside(self, quantities: Sequence[Quantity]) -> list[int]:
        """The positions of the quantities of the part."""
        return [p for p, q in enumerate(quantities) if self.left <= q.start and q.end <= self.right]


def paired(
    text: str, quantities: Sequence[Quantity], bearing: Sequence[Bearing], words: DatingWords
) -> dict[int, Period]:
    """The period of each figure (by position) that such a word pairs with one.

    2031 年和 2032 年分别为 3 人和 4 人; 3 and 4 people in 2031 and 2032, respectively. A
    figure in brackets has the period of the figure before it.
    """
    result: dict[int, Period] = {}
    if not any(word in text for word in words.ordering):
        return result
    for word in words.in_order.finditer(text):
        left = max((m.end() for m in _PART_END.finditer(text, 0, word.start())), default=0)
        ended = _PART_END.search(text, word.end())
        right = len(text) if ended is None else ended.start()
        inside = [b for b in bearing if left <= b.mention.start and b.mention.end <= right]
        run = min(_runs(text, inside, words), key=lambda run: abs(run[0][0] - word.start()), default=[])
        if len(run) < 2:
            continue
        place = _Place(left, right, word.start(), word.end(), run)
        choose = _figures_before if word[0] in words.behind else _figures_behind
        figures, chosen = choose(text, quantities, place)
        if len(chosen) < len(run):
            continue
        result |= {position: period for position, (_, period) in zip(chosen, run, strict=True)}
        for position in figures:
            if _bracketed(text, quantities[position], left) and position - 1 in result:
                result[position] = result[position - 1]
    return result


def _figures_behind(text: str, quantities: Sequence[Quantity], place: _Place) -> tuple[list[int], list[int]]:
    """The figures that the word speaks of, and those of them to pair: 分别 stands before its figures."""
    figures = [p for p in place.inside(quantities) if quantities[p].start >= place.end]
    plain = [p for p in figures if not _bracketed(text, quantities[p], place.left)]
    return figures, plain[: len(place.run)]


def _figures_before(text: str, quantities: Sequence[Quantity], place: _Place) -> tuple[list[int], list[int]]:
    """The same of "respectively", after the figures and their times, or between the two.

    23 and 4, respectively, for 2031 and 2032; in 2031 and 2032 there were 3 and 4, respectively.
    """
    first, last = place.run[0][0], place.run[-1][0]
    inside = place.inside(quantities)
    figures = [p for p in inside if quantities[p].end <= min(first, place.start)]
    if not figures:
        figures = [p for p in inside if last < quantities[p].start and quantities[p].end <= place.start]
    plain = [p for p in figures if not _bracketed(text, quantities[p], place.left)]
    return figures, plain[-len(place.run) :]


def _bracketed(text: str, quantity: Quantity, left: int) -> bool:
    return opened(text[left : quantity.start]) >= 0


def _runs(text: str, inside: Sequence[Bearing], known: DatingWords) -> Iterator[Run]:
    """The runs of times; a mention of several years is one by itself (2031 and 2032)."""
    run: Run = []
    end = -1
    for mention, period in inside:
        if run and not known.listed.fullmatch(text, end, mention.start):
            yield run
            run = []
        words = text[max(0, mention.start - _LEAD) : mention.end]
        if mention.groups.get("y2") and not mention.groups.get("m1") and not known.ranged.search(words):
            years = _YEAR.finditer(text, mention.start, mention.end)
            run = [*run, *((year.start(), whole_year(int(year[0]))) for year in years)]
        else:
            run = [*run, (mention.start, period)]
        end = mention.end
    if run:
        yield run
