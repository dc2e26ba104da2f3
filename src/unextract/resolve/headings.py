"""What a heading gives to the boxes below it: a period, and a subject where the box has none.

A box is a number and a few words; the rest is in the heading (指示性资源, or
2022 年成果).
"""

from collections.abc import Sequence

from unextract.extract.analysis import analyse_times
from unextract.packs import Pack
from unextract.records import Edition, Figure, Segment, SegmentKind

# The longest line that labels the box below it.
SHORT = 20
BOXES = frozenset({SegmentKind.BOX, SegmentKind.TABLE, SegmentKind.OTHER})


def from_headings(edition: Edition, figures: Sequence[Figure], pack: Pack) -> list[Figure]:
    """The figures of boxes with what their heading says: flags `period_heading`, `subject_heading`."""
    labels = {
        segment.segment_id: above(segment, edition.segments[index - 1] if index else None)
        for index, segment in enumerate(edition.segments)
        if segment.kind in BOXES
    }
    return [_complete(figure, labels.get(figure.segment_id, ()), pack) for figure in figures]


def above(segment: Segment, previous: Segment | None) -> tuple[str, ...]:
    """The headings above a box; a short line without a number right above it is one as well."""
    if previous is not None and len(previous.text) <= SHORT and not any(c.isdigit() for c in previous.text):
        return (*segment.heading_path, previous.text.strip())
    return segment.heading_path


def _complete(figure: Figure, headings: Sequence[str], pack: Pack) -> Figure:
    if not headings:
        return figure
    update: dict[str, object] = {}
    flags = list(figure.flags)
    if figure.subject is None:
        update["subject"] = headings[-1][:40]
        flags.append("subject_heading")
        flags.remove("no_subject")
    if figure.period_start is None and figure.period_end is None:
        period = analyse_times(headings[-1], pack)
        if period is not None:
            update.update(period_start=period.start, period_end=period.end)
            flags.append("period_heading")
            if period.needs:
                flags.append(f"period_{period.needs}")
    return figure.model_copy(update={**update, "flags": tuple(flags)}) if update else figure
