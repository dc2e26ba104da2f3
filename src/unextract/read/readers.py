"""One reader a kind of file: from its bytes to text."""

from collections.abc import Mapping
from functools import partial

from unextract.read.decode import decode
from unextract.read.gridded import find_grids
from unextract.read.reading import ENGINES, Reader, Reading


def read_plain(data: bytes, source: str, *, media_type: str) -> Reading:
    """Bytes decoded and nothing else, the tables in them found; plain text has no pages."""
    text = decode(data, source)
    return Reading(text, media_type, grids=find_grids(text))


def _pdf(data: bytes, source: str, *, engine: str) -> Reading:
    # imported here, like those below: each needs a library that the others do without
    from unextract.read.pdf import read_pdf

    return read_pdf(data, source, engine=engine)


def _docx(data: bytes, source: str) -> Reading:
    from unextract.read.docx import read_docx

    return read_docx(data, source)


def _doc(data: bytes, source: str) -> Reading:
    from unextract.read.docx import refuse_doc

    return refuse_doc(data, source)


def _html(data: bytes, source: str) -> Reading:
    from unextract.read.html import read_html

    return read_html(data, source)


PDF = ".pdf"
PLAIN: Mapping[str, Reader] = {
    ".txt": partial(read_plain, media_type="text/plain"),
    ".md": partial(read_plain, media_type="text/markdown"),
}
"""Readers that nothing in a file can keep busy: they decode its bytes."""


def readers(engine: str = ENGINES[0]) -> Mapping[str, Reader]:
    """The reader of each suffix; PDFs are opened by `engine`, one of ENGINES."""
    return {
        **PLAIN,
        PDF: partial(_pdf, engine=engine),
        ".docx": _docx,
        ".doc": _doc,
        ".html": _html,
        ".htm": _html,
    }
