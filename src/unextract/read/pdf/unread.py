"""Pages whose text a file does not say: told apart, read from their picture where that is possible, noted."""

from collections.abc import Iterator
from typing import Literal

from unextract.allowance import ask_for
from unextract.read.layout import Page
from unextract.read.pdf.scans import Recognizer, ocr_version

# A picture that covers this much of a page without text is a scan of it
_SCAN_SHARE = 0.5
# More characters than this share without a meaning, and a page is not read
_UNMAPPED_SHARE = 0.1
# Seconds: ten times what a page takes pdfplumber, and what it takes OCR
_PAGE_SECONDS, _OCR_SECONDS = 1.0, 60.0

Fault = Literal["blank", "garbled"]


def fault_of(page: Page) -> Fault | None:
    """`blank`: a picture without a text layer; `garbled`: a font does not say what its characters are."""
    characters = sum(len(run.text) for run in page.runs)
    if not characters and (page.pictured >= _SCAN_SHARE or not page.width):
        return "blank"
    if page.unmapped > _UNMAPPED_SHARE * (characters + page.unmapped):
        return "garbled"
    return None


class Reader:
    """Passes pages on, those that say nothing read by OCR where it is installed; remembers what it did."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._can = ocr_version() is not None
        self._left: dict[Fault, list[int]] = {"blank": [], "garbled": []}
        self.pages = 0
        self.recognized: list[int] = []

    def read(self, pages: Iterator[Page]) -> Iterator[Page]:
        """`pages`, each as far as it can be read."""
        recognizer: Recognizer | None = None
        try:
            for page in pages:
                self.pages += 1
                ask_for(_PAGE_SECONDS)
                fault = fault_of(page)
                if fault is not None and self._can:
                    ask_for(_OCR_SECONDS)
                    recognizer = recognizer or Recognizer(self._data)
                    page = recognizer.read(page)
                if page.recognized:
                    self.recognized.append(page.number)
                elif fault is not None:
                    self._left[fault].append(page.number)
                yield page
        finally:
            if recognizer is not None:
                recognizer.close()

    def warnings(self) -> tuple[str, ...]:
        """A sentence for each kind of page that stays unread."""
        remedy = (
            "OCR saw no text in it; if there is some, scan it again at 300 dots an inch"
            if self._can
            else "install OCR (pip install 'unextract[ocr]'), or run the file through ocrmypdf"
        )
        found = []
        if blank := self._left["blank"]:
            found.append(f"{_named(blank)} without a text layer, unread; {remedy}")
        if garbled := self._left["garbled"]:
            found.append(
                f"{_named(garbled)} in a font that does not say what its characters are, partly unread; "
                f"{remedy}"
            )
        return tuple(found)


def _named(numbers: list[int]) -> str:
    """Page numbers as a person writes them: pages 3, 5-7."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    named = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)
    return f"page {named}" if len(numbers) == 1 else f"pages {named}"
