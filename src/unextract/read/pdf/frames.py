"""Text in frames and on panels that other text flows round: read as a whole, not line by line with that."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, pairwise
from typing import NamedTuple

from unextract.read.layout import Box, Rule
from unextract.read.pdf.blocks import ITEM, Block
from unextract.read.pdf.grids import connected, level_lines, places, upright_lines
from unextract.read.pdf.lines import ENDS_SENTENCE, Chunk, Line
from unextract.read.pdf.order import ordered
from unextract.read.pdf.slots import NUMBER
from unextract.read.pdf.zones import Sheet

# Points by which lines that close a frame may miss each other, and text may reach over them
_MEET = 3.0
# Text of the page stands beside a panel that is no wider than this share of it
_WIDEST_PANEL = 0.7
# A frame has no more cells side by side than this; more are a row of a table
_MOST_CELLS = 2
# Fewer lines are a label
_FEWEST_LINES = 2
# Running text has no more numbers that stand alone, as a share of what stands side by side
_MOST_VALUES = 0.2


class Framed(NamedTuple):
    """The lines inside a frame, in reading order, and how far down the page it reaches."""

    bottom: float
    lines: list[Line]


def framed_text(
    chunks: Sequence[Chunk], frames: Iterable[Box], regions: "count[int]"
) -> tuple[list[Framed], list[Chunk]]:
    """What stands in frames with text beside them, from the top, and the chunks outside."""
    found: list[Framed] = []
    for frame in sorted(frames, key=lambda frame: (round(frame[3]), frame[0])):
        held = [chunk for chunk in chunks if _is_inside(chunk, frame)]
        rest = [chunk for chunk in chunks if not _is_inside(chunk, frame)]
        beside = [chunk for chunk in rest if chunk.low > frame[1] and chunk.high < frame[3]]
        if len({round(chunk.baseline) for chunk in held}) < _FEWEST_LINES or _is_crossed(frame, beside):
            continue
        if not (beside or _is_cell(frame, found)) or _are_rows([*held, *beside]):
            continue
        found.append(Framed(frame[3], ordered(held, regions)))
        chunks = rest
    return found, list(chunks)


def find_frames(rules: Sequence[Rule]) -> Iterator[Box]:
    """The cells of rectangles that are drawn round them, one or two side by side."""
    posts = upright_lines(rules)
    if len(posts) < 2:
        return
    for group in connected(level_lines(rules), posts):
        across = sorted(line for kind, line in group if kind == "level")
        down = sorted(line for kind, line in group if kind == "upright")
        edges, sides = places(across), places(down)
        if len(edges) != 2 or not 2 <= len(sides) <= _MOST_CELLS + 1:
            continue
        top, bottom, left, right = edges[0], edges[1], sides[0], sides[-1]
        if all(_covers(across, edge, left, right) for edge in edges) and all(
            _covers(down, side, top, bottom) for side in sides
        ):
            for x0, x1 in pairwise(sides):
                yield x0, top, x1, bottom


def find_panels(sheet: Sheet) -> Iterator[Box]:
    """Filled rectangles that stand alone, as those behind the text of a sidebar do.

    The shaded cells of a table touch one another, or the lines between them.
    """
    panels = [panel for panel in sheet.panels if panel[2] - panel[0] <= _WIDEST_PANEL * sheet.width]
    outer = [panel for panel in panels if not any(_holds(other, panel) for other in panels)]
    for panel in outer:
        around = [*(other for other in outer if other is not panel), *sheet.rules]
        if not any(_touches(panel, other) for other in around):
            yield panel


def _holds(outer: Box, inner: Box) -> bool:
    """It reaches around all of another rectangle, which is not the same."""
    if outer == inner:
        return False
    x0, top, x1, bottom = inner
    return outer[0] <= x0 and outer[1] <= top and x1 <= outer[2] and bottom <= outer[3]


def _touches(panel: Box, other: Box) -> bool:
    across = other[0] <= panel[2] + _MEET and other[2] >= panel[0] - _MEET
    return across and other[1] <= panel[3] + _MEET and other[3] >= panel[1] - _MEET


def places_of(framed: Sequence[Framed], blocks: Sequence[Block]) -> Iterator[tuple[int, Framed]]:
    """Before which of the blocks of a page each framed text is read: behind what it stands beside.

    A list is not interrupted, nor a paragraph that goes on overleaf.
    """
    for each in framed:
        at = max((n for n, b in enumerate(blocks, 1) if b.lines[0].top < each.bottom), default=0)
        while 0 < at < len(blocks) and ITEM.match(blocks[at].lines[0].text):
            at += 1
        if at == len(blocks):
            at = _before_open(blocks)
        yield at, each


def _before_open(blocks: Sequence[Block]) -> int:
    """Behind the last of the blocks, or before the paragraph or list that goes on overleaf."""
    at = len(blocks)
    if not blocks or ENDS_SENTENCE.search(blocks[-1].lines[-1].text) is not None:
        return at
    at -= 1
    while at and ITEM.match(blocks[at].lines[0].text):
        at -= 1
    return at


def _covers(lines: Sequence[tuple[float, float, float]], place: float, start: float, end: float) -> bool:
    """Lines at a place reach from start to end."""
    pieces = [line for line in lines if abs(line[0] - place) <= _MEET]
    return min(p[1] for p in pieces) <= start + _MEET and max(p[2] for p in pieces) >= end - _MEET


def _is_inside(chunk: Chunk, frame: Box) -> bool:
    x0, top, x1, bottom = frame
    y = (chunk.high + chunk.low) / 2
    return x0 - _MEET <= chunk.x0 and chunk.x1 <= x1 + _MEET and top <= y <= bottom


def _are_rows(chunks: Sequence[Chunk]) -> bool:
    """The frame is drawn round a column or a part of a table."""
    values = sum(NUMBER.fullmatch(chunk.text) is not None for chunk in chunks)
    return values > _MOST_VALUES * len(chunks)


def _is_crossed(frame: Box, others: Sequence[Chunk]) -> bool:
    """Text that is not inside reaches over an edge: the rectangle is part of a drawing."""
    x0, top, x1, bottom = frame
    return any(
        chunk.x0 < x1 - _MEET and chunk.x1 > x0 + _MEET and top < (chunk.high + chunk.low) / 2 < bottom
        for chunk in others
    )


def _is_cell(frame: Box, found: Sequence[Framed]) -> bool:
    """The text beside is that of the cell before, which is taken already."""
    return any(abs(each.bottom - frame[3]) <= _MEET for each in found)
