"""Lines that belong to the page, not to the report: running headers, page and job numbers, links, rules."""

import re

from unextract.segment.lines import LINK, Line

_SYMBOL = r"[A-Z]{1,6}(?:\.\d+)?/[A-Z\d][\w.()/-]*"
_JOB = r"\d{2}-\d{5}(?:\s?\([A-Z]\))?"
_PAGE = r"\d{1,3}/\d{1,3}"

_RUNNING = re.compile(
    rf"""(?:
      {_SYMBOL}(?:\s+{_PAGE})?
    | (?:{_PAGE}\s+)?{_JOB}(?:\s+\d{{6}})?(?:\s+{_PAGE})?
    | {_PAGE}
    | \*\d{{6,9}}\*
    | (?:第\s?\d+\s?页)(?:\s?[,，/]?\s?共\s?\d+\s?页)?
    | [Pp]age\s\d+(?:\sof\s\d+)?
    | [-–—]\s?\d{{1,3}}\s?[-–—]
    | !\[[^\]]*\]\([^)]*\)
    )""",
    re.VERBOSE,
)
_RULE = re.compile(r"[_＿]{4,}|[-—–=─━]{4,}|(?:\*\s?){3,}|(?:-\s){3,}")
_RULE_SIGNS = frozenset("_＿-—–=─━*")
_LONGEST = 40
_WIDE_GAP = " " * 5
_BARE_NUMBER = re.compile(r"\d{1,3}|[ivx]{1,5}|[IVX]{1,5}")
_ANNOUNCES_LINK = re.compile(r"(?:[:：见阅]|\bat|\bsee|[/_=&?#-])$")


def is_rule(line: Line) -> bool:
    """A drawn line, as stands above the footnotes of a page."""
    return line.text[0] in _RULE_SIGNS and _RULE.fullmatch(line.text) is not None


def is_running(line: Line) -> bool:
    """A running header or footer, a job number, a page number with its total.

    What stands at both ends of the page may come on one line, a bare number
    beside what is running; markdown may set it in bold.
    """
    text = _plain(line)
    if _WIDE_GAP not in text:
        return _is_running(text)
    parts = [part.strip() for part in text.split(_WIDE_GAP) if part.strip()]
    known = sum(map(_is_running, parts))
    return known > 0 and known + sum(_BARE_NUMBER.fullmatch(part) is not None for part in parts) == len(parts)


def _is_running(text: str) -> bool:
    return 2 < len(text) < _LONGEST and _RUNNING.fullmatch(text) is not None


def is_stray_link(line: Line, above: Line | None) -> bool:
    """A link alone on its line that no sentence leads to: link targets gathered at the end of a page."""
    if not LINK.fullmatch(line.text):
        return False
    return above is None or LINK.fullmatch(above.text) is not None or not _ANNOUNCES_LINK.search(above.text)


def page_numbers(lines: list[Line], running: set[int]) -> set[int]:
    """Indices of bare numbers that stand next to a running header (`running`): these are page numbers."""
    found: set[int] = set()
    for at in sorted(running):
        for step in (-1, 1):
            near = at + step
            while 0 <= near < len(lines) and near not in running and _is_number(lines[near]):
                found.add(near)
                near += step
                if step > 0 or near < at - 2:
                    break
    if found and _is_number(lines[-1]):
        found.add(len(lines) - 1)
    return found


def _is_number(line: Line) -> bool:
    return _BARE_NUMBER.fullmatch(_plain(line)) is not None


def _plain(line: Line) -> str:
    """Without the signs of bold and italics; single stars stand round the code of a document: *3105858*."""
    return line.text.replace("**", "").strip("_ ")
