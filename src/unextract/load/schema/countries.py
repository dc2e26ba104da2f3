"""Tables of places, where they are named, and of lists of countries."""

from unextract.load.schema.model import DOCUMENT_ID, RAW, SEGMENT_ID, Column, Table, span, varchar

PLACES = Table(
    "places",
    "Countries, regions, groups of states and organisations by code: what a place_id stands for.",
    ("kind", "place_id"),
    (
        varchar("place_id", "ISO 3166-1 alpha-3 (XKX Kosovo), M49 of a region (W00 world), SIDS, UNDP …"),
        varchar("kind", "country, region, group or entity"),
        varchar("type", "sort of an entity: specialised agency, mission, fund …; NULL for the others"),
        varchar("iso3", "ISO 3166-1 alpha-3; ISO 3166-3 of a state that is no more"),
        varchar("m49", "UN M49 code of a country or region, three digits"),
        varchar("name_zh", "the UN's Chinese short name"),
        varchar("name_en", "the UN's English short name"),
        Column("regions", "VARCHAR[]", "M49 codes of the regions a country lies in, the widest first"),
        varchar("note", "what the UN says of the name"),
    ),
)

MENTIONS = Table(
    "mentions",
    "Every place and organisation named in a document.",
    ("document_id", "source_start"),
    (
        DOCUMENT_ID,
        SEGMENT_ID,
        *span(),
        RAW,
        varchar("kind", "country, region, group or entity"),
        varchar("place_id", "row of places"),
        varchar("iso3", "ISO 3166-1 alpha-3; NULL for what is no country"),
        varchar("m49", "UN M49 code of a country or region"),
        varchar("name_zh", "the UN's Chinese short name"),
        varchar("name_en", "the UN's English short name"),
    ),
)

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
