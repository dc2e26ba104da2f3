"""Headings, numbered paragraphs and list items: the report's own outline, believed by its sequence."""

import re
from dataclasses import dataclass, field

from unextract.records import SegmentKind
from unextract.segment.block import ASIDE, Block
from unextract.segment.lines import Layout, depth
from unextract.segment.notes import is_marked_note, name_note
from unextract.segment.numbering import LEVEL_OF, Label, Numbering, label_behind
from unextract.segment.shapes import ends_sentence, is_prose, is_row, is_title
from unextract.segment.signs import either

_SUMMARY = re.compile(either("summary"))
_SECTION = re.compile(rf"{either('section')}|{either('summary')}")
_NOT_READ = re.compile(r"[*_\s]+")
_QUOTATION = re.compile(r"[“\"].*[”\"][。.]?$")
# 2022 年…支出 can be a title, 2022 年 9 月 is a date, other numbers count something.
_NO_TITLE = re.compile(r"[“\"'*(（|]|(?!(?:19|20)\d\d(?![\s\d年月日至今-]*$))\d")

_HEADINGS = frozenset(LEVEL_OF)
_NAMED = frozenset({"annex", "chapter"})
"""Headings whose number is part of their name, and stays in the text."""
_SUBHEADING_COLUMNS = 60
_SENTENCE_COLUMNS = 40


@dataclass(slots=True)
class _Outline:
    """What has been read so far."""

    layout: Layout
    later: frozenset[int]
    """Numbers that open some block, as paragraph numbers do."""
    numbered: bool
    """Paragraphs have numbers, so that a short block without one is a heading."""
    signs: int
    """Fewest markdown signs of a heading, 0 where headings have none."""
    chapters: frozenset[str]
    """Titles from the table of contents, without white space."""
    numbering: Numbering = field(default_factory=Numbering)
    parent: str = ""
    """The paragraph that list items belong to."""
    level: int = 0
    """Level of the last numbered heading."""
    in_summary: bool = False
    in_notes: bool = False
    """Numbered lines are the notes below a table or chart."""


def mark_outline(blocks: list[Block], layout: Layout) -> None:
    """Settle the kind, number and level of every block that has none yet."""
    live = [block for block in blocks if block.parts and block.kind is not SegmentKind.FURNITURE]
    numbers = frozenset(b.label.value for b in live if b.label and b.scheme == "digit")
    signs = [len(block.label.name) for block in live if block.label and block.scheme == "markdown"]
    entries = [block.first.text for block in live if block.kind is SegmentKind.CONTENTS]
    outline = _Outline(
        layout,
        later=numbers,
        numbered=sum(number + 1 in numbers for number in numbers) >= 2,
        signs=min(signs, default=0),
        chapters=frozenset(_bare(entry).rstrip("0123456789.…") for entry in entries),
    )
    for at, block in enumerate(live):
        if block.kind is SegmentKind.FOOTNOTE:
            name_note(block)
        elif block.parts and block.kind is None:
            _settle(live, at, outline)
        if block.kind is SegmentKind.CAPTION:
            outline.in_notes = bool(
                block.label and block.is_line and block.label.end >= len(block.first.text)
            )
    if layout.wrap is None and not signs:
        _repeat_headings([block for block in live if block.parts])


def _settle(live: list[Block], at: int, outline: _Outline) -> None:
    block = live[at]
    for recognised in (_heading, _paragraph, _item, _note, _subheading):
        if recognised(live, at, outline):
            return
    outline.in_notes = False
    sentence = ends_sentence(block) or (block.terminal and block.width >= _SENTENCE_COLUMNS)
    if outline.in_summary:
        block.kind = SegmentKind.SUMMARY
    elif sentence or is_prose(block, outline.layout):
        block.kind = SegmentKind.PARAGRAPH
    else:
        block.kind = SegmentKind.OTHER


def _heading(live: list[Block], at: int, outline: _Outline) -> bool:
    """一. 导言, A. …, ## …, 附件一, or a line that is a heading by what it says (摘要)."""
    block = live[at]
    sign = block.label if block.scheme == "markdown" else None
    label = label_behind(block.first.text, sign) if sign else block.label
    if sign:
        block.opening = (block.start, block.start + sign.end)
    if label and label.scheme in _HEADINGS:
        label = outline.numbering.as_heading(label)
        fits = sign is not None or _may_be_numbered(live, at, label, outline)
        if fits and outline.numbering.believe_heading(label):
            _number_heading(live, at, label, outline)
            return True
    words = block.first.text[sign.end if sign else 0 :].strip("*_ ")
    section = block.is_line and _SECTION.fullmatch(words) is not None
    if not sign and not (section and _next(live, at)):
        return False
    outer = section or not sign or not outline.level
    _be_heading(block, outline, 1 if outer or not sign else len(sign.name) - outline.signs + 1)
    outline.in_summary = _SUMMARY.fullmatch(words) is not None
    return True


def _may_be_numbered(live: list[Block], at: int, label: Label, outline: _Outline) -> bool:
    """The block looks like a heading; numbers that paragraphs have too must also lead to something."""
    block, layout = live[at], outline.layout
    lettered = label.scheme != "digit"
    # a title of two sentences, set apart as titles are
    set_apart = lettered and len(block.lines) <= 2 and depth(block.first, layout) >= 2 and not is_row(block)
    if not (set_apart or is_title(block, layout)):
        return False
    if lettered:
        long = layout.wrap is not None and block.width > 1.3 * layout.wrap
        return layout.indented or not (long and ends_sentence(block))
    if block.terminal or (layout.indented and depth(block.first, layout) < 1):
        return False
    if block.width > _SUBHEADING_COLUMNS and not layout.indented:
        return False
    below = _next(live, at)
    return below is not None and (below.label is not None or is_prose(below, layout))


def _number_heading(live: list[Block], at: int, label: Label, outline: _Outline) -> None:
    block = live[at]
    if block.is_line and label.end >= len(block.first.text):
        title = _next(live, at)
        if title and title.kind is None and title.label is None and is_title(title, outline.layout):
            block.take(title)
    outline.level = LEVEL_OF[label.scheme]
    _be_heading(block, outline, outline.level)
    named = label.scheme in _NAMED
    block.paragraph = label.name if named else f"{label.name}."
    alone = block.is_line and label.end >= len(block.first.text)
    if not named and not alone:
        _open(block, label)


def _paragraph(live: list[Block], at: int, outline: _Outline) -> bool:
    """13. … with 12 before it."""
    block, label = live[at], live[at].label
    if label is None or label.scheme != "digit":
        return False
    if outline.in_notes:
        block.kind, block.paragraph = SegmentKind.LIST_ITEM, label.name
    elif outline.numbering.believe_paragraph(label, outline.later):
        block.kind = SegmentKind.PARAGRAPH
        block.paragraph = outline.parent = label.name
        outline.in_summary = False
    else:
        return False
    _open(block, label)
    return True


def _item(live: list[Block], at: int, outline: _Outline) -> bool:
    """(a) …, (一) …, • …"""
    block, label = live[at], live[at].label
    if label is None or label.scheme not in ("item", "bullet"):
        return False
    if label.scheme == "bullet":
        if label.name in block.first.text[label.end :]:
            return False  # a chart's legend: ● one ● another
        block.paragraph = outline.parent or None
    else:
        name = outline.numbering.believe_item(label)
        if name is None:
            return _reads_on(live, at, outline)
        block.paragraph = outline.parent + name
    block.kind = SegmentKind.LIST_ITEM
    _open(block, label)
    return True


def _reads_on(live: list[Block], at: int, outline: _Outline) -> bool:
    """An item that nothing led to, right below a line: (c) of an enumeration within a paragraph."""
    block, layout = live[at], outline.layout
    above = live[at - 1] if at else None
    if above is None or not above.parts or layout.wrap is None or layout.spaced or block.first.blanks:
        return False
    if above.kind not in (SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM):
        return False
    above.take(block)
    return True


def _note(live: list[Block], at: int, outline: _Outline) -> bool:
    """A footnote that no rule announces."""
    block = live[at]
    near = [live[place].first for place in (at - 1, at + 1) if 0 <= place < len(live) and live[place].parts]
    if not is_marked_note(block, near):
        return False
    block.kind = SegmentKind.FOOTNOTE
    name_note(block)
    return True


def _subheading(live: list[Block], at: int, outline: _Outline) -> bool:
    """A title without a number: indented, or short and followed by what a title leads to."""
    block, layout = live[at], outline.layout
    if block.label is not None or outline.signs or not is_title(block, layout):
        return False
    below = _next(live, at)
    if below is None:
        return False
    if _bare(block.first.text) in outline.chapters:
        outline.level = 1
        _be_heading(block, outline, 1)
        return True
    if layout.indented:
        fits = depth(block.first, layout) >= 2
    elif layout.wrap is not None:
        fits = outline.numbered and len(block.lines) <= 2 and _comes_next(below, outline)
    else:
        fits = _stands_above(block, below, live[at - 1] if at else None, layout)
    if fits:
        _be_heading(block, outline, outline.level + 1)
    return fits


def _comes_next(block: Block, outline: _Outline) -> bool:
    """The block is the next numbered paragraph, or a heading below the present one."""
    if block.label is None or not outline.numbering.paragraph:
        return False
    return block.scheme == "letter" or (
        block.scheme == "digit" and block.label.value == outline.numbering.paragraph + 1
    )


def _stands_above(block: Block, below: Block, above: Block | None, layout: Layout) -> bool:
    """A short line with text or a list right below it, and neither a number nor the author of a quotation."""
    if block.width > _SUBHEADING_COLUMNS or ends_sentence(block) or _NO_TITLE.match(block.first.text):
        return False
    if above and above.parts and _QUOTATION.match(above.first.text):
        return False
    if below.kind not in (None, SegmentKind.LIST_ITEM) or below.first.text[0] in '“"':
        return False
    return is_prose(below, layout) or below.scheme == "bullet"


def _repeat_headings(live: list[Block]) -> None:
    """A line that is a heading in one place is one wherever it stands: chapters repeat their template."""
    headings = [block for block in live if block.kind is SegmentKind.HEADING and not block.paragraph]
    levels = {_bare(block.first.text): block.level for block in headings}
    for block in live:
        if block.kind is SegmentKind.OTHER and block.is_line:
            level = levels.get(_bare(block.first.text))
            if level is not None:
                block.kind, block.level = SegmentKind.HEADING, level


def _be_heading(block: Block, outline: _Outline, level: int) -> None:
    block.kind, block.level = SegmentKind.HEADING, level
    outline.parent, outline.in_summary, outline.in_notes = "", False, False
    outline.numbering.items.clear()


def _open(block: Block, label: Label) -> None:
    """The label stays out of the text; its numeral becomes a mark."""
    block.opening = (block.start, block.start + label.end)
    if label.numeral:
        block.numeral = (block.start + label.numeral[0], block.start + label.numeral[1], "para")


def _next(live: list[Block], at: int) -> Block | None:
    return next((block for block in live[at + 1 : at + 40] if block.parts and block.kind not in ASIDE), None)


def _bare(text: str) -> str:
    """The text without emphasis and white space, to compare titles."""
    return _NOT_READ.sub("", text)
