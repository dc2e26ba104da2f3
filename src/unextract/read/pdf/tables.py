"""The tables of a page, ruled or not, and which of two readings of the same text is believed."""

from collections.abc import Iterator, Sequence

from unextract.read.layout import Rule
from unextract.read.pdf.aligned import Aligned, find_aligned
from unextract.read.pdf.grids import Grid, inside, levels, rows_of
from unextract.read.pdf.headed import find_headed
from unextract.read.pdf.lines import Chunk, Line
from unextract.read.pdf.slots import NUMBER

# A grid that parts so many of the numbers of a table holds it
_PARTED = 0.9


def tables_of(
    chunks: Sequence[Chunk], grids: Sequence[Grid], rules: Sequence[Rule], regions: Iterator[int]
) -> Iterator[tuple[list[Chunk], list[Line]]]:
    """For each table the chunks it takes and its rows.

    Lines drawn round every cell say what the cells are. Where they enclose
    boxes side by side, or only some of the columns, the numbers that stand
    below one another say it. Words in columns are parted by the pieces of the
    lines over and under their heads.
    """
    found: list[tuple[list[Chunk], list[Line]]] = []
    ruled = []
    for grid in grids:
        cells = [chunk for chunk in chunks if inside(grid, chunk)]
        rows = rows_of(grid, cells, next(regions)) if cells else None
        if rows:
            ruled.append((cells, rows))
    for table in find_aligned(chunks, levels(rules), regions):
        taken = {id(chunk) for chunk in table.chunks}
        over = [each for each in ruled if any(id(chunk) in taken for chunk in each[0])]
        if len(over) == 1 and _holds(over[0][1], table):
            continue
        ruled = [each for each in ruled if each not in over]
        found.append((table.chunks, table.lines))
    found += ruled
    yield from found
    taken = {id(chunk) for chunks, _ in found for chunk in chunks}
    for held, rows in find_headed([chunk for chunk in chunks if id(chunk) not in taken], rules, regions):
        yield held, rows


def _holds(rows: Sequence[Line], table: Aligned) -> bool:
    """The rows of a grid have the numbers of the table in cells of their own."""
    parted = sum(NUMBER.fullmatch(cell) is not None for row in rows for cell in row.text.split("\t"))
    return parted >= _PARTED * len(table.numbers)
