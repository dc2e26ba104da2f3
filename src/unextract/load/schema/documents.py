"""Tables of what stands in a document."""

from unextract.load.schema.model import (
    DOCUMENT_ID,
    PAGE,
    RAW,
    SEGMENT_ID,
    SLICES,
    VALUE,
    Column,
    Table,
    span,
    varchar,
)

DOCUMENTS = Table(
    "documents",
    "One row per ingested file.",
    ("source_path", "document_id"),
    (
        varchar("document_id", "stable across runs and machines for the same content and symbol"),
        varchar("symbol", "UN document symbol, such as A/76/137; NULL when unknown"),
        varchar("language", "zh or en"),
        varchar("title", "title of the report"),
        varchar("issuing_body", "organ or office that issued it"),
        Column("period_start", "DATE", "first day of the reporting period; NULL when not stated"),
        Column("period_end", "DATE", "last day of the reporting period; NULL when not stated"),
        Column("issued", "DATE", "day of distribution, as the masthead states it"),
        varchar("original_language", "ISO 639-1 code of the language it was written in; several with commas"),
        varchar("session", "session it was presented to, as printed"),
        varchar("agenda_item", "agenda item it was presented under: 27(b); several with commas"),
        varchar("source_path", "the file it was read from"),
        varchar("source_sha256", "SHA-256 of the file's bytes"),
        varchar("media_type", "such as text/plain"),
        Column("page_count", "BIGINT", "number of pages; NULL when the source has none"),
        Column("text", "VARCHAR", "the source as decoded; what every span counts in", bulky=True),
        varchar("reader_version", "version of the reader that decoded it"),
        varchar("pattern_version", "hash of the pattern files it was matched with"),
        varchar("code_version", "version and hash of the program that made its rows"),
        varchar("stated", "what editions.toml sets for it, as JSON; NULL when nothing"),
        Column("loaded_at", "TIMESTAMP", "when its rows were written, UTC"),
    ),
)

SEGMENTS = Table(
    "segments",
    "Headings, paragraphs, list items, footnotes, captions, tables, boxes, page furniture, in reading order.",
    ("document_id", "ordinal"),
    (
        varchar("segment_id", "stable for the same input and versions"),
        DOCUMENT_ID,
        Column("ordinal", "BIGINT", "place in the document's reading order"),
        varchar(
            "kind",
            "heading, paragraph, list_item, footnote, caption, table, box, summary, contents, credit, "
            "furniture or other",
        ),
        varchar(
            "paragraph", "official number without its full stop: 13, 13(b), a footnote's 4, a heading's 二."
        ),
        Column("heading_path", "VARCHAR[]", "the headings above, outermost first"),
        PAGE,
        *span(),
        varchar("text", "the lines re-joined; own number, footnote marks and page furniture left out"),
        Column("slices", SLICES, "the stretches of documents.text that text is joined from", bulky=True),
        Column("tokens", "VARCHAR[]", "the words of text, for full-text search", bulky=True),
    ),
)

NUMERALS = Table(
    "numerals",
    "Every numeral in the text, accounted for by exactly one class.",
    ("document_id", "source_start", "numeral_id"),
    (
        varchar("numeral_id", "stable for the same input and versions"),
        DOCUMENT_ID,
        SEGMENT_ID,
        *span(),
        RAW,
        varchar(
            "class",
            "the figure's kind, or why it is none: date, ref, para, note, goal, name, ordinal, page, table, "
            "idiom, unaccounted",
        ),
        varchar("figure_id", "the figure it belongs to; NULL when it is none"),
        varchar("pattern", "id of the rule that decided; NULL where none did"),
    ),
)

FIGURES = Table(
    "figures",
    "Quantities stated in running text, boxes and table cells.",
    ("document_id", "source_start", "ordinal", "figure_id"),
    (
        varchar("figure_id", "stable for the same input and versions"),
        DOCUMENT_ID,
        SEGMENT_ID,
        Column("ordinal", "BIGINT", "place among the figures of its segment"),
        varchar(
            "kind", "count, percent, percentage_point, money, fraction, multiple, measure, duration or age"
        ),
        varchar("raw", "the phrase as it stands in the source"),
        *span(),
        PAGE,
        Column("bbox", "DOUBLE[]", "x0, top, x1, bottom in PDF points; NULL for text input"),
        Column("value", VALUE, "in base units: 1 620 万美元 is 16200000, 14% is 14; NULL for 数百名"),
        Column("value_high", VALUE, "upper end of a range"),
        varchar(
            "unit", "person, country, measure word and head noun; ISO 4217; %, pp; day … hour; SI symbol"
        ),
        varchar("comparator", "what the text says of exactness: =, ~, ~<, >, >=, <, <="),
        varchar("role", "level, increase, decrease, base, target, share, rate, limit or forecast"),
        varchar("subject", "what is measured, in the source's words"),
        varchar("scope", "whose or where, in the source's words"),
        Column("scope_ids", "VARCHAR[]", "what scope names: place_id of places; empty where it names none"),
        Column("period_start", "DATE", "first day the figure is about"),
        Column("period_end", "DATE", "last day the figure is about; 截至 X gives this alone"),
        Column(
            "confidence", "DOUBLE", "0 to 1, higher where an edition in the other language states the same"
        ),
        Column("own_confidence", "DOUBLE", "0 to 1, as far as this edition alone can tell"),
        varchar("pattern", "id of the rule that found it"),
        Column("flags", "VARCHAR[]", "the parts that were inferred rather than stated"),
        varchar("sentence", "the sentence of segments.text that states it"),
    ),
)

TABLE_CELLS = Table(
    "table_cells",
    "The cells of tables.",
    ("document_id", "table_id", "row", "column", "source_start"),
    (
        varchar("table_id", "the table it belongs to"),
        DOCUMENT_ID,
        SEGMENT_ID,
        PAGE,
        varchar("caption", "the table's caption"),
        varchar("unit_note", "the unit stated for the whole table, such as 千美元"),
        Column("row", "BIGINT", "row of the table, header rows included"),
        Column("column", "BIGINT", "column of the table"),
        varchar("row_label", "what the row is about"),
        varchar("column_label", "what the column is about"),
        RAW,
        *span(),
        Column("value", VALUE, "in base units; NULL when the cell is no number"),
        varchar("unit", "as figures.unit"),
        varchar("figure_id", "the figure this cell is; NULL when it is none"),
    ),
)
