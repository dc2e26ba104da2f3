"""What a printed number may stand for: 2.7 亿 is anything from 2.65 to 2.75 亿."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from itertools import product
from typing import NamedTuple

from unextract.numbers import normalise
from unextract.records import Comparator, Figure, FigureKind

_PRINTED = re.compile(r"\d(?:[\d\s,]*\d)?(?:\.\d+)?")  # thin and no-break spaces are \s
_BETWEEN_DIGITS = re.compile(r"[\s,]")
_HALF = Decimal("0.5")
# So many zeros at the end of a whole number (1 200, 30 000) say that it may be rounded to them.
_ROUND_ZEROS = 2
_COMPUTED_PLACES = Decimal("0.000001")
# Values beyond this have more digits than the arithmetic below keeps.
_GREATEST = Decimal(10) ** 20


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
    digits = _BETWEEN_DIGITS.sub("", printed[0])
    number = Decimal(digits)
    if not number or abs(figure.value) > _GREATEST:
        return None
    scale = abs(figure.value) / number
    if scale.normalize().as_tuple().digits != (1,):  # more than one number: 12 亿 3 000 万
        return None
    half = scale * _half_of_last_place(digits, exact=_is_counted(figure, scale))
    return Interval(abs(figure.value) - half, abs(figure.value) + half)


def follows(
    of: Callable[[Decimal, Decimal], Decimal], one: Figure, other: Figure, stated: Interval
) -> tuple[Decimal, bool] | None:
    """What `of` makes of two values, and whether that can be `stated`, for all that rounding hides.

    `of` is monotonic in each. None where a value is uncertain or `of` divides
    by nothing.
    """
    first, second = stands_for(one), stands_for(other)
    if first is None or second is None:
        return None
    try:
        corners = [of(*corner) for corner in product(first, second)]
        value = of(_size(one), _size(other))
    except (InvalidOperation, ZeroDivisionError):
        return None
    return value.quantize(_COMPUTED_PLACES), Interval(min(corners), max(corners)).meets(stated)


def sums_up(parts: Sequence[Figure], stated: Interval) -> tuple[Decimal, bool] | None:
    """The sum of `parts`, and whether it can be `stated`; None where a part is uncertain."""
    intervals = [interval for part in parts if (interval := stands_for(part)) is not None]
    if len(intervals) < len(parts):
        return None
    low, high = (sum(ends, Decimal(0)) for ends in zip(*intervals, strict=True))
    return sum(map(_size, parts), Decimal(0)), Interval(low, high).meets(stated)


def _size(figure: Figure) -> Decimal:
    return abs(figure.value or Decimal(0))


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
