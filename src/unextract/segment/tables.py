"""Which blocks are a table or a table of contents: by captions, by shape, by what interrupts them."""

import re
from collections import deque
from collections.abc import Callable, Iterator

from unextract.records import SegmentKind
from unextract.segment.block import ASIDE, Block
from unextract.segment.lines import Layout
from unextract.segment.shapes import ends_in_leaders, is_cells, is_narrow, is_row, is_title
from unextract.segment.signs import either
from unextract.segment.widths import is_two_columns

_CONTENTS_HEAD = re.compile(either("contents"))
# A title may begin with a year or its own number: it holds a letter.
_ENTRY = re.compile(r"(?=\S*\s?[^\W\d_])[^\s(（].*[^\d\s.,:：%第-]\s+(\d{1,3})$")
# One class at the beginning is what `re` can jump to.
_LEADERS_WITHIN = re.compile(r"[.…](?:(?<=\.)\s?(?:\.\s?){4,}|(?<=…)…+)")
_PAGE_AT_END = re.compile(r"\t(\d{1,3})$")
_TABBED = re.compile(r"\|.*\|")

# A table without caption shows itself by this many narrow blocks, this many of them numbers.
_NARROW_RUN = 6
_NUMBER_ROWS = 2
_ENTRIES = 3
_REST_OF_PAGE = 12
# What a page may repeat of a table: its caption, title and unit note, on blocks of their own
_REPEATED = 4
_CONTINUED = re.compile(rf"(?:{either('continued')})$")

# A part of a table may lack so many of its last columns, when they are empty there; it has so many fields
_MOST_LACKING, _LEAST_FIELDS = 2, 2
_VALUE = re.compile(r"[(（-]?\d[\d ,.]*\s?[%％]?[)）]?(?:\s?[(（][^()（）]{1,16}[)）])?")


def mark_contents(blocks: list[Block], layout: Layout) -> None:
    """Settle the entries of a table of contents: dot leaders, or rising page numbers after its heading."""
    head = next((at for at, block in enumerate(blocks) if _CONTENTS_HEAD.fullmatch(block.first.text)), None)
    for at, block in enumerate(blocks):
        near = head is not None and 0 < at - head <= _ENTRIES
        if block.given and _lists_contents(block, near):
            block.kind, block.given = SegmentKind.CONTENTS, False
            if near and head is not None:
                blocks[head].kind = blocks[head].kind or SegmentKind.CONTENTS
    led = [at for at, block in enumerate(blocks) if ends_in_leaders(block.last.text)]
    for before, at in zip([head if head is not None else -9, *led], led, strict=False):
        first = before + 1 if 0 <= at - before <= 5 else at
        for block in blocks[first : at + 1]:
            block.kind = block.kind or SegmentKind.CONTENTS
    if head is not None and led:
        blocks[head].kind = blocks[head].kind or SegmentKind.CONTENTS
        for block in blocks[led[-1] + 1 : led[-1] + _REST_OF_PAGE]:
            if block.kind is SegmentKind.FURNITURE or not is_title(block, layout):
                break
            block.kind = block.kind or SegmentKind.CONTENTS
    if head is None or led:
        return
    run: list[Block] = []
    page = 0
    for block in blocks[head + 1 :]:
        entry = _ENTRY.fullmatch(block.first.text) if block.kind is None and block.is_line else None
        if entry and int(entry[1]) >= page:
            page = int(entry[1])
            run.append(block)
            continue
        if len(run) >= _ENTRIES:
            break
        run, page = [], 0
    if len(run) >= _ENTRIES:
        for block in [blocks[head], *run]:
            block.kind = SegmentKind.CONTENTS


def _lists_contents(table: Block, below_head: bool) -> bool:
    """A table of contents that is set as a table: dot leaders, or rising page numbers below its heading."""
    lines = table.lines
    led = sum(_LEADERS_WITHIN.search(line.text) is not None for line in lines)
    if 2 * led >= len(lines):
        return True
    pages = [int(found[1]) for line in lines if (found := _PAGE_AT_END.search(line.text))]
    return below_head and len(pages) >= max(_ENTRIES, 2 * len(lines) // 3) and pages == sorted(pages)


def join_tables(blocks: list[Block], text: str) -> None:
    """Put the parts of tables together that page ends cut: nothing but the page's own lines stands between.

    What goes on has as many columns, the last ones perhaps empty; another table has a caption or a title of
    its own. A caption that says it is continued, and what a page repeats of
    what stood above the table, are no such.
    """
    above: Block | None = None
    behind: list[Block] = []
    known: deque[str] = deque(maxlen=_REPEATED)
    for block in blocks:
        if not block.parts or block.kind in ASIDE:
            continue
        if not block.given:
            repeats = _words(block) in known
            known.append(_words(block))
            if above is None or not (repeats or _CONTINUED.search(block.last.text)):
                above = None
            behind.append(block)
        elif above is not None and _reads_on(above, block, text):
            above.take(block)
            above.columns = max(above.columns, block.columns)
            for repeated in behind:
                repeated.kind = repeated.kind or SegmentKind.CAPTION
            behind = []
        else:
            above, behind = block, []


def _words(block: Block) -> str:
    return " ".join(line.text for line in block.lines)


def _reads_on(above: Block, block: Block, text: str) -> bool:
    """Over a page end: as many columns, or fewer where the last ones are empty and no heads say else."""
    if "\f" not in text[above.end : block.start]:
        return False
    lacking = above.columns - block.columns
    return lacking == 0 or (0 < lacking <= _MOST_LACKING and _opens_with_values(block, text))


def _opens_with_values(block: Block, text: str) -> bool:
    fields = text[block.first.start - block.first.indent : block.first.end].split("\t")
    return len(fields) > _LEAST_FIELDS and any(_VALUE.fullmatch(field.strip()) for field in fields[1:])


def mark_tables(blocks: list[Block], layout: Layout) -> None:
    """Give tables that no caption announces their kind; the first block of each takes in the others."""
    for run in _runs(
        blocks, lambda block: block.kind is None and _TABBED.fullmatch(block.first.text) is not None
    ):
        absorb(run)
    if layout.wrap is None:
        for run in _runs(blocks, lambda block: block.kind is None and block.is_line):
            _mark_two_columns(run)
        return
    wrap = layout.wrap
    for run in _runs(blocks, lambda block: _may_be_cell(block, wrap)):
        rows = [at for at, block in enumerate(run) if is_row(block) or is_cells(block)]
        if len(run) >= _NARROW_RUN and len(rows) >= _NUMBER_ROWS:
            absorb(run)


def absorb(run: list[Block]) -> None:
    """Make one table of `run`: its first block takes the parts, the others are left empty."""
    run[0].kind = SegmentKind.TABLE
    run[0].label = None
    for block in run[1:]:
        run[0].take(block)


def table_below(blocks: list[Block], at: int, ends: Callable[[int], bool]) -> None:
    """The blocks from index `at` on are the table under a caption, until `ends(index)` says it is over."""
    run = []
    for place in range(at, len(blocks)):
        block = blocks[place]
        if not block.parts or block.kind is SegmentKind.FURNITURE or block.kind is SegmentKind.FOOTNOTE:
            continue
        if block.given:  # what stands above it is its unit and heads
            run.append(block)
            break
        if block.kind is not None or ends(place):
            break
        run.append(block)
    if run:
        absorb(run)


def _may_be_cell(block: Block, wrap: int) -> bool:
    if block.kind is not None or not is_narrow(block, wrap):
        return False
    return block.scheme not in ("table", "figure", "source", "annex", "chapter", "item")


def _mark_two_columns(run: list[Block]) -> None:
    group: list[Block] = []
    for block in [*run, None]:
        if block and group and not block.first.blanks:
            group.append(block)
            continue
        if is_two_columns([member.first for member in group]) and not any(member.label for member in group):
            absorb(group)
        group = [block] if block else []


def _runs(blocks: list[Block], belongs: Callable[[Block], bool]) -> Iterator[list[Block]]:
    """Maximal runs of neighbours that belong; furniture and footnotes between them do not part them."""
    run: list[Block] = []
    for block in blocks:
        if not block.parts or block.kind in ASIDE:
            continue
        if belongs(block):
            run.append(block)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run
