"""Writing a warehouse: the old rows that stay and the new ones, into a new file."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import duckdb
import pyarrow as pa

from unextract.gazetteer import everything
from unextract.load import schema
from unextract.load.ask import count
from unextract.load.batches import Batch, arrow_table
from unextract.load.connect import check_schema, check_target
from unextract.load.failures import explained
from unextract.load.labels import code_labels
from unextract.load.pairs import NO_CHANGES, HandPairs, write_pairs
from unextract.load.records import Run, Tally
from unextract.load.replace import replacing
from unextract.load.schema import identifier, literal
from unextract.load.views import VIEWS

# The oldest storage format DuckDB 2.0 writes; clients from 1.2 on read it.
_STORAGE_VERSION = "v1.2.0"
# Bytes to write below which several threads take longer to share the work than one to do it; two hundred
# reports (60 MB) take as long either way, but two threads a fifth more of the processor
_ONE_THREAD_BYTES = 64 * 1024 * 1024

# What duckdb.connect takes
Config = dict[str, str | bool | int | float | list[str]]


def write(
    warehouse: Path,
    batches: Sequence[Batch],
    run: Run,
    by_hand: HandPairs = NO_CHANGES,
    counted: Sequence[str] = (),
) -> Tally:
    """Write `batches` and `run` into `warehouse`, keeping the rows of other documents.

    Editions of one symbol in two languages are paired, and so are those that
    somebody paired by hand, now (`by_hand`) or earlier. A batch replaces the rows
    of its document, known by its id or its source path; of two batches of one
    document the first counts. Tells what the warehouse then holds of the documents
    `counted`: to open it again for that would take longer than to count. Raises
    UnextractError (stage load), the old file untouched, when the warehouse is
    locked, is none of ours, or cannot be written.
    """
    check_target(warehouse)
    target = Path(os.path.realpath(warehouse))
    distinct = list({batch.document_id: batch for batch in reversed(batches)}.values())
    with explained(target, "load"), replacing(target) as new_file:
        return _build(new_file, target, distinct, run, by_hand, counted)


def _build(
    new_file: Path,
    target: Path,
    batches: Sequence[Batch],
    run: Run,
    by_hand: HandPairs,
    counted: Sequence[str],
) -> Tally:
    """Write the whole warehouse, what stays of `target` and what is new, into `new_file`."""
    rows = _new_rows(batches, run)
    with duckdb.connect(":memory:", config=_config(new_file, target, rows)) as db:
        db.execute(f"ATTACH {literal(str(new_file))} AS new (STORAGE_VERSION {literal(_STORAGE_VERSION)})")
        old = _attach_old(db, target) if target.exists() else {}
        kept = _kept_documents(db, batches) if old else pa.array([], pa.string())
        db.register("kept", pa.table({"document_id": kept}))
        db.execute("USE new")
        db.execute("BEGIN")
        _create(db, schema.TABLES)
        _insert_rows(db, old, rows, run)
        write_pairs(db, old, by_hand)
        db.execute("COMMIT")
        db.execute("CHECKPOINT new")
        held = count(db, counted)
        db.execute("USE memory")
        db.execute("DETACH new")
    return held


def _config(new_file: Path, target: Path, rows: Mapping[str, pa.Table]) -> Config:
    """How DuckDB works: what is to be written says with how many threads."""
    config: Config = {
        "temp_directory": f"{new_file}.spill",
        # nobody reads the new file before it is complete: a commit writes its tables, and no log of them
        "wal_autocheckpoint": "0b",
    }
    size = sum(table.nbytes for table in rows.values()) + (target.stat().st_size if target.exists() else 0)
    if size < _ONE_THREAD_BYTES:
        config["threads"] = 1
        # to try out which compression suits a column best takes a quarter of the time and saves no room
        config["force_compression"] = "dictionary"
    return config


def _attach_old(db: duckdb.DuckDBPyConnection, target: Path) -> Mapping[str, Sequence[str]]:
    """Attach the old warehouse as `old`; its tables, each with the columns that are still known."""
    db.execute(f"ATTACH {literal(str(target))} AS old (READ_ONLY)")
    check_schema(db, "old", target, "load")
    columns = db.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'old'")
    stored = set(columns.fetchall())
    known = {
        table.name: [column.name for column in table.columns if (table.name, column.name) in stored]
        for table in schema.TABLES
    }
    return {name: names for name, names in known.items() if names}


def _kept_documents(db: duckdb.DuckDBPyConnection, batches: Sequence[Batch]) -> pa.Array:
    """Ids of the old warehouse's documents that no batch replaces."""
    replacing_ids = [batch.document_id for batch in batches]
    replacing_paths = [batch.source_path for batch in batches]
    rows = db.execute(
        "SELECT document_id FROM old.documents"
        " WHERE document_id NOT IN (SELECT unnest(?::VARCHAR[]))"
        " AND source_path NOT IN (SELECT unnest(?::VARCHAR[]))",
        [replacing_ids, replacing_paths],
    ).fetchall()
    return pa.array([document_id for (document_id,) in rows], pa.string())


def _create(db: duckdb.DuckDBPyConnection, tables: Sequence[schema.Table]) -> None:
    """Tables and views, with their meanings as comments that any client can show."""
    # one script without a look for better plans: DuckDB takes twice as long over each of 250 statements alone
    db.execute("PRAGMA disable_optimizer")
    db.execute(";\n".join([*chain.from_iterable(map(_defined, tables)), *_views_defined()]))
    db.execute("PRAGMA enable_optimizer")


def _defined(table: schema.Table) -> Iterator[str]:
    """The statements that make a table."""
    columns = ", ".join(f"{identifier(column.name)} {column.type}" for column in table.columns)
    yield f"CREATE TABLE {table.name} ({columns})"
    yield f"COMMENT ON TABLE {table.name} IS {literal(table.meaning)}"
    for column in table.columns:
        yield f"COMMENT ON COLUMN {table.name}.{identifier(column.name)} IS {literal(column.meaning)}"


def _views_defined() -> Iterator[str]:
    for view in VIEWS:
        yield f"CREATE VIEW {view.name} AS {view.sql}"
        yield f"COMMENT ON VIEW {view.name} IS {literal(view.meaning)}"


def _new_rows(batches: Sequence[Batch], run: Run) -> Mapping[str, pa.Table]:
    """What this run adds, a table each."""
    rows = {
        table.name: pa.concat_tables(parts)
        for table in schema.DOCUMENT_TABLES
        if (parts := [batch.tables[table.name] for batch in batches if table.name in batch.tables])
    }
    errors = [*run.errors, *(error for batch in batches for error in batch.errors)]
    names = [column.name for column in schema.RUNS.columns]
    labels = zip(*code_labels(), strict=True)
    places = everything()
    return rows | {
        "runs": arrow_table(schema.RUNS, {name: [getattr(run, name)] for name in names}),
        "run_errors": arrow_table(
            schema.RUN_ERRORS,
            {
                "run_id": [run.run_id] * len(errors),
                "source_path": [error.source_path for error in errors],
                "stage": [error.stage for error in errors],
                "message": [error.message for error in errors],
            },
        ),
        "places": arrow_table(
            schema.PLACES,
            {
                column.name: [
                    getattr(place, "id" if column.name == "place_id" else column.name) for place in places
                ]
                for column in schema.PLACES.columns
            },
        ),
        "code_labels": arrow_table(
            schema.CODE_LABELS,
            {
                column.name: list(label)
                for column, label in zip(schema.CODE_LABELS.columns, labels, strict=True)
            },
        ),
        "schema_info": arrow_table(
            schema.SCHEMA_INFO,
            {"schema_version": [schema.SCHEMA_VERSION], "tool_version": [run.tool_version]},
        ),
    }


def _insert_rows(
    db: duckdb.DuckDBPyConnection, old: Mapping[str, Sequence[str]], rows: Mapping[str, pa.Table], run: Run
) -> None:
    """Fill every table in its own order, whatever the order things were loaded in."""
    carried = {
        **{table.name: _carried(table, old) for table in schema.DOCUMENT_TABLES if table.name in old},
        **{
            table.name: _select(old[table.name], table.name)
            for table in schema.RUN_TABLES
            if table.name in old
        },
    }
    for table in schema.TABLES:
        sources = [carried[table.name]] if table.name in carried else []
        if table.name in rows:
            db.register("added", rows[table.name])
            stamps = _stamps(run) if table is schema.DOCUMENTS else ""
            sources.append(f"SELECT *{stamps} FROM added")
        if sources:
            order = ", ".join(identifier(name) for name in table.order)
            union = " UNION ALL BY NAME ".join(sources)
            db.execute(f"INSERT INTO {table.name} BY NAME SELECT * FROM ({union}) ORDER BY {order}")
    db.execute(f"INSERT INTO postings BY NAME {schema.POSTINGS_SQL} ORDER BY term, segment_id")


def _select(columns: Sequence[str], table: str) -> str:
    return f"SELECT {', '.join(identifier(name) for name in columns)} FROM old.{table}"


def _carried(table: schema.Table, old: Mapping[str, Sequence[str]]) -> str:
    """The old rows of `table` whose document stays."""
    condition = "document_id IN (SELECT document_id FROM kept)"
    if table.parent != "documents":
        condition = (
            f"{table.parent_key} IN (SELECT {table.parent_key} FROM old.{table.parent} WHERE {condition})"
        )
    return f"{_select(old[table.name], table.name)} WHERE {condition}"


def _stamps(run: Run) -> str:
    """What the run knows of each document it loads, as columns of a SELECT."""
    loaded_at = run.finished_at or datetime.now(UTC).replace(tzinfo=None)
    return (
        f", {literal(run.pattern_version)} AS pattern_version"
        f", {literal(run.code_version)} AS code_version"
        f", {literal(loaded_at.isoformat())}::TIMESTAMP AS loaded_at"
    )
