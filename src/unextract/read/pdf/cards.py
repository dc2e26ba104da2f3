"""Figures in large type with their labels below, side by side: each is read with its own label.

A row of them looks like a table without heads, and read line by line every
number would stand beside its neighbour instead of above what it counts.
"""

import re
from collections.abc import Iterator, Sequence

from unextract.read.pdf.lines import Chunk, Line, line_of

# Type is large that is so many times as large as the document's text, and a label is smaller than its number
_LARGE, _LABEL = 1.5, 0.8
_LONGEST_NUMBER = 20
_HAS_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万亿半]")
# Numbers of one row stand on one baseline to this share of their size
_LEVEL = 0.25
# Ems of the number between it and its label, ems of the label between its lines
_BELOW, _LEADING = 0.8, 1.0
# What stands below begins where the number or its label begins, or is centred below them, to so many ems
_OFF = 0.7

Card = list[Chunk]
"""A number and what stands below it, from the top."""


def find_cards(chunks: Sequence[Chunk], size: float) -> Iterator[list[Card]]:
    """The rows of cards among the chunks of a page, whose text has the size `size`, from the top."""
    large = [chunk for chunk in chunks if _is_large_number(chunk, size)]
    if len(large) < 2:
        return
    for row in _rows(large):
        cards = [_card(number, row, chunks) for number in row]
        if all(card[-1].size <= _LABEL * card[0].size for card in cards):
            yield cards


def lines_of(cards: Sequence[Card], regions: Iterator[int]) -> list[Line]:
    """A line for each card: its number, a tab, its label."""
    lines: list[Line] = []
    for card, region in zip(cards, regions, strict=False):
        number = [chunk for chunk in card if chunk.size > _LABEL * card[0].size]
        line = line_of([number, card[len(number) :]], "\t", region)
        # large as it is set, it heads nothing
        lines.append(line._replace(size=card[-1].size, bold=False))
    return lines


def _is_large_number(chunk: Chunk, size: float) -> bool:
    if chunk.size < _LARGE * size or chunk.length > _LONGEST_NUMBER:
        return False
    return _HAS_NUMBER.search(chunk.text) is not None


def _rows(large: Sequence[Chunk]) -> Iterator[list[Chunk]]:
    """Large numbers on one baseline, two or more."""
    row: list[Chunk] = []
    for chunk in sorted(large, key=lambda chunk: chunk.baseline):
        if row and chunk.baseline - row[0].baseline > _LEVEL * row[0].size:
            if len(row) > 1:
                yield sorted(row, key=lambda chunk: chunk.x0)
            row = []
        row.append(chunk)
    if len(row) > 1:
        yield sorted(row, key=lambda chunk: chunk.x0)


def _card(number: Chunk, row: Sequence[Chunk], chunks: Sequence[Chunk]) -> Card:
    """The number and the lines of its label, each aligned with what stands above it."""
    others = [other for other in row if other is not number]
    card = [number]
    below = sorted(
        (chunk for chunk in chunks if chunk.baseline > number.baseline + _LEVEL * number.size),
        key=lambda chunk: (chunk.baseline, chunk.x0),
    )
    for chunk in below:
        last = card[-1]
        far = _BELOW * number.size if len(card) == 1 else _LEADING * max(last.size, chunk.size)
        if chunk.high - last.low > far:
            break
        if last.size <= _LABEL * number.size < chunk.size and _is_aligned(chunk, card):
            break  # the number of the card below
        if _is_aligned(chunk, card) and not any(_is_under(chunk, other) for other in others):
            card.append(chunk)
    return card


def _is_aligned(chunk: Chunk, card: Card) -> bool:
    off = _OFF * chunk.size
    return any(
        abs(chunk.x0 - other.x0) <= off or abs(chunk.x0 + chunk.x1 - other.x0 - other.x1) <= 2 * off
        for other in card
    )


def _is_under(chunk: Chunk, number: Chunk) -> bool:
    return chunk.x0 < number.x1 and chunk.x1 > number.x0
