"""A total against the parts that the sentence lists: 27 人，即 10 名、9 名和 8 名."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from unextract.checks.model import Claim, SentenceFigures
from unextract.checks.rounding import stands_for, sums_up
from unextract.checks.words import CheckWords
from unextract.records import Figure, FigureKind, Role

_SUMMED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE})
# Two small numbers add up to a third by chance; without a word that says so the total is at
# least this, and equal.
_TELLING = 20
# Parts that miss their total by more than this share of it are not its parts, or not all of them.
_FAR = Decimal("0.2")


def sums(sentence: SentenceFigures, words: CheckWords) -> Iterator[Claim]:
    """Totals of a sentence before or after their parts.

    Parts that add up bear a total out. It is refuted only where a word between
    says that the parts are all there are (即, comprising) or that the number is
    their sum (共计, for a total of).
    """
    for total in range(len(sentence.figures)):
        if claim := _after(sentence, total, words) or _before(sentence, total, words):
            yield claim


def _after(sentence: SentenceFigures, total: int, words: CheckWords) -> Claim | None:
    """The total, then its parts."""
    figures = sentence.figures
    parts = _run(figures, total, range(total + 1, len(figures)))
    if len(parts) < 2:
        return None
    whole = figures[total]
    told = words.parted.search(sentence.between(total, total + 1)) is not None
    for count in range(2, len(parts) + 1):
        claim = _claim(whole, parts[:count])
        if claim is not None and claim.holds and (told or _is_telling(claim)):
            return claim
    return _refuted(whole, parts) if told else None


def _before(sentence: SentenceFigures, total: int, words: CheckWords) -> Claim | None:
    """The parts, then their total."""
    figures = sentence.figures
    parts = _run(figures, total, range(total - 1, -1, -1))
    if len(parts) < 2:
        return None
    whole = figures[total]
    if words.totalling.search(sentence.between(total - 1, total)) is None:
        return None
    for count in range(2, len(parts) + 1):
        claim = _claim(whole, parts[:count])
        if claim is not None and claim.holds:
            return claim
    return _refuted(whole, parts)


def _run(figures: Sequence[Figure], total: int, places: range) -> list[Figure]:
    """The neighbours of the total that have its kind, unit and role, as far as they follow one another."""
    whole = figures[total]
    if whole.kind not in _SUMMED or whole.role is not Role.LEVEL or whole.value is None:
        return []
    run: list[Figure] = []
    for place in places:
        part = figures[place]
        if (part.kind, part.unit, part.role) == (whole.kind, whole.unit, whole.role):
            if part.value is None or part.value >= whole.value:
                break
            run.append(part)
        elif part.kind in _SUMMED and part.unit == whole.unit:
            break
    return run


def _is_telling(claim: Claim) -> bool:
    """The sum is no chance: the total is large and equal to it as printed."""
    return claim.computed == claim.stated.value and claim.computed >= _TELLING


def _claim(whole: Figure, parts: Sequence[Figure]) -> Claim | None:
    stated = stands_for(whole)
    found = sums_up(parts, stated) if stated is not None else None
    return None if found is None else Claim(whole, *found, tuple(parts))


def _refuted(whole: Figure, parts: Sequence[Figure]) -> Claim | None:
    claim = _claim(whole, parts)
    if claim is None or whole.value is None or abs(claim.computed - whole.value) > _FAR * whole.value:
        return None
    return claim
