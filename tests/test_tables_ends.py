"""The same table as Word and web page gives the same cells, from the file to the record."""

from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from unextract.extract import extract
from unextract.packs import load_packs
from unextract.read import read
from unextract.records import Figure, TableCell
from unextract.segment import segment

ROWS = (
    ("用途", "2031 年", "", "说明"),
    ("", "支出", "估计", ""),
    ("水井", "1 200.5", "1 310.0", "新打的"),
    ("学校", "840.0", "—", ""),
    ("共计", "2 040.5", "1 310.0", ""),
)
TEXT = "各村志愿人员去年参加了许多工作，使学校和诊所能在旁人难以到达的地方继续开放。"


class Ends(NamedTuple):
    cells: tuple[TableCell, ...]
    figures: tuple[Figure, ...]


def cells_of(data: bytes, path: Path) -> Ends:
    """What comes out at the other end of the pipeline for a file of these bytes."""
    path.write_bytes(data)
    document = read(path)
    edition = extract(document, segment(document), load_packs())
    return Ends(edition.table_cells, edition.figures)


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.add_paragraph("表 1")
    document.add_paragraph("各项用途的资源")
    document.add_paragraph("(千美元)")
    table = document.add_table(rows=len(ROWS), cols=4)
    for cells, row in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document.add_paragraph(TEXT)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def web() -> bytes:
    head = (
        "<tr><th rowspan=2>用途</th><th colspan=2>2031 年</th><th rowspan=2>说明</th></tr>"
        "<tr><th>支出</th><th>估计</th></tr>"
    )
    body = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS[2:])
    return (
        f"<html lang=zh><meta charset=utf-8><body><p>{TEXT}</p><p>表 1</p><p>各项用途的资源</p>"
        f"<p>(千美元)</p><table>{head}{body}</table><p>{TEXT}</p>"
    ).encode()


@pytest.mark.parametrize(("name", "data"), [("x.zh.docx", word()), ("x.zh.html", web())])
def test_cells_know_row_column_unit_and_caption(name: str, data: bytes, tmp_path: Path) -> None:
    found = cells_of(data, tmp_path / name)
    rows = [
        (
            cell.row_label,
            cell.column_label,
            cell.raw,
            None if cell.value is None else int(cell.value),
            cell.unit,
        )
        for cell in found.cells
    ]
    assert rows == [
        ("水井", "2031 年 > 支出", "1 200.5", 1_200_500, "USD"),
        ("水井", "2031 年 > 估计", "1 310.0", 1_310_000, "USD"),
        ("水井", "说明", "新打的", None, None),
        ("学校", "2031 年 > 支出", "840.0", 840_000, "USD"),
        ("学校", "2031 年 > 估计", "—", None, None),
        ("共计", "2031 年 > 支出", "2 040.5", 2_040_500, "USD"),
        ("共计", "2031 年 > 估计", "1 310.0", 1_310_000, "USD"),
    ]
    assert {cell.caption for cell in found.cells} == {"表 1 各项用途的资源"}
    assert {cell.unit_note for cell in found.cells} == {"千美元"}
    assert [figure.value for figure in found.figures if "sum_checked" in figure.flags] == [2_040_500]


def test_the_long_title_of_an_annex_is_the_caption_of_its_table(tmp_path: Path) -> None:
    title = (
        "Status of the work that the villages of the north and of the south have asked the volunteers to do "
        "on their wells, pumps and schools in the year before, as at 28 February 2032"
    )
    text = "Last year the volunteers of the villages took part in much of the work on schools and wells. " * 3
    document = docx.Document()
    document.add_paragraph(text)
    document.add_paragraph("Annex III")
    document.add_paragraph(title)
    table = document.add_table(rows=3, cols=3)
    rows = (("Work", "Total requests", "Done"), ("Wells", "12", "7"), ("Schools", "9", "4"))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    document.add_paragraph(text)
    stream = BytesIO()
    document.save(stream)
    found = cells_of(stream.getvalue(), tmp_path / "annex.docx")
    assert {cell.caption for cell in found.cells} == {title}
    assert {str(f.period_end) for f in found.figures if "table_cell" in f.flags} == {"2032-02-28"}


def test_the_title_in_the_heading_of_an_annex_is_the_caption_of_its_table(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Annex II", 1)
    document.add_heading(title := "Status of the reports of visitors, as at 28 February 2032", 1)
    table = document.add_table(rows=3, cols=3)
    rows = (("Work", "Total requests", "Open"), ("Wells", "12", "7"), ("Schools", "9", "4"))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    stream = BytesIO()
    document.save(stream)
    found = cells_of(stream.getvalue(), tmp_path / "annex.en.docx")
    assert {cell.caption for cell in found.cells} == {title}
    assert {cell.unit for cell in found.cells} == {"request"}
