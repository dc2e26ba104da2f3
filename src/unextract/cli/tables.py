"""`query` and `export`: the warehouse as tables on the screen and as files."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from unextract.cli.messages import chosen
from unextract.cli.options import DEFAULT_WAREHOUSE, Warehouse, text_or_stdin
from unextract.cli.output import Format, print_rows


class FileFormat(StrEnum):
    """What `export` can write."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"
    XLSX = "xlsx"
    SDMX_CSV = "sdmx-csv"


def query(
    sql: Annotated[
        str | None, typer.Argument(metavar="SQL", help="One statement; - reads it from stdin.")
    ] = None,
    *,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print the rows.")] = Format.TABLE,
) -> None:
    """Run SQL on the warehouse and print the rows.

    \b
    Examples:
      unextract query "SELECT kind, count(*) FROM figures GROUP BY kind"
      unextract query --format csv - < report.sql > report.csv
    """
    import unextract

    statement = text_or_stdin(sql)
    if not statement.strip():
        raise typer.BadParameter("the statement is empty", param_hint="SQL")
    answer = unextract.query(warehouse, statement)
    print_rows(_headings(answer.columns, form), answer.rows, form)


def export(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Where to; made when missing.")],
    *,
    form: Annotated[
        FileFormat, typer.Option("--format", "-f", help="The kind of files.")
    ] = FileFormat.PARQUET,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Write every table and view into DIR as files.

    A file each, or with xlsx one workbook with a sheet each; sdmx-csv writes the observations
    alone, as SDMX-CSV 2.0 with their data structure beside them. With `unextract --lang`
    the columns of csv and xlsx have their labels in that language for headings; the other
    formats are for programs and keep the names.

    \b
    Examples:
      unextract export --format xlsx data/out/tables
      unextract export --format sdmx-csv data/out/sdmx
    """
    import unextract

    for path in unextract.export(warehouse, directory, form.value, language=chosen()):
        typer.echo(path)


def _headings(columns: Sequence[str], form: Format) -> Sequence[str]:
    """The columns' labels for people, where a language was chosen; their names for programs."""
    language = chosen()
    if language is None or form in (Format.CSV, Format.JSON):
        return columns
    from unextract.load.columns import heading

    return [heading(column, language) for column in columns]
