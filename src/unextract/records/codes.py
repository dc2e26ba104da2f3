"""The code lists of the records: closed sets of words that the warehouse promises."""

from enum import StrEnum
from typing import Literal

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


class CheckKind(StrEnum):
    """What a report says twice, so that one saying checks the other."""

    TABLE_TOTAL = "table_total"
    LIST_COUNT = "list_count"
    CHANGE = "change"
    SHARE = "share"
    SUM = "sum"
    RESTATEMENT = "restatement"


FIGURE_CLASSES = frozenset(kind.value for kind in FigureKind)
