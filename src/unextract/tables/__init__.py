"""Tables in text: from a segment of kind `table` to cells that know their row, column and unit.

`cells` is the verb. Where the file parts the cells, every field stands in its
column (`grid`). Elsewhere a table has lost its columns; what is left is the
order of its lines, its numbers, and what they have in common: how many numbers
most rows have, which sums, differences and percentages hold in every row, which
words of the lines above are heads that a pattern pack knows (`rows`, `columns`,
`heads`). `with_cells` turns the result into rows of records.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from unextract.packs import Pack
from unextract.records import Document, Segment, SegmentKind
from unextract.segment.signs import either
from unextract.tables.body import Body, Row, body_of_grid, body_of_lines
from unextract.tables.charts import without_scale
from unextract.tables.checked import total_checks
from unextract.tables.continued import Opening, continued, openings
from unextract.tables.counts import counted_units
from unextract.tables.fields import fields_of
from unextract.tables.grid import read_grid
from unextract.tables.heads import Column
from unextract.tables.lines import Piece
from unextract.tables.meaning import NO_PERIOD, Context, Period, column_periods, read_cell, row_meaning
from unextract.tables.model import Cell, ReadNoun, ReadPeriod, Table, no_noun
from unextract.tables.names import name_cells
from unextract.tables.records import CELL, with_cells
from unextract.tables.sheets import sheet_of
from unextract.tables.subjects import added
from unextract.tables.totals import Check, SumRow, check_columns, check_totals
from unextract.tables.words import TableWords, table_words

_WHOLE = Decimal(100)
_ANNEX = re.compile(either("annex"))

__all__ = [
    "CELL",
    "Cell",
    "Check",
    "Opening",
    "Table",
    "captions",
    "cells",
    "openings",
    "total_checks",
    "with_cells",
]


def captions(segments: Sequence[Segment]) -> dict[str, Segment]:
    """The caption right above each table, by the table's segment_id; page furniture may intervene.

    Below the heading of an annex it is its title, in that heading or one of its own.
    """
    found: dict[str, Segment] = {}
    above: Segment | None = None
    annex: Segment | None = None
    for segment in segments:
        if segment.kind is SegmentKind.TABLE and above is not None:
            found[segment.segment_id] = above
        if segment.kind in (SegmentKind.FURNITURE, SegmentKind.FOOTNOTE):
            continue
        named = segment.kind is SegmentKind.HEADING and _ANNEX.match(segment.paragraph or "") is not None
        titled = segment.text != segment.paragraph if named else annex is not None
        is_title = titled and segment.kind is SegmentKind.HEADING
        above = segment if is_title or segment.kind is SegmentKind.CAPTION else None
        annex = segment if named and not titled else None
    return found


def cells(
    document: Document,
    segment: Segment,
    pack: Pack,
    *,
    caption: Segment | None,
    read_period: ReadPeriod,
    read_noun: ReadNoun = no_noun,
    opening: Opening | None = None,
) -> Table | None:
    """The cells of `segment`, a segment of `document` of kind table; None where it is no table.

    `caption` is the caption right above it, if there is one; `read_period`
    reads the time that a head, a label or a note names, `read_noun` what it
    says is counted. Where the segment has
    the columns of `opening` it goes on from that.
    """
    sheet = sheet_of(document, segment)
    found, scale = without_scale(sheet.text, sheet.pieces)
    table = _read(document, sheet.text, found, pack, caption, read_period, read_noun, opening)
    if scale and table is None:
        table = Table(None if caption is None else caption.text, None, (), tuple(scale))
    elif scale and table is not None:
        labels = sorted((*table.labels, *scale), key=lambda number: number.span)
        table = replace(table, labels=tuple(labels))
    return None if table is None else sheet.in_segment(table)


def _read(
    document: Document,
    text: str,
    found: Sequence[Piece],
    pack: Pack,
    caption: Segment | None,
    read_period: ReadPeriod,
    read_noun: ReadNoun,
    opening: Opening | None,
) -> Table | None:
    words = table_words(pack)
    body = _body(text, found, caption, words)
    if body is None:
        return None
    if not body.rows:
        return name_cells(text, found, None if caption is None else caption.text)
    if opening is not None:
        opened = sheet_of(document, opening.table)
        first = _body(opened.text, opened.pieces, opening.caption, words)
        whole = None if first is None else continued(body, first, words)
        if whole is not None:
            body, caption = whole, opening.caption
    return _table(text, body, caption, words, cache(read_period), read_noun)


def _body(text: str, found: Sequence[Piece], caption: Segment | None, words: TableWords) -> Body | None:
    fields = fields_of(text, found, words)
    grid = read_grid(text, found, fields, words)
    if grid is None:
        return body_of_lines(text, found, fields, caption, words)
    return body_of_grid(grid, caption, words)


def _table(
    text: str,
    body: Body,
    caption: Segment | None,
    words: TableWords,
    read_period: ReadPeriod,
    read_noun: ReadNoun,
) -> Table:
    caption_period = _caption_period(caption, read_period)
    contexts: dict[tuple[Column, ...], Context] = {}
    checks = _checks(body)
    wholes = frozenset(_wholes(body))
    result = []
    for at, row in enumerate(body.rows, 1):
        if row.heads not in contexts:
            periods = column_periods(row.heads, read_period)
            adds = tuple(added(column, words) for column in row.heads)
            units = counted_units(row.heads, None if caption is None else caption.text, words, read_noun)
            contexts[row.heads] = Context(
                words, read_period, body.unit, caption_period, periods, adds, units, wholes
            )
        meaning = row_meaning(row.label, words, read_noun)
        for column, atom in enumerate(row.atoms):
            if atom is not None and atom.form != "blank":
                head = row.heads[column] if column < len(row.heads) else None
                place_of = (at, column + 1)
                result.append(read_cell(atom, place_of, meaning, head, text, contexts[row.heads], row.sure))
    return Table(
        None if caption is None else caption.text,
        None if body.unit is None else body.unit.note,
        tuple(_with_checks(result, checks)),
        tuple(sorted(body.labels, key=lambda number: number.span)),
        tuple(body.notes),
        tuple(checks),
    )


def _caption_period(caption: Segment | None, read_period: ReadPeriod) -> Period:
    found = None if caption is None else read_period(caption.text)
    return NO_PERIOD if found is None else (found.start, found.end)


def _checks(body: Body) -> list[Check]:
    summed = [
        SumRow(tuple(_summands(row, body.columns)), row.label.total, row.label.parents) for row in body.rows
    ]
    return [*check_totals(summed), *check_columns(summed, body.relations)]


def _wholes(body: Body) -> Iterator[int]:
    """The columns of percentages of which the total is 100."""
    for column in range(body.columns):
        cells = [(row.label.total, row.atoms[column]) for row in body.rows if column < len(row.atoms)]
        held = [(total, atom.value) for total, atom in cells if atom is not None and atom.form == "percent"]
        parts = [value for total, value in held if not total and value is not None]
        if ("all", _WHOLE) in held and len(parts) > 1 and all(0 <= part <= _WHOLE for part in parts):
            yield column


def _summands(row: Row, columns: int) -> Iterator[Decimal | None]:
    """What of a row can be summed up; nothing of one that lacks cells."""
    for column, atom in enumerate(row.atoms if row.whole else ()):
        percent = column < len(row.heads) and row.heads[column].percent
        yield None if atom is None or percent or atom.form == "percent" else atom.value


def _with_checks(found: Sequence[Cell], checks: Sequence[Check]) -> list[Cell]:
    """The cells; totals carry the flag sum_checked where their sums hold, sum_differs where one does not."""
    results: dict[tuple[int, int], bool] = {}
    for check in checks:
        place_of = (check.row + 1, check.column + 1)
        results[place_of] = results.get(place_of, True) and check.holds
    return [_flagged(cell, results.get((cell.row, cell.column))) for cell in found]


def _flagged(cell: Cell, holds: bool | None) -> Cell:
    if holds is None or cell.quantity is None:
        return cell
    flag = "sum_checked" if holds else "sum_differs"
    return replace(cell, quantity=replace(cell.quantity, flags=(*cell.quantity.flags, flag)))
