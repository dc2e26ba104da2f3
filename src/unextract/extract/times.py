"""Time expressions as periods."""

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from unextract.extract.claims import TimeMention
from unextract.numbers import read


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time; `start` None: until `end` (截至). `needs` names what only the document can supply.

    needs "end": the present of the report (自 2018 年以来); "last_year": the
    year before the report's; "to_date": all time until the report; "present":
    when it was written; "compared": the time since the year compared with;
    "report": the report's own period; "since_report": the time since the
    report before it; "past_3": the last three years; "ago_3": the time since
    three years before.
    """

    start: date | None
    end: date | None
    needs: str | None = None


class Bearing(NamedTuple):
    """A time expression that can be the time of a figure, and its period."""

    mention: TimeMention
    period: Period


# Readings that name no date: what they are is what they need.
_OPEN = frozenset({"last_year", "to_date", "present", "report"})
# Readings of a stretch of years that ends with, or began before, the report.
_COUNTED = frozenset({"past", "ago", "years_before", "preceding"})
_NUMBER_ALONE = re.compile(r" ?(?:[一二两三四五六七八九十]+|\d+) ?")
_CLAUSE_MARK = re.compile(r"[，。；;]|[,.](?!\d)")
# One class at the beginning is what `re` can jump to.
SENTENCE_END = re.compile(r"[。！？.!?](?:(?<=[。！？])|(?= [A-Z“\"(]))")


def bearings(text: str, mentions: Iterable[TimeMention]) -> list[Bearing]:
    """The `mentions` that bear a period, in order; what one leaves out is taken from the one before it.

    同年 5 月, 3 月 5 日 after 2031 年 2 月, 2030 年同期 after 2031 年 1 月至 6 月; 上一年 in a
    sentence on 2031 is 2030. 自 2029 年以来 ends where 截至 names the end in its sentence.
    """
    found: list[Bearing] = []
    for mention in mentions:
        if not mention.rule.bears:
            continue
        before = found[-1] if found else None
        joined = before is not None and not SENTENCE_END.search(text, before.mention.end, mention.start)
        completed = _completed(mention, before, joined)
        period = None if completed is None else period_of(completed)
        if period is not None and before is not None:
            period = _leaning(text, mention, period, before, joined)
        if period is not None:
            found.append(Bearing(mention, period))
    return _closed(text, found)


def _leaning(text: str, mention: TimeMention, period: Period, before: Bearing, joined: bool) -> Period | None:
    """What becomes of the period of `mention` by the one `before` it; None where it is that one again."""
    reading = mention.rule.reading
    if reading == "ago" and _NUMBER_ALONE.fullmatch(text, before.mention.end, mention.start):
        return None  # 2031 年签署协定六年来: since 2031
    if reading == "last_year" and joined:
        return _year_before(before.period) or period
    if reading == "preceding":
        return _years_before(before.period, _count(mention.groups["n"] or "")) or period
    if mention.groups.get("same") and before.period.start is None:
        return Period(None, period.end)  # 截至 4 月, and at the same time of another year
    return period


def _completed(mention: TimeMention, before: Bearing | None, joined: bool) -> TimeMention | None:
    """`mention` with the year, or the months, of the one `before` it where it has none of its own."""
    groups = mention.groups
    if "same" in groups and groups["same"] and before is not None:
        named = before.mention.groups
        ends = {name: named.get(name) for name in ("m1", "d1", "m2", "d2")}
        if not groups.get("m1") and not named.get("y2"):
            return mention._replace(groups={**groups, **ends})
    if groups.get("y1") or not any(groups.get(name) for name in ("m1", "q", "same")):
        return mention
    if before is None or not (joined or before.mention.groups.get("m1") or groups.get("same")):
        return None
    year = (before.period.end or before.period.start or date.min).year
    return mention._replace(groups={**groups, "y1": str(year)}) if year > 1 else None


def whole_year(year: int) -> Period:
    """1 January to 31 December."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def _year_before(period: Period) -> Period | None:
    if period.needs is not None or period.end is None or (period.start or period.end).year != period.end.year:
        return None
    return whole_year(period.end.year - 1)


def _years_before(period: Period, years: int) -> Period | None:
    first = period.start or period.end
    if first is None or first.year <= years:
        return None
    return Period(date(first.year - years, 1, 1), date(first.year - 1, 12, 31))


def _closed(text: str, found: Sequence[Bearing]) -> list[Bearing]:
    """The periods that two times of one sentence make together.

    自 2029 年以来 ends at what 截至 names; of a plan for 2029–2032 迄今 is the time since 2029.
    """
    result = list(found)
    for index, (mention, period) in enumerate(found):
        if period.needs not in ("end", "to_date"):
            continue
        for place, (other, until) in enumerate(found):
            first, last = sorted((mention, other), key=lambda m: m.start)
            if place == index or SENTENCE_END.search(text, first.end, last.start):
                continue
            if period.needs == "end" and until.start is None and until.end:
                if period.start is not None and period.start <= until.end:
                    result[index] = Bearing(mention, Period(period.start, until.end))
                break
            plan = period.needs == "to_date" and until.needs is None and _years_long(until)
            if plan and not _CLAUSE_MARK.search(text, first.end, last.start):
                since = Period(until.start, None, "end")
                result[index], result[place] = Bearing(mention, since), Bearing(other, since)
    return result


def _years_long(period: Period) -> bool:
    return period.start is not None and period.end is not None and period.end.year > period.start.year


def period_of(mention: TimeMention) -> Period | None:
    """The period a time expression names by itself; None where its numbers are no possible date."""
    groups = mention.groups
    reading = mention.rule.reading
    if reading in _OPEN:
        return Period(None, None, reading)
    try:
        if reading in _COUNTED:
            kind = "ago" if reading in ("ago", "years_before") else "past"
            return Period(None, None, f"{kind}_{_count(groups['n'] or '')}")
        if reading == "since_report":
            start = _edge(groups, "1", last=False) if groups.get("y1") else None
            return Period(start, None, "end" if start else "since_report")
        if groups.get("y1") is None:
            return None
        if reading == "as_of":
            return Period(None, _edge(groups, "1", last=True))
        if reading == "compared":
            return Period(_edge(groups, "1", last=False), None, "compared")
        if reading == "since":
            return Period(_edge(groups, "1", last=False), None, "end")
        if reading == "before_decade":
            end = _edge(groups, "1", last=True)
            first = _edge(groups, "1", last=False)
            return Period(first.replace(year=first.year - _count(groups["n"] or "")), end)
        if reading == "ending":
            after = _edge(groups, "1", last=True) + timedelta(days=1)
            years = 2 if groups.get("biennium") else 1
            return Period(after.replace(year=after.year - years), after - timedelta(days=1))
        if groups.get("q"):
            return _part_of_year(_number(groups["y1"] or ""), groups["q"] or "")
        start, end = _edge(groups, "1", last=False), _range_end(groups)
        if start <= end:
            return Period(start, end)
        # in 2023 and 2022, the later first; months in that order are a misprint
        return (
            None if groups.get("m1") else Period(end.replace(month=1, day=1), _edge(groups, "1", last=True))
        )
    except ValueError:  # month 13, 30 February: a misprint is no period
        return None


def _range_end(groups: Mapping[str, str | None]) -> date:
    if not any(groups.get(name) for name in ("y2", "m2", "d2")):
        return _edge(groups, "1", last=True)
    second = dict(groups)
    if not groups.get("y2"):
        second["y2"] = groups["y1"]
        if not groups.get("m2"):
            second["m2"] = groups.get("m1")
    elif len(groups["y2"] or "") == 2:
        second["y2"] = (groups["y1"] or "")[:2] + (groups["y2"] or "")
    return _edge(second, "2", last=True)


def _edge(groups: Mapping[str, str | None], which: str, last: bool) -> date:
    year = _number(groups[f"y{which}"] or "")
    month_words, day_words = groups.get(f"m{which}"), groups.get(f"d{which}")
    month = _number(month_words) if month_words else 12 if last else 1
    day = _number(day_words) if day_words else calendar.monthrange(year, month)[1] if last else 1
    return date(year, month, day)


def _number(words: str) -> int:
    if words.isascii():
        return int(words) if words.isdecimal() else _MONTHS[words[:3].lower()]
    return _count(words)


def _count(words: str) -> int:
    value = read(words)
    if value is None:
        raise ValueError(words)
    return int(value)


_MONTHS = {name.lower(): index for index, name in enumerate(calendar.month_abbr) if name}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTERS |= {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def _part_of_year(year: int, words: str) -> Period:
    if "上半" in words or "first half" in words:
        return Period(date(year, 1, 1), date(year, 6, 30))
    if "下半" in words or "second half" in words:
        return Period(date(year, 7, 1), date(year, 12, 31))
    quarter = next(number for sign, number in _QUARTERS.items() if sign in words)
    last = 3 * quarter
    return Period(date(year, last - 2, 1), date(year, last, calendar.monthrange(year, last)[1]))
