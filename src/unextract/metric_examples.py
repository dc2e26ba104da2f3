"""Every example of the metric catalogue, run through the whole of extract and resolve.

An example marks with 【】 the figure that must be an observation of the metric
and may say of what: `粮食署接纳了【61 名】联合国志愿人员 => entity=WFP`. Run
through everything, it fails as well when another statement stands before.
"""

from collections.abc import Iterator
from pathlib import Path

from unextract.examples import parse
from unextract.extract import extract
from unextract.metrics import read_catalogue
from unextract.metrics.model import DIMENSIONS, MetricEntry, Statement
from unextract.packs import Packs
from unextract.packs.problems import Problem
from unextract.records import Document, Edition, Language, Observation, Segment, SegmentKind
from unextract.resolve import resolve

_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def run_metric_examples(packs: Packs) -> tuple[Problem, ...]:
    """The examples that do not hold, in order of file and metric; empty when all is well."""
    return tuple(
        Problem(file=str(path), rule=f"{entry.id}.{language}.{number}", message=message)
        for path, file in read_catalogue(packs.directory)
        for entry in file.metric
        for language in _LANGUAGES
        for number, statement in enumerate(getattr(entry, language), start=1)
        for message in _failures(entry, statement, language, packs)
    )


def _failures(entry: MetricEntry, statement: Statement, language: Language, packs: Packs) -> Iterator[str]:
    for example in statement.match:
        text, spans, expected = parse(example)
        edition = _observed(text, language, packs)
        for start, end in spans:
            yield from _differences(entry, text, (start, end), expected, edition)
    for example in statement.no_match:
        text, spans, _ = parse(example)
        edition = _observed(text, language, packs)
        for span in spans or [(0, len(text))]:
            if any(item.metric_id == entry.id for item in _observations(edition, span)):
                yield f"must not state it: {text!r}"


def _differences(
    entry: MetricEntry, text: str, span: tuple[int, int], expected: str, edition: Edition
) -> Iterator[str]:
    quoted = f"{text[span[0] : span[1]]!r} in {text!r}"
    found = _observations(edition, span)
    if not found:
        yield f"{quoted} states no metric"
        return
    observation = found[0]
    if not observation.metric_id.startswith(entry.id):
        yield f"{quoted} states {observation.metric_id}"
        return
    for word in expected.split():
        name, _, code = word.partition("=")
        if name not in DIMENSIONS:
            yield f"{word!r} after => is no dimension; choose one of {', '.join(DIMENSIONS)}"
            continue
        got = getattr(observation, "ref_area" if name == "area" else name)
        if got != code:
            yield f"expected {word} of {quoted}, got {got}"


def _observations(edition: Edition, span: tuple[int, int]) -> list[Observation]:
    """The observations whose figures overlap `span`."""
    inside = {
        figure.figure_id
        for figure in edition.figures
        if figure.source_start < span[1] and span[0] < figure.source_end
    }
    return [item for item in edition.observations if item.figure_id in inside]


def _observed(text: str, language: Language, packs: Packs) -> Edition:
    """`text` as the one paragraph of a document."""
    document = Document(
        document_id="example",
        language=language,
        source_path=str(Path("example.txt")),
        source_sha256="",
        media_type="text/plain",
        text=text,
        reader_version="",
    )
    segment = Segment(
        segment_id="example:1",
        document_id="example",
        ordinal=1,
        kind=SegmentKind.PARAGRAPH,
        source_start=0,
        source_end=len(text),
        text=text,
        slices=((0, len(text)),),
    )
    return resolve(extract(document, (segment,), packs), packs)
