"""Number grammars: where the numbers of a text stand and what they are worth.

`scan(text, language)` is the verb for running text. Offsets index the given
text; white space is expected as U+0020 (`Segment.text` is like that),
full-width digits are understood. `read_cell(raw)` reads the cell of a table,
where brackets mean a minus.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from unextract.numbers import chinese, english
from unextract.numbers.model import Number

GRAMMARS: dict[str, Callable[[str], Iterator[Number]]] = {"zh": chinese.scan, "en": english.scan}


def normalise(text: str) -> str:
    """`text` with full-width digits and signs as ASCII, character for character."""
    return text if text.isascii() or not _WIDE.search(text) else text.translate(chinese.FULL_WIDTH)


_WIDE = re.compile("[" + "".join(map(chr, chinese.FULL_WIDTH)) + "]")


def scan(text: str, language: str) -> list[Number]:
    """Every number literal of `text`, in order; `text` as `normalise` leaves it."""
    return list(GRAMMARS[language](text))


def read(literal: str) -> Decimal | None:
    """The value of a number in digits or in the words of either language; None when it is none."""
    return english.read(literal) if literal.isascii() else chinese.read(literal)


def read_cell(raw: str) -> Decimal | None:
    """The value of a table cell that holds one number and nothing else, else None.

    Accounts print a minus as brackets, and a dash where there is nothing.

    >>> read_cell("(1 349.5)"), read_cell("−3.2"), read_cell("12,408"), read_cell("–")
    (Decimal('-1349.5'), Decimal('-3.2'), Decimal('12408'), None)
    """
    found = _CELL.fullmatch(normalise(raw))
    if found is None:
        return None
    value = Decimal(re.sub(r"[\s,]", "", found["number"]))
    return -value if found["opened"] or found["minus"] else value


_CELL = re.compile(
    r"\s*(?:(?P<opened>[(（])|(?P<minus>[-–−]))?\s*"
    r"(?P<number>(?:\d{1,3}(?:[\s,]\d{3})+|\d+)(?:\.\d+)?)\s*(?(opened)[)）])\s*"
)

__all__ = ["Number", "normalise", "read", "read_cell", "scan"]
