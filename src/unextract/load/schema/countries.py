"""Tables of country lists."""

from unextract.load.schema.model import DOCUMENT_ID, RAW, SEGMENT_ID, Column, Table, span, varchar

COUNTRY_LISTS = Table(
    "country_lists",
    "Enumerations of countries and what they have in common.",
    ("document_id", "source_start", "list_id"),
    (
        varchar("list_id", "stable for the same input and versions"),
        DOCUMENT_ID,
        SEGMENT_ID,
        *span(),
        RAW,
        varchar("topic", "what the countries have in common, in the source's words"),
        Column("stated_count", "BIGINT", "the number the text gives for this list; NULL if none"),
        Column("listed_count", "BIGINT", "the number of countries listed"),
        varchar("sentence", "the sentence of segments.text that holds it"),
    ),
)

COUNTRY_LIST_MEMBERS = Table(
    "country_list_members",
    "The countries of each list, in the order of the text.",
    ("list_id", "ordinal"),
    (
        varchar("list_id", "the list it belongs to"),
        Column("ordinal", "BIGINT", "place in the list"),
        RAW,
        *span(),
        varchar("iso3", "ISO 3166-1 alpha-3"),
        varchar("m49", "UN M49 code"),
        varchar("name_zh", "the UN's Chinese short name"),
        varchar("name_en", "the UN's English short name"),
    ),
    parent="country_lists",
    parent_key="list_id",
)
