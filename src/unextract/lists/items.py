"""Lists of countries with a segment for each member: bullets below the line that announces them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from unextract.gazetteer import Mention
from unextract.lists.words import ListWords
from unextract.records import Segment, SegmentKind

FEWEST = 2
_BELOW = frozenset({SegmentKind.LIST_ITEM, SegmentKind.PARAGRAPH})
_CLOSING = re.compile(r"\s*(?:[;；,，、.。]?\s*(?:and|or|和|及|以及)?)\s*")


@dataclass(frozen=True, slots=True)
class Listed:
    """The segments of one list, each with the country that it names, and the line above them."""

    above: Segment | None
    members: tuple[tuple[Segment, Mention], ...]


def itemised(
    segments: Sequence[Segment], mentions: Mapping[str, Sequence[Mention]], words: ListWords
) -> Iterator[Listed]:
    """The lists whose members are neighbouring segments that hold nothing but a country's name.

    List items always, paragraphs only below a line that announces them.
    """
    marked = [
        (segment, _member(segment, mentions.get(segment.segment_id, ()), words)) for segment in segments
    ]
    place = 0
    for (holds, kind), group in groupby(marked, key=lambda pair: (pair[1] is not None, pair[0].kind)):
        run = list(group)
        above = segments[place - 1] if place else None
        place += len(run)
        if not holds or len(run) < FEWEST:
            continue
        announced = above is not None and words.announcing.search(above.text) is not None
        members = tuple((segment, member) for segment, member in run if member is not None)
        distinct = len({member.place.id for _, member in members}) == len(members)
        if distinct and (announced or kind is SegmentKind.LIST_ITEM):
            yield Listed(above if announced else None, members)


def _member(segment: Segment, mentions: Sequence[Mention], words: ListWords) -> Mention | None:
    """The country that `segment` names and nothing else, a note in brackets aside."""
    if segment.kind not in _BELOW or not mentions or mentions[0].place.kind != "country":
        return None
    member = mentions[0]
    note = words.note.match(segment.text, member.end)
    end = note.end() if note else member.end
    alone = not segment.text[: member.start].strip(" •–—-·*") and _CLOSING.fullmatch(segment.text, end)
    return member if alone else None
