"""The number of countries that a text gives against those that it lists."""

from collections.abc import Iterator
from decimal import Decimal

from unextract.records import Check, CheckKind, Comparator, CountryList, Edition, Figure, PlaceMention

_COUNTRY = "country"
_GROUPS = frozenset({"region", "group"})
_OPEN_ABOVE = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_OPEN_BELOW = frozenset({Comparator.LESS, Comparator.AT_MOST})


def list_counts(edition: Edition) -> Iterator[Check]:
    """A check for every list of countries whose number the text states, and that names no group of them."""
    groups = [place for place in edition.mentions if place.kind in _GROUPS]
    for listed in edition.country_lists:
        if listed.stated_count is None or any(_within(place, listed) for place in groups):
            continue
        figure = _stating(listed, edition.figures)
        yield Check(
            check_id=f"{listed.list_id}:{CheckKind.LIST_COUNT}",
            document_id=listed.document_id,
            segment_id=listed.segment_id,
            kind=CheckKind.LIST_COUNT,
            holds=_agrees(listed, figure),
            stated=Decimal(listed.stated_count),
            computed=Decimal(listed.listed_count),
            unit=_COUNTRY,
            figure_id=None if figure is None else figure.figure_id,
            list_id=listed.list_id,
        )


def _within(place: PlaceMention, listed: CountryList) -> bool:
    return listed.source_start <= place.source_start < listed.source_end


def _stating(listed: CountryList, figures: tuple[Figure, ...]) -> Figure | None:
    """The figure nearest to the list that states its number."""
    stating = [
        figure
        for figure in figures
        if figure.segment_id == listed.segment_id and figure.value == listed.stated_count
    ]
    return min(stating, key=lambda figure: abs(figure.source_start - listed.source_start), default=None)


def _agrees(listed: CountryList, figure: Figure | None) -> bool:
    stated = listed.stated_count or 0
    if figure is not None and figure.comparator in _OPEN_ABOVE:
        return listed.listed_count >= stated
    if figure is not None and figure.comparator in _OPEN_BELOW:
        return listed.listed_count <= stated
    return listed.listed_count == stated
