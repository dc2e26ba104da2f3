"""How far a figure can be trusted, from how each of its parts was found.

The confidence of a figure starts with its rule's own (patterns/…, usually
0.98) and is multiplied once for everything that was not stated with the
figure itself. The factors are the shares of right subjects and periods among
the labelled figures of the five Chinese reports that carry the flag (November
2026), rounded; docs/confidence.md says how to measure them again.
"""

import math
from collections.abc import Sequence, Set

from unextract.extract.quantities import TIMELESS
from unextract.records import Figure

FACTORS = {
    "no_subject": 0.50,
    "subject_short": 0.50,
    "subject_heading": 0.50,
    "subject_composed": 0.95,
    "period_inferred": 0.95,
    "period_heading": 0.90,
    "period_carried": 0.95,
    "period_before": 0.90,  # an estimate: too few of them are labelled
    "role_inferred": 0.90,
    "scope_sentence": 0.95,
    "scope_carried": 0.95,
    "scope_heading": 0.90,  # an estimate: all that are labelled stand on one page
    "unit_shared": 0.95,
    "table_cell": 0.90,
    "column_uncertain": 0.70,  # an estimate: too few of them are labelled
    "ocr": 0.95,
}
# A figure whose period nothing states, neither the text nor the report.
NO_PERIOD = 0.90


# What an edition in the other language confirms when it states the same value, and the same period.
_OF_THE_VALUE = frozenset({"unit_shared", "role_inferred"})
_OF_THE_PERIOD = frozenset({"period_inferred", "period_heading", "period_carried", "period_before"})
# No twin makes a figure certain: its subject is not compared, and both share a segmenter and a resolver.
MOST_CONFIRMED = 0.99


def confirmed(confidence: float, flags: Sequence[str], *, period: bool) -> float:
    """`confidence` of a figure with these flags, once its twin states the same kind, value and unit.

    The two languages are read by different rules, so both are wrong with the
    product of their doubts; `period` tells whether the period is the same, too.
    """
    both = _OF_THE_VALUE | (_OF_THE_PERIOD if period else frozenset())
    factors = {flag: FACTORS.get(flag, 1.0) for flag in flags}
    result = _twice(min(1.0, confidence / math.prod(factors.values())))
    for flag, factor in factors.items():
        result *= _twice(factor) if flag in both else factor
    return round(min(result, MOST_CONFIRMED), 3)


def _twice(probability: float) -> float:
    """How probable it is that of two independent readings one is right."""
    return 1 - (1 - probability) ** 2


def with_confidence(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with the confidence that their flags leave."""
    left = [(figure, _confidence(figure)) for figure in figures]
    return [
        figure if confidence == figure.confidence else figure.model_copy(update={"confidence": confidence})
        for figure, confidence in left
    ]


def with_ocr(figures: Sequence[Figure], pages: Set[int]) -> list[Figure]:
    """The figures, those on `pages`, which were read by OCR, with the flag `ocr`."""
    return [
        figure.model_copy(update={"flags": (*figure.flags, "ocr")}) if figure.page in pages else figure
        for figure in figures
    ]


def _confidence(figure: Figure) -> float:
    confidence = figure.confidence
    for flag in figure.flags:
        confidence *= FACTORS.get(flag, 1.0)
    if figure.period_end is None and TIMELESS not in figure.flags:
        confidence *= NO_PERIOD
    return round(confidence, 3)
