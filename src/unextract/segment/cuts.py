"""Stretches of the source that are left out of a segment's text: the markup of markdown."""

import re
from typing import NamedTuple

from unextract.segment.block import Numeral, Span


class Cut(NamedTuple):
    """`source[start:end]` is not read aloud; `mark` is the numeral in it and what sort of numeral that is."""

    start: int
    end: int
    mark: Numeral | None = None
    target: Span | None = None
    """A link's target, which becomes a segment of its own so that nothing visible is lost."""


_MARKUP = re.compile(
    r"""(?P<sup><sup>\s*(?P<strong>\*\*)?(?P<raised>\d{1,3}|[a-z*])(?(strong)\*\*)\s*</sup>)
      | (?P<tag></?(?:sup|sub|br|b|i|u|em|strong|mark)\s*/?>)
      | (?P<bold>\*\*+(?!\s*$)|(?<=\S)\*\*+)
      | (?P<emphasis>(?<![*\\A-Za-z0-9])\*(?=[^\s*])[^*\n]*[^\s*\\]\*(?![*A-Za-z0-9])
          |(?<![\\/.A-Za-z0-9_])_(?=[^\s_])[^_\n|]*[^\s_\\]_(?![A-Za-z0-9_]))
      | (?P<escape>\\(?=[!-/:-@\[-`{-~]))
      | (?P<link>(?<!!)\[(?P<label>[^\[\]\n]+)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\))
    """,
    re.VERBOSE,
)
_MAYBE_MARKUP = re.compile(r"[*_\\<\[]")


def markup(text: str) -> list[Cut]:
    """Emphasis, escapes, raised numbers and link targets of markdown, in order of place."""
    cuts: list[Cut] = []
    end = 0
    for sign in _MAYBE_MARKUP.finditer(text):
        start = sign.start()
        if start < end:
            continue
        found = _MARKUP.match(text, start)
        if found is None:
            continue
        end = found.end()
        if found["sup"]:
            cuts.extend(_raised(text, found))
        elif found["emphasis"]:
            cuts += [Cut(start, start + 1), Cut(end - 1, end)]
            end = start + 1
        elif found["link"]:
            target = found.span("target")
            cuts.append(Cut(start, start + 1))
            cuts.append(Cut(found.end("label"), end, target=target if target[0] < target[1] else None))
        else:
            cuts.append(Cut(start, end))
    return cuts


def _raised(text: str, found: re.Match[str]) -> list[Cut]:
    start, end = found.span()
    numeral = found.span("raised")
    if text[start - 1 : start].isascii() and text[start - 1 : start].isalpha() and found["raised"] in "23":
        return [Cut(start, numeral[0]), Cut(numeral[1], end)]
    return [Cut(start, end, (*numeral, "note") if found["raised"].isdigit() else None)]
