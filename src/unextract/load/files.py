"""The warehouse as files, one a table or view."""

from pathlib import Path

import duckdb

from unextract.errors import UnextractError
from unextract.load.columns import heading
from unextract.load.connect import reading
from unextract.load.failures import explained
from unextract.load.replace import replacing
from unextract.load.schema import TABLES, identifier, literal
from unextract.load.sdmx import write_sdmx
from unextract.load.views import VIEWS
from unextract.load.workbook import write_workbook
from unextract.records import Language

RELATIONS = tuple(table.name for table in TABLES) + tuple(view.name for view in VIEWS)

# Format -> options of DuckDB's COPY; JSON is one object a line.
_COPY_OPTIONS = {
    "parquet": "FORMAT parquet, COMPRESSION zstd",
    "csv": "FORMAT csv, HEADER",
    "jsonl": "FORMAT json",
}


def export(
    warehouse: Path,
    directory: Path,
    format: str,  # noqa: A002 (the field's word)
    language: Language | None,
) -> list[Path]:
    """Write every table and view of `warehouse` into `directory`; the paths written.

    `format` is parquet, csv or jsonl (`directory`/figures.parquet …), xlsx
    (`directory`/<warehouse's name>.xlsx) or sdmx-csv (the observations alone, as
    observations.csv, and their data structure). The folder is made when missing; each
    file appears complete. With `language` the headings of csv and
    xlsx, which people read, are the columns' labels. Raises UnextractError (stage export).
    """
    if format == "xlsx":
        path = directory / f"{warehouse.stem}.xlsx"
        with reading(warehouse, "export") as db, explained(path, "export"), replacing(path) as new_file:
            write_workbook(db, new_file, language)
        return [path]
    if format == "sdmx-csv":
        with reading(warehouse, "export") as db:
            return write_sdmx(db, directory)
    if format not in _COPY_OPTIONS:
        known = ", ".join([*_COPY_OPTIONS, "xlsx", "sdmx-csv"])
        raise UnextractError(str(warehouse), "export", f"unknown format {format!r}", f"choose one of {known}")
    with reading(warehouse, "export") as db:
        labelled = language if format == "csv" else None
        return [
            _copy(
                db,
                f"SELECT {_columns(db, name, labelled)} FROM {name}",
                directory / f"{name}.{format}",
                format,
            )
            for name in RELATIONS
        ]


def _columns(db: duckdb.DuckDBPyConnection, name: str, language: Language | None) -> str:
    """What to select of table or view `name`: its columns, or its columns as labelled in `language`."""
    if language is None:
        return "*"
    columns = [str(column[0]) for column in db.execute(f"SELECT * FROM {name} LIMIT 0").description or ()]
    return ", ".join(f"{identifier(c)} AS {identifier(heading(c, language, name))}" for c in columns)


def _copy(db: duckdb.DuckDBPyConnection, sql: str, path: Path, format: str) -> Path:  # noqa: A002
    with explained(path, "export"), replacing(path) as new_file:
        db.execute(f"COPY ({sql}) TO {literal(str(new_file))} ({_COPY_OPTIONS[format]})")
    return path
