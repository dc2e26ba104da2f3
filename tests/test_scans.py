"""Scans: pages that are pictures are read by OCR where the extra is installed, and trusted less."""

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from typeset_pdf import HEIGHT, PROSE, WIDTH, Sheet, pdf

from unextract.extract import extract
from unextract.packs import load_packs
from unextract.read import read
from unextract.read.pdf import read_pdf
from unextract.read.pdf.scans import ocr_version
from unextract.records import Edition
from unextract.resolve import resolve
from unextract.segment import segment

pytestmark = pytest.mark.skipif(ocr_version() is None, reason="the extra ocr is not installed")


def scanned(data: bytes, *, dots: int = 200) -> bytes:
    """A PDF of pictures of the pages of `data`."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT))
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            picture = page.render(scale=dots / 72).to_pil()
            canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
            canvas.showPage()
    canvas.save()
    return stream.getvalue()


def edition_of(path: Path) -> Edition:
    packs = load_packs()
    document = read(path)
    return resolve(extract(document, segment(document), packs), packs)


def test_an_english_scan_gives_its_figures_with_page_and_box_and_less_confidence(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines(72, 100, ["1. The agencies deployed 12,408 volunteers in 125 countries.", *PROSE])

    (tmp_path / "printed.en.pdf").write_bytes(pdf(draw))
    (tmp_path / "scan.en.pdf").write_bytes(scanned(pdf(draw)))
    printed, scan = edition_of(tmp_path / "printed.en.pdf"), edition_of(tmp_path / "scan.en.pdf")
    assert scan.errors == ()
    assert scan.document.ocr_pages == (1,)
    assert [(f.kind, f.value, f.unit, f.subject) for f in scan.figures] == [
        (f.kind, f.value, f.unit, f.subject) for f in printed.figures
    ]
    for read_well, guessed in zip(printed.figures, scan.figures, strict=True):
        assert (guessed.page, "ocr" in guessed.flags) == (1, True)
        assert guessed.confidence < read_well.confidence
        assert guessed.bbox == pytest.approx(read_well.bbox, abs=6)


def test_a_chinese_scan_has_the_numbers_of_the_page(reports: Path) -> None:
    printed = reports.parent / "renderings" / "000_DP_2023_23.zh.pdf"
    if not printed.is_file():
        pytest.skip("no Chinese PDF beside the real reports")
    page = part_of(printed, 1)
    seen, there = read_pdf(scanned(page), "scan.pdf"), read_pdf(page, "page.pdf")
    assert seen.ocr_pages == (1,)
    assert numbers(seen.text) >= numbers(there.text)


def numbers(text: str) -> set[str]:
    """Numbers of two digits and more, however they are spaced."""
    return {re.sub(r"\D", "", found) for found in re.findall(r"\d[\d ,.]*\d", text)}


def test_only_pages_without_text_are_read_from_their_picture(tmp_path: Path) -> None:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT))
    sheet = Sheet(canvas)
    sheet.lines(72, 100, ["They planted 12 trees."])
    canvas.showPage()
    picture = (
        pypdfium2.PdfDocument(pdf(lambda sheet: sheet.lines(72, 100, PROSE)))[0].render(scale=2).to_pil()
    )
    canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
    canvas.showPage()
    canvas.save()
    (tmp_path / "mixed.en.pdf").write_bytes(stream.getvalue())
    document = read(tmp_path / "mixed.en.pdf")
    assert document.ocr_pages == (2,)
    assert document.warnings == ()
    assert document.text.startswith("They planted 12 trees.")
    assert "Volunteers from many regions" in document.text.split("\f")[1]


def test_a_real_scan_is_read(reports: Path) -> None:
    scan = reports.parent / "corpus" / "A_45_696_Add.1.en.pdf"
    if not scan.is_file():
        pytest.skip("no real scan beside the real reports")
    reading = read_pdf(part_of(scan, 0), "scan.pdf")
    assert reading.ocr_pages == (1,)
    assert "A/45/696/Add.1" in reading.text.split()


def part_of(path: Path, page: int) -> bytes:
    """A PDF of one page of `path`."""
    stream = BytesIO()
    with pypdfium2.PdfDocument(path) as whole, pypdfium2.PdfDocument.new() as part:
        part.import_pages(whole, [page])
        part.save(stream)
    return stream.getvalue()
