"""What of a page is its running header and footer, its footnotes, its text."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

from unextract.read.layout import Box, Rule, framed
from unextract.read.pdf.grids import Grid, inside, levels
from unextract.read.pdf.lines import Chunk, is_raised

# Running headers and footers stand in these shares of a page's height
_MARGIN = 0.13
# The imprint of a first page: how far up it may reach, what it holds, how far it is from the text
_IMPRINT, _MOST_IMPRINT, _NARROW, _IMPRINT_GAP = 0.16, 6, 0.45, 2.0
# Ems of white space between a running line and the text
_APART = 0.4
# Where more pages than this share have text of their own, what others repeat there is a table's head
_TEXT_SHARE = 0.25
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\d{1,4}")
# Positions of repeated lines agree to so many points
_GRID = 4.0
# A footnote is smaller than the text by this much at least
_NOTE_SIZE = 0.93
# The line above footnotes, as a share of the page's width, and the height above which it never stands
_RULE_LEAST, _RULE_MOST = 0.08, 0.45
_NOTES_BELOW = 0.2
_NUMBER = re.compile(r"\d{1,3}|[a-z]|[*†‡]{1,3}")
# Text stands further from its footnotes than their lines from one another
_ABOVE_NOTES = 4.0


class Sheet(NamedTuple):
    """The text of one direction on one page, in its frame."""

    page: int
    direction: int
    width: float
    height: float
    chunks: tuple[Chunk, ...]
    rules: tuple[Rule, ...]
    grids: tuple[Grid, ...]
    panels: tuple[Box, ...]


class Zones(NamedTuple):
    """The chunks of a sheet by what they are."""

    header: list[Chunk]
    body: list[Chunk]
    notes: list[Chunk]
    footer: list[Chunk]


class Margins(NamedTuple):
    """Where the running header ends and the running footer begins; None where there is none."""

    header: float | None
    footer: float | None


def framed_rules(rules: Sequence[Rule], direction: int, width: float, height: float) -> tuple[Rule, ...]:
    """Rules of a page in the frame of text of `direction`; `width` and `height` are the page's."""
    if direction == 0:
        return tuple(rules)
    return tuple(Rule(*framed(rule, direction, width, height)) for rule in rules)


def body_size(sheets: Sequence[Sheet]) -> float:
    """The size in which most of the document is set."""
    lengths: dict[float, int] = defaultdict(int)
    for sheet in sheets:
        for chunk in sheet.chunks:
            lengths[chunk.size] += chunk.length
    rounded: Counter[float] = Counter()
    for size, length in lengths.items():
        rounded[round(size, 1)] += length
    return rounded.most_common(1)[0][0] if rounded else 0.0


def running_margins(sheets: Sequence[Sheet]) -> dict[tuple[int, int], Margins]:
    """For each page and direction where the running header ends and the footer begins.

    A line is a running one when the same text, numbers aside, stands at the
    same place of another page, white space parts it from what is further in,
    and few pages have text of their own at that height, or the number of the
    page stands there. A page without such lines has the margins that most
    pages of its form have.
    """
    repeated: Counter[tuple[object, ...]] = Counter()
    shifts: Counter[int] = Counter()
    forms: dict[tuple[int, int, int], list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        forms[_form(sheet)].append(sheet)
        marginal = _marginal(sheet, sheet.chunks)
        repeated.update({_key(sheet, chunk) for chunk in marginal})
        shifts.update(_shifts(sheet, marginal))
    shift = _usual_shift(shifts, len({sheet.page for sheet in sheets}))
    margins: dict[tuple[int, int], Margins] = {}
    for members in forms.values():
        headers = _ends(members, repeated, shift, _from_top)
        footers = _ends(members, repeated, shift, _from_foot)
        for sheet, header, footer in zip(members, headers, footers, strict=True):
            foot = None if footer is None else sheet.height - footer
            margins[sheet.page, sheet.direction] = Margins(header, foot)
    return margins


Span = tuple[float, float, Chunk]
"""How far from an edge of the page a chunk begins and ends."""


def _from_top(sheet: Sheet) -> list[Span]:
    return [(chunk.high, chunk.low, chunk) for chunk in sheet.chunks]


def _from_foot(sheet: Sheet) -> list[Span]:
    height = sheet.height
    return [(height - chunk.low, height - chunk.high, chunk) for chunk in sheet.chunks]


def _shifts(sheet: Sheet, marginal: Sequence[Chunk]) -> set[int]:
    """By how much numbers that stand alone in the margins are more than the page's place in the file."""
    alone = (chunk.runs[0].text for chunk in marginal if len(chunk.runs) == 1)
    return {int(text) - sheet.page for text in alone if _PAGE_NUMBER.fullmatch(text)}


def _usual_shift(shifts: Counter[int], pages: int) -> int | None:
    """The shift of page numbers: the one that most pages have."""
    most = shifts.most_common(1)
    return most[0][0] if most and 2 * most[0][1] > pages else None


def _ends(
    sheets: Sequence[Sheet],
    repeated: Counter[tuple[object, ...]],
    shift: int | None,
    spans: Callable[[Sheet], list[Span]],
) -> list[float | None]:
    """For sheets of one form, how far from the edge their running lines reach."""
    reaches: list[tuple[float, list[float]]] = []
    own: list[float] = []
    for sheet in sheets:
        near, inner, first = _near_edge(sheet, spans(sheet))
        running: list[float] = []
        numbered = 0.0
        for start, end, chunk in reversed(near):
            if _is_running(sheet, chunk, end, repeated):
                numbers = shift is not None and chunk.text == str(sheet.page + shift)
                if inner - end >= (0.0 if numbers else _APART * chunk.size):
                    running.append(end)
                    numbered = max(numbered, end) if numbers else numbered
                    continue
            else:
                first = min(first, end)
            inner = min(inner, start)
        reaches.append((numbered if numbered <= inner else 0.0, running))
        if sheet.page > 1:
            own.append(first)
    own.sort()
    most = _TEXT_SHARE * max(1, len(own))

    def free(reach: float) -> bool:
        return bisect_right(own, reach + 1) <= most

    ends = [
        max((reach for reach in found if reach <= numbered or free(reach)), default=None)
        for numbered, found in reaches
    ]
    usual = Counter(round(end) for end in ends if end is not None).most_common(1)
    common = float(usual[0][0]) if usual and usual[0][1] > 1 else None
    return [common if end is None else end for end in ends]


def _near_edge(sheet: Sheet, spans: Sequence[Span]) -> tuple[list[Span], float, float]:
    """What begins in the margin, from the edge inwards, and where all else begins and ends first."""
    margin = _MARGIN * sheet.height
    near = [span for span in spans if span[0] <= margin]
    inner = min([start for start, _, _ in spans if start > margin], default=sheet.height)
    first = min([end for start, end, _ in spans if start > margin], default=sheet.height)
    near.sort(key=lambda line: line[:2])
    return near, min(inner, sheet.height), min(first, sheet.height)


def _is_running(sheet: Sheet, chunk: Chunk, end: float, repeated: Counter[tuple[object, ...]]) -> bool:
    if end > _MARGIN * sheet.height or not _marginal(sheet, [chunk]):
        return False
    return repeated[_key(sheet, chunk)] > 1


def zones_of(sheet: Sheet, margins: Margins, size: float, *, goes_on: bool = False) -> Zones:
    """The chunks of a sheet told apart; `size` is that of the document's text.

    `goes_on` says that the last footnote of the page before has no end there.
    """
    zones = Zones([], [], [], [])
    rest = []
    header = -inf if margins.header is None else margins.header + 1
    footer = inf if margins.footer is None else margins.footer - 1
    outer = [chunk for chunk in sheet.chunks if chunk.low <= header or chunk.high >= footer]
    running = {id(chunk) for chunk in _marginal(sheet, outer)}
    for chunk in sheet.chunks:
        if id(chunk) not in running:
            rest.append(chunk)
        elif chunk.low <= header:
            zones.header.append(chunk)
        else:
            zones.footer.append(chunk)
    if sheet.page == 1:
        rest, imprint = _without_imprint(sheet, rest)
        zones.footer.extend(imprint)
    cut = _notes_from(sheet, rest, size, goes_on)
    for chunk in rest:
        (zones.body if cut is None or chunk.low <= cut else zones.notes).append(chunk)
    return zones


def _without_imprint(sheet: Sheet, chunks: list[Chunk]) -> tuple[list[Chunk], list[Chunk]]:
    """The chunks, and those of the imprint at the foot of a first page: job number, bar code, recycling mark.

    They are few and narrow, and stand in the lower margin far below the text.
    """
    low = sorted((c for c in chunks if c.high >= (1 - _IMPRINT) * sheet.height), key=lambda c: c.high)
    if not low or len(low) > _MOST_IMPRINT:
        return chunks, []
    if any(c.width > _NARROW * sheet.width or _is_marked(c) for c in low):
        return chunks, []
    if any(inside(grid, c) for grid in sheet.grids for c in low):
        return chunks, []
    above = max((c.low for c in chunks if c.high < low[0].high), default=0.0)
    if low[0].high - above < _IMPRINT_GAP * low[0].size:
        return chunks, []
    return [c for c in chunks if c.high < low[0].high], low


def _form(sheet: Sheet) -> tuple[int, int, int]:
    return sheet.direction, round(sheet.width), round(sheet.height)


def _marginal(sheet: Sheet, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Those that stand where running lines stand, and in no table."""
    head, foot = _MARGIN * sheet.height, (1 - _MARGIN) * sheet.height
    outer = [chunk for chunk in chunks if chunk.low <= head or chunk.high >= foot]
    return [chunk for chunk in outer if not any(inside(grid, chunk) for grid in sheet.grids)]


def _key(sheet: Sheet, chunk: Chunk) -> tuple[object, ...]:
    """Equal for the same words at the same place; bare page numbers are set at different heights."""
    text = _DIGITS.sub("0", "".join(run.text for run in chunk.runs))
    height = None if text == "0" else round(chunk.baseline / _GRID)
    return (*_form(sheet), text, height, round(chunk.size))


def _notes_from(sheet: Sheet, chunks: Sequence[Chunk], size: float, goes_on: bool) -> float | None:
    """The height below which the footnotes of a page stand."""
    least = _NOTES_BELOW * sheet.height
    lines = [
        rule
        for rule in levels(sheet.rules)
        if _RULE_LEAST * sheet.width <= rule.x1 - rule.x0 <= _RULE_MOST * sheet.width and rule.top > least
    ]
    for rule in sorted(lines, key=lambda rule: -rule.top):
        below = [chunk for chunk in chunks if chunk.baseline > rule.bottom]
        if below and _are_notes(below, size, goes_on) and not _is_underline(rule, chunks):
            return rule.bottom + 1
    return _unruled_notes(sheet, chunks, size, goes_on)


def _are_notes(below: Sequence[Chunk], size: float, goes_on: bool) -> bool:
    """What stands below a short line is small, or it opens with a raised number."""
    first = min(below, key=lambda chunk: (chunk.high, chunk.x0))
    if any(chunk.size > _NOTE_SIZE * size for chunk in below):
        return _is_marked(first) and all(chunk.size <= size for chunk in below)
    if goes_on:
        return True
    return _NUMBER.match(first.runs[0].text) is not None or any(_is_marked(chunk) for chunk in below)


def _is_marked(chunk: Chunk) -> bool:
    """A raised number stands first."""
    return len(chunk.runs) > 1 and is_raised(chunk.runs[0], chunk.baseline, chunk.size)


def _is_underline(rule: Rule, chunks: Sequence[Chunk]) -> bool:
    """Text stands right on the line and is as wide as it."""
    return any(
        0 <= rule.top - chunk.baseline <= 0.35 * chunk.size
        and chunk.x0 - 2 <= rule.x0
        and rule.x1 <= chunk.x1 + 2
        for chunk in chunks
    )


def _unruled_notes(sheet: Sheet, chunks: Sequence[Chunk], size: float, goes_on: bool) -> float | None:
    """Footnotes without a line above: the small text at the end of the page from its first raised number.

    Where one of the page before goes on, all the small text there is.
    """
    small = []
    for chunk in sorted(chunks, key=lambda chunk: -chunk.baseline):
        if chunk.size > _NOTE_SIZE * size:
            break
        small.append(chunk)
    marked = small if goes_on else [chunk for chunk in small if _is_marked(chunk)]
    if not marked or len(small) == len(chunks):
        return None
    cut = min(chunk.high for chunk in marked)
    above = max((chunk.low for chunk in chunks if chunk.baseline < cut), default=0.0)
    return cut - 0.5 if cut - above >= _ABOVE_NOTES - _NOTE_SIZE else None
