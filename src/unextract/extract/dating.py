"""Which of the periods that a text names each of its figures is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from unextract.extract.claims import TimeMention
from unextract.extract.quantities import CHANGES, TIMELESS, Quantity
from unextract.extract.times import Bearing, Period, bearings
from unextract.records import FigureKind, Role


@dataclass(frozen=True, slots=True)
class Timed:
    """The period of a figure and how it was found: stated, sentence, carried, before (an undated base)."""

    period: Period
    found: str


# a phrase in brackets after what it dates: 60 亿美元摊款(2031/2032)
_NOUN = re.compile(r" ?[^，。；、,;()（）\d]{0,16} ?[(（] ?(?:from |in |for |since )?$")
# the end of the bracket that holds a time and at most a name: (2031 年人口普查), (2031/2032)
_ENDS = re.compile(r" ?[^，。；,;()（）\d]{0,12}[)）]")
_TEMPORAL = re.compile(
    r"(?:于|在其?|自|从|到|in|since|by|from|during|of|on|at|before|after|throughout|until|for|between) ?$"
)
# In 2031, …; After the floods of 2031, …
_LEADING = re.compile(
    r" ?(?:In|During|After|Since|By|At|As|From|Throughout|Between|On|Following)\b[^,.;]{0,40}"
)
# the time of an event that the sentences after it speak of: 会议于 2031 年 7 月举行。 was held in July 2031.
_EVENT = re.compile(r"(?:(?:[^由源]于|[^旨]在) ?|\b(?:held|took place|convened|launched)\b[^.,;]{0,24})$")
_EVENT_SAID = re.compile(r" ?[^的，。；：,.;]{0,12}(?:[，。；,.;]|$)")
# what goes on at the time of writing, or every year, is not of the time of an earlier sentence
_ONGOING = re.compile(r"正在|仍在|仍然|每年|\b(?:is|are) being\b|\b(?:each|every) year\b")
# the English order: 3,932 in 2022
_THEN = re.compile(r" (?:in|during|by|for|at|on|as|from)(?: the)? | (?=since\b)")
_CREDIT = re.compile(r" ?[)）][。.]? ?©")
# no comma or point inside a number; a second predicate is a clause of its own
_CLAUSE_END = re.compile(
    r"[，。；;]|(?<! respectively)[,.](?!\d| respectively)| and (?=(?:\w+ed|made|took|gave|held|had|has|have|was|were|is|are)\b)"
)
_CLAUSE_START = re.compile(r"[，；;]|,(?!\d)")
_CLAUSE_MARK = re.compile(r"[，。；;]|[,.](?!\d)")
_PAIRING = re.compile(r"分别|\brespectively\b")
_LISTED = re.compile(r" ?(?:、|，|,|和|及|与|以及|,? and) ?(?:in |by |for |at |on )?(?:the )?")
_RANGED = re.compile(r"至|到|-|–|—|~|～|/|\bto\b|through|until|[Bb]etween")
_YEAR = re.compile(r"(?:1[7-9]|20)\d\d")
_PART_END = re.compile(r"[。；;！？]|[.!?](?= [A-Z“\"(]|$)")
_SENTENCE_END = re.compile(r"[。！？]|[.!?](?= [A-Z“\"(])")
_LINK = re.compile(
    r"(?:的|底|末|初)? ?(?:(?:共|仅|只|约|已|又|则|就|各)?(?:有|为|是|占|达到?)?|共|各|the)? ?(?:a total of )?"
)
# what follows is compared with, and its time is of nothing else: 与 2030 年(3 人)相比
_COMPARED = re.compile(r"(?:[比较与和同]|[高低多少]于|\b(?:than|from|with|to|over)(?: the| in)?) ?$")
_BEFORE_BRACKET = re.compile(r"(?:的[^，。；()（）\d]{0,6})? ?")
# How far from a change the year stands that it is measured against.
_NEAR_BEFORE, _NEAR_AFTER = 12, 40


def assign(text: str, quantities: Sequence[Quantity], times: Sequence[TimeMention]) -> dict[int, Timed]:
    """For each quantity (by position) the period its own text states, where it states one."""
    named = bearings(text, times)
    bearing = [b for b in named if b.period.needs != "compared"]
    changes = _since_compared(text, quantities, [b for b in named if b.period.needs == "compared"])
    if not bearing:
        return changes
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    bound = {
        position: found
        for position, quantity in enumerate(quantities)
        if (found := _direct(text, quantity, bearing)) is not None
    }
    taken = {id(bearing[which].mention) for which in bound.values()}
    for position, quantity in enumerate(quantities):
        # an earlier value has the time named after it: from 43 per cent before the plan began in 2031
        if quantity.role is Role.BASE and position not in bound:
            later = _later_in_clause(text, quantity, bearing, starts)
            if (
                later is not None
                and id(bearing[later].mention) not in taken
                and _within_year(bearing[later].period)
            ):
                bound[position] = later
    spent = {
        id(bearing[which].mention)
        for position, which in bound.items()
        if quantities[position].role is Role.BASE or _in_brackets(text, bearing[which].mention.start, starts)
    }
    spent |= {
        id(mention)
        for mention, _ in bearing
        if _COMPARED.search(text, 0, mention.start) and _opens(text, mention.end)
    }
    spent |= {id(mention) for mention, _ in bearing if mention.rule.reading == "years_before"}
    free = [b for b in bearing if id(b.mention) not in spent]
    result = {}
    for position, quantity in enumerate(quantities):
        if position in bound:
            result[position] = Timed(bearing[bound[position]].period, "stated")
            continue
        start = max(s for s in starts if s <= quantity.core_start)
        timed = _governing(text, quantity, start, free, named, starts)
        if timed is not None:
            result[position] = timed
    _from_to(text, quantities, result)
    return changes | result | _respectively(text, quantities, bearing)


def _since_compared(
    text: str, quantities: Sequence[Quantity], compared: Sequence[Bearing]
) -> dict[int, Timed]:
    """A change measured against a year named beside it: 比 2029 年增加 7 个百分点, 7 per cent more than in 2029."""
    result = {}
    for position, quantity in enumerate(quantities):
        if quantity.role not in CHANGES:
            continue
        for mention, period in compared:
            if mention.end <= quantity.start:
                near = quantity.start - mention.end <= _NEAR_BEFORE
                between = text[mention.end : quantity.start]
            else:
                near = 0 <= mention.start - quantity.end <= _NEAR_AFTER
                between = text[quantity.end : mention.start]
            if near and not _CLAUSE_MARK.search(between):
                result[position] = Timed(period, "stated")
    return result


def _from_to(text: str, quantities: Sequence[Quantity], result: dict[int, Timed]) -> None:
    """Of a change in a stretch of years the base is of the first, the value reached of the last.

    `result` is corrected: 2029 年至 2031 年，人数从 3 人增至 5 人; within one year
    the base is the value of the year before.
    """
    for position, quantity in enumerate(quantities):
        timed = result.get(position)
        if quantity.role is not Role.BASE or timed is None or timed.period.start is None:
            continue
        period = timed.period
        if timed.found == "stated" and period.end is not None:
            continue
        after = result.get(position + 1)
        if after is None or after.period != period:
            continue
        if _CLAUSE_MARK.search(text, quantity.end, quantities[position + 1].start):
            continue
        if period.end is None or period.end.year > period.start.year:
            result[position] = Timed(_year(period.start.year), timed.found)
            if period.end is not None:
                result[position + 1] = Timed(_year(period.end.year), after.found)
        elif period == _year(period.start.year):
            result[position] = Timed(_year(period.start.year - 1), "before")


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _respectively(text: str, quantities: Sequence[Quantity], bearing: Sequence[Bearing]) -> dict[int, Timed]:
    """2031 年和 2032 年分别为 3 人和 4 人: the figures take the times in order; one in brackets that before it."""
    result: dict[int, Timed] = {}
    for word in _PAIRING.finditer(text):
        left = max((m.end() for m in _PART_END.finditer(text, 0, word.start())), default=0)
        ended = _PART_END.search(text, word.end())
        right = len(text) if ended is None else ended.start()
        inside = [b for b in bearing if left <= b.mention.start and b.mention.end <= right]
        listed = max(_lists(text, inside), key=lambda run: -abs(run[0][0] - word.start()), default=[])
        if len(listed) < 2:
            continue
        first, last = listed[0][0], listed[-1][0]
        if word[0] == "respectively" and last >= word.start():
            word_at = right  # in 2031 and 2032, respectively; … respectively, for 2031 and 2032
        else:
            word_at = word.start()
        before_word = word[0] == "respectively" and first > left
        figures = [
            position
            for position, quantity in enumerate(quantities)
            if left <= quantity.start
            and quantity.end <= right
            and (quantity.end <= min(first, word_at) if before_word else quantity.start >= word.end())
        ] or [p for p, q in enumerate(quantities) if last < q.start and q.end <= word_at]
        plain = [p for p in figures if _open(text[left : quantities[p].start]) < 0]
        chosen = plain[-len(listed) :] if before_word else plain[: len(listed)]
        if len(chosen) < len(listed):
            continue
        for position, (_, period) in zip(chosen, listed, strict=True):
            result[position] = Timed(period, "stated")
        for position in figures:
            if position not in plain and position - 1 in result:
                result[position] = result[position - 1]
    return result


def _lists(text: str, inside: Sequence[Bearing]) -> Iterator[list[tuple[int, Period]]]:
    """The runs of times joined by 、 or 和, each with its place; a mention of several years is a run of them."""
    run: list[tuple[int, Period]] = []
    end = -1
    for mention, period in inside:
        if run and not _LISTED.fullmatch(text, end, mention.start):
            yield run
            run = []
        words = text[max(0, mention.start - 8) : mention.end]
        if mention.groups.get("y2") and not mention.groups.get("m1") and not _RANGED.search(words):
            run = run + [
                (y.start(), _year(int(y[0]))) for y in _YEAR.finditer(text, mention.start, mention.end)
            ]
        else:
            run = [*run, (mention.start, period)]
        end = mention.end
    if run:
        yield run


def _direct(text: str, quantity: Quantity, bearing: Sequence[Bearing]) -> int | None:
    """The mention alone in brackets right after the figure, or right before it (2031 年的 2.7 亿)."""
    for index, (mention, _) in enumerate(bearing):
        if quantity.end <= mention.start <= quantity.end + 20:
            if _ENDS.match(text, mention.end) and _NOUN.fullmatch(text, quantity.end, mention.start):
                return index
    for index, (mention, _) in enumerate(bearing):
        if quantity.core_start < mention.start < quantity.core_end:  # 四年来
            return index
        if mention.end <= quantity.start and quantity.start - mention.end <= 12:
            if _LINK.fullmatch(text, mention.end, quantity.start):
                return index
        elif quantity.end <= mention.start and _THEN.fullmatch(text, quantity.end, mention.start):
            return index
    return None


def _within_year(period: Period) -> bool:
    """Whether a base named with it is of that time, not of its beginning (from 31 to 56 per cent since 2030)."""
    return period.end is not None and (period.start is None or period.start.year == period.end.year)


def _opens(text: str, end: int) -> bool:
    found = _BEFORE_BRACKET.match(text, end)
    return found is not None and text[found.end() : found.end() + 1] in {"(", "（"}


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
    text: str,
    quantity: Quantity,
    start: int,
    bearing: Sequence[Bearing],
    named: Sequence[Bearing],
    starts: Sequence[int],
) -> Timed | None:
    """The period of a figure from the time its own clause, its sentence or an earlier one names.

    `bearing` are those times that no other figure has for itself, `named` all.
    """
    bracket = _open(text[start : quantity.core_start])
    inside = [b for b in bearing if bracket >= 0 and start + bracket < b.mention.start < quantity.core_start]
    if inside:
        return Timed(inside[-1].period, "sentence")
    opening = start + bracket
    for mention, period in named:  # 与 2030 年(3 人)相比
        if 0 <= bracket and mention.end <= opening and _BEFORE_BRACKET.fullmatch(text, mention.end, opening):
            year = period.start.year if period.needs == "compared" and period.start else None
            return Timed(period if year is None else _year(year), "stated")
    if TIMELESS in quantity.flags and quantity.kind is FigureKind.DURATION:
        return None
    before = [
        b
        for b in bearing
        if start <= b.mention.start < quantity.core_start and not _in_brackets(text, b.mention.start, starts)
    ]
    marks = [mark.start() for mark in _CLAUSE_START.finditer(text, start, quantity.core_start)]
    if before and before[-1].mention.start > (marks[-1] if marks else -1):
        return Timed(before[-1].period, "sentence")
    after = _later_in_clause(text, quantity, bearing, starts)
    # 2031 年的报告显示，65%的国家现在有计划: of the time that is named, not of the present
    if after is not None and not (before and bearing[after].period.needs == "present"):
        return Timed(bearing[after].period, "sentence")
    if before:
        return Timed(before[-1].period, "sentence")
    credit = [period for mention, period in bearing if _CREDIT.match(text, mention.end)]
    if credit:
        return Timed(credit[-1], "sentence")
    if TIMELESS in quantity.flags:
        return None
    ended = _SENTENCE_END.search(text, quantity.end)
    if _ONGOING.search(text, start, len(text) if ended is None else ended.start()):
        return None
    carried = [period for period in _leading(bearing, start, starts, text) if period.start]
    return Timed(carried[-1], "carried") if carried else None


def _later_in_clause(
    text: str, quantity: Quantity, bearing: Sequence[Bearing], starts: Sequence[int]
) -> int | None:
    """The mention named after the figure in its own clause, where a word of time introduces it."""
    ended = _CLAUSE_END.search(text, quantity.end)
    clause_end = len(text) if ended is None else ended.start()
    for index, (mention, period) in enumerate(bearing):
        if not quantity.end <= mention.start < clause_end or _in_brackets(text, mention.start, starts):
            continue
        opens = mention.rule.reading == "since" or period.needs or period.start is None
        if opens or _TEMPORAL.search(text, 0, mention.start):
            return index
    return None


def _leading(bearing: Sequence[Bearing], before: int, starts: Sequence[int], text: str) -> Iterator[Period]:
    """The periods of earlier sentences that hold on: named at their beginning, or as the time of an event."""
    for mention, period in bearing:
        if mention.start >= before:
            return
        opens = any(
            0 <= mention.start - start <= 3 or _LEADING.fullmatch(text, start, mention.start)
            for start in starts
        )
        if opens or (
            _EVENT.search(text, 0, mention.start) is not None and _EVENT_SAID.match(text, mention.end)
        ):
            yield period
