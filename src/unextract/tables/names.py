"""Tables without numbers: lists of names in columns, as of countries by region, or of answers by proposal."""

import re
from collections import Counter
from collections.abc import Sequence

from unextract.tables.lines import Piece
from unextract.tables.model import Cell, Span, Table
from unextract.tables.rows import clean, joined

_FIELD = re.compile(r"[^\s|]+(?: [^\s|]+)*?(?=\s{2,}|\s*[|\t]|\s*$)")
_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_PARTED = re.compile(r"[^\t|]+")
_SEPARATOR = re.compile(r"[\t|]")
# A line with more fields is running text with blanks.
_MOST_COLUMNS = 6
# So many lines must have all the fields for the others to be read as lacking the first of them.
_FEWEST_FULL = 2

Line = dict[int, Span]
"""The fields of a line by their column, from 0."""


def name_cells(text: str, lines: Sequence[Piece], caption: str | None) -> Table | None:
    """The cells of a table of names.

    The first line holds the heads where the table has a caption, or where it
    is said again further down and numbers nothing. Where tabs or bars part the fields an empty
    first one goes on with the row above, and a line of that one alone names
    the rows below it; elsewhere a line that lacks fields goes on with those of
    the line above. None where the lines have no fields in common.
    """
    parted = any(piece.tabs or _SEPARATOR.search(text, piece.start, piece.end) for piece in lines)
    rows = [_parted(text, line) for line in lines] if parted else _lacking([_fields(text, p) for p in lines])
    columns = max((column + 1 for row in rows for column in row), default=0)
    whole = sum(columns - 1 in row and (parted or len(row) == columns) for row in rows)
    if not 1 < columns <= _MOST_COLUMNS or whole < _FEWEST_FULL:
        return None
    heads: Line = {}
    first = _words(text, rows[0])
    titles = not any(_DIGIT.search(words) for _, words in first)
    again = [row for row in rows[1:] if titles and _words(text, row) == first]
    if again or (caption is not None and len(rows[0]) == columns):
        heads = rows[0]
        rows = [row for row in rows[1:] if row not in again]
    cells: list[Cell] = []
    group = label = None
    for at, row in enumerate(rows, 1):
        if 0 in row:
            label = clean(text[slice(*row[0])])
        if parted and set(row) == {0}:
            group, label = label, None
        named = joined([name for name in (group, label) if name]) or None
        for column, span in row.items():
            if column:
                head = clean(text[slice(*heads[column])]) if column in heads else None
                cells.append(Cell(at, column, span, named, head, None, None, None))
    return Table(caption, None, tuple(cells)) if cells else None


def _words(text: str, row: Line) -> list[tuple[int, str]]:
    return [(column, text[slice(*span)]) for column, span in row.items()]


def _lacking(rows: Sequence[list[Span]]) -> list[Line]:
    """The fields by their column, those of a line that lacks some at the right."""
    columns = max(map(len, rows), default=0)
    if Counter(map(len, rows))[columns] < _FEWEST_FULL:
        return []
    return [dict(enumerate(row, columns - len(row))) for row in rows]


def _parted(text: str, line: Piece) -> Line:
    """The fields that tabs or bars part; bars at the ends of a line part nothing."""
    row: Line = {}
    words = text[line.start : line.end]
    first = line.start + (words[:1] == "|")
    for field in _PARTED.finditer(text, first, line.end):
        stripped = field[0].strip()
        if stripped:
            column = line.tabs + len(_SEPARATOR.findall(text, first, field.start()))
            start = field.start() + field[0].index(stripped)
            row[column] = (start, start + len(stripped))
    return row


def _fields(text: str, line: Piece) -> list[Span]:
    """The fields of a line: parted by wide gaps, in scripts without blanks by any."""
    words = text[line.start : line.end]
    parted = _FIELD if words.isascii() or re.search(r"\s{2,}", words) else _WORD
    return [(line.start + found.start(), line.start + found.end()) for found in parted.finditer(words)]
