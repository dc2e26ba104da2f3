"""Blocks turned into records: slices of the source, marks, heading paths."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise

from pydantic import TypeAdapter

from unextract.records import Document, Segment, SegmentKind
from unextract.segment.block import Block, Numeral, Span
from unextract.segment.cuts import Cut
from unextract.segment.joins import drops_hyphen, needs_blank
from unextract.segment.lines import Layout, Line

_SEGMENTS = TypeAdapter(tuple[Segment, ...])
_OTHER_BLANK = re.compile(r"[^\S ]")
_BLANKS = re.compile(r"[^\S\n\r]*")

# Blanks of a justified line, but for those between two digits, which may be cells; in running text also those
# that a converter left between Chinese characters. The blank comes first: it is what `re` can jump to.
_SEVERAL = r"(?<=[^\s\d] ) +(?=\S)|(?<=\d ) +(?=[^\s\d])"
_WIDE = r"[\u2e80-\u9fff\uff00-\uffef]"
_GAPS = re.compile(rf" (?:{_SEVERAL}|(?P<none>(?!)))")
_GAPS_IN_TEXT = re.compile(rf" (?:(?P<none>(?<={_WIDE} ) *(?={_WIDE}))|{_SEVERAL})")
_RUNNING = frozenset(
    {SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.SUMMARY, SegmentKind.FOOTNOTE, SegmentKind.BOX}
)
# Where blanks part columns
_SET_BY_BLANKS = frozenset({SegmentKind.TABLE, SegmentKind.CONTENTS, SegmentKind.FURNITURE})

# Rows and cells stay apart in the text of these; elsewhere the parts read on.
_PARTS_APART = frozenset({SegmentKind.TABLE, SegmentKind.CAPTION, SegmentKind.CONTENTS, SegmentKind.HEADING})


def assemble(
    document: Document, blocks: Iterable[Block], cuts: list[Cut], layout: Layout
) -> tuple[Segment, ...]:
    """One record for each block and each link target, in reading order, validated in one go."""
    text = document.text
    cuts = _settled(cuts, text, layout)
    starts = [cut.start for cut in cuts]
    tails = {cut.end: cut.start for cut in cuts}
    view = _OTHER_BLANK.sub(" ", text)
    page_starts = [found.end() for found in re.finditer("\f", text)]
    units = [(block.start, block) for block in blocks if block.parts]
    units += [(cut.target[0], _link_target(cut.target, text)) for cut in cuts if cut.target]
    units.sort(key=lambda unit: unit[0])
    above: list[tuple[int, str]] = []
    path: tuple[str, ...] = ()
    records = []
    for ordinal, (start, block) in enumerate(units):
        end = block.end
        slices = _slices(block, text, layout, tails)
        marks = [block.numeral] if block.numeral else []
        within = cuts[bisect_left(starts, start) : bisect_left(starts, end)]
        if within and block.kind is not SegmentKind.FURNITURE:
            within = _own(block, within)
            marks += _marks(block, within)
            slices = _without(slices, within)
        slices = _trimmed(slices, text)
        if block.kind not in _SET_BY_BLANKS:
            slices = _closed_up(slices, text, _GAPS_IN_TEXT if block.kind in _RUNNING else _GAPS)
        if not slices:  # nothing but signs and numbers: then these are the text
            slices, marks = [(line.start, line.end) for line in block.lines], []
        words = "".join([view[a:b] for a, b in slices])
        if block.kind is SegmentKind.HEADING:
            while above and above[-1][0] >= block.level:
                above.pop()
            path = tuple([title for _, title in above])
            above.append((block.level, words))
        records.append(
            {
                "segment_id": f"{document.document_id}:s{ordinal:04d}",
                "document_id": document.document_id,
                "ordinal": ordinal,
                "kind": block.kind or SegmentKind.OTHER,
                "paragraph": block.paragraph,
                "heading_path": path,
                "page": bisect_right(page_starts, start) + 1 if page_starts else None,
                "source_start": start,
                "source_end": end,
                "text": words,
                "slices": slices,
                "marks": [{"source_start": a, "source_end": b, "numeral_class": c} for a, b, c in marks],
            }
        )
        if block.kind is SegmentKind.HEADING:
            path = (*path, words)
    return _SEGMENTS.validate_python(records)


def _link_target(span: Span, text: str) -> Block:
    line = Line(*span, text[slice(*span)], indent=0, blanks=0, trailing=False, width=0)
    return Block([[line]], SegmentKind.FURNITURE)


def _slices(block: Block, text: str, layout: Layout, tails: dict[int, int]) -> list[Span]:
    """The spans of the block's lines, each with the one blank that parts it from the next, where one does.

    `tails` maps the end of every cut to its start: what stands before a
    footnote mark decides whether a blank is needed behind it.
    """
    start = block.opening[1] if block.opening else block.start
    if block.is_line:
        return [(start, block.end)] if start < block.end else []
    apart = block.kind in _PARTS_APART
    new_parts = {part[0].start for part in block.parts} if apart else frozenset()
    slices: list[Span] = []
    for line, below in pairwise(block.lines):
        end = line.end
        left = text[line.start : tails[end]] if tails.get(end, 0) > line.start else line.text
        # A blank behind a closing bracket where paragraphs end in blanks is no paragraph's: (a) …
        typed = layout.blank_ends and line.trailing and left[-1] == ")"
        # a line of a table that the file sets as one is a row
        part = block.given or below.start in new_parts
        if part or typed or needs_blank(left, below.text, layout):
            end += 1
        elif left[-1] == "-" and drops_hyphen(left, below.text, text):
            end -= 1
        if end == below.start and not apart:
            continue
        slices.append((start, end))
        start = below.start
    slices.append((start, block.end))
    return [span for span in slices if span[0] < span[1]]


def _own(block: Block, cuts: list[Cut]) -> list[Cut]:
    """Those of `cuts` in the block's lines, and not in what interrupts it."""
    lines = [(line.start, line.end) for line in block.lines]
    return [cut for cut in cuts if any(start <= cut.start < end for start, end in lines)]


def _marks(block: Block, cuts: list[Cut]) -> list[Numeral]:
    behind = block.opening[1] if block.opening else block.start
    return [cut.mark for cut in cuts if cut.mark and cut.start >= behind]


def _settled(cuts: list[Cut], text: str, layout: Layout) -> list[Cut]:
    """Cuts in order, none inside another; a footnote mark takes the blank behind it along, unless needed."""
    settled: list[Cut] = []
    end = -1
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if cut.start >= end:
            settled.append(_with_blank(cut, text, layout) if cut.mark else cut)
            end = settled[-1].end
    return settled


def _with_blank(cut: Cut, text: str, layout: Layout) -> Cut:
    after = _BLANKS.match(text, cut.end)
    reach = after.end() if after else cut.end
    before = text[cut.start - 1 : cut.start]
    if reach == cut.end or reach >= len(text) or text[reach].isspace() or not before or before.isspace():
        return cut
    return cut._replace(end=reach - needs_blank(before, text[reach], layout))


def _without(slices: list[Span], cuts: list[Cut]) -> list[Span]:
    kept: list[Span] = []
    for start, end in slices:
        for cut in cuts:
            if start < cut.end and cut.start < end:
                if start < cut.start:
                    kept.append((start, cut.start))
                start = max(start, cut.end)
        if start < end:
            kept.append((start, end))
    return kept


def _closed_up(slices: list[Span], text: str, gaps: re.Pattern[str]) -> list[Span]:
    """The slices with one blank of each of the `gaps`, with none of those in its group `none`."""
    kept: list[Span] = []
    for start, end in slices:
        for gap in gaps.finditer(text, start, end):
            until = gap.start() + (gap["none"] is None)
            if start < until:
                kept.append((start, until))
            start = gap.end()
        kept.append((start, end))
    return kept


def _trimmed(slices: list[Span], text: str) -> list[Span]:
    """The slices without white space at both ends."""
    while slices and text[slices[0][0]].isspace():
        start, end = slices[0]
        slices[:1] = [(start + 1, end)] if start + 1 < end else []
    while slices and text[slices[-1][1] - 1].isspace():
        start, end = slices[-1]
        slices[-1:] = [(start, end - 1)] if start < end - 1 else []
    return slices
