"""A table as rows of the records that `extract` validates."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from unextract.read.layout import page_of
from unextract.records import Document, FigureKind, Role, Segment
from unextract.rows import Row, numeral_row
from unextract.segment.signs import either
from unextract.tables.model import Cell, Span, Table

Source = Callable[[int, int], Span]
"""The source span of a span of the segment's text."""

_DIGITS = re.compile(r"\d+")
_CAPTION_NUMBER = re.compile(rf"{either('table')}[\s.:：]*|{either('figure')}[\s.:：]*")
CELL = "table.cell"
"""The pattern of what stands in a cell."""


def cell_rows(
    document: Document, segment: Segment, table: Table, source: Source
) -> tuple[list[Row], list[Row]]:
    """Rows for `TableCell` and for `Figure`, the latter for every cell that is a quantity."""
    cells: list[Row] = []
    figures: list[Row] = []
    for cell in table.cells:
        start, end = source(*cell.span)
        figure_id = None
        if cell.quantity is not None:
            figure_id = f"{document.document_id}:f{source(*cell.quantity.numeral)[0]}"
            figures.append(_figure(document, segment, table, cell, (start, end), figure_id, len(figures) + 1))
        cells.append(
            {
                "table_id": f"{segment.segment_id}:t",
                "document_id": document.document_id,
                "segment_id": segment.segment_id,
                "page": _page(document, segment, start, end),
                "caption": table.caption,
                "unit_note": table.unit_note,
                "row": cell.row,
                "column": cell.column,
                "row_label": cell.row_label,
                "column_label": cell.column_label,
                "raw": document.text[start:end],
                "source_start": start,
                "source_end": end,
                "value": cell.value,
                "unit": cell.unit,
                "figure_id": figure_id,
            }
        )
    return cells, figures


def _page(document: Document, segment: Segment, start: int, end: int) -> int | None:
    """The page of a cell: a table may go on over several."""
    page = page_of(document, start, end)
    return segment.page if page is None else page


def _figure(
    document: Document, segment: Segment, table: Table, cell: Cell, span: Span, figure_id: str, ordinal: int
) -> Row:
    quantity = cell.quantity
    assert quantity is not None
    start, end = span
    flags = quantity.flags
    if quantity.kind is FigureKind.PERCENT and quantity.role is Role.SHARE and (cell.value or 0) > 100:
        flags = (*flags, "share_over_100")
    return {
        "figure_id": figure_id,
        "document_id": document.document_id,
        "segment_id": segment.segment_id,
        "ordinal": ordinal,
        "kind": quantity.kind,
        "page": segment.page,
        "source_start": start,
        "source_end": end,
        "raw": document.text[start:end],
        "value": cell.value,
        "unit": cell.unit,
        "role": quantity.role,
        "subject": quantity.subject,
        "scope": _CAPTION_NUMBER.sub("", table.caption or "") or None,
        "period_start": quantity.period[0],
        "period_end": quantity.period[1],
        "confidence": quantity.confidence,
        "pattern": CELL,
        "flags": flags,
    }


def with_cells(
    document: Document,
    segment: Segment,
    table: Table,
    source: Source,
    numerals: Sequence[Row],
    figures: Sequence[Row],
) -> tuple[list[Row], list[Row], list[Row]]:
    """What running text gives for `segment` and, in its place, what its cells do: numerals, figures, cells.

    What was read in labels and heads stays (过去 12 个月), what touches a cell
    goes: a scan of the joined text reads `91 129` as one number where the
    table has two.
    """
    cells, cell_figures = cell_rows(document, segment, table, source)
    own = _numerals_of_cells(document, segment, table, source)
    starts = [row["source_start"] for row in own]
    touching = {row["source_start"]: row for row in numerals if _touched(row, own, starts)}
    notes = [source(*span) for span in table.notes]
    dropped = {row["figure_id"] for row in touching.values()} - {None}
    dropped |= {row["figure_id"] for row in figures if _states_a_unit(row, notes)}
    labels = [(source(*label.span), label.numeral_class) for label in table.labels]
    dropped |= {row["figure_id"] for row in numerals if _named(row, labels)} - {None}
    kept: list[Row] = []
    for row in numerals:
        if row["source_start"] in touching:
            kept += _remainders(document, segment, row, own, starts)
            continue
        if row["figure_id"] is not None and row["figure_id"] in dropped:
            row = {**row, "figure_id": None, "numeral_class": "table", "pattern": CELL}
        named = _named(row, labels)
        if named is not None:
            row = {**row, "numeral_class": named, "pattern": f"table.{named}"}
        kept.append(row)
    merged = sorted([*kept, *own], key=lambda row: row["source_start"])
    rest = [row for row in figures if row["figure_id"] not in dropped]
    both = sorted([*rest, *cell_figures], key=lambda row: row["source_start"])
    return merged, [{**row, "ordinal": at} for at, row in enumerate(both, 1)], cells


def _numerals_of_cells(document: Document, segment: Segment, table: Table, source: Source) -> list[Row]:
    """The numeral of every cell that is a quantity, in the order of the text."""
    rows = []
    for cell in table.cells:
        if cell.quantity is not None:
            span = source(*cell.quantity.numeral)
            figure_id = f"{document.document_id}:f{span[0]}"
            rows.append(numeral_row(document, segment, span, cell.quantity.kind, CELL, figure_id))
    return sorted(rows, key=lambda row: row["source_start"])


def _touched(row: Row, own: Sequence[Row], starts: Sequence[int]) -> list[Row]:
    first = max(0, bisect_left(starts, row["source_start"]) - 1)
    last = bisect_left(starts, row["source_end"])
    return [cell for cell in own[first:last] if cell["source_end"] > row["source_start"]]


def _remainders(
    document: Document, segment: Segment, row: Row, own: Sequence[Row], starts: Sequence[int]
) -> Iterator[Row]:
    """The digits of a number that touches cells and are in none."""
    touched = _touched(row, own, starts)
    for digits in _DIGITS.finditer(document.text, row["source_start"], row["source_end"]):
        start, end = digits.span()
        if not any(cell["source_start"] < end and start < cell["source_end"] for cell in touched):
            yield numeral_row(document, segment, digits.span(), "table", CELL)


def _named(row: Row, labels: Sequence[tuple[Span, str]]) -> str | None:
    """The class of a numeral that is a label's own number, or a part of it: 1.1.2 is read as 1.1 and 2."""
    place = bisect_right(labels, row["source_start"], key=lambda label: label[0][0]) - 1
    if place < 0 or row["source_start"] >= labels[place][0][1]:
        return None
    return labels[place][1]


def _states_a_unit(figure: Row, notes: Sequence[Span]) -> bool:
    """A figure that is a scale in a unit note: the 百万 of (百万美元)."""
    inside = any(start <= figure["source_start"] and figure["source_end"] <= end for start, end in notes)
    return inside and not any(character.isdecimal() for character in figure["raw"])
