"""Lines joined to blocks: what the author wrote in one go, before anyone asks what it is."""

import re
from collections.abc import Iterator
from itertools import groupby

from unextract.records import SegmentKind
from unextract.segment import furniture
from unextract.segment.block import Block
from unextract.segment.lines import Layout, Line, depth, expects_more, is_full, is_terminal
from unextract.segment.notes import is_lettered, note_number, opens_note, read_on, starts_foot
from unextract.segment.numbering import read_label, read_lone_label
from unextract.segment.placed import Placed
from unextract.segment.signs import CHINESE_NUMERALS

# A comma with a footnote mark, or an item's letter, at the end of a line: more must come.
_BREAKS_OFF = re.compile(rf"(?:[，、,]\d{{1,3}}|[(（][a-z{CHINESE_NUMERALS}][)）])$")
_TWO_COLUMNS = re.compile(r"[^\s。，；：！？、;,()（）]+\s[^\s。，；：！？、;,()（）]+")
_MAY_BE_LINK = frozenset({"http", "www.", "ftp:", "<htt", "(htt"})
# Labels that sentences also speak of.
_CITED = frozenset({"annex", "chapter", "table", "figure"})

# No page is wider (columns).
_SHEET = 130
# Running text in a narrow column has so many lines of so many columns
_FEWEST_LINES, _NARROWEST = 3, 36
# Lines shorter than this part of the others stand in a column of their own; so many of them fill it
_NARROW, _FILLED = 0.8, 0.5
# By so many columns a reader of pages indents headings
_TITLE_INDENT = 2
# The first lines of a heading of several fill so much of the page
_NARROW_TITLE = 0.45
# So many lines of one character each are text set sideways.
_ROTATED = 30


def gather(lines: list[Line], layout: Layout, placed: Placed) -> list[Block]:
    """Blocks in the order of their first lines; furniture, footnotes and rotated tables have their kind.

    Running text, and the footnotes at the foot of a page, are two streams: a
    paragraph that the page end cuts goes on after the footnotes.
    """
    blocks: list[Block] = []
    rotated = _rotated(lines) | placed.tables
    running = {at for at, line in enumerate(lines) if furniture.is_running(line)}
    running |= furniture.page_numbers(lines, running) | placed.running
    widest = _widest_of_group(lines) if layout.wrap is None else []
    wraps = _wraps_of_groups(lines, layout.wrap) if layout.wrap is not None and not layout.spaced else []
    body: Block | None = None
    notes: Block | None = None
    zone = last_note = number = skip = 0
    cut = in_notes = False
    for at, line in enumerate(lines):
        if at < skip:
            continue
        if at in rotated:
            skip = rotated[at]
            blocks.append(Block([lines[at:skip]], SegmentKind.TABLE, given=at in placed.tables))
            body, in_notes = None, False
            continue
        if furniture.is_rule(line):
            below = lines[at + 1] if at + 1 < len(lines) else line
            in_notes = opens_note(below) and not below.text.isdigit()  # a number alone may be the page's
            zone += in_notes
            notes, cut = None, True
            blocks.append(Block([[line]], SegmentKind.FURNITURE))
            continue
        if at in running or _is_stray_link(lines, at):
            in_notes, cut = in_notes and at not in running, True
            blocks.append(Block([[line]], SegmentKind.FURNITURE))
            continue
        if layout.wrap is not None and not in_notes and starts_foot(lines, at, last_note, running, layout):
            in_notes, notes = True, None
            zone += 1
        found = read_on(line, notes, layout) if in_notes else None
        if found == "on" and notes:
            notes.parts[-1].append(line)
        elif found:
            notes = Block([[line]], SegmentKind.FOOTNOTE, zone=zone)
            last_note = max(last_note, note_number(line))
            blocks.append(notes)
        in_notes = found is not None
        if in_notes:
            cut = True
            continue
        local = layout
        if wraps:
            wrap = wraps[at - 1 if body and body.last is lines[at - 1] else at]
            local = layout if wrap == layout.wrap else layout._replace(wrap=wrap)
        if (body and _awaits(body, line)) or (
            body
            and not (is_lettered(line) and is_lettered(body.first))
            and (
                _goes_on(body.last, line, local, widest[at] if widest else 0, cut, number)
                or (placed.spaced and not cut and _is_titled(body, line, layout.wrap or 0))
            )
        ):
            body.parts[-1].append(line)
        else:
            body = Block([[line]], label=read_lone_label(line.text) or read_label(line.text))
            blocks.append(body)
            if body.label and body.label.scheme == "digit" and number < body.label.value <= number + 2:
                number = body.label.value
        cut = False
    return blocks


def _awaits(body: Block, line: Line) -> bool:
    """The block is a number alone on its line, and `line` may be its text, blank lines between or not."""
    return body.is_line and read_lone_label(body.first.text) is not None and read_label(line.text) is None


def _is_titled(body: Block, line: Line, wrap: int) -> bool:
    """A further line of a heading, which a reader of pages has indented, with no blank line between.

    Short lines may be headings of their own: no column is so narrow.
    """
    if body.first.indent < _TITLE_INDENT or line.blanks or read_label(line.text) is not None:
        return False
    return max(part.width for part in body.lines) >= _NARROW_TITLE * wrap


def _is_stray_link(lines: list[Line], at: int) -> bool:
    if lines[at].text[:4].lower() not in _MAY_BE_LINK:
        return False
    return furniture.is_stray_link(lines[at], lines[at - 1] if at else None)


def _goes_on(above: Line, line: Line, layout: Layout, widest: int, cut: bool, number: int) -> bool:
    """The line continues the block that `above` ends.

    `widest`: columns of the widest line around; `cut`: notes or furniture stand
    between; `number`: of the last numbered block.
    """
    if layout.wrap is None:
        return not line.blanks and not cut and _goes_on_in_group(above, line, widest)
    label = read_label(line.text)
    if layout.blank_ends:
        if not above.trailing:
            return True
        breaks_off = expects_more(above) or _BREAKS_OFF.search(above.text[-5:]) is not None
        return breaks_off and is_full(above, line, layout.wrap) and not label and depth(line, layout) == 0
    if line.blanks > layout.spaced and not cut:
        return False
    if label and label.scheme == "digit" and label.value == number + 1:
        return False
    if is_terminal(above):
        fits = not cut and depth(line, layout) == 0 and is_full(above, line, layout.wrap)
        return fits and not _opens_block(line, layout.wrap)
    if cut:
        return label is None
    if depth(line, layout) > 0:
        return False
    if is_full(above, line, layout.wrap) or expects_more(above):
        return True
    return label is None and (line.text[0].islower() or above.width >= 0.8 * layout.wrap)


def _opens_block(line: Line, wrap: int) -> bool:
    """The line has a label; one that sentences also cite (Annex I, 表 1) only where it stands alone."""
    label = read_label(line.text)
    if label is not None and label.scheme in _CITED:
        return line.width < 0.7 * wrap and not is_terminal(line)
    return label is not None


def _goes_on_in_group(above: Line, line: Line, widest: int) -> bool:
    """The same between lines that no empty line parts, in a file that is not hard-wrapped as a whole."""
    if (is_terminal(above) and above.text[-1] not in "；;") or "\t" in above.text:
        return False
    if above.text.startswith("#") or line.text.startswith(("#", "|")):
        return False
    if widest > _SHEET:
        return above.trailing
    if expects_more(above):
        return True
    if read_label(line.text) or (above.text[0].isdigit() and line.text[0].isdigit()):
        return False
    return above.width + 2 >= 0.7 * widest


def _widest_of_group(lines: list[Line]) -> list[int]:
    """For each line, columns of the widest in its group; more than any page has if it has two columns."""
    widest: list[int] = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and not lines[at].blanks:
            continue
        group = lines[first:at]
        columns = 2 * _SHEET if is_two_columns(group) else max(line.width for line in group)
        widest.extend([columns] * len(group))
        first = at
    return widest


def _wraps_of_groups(lines: list[Line], wrap: int) -> list[int]:
    """For each line the columns of a full one: of its group where that is set in a narrower column.

    Where a picture or box stands beside a part of a group, that part is narrower.
    """
    wraps: list[int] = []
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and not lines[at].blanks:
            continue
        widths = [line.width for line in lines[first:at]]
        wraps.extend(_wraps_of_runs(widths, min(wrap, max(widths)) if _is_column(widths) else wrap))
        first = at
    return wraps


def _wraps_of_runs(widths: list[int], wrap: int) -> Iterator[int]:
    """The same for the lines of one group: narrow ones that fill one column below one another."""
    for narrow, run in groupby(widths, lambda width: width < _NARROW * wrap):
        held = list(run)
        widest = max(held)
        filled = sum(width >= _NARROW * widest for width in held)
        column = narrow and _is_column(held) and filled >= _FILLED * len(held)
        yield from [widest if column else wrap] * len(held)


def _is_column(widths: list[int]) -> bool:
    return len(widths) >= _FEWEST_LINES and max(widths) >= _NARROWEST


def is_two_columns(group: list[Line]) -> bool:
    """Each line is a short term, a blank, and what it stands for."""
    if len(group) < 3:
        return False
    return sum(_TWO_COLUMNS.fullmatch(line.text) is not None for line in group) >= 0.8 * len(group)


def _rotated(lines: list[Line]) -> dict[int, int]:
    """Runs of lines of one character each (text set sideways), as first index to index past the last."""
    lengths = [len(line.text) for line in lines]
    shape = "".join(["1" if length == 1 else "s" if length <= 9 else "x" for length in lengths])
    runs = {}
    for run in re.finditer(rf"[1s]{{{_ROTATED},}}", shape):
        if 2 * run[0].count("1") >= len(run[0]):
            runs[run.start()] = run.end()
    return runs
