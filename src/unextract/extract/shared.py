"""Units that one number takes from its neighbour: 5 000 到 6 000 人, 百分之二十至三十."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from unextract.extract.claims import Claim, Claimed, Match
from unextract.numbers import Number
from unextract.packs.model import FigureRule
from unextract.records import FigureKind

RANGE_MARKS = frozenset({"至", "到", "-", "–", "—", "~", "～", "to", "- to", "through"})
LIST_MARKS = frozenset({"、", "和", "或", "及", "and", "or"})
# 7, 8 and 9 countries: a comma shares only where a later member of the list does
LIST_COMMAS = frozenset({",", ", and", ", or"})
# Per cent of the whole.
WHOLE = 100
_MANTISSA = re.compile(r"[\d ,]+(?:\.\d+)?")


class Sharing(NamedTuple):
    """`matches` of all numbers; `factors` of those that share a unit (300 至 400 万: 10000)."""

    matches: dict[int, Match]
    factors: dict[int, Decimal]


def share(text: str, numbers: Sequence[Number], claimed: Claimed) -> Sharing:
    """Give a number without a unit that of the quantity which a range or list mark ties it to."""
    matches = dict(claimed.matches)
    factors: dict[int, Decimal] = {}
    for index in range(len(numbers) - 2, -1, -1):
        following = matches.get(index + 1)
        if index in matches or following is None or not _free(claimed.claims.get(index), numbers[index]):
            continue
        between = text[numbers[index].end : numbers[index + 1].start].strip()
        ranged = between in RANGE_MARKS
        listed = between in LIST_MARKS or (between in LIST_COMMAS and index + 1 in factors)
        if listed and _restated(numbers[index], numbers[index + 1], following):
            continue
        if ranged or (listed and index not in claimed.claims):
            _tie(index, following, numbers, matches, claimed.claims)
            factors[index] = _scale(text, numbers[index], numbers[index + 1]) if ranged else Decimal(1)
    for index in range(1, len(numbers)):
        before = matches.get(index - 1)
        if index in matches or before is None or not _free(claimed.claims.get(index), numbers[index]):
            continue
        # 百分之二十至三十: the unit stands before the first number only
        between = text[before.end : numbers[index].start].strip()
        if before.end == numbers[index - 1].end and between in RANGE_MARKS:
            _tie(index, before, numbers, matches, claimed.claims)
            factors[index] = Decimal(1)
    return Sharing(matches, factors)


def _restated(number: Number, share: Number, of: Match) -> bool:
    """Whether a share says a number in other terms, and is no other share: 11,339 or 88 per cent."""
    percent = isinstance(of.rule, FigureRule) and of.rule.kind is FigureKind.PERCENT
    if not percent or number.value is None or share.value is None:
        return False
    return number.value > WHOLE >= share.value


def _free(claim: Claim | None, number: Number) -> bool:
    """A number that nothing claims, or that was only taken for a character in a word."""
    taken_for_a_word = claim is not None and claim.numeral_class == "idiom"
    return claim is None or (taken_for_a_word and not number.digits and number.value is not None)


def _tie(
    index: int, to: Match, numbers: Sequence[Number], matches: dict[int, Match], claims: dict[int, Claim]
) -> None:
    number = numbers[index]
    matches[index] = Match(to.rule, number.start, number.end, max(to.noun, number.end), to.groups)
    claims.pop(index, None)


def _scale(text: str, low: Number, high: Number) -> Decimal:
    """What the lower end of a range is multiplied by: 300 至 400 万 is three to four million."""
    if low.scaled or not high.scaled or not low.digits or not high.digits or low.value is None:
        return Decimal(1)
    found = _MANTISSA.match(text, high.start)
    if found is None or high.value is None:
        return Decimal(1)
    mantissa = Decimal(found[0].replace(" ", "").replace(",", ""))
    return high.value / mantissa if mantissa and low.value <= mantissa else Decimal(1)
