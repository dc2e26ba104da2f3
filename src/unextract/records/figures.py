"""Numerals, the figures they state, and cells of tables."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from unextract.records.base import Quoted, check_period
from unextract.records.codes import FIGURE_CLASSES, Comparator, FigureKind, NumeralClass, Role


class Numeral(Quoted):
    """A numeral of the source and the one class that accounts for it.

    `pattern` names the rule that decided, NULL where none did.
    """

    numeral_id: str
    document_id: str
    segment_id: str | None = None
    numeral_class: NumeralClass
    figure_id: str | None = None
    pattern: str | None = None

    @model_validator(mode="after")
    def _figures_and_only_figures_have_an_id(self) -> Self:
        if self.figure_id is not None and self.numeral_class not in FIGURE_CLASSES:
            raise ValueError(f"class {self.numeral_class} cannot belong to a figure")
        return self


class Figure(Quoted):
    """A quantity the text states, complete with what it measures.

    `value` is in base units (1 620 万美元 is 16200000 with unit USD; 14% is 14);
    NULL where the text is vague (数百名). `value_high` is the upper end of a
    range. `flags` name every part that was inferred rather than stated.
    """

    figure_id: str
    document_id: str
    segment_id: str
    ordinal: int
    kind: FigureKind
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    comparator: Comparator = Comparator.EQUAL
    role: Role = Role.LEVEL
    subject: str | None = None
    scope: str | None = None
    scope_ids: tuple[str, ...] = ()
    period_start: date | None = None
    period_end: date | None = None
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    pattern: str
    flags: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        check_period(self.period_start, self.period_end)
        if self.value_high is not None and self.value is not None and self.value_high < self.value:
            raise ValueError(f"range {self.value} to {self.value_high} runs backwards")
        if (
            self.kind is FigureKind.PERCENT
            and self.role is Role.SHARE
            and self.value is not None
            and self.value > 100
            and "share_over_100" not in self.flags
        ):
            raise ValueError(f"a share of {self.value} % needs a reason (flag share_over_100)")
        return self


class TableCell(Quoted):
    """One cell of a table; `figure_id` where the cell is a quantity."""

    table_id: str
    document_id: str
    segment_id: str
    page: int | None = None
    caption: str | None = None
    unit_note: str | None = None
    row: int
    column: int
    row_label: str | None = None
    column_label: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    figure_id: str | None = None
