"""Figures that take times in the order in which both are listed: 分别, respectively."""

import re
from collections.abc import Iterator, Sequence

from unextract.extract.brackets import opened
from unextract.extract.quantities import Quantity
from unextract.extract.times import Bearing, Period, whole_year

_PAIRING = re.compile(r"分别|\brespectively\b")
_LISTED = re.compile(r" ?(?:、|，|,|和|及|与|以及|,? and) ?(?:in |by |for |at |on )?(?:the )?")
_RANGED = re.compile(r"至|到|-|–|—|~|～|/|\bto\b|through|until|[Bb]etween")
_YEAR = re.compile(r"(?:1[7-9]|20)\d\d")
_PART_END = re.compile(r"[。；;！？]|[.!?](?= [A-Z“\"(]|$)")
# How far before a range of years the word stands that makes it one (between 2031 and 2032).
_LEAD = 8
Run = list[tuple[int, Period]]
"""Periods joined by 、 or 和, each with the place where it is named."""


def paired(text: str, quantities: Sequence[Quantity], bearing: Sequence[Bearing]) -> dict[int, Period]:
    """The period of each figure (by position) that such a word pairs with one.

    2031 年和 2032 年分别为 3 人和 4 人; 3 and 4 people in 2031 and 2032, respectively. A
    figure in brackets has the period of the figure before it.
    """
    result: dict[int, Period] = {}
    for word in _PAIRING.finditer(text):
        left = max((m.end() for m in _PART_END.finditer(text, 0, word.start())), default=0)
        ended = _PART_END.search(text, word.end())
        right = len(text) if ended is None else ended.start()
        inside = [b for b in bearing if left <= b.mention.start and b.mention.end <= right]
        run = min(_runs(text, inside), key=lambda run: abs(run[0][0] - word.start()), default=[])
        if len(run) < 2:
            continue
        figures, chosen = _figures(text, quantities, word, run, left, right)
        if len(chosen) < len(run):
            continue
        result |= {position: period for position, (_, period) in zip(chosen, run, strict=True)}
        for position in figures:
            if _bracketed(text, quantities[position], left) and position - 1 in result:
                result[position] = result[position - 1]
    return result


def _figures(
    text: str, quantities: Sequence[Quantity], word: re.Match[str], run: Run, left: int, right: int
) -> tuple[list[int], list[int]]:
    """The figures of the part from `left` to `right` that the word speaks of, and those of them to pair.

    分别 stands before its figures; "respectively" after them and their times,
    or between the two (23 and 4, respectively, for 2031 and 2032).
    """
    first, last = run[0][0], run[-1][0]
    inside = [p for p, q in enumerate(quantities) if left <= q.start and q.end <= right]
    if word[0] != "respectively":
        figures = [p for p in inside if quantities[p].start >= word.end()]
        plain = [p for p in figures if not _bracketed(text, quantities[p], left)]
        return figures, plain[: len(run)]
    figures = [p for p in inside if quantities[p].end <= min(first, word.start())]
    if not figures:  # in 2031 and 2032 there were 3 and 4, respectively
        figures = [p for p in inside if last < quantities[p].start and quantities[p].end <= word.start()]
    plain = [p for p in figures if not _bracketed(text, quantities[p], left)]
    return figures, plain[-len(run) :]


def _bracketed(text: str, quantity: Quantity, left: int) -> bool:
    return opened(text[left : quantity.start]) >= 0


def _runs(text: str, inside: Sequence[Bearing]) -> Iterator[Run]:
    """The runs of times; a mention of several years is one by itself (2031 and 2032)."""
    run: Run = []
    end = -1
    for mention, period in inside:
        if run and not _LISTED.fullmatch(text, end, mention.start):
            yield run
            run = []
        words = text[max(0, mention.start - _LEAD) : mention.end]
        if mention.groups.get("y2") and not mention.groups.get("m1") and not _RANGED.search(words):
            years = _YEAR.finditer(text, mention.start, mention.end)
            run = [*run, *((year.start(), whole_year(int(year[0]))) for year in years)]
        else:
            run = [*run, (mention.start, period)]
        end = mention.end
    if run:
        yield run
