"""Ruled tables: the cells that drawn lines enclose, over text that is already read."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unextract.read.layout import Box, Rule
from unextract.read.pdf.lines import NUMERIC, Chunk, Line, line_of

# Points by which lines that meet may miss each other
_MEET = 3.0
# Pieces of one line are no further apart across it
_SAME_LINE = 1.5
# A table has at least so many rows and columns; fewer is a frame
_LEAST = 2
# The last row of a table goes over to a page of its own
_COLUMNS_OF_ROW = 3
_LEAST_FILLED = 3
# Baselines of one printed row agree to this share of the size
_SAME_ROW = 0.4
# Text that crosses more of the lines than this share belongs to no table: they are a chart's
_CROSSING_SHARE = 0.1


class Grid(NamedTuple):
    """Level lines as (y, x0, x1) from the top, upright lines as (x, top, bottom) from the left."""

    box: Box
    levels: tuple[tuple[float, float, float], ...]
    uprights: tuple[tuple[float, float, float], ...]


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """The tables with lines between rows and between columns."""
    posts = upright_lines(rules)
    drawn = level_lines(rules) if len(posts) > _LEAST else []
    if len(drawn) < _LEAST:
        return []
    grids = []
    for group in connected([level for level in drawn if not _ends_inside(level, posts)], posts):
        across = tuple(sorted(line for kind, line in group if kind == "level"))
        down = tuple(sorted(line for kind, line in group if kind == "upright"))
        rows, columns = len(places(across)) - 1, len(places(down)) - 1
        if (rows >= _LEAST <= columns) or (rows == 1 and columns >= _COLUMNS_OF_ROW):
            box = (
                min(line[1] for line in across),
                across[0][0],
                max(line[2] for line in across),
                max(across[-1][0], max(line[2] for line in down)),
            )
            grids.append(Grid(box, across, down))
    return grids


def _ends_inside(level: tuple[float, float, float], posts: Sequence[tuple[float, float, float]]) -> bool:
    """The level line ends between two upright lines: words are underlined, a row has not ended."""
    beside = [x for x, *reach in posts if _spans(reach, level[0])]
    return any(
        any(x < end - _MEET for x in beside)
        and any(x > end + _MEET for x in beside)
        and not any(abs(x - end) <= _MEET for x in beside)
        for end in level[1:]
    )


def levels(rules: Sequence[Rule]) -> list[Rule]:
    """The level lines, the pieces of each put together."""
    return [Rule(x0, y, x1, y) for y, x0, x1 in level_lines(rules)]


def level_lines(rules: Sequence[Rule]) -> list[tuple[float, float, float]]:
    """The level lines as (y, x0, x1), the pieces of each put together."""
    return _merged([((r.top + r.bottom) / 2, r.x0, r.x1) for r in rules if r.x1 - r.x0 > r.bottom - r.top])


def upright_lines(rules: Sequence[Rule]) -> list[tuple[float, float, float]]:
    """The upright lines as (x, top, bottom), the pieces of each put together."""
    return _merged([((r.x0 + r.x1) / 2, r.top, r.bottom) for r in rules if r.bottom - r.top >= r.x1 - r.x0])


def inside(grid: Grid, chunk: Chunk) -> bool:
    """Whether the middle of a chunk lies in the table."""
    x, y = (chunk.x0 + chunk.x1) / 2, (chunk.high + chunk.low) / 2
    return grid.box[0] <= x <= grid.box[2] and grid.box[1] <= y <= grid.box[3]


def rows_of(grid: Grid, chunks: Sequence[Chunk], region: int) -> list[Line] | None:
    """A line for each row of the table, its cells parted by tabs; None where it is no table after all."""
    columns = places(grid.uprights)
    rows: dict[int, dict[int, list[Chunk]]] = defaultdict(lambda: defaultdict(list))
    tops = places(grid.levels)
    crossing = 0
    for chunk in chunks:
        x, y = (chunk.x0 + chunk.x1) / 2, (chunk.high + chunk.low) / 2
        # both kinds of lines are sorted: the last before the middle of the chunk and the first behind it
        over = [p for p, start, end in grid.levels if p <= y and start - _MEET <= x <= end + _MEET]
        posts = [p for p, start, end in grid.uprights if start - _MEET <= y <= end + _MEET]
        behind = bisect_right(posts, x)
        top = over[-1] if over else grid.box[1]
        left = posts[behind - 1] if behind else grid.box[0]
        right = posts[behind] if behind < len(posts) else grid.box[2]
        crossing += chunk.x0 < left - _MEET or chunk.x1 > right + _MEET
        row = max(0, bisect_right(tops, top + _MEET) - 1)
        rows[row][max(0, bisect_right(columns, left + _MEET) - 1)].append(chunk)
    if crossing > _CROSSING_SHARE * len(chunks):
        return None
    if sum(len(cells) for cells in rows.values()) < _LEAST_FILLED:
        return None
    if max(len(cells) for cells in rows.values()) < _LEAST:
        return None
    return [
        _row(part, len(columns) - 1, region)
        for _, cells in sorted(rows.items())
        for part in _printed_rows(cells)
    ]


Cells = dict[int, list[Chunk]]


def _printed_rows(cells: Cells) -> Iterator[Cells]:
    """The row, or the several rows that no line parts: numbers stacked in more than one of its cells."""
    stacked = [
        chunks
        for chunks in cells.values()
        if len(chunks) > 1 and all(NUMERIC.fullmatch(run.text) for chunk in chunks for run in chunk.runs)
    ]
    if len(stacked) < _LEAST and not (stacked and _named_each(cells, stacked[0])):
        yield cells
        return
    everything = sorted((chunk.baseline, column, chunk) for column, held in cells.items() for chunk in held)
    row: Cells = {}
    last = everything[0][0]
    for baseline, column, chunk in everything:
        if row and baseline - last > _SAME_ROW * chunk.size:
            yield row
            row = {}
        last = baseline
        row.setdefault(column, []).append(chunk)
    yield row


def _named_each(cells: Cells, stacked: Sequence[Chunk]) -> bool:
    """Every number of a cell stands beside a line of another one."""
    lines = [chunk.baseline for chunks in cells.values() if chunks is not stacked for chunk in chunks]
    return all(any(abs(chunk.baseline - line) <= _SAME_ROW for line in lines) for chunk in stacked)


def _row(cells: Cells, columns: int, region: int) -> Line:
    last = max(cells)
    if len(cells) == 1 and last == 0 and columns > 1:
        return line_of([cells[0]], "", region, table=True)
    return line_of([cells.get(column, []) for column in range(last + 1)], "\t", region, table=True)


def _spans(reach: Sequence[float], at: float) -> bool:
    return reach[0] - _MEET <= at <= reach[1] + _MEET


def places(lines: Sequence[tuple[float, float, float]]) -> list[float]:
    """The different positions of lines that are sorted by them."""
    places: list[float] = []
    for line in lines:
        if not places or line[0] - places[-1] > _MEET:
            places.append(line[0])
    return places


def _merged(lines: Sequence[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Pieces of one line put together."""
    merged: list[tuple[float, float, float]] = []
    for _, start, end, place in sorted((round(place), start, end, place) for place, start, end in lines):
        if merged and place - merged[-1][0] <= _SAME_LINE and start <= merged[-1][2] + _MEET:
            merged[-1] = (merged[-1][0], min(start, merged[-1][1]), max(end, merged[-1][2]))
        else:
            merged.append((place, start, end))
    return merged


def connected(
    levels: Sequence[tuple[float, float, float]], uprights: Sequence[tuple[float, float, float]]
) -> Iterator[list[tuple[str, tuple[float, float, float]]]]:
    """Groups of lines that touch one another."""
    nodes = [("level", line) for line in levels] + [("upright", line) for line in uprights]
    parent = list(range(len(nodes)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for upright in range(len(levels), len(nodes)):
        x, top, bottom = nodes[upright][1]
        for level in range(len(levels)):
            y, x0, x1 = nodes[level][1]
            if x0 - _MEET <= x <= x1 + _MEET and top - _MEET <= y <= bottom + _MEET:
                parent[root(upright)] = root(level)
    groups: dict[int, list[tuple[str, tuple[float, float, float]]]] = defaultdict(list)
    for node, line in enumerate(nodes):
        groups[root(node)].append(line)
    yield from groups.values()
