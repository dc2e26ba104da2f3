"""The visible lines of a text, and how its lines relate to its paragraphs.

Nothing here knows what a line says. Widths are display columns: a Chinese
character takes two, a Latin letter one.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from unextract.segment.signs import either

# The first visible character of a line up to its end, whatever ends lines: \n, \r\n, \r, form feed …
VISIBLE_LINE = re.compile("[^\\s\ufeff\u200b][^\\n\\r\\f\\v\x1c-\x1e\x85\u2028\u2029]*")
LINE_END = re.compile("\\r\\n|[\\n\\r\\f\\v\x1c-\x1e\x85\u2028\u2029]")
LINK = re.compile(r"[<(]?(?:https?://|ftp://|www\.)[!-~]+")

# A sentence or clause that is over: its stop, closing brackets and quotes, perhaps a footnote mark.
_CLOSERS = "”’\"'』」）)》〉】\\]*_"
TERMINAL = re.compile(
    rf"(?:[。！？；：…][{_CLOSERS}]*(?:\d{{1,3}}|<sup>\d+</sup>|[⁰¹²³⁴-⁹]+)?"
    rf"|(?<!\bNo)(?<!\bvol)(?<!\bVol)[.!?;:][{_CLOSERS}]*(?:<sup>\d+</sup>|[⁰¹²³⁴-⁹]+)?)$"
)
_UNFINISHED = re.compile(rf"{either('unfinished')}$")
# Characters at a line's end that are enough to see how it ends.
TAIL = 16
_MAY_END = frozenset("。！？；：….!?;:”’\"'』」）)》〉】]*_>0123456789⁰¹²³⁴⁵⁶⁷⁸⁹")
_BESIDE_DIGITS = re.compile(r"[0-9]( ?)[一-鿿]")
_FIRST_TOKEN = re.compile(r"[!-~\u00c0-\u024f]+|.")

# What no printed page exceeds; a longer line is a whole paragraph (columns).
_WIDEST_PAGE = 130
_NARROWEST_COLUMN = 24
_SHORTEST_END = 8
# Where among the widths of all lines that of a full one may be found
_FULL_AT = (0.9, 0.75)


class Line(NamedTuple):
    """One visible line: `text` is `source[start:end]`, white space around it left out."""

    start: int
    end: int
    text: str
    indent: int
    """White space before the text."""
    blanks: int
    """Empty lines between this and the visible line above."""
    trailing: bool
    """White space stands between the text and the end of the line."""
    width: int
    """Display columns."""


class Layout(NamedTuple):
    """How this file's lines make up paragraphs, as measured from the file itself."""

    wrap: int | None
    """Columns of a full line; None where a line is a paragraph."""
    note_wrap: int
    """Columns of a full footnote line, set in smaller type."""
    spaced: bool
    """An empty line follows every line, so that it says nothing."""
    blank_ends: bool
    """Paragraphs end in a blank, wrapped lines do not (the paragraph mark of a converted Word file)."""
    indented: bool
    """Running text starts at the margin, so that an indent means a heading, an item or a note."""
    spaced_digits: bool
    """A blank stands between numbers and Chinese characters (2022 年, not 2022年)."""


def read_lines(text: str) -> list[Line]:
    """Every line of `text` that has a visible character, in order."""
    lines = []
    above = 0
    for found in VISIBLE_LINE.finditer(text):
        start, raw = found.start(), found[0]
        visible = raw.rstrip()
        gap = text[above:start]
        # nearly all lines stand right below another
        ends, indent = (1, 0) if gap == "\n" else _count_ends(gap)
        length = len(visible)
        lines.append(
            Line(
                start,
                start + length,
                visible,
                indent,
                ends - 1 if ends else 0,
                length < len(raw),
                (length + len(visible.encode("utf-8", "replace"))) // 2,
            )
        )
        above = start + len(raw)
    return lines


def _count_ends(gap: str) -> tuple[int, int]:
    """How many lines end in `gap`, and how much white space follows the last end."""
    ends = LINE_END.findall(gap)
    return len(ends), len(gap) - (gap.rfind(ends[-1]) + len(ends[-1]) if ends else 0)


def columns(text: str) -> int:
    """Display columns of `text`: ASCII takes one byte and one column, Chinese three bytes and two columns."""
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2


def measure(lines: list[Line], text: str) -> Layout:
    """Tell hard-wrapped from one-line-a-paragraph text, and what its blanks mean."""
    beside_digits = _BESIDE_DIGITS.findall(text)
    spaced_digits = 2 * sum(gap != "" for gap in beside_digits) >= len(beside_digits)
    wide = [
        line
        for line in lines
        # a row of cells is as long as they are
        if line.width >= _NARROWEST_COLUMN and "\t" not in line.text and not LINK.fullmatch(line.text)
    ]
    wrap, full = _wrap_of(wide)
    if not full:
        return Layout(None, 0, False, False, False, spaced_digits)
    least, most = 0.85 * wrap, 1.15 * wrap
    followed = [below for line, below in pairwise(lines) if least <= line.width <= most]
    spaced = sum(line.blanks >= 1 for line in followed) > 0.6 * len(followed)
    running = [line for line in full if not is_terminal(line)]
    short = [line for line in lines if _SHORTEST_END <= line.width < 0.8 * wrap and is_terminal(line)]
    blank_ends = (
        sum(line.trailing for line in running) <= 0.15 * len(running)
        and len(short) >= 2
        and sum(line.trailing for line in short) >= 0.8 * len(short)
    )
    indented = sum(line.indent == 0 for line in running) >= 0.7 * len(running)
    indented = indented and any(line.indent for line in lines[1:])
    note_wrap = max((line.width for line in wide if line.width <= 1.5 * wrap), default=wrap)
    return Layout(wrap, note_wrap, spaced, blank_ends, indented, spaced_digits)


def _wrap_of(wide: list[Line]) -> tuple[int, list[Line]]:
    """Columns of a full line, and the lines that are full; none where a line is a paragraph.

    A tenth of the lines of a page are wider, more where footnotes are many.
    """
    widths = sorted(line.width for line in wide)
    for share in _FULL_AT:
        wrap = widths[int(share * (len(widths) - 1))] if widths else 0
        full = [line for line in wide if 0.85 * wrap <= line.width <= 1.15 * wrap]
        if len(full) >= 2 and wrap <= _WIDEST_PAGE and len(full) >= 0.35 * len(wide):
            return wrap, full
    return 0, []


def is_terminal(line: Line) -> bool:
    """The line ends in a full stop, colon, semicolon or the like."""
    text = line.text
    return text[-1] in _MAY_END and TERMINAL.search(text, max(0, len(text) - TAIL)) is not None


def is_full(line: Line, below: Line, wrap: int) -> bool:
    """What stands first on the line below would not have fitted on this one.

    The tolerance is what justified lines vary by: digits and punctuation are
    narrower in print than their columns.
    """
    token = _FIRST_TOKEN.match(below.text)
    room = columns(token[0]) if token else 2
    return line.width + room >= wrap - max(4, wrap // 11)


def expects_more(line: Line) -> bool:
    """The line ends in a comma, an opening bracket or a word that needs another."""
    return _UNFINISHED.search(line.text, max(0, len(line.text) - TAIL)) is not None


def is_page_top(line: Line, layout: Layout) -> bool:
    """The line comes straight after a page break: no empty line above, and a blank before it.

    Only a file that has empty lines everywhere else shows this.
    """
    return layout.spaced and line.blanks == 0 and line.indent > 0 and line.start > 0


def depth(line: Line, layout: Layout) -> int:
    """The indent that the author gave the line (0 in files where indents mean nothing)."""
    if not layout.indented:
        return 0
    return line.indent - (1 if is_page_top(line, layout) else 0)
