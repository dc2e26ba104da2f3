"""Tables of PDFs: columns from the numbers, heads that wrap and span, page breaks, up to the cells."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from test_tables_ends import TEXT, Ends, cells_of
from typeset_pdf import HEIGHT, PROSE, SONG, Sheet, pdf

from unextract.read import read
from unextract.read.layout import Run
from unextract.read.pdf import read_pdf
from unextract.read.pdf.aligned import find_aligned
from unextract.read.pdf.lines import Chunk, chunk_of
from unextract.records import SegmentKind
from unextract.segment import segment

COLUMNS = (300.0, 360.0, 420.0, 480.0)
"""Where the numbers of each column end."""
HEADS = ("Spent", "Asked for", "Spent", "Asked for")
ROWS = [
    ("Wells", "1,200.5", "1,310.0", "-", "12.0"),
    ("Schools", "840.0", "905.5", "7.5", "0.5"),
    ("Total", "2,040.5", "2,215.5", "7.5", "12.5"),
]
MORE = [("Clinics", "3.0", "3.5", "-", "4.0"), ("Roads", "1.0", "2.5", "1.5", "8.0")]
"""What stands of the table on another page."""


def right(sheet: Sheet, x: float, y: float, text: str) -> None:
    sheet.text(x - 5 * len(text), y, text)


def table_lines(data: bytes) -> list[str]:
    reading = read_pdf(data, "x.pdf")
    return [line for start, end in reading.tables for line in reading.text[start:end].split("\n")]


def open_table(
    sheet: Sheet, top: float = 200, *, rows: list[tuple[str, ...]] = ROWS, heads: bool = True
) -> None:
    """A table with lines above, between heads and rows, and below: none between columns."""
    if heads:
        sheet.rule(72, top - 44, 490)
        for first, name in ((0, "2023"), (2, "2024")):
            middle = (COLUMNS[first] - 35 + COLUMNS[first + 1]) / 2
            sheet.text(middle - 10, top - 32, name)
            sheet.rule(COLUMNS[first] - 40, top - 28, COLUMNS[first + 1])
        for x, name in zip(COLUMNS, HEADS, strict=True):
            sheet.text(x - 35, top - 18, name)
        sheet.rule(72, top - 12, 490)
    for nth, (label, *values) in enumerate(rows):
        sheet.text(76, top + 14 * nth, label)
        for x, value in zip(COLUMNS, values, strict=False):
            right(sheet, x, top + 14 * nth, value)
    sheet.rule(72, top + 14 * len(rows) - 8, 490)


def test_heads_that_span_stand_over_the_first_column_of_theirs() -> None:
    assert table_lines(pdf(open_table)) == [
        "\t2023\t\t2024",
        "\tSpent\tAsked for\tSpent\tAsked for",
        *("\t".join(row) for row in ROWS),
    ]


def test_heads_and_labels_that_wrap_are_one_cell() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(76, 150, ["Kind of", "work done"])
        sheet.lines(270, 150, ["Number", "of towns"])
        sheet.lines(390, 150, ["Number", "of people"])
        sheet.lines(76, 186, ["Wells that were dug or", "cleaned by volunteers"])
        right(sheet, 300, 192, "12")
        right(sheet, 420, 192, "1 200")
        sheet.text(76, 220, "Schools that were built")
        right(sheet, 300, 220, "7")
        right(sheet, 420, 220, "340")

    assert table_lines(pdf(draw)) == [
        "Kind of work done\tNumber of towns\tNumber of people",
        "Wells that were dug or cleaned by volunteers\t12\t1 200",
        "Schools that were built\t7\t340",
    ]


def test_two_columns_of_labels_stay_two() -> None:
    def draw(sheet: Sheet) -> None:
        for nth, (kind, place, value, other) in enumerate(
            (("Wells", "North", "12", "1 200"), ("", "South", "7", "340"), ("Schools", "North", "3", "90"))
        ):
            sheet.text(76, 200 + 14 * nth, kind)
            sheet.text(150, 200 + 14 * nth, place)
            right(sheet, 300, 200 + 14 * nth, value)
            right(sheet, 420, 200 + 14 * nth, other)

    assert table_lines(pdf(draw)) == ["Wells\tNorth\t12\t1 200", "\tSouth\t7\t340", "Schools\tNorth\t3\t90"]


def test_a_row_that_lacks_a_value_keeps_the_others_in_their_columns() -> None:
    rows = [*ROWS[:2], ("Clinics", "", "3.5", "", "4.0"), ROWS[2]]

    assert "Clinics\t\t3.5\t\t4.0" in table_lines(pdf(lambda sheet: open_table(sheet, rows=rows)))


def test_boxes_side_by_side_are_one_table() -> None:
    def draw(sheet: Sheet) -> None:
        for nth, (label, *values) in enumerate(ROWS):
            sheet.text(76, 200 + 14 * nth, label)
            for x, value in zip((300, 360, 440, 500), values, strict=True):
                right(sheet, x, 200 + 14 * nth, value)
        levels = [189.0, 203.0, 217.0, 231.0]
        sheet.grid([255, 310, 365], levels)
        sheet.grid([400, 450, 505], levels)

    assert table_lines(pdf(draw)) == ["\t".join(row) for row in ROWS]


def test_running_text_with_numbers_is_no_table() -> None:
    lines = [
        f"In 2{nth} towns 1 200 people and 7 clinics were reached by the teams of that year"
        for nth in range(6)
    ]

    assert read_pdf(pdf(lambda sheet: sheet.lines(72, 100, lines)), "x.pdf").tables == ()


def test_two_tables_below_one_another_stay_two() -> None:
    def draw(sheet: Sheet) -> None:
        open_table(sheet, 200)
        sheet.text(72, 290, "Table 2")
        open_table(sheet, 350)

    reading = read_pdf(pdf(draw), "x.pdf")
    assert len(reading.tables) == 2
    assert all(reading.text[start:].startswith("\t2023") for start, _ in reading.tables)


@pytest.fixture
def ends(tmp_path: Path) -> Ends:
    def draw(sheet: Sheet) -> None:
        sheet.lines(72, 60, PROSE)
        sheet.text(72, 120, "Table 1", font="Times-Bold")
        sheet.text(72, 134, "What was spent on what", font="Times-Bold")
        sheet.text(72, 148, "(In thousands of United States dollars)")
        open_table(sheet)

    def page_two(sheet: Sheet) -> None:
        open_table(sheet, 80, rows=MORE, heads=False)
        sheet.lines(72, 160, PROSE)

    return cells_of(pdf(draw, page_two), tmp_path / "x.en.pdf")


def test_the_unit_above_a_table_holds_for_its_cells(ends: Ends) -> None:
    wells = next(cell for cell in ends.cells if cell.raw == "1,200.5")
    assert (wells.value, wells.unit, wells.unit_note) == (
        Decimal(1200500),
        "USD",
        "In thousands of United States dollars",
    )
    assert wells.column_label == "2023 > Spent"
    assert (wells.row_label, wells.caption) == ("Wells", "Table 1 What was spent on what")


def test_a_table_over_a_page_break_is_one_with_its_heads(ends: Ends) -> None:
    roads = next(cell for cell in ends.cells if cell.row_label == "Roads" and cell.column == 4)
    assert (roads.value, roads.column_label, roads.page) == (Decimal(8000), "2024 > Asked for", 2)
    assert len({cell.table_id for cell in ends.cells}) == 1


@pytest.mark.parametrize("repeated", [["Table 1 (continued)"], ["Table 1", "What was spent on what"]])
def test_a_page_that_repeats_the_caption_goes_on_with_the_table(repeated: list[str], tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 120, "Table 1", font="Times-Bold")
        sheet.text(72, 134, "What was spent on what", font="Times-Bold")
        open_table(sheet)

    def page_two(sheet: Sheet) -> None:
        for nth, line in enumerate(repeated):
            sheet.text(72, 80 + 14 * nth, line, font="Times-Bold")
        open_table(sheet, 160, rows=MORE)
        sheet.lines(72, 220, PROSE)

    cells = cells_of(pdf(draw, page_two), tmp_path / "x.en.pdf").cells
    assert len({cell.table_id for cell in cells}) == 1
    assert {cell.caption for cell in cells} == {"Table 1 What was spent on what"}
    assert next(cell.column_label for cell in cells if cell.row_label == "Roads") == "2023 > Spent"


def test_totals_that_a_table_prints_are_checked(ends: Ends) -> None:
    total = next(figure for figure in ends.figures if figure.raw == "2,215.5")
    assert "sum_checked" in total.flags


CUTS = (72.0, 120.0, 210.0, 500.0)
"""Where the columns of a table of words begin, and where it ends."""
VISITS = [
    ("1", "3 May 2031", "Two schools were visited, and the wells beside each of them found"),
    ("", "", "to be in good order"),
    ("2", "9 June 2031", "A clinic was opened"),
]


def border(sheet: Sheet, y: float) -> None:
    """The line under a row, a piece a cell."""
    for x0, x1 in pairwise(CUTS):
        sheet.rule(x0, y, x1)


def visits(sheet: Sheet, top: float = 120) -> None:
    border(sheet, top - 30)
    sheet.lines(CUTS[1] + 6, top - 22, ["Day of", "the visit"], leading=9, size=8)
    sheet.text(CUTS[2] + 6, top - 13, "What was seen", size=8)
    border(sheet, top - 8)
    for nth, row in enumerate(VISITS):
        for x, text in zip(CUTS, row, strict=False):
            if text:
                sheet.text(x + 6, top + 12 * nth + 6, text)


VISITS_READ = [
    "\tDay of the visit\tWhat was seen",
    "1\t3 May 2031\tTwo schools were visited, and the wells beside each of them found to be in good order",
    "2\t9 June 2031\tA clinic was opened",
]


def test_words_are_parted_where_the_lines_over_and_under_the_heads_are() -> None:
    def draw(sheet: Sheet) -> None:
        visits(sheet)
        sheet.lines(72, 190, PROSE)

    assert table_lines(pdf(draw)) == VISITS_READ


def test_a_name_over_several_columns_stays_in_the_table() -> None:
    def draw(sheet: Sheet) -> None:
        visits(sheet)
        sheet.text(78, 176, "Visits of the second year to the north")
        sheet.text(78, 200, "3")
        sheet.text(126, 200, "1 May 2032")
        sheet.text(216, 200, "A well was dug")

    assert table_lines(pdf(draw)) == [
        *VISITS_READ,
        "Visits of the second year to the north",
        "3\t1 May 2032\tA well was dug",
    ]


def test_boxes_with_sides_are_no_columns_of_words() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (90, 130, 170):
            border(sheet, y)
        for x in CUTS:
            sheet.canvas.line(x, HEIGHT - 90, x, HEIGHT - 132)
        sheet.lines(126, 104, ["A village", "of old"])
        sheet.lines(216, 104, ["Its wells", "and schools"])

    assert not any("A village\t" in line for line in table_lines(pdf(draw))[1:])


def test_a_day_in_a_cell_is_no_value_and_words_keep_their_figures(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        visits(sheet)
        sheet.lines(72, 190, PROSE)

    ends = cells_of(pdf(draw), tmp_path / "x.en.pdf")
    assert [(figure.raw, figure.value) for figure in ends.figures] == [("Two schools", Decimal(2))]


def test_heads_of_one_line_beside_a_spanning_one_stand_level_with_what_it_spans() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.rule(72, 150, 490)
        sheet.text(385, 160, "Change")
        sheet.rule(340, 164, 480)
        for x, name in zip((240, 350, 440), ("2031", "Sum", "Share"), strict=True):
            sheet.text(x, 174, name)
        sheet.rule(72, 178, 490)
        for nth, row in enumerate((("Wells", "120.5", "31.0", "4.5"), ("Schools", "84.0", "5.5", "7.5"))):
            sheet.text(76, 192 + 14 * nth, row[0])
            for x, value in zip((265, 370, 460), row[1:], strict=True):
                right(sheet, x, 192 + 14 * nth, value)

    assert table_lines(pdf(draw))[:2] == ["\t\tChange", "\t2031\tSum\tShare"]


def test_names_of_several_rows_are_parted_in_the_text_of_the_table(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for y in (90, 110):
            border(sheet, y)
        sheet.text(78, 104, "区域", font=SONG)
        sheet.text(126, 104, "国家", font=SONG)
        sheet.text(78, 124, "非洲", font=SONG)
        for nth, country in enumerate(("贝宁", "苏丹", "多哥")):
            sheet.text(126, 124 + 14 * nth, country, font=SONG)
        sheet.text(72, 220, TEXT, font=SONG)

    path = tmp_path / "x.zh.pdf"
    path.write_bytes(pdf(draw))
    (table,) = [part for part in segment(read(path)) if part.kind is SegmentKind.TABLE]
    assert table.text.split() == ["区域", "国家", "非洲", "贝宁", "苏丹", "多哥"]


def test_blanks_that_a_damaged_file_draws_are_no_row() -> None:
    def drawn(x: float, y: float, text: str, width: float) -> Chunk:
        run = Run(
            text, x, y - 8, x + width, y + 2, y, 10, False, False, False, 0, ((0, x), (len(text), x + width))
        )
        return chunk_of([run], 0)

    rows = [("Wells", "12", "340"), ("Schools", "7", "90")]
    chunks = [
        drawn(x, 100 + 28 * nth, text, 6.0 * len(text))
        for nth, row in enumerate(rows)
        for x, text in zip((72, 200, 300), row, strict=True)
    ]
    (table,) = find_aligned([*chunks, drawn(205, 114, "  ", 90)], ())
    assert [line.text for line in table.lines] == ["\t".join(row) for row in rows]


SIDES = (72.0, 200.0, 290.0, 380.0)
HALF_READ = [
    "Work\tWho does some of it\tWho does the rest",
    "Wells\tThe young of the town\tNobody",
    "Schools\tThe old of the town\tSome of us",
    "Parks\tThe men of the town\tThe women",
]


def half_drawn(sheet: Sheet, *, gap: float = 0.0) -> None:
    """A table whose heads and last row have no lines between their columns; `gap` parts lines that meet."""
    for y in (100, 140, 170, 200, 230):
        for x0, x1 in pairwise(SIDES):
            sheet.rule(x0, y, x1)
    for y0, y1 in ((140, 170), (170, 200)):
        for x in SIDES:
            sheet.canvas.line(x, HEIGHT - y0 - gap, x, HEIGHT - y1 + gap)
    sheet.text(76, 124, "Work")
    sheet.lines(210, 112, ["Who does", "some of", "it"], leading=10, size=8)
    sheet.lines(300, 117, ["Who does", "the rest"], leading=10, size=8)
    for y, row in ((154, HALF_READ[1]), (184, HALF_READ[2]), (214, HALF_READ[3])):
        label, left, right_one = row.split("\t")
        sheet.text(76, y + 6, label)
        sheet.lines(210, y, [left[: left.index(" of")], left[left.index("of") :]])
        sheet.text(300, y + 6, right_one)


@pytest.mark.parametrize("gap", [0.0, 2.8])
def test_rows_without_lines_between_columns_are_parted_where_their_borders_are(gap: float) -> None:
    assert table_lines(pdf(lambda sheet: half_drawn(sheet, gap=gap))) == HALF_READ


def test_text_across_a_border_is_no_row_of_cells() -> None:
    def draw(sheet: Sheet) -> None:
        half_drawn(sheet)
        for x0, x1 in pairwise(SIDES):
            sheet.rule(x0, 260, x1)
        sheet.text(76, 248, "What was left was given to the towns that had asked")

    assert table_lines(pdf(draw)) == HALF_READ


def test_underlined_words_are_no_end_of_a_row() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid([72, 200, 400], [100, 140, 160])
        sheet.text(76, 114, "Wells")
        sheet.lines(204, 112, ["The towns of the north", "have all been visited"])
        sheet.rule(202, 114, 290)
        sheet.text(76, 154, "Schools")
        sheet.text(204, 154, "None")

    assert table_lines(pdf(draw)) == [
        "Wells\tThe towns of the north have all been visited",
        "Schools\tNone",
    ]
