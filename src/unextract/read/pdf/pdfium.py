"""The fast engine: PDFium's characters, asked for their place once a word.

A call into PDFium costs more than anything it does for it, so words are taken
from the page's text in one go, and only the first and last character of each
are asked for their box; style belongs to the text object they are drawn by.
"""

import ctypes
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from unextract.errors import UnextractError
from unextract.read.layout import Box, Page
from unextract.read.pdf import calls
from unextract.read.pdf.calls import Handle, Numbers, handle
from unextract.read.pdf.drawings import drawings_of
from unextract.read.pdf.frame import Frame
from unextract.read.pdf.runs import Glyphs, Style, build_runs

# A number, Chinese characters, any other word: a mark raised behind either starts one of its own
_WORD = re.compile(
    r"\d[\d.,/:–-]*"
    r"|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]+"
    r"|[^\s\d\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\x00-\x01\x03-\x1f\ufffe\uffff]+"
)
# Words that need no further question: no number, no blank
_PLAIN = re.compile(r"[^\d\s]+")
_BLANK = re.compile(r"[^\S\r\n]")
# What parts most words otherwise: nothing, the end of a line
_NO_BLANK = ("", "\r\n")
# PDFium's stand-in for a hyphen at a line's end
_HYPHEN = "\x02"
# PDFium makes blanks of its own; where the gap is narrower than so many ems, only those of the file count
_SURE_BLANK = 0.12
_BLANK_BEFORE_MARK = 0.3
# PDFium keeps what it has parsed until a file is closed; opened anew so often, a long file takes no more room
_PAGES_AT_A_TIME = 50
# Ems that part two stretches of what one text object draws
_GAP = 1.0
_MARKS = frozenset("’'”\"-,.;:)" + _HYPHEN)
_UNMAPPED = "\x00\x01\ufffd\ufffe\uffff"
_CID = re.compile(r"\(cid:\d+\)")

_BOLD = re.compile(r"bold|black|heavy|semib|demi|,b|-bd|-b$", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|-it$", re.IGNORECASE)
# OpenType's weight of bold
_BOLD_WEIGHT = 600
_NO_MATRIX = (0.0,) * 6
# ISO 32000-1, table 123
_ITALIC_FLAG, _FORCED_BOLD_FLAG = 1 << 6, 1 << 18


class Known(NamedTuple):
    """What PDFium has said of a document's fonts, each known by its address."""

    fonts: dict[int, tuple[bool, bool]]
    """Whether a font is bold and whether it is italic."""
    styles: dict[tuple[int, float], tuple[Style, float]]
    """The style of upright text in a font, this high, and how far its baseline is from its foot."""


def read_pages(data: bytes, source: str) -> Iterator[Page]:
    """The pages of a PDF, one in memory at a time; an `Engine`."""
    pdfium.FPDF_InitLibrary()
    at, count = 0, 1
    while at < count:
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise _refused(source, pdfium.FPDF_GetLastError())
        try:
            count = pdfium.FPDF_GetPageCount(document)
            yield from _pages(document, range(at, min(count, at + _PAGES_AT_A_TIME)))
        finally:
            pdfium.FPDF_CloseDocument(document)
        at += _PAGES_AT_A_TIME


def _pages(document: Any, numbers: range) -> Iterator[Page]:
    """The pages with these numbers, counted from 0."""
    known = Known({}, {})
    for index in numbers:
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            yield Page(index + 1, 0.0, 0.0, 0, (), (), 0.0, 0)
            continue
        try:
            yield _page(page, index + 1, known)
        finally:
            pdfium.FPDF_ClosePage(page)


def _refused(source: str, code: int) -> UnextractError:
    match code:
        case pdfium.FPDF_ERR_PASSWORD:
            problem = "the PDF is encrypted and opens only with a password"
            remedy = "save it without a password (qpdf --decrypt) and try again"
        case pdfium.FPDF_ERR_SECURITY:
            problem = "the PDF is encrypted in a way that is not supported"
            remedy = "print it to a new PDF and try again"
        case _:
            problem = "the PDF is damaged and cannot be opened"
            remedy = "download it again, or repair it (qpdf, mutool clean)"
    return UnextractError(source, "read", problem, remedy)


def _page(page: Any, number: int, known: Known) -> Page:
    around = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, around)
    rotation = 90 * (pdfium.FPDFPage_GetRotation(page) % 4)
    sheet = Frame(around.left, around.bottom, around.right, around.top, rotation)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        text = _text(text_page)
        objects = list(_by_object(handle(text_page), text))
        places = _Places(handle(text_page), sheet, known)
        runs = tuple(build_runs(_glyphs(text, objects, places)))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    rules, panels, pictured = drawings_of(handle(page), sheet, {owner for owner, _ in objects})
    width, height = sheet.size
    return Page(number, width, height, rotation, runs, rules, pictured, _unmapped(text), panels=panels)


def _unmapped(text: str) -> int:
    """How many characters have a font that does not say what they are."""
    # a search for each is a twentieth of the time that one pattern for all takes
    return sum(map(text.count, _UNMAPPED)) + (len(_CID.findall(text)) if "(cid:" in text else 0)


def _text(text_page: Any) -> str:
    """The page's characters, one for each of PDFium's indices."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    units = Numbers("H", count + 1)
    written = calls.text(handle(text_page), 0, count, units.start)
    text = units.values.tobytes()[: 2 * (written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text.replace("\ufffe", _HYPHEN)
    # characters beyond the basic plane, or ones that PDFium leaves out of its text
    return "".join([_character(pdfium.FPDFText_GetUnicode(text_page, at)) for at in range(count)])


def _character(code: int) -> str:
    if code in (0xFFFE, 2):
        return _HYPHEN
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


Word = tuple[int, int]
"""First index and the index behind the last, in the text of a page."""
Drawn = tuple[int, list[Word]]
"""A text object and the words that it draws."""


def _glyphs(text: str, objects: Iterable[Drawn], places: "_Places") -> Iterator[Glyphs]:
    """The characters of each text object; inside one, numbers alone are asked for their places."""
    reach, end = -math.inf, 0
    for owner, words in objects:
        start = words[0][0]
        found = places.begin(owner, start)
        if found is None:
            continue
        style, box = found
        between = text[end:start]
        blank = between == " " or (between not in _NO_BLANK and _BLANK.search(between) is not None)
        end = words[-1][1]
        if blank:
            least = _BLANK_BEFORE_MARK if text[start] in _MARKS else _SURE_BLANK
            if abs(box[0] - reach) < least * style.size:
                blank = not calls.is_generated(places.text_page, start - 1)
        drawn = text[start:end]
        if len(words) == 1 or _PLAIN.fullmatch(drawn):
            x0, top, reach, bottom = box
            if end - start > 1:
                reach = places.end(end - 1, style)
            stops = ((0, x0), (end - start, reach)) if drawn[0].isdecimal() else ()
            yield Glyphs(drawn.replace(_HYPHEN, "-"), x0, top, reach, bottom, style, blank, stops)
            continue
        for piece in _stretches(text, words, style, box, places, blank):
            yield piece
            reach = piece.x1


def _by_object(text_page: Handle, text: str) -> Iterator[Drawn]:
    """The words of a page by the text object that draws them; a word that several draw is cut."""
    object_of = calls.text_object
    words = [found.span() for found in _WORD.finditer(text)]
    owners: list[int | None] = [object_of(text_page, start) for start, _ in words]
    current: list[Word] = []
    for word, owner, following in zip(words, owners, [*owners[1:], -1], strict=False):
        # objects follow one another: where the next word has the same one, this word has no other
        if owner == following:
            current.append(word)
            continue
        start, end = word
        if end - start > 1 and object_of(text_page, end - 1) != owner:
            for here in range(start + 1, end):
                if (other := object_of(text_page, here)) != owner:
                    yield owner or 0, [*current, (start, here)]
                    current, start, owner = [], here, other
            word = start, end
        current.append(word)
        if owner != following:
            yield owner or 0, current
            current = []


def _stretches(
    text: str, words: list[Word], style: Style, box: Box, places: "_Places", blank: bool
) -> Iterator[Glyphs]:
    """What one text object draws, cut where it leaves a gap; `box` is of its first character."""
    x0, top, x1, bottom = box
    begin = last = words[0][0]
    # what the stretch holds already, and where in the page's text its rest begins
    held, since = "", begin
    stops: list[tuple[int, float]] = []
    is_generated, text_page = calls.is_generated, places.text_page
    # edges that are known: left of the word, right of the last one; asking costs more than all else here
    left: float | None = x0
    right: float | None = None
    for start, end in words:
        number = text[start].isdigit()
        between = text[last:start]
        own = between == "" or (between == " " and not is_generated(text_page, last))
        if not own or (number and between):
            left = places.start(start, style)
            right = places.end(last - 1, style) if right is None else right
            gap = left - right
            own = own and gap <= _GAP * style.size
            if not own:
                held, since = held + text[since:last], start
                if "\n" in between or not -_GAP * style.size <= gap <= _GAP * style.size:
                    yield _stretch(held, x0, right, top, bottom, style, blank, stops)
                    held, stops, x0, blank = "", [], left, between.isspace()
                elif gap >= _SURE_BLANK * style.size:
                    held += " "
        right = None
        if number:
            if left is None:
                left, right = places.edges(start, style)
            if end - 1 == begin:
                right = x1
            elif end - start > 1 or right is None:
                right = places.end(end - 1, style)
            at = len(held) + start - since
            stops.append((at, left))
            stops.append((at + end - start, right))
        last, left = end, None
    right = places.end(last - 1, style) if right is None else right
    yield _stretch(held + text[since:last], x0, right, top, bottom, style, blank, stops)


def _stretch(
    text: str,
    x0: float,
    x1: float,
    top: float,
    bottom: float,
    style: Style,
    blank: bool,
    stops: list[tuple[int, float]],
) -> Glyphs:
    return Glyphs(text.replace(_HYPHEN, "-"), x0, top, x1, bottom, style, blank, tuple(stops))


class _Places:
    """Where the characters of one page stand, and in which style; asks PDFium as little as it can."""

    def __init__(self, text_page: Handle, sheet: Frame, known: Known) -> None:
        self.text_page = text_page
        self._sheet = sheet
        self._known = known
        self._shown = sheet.rotation == 0
        self._left, self._top = sheet.left, sheet.top
        self._matrix, self._origin = Numbers("f", 6), Numbers("d", 2)
        self._origin_at = self._origin.each()
        rect = Numbers("f", 4)
        self._rect, self._rect_at = rect.values, rect.start
        # by font, bottom and top: a line has few, in which its text objects take turns
        self._styles: dict[tuple[int, float, float], Style] = {}

    def begin(self, owner: int, at: int) -> tuple[Style, Box] | None:
        """The style of a text object and the box of its character `at`; None where it has no place."""
        if not calls.loose_box(self.text_page, at, self._rect_at):
            return None
        left, top, right, bottom = self._rect
        key = (calls.font(owner) or 0 if owner else 0), bottom, top
        style = self._styles.get(key)
        if style is None:
            style = self._style(at, *key)
        if self._shown and style.direction == 0:
            return style, (left - self._left, self._top - top, right - self._left, self._top - bottom)
        return style, self._sheet.framed(style.direction, left, bottom, right, top)

    def _style(self, at: int, font: int, bottom: float, top: float) -> Style:
        """Upright text of one font and height has one size, and its baseline is as far from its foot."""
        if not self._shown or calls.angle(self.text_page, at):
            return self._asked(at, font)
        height, foot = round(top - bottom, 3), self._top - bottom
        known = self._known.styles.get((font, height))
        if known is not None:
            (size, bold, italic, direction, _), above = known
            style = Style(size, bold, italic, direction, foot - above)
        else:
            style = self._asked(at, font)
            if style.direction == 0:
                self._known.styles[font, height] = style, foot - style.baseline
        self._styles[font, bottom, top] = style
        return style

    def _asked(self, at: int, font: int) -> Style:
        """The style of character `at`, by all that PDFium says of it."""
        has_matrix = calls.matrix(self.text_page, at, self._matrix.start)
        a, b, c, d, _, _ = self._matrix.values if has_matrix else _NO_MATRIX
        size = calls.font_size(self.text_page, at) * math.hypot(c, d)
        angle = math.degrees(math.atan2(b, a)) - self._sheet.rotation
        direction = round(angle / 90) * 90 % 360
        has_origin = calls.origin(self.text_page, at, *self._origin_at)
        x, y = self._origin.values if has_origin else (0.0, 0.0)
        baseline = self._sheet.framed(direction, x, y, x, y)[1]
        bold, italic = _font(font, self._known) if font else (False, False)
        return Style(round(size, 2), bold, italic, direction, baseline)

    def start(self, at: int, style: Style) -> float:
        """Where character `at` begins on its line."""
        return self.edges(at, style)[0]

    def end(self, at: int, style: Style) -> float:
        """Where character `at` ends on its line."""
        if self._shown and style.direction == 0:  # asked for nearly every word
            calls.loose_box(self.text_page, at, self._rect_at)
            return self._rect[2] - self._left
        return self.edges(at, style)[1]

    def edges(self, at: int, style: Style) -> tuple[float, float]:
        """Where character `at` begins and ends on its line."""
        calls.loose_box(self.text_page, at, self._rect_at)
        left, top, right, bottom = self._rect
        if self._shown and style.direction == 0:
            return left - self._left, right - self._left
        x0, _, x1, _ = self._sheet.framed(style.direction, left, bottom, right, top)
        return x0, x1


def _font(at: int, known: Known) -> tuple[bool, bool]:
    """Whether the font at an address is bold, and whether it is italic."""
    if at not in known.fonts:
        font = ctypes.cast(at, pdfium.FPDF_FONT)
        name = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(font, name, 256)
        flags = max(0, pdfium.FPDFFont_GetFlags(font))
        subset, plus, plain = name.value.decode("latin-1").partition("+")
        family = plain if plus else subset
        bold = (
            _BOLD.search(family) is not None
            or bool(flags & _FORCED_BOLD_FLAG)
            or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
        )
        known.fonts[at] = bold, _ITALIC.search(family) is not None or bool(flags & _ITALIC_FLAG)
    return known.fonts[at]
