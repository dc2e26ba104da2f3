"""The table of what a report says twice."""

from unextract.load.schema.model import DOCUMENT_ID, SEGMENT_ID, VALUE, Column, Table, varchar

CHECKS = Table(
    "checks",
    "What a report says twice, and whether both sayings agree within rounding.",
    ("document_id", "check_id"),
    (
        varchar("check_id", "stable for the same input and versions"),
        DOCUMENT_ID,
        SEGMENT_ID,
        varchar("kind", "table_total, list_count, change, share, sum or restatement"),
        Column("holds", "BOOLEAN", "whether what is stated agrees with what follows from the parts"),
        Column("stated", VALUE, "the value as the text states it, in base units"),
        Column("computed", VALUE, "what follows from the parts, in the same unit"),
        varchar("unit", "unit of both, as in figures"),
        varchar("figure_id", "the figure that states it; NULL where a list is called from another segment"),
        varchar("list_id", "the list of countries that was counted; NULL for other kinds"),
        Column("part_ids", "VARCHAR[]", "the figures it was computed from, in order"),
    ),
)
