"""Which rule accounts for which number of a text.

Spanning rules go first (a number inside a title is part of a name whatever
follows it), then time expressions, then the rules anchored at single numbers.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from unextract.numbers import Number
from unextract.packs import Anchored, Pack
from unextract.packs.model import FigureRule, NumeralRule, TimeRule

NumberRule = Anchored[FigureRule | NumeralRule]


class Match(NamedTuple):
    """An anchored rule that matched at a number: `start` and `end` bound the phrase.

    `noun` is where the counted noun starts, inside the phrase or at its end.
    """

    rule: FigureRule | NumeralRule
    start: int
    end: int
    noun: int
    groups: Mapping[str, str | None]


class TimeMention(NamedTuple):
    """A time expression and the groups of its rule (see packs.model.TimeRule)."""

    rule: TimeRule
    start: int
    end: int
    groups: Mapping[str, str | None]


class Claim(NamedTuple):
    """Why a number is no figure: its class and the rule that says so."""

    numeral_class: str
    rule: str


class Claimed(NamedTuple):
    """The outcome for one text: every number is in `claims` or `matches`, or in neither.

    `hinted` is the mask of the literals in it, which tell what rules may match.
    """

    claims: dict[int, Claim]
    matches: dict[int, Match]
    times: tuple[TimeMention, ...]
    hinted: int


def claim(text: str, numbers: Sequence[Number], pack: Pack) -> Claimed:
    """Let the rules of `pack` claim the `numbers` of `text`; the first rule to claim a number keeps it."""
    starts = [number.start for number in numbers]
    claims: dict[int, Claim] = {}
    hinted = pack.hints.mask(text)
    for spanning in pack.spans:
        rule = spanning.rule
        if spanning.needs & hinted != spanning.needs:
            continue
        for found in spanning.pattern.finditer(text):
            for index in _inside(found, starts):
                claims.setdefault(index, Claim(rule.numeral_class, rule.id))
    times = tuple(_claim_times(text, numbers, starts, pack, hinted, claims))
    matches = {}
    for index, number in enumerate(numbers):
        if index in claims:
            continue
        found_match = _match(text, number, pack, hinted)
        if found_match is None:
            continue
        if isinstance(found_match.rule, NumeralRule):
            claims[index] = Claim(found_match.rule.numeral_class, found_match.rule.id)
        else:
            matches[index] = found_match
    return Claimed(claims, matches, times, hinted)


def _inside(found: regex.Match[str] | re.Match[str], starts: Sequence[int]) -> Iterable[int]:
    first = bisect_left(starts, found.start())
    return range(first, bisect_left(starts, found.end(), first))


def _claim_times(
    text: str,
    numbers: Sequence[Number],
    starts: Sequence[int],
    pack: Pack,
    hinted: int,
    claims: dict[int, Claim],
) -> Iterable[TimeMention]:
    taken = bytearray(len(text))
    mentions = []
    for spanning in pack.times:
        rule = spanning.rule
        if spanning.needs & hinted != spanning.needs:
            continue
        for found in spanning.pattern.finditer(text):
            start, end = found.span()
            if 1 in taken[start:end]:
                continue
            inside = list(_inside(found, starts))
            if any(index in claims for index in inside):
                continue
            if any(numbers[index].end > end and numbers[index].scaled for index in inside):
                continue
            taken[start:end] = b"\x01" * (end - start)
            for index in inside:
                claims[index] = Claim("date", rule.id)
            mentions.append(TimeMention(rule, start, end, found.groupdict()))
    return sorted(mentions, key=lambda mention: mention.start)


def _match(text: str, number: Number, pack: Pack, hinted: int) -> Match | None:
    following = text[number.end : number.end + 2].lstrip(" ")[:1]
    preceding = text[max(0, number.start - 2) : number.start].rstrip(" ")[-1:]
    literal = text[number.start : number.end]
    if following not in pack.numbers_by_next:
        following = ""
    if preceding not in pack.before_numbers:
        preceding = ""
    for anchored in _tried(pack, preceding, following, number.scaled, number.digits):
        if anchored.needs & hinted != anchored.needs:
            continue
        rule = anchored.rule
        if anchored.number is not None and anchored.number.fullmatch(literal) is None:
            continue
        after = None
        if anchored.after is not None:
            after = anchored.after.match(text, number.end)
            if after is None:
                continue
        before = None
        if anchored.before is not None:
            before = anchored.before.match(text, number.start)
            if before is None:
                continue
        start = number.start
        groups: dict[str, str | None] = {}
        if before is not None:
            groups.update(before.groupdict())
            start = min(
                [
                    start,
                    *(
                        before.start(name)
                        for name, words in before.groupdict().items()
                        if words and name != "before"
                    ),
                ]
            )
        if after is not None:
            groups.update(after.groupdict())
        end = number.end if after is None else after.end()
        noun = after.start("noun") if after is not None and groups.get("noun") else end
        return Match(rule, start, end, noun, groups)
    return None


@lru_cache(maxsize=4096)  # characters that no rule asks for are all one: few hundred cases are left
def _tried(pack: Pack, preceding: str, following: str, scaled: bool, digits: bool) -> tuple[NumberRule, ...]:
    """The rules that may match a number of such a form between two characters, in their order."""
    return tuple(
        anchored
        for anchored in pack.numbers_by_next[following]
        if (not anchored.previous or preceding in anchored.previous)
        and (isinstance(anchored.rule, NumeralRule) or _form_fits(anchored.rule, scaled, digits))
    )


def _form_fits(rule: FigureRule, scaled: bool, digits: bool) -> bool:
    return (scaled or not rule.scaled) and (rule.digits is None or rule.digits is digits)
