"""The scale and the legend of a chart whose words were read as a table: their numbers measure nothing."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from unextract.tables.lines import Piece
from unextract.tables.model import LabelNumber

_TICKS = re.compile(r"\d+(?:\.\d+)?(?P<percent>[ \t]?%)?(?:\s+\d+(?:\.\d+)?(?(percent)[ \t]?%))+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FIELD = re.compile(r"\t|\s{2,}")
_LETTER = re.compile(r"[^\W\d_]")
# Fewer numbers at equal steps from 0 may be a row of values.
_FEWEST_TICKS = 5


def without_scale(text: str, pieces: Sequence[Piece]) -> tuple[list[Piece], list[LabelNumber]]:
    """The lines that are neither the scale of a chart nor the legend below it, and the numbers of those.

    A scale is a line of nothing but numbers that rise from 0 by equal steps; in
    a legend every field holds words.
    """
    kept: list[Piece] = []
    numbers: list[LabelNumber] = []
    below = False
    for piece in pieces:
        words = text[piece.start : piece.end]
        is_scale = _is_scale(words)
        below = is_scale or (below and all(map(_LETTER.search, _FIELD.split(words))))
        if below:
            found = _NUMBER.finditer(text, piece.start, piece.end)
            numbers += [LabelNumber(number.span(), "table") for number in found]
        else:
            kept.append(piece)
    return kept, numbers


def _is_scale(words: str) -> bool:
    if not words.startswith("0") or _TICKS.fullmatch(words) is None:
        return False
    ticks = [Decimal(number) for number in _NUMBER.findall(words)]
    steps = {after - before for before, after in pairwise(ticks)}
    return len(ticks) >= _FEWEST_TICKS and ticks[0] == 0 and len(steps) == 1 and min(steps) > 0
