"""Pages to one text, as a person would type the report: a line a printed line, and where each stands.

Blank lines part blocks, headings are indented by where they stand, a form feed
ends a page. Running headers and footers are lines of their own at the ends of
their page; footnotes follow the text of theirs after a drawn line.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Literal, NamedTuple

from unextract.read.layout import Page, framed, turned
from unextract.read.pdf.blocks import Block, blocks_of, leading_of
from unextract.read.pdf.borders import completed
from unextract.read.pdf.cards import find_cards, lines_of
from unextract.read.pdf.frames import Framed, find_frames, find_panels, framed_text, places_of
from unextract.read.pdf.grids import find_grids
from unextract.read.pdf.lines import Chunk, Line, Piece, chunks_of
from unextract.read.pdf.order import ordered
from unextract.read.pdf.page_ends import is_open, moved, note_across, row_across
from unextract.read.pdf.tables import tables_of
from unextract.read.pdf.zones import (
    Sheet,
    body_size,
    framed_rules,
    running_margins,
    zones_of,
)
from unextract.records import LineBox

NOTES_RULE = "__________________"
_PAGE_END = "\n\f"
# Points a column of indent, and the indent that every heading has
_INDENT_POINTS = 12.0
_HEADING_INDENT = 2
_MOST_INDENT = 30

Role = Literal["text", "furniture", "note"]


class Composed(NamedTuple):
    """The text of all pages, and the places of its lines."""

    text: str
    layout: tuple[LineBox, ...]
    raised: tuple[tuple[int, int], ...]
    """Where footnote marks stand in `text`."""
    tables: tuple[tuple[int, int], ...]
    """Where tables stand in it."""


class _Leaf(NamedTuple):
    """One page with its parts in reading order."""

    number: int
    width: float
    height: float
    header: list[Line]
    body: list[Line]
    framed: list[Framed]
    notes: list[Line]
    footer: list[Line]


def sheets_of(page: Page) -> list[Sheet]:
    """The text of a page, one sheet a direction, the upright one first."""
    runs = defaultdict(list)
    for run in page.runs:
        runs[run.direction].append(run)
    sheets = []
    for direction, found in sorted(runs.items()):
        size = (page.height, page.width) if direction in (90, 270) else (page.width, page.height)
        rules = framed_rules(page.rules, direction, page.width, page.height)
        chunks = tuple(chunks_of(found))
        grids = tuple(completed(find_grids(rules), rules, chunks))
        panels = tuple(framed(panel, direction, page.width, page.height) for panel in page.panels)
        sheets.append(Sheet(page.number, direction, *size, chunks, rules, grids, panels))
    return sheets


def compose(pages: Iterable[Page]) -> Composed:
    """The text of a document; what was made of a page is let go as soon as its text is written."""
    sizes: list[tuple[int, float, float]] = []
    sheets: list[Sheet] = []
    for page in pages:
        sizes.append((page.number, page.width, page.height))
        sheets.extend(sheets_of(page))
    size = body_size(sheets)
    margins = running_margins(sheets)
    by_page: dict[int, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        by_page[sheet.page].append(sheet)
    del sheets
    regions = count(1)
    leaves: deque[_Leaf] = deque()
    for number, width, height in sizes:
        leaf = _Leaf(number, width, height, [], [], [], [], [])
        goes_on = bool(leaves) and is_open(leaves[-1].notes)
        for sheet in by_page.pop(number, ()):
            zones = zones_of(sheet, margins[sheet.page, sheet.direction], size, goes_on=goes_on)
            leaf.header.extend(ordered(zones.header, regions))
            boxes, body = framed_text(zones.body, [*find_frames(sheet.rules), *find_panels(sheet)], regions)
            leaf.framed.extend(boxes)
            leaf.body.extend(_body(sheet, body, size, regions))
            leaf.notes.extend(ordered(zones.notes, regions))
            leaf.footer.extend(ordered(zones.footer, regions))
        if leaves:
            _go_on(leaves[-1], leaf)
        leaves.append(leaf)
    leading = leading_of((line for leaf in leaves for line in leaf.body), size)
    writer = _Writer()
    while leaves:
        _write(writer, leaves.popleft(), leading, size)
    return Composed(writer.text(), tuple(writer.layout), tuple(writer.raised), tuple(writer.tables))


def _body(sheet: Sheet, chunks: list[Chunk], size: float, regions: "count[int]") -> list[Line]:
    """Lines in reading order, the rows of tables and of cards where they stand."""
    apart: list[list[Line]] = []
    for cards in find_cards(chunks, size):
        chunks = _without(chunks, [chunk for card in cards for chunk in card])
        apart.append(lines_of(cards, regions))
    for taken, rows in tables_of(chunks, sheet.grids, sheet.rules, regions):
        chunks = _without(chunks, taken)
        apart.append(rows)
    if not apart:
        return ordered(chunks, regions)
    lines: list[Line] = []
    for part in sorted(apart, key=lambda part: part[0].top):
        above = [chunk for chunk in chunks if chunk.baseline < part[0].top + part[0].size]
        chunks = [chunk for chunk in chunks if chunk.baseline >= part[0].top + part[0].size]
        lines.extend(ordered(above, regions))
        lines.extend(part)
    return [*lines, *ordered(chunks, regions)]


def _without(chunks: Sequence[Chunk], taken: Sequence[Chunk]) -> list[Chunk]:
    inside = {id(chunk) for chunk in taken}
    return [chunk for chunk in chunks if id(chunk) not in inside]


def _go_on(above: _Leaf, leaf: _Leaf) -> None:
    """Put what the page end cut behind its beginning on the page above."""
    page = (leaf.number, leaf.width, leaf.height)
    row = row_across(above.body, leaf.body, page)
    if row is not None:
        above.body[-1], rest = row
        del leaf.body[rest]
    rest = note_across(above.notes, leaf.notes)
    above.notes.extend(moved(line, page) for line in leaf.notes[:rest])
    del leaf.notes[:rest]


def _write(writer: "_Writer", leaf: _Leaf, leading: float, size: float) -> None:
    page = (leaf.number, leaf.width, leaf.height)
    for line in leaf.header:
        writer.line(line, page, "furniture")
    if leaf.header:
        writer.blank()
    left = min((line.x0 for line in leaf.body), default=0.0)
    for block in _blocks(leaf, leading, size):
        if block.heading:
            shift = round((block.lines[0].x0 - left) / _INDENT_POINTS)
            writer.indent(min(_MOST_INDENT, _HEADING_INDENT + max(0, shift)))
        start = writer.at
        for line in block.lines:
            writer.line(line, page, "text")
        if block.lines[0].table:
            writer.tables.append((start, writer.at - 1))
        writer.blank()
    if leaf.notes:
        writer.raw(NOTES_RULE)
        for line in leaf.notes:
            writer.line(line, page, "note")
        writer.blank()
    for line in leaf.footer:
        writer.line(line, page, "furniture")
    writer.end_page()


def _blocks(leaf: _Leaf, leading: float, size: float) -> Iterator[Block]:
    """The blocks of the body, framed ones where they are read."""
    blocks = list(blocks_of(leaf.body, leading, size))
    inserted: dict[int, list[Block]] = defaultdict(list)
    for at, box in places_of(leaf.framed, blocks):
        inserted[at].extend(blocks_of(box.lines, leading, size))
    for at in range(len(blocks) + 1):
        yield from inserted.get(at, ())
        yield from blocks[at : at + 1]


class _Writer:
    """Collects lines and counts their offsets."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.at = 0
        self.layout: list[LineBox] = []
        self.raised: list[tuple[int, int]] = []
        self.tables: list[tuple[int, int]] = []

    def text(self) -> str:
        """All that was written; no page end after the last page."""
        return "".join(self._parts).removesuffix(_PAGE_END).rstrip("\n") + "\n"

    def raw(self, text: str) -> None:
        """A line that is not printed on the page."""
        self._put(text + "\n")

    def blank(self) -> None:
        self._put("\n")

    def indent(self, columns: int) -> None:
        self._put(" " * columns)

    def end_page(self) -> None:
        self._put(_PAGE_END)

    def line(self, line: Line, page: tuple[int, float, float], role: Role) -> None:
        """A line of the page, its pieces noted with their places."""
        for pieces in _printed(line):
            first = pieces[0]
            if first.before:
                self._put(first.before)
            start = self.at
            offsets, edges = zip(*first.run.stops, strict=True)
            self._piece(first)
            for piece in pieces[1:]:
                if piece.before:
                    self._put(piece.before)
                base = self.at - start
                places, known = zip(*piece.run.stops, strict=True)
                offsets += tuple([base + place for place in places])
                edges += known
                self._piece(piece)
            self._note(line.direction, pieces, page, role, start, offsets, edges)
        self._put("\n")

    def _piece(self, piece: Piece) -> None:
        start = self.at
        self._put(piece.text)
        if piece.raised:
            self.raised.append((start, self.at))

    def _note(
        self,
        direction: int,
        pieces: Sequence[Piece],
        page: tuple[int, float, float],
        role: Role,
        start: int,
        offsets: tuple[int, ...],
        edges: tuple[float, ...],
    ) -> None:
        number, width, height = pieces[0].page or page
        if len(pieces) == 1:
            _, x0, top, x1, bottom, *_ = pieces[0].run
        else:
            _, left, high, right, low, *_ = zip(*[piece.run for piece in pieces], strict=True)
            x0, top, x1, bottom = min(left), min(high), max(right), max(low)
        if direction:
            x0, top, x1, bottom = turned((x0, top, x1, bottom), direction, width, height)
            if direction in (90, 180):
                end = height if direction == 90 else width
                edges = tuple([end - edge for edge in edges])
        upright = direction in (0, 180)
        self.layout.append(
            LineBox(start, self.at, number, x0, top, x1, bottom, offsets, edges, upright, role)
        )

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.at += len(text)


def _printed(line: Line) -> Sequence[Sequence[Piece]]:
    """The pieces of a line grouped by what stands together on the page: cells, lines of a label."""
    if len(line.pieces) == 1:
        return [line.pieces]
    groups: list[list[Piece]] = []
    for piece in line.pieces:
        if groups and not piece.first and not (line.table and piece.before):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups
