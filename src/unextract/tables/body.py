"""The body of a table: its rows with labels and heads, read from a grid or from the order of lines alone."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from unextract.records import FigureKind, Segment
from unextract.tables.columns import count_columns, cut, fits, percent_columns, place
from unextract.tables.fields import Fields
from unextract.tables.grid import Grid
from unextract.tables.heads import NO_HEADS, Column, Heads, find_heads, split_years, without_heads, year_heads
from unextract.tables.lines import Piece, is_turned, turned_back, with_brackets_closed
from unextract.tables.model import LabelNumber, Span
from unextract.tables.relations import Relation, holding
from unextract.tables.rows import Label, Part, RawRow, gather, labels, unstacked
from unextract.tables.tokens import Atom
from unextract.tables.units import Unit, stated_unit, unit_of_note
from unextract.tables.words import TableWords

# Of the rows of a table so many have all its columns; running text taken for one has not.
_REGULAR = 0.6
# Numbers without heads are a table from so many rows on.
_FEWEST_ROWS = 2
_FEWEST_ROWS_OF_ONE = 3
# Labels longer than this on average are sentences.
_SENTENCE = 120


class Row(NamedTuple):
    """A row, None for a cell that it lacks; `sure` of the place of every cell, `whole` where it has all."""

    label: Label
    atoms: tuple[Atom | None, ...]
    heads: tuple[Column, ...]
    sure: bool
    whole: bool


class Body(NamedTuple):
    """The rows of a table, however they were found."""

    rows: list[Row]
    columns: int
    relations: list[Relation]
    unit: Unit | None
    notes: list[Span]
    labels: list[LabelNumber]


def body_of_grid(grid: Grid, caption: Segment | None, words: TableWords) -> Body | None:
    """The rows of a table whose cells the file parts; None for a single row that nothing explains."""
    if caption is None and len(grid.rows) < _FEWEST_ROWS and not any(row.heads for row in grid.rows):
        return None
    unit, notes = _table_unit(grid.above, caption, words)
    rows = [Row(row.label, row.atoms, row.heads, sure=True, whole=True) for row in grid.rows]
    values = [[None if a is None or a.value is None else float(a.value) for a in row.atoms] for row in rows]
    return Body(
        rows,
        grid.width,
        holding(values, grid.width),
        unit,
        [*notes, *_stating_units((*grid.above, *grid.parts), words)],
        [*_label_numbers(grid.parts), *_year_numbers(grid.years)],
    )


def body_of_lines(
    text: str, found: Sequence[Piece], fields: Fields, caption: Segment | None, words: TableWords
) -> Body | None:
    """The rows of a table of which only the order of its lines is left; None where it is none.

    `fields` are those of the lines `found`.
    """
    turned = is_turned(found)
    pieces = turned_back(found) if turned else with_brackets_closed(found, text)
    rows, trailing = gather(text, pieces, fields, words, turned)
    if not rows:
        return Body([], 0, [], None, [], [])
    rows, years = split_years(rows)
    columns = count_columns([row.atoms for row in rows])
    rows = unstacked(rows, columns)
    if years and len(years[0].atoms) == columns:
        heads = year_heads(years[0])
    else:
        heads = _heads(text, rows, columns, words, turned)
    if not _is_table(rows, columns, heads, caption):
        return None
    unit, notes = _table_unit([part for part in rows[0].parts if not part.beside], caption, words)
    for at, row in enumerate(rows):
        row.parts = _labelling(row, heads, words, turned, at == 0)
    named, numbered = labels(rows, trailing, words, turned)
    split, sure, relations = cut([row.atoms for row in rows], columns)
    percents = percent_columns(split, columns)
    read = [
        Row(
            label,
            tuple(place(atoms, percents)),
            heads.columns,
            sure=certain and len(atoms) == columns,
            whole=len(atoms) == columns,
        )
        for label, atoms, certain in zip(named, split, sure, strict=True)
    ]
    return Body(
        read,
        columns,
        relations,
        unit,
        [*notes, *_stating_units((part for row in rows for part in row.parts), words)],
        [*_label_numbers(numbered), *_year_numbers(atom for row in years for atom in row.atoms)],
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


def _table_unit(
    above: Iterable[Part], caption: Segment | None, words: TableWords
) -> tuple[Unit | None, list[Span]]:
    """The unit that a note above the rows or in the caption gives to all, and where the notes stand."""
    noted = [
        (unit, (part.start, part.end)) for part in above if (unit := _note_unit(part, words)) is not None
    ]
    if noted:
        return noted[0][0], [span for _, span in noted]
    stated = None if caption is None else stated_unit(caption.text, words)
    return (None, []) if stated is None else (stated[0], [])


def _stating_units(parts: Iterable[Part], words: TableWords) -> list[Span]:
    """The labels that state a unit in brackets: the numerals in it (百万美元) count nothing."""
    return [(part.start, part.end) for part in parts if stated_unit(part.text, words)]


def _label_numbers(numbered: Sequence[Part]) -> list[LabelNumber]:
    return [number for part in numbered if (number := _label_number(part)) is not None]


def _year_numbers(years: Iterable[Atom]) -> list[LabelNumber]:
    return [LabelNumber((atom.first, atom.last), "date") for atom in years]


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
