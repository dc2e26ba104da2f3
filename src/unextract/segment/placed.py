"""What the reader saw in the file: running lines of its pages, and its tables."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from unextract.records import Document
from unextract.segment.lines import Line


class Placed(NamedTuple):
    """Indices of lines."""

    running: frozenset[int]
    tables: dict[int, int]
    """First line of each table to the line behind its last."""
    spaced: bool
    """Blank lines are the white space of a page."""


def place(lines: Sequence[Line], document: Document) -> Placed:
    """The running lines and the tables of a document whose reader tells them; none of plain text."""
    starts = [line.start for line in lines]
    running = {
        max(0, bisect_right(starts, box.start) - 1) for box in document.layout if box.role == "furniture"
    }
    tables = {}
    for start, end, *_ in (*document.tables, *document.grids):
        # a table may open with an empty cell
        first, behind = bisect_left(starts, start), bisect_left(starts, end)
        if first < behind:
            tables[first] = behind
    return Placed(frozenset(running), tables, spaced=bool(document.layout))
