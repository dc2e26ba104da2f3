"""Pairing the editions of a warehouse that is being written.

Works on DuckDB's catalogues `new` (the warehouse as it will be) and `old` (as it
was), and the table `kept` of documents that stay as they are. A pair of two such
documents keeps its rows; every other one is aligned now.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import duckdb
from pydantic import TypeAdapter

from unextract.bilingual import Alignment, Side, align
from unextract.load import schema
from unextract.load.batches import arrow_table
from unextract.load.schema import identifier
from unextract.records import Figure, Record, Segment
from unextract.resolve.confidence import confirmed

_SEGMENTS = TypeAdapter(list[Segment])
_FIGURES = TypeAdapter(list[Figure])
_SEGMENT_FIELDS = tuple(name for name in Segment.model_fields if name not in ("slices", "marks", "tokens"))
_FIGURE_FIELDS = tuple(Figure.model_fields)

Ids = tuple[str, str]
"""The ids of a Chinese and of an English document."""


class HandPairs(NamedTuple):
    """What somebody says of pairs: these are some, these are none (any longer)."""

    added: frozenset[Ids] = frozenset()
    removed: frozenset[Ids] = frozenset()


NO_CHANGES = HandPairs()


class _Pair(NamedTuple):
    """A row of edition_pairs."""

    document_id_zh: str
    document_id_en: str
    symbol: str | None
    method: str
    source_path_zh: str
    source_path_en: str

    @property
    def ids(self) -> Ids:
        return self.document_id_zh, self.document_id_en


def write_pairs(db: duckdb.DuckDBPyConnection, old: Mapping[str, Sequence[str]], by_hand: HandPairs) -> None:
    """Fill the tables of pairs of `new`, and let agreeing figures gain confidence.

    `old` names the tables of the old warehouse with their columns; empty where
    there is none.
    """
    had = _old_pairs(db) if schema.EDITION_PAIRS.name in old else []
    pairs = _wanted(db, had, by_hand)
    kept = _kept(db)
    settled = {pair.ids for pair in had if kept.issuperset(pair.ids)} & {pair.ids for pair in pairs}
    _insert(db, schema.EDITION_PAIRS, {name: [getattr(p, name) for p in pairs] for name in _Pair._fields})
    if settled:
        _carry(db, old, settled)
    for pair in pairs:
        if pair.ids not in settled:
            _write_alignment(db, pair.ids, align(_side(db, pair.ids[0]), _side(db, pair.ids[1])))
    _write_confidence(db)


def _old_pairs(db: duckdb.DuckDBPyConnection) -> list[_Pair]:
    rows = db.execute(f"SELECT {', '.join(_Pair._fields)} FROM old.edition_pairs").fetchall()
    return [_Pair(*row) for row in rows]


def _kept(db: duckdb.DuckDBPyConnection) -> set[str]:
    return {document_id for (document_id,) in db.execute("SELECT document_id FROM kept").fetchall()}


def _wanted(db: duckdb.DuckDBPyConnection, had: Iterable[_Pair], by_hand: HandPairs) -> list[_Pair]:
    """All pairs of `new`: those by hand, and those of one symbol whose documents have none by hand."""
    documents = {
        document_id: (symbol, path)
        for document_id, symbol, path in db.execute(
            "SELECT document_id, symbol, source_path FROM documents ORDER BY document_id"
        ).fetchall()
    }
    at_path = {path: document_id for document_id, (_, path) in documents.items()}
    remembered = {
        (
            pair.document_id_zh if pair.document_id_zh in documents else at_path.get(pair.source_path_zh, ""),
            pair.document_id_en if pair.document_id_en in documents else at_path.get(pair.source_path_en, ""),
        )
        for pair in had
        if pair.method == "by_hand"
    }
    stated = {ids for ids in remembered if "" not in ids and ids not in by_hand.removed} | by_hand.added
    taken = {document_id for ids in stated for document_id in ids}
    of_symbol = db.execute(
        """
        SELECT zh.document_id, en.document_id
        FROM documents AS zh JOIN documents AS en ON lower(trim(zh.symbol)) = lower(trim(en.symbol))
        WHERE zh.language = 'zh' AND en.language = 'en'
        """
    ).fetchall()
    methods: dict[Ids, str] = {
        (zh, en): "symbol" for zh, en in of_symbol if zh not in taken and en not in taken
    }
    methods |= dict.fromkeys(stated, "by_hand")
    return [
        _Pair(zh, en, documents[zh][0], method, documents[zh][1], documents[en][1])
        for (zh, en), method in sorted(methods.items())
    ]


def _carry(db: duckdb.DuckDBPyConnection, old: Mapping[str, Sequence[str]], settled: Collection[Ids]) -> None:
    """Copy the old rows of `settled` pairs."""
    zh, en = zip(*sorted(settled), strict=True)
    for table in (schema.SEGMENT_PAIRS, schema.FIGURE_PAIRS):
        names = ", ".join(identifier(name) for name in old[table.name])
        db.execute(
            f"INSERT INTO {table.name} BY NAME SELECT {names} FROM old.{table.name}"
            " WHERE (document_id_zh, document_id_en) IN"
            " (SELECT (z, e) FROM (SELECT unnest(?::VARCHAR[]) AS z, unnest(?::VARCHAR[]) AS e))"
            f" ORDER BY {', '.join(table.order)}",
            [list(zh), list(en)],
        )


def _side(db: duckdb.DuckDBPyConnection, document_id: str) -> Side:
    """An edition as the warehouse holds it."""
    language = db.execute("SELECT language FROM documents WHERE document_id = ?", [document_id]).fetchall()
    segments = _rows(db, "segments", _SEGMENT_FIELDS, document_id, "ordinal")
    figures = _rows(db, "figures", _FIGURE_FIELDS, document_id, "source_start, source_end")
    names: dict[str, set[str]] = defaultdict(set)
    countries = db.execute(
        "SELECT segment_id, iso3 FROM country_list_members JOIN country_lists USING (list_id)"
        " WHERE document_id = ? AND iso3 IS NOT NULL",
        [document_id],
    ).fetchall()
    for segment_id, iso3 in countries:
        names[segment_id].add(iso3)
    return Side(
        document_id=document_id,
        language=language[0][0],
        segments=tuple(_SEGMENTS.validate_python([row | {"slices": ()} for row in segments])),
        figures=tuple(_FIGURES.validate_python(figures)),
        names={segment_id: frozenset(codes) for segment_id, codes in names.items()},
    )


def _rows(
    db: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], document_id: str, order: str
) -> list[dict[str, object]]:
    """Rows as fields of a record; a NULL is the record's default."""
    selected = ", ".join(identifier(column) for column in columns)
    rows = db.execute(
        f"SELECT {selected} FROM {table} WHERE document_id = ? ORDER BY {order}", [document_id]
    ).fetchall()
    return [
        {name: value for name, value in zip(columns, row, strict=True) if value is not None} for row in rows
    ]


def _write_alignment(db: duckdb.DuckDBPyConnection, ids: Ids, alignment: Alignment) -> None:
    tables: tuple[tuple[schema.Table, Sequence[Record]], ...] = (
        (schema.SEGMENT_PAIRS, alignment.segments),
        (schema.FIGURE_PAIRS, alignment.figures),
    )
    for table, records in tables:
        columns = _columns(table, records)
        columns["document_id_zh"] = [ids[0]] * len(records)
        columns["document_id_en"] = [ids[1]] * len(records)
        _insert(db, table, columns)


def _columns(table: schema.Table, records: Sequence[Record]) -> dict[str, list[object]]:
    names = [column.name for column in table.columns if not column.name.startswith("document_id_")]
    return {name: [getattr(record, name) for record in records] for name in names}


def _insert(
    db: duckdb.DuckDBPyConnection, table: schema.Table, columns: Mapping[str, Sequence[object]]
) -> None:
    db.register("added", arrow_table(table, columns))
    db.execute(f"INSERT INTO {table.name} BY NAME SELECT * FROM added ORDER BY {', '.join(table.order)}")


def _write_confidence(db: duckdb.DuckDBPyConnection) -> None:
    """Every figure's own confidence, or what its twins leave of the doubt."""
    db.execute("UPDATE figures SET own_confidence = confidence WHERE own_confidence IS NULL")
    db.execute("UPDATE figures SET confidence = own_confidence WHERE confidence <> own_confidence")
    rows = db.execute(
        """
        WITH agreeing AS (
            SELECT zh.figure_id AS zh, en.figure_id AS en, zh.period_end IS NOT NULL
                AND en.period_end IS NOT NULL AND NOT list_contains(p.differences, 'period') AS same_period
            FROM figure_pairs AS p
            JOIN figures AS zh ON zh.figure_id = p.figure_id_zh
            JOIN figures AS en ON en.figure_id = p.figure_id_en
            WHERE p.status = 'agree' AND NOT list_contains(p.differences, 'unit')
        ), confirmed AS (
            SELECT zh AS figure_id, same_period FROM agreeing UNION ALL SELECT en, same_period FROM agreeing
        )
        SELECT figure_id, own_confidence, flags, bool_or(same_period)
        FROM confirmed JOIN figures USING (figure_id) GROUP BY ALL ORDER BY figure_id
        """
    ).fetchall()
    if not rows:
        return
    ids = [row[0] for row in rows]
    values = [max(own, confirmed(own, flags or (), period=period)) for _, own, flags, period in rows]
    db.execute(
        "UPDATE figures SET confidence = given.confidence FROM"
        " (SELECT unnest(?::VARCHAR[]) AS figure_id, unnest(?::DOUBLE[]) AS confidence) AS given"
        " WHERE figures.figure_id = given.figure_id",
        [ids, values],
    )
