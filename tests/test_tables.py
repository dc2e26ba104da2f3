"""Tables in text: cells, labels, units and figures, from small tables of our own."""

import re
from decimal import Decimal

import pytest
from editions_by_hand import plain_document
from hypothesis import given, settings
from hypothesis import strategies as st

from unextract.extract import extract
from unextract.extract.analysis import analyse_times
from unextract.packs import load_packs
from unextract.records import Document, Edition, FigureKind, NumeralClass, Role, Segment, SegmentKind
from unextract.tables import Cell, Table, cells


def edition_of(*parts: tuple[SegmentKind, str], language: str = "zh") -> tuple[Document, list[Segment]]:
    text = "\n".join(words for _, words in parts)
    document = plain_document(text, language)
    segments = []
    start = 0
    for ordinal, (kind, words) in enumerate(parts):
        end = start + len(words)
        slices = _slices(words, start)
        segments.append(
            Segment(
                segment_id=f"d:s{ordinal}",
                document_id="d",
                ordinal=ordinal,
                kind=kind,
                source_start=start,
                source_end=end,
                text="".join(re.sub(r"\s", " ", text[a:b]) for a, b in slices),
                slices=slices,
            )
        )
        start = end + 1
    return document, segments


def _slices(words: str, start: int) -> tuple[tuple[int, int], ...]:
    """The whole text; of a turned page its lines, which join without blanks."""
    if len(words) > 3 * words.count("\n"):
        return ((start, start + len(words)),)
    return tuple((start + line.start(), start + line.end()) for line in re.finditer(r"\S+", words))


def read_table(words: str, caption: str | None = None, language: str = "zh") -> Table | None:
    parts = [(SegmentKind.TABLE, words)]
    if caption is not None:
        parts.insert(0, (SegmentKind.CAPTION, caption))
    document, segments = edition_of(*parts, language=language)
    pack = load_packs()[language]
    return cells(
        document,
        segments[-1],
        pack,
        caption=segments[0] if caption is not None else None,
        read_period=lambda phrase: analyse_times(phrase, pack),
    )


def table(words: str, caption: str | None = None, language: str = "zh") -> Table:
    found = read_table(words, caption, language)
    assert found is not None
    return found


def extracted(*parts: tuple[SegmentKind, str]) -> Edition:
    document, segments = edition_of(*parts)
    return extract(document, segments, load_packs())


def values(found: Table) -> list[list[int | float | None]]:
    """The values row by row, None for empty cells."""
    rows: dict[int, list[int | float | None]] = {}
    for cell in found.cells:
        number = None if cell.value is None else float(cell.value)
        rows.setdefault(cell.row, []).append(number)
    return list(rows.values())


def at(found: Table, row: int, column: int) -> Cell:
    return next(cell for cell in found.cells if (cell.row, cell.column) == (row, column))


MONEY = """(千美元)

   变动

用途 2031 年支出 2032 年估计 共计 百分比 2033 年估计

   A. 管理 1 200.5 2 300.4 (100.2) (4.4) 2 200.2

B. 水务

 1. 打井 10 000.0 11 000.0 1 100.0 10.0 12 100.0

 2. 水塔 a 500.0 400.0 100.0 25.0 500.0

 小计，(B) 10 500.0 11 400.0 1 200.0 10.5 12 600.0

 共计 11 700.5 13 700.4 1 099.8 8.0 14 800.2

 a 包括租用的水塔。
"""


def test_grouped_numbers_are_one_cell_and_five_columns_are_five() -> None:
    assert values(table(MONEY))[0] == [1200500, 2300400, -100200, -4.4, 2200200]


def test_heads_are_found_and_the_spanning_one_goes_before_what_says_nothing_alone() -> None:
    heads = [at(table(MONEY), 1, column).column_label for column in range(1, 6)]
    assert heads == ["2031 年支出", "2032 年估计", "变动共计", "变动百分比", "2033 年估计"]


def test_rows_know_the_groups_they_are_in() -> None:
    found = table(MONEY)
    labels = list(dict.fromkeys(cell.row_label for cell in found.cells))
    assert labels == [
        "A. 管理",
        "B. 水务 > 1. 打井",
        "B. 水务 > 2. 水塔",
        "B. 水务 > 小计，(B)",
        "共计",
    ]


def test_the_unit_note_gives_money_its_scale_but_not_the_percentages() -> None:
    found = table(MONEY)
    assert found.unit_note == "千美元"
    assert [at(found, 1, column).unit for column in range(1, 6)] == ["USD", "USD", "USD", "%", "USD"]


def test_roles_and_periods_come_from_the_heads() -> None:
    found = table(MONEY)
    quantities = [at(found, 1, column).quantity for column in range(1, 6)]
    assert [q.role for q in quantities if q] == [
        Role.LEVEL,
        Role.TARGET,
        Role.DECREASE,
        Role.DECREASE,
        Role.TARGET,
    ]
    assert [q.period[1].year for q in quantities if q and q.period[1]] == [2031, 2032, 2033, 2033, 2033]


def test_row_numbers_are_paragraph_numbers_and_indicator_numbers_are_goals() -> None:
    money = extracted((SegmentKind.TABLE, MONEY))
    numbers = {n.raw: n.numeral_class for n in money.numerals if n.figure_id is None}
    assert numbers["1"] is NumeralClass.PARA
    assert numbers["2031"] is NumeralClass.DATE
    indicators = extracted((SegmentKind.TABLE, INDICATORS))
    assert {n.raw for n in indicators.numerals if n.numeral_class is NumeralClass.GOAL} == {
        "1.1",
        "1",
        "2",
        "1.2",
    }


INDICATORS = """产出指标

基线

(2031 年，
除另行
说明)

2032 年

目标

2032 年

结果

已实现

%

业绩

产出 1.1  更多村庄

有井可用

1.1.1  有井的

村庄数目

173 1 200 1 260 105%

1.1.2  满意的住户占比
88% 89% 88% 99%
 (按调查)

产出 1.2  资金

1.2.1  累计收入(百万美元)

95.6 (2028-

2031 年)
25.3 23.3 92%
"""


def test_wrapped_labels_are_joined_and_notes_beside_a_value_date_it() -> None:
    found = table(INDICATORS)
    assert at(found, 1, 1).row_label == "产出 1.1 更多村庄有井可用 > 1.1.1 有井的村庄数目"
    income = at(found, 3, 1)
    assert (income.value, income.unit) == (Decimal(95_600_000), "USD")
    assert income.quantity is not None
    assert [day.year for day in income.quantity.period if day] == [2028, 2031]
    assert income.quantity.role is Role.BASE
    assert at(found, 3, 4).unit == "%"


def test_the_noun_that_a_label_counts_is_the_unit() -> None:
    assert at(table(INDICATORS), 1, 2).unit == "个村庄"


def test_a_percent_column_keeps_its_head_when_a_head_without_values_follows() -> None:
    assert at(table(INDICATORS), 2, 4).column_label == "已实现%"


def test_numerals_of_unit_notes_are_no_figures() -> None:
    edition = extracted((SegmentKind.TABLE, INDICATORS))
    assert all("百万" not in figure.raw for figure in edition.figures)


POSTS = """(员额数目)


专业职类

 一般事务
及有关职类


高级
主任

主任 D-1 P-5 小计 特等

其他
职等 共计

 A. 管理 — 1 2 3 6 — 3 9

 B. 水务 1 — 4 5 10 2 — 12

 C. 支助 — 91 129 2 222 413 396 1 031

 共计 1 92 135 10 238 415 399 1 052
"""


def test_stacked_heads_and_an_ambiguous_row_that_only_its_sums_can_cut() -> None:
    found = table(POSTS, "表 3 2033 年员额")
    assert values(found)[2] == [None, 91, 129, 2, 222, 413, 396, 1031]
    assert [at(found, 3, column).column_label for column in (1, 2, 7, 8)] == [
        "高级主任",
        "主任",
        "其他职等",
        "共计",
    ]


def test_a_note_of_posts_is_a_unit_and_the_caption_dates_the_cells() -> None:
    cell = at(table(POSTS, "表 3 2033 年员额"), 1, 8)
    assert cell.unit == "个员额"
    assert cell.quantity is not None
    assert cell.quantity.period[1] is not None
    assert cell.quantity.period[1].year == 2033


def turned(*words: str) -> str:
    """Cells as a page turned by 90 degrees prints them: a character a line, a blank where a cell ends."""
    return "\n".join("\n".join(re.findall(r"[\d.%(]+|\D", cell)) + " \n" for cell in words)


def test_a_turned_page_is_read_cell_by_cell() -> None:
    page = turned(
        "目标1",
        "让每个村庄都有干净的水可以饮用",
        "指标",
        "基线",
        "2035年目标",
        "1.1.1",
        "更多村庄得到服务",
        "有井的村庄百分比",
        "55%",
        "(2031年)",
        "90%",
        "下列群体中满意者百分比：",
        "(2030年)",
        "•妇女",
        "44%",
        "60%",
        "•青年",
        "21%",
        "40%",
        "捐款的会员国数目",
        "34",
        "(2029年)",
        "55",
    )
    found = table(page)
    assert values(found) == [[55, 90], [44, 60], [21, 40], [34, 55]]
    led = at(found, 2, 1)
    assert led.row_label is not None
    assert led.row_label.endswith("下列群体中满意者百分比：妇女")
    assert led.quantity is not None
    assert led.quantity.period[1] is not None
    assert led.quantity.period[1].year == 2030
    target = at(found, 2, 2).quantity
    assert target is not None
    assert target.period[1] is not None
    assert (target.role, target.period[1].year) == (Role.TARGET, 2035)
    assert at(found, 4, 1).unit == "country"


def test_bars_and_tabs_part_cells_even_empty_ones() -> None:
    found = table(
        "| 国家 | 2031 年 | 2032 年 | 变化 |\n|---|---|---|---|\n"
        "| 甲国 | 1 200 | 1 300 | 100 |\n| 乙国 | 12 | | — |\n| 丙国 | 7 | 8 | 1 |\n"
    )
    assert values(found) == [[1200, 1300, 100], [12, None], [7, 8, 1]]
    assert at(found, 2, 3).value is None
    assert at(found, 2, 3).column_label == "变化"
    tabbed = table("国家\t人数\t占比\n甲国\t1 200\t12%\n乙国\t300\t3%\n")
    assert values(tabbed) == [[1200, 12], [300, 3]]
    assert [cell.unit for cell in tabbed.cells] == ["person", "%"] * 2


def test_fields_before_the_values_are_groups_and_labels() -> None:
    found = table(
        "产出\t指标\t基线\t2032 年目标\t已实现 %\t业绩\n"
        "产出 1.1 更多水井\t1.1.1 村庄数目\t1 173\t1 200\t105%\n"
        "\t1.1.2 水井数目\t9 575\t10 500\t81%\n"
        "1.2 满意的村民占比\t\t96%\t—\t—\t无人调查\n"
    )
    assert values(found) == [[1173, 1200, 105], [9575, 10500, 81], [96, None, None, None]]
    assert [at(found, row, 1).row_label for row in (1, 2, 3)] == [
        "产出 1.1 更多水井 > 1.1.1 村庄数目",
        "产出 1.1 更多水井 > 1.1.2 水井数目",
        "产出 1.1 更多水井 > 1.2 满意的村民占比",
    ]
    assert [at(found, 1, column).column_label for column in (1, 2, 3)] == ["基线", "2032 年目标", "已实现 %"]


def test_wide_gaps_part_cells_and_single_blanks_group_digits() -> None:
    found = table("甲省   1 200   300   400\n乙省   2 200   310   500\n", "表 1 各省水井")
    assert values(found) == [[1200, 300, 400], [2200, 310, 500]]


def test_years_may_label_rows() -> None:
    found = table("年份 村庄 水井\n2031 12 30\n2032 14 33\n2033 15 40\n", "表 2 水井")
    assert values(found) == [[12, 30], [14, 33], [15, 40]]
    assert [at(found, row, 1).row_label for row in (1, 2, 3)] == ["2031", "2032", "2033"]
    dated = at(found, 2, 1).quantity
    assert dated is not None
    assert dated.period[1] is not None
    assert dated.period[1].year == 2032


def test_years_side_by_side_date_no_head_after_them() -> None:
    words = "区域 2031 年 2032 年 变动(百分比)\n东部 1 405 1 574 12\n西部 1 041 1 103 6\n共计 2 446 2 677 9\n"
    found = table(words, "表 1 人数")
    assert [at(found, 1, column).column_label for column in (1, 2, 3)] == [
        "2031 年",
        "2032 年",
        "变动(百分比)",
    ]
    paired = table("成果 2031 年 目标 2032 年 结果\n甲 56 57\n乙 20 30\n", "表 2")
    assert [at(paired, 1, column).column_label for column in (1, 2)] == ["2031 年目标", "2032 年结果"]


def test_a_row_of_years_heads_its_columns() -> None:
    words = "国家 2031 2032 2033\n甲国 1 200 1 300 1 250\n乙国 12 2 010 7\n"
    found = table(words, "表 4 水井数目")
    assert values(found) == [[1200, 1300, 1250], [12, 2010, 7]]
    assert at(found, 1, 2).column_label == "2032"
    dated = at(found, 2, 3).quantity
    assert dated is not None
    assert [day.year for day in dated.period if day] == [2033, 2033]
    edition = extracted((SegmentKind.CAPTION, "表 4 水井数目"), (SegmentKind.TABLE, words))
    assert [n.raw for n in edition.numerals if n.numeral_class is NumeralClass.DATE] == [
        "2031",
        "2032",
        "2033",
    ]


def test_a_table_of_names_carries_the_region_down() -> None:
    found = table("区域 国家\n北方 甲国\n乙国\n南方 丙国\n丁国\n", "表 1 提交报告的国家")
    assert [(cell.row_label, cell.column_label) for cell in found.cells] == [
        ("北方", "国家"),
        ("北方", "国家"),
        ("南方", "国家"),
        ("南方", "国家"),
    ]
    assert all(cell.quantity is None for cell in found.cells)


def test_an_english_table_needs_no_code_of_its_own() -> None:
    found = table(
        "(Thousands of United States dollars)\n\n"
        "Component     2031 expenditure     2032 estimate     Change\n\n"
        "Wells     1,200.5     1,300.5     100.0\n\n"
        "Towers     200.0     150.0     (50.0)\n\n"
        "Total     1,400.5     1,450.5     50.0\n",
        "Table 1 Resources",
        language="en",
    )
    assert values(found)[1] == [200_000, 150_000, -50_000]
    assert at(found, 2, 3).unit == "USD"
    assert all(
        "sum_checked" in cell.quantity.flags for cell in found.cells if cell.row == 3 and cell.quantity
    )


@pytest.mark.parametrize(
    "words",
    [
        "22%\n\n12%\n\n6%\n",
        "水井的数目增加到了大约\n12 408\n口，比上一年多出很多。这一进展要归功于\n35 个村庄的\n村民。\n",
        "前言\n",
    ],
)
def test_what_is_no_table_is_none(words: str) -> None:
    assert read_table(words) is None


def test_percentages_of_a_chart_are_figures_as_in_prose() -> None:
    edition = extracted((SegmentKind.TABLE, "22%\n\n12%\n\n6%\n"))
    assert [(f.kind, int(f.value or 0)) for f in edition.figures] == [
        (FigureKind.PERCENT, 22),
        (FigureKind.PERCENT, 12),
        (FigureKind.PERCENT, 6),
    ]
    assert edition.table_cells == ()


def test_quantities_in_labels_stay_figures_beside_those_of_the_cells() -> None:
    edition = extracted(
        (
            SegmentKind.TABLE,
            "指标 基线 2032 年目标\n1.1 在过去 12 个月修井的村庄百分比 40% 60%\n1.2 村庄数目 7 9\n",
        )
    )
    assert {(f.kind, f.raw) for f in edition.figures} == {
        (FigureKind.DURATION, "12 个月"),
        (FigureKind.PERCENT, "40%"),
        (FigureKind.PERCENT, "60%"),
        (FigureKind.COUNT, "7"),
        (FigureKind.COUNT, "9"),
    }


def test_cells_figures_and_numerals_point_at_each_other() -> None:
    edition = extracted((SegmentKind.CAPTION, "表 1 水务资源"), (SegmentKind.TABLE, MONEY))
    figures = {figure.figure_id: figure for figure in edition.figures}
    linked = [cell for cell in edition.table_cells if cell.figure_id is not None]
    assert linked
    assert all(figures[cell.figure_id].value == cell.value for cell in linked if cell.figure_id)
    owners = [numeral.figure_id for numeral in edition.numerals if numeral.figure_id is not None]
    assert sorted(owners) == sorted(figures)
    assert all("table_cell" in figure.flags and figure.scope == "水务资源" for figure in edition.figures)
    assert not edition.errors


def test_a_row_that_may_be_cut_in_several_ways_says_so() -> None:
    found = table("甲 3 100 200 7\n乙 — 4 5 6\n丙 1 — 2 3 \n丁 2 400 300\n", "表 1")
    flags = [cell.quantity.flags for cell in found.cells if cell.row == 4 and cell.quantity]
    assert flags
    assert all("column_uncertain" in flag for flag in flags)


CELL = st.one_of(
    st.integers(0, 999_999).map(lambda n: f"{n:,}".replace(",", " ")),
    st.integers(0, 9999).map(lambda n: f"({n:,})".replace(",", " ")),
    st.integers(0, 120).map(lambda n: f"{n}%"),
    st.just("—"),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=6))
def test_tabbed_cells_come_back_as_they_were_written(rows: list[list[str]]) -> None:
    words = "名称\t甲\t乙\t丙\n" + "".join(
        f"行{'一二三四五六'[at]}\t" + "\t".join(row) + "\n" for at, row in enumerate(rows)
    )
    found = table(words, "表 1")
    written = [text for row in rows for text in row]
    text = re.sub(r"\s", " ", words)
    assert [text[slice(*cell.span)] for cell in found.cells] == written


@settings(max_examples=40, deadline=None)
@given(st.text("12 3.%—(（)）年\n\t|甲乙a-", max_size=120))
def test_rubbish_neither_breaks_nor_loses_a_numeral(words: str) -> None:
    if not words.strip():
        return
    edition = extracted((SegmentKind.TABLE, words))
    covered = {i for n in edition.numerals for i in range(n.source_start, n.source_end)}
    assert all(i in covered for i, character in enumerate(words) if character in "123")
    assert not edition.errors


@pytest.mark.parametrize(
    "words", ["7 " * 20_000, "123 " * 5_000, "(" * 20_000, "1\n" * 20_000, "甲 1 234 567\n" * 3_000]
)
def test_hostile_input_ends_soon(words: str) -> None:
    read_table(words)


def test_heads_that_span_lead_on_to_those_below_and_repeated_ones_name_nothing() -> None:
    found = table(
        "国家\t2031 年\t\t2032 年\t\n\t男\t女\t男\t女\n"
        "甲国\t1\t2\t3\t4\n乙国\t5\t6\t7\t8\n"
        "国家\t2031 年\t\t2032 年\t\n\t男\t女\t男\t女\n"
        "丙国\t9\t10\t11\t12\n"
    )
    assert values(found) == [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]
    assert [at(found, 1, column).column_label for column in range(1, 5)] == [
        "2031 年 > 男",
        "2031 年 > 女",
        "2032 年 > 男",
        "2032 年 > 女",
    ]
    assert [at(found, row, 1).row_label for row in (1, 2, 3)] == ["甲国", "乙国", "丙国"]


def test_a_cell_of_words_that_says_its_unit_has_a_value() -> None:
    found = table("指标\t基线\t目标\n现金\t预算的 15% (2031 年)\t预算的 20%\n水井数目\t3\t4\n")
    assert values(found) == [[15, 20], [3, 4]]
    dated = at(found, 1, 1).quantity
    assert dated is not None
    assert [day.year for day in dated.period if day] == [2031, 2031]


def test_a_group_with_a_year_in_a_column_dates_its_rows() -> None:
    found = table("指标\t基线\t目标\n村庄占比：\t(2031 年)\n• 甲省\t10%\t20%\n• 乙省\t30%\t40%\n")
    assert values(found) == [[10, 20], [30, 40]]
    assert at(found, 2, 1).row_label == "村庄占比：乙省"
    dated = at(found, 2, 1).quantity
    assert dated is not None
    assert [day.year for day in dated.period if day] == [2031, 2031]


def english(words: str, caption: str | None = None) -> Edition:
    parts = [(SegmentKind.TABLE, words)]
    if caption is not None:
        parts.insert(0, (SegmentKind.CAPTION, caption))
    document, segments = edition_of(*parts, language="en")
    return extract(document, segments, load_packs())


def test_a_subject_keeps_the_name_of_its_column_and_is_cut_at_words() -> None:
    long = "Repair of the wells, pumps, pipes and water towers that the storms of the spring destroyed"
    found = english(f"Work\tVisits in 2031\tVisits in 2032\n{long}\t12\t15\nSchools\t7\t9\n")
    subjects = [figure.subject for figure in found.figures]
    assert subjects[2] == "Schools, Visits"
    assert subjects[0] == "Repair of the wells, pumps, pipes and water towers that the storms, Visits"


def test_levels_of_heads_leave_no_sign_and_codes_of_rows_are_no_part_of_subjects() -> None:
    found = english(
        "\t2031\t\t2032\t\n\tVisits\tCourses\tVisits\tCourses\n"
        "I.A - Wells\t1\t2\t3\t4\nI.B2 - Schools\t5\t6\t7\t8\n"
    )
    assert [figure.subject for figure in found.figures[:2]] == ["Wells, Visits", "Wells, Courses"]
    assert found.figures[4].subject == "Schools, Visits"


def test_chinese_row_and_column_are_joined_by_a_chinese_comma() -> None:
    document, segments = edition_of((SegmentKind.TABLE, "用途\t男\t女\n水井\t12\t15\n学校\t7\t9\n"))
    found = extract(document, segments, load_packs())
    assert found.figures[0].subject == "水井，男"


def test_percentages_of_a_whole_are_shares_and_the_latest_estimate_asks_for_nothing() -> None:
    found = english(
        "Work\t2031 latest estimates\t% of total\t2032 estimates\n"
        "Wells\t120\t60%\t150\nSchools\t80\t40%\t90\n"
    )
    assert [figure.role for figure in found.figures[:3]] == [Role.FORECAST, Role.SHARE, Role.TARGET]


def test_a_total_leaves_the_role_to_the_head_above_it() -> None:
    found = english("\t2031 estimates\t\n\tWells\tTotal\nNorth\t12\t15\nSouth\t7\t9\n")
    assert [figure.role for figure in found.figures[:2]] == [Role.TARGET, Role.TARGET]


def test_a_plain_number_above_100_is_no_per_cent_of_a_whole() -> None:
    found = english("Work\tVisits\t% of total\nWells\t120\t1,110.8\nSchools\t80\t40\n")
    assert [figure.unit for figure in found.figures[1::2]] == [None, "%"]


def test_a_part_without_a_caption_goes_on_from_the_captioned_one() -> None:
    heads = "\t2031\t\t2032\t\n\tVisits\tTotal costs\tVisits\tTotal costs\n"
    first = f"{heads}Wells\t1.5\t2.5\t3.5\t4.5\nSchools\t5.5\t6.5\t7.5\t8.5\n"
    heads = "2. Plans\t\tTotal\t% of total\t\tTotal\t% of total\n"
    second = f"{heads}Roads\t1.5\t2.5\t\t130.5\t4.5\t\nAll\t5.5\t6.5\t91%\t7.5\t8.5\t92%\n"
    document, segments = edition_of(
        (SegmentKind.CAPTION, "Table 1. Plans (in millions of United States dollars)"),
        (SegmentKind.TABLE, first),
        (SegmentKind.FURNITURE, "12"),
        (SegmentKind.TABLE, second),
        language="en",
    )
    found = extract(document, segments, load_packs())
    cells = [cell for cell in found.table_cells if cell.segment_id == segments[-1].segment_id]
    assert {cell.caption for cell in cells} == {segments[0].text}
    assert [(cell.column_label, cell.unit) for cell in cells[-6:]] == [
        ("2031 > Visits", "USD"),
        ("2031 > Total costs", "USD"),
        ("2031 > % of total", "%"),
        ("2032 > Visits", "USD"),
        ("2032 > Total costs", "USD"),
        ("2032 > % of total", "%"),
    ]


def test_a_table_of_other_columns_does_not_go_on_from_the_one_above() -> None:
    document, segments = edition_of(
        (SegmentKind.CAPTION, "Table 1. Plans (in millions of United States dollars)"),
        (SegmentKind.TABLE, "\tVisits\tCosts\nWells\t1.5\t2.5\nSchools\t5.5\t6.5\n"),
        (SegmentKind.TABLE, "\tRoads\tBridges\tTunnels\nNorth\t12\t13\t14\nSouth\t15\t16\t17\n"),
        language="en",
    )
    found = extract(document, segments, load_packs())
    assert {cell.caption for cell in found.table_cells if cell.segment_id == segments[-1].segment_id} == {
        None
    }


@pytest.mark.parametrize(
    ("head", "caption", "unit"),
    [
        ("Number of recommendations", None, "recommendation"),
        ("Cases in 2031", None, "case"),
        ("Internal audits", None, "audit"),
        ("Count", "Table 2. Outcome of village inspections in 2031", "inspection"),
        ("Honduras", None, None),
        ("Regular resources", "Table 2. Outcome of village inspections in 2031", None),
    ],
)
def test_counts_have_the_noun_of_their_head_or_caption(
    head: str, caption: str | None, unit: str | None
) -> None:
    found = english(f"Work\t{head}\nWells\t12\nSchools\t7\nRoads\t9\n", caption)
    assert [figure.unit for figure in found.figures if "table_cell" in figure.flags] == [unit] * 3


def test_columns_that_a_total_sums_up_count_what_it_counts() -> None:
    found = english(
        "Status\tInternal visits\tVillage visits\tTotal\nOpen\t12\t3\t15\nClosed\t7\t2\t9\n",
        "Table 3. Status of the proposals of visitors",
    )
    assert {figure.unit for figure in found.figures if "table_cell" in figure.flags} == {"proposal"}


def test_chinese_counts_have_the_noun_of_their_caption() -> None:
    document, segments = edition_of(
        (SegmentKind.CAPTION, "表 1 各村收到的建议数目"),
        (SegmentKind.TABLE, "用途\t男\t女\n水井\t12\t15\n学校\t7\t9\n"),
    )
    found = extract(document, segments, load_packs())
    assert {figure.unit for figure in found.figures if "table_cell" in figure.flags} == {"个建议"}


def test_the_scale_and_the_legend_of_a_chart_are_no_figures() -> None:
    chart = "7\t11\t5\nWells\n12\t6\t9\n0%\t25%\t50%\t75%\t100%\nDone\t>= 90% Progress\t0-59% Progress\n"
    found = english(chart)
    assert [figure.kind for figure in found.figures] == [FigureKind.COUNT] * 6
    classes = [numeral.numeral_class for numeral in found.numerals][6:]
    assert classes == [NumeralClass.TABLE] * len(classes)


def test_a_row_with_a_name_is_no_scale() -> None:
    found = english("Work\tA\tB\tC\tD\tE\nWells\t0\t10\t20\t30\t40\nRoads\t0\t20\t40\t60\t80\n")
    assert len(found.figures) == 10


@pytest.mark.parametrize(
    ("language", "rows", "subject"),
    [
        (
            "en",
            "\tVisits\nClosed\t12\nas a percentage\t60%\nOpen\t8\nas a percentage\t40%\n",
            "Closed as a percentage",
        ),
        ("zh", "用途\t男\n水井\t12\n百分比\t60%\n学校\t8\n百分比\t40%\n", "水井百分比"),
    ],
)
def test_a_row_that_says_the_one_above_in_other_terms_is_named_after_it(
    language: str, rows: str, subject: str
) -> None:
    found = table(rows, language=language)
    cell = at(found, 2, 1)
    assert cell.row_label is not None
    assert " > " in cell.row_label
    assert cell.quantity is not None
    assert cell.quantity.role is Role.SHARE
    assert cell.quantity.subject is not None
    assert cell.quantity.subject.startswith(subject)
    assert [
        label for label in (at(found, row, 1).row_label for row in (1, 3)) if " > " in (label or "")
    ] == []


def test_a_row_that_says_what_it_counts_gives_its_noun() -> None:
    found = english("\t2031\t2032\nNumber of open cases\t12\t15\nRainfall\t7\t9\n")
    assert [figure.unit for figure in found.figures] == ["case", "case", None, None]


def test_a_noun_that_a_narrow_head_breaks_is_the_one_of_the_other_heads() -> None:
    found = english("Work\tTotal proposals\tOf which pro posals accepted\nWells\t12\t7\nSchools\t9\t4\n")
    assert {figure.unit for figure in found.figures} == {"proposal"}


def test_heads_that_are_classes_say_nothing_of_what_is_counted() -> None:
    found = english(
        "Village\tTotal open proposals\t< 12 months\t12-18 months\t>18 months\n"
        "North\t15\t9\t4\t2\nSouth\t8\t3\t5\t0\n"
    )
    cells = [figure for figure in found.figures if "table_cell" in figure.flags]
    assert {figure.unit for figure in cells} == {"proposal"}
    assert cells[3].subject == "North, >18 months"


def test_a_group_ends_with_its_subtotal_but_not_with_that_of_a_part() -> None:
    words = (
        "Work\tVisits\nNot yet done\t\nWells\t3\nRoads\t4\nSubtotal\t7\nDone\t5\n"
        "Of the second year\t\nSchools\t2\nClinics\t1\nSubtotal buildings\t3\nParks\t6\n"
    )
    assert [cell.row_label for cell in table(words, language="en").cells] == [
        "Not yet done > Wells",
        "Not yet done > Roads",
        "Not yet done > Subtotal",
        "Done",
        "Of the second year > Schools",
        "Of the second year > Clinics",
        "Of the second year > Subtotal buildings",
        "Of the second year > Parks",
    ]


def test_a_table_of_answers_knows_its_groups_and_the_heads_that_pages_repeat() -> None:
    found = table(
        "Proposal\tAnswer\nProposals of the north\nWells are to be dug\tThe town agrees\n"
        "Schools are to be built\tThe town has built one\n\tand will build another\n"
        "Proposal\tAnswer\nProposals of the south\nRoads are to be mended\tThe town agrees\n",
        language="en",
    )
    assert [(cell.row_label, cell.column_label) for cell in found.cells] == [
        ("Proposals of the north > Wells are to be dug", "Answer"),
        ("Proposals of the north > Schools are to be built", "Answer"),
        ("Proposals of the north > Schools are to be built", "Answer"),
        ("Proposals of the south > Roads are to be mended", "Answer"),
    ]


def test_an_output_and_an_indicator_of_one_number_are_two() -> None:
    found = table(
        "指标\t基线\t目标\n1.2 满意的伙伴占比\t90%\t92%\n产出 1.2 培训志愿人员\t\t\n1.2.1 学员人数\t12\t15\n"
    )
    assert [cell.row_label for cell in found.cells][::2] == [
        "1.2 满意的伙伴占比",
        "产出 1.2 培训志愿人员 > 1.2.1 学员人数",
    ]


def test_percentages_that_add_up_to_a_whole_are_shares_of_it() -> None:
    found = english(
        "Work\t2031 latest estimates\t\tAchieved in 2030\nWells\t120.5\t60.3%\t12.5%\n"
        "Schools\t79.5\t39.7%\t7.5%\nTotal\t200.0\t100.0%\t10.0%\n"
    )
    cells = [figure for figure in found.figures if "table_cell" in figure.flags]
    assert [figure.role for figure in cells[:3]] == [Role.FORECAST, Role.SHARE, Role.RATE]
    assert cells[-2].role is Role.SHARE
