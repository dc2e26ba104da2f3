"""The fast engine: PDFium's characters, asked for their place once a word.

A call into PDFium costs more than anything it does for it, so words are taken
from the page's text in one go, and only the first and last character of each
are asked for their box; style belongs to the text object they are drawn by.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from unextract.errors import UnextractError
from unextract.read.layout import Box, Page, Rule
from unextract.read.pdf.runs import Glyphs, Style, build_runs

# A number, Chinese characters, any other word: a mark raised behind either starts one of its own
_WORD = re.compile(
    r"\d[\d.,/:–-]*"
    r"|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]+"
    r"|[^\s\d\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\x00-\x01\x03-\x1f\ufffe\uffff]+"
)
_BLANK = re.compile(r"[^\S\r\n]")
# PDFium's stand-in for a hyphen at a line's end
_HYPHEN = "\x02"
# PDFium makes blanks of its own; where the gap is narrower than so many ems, only those of the file count
_SURE_BLANK = 0.12
_BLANK_BEFORE_MARK = 0.3
_MARKS = frozenset("’'”\"-,.;:)" + _HYPHEN)
_UNMAPPED = re.compile(r"[\x00\x01\ufffd\ufffe\uffff]|\(cid:\d+\)")

_BOLD = re.compile(r"bold|black|heavy|semib|demi|,b|-bd|-b$", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|-it$", re.IGNORECASE)
# OpenType's weight of bold
_BOLD_WEIGHT = 600
# ISO 32000-1, table 123
_ITALIC_FLAG, _FORCED_BOLD_FLAG = 1 << 6, 1 << 18

# A drawn line is thinner than this; no table has more lines than this in one path
_THIN = 2.5
_MOST_SEGMENTS = 2000
_SHORTEST_RULE = 4.0
# Forms stand in forms (ISO 32000-1, 8.10); a file where they go deeper than this is malicious
_DEEPEST_FORM = 8


Fonts = dict[int, tuple[bool, bool]]
"""By the address of a font, whether it is bold and whether it is italic."""


class _Calls(NamedTuple):
    """Functions whose results are addresses: ctypes compares those, unlike pointers."""

    text_object: Any
    font: Any


def _addressing(function: Any, *arguments: Any) -> Any:
    prototype = ctypes.CFUNCTYPE(ctypes.c_void_p, *arguments)
    return prototype(ctypes.cast(function, ctypes.c_void_p).value or 0)


_CALLS = _Calls(
    text_object=_addressing(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_int),
    font=_addressing(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p),
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


class _Sheet(NamedTuple):
    """How a page's own coordinates become those of the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """x0, top, x1, bottom of a box on the page as it is turned for display."""
        match self.rotation:
            case 90:
                return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 180:
                return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case 270:
                return self.top - top, self.right - right, self.top - bottom, self.right - left
            case _:
                return left - self.left, self.top - top, right - self.left, self.top - bottom

    def framed(self, direction: int, left: float, bottom: float, right: float, top: float) -> Box:
        """The same in the frame of text that runs in `direction` on the page as shown."""
        x0, y0, x1, y1 = self.shown(left, bottom, right, top)
        if direction == 0:
            return x0, y0, x1, y1
        width, height = self.size
        if direction == 90:
            return height - y1, x0, height - y0, x1
        if direction == 180:
            return width - x1, height - y1, width - x0, height - y0
        return y0, width - x1, y1, width - x0

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)


def _page(page: Any, number: int, fonts: Fonts) -> Page:
    around = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, around)
    rotation = 90 * (pdfium.FPDFPage_GetRotation(page) % 4)
    sheet = _Sheet(around.left, around.bottom, around.right, around.top, rotation)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        text = _text(text_page)
        runs = tuple(build_runs(_glyphs(text_page, text, sheet, fonts)))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    rules, pictured = _drawings(page, sheet)
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


def _glyphs(text_page: Any, text: str, sheet: _Sheet, fonts: Fonts) -> Iterator[Glyphs]:
    handle = ctypes.cast(text_page, ctypes.c_void_p).value
    object_of, font_of = _CALLS
    box_of = pdfium.FPDFText_GetLooseCharBox
    rect = pdfium.FS_RECTF()
    rect_at = ctypes.byref(rect)
    styles: dict[int, Style] = {}
    alike: dict[tuple[int, float, float], Style] = {}
    as_shown = sheet.rotation == 0
    left, top = sheet.left, sheet.top
    end = 0
    reach = -math.inf
    for word in _WORD.finditer(text):
        start, stop = word.span()
        blank = start > end and _BLANK.search(text, end, start) is not None
        end = stop
        owner: int = object_of(handle, start) or 0
        pieces: tuple[tuple[int, int, int], ...] = ((start, stop, owner),)
        if stop - start > 1 and (object_of(handle, stop - 1) or 0) != owner:
            pieces = tuple(_by_object(handle, start, stop))
        for first, behind, owner in pieces:
            if not box_of(text_page, first, rect_at):
                continue
            style = styles.get(owner)
            if style is None:
                # equal font and equal height at an equal place: equal style, without asking
                font = font_of(owner) or 0 if owner else 0
                key = (font, rect.bottom, rect.top)
                style = alike.get(key)
                if style is None:
                    style = _style(text_page, first, font, sheet, fonts)
                    if style.direction == 0:
                        alike[key] = style
                styles[owner] = style
            if as_shown and style.direction == 0:
                x0, y0, x1, y1 = rect.left - left, top - rect.top, rect.right - left, top - rect.bottom
                if behind - first > 1 and box_of(text_page, behind - 1, rect_at):
                    x1 = rect.right - left
            else:
                x0, y0, x1, y1 = sheet.framed(style.direction, rect.left, rect.bottom, rect.right, rect.top)
                if behind - first > 1 and box_of(text_page, behind - 1, rect_at):
                    x1 = sheet.framed(style.direction, rect.left, rect.bottom, rect.right, rect.top)[2]
            least = _BLANK_BEFORE_MARK if text[first] in _MARKS else _SURE_BLANK
            if blank and abs(x0 - reach) < least * style.size:
                blank = not pdfium.FPDFText_IsGenerated(text_page, first - 1)
            reach = x1
            yield Glyphs(text[first:behind].replace(_HYPHEN, "-"), x0, y0, x1, y1, style, blank)
            blank = False


def _by_object(handle: int | None, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """The stretches of a word that are drawn by one text object each."""
    object_of = _CALLS.text_object
    first, owner = start, object_of(handle, start) or 0
    for at in range(start + 1, stop):
        here = object_of(handle, at) or 0
        if here != owner:
            yield first, at, owner
            first, owner = at, here
    yield first, stop, owner


def _style(text_page: Any, at: int, font: int, sheet: _Sheet, fonts: Fonts) -> Style:
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


Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]


def _drawings(page: Any, sheet: _Sheet) -> tuple[tuple[Rule, ...], float]:
    """The straight lines of a page, and the share of it that pictures cover."""
    rules: list[Rule] = []
    pictured = 0.0
    for drawn, kind, matrix in _objects(
        pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, page, _UNIT, 0
    ):
        corners = _corners(drawn, matrix)
        if corners is None:
            continue
        left, bottom, right, top = corners
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured += max(0.0, right - left) * max(0.0, top - bottom)
        elif right - left < _THIN or top - bottom < _THIN:
            rules.append(Rule(*sheet.shown(left, bottom, right, top)))
        else:
            rules.extend(_sides(drawn, matrix, sheet))
    width, height = sheet.size
    long = tuple(rule for rule in rules if max(rule.x1 - rule.x0, rule.bottom - rule.top) >= _SHORTEST_RULE)
    return long, min(1.0, pictured / (width * height)) if width * height else 0.0


def _objects(
    count: Any, item: Any, holder: Any, matrix: Matrix, depth: int
) -> Iterator[tuple[Any, int, Matrix]]:
    """Paths and pictures, also those inside forms, each with the matrix of the form it stands in."""
    for index in range(count(holder)):
        drawn = item(holder, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield drawn, kind, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _after(_matrix(drawn), matrix)
            yield from _objects(
                pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, drawn, inner, depth + 1
            )


def _matrix(drawn: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
        return _UNIT
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _after(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first`, `then` the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _corners(drawn: Any, matrix: Matrix) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of an object on the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
        return None
    if matrix is _UNIT:
        return left.value, bottom.value, right.value, top.value
    points = [_moved(matrix, x.value, y.value) for x in (left, right) for y in (bottom, top)]
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _sides(path: Any, matrix: Matrix, sheet: _Sheet) -> Iterator[Rule]:
    """The level and upright segments of a stroked path."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not stroke.value:
        return
    whole = _after(_matrix(path), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    previous: Point | None = None
    opened: Point | None = None
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved(whole, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            opened = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and previous is not None:
            yield from _straight(previous, point, sheet)
        if pdfium.FPDFPathSegment_GetClose(segment) and opened is not None:
            yield from _straight(point, opened, sheet)
        previous = point


def _straight(a: Point, b: Point, sheet: _Sheet) -> Iterator[Rule]:
    if abs(a[0] - b[0]) < _THIN or abs(a[1] - b[1]) < _THIN:
        left, right = sorted((a[0], b[0]))
        bottom, top = sorted((a[1], b[1]))
        yield Rule(*sheet.shown(left, bottom, right, top))
