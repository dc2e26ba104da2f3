"""The golden cases of the grammars: tests/cases/*.toml.

In the manner of ftfy, a file an origin: `in-the-wild` (forms that real reports
use), `synthetic` (forms the language has), `negative` (looks like a figure and
is none), all Chinese, `english`, and `known-failures` (what is still wrong; a case that starts to pass
fails the test, so that it gets moved).

A table is a group, a key a text, its value what is said there in numbers, in
the order of the text:

    "约 1 200 名教师和 18 至 26 岁的学生" = [
        "1 200 => count ~ 1200 person",
        "18 => age 18..26 year limit",
        "26 => age 26 year limit range_end",
    ]

`numeral => kind [comparator] value[..high] [unit] [role] [range_end] [@period]`
for a figure, `numeral => class` for anything else. Without a comparator it is
`=`; without a role it is level, of a percent or fraction share; without a
period none is checked. The unit of a count is person, country or thing (any
other). All figures of a text must be listed; other numerals need not be.
"""

import calendar
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from unextract.explain import Explanation, explain
from unextract.packs import load_packs
from unextract.records import FIGURE_CLASSES, Comparator, Figure, FigureKind, NumeralClass, Role

PACKS = load_packs()

CASES = Path(__file__).parent / "cases"
COMPARATORS = frozenset(Comparator)
ROLES = frozenset(Role)
# value of a fraction: 三分之一 is 0.333333
PLACES = Decimal("0.000001")
_PERIOD = re.compile(r"(asof:)?(\d{4})(?:-(\d\d))?(?:/(\d{4})(?:-(\d\d))?)?")


@dataclass(frozen=True)
class Case:
    """A text and what it says in numbers."""

    text: str
    expected: tuple[str, ...]


def cases(name: str) -> list[Case]:
    groups = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))
    return [Case(text, tuple(expected)) for group in groups.values() for text, expected in group.items()]


def parameters(*names: str) -> list[ParameterSet]:
    return [pytest.param(case, id=f"{name}: {case.text}") for name in names for case in cases(name)]


@dataclass(frozen=True)
class Expected:
    """One line of a case, read."""

    numeral: str
    kind: str
    value: Decimal | None = None
    high: Decimal | None = None
    comparator: str = "="
    role: str = "level"
    unit: str | None = None
    range_end: bool = False
    period: str | None = None

    def describe(self) -> str:
        """What `found` says of the right figure."""
        if self.kind not in FIGURE_CLASSES:
            return self.kind
        return _words(self)


def read(line: str) -> Expected:
    """A line of a case file; ValueError where it is not of the form that the module's docstring gives."""
    numeral, arrow, rest = line.partition(" => ")
    kind, *words = rest.split()
    if not arrow or kind not in set(NumeralClass):
        raise ValueError(line)
    if kind not in FIGURE_CLASSES:
        if words:
            raise ValueError(line)
        return Expected(numeral, kind)
    comparator = words.pop(0) if words[0] in COMPARATORS else "="
    low, _, high = words.pop(0).partition("..")
    period = words.pop()[1:] if words and words[-1].startswith("@") else None
    range_end = bool(words) and words[-1] == "range_end"
    if range_end:
        words.pop()
    default = "share" if kind in (FigureKind.PERCENT, FigureKind.FRACTION) else "level"
    role = words.pop() if words and words[-1] in ROLES else default
    unit = words.pop(0) if words else None
    if words or (period is not None and _PERIOD.fullmatch(period) is None):
        raise ValueError(line)
    return Expected(numeral, kind, _decimal(low), _decimal(high), comparator, role, unit, range_end, period)


def _decimal(word: str) -> Decimal | None:
    return None if word in ("", "NULL") else Decimal(word).quantize(PLACES)


def _words(figure: Expected) -> str:
    low = "NULL" if figure.value is None else f"{figure.value.normalize():f}"
    parts = [
        figure.kind,
        figure.comparator,
        low if figure.high is None else f"{low}..{figure.high.normalize():f}",
        figure.unit or "-",
        figure.role,
        "range_end" if figure.range_end else "",
        f"@{figure.period}" if figure.period else "",
    ]
    return " ".join(part for part in parts if part)


def found(figure: Figure, period: str | None) -> str:
    """The figure in the words of a case; its period as the case writes it if it is that one."""
    unit = figure.unit
    if figure.kind is FigureKind.COUNT and unit not in ("person", "country"):
        unit = "thing"
    return Expected(
        figure.raw,
        figure.kind,
        figure.value,
        figure.value_high,
        figure.comparator,
        figure.role,
        unit,
        "range_end" in figure.flags,
        None if period is None else _period_words(figure, period),
    ).describe()


def _period_words(figure: Figure, period: str) -> str:
    if (figure.period_start, figure.period_end) == _period(period):
        return period
    return f"{figure.period_start}..{figure.period_end}"


def _period(words: str) -> tuple[date | None, date]:
    """2031, 2031-03, 2031/2033, 2031-03/2031-06 or asof:2031-03 as days."""
    match = _PERIOD.fullmatch(words)
    assert match is not None
    as_of, y1, m1, y2, m2 = match.groups()
    end_year, end_month = (int(y2), int(m2 or 12)) if y2 else (int(y1), int(m1 or 12))
    end = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return (None if as_of else date(int(y1), int(m1 or 1), 1)), end


def mistakes(case: Case) -> list[str]:
    """What the program says otherwise than the case, a line each."""
    explanation = explain(case.text, PACKS)
    wrong: list[str] = []
    seen: set[str] = set()
    at = 0
    for expected in map(read, case.expected):
        at = case.text.find(expected.numeral, at)
        assert at >= 0, f"the case has no {expected.numeral!r} there"
        got, figure = _at(explanation, at, expected)
        if got != expected.describe():
            wrong.append(f"{expected.numeral}: {got}, should be {expected.describe()}")
        if figure is not None:
            seen.add(figure)
        at += len(expected.numeral)
    figures = {one.figure.figure_id: one.figure for one in explanation.numerals if one.figure is not None}
    wrong += [
        f"{f.raw}: {found(f, None)}, should be no figure" for name, f in figures.items() if name not in seen
    ]
    return wrong


def _at(explanation: Explanation, at: int, expected: Expected) -> tuple[str, str | None]:
    """What covers position `at`, in the words of a case, and the id of its figure."""
    for one in explanation.numerals:
        if one.numeral.source_start <= at < one.numeral.source_end:
            if one.figure is None:
                return one.numeral.numeral_class, None
            return found(one.figure, expected.period), one.figure.figure_id
    return "no numeral", None


@pytest.mark.parametrize("case", parameters("in-the-wild", "synthetic", "negative", "english"))
def test_case(case: Case) -> None:
    assert mistakes(case) == []


@pytest.mark.parametrize("case", parameters("known-failures"))
def test_known_failure_still_fails(case: Case) -> None:
    assert mistakes(case) != [], "this one is right now: move it to the file of its origin"


def test_there_are_enough_cases_and_none_twice() -> None:
    texts = [
        case.text
        for name in ("in-the-wild", "synthetic", "negative", "english", "known-failures")
        for case in cases(name)
    ]
    assert len(texts) >= 400
    assert sorted(texts) == sorted(set(texts))
