"""Opening a warehouse to read it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from unextract.errors import UnextractError
from unextract.load.failures import explained
from unextract.load.schema import SCHEMA_VERSION, literal


def check_target(warehouse: Path) -> None:
    """Raise UnextractError (stage load) unless a warehouse can be written here; its folder is made."""
    if warehouse.is_dir():
        raise UnextractError(str(warehouse), "load", "the warehouse is a folder", "give the name of a file")
    with explained(warehouse, "load"):
        warehouse.parent.mkdir(parents=True, exist_ok=True)
    if not os.access(warehouse.parent, os.W_OK | os.X_OK):
        raise UnextractError(
            str(warehouse), "load", "the folder cannot be written", "check its permissions, or choose another"
        )


@contextmanager
def reading(warehouse: Path, stage: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to an existing warehouse of this schema version.

    Raises UnextractError when the file is missing, locked, no DuckDB database,
    none of ours or of another schema version.
    """
    if not warehouse.is_file():
        raise UnextractError(
            str(warehouse),
            stage,
            "there is no warehouse here",
            "make one with `unextract run` or check the path",
        )
    with explained(warehouse, stage):
        connection = duckdb.connect(str(warehouse), read_only=True)
    try:
        check_schema(connection, connection_name(connection), warehouse, stage)
        yield connection
    finally:
        connection.close()


def connection_name(connection: duckdb.DuckDBPyConnection) -> str:
    """The catalogue name under which DuckDB opened the file."""
    row = connection.execute("SELECT current_database()").fetchone()
    return str(row[0]) if row else ""


def check_schema(connection: duckdb.DuckDBPyConnection, catalogue: str, warehouse: Path, stage: str) -> None:
    """Raise UnextractError unless `catalogue` holds a warehouse of this schema version."""
    found = connection.execute(
        "SELECT 1 FROM duckdb_tables() WHERE table_name = 'schema_info' AND database_name = "
        + literal(catalogue)
    ).fetchone()
    if found is None:
        raise UnextractError(
            str(warehouse),
            stage,
            "the DuckDB database is no warehouse of unextract",
            "choose another warehouse file",
        )
    row = connection.execute(f'SELECT schema_version FROM "{catalogue}".schema_info').fetchone()
    version = row[0] if row else None
    if version == SCHEMA_VERSION:
        return
    if isinstance(version, int) and version > SCHEMA_VERSION:
        problem = (
            f"the warehouse has schema version {version}, newer than {SCHEMA_VERSION}, which is known here"
        )
        remedy = "upgrade unextract, or choose another warehouse file"
    else:
        problem = f"the warehouse has schema version {version}, older than today's {SCHEMA_VERSION}"
        remedy = "move it away and run again to build a new one"
    raise UnextractError(str(warehouse), stage, problem, remedy)
