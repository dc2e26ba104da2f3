"""Tables of numbers whose columns blanks keep apart, as in the text that converters print of a page."""

import re
from collections import Counter
from collections.abc import Sequence

from unextract.read.fused import fused
from unextract.read.pdf.aligned import find_aligned
from unextract.read.pdf.slots import Row
from unextract.read.typed import TypedLine, set_page, stretches
from unextract.records import Grid

# A row of values: two numbers, or dashes, that blanks part
_OPENS = r"[^\s\d]{0,3}[\d—–―…-]"
_ROW = re.compile(rf"\S\s{{2,}}\S.*?\s{{2,}}{_OPENS}|\d\s{{2,}}{_OPENS}")
# So many lines above the first row may be its heads, so many below the last one the rest of its label
_ABOVE, _BELOW = 18, 6
# A line of a cell in so many parts is stretched; of running text so many rows have such lines
_STRETCHED, _JUSTIFIED = 3, 0.5


def find_spaced(lines: Sequence[TypedLine]) -> list[Grid]:
    """The tables of numbers among the lines of a text."""
    grids = []
    for stretch in stretches(lines, _ROW, _ABOVE, _BELOW):
        page = set_page(stretch)
        for table in find_aligned(page.chunks(), ()):
            if _is_justified(table.cells):
                continue
            numbers = {page.number(chunk) for chunk in table.chunks}
            rows = fused([[page.spans(cell) for cell in row] for row in table.cells])
            grids.append(Grid(*page.source(min(numbers), max(numbers)), tuple(map(tuple, rows))))
    return grids


def _is_justified(cells: Sequence[Sequence[Row]]) -> bool:
    """Running text that blanks stretch to the width of its column: they part the words in the cells too."""
    lines = Counter(
        (at, number, chunk.baseline)
        for at, row in enumerate(cells)
        for number, cell in enumerate(row)
        for chunk in cell
    )
    return sum(count >= _STRETCHED for count in lines.values()) >= _JUSTIFIED * len(cells)
