"""Cut a document into headings, numbered paragraphs, list items, footnotes, tables, boxes and page furniture.

Every step works on what a converter or printer does to a report (hard-wrapped
lines, page breaks, markdown), measured from the file itself, and on the
sequence of its numbers; none knows what a report says.
"""

from unextract.records import Document, Segment
from unextract.segment.assemble import assemble
from unextract.segment.blocks import gather
from unextract.segment.boxes import mark_boxes
from unextract.segment.captions import mark_annex_titles, mark_captions, mark_credits
from unextract.segment.cuts import markup
from unextract.segment.lines import measure, read_lines
from unextract.segment.marks import note_marks
from unextract.segment.outline import mark_outline
from unextract.segment.placed import place
from unextract.segment.stitch import stitch
from unextract.segment.tables import join_tables, mark_contents, mark_tables

__all__ = ["segment"]


def segment(document: Document) -> tuple[Segment, ...]:
    """The segments of `document` in reading order; every visible character is in one of them.

    Offsets count code points of `document.text`. `page` is set only where the
    text has form feeds.
    """
    lines = read_lines(document.text)
    layout = measure(lines, document.text)
    blocks = gather(lines, layout, place(lines, document))
    mark_contents(blocks, layout)
    join_tables(blocks, document.text)
    mark_captions(blocks, layout)
    mark_annex_titles(blocks, layout)
    mark_tables(blocks, layout)
    mark_boxes(blocks)
    mark_credits(blocks)
    mark_outline(blocks, layout)
    stitch(blocks, layout)
    signs = markup(document.text)
    marks = note_marks(document.text, blocks, signs, document.raised)
    return assemble(document, blocks, [*signs, *marks], layout)
