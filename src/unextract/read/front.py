"""The front matter of a report as lines with a role, ready to be asked for its title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from unextract.read.rules import LineRole, MetadataRules

# A sentence's end, or a line that somebody's converter has unwrapped; a footnote (*) is neither
_PROSE = re.compile(r"(?!\*).*[。！？]|(?!\*).{40,}[.!?]|.{150,}")
# How much deeper than the agenda item a title must be indented to be told from it
_INDENT = 2
# The longest mastheads have some thirty lines
_MOST_LINES = 60

# Roles of lines that stand alone
_FIXED = ("furniture", "agenda")
# No joint is a longer word
_JOINT_LENGTH = 24

Role = LineRole | Literal["text"]

_LINE = re.compile(r"([^\r\n\f]*)(?:\r\n|[\r\n\f]|\Z)")
_HEADING = re.compile(r"[ \t\ufeff]*(#{1,6})[ \t]")
_SUPERSCRIPT = re.compile(r"<sup>[^<]{0,8}</sup>")
_MARKDOWN = re.compile(r"\*\*|__|</?u>|\\(?=[\\*_#\[\]().+-])|^[ \t\ufeff]*#{1,6}[ \t]|\ufeff", re.MULTILINE)
_BLANKS = re.compile(r"\s+")
_WIDE = r"\u2e80-\u9fff\uff00-\uffef\u2018-\u201d\u2014"
_WIDE_BLANK = re.compile(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its markdown marks. `gap`: line breaks since the last line with text."""

    text: str
    start: int
    end: int
    indent: int
    level: int
    gap: int
    role: Role = "text"


@dataclass(frozen=True, slots=True)
class Front:
    """The beginning of a document.

    `lines` of the head (above the summary), wrapped lines joined; `head`,
    `opening` (up to the running text) and `front` are its source text, each a
    beginning of the next. `summarised`: a summary, contents or the running
    text has been seen, so that the head is known to be one.
    """

    lines: tuple[Line, ...]
    head: str
    opening: str
    front: str
    summarised: bool


def read_front(text: str, rules: MetadataRules) -> Front:
    """The front matter of a document, its lines told apart by `rules`."""
    front = text[: rules.front_length].replace("\r\n", "\n")
    head: list[Line] = []
    head_end, opening_end = 0, len(front)
    in_head, summarised = True, False
    for line in _lines(front, rules):
        summarised |= line.role in ("opening", "body")
        if line.role == "body":
            opening_end = line.start
            break
        in_head &= line.role != "opening" and not _PROSE.fullmatch(line.text) and len(head) < _MOST_LINES
        if in_head:
            head.append(line)
            head_end = line.end
    lines = tuple(_joined(_without_organs(head, front[:head_end], rules), rules))
    return Front(lines, front[:head_end], front[:opening_end], front, summarised)


def unmarked(text: str) -> str:
    """Text without markdown marks and superscripts; offsets are lost."""
    return _MARKDOWN.sub("", _SUPERSCRIPT.sub("", text))


def join(first: str, second: str) -> str:
    """Two lines as their author wrote them: no blank between wide characters or after a hyphen."""
    if first.endswith(("-", "–")):
        return first + second
    return _WIDE_BLANK.sub("", f"{first} {second}")


def apart(item: Line, line: Line) -> bool:
    """Whether a line is set apart from the agenda item's title above it."""
    return line.level != item.level or line.indent >= item.indent + _INDENT or line.gap > max(item.gap, 1)


def _lines(text: str, rules: MetadataRules) -> Iterator[Line]:
    gap = 0
    for match in _LINE.finditer(text):
        raw = match[1]
        clean = _WIDE_BLANK.sub("", _BLANKS.sub(" ", unmarked(raw)).strip())
        if clean:
            heading = _HEADING.match(raw)
            indent = len(raw) - len(raw.lstrip())
            level = len(heading[1]) if heading else 0
            yield Line(clean, match.start(), match.end(), indent, level, gap, _role(clean, rules))
            gap = 0
        gap += 1


def _role(line: str, rules: MetadataRules) -> Role:
    return next((rule.role for rule, pattern in rules.lines if pattern.fullmatch(line)), "text")


def _without_organs(lines: list[Line], head: str, rules: MetadataRules) -> list[Line]:
    """Names of organs run over several lines; none of these is part of a title."""
    spans = [match.span() for match in rules.organ.finditer(head)]
    return [
        replace(line, role="furniture") if any(start <= line.start < end for start, end in spans) else line
        for line in lines
    ]


def _joined(lines: list[Line], rules: MetadataRules) -> Iterator[Line]:
    """Wrapped lines put together where wording shows that the line goes on."""
    rest = iter(lines)
    current = next(rest, None)
    in_item = False
    for line in rest:
        assert current is not None
        in_item = in_item or current.role == "agenda"
        leaves = in_item and current.role != "agenda" and apart(current, line)
        if not leaves and _goes_on(current, line, rules):
            current = replace(current, text=join(current.text, line.text), end=line.end)
        else:
            yield _with_role(current, rules)
            current = line
        in_item = in_item and not leaves
    if current is not None:
        yield _with_role(current, rules)


def _with_role(line: Line, rules: MetadataRules) -> Line:
    """A joined line may say what its first part did not."""
    return line if line.role in _FIXED else replace(line, role=_role(line.text, rules))


def _goes_on(first: Line, second: Line, rules: MetadataRules) -> bool:
    if first.level != second.level or first.role in _FIXED or second.role in _FIXED:
        return False
    # a line set apart from the one above and not from the one below begins a block of several
    if first.role in ("byline", "titled") and second.role == "text" and first.gap > 1 and second.gap == 1:
        return True
    return bool(rules.goes_on.search(first.text[-_JOINT_LENGTH:]) or rules.continues.match(second.text))
