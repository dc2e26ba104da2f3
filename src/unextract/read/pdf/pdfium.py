"""The fast engine: PDFium's characters, asked for their place once a word.

A call into PDFium costs more than anything it does for it, so words are taken
from the page's text in one go, and only the first and last character of each
are asked for their box; style belongs to the text object they are drawn by.
"""

import ctypes
import math
import re
from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from unextract.errors import UnextractError
from unextract.read.layout import Box, Page
from unextract.read.pdf.drawings import drawings_of
from unextract.read.pdf.frame import Frame
from unextract.read.pdf.runs import Glyphs, Style, build_runs

# A number, Chinese characters, any other word: a mark raised behind either starts one of its own
_WORD = re.compile(
    r"\d[\d.,/:–-]*"
    r"|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]+"
    r"|[^\s\d\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\x00-\x01\x03-\x1f\ufffe\uffff]+"
)
# What needs no further question: no number, no blank
_PLAIN = re.compile(r"[^\d\s]+")
_BLANK = re.compile(r"[^\S\r\n]")
# PDFium's stand-in for a hyphen at a line's end
_HYPHEN = "\x02"
# PDFium makes blanks of its own; where the gap is narrower than so many ems, only those of the file count
_SURE_BLANK = 0.12
_BLANK_BEFORE_MARK = 0.3
# Ems that part two stretches of what one text object draws
_GAP = 1.0
_MARKS = frozenset("’'”\"-,.;:)" + _HYPHEN)
_UNMAPPED = re.compile(r"[\x00\x01\ufffd\ufffe\uffff]|\(cid:\d+\)")

_BOLD = re.compile(r"bold|black|heavy|semib|demi|,b|-bd|-b$", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|-it$", re.IGNORECASE)
# OpenType's weight of bold
_BOLD_WEIGHT = 600
# ISO 32000-1, table 123
_ITALIC_FLAG, _FORCED_BOLD_FLAG = 1 << 6, 1 << 18

Fonts = dict[int, tuple[bool, bool]]
"""By the address of a font, whether it is bold and whether it is italic."""


class _Calls(NamedTuple):
    """Functions of PDFium that take and give addresses: ctypes handles those faster than pointers."""

    text_object: Any
    """(text page, index) -> text object"""
    font: Any
    """(text object) -> font"""
    loose_box: Any
    """(text page, index, four floats: left, top, right, bottom) -> whether there is one"""
    is_generated: Any
    """(text page, index) -> whether the character is PDFium's own"""
    angle: Any
    """(text page, index) -> radians"""


def _by_address(function: Any, result: Any, *arguments: Any) -> Any:
    prototype = ctypes.CFUNCTYPE(result, *arguments)
    return prototype(ctypes.cast(function, ctypes.c_void_p).value or 0)


_ADDRESS = ctypes.c_void_p
_CALLS = _Calls(
    text_object=_by_address(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, ctypes.c_int),
    font=_by_address(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS),
    loose_box=_by_address(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS),
    is_generated=_by_address(pdfium.FPDFText_IsGenerated, ctypes.c_int, _ADDRESS, ctypes.c_int),
    angle=_by_address(pdfium.FPDFText_GetCharAngle, ctypes.c_float, _ADDRESS, ctypes.c_int),
)


def read_pages(data: bytes, source: str) -> Iterator[Page]:
    """The pages of a PDF, one in memory at a time; an `Engine`."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refused(source, pdfium.FPDF_GetLastError())
    try:
        fonts: Fonts = {}
        for index in range(pdfium.FPDF_GetPageCount(document)):
            page = pdfium.FPDF_LoadPage(document, index)
            if not page:
                yield Page(index + 1, 0.0, 0.0, 0, (), (), 0.0, 0)
                continue
            try:
                yield _page(page, index + 1, fonts)
            finally:
                pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(document)


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


def _page(page: Any, number: int, fonts: Fonts) -> Page:
    around = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, around)
    rotation = 90 * (pdfium.FPDFPage_GetRotation(page) % 4)
    sheet = Frame(around.left, around.bottom, around.right, around.top, rotation)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        text = _text(text_page)
        runs = tuple(build_runs(_glyphs(text_page, text, sheet, fonts)))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    rules, pictured = drawings_of(page, sheet)
    width, height = sheet.size
    return Page(number, width, height, rotation, runs, rules, pictured, len(_UNMAPPED.findall(text)))


def _text(text_page: Any) -> str:
    """The page's characters, one for each of PDFium's indices."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text.replace("\ufffe", _HYPHEN)
    # characters beyond the basic plane, or ones that PDFium leaves out of its text
    return "".join([_character(pdfium.FPDFText_GetUnicode(text_page, at)) for at in range(count)])


def _character(code: int) -> str:
    if code in (0xFFFE, 2):
        return _HYPHEN
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _glyphs(text_page: Any, text: str, sheet: Frame, fonts: Fonts) -> Iterator[Glyphs]:
    """The characters of each text object; inside one, numbers alone are asked for their places."""
    handle = ctypes.cast(text_page, ctypes.c_void_p).value or 0
    places = _Places(text_page, handle, sheet, fonts)
    reach, end = -math.inf, 0
    for owner, words in _by_object(handle, text):
        found = places.begin(owner, words[0][0])
        if found is None:
            continue
        style, box = found
        start = words[0][0]
        blank = _BLANK.search(text, end, start) is not None
        end = words[-1][1]
        least = _BLANK_BEFORE_MARK if text[start] in _MARKS else _SURE_BLANK
        if blank and abs(box[0] - reach) < least * style.size:
            blank = not _CALLS.is_generated(handle, start - 1)
        for piece in _stretches(text, words, style, box, places, blank):
            yield piece
            reach = piece.x1


Word = tuple[int, int]
"""First index and the index behind the last, in the text of a page."""


def _by_object(handle: int, text: str) -> Iterator[tuple[int, list[Word]]]:
    """The words of a page by the text object that draws them; a word that several draw is cut."""
    object_of = _CALLS.text_object
    words = [found.span() for found in _WORD.finditer(text)]
    owners: list[int | None] = [object_of(handle, start) for start, _ in words]
    current: list[Word] = []
    for word, owner, following in zip(words, owners, [*owners[1:], -1], strict=False):
        start, end = word
        # objects follow one another: where the next word has the same one, this word has no other
        if owner == following:
            current.append(word)
            continue
        if end - start > 1 and object_of(handle, end - 1) != owner:
            for here in range(start + 1, end):
                if (other := object_of(handle, here)) != owner:
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
    begin, close = words[0][0], words[-1][1]
    plain = text[begin:close]
    if _PLAIN.fullmatch(plain):
        if close - begin > 1:
            x1 = places.end(close - 1, style)
        yield Glyphs(plain.replace(_HYPHEN, "-"), x0, top, x1, bottom, style, blank)
        return
    parts: list[str] = []
    stops: list[tuple[int, float]] = []
    length, last = 0, -1
    # edges that are known: left of the word, right of the last one; asking costs more than all else here
    left: float | None = x0
    right: float | None = None
    for start, end in words:
        number = text[start].isdigit()
        if last >= 0:
            between = text[last:start]
            left = None
            own = between == "" or (between == " " and not places.is_generated(last))
            if not own or (number and between):
                left = places.start(start, style)
                right = places.end(last - 1, style) if right is None else right
                gap = left - right
                own = own and gap <= _GAP * style.size
            if own:
                parts.append(between)
                length += len(between)
            elif "\n" in between or not -_GAP * style.size <= gap <= _GAP * style.size:
                assert left is not None
                assert right is not None
                yield _stretch(parts, x0, right, top, bottom, style, blank, stops)
                x0, parts, stops, length, blank = left, [], [], 0, between.isspace()
            elif gap >= _SURE_BLANK * style.size:
                parts.append(" ")
                length += 1
        right = None
        if number:
            if end - start == 1 and left is None:
                left, right = places.edges(start, style)
            else:
                left = places.start(start, style) if left is None else left
                right = x1 if end - 1 == begin else places.end(end - 1, style)
            stops.append((length, left))
            stops.append((length + end - start, right))
        parts.append(text[start:end])
        length += end - start
        last = end
    right = places.end(last - 1, style) if right is None else right
    yield _stretch(parts, x0, right, top, bottom, style, blank, stops)


def _stretch(
    parts: list[str],
    x0: float,
    x1: float,
    top: float,
    bottom: float,
    style: Style,
    blank: bool,
    stops: list[tuple[int, float]],
) -> Glyphs:
    return Glyphs("".join(parts).replace(_HYPHEN, "-"), x0, top, x1, bottom, style, blank, tuple(stops))


class _Places:
    """Where the characters of one page stand, and in which style; asks PDFium as little as it can."""

    def __init__(self, text_page: Any, handle: int, sheet: Frame, fonts: Fonts) -> None:
        self._text_page = text_page
        self._handle = handle
        self._sheet = sheet
        self._fonts = fonts
        self._shown = sheet.rotation == 0
        # an array gives its numbers in a quarter of the time that one of ctypes takes
        self._rect = array("f", bytes(16))
        self._rect_at = self._rect.buffer_info()[0]
        self._alike: dict[tuple[int, float], tuple[Style, float]] = {}
        self._last: tuple[int, float, float, Style] | None = None

    def begin(self, owner: int, at: int) -> tuple[Style, Box] | None:
        """The style of a text object and the box of its character `at`; None where it has no place."""
        if not _CALLS.loose_box(self._handle, at, self._rect_at):
            return None
        left, top, right, bottom = self._rect
        style = self._style(owner, at, bottom, top)
        sheet = self._sheet
        if self._shown and style.direction == 0:
            return style, (left - sheet.left, sheet.top - top, right - sheet.left, sheet.top - bottom)
        return style, sheet.framed(style.direction, left, bottom, right, top)

    def _style(self, owner: int, at: int, bottom: float, top: float) -> Style:
        """Upright text of one font and height has one size, and its baseline is as far from its foot."""
        font: int = _CALLS.font(owner) or 0 if owner else 0
        upright = self._shown and not _CALLS.angle(self._handle, at)
        if not upright:
            return _style(self._text_page, at, font, self._sheet, self._fonts)
        last = self._last
        if last is not None and last[:3] == (font, bottom, top):
            return last[3]
        key = (font, round(top - bottom, 3))
        foot = self._sheet.top - bottom
        known = self._alike.get(key)
        if known is not None:
            style = known[0]._replace(baseline=foot - known[1])
        else:
            style = _style(self._text_page, at, font, self._sheet, self._fonts)
            if style.direction == 0:
                self._alike[key] = style, foot - style.baseline
        self._last = font, bottom, top, style
        return style

    def start(self, at: int, style: Style) -> float:
        """Where character `at` begins on its line."""
        return self.edges(at, style)[0]

    def end(self, at: int, style: Style) -> float:
        """Where character `at` ends on its line."""
        return self.edges(at, style)[1]

    def is_generated(self, at: int) -> bool:
        """Character `at` is PDFium's, not the file's."""
        return bool(_CALLS.is_generated(self._handle, at))

    def edges(self, at: int, style: Style) -> tuple[float, float]:
        """Where character `at` begins and ends on its line."""
        _CALLS.loose_box(self._handle, at, self._rect_at)
        left, top, right, bottom = self._rect
        if self._shown and style.direction == 0:
            return left - self._sheet.left, right - self._sheet.left
        x0, _, x1, _ = self._sheet.framed(style.direction, left, bottom, right, top)
        return x0, x1


def _style(text_page: Any, at: int, font: int, sheet: Frame, fonts: Fonts) -> Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, at, matrix)
    size = pdfium.FPDFText_GetFontSize(text_page, at) * math.hypot(matrix.c, matrix.d)
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) - sheet.rotation
    direction = round(angle / 90) * 90 % 360
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, at, x, y)
    baseline = sheet.framed(direction, x.value, y.value, x.value, y.value)[1]
    bold, italic = _font(font, fonts) if font else (False, False)
    return Style(round(size, 2), bold, italic, direction, baseline)


def _font(address: int, fonts: Fonts) -> tuple[bool, bool]:
    """Whether a font is bold, and whether it is italic."""
    if address not in fonts:
        font = ctypes.cast(address, pdfium.FPDF_FONT)
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
        fonts[address] = bold, _ITALIC.search(family) is not None or bool(flags & _ITALIC_FLAG)
    return fonts[address]
