"""A document with all that was found in it."""

from typing import Annotated

from unextract.records.base import Record, as_made
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
    segments: Annotated[tuple[Segment, ...], as_made(Segment)] = ()
    numerals: Annotated[tuple[Numeral, ...], as_made(Numeral)] = ()
    figures: Annotated[tuple[Figure, ...], as_made(Figure)] = ()
    table_cells: Annotated[tuple[TableCell, ...], as_made(TableCell)] = ()
    mentions: Annotated[tuple[PlaceMention, ...], as_made(PlaceMention)] = ()
    country_lists: Annotated[tuple[CountryList, ...], as_made(CountryList)] = ()
    observations: tuple[Observation, ...] = ()
    checks: tuple[Check, ...] = ()
    errors: tuple[RunError, ...] = ()
