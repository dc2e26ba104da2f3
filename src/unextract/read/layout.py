"""Laid-out text: what every engine that opens pages hands over, and where each character stands.

Lengths are PDF points; positions count from the top left corner of the page as
it is shown. Text that does not run from left to right is described in the
frame of its own direction: x along the line, y down the lines.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple, Protocol

from unextract.records import Document, LineBox

# An estimated edge may be off by a letter: so much of a line's height is added there
_UNSURE = 0.5

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""


class Run(NamedTuple):
    """Text in one style on one baseline, without a wide gap in it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    spaced: bool
    """White space stands before it in the file."""
    direction: int
    """Where the text runs: 0 to the right, 90 upwards, 180 upside down, 270 downwards."""
    stops: tuple[tuple[int, float], ...]
    """(offset in `text`, x of that character's left edge), rising; linear in between."""

    def part(self, start: int, end: int) -> "Run":
        """The run of text[start:end]."""
        stops = self.stops
        first, last = bisect_left(stops, (start,)), bisect_left(stops, (end,))
        left, right = self._x(start, first), self._x(end, last)
        inner = [(offset - start, x) for offset, x in stops[first:last] if offset > start]
        text, _, top, _, bottom, baseline, size, bold, italic, spaced, direction, _ = self
        return Run(
            text[start:end],
            left,
            top,
            right,
            bottom,
            baseline,
            size,
            bold,
            italic,
            spaced,
            direction,
            ((0, left), *inner, (end - start, right)),
        )

    def _x(self, offset: int, at: int) -> float:
        """Where a character begins; `at` is the place of the first stop that is not before it."""
        if at == len(self.stops):
            return self.x1
        after, x1 = self.stops[at]
        if after == offset or at == 0:
            return x1
        before, x0 = self.stops[at - 1]
        return x0 + (offset - before) / (after - before) * (x1 - x0)


class Rule(NamedTuple):
    """A straight line drawn on the page, or a side of a drawn rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float


class Page(NamedTuple):
    """One page as its file draws it, `runs` in the order of drawing."""

    number: int
    """Counted from 1."""
    width: float
    height: float
    rotation: int
    """Degrees clockwise by which the page is turned for display; positions are after it."""
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    pictured: float
    """Share of the page covered by pictures, 0 to 1."""
    unmapped: int
    """Characters whose font does not say what they are."""
    recognized: bool = False
    """Its text was read from its picture."""
    panels: tuple[Box, ...] = ()
    """Filled rectangles, which text may stand on."""


class Engine(Protocol):
    """Opens the bytes of a PDF and yields its pages one at a time.

    `source` names the file in errors. Raises UnextractError (stage read) for a
    file that is encrypted, damaged or no PDF.
    """

    def __call__(self, data: bytes, source: str) -> Iterator[Page]: ...


def turned(box: Box, direction: int, width: float, height: float) -> Box:
    """A box in the frame of text of `direction` as a box on a page of that size, or the reverse.

    >>> turned((10, 20, 30, 25), 90, 600, 800)
    (20, 770, 25, 790)
    """
    x0, top, x1, bottom = box
    if direction == 90:
        return top, height - x1, bottom, height - x0
    if direction == 180:
        return width - x1, height - bottom, width - x0, height - top
    if direction == 270:
        return width - bottom, x0, width - top, x1
    return box


def framed(box: Box, direction: int, width: float, height: float) -> Box:
    """The inverse of `turned`: a box on the page in the frame of text of `direction`."""
    x0, top, x1, bottom = box
    if direction == 90:
        return height - bottom, x0, height - top, x1
    if direction == 180:
        return width - x1, height - bottom, width - x0, height - top
    if direction == 270:
        return top, width - x1, bottom, width - x0
    return box


def boxes(
    document: Document, start: int, end: int, number: tuple[int, int] | None = None
) -> tuple[int, Box] | None:
    """The page on which `document.text[start:end]` begins, and the box around its part on that page.

    With `number`, a span inside that one, it is the page of the number, and the
    box is around what stands on the same printed lines as the number. None
    where the document has no layout or no printed character stands there.
    """
    lines = _lines(document.layout, start, end)
    core = _lines(lines, *number) or lines if number else lines
    if not core:
        return None
    page = core[0].page
    here = [line for line in lines if line.page == page and (number is None or _in_line(line, core))]
    if len(here) == 1:
        return page, _part(here[0], start, end)
    x0, top, x1, bottom = zip(*(_part(line, start, end) for line in here), strict=True)
    return page, (min(x0), min(top), max(x1), max(bottom))


def page_of(document: Document, start: int, end: int) -> int | None:
    """The page on which `document.text[start:end]` begins; None where no printed character stands there."""
    lines = _lines(document.layout, start, end)
    return lines[0].page if lines else None


def _lines(layout: Sequence[LineBox], start: int, end: int) -> Sequence[LineBox]:
    """The stretches of lines with a character of the span."""
    # found as tuples, by their start: a function as key would cost three times as much
    first = bisect_right(layout, (start, inf)) - 1
    if first < 0 or layout[first].end <= start:
        first += 1
    return layout[first : bisect_left(layout, (end,), lo=first)]


def _in_line(line: LineBox, core: Sequence[LineBox]) -> bool:
    """A stretch is one of `core`, or stands beside one of them."""
    return any(
        line is other or (line.top < other.bottom and other.top < line.bottom)
        if line.upright
        else line.x0 < other.x1 and other.x0 < line.x1
        for other in core
        if other.page == line.page
    )


def _part(line: LineBox, start: int, end: int) -> Box:
    a, a_is_known = _edge(line, max(start, line.start) - line.start)
    b, b_is_known = _edge(line, min(end, line.end) - line.start)
    air = _UNSURE * (line.bottom - line.top if line.upright else line.x1 - line.x0)
    (low, low_is_known), (high, high_is_known) = sorted(((a, a_is_known), (b, b_is_known)))
    low -= 0.0 if low_is_known else air
    high += 0.0 if high_is_known else air
    if line.upright:
        return low, line.top, high, line.bottom
    return line.x0, low, line.x1, high


def _edge(line: LineBox, offset: int) -> tuple[float, bool]:
    """Where a character begins, and whether that is known and not estimated."""
    at = bisect_left(line.offsets, offset)
    if at == 0:
        return line.edges[0], True
    if at == len(line.offsets):
        return line.edges[-1], True
    before, after = line.offsets[at - 1], line.offsets[at]
    share = (offset - before) / (after - before)
    return line.edges[at - 1] + share * (line.edges[at] - line.edges[at - 1]), offset == after
