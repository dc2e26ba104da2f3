"""`series`: one metric over time as a table, and as bars where that shows more."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from unextract.cli.messages import name as label_of
from unextract.cli.messages import say
from unextract.cli.options import DEFAULT_WAREHOUSE, Json, Warehouse
from unextract.cli.output import console, plain_table, print_record, print_table, text

if TYPE_CHECKING:
    from unextract.load.line_up import Series, SeriesRow, SeriesValue

_BAR = 40
_EIGHTHS = " ▏▎▍▌▋▊▉"


def series(
    metric: Annotated[str, typer.Argument(metavar="METRIC", help="Id of a metric, as un_volunteers.")],
    *,
    by: Annotated[
        list[str] | None,
        typer.Option(metavar="DIMENSION", help="area, entity, sex, age, type or component; repeatable."),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    json: Json = False,
) -> None:
    """Line a metric up over time.

    The same number stated several times, in a paragraph, an annex or another report, is one
    value; where statements contradict, the value is marked and all are listed below. Rows
    stand in order of their last value; growth is what the reports state.

    \b
    Examples:
      unextract series un_volunteers --by entity
      unextract series un_volunteers_share --by sex --by area
    """
    import unextract

    found = unextract.series(warehouse, metric, by=by or ())
    if json:
        print_record(found)
        return
    _print_table(found)
    _print_conflicts(found)
    if found.undated:
        typer.echo(say("series.undated", count=found.undated))
    _print_bars(found)


def _print_table(found: "Series") -> None:
    units = {row.unit for row in found.rows}
    grows = [any(row.growth[at] is not None for row in found.rows) for at in range(len(found.periods))]
    table = plain_table(title=f"{found.name_zh}  {found.name_en}  ({found.metric_id})")
    for name in found.by:
        table.add_column(label_of("column", name))
    for period, growth in zip(found.periods, grows, strict=True):
        table.add_column(period, justify="right")
        if growth:
            table.add_column(say("series.growth"), justify="right")
    table.add_column(say("series.unit"))
    for row in found.rows:
        cells = list(row.group)
        for at, growth in enumerate(grows):
            cells.append(_cell(row.values[at]))
            if growth:
                cells.append(_growth(row.growth[at]))
        table.add_row(*cells, row.unit)
    print_table(table)
    if not units:
        typer.echo(say("series.nothing"))


def _cell(value: "SeriesValue | None") -> str:
    if value is None:
        return ""
    return ("~" if value.status == "E" else "") + _number(value.value) + ("*" if value.conflict else "")


def _growth(value: Decimal | None) -> str:
    return "" if value is None else f"{'+' if value > 0 else ''}{text(value)}%"


def _number(value: Decimal) -> str:
    """Digits in threes with a thin gap, as the reports print them: 12 408."""
    whole, _, rest = text(value).partition(".")
    return f"{int(whole):,}".replace(",", " ") + (f".{rest}" if rest else "")


def _print_conflicts(found: "Series") -> None:
    for row in found.rows:
        for period, value in zip(found.periods, row.values, strict=True):
            if value is not None and value.conflict:
                name = " ".join((*row.group, period))
                stated = ", ".join(_number(each) for each in value.values)
                symbols = ", ".join(value.symbols)
                typer.echo(say("series.conflict", name=name, stated=stated, symbols=symbols))


def _print_bars(found: "Series") -> None:
    """A bar for each group's last value, or for each period of a single row."""
    if len({row.unit for row in found.rows}) != 1:
        return
    bars = [
        (" ".join((*row.group, period)), value)
        for row in found.rows
        for period, value in _dated(found, row)[-1:]
    ]
    if len(found.rows) == 1:
        bars = _dated(found, found.rows[0])
    largest = max((abs(value) for _, value in bars), default=Decimal(0))
    if len(bars) < 2 or not largest:
        return
    width = max(len(name) for name, _ in bars)
    out = console()
    for name, value in bars:
        eighths = int(abs(value) / largest * _BAR * 8)
        bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
        out.print(f"{name:<{width}}  {bar} {_number(value)}", markup=False)


def _dated(found: "Series", row: "SeriesRow") -> list[tuple[str, Decimal]]:
    """The values of a row with their periods."""
    values = zip(found.periods, row.values, strict=True)
    return [(period, value.value) for period, value in values if value is not None]
