"""The text that a table is read from: a line a row, tabs between its cells, whatever the source has there."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from unextract.numbers import normalise
from unextract.offsets import Places
from unextract.records import CellSpans, Document, Grid, Segment
from unextract.tables.lines import Piece, lines, with_tabs
from unextract.tables.model import Cell, Span, Table

_TAB = "\t"
# More than the one blank that parts the groups of a number
_BETWEEN_LINES = "  "
# A bar in a cell would part it
_OTHER_BAR = "¦"


class _Stretch(NamedTuple):
    """Characters of the sheet that stand one after another in the segment's text."""

    start: int
    end: int
    there: int
    """Where in the segment's text the first one stands."""


class Sheet(NamedTuple):
    """The lines `pieces` of `text`; `stretches` say where its characters stand in the segment's text."""

    text: str
    pieces: list[Piece]
    stretches: Sequence[_Stretch]
    """Empty where `text` is the segment's own."""

    def in_segment(self, table: Table) -> Table:
        """The table with places in `Segment.text`."""
        if not self.stretches:
            return table
        labels = [replace(number, span=self._span(number.span)) for number in table.labels]
        return replace(
            table,
            cells=tuple(self._cell(cell) for cell in table.cells),
            labels=tuple(sorted(labels, key=lambda number: number.span)),
            notes=tuple(map(self._span, table.notes)),
        )

    def _cell(self, cell: Cell) -> Cell:
        quantity = cell.quantity
        if quantity is not None:
            quantity = replace(quantity, numeral=self._span(quantity.numeral))
        return replace(cell, span=self._span(cell.span), quantity=quantity)

    def _span(self, span: Span) -> Span:
        """The same characters; of a cell of several lines those before the text of another cell begins."""
        start, end = span
        at = bisect_right(self.stretches, start, key=_start) - 1
        first = last = self.stretches[at]
        for stretch in self.stretches[at + 1 :]:
            if stretch.start >= end or not 0 <= stretch.there - (last.there + last.end - last.start) <= 1:
                break
            last = stretch
        return start - first.start + first.there, min(end, last.end) - last.start + last.there


def sheet_of(document: Document, segment: Segment) -> Sheet:
    """The sheet of a table: of the document's grids in it where there are some, else of its lines."""
    own = lines(segment, document.text)
    first = bisect_right(document.grids, segment.source_start, key=_end)
    behind = bisect_left(document.grids, segment.source_end, key=_start)
    if first == behind:
        return Sheet(normalise(with_tabs(segment, document.text)), own, ())
    return _Writer(segment).write(own, document.grids[first:behind])


def _end(grid: Grid) -> int:
    return grid.end


def _start(spanned: _Stretch | Grid) -> int:
    return spanned.start


class _Writer:
    """Writes the sheet of a segment row by row."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._places = Places(segment.slices)
        self._parts: list[str] = []
        self._at = 0
        self._pieces: list[Piece] = []
        self._stretches: list[_Stretch] = []

    def write(self, own: Sequence[Piece], grids: Sequence[Grid]) -> Sheet:
        """The rows of `grids`, and before and between them the lines of the segment that are in none."""
        waiting = list(reversed(grids))
        behind = -1
        for piece in own:
            source = self._places.source(piece.start, piece.end)[0]
            while waiting and waiting[-1].start <= source:
                grid = waiting.pop()
                behind = grid.end
                for row in grid.rows:
                    self._row([list(self._lines_of(cell)) for cell in row])
            if source >= behind:
                self._row([[[(piece.start, piece.end)]]], piece.newlines)
        return Sheet(normalise("".join(self._parts)), self._pieces, self._stretches)

    def _lines_of(self, cell: CellSpans) -> Iterator[list[Span]]:
        """Each line of a cell as stretches of the segment's text: marks and markup are cut out of it."""
        for start, end in cell:
            if found := [*self._places.stretches(start, end)]:
                yield found

    def _row(self, cells: Sequence[Sequence[Sequence[Span]]], newlines: int = 1) -> None:
        """A line with the cells, its piece without the tabs at both ends."""
        filled = [at for at, cell in enumerate(cells) if cell]
        if not filled:
            return
        start = self._at
        for at in range(filled[0], filled[-1] + 1):
            if at > filled[0]:
                self._put(_TAB)
            self._cell(cells[at])
        self._pieces.append(Piece(start, self._at, newlines, True, filled[0]))
        self._put("\n")

    def _cell(self, lines: Sequence[Sequence[Span]]) -> None:
        for nth, line in enumerate(lines):
            if nth:
                self._put(_BETWEEN_LINES)
            for start, end in line:
                words = self._segment.text[start:end].replace("|", _OTHER_BAR)
                self._stretches.append(_Stretch(self._at, self._at + end - start, start))
                self._put(words)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)
