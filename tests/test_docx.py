"""Word files: the numbers Word shows, the notes it files away, tables as rows, what is deleted left out."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from unextract.errors import UnextractError
from unextract.read.docx import read_docx, refuse_doc
from unextract.read.typescript import Typescript

W = nsdecls("w")


def text_of(document: WordDocument) -> str:
    stream = BytesIO()
    document.save(stream)
    return read_docx(stream.getvalue(), "x.docx").text


def test_paragraphs_are_lines_and_headings_have_their_level() -> None:
    document = docx.Document()
    document.add_heading("I.\tIntroduction", 1)
    document.add_paragraph("1.\tThe agencies deployed 12\u00a0408 volunteers.")
    document.add_heading("Results", 2)
    assert text_of(document) == (
        "# I. Introduction\n\n1. The agencies deployed 12 408 volunteers.\n\n## Results\n"
    )


def test_automatic_numbers_are_written_out() -> None:
    document = docx.Document()
    _define_list(document, [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")])
    for level, text in [(0, "one"), (1, "a"), (1, "b"), (2, "i"), (0, "two"), (1, "a again")]:
        _numbered(document, level, text)
    lines = text_of(document).split("\n\n")
    assert [line.strip() for line in lines] == ["1. one", "(a) a", "(b) b", "(i) i", "2. two", "(a) a again"]


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("upperRoman", ["I.", "II.", "III.", "IV."]),
        ("upperLetter", ["A.", "B.", "C.", "D."]),
        ("chineseCounting", ["一.", "二.", "三.", "四."]),
        ("decimalZero", ["01.", "02.", "03.", "04."]),
    ],
)
def test_forms_of_automatic_numbers(form: str, labels: list[str]) -> None:
    document = docx.Document()
    _define_list(document, [(form, "%1.")])
    for _ in labels:
        _numbered(document, 0, "text")
    assert [line.split()[0] for line in text_of(document).split("\n\n")] == labels


def test_rows_of_a_table_are_lines_and_spanned_cells_stay_empty() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, cells in enumerate(
        [("Region", "Years", ""), ("", "2023", "2024"), ("Africa", "1,200", "1,310")]
    ):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    assert text_of(document) == "Region\tYears\n\t2023\t2024\nAfrica\t1,200\t1,310\n"


def test_a_frame_of_one_cell_is_text() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Summary"
    cell.add_paragraph("The report covers one year.")
    assert text_of(document) == "Summary\n\nThe report covers one year.\n"


def test_raised_numbers_are_marks_and_stay_apart_from_digits() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("They counted 2 500")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run("persons in the towns,")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("most of them young.")
    stream = BytesIO()
    document.save(stream)
    reading = read_docx(stream.getvalue(), "x.docx")
    assert reading.text == "They counted 2 500¹ persons in the towns,2 most of them young.\n"
    assert [reading.text[start:end] for start, end in reading.raised] == ["¹", "2"]


def test_deleted_hidden_and_field_text_is_left_out() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("There were ")
    for xml in (
        f"<w:del {W}><w:r><w:delText>nine</w:delText></w:r></w:del>",
        f"<w:ins {W}><w:r><w:t>twelve</w:t></w:r></w:ins>",
        f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t> not</w:t></w:r>",
        f"<w:r {W}><w:instrText> PAGE 77 </w:instrText></w:r>",
        f"<w:r {W}><w:t> towns.</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(xml))
    assert text_of(document) == "There were twelve towns.\n"


def test_bold_paragraphs_are_headings_and_the_margins_come_along() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "A/99/123"
    run = document.add_paragraph().add_run("A line in bold")
    run.bold, run.font.size = True, Pt(12)
    document.add_paragraph("Text.")
    assert text_of(document) == "A/99/123\n\n## A line in bold\n\nText.\n"


def test_an_old_word_file_says_how_to_convert_it() -> None:
    with pytest.raises(UnextractError) as caught:
        refuse_doc(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "report.doc")
    assert ".docx" in caught.value.remedy
    assert "soffice" in caught.value.remedy


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "encrypted or in Word's old format"),
        (b"PK\x03\x04 and not much more", "no Word file"),
        (b"plain text", "no Word file"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(data: bytes, problem: str) -> None:
    with pytest.raises(UnextractError) as caught:
        read_docx(data, "report.docx")
    assert problem in caught.value.problem
    assert (caught.value.source, caught.value.stage) == ("report.docx", "read")


def test_half_a_file_says_that_it_is_damaged() -> None:
    stream = BytesIO()
    docx.Document().save(stream)
    data = stream.getvalue()
    with pytest.raises(UnextractError, match="no Word file"):
        read_docx(data[: len(data) // 2], "report.docx")


def test_a_part_that_is_no_xml_is_damage_and_a_mistake_of_ours_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream, broken = BytesIO(), BytesIO()
    docx.Document().save(stream)
    with ZipFile(stream) as whole, ZipFile(broken, "w") as part:
        for name in whole.namelist():
            part.writestr(name, b"<w:styles" if name == "word/styles.xml" else whole.read(name))
    with pytest.raises(UnextractError, match="damaged"):
        read_docx(broken.getvalue(), "report.docx")

    def mistaken(*_: object) -> str:
        raise KeyError("a mistake of ours")

    monkeypatch.setattr(Typescript, "paragraph", mistaken)
    document = docx.Document()
    document.add_paragraph("They served in 125 towns.")
    with pytest.raises(KeyError, match="ours"):
        text_of(document)


def test_an_attribute_that_is_no_number_is_passed_over() -> None:
    document = docx.Document()
    _define_list(document, [("decimal", "%1.")])
    for value in ("x", ""):
        start = document.part.numbering_part.element.find(f".//{qn('w:start')}")
        start.set(qn("w:val"), value)
        _numbered(document, 0, "They served in 125 towns.")
    assert [line for line in text_of(document).split("\n") if line] == [
        "1. They served in 125 towns.",
        "2. They served in 125 towns.",
    ]


def test_notes_follow_the_paragraph_that_cites_them() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("They served in 125 towns.")
    _with_notes(document, {"1": "Without the capital.", "2": "See the annex."})
    for note in ("1", "2"):
        reference = f'<w:r {W}><w:footnoteReference w:id="{note}"/></w:r>'
        paragraph._p.append(parse_xml(reference))
    document.add_paragraph("More.")
    assert text_of(document).split("\n\n") == [
        "They served in 125 towns.1²",
        "__________________\n1 Without the capital.",
        "__________________\n2 See the annex.",
        "More.\n",
    ]


def _with_notes(document: WordDocument, notes: dict[str, str]) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    inner = "".join(
        f'<w:footnote w:id="{name}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for name, text in notes.items()
    )
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f"<w:footnotes {W}>{separator}{inner}</w:footnotes>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _define_list(document: WordDocument, levels: list[tuple[str, str]]) -> None:
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{inner}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))


def _numbered(document: WordDocument, level: int, text: str) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'))
