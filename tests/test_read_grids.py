"""Tables in plain text and markdown, as the reader finds them: what is a row, a cell, or neither."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unextract.read.gridded import find_grids


def tables(text: str) -> list[list[list[str]]]:
    """The tables of a text, each row its cells, the lines of a cell with a stroke between."""
    return [
        [[" / ".join(text[start:end] for start, end in cell) for cell in row] for row in grid.rows]
        for grid in find_grids(text)
    ]


def test_bars_part_cells_and_the_ruling_row_is_none() -> None:
    text = (
        "Text.\n\n| Post | 2031 | 2032 |\n|:---|---:|---|\n| Staff | 12 | |\n|  | 3 | 4 |\n\nMore | text.\n"
    )
    assert tables(text) == [[["Post", "2031", "2032"], ["Staff", "12", ""], ["", "3", "4"]]]


def test_a_break_parts_the_lines_of_a_cell_and_an_escaped_bar_parts_nothing() -> None:
    text = "|Field<br>office|Posts|\n|---|---|\n|North \\| East|7|\n"
    assert tables(text) == [[["Field / office", "Posts"], ["North \\| East", "7"]]]


def test_ruling_lines_round_the_rows_join_the_lines_between_them() -> None:
    rule, double = "+------+---+\n", "+======+===+\n"
    text = f"{rule}| Post | N |\n{double}| Head | 1 |\n| desk |   |\n{rule}| Aide | 2 |\n{rule}"
    assert tables(text) == [[["Post", "N"], ["Head / desk", "1"], ["Aide", "2"]]]


def test_columns_of_which_no_row_fills_both_are_one() -> None:
    text = "| Post |  | 2031 |  | 2032 |\n|---|---|---|---|---|\n|Staff|12||14||\n|Aides|3|||5|\n"
    assert tables(text) == [[["Post", "2031", "2032"], ["Staff", "12", "14"], ["Aides", "3", "5"]]]


def test_a_line_without_bars_between_rows_of_values_names_a_group() -> None:
    text = "|Part|2031|\n|---|---|\n|Head office|7|\nB. Programmes\n|Field|5|\n|---|---|\n|Desk|6|\n"
    assert tables(text) == [
        [["Part", "2031"], ["Head office", "7"], ["B. Programmes", ""], ["Field", "5"], ["Desk", "6"]]
    ]


@pytest.mark.parametrize(
    "between",
    ["The second table counts posts in the field.", "", "Table 2"],
    ids=["sentence", "none", "heads"],
)
def test_a_table_with_heads_of_its_own_is_another_one(between: str) -> None:
    below = "| Field | 5 |" if between.endswith(".") else "| Part | Posts |"
    text = f"|Part|2031|\n|---|---|\n|Desk|7|\n\n{between}\n\n{below}\n|---|---|\n|Aides|6|\n"
    assert len(tables(text)) == 2


def test_lines_in_bars_without_a_ruling_row_are_no_table_of_the_reader() -> None:
    assert tables("| 160 million people |\n| of the region |\n") == []
    assert tables("|x| > |y|, so that\n|x| is larger\n") == []


SPACED = """\
                Table 1
                Means by component
                (Thousands of United States dollars)

                                                   Change
Component                 2031 spent    2032 planned      Total   Per cent
A. Direction                 4 318.6         5 182.7      864.1       20.0
B. Programmes
   1. Worldwide             21 407.3        22 951.8    1 544.5        7.2
   2. Within the region and
      its neighbours         8 620.9        10 361.9    1 741.0       20.2
      Total                 26 942.5        30 736.3    3 793.8       14.1

The means grew in 2032, as the table shows.
"""


def test_numbers_below_one_another_are_columns_with_their_heads_and_wrapped_names() -> None:
    assert tables(SPACED) == [
        [
            ["Component", "2031 spent", "2032 planned", "Change / Total", "Per cent"],
            ["A. Direction", "4 318.6", "5 182.7", "864.1", "20.0"],
            ["B. Programmes", "", "", "", ""],
            ["1. Worldwide", "21 407.3", "22 951.8", "1 544.5", "7.2"],
            ["2. Within the region and / its neighbours", "8 620.9", "10 361.9", "1 741.0", "20.2"],
            ["Total", "26 942.5", "30 736.3", "3 793.8", "14.1"],
        ]
    ]


def row_at(cells: Sequence[str], ends: Sequence[int], wide: int) -> str:
    """A line with each cell ending at its place, where a Chinese character takes `wide` places."""
    line = ""
    for cell, end in zip(cells, ends, strict=True):
        taken = sum(wide if char > "\u2e80" else 1 for char in line + cell)
        line += " " * max(2 if line else 0, end - taken) + cell
    return line + "\n"


@pytest.mark.parametrize("wide", [1, 2], ids=["a-place", "two-places"])
def test_chinese_characters_take_one_place_or_two(wide: int) -> None:
    rows = [
        ["部门", "2031 年支出", "2032 年估计"],
        ["司长和顾问办公室", "4 318.6", "5 182.7"],
        ["协调", "21 407.3", "22 951.8"],
        ["方案支助", "8 620.9", "361.9"],
    ]
    text = "".join(row_at(row, (0, 34, 48), wide) for row in rows)
    assert tables(text) == [rows]


def test_values_on_a_line_of_their_own_belong_to_the_name_around_them() -> None:
    text = """\
Indicator                                   Baseline      Target
Share of field offices that plan with
                                            84% (2030)      100%
their partners
Share of offices with a plan                68% (2030)       85%
National coordination      a
                                            57% (2031)       67%
"""
    assert tables(text) == [
        [
            ["Indicator", "Baseline", "Target"],
            ["Share of field offices that plan with / their partners", "84% (2030)", "100%"],
            ["Share of offices with a plan", "68% (2030)", "85%"],
            ["National coordination", "57% (2031)", "67%"],
        ]
    ]


def test_a_drawn_line_closes_a_table() -> None:
    text = """\
  ------------------------------------------------------
  Component              2031 spent       2032 planned
  ------------------- ---------------- -----------------
  A. Direction and             4 318.6           5 182.7
  management

  B. Programmes               21 407.3          22 951.8
  ------------------------------------------------------

  : Means by component

  ------------------- --------- -------
  Place               Aides     Cars
  Harbour             12        3
  Upper valley        5         --
  ------------------- --------- -------
"""
    assert tables(text) == [
        [
            ["Component", "2031 spent", "2032 planned"],
            ["A. Direction and / management", "4 318.6", "5 182.7"],
            ["B. Programmes", "21 407.3", "22 951.8"],
        ],
        [["Place", "Aides", "Cars"], ["Harbour", "12", "3"], ["Upper valley", "5", "--"]],
    ]


WORDED = """\
       Date of
       report      Area                     Finding

1      3-Jan-31    Lower valley             3 lorries were seen at the ford

2      4-Jan-31    Upper valley and the     A bridge was closed for repairs that
                   eastern slopes           went on until the evening

3      9-Jan-31    Harbour                  2 cranes stood idle
10     12-Jan-31   Lower valley             The ford was open again
11     13-Jan-31   Harbour                  One crane was moved




4/27                                                                       31-00001
"""


def test_words_that_begin_below_one_another_are_columns() -> None:
    (table,) = tables(WORDED)
    assert table[0] == ["", "Date of / report", "Area", "Finding"]
    assert table[2] == [
        "2",
        "4-Jan-31",
        "Upper valley and the / eastern slopes",
        "A bridge was closed for repairs that / went on until the evening",
    ]
    assert table[-1] == ["11", "13-Jan-31", "Harbour", "One crane was moved"]


def test_pages_may_set_the_columns_of_words_differently() -> None:
    shifted = "\n".join(line if "/27" in line else f"    {line}" for line in WORDED.split("\n"))
    first, second = tables(WORDED + shifted)
    assert first == second


TABBED = """\
Part\tSpent 2031\tPlanned 2032
Head office\t4,318.6\t5,182.7
\tof which travel\t20.9\t61.9
Total\t\t5,182.7
"""


def test_tabs_part_cells_and_indent_names() -> None:
    assert tables(f"Text.\n\n{TABBED}\nText.\n") == [
        [
            ["Part", "Spent 2031", "Planned 2032"],
            ["Head office", "4,318.6", "5,182.7"],
            ["of which travel", "20.9", "61.9"],
            ["Total", "", "5,182.7"],
        ]
    ]


def test_two_fields_are_a_table_where_each_row_is_a_name_and_its_value() -> None:
    assert tables("Aides\t12\nClerks\t7\nDrivers\t31\n") == [
        [["Aides", "12"], ["Clerks", "7"], ["Drivers", "31"]]
    ]
    assert tables("12\tlanguages are spoken\n7\toffices work\n31\tstates pay\n") == []


NO_TABLES = {
    "justified": """\
The offices   worked  in 12  countries  and   reached  3,400  people
there  in  2031,   while  in   2032  they   reached  4,500  people of
40  districts,   with  7   new  partners   and  19  old  ones  beside
them,  and  5   more  were   expected  to   join  in   the  year  2033.
""",
    "stretched": """\
Over  the  whole  year  the  offices  reached  59  new  places  in  169
towns  and  villages  and  so  the  number  rose  to  181  from  the  173
of the year before, as planned.
""",
    "leaders": """\
I.     Introduction ..........................................   1 - 4     3
II.    Work in the field .....................................   5 - 19    4
III.   Staff .................................................  20 - 31    9
IV.    Means .................................................  32 - 40   12
""",
    "contents": """\
                 Chapter                                                Page
                 I.      Introduction                                      3
                 II.     Work in the field                                 4
                 III.    Staff                                             9
                 IV.     Means                                            12
                 V.      Outlook                                          15
""",
    "list": """\
    1.    The first office opened in 2031.
    2.    The second office opened in 2032, with 14 people.
    3.    The third one has 20 people and a budget
          of 3 million.
    (a)   The fourth is planned for 2033.
""",
    "columns": """\
The offices worked in 12 countries        14. In 2032 the number grew to
and reached 3,400 people there in         4,500 people in 40 districts, with
2031. They had help from 19 of            7 new partners and 19 old ones.
their partners, as in 2030, and 5         15. The plan for 2033 foresees 60
of them gave 20 per cent more.            districts and 12 new partners.
""",
    "signatures": """\
        (Signed) A. Writer                      (Signed) B. Reader
        Ambassador                              Ambassador
        Permanent Representative                Permanent Representative
        of one country                          of another country
""",
    "masthead": """\
United Nations                                                    A/99/123
                                                      Distr.: General
General Assembly                                      12 March 2031
                                                      Original: English
""",
}


@pytest.mark.parametrize("kind", NO_TABLES)
def test_running_text_is_no_table(kind: str) -> None:
    assert tables(NO_TABLES[kind]) == []
    assert tables(f"Text before it.\n\n{NO_TABLES[kind]}\n\nText behind it.\n") == []


def test_long_lines_take_linear_time() -> None:
    assert tables("\n".join(["-" * 20_000 + "x", "a  b  " * 5_000, "|" * 5_000, "1  2" * 5_000])) == []


_FIELDS = st.lists(
    st.sampled_from(["12", "3 400", "—", "Aides", "协调员", "55% (2031)", "", "a", "Total for\u00a0all"]),
    min_size=1,
    max_size=5,
)
_LINES = st.builds(
    lambda fields, gap: gap.join(fields),
    _FIELDS,
    st.sampled_from(["|", " | ", "\t", "  ", "     ", " "]),
)


@given(
    st.lists(st.one_of(_LINES, st.sampled_from(["|---|---|", "\f", "", "+---+---+"])), max_size=24),
    st.sampled_from(["\n", "\r\n"]),
)
def test_cells_are_words_of_their_table_and_no_two_share_any(lines: list[str], end: str) -> None:
    text = end.join(lines)
    behind = 0
    for grid in find_grids(text):
        assert behind <= grid.start < grid.end
        behind = grid.end
        spans = sorted(span for row in grid.rows for cell in row for span in cell)
        assert len({len(row) for row in grid.rows}) == 1
        taken = grid.start
        for start, stop in spans:
            assert taken <= start < stop <= grid.end
            assert text[start:stop] == text[start:stop].strip()
            assert "\n" not in text[start:stop]
            taken = stop
