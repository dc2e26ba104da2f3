"""What the segmenter takes from the file instead of guessing it from the text."""

from unextract.records import Document, LineBox, Segment, SegmentKind
from unextract.segment import segment

LINES = ("Garden report", "The programme planted 12 trees.", "Trees\t12\t14", "Hedges\t3\t5")


def document(*lines: str, tables: tuple[tuple[int, int], ...] = ()) -> Document:
    """Lines with a blank line between them; `tables` as first and last index of their lines."""
    text, layout, spans = "", [], []
    for at, line in enumerate(lines):
        layout.append(
            LineBox(
                start=len(text),
                end=len(text) + len(line),
                page=1,
                x0=72.0,
                top=72.0,
                x1=300.0,
                bottom=84.0,
                offsets=(0,),
                edges=(72.0,),
                role="furniture" if at == 0 else "text",
            )
        )
        spans.append((len(text), len(text) + len(line)))
        inside = any(first <= at < last for first, last in tables)
        text += line + ("\n" if inside else "\n\n")
    return Document(
        document_id="d",
        language="en",
        source_path="d.pdf",
        source_sha256="0",
        media_type="application/pdf",
        text=text,
        reader_version="0",
        layout=tuple(layout),
        tables=tuple((spans[first][0], spans[last][1]) for first, last in tables),
    )


def tables_of(found: Document) -> list[Segment]:
    return [one for one in segment(found) if one.kind is SegmentKind.TABLE]


def test_running_lines_and_tables_are_those_of_the_page() -> None:
    found = segment(document(*LINES, tables=((2, 3),)))
    kinds = {one.text: one.kind for one in found}
    assert kinds[LINES[0]] is SegmentKind.FURNITURE
    (table,) = [one.text for one in found if one.kind is SegmentKind.TABLE]
    assert table.startswith("Trees")
    assert "Hedges" in table


def test_what_stands_between_a_caption_and_its_table_belongs_to_the_table() -> None:
    lines = ("Garden report", "Table 1", "Plants by year", "(thousands)", "\t2021\t2022", "Trees\t12\t14")
    (table,) = tables_of(document(*lines, tables=((4, 5),)))
    assert table.text.startswith("(thousands)")
    assert table.text.endswith("Trees 12 14")


def typed(text: str, *, paged: bool = True) -> list[Segment]:
    """The segments of a text whose blank lines are those of a page."""
    box = {"page": 1, "x0": 72, "top": 72, "x1": 300, "bottom": 84, "offsets": (0,), "edges": (72.0,)}
    found = document().model_copy(
        update={"text": text, "layout": (LineBox(start=0, end=4, **box),) if paged else ()}
    )
    return list(segment(found))


WIDE = "The volunteers of the towns worked in schools and in clinics and reported what they\n"
NARROW = (
    "The teams and the World Health\nOrganization surveyed the wells of the\ntowns. Mending them took a "
    "year of\nwork.\n"
)


def test_running_text_in_a_narrow_column_is_one_paragraph() -> None:
    text = 6 * WIDE + "saw there.\n\n" + NARROW
    whole = " ".join(NARROW.split())
    assert typed(text)[-1].text == whole
    assert typed(text, paged=False)[-1].text == whole


def test_a_paragraph_goes_on_behind_a_box_where_it_reads_on_in_small_letters() -> None:
    text = (
        f"1. {5 * WIDE}the scope and\n\n    SPOTLIGHT: Wells of the towns\n\n"
        f"• 160 wells in 12 towns\n\nimpact of {5 * WIDE}saw there.\n"
    )
    paragraphs = [one for one in typed(text) if one.kind is SegmentKind.PARAGRAPH]
    assert [one.paragraph for one in paragraphs] == ["1"]
    assert "the scope and impact of The" in paragraphs[0].text
