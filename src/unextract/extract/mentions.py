"""The places a document names: countries, regions, groups of states, organisations.

A report defines the short names it goes on to use: 联合国开发计划署(开发署), the
Peacebuilding Fund (PBF). Those that the gazetteer lacks are learned from the
definition and hold for the whole of that document.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from unextract.gazetteer import Gazetteer, Mention, Named
from unextract.offsets import Places
from unextract.records import Document, Segment, SegmentKind
from unextract.rows import Row

# Running headers repeat the document's own name, contents its headings.
_SILENT = frozenset({SegmentKind.FURNITURE, SegmentKind.CONTENTS})
# In brackets behind a name, quotation marks and 以下简称 left out.
_SHORT_NAME = re.compile(
    r"\s?[(（]\s?(?:以下简称|下称|简称|hereinafter|hereafter)?[“\"‘'《]?"
    r"(?P<name>[A-Z][A-Za-z0-9-]{1,11}|[\u4e00-\u9fff]{2,10})[”\"’'》]?\s?[)）;；]"
)

Mentions = Mapping[str, tuple[Mention, ...]]
"""The mentions of each segment by segment_id, with offsets in the segment's text."""


def mentions_of(segments: Sequence[Segment], language: str, gazetteer: Gazetteer) -> Mentions:
    """What every segment names, by the names everybody uses and those the document defines."""
    texts = {segment.segment_id: segment.text for segment in segments if segment.kind not in _SILENT}
    found = {key: gazetteer.mentions(text, language) for key, text in texts.items()}
    learned: dict[str, Named] = {}
    for key, text in texts.items():
        for name, place in _definitions(text, found[key]):
            if not gazetteer.knows(name, language):
                learned.setdefault(name, place)
    if not learned:
        return found
    taught = gazetteer.learning(learned, language)
    for key, text in texts.items():
        if any(name in text for name in learned):
            found[key] = taught.mentions(text, language)
    return found


def mention_rows(document: Document, segments: Sequence[Segment], mentions: Mentions) -> list[Row]:
    """A row of the table `mentions` for each, in the order of the text."""
    rows = []
    for segment in segments:
        found = mentions.get(segment.segment_id)
        if not found:
            continue
        places = Places(segment.slices)
        for mention in found:
            start, end = places.source(mention.start, mention.end)
            rows.append(
                {
                    "document_id": document.document_id,
                    "segment_id": segment.segment_id,
                    "source_start": start,
                    "source_end": end,
                    "raw": document.text[start:end],
                    "kind": mention.place.kind,
                    "place_id": mention.place.id,
                    "iso3": mention.place.iso3,
                    "m49": mention.place.m49,
                    "name_zh": mention.place.name_zh,
                    "name_en": mention.place.name_en,
                }
            )
    return rows


def _definitions(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, Named]]:
    for mention in mentions:
        found = _SHORT_NAME.match(text, mention.end)
        if found and is_short_for(found["name"], text[mention.start : mention.end]):
            yield found["name"], mention.place


def is_short_for(short: str, name: str) -> bool:
    """Whether `short` may abbreviate `name`: its characters stand in `name`, in this order.

    Of an acronym's letters the first must begin the name's first word or a
    later one, and those after it may be anywhere in what follows.
    """
    if len(short) >= len(name) or (short[0].isascii() and short.lower() in name.lower().split()):
        return False
    letters = iter(name.lower())
    return all(character in letters for character in short.lower())
