"""From a matched number to a quantity: value, unit, comparator, role."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from unextract.extract.claims import Claimed, Match
from unextract.extract.shared import RANGE_MARKS, share
from unextract.numbers import Number, chinese, read
from unextract.packs import Anchored, Pack
from unextract.packs.model import FigureRule, RoleRule, TimelessRule
from unextract.records import Comparator, FigureKind, Role

# WAREHOUSE: figures.value is DECIMAL(38,6)
PLACES = Decimal("0.000001")
# The flag of a figure that is no statement about a time.
TIMELESS = "timeless"
CHANGES = frozenset({Role.INCREASE, Role.DECREASE})
JOINED = CHANGES | {Role.FORECAST, Role.TARGET, Role.LIMIT, Role.RATE}
WHOLE = {FigureKind.PERCENT: Decimal(100), FigureKind.FRACTION: Decimal(1)}
SHARES = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})
# Kinds in which brackets say a change once more.
RESTATED = SHARES | {FigureKind.MONEY}
# A change in other terms, in brackets right behind it: 增加 2 300 万美元(9.5%), 增加 9.5%(等于 2 300 万美元).
# Or behind "or", 即: $3 million or 90 per cent of the plan.
_OTHER_TERMS = re.compile(
    r" ?(?:[a-z]+ ){0,3}[(（](?:等于|相当于|即|约合|折合|合)? ?[-–−]?|，(?:即|或|相当于) ?|,? or "
)
# a decrease of … compared to the plan and … compared to the estimates
_COMPARED = re.compile(r" compared (?:to|with) [^.;]{3,80} and $")
# The noun of a quantity and a word that joins the next to it.
_JOIN = re.compile(r"[^\d，。；：、,;:()（）]{0,20}(?:和|及|以及|、|\band\b) ?")


# A change told by less than this may be a range: rose by 5 to 10 per cent.
_MANY = 1000


class Quantity(NamedTuple):
    """A figure before it knows its subject and its period.

    `text[start:end]` is the phrase, comparator words included; `core_start`
    and `core_end` bound it without them; the noun it counts starts at `noun`.
    `place` is the place of its number among the text's; `cues` name the rules that decided comparator and
    role.
    """

    place: int
    start: int
    end: int
    core_start: int
    core_end: int
    noun: int
    kind: FigureKind
    value: Decimal | None
    high: Decimal | None
    unit: str | None
    comparator: Comparator
    role: Role
    rule: FigureRule
    groups: Mapping[str, str | None]
    cues: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def quantities(text: str, numbers: Sequence[Number], claimed: Claimed, pack: Pack) -> list[Quantity]:
    """The quantities of `text` in order, ranges and shared units resolved."""
    matches, factors = share(text, numbers, claimed)
    found: list[Quantity] = []
    inside = -1
    for index in sorted(matches):
        if numbers[index].start < inside:
            continue
        quantity = _quantity(text, index, numbers[index], matches[index], pack, claimed.hinted)
        if index in factors:
            value = None if quantity.value is None else quantity.value * factors[index]
            quantity = quantity._replace(value=value, flags=(*quantity.flags, "unit_shared"))
        inside = max(inside, quantity.core_end)
        found.append(quantity)
    return _ranges(text, _joined(text, found), pack)


def _quantity(text: str, index: int, number: Number, match: Match, pack: Pack, hinted: int) -> Quantity:
    rule = match.rule
    assert isinstance(rule, FigureRule)
    bare = hinted | pack.hints.beside(text, match.start, match.end)
    start, end, comparator, cue = _comparator(text, match, number, rule, pack, bare)
    kind = rule.kind
    moved = (start, end) != (match.start, match.end)
    near = hinted | pack.hints.beside(text, start, end) if moved else bare
    role, role_cue = _role(text, start, end, kind, rule, pack, near)
    if role_cue is None and start != match.start:  # 低于目标的 60%: the cue is between comparator and number
        role, role_cue = _role(text, match.start, end, kind, rule, pack, bare | near)
    timeless_cue = _timeless(text, number, start, end, kind, pack, near)
    if timeless_cue is not None and kind is FigureKind.DURATION and role is Role.TARGET:
        role, role_cue = Role.LEVEL, None  # plans to finish in the next 12 months: when, not what
    value = _value(number, match, rule)
    if role_cue is None and role is Role.SHARE and value is not None and value > WHOLE.get(kind, value):
        role = Role.RATE  # 达到目标的 120%: more than the whole is no share of it
    return Quantity(
        place=index,
        start=start,
        end=end,
        core_start=match.start,
        core_end=match.end,
        noun=end if match.noun == match.end else match.noun,
        kind=kind,
        value=value,
        high=number.high,
        unit=_unit(match, rule, pack),
        comparator=comparator,
        role=role,
        rule=rule,
        groups=match.groups,
        cues=tuple(c for c in (cue, role_cue, timeless_cue) if c),
        flags=(TIMELESS,) if timeless_cue else (),
    )


def _joined(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """A quantity joined to a change or forecast by 和, "and", a bracket is one, too: 增加 750 名和 280 名."""
    result: list[Quantity] = []
    for quantity in found:
        before = result[-1] if result else None
        if (
            before is not None
            and before.role in JOINED
            and not any(".role." in cue for cue in quantity.cues)
            and _continues(text, before, quantity)
        ):
            quantity = quantity._replace(role=before.role, cues=(*quantity.cues, *before.cues[-1:]))
        result.append(quantity)
    return result


def _continues(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether `quantity` is the same change in other terms, or the next of the same kind."""
    compared = _COMPARED.search(text, before.core_end, quantity.start) is not None
    if before.kind is not quantity.kind:
        return (compared and quantity.kind in RESTATED) or (
            quantity.kind in RESTATED and _OTHER_TERMS.fullmatch(text, before.end, quantity.start) is not None
        )
    joined = _JOIN.fullmatch(text, before.core_end, quantity.start)
    return joined is not None or compared


def _value(number: Number, match: Match, rule: FigureRule) -> Decimal | None:
    value = number.value
    if value is None or rule.reading == "number":
        decimals = match.groups.get("decimals")
        if value is not None and decimals:
            value += Decimal("0." + "".join(str(chinese.DIGITS[c]) for c in decimals))
        return value
    if rule.reading in ("fraction", "one_in", "ratio"):
        numerator = _small(match.groups["numerator"] or "")
        if rule.reading == "ratio":
            return (value / numerator).quantize(PLACES) if numerator else None
        return (numerator / value).quantize(PLACES) if value else None
    if rule.reading == "part_of":
        denominator = _small(match.groups["denominator"] or "")
        return (value / denominator).quantize(PLACES) if denominator else None
    if rule.reading == "half":
        return Decimal("0.5")
    if rule.reading == "over":
        return (value / _small(match.groups["denominator"] or "")).quantize(PLACES)
    if rule.reading == "plus_half":
        return value + Decimal("0.5")
    if rule.reading == "tenths":
        return value * 10 + (5 if match.groups.get("half") else 0)
    if rule.reading == "hundredths":
        return value / 100
    return Decimal(2) ** value - 1  # doubling: 翻两番 is four times as much, three times more


def _small(literal: str) -> Decimal:
    return read(literal) or Decimal(0)


def _unit(match: Match, rule: FigureRule, pack: Pack) -> str | None:
    unit = rule.unit
    if unit is None or not unit.startswith("{"):
        return unit
    name = unit.strip("{}+")
    stated = match.groups.get(name) or ""
    in_full = pack.lexicon.get(f"{name}_full", {}).get(stated, stated)  # 埃及镑, beside the short 镑
    return pack.lexicon.get(name, {}).get(stated, in_full) or None


def _comparator(
    text: str, match: Match, number: Number, rule: FigureRule, pack: Pack, hinted: int
) -> tuple[int, int, Comparator, str | None]:
    start, end = match.start, match.end
    if rule.comparator is not None:
        return start, end, rule.comparator, rule.id
    for anchored in pack.comparators:
        if anchored.needs & hinted != anchored.needs:
            continue
        if anchored.before is not None:
            found = anchored.before.match(text, start)
            if found is not None:
                return found.start("before"), end, anchored.rule.comparator, anchored.rule.id
        elif anchored.after is not None:
            found = anchored.after.match(text, end)
            if found is not None:
                return start, found.end(), anchored.rule.comparator, anchored.rule.id
    return start, end, Comparator(number.comparator), None


def _role(
    text: str, start: int, end: int, kind: FigureKind, rule: FigureRule, pack: Pack, hinted: int
) -> tuple[Role, str | None]:
    if rule.role is not None:
        return rule.role, rule.id
    for anchored in pack.roles_by_kind[kind]:
        if anchored.needs & hinted == anchored.needs and _fits(anchored, text, start, end):
            return anchored.rule.role, anchored.rule.id
    return Role.SHARE if kind in SHARES else Role.LEVEL, None


def _timeless(
    text: str, number: Number, start: int, end: int, kind: FigureKind, pack: Pack, hinted: int
) -> str | None:
    """The rule by which the figure is no statement about a time, None for none."""
    for anchored in pack.timeless_by_kind[kind]:
        if anchored.needs & hinted != anchored.needs:
            continue
        if anchored.number is not None and not anchored.number.fullmatch(text, number.start, number.end):
            continue
        if _fits(anchored, text, start, end):
            return anchored.rule.id
    return None


def _fits(anchored: Anchored[RoleRule] | Anchored[TimelessRule], text: str, start: int, end: int) -> bool:
    # ahead first: looking back over a clause is what costs
    if anchored.after is not None and anchored.after.match(text, end) is None:
        return False
    return anchored.before is None or anchored.before.match(text, start) is not None


def _ranges(text: str, found: list[Quantity], pack: Pack) -> list[Quantity]:
    """Tie the two ends of a range: the lower carries `value_high`, the upper is flagged."""
    for position in range(len(found) - 1):
        low, high = found[position], found[position + 1]
        if low.kind is not high.kind or low.value is None or high.value is None or high.value < low.value:
            continue
        nouns = (low.groups.get("noun") or low.unit, high.groups.get("noun") or high.unit)
        if low.kind is FigureKind.COUNT and all(nouns) and nouns[0] != nouns[1]:
            continue  # helped 112 entities through 1,905 assignments
        if low.role is Role.BASE or (low.role in CHANGES and "unit_shared" not in low.flags):
            continue  # raised by 6 months to 18 months
        between = text[low.end : high.start].strip()
        if (
            low.role in CHANGES
            and low.value >= _MANY
            and between == "to"
            and text[: low.start].endswith("by ")
        ):
            continue  # grew by 316,250 to 464,230
        bounded = between == "and" and text[: low.start].endswith(("between ", "Between "))
        if between in RANGE_MARKS or bounded:
            changes = high.role in CHANGES and not any(".role." in cue for cue in low.cues)
            found[position] = low._replace(
                high=high.value,
                end=high.end,
                noun=max(low.noun, high.noun),
                role=high.role if changes else low.role,
            )
            cues = [c for c in low.cues if ".role." in c]
            role = low.role if cues and not any(".role." in c for c in high.cues) else high.role
            found[position + 1] = high._replace(
                role=role,
                cues=(*high.cues, *cues) if role is not high.role else high.cues,
                flags=(*high.flags, "range_end"),
            )
    return found
