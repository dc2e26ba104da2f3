"""resolve: what context supplies to a document's figures.

Context means, in this order: the heading above a box, the report's own
reporting period, the other figures of the sentence seen in its light, and
whether its page was read by OCR.
"""

from unextract.packs import Packs
from unextract.records import Edition
from unextract.resolve.changes import with_bases
from unextract.resolve.confidence import with_confidence, with_ocr
from unextract.resolve.headings import from_headings
from unextract.resolve.periods import complete, reporting


def resolve(edition: Edition, packs: Packs) -> Edition:
    """The edition, its figures completed; every completed part is named in their flags."""
    reported = reporting(edition)
    figures = from_headings(edition, edition.figures, packs[edition.document.language])
    figures = complete(figures, reported)
    figures = with_ocr(with_bases(figures, reported), frozenset(edition.document.ocr_pages))
    return edition.model_copy(update={"figures": tuple(with_confidence(figures))})
