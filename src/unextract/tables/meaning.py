"""What the value of a cell means: unit, role, period, subject."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from unextract.records import FigureKind, Role
from unextract.tables.heads import Column
from unextract.tables.model import Cell, Quantity, ReadNoun, ReadPeriod
from unextract.tables.rows import Label
from unextract.tables.subjects import composed, measured
from unextract.tables.tokens import Atom
from unextract.tables.units import PERCENT, PLAIN, Unit, label_unit, stated_unit
from unextract.tables.words import YEAR, TableWords

Period = tuple[date | None, date | None]
NO_PERIOD: Period = (None, None)

_PLACES = Decimal("0.000001")
_YEAR = re.compile(YEAR)
_WHITE = re.compile(r"\s+")
_TIME_LABEL = re.compile(rf"{YEAR}(?:\s?[-–—/至]\s?(?:{YEAR}|\d\d))?\s?年?(?:度|底|末)?")
# How sure a value is of its place: in a column with a head and a row that reads one way only;
# without a head; in a row that could be cut another way or lacks cells.
CERTAIN, HEADLESS, GUESSED = 0.95, 0.85, 0.70


class Context(NamedTuple):
    """What holds for a whole table."""

    words: TableWords
    read_period: ReadPeriod
    unit: Unit | None
    caption_period: Period
    column_periods: tuple[Period, ...]
    column_adds: tuple[str, ...]
    column_units: tuple[Unit, ...]
    """What whole numbers count, of which nothing nearer says it; the last one for columns without a head."""
    wholes: frozenset[int] = frozenset()
    """The columns, from 0, whose percentages add up to 100."""


def column_periods(columns: Sequence[Column], read_period: ReadPeriod) -> tuple[Period, ...]:
    """The period that each head names; for changes and rates without one, the latest that another names."""
    named = [_period(column.label, read_period) for column in columns]
    latest = max((period for period in named if period[1] is not None), key=_end, default=NO_PERIOD)
    return tuple(
        period if period[1] is not None or column.role in ("base", "target", "forecast") else latest
        for column, period in zip(columns, named, strict=True)
    )


class RowMeaning(NamedTuple):
    """What a row's label gives to all its cells: its path, units stated and implied, what is measured."""

    label: Label
    path: str | None
    stated: Unit | None
    implied: Unit | None
    subject: str


def row_meaning(label: Label, words: TableWords, read_noun: ReadNoun) -> RowMeaning:
    """Read a row's label once for all its cells."""
    stated = stated_unit(label.text, words)
    implied = None if stated is not None else label_unit(label.path.rpartition(" > ")[2], words)
    if stated is None and implied is None and label.text.startswith(words.number_of):
        noun = read_noun(label.text)
        implied = Unit(FigureKind.COUNT, noun) if noun else None
    return RowMeaning(
        label, label.path or None, None if stated is None else stated[0], implied, measured(label, words)
    )


def read_cell(
    atom: Atom,
    place: tuple[int, int],
    row: RowMeaning,
    column: Column | None,
    text: str,
    context: Context,
    sure: bool,
) -> Cell:
    """The cell of `atom` at `place` (row and column, from 1)."""
    head = None if column is None else column.label or None
    if atom.value is None:
        return Cell(*place, (atom.start, atom.end), row.path, head, None, None, None)
    unit = _unit(atom, row, column, context)
    if unit is PLAIN and "." not in atom.literal:
        unit = context.column_units[-1 if column is None else place[1] - 1]
    value = (atom.value * unit.scale * atom.scale).quantize(_PLACES)
    is_part = unit is PERCENT and place[1] - 1 in context.wholes
    role = Role.SHARE if is_part else _role(value, unit, row.label, column, context.words)
    subject = composed(
        row.subject, "" if column is None else context.column_adds[place[1] - 1], context.words
    )
    flags = ["table_cell"]
    if not subject:
        flags.append("no_subject")
    if not sure:
        flags.append("column_uncertain")
    quantity = Quantity(
        unit.kind,
        (atom.first, atom.last),
        role,
        subject or None,
        _cell_period(atom, place[1] - 1, row.label, column, role, text, context),
        GUESSED if not sure else HEADLESS if column is None else CERTAIN,
        tuple(flags),
    )
    return Cell(*place, (atom.start, atom.end), row.path, head, value, unit.unit, quantity)


def _unit(atom: Atom, row: RowMeaning, column: Column | None, context: Context) -> Unit:
    """The nearest statement of a unit: the cell's, the head's, the label's, the table's, what is counted."""
    if atom.form == "percent":
        return PERCENT
    if atom.currency is not None:
        return Unit(FigureKind.MONEY, atom.currency)
    if column is not None:
        stated = stated_unit(column.label, context.words)
        if stated is not None:
            return stated[0]
        if column.percent and not _exceeds_its_whole(atom, column):
            return PERCENT
    known = row.stated or context.unit or row.implied
    if known is None and column is not None:
        known = label_unit(column.label, context.words)
    return PLAIN if known is None or (known is PERCENT and _exceeds_its_whole(atom, column)) else known


def _exceeds_its_whole(atom: Atom, column: Column | None) -> bool:
    """No part of a whole is more than 100 per cent of it: under such a head the number is another."""
    if column is None or atom.value is None:
        return False
    return column.role == "share" and abs(atom.value) > 100


def _role(value: Decimal, unit: Unit, label: Label, column: Column | None, words: TableWords) -> Role:
    role = None if column is None else column.role
    percent = unit.kind is FigureKind.PERCENT
    if role == "change":
        return Role.DECREASE if value < 0 else Role.INCREASE
    if percent and 0 <= value <= 100 and _is_share(role, label, column, words):
        return Role.SHARE
    if role is not None and role != "share" and not (role == "level" and percent):
        return Role(role)
    return Role.LEVEL


def _is_share(role: str | None, label: Label, column: Column | None, words: TableWords) -> bool:
    """A percentage is a part of a whole where its head says so, or where nothing says what else it is.

    Of a row that is named a percentage a head that only sums up (Total) says nothing else.
    """
    if column is None or role == "share":
        return True
    if role is None:
        return column.percent or label.text in words.restating
    summing = words.total.search(column.label) is not None
    return role == "level" and summing and words.percent.search(label.text) is not None


def _cell_period(
    atom: Atom, column: int, label: Label, head: Column | None, role: Role, text: str, context: Context
) -> Period:
    """The nearest statement of time: beside the value, in the head, the label, its group, the caption."""
    if atom.note is not None:
        period = _period(text[slice(*atom.note)], context.read_period)
        if period != NO_PERIOD:
            return period
    if head is not None and context.column_periods[column] != NO_PERIOD:
        return context.column_periods[column]
    if _TIME_LABEL.fullmatch(label.text):
        period = _period(label.text, context.read_period)
        if period != NO_PERIOD:
            return period
    if label.note is not None and role not in (Role.TARGET, Role.FORECAST):
        period = _period(text[slice(*label.note)], context.read_period)
        if period != NO_PERIOD:
            return period
    return context.caption_period if role is not Role.BASE else NO_PERIOD


def _period(words: str, read_period: ReadPeriod) -> Period:
    if _YEAR.fullmatch(words):  # a year alone is a year in heads and labels, which running text does not tell
        return date(int(words), 1, 1), date(int(words), 12, 31)
    found = read_period(_WHITE.sub(" ", words))
    return NO_PERIOD if found is None else (found.start, found.end)


def _end(period: Period) -> date:
    return period[1] or date.min
