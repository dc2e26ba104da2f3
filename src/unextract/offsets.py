"""From a place in a segment's text to the source, and back."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence


class Places:
    """Source offsets of every character of a segment's text.

    Built from `Segment.slices`; `source(start, end)` is the span of the source
    that a span of the text stands in. Where something was left out between
    (a footnote, a running header), the source span contains it.
    """

    __slots__ = ("_offsets",)

    def __init__(self, slices: Sequence[tuple[int, int]]) -> None:
        self._offsets = array("q")
        for start, end in slices:
            self._offsets.extend(range(start, end))

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of text[start:end], which must not be empty."""
        return self._offsets[start], self._offsets[end - 1] + 1

    def text(self, source: int) -> int:
        """The place in the text of the first character at or after a source offset."""
        return bisect_left(self._offsets, source)
