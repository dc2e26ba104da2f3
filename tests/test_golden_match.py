"""Figures of a run find their golden facts, whatever stands around them."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unextract.golden.compare import DocumentCheck, compare, compare_document, describe
from unextract.golden.fixtures import Entry, Fixture
from unextract.golden.found import Found, FoundDocument, address


def fact(paragraph: str | None, value: float | None, kind: str = "count", **facts: Any) -> Entry:
    fields = {"symbol": "X/1", "paragraph": paragraph, "kind": kind, "reviewed": True} | facts
    return Entry.model_validate(fields | {"value": None if value is None else Decimal(str(value))})


def gap(paragraph: str | None = None) -> Entry:
    return Entry(symbol="X/1", paragraph=paragraph, reviewed=False)


def empty(paragraph: str) -> Entry:
    return Entry(symbol="X/1", paragraph=paragraph, reviewed=True)


def found(paragraph: str | None, value: float | None, kind: str = "count", **facts: Any) -> Found:
    number = None if value is None else Decimal(str(value))
    fields = {"paragraph": paragraph, "kind": kind, "value": number, "value_high": None, "period": None}
    fields |= {"unit": "person", "comparator": "=", "role": "level", "raw": f"{value}人"}
    return Found.model_validate(fields | facts)


def check(entries: list[Entry], figures: list[Found]) -> DocumentCheck:
    fixture = Fixture(Path("x.jsonl"), "X/1", None, tuple(entries))
    return compare_document(fixture, document(figures))


def document(figures: list[Found], name: str = "X/1", language: str = "zh") -> FoundDocument:
    return FoundDocument.model_validate(
        {
            "name": name,
            "symbol": name,
            "language": language,
            "source_path": f"{name}.{language}.txt",
            "figures": figures,
        }
    )


def changes(result: DocumentCheck) -> list[tuple[str, str | None]]:
    return [(difference.change, difference.paragraph) for difference in result.differences]


def test_equal_facts_do_not_differ() -> None:
    result = check([fact("1", 5, unit="person"), fact("2", 7)], [found("1", 5), found("2", 7)])
    assert (result.right, result.found, result.facts, result.f1) == (2, 2, 2, 1.0)
    assert not result.differences


def test_a_figure_too_many_does_not_shift_the_others() -> None:
    result = check([fact("1", 5), fact("1", 6), fact("1", 7)], [found("1", v) for v in (5, 99, 6, 7)])
    assert changes(result) == [("extra", "1")]
    assert result.f1 == pytest.approx(2 * 3 / 7)


def test_a_figure_too_few_is_missing() -> None:
    result = check([fact("1", 5), fact("1", 6), fact("1", 7)], [found("1", 5), found("1", 7)])
    assert changes(result) == [("missing", "1")]
    assert result.differences[0].golden == fact("1", 6)


@pytest.mark.parametrize(
    ("golden", "other", "change"),
    [
        ({"unit": "country"}, {"unit": "person"}, "unit"),
        ({"comparator": ">"}, {"comparator": "~"}, "comparator"),
        ({"role": "target"}, {"role": "level"}, "role"),
        ({"period": "2022"}, {"period": "2021"}, "period"),
        ({"period": None}, {"period": "2021"}, "period"),
        ({"value_high": Decimal(9)}, {"value_high": None}, "value"),
    ],
)
def test_a_changed_fact_is_named(golden: dict[str, Any], other: dict[str, Any], change: str) -> None:
    assert changes(check([fact("1", 5, **golden)], [found("1", 5, **other)])) == [(change, "1")]


def test_what_a_fact_does_not_state_is_not_compared() -> None:
    result = check(
        [fact("1", 5)], [found("1", 5, unit="项决议", role="target", comparator=">", period="2022")]
    )
    assert not result.differences


def test_another_value_and_another_kind_are_changes_of_one_figure() -> None:
    assert changes(check([fact("1", 14, "percent")], [found("1", 41, "percent")])) == [("value", "1")]
    assert changes(check([fact("1", 14, "percent")], [found("1", 14)])) == [("kind", "1")]


def test_other_is_any_unit_but_persons_and_countries() -> None:
    assert not check([fact("1", 5, unit="other")], [found("1", 5, unit="项决议")]).differences
    assert changes(check([fact("1", 5, unit="other")], [found("1", 5)])) == [("unit", "1")]


def test_periods_are_compared_as_days() -> None:
    assert not check([fact("1", 5, period="asof:2022-12")], [found("1", 5, period="asof:2022")]).differences


def test_values_are_compared_as_exactly_as_they_are_kept() -> None:
    third = [fact("1", 1 / 3, "fraction")]
    assert not check(third, [found("1", 0.333333, "fraction")]).differences
    assert changes(check([fact("1", 12408)], [found("1", 12409)])) == [("value", "1")]


def test_a_figure_in_the_neighbouring_paragraph_is_moved_not_lost() -> None:
    result = check([fact("1", 5), fact("2", 6), fact("3", 7)], [found("1", 5), found("1", 6), found("3", 7)])
    assert changes(result) == [("paragraph", "2")]
    assert result.right == 3


def test_an_equal_figure_far_away_is_not_the_missing_one() -> None:
    entries = [fact("1", 5), fact("2", 6), gap("3"), fact("9", 7)]
    result = check(entries, [found("1", 6), found("1", 5), found("9", 7), found("10", 6)])
    assert ("missing", "2") in changes(result)


def test_the_upper_end_of_a_range_may_be_labelled_as_a_figure_of_its_own() -> None:
    result = check(
        [fact("1", 60, "percent"), fact("1", 89, "percent")],
        [found("1", 60, "percent", value_high=Decimal(89))],
    )
    assert not result.differences
    assert (result.right, result.found) == (2, 2)


def test_unreviewed_text_is_no_error() -> None:
    entries = [fact("1", 5), gap("2"), fact("7", 8), fact("7", 9), gap("7")]
    figures = [found("1", 5), found("2", 1), found("3", 2), found("7", 8), found("7", 9), found("7", 10)]
    result = check(entries, figures)
    assert not result.differences
    assert [figure.value for figure in result.unreviewed] == [1, 2, 10]


def test_an_extra_figure_in_reviewed_text_is_an_error_even_between_gaps() -> None:
    entries = [fact("1", 5), gap("2"), empty("3"), gap("4"), fact("7", 8)]
    assert changes(check(entries, [found("1", 5), found("3", 2), found("7", 8)])) == [("extra", "3")]


def test_text_without_numbers_is_reviewed_between_neighbours_without_a_gap() -> None:
    entries = [fact(None, 5), fact(None, 6), gap(), fact(None, 7)]
    result = check(entries, [found(None, v) for v in (5, 99, 6, 77, 7)])
    assert changes(result) == [("extra", None)]
    assert [figure.value for figure in result.unreviewed] == [77]


def test_a_fixture_without_gaps_reviews_the_whole_document() -> None:
    result = check([fact("1", 5)], [found("1", 5), found("2", 6)])
    assert changes(result) == [("extra", "2")]


def test_addresses() -> None:
    assert address("paragraph", "13") == "13"
    assert address("footnote", "4") == "note 4"
    assert address("heading", "二.") is None
    assert address("box", None) is None


def test_editions_are_found_by_symbol_and_language() -> None:
    zh = Fixture(Path("x.zh.jsonl"), "X/1", "zh", (fact("1", 5),))
    absent = Fixture(Path("y.jsonl"), "Y/1", None, (fact("1", 5),))
    documents = [
        document([found("1", 5)]),
        document([found("1", 6)], language="en"),
        document([], name="Z/1"),
    ]
    result = compare([zh, absent], documents)
    assert [checked.source_path for checked in result.documents] == ["X/1.zh.txt"]
    assert result.not_loaded == ("Y/1",)
    assert result.without_fixture == ("X/1", "Z/1")
    assert result.passes()


def test_min_f1_decides_alone() -> None:
    fixture = Fixture(Path("x.jsonl"), "X/1", None, tuple(fact("1", v) for v in range(10)))
    result = compare([fixture], [document([found("1", v) for v in range(9)])])
    assert not result.passes()
    assert result.passes(min_f1=0.9)
    assert not result.passes(min_f1=0.99)


def test_a_difference_reads_as_a_line() -> None:
    result = check([fact("1", 14, "percent", unit="%")], [found("1", 41, "percent", unit="%", raw="41%")])
    assert [describe(d) for d in result.differences] == ["value: percent 14 % “41%”: golden 14, found 41"]


values = st.lists(st.integers(0, 5), max_size=12)


@given(values, values)
def test_every_fact_and_every_figure_is_accounted_for_once(golden: list[int], run: list[int]) -> None:
    result = check([fact("1", v) for v in golden], [found("1", v) for v in run])
    by_change = [d.change for d in result.differences]
    assert result.right + by_change.count("missing") + by_change.count("value") == len(golden)
    assert result.right + by_change.count("extra") + by_change.count("value") + len(result.unreviewed) == len(
        run
    )


@given(values)
def test_a_document_agrees_with_itself(run: list[int]) -> None:
    assert not check([fact("1", v) for v in run], [found("1", v) for v in run]).differences
