"""What a reader is, and what it makes of a file."""

from dataclasses import dataclass
from typing import Protocol

from unextract.records import Grid, LineBox

ENGINES = ("pdfium", "pdfplumber")
"""What opens PDFs: the fast one, and the reference that it is compared with."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file; offsets in the warehouse count in `text`."""

    text: str
    media_type: str
    page_count: int | None = None
    layout: tuple[LineBox, ...] = ()
    warnings: tuple[str, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()
    tables: tuple[tuple[int, int], ...] = ()
    ocr_pages: tuple[int, ...] = ()
    grids: tuple[Grid, ...] = ()


class Reader(Protocol):
    """`source` names the file in errors; a file that is not of the kind raises UnextractError."""

    def __call__(self, data: bytes, source: str) -> Reading: ...
