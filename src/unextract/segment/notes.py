"""Footnote bodies: where a group of them begins, where each ends, what its number is."""

import re
from typing import Literal

from unextract.segment.block import Block
from unextract.segment.lines import Layout, Line, expects_more, is_full, is_page_top, is_terminal
from unextract.segment.numbering import read_label
from unextract.segment.signs import either

_BODY = re.compile(
    r"(?P<lettered>[a-z])\s?/\s?(?=[^\W\da-z_])"  # a/ Including …: the notes of tables
    r"|(?:<sup>\s*)?(?P<number>\d{1,3}|[a-z](?=\s))(?:(?:\s*</sup>\s*|\s+)(?=\S)|(?<=\d)$)"
    r"|(?P<raised>[⁰¹²³⁴-⁹]+)\s*(?=\S)"
    r"|(?P<stars>(?:\\?\*){1,3})\s*(?=[^\s*])"
)
_BULLET = re.compile(r"\*\s")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# More lines of footnotes than this no page has, nor more lines in all.
_FOOT_LINES, _PAGE_LINES = 30, 80
# What follows a number that counts: 3 个国家, 3 million
_COUNTED = re.compile(either("quantity"))
# Three digits behind a blank belong to the number before them: 1 340
_GROUPED = re.compile(r"\d{1,3}\s\d{3}(?!\d)")


def opens_note(line: Line) -> bool:
    """The line could open a footnote: a number and a blank, a raised number, a star."""
    return _BODY.match(line.text) is not None


def is_lettered(line: Line) -> bool:
    """The line opens a note of a table: a/ Including…"""
    if "/" not in line.text[1:3]:
        return False
    found = _BODY.match(line.text)
    return found is not None and found["lettered"] is not None


def note_number(line: Line) -> int:
    """The number that a footnote of this line would have, 0 for none."""
    found = _BODY.match(line.text)
    return int(found["number"]) if found and found["number"] and found["number"].isdigit() else 0


def read_on(line: Line, notes: Block | None, layout: Layout) -> Literal["new", "on"] | None:
    """In a group of footnotes: does the line open one, continue `notes`, or end the group (None)?"""
    if notes is None:
        return "new" if opens_note(line) else None
    above = notes.last
    full = is_full(above, line, layout.note_wrap)
    ended = above.trailing if layout.blank_ends else is_terminal(above)
    if is_lettered(line) and (ended or not full):
        return "new"
    last = note_number(notes.first)
    if last < note_number(line) <= last + 2 and (ended or not full):
        return "new"
    if is_page_top(line, layout):
        return None
    if layout.blank_ends:
        return None if above.trailing and (is_terminal(above) or not full) else "on"
    if is_terminal(above) and not full:
        return None
    if line.blanks and not layout.spaced:
        return "on" if expects_more(above) or line.text[0].islower() else None
    return "on"


def starts_foot(lines: list[Line], at: int, last: int, running: frozenset[int], layout: Layout) -> bool:
    """No rule is drawn, yet the line opens the footnotes of a page (of hard-wrapped text).

    It has the number after `last`, the line above does not run on into it (or a
    mark above is answered by it), and from here to the running footer (`running`
    are the indices of such lines) no numbered paragraph begins.
    """
    line = lines[at]
    if not at or note_number(line) != last + 1 or _GROUPED.match(line.text):
        return False
    found = _BODY.match(line.text)
    above = lines[at - 1]
    parted = line.blanks > layout.spaced
    if not parted and not is_terminal(above):
        if found and _COUNTED.match(line.text, found.end()):
            return False
        if is_full(above, line, layout.wrap or 0) and not _is_answered(lines, at, last + 1, running):
            return False
    foot = next((below for below in range(at + 1, at + _FOOT_LINES) if below in running), None)
    if foot is None or found is None or (line.text[found.end() :] or lines[at + 1].text)[0].islower():
        return False
    labels = [read_label(below.text) for below in lines[at:foot]]
    return all(label is None or label.scheme != "digit" for label in labels)


def _is_answered(lines: list[Line], at: int, number: int, running: frozenset[int]) -> bool:
    """Further up on the page a mark of that number is glued to a word."""
    mark = re.compile(rf"[^\s\d]{number}(?=$|[\s，。；：、）)])")
    for above in range(at - 1, max(-1, at - _PAGE_LINES), -1):
        if above in running:
            return False
        if mark.search(lines[above].text):
            return True
    return False


def is_marked_note(block: Block, neighbours: list[Line]) -> bool:
    """A footnote that shows itself wherever it stands: <sup>3</sup> …, ³ …, * … (no bullet, no emphasis)."""
    text = block.first.text
    found = _BODY.match(text)
    if found is None or (found["number"] and not text.startswith("<")):
        return False
    if found["stars"] and text[0] == "*":
        if any(_BULLET.match(line.text) for line in neighbours):
            return False
        behind = text[len(found["stars"]) : len(found["stars"]) + 1]
        return behind.isspace() or (len(found["stars"]) == 1 and "*" not in text[1:])
    return True


def name_note(block: Block) -> None:
    """Give a footnote its number (or star), which is left out of its text."""
    found = _BODY.match(block.first.text)
    if not found:
        return
    block.opening = (block.start, block.start + found.end())
    if found["stars"]:
        block.paragraph = found["stars"].replace("\\", "")
        return
    group = next(name for name in ("number", "raised", "lettered") if found[name])
    block.paragraph = found[group].translate(_RAISED_DIGITS)
    if not found[group].isalpha():
        block.numeral = (block.start + found.start(group), block.start + found.end(group), "note")
