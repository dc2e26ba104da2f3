"""The number that the text gives for a list, and where a footnote is called from."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from unextract.lists.words import ListWords
from unextract.records import Document, Figure, FigureKind, Mark, Segment, SegmentKind

# The announcing clause of a list is at most so long.
FARTHEST = 160
# A number of people is no number of countries.
PERSON, COUNTRY = "person", "country"
_BEFORE_MARK = re.compile(r"[\W_]*(?:<\w+>)?\s*$")


@dataclass(frozen=True, slots=True)
class Call:
    """The mark in a paragraph that calls a footnote."""

    segment: Segment
    mark: Mark


def calls(document: Document, segments: Iterable[Segment]) -> Mapping[str, Call]:
    """For every footnote, by segment_id, the last mark before it that bears its number."""
    marks: dict[str, list[Call]] = defaultdict(list)
    notes = []
    for segment in segments:
        for mark in segment.marks:
            if mark.numeral_class == "note":
                number = "".join(
                    filter(str.isalnum, document.text[mark.source_start : mark.source_end].strip())
                )
                marks[number].append(Call(segment, mark))
        if segment.kind is SegmentKind.FOOTNOTE and segment.paragraph is not None:
            notes.append(segment)
    found = {}
    for note in notes:
        called = [call for call in marks.get(note.paragraph or "", ()) if call.segment is not note]
        before = [call for call in called if call.mark.source_start < note.source_start]
        if called:
            found[note.segment_id] = before[-1] if before else called[0]
    return found


def stated_count(
    text: str, span: tuple[int, int], items: int, figures: Sequence[Figure], words: ListWords
) -> int | None:
    """The number that the figures around the list give for it; None where they give none.

    `text` and `span` are the document's, `items` how many are listed, `figures`
    those of the segment.
    """
    fitting = [
        figure for figure in figures if _counts(figure) and _speaks_of(text, span, items, figure, words)
    ]
    return _nearest(fitting, span[0], items)


def called_count(
    text: str, call: Call, items: int, figures: Sequence[Figure], words: ListWords, *, alone: bool
) -> int | None:
    """The number in the sentence from which a footnote is called, None where there is none.

    It is the list's if as many are listed; else, in a footnote that holds
    nothing but the list (`alone`), a number of countries right before the mark.
    """
    end = call.mark.source_start
    near = [
        figure
        for figure in figures
        if _counts(figure)
        and figure.source_end <= end
        and words.sentence.search(text, figure.source_end, _sentence_end(text, end)) is None
    ]
    equal = [figure for figure in near if figure.value == items]
    if equal:
        return items
    countries = [figure for figure in near if figure.unit == COUNTRY] if alone else []
    return _nearest(countries, end, items)


def labelled_count(items: int, figures: Iterable[Figure]) -> int | None:
    """The number in the line above a list (Ten partners that …), if as many are listed."""
    return items if any(_counts(figure) and figure.value == items for figure in figures) else None


def _sentence_end(text: str, mark: int) -> int:
    """Where the sentence before a footnote mark ends: before its full stop and the tag of a superscript."""
    found = _BEFORE_MARK.search(text, max(0, mark - 12), mark)
    return found.start() if found else mark


def _counts(figure: Figure) -> bool:
    return (
        figure.kind is FigureKind.COUNT
        and figure.value is not None
        and figure.value == int(figure.value)
        and figure.unit != PERSON
    )


def _speaks_of(text: str, span: tuple[int, int], items: int, figure: Figure, words: ListWords) -> bool:
    start, end = span
    countries = figure.unit == COUNTRY
    if not countries and figure.value != items:
        return False
    if figure.source_start >= end:
        between = words.note.match(text, end, figure.source_start)
        begin = between.end() if between else end
        return words.summing.fullmatch(text, begin, figure.source_start) is not None
    if figure.source_end > start or start - figure.source_end > FARTHEST:
        return False
    if words.sentence.search(text, figure.source_end, start):
        return False
    if words.including.search(text, figure.source_end, start):
        return False
    return (countries and figure.value == items) or words.announcing.search(
        text, figure.source_end, start
    ) is not None


def _nearest(figures: Iterable[Figure], place: int, items: int) -> int | None:
    """The value of the figure nearest to `place`; one that equals the number of items goes first."""
    ranked = sorted(figures, key=lambda figure: (figure.value != items, abs(figure.source_start - place)))
    return int(ranked[0].value) if ranked and ranked[0].value is not None else None
