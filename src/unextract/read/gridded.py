"""Tables in text that has no pages: what parts their cells are bars, tabs or blanks."""

from collections.abc import Iterable

from unextract.read.piped import find_piped
from unextract.read.spaced import find_spaced
from unextract.read.tabbed import find_tabbed
from unextract.read.typed import has_columns, typed_lines
from unextract.read.worded import find_worded
from unextract.records import Grid


def find_grids(text: str) -> tuple[Grid, ...]:
    """The tables of a text as it was decoded, in order."""
    found = _with(find_piped(text), find_tabbed(text))
    if has_columns(text):
        lines = list(typed_lines(text))
        found = _with(_with(found, find_spaced(lines)), find_worded(lines))
    return tuple(sorted(found))


def _with(found: list[Grid], more: Iterable[Grid]) -> list[Grid]:
    """The tables and more of them, but for those that share text with one found before."""
    free = [new for new in more if not any(new.start < old.end and old.start < new.end for old in found)]
    return [*found, *free]
