"""Tables in text: from a segment of kind `table` to cells that know their row, column and unit.

`cells` is the verb. The text of a table has lost its columns; what is left is
the order of its lines, its numbers, and what they have in common: how many
numbers most rows have, which sums, differences and percentages hold in every
row, which words of the lines above are heads that a pattern pack knows.
`with_cells` turns the result into rows of records.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from unextract.numbers import normalise
from unextract.packs import Pack
from unextract.records import Document, FigureKind, Segment, SegmentKind
from unextract.tables.columns import count_columns, cut, fits, percent_columns, place
from unextract.tables.heads import NO_HEADS, Heads, find_heads, split_years, without_heads, year_heads
from unextract.tables.lines import is_turned, lines, turned_back, with_brackets_closed, with_tabs
from unextract.tables.meaning import NO_PERIOD, Context, Period, column_periods, read_cell, row_meaning
from unextract.tables.model import Cell, LabelNumber, ReadPeriod, Span, Table
from unextract.tables.names import name_cells
from unextract.tables.records import with_cells
from unextract.tables.relations import Relation
from unextract.tables.rows import Label, Part, RawRow, gather, labels, unstacked
from unextract.tables.tokens import Atom
from unextract.tables.totals import Check, SumRow, check_columns, check_totals
from unextract.tables.units import Unit, stated_unit, unit_of_note
from unextract.tables.words import TableWords, table_words

__all__ = ["Cell", "Check", "Table", "captions", "cells", "with_cells"]

# Of the rows of a table so many have all its columns; running text taken for one has not.
_REGULAR = 0.6
# Numbers without heads are a table from so many rows on.
_FEWEST_ROWS = 2
_FEWEST_ROWS_OF_ONE = 3
# Labels longer than this on average are sentences.
_SENTENCE = 120


def captions(segments: Sequence[Segment]) -> dict[str, Segment]:
    """The caption right above each table, by the table's segment_id; page furniture may intervene."""
    found: dict[str, Segment] = {}
    above: Segment | None = None
    for segment in segments:
        if segment.kind is SegmentKind.TABLE and above is not None:
            found[segment.segment_id] = above
        if segment.kind is SegmentKind.CAPTION:
            above = segment
        elif segment.kind not in (SegmentKind.FURNITURE, SegmentKind.FOOTNOTE):
            above = None
    return found


def cells(
    document: Document, segment: Segment, pack: Pack, *, caption: Segment | None, read_period: ReadPeriod
) -> Table | None:
    """The cells of `segment`, a segment of `document` of kind table; None where it is no table.

    `caption` is the caption right above it, if there is one; `read_period`
    reads the time that a head, a label or a note names.
    """
    words = table_words(pack)
    read_period = cache(read_period)
    text = normalise(with_tabs(segment, document.text))
    found = lines(segment, document.text)
    turned = is_turned(found)
    pieces = turned_back(found) if turned else with_brackets_closed(found, text)
    rows, trailing = gather(text, pieces, words, turned)
    title = None if caption is None else caption.text
    if not rows:
        return name_cells(text, found, title)
    rows, years = split_years(rows)
    columns = count_columns([row.atoms for row in rows])
    rows = unstacked(rows, columns)
    if years and len(years[0].atoms) == columns:
        heads = year_heads(years[0])
    else:
        heads = _heads(text, rows, columns, words, turned)
    if not _is_table(rows, columns, heads, caption):
        return None
    unit, notes = _table_unit(rows[0], caption, words)
    for at, row in enumerate(rows):
        row.parts = _labelling(row, heads, words, turned, at == 0)
    named, numbered = labels(rows, trailing, words, turned)
    split, sure, relations = cut([row.atoms for row in rows], columns)
    context = Context(
        words,
        read_period,
        unit,
        _caption_period(caption, read_period),
        column_periods(heads.columns, read_period),
    )
    checks = _checks(split, named, heads, columns, relations)
    percents = percent_columns(split, columns)
    result = []
    for at, atoms in enumerate(split):
        meaning = row_meaning(named[at], words)
        certain = sure[at] and len(atoms) == columns
        for column, atom in enumerate(place(atoms, percents)):
            if atom is None or atom.form == "blank":
                continue
            head = heads.columns[column] if column < len(heads.columns) else None
            result.append(read_cell(atom, (at + 1, column + 1), meaning, head, text, context, certain))
    return Table(
        title,
        None if unit is None else unit.note,
        tuple(_with_checks(result, checks)),
        tuple(sorted([*_label_numbers(numbered), *_year_numbers(years)], key=lambda number: number.span)),
        (*notes, *_row_notes(rows, words)),
        tuple(checks),
    )


def _heads(text: str, rows: Sequence[RawRow], columns: int, words: TableWords, turned: bool) -> Heads:
    above = [part for part in rows[0].parts if not part.beside and _note_unit(part, words) is None]
    if not turned:
        first = next((at for at, part in enumerate(above) if part.number is not None), len(above))
        above = above[:first]
        if first == len(rows[0].parts) and above:  # the last line, beside no value, is the row's own label
            above.pop()
    percents = percent_columns([row.atoms for row in rows], columns)
    return find_heads(text, above, columns, percents, words, turned) if above else NO_HEADS


def _is_table(rows: Sequence[RawRow], columns: int, heads: Heads, caption: Segment | None) -> bool:
    """Rows alike enough, and something that says what they are: labels, heads or a caption."""
    labelled = sum(bool(row.parts) for row in rows)
    regular = sum(fits(row.atoms, columns) for row in rows)
    if labelled < len(rows) * _REGULAR or regular < len(rows) * _REGULAR:
        return False
    texts = [part.text for row in rows[1:] for part in row.parts]
    if texts and sum(map(len, texts)) > _SENTENCE * len(texts):
        return False
    if heads.known > 1 or caption is not None:
        return True
    return len(rows) >= (_FEWEST_ROWS if columns > 1 else _FEWEST_ROWS_OF_ONE)


def _labelling(row: RawRow, heads: Heads, words: TableWords, turned: bool, first: bool) -> list[Part]:
    """The parts that name the row and its groups: neither heads nor unit notes."""
    parts = without_heads(row.parts, heads, turned, first)
    parts = [part for part in parts if _note_unit(part, words) is None]
    if first and not heads.squeezed and not turned:
        numbered = next((at for at, part in enumerate(parts) if part.number is not None), None)
        parts = parts[-1:] if numbered is None else parts[numbered:]
    return parts


def _note_unit(part: Part, words: TableWords) -> Unit | None:
    """The unit that a line alone states: in brackets, or a currency; 国家数目 without brackets is a head."""
    if part.number is not None:
        return None
    unit = unit_of_note(part.text.strip("()（） "), words)
    if unit is not None and (part.text[0] in "(（" or unit.kind is FigureKind.MONEY):
        return unit
    return None


def _table_unit(first: RawRow, caption: Segment | None, words: TableWords) -> tuple[Unit | None, list[Span]]:
    """The unit that a note above the rows or in the caption gives to all, and where the notes stand."""
    noted = [
        (unit, (part.start, part.end))
        for part in first.parts
        if not part.beside and (unit := _note_unit(part, words)) is not None
    ]
    if noted:
        return noted[0][0], [span for _, span in noted]
    stated = None if caption is None else stated_unit(caption.text, words)
    return (None, []) if stated is None else (stated[0], [])


def _row_notes(rows: Sequence[RawRow], words: TableWords) -> list[Span]:
    """The labels that state a unit in brackets: the numerals in it (百万美元) count nothing."""
    return [(part.start, part.end) for row in rows for part in row.parts if stated_unit(part.text, words)]


def _caption_period(caption: Segment | None, read_period: ReadPeriod) -> Period:
    found = None if caption is None else read_period(caption.text)
    return NO_PERIOD if found is None else (found.start, found.end)


def _checks(
    rows: Sequence[Sequence[Atom]],
    named: Sequence[Label],
    heads: Heads,
    columns: int,
    relations: Sequence[Relation],
) -> list[Check]:
    summed = [
        SumRow(
            tuple(
                None if _is_percent(atom, heads, column) else atom.value
                for column, atom in enumerate(row if len(row) == columns else ())
            ),
            label.total,
            label.parents,
        )
        for row, label in zip(rows, named, strict=True)
    ]
    return [*check_totals(summed), *check_columns(summed, relations)]


def _is_percent(atom: Atom, heads: Heads, column: int) -> bool:
    return atom.form == "percent" or (column < len(heads.columns) and heads.columns[column].percent)


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


def _label_numbers(numbered: Sequence[Part]) -> list[LabelNumber]:
    return [number for part in numbered if (number := _label_number(part)) is not None]


def _year_numbers(years: Sequence[RawRow]) -> list[LabelNumber]:
    return [LabelNumber((atom.first, atom.last), "date") for row in years for atom in row.atoms]


def _label_number(part: Part) -> LabelNumber | None:
    """The numeral of 1.1.2, 产出 1.2 and 1.; letters and bullets are none."""
    number = part.number
    if number is None:
        return None
    for name, numeral_class in (("of", "goal"), ("deep", "goal"), ("flat", "para"), ("chinese", "para")):
        if number[name]:
            start = part.start + number.start(name)
            return LabelNumber((start, start + len(number[name])), numeral_class)
    return None
