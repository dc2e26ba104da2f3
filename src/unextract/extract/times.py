"""Time expressions as periods, and which of them a figure is about."""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from unextract.extract.claims import TimeMention
from unextract.extract.quantities import Quantity
from unextract.numbers import chinese
from unextract.records import Role


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time; `start` None: until `end` (截至). `needs` names what only the document can supply.

    needs "end": the present of the report (自 2018 年以来); "last_year": the
    year before the report's; "to_date": all time until the report; "present":
    when it was written; "compared": the time since the year compared with.
    """

    start: date | None
    end: date | None
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class Timed:
    """The period of a figure and how it was found: stated, sentence, carried."""

    period: Period
    found: str


def period_of(mention: TimeMention) -> Period | None:
    """The period a time expression names; None where its numbers are no possible date."""
    groups = mention.groups
    reading = mention.rule.reading
    if reading in ("last_year", "to_date", "present"):
        return Period(None, None, reading)
    try:
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
            years = _number(groups["n"] or "")
            first = _edge(groups, "1", last=False)
            return Period(first.replace(year=first.year - years), end)
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
    value = chinese.read(words)
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


# a phrase in brackets after what it dates: 60 亿美元摊款(2031/2032)
_NOUN = re.compile(r" ?[^，。；、,;()（）\d]{0,16} ?[(（] ?$")
_TEMPORAL = re.compile(r"(?:于|在其?|自|从|到|in|since|by|from|during|of|throughout|until|for|between) ?$")
# In 2031, …; After the floods of 2031, …
_LEADING = re.compile(
    r" ?(?:In|During|After|Since|By|At|As|From|Throughout|Between|On|Following)\b[^,.;]{0,40}"
)
# the English order: 3,932 in 2022
_THEN = re.compile(r" (?:in|during|by|for|at|on|as|from)(?: the)? ")
_CREDIT = re.compile(r" ?[)）][。.]? ?©")
# no comma or point inside a number; a second predicate is a clause of its own
_CLAUSE_END = re.compile(
    r"[，。；;]|[,.](?!\d)| and (?=(?:\w+ed|made|took|gave|held|had|has|have|was|were|is|are)\b)"
)
CHANGES = frozenset({Role.INCREASE, Role.DECREASE})
_CLAUSE_MARK = re.compile(r"[，。；,;]")
_RESPECTIVELY = re.compile("分别|respectively")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SENTENCE_END = re.compile(r"[。！？]|[.!?](?= [A-Z“\"(])")
_LINK = re.compile(r"(?:的|底|末|初)? ?(?:(?:共|仅|只|约|已|又|则|就)?(?:有|为|是|达到?|占)?|共|the)? ?")


def assign(text: str, quantities: Sequence[Quantity], times: Sequence[TimeMention]) -> dict[int, Timed]:
    """For each quantity (by position) the period its own text states, where it states one."""
    named = [(mention, period) for mention in times if mention.rule.bears and (period := period_of(mention))]
    compared = [(mention, period) for mention, period in named if period.needs == "compared"]
    bearing = [(mention, period) for mention, period in named if period.needs != "compared"]
    changes = _since_compared(text, quantities, compared)
    if not bearing:
        return changes
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    bound = {
        position: found
        for position, quantity in enumerate(quantities)
        if (found := _direct(text, quantity, bearing, starts)) is not None
    }
    spent = {
        id(bearing[which][0])
        for position, which in bound.items()
        if quantities[position].role is Role.BASE or _in_brackets(text, bearing[which][0].start, starts)
    }
    result = {}
    for position, quantity in enumerate(quantities):
        if position in bound:
            result[position] = Timed(bearing[bound[position]][1], "stated")
            continue
        start = max(s for s in starts if s <= quantity.core_start)
        timed = _governing(text, quantity, start, [b for b in bearing if id(b[0]) not in spent], starts)
        if timed is not None:
            result[position] = timed
    return changes | result | _respectively(text, quantities, bearing)


def _since_compared(
    text: str, quantities: Sequence[Quantity], compared: Sequence["_Bearing"]
) -> dict[int, Timed]:
    """A change measured against a year named right before it: 比 2029 年增加 7 个百分点."""
    result = {}
    for position, quantity in enumerate(quantities):
        if quantity.role not in CHANGES:
            continue
        for mention, period in compared:
            between = text[mention.end : quantity.start]
            if 0 <= quantity.start - mention.end <= 12 and not _CLAUSE_MARK.search(between):
                result[position] = Timed(period, "stated")
    return result


def _respectively(
    text: str, quantities: Sequence[Quantity], bearing: Sequence["_Bearing"]
) -> dict[int, Timed]:
    """2031 年和 2032 年分别为 3 人和 4 人: the figures take the times in order."""
    result: dict[int, Timed] = {}
    for word in _RESPECTIVELY.finditer(text):
        if word[0].isascii():
            result |= _before_respectively(text, quantities, bearing, word.start())
            continue
        listed = [(mention, period) for mention, period in bearing if mention.end <= word.start()]
        listed = [b for b in listed if not _SENTENCE_END.search(text, b[0].end, word.start())]
        after = [p for p, quantity in enumerate(quantities) if quantity.start >= word.end()]
        after = [p for p in after if not _SENTENCE_END.search(text, word.end(), quantities[p].start)]
        if len(listed) < 2 or len(after) < len(listed):
            continue
        for position, (_, period) in zip(after, listed, strict=False):
            result[position] = Timed(period, "stated")
    return result


def _before_respectively(
    text: str, quantities: Sequence[Quantity], bearing: Sequence["_Bearing"], at: int
) -> dict[int, Timed]:
    """In 2031 and 2032 … 3 and 4, respectively: as many years of their own as figures of the sentence."""
    start = max((m.end() for m in _SENTENCE_END.finditer(text, 0, at)), default=0)
    ended = _SENTENCE_END.search(text, at)
    end = len(text) if ended is None else ended.start()
    counted = [p for p, quantity in enumerate(quantities) if start <= quantity.start < at]
    years: list[int] = []
    for mention, _ in bearing:
        words = text[mention.start : mention.end]
        if start <= mention.start < end and not re.search(r"[-–/]| to ", words):
            years += [int(year) for year in _YEAR.findall(words)]
    if len(years) < 2 or len(years) != len(counted):
        return {}
    spans = (Period(date(year, 1, 1), date(year, 12, 31)) for year in years)
    return {p: Timed(period, "stated") for p, period in zip(counted, spans, strict=True)}


_Bearing = tuple[TimeMention, Period]


def _direct(text: str, quantity: Quantity, bearing: Sequence[_Bearing], starts: Sequence[int]) -> int | None:
    """The mention right before the figure (2031 年的 2.7 亿), or alone in brackets right after it."""
    for index, (mention, _) in enumerate(bearing):
        if mention.end <= quantity.start and quantity.start - mention.end <= 12:
            if _LINK.fullmatch(text, mention.end, quantity.start):
                return index
        elif quantity.end <= mention.start and _THEN.fullmatch(text, quantity.end, mention.start):
            return index
        elif quantity.end <= mention.start <= quantity.end + 20:
            after = text[mention.end : mention.end + 2].strip()[:1]
            if after in {")", "）"} and _NOUN.fullmatch(text, quantity.end, mention.start):
                return index
    # an earlier value has the time named after it: from 43 per cent before the plan began in 2031
    return _later_in_clause(text, quantity, bearing, starts) if quantity.role is Role.BASE else None


def _in_brackets(text: str, position: int, starts: Iterable[int]) -> bool:
    start = max(s for s in starts if s <= position)
    before = text[start:position]
    return _open(before) >= 0


def _open(before: str) -> int:
    """Where the bracket that is still open at the end of `before` stands, -1 for none."""
    opened = max(before.rfind("("), before.rfind("（"))
    closed = max(before.rfind(")"), before.rfind("）"))
    return opened if opened > closed else -1


def _governing(
    text: str, quantity: Quantity, start: int, bearing: Sequence[_Bearing], starts: Sequence[int]
) -> Timed | None:
    bracket = _open(text[start : quantity.core_start])
    inside = [b for b in bearing if bracket >= 0 and start + bracket < b[0].start < quantity.core_start]
    if inside:
        return Timed(inside[-1][1], "sentence")
    before = [
        b
        for b in bearing
        if start <= b[0].start < quantity.core_start and not _in_brackets(text, b[0].start, starts)
    ]
    clause_start = max(text.rfind(mark, start, quantity.core_start) for mark in "，；,;")
    if before and before[-1][0].start > clause_start:
        return Timed(before[-1][1], "sentence")
    after = _later_in_clause(text, quantity, bearing, starts)
    if after is not None:
        return Timed(bearing[after][1], "sentence")
    if before:
        return Timed(before[-1][1], "sentence")
    credit = [period for mention, period in bearing if _CREDIT.match(text, mention.end)]
    if credit:
        return Timed(credit[-1], "sentence")
    carried = [period for period in _leading(bearing, start, starts, text) if period.start]
    return Timed(carried[-1], "carried") if carried else None


def _later_in_clause(
    text: str, quantity: Quantity, bearing: Sequence[_Bearing], starts: Sequence[int]
) -> int | None:
    """The mention named after the figure in its own clause, where a word of time introduces it."""
    ended = _CLAUSE_END.search(text, quantity.end)
    clause_end = len(text) if ended is None else ended.start()
    for index, (mention, period) in enumerate(bearing):
        if not quantity.end <= mention.start < clause_end or _in_brackets(text, mention.start, starts):
            continue
        if period.needs or period.start is None or _TEMPORAL.search(text, 0, mention.start):
            return index
    return None


def _leading(bearing: Sequence[_Bearing], before: int, starts: Sequence[int], text: str) -> Iterator[Period]:
    for mention, period in bearing:
        if mention.start >= before:
            return
        if any(
            0 <= mention.start - start <= 3 or _LEADING.fullmatch(text, start, mention.start)
            for start in starts
        ):
            yield period
