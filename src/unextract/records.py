"""The records that the stages hand to one another, and nothing else.

Every record is frozen and validates itself: a record that exists is possible.
Offsets are code points into `Document.text`, counted from 0, end exclusive
(the promise of the warehouse; see docs/warehouse.md).
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

Language = Literal["zh", "en"]


class SegmentKind(StrEnum):
    """What a stretch of the document is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    TABLE = "table"
    BOX = "box"
    SUMMARY = "summary"
    CONTENTS = "contents"
    CREDIT = "credit"
    FURNITURE = "furniture"
    OTHER = "other"


class FigureKind(StrEnum):
    """The sorts of quantity a report states."""

    COUNT = "count"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MONEY = "money"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"


class NumeralClass(StrEnum):
    """Why a numeral stands in the text: a figure's kind, or a reason not to be one."""

    COUNT = "count"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MONEY = "money"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    REF = "ref"
    PARA = "para"
    NOTE = "note"
    GOAL = "goal"
    NAME = "name"
    ORDINAL = "ordinal"
    PAGE = "page"
    TABLE = "table"
    IDIOM = "idiom"
    UNACCOUNTED = "unaccounted"


class Comparator(StrEnum):
    """What the text says of a value's exactness."""

    EQUAL = "="
    ABOUT = "~"
    NEARLY = "~<"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="


class Role(StrEnum):
    """What a value is in its sentence."""

    LEVEL = "level"
    INCREASE = "increase"
    DECREASE = "decrease"
    BASE = "base"
    TARGET = "target"
    SHARE = "share"
    RATE = "rate"
    LIMIT = "limit"
    FORECAST = "forecast"


FIGURE_CLASSES = frozenset(kind.value for kind in FigureKind)

Offset = Annotated[int, Field(ge=0)]


class Record(BaseModel):
    """Frozen base: equal content is an equal record, unknown fields are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class Spanned(Record):
    """A record that points at the characters which state it."""

    source_start: Offset
    source_end: Offset

    @model_validator(mode="after")
    def _span_is_not_empty(self) -> Self:
        if self.source_end <= self.source_start:
            raise ValueError(f"span {self.source_start}:{self.source_end} is empty or reversed")
        return self


class Quoted(Spanned):
    """A spanned record that also carries the characters.

    Validated with `context={"text": Document.text}`, the quotation is compared
    with the source; without that context only the length is checked.
    """

    raw: str

    @model_validator(mode="after")
    def _raw_quotes_the_source(self, info: ValidationInfo) -> Self:
        if len(self.raw) != self.source_end - self.source_start:
            raise ValueError(f"{self.raw!r} is not {self.source_end - self.source_start} characters long")
        if info.context and info.context["text"][self.source_start : self.source_end] != self.raw:
            raise ValueError(f"{self.raw!r} does not stand at {self.source_start}:{self.source_end}")
        return self


class LineBox(Record):
    """Where `Document.text[start:end]`, a stretch of one printed line, stands.

    `page` counts from 1; the box is in points from the top left corner of the
    page as shown. Character `start + offsets[i]` begins at `edges[i]`, linear
    in between; the last pair is the end of the stretch. An edge is a horizontal
    position where text is `upright` (runs from left to right or upside down),
    a vertical one where it runs up or down.
    """

    start: Offset
    end: Offset
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    offsets: tuple[int, ...]
    edges: tuple[float, ...]
    upright: bool = True
    role: Literal["text", "furniture", "note"] = "text"


class Document(Record):
    """One ingested file, as the reader decoded it.

    `issued`, `original_language`, `session` and `agenda_item` are what the
    masthead says. `layout` is there for files with pages, in the order of the text; `raised`
    are the spans that the file sets as superscripts, `tables` those that it sets
    as tables, a row a line, its cells parted by tabs; `ocr_pages` are the pages
    whose text was read from a picture; `warnings` are sentences about what could
    not be read.
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
    layout: tuple[LineBox, ...] = ()
    raised: tuple[tuple[Offset, Offset], ...] = ()
    tables: tuple[tuple[Offset, Offset], ...] = ()
    ocr_pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _period_runs_forward(self) -> Self:
        _check_period(self.period_start, self.period_end)
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


class Numeral(Quoted):
    """A numeral of the source and the one class that accounts for it.

    `pattern` names the rule that decided, NULL where none did.
    """

    numeral_id: str
    document_id: str
    segment_id: str | None = None
    numeral_class: NumeralClass
    figure_id: str | None = None
    pattern: str | None = None

    @model_validator(mode="after")
    def _figures_and_only_figures_have_an_id(self) -> Self:
        if self.figure_id is not None and self.numeral_class not in FIGURE_CLASSES:
            raise ValueError(f"class {self.numeral_class} cannot belong to a figure")
        return self


class Figure(Quoted):
    """A quantity the text states, complete with what it measures.

    `value` is in base units (1 620 万美元 is 16200000 with unit USD; 14% is 14);
    NULL where the text is vague (数百名). `value_high` is the upper end of a
    range. `flags` name every part that was inferred rather than stated.
    """

    figure_id: str
    document_id: str
    segment_id: str
    ordinal: int
    kind: FigureKind
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    comparator: Comparator = Comparator.EQUAL
    role: Role = Role.LEVEL
    subject: str | None = None
    scope: str | None = None
    scope_ids: tuple[str, ...] = ()
    period_start: date | None = None
    period_end: date | None = None
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    pattern: str
    flags: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        _check_period(self.period_start, self.period_end)
        if self.value_high is not None and self.value is not None and self.value_high < self.value:
            raise ValueError(f"range {self.value} to {self.value_high} runs backwards")
        if (
            self.kind is FigureKind.PERCENT
            and self.role is Role.SHARE
            and self.value is not None
            and self.value > 100
            and "share_over_100" not in self.flags
        ):
            raise ValueError(f"a share of {self.value} % needs a reason (flag share_over_100)")
        return self


class TableCell(Quoted):
    """One cell of a table; `figure_id` where the cell is a quantity."""

    table_id: str
    document_id: str
    segment_id: str
    page: int | None = None
    caption: str | None = None
    unit_note: str | None = None
    row: int
    column: int
    row_label: str | None = None
    column_label: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    figure_id: str | None = None


class PlaceMention(Quoted):
    """A name of a country, region, group of states or organisation, and what it stands for."""

    document_id: str
    segment_id: str
    kind: Literal["country", "region", "group", "entity"]
    place_id: str
    iso3: str | None = None
    m49: str | None = None
    name_zh: str
    name_en: str


class CountryListMember(Quoted):
    """One country of a list, in the order of the text."""

    list_id: str
    ordinal: int
    iso3: str | None = None
    m49: str | None = None
    name_zh: str | None = None
    name_en: str | None = None


class CountryList(Quoted):
    """An enumeration of countries and what they have in common."""

    list_id: str
    document_id: str
    segment_id: str
    topic: str | None = None
    stated_count: int | None = None
    listed_count: int
    members: tuple[CountryListMember, ...] = ()


class Observation(Record):
    """A figure as an observation of a concept of the metric catalogue.

    `ref_area` is an ISO 3166-1 alpha-3 code, a UN M49 code, the gazetteer's id
    of a region or group that M49 does not know, or W00 (the world); NULL where
    the text names several areas. `time_period` is a period as SDMX writes it;
    `obs_status` a code of SDMX's CL_OBS_STATUS. A dimension that the figure is
    not broken down by is NULL. `pattern` names the statement that matched.
    """

    observation_id: str
    figure_id: str
    metric_id: str
    metric_name_zh: str
    metric_name_en: str
    definition_zh: str
    definition_en: str
    ref_area: str | None = None
    time_period: str | None = None
    obs_value: Decimal
    unit_measure: str
    obs_status: str
    entity: str | None = None
    sex: str | None = None
    age_group: str | None = None
    volunteer_type: str | None = None
    component: str | None = None
    pattern: str


class RunError(Record):
    """Something that went wrong, kept so that nothing vanishes."""

    source_path: str
    stage: str
    message: str


class Edition(Record):
    """A document with all that was found in it; what `load` writes."""

    document: Document
    segments: tuple[Segment, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    figures: tuple[Figure, ...] = ()
    table_cells: tuple[TableCell, ...] = ()
    mentions: tuple[PlaceMention, ...] = ()
    country_lists: tuple[CountryList, ...] = ()
    observations: tuple[Observation, ...] = ()
    errors: tuple[RunError, ...] = ()


def _check_period(start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        raise ValueError(f"period ends ({end}) before it starts ({start})")
