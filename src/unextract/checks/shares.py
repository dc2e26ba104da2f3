"""A share against the part and the whole that stand beside it: 27 项中有 9 项(33%)."""

from collections.abc import Iterator
from decimal import Decimal

from unextract.checks.model import Claim, SentenceFigures
from unextract.checks.rounding import follows, stands_for
from unextract.checks.words import CheckWords
from unextract.records import Figure, FigureKind, Role

_PARTS = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE})


def shares(sentence: SentenceFigures, words: CheckWords) -> Iterator[Claim]:
    """The shares in per cent that stand right beside their part, of a whole named before in the sentence.

    Any whole before that the share fits bears it out. It is refuted only where
    a single number can be the whole and the text says that it is (其中, of whom).
    """
    figures = sentence.figures
    for at, share in enumerate(figures):
        if share.kind is not FigureKind.PERCENT or share.role is not Role.SHARE:
            continue
        stated, part_at = stands_for(share), _part(sentence, at, words)
        if stated is None or part_at is None:
            continue
        part = figures[part_at]
        wholes = [whole for whole in range(min(at, part_at)) if _may_be_whole(figures[whole], part)]
        claims = [
            (whole, Claim(share, *found, (part, figures[whole])))
            for whole in wholes
            if (found := follows(_per_cent, part, figures[whole], stated)) is not None
        ]
        fitting = [claim for _, claim in claims if claim.holds]
        if fitting:
            yield fitting[-1]
        elif len(claims) == 1 and words.part_of.search(sentence.between(claims[0][0], min(at, part_at))):
            yield claims[0][1]


def _part(sentence: SentenceFigures, share: int, words: CheckWords) -> int | None:
    """The number that the share is another way to say: right before it, or right after it."""
    last = len(sentence.figures) - 1
    for one, beside in ((share - 1, share - 1), (share, share + 1)):
        if not 0 <= beside <= last or sentence.figures[beside].kind not in _PARTS:
            continue
        if words.same.fullmatch(sentence.between(one, one + 1)):
            return beside
    return None


def _may_be_whole(whole: Figure, part: Figure) -> bool:
    return (
        whole.kind is part.kind
        and _one_unit(whole.unit or "", part.unit or "")
        and whole.role in (Role.LEVEL, part.role)
        and whole.value is not None
        and part.value is not None
        and whole.value > part.value
    )


def _one_unit(whole: str, part: str) -> bool:
    """Of a part the noun is often left out: 39 份评估中，21 份."""
    return whole == part or (bool(part) and whole.startswith(part))


def _per_cent(part: Decimal, whole: Decimal) -> Decimal:
    return part / whole * 100
