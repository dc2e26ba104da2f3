"""The reference engine: pdfplumber's characters, slower and by other code than PDFium's."""

import logging
import math
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from unextract.errors import UnextractError
from unextract.read.layout import Page, Rule, framed
from unextract.read.pdf.runs import Glyphs, Style, build_runs

# Points; a drawn line is thinner
_THIN = 2.5
_UNMAPPED = "(cid:"


def read_pages(data: bytes, source: str) -> Iterator[Page]:
    """The pages of a PDF, one in memory at a time; an `Engine`."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    # it warns of every oddity in a font
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        document = pdfplumber.open(BytesIO(data))
    except (PDFException, PdfminerException, ValueError, TypeError) as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args)):
            problem, remedy = "the PDF is encrypted", "save it without a password (qpdf --decrypt)"
        else:
            problem, remedy = "the PDF is damaged and cannot be opened", "download it again, or repair it"
        raise UnextractError(source, "read", problem, remedy) from error
    with document:
        for page in document.pages:
            yield _page(page)
            page.close()


def _page(page: Any) -> Page:
    width, height = float(page.width), float(page.height)
    glyphs = list(_glyphs(page.chars, width, height))
    rules = tuple(_rules(page))
    pictured = sum((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) for image in page.images)
    unmapped = sum(char["text"].startswith(_UNMAPPED) for char in page.chars)
    share = min(1.0, pictured / (width * height)) if width * height else 0.0
    runs = tuple(build_runs(glyphs))
    panels = tuple((r["x0"], r["top"], r["x1"], r["bottom"]) for r in page.rects if r["fill"])
    rotation = page.rotation or 0
    return Page(page.page_number, width, height, rotation, runs, rules, share, unmapped, panels=panels)


def _rules(page: Any) -> Iterator[Rule]:
    """Drawn lines, thin rectangles and the sides of stroked ones."""
    for drawn in (*page.lines, *page.rects):
        x0, top, x1, bottom = drawn["x0"], drawn["top"], drawn["x1"], drawn["bottom"]
        if x1 - x0 < _THIN or bottom - top < _THIN:
            yield Rule(x0, top, x1, bottom)
        elif drawn["stroke"]:
            yield from (Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom))
            yield from (Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom))


def _glyphs(chars: list[Mapping[str, Any]], width: float, height: float) -> Iterator[Glyphs]:
    blank = False
    for char in chars:
        text = char["text"]
        if not text or text.isspace():
            blank = True
            continue
        a, b, _, _, x, y = char["matrix"]
        direction = round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360
        box = framed((char["x0"], char["top"], char["x1"], char["bottom"]), direction, width, height)
        baseline = framed((x, height - y, x, height - y), direction, width, height)[1]
        name = char["fontname"].lower()
        style = Style(
            round(char["size"], 2) if direction in (0, 180) else round(box[3] - box[1], 2),
            "bold" in name,
            "italic" in name or "oblique" in name,
            direction,
            baseline,
        )
        yield Glyphs(text, *box, style, blank)
        blank = False
