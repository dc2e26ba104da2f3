"""Periods as fixtures write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unextract.golden.period import format_period, parse_period

DAYS = st.dates(date(1945, 10, 24), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("word", "start", "end"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-03-05", date(2022, 3, 5), date(2022, 3, 5)),
        ("2018/2020", date(2018, 1, 1), date(2020, 12, 31)),
        ("2019-03/2020-03", date(2019, 3, 1), date(2020, 3, 31)),
        ("2016-09/2018", date(2016, 9, 1), date(2018, 12, 31)),
        ("asof:2022-04", None, date(2022, 4, 30)),
        ("since:2018", date(2018, 1, 1), None),
    ],
)
def test_reads_a_period(word: str, start: date | None, end: date | None) -> None:
    assert parse_period(word) == (start, end)


@pytest.mark.parametrize(
    "word", ["", "22", "2022-13", "2022-02-30", "2022-1-1-1", "二〇二二", "2020/2018", "asof:"]
)
def test_refuses_what_is_no_period(word: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_period(word)


@given(DAYS, st.integers(0, 4000))
def test_writing_and_reading_gives_the_same_days(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    for period in ((start, end), (None, end), (start, None)):
        word = format_period(period)
        assert word is not None
        assert parse_period(word) == period


def test_no_period_has_no_word() -> None:
    assert format_period((None, None)) is None
    assert format_period((date(2022, 1, 1), date(2022, 12, 31))) == "2022"
