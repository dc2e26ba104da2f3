"""Figures of one segment that the report's own period makes clear.

`2021 年，人数为 9 575 人，下降 10%` in a report on 2022: the earlier value is the
base of the change, and the change is the report's, not the earlier year's.
"""

from collections.abc import Sequence
from itertools import groupby

from unextract.records import Figure, Role
from unextract.resolve.periods import Reporting

CHANGES = frozenset({Role.INCREASE, Role.DECREASE})


def with_bases(figures: Sequence[Figure], reported: Reporting) -> list[Figure]:
    """The figures, with earlier values before a change marked as its base (flag `role_inferred`)."""
    if reported.start is None:
        return list(figures)
    result: list[Figure] = []
    for _, group in groupby(figures, key=lambda figure: figure.segment_id):
        result.extend(_segment(list(group), reported))
    return result


def _segment(figures: list[Figure], reported: Reporting) -> list[Figure]:
    for position in range(len(figures) - 1):
        base, change = figures[position], figures[position + 1]
        if not _is_base(base, change, reported):
            continue
        figures[position] = base.model_copy(
            update={"role": Role.BASE, "flags": (*base.flags, "role_inferred")}
        )
        for later in range(position + 1, len(figures)):
            figure = figures[later]
            if "period_sentence" not in figure.flags or figure.period_end != base.period_end:
                break
            flags = (*(flag for flag in figure.flags if flag != "period_sentence"), "period_report")
            figures[later] = figure.model_copy(
                update={"period_start": reported.start, "period_end": reported.end, "flags": flags}
            )
    return figures


def _is_base(base: Figure, change: Figure, reported: Reporting) -> bool:
    return (
        base.role is Role.LEVEL
        and change.role in CHANGES
        and base.period_end is not None
        and reported.start is not None
        and base.period_end < reported.start
        and change.period_end == base.period_end
        and "period_sentence" in change.flags
        and change.source_start - base.source_end < 12
    )
