"""Tables of markdown: cells between bars, a ruling row below the heads, or a ruling line round every row."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from unextract.read.fused import fused
from unextract.records import CellSpans, Grid

_LINE = re.compile(r"^[ \t>]*(?P<line>\|[^\r\n]*|\+[-=:+]{3,}\+)[ \t]*\r?$", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
# |---|:-:| below the heads (GFM); +----+====+ round the rows of a grid table (pandoc)
_RULING = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_BREAK = re.compile(r"<br\s*/?>")
_VALUE = re.compile(r"[-–−+(（$€£¥]*\d[\d ,.]*[%％]?[)）]?|[—–-]|…")
# Fewer rows are a table only between blank lines
_ROWS = 3
# A line that names a group of rows, where the converter takes it for text and begins a new table below it
_GROUP_COLUMNS = 60
_NO_GROUP = re.compile(r"[#>*|!]|.*[。.:：;；!?！？]$")

_Row = list[CellSpans]


class _Run(NamedTuple):
    """Lines with bars that follow one another, as rows."""

    start: int
    end: int
    rows: list[_Row]
    ruled: bool


def find_piped(text: str) -> list[Grid]:
    """The tables of at least two columns, in order."""
    if "|" not in text:
        return []
    grids = []
    for group in _grouped(text, [run for run in _runs(text) if run.ruled and _width(run.rows) > 1]):
        rows = fused([row for run in group for row in run.rows])
        if _width(rows) > 1 and (len(rows) >= _ROWS or _is_set_off(text, group[0].start, group[-1].end)):
            grids.append(Grid(group[0].start, group[-1].end, tuple(map(tuple, rows))))
    return grids


def _is_set_off(text: str, start: int, end: int) -> bool:
    """Blank lines part it from the text; some converters put bars round every line that has a wide gap."""
    top, foot = text.rfind("\n", 0, start), text.find("\n", end)
    above = text[text.rfind("\n", 0, max(0, top)) + 1 : max(0, top)]
    behind = text.find("\n", foot + 1) if foot >= 0 else -1
    below = text[foot + 1 : behind if behind >= 0 else len(text)] if foot >= 0 else ""
    return not above.strip() and not below.strip()


def _runs(text: str) -> Iterator[_Run]:
    lines: list[re.Match[str]] = []
    for found in _LINE.finditer(text):
        if lines and text.count("\n", lines[-1].end("line"), found.start("line")) > 1:
            yield _run(text, lines)
            lines = []
        lines.append(found)
    if lines:
        yield _run(text, lines)


def _run(text: str, lines: Sequence[re.Match[str]]) -> _Run:
    boxed = lines[0]["line"].startswith("+")
    rows: list[_Row] = []
    ruled = opens = boxed
    for found in lines:
        line = found["line"].rstrip()
        if line.startswith("+") or _RULING.fullmatch(line):
            ruled = opens = True
            continue
        cells = _cells(text, found.start("line"), found.start("line") + len(line))
        if boxed and not opens and rows and len(rows[-1]) == len(cells):
            rows[-1] = [(*above, *below) for above, below in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        opens = False
    return _Run(
        lines[0].start("line"), lines[-1].start("line") + len(lines[-1]["line"].rstrip()), rows, ruled
    )


def _cells(text: str, start: int, end: int) -> _Row:
    bars = [found.start() for found in _BAR.finditer(text, start, end)]
    if bars[-1] != end - 1:
        bars.append(end)
    return [tuple(_lines(text, left + 1, right)) for left, right in pairwise(bars)]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a cell, blanks around them left out."""
    edges = [start, *(edge for found in _BREAK.finditer(text, start, end) for edge in found.span()), end]
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        words = text[left:right]
        if stripped := words.strip():
            left += len(words) - len(words.lstrip())
            yield left, left + len(stripped)


def _grouped(text: str, runs: Sequence[_Run]) -> Iterator[list[_Run]]:
    """Runs that are one table: a line between them names a group of its rows."""
    group: list[_Run] = []
    for run in runs:
        if group and (between := _group_line(text, group[-1], run)) is not None:
            group.append(_Run(*between, [[(between,)]], True))
        elif group:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _group_line(text: str, above: _Run, below: _Run) -> tuple[int, int] | None:
    """The one short line between two tables of as many columns, where values stand in the first row below."""
    between = text[above.end : below.start].strip()
    opens = [cell for cell in below.rows[0][1:] if cell]
    if len(above.rows[-1]) != len(below.rows[0]) or not opens or not 0 < len(between) <= _GROUP_COLUMNS:
        return None
    if "\n" in between or _NO_GROUP.match(between):
        return None
    if not all(_VALUE.fullmatch(text, *lines[0]) for lines in opens):
        return None
    start = text.index(between, above.end)
    return start, start + len(between)


def _width(rows: Sequence[_Row]) -> int:
    return max(map(len, rows), default=0)
