"""Asking the warehouse."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from unextract.errors import UnextractError
from unextract.load.connect import reading
from unextract.load.failures import first_clause
from unextract.load.records import KnownDocument, Table, Tally


def query(warehouse: Path, sql: str) -> Table:
    """The answer to one SQL statement, asked on a read-only connection.

    Raises UnextractError (stage query) when there is no warehouse or the
    statement cannot be run.
    """
    with reading(warehouse, "query") as db:
        try:
            answer = db.execute(sql)
            if answer is None:  # DuckDB's answer to white space and comments
                raise UnextractError(str(warehouse), "query", "the SQL holds no statement", "write one")
            columns = tuple(str(column[0]) for column in answer.description or ())
            return Table(columns=columns, rows=tuple(answer.fetchall()))
        except duckdb.Error as error:
            raise UnextractError(
                str(warehouse),
                "query",
                first_clause(str(error)),
                "correct the SQL; docs/warehouse.md lists the tables",
            ) from error


def known_documents(warehouse: Path) -> tuple[KnownDocument, ...]:
    """The documents of `warehouse`, none when there is no such file yet.

    Raises UnextractError (stage load) when the file is there and no warehouse
    of ours, or locked: better before an hour's work than after it.
    """
    if not warehouse.exists():
        return ()
    names = tuple(KnownDocument.model_fields)
    with reading(warehouse, "load") as db:
        rows = db.execute(f"SELECT {', '.join(names)} FROM documents").fetchall()
    return tuple(KnownDocument(**dict(zip(names, row, strict=True))) for row in rows)


def tally(warehouse: Path, document_ids: Sequence[str]) -> Tally:
    """What the warehouse holds of the documents `document_ids`, in numbers."""
    with reading(warehouse, "load") as db:
        return count(db, document_ids)


def count(db: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> Tally:
    """As `tally`, of the warehouse that `db` uses."""
    wanted = "document_id IN (SELECT unnest($ids::VARCHAR[]))"
    ids = {"ids": list(document_ids)}
    paragraphs, numerals, unaccounted = db.execute(
        f"""
        SELECT
            (SELECT count(*) FROM segments WHERE kind = 'paragraph' AND {wanted}),
            (SELECT count(*) FROM numerals WHERE {wanted}),
            (SELECT count(*) FROM numerals WHERE class = 'unaccounted' AND {wanted})
        """,
        ids,
    ).fetchall()[0]
    checks, contradictions = db.execute(
        f"SELECT count(*), count(*) FILTER (NOT holds) FROM checks WHERE {wanted}", ids
    ).fetchall()[0]
    kinds = db.execute(
        f"SELECT kind, count(*) FROM figures WHERE {wanted} GROUP BY kind ORDER BY count(*) DESC, kind",
        ids,
    ).fetchall()
    pairs = db.execute(
        "SELECT coalesce(symbol, parse_filename(source_path_zh)) FROM edition_pairs"
        " WHERE list_contains($ids::VARCHAR[], document_id_zh)"
        " OR list_contains($ids::VARCHAR[], document_id_en) ORDER BY 1",
        ids,
    ).fetchall()
    return Tally(
        paragraphs=paragraphs,
        numerals=numerals,
        unaccounted=unaccounted,
        figures_by_kind=dict(kinds),
        checks=checks,
        contradictions=contradictions,
        pairs=tuple(name for (name,) in pairs),
    )
