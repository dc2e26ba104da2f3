"""PDFium's functions that are called for every word and every drawn object of a page.

They take and give addresses (`int`), which ctypes handles faster than the typed
pointers of pypdfium2; what they write goes into `Numbers`.
"""

import ctypes
from array import array
from typing import Any

import pypdfium2.raw as pdfium

_ADDRESS, _INT, _FLOAT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_float, ctypes.c_double


def address(pointer: Any) -> int:
    """The address that a pointer of pypdfium2 holds."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _called(function: Any, result: Any, *arguments: Any) -> Any:
    # PYFUNCTYPE keeps Python's lock: giving it up and taking it back costs more than what is called here
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


class Numbers:
    """Room for `count` numbers of a C type ("f", "d", "i"), which PDFium writes at `at[index]`.

    An array gives its numbers in a quarter of the time that those of ctypes take.
    """

    __slots__ = ("at", "values")

    def __init__(self, kind: str, count: int) -> None:
        self.values = array(kind, [0] * count)
        start = self.values.buffer_info()[0]
        self.at = [start + index * self.values.itemsize for index in range(count)]


# Of a character: (text page, index) and where to write
text_object = _called(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
"""The text object that draws it."""
loose_box = _called(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
"""Whether it has a box; four floats: left, top, right, bottom."""
is_generated = _called(pdfium.FPDFText_IsGenerated, _INT, _ADDRESS, _INT)
"""Whether it is PDFium's own."""
angle = _called(pdfium.FPDFText_GetCharAngle, _FLOAT, _ADDRESS, _INT)
"""Its angle, in radians."""
matrix = _called(pdfium.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
"""Whether it has a matrix; six floats: a to f."""
font_size = _called(pdfium.FPDFText_GetFontSize, _DOUBLE, _ADDRESS, _INT)
"""Its size before the matrix, in points."""
origin = _called(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
"""Whether it has an origin; two doubles: x, y."""
font = _called(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
"""The font of a text object."""

# Of a page or form, then of an object on it
page_count = _called(pdfium.FPDFPage_CountObjects, _INT, _ADDRESS)
page_object = _called(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
form_count = _called(pdfium.FPDFFormObj_CountObjects, _INT, _ADDRESS)
form_object = _called(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
kind = _called(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
bounds = _called(pdfium.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
"""Whether it has bounds; four floats: left, bottom, right, top."""
object_matrix = _called(pdfium.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
"""Whether it has a matrix; six floats: a to f."""
