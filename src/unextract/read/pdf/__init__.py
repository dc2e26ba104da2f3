"""PDF: from a file's bytes to text in reading order that knows where it stands."""

from collections.abc import Iterator
from importlib.util import find_spec

from unextract.errors import UnextractError
from unextract.read.layout import Engine, Page
from unextract.read.pdf.compose import compose
from unextract.read.readers import ENGINES, Reading

__all__ = ["ENGINES", "load_engine", "read_pdf"]

_MAGIC = b"%PDF-"
# ISO 32000-1, annex H: readers accept the header anywhere in the first kilobyte
_HEADER_WITHIN = 1024
# A picture that covers this much of a page without text is a scan of it
_SCAN_SHARE = 0.5
# More characters than this share without a meaning, and a page is not read
_UNMAPPED_SHARE = 0.1


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

    A page without text is read as empty and noted in `warnings`. Raises
    UnextractError (stage read) for a file that is empty, no PDF, encrypted or
    damaged, and for one without pages.
    """
    if not data:
        raise UnextractError(source, "read", "the file is empty", "download it again or leave it out")
    if _MAGIC not in data[:_HEADER_WITHIN]:
        problem = "this is not a PDF, whatever its name says"
        remedy = "give it the suffix of what it is, or download it again"
        raise UnextractError(source, "read", problem, remedy)
    notes = _Notes()
    composed = compose(notes.watch(load_engine(engine, source)(data, source)))
    if not notes.pages:
        problem = "the PDF has no pages"
        raise UnextractError(source, "read", problem, "download it again or leave it out")
    return Reading(
        composed.text, "application/pdf", notes.pages, composed.layout, notes.warnings(), composed.raised
    )


class _Notes:
    """What of the pages could not be read, gathered while they stream by."""

    def __init__(self) -> None:
        self.pages = 0
        self._blank: list[int] = []
        self._garbled: list[int] = []

    def watch(self, pages: Iterator[Page]) -> Iterator[Page]:
        for page in pages:
            self.pages += 1
            characters = sum(len(run.text) for run in page.runs)
            if not characters and (page.pictured >= _SCAN_SHARE or not page.width):
                self._blank.append(page.number)
            elif page.unmapped > _UNMAPPED_SHARE * (characters + page.unmapped):
                self._garbled.append(page.number)
            yield page

    def warnings(self) -> tuple[str, ...]:
        found = []
        if self._blank:
            found.append(
                f"{_pages(self._blank)} without a text layer, unread; run the file through OCR (ocrmypdf)"
            )
        if self._garbled:
            found.append(
                f"{_pages(self._garbled)} in a font that does not say what its characters are, partly "
                "unread; get another copy or run the file through OCR (ocrmypdf --force-ocr)"
            )
        return tuple(found)


def _pages(numbers: list[int]) -> str:
    """Page numbers as a person writes them: pages 3, 5-7."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    named = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)
    return f"page {named}" if len(numbers) == 1 else f"pages {named}"
