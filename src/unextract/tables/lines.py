"""The lines of a table segment as they stand in the source, and the pieces that read as one.

A segment's text has its lines joined. A table needs them back: what stands on
one line, what a blank parts, where a cell ends. All offsets count characters
of `Segment.text`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unextract.records import Segment

_ENDS_IN_BLANK = re.compile(r"[^\S\r\n]\r?\n")
_OTHER_BLANK = re.compile(r"[^\S \t]")
_OPENING, _CLOSING = "(（", ")）"
# A bracket that is still open after so many lines was never closed.
_BRACKET_LINES = 12
# Text turned by 90 degrees comes one or two characters a line, many lines long.
_TURNED_LINES = 40
_TURNED_SHARE = 0.6
_TURNED_WIDTH = 2


class Piece(NamedTuple):
    """A stretch text[start:end] that reads as one, `newlines` before it; `closes` says that its cell ends.

    A cell ends, to printers that convert Word's text, in a blank before the
    line break. `tabs` open its line: fields that are empty.
    """

    start: int
    end: int
    newlines: int
    closes: bool
    tabs: int = 0


def lines(segment: Segment, source: str) -> list[Piece]:
    """The lines of `segment` that hold anything, blanks at both ends left out."""
    return list(_lines(segment, source))


def _lines(segment: Segment, source: str) -> Iterator[Piece]:
    first = last = -1
    above = tabs = offset = 0
    tail = source.rfind("\n", 0, segment.source_start) + 1
    for slice_start, slice_end in segment.slices:
        start = slice_start
        for words in source[slice_start:slice_end].split("\n"):
            stripped = words.strip()
            if stripped:
                left = start + words.index(stripped[0])
                between = source[tail:left]
                if first < 0 or "\n" in between:
                    if first >= 0:
                        yield Piece(first, last, above, _ENDS_IN_BLANK.search(between) is not None, tabs)
                    tabs = between.count("\t", between.rfind("\n") + 1)
                    first, above = offset + left - slice_start, between.count("\n")
                tail = left + len(stripped)
                last = offset + tail - slice_start
            start += len(words) + 1
        offset += slice_end - slice_start
    if first >= 0:
        yield Piece(first, last, above, True, tabs)


def with_tabs(segment: Segment, source: str) -> str:
    """`Segment.text` with the tabs of the source in it: they part cells."""
    if source.find("\t", segment.source_start, segment.source_end) < 0:
        return segment.text
    return _OTHER_BLANK.sub(" ", "".join(source[start:end] for start, end in segment.slices))


def is_turned(pieces: Sequence[Piece]) -> bool:
    """The lines are those of a page turned by 90 degrees."""
    narrow = sum(piece.end - piece.start <= _TURNED_WIDTH for piece in pieces)
    return len(pieces) >= _TURNED_LINES and narrow >= _TURNED_SHARE * len(pieces)


def turned_back(pieces: Sequence[Piece]) -> list[Piece]:
    """The cells of a turned page: its lines joined until one closes a cell."""
    joined: list[Piece] = []
    first: Piece | None = None
    for piece in pieces:
        first = first or piece
        if piece.closes:
            joined.append(first._replace(end=piece.end, closes=True))
            first = None
    return joined


def with_brackets_closed(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces, those that a bracket spans joined to one: `95.6 (2018-`, `2021 年)`."""
    joined: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        depth = _depth(text, piece)
        reach = at
        while depth > 0 and reach + 1 < len(pieces) and reach - at < _BRACKET_LINES:
            reach += 1
            depth += _depth(text, pieces[reach])
        if depth == 0 and reach > at:
            piece = piece._replace(end=pieces[reach].end, closes=pieces[reach].closes)
            at = reach
        joined.append(piece)
        at += 1
    return joined


def _depth(text: str, piece: Piece) -> int:
    words = text[piece.start : piece.end]
    return sum(words.count(sign) for sign in _OPENING) - sum(words.count(sign) for sign in _CLOSING)
