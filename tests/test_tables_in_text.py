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

##### **按构成部分列示的资源**

(千美元)

||||变动||
|---|---|---|---|---|
|构成部分|_2031_年支出|_2032_年估计|共计|百分比|
|A.领导和<br>管理|2 752.4|3 667.9|915.5|33.3|
|B.方案|||||
|1.全球<sup>a</sup>|15 569.2|16 706.5|(240.1)|(1.0)|
|**共计**|18 321.6|20 374.4|2 052.8|11.2|

{behind}
"""

ROWS = [
    ["构成部分", "2031 年支出", "2032 年估计", "变动额", "百分比"],
    ["A. 领导和管理", "2 752.4", "3 667.9", "915.5", "33.3"],
    ["B. 方案"],
    ["  1. 全球          a"],
    ["", "15 569.2", "16 706.5", "(240.1)", "(1.0)"],
    ["      共计", "18 321.6", "20 374.4", "2 052.8", "11.2"],
]
LAYOUT = """\
{before}

               表1
               按构成部分列示的资源
               (千美元)

{rows}


26/31                                                                                31-05858

{behind}
"""


@pytest.mark.parametrize(
    ("name", "source", "change"),
    [("A_99_1.zh.md", MARKDOWN, "变动共计"), ("A_99_1.zh.txt", LAYOUT, "变动额")],
)
def test_a_table_of_money_has_its_caption_unit_heads_and_groups(
    name: str, source: str, change: str, tmp_path: Path
) -> None:
    before, behind = (BEFORE, BEHIND) if name.endswith("md") else (wrapped(BEFORE), wrapped(BEHIND))
    rows_of_text = "".join(row_at(row, (0, 38, 54, 66, 78)[: len(row)], 1) for row in ROWS)
    found = edition(source.format(before=before, behind=behind, rows=rows_of_text), tmp_path, name)
    cells = found.table_cells
    assert {cell.caption.replace(" ", "") for cell in cells if cell.caption} == {"表1按构成部分列示的资源"}
    assert {cell.unit_note for cell in cells} == {"千美元"}
    rows = [[said(cell)[2:] for cell in cells if cell.row == row] for row in (1, 2, 3)]
    assert rows == [
        [(2752400, "USD"), (3667900, "USD"), (915500, "USD"), (Decimal("33.3"), "%")],
        [(15569200, "USD"), (16706500, "USD"), (-240100, "USD"), (-1, "%")],
        [(18321600, "USD"), (20374400, "USD"), (2052800, "USD"), (Decimal("11.2"), "%")],
    ]
    assert [(cell.row_label or "").replace(" ", "") for cell in cells if cell.column == 1] == [
        "A.领导和管理",
        "B.方案>1.全球",
        "共计",
    ]
    assert [(cell.column_label or "").replace(" ", "") for cell in cells if cell.row == 1][:3] == [
        "2031年支出",
        "2032年估计",
        change,
    ]
    assert [n.raw for n in found.numerals if n.numeral_class == "unaccounted"] == []
    running = [figure for figure in found.figures if figure.pattern != "table.cell"]
    assert {figure.value for figure in running} == {12, 34}


def test_tabs_give_cells_in_base_units(tmp_path: Path) -> None:
    above = f"{ENGLISH * 3}\n\nTable 1\nMeans of the offices\n(Thousands of United States dollars)\n"
    found = edition(f"{ENGLISH * 4}\n\n{above}{TABBED}\n{ENGLISH * 4}\n", tmp_path, "A_99_1.en.txt")
    assert [said(cell) for cell in found.table_cells if cell.column == 1] == [
        ("Head office", "Spent 2031", 2752400, "USD"),
        ("of which travel", "Spent 2031", 20900, "USD"),
    ]


def test_words_in_columns_are_no_running_text(tmp_path: Path) -> None:
    found = edition(f"{ENGLISH}\n\n{WORDED}\f{WORDED}\n{ENGLISH}\n", tmp_path, "A_99_1.en.txt")
    tables = [segment for segment in found.segments if segment.kind == "table"]
    assert len(tables) == 1  # the page end cuts it
    assert [n.raw for n in found.numerals if n.numeral_class == "unaccounted"] == []
    assert all(figure.unit != "year" for figure in found.figures)
