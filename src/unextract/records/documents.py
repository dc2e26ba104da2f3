"""A document as it was read, and its segments."""

from datetime import date
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import model_validator

from unextract.records.base import Offset, Record, Spanned, as_made, check_period
from unextract.records.codes import Language, SegmentKind


# not a Record, which takes more room and time: a report has more of them than of all records together
class LineBox(NamedTuple):
    """Where `Document.text[start:end]`, a stretch of one printed line, stands.

    `page` counts from 1; the box is in points from the top left corner of the
    page as shown. Character `start + offsets[i]` begins at `edges[i]`, linear
    in between; the last pair is the end of the stretch. An edge is a horizontal
    position where text is `upright` (runs from left to right or upside down),
    a vertical one where it runs up or down.
    """

    start: int
    end: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    offsets: tuple[int, ...]
    edges: tuple[float, ...]
    upright: bool = True
    role: Literal["text", "furniture", "note"] = "text"


Layout = Annotated[tuple[LineBox, ...], as_made(LineBox)]


CellSpans = tuple[tuple[Offset, Offset], ...]
"""The stretches of the source that one cell of a table holds, one for each of its lines; none where empty."""


class Grid(NamedTuple):
    """The table in `Document.text[start:end]`: its rows, each with its cells from left to right."""

    start: int
    end: int
    rows: tuple[tuple[CellSpans, ...], ...]


class Document(Record):
    """One ingested file, as the reader decoded it.

    `issued`, `original_language`, `session` and `agenda_item` are what the
    masthead says. `layout` is there for files with pages, in the order of the text; `raised`
    are the spans that the file sets as superscripts, `tables` those that it sets
    as tables, a row a line, its cells parted by tabs, `grids` the tables whose
    cells something else parts; `ocr_pages` are the pages whose text was read from
    a picture; `warnings` are sentences about what could not be read.
    """

    document_id: str
    symbol: str | None = None
    language: Language
    title: str | None = None
    issuing_body: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    source_path: str
    source_sha256: str
    media_type: str
    page_count: int | None = None
    text: str
    reader_version: str
    issued: date | None = None
    original_language: str | None = None
    session: str | None = None
    agenda_item: str | None = None
    layout: Layout = ()
    raised: tuple[tuple[Offset, Offset], ...] = ()
    tables: tuple[tuple[Offset, Offset], ...] = ()
    grids: tuple[Grid, ...] = ()
    ocr_pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _period_runs_forward(self) -> Self:
        check_period(self.period_start, self.period_end)
        return self


class Mark(Spanned):
    """A numeral that the segmenter recognised and left out of a segment's text."""

    numeral_class: Literal["para", "note", "page"]


class Segment(Spanned):
    """A heading, paragraph, list item, footnote … in reading order.

    `text` is the concatenation of `slices` of `Document.text`, every white-space
    character replaced by one U+0020, so character i of `text` is the i-th
    character of the slices. `marks` are the numerals left out of `text`: the
    segment's own number, footnote marks, page furniture that cuts through it.
    """

    segment_id: str
    document_id: str
    ordinal: int
    kind: SegmentKind
    paragraph: str | None = None
    heading_path: tuple[str, ...] = ()
    page: int | None = None
    text: str
    slices: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...] = ()
    tokens: tuple[str, ...] = ()
