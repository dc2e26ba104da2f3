"""Places that a text names, and lists of countries."""

from typing import Literal

from unextract.records.base import Quoted


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
