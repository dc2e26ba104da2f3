"""What a table of the warehouse is, and the columns that many have."""

from dataclasses import dataclass

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


def varchar(name: str, meaning: str) -> Column:
    """A column of text."""
    return Column(name, "VARCHAR", meaning)


def span() -> tuple[Column, Column]:
    """The two columns of a span."""
    return (
        Column("source_start", "BIGINT", "first code point in documents.text, counted from 0"),
        Column("source_end", "BIGINT", "end in documents.text, exclusive"),
    )


DOCUMENT_ID = varchar("document_id", "the document it stands in")
SEGMENT_ID = varchar("segment_id", "the segment it stands in")
PAGE = Column("page", "BIGINT", "page of the source, counted from 1; NULL when unknown")
RAW = varchar("raw", "the characters as they stand in the source")


def identifier(name: str) -> str:
    """`name` quoted for SQL; row, column, class and end are words of the language."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """`text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
