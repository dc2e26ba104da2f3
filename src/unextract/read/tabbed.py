"""Tables whose cells tabs part, as they come out of a spreadsheet or a table copied from Word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from unextract.read.contents import lists_contents
from unextract.read.pdf.slots import NUMBER
from unextract.records import CellSpans, Grid

_LINE = re.compile(r"^[^\r\n\f]*\t[^\r\n\f]*$", re.MULTILINE)
# A line that begins with its only tab is indented, two fields may be a term and what it means
_COLUMNS, _ROWS, _ROWS_OF_TWO = 3, 2, 3

_Row = list[CellSpans]


def find_tabbed(text: str) -> list[Grid]:
    """The tables in a text with tabs, in order; nothing but line breaks stands between their rows."""
    if "\t" not in text:
        return []
    grids = []
    for lines in _runs(text):
        rows = _level([_cells(line) for line in lines])
        if _is_table(text, rows):
            grids.append(Grid(lines[0].start(), lines[-1].end(), tuple(map(tuple, rows))))
    return grids


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    lines: list[re.Match[str]] = []
    for found in _LINE.finditer(text):
        if lines and text[lines[-1].end() : found.start()] not in ("\n", "\r\n"):
            yield lines
            lines = []
        lines.append(found)
    if lines:
        yield lines


def _cells(line: re.Match[str]) -> _Row:
    cells: _Row = []
    at = line.start()
    for field in line[0].split("\t"):
        stripped = field.strip()
        start = at + len(field) - len(field.lstrip())
        cells.append(((start, start + len(stripped)),) if stripped else ())
        at += len(field) + 1
    return cells


def _level(rows: Sequence[_Row]) -> list[_Row]:
    """The rows, all of one width; tabs before the first cell of a row that has too many indent it."""
    width = Counter(map(len, rows)).most_common(1)[0][0]
    leveled = []
    for row in rows:
        extra = max(0, len(row) - width)
        leveled.append(row if any(row[:extra]) else row[extra:])
    widest = max(map(len, leveled))
    return [[*row, *[()] * (widest - len(row))] for row in leveled]


def _is_table(text: str, rows: Sequence[_Row]) -> bool:
    """Half of the rows have three cells or more, or all have a name and its value; no list of contents."""
    filled = [[text[slice(*cell[0])] for cell in row if cell] for row in rows]
    wide = sum(len(row) >= _COLUMNS for row in filled)
    if len(rows) < _ROWS or lists_contents([row[-1] for row in filled if row]):
        return False
    named = [
        row for row in filled if len(row) == 2 and not NUMBER.fullmatch(row[0]) and NUMBER.fullmatch(row[1])
    ]
    return 2 * wide >= len(rows) or len(named) == len(rows) >= _ROWS_OF_TWO
