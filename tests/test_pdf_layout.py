"""How a page is laid out: text round a box, bold words, headings of several lines, large footnotes."""

from pathlib import Path

from typeset_pdf import PROSE, Draw, Sheet, pdf

from unextract.read import read
from unextract.records import Segment, SegmentKind
from unextract.segment import segment

WIDE = [
    "1. The towns of the region sent volunteers to all of the villages that had asked for them and",
    "to some that had not. They were met by the councils and by the schools, and stayed with those",
]
NARROW = [
    "who could take them in for the whole of",
    "the year. Others slept in the halls. In",
    "March they were joined by people from",
    "Eastern districts who knew the wells",
]
END = ["and how to mend them, and by two teachers who came from abroad to see the schools of the north."]
BOXED = [
    "WHAT WAS DONE",
    "- 12 wells were dug and cleaned",
    "by volunteers",
    "- 7 schools were opened",
    "in June",
]


def segments(path: Path, *pages: Draw) -> list[Segment]:
    path.write_bytes(pdf(*pages))
    return [one for one in segment(read(path)) if one.kind is not SegmentKind.FURNITURE]


def beside_a_box(sheet: Sheet) -> None:
    """A paragraph that flows round a box at the right, and one below."""
    at = sheet.lines(72, 100, WIDE)
    at = sheet.lines(72, at + 12, NARROW)
    at = sheet.lines(72, at + 12, END)
    for nth, line in enumerate(BOXED):
        indent = 0 if line.startswith(("-", "WHAT")) else 8
        sheet.text(
            300 + indent, 127 + 10 * nth, line, size=9, font="Times-Bold" if not nth else "Times-Roman"
        )
    sheet.canvas.rect(290, 842 - 169, 190, 53)
    sheet.lines(
        72,
        at + 24,
        ["2. Nothing else was done in the year, for the rains came early and the roads were closed."],
    )


def test_text_flows_round_a_box_that_is_read_as_a_whole(tmp_path: Path) -> None:
    found = segments(tmp_path / "x.en.pdf", beside_a_box)
    texts = [one.text for one in found]
    assert " ".join([*WIDE, *NARROW, *END])[3:] in texts
    assert texts[1:4] == [
        "WHAT WAS DONE",
        "12 wells were dug and cleaned by volunteers",
        "7 schools were opened in June",
    ]
    assert [one.paragraph for one in found if one.kind is SegmentKind.PARAGRAPH] == ["1", "2"]


def test_a_box_round_a_column_of_a_table_is_none(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(72, 100, PROSE)
        for nth, (label, *values) in enumerate(
            [("Wells", "12", "30"), ("Schools", "7", "11"), ("Roads", "1", "2")]
        ):
            sheet.text(76, 220 + 14 * nth, label)
            for x, value in zip((240, 340), values, strict=True):
                sheet.text(x, 220 + 14 * nth, value)
        sheet.canvas.rect(230, 842 - 256, 60, 50)

    path = tmp_path / "x.en.pdf"
    path.write_bytes(pdf(draw))
    assert "Wells\t12\t30\nSchools\t7\t11\nRoads\t1\t2\n" in read(path).text


def test_bold_words_reach_over_the_end_of_a_line(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(72, 60, PROSE)
        end = sheet.text(72, 140, "3. ")
        sheet.text(
            end, 140, "The councils that have not done so should name one of their own who", font="Times-Bold"
        )
        sheet.text(
            72,
            152,
            "Keeps the keys of the wells and of the halls, and one who keeps the books",
            font="Times-Bold",
        )
        end = sheet.text(72, 164, "of the year.", font="Times-Bold")
        sheet.text(end + 3, 164, "All of them agreed to that and did so before the summer had come.")

    text = segments(tmp_path / "x.en.pdf", draw)[-1].text
    assert text.endswith(
        "should name one of their own who Keeps the keys of the wells and of the halls, and one who keeps "
        "the books of the year. All of them agreed to that and did so before the summer had come."
    )


def test_a_heading_and_the_words_below_it_stay_two(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 60, "What the councils have done", font="Times-Bold")
        end = sheet.text(72, 72, "The councils", font="Times-Bold")
        sheet.text(end + 3, 72, "that have named one of their own are those of the north and of the")
        sheet.lines(72, 84, PROSE)

    found = segments(tmp_path / "x.en.pdf", draw)
    assert found[0].text == "What the councils have done"


def test_footnotes_as_large_as_the_text_stand_below_their_line(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(72, 100, PROSE)
        end = sheet.text(72, 160, "The agencies counted the persons in the towns of the region,")
        end = sheet.text(end, 156, "1", size=6)
        sheet.text(end + 3, 160, "most of them young.")
        sheet.rule(72, 700, 216)
        end = sheet.text(72, 709, "1", size=6)
        sheet.text(
            end + 3, 714, "Those who had left the towns before the end of the year are not among them, and"
        )
        sheet.text(72, 726, "those who came later are not either.")

    notes = [one for one in segments(tmp_path / "x.en.pdf", draw) if one.kind is SegmentKind.FOOTNOTE]
    assert [note.text for note in notes] == [
        "Those who had left the towns before the end of the year are not among them, and "
        "those who came later are not either."
    ]


def test_long_rows_of_a_table_do_not_widen_the_page(tmp_path: Path) -> None:
    """Lines of text are full beside those of their like; a row is as long as its cells."""

    def draw(sheet: Sheet) -> None:
        sheet.lines(
            72,
            60,
            ["4. " + PROSE[0], *PROSE[1:], "More of them came. Others left, for they had", "no house."],
        )

    def rows(sheet: Sheet) -> None:
        edges = [80.0]
        for nth in range(12):
            sheet.lines(76, edges[-1] + 12, PROSE, leading=11, size=5)
            sheet.lines(306, edges[-1] + 12, PROSE, leading=11, size=5)
            sheet.text(506, edges[-1] + 12, str(nth))
            edges.append(edges[-1] + 58)
        sheet.grid([72, 300, 500, 540], edges)

    found = segments(tmp_path / "x.en.pdf", draw, rows, rows)
    assert found[0].text.startswith("4. " + PROSE[0])
    assert found[0].text.endswith("no house.")


def test_a_title_in_italics_is_a_heading_and_a_note_in_italics_is_none(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 60, "What was done", font="Times-Bold")
        for nth, words in enumerate(["Work on the wells", "Work on the roads and the halls"], 1):
            sheet.text(72, 80 * nth + 20, words, font="Times-Italic")
            sheet.lines(72, 80 * nth + 36, [f"{nth}. {PROSE[0]}", *PROSE[1:]])
        sheet.text(72, 260, "Given to those who asked for it.", font="Times-Italic")
        sheet.lines(72, 276, [f"3. {PROSE[0]}", *PROSE[1:]])

    found = segments(tmp_path / "x.en.pdf", draw)
    assert [one.text for one in found if one.kind is SegmentKind.HEADING] == [
        "What was done",
        "Work on the wells",
        "Work on the roads and the halls",
    ]


def test_lettered_notes_below_a_table_are_its_footnotes(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(72, 60, PROSE)
        sheet.grid([72, 200, 300, 400], [140, 160, 180])
        for y, row in ((154, ("Wells", "12 a/", "7")), (174, ("Schools", "4", "9 b/"))):
            for x, text in zip((76, 204, 304), row, strict=True):
                sheet.text(x, y, text)
        notes = [
            "a/ Without those that were dug in the year before and that had not been finished at",
            "its end.",
        ]
        sheet.lines(72, 194, [*notes, "b/ Some of them are small."], leading=10, size=8)
        sheet.lines(72, 240, PROSE)

    notes = [one for one in segments(tmp_path / "x.en.pdf", draw) if one.kind is SegmentKind.FOOTNOTE]
    assert [(note.paragraph, note.text[:12], note.text[-9:]) for note in notes] == [
        ("a", "Without thos", " its end."),
        ("b", "Some of them", "re small."),
    ]


def test_a_raised_mark_may_stand_before_a_comma(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.lines(72, 100, PROSE)
        end = sheet.text(72, 200, "In all, 40 volunteers")
        end = sheet.text(end, 196, "1", size=6)
        sheet.text(end, 200, ", more than before, came to the school.")
        sheet.rule(72, 700, 200)
        sheet.text(72, 712, "1", size=6)
        sheet.text(77, 715, "Not those who left early.", size=8)

    found = segments(tmp_path / "x.en.pdf", page)
    assert "In all, 40 volunteers, more than before, came to the school." in [one.text for one in found]
