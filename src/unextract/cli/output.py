"""Tables on stdout in the formats that every command offers, and the consoles that print them."""

import csv
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel
    from rich.console import Console
    from rich.table import Table

# Wide enough that rich never folds a cell: a file or a pipe has no right edge.
_UNFOLDED = 100_000


class Format(StrEnum):
    """How a table is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


def console() -> "Console":
    """A console on stdout; where stdout is no terminal, without an edge and without colour."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _UNFOLDED
    return Console(width=width, highlight=False, soft_wrap=not sys.stdout.isatty())


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], form: Format) -> None:
    """Print `rows` under `columns`; NULL is empty in table, csv and markdown, null in JSON."""
    match form:
        case Format.TABLE:
            _print_table(columns, rows)
        case Format.CSV:
            _write_csv(columns, rows, sys.stdout)
        case Format.JSON:
            objects = [dict(zip(columns, (_json_value(value) for value in row), strict=True)) for row in rows]
            _write_json(objects)
        case Format.MARKDOWN:
            for line in (columns, ["---"] * len(columns), *rows):
                print("| " + " | ".join(_markdown_cell(value) for value in line) + " |")


def print_record(record: "BaseModel | Sequence[BaseModel]") -> None:
    """Print a record, or several as an array, as JSON in which values are numbers."""
    _write_json(
        _json_value([item.model_dump() for item in record])
        if isinstance(record, Sequence)
        else _json_value(record.model_dump())
    )


def _write_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(table: "Table") -> None:
    """Print `table`; what is not for a terminal has neither padding nor empty lines around it."""
    out = console()
    if sys.stdout.isatty():
        out.print(table)
        return
    with out.capture() as captured:
        out.print(table)
    lines = (line.rstrip() for line in captured.get().splitlines())
    print("\n".join(line for line in lines if line))


def plain_table(*headers: str, title: str | None = None) -> "Table":
    """An empty table in the style of all of ours."""
    from rich import box
    from rich.table import Table

    return Table(*headers, box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)


def text(value: object) -> str:
    """A value as a person reads it: no exponent, no zeros behind, days without a time."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        digits = f"{value:f}"
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, list | tuple | dict):
        return json.dumps(_json_value(value), ensure_ascii=False)
    return str(value)


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from rich.text import Text

    table = plain_table()
    for position, column in enumerate(columns):
        numeric = any(isinstance(row[position], int | float | Decimal) for row in rows)
        table.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(text(value)) for value in row))
    print_table(table)


def _write_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]], out: IO[str]) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([text(value) for value in row] for row in rows)


def _markdown_cell(value: object) -> str:
    return " ".join(text(value).replace("\\", "\\\\").replace("|", "\\|").split())


def _json_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _json_value(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_json_value(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
