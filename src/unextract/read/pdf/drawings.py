"""The straight lines and the pictures of a page, by PDFium."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from unextract.read.layout import Rule
from unextract.read.pdf.frame import Frame

# A drawn line is thinner than this; no table has more lines than this in one path
_THIN = 2.5
_MOST_SEGMENTS = 2000
_SHORTEST_RULE = 4.0
# Forms stand in forms (ISO 32000-1, 8.10); a file where they go deeper than this is malicious
_DEEPEST_FORM = 8

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]


def drawings_of(page: Any, sheet: Frame) -> tuple[tuple[Rule, ...], float]:
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


def _sides(path: Any, matrix: Matrix, sheet: Frame) -> Iterator[Rule]:
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


def _straight(a: Point, b: Point, sheet: Frame) -> Iterator[Rule]:
    if abs(a[0] - b[0]) < _THIN or abs(a[1] - b[1]) < _THIN:
        left, right = sorted((a[0], b[0]))
        bottom, top = sorted((a[1], b[1]))
        yield Rule(*sheet.shown(left, bottom, right, top))
