"""What a page end cuts: rows of tables, footnotes, and the page numbers that stand below them."""

from pathlib import Path

import pytest
from typeset_pdf import HEIGHT, PROSE, SONG, Draw, Sheet, pdf

from unextract.read import read
from unextract.read.layout import boxes
from unextract.read.pdf import read_pdf
from unextract.records import Document, SegmentKind
from unextract.segment import segment

SIDES = [72.0, 240.0, 400.0, 500.0]
HEADS = ["Proposal", "Answer of the town", "Visits"]


def grid(sheet: Sheet, edges: list[float], rows: list[list[list[str]]], font: str = "Times-Roman") -> None:
    """A ruled table: level lines at `edges`, between them cells of lines."""
    sheet.grid(SIDES, edges)
    for top, row in zip(edges, rows, strict=False):
        for x, lines in zip(SIDES, row, strict=False):
            for nth, line in enumerate(lines):
                sheet.text(x + 4, top + 12 + 12 * nth, line, font=font)


def heads(sheet: Sheet, top: float) -> None:
    grid(sheet, [top, top + 16], [[[name] for name in HEADS]])


def tables(*pages: list[list[list[str]]]) -> list[list[str]]:
    """The rows of each table of a PDF with a table a page, as they are read."""

    def drawn(rows: list[list[list[str]]]) -> Draw:
        def draw(sheet: Sheet) -> None:
            edges = [116.0]
            for row in rows:
                edges.append(edges[-1] + 6 + 12 * max(len(lines) for lines in row))
            grid(sheet, [100.0, *edges], [[[name] for name in HEADS], *rows])

        return draw

    reading = read_pdf(pdf(*map(drawn, pages)), "x.pdf")
    return [reading.text[start:end].split("\n")[1:] for start, end in reading.tables]


FULL = [
    [
        ["Wells are to be dug where", "the old ones are dry"],
        ["The town has no wish for", "more of them"],
        ["12"],
    ],
    [["Schools are to be built"], ["Agreed"], ["7"]],
]


def test_a_row_that_a_page_end_cuts_is_one_row() -> None:
    cut = [["Roads are to be mended by"], ["They are mended each"], ["31"]]
    rest = [["those who live beside", "them"], ["spring. Others are not."], []]
    first, second = tables([*FULL, cut], [rest, *FULL])
    assert first[-1] == (
        "Roads are to be mended by those who live beside them\t"
        "They are mended each spring. Others are not.\t31"
    )
    assert [line.split("\t")[0] for line in second] == [
        "Wells are to be dug where the old ones are dry",
        "Schools are to be built",
    ]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ([["Roads are to be mended"], ["Agreed"], ["31"]], [["gardens are to be kept"], ["Agreed"], ["5"]]),
        ([["Roads are to be mended."], ["Agreed."], ["31"]], [["by all who can"], [], []]),
        ([["Roads are to be mended"], ["Agreed"], ["31"]], [["Gardens"], [], []]),
        ([["Roads are to be mended"], ["Agreed"], ["31"]], [["(a) gardens are to be kept"], [], []]),
    ],
)
def test_a_row_that_begins_on_its_page_stays_there(last: list[list[str]], first: list[list[str]]) -> None:
    above, below = tables([*FULL, last], [first, *FULL])
    assert above[-1].startswith(last[0][0] + "\t")
    assert below[0].startswith(first[0][0])


def test_a_chinese_row_goes_on_where_its_last_line_was_full() -> None:
    def page(rows: list[list[list[str]]]) -> Draw:
        return lambda sheet: grid(sheet, [100.0, 130.0, 160.0, 190.0], rows, SONG)

    whole = [["在各村开挖新井并修理旧井由各", "村志愿人员承担"], ["同意"], ["12"]]
    cut = [["在各村开挖新井并修理旧井由各"], ["同意"], ["7"]]
    rest = [["村居民承担"], [], []]
    reading = read_pdf(pdf(page([whole, whole, cut]), page([rest, whole, whole])), "x.zh.pdf")
    rows = [reading.text[start:end].split("\n") for start, end in reading.tables]
    assert rows[0][-1] == "在各村开挖新井并修理旧井由各村居民承担\t同意\t7"
    assert len(rows[1]) == 2


def test_each_part_of_a_cut_row_keeps_its_page(tmp_path: Path) -> None:
    def page_one(sheet: Sheet) -> None:
        sheet.lines(72, 60, PROSE)
        grid(sheet, [200.0, 230.0, 250.0], [*FULL])
        grid(sheet, [250.0, 268.0], [[["Roads are to be mended by"], ["Agreed"], ["31"]]])

    def page_two(sheet: Sheet) -> None:
        grid(sheet, [100.0, 118.0], [[["some 40 towns beside them"], [], []]])
        grid(sheet, [118.0, 148.0, 168.0], FULL)

    path = tmp_path / "x.en.pdf"
    path.write_bytes(pdf(page_one, page_two))
    document = read(path)
    pages = [boxes(document, at, at + 2) for at in (document.text.index("31"), document.text.index("40"))]
    assert [found[0] for found in pages if found] == [1, 2]


def cited(sheet: Sheet, notes: list[tuple[str, str]], *, rule: bool = True, mark: str = "") -> None:
    """A page of prose with footnotes at its foot, each a number and a line."""
    end = sheet.lines(72, 120, PROSE)
    sheet.lines(72, end + 30, PROSE[:2])
    if mark:
        sheet.text(72 + 380, end + 38, mark, size=6)
    if rule:
        sheet.rule(72, 700, 180)
    for nth, (number, line) in enumerate(notes):
        sheet.text(80, 710 + 10 * nth, number, size=5)
        sheet.text(90, 713 + 10 * nth, line, size=8)


def notes_of(path: Path, *, rule: bool) -> tuple[Document, list[str]]:
    first = [("1", "The towns that took part in the first of the visits were those of the north, and")]
    second = [("", "those of the south that had asked for it"), ("2", "None of the others were visited.")]
    path.write_bytes(
        pdf(
            lambda sheet: cited(sheet, first, mark="1"),
            lambda sheet: cited(sheet, second, rule=rule, mark="2"),
        )
    )
    document = read(path)
    return document, [part.text for part in segment(document) if part.kind is SegmentKind.FOOTNOTE]


@pytest.mark.parametrize("rule", [True, False])
def test_a_footnote_goes_on_at_the_foot_of_the_next_page(rule: bool, tmp_path: Path) -> None:
    document, notes = notes_of(tmp_path / "x.en.pdf", rule=rule)
    assert notes == [
        "The towns that took part in the first of the visits were those of the north, and "
        "those of the south that had asked for it",
        "None of the others were visited.",
    ]
    found = boxes(document, at := document.text.index("those of the south"), at + 5)
    assert found is not None
    assert found[0] == 2


def test_page_numbers_are_furniture_however_close_the_table_above_them(tmp_path: Path) -> None:
    def page(number: int, foot: float) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.lines(72, 100, PROSE)
            sheet.grid(SIDES, [foot - 60, foot - 40, foot - 20])
            for x, text in zip(SIDES, ("Roads", "Agreed", "7"), strict=False):
                sheet.text(x + 4, foot - 46, text)
                sheet.text(x + 4, foot - 26, text)
            sheet.text(500, foot - 12, str(number))

        return draw

    feet = [HEIGHT - 30.0, HEIGHT - 55.0, HEIGHT - 40.0, HEIGHT - 70.0]
    path = tmp_path / "x.en.pdf"
    path.write_bytes(pdf(*(page(number, foot) for number, foot in enumerate(feet, 1))))
    document = read(path)
    furniture = [document.text[line.start : line.end] for line in document.layout if line.role == "furniture"]
    assert furniture == ["1", "2", "3", "4"]


def test_a_part_whose_last_columns_are_empty_goes_on_with_the_table(tmp_path: Path) -> None:
    def page(top: float, rows: list[tuple[str, ...]]) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.grid([*SIDES, 540.0], [top + 20 * nth for nth in range(len(rows) + 1)])
            for nth, row in enumerate(rows):
                for x, text in zip(SIDES, row, strict=False):
                    sheet.text(x + 4, top + 14 + 20 * nth, text)
            sheet.lines(72, 200, PROSE)

        return draw

    first = [("Work", "2031", "2032", "Remark"), ("Wells", "12", "9", "By hand"), ("Halls", "7", "8", "None")]
    path = tmp_path / "x.en.pdf"
    path.write_bytes(pdf(page(640, first), page(100, [("Schools", "9", "3"), ("Roads", "4", "1")])))
    assert len([one for one in segment(read(path)) if one.kind is SegmentKind.TABLE]) == 1
