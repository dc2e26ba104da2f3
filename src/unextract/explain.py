"""Why: for any text, what each numeral became and by which steps.

The same functions run as in a real extraction; nothing is decided here.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from unextract.extract import extract
from unextract.extract.analysis import Analysis, analyse
from unextract.extract.quantities import Quantity
from unextract.numbers import Number
from unextract.packs import Packs
from unextract.records import Document, Figure, Language, Numeral, Segment, SegmentKind
from unextract.resolve import resolve

_HAN = re.compile(r"[\u4e00-\u9fff]")


class ExplainedNumeral(BaseModel):
    """One numeral, the figure it states if it states one, and the steps from characters to value."""

    model_config = ConfigDict(frozen=True)

    numeral: Numeral
    figure: Figure | None
    steps: tuple[str, ...]


class Explanation(BaseModel):
    """A text and all its numerals; spans are offsets into `text`."""

    model_config = ConfigDict(frozen=True)

    text: str
    language: Language
    numerals: tuple[ExplainedNumeral, ...]


def explain(text: str, packs: Packs, language: Language | None = None) -> Explanation:
    """Explain every numeral of `text`, taken as one paragraph (language guessed when not given)."""
    language = language or ("zh" if _HAN.search(text) else "en")
    document = Document(
        document_id="explained",
        language=language,
        source_path="-",
        source_sha256="",
        media_type="text/plain",
        text=text,
        reader_version="",
    )
    segment = Segment(
        segment_id="explained:s0000",
        document_id=document.document_id,
        ordinal=0,
        kind=SegmentKind.PARAGRAPH,
        source_start=0,
        source_end=max(1, len(text)),
        text=re.sub(r"\s", " ", text),
        slices=((0, len(text)),),
    )
    edition = resolve(extract(document, [segment], packs), packs)
    figures = {figure.figure_id: figure for figure in edition.figures}
    analysis = analyse(segment.text, packs[language])
    explained = tuple(
        ExplainedNumeral(
            numeral=numeral,
            figure=figures.get(numeral.figure_id or ""),
            steps=tuple(_steps(numeral, figures.get(numeral.figure_id or ""), analysis)) if analysis else (),
        )
        for numeral in edition.numerals
    )
    return Explanation(text=text, language=language, numerals=explained)


def _steps(numeral: Numeral, figure: Figure | None, analysis: Analysis) -> Iterator[str]:
    index, number = next(
        (i, n) for i, n in enumerate(analysis.numbers) if n.start <= numeral.source_start < n.end
    )
    yield f"{numeral.raw!r} at {numeral.source_start}–{numeral.source_end} reads as {_reading(number)}"
    claim = analysis.claimed.claims.get(index)
    if figure is None:
        if claim is None:
            yield "no rule knew what it is: unaccounted"
        else:
            yield f"rule {claim.rule} claims it: {claim.numeral_class}"
        return
    position, quantity = next(
        (p, q) for p, q in enumerate(analysis.quantities) if q.core_start <= number.start < q.core_end
    )
    yield from _quantity_steps(quantity, figure)
    yield from _context_steps(position, figure, analysis)


def _reading(number: Number) -> str:
    if number.value is None:
        return "a vague number, no value"
    value = f"{number.value.normalize():f}"
    if number.high is not None:
        value += f" to {number.high.normalize():f}"
    return value if number.comparator == "=" else f"{value}, and its own words say {number.comparator}"


def _quantity_steps(quantity: Quantity, figure: Figure) -> Iterator[str]:
    value = "NULL" if figure.value is None else f"{figure.value.normalize():f}"
    high = "" if figure.value_high is None else f" to {figure.value_high.normalize():f}"
    unit = figure.unit or ""
    yield f"rule {quantity.rule.id} makes it a figure: {figure.kind} {value}{high} {unit}".rstrip()
    for cue in quantity.cues:
        yield f"rule {cue} applies"
    yield f"comparator {figure.comparator}, role {figure.role}"


def _context_steps(position: int, figure: Figure, analysis: Analysis) -> Iterator[str]:
    if figure.subject:
        yield f"subject: {figure.subject}"
    timed = analysis.periods.get(position)
    if timed is not None:
        yield f"period {figure.period_start or '…'} to {figure.period_end or '…'} ({timed.found})"
    if figure.flags:
        yield f"flags: {', '.join(figure.flags)}"
    yield f"confidence {figure.confidence:.2f}"
