"""Plain text as converters print a page: every line set on it, each character at its column.

Laid out so, a table in it is found as one on a page of a PDF.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

from unextract.read.layout import Run
from unextract.read.pdf.lines import Chunk, chunk_of
from unextract.read.pdf.slots import NUMBER
from unextract.records import CellSpans

COLUMN = 5.0
"""Points that a character takes on the page that the lines are set on."""

# Points that a line takes, and the size of the type
_PITCH, _SIZE = 12.0, 10.0
# A second blank line says little more than one; a raised mark puts the rest of its line on the next
_BLANK, _SAME = 3.0, 0.01
_LINE = re.compile(r"[^\n\f]*[\n\f]?")
_MARK = re.compile(r"[a-z](?:[,/][a-z]?)*|\*{1,3}")
# No page has more columns; a longer line is a paragraph
_WIDEST = 400
_DRAWN = re.compile(r"\s*[-=_─━]{4,}(?:\s+[-=_─━]{4,})*\s*")
_GAP = re.compile("  +")  # begins with what `re` can jump to
_ENDS = frozenset("\n\r\f")
_CHUNK = re.compile(r"\S+(?:[ \u00a0]\S+)*")


class TypedLine(NamedTuple):
    """A line of the text: where it starts, what it says, and whether a page begins with it."""

    start: int
    text: str
    opens_page: bool


class TypedPage(NamedTuple):
    """Lines as they are printed, with the left edges of the characters of each, and its right end."""

    lines: Sequence[TypedLine]
    baselines: list[float]
    edges: list[list[float]]

    def chunks(self) -> list[Chunk]:
        """The words of every line that two blanks part."""
        found: list[Chunk] = []
        below = [*self.baselines[1:], self.baselines[-1] + _PITCH]
        for line, baseline, edges, next_one in zip(
            self.lines, self.baselines, self.edges, below, strict=True
        ):
            for words in _CHUNK.finditer(line.text):
                # raised beside values that follow on a line of their own
                if next_one - baseline > 2 * _SAME or _MARK.fullmatch(words[0]) is None:
                    found.append(chunk_of([_run(words, edges, baseline)], len(found)))
        return found

    def spans(self, cell: Sequence[Chunk]) -> CellSpans:
        """Where a cell stands in the source, one span for each of its lines."""
        spans: dict[int, tuple[int, int]] = {}
        for chunk in sorted(cell, key=lambda chunk: (chunk.baseline, chunk.x0)):
            number = self.number(chunk)
            start, end = (self._place(number, x) for x in (chunk.x0, chunk.x1))
            spans[number] = (spans[number][0] if number in spans else start, end)
        return tuple(spans.values())

    def source(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the source from line `first` to line `last`, without the blanks around it."""
        above, below = self.lines[first], self.lines[last]
        start = above.start + len(above.text) - len(above.text.lstrip())
        return start, below.start + len(below.text.rstrip())

    def number(self, chunk: Chunk) -> int:
        """Of the line that a chunk stands on."""
        return bisect_left(self.baselines, chunk.baseline)

    def _place(self, number: int, x: float) -> int:
        return self.lines[number].start + bisect_left(self.edges[number], x - COLUMN / 4)


def has_columns(text: str) -> bool:
    """Somewhere two gaps part the words of a line; most texts have none, which this finds fast."""
    behind = -1
    for gap in _GAP.finditer(text):
        start, end = gap.span()
        if not start or text[start - 1] in _ENDS or end == len(text) or text[end] in _ENDS:
            continue
        if behind >= 0 and "\n" not in text[behind:start]:
            return True
        behind = end
    return False


def typed_lines(text: str) -> Iterator[TypedLine]:
    """The lines of a text in order, without the words of those that are no rows: drawn, barred, too long.

    A line drawn below words with a blank one under it closes a table as a page end does.
    """
    opens, above, closed = True, "", False
    for found in _LINE.finditer(text):
        line = found[0]
        drawn = len(line) <= _WIDEST and _DRAWN.fullmatch(line) is not None
        words = (
            "" if drawn or len(line) > _WIDEST or line.lstrip(" ").startswith("|") else line.rstrip("\r\n\f")
        )
        yield TypedLine(found.start(), words, opens or (closed and not words.strip()))
        opens = line.endswith("\f")
        closed, above = drawn and above != "", words.strip()


def stretches(
    lines: Sequence[TypedLine], row: re.Pattern[str], above: int, below: int
) -> Iterator[Sequence[TypedLine]]:
    """Lines of one page that match `row`, with up to `above` lines over the first, `below` under the last."""
    pages = [at for at, line in enumerate(lines) if line.opens_page] + [len(lines)]
    rows = [at for at, line in enumerate(lines) if row.search(line.text)]
    for first, behind in pairwise(pages):
        own = rows[bisect_left(rows, first) : bisect_left(rows, behind)]
        top = end = -1
        for at in own:
            if top >= 0 and at - above > end:
                yield lines[top:end]
                top = -1
            if top < 0:
                top = max(first, end, at - above)
            end = min(behind, at + below)
        if top >= 0:
            yield lines[top:end]


def set_page(lines: Sequence[TypedLine]) -> TypedPage:
    """The lines set so that more of their columns are straight: Chinese characters take two places or one."""
    baselines = list(_baselines(lines))
    single = TypedPage(lines, baselines, [_edges(line.text, 1) for line in lines])
    if all(line.text.isascii() for line in lines):
        return single
    double = single._replace(edges=[_edges(line.text, 2) for line in lines])
    return single if _straight(single) > _straight(double) else double


def _baselines(lines: Sequence[TypedLine]) -> Iterator[float]:
    """Where the lines stand: values alone right below words are centred between lines of these."""
    at = 0.0
    above, blanks, half = "", 0, False
    for line in lines:
        words = line.text.strip()
        if not words:
            at += _BLANK if blanks else _PITCH
            above, blanks = "", blanks + 1
        elif above and _is_values(words) and not _is_values(above):
            half = not _marked(above)
            at += _PITCH / 2 if half else _SAME
            above, blanks = words, 0
        else:
            at += _PITCH / 2 if half and above else _PITCH
            above, blanks, half = words, 0, False
        yield at


def _marked(words: str) -> bool:
    return _MARK.fullmatch(_CHUNK.findall(words)[-1]) is not None


def _is_values(words: str) -> bool:
    return all(NUMBER.fullmatch(chunk) for chunk in _CHUNK.findall(words))


def _edges(text: str, wide: int) -> list[float]:
    if wide == 1 or text.isascii():
        return [COLUMN * at for at in range(len(text) + 1)]
    widths = [COLUMN * (wide if east_asian_width(char) in "WF" else 1) for char in text]
    return list(accumulate(widths, initial=0.0))


def _straight(sheet: TypedPage) -> int:
    """How many chunks, but for the first of each line, begin or end where others do."""
    edges: Counter[tuple[str, float]] = Counter()
    for before, chunk in pairwise(sheet.chunks()):
        if before.baseline == chunk.baseline:
            edges.update([("left", chunk.x0), ("right", chunk.x1)])
    return sum(count - 1 for count in edges.values())


def _run(words: re.Match[str], edges: Sequence[float], baseline: float) -> Run:
    left, right = (edges[at] for at in words.span())
    stops = tuple((at - words.start(), edges[at]) for at in range(words.start(), words.end() + 1))
    return Run(
        text=words[0],
        x0=left,
        top=baseline - _PITCH,
        x1=right,
        bottom=baseline,
        baseline=baseline,
        size=_SIZE,
        bold=False,
        italic=False,
        spaced=False,
        direction=0,
        stops=stops,
    )
