"""The warehouse's tables as data: every name, type and meaning in one place.

The DDL, the Arrow schemas, the comments inside the DuckDB file and the table
part of docs/warehouse.md all come from here. Names and meanings are a public
interface: add freely, but rename or drop only with a new `SCHEMA_VERSION`.

Types are those that DuckDB 1.2 knows. Times are TIMESTAMP in UTC because
clients need no time-zone extension to read them.
"""

from dataclasses import dataclass

SCHEMA_VERSION = 1

DECIMAL_DIGITS, DECIMAL_PLACES = 38, 6
VALUE = f"DECIMAL({DECIMAL_DIGITS},{DECIMAL_PLACES})"
SLICES = 'STRUCT("start" BIGINT, "end" BIGINT)[]'


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `bulky` ones (whole texts, token lists) are no use in a spreadsheet."""

    name: str
    type: str
    meaning: str
    bulky: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are stored in `order`.

    A row belongs to the row of table `parent` that has the same `parent_key`,
    and at last to a document, with which it is replaced.
    """

    name: str
    meaning: str
    order: tuple[str, ...]
    columns: tuple[Column, ...]
    parent: str = "documents"
    parent_key: str = "document_id"


def _varchar(name: str, meaning: str) -> Column:
    return Column(name, "VARCHAR", meaning)


def _span() -> tuple[Column, Column]:
    return (
        Column("source_start", "BIGINT", "first code point in documents.text, counted from 0"),
        Column("source_end", "BIGINT", "end in documents.text, exclusive"),
    )


_DOCUMENT_ID = _varchar("document_id", "the document it stands in")
_SEGMENT_ID = _varchar("segment_id", "the segment it stands in")
_PAGE = Column("page", "BIGINT", "page of the source, counted from 1; NULL when unknown")
_RAW = _varchar("raw", "the characters as they stand in the source")

DOCUMENTS = Table(
    "documents",
    "One row per ingested file.",
    ("source_path", "document_id"),
    (
        _varchar("document_id", "stable across runs and machines for the same content and symbol"),
        _varchar("symbol", "UN document symbol, such as A/76/137; NULL when unknown"),
        _varchar("language", "zh or en"),
        _varchar("title", "title of the report"),
        _varchar("issuing_body", "organ or office that issued it"),
        Column("period_start", "DATE", "first day of the reporting period; NULL when not stated"),
        Column("period_end", "DATE", "last day of the reporting period; NULL when not stated"),
        _varchar("source_path", "the file it was read from"),
        _varchar("source_sha256", "SHA-256 of the file's bytes"),
        _varchar("media_type", "such as text/plain"),
        Column("page_count", "BIGINT", "number of pages; NULL when the source has none"),
        Column("text", "VARCHAR", "the source as decoded; what every span counts in", bulky=True),
        _varchar("reader_version", "version of the reader that decoded it"),
        _varchar("pattern_version", "hash of the pattern files it was matched with"),
        _varchar("code_version", "version and hash of the program that made its rows"),
        _varchar("stated", "what editions.toml sets for it, as JSON; NULL when nothing"),
        Column("loaded_at", "TIMESTAMP", "when its rows were written, UTC"),
    ),
)

SEGMENTS = Table(
    "segments",
    "Headings, paragraphs, list items, footnotes, captions, tables, boxes, page furniture, in reading order.",
    ("document_id", "ordinal"),
    (
        _varchar("segment_id", "stable for the same input and versions"),
        _DOCUMENT_ID,
        Column("ordinal", "BIGINT", "place in the document's reading order"),
        _varchar(
            "kind",
            "heading, paragraph, list_item, footnote, caption, table, box, summary, contents, credit, "
            "furniture or other",
        ),
        _varchar(
            "paragraph", "official number without its full stop: 13, 13(b), a footnote's 4, a heading's 二."
        ),
        Column("heading_path", "VARCHAR[]", "the headings above, outermost first"),
        _PAGE,
        *_span(),
        _varchar("text", "the lines re-joined; own number, footnote marks and page furniture left out"),
        Column("slices", SLICES, "the stretches of documents.text that text is joined from", bulky=True),
        Column("tokens", "VARCHAR[]", "the words of text, for full-text search", bulky=True),
    ),
)

NUMERALS = Table(
    "numerals",
    "Every numeral in the text, accounted for by exactly one class.",
    ("document_id", "source_start", "numeral_id"),
    (
        _varchar("numeral_id", "stable for the same input and versions"),
        _DOCUMENT_ID,
        _SEGMENT_ID,
        *_span(),
        _RAW,
        _varchar(
            "class",
            "the figure's kind, or why it is none: date, ref, para, note, goal, name, ordinal, page, table, "
            "idiom, unaccounted",
        ),
        _varchar("figure_id", "the figure it belongs to; NULL when it is none"),
        _varchar("pattern", "id of the rule that decided; NULL where none did"),
    ),
)

FIGURES = Table(
    "figures",
    "Quantities stated in running text, boxes and table cells.",
    ("document_id", "source_start", "ordinal", "figure_id"),
    (
        _varchar("figure_id", "stable for the same input and versions"),
        _DOCUMENT_ID,
        _SEGMENT_ID,
        Column("ordinal", "BIGINT", "place among the figures of its segment"),
        _varchar(
            "kind", "count, percent, percentage_point, money, fraction, multiple, measure, duration or age"
        ),
        _varchar("raw", "the phrase as it stands in the source"),
        *_span(),
        _PAGE,
        Column("bbox", "DOUBLE[]", "x0, top, x1, bottom in PDF points; NULL for text input"),
        Column("value", VALUE, "in base units: 1 620 万美元 is 16200000, 14% is 14; NULL for 数百名"),
        Column("value_high", VALUE, "upper end of a range"),
        _varchar(
            "unit", "person, country, measure word and head noun; ISO 4217; %, pp; day … hour; SI symbol"
        ),
        _varchar("comparator", "what the text says of exactness: =, ~, ~<, >, >=, <, <="),
        _varchar("role", "level, increase, decrease, base, target, share, rate, limit or forecast"),
        _varchar("subject", "what is measured, in the source's words"),
        _varchar("scope", "whose or where, in the source's words"),
        Column("period_start", "DATE", "first day the figure is about"),
        Column("period_end", "DATE", "last day the figure is about; 截至 X gives this alone"),
        Column("confidence", "DOUBLE", "0 to 1"),
        _varchar("pattern", "id of the rule that found it"),
        Column("flags", "VARCHAR[]", "the parts that were inferred rather than stated"),
        _varchar("sentence", "the sentence of segments.text that states it"),
    ),
)

COUNTRY_LISTS = Table(
    "country_lists",
    "Enumerations of countries and what they have in common.",
    ("document_id", "source_start", "list_id"),
    (
        _varchar("list_id", "stable for the same input and versions"),
        _DOCUMENT_ID,
        _SEGMENT_ID,
        *_span(),
        _RAW,
        _varchar("topic", "what the countries have in common, in the source's words"),
        Column("stated_count", "BIGINT", "the number the text gives for this list; NULL if none"),
        Column("listed_count", "BIGINT", "the number of countries listed"),
        _varchar("sentence", "the sentence of segments.text that holds it"),
    ),
)

COUNTRY_LIST_MEMBERS = Table(
    "country_list_members",
    "The countries of each list, in the order of the text.",
    ("list_id", "ordinal"),
    (
        _varchar("list_id", "the list it belongs to"),
        Column("ordinal", "BIGINT", "place in the list"),
        _RAW,
        *_span(),
        _varchar("iso3", "ISO 3166-1 alpha-3"),
        _varchar("m49", "UN M49 code"),
        _varchar("name_zh", "the UN's Chinese short name"),
        _varchar("name_en", "the UN's English short name"),
    ),
    parent="country_lists",
    parent_key="list_id",
)

TABLE_CELLS = Table(
    "table_cells",
    "The cells of tables.",
    ("document_id", "table_id", "row", "column", "source_start"),
    (
        _varchar("table_id", "the table it belongs to"),
        _DOCUMENT_ID,
        _SEGMENT_ID,
        _PAGE,
        _varchar("caption", "the table's caption"),
        _varchar("unit_note", "the unit stated for the whole table, such as 千美元"),
        Column("row", "BIGINT", "row of the table, header rows included"),
        Column("column", "BIGINT", "column of the table"),
        _varchar("row_label", "what the row is about"),
        _varchar("column_label", "what the column is about"),
        _RAW,
        *_span(),
        Column("value", VALUE, "in base units; NULL when the cell is no number"),
        _varchar("unit", "as figures.unit"),
        _varchar("figure_id", "the figure this cell is; NULL when it is none"),
    ),
)

OBSERVATIONS = Table(
    "observations",
    "Figures resolved to concepts of the metric catalogue, one row per figure that names a known concept.",
    ("observation_id",),
    (
        _varchar("observation_id", "stable for the same input and versions"),
        _varchar("figure_id", "the figure that states it"),
        _varchar("metric_id", "concept of the metric catalogue"),
        _varchar("metric_name_zh", "its Chinese name"),
        _varchar("metric_name_en", "its English name"),
        _varchar("REF_AREA", "SDMX: ISO3, M49 region code or W00 (world)"),
        _varchar("TIME_PERIOD", "SDMX: the period observed"),
        Column("OBS_VALUE", VALUE, "SDMX: the value"),
        _varchar("UNIT_MEASURE", "SDMX: the unit"),
        _varchar("OBS_STATUS", "SDMX: status of the observation"),
        _varchar("entity", "UNDP, UNHCR …"),
        _varchar("sex", "dimension"),
        _varchar("age_group", "dimension"),
        _varchar("volunteer_type", "dimension"),
    ),
    parent="figures",
    parent_key="figure_id",
)

RUNS = Table(
    "runs",
    "One row per run that wrote to this warehouse.",
    ("started_at", "run_id"),
    (
        _varchar("run_id", "identifies the run"),
        Column("started_at", "TIMESTAMP", "UTC"),
        Column("finished_at", "TIMESTAMP", "UTC"),
        _varchar("tool_version", "version of unextract"),
        _varchar("pattern_version", "hash of the pattern files"),
        Column("inputs", "VARCHAR[]", "the paths it was given"),
        Column("documents_loaded", "BIGINT", "documents whose rows it wrote"),
        Column("documents_skipped", "BIGINT", "documents found unchanged"),
        Column("documents_failed", "BIGINT", "documents it could not process"),
    ),
)

RUN_ERRORS = Table(
    "run_errors",
    "What went wrong in a run: documents that failed, parts not read, records that were impossible.",
    ("run_id", "source_path", "stage", "message"),
    (
        _varchar("run_id", "the run"),
        _varchar("source_path", "the file concerned"),
        _varchar("stage", "read, segment, extract, resolve or load"),
        _varchar("message", "one sentence, with the remedy where there is one"),
    ),
)

CODE_LABELS = Table(
    "code_labels",
    "Chinese and English names of the codes that the other tables use.",
    ("codelist", "code"),
    (
        _varchar("codelist", "kind, role, comparator or unit"),
        _varchar("code", "as it stands in the tables"),
        _varchar("label_zh", "Chinese name"),
        _varchar("label_en", "English name"),
    ),
)

SCHEMA_INFO = Table(
    "schema_info",
    "One row: what wrote this file.",
    ("schema_version",),
    (
        Column("schema_version", "BIGINT", "raised when a promised name changes"),
        _varchar("tool_version", "version of unextract that wrote it last"),
    ),
)

# Rows about documents: replaced when their document is loaded again.
DOCUMENT_TABLES = (
    DOCUMENTS,
    SEGMENTS,
    NUMERALS,
    FIGURES,
    COUNTRY_LISTS,
    COUNTRY_LIST_MEMBERS,
    TABLE_CELLS,
    OBSERVATIONS,
)
# Rows about runs: only ever added to.
RUN_TABLES = (RUNS, RUN_ERRORS)
# Rows that the program itself brings along.
REFERENCE_TABLES = (CODE_LABELS, SCHEMA_INFO)

TABLES = DOCUMENT_TABLES + RUN_TABLES + REFERENCE_TABLES


def identifier(name: str) -> str:
    """`name` quoted for SQL; row, column, class and end are words of the language."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """`text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
