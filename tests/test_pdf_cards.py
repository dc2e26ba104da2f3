"""Pages designed rather than typed: figures in large type over labels, a sidebar, uneven columns."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from typeset_pdf import PROSE, SONG, Sheet, pdf

from unextract.extract import extract
from unextract.packs import load_packs
from unextract.read import read
from unextract.records import Edition, Segment, SegmentKind
from unextract.segment import segment

Place = Callable[[Sheet, float, float, str, float], None]
Cards = Sequence[tuple[str, Sequence[str]]]

ABOVE: Cards = [
    ("12 480", ["名志愿人员在 162 个国家", "服务"]),
    ("57%", ["是女性"]),
    ("3 120 万美元", ["总支出"]),
]
BELOW: Cards = [("86", ["个伙伴实体"]), ("1 340", ["名残疾志愿人员"]), ("4.6", ["平均满意度"])]
CHINESE = [
    "各地的志愿人员在这一年里帮助学校和诊所继续开放，并把所见所闻写成报告，供主管部门参考，",
    "供村镇议会安排来年的工作。许多人在服务期满以后仍然留在当地，同村民一起修路、打井、种树，",
    "并在冬季教孩子们读书写字。",
]
SIDE = [
    "Her own words",
    "I came for a month and have",
    "stayed for nine years now.",
    "They call me the well lady.",
]


def read_whole(path: Path, data: bytes) -> Edition:
    path.write_bytes(data)
    document = read(path)
    return extract(document, segment(document), load_packs())


def texts(edition: Edition, *kinds: SegmentKind) -> list[str]:
    def wanted(one: Segment) -> bool:
        return one.kind in kinds if kinds else one.kind is not SegmentKind.FURNITURE

    return [one.text for one in edition.segments if wanted(one)]


def centred(sheet: Sheet, middle: float, y: float, text: str, size: float) -> None:
    sheet.text(middle - stringWidth(text, SONG, size) / 2, y, text, size=size, font=SONG)


def flush_left(sheet: Sheet, middle: float, y: float, text: str, size: float) -> None:
    sheet.text(middle - 60, y, text, size=size, font=SONG)


@pytest.mark.parametrize("place", [centred, flush_left])
@pytest.mark.parametrize("below", [360, 324], ids=["apart", "close"])
def test_figures_in_large_type_are_read_with_their_own_labels(
    tmp_path: Path, below: float, place: Place
) -> None:
    def page(sheet: Sheet) -> None:
        for nth, line in enumerate(CHINESE):
            sheet.text(72, 100 + 15 * nth, line, font=SONG)
        for row, y in ((ABOVE, 260), (BELOW, below)):
            for middle, (number, label) in zip((130, 290, 450), row, strict=True):
                place(sheet, middle, y, number, 24)
                for nth, line in enumerate(label):
                    place(sheet, middle, y + 18 + 12 * nth, line, 9)

    edition = read_whole(tmp_path / "x.zh.pdf", pdf(page))
    assert texts(edition, SegmentKind.BOX) == [
        "12 480 名志愿人员在 162 个国家服务",
        "57% 是女性",
        "3 120 万美元 总支出",
        "86 个伙伴实体",
        "1 340 名残疾志愿人员",
        "4.6 平均满意度",
    ]
    found = {figure.value: figure for figure in edition.figures}
    assert found[Decimal("0.57") * 100].subject == "女性"
    assert found[Decimal(31_200_000)].subject == "总支出"
    assert found[Decimal(1340)].subject == "残疾志愿人员"
    assert found[Decimal("4.6")].subject == "平均满意度"
    # each stands where its own number is printed
    for figure, left in ((found[Decimal(86)], 70), (found[Decimal(1340)], 230), (found[Decimal("4.6")], 390)):
        assert figure.bbox is not None
        assert left <= figure.bbox[0] < left + 120


def test_large_numbers_above_a_text_of_the_whole_width_are_no_cards(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(72, 100, "Chapter 2", size=20)
        sheet.text(300, 100, "Part 14", size=20)
        sheet.lines(72, 120, PROSE)

    edition = read_whole(tmp_path / "x.en.pdf", pdf(page))
    assert not texts(edition, SegmentKind.BOX)
    assert " ".join(PROSE) in " ".join(texts(edition))


def test_a_sidebar_that_was_drawn_first_does_not_cut_the_lines_beside_it(tmp_path: Path) -> None:
    beside = [line[:52].rsplit(" ", 1)[0] for line in PROSE]

    def page(sheet: Sheet) -> None:
        sheet.lines(360, 107, SIDE, leading=13, size=9)
        sheet.lines(72, 100, [*beside, *beside], leading=14)

    edition = read_whole(tmp_path / "x.en.pdf", pdf(page))
    whole = " ".join(texts(edition))
    assert " ".join(beside) in whole
    assert " ".join(SIDE[1:3]) in whole


def test_text_goes_on_below_a_panel_that_it_flows_round(tmp_path: Path) -> None:
    beside = [line[:52].rsplit(" ", 1)[0] for line in PROSE]

    def page(sheet: Sheet) -> None:
        sheet.canvas.setFillGray(0.9)
        sheet.canvas.rect(350, 842 - 146, 190, 60, stroke=0, fill=1)
        sheet.canvas.setFillGray(0)
        sheet.lines(360, 99, SIDE, leading=13, size=9)
        sheet.lines(72, 100, [*beside, *PROSE], leading=14)

    edition = read_whole(tmp_path / "x.en.pdf", pdf(page))
    assert " ".join([*beside, *PROSE]) in texts(edition)


def test_shaded_cells_of_a_table_are_no_panels(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.setFillGray(0.9)
        for x in (72, 222, 372):
            sheet.canvas.rect(x, 842 - 140, 150, 40, stroke=0, fill=1)
        sheet.canvas.setFillGray(0)
        for x, head in (
            (76, ["Region", "of service"]),
            (226, ["Volunteers", "in 2031"]),
            (376, ["Posts", "in 2031"]),
        ):
            sheet.lines(x, 115, head)
        for y, row in (
            (155, ("North", "120", "14")),
            (169, ("South", "80", "9")),
            (183, ("Total", "200", "23")),
        ):
            for x, cell in zip((76, 226, 376), row, strict=True):
                sheet.text(x, y, cell)

    edition = read_whole(tmp_path / "x.en.pdf", pdf(page))
    assert {cell.column_label for cell in edition.table_cells} == {"Volunteers in 2031", "Posts in 2031"}


def test_a_sentence_goes_on_at_the_head_of_the_next_column(tmp_path: Path) -> None:
    short = [line[:44].rsplit(" ", 1)[0] for line in PROSE]

    def page(sheet: Sheet) -> None:
        sheet.lines(72, 100, short, leading=14)
        sheet.lines(320, 100, [line.lower() for line in short], leading=14)

    edition = read_whole(tmp_path / "x.en.pdf", pdf(page))
    assert texts(edition) == [" ".join([*short, *(line.lower() for line in short)])]


def test_a_column_may_begin_higher_than_its_neighbour(tmp_path: Path) -> None:
    short = [line[:44].rsplit(" ", 1)[0] for line in PROSE]

    def page(sheet: Sheet) -> None:
        sheet.lines(72, 110, short, leading=14)
        sheet.lines(320, 100, list(reversed(short)), leading=14)

    edition = read_whole(tmp_path / "x.en.pdf", pdf(page))
    whole = " ".join(texts(edition))
    assert whole.index(short[-1]) < whole.index(short[-1], whole.index(short[-1]) + 1)
    assert whole.startswith(" ".join(short))


def test_a_grouped_number_opens_no_footnote(tmp_path: Path) -> None:
    """1 340 is a number, no footnote 1 that begins with 340."""

    def page(sheet: Sheet) -> None:
        sheet.lines(72, 100, PROSE)
        sheet.text(72, 300, "1 340 名志愿人员", size=10, font=SONG)
        sheet.text(72, 318, "在学校服务", size=10, font=SONG)
        sheet.text(290, 800, "1", size=8)

    edition = read_whole(tmp_path / "x.zh.pdf", pdf(page, page))
    assert {figure.value for figure in edition.figures} == {Decimal(1340)}
