"""The sentence of a segment that states a figure.

A sentence ends at 。！？ wherever they stand, and at . ! ? where white space and
the beginning of another sentence follow; closing quotes and brackets belong to
it. A semicolon ends no sentence: the clauses of a UN paragraph share a verb.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

_END = re.compile(
    r"""
    [。！？.!?]  # which `re` can jump to
    (?: (?<=[。！？]) [。！？]* [”’」』）》\])"']*      # Chinese stop, with what closes after it
      | (?<=[.!?]) [.!?]* [”’)\]"']* (?= \s+ [“‘(\["']* [A-Z\u4e00-\u9fff] )
    )
    \s*
    """,
    re.VERBOSE,
)

# Words before a full stop that is not a sentence's end (UN Editorial Manual, "Abbreviations",
# and titles of persons); a single capital is an initial or an abbreviation's last letter.
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|para|paras|art|arts|vol|vols|chap|sect|sects|pp|p|ed|eds|Add|Corr|Rev|Supp|Suppl"
    r"|Mr|Mrs|Ms|Dr|Prof|St|Gen|Amb|vs|cf|etc|approx|e\.g|i\.e)|\b[A-Z])\.$"
)
_LONGEST_ABBREVIATION = 8


def boundaries(text: str) -> list[int]:
    """Where each sentence of `text` ends, the last one at its very end."""
    ends = [match.end() for match in _END.finditer(text) if not _is_abbreviation(text, match)]
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    return ends


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    stop = match.start() + 1
    return text[match.start()] == "." and bool(
        _ABBREVIATION.search(text, max(0, stop - _LONGEST_ABBREVIATION), stop)
    )


class Sentences:
    """The sentences of one segment, asked for by offsets of the source.

    `slices` are the stretches of the source that `text` is joined from. An
    offset between two slices (in a page break) counts as the beginning of the
    next one.
    """

    def __init__(self, text: str, slices: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._ends = boundaries(text)
        self._slice_starts = [start for start, _ in slices]
        self._slices = slices
        self._lengths = [0, *accumulate(end - start for start, end in slices)]

    def holding(self, source_start: int, source_end: int) -> str:
        """The sentence or sentences that the span `source_start:source_end` stands in."""
        start, end = self.span(source_start, source_end)
        return self._text[start:end].strip()

    def span(self, source_start: int, source_end: int) -> tuple[int, int]:
        """Where in the segment's text the sentence or sentences of a span of the source begin and end."""
        first = self.place(source_start)
        last = max(first, self.place(source_end - 1))
        begin = bisect_right(self._ends, first)
        until = bisect_right(self._ends, last)
        start = self._ends[begin - 1] if begin else 0
        return start, self._ends[min(until, len(self._ends) - 1)]

    def place(self, offset: int) -> int:
        """The character of the segment's text that stands at `offset` of the source."""
        index = max(0, bisect_right(self._slice_starts, offset) - 1)
        if not self._slices:
            return 0
        start, end = self._slices[index]
        if start <= offset < end:
            return self._lengths[index] + offset - start
        return min(self._lengths[index] + (0 if offset < start else end - start), max(0, len(self._text) - 1))
