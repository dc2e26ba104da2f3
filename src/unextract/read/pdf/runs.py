"""Glyphs to runs: what every engine does with the pieces of text it is given."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from unextract.read.layout import Run

# A gap of so many ems parts words, a thinner one digits (12 408)
_WORD_GAP = 0.2
_DIGIT_GAP = 0.15
# Word sets Chinese apart from numbers by a quarter em, less in a tight line
_SCRIPT_GAP = 0.12
# The widest gap inside a run
_RUN_GAP = 1.0
# Glyphs overlap by less than this
_OVERLAP = 0.4
# From here on Unicode has Chinese and its punctuation, set without blanks
WIDE = "\u2e80"

# Bullets of the Symbol and Wingdings fonts, in the private use area where Word leaves them
_SYMBOLS = str.maketrans(
    {
        "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "►", "\uf0fc": "✓", "\uf06f": "□", "\uf02d": "-",
        "\uf0a8": "◦", "\uf076": "❖", "\uf0e0": "→", "\uf0b0": "°", "\uf0b1": "±", "\uf0a3": "≤",
        "\uf0b3": "≥", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
        "\u00ad": "-", "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip
_SYMBOL = re.compile("[" + "".join(map(chr, _SYMBOLS)) + "]")


class Style(NamedTuple):
    """What the glyphs of one text object have in common."""

    size: float
    bold: bool
    italic: bool
    direction: int
    baseline: float
    """Across the lines, in the frame of `direction`."""


class Glyphs(NamedTuple):
    """Characters drawn next to each other in one style, in the frame of their direction."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style
    spaced: bool
    """White space stands before them in the file."""
    stops: tuple[tuple[int, float], ...] = ()
    """Known places of characters between the first and the last, as in a Run."""


def build_runs(glyphs: Iterable[Glyphs]) -> Iterator[Run]:
    """Runs in the order of drawing: neighbours of one style put together, with the blanks that part them.

    Text of no size, as damaged files have it, is not to be seen and left out.
    """
    group: list[Glyphs] = []
    last: Glyphs | None = None
    for piece in glyphs:
        if piece.style.size <= 0:
            continue
        if last is not None and not _goes_on(last, piece):
            yield _run(group)
            group = []
        group.append(piece)
        last = piece
    if group:
        yield _run(group)


def parted(left: str, right: str, gap: float, size: float, spaced: bool) -> bool:
    """Whether a blank stands between two characters that are `gap` points apart."""
    if spaced:
        return True
    if left >= WIDE and right >= WIDE:
        return gap >= _RUN_GAP * size
    if left >= WIDE or right >= WIDE:
        return gap >= _SCRIPT_GAP * size
    return gap >= (_DIGIT_GAP if left.isdigit() and right.isdigit() else _WORD_GAP) * size


def _goes_on(last: Glyphs, piece: Glyphs) -> bool:
    a, b = last.style, piece.style
    size = a.size
    # the gap tells most that do not go on
    if not -_OVERLAP * size <= piece.x0 - last.x1 <= _RUN_GAP * size:
        return False
    return a is b or (a[:4] == b[:4] and abs(a.baseline - b.baseline) <= 0.1 * size)


def _run(group: list[Glyphs]) -> Run:
    text, x0, top, x1, bottom, style, spaced, inner = group[0]
    stops = [(0, x0), *inner]
    for piece in group[1:]:
        more, left, high, right, low, _, apart, inner = piece
        stops.append((len(text), x1))
        text += f" {more}" if parted(text[-1], more[0], left - x1, style.size, apart) else more
        begun = len(text) - len(more)
        stops.append((begun, left))
        if inner:
            stops.extend([(begun + offset, x) for offset, x in inner])
        x1 = right
        if high < top:
            top = high
        if low > bottom:
            bottom = low
    length = len(text)
    stops.append((length, x1))
    if not text.isascii() and _SYMBOL.search(text):
        text = text.translate(_SYMBOLS)
        if len(text) != length:
            stops = [(0, x0), (len(text), x1)]
    size, bold, italic, direction, baseline = style
    return Run(text, x0, top, x1, bottom, baseline, size, bold, italic, spaced, direction, tuple(stops))
