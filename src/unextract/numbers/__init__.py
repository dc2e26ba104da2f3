"""Number grammars: where the numbers of a text stand and what they are worth.

`scan(text, language)` is the one verb. Offsets index the given text; white
space is expected as U+0020 (`Segment.text` is like that), full-width digits
are understood.
"""

import re
from collections.abc import Callable, Iterator

from unextract.numbers import chinese, english
from unextract.numbers.model import Number

GRAMMARS: dict[str, Callable[[str], Iterator[Number]]] = {"zh": chinese.scan, "en": english.scan}


def normalise(text: str) -> str:
    """`text` with full-width digits and signs as ASCII, character for character."""
    return text.translate(chinese.FULL_WIDTH) if _WIDE.search(text) else text


_WIDE = re.compile("[" + "".join(map(chr, chinese.FULL_WIDTH)) + "]")


def scan(text: str, language: str) -> list[Number]:
    """Every number literal of `text`, in order; `text` as `normalise` leaves it."""
    return list(GRAMMARS[language](text))


__all__ = ["Number", "normalise", "scan"]
