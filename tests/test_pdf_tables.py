"""Tables of PDFs: columns from the numbers, heads that wrap and span, page breaks, up to the cells."""

from decimal import Decimal
from pathlib import Path

import pytest
from test_tables_ends import Ends, cells_of
from typeset_pdf import PROSE, Sheet, pdf

from unextract.read.pdf import read_pdf

COLUMNS = (300.0, 360.0, 420.0, 480.0)
"""Where the numbers of each column end."""
HEADS = ("Spent", "Asked for", "Spent", "Asked for")
ROWS = [
    ("Wells", "1,200.5", "1,310.0", "-", "12.0"),
    ("Schools", "840.0", "905.5", "7.5", "0.5"),
    ("Total", "2,040.5", "2,215.5", "7.5", "12.5"),
]


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
        more = [("Clinics", "3.0", "3.5", "-", "4.0"), ("Roads", "1.0", "2.5", "1.5", "8.0")]
        open_table(sheet, 80, rows=more, heads=False)
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


def test_totals_that_a_table_prints_are_checked(ends: Ends) -> None:
    total = next(figure for figure in ends.figures if figure.raw == "2,215.5")
    assert "sum_checked" in total.flags
