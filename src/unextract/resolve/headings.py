"""What a heading gives to the boxes below it: a period, and a subject where the box has none.

A box is a number and a few words; the rest is in the heading (指示性资源, or
2022 年成果) or in a line above it that names a time (2031 年 3 月).
"""

from collections.abc import Iterator, Sequence

from unextract.extract.analysis import analyse_times
from unextract.extract.quantities import TIMELESS
from unextract.extract.times import Period
from unextract.packs import Pack
from unextract.records import Edition, Figure, Segment, SegmentKind
from unextract.resolve.periods import is_timed
from unextract.words import whole_words

# The longest line that labels the box below it.
SHORT = 20
# A longer heading is cut to the words that so many characters hold.
LONGEST_SUBJECT = 80
BOXES = frozenset({SegmentKind.BOX, SegmentKind.TABLE, SegmentKind.OTHER})


def from_headings(edition: Edition, figures: Sequence[Figure], pack: Pack) -> list[Figure]:
    """The figures of boxes with what their heading says: flags `period_heading`, `subject_heading`."""
    labels = {
        segment.segment_id: above(segment, edition.segments[index - 1] if index else None)
        for index, segment in enumerate(edition.segments)
        if segment.kind in BOXES
    }
    times = dict(_labelled(edition, figures, pack))
    result = []
    for figure in figures:
        if (label := times.get(figure.segment_id)) is not None:
            figure = figure if is_timed(figure) else dated(figure, label)
        result.append(_complete(figure, labels.get(figure.segment_id, ()), pack))
    return result


def _labelled(edition: Edition, figures: Sequence[Figure], pack: Pack) -> Iterator[tuple[str, Period]]:
    """The boxes below a short line that names a time and no figure, and the line right below it."""
    stating = {figure.segment_id for figure in figures}
    label: Period | None = None
    named_before = False
    for segment in edition.segments:
        named = None
        if segment.kind is SegmentKind.OTHER and segment.segment_id not in stating:
            named = analyse_times(segment.text, pack) if len(segment.text) <= SHORT else None
            # two such lines are the legend of a chart, and which value is of which cannot be told
            label = None if named_before else named
        elif segment.kind in BOXES:
            if label is not None and segment.segment_id in stating:
                yield segment.segment_id, label
            if segment.kind is SegmentKind.OTHER:
                label = None
        else:
            label = None
        named_before = named is not None


def dated(figure: Figure, period: Period) -> Figure:
    """The figure with a period that the segment beside it names, flag `period_heading`."""
    needs = () if period.needs is None else (f"period_{period.needs}",)
    return figure.model_copy(
        update={
            "period_start": period.start,
            "period_end": period.end,
            "flags": (*figure.flags, "period_heading", *needs),
        }
    )


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
        update["subject"] = whole_words(headings[-1], LONGEST_SUBJECT)
        flags.append("subject_heading")
        flags.remove("no_subject")
    if not is_timed(figure) and TIMELESS not in figure.flags:
        period = analyse_times(headings[-1], pack)
        if period is not None:
            update.update(period_start=period.start, period_end=period.end)
            flags.append("period_heading")
            if period.needs:
                flags.append(f"period_{period.needs}")
    return figure.model_copy(update={**update, "flags": tuple(flags)}) if update else figure
