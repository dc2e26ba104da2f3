"""A change against the level it led to and the level it came from."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from unextract.checks.model import Claim, SentenceFigures
from unextract.checks.rounding import follows, stands_for
from unextract.records import Figure, FigureKind, Role

_CHANGES = frozenset({Role.INCREASE, Role.DECREASE})
_LEVELS = frozenset({Role.LEVEL, Role.SHARE, Role.RATE, Role.FORECAST})


def changes(sentence: SentenceFigures) -> Iterator[Claim]:
    """The changes of a sentence that names one level and one earlier level of the same kind and unit."""
    figures = sentence.figures
    if not any(figure.role is Role.BASE for figure in figures):
        return
    for figure in figures:
        if figure.role not in _CHANGES or (stated := stands_for(figure)) is None:
            continue
        level, base = _ends(figure, figures)
        if level is None or base is None:
            continue
        change = _change(figure, level)
        found = follows(change, level, base, stated) if change is not None else None
        if found is not None:
            yield Claim(figure, *found, (level, base))


def _ends(change: Figure, figures: Sequence[Figure]) -> tuple[Figure | None, Figure | None]:
    """The level and the earlier level that a change lies between, where there is one of each."""
    bases = [figure for figure in figures if figure.role is Role.BASE and _fits(change, figure)]
    levels = [figure for figure in figures if figure.role in _LEVELS and _fits(change, figure)]
    base = _only(bases, change)
    if base is None:
        return None, None
    levels = [figure for figure in levels if _same_unit(figure, base)]
    before = [figure for figure in levels if figure.source_start < change.source_start]
    return _only(before or levels, change), base


def _fits(change: Figure, level: Figure) -> bool:
    """A change in per cent is one of anything, other changes are in the unit of what changed."""
    if change.kind is FigureKind.PERCENT:
        return True
    if change.kind is FigureKind.PERCENTAGE_POINT:
        return level.kind is FigureKind.PERCENT
    return _same_unit(change, level)


def _same_unit(one: Figure, other: Figure) -> bool:
    return (one.kind, one.unit) == (other.kind, other.unit)


def _only(figures: Sequence[Figure], change: Figure) -> Figure | None:
    """The one figure there is; of several the one with the subject of the change."""
    if len(figures) > 1:
        figures = [figure for figure in figures if figure.subject == change.subject]
    return figures[0] if len(figures) == 1 else None


def _change(change: Figure, level: Figure) -> Callable[[Decimal, Decimal], Decimal] | None:
    """How the change follows from the new and the old level."""
    sign = 1 if change.role is Role.INCREASE else -1
    if change.kind is FigureKind.PERCENT and level.kind is FigureKind.PERCENT:
        return None  # per cent of per cent, or points: both are said so
    if change.kind is FigureKind.PERCENT:
        return lambda new, old: sign * (new - old) / old * 100
    return lambda new, old: sign * (new - old)
