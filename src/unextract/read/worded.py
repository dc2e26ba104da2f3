"""Tables of words whose columns blanks keep apart: their cells begin one below another.

Three columns at least: two may be a text set in two columns, a list with its
numbers, a masthead. Of a table with two nothing is lost that running text
would not say.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unextract.read.contents import lists_contents
from unextract.read.pdf.lines import Chunk
from unextract.read.pdf.slots import Row, rows_of
from unextract.read.typed import COLUMN, TypedLine, TypedPage, set_page, stretches
from unextract.records import CellSpans, Grid

# Three words or phrases that blanks part; no dot leaders
_ROW = re.compile(r"\S\s{2,}\S.*?\S\s{2,}\S")
_LEADERS = re.compile(r"(?:\. ?){4}|…{2}")
_ABOVE, _BELOW = 10, 10
# So many columns make a table, so many rows with all that many cells
_COLUMNS, _ROWS = 3, 4
# So many lines begin a cell where a column begins; so many a column that may be empty
_STARTS = 4
# So many rows below one another are asked where their cells begin, and the fullest of so many
_AROUND, _FIRST = 30, 4
# Points between two lines of a table, at most
_FURTHEST = 42.0


class _Table(NamedTuple):
    """Lines of a table, each a row of chunks, and where its columns begin; the first begins anywhere."""

    lines: list[Row]
    starts: list[float]


def find_worded(lines: Sequence[TypedLine]) -> list[Grid]:
    """The tables of words among the lines of a text."""
    grids = []
    for stretch in stretches(lines, _ROW, _ABOVE, _BELOW):
        page = set_page(stretch)
        for table in _tables(rows_of(page.chunks())):
            numbers = [page.number(line[0]) for line in table.lines]
            rows = tuple(_cells(table, page))
            grids.append(Grid(*page.source(numbers[0], numbers[-1]), rows))
    return grids


def _tables(rows: Sequence[Row]) -> Iterator[_Table]:
    """Each table, with the columns of the fullest of its first rows: the next page may have shifted ones."""
    behind = 0
    for at in range(len(rows)):
        if at < behind or len(rows[at]) < _COLUMNS:
            continue
        starts = _starts(rows[at : at + _AROUND])
        first, end = at, at
        while end < len(rows) and (end == at or _near(rows, end)) and _fits(rows[end], starts):
            end += 1
        while first > behind and _near(rows, first) and _fits(rows[first - 1], starts):
            first -= 1
        if table := _table(list(rows[first:end])):
            yield table
            behind = end


def _near(rows: Sequence[Row], at: int) -> bool:
    """The row is not far below the one above it."""
    return rows[at][0].baseline - rows[at - 1][0].baseline <= _FURTHEST


def _starts(rows: Sequence[Row]) -> list[float]:
    """Where the cells of the fullest row begin, but for its first one, if those of other rows do too."""
    counted = _counted(rows)
    fullest = max(rows[:_FIRST], key=len)
    return [chunk.x0 for chunk in fullest[1:] if counted[chunk.x0] >= _STARTS]


def _counted(rows: Sequence[Row]) -> Counter[float]:
    return Counter(chunk.x0 for row in rows if len(row) >= _COLUMNS for chunk in row[1:])


def _fits(row: Row, starts: Sequence[float]) -> bool:
    """Every chunk but the first begins where a column does, and none reaches into the next column."""
    if _LEADERS.search(row[-1].text) or not starts:
        return False
    for at, chunk in enumerate(row):
        if chunk.x0 not in starts and (at or chunk.x0 >= starts[0]):
            return False
        following = next((x for x in starts if x > chunk.x0), None)
        if following is not None and chunk.x1 > following - COLUMN:
            return False
    return True


def _table(lines: list[Row]) -> _Table | None:
    """The table that lines are which fit one below another; None where they are none."""
    full = [line for line in lines if len(line) >= _COLUMNS]
    starts = sorted(x for x, count in _counted(full).items() if count >= _STARTS)
    while lines and len(lines[-1]) == 1 and lines[-1][0].x0 < min(starts, default=0.0):
        lines.pop()  # what follows is no row
    if len(full) < _ROWS or len(starts) + 1 < _COLUMNS or not all(_fits(line, starts) for line in lines):
        return None
    return None if lists_contents([line[-1].text for line in full]) else _Table(lines, starts)


def _cells(table: _Table, page: TypedPage) -> Iterator[tuple[CellSpans, ...]]:
    for row in _rows(table):
        cells: list[list[Chunk]] = [[] for _ in range(len(table.starts) + 1)]
        for chunk in row:
            cells[sum(start <= chunk.x0 for start in table.starts)].append(chunk)
        yield tuple(page.spans(cell) for cell in cells)


def _rows(table: _Table) -> Iterator[Row]:
    """The rows, with all lines of their cells: what begins in a later column, or stands alone, goes on."""
    held: Row = []
    baseline = 0.0
    for line in table.lines:
        opens = line[0].x0 < table.starts[0] and (len(line) > 1 or line[0].baseline - baseline > 13)
        if held and opens:
            yield held
            held = []
        held.extend(line)
        baseline = line[0].baseline
    if held:
        yield held
