"""Tables without numbers: lists of names in columns, as of countries by region."""

import re
from collections import Counter
from collections.abc import Sequence

from unextract.tables.lines import Piece
from unextract.tables.model import Cell, Span, Table

_FIELD = re.compile(r"[^\s|]+(?: [^\s|]+)*?(?=\s{2,}|\s*[|\t]|\s*$)")
_WORD = re.compile(r"\S+")
# A line with more fields is running text with blanks.
_MOST_COLUMNS = 6
# So many lines must have all the fields for the others to be read as lacking the first of them.
_FEWEST_FULL = 2


def name_cells(text: str, lines: Sequence[Piece], caption: str | None) -> Table | None:
    """The cells of a table of names; a line that lacks fields goes on with those of the line above.

    The first line holds the heads where the table has a caption. None where
    the lines have no fields in common.
    """
    rows = [_fields(text, line) for line in lines]
    widths = Counter(len(fields) for fields in rows)
    columns = max(widths, default=0)
    if not 1 < columns <= _MOST_COLUMNS or widths[columns] < _FEWEST_FULL:
        return None
    heads: list[Span] = []
    if caption is not None and len(rows[0]) == columns:
        heads, rows = rows[0], rows[1:]
    cells: list[Cell] = []
    label = None
    for at, fields in enumerate(rows, 1):
        first = columns - len(fields)
        if not first:
            label = text[slice(*fields[0])]
        for column, span in enumerate(fields, first):
            if column:
                head = text[slice(*heads[column])] if heads else None
                cells.append(Cell(at, column, span, label, head, None, None, None))
    return Table(caption, None, tuple(cells)) if cells else None


def _fields(text: str, line: Piece) -> list[Span]:
    """The fields of a line: parted by tabs, bars or wide gaps, in scripts without blanks by any."""
    words = text[line.start : line.end]
    parted = _FIELD if words.isascii() or re.search(r"\s{2,}|[\t|]", words) else _WORD
    return [(line.start + found.start(), line.start + found.end()) for found in parted.finditer(words)]
