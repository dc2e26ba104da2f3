"""Tables in plain text and markdown, from the file to cells in base units with labels, caption and unit."""

from decimal import Decimal
from pathlib import Path

import pytest
from test_read_grids import TABBED, WORDED, row_at
from typeset import wrap

from unextract.pipeline.steps import standard_steps
from unextract.records import Edition, TableCell

SENTENCE = "外地办事处在 2031 年支持了 12 个国家的方案，并向 34 个伙伴提供了支助，这些伙伴来自各个区域。"
BEFORE = "\n\n".join(f"{number}. {SENTENCE * 3}" for number in range(1, 5))
BEHIND = "\n\n".join(f"{number}. {SENTENCE * 3}" for number in range(5, 8))
ENGLISH = "The field offices supported the programmes of 12 countries in 2031, with help from 34 partners."


def edition(text: str, folder: Path, name: str) -> Edition:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    steps = standard_steps(None, None, "pdfium")
    found = steps.read(path)
    for _, step in steps.then:
        found = step(found)
    for cell in found.table_cells:
        assert cell.raw == found.document.text[cell.source_start : cell.source_end]
    return found


def wrapped(text: str) -> str:
    return "\n".join("\n".join(wrap(paragraph, 76)) for paragraph in text.split("\n"))


def said(cell: TableCell) -> tuple[str | None, str | None, Decimal | None, str | None]:
    return cell.row_label, cell.column_label, cell.value, cell.unit


MARKDOWN = """\
{before}

### 附件一

##### 表 1

##### **按单位分列的经费**

(千美元)

||||差额||
|---|---|---|---|---|
|所属单位|_2031_年实付|_2032_年预计|数额|百分比|
|A.司长<br>办公室|4 318.6|5 182.7|864.1|20.0|
|B.外地活动|||||
|1.全球<sup>a</sup>|21 407.3|20 951.8|(455.5)|(2.1)|
|**合计**|25 725.9|26 134.5|408.6|1.6|

{behind}
"""

ROWS = [
    ["所属单位", "2031 年实付", "2032 年预计", "差额", "百分比"],
    ["A. 司长办公室", "4 318.6", "5 182.7", "864.1", "20.0"],
    ["B. 外地活动"],
    ["  1. 全球          a"],
    ["", "21 407.3", "20 951.8", "(455.5)", "(2.1)"],
    ["      合计", "25 725.9", "26 134.5", "408.6", "1.6"],
]
LAYOUT = """\
{before}

               表1
               按单位分列的经费
               (千美元)

{rows}


26/31                                                                                31-05858

{behind}
"""


@pytest.mark.parametrize(
    ("name", "source", "change"),
    [("A_99_1.zh.md", MARKDOWN, "差额数额"), ("A_99_1.zh.txt", LAYOUT, "差额")],
)
def test_a_table_of_money_has_its_caption_unit_heads_and_groups(
    name: str, source: str, change: str, tmp_path: Path
) -> None:
    before, behind = (BEFORE, BEHIND) if name.endswith("md") else (wrapped(BEFORE), wrapped(BEHIND))
    rows_of_text = "".join(row_at(row, (0, 38, 54, 66, 78)[: len(row)], 1) for row in ROWS)
    found = edition(source.format(before=before, behind=behind, rows=rows_of_text), tmp_path, name)
    cells = found.table_cells
    assert {cell.caption.replace(" ", "") for cell in cells if cell.caption} == {"表1按单位分列的经费"}
    assert {cell.unit_note for cell in cells} == {"千美元"}
    rows = [[said(cell)[2:] for cell in cells if cell.row == row] for row in (1, 2, 3)]
    assert rows == [
        [(4318600, "USD"), (5182700, "USD"), (864100, "USD"), (Decimal("20.0"), "%")],
        [(21407300, "USD"), (20951800, "USD"), (-455500, "USD"), (Decimal("-2.1"), "%")],
        [(25725900, "USD"), (26134500, "USD"), (408600, "USD"), (Decimal("1.6"), "%")],
    ]
    assert [(cell.row_label or "").replace(" ", "") for cell in cells if cell.column == 1] == [
        "A.司长办公室",
        "B.外地活动>1.全球",
        "合计",
    ]
    assert [(cell.column_label or "").replace(" ", "") for cell in cells if cell.row == 1][:3] == [
        "2031年实付",
        "2032年预计",
        change,
    ]
    assert [n.raw for n in found.numerals if n.numeral_class == "unaccounted"] == []
    running = [figure for figure in found.figures if figure.pattern != "table.cell"]
    assert {figure.value for figure in running} == {12, 34}


def test_tabs_give_cells_in_base_units(tmp_path: Path) -> None:
    above = f"{ENGLISH * 3}\n\nTable 1\nMeans of the offices\n(Thousands of United States dollars)\n"
    found = edition(f"{ENGLISH * 4}\n\n{above}{TABBED}\n{ENGLISH * 4}\n", tmp_path, "A_99_1.en.txt")
    assert [said(cell) for cell in found.table_cells if cell.column == 1] == [
        ("Head office", "Spent 2031", 4318600, "USD"),
        ("of which travel", "Spent 2031", 20900, "USD"),
    ]


def test_words_in_columns_are_no_running_text(tmp_path: Path) -> None:
    found = edition(f"{ENGLISH}\n\n{WORDED}\f{WORDED}\n{ENGLISH}\n", tmp_path, "A_99_1.en.txt")
    tables = [segment for segment in found.segments if segment.kind == "table"]
    assert len(tables) == 1  # the page end cuts it
    assert [n.raw for n in found.numerals if n.numeral_class == "unaccounted"] == []
    assert all(figure.unit != "year" for figure in found.figures)
