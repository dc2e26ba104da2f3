"""Spans of days, as front matter and `editions.toml` state them."""

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta

Period = tuple[date, date]

_DAY = r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?"
_WRITTEN = re.compile(rf"{_DAY}(?:/{_DAY})?")
# No report covers more; a longer span is the life of a plan
_LONGEST = timedelta(days=366 * 10)


def parse_period(text: str) -> Period:
    """`2022`, `2018/2020`, `2022-03/2023-02` or `2022-07-01/2023-06-30`, both ends included.

    Raises ValueError for any other form, an impossible date, and an end before its start.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not of the form 2022, 2018/2020 or 2022-03/2023-02")
    first, last = match.groups()[:3], match.groups()[3:]
    start = _first_day(*first)
    end = _last_day(*(last if last[0] else first))
    if end < start:
        raise ValueError(f"{text!r} ends before it starts")
    return start, end


def format_period(period: Period) -> str:
    """The shortest form that `parse_period` reads back."""
    start, end = period
    for form in ("%Y", "%Y-%m", "%Y-%m-%d"):
        first, last = start.strftime(form), end.strftime(form)
        text = first if first == last else f"{first}/{last}"
        if parse_period(text) == period:
            return text
    raise AssertionError(f"no form for {period}")


def stated_period(
    groups: Mapping[str, str | None], months: Mapping[str, int], years: int | None = None
) -> Period | None:
    """The period that a rule's named groups y1 m1 d1 y2 m2 d2 state; None if there is no such span.

    What is left out at one end is taken from the other (`1 July to 30 June 2022`
    has no y1). `years`: the span is that many years long and only its end is stated.
    `months` maps the language's month names, lower case, to 1–12.
    """

    def part(name: str) -> str | None:
        found = groups.get(name)
        return str(months.get(found.lower(), found)) if found else None

    y1, m1, d1, y2, m2, d2 = (part(name) for name in ("y1", "m1", "d1", "y2", "m2", "d2"))
    single = not (y2 or m2 or d2)
    try:
        end = _last_day(y1, m1, d1) if single else _last_day(y2 or y1, m2 or (m1 if d2 else None), d2)
        if years:
            after = end + timedelta(days=1)
            start = after.replace(year=after.year - years)
        else:
            start = _first_day(y1 or y2, m1 or (m2 if d1 else None), d1)
    except ValueError:
        return None
    return (start, end) if timedelta(0) <= end - start <= _LONGEST else None


def _first_day(year: str | None, month: str | None, day: str | None) -> date:
    return date(int(year or 0), int(month or 1), int(day or 1))


def _last_day(year: str | None, month: str | None, day: str | None) -> date:
    y, m = int(year or 0), int(month or 12)
    if not 1 <= m <= 12:
        raise ValueError(f"there is no month {m}")
    return date(y, m, int(day) if day else calendar.monthrange(y, m)[1])
