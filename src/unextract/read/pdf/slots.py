"""The columns of a table that is not ruled: which of them a chunk stands in, and where it has to be cut."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unextract.read.layout import Rule, Run
from unextract.read.pdf.lines import Chunk, chunk_of

_GROUPED = r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
NUMBER = re.compile(
    rf"(?:[$€£¥]\s?)?[-–−+]?[(（]?\s?[-–−+]?(?:[$€£¥]\s?)?(?:{_GROUPED})\s?[%％]?\s?[)）]?(?:\s?[a-z]/?|\*{{1,3}})?"
    r"(?:\s?[(（](?:19|20)\d\d[^()（）]{0,12}[)）])?"
    r"|[—–―-]{1,3}|…|\.{2,3}"
)
"""What a cell with a value, or without one, looks like."""
_WORD = re.compile(r"\S+")
# Blanks so wide, in ems, part the words of two columns; two numbers narrower ones
_WORDS_APART, _NUMBERS_APART = 0.6, 0.2
# Baselines of one row differ by no more than this, in ems
_LEVEL = 0.45
# Lines of one head are no further apart than this, in ems; a line under a head is no further below
_WRAPPED, _UNDER = 1.8, 1.7
# Heads are centred over their lines, to this share of the line
_OFF_CENTRE = 0.15

Row = list[Chunk]


class Column(NamedTuple):
    """Where the numbers of a column stand."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


class Slots:
    """Slot 0 holds the labels, left of `edge`; slot n the numbers of column n."""

    def __init__(self, columns: Sequence[Column], edge: float) -> None:
        self.columns = columns
        self.edge = edge
        self._middles = [column.middle for column in columns]

    def at(self, x: float) -> int:
        """The slot nearest to a horizontal position."""
        if x <= self.edge:
            return 0
        distances = [abs(middle - x) for middle in self._middles]
        return distances.index(min(distances)) + 1

    def cells(self, row: Row) -> list[Row]:
        """The chunks of a row by slot, those cut that reach into several."""
        cells: list[Row] = [[] for _ in range(len(self.columns) + 1)]
        for chunk in row:
            for part in self.parts(chunk):
                cells[self.at(_middle(part))].append(part)
        return cells

    def parts(self, chunk: Chunk, apart: float = _WORDS_APART) -> list[Chunk]:
        """The chunk, cut where a blank of `apart` ems parts words of two slots, or any blank two numbers."""
        if self.at(chunk.x0) == self.at(chunk.x1) or NUMBER.fullmatch(chunk.text):
            return [chunk]
        groups: list[list[Run]] = []
        last: Run | None = None
        for word in words_of(chunk):
            if last is None or self._parted(last, word, apart):
                groups.append([])
            groups[-1].append(word)
            last = word
        if len(groups) == 1:
            return [chunk]
        return [chunk_of(group, chunk.place) for group in groups]

    def _parted(self, left: Run, right: Run, apart: float) -> bool:
        if self.at((left.x0 + left.x1) / 2) == self.at((right.x0 + right.x1) / 2):
            return False
        number = NUMBER.fullmatch(right.text) is not None
        return right.x0 - left.x1 >= (_NUMBERS_APART if number else apart) * right.size

    def spanned(self, chunk: Chunk) -> range:
        """The slots that a head stands over."""
        over = [at for at, middle in enumerate(self._middles, 1) if chunk.x0 <= middle <= chunk.x1]
        if self.at(_middle(chunk)) == 0 or not over:
            over = [self.at(_middle(chunk))]
        return range(over[0], over[-1] + 1)


def rows_of(chunks: Sequence[Chunk]) -> list[Row]:
    """Chunks grouped by baseline, from the top, each row from left to right."""
    rows: list[Row] = []
    for chunk in sorted(chunks, key=lambda chunk: (chunk.baseline, chunk.x0)):
        if rows and chunk.baseline - rows[-1][0].baseline <= _LEVEL * min(chunk.size, rows[-1][0].size):
            rows[-1].append(chunk)
        else:
            rows.append([chunk])
    for row in rows:
        row.sort(key=lambda chunk: chunk.x0)
    return rows


class _Head(NamedTuple):
    """The lines of one head and the slots that it stands over."""

    chunks: Row
    span: range


def heads_of(rows: Sequence[Row], slots: Slots, rules: Sequence[Rule]) -> Iterator[list[Row]]:
    """The heads as rows of cells, each in the first slot that it spans."""
    heads: list[_Head] = []
    for row in rows:
        parts = [
            part
            for chunk in row
            for part in slots.parts(
                chunk, _NUMBERS_APART if _is_below_several(chunk, heads) else _WORDS_APART
            )
        ]
        ruled = _ruled(parts, slots, rules)
        for part in parts:
            span = ruled.get(id(part)) or slots.spanned(part)
            above = next((at for at in range(len(heads) - 1, -1, -1) if _meet(heads[at], span)), None)
            if above is not None and _goes_on(heads[above], part, parts, rules):
                joined = range(
                    min(heads[above].span.start, span.start), max(heads[above].span.stop, span.stop)
                )
                heads[above] = _Head([*heads[above].chunks, part], joined)
            else:
                heads.append(_Head([part], span))
    levels = _levels(heads)
    for level in range(max(levels, default=-1) + 1):
        cells: list[Row] = [[] for _ in range(len(slots.columns) + 1)]
        for head, place in zip(heads, levels, strict=True):
            if place == level:
                cells[head.span.start].extend(head.chunks)
        yield cells


def _levels(heads: Sequence[_Head]) -> list[int]:
    """The row of each head: below those that span it, beside those whose last line is level with its own."""
    levels: list[int] = []
    for at, head in enumerate(heads):
        above_it = [levels[other] for other in range(at) if _meet(heads[other], head.span)]
        levels.append(max(above_it, default=-1) + 1)
    lowest = []
    for head, level in zip(heads, levels, strict=True):
        foot = head.chunks[-1]
        beside = [
            other
            for each, other in zip(heads, levels, strict=True)
            if abs(each.chunks[-1].baseline - foot.baseline) <= _LEVEL * foot.size
        ]
        lowest.append(max(level, *beside))
    return lowest


def _is_below_several(chunk: Chunk, heads: Sequence[_Head]) -> bool:
    """Heads of several columns end right above the chunk: it is the second line of each."""
    above = [head.chunks[-1] for head in heads]
    near = [last for last in above if chunk.baseline - last.baseline <= _WRAPPED * chunk.size]
    return sum(last.x0 < chunk.x1 and chunk.x0 < last.x1 for last in near) > 1


def _meet(head: _Head, span: range) -> bool:
    return bool(set(head.span) & set(span))


def _goes_on(head: _Head, part: Chunk, beside: Sequence[Chunk], rules: Sequence[Rule]) -> bool:
    """The part is a further line of the head, not one of several heads that it spans."""
    last = head.chunks[-1]
    if part.baseline - last.baseline > _WRAPPED * max(part.size, last.size):
        return False
    if any(last.baseline < rule.top < part.baseline and _covers(rule, part) for rule in rules):
        return False
    left, right = min(chunk.x0 for chunk in head.chunks), max(chunk.x1 for chunk in head.chunks)
    return sum(chunk.x0 < right and left < chunk.x1 for chunk in beside) == 1


def _ruled(parts: Sequence[Chunk], slots: Slots, rules: Sequence[Rule]) -> dict[int, range]:
    """By the id of each head of a row the slots that a line right below it is drawn over.

    Lines of neighbours may touch and so be one: every head is centred over its own part of it.
    """
    spans: dict[int, range] = {}
    for rule in rules:
        if rule.x0 <= slots.columns[0].x0 and rule.x1 >= slots.columns[-1].x1:
            continue  # it parts the heads from the rows
        over = [
            part
            for part in sorted(parts, key=_middle)
            if part.baseline < rule.top <= part.baseline + _UNDER * part.size and _covers(rule, part)
        ]
        ends = [rule.x0]
        for part in over:
            ends.append(2 * _middle(part) - ends[-1])
        if over and abs(ends[-1] - rule.x1) <= _OFF_CENTRE * (rule.x1 - rule.x0):
            for part, start, end in zip(over, ends, ends[1:], strict=False):
                held = [at for at, column in enumerate(slots.columns, 1) if start <= column.middle <= end]
                if held:
                    spans[id(part)] = range(held[0], held[-1] + 1)
    return spans


def _covers(rule: Rule, part: Chunk) -> bool:
    return rule.x0 <= _middle(part) <= rule.x1


def _middle(chunk: Chunk) -> float:
    return (chunk.x0 + chunk.x1) / 2


def words_of(chunk: Chunk) -> Iterator[Run]:
    """The words of a chunk, each a run of its own; a run without blanks stays whole."""
    for run in chunk.runs:
        if " " not in run.text:
            yield run
            continue
        for word in _WORD.finditer(run.text):
            yield run.part(*word.span())
