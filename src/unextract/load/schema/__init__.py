"""The warehouse's tables as data: every name, type and meaning in one place.

The DDL, the Arrow schemas, the comments inside the DuckDB file and the table
part of docs/warehouse.md all come from here. Names and meanings are a public
interface: add freely, but rename or drop only with a new `SCHEMA_VERSION`.

Types are those that DuckDB 1.2 knows. Times are TIMESTAMP in UTC because
clients need no time-zone extension to read them.
"""

from unextract.load.schema.checks import CHECKS
from unextract.load.schema.countries import COUNTRY_LIST_MEMBERS, COUNTRY_LISTS, MENTIONS, PLACES
from unextract.load.schema.documents import DOCUMENTS, FIGURES, NUMERALS, SEGMENTS, TABLE_CELLS
from unextract.load.schema.model import (
    DECIMAL_DIGITS,
    DECIMAL_PLACES,
    SLICES,
    VALUE,
    Column,
    Table,
    identifier,
    literal,
)
from unextract.load.schema.observations import OBSERVATIONS
from unextract.load.schema.pairs import EDITION_PAIRS, FIGURE_PAIRS, SEGMENT_PAIRS
from unextract.load.schema.runs import CODE_LABELS, RUN_ERRORS, RUNS, SCHEMA_INFO
from unextract.load.schema.search import POSTINGS, POSTINGS_SQL

SCHEMA_VERSION = 1

# Rows about documents: replaced when their document is loaded again.
DOCUMENT_TABLES = (
    DOCUMENTS,
    SEGMENTS,
    NUMERALS,
    FIGURES,
    MENTIONS,
    COUNTRY_LISTS,
    COUNTRY_LIST_MEMBERS,
    TABLE_CELLS,
    OBSERVATIONS,
    CHECKS,
)
# Rows about two editions of a report: made anew when one of them is.
PAIR_TABLES = (EDITION_PAIRS, SEGMENT_PAIRS, FIGURE_PAIRS)
# Rows about runs: only ever added to.
RUN_TABLES = (RUNS, RUN_ERRORS)
# Rows that the program itself brings along.
REFERENCE_TABLES = (PLACES, CODE_LABELS, SCHEMA_INFO)
# Rows that follow from those of other tables: made anew whenever a warehouse is written.
DERIVED_TABLES = (POSTINGS,)

TABLES = DOCUMENT_TABLES + PAIR_TABLES + RUN_TABLES + REFERENCE_TABLES + DERIVED_TABLES

__all__ = [
    "CHECKS",
    "CODE_LABELS",
    "COUNTRY_LISTS",
    "COUNTRY_LIST_MEMBERS",
    "DECIMAL_DIGITS",
    "DECIMAL_PLACES",
    "DERIVED_TABLES",
    "DOCUMENTS",
    "DOCUMENT_TABLES",
    "EDITION_PAIRS",
    "FIGURES",
    "FIGURE_PAIRS",
    "MENTIONS",
    "NUMERALS",
    "OBSERVATIONS",
    "PAIR_TABLES",
    "PLACES",
    "POSTINGS",
    "POSTINGS_SQL",
    "REFERENCE_TABLES",
    "RUNS",
    "RUN_ERRORS",
    "RUN_TABLES",
    "SCHEMA_INFO",
    "SCHEMA_VERSION",
    "SEGMENTS",
    "SEGMENT_PAIRS",
    "SLICES",
    "TABLES",
    "TABLE_CELLS",
    "VALUE",
    "Column",
    "Table",
    "identifier",
    "literal",
]
