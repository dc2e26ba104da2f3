"""How wide a full line is in each group of lines, which blank lines part."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from unextract.segment.lines import Layout, Line

SHEET = 130
"""No page is wider (columns)."""

_TWO_COLUMNS = re.compile(r"[^\s。，；：！？、;,()（）]+\s[^\s。，；：！？、;,()（）]+")
# Running text in a narrow column has so many lines of so many columns
_FEWEST_LINES, _NARROWEST = 3, 28
# Lines shorter than this part of the others stand in a column of their own; so many of them fill it
_NARROW, _FILLED = 0.8, 0.5


def full_widths(lines: Sequence[Line], layout: Layout) -> list[int]:
    """For each line, the columns of a full one where it stands.

    Of hard-wrapped text the wrap, or that of a group set in a narrower column.
    Elsewhere the widest line of the group; more than SHEET has if the group is
    two columns.
    """
    if layout.spaced and layout.wrap is not None:
        return [layout.wrap] * len(lines)
    widths: list[int] = []
    for group in _groups(lines):
        widths += _widest(group) if layout.wrap is None else _wraps(group, layout.wrap)
    return widths


def is_two_columns(group: Sequence[Line]) -> bool:
    """Each line is a short term, a blank, and what it stands for."""
    if len(group) < 3:
        return False
    return sum(_TWO_COLUMNS.fullmatch(line.text) is not None for line in group) >= 0.8 * len(group)


def _groups(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    first = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or lines[at].blanks:
            yield lines[first:at]
            first = at


def _widest(group: Sequence[Line]) -> list[int]:
    columns = 2 * SHEET if is_two_columns(group) else max(line.width for line in group)
    return [columns] * len(group)


def _wraps(group: Sequence[Line], wrap: int) -> Iterator[int]:
    """Where a picture or box stands beside a part of a group, that part is narrower."""
    if len(group) < _FEWEST_LINES:  # no column
        yield from [wrap] * len(group)
        return
    widths = [line.width for line in group]
    if _is_column(widths):
        wrap = min(wrap, max(widths))
    for narrow, run in groupby(widths, lambda width: width < _NARROW * wrap):
        held = list(run)
        widest = max(held)
        filled = sum(width >= _NARROW * widest for width in held)
        column = narrow and _is_column(held) and filled >= _FILLED * len(held)
        yield from [widest if column else wrap] * len(held)


def _is_column(widths: Sequence[int]) -> bool:
    return len(widths) >= _FEWEST_LINES and max(widths) >= _NARROWEST
