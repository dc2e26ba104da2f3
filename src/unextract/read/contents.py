"""A list of contents, which is set as a table is and is none."""

import re
from collections.abc import Sequence

_PAGE = re.compile(r"(?P<number>\d{1,3})|[ivxl]+")
# Of the entries so many end in a page
_PAGES = 0.7


def lists_contents(endings: Sequence[str]) -> bool:
    """The last words of its rows are pages, none before the one above."""
    pages = [found for ending in endings if (found := _PAGE.fullmatch(ending.strip()))]
    numbers = [int(found["number"]) for found in pages if found["number"]]
    return bool(numbers) and len(pages) >= _PAGES * len(endings) and numbers == sorted(numbers)
