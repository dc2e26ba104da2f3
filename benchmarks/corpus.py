"""Prints, for each PDF of some folders, what can be seen to be wrong with what was read of it.

    python benchmarks/corpus.py [PATH...] [--details]

Without PATH: the PDFs of $UNEXTRACT_REPORTS and of the folders beside it.

    gaps        paragraph numbers that the text leaves out between its first and its last
    running     lines of headers and footers inside paragraphs
    sums        printed totals that are the sum of their parts, of those checked
    unaccounted numerals that no rule knew
    unboxed     figures whose box, cut out of the page, does not hold their number
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from pdf import default_folders, find_files

from unextract.extract import extract
from unextract.packs import load_packs
from unextract.read import read
from unextract.records import Document, Edition, Figure, Numeral, Segment, SegmentKind
from unextract.resolve import resolve
from unextract.segment import segment

# Running lines stand in these shares of a page's height, and are repeated at the same height (points)
_MARGIN, _GRID = 0.1, 4
_DIGITS = re.compile(r"\d+")
_BLANKS = re.compile(r"\s+")


class Found(NamedTuple):
    """What was seen in one document; lists hold what the details print."""

    pages: int
    paragraphs: int
    gaps: list[str]
    running: list[str]
    sums: tuple[int, int]
    numerals: int
    unaccounted: list[str]
    figures: int
    unboxed: list[str]


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--details"]
    files = find_files([Path(argument) for argument in arguments] or default_folders())
    print(
        f"{'':24}{'pages':>6}{'paras':>7}{'gaps':>6}{'running':>9}{'sums':>10}{'numerals':>10}"
        f"{'unaccounted':>13}{'figures':>9}{'unboxed':>9}"
    )
    for file in files:
        found = inspect(file)
        holding, checked = found.sums
        share = len(found.unaccounted) / found.numerals if found.numerals else 0.0
        print(
            f"{file.stem[:23]:24}{found.pages:6}{found.paragraphs:7}{len(found.gaps):6}{len(found.running):9}"
            f"{holding:6}/{checked:<3}{found.numerals:10}{len(found.unaccounted):6} {share:6.1%}"
            f"{found.figures:9}{len(found.unboxed):9}"
        )
        if "--details" in sys.argv:
            print_details(found)


def print_details(found: Found) -> None:
    for name in ("gaps", "running", "unaccounted", "unboxed"):
        for line in getattr(found, name):
            print(f"    {name}: {line}")


def inspect(file: Path) -> Found:
    """What can be seen of one file."""
    packs = load_packs()
    document = read(file)
    edition = resolve(extract(document, segment(document), packs), packs)
    numbered = [s for s in edition.segments if s.kind is SegmentKind.PARAGRAPH and s.paragraph]
    flags = Counter(flag for figure in edition.figures for flag in figure.flags)
    return Found(
        document.page_count or 0,
        len(numbered),
        list(gaps(numbered)),
        list(running_lines(edition)),
        (flags["sum_checked"], flags["sum_checked"] + flags["sum_differs"]),
        len(edition.numerals),
        [context(document, n) for n in edition.numerals if n.numeral_class == "unaccounted"],
        len(edition.figures),
        list(unboxed(file, edition)),
    )


def context(document: Document, numeral: Numeral) -> str:
    before = document.text[max(0, numeral.source_start - 30) : numeral.source_start]
    after = document.text[numeral.source_end : numeral.source_end + 20]
    return repr(f"{before}«{numeral.raw}»{after}")


def gaps(paragraphs: Iterable[Segment]) -> Iterator[str]:
    """Places where a number is not one more than the last; annexes and quoted texts count anew."""
    last = 0
    for paragraph in paragraphs:
        if not (paragraph.paragraph or "").isdigit():
            continue
        number = int(paragraph.paragraph or 0)
        if number not in (last + 1, 1):
            yield f"{last} to {number}, page {paragraph.page}: {paragraph.text[:60]}"
        last = number


def running_lines(edition: Edition) -> Iterator[str]:
    """Lines in the margins of pages that are repeated at the same place of another, inside paragraphs."""
    document = edition.document
    heights: dict[int, float] = defaultdict(float)
    for line in document.layout:
        heights[line.page] = max(heights[line.page], line.bottom)
    marginal: dict[tuple[str, int], list[tuple[int, int, int]]] = defaultdict(list)
    for line in document.layout:
        tall = heights[line.page]
        if line.bottom < _MARGIN * tall or line.top > (1 - _MARGIN) * tall:
            text = _DIGITS.sub("0", document.text[line.start : line.end])
            marginal[text, round(line.top / _GRID)].append((line.page, line.start, line.end))
    inside = [
        part
        for segment in edition.segments
        if segment.kind in (SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM)
        for part in segment.slices
    ]
    for found in marginal.values():
        if len({page for page, _, _ in found}) > 1:
            for page, start, end in found:
                if any(first < end and start < last for first, last in inside):
                    yield f"page {page}: {document.text[start:end]}"


def unboxed(file: Path, edition: Edition) -> Iterator[str]:
    """Figures whose number PDFium does not find in their box; pages read by OCR have no text to look in."""
    numbers: dict[str, list[str]] = defaultdict(list)
    for numeral in edition.numerals:
        if numeral.figure_id is not None:
            numbers[numeral.figure_id].append(numeral.raw)
    with pypdfium2.PdfDocument(file) as pages:
        for figure in edition.figures:
            if figure.page in edition.document.ocr_pages:
                continue
            under = _text_under(pages, figure)
            if not all(_holds(under, raw) for raw in numbers[figure.figure_id]):
                yield f"page {figure.page}: {figure.raw!r} in {under!r}"


def _holds(text: str, number: str) -> bool:
    """Whether the digits of a number, or its word, stand in a text, however they are spaced."""
    digits = "".join(_DIGITS.findall(number))
    if digits:
        return digits in "".join(_DIGITS.findall(text))
    return _BLANKS.sub("", number).lower() in _BLANKS.sub("", text).lower()


def _text_under(pages: Any, figure: Figure) -> str:
    if figure.page is None or figure.bbox is None:
        return ""
    page = pages[figure.page - 1]
    left, bottom, right, top = page.get_bbox()
    x0, high, x1, low = figure.bbox
    # a point of air: PDFium counts characters whose middle is inside
    x0, high, x1, low = x0 - 1, high - 1, x1 + 1, low + 1
    match page.get_rotation():
        case 90:
            box = left + high, bottom + x0, left + low, bottom + x1
        case 180:
            box = right - x1, bottom + high, right - x0, bottom + low
        case 270:
            box = right - low, top - x1, right - high, top - x0
        case _:
            box = left + x0, top - low, left + x1, top - high
    found: str = page.get_textpage().get_text_bounded(*box)
    return found


if __name__ == "__main__":
    main()
