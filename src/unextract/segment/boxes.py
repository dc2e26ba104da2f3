"""Boxes: a big number set on its own line, and the line that says what it counts."""

import re

from unextract.records import SegmentKind
from unextract.segment.block import ASIDE, Block
from unextract.segment.signs import either
from unextract.segment.tables import absorb

# 36 000+ · **44%** · 1.74亿 · 400 万 + · 1.9亿美元 · 174项 · $4.9 million
_DIGITS = r"[$€£]?\d(?:[\d ,.\u00a0\u202f]*\d)?"
_NUMBER = re.compile(
    rf"(?:\*\*)?\s*(?:{_DIGITS}(?:\s?[%％]|\s?{either('scale')})?\s?\+?\s?[一-鿿]{{0,3}}|{either('share')})(?:\*\*)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d\s?年?(?:[一-鿿]{1,3})?")
_NOT_A_LABEL = re.compile(rf"[\d“\"'©#|•●<*-]|{either('source')}\s?[:：]")
_COUNTS = re.compile(either("quantity"))
_LEADS = re.compile(rf"{either('leads')}$")
_ROW = re.compile(rf"(?:\d[\d ,.]*[%％+]?|{_NUMBER.pattern})\t\S")
_LABEL_COLUMNS = 200
_LEAD_COLUMNS = 20


def is_number(block: Block) -> bool:
    """A number (with its unit at most) alone on its line, and no year."""
    text = block.first.text
    return (
        len(text) <= 24
        and block.is_line
        and _NUMBER.fullmatch(text) is not None
        and (not _YEAR.fullmatch(text) or text.isdigit())
    )


def mark_boxes(blocks: list[Block]) -> None:
    """Join every number alone on its line to its label; several such in a row are a chart's, a table."""
    live = [block for block in blocks if block.parts and block.kind not in ASIDE]
    for at, block in enumerate(live):
        if not block.parts or block.kind is not None:
            continue
        if _ROW.match(block.first.text):
            block.kind = SegmentKind.BOX
        elif is_number(block):
            run = _run_of_numbers(live, at)
            if len(run) > 1:
                absorb(run)
            else:
                _make_box(block, live[at - 1] if at else None, live[at + 1] if at + 1 < len(live) else None)


def _run_of_numbers(live: list[Block], at: int) -> list[Block]:
    end = at
    while end < len(live) and live[end].kind is None and is_number(live[end]):
        end += 1
    return live[at:end]


def _make_box(number: Block, lead: Block | None, label: Block | None) -> None:
    """`number` takes in its label; a line that leads up to it (组织了) takes in both."""
    if label is None or not _is_label(number, label):
        if not _YEAR.fullmatch(number.first.text):
            number.kind, number.label = SegmentKind.BOX, None
        return
    number.take(label)
    number.kind, number.label = SegmentKind.BOX, None
    if lead and lead.parts and lead.kind is None and _leads(lead):
        lead.take(number)
        lead.kind = SegmentKind.BOX


def _is_label(number: Block, label: Block) -> bool:
    text = label.first.text
    if label.kind is not None or label.label or label.width > _LABEL_COLUMNS:
        return False
    if _NOT_A_LABEL.match(text) or "©" in text:
        return False
    return not _YEAR.fullmatch(number.first.text) or _COUNTS.match(text) is not None


def _leads(block: Block) -> bool:
    return not block.label and block.width <= _LEAD_COLUMNS and _LEADS.search(block.last.text) is not None
