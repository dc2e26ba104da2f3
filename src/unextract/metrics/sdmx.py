"""SDMX's way of writing what a figure says: its period and its status."""

from calendar import monthrange
from datetime import date, timedelta

from unextract.records import Comparator, Figure, FigureKind, Role

# SDMX Technical Notes (3.0, section 4.2), "Time and time format".
_QUARTERS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}
_HALVES = {(1, 6): "S1", (7, 12): "S2"}


def time_period(start: date | None, end: date | None) -> str | None:
    """The period from `start` to `end`, both included, as an SDMX observational time period.

    2022, 2022-S1, 2022-Q1, 2022-03, 2022-04-30, and else a range: 2018-01-01/P3Y. The state of
    affairs at the end of a year (`start` None) is that of the year, at another day of the day.
    None for no period, or one without an end.

    >>> time_period(date(2018, 1, 1), date(2020, 12, 31))
    '2018-01-01/P3Y'
    """
    if end is None:
        return None
    if start is None:
        return str(end.year) if (end.month, end.day) == (12, 31) else end.isoformat()
    if start == end:
        return end.isoformat()
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return _months(start, end)
    return f"{start.isoformat()}/P{(end - start + timedelta(days=1)).days}D"


def _months(start: date, end: date) -> str:
    """A period of whole months."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.year == end.year:
        if months == 12:
            return str(start.year)
        if months == 1:
            return f"{start.year}-{start.month:02d}"
        within = (start.month, end.month)
        if part := _QUARTERS.get(within) or _HALVES.get(within):
            return f"{start.year}-{part}"
    length = f"P{months // 12}Y" if months % 12 == 0 else f"P{months}M"
    return f"{start.isoformat()}/{length}"


def obs_status(figure: Figure) -> str:
    """The figure's code in CL_OBS_STATUS (SDMX cross-domain code list, 2.2).

    F for a forecast, E for a value that the text gives as approximate, as a
    bound or as a fraction (约, 超过, 三分之一), else A.
    """
    if figure.role is Role.FORECAST:
        return "F"
    inexact = figure.comparator is not Comparator.EQUAL or figure.kind is FigureKind.FRACTION
    return "E" if inexact else "A"
