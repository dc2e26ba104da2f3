"""Tables without lines between their columns: numbers that stand below one another, and what names them.

The numbers of a table make its columns. Rows of text between them are labels
and groups; words over two columns or more, or right above the first row, are
heads, up to the line that is drawn over the table.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from typing import NamedTuple

from unextract.read.layout import Rule, Run
from unextract.read.pdf.lines import Chunk, Line, line_of
from unextract.read.pdf.runs import WIDE
from unextract.read.pdf.slots import NUMBER, Column, Row, Slots, heads_of, rows_of

_YEAR = re.compile(r"(?:19|20)\d\d")
_LEADERS = re.compile(r"(?:\. ?){4}|…{2}")
NUMBERED = re.compile(r"[A-Z]{1,4}\.|\d{1,2}[.)]|[(（]\w{1,3}[)）]|[•–—▪-]\s")
_NUMBER_ALONE = re.compile(r"[A-Z]{1,4}\.|(?:\d{1,2}[.)])+\d{0,2}|[(（]\w{1,3}[)）]|[•–—▪-]")
_BRACKET = re.compile(r"[(（].*[)）]")
# So many rows with so many numbers each make columns; one row may be anything
_ANCHORS, _NUMBERS = 2, 2
# Of the rows with numbers so many have a name
_NAMED = 0.5
# Numbers of one column overlap, or miss each other by so many points
_NEAR = 1.5
# Points between two rows of one table, at most
_FURTHEST = 48.0
# Lines of one cell are no further apart than this, in ems
_WRAPPED = 1.36
# Heads stand no further above one another, or above the rows, in ems
_HEAD_GAP = 3.2
_MOST_HEAD_LINES = 9
# A head between two lines drawn over a table, and one below both
_MOST_LINES = 3
# Names of groups between the heads and the first row of numbers
_GROUPS = 3
# Numbers stand beside a label that is no more than so many ems above or below
_BESIDE = 0.7
# A line drawn over a table is at least so wide, as a share of the table
_OVER = 0.9


class Aligned(NamedTuple):
    """A table: the chunks it takes, and its rows as cells, from which lines with tabs are made."""

    chunks: list[Chunk]
    numbers: list[Chunk]
    cells: list[list[Row]]
    region: int

    @property
    def lines(self) -> list[Line]:
        return [line_of(row[: _filled(row)], "\t", self.region, table=True) for row in self.cells]


def find_aligned(
    chunks: Sequence[Chunk], rules: Sequence[Rule], regions: Iterator[int] | None = None
) -> list[Aligned]:
    """The tables among the chunks of a page, `rules` its level lines, from the top."""
    regions = regions or count(1)
    if sum(_is_number(chunk) for chunk in chunks) < _ANCHORS * _NUMBERS:
        return []
    rows = rows_of(chunks)
    found = []
    behind = 0
    for first, last in _stretches(rows):
        table = _table(rows, behind, first, last, rules, next(regions))
        if table is not None:
            found.append(table)
            behind = last + 1
    return found


def _is_number(chunk: Chunk) -> bool:
    # most chunks are words, which their first letter tells
    return not chunk.runs[0].text[:1].isalpha() and NUMBER.fullmatch(chunk.text) is not None


def _numbers(row: Row) -> list[Chunk]:
    return [chunk for chunk in row if _is_number(chunk)]


def _is_anchor(row: Row) -> bool:
    """A row with numbers that are not all years, and no entry of a table of contents."""
    if len(row) < _NUMBERS:
        return False
    numbers = _numbers(row)
    if len(numbers) < _NUMBERS or any(_LEADERS.search(chunk.text) for chunk in row):
        return False
    return not all(_YEAR.fullmatch(chunk.text) for chunk in numbers)


def _stretches(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """First and last row of each run of rows whose numbers keep to the same columns."""
    columns: list[Column] = []
    first = last = -1
    anchors = 0
    for at, row in enumerate(rows):
        if not _is_anchor(row):
            continue
        wider = _widened(columns, _numbers(row)) if anchors else None
        if wider is None or not _reads_on(rows[last : at + 1], columns):
            if anchors >= _ANCHORS:
                yield first, last
            first, anchors, wider = at, 0, _widened([], _numbers(row))
        if wider is None:  # its numbers stand over one another
            continue
        columns, last, anchors = wider, at, anchors + 1
    if anchors >= _ANCHORS:
        yield first, last


def _widened(columns: Sequence[Column], numbers: Sequence[Chunk]) -> list[Column] | None:
    """The columns with the numbers of one more row in them; None where a number stands in two columns."""
    spans = sorted([*columns, *(Column(chunk.x0, chunk.x1) for chunk in numbers)])
    merged: list[Column] = []
    for span in spans:
        if merged and span.x0 <= merged[-1].x1 + _NEAR:
            merged[-1] = Column(merged[-1].x0, max(merged[-1].x1, span.x1))
        else:
            merged.append(span)
    kept = sum(any(a.x0 < b.x1 and b.x0 < a.x1 for b in columns) for a in merged)
    return merged if len(merged) >= max(len(columns), len(numbers)) and (not columns or kept >= 1) else None


def _reads_on(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Nothing between the first and the last of the rows ends a table: no text across it, no new heads."""
    edge = columns[0].x0
    for above, below in pairwise(rows):
        if min(chunk.high for chunk in below) - max(chunk.low for chunk in above) > _FURTHEST:
            return False
    for row in rows[1:-1]:
        words = [chunk for chunk in row if chunk.x1 > edge and not _is_number(chunk)]
        if len(words) > 1 or any(chunk.x0 < edge and chunk.x1 > columns[-1].x0 for chunk in words):
            return False
    return True


def _table(
    rows: Sequence[Row], behind: int, first: int, last: int, rules: Sequence[Rule], region: int
) -> Aligned | None:
    """The table whose numbers are in rows `first` to `last`; its heads stand above, behind row `behind`."""
    body = rows[first : last + 1]
    valued = [at for at in range(first, last + 1) if _is_anchor(rows[at])]
    anchors = [rows[at] for at in valued]
    columns = _columns(anchors)
    if columns is None or len(columns) < _NUMBERS:
        return None
    edge = _edge(body, anchors, columns)
    named = sum(_is_named(rows, at, edge) for at in valued)
    alone = sum(len(row) == 1 and row[0].x1 <= edge and _is_number(row[0]) for row in body)
    if named < _NAMED * len(anchors) or alone >= _NAMED * len(anchors):
        return None
    top = _head_from(rows, behind, first, columns, edge, rules)
    heading = max((at + 1 for at in range(top, first) if _is_over(rows[at], edge)), default=top)
    foot = _label_to(rows, last, edge, rules)
    slots = Slots(columns, edge)
    cells = [*heads_of(rows[top:heading], slots, rules), *_body(rows[heading:foot], slots)]
    cells = _labels_parted(cells, [row for row in (slots.cells(row)[0] for row in rows[heading:foot]) if row])
    taken = [chunk for row in rows[top:foot] for chunk in row]
    numbers = [chunk for row in anchors for chunk in _numbers(row)]
    # a damaged file may draw blanks alone
    return Aligned(taken, numbers, [row for row in cells if any(row)], region)


def _is_named(rows: Sequence[Row], at: int, edge: float) -> bool:
    """A name stands before the numbers, or they stand between its lines."""
    row = rows[at]
    if row[0].x0 < edge:
        return not _is_number(row[0])
    beside = [other for other in rows[max(0, at - 1) : at + 2] if other is not row]
    return any(
        abs(other[0].baseline - row[0].baseline) <= _BESIDE * row[0].size and other[-1].x1 <= edge
        for other in beside
    )


def _labels_parted(cells: list[list[Row]], labels: Sequence[Row]) -> list[list[Row]]:
    """The cells, their labels in two columns where most lines have some of the second and few of them both.

    `labels` are those of the body, line by line. A number before a name is no column.
    """
    pairs = [row for row in labels if len(row) > 1 and not _NUMBER_ALONE.fullmatch(row[0].text)]
    starts = sorted(row[1].x0 for row in pairs)
    if len(pairs) < _ANCHORS or starts[-1] - starts[0] > _NEAR:
        return cells
    cut = starts[0] - _NEAR
    second = sum(row[-1].x0 >= cut for row in labels)
    if second < _NAMED * len(labels) or any(c.x0 < cut < c.x1 for row in cells for c in row[0]):
        return cells
    return [
        [[c for c in first if c.x0 < cut], [c for c in first if c.x0 >= cut], *rest] for first, *rest in cells
    ]


def _filled(cells: Sequence[Sequence[Chunk]]) -> int:
    return max(at for at, cell in enumerate(cells, 1) if cell)


def _columns(anchors: Sequence[Row]) -> list[Column] | None:
    columns: list[Column] | None = []
    for row in anchors:
        if columns is not None:
            columns = _widened(columns, _numbers(row))
    return columns


def _edge(rows: Sequence[Row], anchors: Sequence[Row], columns: Sequence[Column]) -> float:
    """Between the labels and the first column of numbers; what stands between numbers may reach further."""
    first = columns[0].x0
    beside = [row for row in anchors if row[0].x1 <= first]
    held = beside if len(beside) >= _NAMED * len(anchors) else rows
    labels = [chunk.x1 for row in held for chunk in row if chunk.x1 <= first]
    return (max(labels) + first) / 2 if labels else first - _NEAR


def _is_over(row: Row, edge: float) -> bool:
    """Words stand over the columns of numbers."""
    return any((chunk.x0 + chunk.x1) / 2 > edge for chunk in row)


def _head_from(
    rows: Sequence[Row],
    behind: int,
    first: int,
    columns: Sequence[Column],
    edge: float,
    rules: Sequence[Rule],
) -> int:
    """The first row of the heads: below a line drawn over the table, else the rows of heads that are near."""
    left, right = min(chunk.x0 for chunk in rows[first]), columns[-1].x1
    drawn = [
        rule.top
        for rule in rules
        if rule.top < rows[first][0].baseline
        and min(rule.x1, right) - max(rule.x0, left) >= _OVER * (right - left)
    ]
    for line in sorted(drawn, reverse=True)[:_MOST_LINES]:
        top = next(at for at in range(behind, first + 1) if rows[at][0].baseline > line)
        if not _may_be_heads(rows[top : first + 1], columns, edge):
            break
        if any(_is_over(row, edge) for row in rows[top:first]):
            return top
    top = first
    for at in range(first - 1, behind - 1, -1):
        if not _may_be_heads(rows[at : first + 1], columns, edge) or _is_note(rows[at], rows[at + 1]):
            break
        if _is_over(rows[at], edge):
            top = at
        elif top - at > _GROUPS:
            break
    return top


def _is_note(row: Row, below: Row) -> bool:
    """A bracket alone on its line, set off from the heads below: the unit of the whole table."""
    apart = below[0].baseline - row[0].baseline > _WRAPPED * row[0].size
    return apart and len(row) == 1 and _BRACKET.fullmatch(row[0].text) is not None


def _may_be_heads(rows: Sequence[Row], columns: Sequence[Column], edge: float) -> bool:
    """The rows above the last stand near one another; none is text from the labels into the columns."""
    if len(rows) > _MOST_HEAD_LINES + 1:
        return False
    for above, below in pairwise(rows):
        if below[0].baseline - above[0].baseline > _HEAD_GAP * max(above[0].size, below[0].size):
            return False
    middle = columns[0].middle
    return not any(chunk.x0 < edge and chunk.x1 > middle for row in rows[:-1] for chunk in row)


def _label_to(rows: Sequence[Row], last: int, edge: float, rules: Sequence[Rule]) -> int:
    """The row behind the last one whose label goes on to it."""
    right = max((chunk.x1 for row in rows[: last + 1] for chunk in row if chunk.x1 <= edge), default=edge)
    at = last + 1
    while at < len(rows) and len(rows[at]) == 1 and rows[at][0].x1 <= edge:
        above, below = rows[at - 1][0], rows[at][0]
        ruled = any(above.baseline < rule.top < below.baseline for rule in rules)
        if ruled or not wraps(above, below, right) or abs(above.x0 - below.x0) > below.size:
            break
        at += 1
    return at


def wraps(above: Chunk, below: Chunk, right: float) -> bool:
    """The text of a cell goes on: close below, and its first word had no room above, left of `right`."""
    if below.baseline - above.baseline > _WRAPPED * max(above.size, below.size):
        return False
    if NUMBERED.match(below.text):
        return False
    return above.x1 + first_word(below) >= right - above.size / 2


def first_word(text: Chunk | Run) -> float:
    """The width of the first word, of the first character where nothing parts words."""
    word = text.text.split(" ", 1)[0]
    if word[:1] >= WIDE:
        return text.size
    return (text.x1 - text.x0) * len(word) / max(1, len(text.text))


def _body(rows: Sequence[Row], slots: Slots) -> Iterator[list[Row]]:
    """The rows of the table as cells; lines of one label are one cell, beside the numbers that it names."""
    placed = [slots.cells(row) for row in rows]
    right = max((chunk.x1 for cells in placed for chunk in cells[0]), default=0.0)
    labels: list[tuple[list[int], Row]] = []
    for at, cells in enumerate(placed):
        if not cells[0]:
            continue
        if labels and _continues(labels[-1], at, placed, right):
            labels[-1][0].append(at)
            labels[-1][1].extend(cells[0])
        else:
            labels.append(([at], list(cells[0])))
    valued = [at for at, cells in enumerate(placed) if any(cells[1:])]
    owner = {at: label for label in labels for at in label[0]}
    for at in valued:
        if at not in owner:
            near = _around(labels, rows[at][0].baseline)
            if near is not None and not any(line in valued for line in near[0]):
                owner[at] = near
                near[0].append(at)
    written: set[int] = set()
    for at, cells in enumerate(placed):
        label = owner.get(at)
        if label is None:
            yield [[], *cells[1:]]
        elif id(label) not in written:
            written.add(id(label))
            values = next((placed[line][1:] for line in sorted(label[0]) if line in valued), cells[1:])
            yield [label[1], *values]


def _continues(label: tuple[list[int], Row], at: int, placed: Sequence[list[Row]], right: float) -> bool:
    """Row `at` holds a further line of the label; one label names one row of numbers."""
    lines, chunks = label
    if lines[-1] < at - 2 or (any(placed[at][1:]) and any(any(placed[line][1:]) for line in lines)):
        return False
    return wraps(chunks[-1], placed[at][0][0], right) and placed[at][0][0].x0 >= chunks[0].x0 - 1


def _around(labels: Sequence[tuple[list[int], Row]], baseline: float) -> tuple[list[int], Row] | None:
    """The label whose lines stand around a row of numbers."""
    for label in labels:
        size = label[1][0].size
        if label[1][0].baseline - _BESIDE * size <= baseline <= label[1][-1].baseline + _BESIDE * size:
            return label
    return None
