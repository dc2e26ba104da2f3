"""Tables of words without lines between their columns, which the lines over and under their heads show.

A writer draws the border of a row a piece a cell. Two such borders with the
same pieces, one below the other, hold a row between them, and their pieces are
the columns of what follows, down to text that keeps to no column.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from unextract.read.layout import Rule, Run
from unextract.read.pdf.aligned import wraps
from unextract.read.pdf.borders import NEAR, Border, alike, borders_of
from unextract.read.pdf.lines import Chunk, Line, chunk_of, line_of
from unextract.read.pdf.slots import Row, rows_of, words_of

# Ems of white space that part what stands in two columns
_APART = 0.5
# Points between two rows of one table, at most
_FURTHEST = 48.0
# Lines that name a group of rows
_OVER = 3
# Lines with text in several columns that make a table
_LEAST = 2
# Points that Word leaves between text and the edge of its cell
_MARGIN = 5.4
# A line that ends so announces the next one and does not go on to it
_ENDS = (":", "：")


class _Printed(NamedTuple):
    """A printed line: what stands in which column."""

    baseline: float
    parts: list[tuple[int, Chunk]]


def find_headed(
    chunks: Sequence[Chunk], rules: Sequence[Rule], regions: Iterator[int]
) -> Iterator[tuple[list[Chunk], list[Line]]]:
    """For each table the chunks it takes and its rows; `rules` are those of the page, level and upright."""
    borders = list(borders_of(rules))
    if not any(alike(above, below) for above, below in pairwise(borders)):
        return
    rows = rows_of(chunks)
    behind = 0.0
    for above, below in pairwise(borders):
        if above.top < behind or not alike(above, below) or _is_boxed(above, below, rules):
            continue
        first = next((at for at, row in enumerate(rows) if row[0].baseline > above.top), len(rows))
        lines = _lines_from(rows, first, above, borders)
        if sum(len(line.parts) > 1 for line in lines) < _LEAST:
            continue
        continued = list(_lines_to(rows[:first], above.cuts))
        if all(line is not None and _begins_alike(line, lines) for line in continued):
            lines = [*(line for line in continued if line is not None), *lines]
            first = 0
        taken = [chunk for row in rows[first : first + len(lines)] for chunk in row]
        behind = lines[-1].baseline
        region = next(regions)
        cells = _cells(lines, above, below)
        yield taken, [line_of(row, "\t", region, table=True) for row in cells]


def _lines_to(rows: Sequence[Row], cuts: Sequence[float]) -> Iterator[_Printed | None]:
    """The rows in their columns, up to the first that keeps to none."""
    for row in rows:
        line = _line(row, cuts)
        yield line
        if line is None:
            return


def _is_boxed(above: Border, below: Border, rules: Sequence[Rule]) -> bool:
    """An upright line stands between two columns: what it parts are cells or boxes of their own."""
    return any(
        rule.x1 - rule.x0 < rule.bottom - rule.top
        and rule.top < below.top - NEAR
        and rule.bottom > above.top + NEAR
        and any(abs(rule.x0 - cut) <= NEAR for cut in above.cuts)
        for rule in rules
    )


def _line(row: Row, cuts: Sequence[float]) -> _Printed | None:
    """The row in its columns; None where something keeps to none."""
    if row[0].x0 < cuts[0] - NEAR or row[-1].x1 > cuts[-1] + NEAR:
        return None
    found = []
    for chunk in row:
        for part in _cut(chunk, cuts[1:-1]):
            at = sum(part.x0 >= cut - NEAR for cut in cuts[1:-1])
            if part.x1 > cuts[at + 1] + NEAR:
                return None
            found.append((at, part))
    return _Printed(row[0].baseline, found)


def _cut(chunk: Chunk, cuts: Sequence[float]) -> Sequence[Chunk]:
    """The chunk, parted where white space stands at a cut."""
    if not any(chunk.x0 < cut < chunk.x1 for cut in cuts):
        return [chunk]
    groups: list[list[Run]] = []
    for word in words_of(chunk):
        last = groups[-1][-1] if groups else None
        if last is None or (
            word.x0 - last.x1 >= _APART * word.size
            and any(last.x1 - NEAR <= cut <= word.x0 + NEAR for cut in cuts)
        ):
            groups.append([])
        groups[-1].append(word)
    return [chunk_of(group, chunk.place) for group in groups]


def _lines_from(rows: Sequence[Row], first: int, head: Border, borders: Sequence[Border]) -> list[_Printed]:
    """The printed lines of the table that begins with row `first`.

    A few lines over several columns, one chunk each, name what follows if
    something follows that keeps to the columns, side by side. The last border
    with text under it ends the table.
    """
    last_border = max(border.top for border in borders if alike(border, head))
    lines: list[_Printed] = []
    sure = over = 0
    for row in rows[first:]:
        if lines:
            above, below = lines[-1].baseline, row[0].baseline
            ended = sure > 1 and above < last_border < below and _is_bottom(borders, head)
            if below - above > _FURTHEST or ended:
                break
        line = _line(row, head.cuts)
        if line is None:
            over += 1
            whole = row[0].x0 >= head.cuts[0] - NEAR and row[-1].x1 <= head.cuts[-1] + NEAR
            if len(row) > 1 or over > _OVER or not whole:
                break
            line = _Printed(row[0].baseline, [(0, row[0])])
        lines.append(line)
        if len(line.parts) > 1:
            over = 0
        if not over:
            sure = len(lines)
    return lines[:sure]


def _is_bottom(borders: Sequence[Border], head: Border) -> bool:
    """The last border is not the one under the heads."""
    return sum(alike(border, head) for border in borders) > _LEAST


def _begins_alike(line: _Printed, lines: Sequence[_Printed]) -> bool:
    """The line begins where the columns below begin: a table that goes on from the page before."""
    starts: dict[int, float] = {}
    for below in lines:
        for at, part in below.parts:
            starts[at] = min(part.x0, starts.get(at, part.x0))
    return all(at in starts and abs(part.x0 - starts[at]) <= NEAR for at, part in line.parts)


def _cells(lines: Sequence[_Printed], above: Border, below: Border) -> list[list[Row]]:
    """Printed lines as rows of cells: what had no room on the line above is of the cell there.

    Between the two borders one cell a column is one row, wherever it stands in it; lines in a type
    that the rows below do not have are heads, of one cell a column.
    """
    columns = len(above.cuts) - 1
    heads = [line for line in lines if above.top < line.baseline < below.top]
    alone = not _types(heads) & _types(lines[len(heads) :])
    rows: list[list[Row]] = []
    last: dict[int, Row] = {}
    for number, line in enumerate(lines):
        fresh: list[Row] | None = None
        for at, part in line.parts:
            cell = last.get(at)
            begun = fresh is not None and cell is fresh[at]
            room = above.cuts[at + 1] - _MARGIN
            heading = alone and number < len(heads)
            if cell and not begun and (heading or _goes_on(cell[-1], part, room)):
                cell.append(part)
                continue
            if fresh is None:
                fresh = [[] for _ in range(columns)]
                rows.append(fresh)
            fresh[at].append(part)
            last[at] = fresh[at]
        if heads and number + 1 == len(heads) and lines[0] is heads[0]:
            rows = _one_row(rows)
    return [row[: max(at for at, cell in enumerate(row, 1) if cell)] for row in rows]


def _goes_on(above: Chunk, part: Chunk, room: float) -> bool:
    return not above.text.endswith(_ENDS) and wraps(above, part, room)


def _types(lines: Sequence[_Printed]) -> set[tuple[float, bool, bool]]:
    """The sizes and styles in which the lines are set."""
    parts = (part for line in lines for _, part in line.parts)
    return {(round(part.size, 1), part.runs[0].bold, part.runs[0].italic) for part in parts}


def _one_row(rows: list[list[Row]]) -> list[list[Row]]:
    """The rows as one where no column has two cells; cells stay the same objects."""
    columns = list(zip(*rows, strict=True))
    if any(sum(bool(cell) for cell in column) > 1 for column in columns):
        return rows
    return [[next((cell for cell in column if cell), []) for column in columns]]
