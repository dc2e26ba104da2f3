"""The straight lines, the filled rectangles and the pictures of a page, by PDFium."""

import ctypes
from collections.abc import Collection, Iterable, Iterator
from itertools import repeat
from typing import NamedTuple

import pypdfium2.raw as pdfium

from unextract.read.layout import Box, Rule
from unextract.read.pdf import calls
from unextract.read.pdf.calls import Handle, Numbers
from unextract.read.pdf.frame import Frame

# A drawn line is thinner than this; no table has more lines than this in one path
_THIN = 2.5
_MOST_SEGMENTS = 2000
_SHORTEST_RULE = 4.0
# A panel has room for a line of text, and a rectangle has no more segments than this
_SMALLEST_PANEL, _RECTANGLE = 24.0, 6
_DRAWN = frozenset((pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE))
# Forms stand in forms (ISO 32000-1, 8.10); a file where they go deeper than this is malicious
_DEEPEST_FORM = 8

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]


class Drawings(NamedTuple):
    """What is drawn on a page beside its text."""

    rules: tuple[Rule, ...]
    panels: tuple[Box, ...]
    """Filled rectangles that text may stand on."""
    pictured: float
    """Share of the page that pictures cover."""


def drawings_of(page: Handle, sheet: Frame, texts: Collection[int]) -> Drawings:
    """What is drawn on a page; `texts` are the addresses of objects known to be text."""
    rules: list[Rule] = []
    panels: list[Box] = []
    pictured = 0.0
    room = _Room()
    for drawn, kind, matrix in _objects(page, texts, room):
        corners = room.corners(drawn, matrix)
        if corners is None:
            continue
        left, bottom, right, top = corners
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured += max(0.0, right - left) * max(0.0, top - bottom)
        elif right - left < _THIN or top - bottom < _THIN:
            rules.append(Rule(*sheet.shown(left, bottom, right, top)))
        else:
            filled, stroked = _mode(drawn)
            if stroked:
                rules.extend(_sides(drawn, _after(room.matrix(drawn), matrix), sheet))
            if filled and min(right - left, top - bottom) >= _SMALLEST_PANEL and _is_rectangle(drawn):
                panels.append(sheet.shown(left, bottom, right, top))
    width, height = sheet.size
    long = tuple(rule for rule in rules if max(rule.x1 - rule.x0, rule.bottom - rule.top) >= _SHORTEST_RULE)
    share = min(1.0, pictured / (width * height)) if width * height else 0.0
    return Drawings(long, tuple(panels), share)


Found = tuple[int, int, Matrix]
"""The address of an object, its kind, the matrix of the form it stands in."""


def _objects(page: Handle, texts: Collection[int], room: "_Room") -> Iterator[Found]:
    """Paths and pictures, also those inside forms."""
    drawn = map(calls.page_object, repeat(page), range(calls.page_count(page)))
    # most objects are text: a page of it has hundreds, which need not be asked
    return _among([each for each in drawn if each not in texts], _UNIT, 0, room)


def _among(objects: Iterable[int], matrix: Matrix, depth: int, room: "_Room") -> Iterator[Found]:
    for drawn in objects:
        kind = calls.kind(drawn)
        if kind in _DRAWN:
            yield drawn, kind, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _after(room.matrix(drawn), matrix)
            held = map(calls.form_object, repeat(drawn), range(calls.form_count(drawn)))
            yield from _among(held, inner, depth + 1, room)


class _Room:
    """Where PDFium writes what it says of an object."""

    def __init__(self) -> None:
        self._corners, self._matrix = Numbers("f", 4), Numbers("f", 6)
        self._corners_at = self._corners.each()

    def matrix(self, drawn: int) -> Matrix:
        if not calls.object_matrix(drawn, self._matrix.start):
            return _UNIT
        a, b, c, d, e, f = self._matrix.values
        return a, b, c, d, e, f

    def corners(self, drawn: int, matrix: Matrix) -> tuple[float, float, float, float] | None:
        """Left, bottom, right and top of an object on the page."""
        if not calls.bounds(drawn, *self._corners_at):
            return None
        left, bottom, right, top = self._corners.values
        if matrix is _UNIT:
            return left, bottom, right, top
        points = [_moved(matrix, x, y) for x in (left, right) for y in (bottom, top)]
        across, up = zip(*points, strict=True)
        return min(across), min(up), max(across), max(up)


def _after(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first`, `then` the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _mode(drawn: int) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    path = ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(known and fill.value), bool(known and stroke.value)


def _is_rectangle(drawn: int) -> bool:
    path = ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT)
    return bool(pdfium.FPDFPath_CountSegments(path) <= _RECTANGLE)


def _sides(drawn: int, whole: Matrix, sheet: Frame) -> Iterator[Rule]:
    """The level and upright segments of a path; `whole` takes its points to the page."""
    path = ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT)
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


def _straight(a: Point, b: Point, sheet: Frame) -> Iterator[Rule]:
    if abs(a[0] - b[0]) < _THIN or abs(a[1] - b[1]) < _THIN:
        left, right = sorted((a[0], b[0]))
        bottom, top = sorted((a[1], b[1]))
        yield Rule(*sheet.shown(left, bottom, right, top))
