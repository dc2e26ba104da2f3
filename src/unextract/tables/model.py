"""A table that has been read: its cells, the numerals of its labels, and the sums it prints."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from unextract.records import FigureKind, Role
from unextract.tables.totals import Check

Span = tuple[int, int]
"""Offsets into `Segment.text`."""


class Dates(Protocol):
    """A stretch of time; `start` None: until `end`."""

    @property
    def start(self) -> date | None: ...

    @property
    def end(self) -> date | None: ...


ReadPeriod = Callable[[str], Dates | None]
"""The period that a few words name (2021 年支出), None for none."""

ReadNoun = Callable[[str], str | None]
"""The unit of the counts below a title (Number of cases); "" for other values, None where it does not say."""


def no_noun(_title: str) -> None:
    """The ReadNoun of a language whose titles do not say it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the value of a cell is a quantity of; `numeral` bounds its digits."""

    kind: FigureKind
    numeral: Span
    role: Role
    subject: str | None
    period: tuple[date | None, date | None]
    confidence: float
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `value` in base units (千美元: 2 752.4 is 2752400), None where it holds none."""

    row: int
    column: int
    span: Span
    row_label: str | None
    column_label: str | None
    value: Decimal | None
    unit: str | None
    quantity: Quantity | None


@dataclass(frozen=True, slots=True)
class LabelNumber:
    """A number in a label or head: goal (an indicator's, 1.1.2), para (a row's, 1.), date (a year's)."""

    span: Span
    numeral_class: str


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one segment in order, rows and columns counted from 1.

    `unit_note` is the note that holds for the whole table (千美元); `notes` are
    the stretches of the text that state units, whose numerals are no figures.
    `checks` say which printed totals hold.
    """

    caption: str | None
    unit_note: str | None
    cells: tuple[Cell, ...]
    labels: tuple[LabelNumber, ...] = ()
    notes: tuple[Span, ...] = ()
    checks: tuple[Check, ...] = ()
