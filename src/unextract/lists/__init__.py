"""Lists of countries: which are listed together, what of, and how many the text says they are.

`country_lists` is asked by `extract` once a document's mentions and figures
are known. The grammar is here, the words of each language are in
patterns/<language>/90-lists.toml.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from unextract.gazetteer import Mention
from unextract.lists.counts import Call, called_count, calls, labelled_count, stated_count
from unextract.lists.items import Listed, itemised
from unextract.lists.sequences import Enumeration, enumerations
from unextract.lists.topics import clause_before, own_topic, topic
from unextract.lists.words import ListWords, list_words
from unextract.offsets import Places
from unextract.packs import Pack
from unextract.records import Document, Figure, Segment, SegmentKind
from unextract.rows import Row

# What repeats the text or frames it lists nothing.
_SILENT = frozenset({SegmentKind.FURNITURE, SegmentKind.CONTENTS})
# A footnote with so few characters beside the list holds nothing else.
_BESIDE = 60
# A line above a list that says what it is of (In favour:) is no longer than this.
_LABEL = 120


def country_lists(
    document: Document,
    segments: Sequence[Segment],
    mentions: Mapping[str, Sequence[Mention]],
    figures: Sequence[Figure],
    captions: Mapping[str, Segment],
    pack: Pack,
) -> list[Row]:
    """A row of `country_lists` for every enumeration, its members in the order of the text.

    `mentions` (offsets in the segment's text) and `captions` (of tables) are
    by segment_id.
    """
    words = list_words(pack)
    by_segment: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_segment[figure.segment_id].append(figure)
    called: Mapping[str, Call] | None = None
    rows = []
    above: Segment | None = None
    for segment in segments:
        found = _enumerations(segment, mentions.get(segment.segment_id, ()), words)
        for enumeration in found:
            if called is None and segment.kind is SegmentKind.FOOTNOTE:
                called = calls(document, segments)
            call = called.get(segment.segment_id) if called else None
            label = _label(segment, enumeration, above)
            rows.append(_row(document, segment, enumeration, call, label, captions, by_segment, words))
        if segment.kind not in (SegmentKind.FURNITURE, SegmentKind.FOOTNOTE):
            above = segment
    rows += [_itemised_row(document, listed, by_segment) for listed in itemised(segments, mentions, words)]
    return sorted(rows, key=lambda row: row["source_start"])


def _itemised_row(document: Document, listed: Listed, figures: Mapping[str, Sequence[Figure]]) -> Row:
    """The row of a list whose members are segments: it belongs to the first of them."""
    places = [Places(segment.slices) for segment, _ in listed.members]
    first, last = listed.members[0][1], listed.members[-1][1]
    start = places[0].source(first.start, first.end)[0]
    end = places[-1].source(last.start, last.end)[1]
    list_id = f"{document.document_id}:l{start}"
    above, items = listed.above, len(listed.members)
    return {
        "list_id": list_id,
        "document_id": document.document_id,
        "segment_id": listed.members[0][0].segment_id,
        "source_start": start,
        "source_end": end,
        "raw": document.text[start:end],
        "topic": above.text.strip(" :：") if above else None,
        "stated_count": labelled_count(items, figures.get(above.segment_id, ())) if above else None,
        "listed_count": items,
        "members": [
            _member(document, list_id, ordinal, member, place)
            for ordinal, ((_, member), place) in enumerate(zip(listed.members, places, strict=True), 1)
        ],
    }


def _label(segment: Segment, enumeration: Enumeration, above: Segment | None) -> Segment | None:
    """The short line above a list that is a segment of its own."""
    if above is None or len(above.text) > _LABEL or segment.kind is SegmentKind.FOOTNOTE:
        return None
    rest = segment.text[: enumeration.start] + segment.text[enumeration.end :]
    return None if any(character.isalnum() for character in rest) else above


def _enumerations(segment: Segment, mentions: Sequence[Mention], words: ListWords) -> Iterator[Enumeration]:
    if segment.kind in _SILENT or len(mentions) < 2:
        return iter(())
    return enumerations(segment.text, mentions, words, tabular=segment.kind is SegmentKind.TABLE)


def _row(
    document: Document,
    segment: Segment,
    enumeration: Enumeration,
    call: Call | None,
    label: Segment | None,
    captions: Mapping[str, Segment],
    figures: Mapping[str, Sequence[Figure]],
    words: ListWords,
) -> Row:
    places = Places(segment.slices)
    start, end = places.source(enumeration.start, enumeration.end)
    list_id = f"{document.document_id}:l{start}"
    items = len(enumeration.items)
    stated = stated_count(document.text, (start, end), items, figures.get(segment.segment_id, ()), words)
    if stated is None and call is not None:
        alone = len(segment.text) - (enumeration.end - enumeration.start) < _BESIDE
        stated = called_count(
            document.text, call, items, figures.get(call.segment.segment_id, ()), words, alone=alone
        )
    if stated is None and label is not None:
        stated = labelled_count(items, figures.get(label.segment_id, ()))
    return {
        "list_id": list_id,
        "document_id": document.document_id,
        "segment_id": segment.segment_id,
        "source_start": start,
        "source_end": end,
        "raw": document.text[start:end],
        "topic": _topic(segment, enumeration, call, label or captions.get(segment.segment_id), words),
        "stated_count": stated,
        "listed_count": len(enumeration.countries),
        "members": [
            _member(document, list_id, ordinal, member, places)
            for ordinal, member in enumerate(enumeration.countries, 1)
        ],
    }


def _member(document: Document, list_id: str, ordinal: int, member: Mention, places: Places) -> Row:
    start, end = places.source(member.start, member.end)
    return {
        "list_id": list_id,
        "ordinal": ordinal,
        "source_start": start,
        "source_end": end,
        "raw": document.text[start:end],
        "iso3": member.place.iso3,
        "m49": member.place.m49,
        "name_zh": member.place.name_zh,
        "name_en": member.place.name_en,
    }


def _topic(
    segment: Segment,
    enumeration: Enumeration,
    call: Call | None,
    label: Segment | None,
    words: ListWords,
) -> str | None:
    if label is not None or segment.kind is SegmentKind.TABLE:
        return label.text.strip(" :：") if label else None
    if call is None:
        return topic(segment.text, enumeration.start, enumeration.end, words)
    own = own_topic(segment.text, enumeration.start, enumeration.end, words)
    place = Places(call.segment.slices).text(call.mark.source_start)
    return own or clause_before(call.segment.text, place, words)


__all__ = ["country_lists"]
