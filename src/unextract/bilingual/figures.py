"""Which figures of aligned segments are the same, and what two editions say differently of them.

Within each bead every possible pair gets a gain for what it has in common
(kind, value, unit, period, place), and the assignment with the greatest sum is
taken: figures are not compared in the order of the text, for translation turns
clauses around.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from unextract.bilingual.assignment import assign
from unextract.bilingual.records import Difference, FigurePair, Status
from unextract.records import Figure, FigureKind, Role

# What a part in common counts. Only their order matters: the value outweighs all the rest,
# kind and value together outweigh any place.
SAME_VALUE, SAME_KIND, SAME_UNIT, SAME_PERIOD, SAME_COMPARATOR, NEAR = 8.0, 3.0, 2.0, 1.0, 0.5, 2.0
# Two figures of other values are the same statement, differing, where they share a kind and stand so near.
LEAST_NEAR = 0.6
# Units that are codes of a standard in both languages; other counts are named in the language's own words.
_SPELLED = frozenset({"person", "country"})
# A value in another currency or measure is another value.
_MEASURED = frozenset({FigureKind.MONEY, FigureKind.MEASURE, FigureKind.DURATION})
_SHARES = {FigureKind.PERCENT: Decimal(100), FigureKind.FRACTION: Decimal(1)}
_STEP = Decimal("0.000001")


def pair_figures(bead: int, zh: Sequence[Figure], en: Sequence[Figure]) -> list[FigurePair]:
    """The figures of one bead, each in one pair; both sides in the order of their text."""
    gains = {
        (i, j): gain
        for i, one in enumerate(zh)
        for j, other in enumerate(en)
        if (gain := _gain(one, other, i, j, len(zh), len(en))) > 0
    }
    partner = dict(assign(gains))
    found = [
        _paired(bead, one, en[partner[i]]) if i in partner else _alone(bead, one, Status.ONLY_ZH)
        for i, one in enumerate(zh)
    ]
    taken = set(partner.values())
    found += [_alone(bead, other, Status.ONLY_EN) for j, other in enumerate(en) if j not in taken]
    return found


def pair_neighbours(pairs: Sequence[FigurePair], figures: Mapping[str, Figure]) -> list[FigurePair]:
    """`pairs` of consecutive beads, with the same figure tied where it ended up in neighbouring beads.

    Editions cut boxes and lists differently; kind and value must be the same.
    """
    zh = [pair for pair in pairs if pair.status is Status.ONLY_ZH]
    en = [pair for pair in pairs if pair.status is Status.ONLY_EN]
    gains = {}
    for i, one in enumerate(zh):
        for j, other in enumerate(en):
            if one.bead is None or other.bead is None or abs(one.bead - other.bead) > 1:
                continue
            left, right = figures[one.figure_id_zh or ""], figures[other.figure_id_en or ""]
            if left.value is not None and left.kind is right.kind and _same_value(left, right):
                gains[i, j] = _gain(left, right, 0, 0, 1, 1)
    found = assign(gains)
    tied = {zh[i]: en[j] for i, j in found}
    gone = {en[j] for _, j in found}
    result = []
    for pair in pairs:
        if pair in tied:
            left, right = figures[pair.figure_id_zh or ""], figures[tied[pair].figure_id_en or ""]
            result.append(_paired(pair.bead, left, right))
        elif pair not in gone:
            result.append(pair)
    return result


def differences(zh: Figure, en: Figure) -> tuple[Difference, ...]:
    """The parts that the two state differently.

    What only one of them states is no difference: a vague number (数百, dozens)
    contradicts no value, and a figure without a period no year.
    """
    found: list[Difference] = []
    if zh.kind is not en.kind:
        found.append("kind")
    vague = zh.value is None or en.value is None
    if not vague and not _same_value(zh, en):
        found.append("value")
    if _comparable(zh) and _comparable(en) and zh.unit != en.unit and zh.kind is en.kind:
        found.append("unit")
    if not vague and zh.comparator is not en.comparator:
        found.append("comparator")
    if _known_period(zh) and _known_period(en) and _period(zh) != _period(en):
        found.append("period")
    return tuple(found)


def _gain(zh: Figure, en: Figure, i: int, j: int, rows: int, columns: int) -> float:
    """What the two have in common; 0 where they cannot be the same statement."""
    near = 1 - abs((i + 0.5) / rows - (j + 0.5) / columns)
    same_value = _same_value(zh, en)
    same_kind = zh.kind is en.kind
    if not same_value and not (same_kind and near >= LEAST_NEAR and not _units_conflict(zh, en)):
        return 0.0
    gain = NEAR * near + SAME_VALUE * same_value + SAME_KIND * same_kind
    gain += SAME_UNIT * (zh.unit == en.unit) - SAME_UNIT * _units_conflict(zh, en)
    gain += SAME_PERIOD * (_period(zh) == _period(en)) + SAME_COMPARATOR * (zh.comparator is en.comparator)
    return gain


def _paired(bead: int | None, zh: Figure, en: Figure) -> FigurePair:
    found = differences(zh, en)
    status = Status.AGREE
    if "kind" in found:
        status = Status.KIND_DIFFERS
    elif "value" in found or ("unit" in found and zh.kind in _MEASURED):
        status = Status.VALUE_DIFFERS
    return FigurePair(
        bead=bead, figure_id_zh=zh.figure_id, figure_id_en=en.figure_id, status=status, differences=found
    )


def _alone(bead: int | None, figure: Figure, status: Status) -> FigurePair:
    return FigurePair(
        bead=bead,
        figure_id_zh=figure.figure_id if status is Status.ONLY_ZH else None,
        figure_id_en=figure.figure_id if status is Status.ONLY_EN else None,
        status=status,
    )


def _same_value(zh: Figure, en: Figure) -> bool:
    """Whether both ends are equal, as stated or as parts and times of the whole.

    Half is 50 per cent, and an increase by once the value (增加一倍) makes it
    twice as much.
    """
    return _ends(zh, stated=True) == _ends(en, stated=True) or _ends(zh, stated=False) == _ends(
        en, stated=False
    )


def _ends(figure: Figure, *, stated: bool) -> tuple[Decimal | None, Decimal | None]:
    ends = figure.value, figure.value_high
    if stated or figure.value is None:
        return ends
    whole = _SHARES.get(figure.kind, Decimal(1))
    more = 1 if figure.kind is FigureKind.MULTIPLE and figure.role is Role.INCREASE else 0
    low, high = (None if end is None else (end / whole + more).quantize(_STEP) for end in ends)
    return low, high


def _comparable(figure: Figure) -> bool:
    """Whether the unit is a code: of ISO 4217, SI, a time unit, person or country."""
    return figure.unit is not None and (figure.kind is not FigureKind.COUNT or figure.unit in _SPELLED)


def _units_conflict(zh: Figure, en: Figure) -> bool:
    return _comparable(zh) and _comparable(en) and zh.unit != en.unit


def _period(figure: Figure) -> tuple[object, object]:
    return figure.period_start, figure.period_end


def _known_period(figure: Figure) -> bool:
    return figure.period_start is not None or figure.period_end is not None
