"""Load: editions into a DuckDB warehouse, and answers and files out of it.

DuckDB, Arrow and XlsxWriter are imported when a function needs them, so that
importing this package costs nothing.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from unextract.load.records import Run, Table
from unextract.records import Edition, Language

if TYPE_CHECKING:
    from unextract.load.line_up import Series
    from unextract.load.searching import Found

StrPath = str | os.PathLike[str]
Format = Literal["parquet", "csv", "jsonl", "xlsx", "sdmx-csv"]

__all__ = ["Format", "Run", "Table", "export", "load", "query", "search", "series"]


def load(warehouse: StrPath, editions: Sequence[Edition], run: Run) -> None:
    """Write `editions` and the record of `run` into the DuckDB file `warehouse`.

    An edition replaces the rows of its document (of the same id or the same
    source path); the rows of other documents stay. Whoever reads sees the old
    file or the new one. Raises UnextractError (stage load) when the warehouse
    is locked, is no warehouse, or cannot be written; the old file is intact.
    """
    from unextract.load.batches import batch
    from unextract.load.write import write

    write(Path(warehouse), [batch(edition) for edition in editions], run)


def query(warehouse: StrPath, sql: str) -> Table:
    """The answer to one SQL statement, asked on a read-only connection.

    Raises UnextractError (stage query) when there is no warehouse or the
    statement cannot be run.
    """
    from unextract.load import ask

    return ask.query(Path(warehouse), sql)


def export(
    warehouse: StrPath,
    directory: StrPath,
    format: Format,  # noqa: A002 (the field's word)
    *,
    language: Language | None = None,
) -> list[Path]:
    """Write every table and view into `directory`; the paths written.

    parquet, csv and jsonl are a file each, xlsx is one workbook with a sheet
    each; sdmx-csv is the observations alone, with their data structure. With
    `language` the headings of csv and xlsx are the columns' labels. Raises
    UnextractError (stage export).
    """
    from unextract.load import files

    return files.export(Path(warehouse), Path(directory), format, language)


def search(
    warehouse: StrPath, text: str, *, limit: int = 10, language: Literal["zh", "en"] | None = None
) -> "Found":
    """The `limit` paragraphs that answer to the words of `text` best, with their figures.

    Raises UnextractError (stage search) when there is no warehouse or no word.
    """
    from unextract.load import searching

    return searching.search(Path(warehouse), text, limit=limit, language=language)


def series(warehouse: StrPath, metric: str, *, by: Sequence[str] = ()) -> "Series":
    """The values of `metric` over time, a row for each value of the dimensions `by`.

    Raises UnextractError (stage series) for an unknown metric or dimension.
    """
    from unextract.load import line_up

    return line_up.series(Path(warehouse), metric, by)
