"""Bilingual: two editions of one report beside each other.

`align(zh, en)` is the verb: which segments translate each other, which figures
are the same, and where the two editions say different things.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from unextract.bilingual.evidence import Evidence, features
from unextract.bilingual.figures import differences, pair_figures, pair_neighbours
from unextract.bilingual.records import (
    Alignment,
    Difference,
    FigurePair,
    Method,
    SegmentPair,
    Side,
    Status,
)
from unextract.bilingual.segments import Bead, align_segments, joined
from unextract.records import Figure, SegmentKind

# Text that runs, text whose place depends on the page, and text that is made anew for each edition.
_STREAMS: tuple[frozenset[SegmentKind], ...] = (
    frozenset(
        {
            SegmentKind.HEADING,
            SegmentKind.PARAGRAPH,
            SegmentKind.LIST_ITEM,
            SegmentKind.SUMMARY,
            SegmentKind.BOX,
            SegmentKind.CREDIT,
            SegmentKind.OTHER,
        }
    ),
    frozenset({SegmentKind.FOOTNOTE}),
    frozenset({SegmentKind.CAPTION, SegmentKind.TABLE}),
)

__all__ = [
    "Alignment", "Difference", "FigurePair", "Method", "SegmentPair", "Side", "Status", "align",
    "differences",
]  # fmt: skip


def align(zh: Side, en: Side) -> Alignment:
    """The segments and figures of two editions, each in one pair or alone.

    Running text, footnotes and tables are aligned apart: a note stands on the
    page it is called on, which differs between editions. Contents and page
    furniture take no part; a figure in a segment without a counterpart is in
    one edition only.
    """
    features_zh, features_en = features(zh, en)
    figures = _by_segment(zh.figures) | _by_segment(en.figures)
    known = {figure.figure_id: figure for figure in (*zh.figures, *en.figures)}
    segment_pairs: list[SegmentPair] = []
    figure_pairs: list[FigurePair] = []
    number = 0
    for kinds in _STREAMS:
        ids_zh, ids_en = (
            [segment.segment_id for segment in side.segments if segment.kind in kinds] for side in (zh, en)
        )
        stream_zh = [features_zh[segment_id] for segment_id in ids_zh]
        stream_en = [features_en[segment_id] for segment_id in ids_en]
        evidence = Evidence(stream_zh, stream_en)
        pairs: list[FigurePair] = []
        for bead in align_segments(stream_zh, stream_en, evidence):
            own_zh, own_en = [ids_zh[i] for i in bead.zh], [ids_en[j] for j in bead.en]
            score = None
            if own_zh and own_en:
                score = evidence.score(joined(stream_zh, bead.zh), joined(stream_en, bead.en))
            segment_pairs.extend(_segment_pairs(number, bead, own_zh, own_en, score))
            pairs.extend(pair_figures(number, _of(own_zh, figures), _of(own_en, figures)))
            number += 1
        figure_pairs.extend(pair_neighbours(pairs, known))
    return Alignment(segments=tuple(segment_pairs), figures=tuple(figure_pairs))


def _of(segment_ids: Iterable[str], figures: Mapping[str, list[Figure]]) -> list[Figure]:
    return [figure for segment_id in segment_ids for figure in figures.get(segment_id, ())]


def _segment_pairs(
    number: int, bead: Bead, zh: Sequence[str], en: Sequence[str], score: float | None
) -> Iterable[SegmentPair]:
    """A pair for each combination of the bead's segments; one for each segment without a counterpart."""
    for one in zh or (None,):
        for other in en or (None,):
            yield SegmentPair(
                bead=number,
                segment_id_zh=one,
                segment_id_en=other,
                score=score,
                method=None if score is None else bead.method,
            )


def _by_segment(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    found = defaultdict(list)
    for figure in sorted(figures, key=lambda figure: (figure.source_start, figure.source_end)):
        found[figure.segment_id].append(figure)
    return found
