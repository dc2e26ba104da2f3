"""Runs to lines: what stands side by side on one baseline, with the marks raised above it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from unextract.read.layout import Run
from unextract.read.pdf.runs import WIDE, parted

# Runs further apart than this many ems belong to different chunks: cells, columns, a number and its paragraph
_CHUNK_GAP = 1.2
_OVERLAP = 0.6
# A gap of so many ems reads as a blank
_BLANK = 0.15
# Of its size, what of a letter stands above and below the baseline
_ASCENT, _DESCENT = 0.72, 0.2
_SAME_BASELINE = 0.2
# A raised mark is smaller and higher than its line by these shares of the line's size
_RAISED_SIZE, _RAISED_BY = 0.82, 0.15
# One in the size of its line, as Word sets it before a footnote, is raised by so many ems
_RAISED_FAR, _MOST_RAISED = 0.35, 0.7
_MARK = re.compile(r"[\d*†‡§a-z]{1,4}(?:[,，–-]\s?[\d*†‡§a-z]{1,4})*\)?")
# The number before a footnote stands no higher than this share of the note's size
_NOTE_NUMBER = re.compile(r"\d{1,3}")
_RAISED_NUMBER = 0.6
_DIGIT_MARK = re.compile(r"[\d,–-]+")
NUMERIC = re.compile(r"[\d\s.,()%$€£¥+–—-]+")
"""What the cells of a table of numbers hold."""
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
ENDS_SENTENCE = re.compile(r"[.:;!?。：；！？][\"”’」』)）]*$")
_CLOSING = frozenset("，。；：、！？）)》〉」』】”’,.;:!?%]}")


class Chunk(NamedTuple):
    """Runs with no gap between them that could part columns."""

    runs: tuple[Run, ...]
    x0: float
    x1: float
    high: float
    low: float
    """What letters reach, above and below the baseline."""
    baseline: float
    size: float
    place: int
    """Of its first run in the order of drawing."""

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def length(self) -> int:
        if len(self.runs) == 1:
            return len(self.runs[0].text)
        return sum(len(run.text) for run in self.runs)

    @property
    def text(self) -> str:
        """What its runs say, a blank where they are apart."""
        if len(self.runs) == 1:
            return self.runs[0].text
        parts = [self.runs[0].text]
        for last, run in pairwise(self.runs):
            parts.append(run.text if run.x0 - last.x1 < _BLANK * self.size else f" {run.text}")
        return "".join(parts)


SheetSize = tuple[int, float, float]
"""The number of a page, its width and its height."""


class Piece(NamedTuple):
    """A run as it is written in the text: `before` parts it from what stands before it."""

    run: Run
    before: str
    text: str
    raised: bool = False
    first: bool = False
    """It begins a printed line."""
    page: SheetSize | None = None
    """Where it stands, if that is not the page of its line."""


class Line(NamedTuple):
    """A line of the text; a row of a table holds all printed lines of its cells."""

    pieces: tuple[Piece, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    direction: int
    region: int
    """Lines of one column or table have the same."""
    table: bool = False

    @property
    def text(self) -> str:
        if len(self.pieces) == 1:
            return self.pieces[0].before + self.pieces[0].text
        return "".join([part for piece in self.pieces for part in (piece.before, piece.text)])


def chunks_of(runs: Iterable[Run]) -> list[Chunk]:
    """Chunks in the order of drawing."""
    found: list[Chunk] = []
    current: list[Run] = []
    for place, run in enumerate(runs):
        if current and not _beside(current, run):
            found.append(chunk_of(current, place - len(current)))
            current = []
        current.append(run)
    if current:
        found.append(chunk_of(current, place + 1 - len(current)))
    return found


def _beside(chunk: list[Run], run: Run) -> bool:
    last = chunk[-1]
    size = max(last.size, run.size)
    if not -_OVERLAP * size <= run.x0 - last.x1 <= _CHUNK_GAP * size:
        return False
    if abs(run.baseline - last.baseline) <= _SAME_BASELINE * size:
        return True
    if len(chunk) == 1 and _NOTE_NUMBER.fullmatch(last.text):  # as large as its note, or larger
        return 0 < run.baseline - last.baseline <= _RAISED_NUMBER * run.size
    small, large = (run, last) if run.size < last.size else (last, run)
    if small.size <= _RAISED_SIZE * large.size:
        return large.baseline - large.size <= small.baseline <= large.baseline + _DESCENT * large.size
    high, low = (run, last) if run.baseline < last.baseline else (last, run)
    return is_raised(high, low.baseline, low.size)


def chunk_of(runs: list[Run], place: int) -> Chunk:
    """Runs that stand side by side as one chunk."""
    if len(runs) == 1:
        run = runs[0]
        baseline, size = run.baseline, run.size
        high, low = baseline - _ASCENT * size, baseline + _DESCENT * size
        return Chunk((run,), run.x0, run.x1, high, low, baseline, size, place)
    size = _main_size(runs)
    # a raised mark may have the size of its line
    baseline = max([run for run in runs if run.size == size], key=_length).baseline
    _, left, _, right, *_ = zip(*runs, strict=True)
    return Chunk(
        tuple(runs),
        min(left),
        max(right),
        baseline - _ASCENT * size,
        baseline + _DESCENT * size,
        baseline,
        size,
        place,
    )


def _length(run: Run) -> int:
    return len(run.text)


def _left(chunk: Chunk) -> float:
    return chunk.x0


def _main_size(runs: Sequence[Run]) -> float:
    """The size of most characters."""
    if len(runs) == 1:
        return runs[0].size
    lengths: dict[float, int] = {}
    for run in runs:
        lengths[run.size] = lengths.get(run.size, 0) + len(run.text)
    return max(lengths, key=lambda size: (lengths[size], size))


def line_of(cells: Sequence[Sequence[Chunk]], gap: str, region: int, *, table: bool = False) -> Line:
    """One line of text from cells of chunks; `gap` parts the cells, an empty cell leaves two gaps."""
    if len(cells) == len(cells[0]) == len(cells[0][0].runs) == 1:  # most lines: nothing is to be parted
        run = cells[0][0].runs[0]
        return _line((Piece(run, "", run.text, False, True),), run, region, table)
    chunks = [chunk for cell in cells for chunk in cell]
    runs = [run for chunk in chunks for run in chunk.runs]
    pieces: list[Piece] = []
    waiting = tail = ""
    for number, cell in enumerate(cells):
        waiting += gap if number else ""
        for baseline, row in _printed(cell):
            before = waiting or wrapped(tail, row[0].text)
            pieces += _written(row, baseline, before if pieces or table else "", table=table)
            waiting, tail = "", pieces[-1].text
    if len(runs) == 1:
        return _line(tuple(pieces), runs[0], region, table)
    size = median([chunk.size for chunk in chunks]) if table else _main_size(runs)
    main = max([run for run in runs if run.size == size], key=_length, default=runs[0])
    plain = [run for run in runs if run.size > _RAISED_SIZE * size] or runs
    _, left, _, right, *_ = zip(*runs, strict=True)
    _, _, top, _, bottom, _, _, bold, italic, *_ = zip(*plain, strict=True)
    return Line(
        tuple(pieces),
        min(left),
        min(top),
        max(right),
        max(bottom),
        main.baseline,
        size,
        all(bold),
        all(italic),
        main.direction,
        region,
        table,
    )


def _line(pieces: tuple[Piece, ...], run: Run, region: int, table: bool) -> Line:
    """The line of a single run, as most are."""
    return Line(
        pieces,
        run.x0,
        run.top,
        run.x1,
        run.bottom,
        run.baseline,
        run.size,
        run.bold,
        run.italic,
        run.direction,
        region,
        table,
    )


def _printed(cell: Sequence[Chunk]) -> list[tuple[float, Sequence[Run]]]:
    """The printed lines of a cell, from the top, as baseline and runs from left to right."""
    if len(cell) == 1:
        return [(cell[0].baseline, cell[0].runs)]
    rows: list[list[Chunk]] = []
    for chunk in sorted(cell, key=lambda chunk: (chunk.baseline, chunk.x0)):
        if rows and abs(chunk.baseline - rows[-1][0].baseline) <= 0.45 * max(chunk.size, rows[-1][0].size):
            rows[-1].append(chunk)
        else:
            rows.append([chunk])
    printed: list[tuple[float, Sequence[Run]]] = []
    for row in rows:
        main = max(row, key=lambda chunk: (chunk.size, chunk.length))
        row.sort(key=_left)
        printed.append((main.baseline, [run for chunk in row for run in chunk.runs]))
    return printed


def _written(runs: Sequence[Run], baseline: float, before: str, *, table: bool) -> list[Piece]:
    """Runs with what parts them: numbers far apart in a table are cells, whether a line parts them or not.

    A raised number stays apart from the number before it. `before` parts the first from what it follows.
    """
    if len(runs) == 1:
        return [Piece(runs[0], before, runs[0].text, False, True)]
    size = max([run.size for run in runs if abs(run.baseline - baseline) < 0.01])
    first = last = runs[0]
    was_raised = first.baseline < baseline and is_raised(first, baseline, size)
    pieces = [Piece(first, before, first.text, was_raised, True)]
    tail = first.text[-1]
    for run in runs[1:]:
        raised = run.baseline < baseline and is_raised(run, baseline, size)
        text = run.text
        if raised:
            before = ""
            if tail.isdigit() and text[0].isdigit():
                text = text.translate(_RAISED_DIGITS)
        elif table and run.x0 - last.x1 > _CHUNK_GAP * size and NUMERIC.fullmatch(last.text + text):
            before = "\t"
        elif was_raised or (last is first and _numbers_note(last, run)):
            before = "" if text[0] in _CLOSING else " "
        else:
            before = " " if parted(tail, text[0], run.x0 - last.x1, size, run.spaced) else ""
        pieces.append(Piece(run, before, text, raised))
        last, tail, was_raised = run, text[-1], raised
    return pieces


def _numbers_note(number: Run, run: Run) -> bool:
    """A number before its footnote, set as large as that but higher."""
    return number.baseline < run.baseline - 0.1 * run.size and _NOTE_NUMBER.fullmatch(number.text) is not None


def wrapped(above: str, below: str) -> str:
    """What parts the printed lines of a cell: nothing inside Chinese text and behind a hyphen."""
    if not above or (above[-1] >= WIDE and below[0] >= WIDE) or above[-1] in "-–":
        return ""
    return " "


def is_raised(run: Run, baseline: float, size: float) -> bool:
    """A footnote mark: small and above the baseline, or far above it; a number, letter or star."""
    by = (baseline - run.baseline) / size
    if run.size <= _RAISED_SIZE * size:
        return by >= _RAISED_BY and _MARK.fullmatch(run.text) is not None
    within = run.size <= size and _RAISED_FAR <= by <= _MOST_RAISED
    return within and _DIGIT_MARK.fullmatch(run.text) is not None
