"""The warehouse as files, one a table or view."""

from pathlib import Path

import duckdb

from unextract.errors import UnextractError
from unextract.load.connect import reading
from unextract.load.failures import explained
from unextract.load.replace import replacing
from unextract.load.schema import TABLES, literal
from unextract.load.sdmx import write_sdmx
from unextract.load.views import VIEWS
from unextract.load.workbook import write_workbook

RELATIONS = tuple(table.name for table in TABLES) + tuple(view.name for view in VIEWS)

# Format -> options of DuckDB's COPY; JSON is one object a line.
_COPY_OPTIONS = {
    "parquet": "FORMAT parquet, COMPRESSION zstd",
    "csv": "FORMAT csv, HEADER",
    "jsonl": "FORMAT json",
}


def export(warehouse: Path, directory: Path, format: str) -> list[Path]:  # noqa: A002 (the field's word)
    """Write every table and view of `warehouse` into `directory`; the paths written.

    `format` is parquet, csv or jsonl (`directory`/figures.parquet …), xlsx
    (`directory`/<warehouse's name>.xlsx) or sdmx-csv (the observations alone, as
    observations.csv, and their data structure). The folder is made when missing; each
    file appears complete. Raises UnextractError (stage export).
    """
    if format == "xlsx":
        path = directory / f"{warehouse.stem}.xlsx"
        with reading(warehouse, "export") as db, explained(path, "export"), replacing(path) as new_file:
            write_workbook(db, new_file)
        return [path]
    if format == "sdmx-csv":
        with reading(warehouse, "export") as db:
            return write_sdmx(db, directory)
    if format not in _COPY_OPTIONS:
        known = ", ".join([*_COPY_OPTIONS, "xlsx", "sdmx-csv"])
        raise UnextractError(str(warehouse), "export", f"unknown format {format!r}", f"choose one of {known}")
    with reading(warehouse, "export") as db:
        return [_copy(db, name, directory / f"{name}.{format}", _COPY_OPTIONS[format]) for name in RELATIONS]


def _copy(db: duckdb.DuckDBPyConnection, name: str, path: Path, options: str) -> Path:
    with explained(path, "export"), replacing(path) as new_file:
        db.execute(f"COPY (SELECT * FROM {name}) TO {literal(str(new_file))} ({options})")
    return path
