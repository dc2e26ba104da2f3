"""Captions of figures and tables, the notes below them, photo credits with their captions."""

import re
from itertools import islice

from unextract.records import SegmentKind
from unextract.segment.block import ASIDE, Block
from unextract.segment.lines import Layout, depth
from unextract.segment.numbering import label_behind
from unextract.segment.shapes import ends_sentence, is_prose, is_title
from unextract.segment.signs import either
from unextract.segment.tables import table_below

_CAPTION_SCHEMES = ("table", "figure")
_CUTS_TABLE = frozenset({"table", "figure", "source", "annex", "chapter", "chinese"})
_SECTION = re.compile(f"{either('section')}|{either('summary')}")
_UNIT_NOTE = re.compile(r"#+\s*[*_]*[(（].*[)）][*_]*")
_RIGHTS = re.compile(either("rights"))
_NEAR = 40
_CREDIT_COLUMNS = 200
_PHOTO_CAPTION_COLUMNS = 400
_TITLE_COLUMNS, _TITLE_BLOCKS = 300, 2


def mark_captions(blocks: list[Block], layout: Layout) -> None:
    """Captions take in their title, tables below them become one block, notes below are captions too."""
    for at, block in enumerate(blocks):
        if block.kind is not None or block.label is None or not block.parts:
            continue
        announces = _announces(block, layout) or _stands_over_table(blocks, at)
        behind = label_behind(block.first.text, block.label) if block.scheme == "markdown" else None
        if behind is not None and behind.scheme in _CAPTION_SCHEMES and announces:
            block.opening, block.label = (block.start, block.start + block.label.end), behind
        scheme = block.label.scheme
        if scheme == "source":
            block.kind = SegmentKind.CAPTION
        elif scheme in _CAPTION_SCHEMES and announces:
            block.kind = SegmentKind.CAPTION
            below = at + 1
            if block.label.end >= len(block.last.text) and block.is_line:
                below = _take_title(blocks, at, layout)
            if scheme == "table":
                table_below(blocks, below, lambda place: _is_over(blocks, place, layout))


def mark_annex_titles(blocks: list[Block], layout: Layout) -> None:
    """What stands between the heading of an annex and a table, too long for a heading, is its caption."""
    for at, block in enumerate(blocks):
        if block.scheme == "annex" and block.kind is None and block.is_line:
            title = _title_of_annex(blocks, at, layout)
            for part in title[1:]:
                title[0].take(part)
            if title:
                title[0].kind = SegmentKind.CAPTION


def _title_of_annex(blocks: list[Block], at: int, layout: Layout) -> list[Block]:
    title: list[Block] = []
    for block in islice(blocks, at + 1, None):
        if not block.parts or block.kind in ASIDE:
            continue
        if block.given:
            return [] if not title or is_title(title[0], layout) else title
        too_much = len(title) == _TITLE_BLOCKS or block.width > _TITLE_COLUMNS
        if block.kind is not None or block.label is not None or too_much or ends_sentence(block):
            break
        title.append(block)
    return []


def mark_credits(blocks: list[Block]) -> None:
    """Lines with © are photo credits; what stands right above is the photo's caption."""
    above: Block | None = None
    for block in blocks:
        if not block.parts or block.kind in ASIDE:
            continue
        text = block.first.text
        if "©" in block.last.text and block.kind is None and block.width <= _CREDIT_COLUMNS:
            block.kind = SegmentKind.CREDIT
            if above and above.kind is None and above.label is None and above.width <= _PHOTO_CAPTION_COLUMNS:
                above.kind = None if _RIGHTS.match(text) else SegmentKind.CAPTION
        above = block


def _announces(block: Block, layout: Layout) -> bool:
    """A caption, not a sentence that speaks of the figure."""
    return block.label is not None and is_title(block, layout) and not ends_sentence(block)


def _stands_over_table(blocks: list[Block], at: int) -> bool:
    """A line right above a table that the file sets as one, too long for a title elsewhere."""
    block = blocks[at]
    below = next((other for other in islice(blocks, at + 1, None) if other.kind not in ASIDE), None)
    return below is not None and below.given and block.is_line and block.width <= _TITLE_COLUMNS


def _take_title(blocks: list[Block], at: int, layout: Layout) -> int:
    """The caption at index `at` takes in the title below its number; the index of what follows."""
    for place in range(at + 1, len(blocks)):
        block = blocks[place]
        if block.kind in ASIDE or not block.parts:
            continue
        signed = block.scheme == "markdown" and blocks[at].opening is not None
        if block.kind is None and (signed or block.label is None) and is_title(block, layout):
            if signed:
                _drop_sign(block)
            blocks[at].take(block)
            return place + 1
        return place
    return len(blocks)


def _drop_sign(block: Block) -> None:
    """Leave the markdown sign of a block out that becomes a part of another one."""
    line = block.first
    end = 0 if block.label is None else block.label.end
    block.parts[0][0] = line._replace(start=line.start + end, text=line.text[end:])
    block.label = None


def _is_over(blocks: list[Block], at: int, layout: Layout) -> bool:
    """The table above the block at index `at` has ended."""
    block = blocks[at]
    if block.scheme == "markdown" and _UNIT_NOTE.fullmatch(block.first.text):
        _drop_sign(block)
        return False
    scheme = block.scheme
    if scheme in _CUTS_TABLE or is_prose(block, layout) or _SECTION.fullmatch(block.first.text):
        return True
    if scheme == "markdown" or "©" in block.first.text:
        return True
    numbered = scheme in ("letter", "roman", "digit")
    heading = is_title(block, layout) and (numbered or depth(block.first, layout) >= 2)
    return heading and _text_follows(blocks, at, layout)


def _text_follows(blocks: list[Block], at: int, layout: Layout) -> bool:
    for block in islice(blocks, at + 1, at + _NEAR):
        if not block.parts or block.kind in ASIDE:
            continue
        return block.scheme in _CUTS_TABLE or (block.kind is None and is_prose(block, layout))
    return False
