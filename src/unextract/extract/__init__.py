"""extract: the numerals and figures of a segmented document, and the places it names.

What a sentence itself says of its figures is decided here; what context
supplies (the report's period, a subject carried over) is `resolve`'s.
"""

import re
from collections.abc import Iterator, Sequence

from pydantic import TypeAdapter

from unextract import tables
from unextract.errors import unexpected
from unextract.extract.analysis import Analysis, analyse, analyse_times, completed, grammar, measured
from unextract.extract.dating import Timed
from unextract.extract.limits import TooSlowError, seconds_for, time_limit
from unextract.extract.mentions import mention_rows, mentions_of
from unextract.extract.quantities import PLACES, Quantity
from unextract.extract.validate import validated
from unextract.gazetteer import gazetteer
from unextract.lists import country_lists
from unextract.numbers import Number, normalise, scan
from unextract.offsets import Places
from unextract.packs import Pack, Packs
from unextract.read.layout import boxes
from unextract.records import (
    Check,
    CountryList,
    Document,
    Edition,
    Figure,
    Numeral,
    PlaceMention,
    RunError,
    Segment,
    SegmentKind,
    TableCell,
)
from unextract.rows import Row, numeral_row
from unextract.words import tokenize

_FIGURES = TypeAdapter(list[Figure])
_NUMERALS = TypeAdapter(list[Numeral])
_CELLS = TypeAdapter(list[TableCell])
_MENTIONS = TypeAdapter(list[PlaceMention])
_LISTS = TypeAdapter(list[CountryList])
_NUMERAL_RUN = re.compile(r"[\d〇零一二三四五六七八九十百千万亿两几半]+")
# Of a segment that was given up, so many numerals are rows of their own.
MOST_UNREAD = 1000
# Segments whose numbers are no quantities of running text, and what they are instead.
NOT_RUNNING_TEXT = {SegmentKind.FURNITURE: "page", SegmentKind.CONTENTS: "page", SegmentKind.TABLE: "table"}
# A word of so few characters (项目, 国家) rarely says all that a figure measures.
SHORT_SUBJECT = 3
Rows = tuple[list[Row], list[Row], list[Row]]
"""Rows of numerals, of figures and of table cells."""


def extract(document: Document, segments: Sequence[Segment], packs: Packs) -> Edition:
    """The edition with every numeral of its segments accounted for.

    A record that fails validation is left out and becomes a RunError of stage
    "extract"; its numerals stay, unaccounted. So do those of a segment that is
    given up because its patterns take too long or because of a mistake of ours.
    """
    pack = packs[document.language]
    numeral_rows: list[Row] = []
    figure_rows: list[Row] = []
    cell_rows: list[Row] = []
    checks: list[Check] = []
    captions = tables.captions(segments)
    openings = tables.openings(segments, captions)
    given_up: list[RunError] = []
    tokenize("", document.language)  # the dictionary is read now, not in a segment's time
    with time_limit() as limit:
        for segment in segments:
            try:
                limit.start(segment)
                if segment.kind is SegmentKind.TABLE:
                    caption = captions.get(segment.segment_id)
                    opening = openings.get(segment.segment_id)
                    found, totals = _table_rows(document, segment, caption, opening, pack)
                    checks.extend(totals)
                else:
                    found = _segment_rows(document, segment, pack)
                limit.stop()
            except TooSlowError:
                limit.stop()
                found = _unread_rows(document, segment), [], []
                given_up.append(_too_slow(document, segment))
            except Exception as error:  # a mistake of ours in one paragraph must not cost the document
                limit.stop()
                found = _unread_rows(document, segment), [], []
                given_up.append(_unforeseen(document, segment, error))
            numeral_rows.extend(_mark_rows(document, segment))
            numeral_rows.extend(found[0])
            figure_rows.extend(found[1])
            cell_rows.extend(found[2])
    if document.layout:
        _place(document, figure_rows, numeral_rows)
    figures, errors = validated(_FIGURES, figure_rows, document)
    if errors:
        valid = {figure.figure_id for figure in figures}
        _release([*numeral_rows, *cell_rows], valid)
        checks = [check for check in checks if valid.issuperset((check.figure_id, *check.part_ids))]
    numeral_rows.sort(key=lambda row: row["source_start"])
    numerals, more_errors = validated(_NUMERALS, numeral_rows, document)
    cells, cell_errors = validated(_CELLS, cell_rows, document)
    mentions = mentions_of(segments, document.language, gazetteer(packs.directory, packs.version))
    places, place_errors = validated(_MENTIONS, mention_rows(document, segments, mentions), document)
    list_rows = country_lists(document, segments, mentions, figures, captions, pack)
    lists, list_errors = validated(_LISTS, list_rows, document)
    return Edition(
        document=document,
        segments=tuple(segments),
        numerals=tuple(numerals),
        figures=tuple(figures),
        table_cells=tuple(cells),
        mentions=tuple(places),
        country_lists=tuple(lists),
        checks=tuple(checks),
        errors=(
            *_unread(document),
            *given_up,
            *errors,
            *more_errors,
            *cell_errors,
            *place_errors,
            *list_errors,
        ),
    )


def _place(document: Document, figure_rows: Sequence[Row], numeral_rows: Sequence[Row]) -> None:
    """Page and box of every figure, where the file has pages: of the line on which its number stands."""
    numbers: dict[str, tuple[int, int]] = {}
    for row in numeral_rows:
        if (figure := row["figure_id"]) is not None:
            start, end = numbers.get(figure, (row["source_start"], row["source_end"]))
            numbers[figure] = min(start, row["source_start"]), max(end, row["source_end"])
    for row in figure_rows:
        found = boxes(document, row["source_start"], row["source_end"], numbers.get(row["figure_id"]))
        if found is not None:
            row["page"], row["bbox"] = found


def _unread(document: Document) -> Iterator[RunError]:
    """What the reader could not read, such as a page without a text layer."""
    for warning in document.warnings:
        yield RunError(source_path=document.source_path, stage="read", message=warning)


def _release(numerals: Sequence[Row], kept: set[str]) -> None:
    for row in numerals:
        if row["figure_id"] is not None and row["figure_id"] not in kept:
            row["figure_id"] = None
            if "numeral_class" in row:
                row.update(numeral_class="unaccounted", pattern=None)


def _mark_rows(document: Document, segment: Segment) -> list[Row]:
    return [
        numeral_row(
            document,
            segment,
            (mark.source_start, mark.source_end),
            mark.numeral_class,
            f"segment.{mark.numeral_class}",
        )
        for mark in segment.marks
    ]


def _unread_rows(document: Document, segment: Segment) -> list[Row]:
    """The numerals of a segment that was given up: each a row, those beyond MOST_UNREAD in one stretch."""
    places = Places(segment.slices)
    runs = [run.span() for run in _NUMERAL_RUN.finditer(segment.text)]
    spans = runs[:MOST_UNREAD]
    if len(runs) > MOST_UNREAD:
        spans.append((runs[MOST_UNREAD][0], runs[-1][1]))
    return [numeral_row(document, segment, places.source(*span), "unaccounted", None) for span in spans]


def _too_slow(document: Document, segment: Segment) -> RunError:
    count = sum(1 for _ in _NUMERAL_RUN.finditer(segment.text))
    message = (
        f"segment {segment.ordinal} ({segment.text[:20]!r}…, {len(segment.text)} characters) took the "
        f"patterns longer than {seconds_for(segment):g} s: its {count} numerals are unaccounted; "
        "run `unextract patterns lint`, or split the paragraph"
    )
    return RunError(source_path=document.source_path, stage="extract", message=message)


def _unforeseen(document: Document, segment: Segment, error: Exception) -> RunError:
    given_up = (
        f"segment {segment.ordinal} ({segment.text[:20]!r}…) was given up, its numerals are unaccounted"
    )
    message = f"{given_up}: {unexpected(error)}"
    return RunError(source_path=document.source_path, stage="extract", message=message)


def _table_rows(
    document: Document,
    segment: Segment,
    caption: Segment | None,
    opening: tables.Opening | None,
    pack: Pack,
) -> tuple[Rows, list[Check]]:
    """The rows of a table and its totals; those of running text where it is no table after all.

    What figures outside cells measure is asked only where there are some.
    """
    analysis = measured(segment.text, pack)
    table = tables.cells(
        document,
        segment,
        pack,
        caption=caption,
        read_period=lambda words: analyse_times(words, pack),
        read_noun=lambda title: grammar(pack.language).title_noun(title, pack),
        opening=opening,
    )
    if table is None:
        return _analysed_rows(document, segment, analysis and completed(analysis, pack)), []
    places = Places(segment.slices)
    numerals, figures, _ = _analysed_rows(document, segment, analysis)
    rows = tables.with_cells(document, segment, table, places.source, numerals, figures)
    outside = [row for row in rows[1] if row["pattern"] != tables.CELL]
    if analysis is not None and outside:
        told = {
            row["figure_id"]: row for row in _figures(document, segment, places, completed(analysis, pack))
        }
        for row in outside:
            row.update(told[row["figure_id"]], ordinal=row["ordinal"])
    return rows, list(tables.total_checks(table, rows[2]))


def _page_rows(document: Document, segment: Segment) -> Rows:
    """The numerals of a running header or footer, which say nothing but where one is."""
    places = Places(segment.slices)
    spans = [places.source(n.start, n.end) for n in scan(normalise(segment.text), document.language)]
    rows = [numeral_row(document, segment, span, "page", f"segment.{segment.kind}") for span in spans]
    return rows, [], []


def _segment_rows(document: Document, segment: Segment, pack: Pack) -> Rows:
    if segment.kind is SegmentKind.FURNITURE and "://" not in segment.text:  # links stay references
        return _page_rows(document, segment)
    return _analysed_rows(document, segment, analyse(segment.text, pack))


def _analysed_rows(document: Document, segment: Segment, analysis: Analysis | None) -> Rows:
    if analysis is None:
        return [], [], []
    places = Places(segment.slices)
    elsewhere = NOT_RUNNING_TEXT.get(segment.kind)
    stated = elsewhere is None or segment.kind is SegmentKind.TABLE
    figures = _figures(document, segment, places, analysis) if stated else []
    owner = _owners(analysis.numbers, analysis.quantities if stated else ())
    numerals = []
    for index, number in enumerate(analysis.numbers):
        span = places.source(number.start, number.end)
        if index in owner:
            figure = figures[owner[index]]
            row = numeral_row(document, segment, span, figure["kind"], figure["pattern"], figure["figure_id"])
        elif index in analysis.claimed.claims:
            claim = analysis.claimed.claims[index]
            numeral_class = claim.numeral_class
            if segment.kind is SegmentKind.CAPTION and number.start < 4 and numeral_class == "ref":
                numeral_class = "para"
            row = numeral_row(document, segment, span, numeral_class, claim.rule)
        elif elsewhere:
            row = numeral_row(document, segment, span, elsewhere, f"segment.{segment.kind}")
        else:
            row = numeral_row(document, segment, span, "unaccounted", None)
        numerals.append(row)
    return numerals, figures, []


def _owners(numbers: Sequence[Number], quantities: Sequence[Quantity]) -> dict[int, int]:
    """Which quantity each number belongs to: its own, or the one whose phrase it stands in (三分之一)."""
    owner: dict[int, int] = {}
    for position, quantity in enumerate(quantities):
        index = quantity.place
        while index < len(numbers) and numbers[index].start < quantity.core_end:
            owner.setdefault(index, position)
            index += 1
        index = quantity.place - 1
        while index >= 0 and numbers[index].start >= quantity.core_start:
            owner.setdefault(index, position)
            index -= 1
    return owner


def _figures(document: Document, segment: Segment, places: Places, analysis: Analysis) -> list[Row]:
    positions = range(len(analysis.quantities))
    return [_figure(document, segment, places, analysis, position) for position in positions]


def _figure(document: Document, segment: Segment, places: Places, analysis: Analysis, position: int) -> Row:
    quantity = analysis.quantities[position]
    timed = analysis.periods.get(position)
    flags = (*quantity.flags, *_time_flags(timed), *_subject_flags(analysis, position))
    start, end = places.source(quantity.start, quantity.end)
    anchor = places.source(quantity.core_start, quantity.core_end)[0]
    return {
        "figure_id": f"{document.document_id}:f{anchor}",
        "document_id": document.document_id,
        "segment_id": segment.segment_id,
        "ordinal": position + 1,
        "kind": quantity.kind,
        "page": segment.page,
        "source_start": start,
        "source_end": end,
        "raw": document.text[start:end],
        "value": None if quantity.value is None else quantity.value.quantize(PLACES),
        "value_high": None if quantity.high is None else quantity.high.quantize(PLACES),
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "role": quantity.role,
        "confidence": quantity.rule.confidence,
        "pattern": quantity.rule.id,
        "subject": analysis.subjects[position],
        "period_start": None if timed is None else timed.period.start,
        "period_end": None if timed is None else timed.period.end,
        "flags": flags,
    }


def _time_flags(timed: Timed | None) -> tuple[str, ...]:
    if timed is None:
        return ()
    needs = () if timed.period.needs is None else (f"period_{timed.period.needs}",)
    return needs if timed.found == "stated" else (f"period_{timed.found}", *needs)


def _subject_flags(analysis: Analysis, position: int) -> tuple[str, ...]:
    """What speaks against the subject: none found, a mere word, that of the figure before, put together."""
    subject = analysis.subjects[position]
    if subject is None:
        return ("no_subject",)
    if len(subject) <= SHORT_SUBJECT:
        return ("subject_short",)
    if position and subject == analysis.subjects[position - 1]:
        return ("subject_carried",)
    return () if subject in analysis.text else ("subject_composed",)
