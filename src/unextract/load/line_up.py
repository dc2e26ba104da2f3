"""One metric over time: what the view `series` holds of it, as a table of rows and periods."""

from collections.abc import Sequence
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from unextract.errors import UnextractError
from unextract.load.connect import reading
from unextract.records import Record

# What a series can be broken down by, as a person says it, and its column.
BREAKDOWNS = {
    "area": "REF_AREA",
    "entity": "entity",
    "sex": "sex",
    "age": "age_group",
    "type": "volunteer_type",
    "component": "component",
}
_WORLD = "W00"
_GROWTH = "_growth"


class SeriesValue(Record):
    """One value of a series; `values` are all that are stated for it, `conflict` that they contradict."""

    value: Decimal
    status: str
    statements: int
    conflict: bool
    values: tuple[Decimal, ...]
    symbols: tuple[str, ...]


class SeriesRow(Record):
    """The values of one group, a place for each period; `growth` is the annual growth stated for it."""

    group: tuple[str, ...]
    unit: str
    values: tuple[SeriesValue | None, ...]
    growth: tuple[Decimal | None, ...]


class Series(Record):
    """A metric over `periods`, a row for each combination of the dimensions `by`.

    `undated` counts the observations that name no period and so are not shown.
    """

    metric_id: str
    name_zh: str
    name_en: str
    by: tuple[str, ...]
    periods: tuple[str, ...]
    rows: tuple[SeriesRow, ...]
    undated: int


def series(warehouse: Path, metric: str, by: Sequence[str] = ()) -> Series:
    """The values of `metric` by the dimensions `by` (area, entity, sex, age, type, component).

    A dimension that is not asked for is not broken down: its totals are shown.
    Rows stand in order of their last value, the largest first. Raises
    UnextractError (stage series) for an unknown metric or dimension.
    """
    if unknown := [name for name in by if name not in BREAKDOWNS]:
        remedy = f"choose from {', '.join(BREAKDOWNS)}"
        raise UnextractError(str(warehouse), "series", f"{unknown[0]!r} is no dimension", remedy)
    with reading(warehouse, "series") as db:
        answer = db.execute("SELECT * FROM series WHERE metric_id IN (?, ?)", [metric, metric + _GROWTH])
        names = [column[0] for column in answer.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        known = [name for (name,) in db.execute("SELECT DISTINCT metric_id FROM observations").fetchall()]
    levels = [row for row in rows if row["metric_id"] == metric]
    if not levels:
        raise _unknown(warehouse, metric, known)
    columns = [BREAKDOWNS[name] for name in by]
    fixed = _constant(levels)
    shown = [row for row in levels if _belongs(row, columns, fixed)]
    growth = {
        (_group(row, columns), row["TIME_PERIOD"]): row["OBS_VALUE"]
        for row in rows
        if row["metric_id"] != metric and _belongs(row, columns, fixed)
    }
    dated = [row for row in shown if row["TIME_PERIOD"] is not None]
    periods = tuple(sorted({row["TIME_PERIOD"] for row in dated}))
    return Series(
        metric_id=metric,
        name_zh=levels[0]["metric_name_zh"],
        name_en=levels[0]["metric_name_en"],
        by=tuple(by),
        periods=periods,
        rows=tuple(sorted(_rows(dated, columns, periods, growth), key=_order)),
        undated=sum(row["TIME_PERIOD"] is None for row in shown),
    )


def _unknown(warehouse: Path, metric: str, known: Sequence[str]) -> UnextractError:
    near = get_close_matches(metric, known, n=3, cutoff=0.5)
    hint = f"perhaps {' or '.join(near)}" if near else "`unextract query 'SELECT * FROM metrics'` lists them"
    return UnextractError(str(warehouse), "series", f"nothing is known of the metric {metric!r}", hint)


def _constant(rows: Sequence[dict[str, Any]]) -> frozenset[str]:
    """The dimensions that have one value in all rows: they break nothing down."""
    return frozenset(column for column in BREAKDOWNS.values() if len({row[column] for row in rows}) == 1)


def _belongs(row: dict[str, Any], columns: Sequence[str], fixed: frozenset[str]) -> bool:
    """Whether the row is broken down by `columns` and by nothing else."""
    for column in BREAKDOWNS.values():
        total = row[column] in (None, _WORLD) if column == "REF_AREA" else row[column] is None
        if column in columns and row[column] is None:
            return False
        if column not in columns and not total and column not in fixed:
            return False
    return True


def _group(row: dict[str, Any], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[column] for column in columns)


def _rows(
    rows: Sequence[dict[str, Any]],
    columns: Sequence[str],
    periods: Sequence[str],
    growth: dict[tuple[tuple[str, ...], str], Decimal],
) -> list[SeriesRow]:
    groups: dict[tuple[tuple[str, ...], str], dict[str, SeriesValue]] = {}
    for row in rows:
        key = (_group(row, columns), row["UNIT_MEASURE"])
        groups.setdefault(key, {})[row["TIME_PERIOD"]] = SeriesValue(
            value=row["OBS_VALUE"],
            status=row["OBS_STATUS"],
            statements=row["statements"],
            conflict=row["conflict"],
            values=tuple(row["values"]),
            symbols=tuple(row["symbols"]),
        )
    return [
        SeriesRow(
            group=group,
            unit=unit,
            values=tuple(values.get(period) for period in periods),
            growth=tuple(growth.get((group, period)) for period in periods),
        )
        for (group, unit), values in groups.items()
    ]


def _order(row: SeriesRow) -> tuple[Decimal, tuple[str, ...]]:
    """The largest last value first, then by name."""
    last = next((value.value for value in reversed(row.values) if value is not None), Decimal(0))
    return -last, row.group
