"""What converters of PDFs to text and to markdown do to a report, and what segmenting makes of it."""

import pytest
from test_segment import CUT, ENGLISH, FIRST, REST, SECOND, THIRD, marks, of_kind, rows
from typeset import wrap

FOOT = "A/99/123\n2/13\n99-00001\n"


def printed(text: str, width: int = 70) -> str:
    return "\n".join(wrap(text, width))


def page(*parts: str) -> str:
    """Lines without blank lines, a running footer below, as readers of PDFs print a page."""
    return "\n".join(parts) + "\n" + FOOT


def test_a_number_alone_on_its_line_numbers_the_text_below() -> None:
    text = page(
        "1.", printed(FIRST), "2.", printed(SECOND), "(a)", printed(CUT + REST), "(b)", printed(THIRD)
    )
    assert of_kind(text, "paragraph") == [("1", FIRST), ("2", SECOND)]
    assert of_kind(text, "list_item") == [("2(a)", CUT + REST), ("2(b)", THIRD)]
    assert marks(text)[:2] == [("1", "para"), ("2", "para")]


def test_a_number_alone_may_have_its_text_below_a_blank_line() -> None:
    text = page("1.", "", printed(FIRST), "", "2.", "", printed(SECOND), "", "3.", "", printed(THIRD), "")
    assert of_kind(text, "paragraph") == [("1", FIRST), ("2", SECOND), ("3", THIRD)]


def test_numbers_alone_one_below_the_other_have_no_text() -> None:
    text = page("1.", "2.", printed(SECOND))
    assert ("2", SECOND) in of_kind(text, "paragraph")


@pytest.mark.parametrize("number", ["1 ", "1\n"], ids=["beside", "above"])
def test_footnotes_below_an_unfinished_line_are_told_by_their_marks(number: str) -> None:
    first = FIRST[:-1] + "。1"
    text = page(
        printed("1. " + first),
        printed("2. " + SECOND),
        printed(CUT),
        f"{number}这是脚注的内容。",
        FOOT,
        printed(REST),
    )
    assert of_kind(text, "footnote") == [("1", "这是脚注的内容。")]
    assert ("1", FIRST) in of_kind(text, "paragraph")
    assert any(words.endswith(CUT + REST) for _, words in of_kind(text, "paragraph"))


def test_a_line_that_begins_with_a_count_opens_no_footnote() -> None:
    text = page(printed("1. " + FIRST + SECOND[:-1] + "，1"), "1 个国家参加了这一方案。")
    assert of_kind(text, "footnote") == []


@pytest.mark.parametrize("glued", ["", " "], ids=["glued", "apart"])
def test_marks_without_their_footnotes_are_known_by_their_sequence(glued: str) -> None:
    body = (
        f"方案去年扩大。1{glued}此后各区域，2{glued}包括非洲在内，都有了新的安排。3{glued}2031 年又有 4 个"
        f"国家加入，共派出 12 名人员。4{glued}他们来自 5 个国家。"
    )
    text = page(printed("1. " + FIRST), printed("2. " + body))
    assert [number for number, kind in marks(text) if kind == "note"] == list("1234")
    words = dict(of_kind(text, "paragraph"))["2"]
    assert "安排。2031 年又有 4 个国家加入" in words


@pytest.mark.parametrize(
    "text",
    [
        "他们来自 5 个国家。4 个国家又加入，3 项计划、2 项方案，1 个项目。",
        "见目标 1、2 和 3，以及目标 4、5 和 6。",
        "方案扩大。1 此后各区域都有了新的安排。",
    ],
)
def test_numbers_that_rise_by_chance_are_no_marks(text: str) -> None:
    found = marks(page(printed(f"1. {FIRST}"), printed(f"2. {text}")))
    assert [number for number, kind in found if kind == "note"] == []


def test_a_narrow_column_beside_a_picture_reads_on_without_blank_lines() -> None:
    beside = printed(SECOND + THIRD, 40)
    text = page(
        printed("1. " + FIRST),
        printed("2. " + THIRD),
        "3. " + beside,
        printed("4. " + FIRST),
        printed(SECOND),
    )
    assert ("3", SECOND + THIRD) in of_kind(text, "paragraph")


def test_many_wide_footnotes_do_not_hide_where_lines_are_full() -> None:
    notes = [f"{number} {printed(THIRD * 2, 108)}" for number in range(1, 6)]
    text = page(*[f"{number}. {printed(FIRST + SECOND)}" for number in range(1, 7)], "__________", *notes)
    assert [number for number, _ in of_kind(text, "paragraph")] == list("123456")


def test_blanks_of_justified_lines_are_one_and_of_unwrapped_ones_none() -> None:
    english = "1. In  the   year  2031  the  programme  had  59   offices."
    chinese = "2. 方案去年在各 区域继续扩 大，派出 12 名人员。"
    assert [words for _, _, words in rows(f"{english}\n\n{chinese}\n")] == [
        "In the year 2031 the programme had 59 offices.",
        "方案去年在各区域继续扩大，派出 12 名人员。",
    ]


def test_numbers_far_apart_stay_apart() -> None:
    assert "12  408" in rows("1. " + FIRST + "\n\n见 12  408 一行。\n")[-1][2]


def test_numbers_beyond_count_are_looked_through_once() -> None:
    assert marks("，1 年内，2 月，3 日。4 时，" * 20_000) == []


@pytest.mark.parametrize(
    "foot",
    [
        "26/31" + " " * 80 + "31-05858",
        "31-05858" + " " * 80 + "12",
        "**E/2031/54**",
        "**_*3105858*_**",
        "**26/31**",
    ],
    ids=["both-ends", "bare-number", "bold-symbol", "bold-code", "bold-page"],
)
def test_running_lines_of_converters_are_furniture(foot: str) -> None:
    first, second = printed("1. " + FIRST), printed("2. " + SECOND)
    text = f"{first}\n{printed(CUT)}\n\n{foot}\n\n{printed(REST)}\n\n{second}\n"
    assert len(of_kind(text, "furniture")) == 1
    assert any(words.endswith(CUT + REST) for _, words in of_kind(text, "paragraph"))
    assert ("2", SECOND) in of_kind(text, "paragraph")


def test_paragraphs_of_markdown_may_be_marked_and_their_numbers_glued() -> None:
    text = f"<mark>1. {ENGLISH}</mark>\n\n2.{ENGLISH}\n\n3. _Offices_ and **12 people** moved on.\n"
    assert of_kind(text, "paragraph") == [
        ("1", ENGLISH),
        ("2", ENGLISH),
        ("3", "Offices and 12 people moved on."),
    ]


def test_entries_of_contents_may_name_paragraphs_before_the_page() -> None:
    entries = [
        f"{name} {'.' * 70}   {paragraphs}     {number}"
        for name, paragraphs, number in [
            ("Introduction", "1", 1),
            ("Field work", "2–14", 3),
            ("Staff", "15 - 20", 9),
        ]
    ]
    twice = f"{ENGLISH} {ENGLISH}"
    text = "\n".join(["Contents", *entries, "", *wrap("1. " + twice, 90), "", *wrap("2. " + twice, 90)])
    assert [words for _, words in of_kind(text, "contents")][1:] == entries
    assert of_kind(text, "paragraph") == [("1", twice), ("2", twice)]


def test_a_row_of_values_does_not_read_on() -> None:
    first = "部门和办事处的名称以及所在的国家和地区 2 752.4 3 667.9 424.7"
    second = "方案支助和行政领导以及其他各项工作的费用 12 504.5 11 155.0 9 217.3"
    table = f"表1\n各部门的人员\n{first}\n{second}"
    text = page(printed("1. " + FIRST), table, printed("2. " + SECOND))
    assert ("2", SECOND) in of_kind(text, "paragraph")
    ((_, rows_of_table),) = of_kind(text, "table")
    assert "3 667.9 424.7 方案支助" in rows_of_table
