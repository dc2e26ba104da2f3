"""checks: does a report agree with itself?

A report says many things twice: a total and its parts, a share and the two
numbers it comes from, a change and both levels, the number of countries and
their names, the same fact in two paragraphs. Each such pair becomes a `Check`
that holds or does not, with rounding taken into account as the numbers are
printed. What only might belong together is no check: a finding must be worth
an analyst's time.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from unextract.checks.changes import changes
from unextract.checks.lists import list_counts
from unextract.checks.model import Claim, SentenceFigures
from unextract.checks.restated import restatements
from unextract.checks.shares import shares
from unextract.checks.sums import sums
from unextract.checks.words import CheckWords, check_words
from unextract.packs import Pack
from unextract.records import Check, CheckKind, Edition, Figure, Segment, SegmentKind
from unextract.sentences import Sentences

__all__ = ["checks"]


def checks(edition: Edition, pack: Pack) -> tuple[Check, ...]:
    """The checks of an edition whose figures are resolved, in the order of the text.

    Totals of tables are checked where tables are read; they are in
    `edition.checks` already and are kept.
    """
    segments = {segment.segment_id: segment for segment in edition.segments}
    found = [
        *edition.checks,
        *_as_checks(_in_sentences(edition, segments, check_words(pack)), edition),
        *_as_checks(restatements(edition), edition),
        *list_counts(edition),
    ]
    starts = {figure.figure_id: figure.source_start for figure in edition.figures}
    starts |= {listed.list_id: listed.source_start for listed in edition.country_lists}
    return tuple(
        sorted(found, key=lambda check: (starts[check.figure_id or check.list_id or ""], check.check_id))
    )


def _in_sentences(
    edition: Edition, segments: Mapping[str, Segment], words: CheckWords
) -> Iterator[tuple[CheckKind, Claim]]:
    for segment_id, group in groupby(edition.figures, key=lambda figure: figure.segment_id):
        figures = list(group)
        segment = segments[segment_id]
        if len(figures) < 2 or segment.kind is SegmentKind.TABLE:
            continue
        for sentence in _sentences(segment, figures):
            for kind, claims in (
                (CheckKind.CHANGE, changes(sentence)),
                (CheckKind.SHARE, shares(sentence, words)),
                (CheckKind.SUM, sums(sentence, words)),
            ):
                yield from ((kind, claim) for claim in claims)


def _sentences(segment: Segment, figures: Sequence[Figure]) -> Iterator[SentenceFigures]:
    """The figures of each sentence that holds more than one, with their places in its text."""
    cut = Sentences(segment.text, segment.slices)
    spans = [cut.span(figure.source_start, figure.source_end) for figure in figures]
    for (start, end), group in groupby(zip(spans, figures, strict=True), key=lambda pair: pair[0]):
        together = [figure for _, figure in group]
        if len(together) > 1:
            places = [
                (cut.place(figure.source_start) - start, cut.place(figure.source_end - 1) + 1 - start)
                for figure in together
            ]
            yield SentenceFigures(segment.text[start:end], tuple(together), tuple(places))


def _as_checks(claims: Iterator[tuple[CheckKind, Claim]], edition: Edition) -> Iterator[Check]:
    for kind, claim in claims:
        stated = claim.stated
        assert stated.value is not None
        yield Check(
            check_id=f"{stated.figure_id}:{kind}",
            document_id=edition.document.document_id,
            segment_id=stated.segment_id,
            kind=kind,
            holds=claim.holds,
            stated=stated.value,
            computed=claim.computed,
            unit=stated.unit,
            figure_id=stated.figure_id,
            part_ids=tuple(part.figure_id for part in claim.parts),
        )
