"""The time a figure is about, written as one short word.

`2022` a year, `2022-03` a month, `2022-03-05` a day, `2018/2020` from one to
another, `asof:2022-04` until the end of April 2022 (截至), `since:2018` from its
start on. A period is a pair of days; two words for the same pair are equal.
"""

import calendar
from datetime import date

Period = tuple[date | None, date | None]

NO_PERIOD: Period = (None, None)


def parse_period(word: str) -> Period:
    """First and last day of `word`; ValueError when it is none of the forms above.

    >>> parse_period("asof:2022-04")
    (None, datetime.date(2022, 4, 30))
    """
    if word.startswith("asof:"):
        return None, _last_day(word.removeprefix("asof:"))
    if word.startswith("since:"):
        return _first_day(word.removeprefix("since:")), None
    first, _, last = word.partition("/")
    start, end = _first_day(first), _last_day(last or first)
    if end < start:
        raise ValueError(f"period {word!r} ends before it starts")
    return start, end


def format_period(period: Period) -> str | None:
    """The shortest word for `period`, None for no period at all.

    >>> format_period((date(2018, 1, 1), date(2020, 12, 31)))
    '2018/2020'
    """
    start, end = period
    if start is None:
        return None if end is None else f"asof:{_ending(end)}"
    if end is None:
        return f"since:{_starting(start)}"
    for first, last in (
        (f"{start:%Y}", f"{end:%Y}"),
        (f"{start:%Y-%m}", f"{end:%Y-%m}"),
        (f"{start:%Y-%m-%d}", f"{end:%Y-%m-%d}"),
    ):
        if _first_day(first) == start and _last_day(last) == end:
            return first if first == last else f"{first}/{last}"
    raise AssertionError("every day is its own first and last day")


def _starting(day: date) -> str:
    return next(w for w in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}") if _first_day(w) == day)


def _ending(day: date) -> str:
    return next(w for w in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}") if _last_day(w) == day)


def _first_day(word: str) -> date:
    year, month, day = _parts(word)
    return date(year, month or 1, day or 1)


def _last_day(word: str) -> date:
    year, month, day = _parts(word)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(word: str) -> tuple[int, int, int]:
    bits = word.split("-")
    if not 1 <= len(bits) <= 3 or not all(bit.isdecimal() for bit in bits) or len(bits[0]) != 4:
        raise ValueError(f"{word!r} is not a year, month or day such as 2022, 2022-03 or 2022-03-05")
    numbers = [int(bit) for bit in bits]
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        raise ValueError(f"{word!r} has no month {bits[1]}")
    return numbers[0], numbers[1] if len(numbers) > 1 else 0, numbers[2] if len(numbers) > 2 else 0
