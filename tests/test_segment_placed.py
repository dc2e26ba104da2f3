"""What the segmenter takes from the page of a PDF instead of guessing it from the text."""

from unextract.records import Document, LineBox, SegmentKind
from unextract.segment import segment

LINES = ("Garden report", "The programme planted 12 trees.", "Trees\t12\t14", "Hedges\t3\t5")
ROLES = ("furniture", "text", "table", "table")


def document() -> Document:
    text, layout, start = "", [], 0
    for line, role in zip(LINES, ROLES, strict=True):
        box = {"page": 1, "x0": 72, "top": 72, "x1": 300, "bottom": 84, "offsets": (0,), "edges": (72.0,)}
        layout.append(LineBox.model_validate({"start": start, "end": start + len(line), "role": role, **box}))
        text += line + ("\n" if role == "table" else "\n\n")
        start = len(text)
    return Document(
        document_id="d",
        language="en",
        source_path="d.pdf",
        source_sha256="0",
        media_type="application/pdf",
        text=text,
        reader_version="0",
        layout=tuple(layout),
    )


def test_running_lines_and_tables_are_those_of_the_page() -> None:
    found = [(one.kind, one.text.split("\n")[0]) for one in segment(document())]
    kinds = {text: kind for kind, text in found}
    assert kinds[LINES[0]] is SegmentKind.FURNITURE
    (table,) = [text for kind, text in found if kind is SegmentKind.TABLE]
    assert table.startswith("Trees")
    assert not any("Hedges" in text for kind, text in found if kind is not SegmentKind.TABLE)
