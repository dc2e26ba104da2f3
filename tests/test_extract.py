"""What `extract` promises of every numeral of an edition."""

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from editions_by_hand import plain_document

from unextract.extract import extract
from unextract.packs import load_packs
from unextract.read import read
from unextract.records import Edition, Figure, Role, Segment, SegmentKind
from unextract.resolve import resolve
from unextract.segment import segment

PACKS = load_packs()


def edition(text: str) -> Edition:
    source = plain_document(text)
    return extract(source, segment(source), PACKS)


def one_segment(text: str, kind: SegmentKind = SegmentKind.PARAGRAPH) -> Edition:
    source = plain_document(text)
    whole = Segment(
        segment_id="d:s0",
        document_id="d",
        ordinal=0,
        kind=kind,
        source_start=0,
        source_end=len(text),
        text=re.sub(r"\s", " ", text),
        slices=((0, len(text)),),
    )
    return extract(source, [whole], PACKS)


def classes(found: Edition) -> list[tuple[str, str]]:
    return [(one.raw, one.numeral_class.value) for one in found.numerals]


def values(figures: Sequence[Figure]) -> list[int | None]:
    return [None if figure.value is None else int(figure.value) for figure in figures]


PAGE = """一. 导言

1. 协会在报告所述期间扩大了活动范围，与各地的学校和图书馆合作，为山区的居民提供了更多的课程和教材。1

2. 共有 1 240 名教师参加了课程，他们来自 36 个国家，其中一半以上是首次参加这类活动的年轻教师。

__________
1 见协会的章程。
"""


def test_the_numbers_of_paragraphs_and_notes_are_no_figures() -> None:
    found = edition(PAGE)
    assert classes(found) == [
        ("一", "para"),
        ("1", "para"),
        ("1", "note"),
        ("2", "para"),
        ("1 240", "count"),
        ("36", "count"),
        ("一", "fraction"),
        ("半", "fraction"),
        ("1", "note"),
    ]
    assert [figure.segment_id for figure in found.figures] == [found.figures[0].segment_id] * 3


def test_a_figure_that_page_furniture_cuts_through_is_read_as_its_author_wrote_it() -> None:
    text = "学校分发了 12 （第 3 页）408 本教材。"
    source = plain_document(text)
    cut = Segment(
        segment_id="d:s0",
        document_id="d",
        ordinal=0,
        kind=SegmentKind.PARAGRAPH,
        source_start=0,
        source_end=len(text),
        text="学校分发了 12 408 本教材。",
        slices=((0, 9), (16, len(text))),
    )
    (figure,) = extract(source, [cut], PACKS).figures
    assert figure.value == 12408
    assert figure.raw == text[figure.source_start : figure.source_end] == "12 （第 3 页）408 本"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (SegmentKind.FURNITURE, "page"),
        (SegmentKind.CONTENTS, "page"),
        (SegmentKind.PARAGRAPH, "count"),
        (SegmentKind.BOX, "count"),
        (SegmentKind.FOOTNOTE, "count"),
    ],
)
def test_page_furniture_and_contents_state_no_figures(kind: SegmentKind, expected: str) -> None:
    found = one_segment("12 名教师", kind)
    assert classes(found) == [("12", expected)]
    assert len(found.figures) == (expected == "count")


def test_every_number_of_a_figure_belongs_to_it() -> None:
    found = one_segment("每三名学生中就有一人，约百分之二十点五的学生和三分之二的教师没有课本。")
    owned = [one.raw for one in found.numerals if one.figure_id is not None]
    assert owned == ["三", "一", "百", "二十点五", "三", "二"]
    assert len({one.figure_id for one in found.numerals}) == len(found.figures) == 3


def test_what_is_impossible_becomes_an_error_and_nothing_is_lost() -> None:
    found = one_segment("教师占 250%，学生 30 人。")
    assert values(found.figures) == [30]
    assert classes(found) == [("250", "unaccounted"), ("30", "count")]
    (error,) = found.errors
    assert error.stage == "extract"
    assert "'250%' at 4 was left out" in error.message


def test_a_range_is_two_figures_and_the_lower_carries_both_values() -> None:
    lower, upper = one_segment("学校招收了 5 000 到 6 000 名学生。").figures
    assert values([lower, upper]) == [5000, 6000]
    assert (lower.value_high, upper.value_high) == (Decimal(6000), None)
    assert "range_end" in upper.flags


def test_the_same_text_gives_the_same_ids() -> None:
    first, second = edition(PAGE), edition(PAGE)
    assert first == second
    ids = [figure.figure_id for figure in first.figures] + [one.numeral_id for one in first.numerals]
    assert len(set(ids)) == len(ids)


def test_what_only_the_report_knows_is_supplied_later() -> None:
    text = "2031 年招收了 20 名学生。此后又招收了 30 名教师。"
    source = plain_document(text).model_copy(update={"symbol": "E/2033/5"})
    found = extract(source, segment(source), PACKS)
    assert [figure.period_end for figure in resolve(found, PACKS).figures].count(None) <= 1
    assert found.figures[0].period_start is not None
    assert found.figures[0].period_start.year == 2031


@pytest.mark.parametrize("text", ["", " ", "这段话没有数字。"])
def test_a_text_without_numerals_has_none(text: str) -> None:
    found = edition(text)
    assert (found.numerals, found.figures, found.errors) == ((), (), ())


def test_figures_of_real_reports_quote_and_nothing_fails(reports: Path) -> None:
    for path in sorted(reports.glob("*.txt")):
        source = read(path)
        found = extract(source, segment(source), PACKS)
        assert found.errors == ()
        assert found.figures
        for one in (*found.numerals, *found.figures):
            assert source.text[one.source_start : one.source_end] == one.raw


def test_a_rate_of_completion_above_the_whole_is_no_share() -> None:
    (figure,) = one_segment("报告满意的教师占比\t101%").figures
    assert (figure.value, figure.role) == (101, Role.RATE)
