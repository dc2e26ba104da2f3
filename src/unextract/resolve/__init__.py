"""resolve: what context supplies to a document's figures, which concepts they observe, whether they agree.

Context means, in this order: the heading or label above a box, the credit below
a caption and the sentence a footnote is a note to, the report's own reporting
period, the places that the figure's clause names, the other figures of the
sentence seen in its light, and whether its page was read by OCR.
"""

from unextract.checks import checks
from unextract.gazetteer import gazetteer
from unextract.metrics import load_catalogue
from unextract.packs import Packs
from unextract.records import Edition
from unextract.resolve.changes import with_bases
from unextract.resolve.confidence import with_confidence, with_ocr
from unextract.resolve.headings import from_headings
from unextract.resolve.neighbours import from_neighbours
from unextract.resolve.observations import observations
from unextract.resolve.periods import complete, reporting
from unextract.resolve.scopes import with_scopes


def resolve(edition: Edition, packs: Packs) -> Edition:
    """The edition with its figures completed and its observations.

    Every completed part of a figure is named in its flags.
    """
    pack = packs[edition.document.language]
    reported = reporting(edition, pack)
    figures = from_headings(edition, edition.figures, pack)
    figures = from_neighbours(edition, figures, pack)
    figures = complete(figures, reported)
    figures = with_scopes(edition, figures, packs)
    figures = with_ocr(with_bases(figures, reported), frozenset(edition.document.ocr_pages))
    completed = tuple(with_confidence(figures))
    edition = edition.model_copy(update={"figures": completed})
    catalogue = load_catalogue(edition.document.language, packs.directory, packs.version)
    observed = observations(edition, catalogue, gazetteer(packs.directory, packs.version).mentions)
    edition = edition.model_copy(update={"observations": observed})
    return edition.model_copy(update={"checks": checks(edition, packs[edition.document.language])})
