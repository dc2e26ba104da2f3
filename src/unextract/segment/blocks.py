"""Lines joined to blocks: what the author wrote in one go, before anyone asks what it is."""

import re
from collections.abc import Sequence

from unextract.records import SegmentKind
from unextract.segment.asides import asides
from unextract.segment.block import Block
from unextract.segment.lines import Layout, Line, depth, expects_more, is_full, is_terminal
from unextract.segment.notes import is_lettered
from unextract.segment.numbering import Label, read_label, read_lone_label
from unextract.segment.placed import Placed
from unextract.segment.shapes import ends_in_leaders, ends_in_values
from unextract.segment.signs import CHINESE_NUMERALS
from unextract.segment.widths import SHEET, full_widths

# A comma with a footnote mark, or an item's letter, at the end of a line: more must come.
_BREAKS_OFF = re.compile(rf"(?:[，、,]\d{{1,3}}|[(（][a-z{CHINESE_NUMERALS}][)）])$")
# Labels that sentences also speak of.
_CITED = frozenset({"annex", "chapter", "table", "figure"})
# A paragraph may be missing where its number is read.
_NEXT = 2

# By so many columns a reader of pages indents headings
_TITLE_INDENT = 2
# The first lines of a heading of several fill so much of the page
_NARROW_TITLE = 0.45


def gather(lines: list[Line], layout: Layout, placed: Placed) -> list[Block]:
    """Blocks in the order of their first lines; those that are no running text have their kind.

    Running text, and what stands aside of it, are two streams: a paragraph that
    the page end cuts goes on after the footnotes.
    """
    blocks: list[Block] = []
    running = _Running(lines, layout, placed.spaced)
    for at, (line, aside) in enumerate(zip(lines, asides(lines, layout, placed), strict=True)):
        if aside is None:
            block = running.take(at)
        else:
            block = aside
            running.interrupt(ends=aside.kind is SegmentKind.TABLE)
        if block.first is line:
            blocks.append(block)
    return blocks


class _Running:
    """The blocks of running text, as its lines are taken in order."""

    def __init__(self, lines: Sequence[Line], layout: Layout, spaced: bool) -> None:
        """`spaced`: blank lines are the white space of a page."""
        self._lines, self._layout, self._spaced = lines, layout, spaced
        self._widths = full_widths(lines, layout)
        self._block: Block | None = None
        self._cut = False  # something stands between the block and the next line
        self._number = 0  # of the last numbered block

    def interrupt(self, *, ends: bool) -> None:
        """Something else stands here, which may end the block."""
        self._cut = True
        if ends:
            self._block = None

    def take(self, at: int) -> Block:
        """The block that a line belongs to: the one before, or a new one."""
        line = self._lines[at]
        if self._block is not None and self._reads_on(self._block, at):
            self._block.parts[-1].append(line)
        else:
            label = read_lone_label(line.text) or read_label(line.text)
            self._block = Block([[line]], label=label)
            self._count(label)
        self._cut = False
        return self._block

    def _count(self, label: Label | None) -> None:
        if label and label.scheme == "digit" and self._number < label.value <= self._number + _NEXT:
            self._number = label.value

    def _reads_on(self, block: Block, at: int) -> bool:
        line, last = self._lines[at], block.last
        if _awaits(block, line):
            return True
        if is_lettered(line) and is_lettered(block.first):
            return False
        if "|" in (line.text[0], last.text[-1]):
            return _is_barred(line) and _is_barred(last) and not line.blanks
        if ends_in_values(last.text) or ends_in_leaders(last.text):
            return False
        full = self._widths[at if self._cut else at - 1]
        if self._layout.wrap is None:
            goes_on = not line.blanks and not self._cut and _goes_on_in_group(last, line, full)
        else:
            goes_on = _goes_on(last, line, self._layout, full, self._cut, self._number)
        titled = self._spaced and not self._cut
        return goes_on or (titled and _is_titled(block, line, self._layout.wrap or 0))


def _is_barred(line: Line) -> bool:
    """A row of a table of markdown, which reads on to nothing but such."""
    return line.text[0] == line.text[-1] == "|"


def _awaits(block: Block, line: Line) -> bool:
    """The block is a number alone on its line, and `line` may be its text, blank lines between or not."""
    return block.is_line and read_lone_label(block.first.text) is not None and read_label(line.text) is None


def _is_titled(block: Block, line: Line, wrap: int) -> bool:
    """A further line of a heading, which a reader of pages has indented, with no blank line between.

    Short lines may be headings of their own: no column is so narrow.
    """
    if block.first.indent < _TITLE_INDENT or line.blanks or read_label(line.text) is not None:
        return False
    return max(part.width for part in block.lines) >= _NARROW_TITLE * wrap


def _goes_on(above: Line, line: Line, layout: Layout, wrap: int, cut: bool, number: int) -> bool:
    """In hard-wrapped text the line continues the block that `above` ends.

    `wrap`: columns of a full line here; `cut`: notes or furniture stand
    between; `number`: of the last numbered block.
    """
    label = read_label(line.text)
    if layout.blank_ends:
        if not above.trailing:
            return True
        breaks_off = expects_more(above) or _BREAKS_OFF.search(above.text[-5:]) is not None
        return breaks_off and is_full(above, line, wrap) and not label and depth(line, layout) == 0
    if line.blanks > layout.spaced and not cut:
        return False
    if label and label.scheme == "digit" and label.value == number + 1:
        return False
    if is_terminal(above):
        fits = not cut and depth(line, layout) == 0 and is_full(above, line, wrap)
        return fits and not _opens_block(line, wrap)
    if cut:
        return label is None
    if depth(line, layout) > 0:
        return False
    if is_full(above, line, wrap) or expects_more(above):
        return True
    return label is None and (line.text[0].islower() or above.width >= 0.8 * wrap)


def _opens_block(line: Line, wrap: int) -> bool:
    """The line has a label; one that sentences also cite (Annex I, 表 1) only where it stands alone."""
    label = read_label(line.text)
    if label is not None and label.scheme in _CITED:
        return line.width < 0.7 * wrap and not is_terminal(line)
    return label is not None


def _goes_on_in_group(above: Line, line: Line, widest: int) -> bool:
    """The same between lines that no empty line parts, in a file that is not hard-wrapped as a whole.

    `widest`: columns of the widest line around.
    """
    if (is_terminal(above) and above.text[-1] not in "；;") or "\t" in above.text:
        return False
    if above.text.startswith("#") or line.text.startswith(("#", "|")):
        return False
    if widest > SHEET:
        return above.trailing
    if expects_more(above):
        return True
    if read_label(line.text) or (above.text[0].isdigit() and line.text[0].isdigit()):
        return False
    return above.width + 2 >= 0.7 * widest
