"""What of a text is not its running text: tables that are set as such, lines of the page, footnotes."""

import re
from collections.abc import Sequence

from unextract.records import SegmentKind
from unextract.segment import furniture
from unextract.segment.block import Block
from unextract.segment.lines import Layout, Line
from unextract.segment.notes import note_number, opens_note, read_on, starts_foot
from unextract.segment.placed import Placed

_MAY_BE_LINK = frozenset({"http", "www.", "ftp:", "<htt", "(htt"})
# So many lines of one character each are text set sideways.
_ROTATED = 30


def asides(lines: list[Line], layout: Layout, placed: Placed) -> list[Block | None]:
    """For each line the block it belongs to where that is no running text, None where it is.

    The blocks have their kind: tables that the reader tells and such as are set
    sideways, furniture (a line each), footnotes.
    """
    found: list[Block | None] = [None] * len(lines)
    tables = {first: _table(lines[first:behind]) for first, behind in _rotated(lines).items()}
    for first, (behind, columns) in placed.tables.items():
        tables[first] = _table(lines[first:behind], columns)
    for first, table in sorted(tables.items()):
        if found[first] is None:
            found[first : first + len(table.lines)] = [table] * len(table.lines)
    running = _running(lines, placed)
    feet = _Feet(lines, layout, running)
    for at, line in enumerate(lines):
        if found[at] is not None:
            feet.end()
        elif furniture.is_rule(line):
            feet.rule(at)
            found[at] = _furniture(line)
        elif at in running or _is_stray_link(lines, at):
            if at in running:
                feet.end()
            found[at] = _furniture(line)
        else:
            found[at] = feet.take(at)
    return found


class _Feet:
    """The footnotes of one page after another, as its lines are taken in order."""

    def __init__(self, lines: list[Line], layout: Layout, running: frozenset[int]) -> None:
        self._lines, self._layout, self._running = lines, layout, running
        self._inside = False
        self._note: Block | None = None
        self._zone = self._last = 0

    def rule(self, at: int) -> None:
        """A rule is drawn: footnotes stand below it where they open as such."""
        below = self._lines[at + 1] if at + 1 < len(self._lines) else self._lines[at]
        self._inside = opens_note(below) and not below.text.isdigit()  # a number alone may be the page's
        self._zone += self._inside
        self._note = None

    def end(self) -> None:
        """The page ends, or a table begins."""
        self._inside = False

    def take(self, at: int) -> Block | None:
        """The footnote that a line belongs to; None where it belongs to none."""
        line = self._lines[at]
        if not self._inside and self._starts(at):
            self._inside, self._note = True, None
            self._zone += 1
        found = read_on(line, self._note, self._layout) if self._inside else None
        self._inside = found is not None
        if found == "on" and self._note is not None:
            self._note.parts[-1].append(line)
        elif found:
            self._note = Block([[line]], SegmentKind.FOOTNOTE, zone=self._zone)
            self._last = max(self._last, note_number(line))
        return self._note if found else None

    def _starts(self, at: int) -> bool:
        wrapped = self._layout.wrap is not None
        return wrapped and starts_foot(self._lines, at, self._last, self._running, self._layout)


def _table(lines: list[Line], columns: int = 0) -> Block:
    """A table; the reader tells it where it knows its columns."""
    return Block([lines], SegmentKind.TABLE, given=columns > 0, columns=columns)


def _furniture(line: Line) -> Block:
    return Block([[line]], SegmentKind.FURNITURE)


def _running(lines: list[Line], placed: Placed) -> frozenset[int]:
    """Indices of running headers and footers and of page numbers."""
    running = {at for at, line in enumerate(lines) if furniture.is_running(line)}
    return placed.running | running | furniture.page_numbers(lines, running)


def _is_stray_link(lines: Sequence[Line], at: int) -> bool:
    if lines[at].text[:4].lower() not in _MAY_BE_LINK:
        return False
    return furniture.is_stray_link(lines[at], lines[at - 1] if at else None)


def _rotated(lines: list[Line]) -> dict[int, int]:
    """Runs of lines of one character each (text set sideways), as first index to index past the last."""
    lengths = [len(line.text) for line in lines]
    shape = "".join(["1" if length == 1 else "s" if length <= 9 else "x" for length in lengths])
    runs = {}
    for run in re.finditer(rf"[1s]{{{_ROTATED},}}", shape):
        if 2 * run[0].count("1") >= len(run[0]):
            runs[run.start()] = run.end()
    return runs
