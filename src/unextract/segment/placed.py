"""What the reader saw on the page: running lines and rows of tables, where a document has a layout."""

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


def place(lines: Sequence[Line], document: Document) -> Placed:
    """The running lines and the tables of a document; none where it has no layout."""
    starts = [line.start for line in lines]
    running: set[int] = set()
    tables: dict[int, int] = {}
    first = behind = -1
    for box in document.layout:
        if box.role not in ("furniture", "table"):
            continue
        at = bisect_right(starts, box.start) - 1
        if at < 0:
            at = bisect_left(starts, box.start)
        if box.role == "furniture":
            running.add(at)
        elif at in (behind - 1, behind) and not (at == behind and lines[at].blanks):
            behind = tables[first] = at + 1
        else:
            first, behind = at, at + 1
            tables[first] = behind
    return Placed(frozenset(running), tables)
