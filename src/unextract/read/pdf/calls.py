"""PDFium's functions that are called for every word and every drawn object of a page.

ctypes takes longer to convert what they are given than they take for their work.
So those of a character declare no arguments: they are given a `Handle`, places in
`Numbers`, and an index, which go as they are. Those of an object take and give
its address, an `int`, which is handled faster than the typed pointers of pypdfium2.
"""

import ctypes
from array import array
from typing import Any

import pypdfium2.raw as pdfium

Handle = ctypes.c_void_p
"""Of a text page; `handle` makes it of a pointer of pypdfium2."""

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


def handle(pointer: Any) -> Handle:
    """What a pointer of pypdfium2 points to."""
    return ctypes.cast(pointer, Handle)


def address(pointer: Any) -> int:
    """The address that a pointer of pypdfium2 holds."""
    return handle(pointer).value or 0


def _called(function: Any, result: Any, *arguments: Any) -> Any:
    # PYFUNCTYPE keeps Python's lock: giving it up and taking it back costs more than what is called here
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


class Numbers:
    """Room for `count` numbers of a C type ("f", "d", "H"), which PDFium writes at `start` and behind it.

    An array gives its numbers in a quarter of the time that those of ctypes take.
    """

    __slots__ = ("start", "values")

    def __init__(self, kind: str, count: int) -> None:
        self.values = array(kind, [0]) * count
        self.start = Handle(self.values.buffer_info()[0])

    def each(self) -> list[Handle]:
        """Where each of the numbers is written."""
        first = self.values.buffer_info()[0]
        return [Handle(first + index * self.values.itemsize) for index in range(len(self.values))]


# Of a text page
text = _called(pdfium.FPDFText_GetText, _INT)
"""Index and count of characters, where to write; how many units of UTF-16 it wrote, a zero at their end."""

# Of a character: (text page, index) and where to write
text_object = _called(pdfium.FPDFText_GetTextObject, _ADDRESS)
"""The text object that draws it, or None."""
loose_box = _called(pdfium.FPDFText_GetLooseCharBox, _INT)
"""Whether it has a box; four floats: left, top, right, bottom."""
is_generated = _called(pdfium.FPDFText_IsGenerated, _INT)
"""Whether it is PDFium's own."""
angle = _called(pdfium.FPDFText_GetCharAngle, ctypes.c_float)
"""Its angle, in radians."""
matrix = _called(pdfium.FPDFText_GetMatrix, _INT)
"""Whether it has a matrix; six floats: a to f."""
font_size = _called(pdfium.FPDFText_GetFontSize, ctypes.c_double)
"""Its size before the matrix, in points."""
origin = _called(pdfium.FPDFText_GetCharOrigin, _INT)
"""Whether it has an origin; two doubles: x, y."""

# Of a text object
font = _called(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
"""Its font."""

# Of a page (a Handle), of a form, of an object on either; numbers are written to the places given
page_count = _called(pdfium.FPDFPage_CountObjects, _INT)
page_object = _called(pdfium.FPDFPage_GetObject, _ADDRESS)
form_count = _called(pdfium.FPDFFormObj_CountObjects, _INT, _ADDRESS)
form_object = _called(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
kind = _called(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
bounds = _called(pdfium.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
"""Whether it has bounds; four floats: left, bottom, right, top."""
object_matrix = _called(pdfium.FPDFPageObj_GetMatrix, _INT, _ADDRESS, _ADDRESS)
"""Whether it has a matrix; six floats: a to f."""
