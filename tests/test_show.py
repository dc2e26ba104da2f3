"""Figures stand where they stand, whatever was left out of a segment's text."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import unextract
from unextract.records import Figure, Segment
from unextract.show import passages


def segment(source: str, slices: tuple[tuple[int, int], ...]) -> Segment:
    text = "".join(source[start:end] for start, end in slices)
    return Segment(
        segment_id="s", document_id="d", ordinal=0, kind="paragraph", paragraph="1",
        source_start=slices[0][0], source_end=slices[-1][1], text=text, slices=slices,
    )  # fmt: skip


def figure(source: str, start: int, end: int) -> Figure:
    return Figure(
        figure_id="f", document_id="d", segment_id="s", ordinal=0, kind="count", raw=source[start:end],
        source_start=start, source_end=end, value=Decimal(1), pattern="zh.test",
    )  # fmt: skip


def test_a_figure_across_a_page_break_is_shown_whole() -> None:
    source = "派遣了 12\n13/15\n 408 名志愿人员"
    around = (source.index("\n"), source.rindex("\n") + 1)
    part = segment(source, ((0, around[0]), (around[1], len(source))))
    start, end = source.index("12"), source.index("名") + 1
    (passage,) = passages([part], [figure(source, start, end)])
    (shown,) = passage.figures
    assert part.text[shown.start : shown.end] == "12 408 名"


def test_a_figure_outside_the_text_is_listed_without_a_place() -> None:
    source = "甲 5 乙"
    (passage,) = passages([segment(source, ((0, 1),))], [figure(source, 2, 3)])
    assert [(shown.start, shown.end) for shown in passage.figures] == [(None, None)]


@given(st.text("0123456789甲乙丙", min_size=1, max_size=40), st.data())
def test_the_shown_characters_are_those_of_the_figure_that_the_segment_keeps(
    source: str, data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(source), max_size=len(source)).filter(any))
    slices = tuple((i, i + 1) for i, keep in enumerate(kept) if keep)
    start = data.draw(st.integers(0, len(source) - 1))
    end = data.draw(st.integers(start + 1, len(source)))
    part = segment(source, slices)
    (passage,) = passages([part], [figure(source, start, end)])
    (shown,) = passage.figures
    expected = "".join(source[i] for i in range(start, end) if kept[i])
    got = "" if shown.start is None else part.text[shown.start : shown.end]
    assert got == expected


def test_a_file_and_the_warehouse_show_the_same(samples: Path, sample_warehouse: Path) -> None:
    (from_file,) = unextract.show(samples / "x-2024-13.zh.txt")
    (from_warehouse,) = unextract.show("x-2024-13.zh.txt", warehouse=sample_warehouse)
    assert [p.segment.text for p in from_file.passages] == [p.segment.text for p in from_warehouse.passages]
    assert [
        [(shown.figure.figure_id, shown.start, shown.end) for shown in passage.figures]
        for passage in from_file.passages
    ] == [
        [(shown.figure.figure_id, shown.start, shown.end) for shown in passage.figures]
        for passage in from_warehouse.passages
    ]


def test_a_paragraph_comes_with_its_list_items_and_without_footnotes(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(
        "1. 序言如下：\n\n(a) 有 5 个国家；\n\n(b) 有 6 个国家。\n\n2. 另有 7 个国家。\n", "utf-8"
    )
    (showing,) = unextract.show(file, paragraph="1")
    assert {passage.segment.paragraph for passage in showing.passages} == {"1", "1(a)", "1(b)"}
    with pytest.raises(unextract.UnextractError, match="no paragraph 9"):
        unextract.show(file, paragraph="9")
