"""What a number grammar finds: the literal, its value, and what it says of exactness."""

from decimal import Decimal
from typing import NamedTuple


class Number(NamedTuple):
    """A number literal in a text.

    `text[start:end]` is the whole literal, scale words and 多/余/+ included:
    `40 多万` is one literal of value 400000 and comparator `>`. `value` is None
    where the literal is vague (数百, dozens). `high` is the upper end of a
    literal that is itself a range (二三十). `digits` is False for a literal
    written in words; `scaled` tells whether a scale word (万, million) belongs
    to it; `places` is how many digits stand before its decimal point.
    """

    start: int
    end: int
    value: Decimal | None
    high: Decimal | None = None
    comparator: str = "="
    digits: bool = True
    scaled: bool = False
    places: int = 0
