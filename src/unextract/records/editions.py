"""A document with all that was found in it."""

from unextract.records.base import Record
from unextract.records.documents import Document, Segment
from unextract.records.facts import Check, Observation
from unextract.records.figures import Figure, Numeral, TableCell
from unextract.records.places import CountryList, PlaceMention


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
    checks: tuple[Check, ...] = ()
    errors: tuple[RunError, ...] = ()
