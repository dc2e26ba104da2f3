"""The records that the stages hand to one another, and nothing else.

Every record is frozen and validates itself: a record that exists is possible.
Offsets are code points into `Document.text`, counted from 0, end exclusive
(the promise of the warehouse; see docs/warehouse.md).
"""

from unextract.records.base import Offset, Quoted, Record, Spanned
from unextract.records.codes import (
    FIGURE_CLASSES,
    CheckKind,
    Comparator,
    FigureKind,
    Language,
    NumeralClass,
    Role,
    SegmentKind,
)
from unextract.records.documents import CellSpans, Document, Grid, LineBox, Mark, Segment
from unextract.records.editions import Edition, RunError
from unextract.records.facts import Check, Observation
from unextract.records.figures import Figure, Numeral, TableCell
from unextract.records.places import CountryList, CountryListMember, PlaceMention

__all__ = [
    "FIGURE_CLASSES",
    "CellSpans",
    "Check",
    "CheckKind",
    "Comparator",
    "CountryList",
    "CountryListMember",
    "Document",
    "Edition",
    "Figure",
    "FigureKind",
    "Grid",
    "Language",
    "LineBox",
    "Mark",
    "Numeral",
    "NumeralClass",
    "Observation",
    "Offset",
    "PlaceMention",
    "Quoted",
    "Record",
    "Role",
    "RunError",
    "Segment",
    "SegmentKind",
    "Spanned",
    "TableCell",
]
