"""PDF files that cannot be read, or not all of them: one clear sentence, never a traceback."""

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from typeset_pdf import HEIGHT, PROSE, WIDTH, Sheet, pdf

from unextract.errors import UnextractError
from unextract.extract import extract
from unextract.packs import load_packs
from unextract.read import read
from unextract.read.pdf import ENGINES, read_pdf, unread
from unextract.segment import segment


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(autouse=True)
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the extra were not installed; test_scans.py is about what it does."""
    monkeypatch.setattr(unread, "ocr_version", lambda: None)


def prose(sheet: Sheet) -> None:
    sheet.lines(72, 100, PROSE)


def trees(sheet: Sheet) -> None:
    sheet.lines(72, 100, ["They planted 12 trees."])


def scan(sheet: Sheet) -> None:
    """A picture over the whole page, and no text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet.canvas.drawImage(ImageReader(Image.new("L", (20, 28), 200)), 0, 0, WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 not a pdf", "not a PDF"),
        (b"%PDF-1.7\n% and nothing more", "damaged"),
        (pdf(prose, encrypt=StandardEncryption("secret", ownerPassword="owner")), "encrypted"),
    ],
    ids=["empty", "another kind", "truncated", "encrypted"],
)
def test_a_file_that_cannot_be_opened_says_why(engine: str, data: bytes, problem: str) -> None:
    with pytest.raises(UnextractError) as caught:
        read_pdf(data, "report.pdf", engine=engine)
    assert caught.value.source == "report.pdf"
    assert caught.value.stage == "read"
    assert problem in caught.value.problem
    assert caught.value.remedy


def test_an_empty_password_is_no_hindrance(engine: str) -> None:
    data = pdf(prose, encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0))
    assert PROSE[0] in read_pdf(data, "x.pdf", engine=engine).text


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_half_a_download_is_damaged_or_gives_its_pages(engine: str, share: float) -> None:
    data = pdf(prose, prose, prose)
    outcome = _outcome(data[: int(share * len(data))], engine)
    assert "damaged" in outcome or "no pages" in outcome or PROSE[0] in outcome


def _outcome(data: bytes, engine: str) -> str:
    """The text of a file, or the problem with it."""
    try:
        return read_pdf(data, "x.pdf", engine=engine).text
    except UnextractError as error:
        return error.problem


def test_a_page_without_text_is_noted_and_the_others_are_read(engine: str) -> None:
    reading = read_pdf(pdf(prose, scan, prose, scan, scan), "x.pdf", engine=engine)
    assert reading.page_count == 5
    assert len(reading.warnings) == 1
    assert reading.warnings[0].startswith("pages 2, 4-5 without a text layer")
    assert "OCR" in reading.warnings[0]
    assert reading.text.split("\f")[2].startswith(PROSE[0])


def test_a_scan_loads_when_its_language_is_known(tmp_path: Path) -> None:
    (tmp_path / "scan.en.pdf").write_bytes(pdf(scan))
    (tmp_path / "scan.pdf").write_bytes(pdf(scan))
    assert read(tmp_path / "scan.en.pdf").warnings[0].startswith("page 1 without a text layer")
    with pytest.raises(UnextractError, match="without a text layer"):
        read(tmp_path / "scan.pdf")


def test_a_figure_knows_its_page_and_box_and_an_unread_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "report.en.pdf").write_bytes(
        pdf(scan, lambda sheet: sheet.lines(72, 100, ["They planted 12 trees."]))
    )
    document = read(tmp_path / "report.en.pdf")
    found = extract(document, segment(document), load_packs())
    (figure,) = found.figures
    assert (figure.page, figure.value) == (2, 12)
    assert figure.bbox is not None
    x0, top, x1, bottom = figure.bbox
    assert 72 < x0 < x1 < 300
    assert 80 < top < bottom < 120
    (error,) = found.errors
    assert (error.stage, error.message.split(" without")[0]) == ("read", "page 1")


def test_text_of_no_size_is_not_read(engine: str) -> None:
    def draw(sheet: Sheet) -> None:
        prose(sheet)
        sheet.text(72, 200, "Nobody sees these 99 words.", size=0)

    reading = read_pdf(pdf(draw), "x.pdf", engine=engine)
    assert "Volunteers" in reading.text
    assert "99" not in reading.text
