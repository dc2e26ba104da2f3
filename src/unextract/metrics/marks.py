"""Sentences as patterns see them: the figure, other figures and places are one character each.

    开发署(UNDP)接纳了 3 399 名联合国志愿人员   →   E接纳了F联合国志愿人员

with E and F from the private use area of Unicode, which texts do not use. A
pattern can then say how far apart two things stand, whatever their names, and
which place it means by a group around its mark.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

import regex

FIGURE = "\ue000"
OTHER = "\ue001"
# SDMX's reference area for the world: no area among others, so the word stays as it is.
_WORLD = "W00"
_NAMED = 0xE010
_NAMED_END = 0xE0FF
_KINDS = {"entity": 0xE100, "country": 0xE400, "region": 0xE800, "group": 0xEC00}
_ROOM = 0x300

FRAGMENTS = MappingProxyType(
    {
        "figure": FIGURE,
        "other": OTHER,
        "entity": "[\ue100-\ue3ff]",
        "country": "[\ue400-\ue7ff]",
        "region": "[\ue800-\uebff]",
        "group": "[\uec00-\uefff]",
        "area": "[\ue400-\uefff]",
        "place": "[\ue010-\uefff]",
    }
)

_OTHER = regex.compile(OTHER)
_PRIVATE = regex.compile("[\ue000-\uefff]")
_CHINESE = regex.compile(r"[\u3000-\u9fff\uff00-\uffef]")
# Between Chinese characters white space means nothing; in other scripts it separates words.
_LOOSE = regex.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u9fff\uff00-\uffef])")
# White space that is no single blank
_SPACES = regex.compile(r"\s{2,}|[^\S ]")
_OPENING = frozenset("(（")
_CLOSING = frozenset(")）")
# Asterisks are what is left of bold type in Markdown.
_PLAIN = {"（": "(", "）": ")", "：": ":", "；": ";", "’": "'", "‘": "'", "*": ""}


class Place(Protocol):
    """A named place of the gazetteer; `id` is its code, `kind` country, region, group or entity."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...


Mention = tuple[int, int, Place]
"""Where a text begins and ends to name a place, and the place."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with marks for figures and places; `figures` are the positions of the first, in order."""

    text: str
    figures: tuple[int, ...]
    places: dict[str, Place]

    def around(self, number: int, reach: int) -> tuple[str, int]:
        """At most `reach` characters on each side of figure `number`, which alone is marked as FIGURE.

        With it comes the position in `text` at which this stretch begins.
        """
        at = self.figures[number]
        begin = max(0, at - reach)
        return self.text[begin:at] + FIGURE + self.text[at + 1 : at + 1 + reach], begin


def named(number: int) -> str:
    """The mark of the places that a catalogue names in its place `number`."""
    if _NAMED + number > _NAMED_END:
        raise ValueError("a catalogue can name 240 places")
    return chr(_NAMED + number)


def marked(
    text: str, figures: Sequence[tuple[int, int]], mentions: Iterable[Mention], named_marks: Mapping[str, str]
) -> Marked:
    """`text` with its `figures` (spans in order) and `mentions` replaced by marks.

    A mention that repeats the one before it in brackets, 开发计划署(开发署), is
    dropped with its brackets; one that overlaps a figure is not marked. Figures
    that overlap (two readings of one phrase) share a mark.
    """
    text = _PRIVATE.sub(" ", text)
    spans: list[tuple[int, int, str]] = []
    numbers: list[int] = []
    for start, end in figures:
        if not spans or start >= spans[-1][1]:
            spans.append((start, end, OTHER))
        numbers.append(len(spans) - 1)
    places: dict[str, Place] = {}
    marks: dict[tuple[str, str], str] = {}
    for start, end, place in _without_repetitions(text, mentions):
        if place.id == _WORLD or any(start < last and first < end for first, last in figures):
            continue
        mark = marks.get((place.kind, place.id))
        if mark is None:
            mark = named_marks.get(place.id) or chr(_KINDS[place.kind] + len(marks) % _ROOM)
            marks[place.kind, place.id] = mark
            places[mark] = place
        spans.append((start, end, mark))
    result = plain(_replaced(text, sorted(spans)))
    at = [found.start() for found in _OTHER.finditer(result)]
    return Marked(result, tuple(at[number] for number in numbers), places)


@lru_cache(maxsize=64)  # the headings above a paragraph are those above the one before, too
def plain(text: str) -> str:
    """`text` with half-width brackets, without bold marks, with white space only between words."""
    for sign, other in _PLAIN.items():  # `translate` looks up every character
        if sign in text:
            text = text.replace(sign, other)
    return _SPACES.sub(" ", _LOOSE.sub("", text) if _CHINESE.search(text) else text)


def _replaced(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """`text` with marks; where one stands for Chinese, white space beside it goes as beside Chinese."""
    pieces: list[str] = []
    last = 0
    for start, end, mark in spans:
        if start >= last:
            before = text[last:start]
            pieces += (before.rstrip() if _CHINESE.match(text, start) else before, mark)
            last = end
            if _CHINESE.match(text, end - 1):
                last += len(text[end:]) - len(text[end:].lstrip())
    return "".join((*pieces, text[last:]))


def _without_repetitions(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for start, end, place in sorted(mentions, key=lambda mention: mention[0]):
        if kept and kept[-1][2].id == place.id:
            first, last, _ = kept[-1]
            if text[last:start].strip() in _OPENING and text[end : end + 1] in _CLOSING:
                kept[-1] = (first, end + 1, place)
                continue
        kept.append((start, end, place))
    return kept
