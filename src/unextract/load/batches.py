"""An edition as Arrow tables, column by column.

Arrow is the way into DuckDB that takes a second where row-wise inserts take
minutes, and the cheapest form to hand from a worker process to the one that
loads.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation

import pyarrow as pa

from unextract.load import schema
from unextract.records import (
    Check,
    CountryList,
    Edition,
    Figure,
    Observation,
    Record,
    RunError,
    SegmentKind,
    TableCell,
)
from unextract.sentences import Sentences

# Columns that the run knows and the edition does not; added in SQL when the rows are written.
STAMPED = frozenset({"pattern_version", "code_version", "loaded_at"})

_ARROW_TYPES: Mapping[str, pa.DataType] = {
    "VARCHAR": pa.string(),
    "VARCHAR[]": pa.list_(pa.string()),
    "BIGINT": pa.int64(),
    "INTEGER": pa.int32(),
    "BOOLEAN": pa.bool_(),
    "DOUBLE": pa.float64(),
    "DOUBLE[]": pa.list_(pa.float64()),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    schema.VALUE: pa.decimal128(schema.DECIMAL_DIGITS, schema.DECIMAL_PLACES),
    schema.SLICES: pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())])),
}

_STEP = Decimal(1).scaleb(-schema.DECIMAL_PLACES)
_DECIMALS = Context(prec=schema.DECIMAL_DIGITS, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows of one document, a table each (tables without rows left out), and its errors."""

    document_id: str
    source_path: str
    tables: Mapping[str, pa.Table]
    errors: tuple[RunError, ...]


def batch(edition: Edition, stated: str | None = None) -> Batch:
    """The rows that `edition` has in the warehouse; `stated` is what a person said of the document.

    A value with more digits than DECIMAL(38,6) holds becomes NULL and an error;
    one with more than six decimal places is rounded half to even.
    """
    overflows: list[RunError] = []

    def values(records: Sequence[Figure | TableCell], name: str) -> list[Decimal | None]:
        return [_decimal(record, name, edition, overflows) for record in records]

    members = [member for country_list in edition.country_lists for member in country_list.members]
    tables = {
        "documents": _table(schema.DOCUMENTS, [edition.document], {"stated": [stated]}),
        "segments": _table(schema.SEGMENTS, edition.segments, {}),
        "numerals": _table(
            schema.NUMERALS,
            edition.numerals,
            {"class": [numeral.numeral_class for numeral in edition.numerals]},
        ),
        "figures": _table(
            schema.FIGURES,
            edition.figures,
            {
                "value": values(edition.figures, "value"),
                "value_high": values(edition.figures, "value_high"),
                "own_confidence": [figure.confidence for figure in edition.figures],
                "sentence": _sentences(edition, edition.figures),
            },
        ),
        "mentions": _table(schema.MENTIONS, edition.mentions, {}),
        "country_lists": _table(
            schema.COUNTRY_LISTS,
            edition.country_lists,
            {"sentence": _sentences(edition, edition.country_lists)},
        ),
        "country_list_members": _table(schema.COUNTRY_LIST_MEMBERS, members, {}),
        "table_cells": _table(
            schema.TABLE_CELLS, edition.table_cells, {"value": values(edition.table_cells, "value")}
        ),
        "observations": _observations(edition.observations),
        "checks": _checks(edition.checks),
    }
    return Batch(
        document_id=edition.document.document_id,
        source_path=edition.document.source_path,
        tables={name: table for name, table in tables.items() if table.num_rows},
        errors=edition.errors + tuple(overflows),
    )


def _observations(observations: Sequence[Observation]) -> pa.Table:
    """Rows of observations; of a value that is too long the error is the figure's."""
    sdmx = ("ref_area", "time_period", "obs_value", "unit_measure", "obs_status")
    computed = {name.upper(): [getattr(item, name) for item in observations] for name in sdmx}
    computed["OBS_VALUE"] = [_rounded(item.obs_value) for item in observations]
    return _table(schema.OBSERVATIONS, observations, computed)


def _checks(checks: Sequence[Check]) -> pa.Table:
    """Rows of checks; of a value that is too long the error is the figure's."""
    values = {name: [_rounded(getattr(check, name)) for check in checks] for name in ("stated", "computed")}
    return _table(schema.CHECKS, checks, values)


def arrow_table(table: schema.Table, columns: Mapping[str, Sequence[object]]) -> pa.Table:
    """`columns`, in the order and with the types of `table`."""
    fields = [(column.name, _ARROW_TYPES[column.type]) for column in table.columns if column.name in columns]
    return pa.Table.from_pydict(columns, schema=pa.schema(fields))


def _table(
    table: schema.Table, records: Sequence[Record], computed: Mapping[str, Sequence[object]]
) -> pa.Table:
    """A column is what was computed for it, or the records' attribute of its name."""
    names = [column.name for column in table.columns if column.name not in STAMPED]
    rows = list(map(vars, records))  # a record looks an attribute up in its classes first
    return arrow_table(table, {name: computed.get(name) or [row[name] for row in rows] for name in names})


def _decimal(
    record: Figure | TableCell, name: str, edition: Edition, overflows: list[RunError]
) -> Decimal | None:
    value: Decimal | None = getattr(record, name)
    if value is None:
        return None
    rounded = _rounded(value)
    if rounded is None:
        whole_digits = schema.DECIMAL_DIGITS - schema.DECIMAL_PLACES
        problem = f"{name} of {record.raw!r} at {record.source_start} has more than {whole_digits} digits"
        overflows.append(RunError(source_path=edition.document.source_path, stage="load", message=problem))
    return rounded


def _rounded(value: Decimal) -> Decimal | None:
    """`value` to six places; None where it has too many digits before the point."""
    try:
        return value.quantize(_STEP, context=_DECIMALS)
    except InvalidOperation:
        return None


def _sentences(edition: Edition, records: Sequence[Figure | CountryList]) -> list[str | None]:
    """The sentence each record stands in; for one in a table, its line of the source."""
    segments = {segment.segment_id: segment for segment in edition.segments}
    wanted = {record.segment_id for record in records}
    sentences = {
        segment.segment_id: Sentences(segment.text, segment.slices)
        for segment in edition.segments
        if segment.segment_id in wanted and segment.kind is not SegmentKind.TABLE
    }

    def quote(record: Figure | CountryList) -> str | None:
        if record.segment_id in sentences:
            return sentences[record.segment_id].holding(record.source_start, record.source_end)
        if record.segment_id in segments:
            return _lines(edition.document.text, record.source_start, record.source_end)
        return None

    return [quote(record) for record in records]


def _lines(text: str, start: int, end: int) -> str:
    """The lines that the span stands in, as one, with single spaces."""
    begin = text.rfind("\n", 0, start) + 1
    until = text.find("\n", end)
    return " ".join(text[begin : until if until >= 0 else len(text)].split())
