"""Which of the periods that a text names each of its figures is about."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from unextract.extract.brackets import opened
from unextract.extract.claims import TimeMention
from unextract.extract.dating_words import DatingWords
from unextract.extract.pairing import paired
from unextract.extract.quantities import CHANGES, TIMELESS, Quantity
from unextract.extract.times import SENTENCE_END, Bearing, Period, bearings, whole_year
from unextract.records import FigureKind, Role


@dataclass(frozen=True, slots=True)
class Timed:
    """The period of a figure and how it was found: stated, sentence, carried, before (an undated base)."""

    period: Period
    found: str


_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_CLOSE = re.compile(r"[)）]")
_CREDIT = re.compile(r" ?[)）][。.]? ?©")
# no comma or point inside a number
_CLAUSE_START = re.compile(r"[，；;]|,(?!\d)")
_CLAUSE_MARK = re.compile(r"[，。；;]|[,.](?!\d)")
# How far from a change the year stands that it is measured against, and how far with a bracket between.
_NEAR_BEFORE, _NEAR_AFTER, _FAR = 12, 40, 60


def assign(
    text: str, quantities: Sequence[Quantity], times: Sequence[TimeMention], words: DatingWords
) -> dict[int, Timed]:
    """For each quantity (by position) the period its own text states, where it states one."""
    named = bearings(text, times)
    if not named or not quantities:
        return {}
    bearing = [b for b in named if b.period.needs != "compared"]
    changes = _since_compared(text, quantities, _compared(text, named, words))
    starts = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
    bracketed = {id(b.mention) for b in bearing if _in_brackets(text, b.mention.start, starts)}
    bound = {
        position: found
        for position, quantity in enumerate(quantities)
        if (found := _direct(text, quantity, bearing, words)) is not None
    }
    taken = {id(bearing[which].mention) for which in bound.values()}
    for position, quantity in enumerate(quantities):
        # an earlier value has the time named after it: from 43 per cent before the plan began in 2031
        if quantity.role is Role.BASE and position not in bound:
            later = _later_in_clause(text, quantity, bearing, bracketed, words)
            if (
                later is not None
                and id(bearing[later].mention) not in taken
                and _within_year(bearing[later].period)
            ):
                bound[position] = later
    # three years (2031-2034): the bracket says when, of all that follows
    bracketed -= {
        id(bearing[which].mention)
        for position, which in bound.items()
        if quantities[position].kind is FigureKind.DURATION
    }
    spent = {
        id(bearing[which].mention)
        for position, which in bound.items()
        if quantities[position].role is Role.BASE or id(bearing[which].mention) in bracketed
    }
    spent |= {id(b.mention) for b in _compared(text, named, words)}
    spent |= {id(mention) for mention, _ in bearing if mention.rule.reading == "years_before"}
    free = [b for b in bearing if id(b.mention) not in spent]
    result = {}
    bases = [quantity.start for quantity in quantities if quantity.role is Role.BASE]
    for position, quantity in enumerate(quantities):
        if position in bound:
            result[position] = Timed(bearing[bound[position]].period, "stated")
            continue
        start = max(s for s in starts if s <= quantity.core_start)
        # a time behind an earlier value is that one's: down $1 from the $3 approved for 2030-2033
        base = next((base for base in bases if base >= quantity.end), None) if bases else None
        own = free if base is None else [b for b in free if b.mention.start < base]
        timed = _governing(text, quantity, start, own, named, starts, bracketed, words)
        if timed is not None:
            result[position] = timed
    _listed_bases(text, quantities, result)
    _from_to(text, quantities, result)
    _referring(text, quantities, result, starts, words)
    in_order = {p: Timed(period, "stated") for p, period in paired(text, quantities, bearing, words).items()}
    return changes | result | in_order


def _compared(text: str, named: Sequence[Bearing], words: DatingWords) -> list[Bearing]:
    """The times that something is compared with; of one before a bracket (与 2030 年(3 人)相比) as such."""
    found = []
    for mention, period in named:
        if period.needs == "compared":
            found.append(Bearing(mention, period))
        elif _opens(text, mention.end, words) and words.compared.search(
            text, max(0, mention.start - 8), mention.start
        ):
            found.append(Bearing(mention, Period(period.start, None, "compared")))
    return found


def _since_compared(
    text: str, quantities: Sequence[Quantity], compared: Sequence[Bearing]
) -> dict[int, Timed]:
    """A change measured against a year named beside it: 比 2029 年增加 7%, 7 per cent more than in 2029."""
    result = {}
    for position, quantity in enumerate(quantities):
        if quantity.role not in CHANGES:
            continue
        for mention, period in compared:
            if mention.end <= quantity.start:
                if quantity.start - mention.end > _FAR:
                    continue
                between = _BRACKET.sub("", text[mention.end : quantity.start])
                near = len(between) <= _NEAR_BEFORE
            else:
                near = 0 <= mention.start - quantity.end <= _NEAR_AFTER
                between = text[quantity.end : mention.start]
            if near and period.start is not None and not _CLAUSE_MARK.search(between):
                result[position] = Timed(period, "stated")
    return result


def _listed_bases(text: str, quantities: Sequence[Quantity], result: dict[int, Timed]) -> None:
    """Earlier values in a list are of one time: from 12 offices and 114 staff in 2031, 从 12 个、114 名."""
    for position, quantity in enumerate(quantities[1:], 1):
        before = quantities[position - 1]
        if position in result or quantity.role is not Role.BASE or before.role is not Role.BASE:
            continue
        timed = result.get(position - 1)
        if timed is not None and not _CLAUSE_MARK.search(text, before.end, quantity.start):
            result[position] = timed


def _from_to(text: str, quantities: Sequence[Quantity], result: dict[int, Timed]) -> None:
    """Of a change in a stretch of years the base is of the first, the value reached of the last.

    `result` is corrected: 2029 年至 2031 年，人数从 3 人增至 5 人; within one year
    the base is the value of the year before.
    """
    for position, quantity in enumerate(quantities):
        timed, after = result.get(position), result.get(position + 1)
        if quantity.role is not Role.BASE or timed is None or after is None or after.period != timed.period:
            continue
        start, end = timed.period.start, timed.period.end
        if start is None or (timed.found == "stated" and end is not None):
            continue
        if _CLAUSE_MARK.search(text, quantity.end, quantities[position + 1].start):
            continue
        if end is None or end.year > start.year:
            result[position] = Timed(whole_year(start.year), timed.found)
            if end is not None:
                result[position + 1] = Timed(whole_year(end.year), after.found)
        elif timed.period == whole_year(start.year):
            result[position] = Timed(whole_year(start.year - 1), "before")


def _referring(
    text: str,
    quantities: Sequence[Quantity],
    result: dict[int, Timed],
    starts: Sequence[int],
    words: DatingWords,
) -> None:
    """What a sentence says of the figure before it is of its time: This is a decline of 3 per cent."""
    if words.refers.search(text) is None:
        return
    for position, quantity in enumerate(quantities):
        if position in result or quantity.role is Role.BASE or TIMELESS in quantity.flags:
            continue
        start = max(s for s in starts if s <= quantity.core_start)
        if words.refers.match(text, start) is None:
            continue
        before = [p for p in result if quantities[p].core_start < start]
        if before and not any(start > s > quantities[max(before)].core_start for s in starts):
            result[position] = Timed(result[max(before)].period, "carried")


def _direct(text: str, quantity: Quantity, bearing: Sequence[Bearing], words: DatingWords) -> int | None:
    """The mention alone in brackets right after the figure, or right before it (2031 年的 2.7 亿)."""
    for index, (mention, _) in enumerate(bearing):
        near = quantity.end <= mention.start <= quantity.end + 20
        if (
            near
            and words.ends.match(text, mention.end)
            and words.noun.fullmatch(text, quantity.end, mention.start)
        ):
            return index
    for index, (mention, _) in enumerate(bearing):
        if quantity.core_start < mention.start < quantity.core_end:  # 四年来
            return index
        if mention.end <= quantity.start and quantity.start - mention.end <= 12:
            if words.link.fullmatch(text, mention.end, quantity.start):
                return index
        elif quantity.end <= mention.start and words.then.fullmatch(text, quantity.end, mention.start):
            return index
    return None


def _within_year(period: Period) -> bool:
    """Whether a base is of all that time, not of its beginning (from 31 to 56 per cent since 2030)."""
    return period.end is not None and (period.start is None or period.start.year == period.end.year)


def _opens(text: str, end: int, words: DatingWords) -> bool:
    found = words.before_bracket.match(text, end)
    return found is not None and text[found.end() : found.end() + 1] in {"(", "（"}


def _in_brackets(text: str, position: int, starts: Iterable[int]) -> bool:
    start = max(s for s in starts if s <= position)
    before = text[start:position]
    return opened(before) >= 0


def _governing(
    text: str,
    quantity: Quantity,
    start: int,
    bearing: Sequence[Bearing],
    named: Sequence[Bearing],
    starts: Sequence[int],
    bracketed: Set[int],
    words: DatingWords,
) -> Timed | None:
    """The period of a figure from the time its own clause, its sentence or an earlier one names.

    `bearing` are those times that no other figure has for itself, `named` all;
    `bracketed` the identities of the mentions within brackets.
    """
    bracket = opened(text[start : quantity.core_start])
    inside = [b for b in bearing if bracket >= 0 and start + bracket < b.mention.start < quantity.core_start]
    if bracket >= 0 and not inside:  # (13 donors so far in 2031)
        closed = _CLOSE.search(text, quantity.end)
        end = -1 if closed is None else closed.start()
        inside = [b for b in bearing if quantity.end <= b.mention.start < end][:1]
    if inside:
        return Timed(inside[-1].period, "sentence")
    opening = start + bracket
    for mention, period in named:  # 与 2030 年(3 人)相比
        if (
            bracket >= 0
            and mention.end <= opening
            and words.before_bracket.fullmatch(text, mention.end, opening)
        ):
            year = period.start.year if period.needs == "compared" and period.start else None
            return Timed(period if year is None else whole_year(year), "stated")
    if TIMELESS in quantity.flags and quantity.kind is FigureKind.DURATION:
        return None
    before = [
        b
        for b in bearing
        if start <= b.mention.start < quantity.core_start and id(b.mention) not in bracketed
    ]
    if before and not _CLAUSE_START.search(text, before[-1].mention.start, quantity.core_start):
        return Timed(before[-1].period, "sentence")
    after = _later_in_clause(text, quantity, bearing, bracketed, words)
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
    carried = [period for period in _leading(bearing, start, starts, text, words) if period.start]
    if not carried:
        return None
    ended = SENTENCE_END.search(text, quantity.end)
    ongoing = words.ongoing.search(text, start, len(text) if ended is None else ended.start())
    return None if ongoing else Timed(carried[-1], "carried")


def _later_in_clause(
    text: str, quantity: Quantity, bearing: Sequence[Bearing], bracketed: Set[int], words: DatingWords
) -> int | None:
    """The mention named after the figure in its own clause, where a word of time introduces it."""
    if not bearing or bearing[-1].mention.start < quantity.end:
        return None
    ended = words.clause_end.search(text, quantity.end)
    clause_end = len(text) if ended is None else ended.start()
    for index, (mention, period) in enumerate(bearing):
        if not quantity.end <= mention.start < clause_end or id(mention) in bracketed:
            continue
        opens = mention.rule.reading == "since" or period.needs or period.start is None
        if opens or words.before_time.search(text, max(0, mention.start - 12), mention.start):
            return index
    return None


def _leading(
    bearing: Sequence[Bearing], before: int, starts: Sequence[int], text: str, words: DatingWords
) -> Iterator[Period]:
    """The periods of earlier sentences that hold on: named at their beginning, or as the time of an event."""
    for mention, period in bearing:
        if mention.start >= before:
            return
        opens = any(
            0 <= mention.start - start <= 3 or words.leading.fullmatch(text, start, mention.start)
            for start in starts
        )
        if opens or (
            words.event_said.match(text, mention.end) is not None
            and words.event.search(text, max(0, mention.start - 40), mention.start) is not None
        ):
            yield period
