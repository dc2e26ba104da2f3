"""PDF: from a file's bytes to text in reading order that knows where it stands."""

from importlib.util import find_spec

from unextract.errors import UnextractError
from unextract.read.layout import Engine
from unextract.read.reading import ENGINES, Reading

__all__ = ["ENGINES", "load_engine", "read_pdf"]

_MAGIC = b"%PDF-"
# ISO 32000-1, annex H: readers accept the header anywhere in the first kilobyte
_HEADER_WITHIN = 1024


def load_engine(name: str, source: str) -> Engine:
    """The engine called `name`; imported here, for each needs a library of its own.

    Raises UnextractError (stage read, file `source`) for a name that is not in
    ENGINES and for an engine that is not installed.
    """
    if name not in ENGINES:
        problem = f"there is no PDF engine {name}"
        raise UnextractError(source, "read", problem, f"name one of {', '.join(ENGINES)}")
    if name == "pdfplumber":
        if find_spec("pdfplumber") is None:
            problem = "the engine pdfplumber is not installed"
            raise UnextractError(source, "read", problem, "run: pip install 'unextract[pdfplumber]'")
        from unextract.read.pdf import plumber

        return plumber.read_pages
    from unextract.read.pdf import pdfium

    return pdfium.read_pages


def read_pdf(data: bytes, source: str, *, engine: str = ENGINES[0]) -> Reading:
    """The text of a PDF, page by page, with a place for every line.

    A page without text is read from its picture where the extra `ocr` is
    installed (`ocr_pages`), else as empty, and noted in `warnings`. Raises
    UnextractError (stage read) for a file that is empty, no PDF, encrypted or
    damaged, and for one without pages.
    """
    if not data:
        raise UnextractError(source, "read", "the file is empty", "download it again or leave it out")
    if _MAGIC not in data[:_HEADER_WITHIN]:
        problem = "this is not a PDF, whatever its name says"
        remedy = "give it the suffix of what it is, or download it again"
        raise UnextractError(source, "read", problem, remedy)
    # imported here: who asks for the version of the reader needs none of it
    from unextract.read.pdf.compose import compose
    from unextract.read.pdf.unread import Reader

    reader = Reader(data)
    composed = compose(reader.read(load_engine(engine, source)(data, source)))
    if not reader.pages:
        problem = "the PDF has no pages"
        raise UnextractError(source, "read", problem, "download it again or leave it out")
    return Reading(
        composed.text,
        "application/pdf",
        reader.pages,
        composed.layout,
        reader.warnings(),
        composed.raised,
        composed.tables,
        tuple(reader.recognized),
    )
