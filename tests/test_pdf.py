"""PDF: what stands on a page comes out as a person would read it, and knows where it stood."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from typeset_pdf import HEIGHT, PROSE, SONG, WIDTH, Sheet, pdf

from unextract.read import read
from unextract.read.layout import boxes, framed, turned
from unextract.read.pdf import ENGINES, read_pdf
from unextract.records import Document

pytestmark = pytest.mark.parametrize("engine", ENGINES)


def text_of(data: bytes, engine: str) -> str:
    return read_pdf(data, "x.pdf", engine=engine).text


def body_of(data: bytes, engine: str) -> list[str]:
    """The lines with something in them."""
    return [line for line in text_of(data, engine).split("\n") if line.strip("\f ")]


def test_lines_of_a_paragraph_stay_together_and_paragraphs_apart(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        last = sheet.lines(72, 100, PROSE)
        sheet.lines(72, last + 24, PROSE)

    paragraph = "\n".join(PROSE)
    assert text_of(pdf(draw), engine) == f"{paragraph}\n\n{paragraph}\n"


def test_a_number_set_apart_from_its_paragraph_opens_its_line(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        for nth in range(3):
            top = 100 + 80 * nth
            sheet.text(72, top, f"{nth + 1}.")
            sheet.lines(100, top, PROSE)

    lines = body_of(pdf(draw), engine)
    assert [line for line in lines if line[0].isdigit()] == [f"{nth}. {PROSE[0]}" for nth in (1, 2, 3)]


@pytest.mark.parametrize("across", [False, True], ids=["drawn by column", "drawn across"])
def test_two_columns_are_read_one_after_the_other(engine: str, across: bool) -> None:
    left = [f"left {nth} {line[:30]}" for nth, line in enumerate(PROSE * 2)]
    right = [f"right {nth} {line[:30]}" for nth, line in enumerate(PROSE * 2)]

    def draw(sheet: Sheet) -> None:
        sheet.text(72, 80, "A title over both columns of this page", size=16, font="Times-Bold")
        if across:
            for nth, (one, two) in enumerate(zip(left, right, strict=True)):
                sheet.text(72, 120 + 12 * nth, one)
                sheet.text(320, 120 + 12 * nth, two)
        else:
            sheet.lines(72, 120, left)
            sheet.lines(320, 126, right)

    lines = body_of(pdf(draw), engine)
    assert lines[0].strip() == "A title over both columns of this page"
    assert lines[1:] == left + right


def test_rows_of_an_unruled_table_are_lines_with_tabs(engine: str) -> None:
    rows = [("Region", "2023", "2024"), ("Africa", "1,200", "1,310"), ("Asia and the Pacific", "840", "905")]

    def draw(sheet: Sheet) -> None:
        for nth, row in enumerate(rows):
            for x, cell in zip((72, 300, 400), row, strict=True):
                sheet.text(x, 100 + 14 * nth, cell)

    assert body_of(pdf(draw), engine) == ["\t".join(row) for row in rows]


def test_cells_of_a_ruled_table_take_in_their_wrapped_lines(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(72, 60, PROSE)
        sheet.grid([72, 200, 300, 400], [120, 140, 180, 200])
        for x, cell in zip((76, 204, 304), ("Indicator", "Baseline", "Target"), strict=True):
            sheet.text(x, 134, cell)
        sheet.lines(76, 154, ["Countries with a", "volunteer scheme"])
        sheet.text(204, 160, "12")
        sheet.text(304, 160, "18")
        sheet.text(76, 194, "Women")
        sheet.text(304, 194, "55%")
        sheet.lines(72, 230, PROSE)

    lines = body_of(pdf(draw), engine)
    assert lines[4:7] == [
        "Indicator\tBaseline\tTarget",
        "Countries with a volunteer scheme\t12\t18",
        "Women\t\t55%",
    ]
    assert lines[:4] == lines[7:] == PROSE


def test_running_headers_are_known_by_repetition_not_by_their_words(engine: str) -> None:
    def page(number: int) -> None:
        def draw(sheet: Sheet) -> None:
            sheet.text(72, 40, "A quite unusual running title", size=8)
            sheet.lines(72, 100, [f"{line} {number}" for line in PROSE])
            sheet.text(290, 810, f"- {number} -", size=8)

        return draw

    reading = read_pdf(pdf(page(1), page(2), page(3)), "x.pdf", engine=engine)
    furniture = {reading.text[line.start : line.end] for line in reading.layout if line.role == "furniture"}
    assert furniture == {"A quite unusual running title", "- 1 -", "- 2 -", "- 3 -"}
    assert reading.text.count("\f") == 2
    assert reading.page_count == 3


def test_a_footnote_number_as_large_as_its_note_opens_it(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(72, 100, PROSE)
        sheet.rule(72, 700, 200)
        sheet.text(72, 712, "1", size=9)
        sheet.text(77, 715, "Without those who left.", size=8)

    text = read_pdf(pdf(draw), "x.pdf", engine=engine).text
    assert "\n1 Without those who left.\n" in text


def test_footnotes_stand_below_a_line_and_marks_apart_from_numbers(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        end = sheet.text(72, 100, "The agencies counted 2 500")
        end = sheet.text(end, 96, "1", size=6)
        end = sheet.text(end + 3, 100, "persons in the towns of the region,")
        end = sheet.text(end, 96, "2", size=6)
        sheet.text(end + 3, 100, "most of them young.")
        sheet.lines(72, 112, PROSE)
        sheet.rule(72, 700, 190)
        for nth, note in enumerate(["Without those who left.", "See the annex."]):
            sheet.text(80, 711 + 12 * nth, str(nth + 1), size=5)
            sheet.text(90, 714 + 12 * nth, note, size=8)
        sheet.text(290, 810, "7", size=8)

    reading = read_pdf(pdf(draw), "x.pdf", engine=engine)
    lines = [line for line in reading.text.split("\n") if line]
    assert lines[0] == "The agencies counted 2 500¹ persons in the towns of the region,2 most of them young."
    assert lines[5:8] == ["__________________", "1 Without those who left.", "2 See the annex."]
    assert [reading.text[start:end] for start, end in reading.raised][:2] == ["¹", "2"]


def test_a_mark_in_the_size_of_its_footnote_opens_the_line(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(72, 100, PROSE)
        sheet.rule(72, 700, 190)
        for nth, note in enumerate(["Without those who left.", "See the annex."]):
            end = sheet.text(72, 709.5 + 12 * nth, str(nth + 7), size=8)
            sheet.text(end + 1.4, 714 + 12 * nth, note, size=8)

    reading = read_pdf(pdf(draw), "x.pdf", engine=engine)
    lines = [line for line in reading.text.split("\n") if line]
    assert lines[4:] == ["__________________", "7 Without those who left.", "8 See the annex."]
    assert [reading.text[start:end] for start, end in reading.raised] == ["7", "8"]


def test_digits_set_apart_by_a_thin_gap_are_one_number(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        end = sheet.text(72, 100, "The agencies deployed 12")
        end = sheet.text(end + 2, 100, "408")
        sheet.text(end + 2.6, 100, "volunteers\u00a0in 125 towns.")

    assert body_of(pdf(draw), engine) == ["The agencies deployed 12 408 volunteers in 125 towns."]


@pytest.mark.parametrize(
    ("turn", "corner", "first"),
    [(90, (0, 0), -100), (180, (WIDTH, HEIGHT), 500), (270, (WIDTH, HEIGHT), -100)],
)
def test_turned_pages_are_read_as_they_are_shown(
    engine: str, turn: int, corner: tuple[int, int], first: int
) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setPageRotation(turn)
        canvas = sheet.canvas
        # so that the text is upright once the page is turned
        canvas.translate(*corner)
        canvas.rotate(turn)
        for nth, line in enumerate(PROSE):
            canvas.drawString(60, (500 if turn == 180 else -100) - 14 * nth, line)

    assert body_of(pdf(draw), engine) == PROSE


@pytest.mark.parametrize("angle", [90, 270])
def test_text_set_sideways_is_read_along_its_own_lines(engine: str, angle: int) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 40, "A header that is upright", size=8)
        canvas = sheet.canvas
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(angle)
        for nth, line in enumerate(PROSE):
            canvas.setFont("Times-Roman", 10)
            canvas.drawString(-200, 100 - 14 * nth, line)

    assert body_of(pdf(draw), engine) == ["A header that is upright", *PROSE]


def test_headings_are_indented_and_chinese_lines_joined_to_nothing(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 80, "一. 导言", size=14, font=SONG)
        sheet.text(72, 110, "1. 志愿人员在各地服务，工作覆盖一百多个国家和地区，并且", font=SONG)
        sheet.text(72, 126, "帮助了许多人。", font=SONG)

    lines = body_of(pdf(draw), engine)
    assert lines[0].strip() == "一. 导言"
    assert lines[0].startswith("  ")
    assert lines[1:] == ["1. 志愿人员在各地服务，工作覆盖一百多个国家和地区，并且", "帮助了许多人。"]


def test_every_figure_has_its_page_and_a_box_that_holds_it(engine: str, tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        edges.extend(
            72 + pdfmetrics.stringWidth(part, "Times-Roman", 10) for part in (before, before + "4711")
        )
        sheet.text(72, 100, "In this year 4711 persons served in the towns of the region.")

    before = "In this year "
    edges: list[float] = []

    def empty(sheet: Sheet) -> None:
        sheet.lines(72, 100, PROSE)

    document = _document(pdf(empty, draw), engine, tmp_path)
    start = document.text.index("4711")
    found = boxes(document, start, start + 4)
    assert found is not None
    page, (x0, top, x1, bottom) = found
    assert page == 2
    assert [x0, x1] == pytest.approx(edges, abs=0.5)
    assert top < 100 - 5 < bottom < 104


def test_the_box_of_a_figure_over_two_lines_is_around_its_number(engine: str, tmp_path: Path) -> None:
    def first(sheet: Sheet) -> None:
        sheet.text(72, 40, "A running header", size=8)
        sheet.lines(72, 100, [*PROSE, "and in this year the towns were served by 4711"])
        sheet.text(72, 810, "1", size=8)

    def second(sheet: Sheet) -> None:
        sheet.text(72, 40, "A running header", size=8)
        sheet.lines(72, 100, ["persons from abroad.", *PROSE])
        sheet.text(72, 810, "2", size=8)

    document = _document(pdf(first, second), engine, tmp_path)
    start = document.text.index("4711")
    end = document.text.index("persons") + len("persons")
    number = boxes(document, start, start + 4)
    assert boxes(document, start, end, (start, start + 4)) == number
    assert number is not None
    assert number[1][3] < 160


def test_no_box_for_what_is_not_printed(engine: str, tmp_path: Path) -> None:
    document = _document(pdf(lambda sheet: sheet.lines(72, 100, PROSE) and None), engine, tmp_path)
    assert boxes(document, len(document.text) - 1, len(document.text)) is None


def _document(data: bytes, engine: str, folder: Path) -> Document:
    path = folder / "edition.en.pdf"
    path.write_bytes(data)
    reading = read_pdf(data, "x.pdf", engine=engine)
    return read(path).model_copy(update={"text": reading.text, "layout": reading.layout})


@pytest.mark.parametrize("direction", [0, 90, 180, 270])
def test_frames_of_a_direction_turn_back(engine: str, direction: int) -> None:
    box = (10.0, 20.0, 30.0, 25.0)
    assert framed(turned(box, direction, 600, 800), direction, 600, 800) == box


def test_a_long_file_has_all_its_pages_in_order(engine: str) -> None:
    def sheet_of(nth: int) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            sheet.text(72, 300, f"Garden {nth}", size=14, font="Times-Bold")
            sheet.lines(72, 340, PROSE)

        return draw

    # PDFium opens a file of more than fifty pages anew as it goes
    reading = read_pdf(pdf(*map(sheet_of, range(1, 108))), "x.pdf", engine=engine)
    pages = reading.text.split("\f")
    assert [page.split("\n")[0].strip() for page in pages] == [f"Garden {nth}" for nth in range(1, 108)]
    # every title is told from the text by its type
    assert all(page.startswith(" ") for page in pages)
    assert {box.page for box in reading.layout} == set(range(1, 108))
