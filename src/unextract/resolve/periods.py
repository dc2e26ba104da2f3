"""The periods that only the document as a whole can supply.

Flags that `extract` leaves for this module: `period_end` (自 2031 年以来: until
the report), `period_last_year`, `period_to_date`, `period_present` (目前),
`period_compared` (比 2029 年增加). What it adds:
`period_report` (the report's own reporting period) and `period_inferred` (a
reporting period that the report does not state, read off the years it speaks
of).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from unextract.records import Document, Edition, Figure, NumeralClass

# A year must be this share of all years mentioned to count as the one a report is about.
# In annual reports it is about half, in thematic ones below 0.4.
DOMINANT = 0.45
_YEAR = re.compile(r"(?:19|20)\d\d")
_SYMBOL_YEAR = re.compile(r"/((?:19|20)\d\d)(?:/|$)")
_ASSEMBLY = re.compile(r"^A/(\d{1,3})(?:/|$)")
# The first regular session of the General Assembly was held in 1946, session n in 1945 + n.
FIRST_SESSION = 1945
_HANDLED = {"period_end", "period_last_year", "period_to_date", "period_present", "period_compared"}
# A change against the year before is the year's own; against an earlier one it is that of all the time since.
SPAN = 2


@dataclass(frozen=True, slots=True)
class Reporting:
    """When a report was issued and what time it is about, as far as it is known."""

    year: int | None
    start: date | None
    end: date | None
    inferred: bool


def reporting(edition: Edition) -> Reporting:
    """The edition's year and reporting period: stated, or inferred from the years it mentions."""
    document = edition.document
    years = Counter(
        int(numeral.raw)
        for numeral in edition.numerals
        if numeral.numeral_class is NumeralClass.DATE and _YEAR.fullmatch(numeral.raw)
    )
    year = _edition_year(document, years)
    if document.period_end is not None:
        return Reporting(year, document.period_start, document.period_end, inferred=False)
    if years and year is not None:
        top, count = years.most_common(1)[0]
        if count >= DOMINANT * years.total() and year - 1 <= top <= year:
            return Reporting(year, date(top, 1, 1), date(top, 12, 31), inferred=True)
    return Reporting(year, None, None, inferred=False)


def _edition_year(document: Document, years: Counter[int]) -> int | None:
    symbol = document.symbol or ""
    if found := _SYMBOL_YEAR.search(symbol):
        return int(found[1])
    if found := _ASSEMBLY.match(symbol):
        return FIRST_SESSION + int(found[1])
    if document.period_end is not None:
        return document.period_end.year + 1
    # a report speaks seldom of years after its own: the last year that is not rare
    likely = [year for year, count in years.items() if count >= 0.05 * years.total()]
    return max(likely, default=None)


def complete(figures: Sequence[Figure], reported: Reporting) -> list[Figure]:
    """The figures with every period that the report can supply."""
    return [_complete(figure, reported) for figure in figures]


def _complete(figure: Figure, reported: Reporting) -> Figure:
    present = reported.end or (date(reported.year, 12, 31) if reported.year else None)
    if "period_end" in figure.flags:
        if present is None or figure.period_start is None or present < figure.period_start:
            return figure
        return figure.model_copy(update={"period_end": present, "flags": _without(figure)})
    if "period_last_year" in figure.flags:
        if reported.year is None:
            return figure
        last = reported.year - 1
        return figure.model_copy(
            update={
                "period_start": date(last, 1, 1),
                "period_end": date(last, 12, 31),
                "flags": _without(figure),
            }
        )
    if "period_present" in figure.flags:
        return _present(figure, reported)
    if "period_compared" in figure.flags:
        return _compared(figure, reported)
    if "period_to_date" in figure.flags:
        end = date(reported.year, 12, 31) if reported.year else None
        return figure.model_copy(update={"period_end": end, "flags": _without(figure)})
    if figure.period_end is None and reported.end is not None:
        flag = "period_inferred" if reported.inferred else "period_report"
        return figure.model_copy(
            update={
                "period_start": reported.start,
                "period_end": reported.end,
                "flags": (*figure.flags, flag),
            }
        )
    return figure


def _present(figure: Figure, reported: Reporting) -> Figure:
    """目前: the report's own period where it states one, else the year it was issued."""
    if reported.end is not None and not reported.inferred:
        start, end = reported.start, reported.end
    elif reported.year is not None:
        start, end = date(reported.year, 1, 1), date(reported.year, 12, 31)
    else:
        return figure.model_copy(update={"flags": _without(figure)})
    return figure.model_copy(update={"period_start": start, "period_end": end, "flags": _without(figure)})


def _compared(figure: Figure, reported: Reporting) -> Figure:
    """比 2029 年增加: the time since that year, or the report's own period where that is the year before."""
    since = figure.period_start
    if reported.end is None or since is None or reported.end < since:
        return figure.model_copy(update={"period_start": None, "period_end": None, "flags": _without(figure)})
    start = since if reported.end.year - since.year >= SPAN else reported.start
    return figure.model_copy(
        update={"period_start": start, "period_end": reported.end, "flags": _without(figure)}
    )


def _without(figure: Figure) -> tuple[str, ...]:
    return (*(flag for flag in figure.flags if flag not in _HANDLED), "period_open")
