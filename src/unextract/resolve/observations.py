"""Figures as observations of the metric catalogue.

Levels are asked of each figure's sentence or table cell; a change (增加 14%)
takes the metric and the dimensions of the level that it stands beside.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple, Protocol

from unextract.metrics import Catalogue
from unextract.metrics.marks import Marked, Place, marked, plain
from unextract.metrics.model import Change
from unextract.metrics.sdmx import obs_status, time_period
from unextract.metrics.shorthand import FullNames
from unextract.metrics.states import Stated, in_row, in_sentence, in_subject
from unextract.records import Edition, Figure, FigureKind, Observation, PlaceMention, Role, Segment, TableCell
from unextract.resolve.headings import above
from unextract.sentences import Sentences


class Mentioned(Protocol):
    """A place and where a text names it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def place(self) -> Place: ...


Mentions = Callable[[str, str], Sequence[Mentioned]]
"""The places that a text in a language names (`Gazetteer.mentions`)."""


class _Named(NamedTuple):
    """A place as patterns need it."""

    id: str
    kind: str


_CHANGES = frozenset({Role.INCREASE, Role.DECREASE})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# How far from a level's figure its change is told, in characters of the marked sentence.
_NEAR = 90


@dataclass(frozen=True, slots=True)
class _Names:
    """The catalogue, what short texts in one language name, and what the document calls in short."""

    language: str
    catalogue: Catalogue
    mentions: Mentions
    full: FullNames

    def marked(self, text: str) -> Marked:
        """A subject or label as patterns see it."""
        found = [
            (mention.start, mention.end, mention.place) for mention in self.mentions(text, self.language)
        ]
        return marked(text, (), found, self.catalogue.named)

    def mask(self, text: str) -> int:
        """The mask of the statements that may hold in `text`, as it stands or with names in full."""
        mask = self.catalogue.hints.mask
        full = self.full.text(text)
        return mask(text.lower()) if full == text else mask(text.lower()) | mask(full.lower())

    def hinted(self, figure: Figure) -> int:
        """The mask of the statements that may hold of what `figure` counts."""
        of_kind = self.catalogue.subject_masks.get(figure.kind, 0)
        if not of_kind or figure.subject is None:
            return 0
        return of_kind & self.mask(figure.subject)

    def may_state(self, figure: Figure, hinted: int) -> bool:
        """Whether any statement may hold of `figure`, where those of the mask `hinted` may in its text."""
        return hinted & self.catalogue.masks.get(figure.kind, 0) != 0 or self.hinted(figure) != 0


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure, its place in its sentence, and what it states; `change` None for a level."""

    figure: Figure
    at: int
    stated: Stated
    change: Change | None


def observations(edition: Edition, catalogue: Catalogue, mentions: Mentions) -> tuple[Observation, ...]:
    """The observations among the edition's figures, in their order.

    What sentences name is in the edition; `mentions` is asked about subjects and the labels of tables.
    """
    if not catalogue.metrics:
        return ()
    cells = {cell.figure_id: cell for cell in edition.table_cells if cell.figure_id is not None}
    segments = {segment.segment_id: index for index, segment in enumerate(edition.segments)}
    ends = _number_ends(edition)
    document = edition.document
    full = catalogue.full_names(document.title, document.issuing_body)
    names = _Names(document.language, catalogue, mentions, full)
    places: dict[str, list[PlaceMention]] = {}
    for mention in edition.mentions:
        places.setdefault(mention.segment_id, []).append(mention)
    found: list[_Found] = []
    for segment_id, group in groupby(edition.figures, key=lambda figure: figure.segment_id):
        if segment_id not in segments:
            continue
        index = segments[segment_id]
        segment = edition.segments[index]
        before = edition.segments[index - 1] if index else None
        figures = list(group)
        in_cells = [(figure, cells[figure.figure_id]) for figure in figures if figure.figure_id in cells]
        in_text = [figure for figure in figures if figure.figure_id not in cells]
        headings = plain(">".join(above(segment, before)))
        if in_cells:
            found += _cells(in_cells, headings, names)
        if in_text:
            found += _text(segment, in_text, ends, places.get(segment_id, ()), headings, names)
    return tuple(_observation(item, found) for item in found)


def _number_ends(edition: Edition) -> dict[str, int]:
    """Where in the source the number of each count ends: its noun stays in the marked sentence."""
    counts = {figure.figure_id: figure for figure in edition.figures if figure.kind is FigureKind.COUNT}
    ends: dict[str, int] = {}
    for numeral in edition.numerals:
        figure = counts.get(numeral.figure_id or "")
        if figure is not None and numeral.source_end <= figure.source_end:
            ends[figure.figure_id] = max(ends.get(figure.figure_id, 0), numeral.source_end)
    return ends


def _cells(figures: Sequence[tuple[Figure, TableCell]], headings: str, names: _Names) -> Iterator[_Found]:
    rows: dict[str, Marked] = {}
    for figure, cell in figures:
        if not cell.row_label or not _is_single(figure):
            continue
        *parents, label = cell.row_label.split(" > ")
        if label not in rows:
            rows[label] = names.marked(label)
        heading = plain(">".join((headings, cell.caption or "", *parents)))
        stated = _in_row(figure, rows[label], cell.column_label or "", heading, names)
        if stated is not None:
            yield _Found(figure, 0, stated, _target(stated, names.catalogue))


def _in_row(figure: Figure, row: Marked, column: str, heading: str, names: _Names) -> Stated | None:
    """What a cell states as its labels call things, else with their names in full."""
    stated = in_row(figure, row, column, heading, names.catalogue)
    if stated is not None or not names.full.shorthands:
        return stated
    full = names.full.within("\n".join((row.text, column, heading)))
    if not full.shorthands:
        return None
    return in_row(figure, full.marked(row), full.text(column), full.text(heading), names.catalogue)


def _text(
    segment: Segment,
    figures: Sequence[Figure],
    ends: Mapping[str, int],
    mentions: Sequence[PlaceMention],
    headings: str,
    names: _Names,
) -> Iterator[_Found]:
    catalogue = names.catalogue
    hinted = names.mask(segment.text)
    if not any(names.may_state(figure, hinted) for figure in figures):
        return
    sentences = Sentences(segment.text, segment.slices)
    places = [
        (
            sentences.place(mention.source_start),
            sentences.place(mention.source_end - 1) + 1,
            _Named(mention.place_id, mention.kind),
        )
        for mention in mentions
    ]
    by_sentence: dict[tuple[int, int], list[tuple[Figure, int, int]]] = {}
    for figure in figures:
        end = ends.get(figure.figure_id, figure.source_end)
        span = sentences.place(figure.source_start), sentences.place(end - 1) + 1
        bounds = sentences.span(figure.source_start, figure.source_end)
        by_sentence.setdefault(bounds, []).append((figure, *span))
    for (start, end), members in by_sentence.items():
        text = segment.text[start:end]
        hinted = names.mask(text)
        members_alone = [figure for figure, _, _ in members]
        if not any(names.may_state(figure, hinted) for figure in members_alone):
            continue
        named = [
            (first - start, last - start, place)
            for first, last, place in places
            if start <= first < last <= end
        ]
        spans = [(first - start, last - start) for _, first, last in members]
        sentence = marked(text, spans, named, catalogue.named)
        yield from _sentence(members_alone, sentence, hinted, headings, names)


def _sentence(
    figures: Sequence[Figure],
    sentence: Marked,
    hinted: int,
    headings: str,
    names: _Names,
) -> Iterator[_Found]:
    """The levels among the figures of one sentence, and the changes beside them."""
    catalogue = names.catalogue
    readings = [(FullNames(), sentence)]
    if names.full.shorthands:
        full = names.full.within(sentence.text)
        readings += [(full, full.marked(sentence))] if full.shorthands else []
    levels: list[_Found] = []
    for number, figure in enumerate(figures):
        if not _is_single(figure):
            continue
        stated = _stated(figures, number, readings, hinted, headings, names)
        if stated is not None:
            levels.append(_Found(figure, sentence.figures[number], stated, _target(stated, catalogue)))
    taken = {level.figure.figure_id for level in levels}
    changes = [
        change
        for number, figure in enumerate(figures)
        if figure.role in _CHANGES
        and _is_single(figure)
        and figure.figure_id not in taken
        and (change := _change(figure, number, sentence, _of_its_own(figure, figures, levels), catalogue))
    ]
    yield from sorted([*levels, *changes], key=lambda item: item.at)


def _stated(
    figures: Sequence[Figure],
    number: int,
    readings: Sequence[tuple[FullNames, Marked]],
    hinted: int,
    headings: str,
    names: _Names,
) -> Stated | None:
    """What figure `number` states in the first of the `readings` of its sentence that says something.

    The sentence is read as it calls things, then with their names in full.
    """
    figure, catalogue = figures[number], names.catalogue
    of_subject: int | None = None
    for full, sentence in readings:
        stated = in_sentence(figures, number, sentence, hinted, headings, catalogue)
        if stated is not None:
            return stated
        if of_subject is None:
            of_subject = names.hinted(figure)
            subject = names.marked(figure.subject or "") if of_subject else None
        if subject is not None:
            named = full.marked(subject)
            stated = in_subject(figures, number, named, sentence, of_subject, headings, catalogue)
            if stated is not None:
                return stated
    return None


def _is_single(figure: Figure) -> bool:
    """Whether the figure is one number: neither vague (数百名) nor a range."""
    return figure.value is not None and figure.value_high is None


def _target(stated: Stated, catalogue: Catalogue) -> Change | None:
    return catalogue.changes.target if stated.is_target and catalogue.changes else None


def _change(
    figure: Figure, number: int, sentence: Marked, levels: Sequence[_Found], catalogue: Catalogue
) -> _Found | None:
    """`figure` as the growth of the level right before it, or of the one it leads to."""
    at = sentence.figures[number]
    level = _beside(at, [level for level in levels if _can_change(level)])
    if level is None or catalogue.changes is None or not _is_annual(figure, number, sentence):
        return None
    if any(_is_earlier(other, level) for other in levels):
        return None
    between = sentence.text[min(at, level.at) : max(at, level.at)].lower()
    if any(word in between for word in catalogue.changes.yardsticks):
        return None
    if figure.kind is FigureKind.PERCENT and level.figure.kind is not FigureKind.PERCENT:
        return _Found(figure, at, level.stated, catalogue.changes.growth)
    points = figure.kind is FigureKind.PERCENTAGE_POINT and level.figure.kind is FigureKind.PERCENT
    same = figure.kind is level.figure.kind is not FigureKind.PERCENT and figure.unit == level.figure.unit
    return _Found(figure, at, level.stated, catalogue.changes.difference) if points or same else None


def _of_its_own(figure: Figure, figures: Sequence[Figure], levels: Sequence[_Found]) -> list[_Found]:
    """The `levels` that a change may be of: none behind the figure whose subject the change has.

    14,631 volunteers served with 61 entities, an increase of 14 per cent: in volunteers.
    """
    earlier = (other for other in figures if other.source_end <= figure.source_start)
    own = next((other for other in earlier if figure.subject and other.subject == figure.subject), None)
    if own is None:
        return list(levels)
    return [
        level
        for level in levels
        if level.figure.subject == figure.subject or level.figure.source_start < own.source_start
    ]


def _can_change(level: _Found) -> bool:
    return level.figure.role is not Role.BASE and level.change is None and level.stated.statement.form.changes


def _is_earlier(base: _Found, level: _Found) -> bool:
    """Whether `base` is what `level` was before the year before: the change is since then."""
    then, now = base.figure.period_end, level.figure.period_end
    return (
        base.figure.role is Role.BASE
        and base.stated.statement.metric is level.stated.statement.metric
        and base.stated.dimensions == level.stated.dimensions
        and then is not None
        and now is not None
        and then.year < now.year - 1
    )


def _beside(at: int, levels: Sequence[_Found]) -> _Found | None:
    """The last level before `at`, else the first one after it, when it is near."""
    before = [level for level in levels if level.at < at]
    after = [level for level in levels if level.at > at]
    nearest = before[-1] if before else after[0] if after else None
    return nearest if nearest is not None and abs(nearest.at - at) <= _NEAR else None


def _is_annual(figure: Figure, number: int, sentence: Marked) -> bool:
    """Whether the change is against the year before: no earlier year stands between it and its neighbours."""
    if figure.period_end is None:
        return False
    at, others = sentence.figures[number], sentence.figures
    begin = max((other for other in others if other < at), default=0)
    end = min((other for other in others if other > at), default=len(sentence.text))
    years = [int(year) for year in _YEAR.findall(sentence.text[begin:end])]
    return all(year >= figure.period_end.year - 1 for year in years)


def _observation(found: _Found, levels: Sequence[_Found]) -> Observation:
    figure, metric, change = found.figure, found.stated.statement.metric, found.change
    suffix = change.suffix if change is not None else ""
    return Observation(
        observation_id=f"{figure.figure_id}:o",
        figure_id=figure.figure_id,
        metric_id=metric.id + suffix,
        metric_name_zh=_named(change.name.zh if change else "{name}", metric.name.zh),
        metric_name_en=_named(change.name.en if change else "{name}", metric.name.en),
        definition_zh=_named(change.definition.zh, metric.name.zh) if change else metric.definition.zh,
        definition_en=_named(change.definition.en, metric.name.en) if change else metric.definition.en,
        ref_area=found.stated.area,
        time_period=None if _undated(found, levels) else time_period(figure.period_start, figure.period_end),
        obs_value=_value(figure),
        unit_measure=_unit(found),
        obs_status=obs_status(figure),
        pattern=found.stated.statement.id,
        **found.stated.dimensions,
    )


def _named(template: str, name: str) -> str:
    return template.replace("{name}", name)


def _undated(found: _Found, levels: Sequence[_Found]) -> bool:
    """Whether the period of an earlier value is not its own: 从 51 天减少到 23 天 says nothing of when."""
    if "period_before" in found.figure.flags:
        return True
    return found.figure.role is Role.BASE and any(
        other.figure.role is not Role.BASE
        and other.figure.segment_id == found.figure.segment_id
        and other.stated.statement.metric is found.stated.statement.metric
        and other.figure.period_end == found.figure.period_end
        for other in levels
    )


def _value(figure: Figure) -> Decimal:
    """The figure's value; a decrease is negative, a fraction is in per cent."""
    value = figure.value or Decimal(0)
    if figure.role is Role.DECREASE:
        return -abs(value)
    return value * 100 if figure.kind is FigureKind.FRACTION else value


def _unit(found: _Found) -> str:
    if found.change is not None and found.change.unit is not None:
        return found.change.unit
    return "pp" if found.figure.kind is FigureKind.PERCENTAGE_POINT else found.stated.unit
