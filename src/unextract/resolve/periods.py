"""The periods that only the document as a whole can supply.

Flags that `extract` leaves for this module: `period_end` (自 2031 年以来: until
the report), `period_last_year`, `period_to_date`, `period_present` (目前),
`period_compared` (比 2029 年增加), `period_report` without a period (本报告所述期间),
`period_since_report` (自上次报告以来), `period_past_3` (过去三年), `period_ago_3` (三年来);
a figure that is `timeless` gets none. What it adds:
`period_report` (the report's own reporting period), `period_before` (the one
before it, of an earlier value without a year) and `period_inferred` (a
reporting period that the report does not state, read off the years it speaks
of).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from unextract.extract.quantities import TIMELESS
from unextract.packs import Pack
from unextract.records import Document, Edition, Figure, NumeralClass, Role

# A year must be this share of all years mentioned to count as the one a report is about.
# In annual reports it is about half, in thematic ones below 0.4.
DOMINANT = 0.45
_YEAR = re.compile(r"(?:19|20)\d\d")
_SYMBOL_YEAR = re.compile(r"/((?:19|20)\d\d)(?:/|$)")
_ASSEMBLY = re.compile(r"^A/(\d{1,3})(?:/|$)")
# The first regular session of the General Assembly was held in 1946, session n in 1945 + n.
FIRST_SESSION = 1945
_OPEN = {
    "period_end",
    "period_last_year",
    "period_to_date",
    "period_present",
    "period_compared",
    "period_report",
    "period_since_report",
}
_COUNTED = re.compile(r"period_(?P<kind>past|ago)_(?P<years>\d+)")
_COUNTED_BY = ("period_past_", "period_ago_")
Span = tuple[date | None, date | None]
# A change against the year before is the year's own; against an earlier one it is that of all the time since.
SPAN = 2


@dataclass(frozen=True, slots=True)
class Reporting:
    """When a report was issued and what time it is about, as far as it is known.

    `previous` is the year of the report before it, where the text names it.
    """

    year: int | None
    start: date | None
    end: date | None
    inferred: bool
    previous: int | None = None


def reporting(edition: Edition, pack: Pack) -> Reporting:
    """The edition's year and reporting period: stated, or inferred from the years it mentions."""
    document = edition.document
    previous = _previous(edition, pack)
    years = Counter(
        int(numeral.raw)
        for numeral in edition.numerals
        if numeral.numeral_class is NumeralClass.DATE and _YEAR.fullmatch(numeral.raw)
    )
    year = _edition_year(document, years)
    if document.period_end is not None:
        return Reporting(year, document.period_start, document.period_end, False, previous)
    if years and year is not None:
        top, count = years.most_common(1)[0]
        if count >= DOMINANT * years.total() and year - 1 <= top <= year:
            return Reporting(year, date(top, 1, 1), date(top, 12, 31), True, previous)
    return Reporting(year, None, None, False, previous)


def _previous(edition: Edition, pack: Pack) -> int | None:
    """The year of the report before this one: 自 2029 年上次报告以来."""
    rules = {spanning.rule.id for spanning in pack.times if spanning.rule.reading == "since_report"}
    named = [
        int(numeral.raw)
        for numeral in edition.numerals
        if numeral.pattern in rules and _YEAR.fullmatch(numeral.raw)
    ]
    return max(named, default=None)


def _edition_year(document: Document, years: Counter[int]) -> int | None:
    symbol = document.symbol or ""
    if found := _SYMBOL_YEAR.search(symbol):
        return int(found[1])
    if found := _ASSEMBLY.match(symbol):
        return FIRST_SESSION + int(found[1])
    if document.period_end is not None:
        return document.period_end.year + 1
    # a report speaks seldom of years after its own: the last year that is not rare, nor named but once
    often = [year for year, count in years.items() if count > 1 and count >= 0.05 * years.total()]
    return max(often or years, default=None)


def complete(figures: Sequence[Figure], reported: Reporting) -> list[Figure]:
    """The figures with every period that the report can supply."""
    return [_complete(figure, reported) for figure in figures]


def is_timed(figure: Figure) -> bool:
    """Whether the figure has a period, be it one that the document has to complete."""
    return figure.period_start is not None or figure.period_end is not None or needed(figure) is not None


def needed(figure: Figure) -> str | None:
    """The flag that says what the document has to supply to the figure's period, None for none."""
    if figure.period_end is not None:
        return None
    return next((flag for flag in figure.flags if flag in _OPEN or flag.startswith(_COUNTED_BY)), None)


def _complete(figure: Figure, reported: Reporting) -> Figure:
    needs = needed(figure)
    if needs is not None:
        span = _open_span(needs, figure, reported)
        start, end = span if span is not None else (None, None)
        return figure.model_copy(update={"period_start": start, "period_end": end, "flags": _without(figure)})
    if figure.period_end is None and reported.end is not None and TIMELESS not in figure.flags:
        flag = "period_inferred" if reported.inferred else "period_report"
        start, end = reported.start, reported.end
        if figure.role is Role.BASE and (before := _before(reported)) is not None:
            start, end = before
            flag = "period_before"
        return figure.model_copy(
            update={"period_start": start, "period_end": end, "flags": (*figure.flags, flag)}
        )
    return figure


def _open_span(needs: str, figure: Figure, reported: Reporting) -> Span | None:
    """What the document makes of a time that the text leaves open; None where it cannot tell."""
    if needs == "period_end":
        return _since(figure.period_start, reported)
    if needs == "period_last_year":
        return None if reported.year is None else _years(reported.year - 1, reported.year - 1)
    if needs == "period_present":
        return _present(reported)
    if needs == "period_compared":
        return _compared(figure.period_start, reported)
    if needs == "period_to_date":
        return None if reported.year is None else (None, date(reported.year, 12, 31))
    if needs == "period_report":
        return _own(reported)
    if needs == "period_since_report":
        return _since_report(reported)
    return _counted(needs, reported)


def _since(start: date | None, reported: Reporting) -> Span | None:
    present = reported.end or (date(reported.year, 12, 31) if reported.year else None)
    return None if present is None or start is None or present < start else (start, present)


def _own(reported: Reporting) -> Span | None:
    """The report's own period; where it states none, the time since the report before it."""
    if reported.end is not None and not reported.inferred:
        return reported.start, reported.end
    if reported.previous is not None and reported.year is not None and reported.previous < reported.year:
        return _years(reported.previous, reported.year)
    return None if reported.end is None else (reported.start, reported.end)


def _since_report(reported: Reporting) -> Span | None:
    if reported.previous is None:
        return _own(reported)
    return _since(date(reported.previous, 1, 1), reported)


def _counted(needs: str, reported: Reporting) -> Span | None:
    """过去三年: the report's own year and the two before it; 三年来: since three years before the report."""
    found = _COUNTED.fullmatch(needs)
    assert found is not None
    years = int(found["years"])
    stated = reported.end is not None and not reported.inferred
    if found["kind"] == "past" and reported.end is not None and stated:
        if years <= 1:
            return reported.start, reported.end
        return _years(reported.end.year - years + 1, reported.end.year)
    if reported.year is None or years >= reported.year - 1:
        return None
    return _years(reported.year - years, reported.year)


def _years(first: int, last: int) -> Span:
    return date(first, 1, 1), date(last, 12, 31)


def _before(reported: Reporting) -> Span | None:
    """The period of a yearly report's predecessor: what an undated earlier value is of."""
    if reported.start is None or reported.end is None:
        return None
    if (reported.end - reported.start).days > 366 or (reported.start.month, reported.start.day) == (2, 29):
        return None
    end = reported.end if (reported.end.month, reported.end.day) != (2, 29) else reported.end.replace(day=28)
    return reported.start.replace(year=reported.start.year - 1), end.replace(year=end.year - 1)


def _present(reported: Reporting) -> Span | None:
    """目前: the report's own period where it states one, else the year it was issued."""
    if reported.end is not None and not reported.inferred:
        return reported.start, reported.end
    return None if reported.year is None else _years(reported.year, reported.year)


def _compared(since: date | None, reported: Reporting) -> Span | None:
    """比 2029 年增加: the time since that year, or the report's own period where that is the year before."""
    if reported.end is None or since is None or reported.end < since:
        return None
    return (since if reported.end.year - since.year >= SPAN else reported.start), reported.end


def _without(figure: Figure) -> tuple[str, ...]:
    flags = (flag for flag in figure.flags if flag not in _OPEN and not flag.startswith(_COUNTED_BY))
    return (*flags, "period_open")
