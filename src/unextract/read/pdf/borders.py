"""Borders of rows: writers draw them a piece a cell, so that the ends of the pieces show the columns."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from unextract.read.layout import Rule
from unextract.read.pdf.grids import Grid, places
from unextract.read.pdf.lines import Chunk

# Pieces of one border: how far apart they are in height, and side by side; points
_LEVEL, _TOUCHING, _SHORTEST = 2.0, 3.0, 12.0
# Cuts of two borders agree to so many points
NEAR = 3.0
# A row without upright lines that goes on a table is no higher than this, in points
_HIGHEST = 60.0


class Border(NamedTuple):
    """The line under or over a row; `cuts` are the edges of its pieces from left to right."""

    top: float
    cuts: tuple[float, ...]


def borders_of(rules: Sequence[Rule]) -> Iterator[Border]:
    """Level lines of two pieces and more that touch, from the top."""
    pieces: list[Rule] = []
    long = (rule for rule in rules if rule.x1 - rule.x0 >= _SHORTEST)
    for rule in sorted(long, key=lambda rule: (round(rule.top / _LEVEL), rule.x0)):
        if pieces and not (
            abs(rule.top - pieces[-1].top) <= _LEVEL and abs(rule.x0 - pieces[-1].x1) <= _TOUCHING
        ):
            yield from _border(pieces)
            pieces = []
        pieces.append(rule)
    yield from _border(pieces)


def _border(pieces: Sequence[Rule]) -> Iterator[Border]:
    if len(pieces) > 1:
        yield Border(pieces[0].top, (*(piece.x0 for piece in pieces), pieces[-1].x1))


def alike(a: Border, b: Border) -> bool:
    """The borders have the same pieces."""
    return len(a.cuts) == len(b.cuts) and all(abs(x - y) <= NEAR for x, y in zip(a.cuts, b.cuts, strict=True))


def completed(grids: Sequence[Grid], rules: Sequence[Rule], chunks: Sequence[Chunk]) -> list[Grid]:
    """The grids with the upright lines that their writer left out: in heads, in rows without numbers.

    Where the borders over and under a row are both cut at the edge of a column,
    that edge parts the row too, unless text stands across it. A row right above
    or below a grid that ends there in such a border is a row of it.
    """
    if not grids:
        return []
    borders = list(borders_of(rules))
    return [_completed(grid, borders, chunks) for grid in grids]


def _completed(grid: Grid, borders: Sequence[Border], chunks: Sequence[Chunk]) -> Grid:
    columns = places(grid.uprights)
    own = [
        border
        for border in borders
        if abs(border.cuts[0] - columns[0]) <= NEAR and abs(border.cuts[-1] - columns[-1]) <= NEAR
    ]
    rows = [
        (above, below)
        for above, below in pairwise(own)
        if grid.box[1] - NEAR <= above.top and below.top <= grid.box[3] + NEAR
    ]
    rows += _beyond(grid, own, len(columns))
    added = [
        (column, above.top, below.top)
        for above, below in rows
        for column in columns
        if _cuts(above, column) and _cuts(below, column)
        if not any(abs(x - column) <= NEAR and _meet(span, above, below) for x, *span in grid.uprights)
        if not any(_crosses(chunk, column, above, below) for chunk in chunks)
    ]
    if not added:
        return grid
    top = min(grid.box[1], *(above for _, above, _ in added))
    bottom = max(grid.box[3], *(below for _, _, below in added))
    outer = [
        (edge, grid.box[0], grid.box[2]) for edge in (top, bottom) if not grid.box[1] <= edge <= grid.box[3]
    ]
    return Grid(
        (grid.box[0], top, grid.box[2], bottom),
        tuple(sorted((*grid.levels, *outer))),
        tuple(sorted((*grid.uprights, *added))),
    )


def _beyond(grid: Grid, own: Sequence[Border], columns: int) -> Iterator[tuple[Border, Border]]:
    """The row right above the grid and the one right below it, whose borders have all its columns."""
    for above, below in pairwise(own):
        at_edge = abs(above.top - grid.box[3]) <= NEAR or abs(below.top - grid.box[1]) <= NEAR
        whole = len(above.cuts) == columns and alike(above, below)
        if at_edge and whole and below.top - above.top <= _HIGHEST:
            yield above, below


def _cuts(border: Border, column: float) -> bool:
    return any(abs(cut - column) <= NEAR for cut in border.cuts)


def _meet(span: Sequence[float], above: Border, below: Border) -> bool:
    return span[0] < below.top - NEAR and span[1] > above.top + NEAR


def _crosses(chunk: Chunk, column: float, above: Border, below: Border) -> bool:
    inside = above.top < (chunk.high + chunk.low) / 2 < below.top
    return inside and chunk.x0 < column - NEAR and chunk.x1 > column + NEAR
