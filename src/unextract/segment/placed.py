"""What the reader saw in the file: running lines of its pages, and its tables."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unextract.records import Document
from unextract.segment.lines import Line


class SetTable(NamedTuple):
    """A table that the file sets as one: the index of the line behind its last, and its columns."""

    behind: int
    columns: int


class Placed(NamedTuple):
    """Indices of lines."""

    running: frozenset[int]
    tables: dict[int, SetTable]
    """By the index of its first line."""
    spaced: bool
    """Blank lines are the white space of a page."""


def place(lines: Sequence[Line], document: Document) -> Placed:
    """The running lines and the tables of a document whose reader tells them; none of plain text."""
    starts = [line.start for line in lines]
    running = {
        max(0, bisect_right(starts, box.start) - 1) for box in document.layout if box.role == "furniture"
    }
    tables = {}
    for start, end, columns in [*_tabbed(document), *_gridded(document)]:
        # a table may open with an empty cell
        first, behind = bisect_left(starts, start), bisect_left(starts, end)
        if first < behind:
            tables[first] = SetTable(behind, columns)
    return Placed(frozenset(running), tables, spaced=bool(document.layout))


def _tabbed(document: Document) -> Iterator[tuple[int, int, int]]:
    for start, end in document.tables:
        yield start, end, 1 + max(line.count("\t") for line in document.text[start:end].split("\n"))


def _gridded(document: Document) -> Iterator[tuple[int, int, int]]:
    for grid in document.grids:
        yield grid.start, grid.end, max(map(len, grid.rows))
