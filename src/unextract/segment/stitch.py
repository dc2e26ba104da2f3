"""Paragraphs that figures, boxes, notes or a page end cut in two, put together again."""

from unextract.records import SegmentKind
from unextract.segment.block import Block
from unextract.segment.lines import Layout, depth, is_full
from unextract.segment.shapes import ends_sentence, has_inner_stop

# What may stand between the two halves, and how much of it.
_BETWEEN = frozenset(
    {
        SegmentKind.FURNITURE,
        SegmentKind.FOOTNOTE,
        SegmentKind.CAPTION,
        SegmentKind.CREDIT,
        SegmentKind.TABLE,
        SegmentKind.BOX,
        SegmentKind.OTHER,
    }
)
_REACH = 14
_RUNNING = (SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.SUMMARY)
_QUOTES = '“"「'


def stitch(blocks: list[Block], layout: Layout) -> None:
    """Append to every paragraph that stops in mid-sentence the paragraph that carries it on."""
    live = [block for block in blocks if block.parts]
    for at, block in enumerate(live):
        while block.parts and block.kind in _RUNNING and _breaks_off(block):
            rest = _continuation(live, at, block, layout)
            if rest is None:
                break
            block.take(rest)


def _breaks_off(block: Block) -> bool:
    return not block.terminal and (
        block.numeral is not None or block.paragraph is not None or has_inner_stop(block)
    )


def _continuation(live: list[Block], at: int, block: Block, layout: Layout) -> Block | None:
    passed_heading = passed_box = False
    for rest in live[at + 1 : at + 1 + _REACH]:
        if not rest.parts:
            continue
        if rest.kind is SegmentKind.PARAGRAPH and rest.label is None:
            if rest.first.text[0] in _QUOTES and layout.wrap is None:
                continue
            if passed_heading and has_inner_stop(rest):
                return None
            if passed_box and not rest.first.text[0].islower():
                return None
            return rest if _fits(block, rest, layout) else None
        if rest.kind is SegmentKind.HEADING and not rest.paragraph and layout.wrap is None:
            passed_heading = True
        elif layout.wrap is not None and _may_be_boxed(rest):
            passed_box = True
        elif rest.kind is SegmentKind.PARAGRAPH or rest.kind not in _BETWEEN:
            return None
    return None


def _may_be_boxed(block: Block) -> bool:
    """A title without a number, or a bullet: a box that stands in the way has them."""
    if block.kind is SegmentKind.HEADING:
        return not block.paragraph
    return block.kind is SegmentKind.LIST_ITEM and block.scheme == "bullet"


def _fits(block: Block, rest: Block, layout: Layout) -> bool:
    if layout.wrap is None:
        return ends_sentence(rest) or has_inner_stop(rest)
    if depth(rest.first, layout) > 0:
        return False
    if rest.first.text[0].islower():  # no paragraph begins so
        return True
    if layout.blank_ends:
        return not block.last.trailing
    return is_full(block.last, rest.first, layout.wrap)
