"""Prints what of a PDF's figures is found in its plain text, as a converter prints it.

    python benchmarks/converted.py [PATH...]

Without PATH: the PDFs of $UNEXTRACT_REPORTS and of the folders beside it, scans
left out. The converter is PDFium's own text, a line a line, with nothing to
tell headers, footnotes and tables from paragraphs. Figures are compared by kind
and value, those of table segments left out; `unaccounted` counts numerals of the text.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
from pdf import default_folders, find_files, with_text

from unextract.extract import extract
from unextract.packs import Packs, load_packs
from unextract.read import read
from unextract.records import Edition, SegmentKind
from unextract.segment import segment


def main() -> None:
    files = with_text(find_files([Path(argument) for argument in sys.argv[1:]] or default_folders()))
    if not files:
        sys.exit("no PDF files; name some, or set UNEXTRACT_REPORTS")
    packs = load_packs()
    print(f"{'':32}{'of pdf':>8}{'found':>8}{'more':>8}{'numerals':>10}{'unaccounted':>13}")
    rows = [(file.name, *compared(file, packs)) for file in files]
    for name, *numbers in [*rows, ("all", *map(sum, zip(*[row[1:] for row in rows], strict=True)))]:
        print(f"{name:32}{numbers[0]:8}{numbers[1]:8}{numbers[2]:8}{numbers[3]:10}{numbers[4]:13}")


def compared(file: Path, packs: Packs) -> tuple[int, int, int, int, int]:
    """Figures of the PDF, of them those in its text, others there; numerals of the text, unaccounted ones."""
    printed = edition(file, packs)
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / f"{file.stem}.txt"
        text.write_text(plain_text(file), "utf-8")
        converted = edition(text, packs)
    expected, found = figures(printed), figures(converted)
    both = sum((expected & found).values())
    unaccounted = sum(numeral.numeral_class == "unaccounted" for numeral in converted.numerals)
    return expected.total(), both, found.total() - both, len(converted.numerals), unaccounted


def plain_text(file: Path) -> str:
    """The text of all pages as PDFium prints it."""
    with pypdfium2.PdfDocument(file) as document:
        pages: Iterable[str] = [page.get_textpage().get_text_range() for page in document]
        return "\n".join(pages).replace("\r\n", "\n")


def edition(file: Path, packs: Packs) -> Edition:
    document = read(file)
    return extract(document, segment(document), packs)


def figures(edition: Edition) -> Counter[tuple[object, object]]:
    """Kind and value of the figures outside table segments."""
    tables = {one.segment_id for one in edition.segments if one.kind is SegmentKind.TABLE}
    return Counter((one.kind, one.value) for one in edition.figures if one.segment_id not in tables)


if __name__ == "__main__":
    main()
