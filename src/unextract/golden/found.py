"""What a warehouse states, in the terms of the fixtures."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from unextract.golden.period import format_period
from unextract.records import Comparator, FigureKind, Language, Record, Role

_DOCUMENTS = (
    "SELECT document_id, symbol, language, source_path FROM documents ORDER BY source_path, document_id"
)
_FIGURES = """
SELECT f.document_id, s.kind AS segment_kind, s.paragraph, f.kind, f.value, f.value_high, f.unit,
       f.comparator, f.role, f.period_start, f.period_end, f.raw,
       list_has_any(f.flags, ['table_cell', 'range_end']) AS aside
FROM figures f LEFT JOIN segments s USING (segment_id)
ORDER BY f.document_id, f.source_start, f.source_end, f.ordinal
"""


class Found(Record):
    """A figure of a run. `raw` is for messages only; it is never written to a fixture.

    `aside`: a table cell or the upper end of a range, which a fixture may leave
    out: labels cover running text, and a range is stated by its lower end.
    """

    paragraph: str | None
    kind: FigureKind
    value: Decimal | None
    value_high: Decimal | None
    unit: str | None
    comparator: Comparator
    role: Role
    period: str | None
    raw: str
    aside: bool = False


class FoundDocument(Record):
    """A document of a run and its figures in the order of the text."""

    name: str
    symbol: str | None
    language: Language
    source_path: str
    figures: tuple[Found, ...]


def address(segment_kind: str | None, paragraph: str | None) -> str | None:
    """How fixtures name a segment: "13(b)", "note 4", None in text without an official number."""
    if paragraph is None or segment_kind in (None, "heading"):
        return None
    return f"note {paragraph}" if segment_kind == "footnote" else paragraph


def read_warehouse(warehouse: Path) -> tuple[FoundDocument, ...]:
    """Every document of `warehouse`; UnextractError when it cannot be read."""
    figures: dict[str, list[Found]] = {}
    for row in _rows(warehouse, _FIGURES):
        figures.setdefault(row["document_id"], []).append(_found(row))
    return tuple(
        FoundDocument(
            name=row["symbol"] or Path(row["source_path"]).stem,
            symbol=row["symbol"],
            language=row["language"],
            source_path=row["source_path"],
            figures=tuple(figures.get(row["document_id"], ())),
        )
        for row in _rows(warehouse, _DOCUMENTS)
    )


def _rows(warehouse: Path, sql: str) -> Iterator[dict[str, Any]]:
    from unextract.load import query

    answer = query(warehouse, sql)
    return (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)


def _found(row: Mapping[str, Any]) -> Found:
    return Found(
        paragraph=address(row["segment_kind"], row["paragraph"]),
        kind=row["kind"],
        value=row["value"],
        value_high=row["value_high"],
        unit=row["unit"],
        comparator=row["comparator"],
        role=row["role"],
        period=format_period((_day(row["period_start"]), _day(row["period_end"]))),
        raw=row["raw"],
        aside=row["aside"],
    )


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value)[:10])
