"""Periods that a segment takes from another that belongs to it.

A caption is of the time that the credit below it names; a footnote of the time
of the sentence that it is a note to.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from unextract.extract.analysis import analyse_times
from unextract.extract.quantities import TIMELESS
from unextract.extract.times import Period
from unextract.packs import Pack
from unextract.records import Document, Edition, Figure, Segment, SegmentKind
from unextract.resolve.headings import dated
from unextract.resolve.periods import is_timed, needed

_SENTENCE_END = re.compile(r"[。！？]\s*(?=\S)|[.!?]\s+(?=[A-Z])")


def from_neighbours(edition: Edition, figures: Sequence[Figure], pack: Pack) -> list[Figure]:
    """The figures of captions and footnotes, where they name no time, with that of their neighbour.

    Flag `period_heading` from a credit, `period_carried` from the sentence of a note.
    """
    credited = dict(_credited(edition.segments, pack))
    notes = _notes(edition.document, edition.segments, figures)
    result = []
    for figure in figures:
        if not is_timed(figure) and TIMELESS not in figure.flags:
            if (period := credited.get(figure.segment_id)) is not None:
                figure = dated(figure, period)
            elif (host := notes.get(figure.segment_id)) is not None and is_timed(host):
                flags = ("period_carried", *filter(None, [needed(host)]))
                figure = figure.model_copy(
                    update={
                        "period_start": host.period_start,
                        "period_end": host.period_end,
                        "flags": (*figure.flags, *flags),
                    }
                )
        result.append(figure)
    return result


def _credited(segments: Sequence[Segment], pack: Pack) -> Iterator[tuple[str, Period]]:
    for caption, credit in pairwise(segments):
        if caption.kind is SegmentKind.CAPTION and credit.kind is SegmentKind.CREDIT:
            period = analyse_times(credit.text, pack)
            if period is not None:
                yield caption.segment_id, period


def _notes(
    document: Document, segments: Sequence[Segment], figures: Sequence[Figure]
) -> Mapping[str, Figure]:
    """For each footnote the last figure before its mark, in the sentence of the mark, that has a time."""
    by_segment: dict[str, list[Figure]] = {}
    for figure in figures:
        by_segment.setdefault(figure.segment_id, []).append(figure)
    marked: dict[str, tuple[Segment, int]] = {}
    hosts: dict[str, Figure] = {}
    for segment in segments:
        if segment.kind is SegmentKind.FOOTNOTE and segment.paragraph in marked:
            host, place = marked[segment.paragraph]
            before = [f for f in by_segment.get(host.segment_id, ()) if f.source_end <= place]
            last = before[-1] if before else None
            if last is not None and not _SENTENCE_END.search(document.text, last.source_end, place):
                hosts[segment.segment_id] = last
        for mark in segment.marks:
            if mark.numeral_class == "note":
                marked[document.text[mark.source_start : mark.source_end]] = segment, mark.source_start
    return hosts
