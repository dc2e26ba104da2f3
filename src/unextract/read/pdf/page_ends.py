"""What a page end cuts: a row of a table, a footnote. They go on with what the next page has of them.

The rest is written where the first part stands, so that it is read as one; its
pieces keep the page that they are printed on.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from unextract.read.pdf.aligned import NUMBERED, first_word
from unextract.read.pdf.lines import ENDS_SENTENCE, NUMERIC, Line, Piece, SheetSize, wrapped
from unextract.read.pdf.runs import WIDE

_ENDS_NOTE = re.compile(r"[.!?。！？][\"”’」』)）\]]*$")
# What a table or chart says of itself: Source: …, 资料来源：…
_SOURCE = re.compile(r"[^\W\d_]{2,12}\s?[:：]")
_OPEN = re.compile(r"[-–,，、(（/]$")
_MARK = re.compile(r"\d{1,3}|[a-z]|[*†‡]{1,3}")
# So many cells of a column begin with a small letter where that is how they begin
_USUAL = 0.3
# Sizes of one text agree to this share
_SAME_SIZE = 0.06

Cells = Mapping[int, Sequence[Piece]]


def row_across(above: Sequence[Line], below: Sequence[Line], page: SheetSize) -> tuple[Line, int] | None:
    """The last row of the body `above` with its rest, and which line of the body `below` that is.

    `page` is the one of `below`. None where no row is cut.
    """
    first = _table_at_end(above)
    second = _table_at_start(below)
    if not first or not second or first[-1].direction != second[0].direction:
        return None
    at = _repeated(first, second)
    if at == len(second):
        return None
    rest, row = cells_of(second[at]), cells_of(first[-1])
    if not _is_rest(row, rest, [cells_of(line) for line in (*first[:-1], *second[at + 1 :])]):
        return None
    return _joined(first[-1], row, rest, page), at


def note_across(above: Sequence[Line], below: Sequence[Line]) -> int:
    """How many of the footnote lines `below` go on with the last footnote of the page above."""
    if not above or not below or (not is_open(above) and _SOURCE.match(below[0].text)):
        return 0
    return next((at for at, line in enumerate(below) if _is_marked(line)), len(below))


def is_open(notes: Sequence[Line]) -> bool:
    """The last footnote of a page has no end there."""
    return bool(notes) and _ENDS_NOTE.search(notes[-1].text) is None


def moved(line: Line, page: SheetSize) -> Line:
    """The line, to be written among those of another page."""
    return line._replace(pieces=tuple(piece._replace(page=page) for piece in line.pieces))


def cells_of(row: Line) -> dict[int, list[Piece]]:
    """The pieces of each cell of a row, by its column from 0."""
    cells: dict[int, list[Piece]] = defaultdict(list)
    column = 0
    for piece in row.pieces:
        column += piece.before.count("\t")
        cells[column].append(piece)
    return dict(cells)


def _table_at_end(body: Sequence[Line]) -> list[Line]:
    last = len(body)
    while last and body[last - 1].table and body[last - 1].region == body[-1].region:
        last -= 1
    return list(body[last:])


def _table_at_start(body: Sequence[Line]) -> list[Line]:
    end = 0
    while end < len(body) and body[end].table and body[end].region == body[0].region:
        end += 1
    return list(body[:end])


def _repeated(first: Sequence[Line], second: Sequence[Line]) -> int:
    """How many rows at the head of the second part say again what heads the first."""
    at = 0
    while at < min(len(first), len(second)) and first[at].text == second[at].text:
        at += 1
    return at


def _is_rest(row: Cells, rest: Cells, others: Sequence[Cells]) -> bool:
    """One cell of the rest goes on with the one above; the others may begin a paragraph of theirs."""
    going_on = [column for column in rest if column in row]
    fresh = [column for column in rest if column not in row]
    if any(_parts(row[column], rest[column]) for column in going_on):
        return False
    if not any(_goes_on(row[c], rest[c], [each[c] for each in others if c in each]) for c in going_on):
        return False
    # values that stand beside the last line of a label
    return all(_is_value(rest[c]) for c in fresh) and not (fresh and any(_is_value(row[c]) for c in row))


def _parts(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """The cells are two: one holds a value, or the second is numbered."""
    return _is_value(above) or _is_value(below) or NUMBERED.match(below[0].text) is not None


def _goes_on(above: Sequence[Piece], below: Sequence[Piece], column: Sequence[Sequence[Piece]]) -> bool:
    """The cell above has no end, and `below` no beginning; `column` are the other cells of theirs.

    A small letter begins nothing where other cells do not begin so. In Chinese
    the last line has no room: it is as long as those that others follow.
    """
    last, first = above[-1].run, below[0].run
    if last.bold is not first.bold or abs(last.size - first.size) > _SAME_SIZE * last.size:
        return False
    text = _text(above)
    if ENDS_SENTENCE.search(text):
        return False
    if first.text[0] < WIDE:
        small = sum(cell[0].text[0].islower() for cell in column)
        return _OPEN.search(text) is not None or (first.text[0].islower() and small <= _USUAL * len(column))
    full = [piece.run.x1 for cell in column for piece, below in pairwise(cell) if below.first]
    return bool(full) and last.x1 + first_word(first) >= max(full) - last.size / 2


def _is_value(cell: Sequence[Piece]) -> bool:
    return all(NUMERIC.fullmatch(piece.text) for piece in cell)


def _text(cell: Sequence[Piece]) -> str:
    return "".join(part for piece in cell for part in (piece.before, piece.text)).rstrip()


def _joined(line: Line, row: Cells, rest: Cells, page: SheetSize) -> Line:
    pieces: list[Piece] = []
    at = 0
    for column in sorted({*row, *rest}):
        held = [*row.get(column, ()), *_going_on(row.get(column, ()), rest.get(column, ()), page)]
        pieces.append(held[0]._replace(before="\t" * (column - at)))
        pieces += held[1:]
        at = column
    return line._replace(pieces=tuple(pieces))


def _going_on(above: Sequence[Piece], below: Sequence[Piece], page: SheetSize) -> Iterator[Piece]:
    for nth, piece in enumerate(below):
        before = piece.before
        if not nth:
            before = wrapped(above[-1].text if above else "", piece.text)
        yield piece._replace(before=before, page=page)


def _is_marked(line: Line) -> bool:
    """A footnote begins with the line."""
    mark = line.pieces[0]
    return mark.raised or (len(line.pieces) > 1 and _MARK.fullmatch(mark.text) is not None)
