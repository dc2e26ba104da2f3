"""Small reports written in a test and taken the whole way to their observations."""

from datetime import date

from unextract.extract import extract
from unextract.packs import Packs, load_packs
from unextract.records import Document, Edition, Language, Observation, Segment, SegmentKind
from unextract.resolve import resolve
from unextract.words import tokenize


def report(
    symbol: str,
    *paragraphs: str,
    language: Language = "zh",
    year: int | None = 2032,
    kind: SegmentKind = SegmentKind.PARAGRAPH,
    headings: tuple[str, ...] = (),
    title: str | None = None,
    packs: Packs | None = None,
) -> Edition:
    """A report on `year`, a segment a paragraph, with its figures and observations."""
    document_id = symbol.replace("/", "-") + language
    text, segments = "", []
    for number, paragraph in enumerate(paragraphs, start=1):
        start = len(text)
        text += paragraph + "\n\n"
        segments.append(
            Segment(
                segment_id=f"{document_id}:{number}",
                document_id=document_id,
                ordinal=number,
                kind=kind,
                paragraph=str(number),
                heading_path=headings,
                source_start=start,
                source_end=start + len(paragraph),
                text=paragraph.replace("\n", " ") if kind is not SegmentKind.TABLE else paragraph,
                slices=((start, start + len(paragraph)),),
                tokens=tokenize(paragraph, language),
            )
        )
    document = Document(
        document_id=document_id,
        symbol=symbol,
        language=language,
        title=title,
        period_start=date(year, 1, 1) if year else None,
        period_end=date(year, 12, 31) if year else None,
        source_path=f"{document_id}.txt",
        source_sha256=document_id,
        media_type="text/plain",
        text=text,
        reader_version="1",
    )
    packs = packs or load_packs()
    return resolve(extract(document, tuple(segments), packs), packs)


def observed(
    text: str, language: Language = "zh", year: int | None = 2032, packs: Packs | None = None
) -> list[Observation]:
    """The observations of one paragraph, in order."""
    return list(report("X/1", text, language=language, year=year, packs=packs).observations)
