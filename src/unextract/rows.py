"""Raw rows on their way to records: what several extractors write alike."""

from typing import Any

from unextract.records import Document, Segment

Row = dict[str, Any]


def numeral_row(
    document: Document,
    segment: Segment,
    span: tuple[int, int],
    numeral_class: str,
    pattern: str | None,
    figure_id: str | None = None,
) -> Row:
    """A row of `numerals`; `span` counts in the document's text, its start makes the id."""
    start, end = span
    return {
        "numeral_id": f"{document.document_id}:n{start}",
        "document_id": document.document_id,
        "segment_id": segment.segment_id,
        "source_start": start,
        "source_end": end,
        "raw": document.text[start:end],
        "numeral_class": numeral_class,
        "figure_id": figure_id,
        "pattern": pattern,
    }
