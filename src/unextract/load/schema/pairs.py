"""Tables of two editions of one report beside each other."""

from unextract.load.schema.model import Column, Table, varchar

_ZH = varchar("document_id_zh", "the Chinese edition")
_EN = varchar("document_id_en", "the English edition")
_BEAD = Column(
    "bead", "BIGINT", "numbers the segments that translate each other; those split or merged share one"
)

EDITION_PAIRS = Table(
    "edition_pairs",
    "Editions of one report in two languages: those of one symbol, and those paired by hand.",
    ("symbol", "document_id_zh", "document_id_en"),
    (
        _ZH,
        _EN,
        varchar("symbol", "symbol of the Chinese edition"),
        varchar(
            "method", "symbol, or by_hand (`unextract pair`), which is kept when an edition is loaded again"
        ),
        varchar("source_path_zh", "the file of the Chinese edition"),
        varchar("source_path_en", "the file of the English edition"),
    ),
)

SEGMENT_PAIRS = Table(
    "segment_pairs",
    "Segments that translate each other; those without a counterpart have a row with NULL on the other side.",
    ("document_id_zh", "document_id_en", "bead", "segment_id_zh", "segment_id_en"),
    (
        _ZH,
        _EN,
        _BEAD,
        varchar("segment_id_zh", "segment of the Chinese edition; NULL where it has none"),
        varchar("segment_id_en", "segment of the English edition; NULL where it has none"),
        Column(
            "score",
            "DOUBLE",
            "0 to 1: how likely numbers, names, lengths and labels are those of a translation",
        ),
        varchar(
            "method", "number (official number), sequence (order and contents) or content (contents alone)"
        ),
    ),
)

FIGURE_PAIRS = Table(
    "figure_pairs",
    "Each figure of two editions with its counterpart, and what the editions state differently.",
    ("document_id_zh", "document_id_en", "bead", "figure_id_zh", "figure_id_en"),
    (
        _ZH,
        _EN,
        _BEAD,
        varchar("figure_id_zh", "figure of the Chinese edition; NULL where it has none"),
        varchar("figure_id_en", "figure of the English edition; NULL where it has none"),
        varchar("status", "agree, value_differs, kind_differs, only_zh or only_en"),
        Column("differences", "VARCHAR[]", "what differs: kind, value, unit, comparator, period"),
    ),
)
