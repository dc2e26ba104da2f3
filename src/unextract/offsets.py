"""From a place in a segment's text to the source, and back."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate


class Places:
    """Source offsets of the characters of a segment's text.

    Built from `Segment.slices`, which follow one another; `source(start, end)`
    is the span of the source that a span of the text stands in. Where something
    was left out between (a footnote, a running header), the source span contains it.
    """

    __slots__ = ("_begins", "_slices")

    def __init__(self, slices: Sequence[tuple[int, int]]) -> None:
        self._slices = slices
        self._begins = [0, *accumulate([end - start for start, end in slices])]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of text[start:end], which must not be empty."""
        at = bisect_right(self._begins, start) - 1
        moved = self._slices[at][0] - self._begins[at]
        return start + moved, (end + moved if end <= self._begins[at + 1] else self._source(end - 1) + 1)

    def text(self, source: int) -> int:
        """The place in the text of the first character at or after a source offset."""
        at = bisect_right(self._slices, source, key=_end)
        if at == len(self._slices):
            return self._begins[-1]
        return self._begins[at] + max(0, source - self._slices[at][0])

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The spans of the text that stand in source[start:end], in order; none where all is left out."""
        for at in range(bisect_right(self._slices, start, key=_end), len(self._slices)):
            left, right = max(start, self._slices[at][0]), min(end, self._slices[at][1])
            if left >= right:
                return
            place = self._begins[at] + left - self._slices[at][0]
            yield place, place + right - left

    def _source(self, place: int) -> int:
        at = bisect_right(self._begins, place) - 1
        return self._slices[at][0] + place - self._begins[at]


def _end(piece: tuple[int, int]) -> int:
    return piece[1]
