"""Whose or where the figures below a heading are: a country's section, 聚焦：某倡议 above boxes."""

from collections.abc import Mapping

from unextract.gazetteer import WORLD, Gazetteer, Mention, Named
from unextract.records import Edition, SegmentKind
from unextract.resolve.scope_words import ScopeWords

# What a line between boxes can be, and what stands below it.
_LINES = frozenset({SegmentKind.OTHER, SegmentKind.HEADING, SegmentKind.CAPTION})
_BOXED = frozenset({SegmentKind.BOX, SegmentKind.OTHER})
# A name between boxes is the name of so many segments below it.
_NEAREST = 8
# A longer line is a sentence.
_LONGEST = 60
Heading = tuple[str, str]
"""The words of a name, and the id of what it names."""
_Subject = tuple[str, Named]


def named_above(
    edition: Edition, names: Gazetteer, own: str | None, words: ScopeWords
) -> Mapping[str, Heading]:
    """The place or organisation above a segment as what it is about, by segment_id: its words and its id.

    A section about a country or region is about it to its end; the name of an
    organisation between boxes holds for the boxes next to it, no paragraph.
    `own`, the report's own organisation, and the world are what every heading
    is about.
    """
    language = edition.document.language
    known: dict[str, _Subject | None] = {}
    found: dict[str, Heading] = {}
    line: Heading | None = None
    below = 0
    for segment in edition.segments:
        below += 1
        if segment.kind not in _BOXED | _LINES or below > _NEAREST:
            line = None
        if segment.kind in _LINES:
            named = _subject_of(segment.text, names, language, words, known)
            if named is not None and named[1].id not in (WORLD, own):
                line, below = (named[0], named[1].id), 0
        section = segment.heading_path and _subject_of(
            segment.heading_path[-1], names, language, words, known
        )
        if line is not None and segment.kind in _BOXED:
            found[segment.segment_id] = line
        elif section and section[1].kind in ("country", "region") and section[1].id != WORLD:
            found[segment.segment_id] = section[0], section[1].id
    return found


def _subject_of(
    text: str, names: Gazetteer, language: str, words: ScopeWords, known: dict[str, _Subject | None]
) -> _Subject | None:
    """The only place or organisation that a heading names, if it is what the heading is about."""
    if text not in known:
        mentions = names.mentions(text, language) if len(text) <= _LONGEST else ()
        known[text] = None
        if len(mentions) == 1 and _is_subject(text, mentions[0], words):
            known[text] = text[mentions[0].start : mentions[0].end], mentions[0].place
    return known[text]


def _is_subject(text: str, mention: Mention, words: ScopeWords) -> bool:
    """A heading is a name, a name behind a label, or a name and what is told of it."""
    before, after = text[: mention.start].strip(), text[mention.end :].strip(" 。.*")
    leads = not any(character.isalnum() for character in before) or words.label_before.search(before)
    return bool(leads) and (not after or words.label_after.match(after) is not None)
