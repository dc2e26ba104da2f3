"""What a printed number may stand for: 2.7 亿 is anything from 2.65 to 2.75 亿."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from itertools import product
from typing import NamedTuple

from unextract.numbers import normalise
from unextract.records import Comparator, Figure, FigureKind

_PRINTED = re.compile(r"\d[\d ,]*(?:\.\d+)?")
_HALF = Decimal("0.5")
# So many zeros at the end of a whole number (1 200, 30 000) say that it may be rounded to them.
_ROUND_ZEROS = 2
_COMPUTED_PLACES = Decimal("0.000001")


class Interval(NamedTuple):
    """From `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Interval") -> bool:
        """The two have a value in common."""
        return self.low <= other.high and other.low <= self.high


def stands_for(figure: Figure) -> Interval | None:
    """The values that `figure` may stand for as it is printed; None where that cannot be told.

    It cannot be told of vague and one-sided values (约, 超过), of ranges, and of
    numbers in words, which are exact or a manner of speaking.
    """
    if figure.value is None or figure.value_high is not None or figure.comparator is not Comparator.EQUAL:
        return None
    printed = _PRINTED.search(normalise(figure.raw))
    if printed is None:
        return None
    digits = re.sub(r"[ ,]", "", printed[0])
    number = Decimal(digits)
    if not number:
        return None
    scale = abs(figure.value) / number
    if scale.normalize().as_tuple().digits != (1,):  # more than one number: 12 亿 3 000 万
        return None
    half = scale * _half_of_last_place(digits, exact=_is_counted(figure, scale))
    return Interval(abs(figure.value) - half, abs(figure.value) + half)


def computed(of: Callable[..., Decimal], *operands: Interval) -> Interval | None:
    """What a function, monotonic in each operand, may come to; None where it divides by nothing."""
    try:
        results = [of(*corner) for corner in product(*operands)]
    except (InvalidOperation, ZeroDivisionError):
        return None
    return Interval(min(results), max(results))


def midpoint(interval: Interval) -> Decimal:
    """The value in the middle, to the six places that the warehouse keeps."""
    return ((interval.low + interval.high) / 2).quantize(_COMPUTED_PLACES)


def _is_counted(figure: Figure, scale: Decimal) -> bool:
    """A whole number of things or people, printed in full: exact unless it ends in zeros."""
    return figure.kind is FigureKind.COUNT and scale == 1


def _half_of_last_place(digits: str, *, exact: bool) -> Decimal:
    whole, _, places = digits.partition(".")
    if places:
        return _HALF.scaleb(-len(places))
    zeros = len(whole) - len(whole.rstrip("0"))
    if zeros >= _ROUND_ZEROS:
        return _HALF.scaleb(zeros)
    return Decimal(0) if exact else _HALF
