"""Editions written out in a test, without readers or patterns.

A paragraph is text with its figures in brackets: the characters, and after bars
the fields that differ from a plain count, as in `[12 名|value=12|unit=person]`.
"""

import re
from datetime import datetime
from typing import Any

from unextract.load import Run
from unextract.records import CountryList, CountryListMember, Document, Edition, Figure, Numeral, Segment

_FIGURE = re.compile(r"\[([^\]|]+)((?:\|[^\]|]+)*)\]")


def plain_document(text: str, language: str = "zh") -> Document:
    """A document of `text` and nothing else known of it."""
    return Document(
        document_id="d",
        language=language,
        source_path="d.txt",
        source_sha256="0",
        media_type="text/plain",
        text=text,
        reader_version="0",
    )


def edition(
    symbol: str, *paragraphs: str, path: str | None = None, language: str = "zh", version: str = ""
) -> Edition:
    """An edition with a segment a paragraph, numbered from 1; `version` makes another document of it."""
    document_id = f"{symbol}{version}".replace("/", "-")
    text = ""
    segments, numerals, figures = [], [], []
    for number, paragraph in enumerate(paragraphs, 1):
        segment_id = f"{document_id}:s{number}"
        start, position = len(text), 0
        body = ""
        for found in _FIGURE.finditer(paragraph):
            body += paragraph[position : found.start()]
            position = found.end()
            figure = _figure(document_id, segment_id, start + len(body), found[1], found[2])
            body += found[1]
            figures.append(figure)
            numerals.append(_numeral(figure))
        body += paragraph[position:]
        segments.append(_segment(document_id, segment_id, number, start, body))
        text += body + "\n"
    document = Document(
        document_id=document_id,
        symbol=symbol,
        language=language,
        source_path=path or f"{symbol.replace('/', '-')}.{language}.txt",
        source_sha256=document_id,
        media_type="text/plain",
        text=text,
        reader_version="1",
    )
    return Edition(document=document, segments=segments, numerals=numerals, figures=figures)


def run_record(run_id: str = "run-1", **fields: Any) -> Run:
    """The record of a run at a fixed time."""
    at = datetime(2026, 1, 31, 12, 0)
    versions = {"tool_version": "1", "pattern_version": "p1", "code_version": "c1"}
    return Run(run_id=run_id, **({"started_at": at, "finished_at": at} | versions | fields))


def with_list(plain: Edition) -> Edition:
    """`plain` with its first two characters as a list of two countries, of three stated."""
    document, segment = plain.document, plain.segments[0]
    members = tuple(
        CountryListMember(
            list_id=f"{document.document_id}:l", ordinal=n + 1, iso3=iso3, name_en=name,
            source_start=n, source_end=n + 1, raw=document.text[n],
        )
        for n, (iso3, name) in enumerate((("FRA", "France"), ("MLT", "Malta")))
    )  # fmt: skip
    country_list = CountryList(
        list_id=f"{document.document_id}:l", document_id=document.document_id, segment_id=segment.segment_id,
        source_start=0, source_end=2, raw=document.text[:2], topic="提交分析", stated_count=3, listed_count=2,
        members=members,
    )  # fmt: skip
    return plain.model_copy(update={"country_lists": (country_list,)})


def _figure(document_id: str, segment_id: str, start: int, raw: str, fields: str) -> Figure:
    given: dict[str, Any] = dict(field.split("=", 1) for field in fields.split("|")[1:])
    defaults = {"kind": "count", "subject": "志愿人员", "pattern": "by.hand", "ordinal": 1}
    return Figure(
        figure_id=f"{document_id}:f{start}",
        document_id=document_id,
        segment_id=segment_id,
        source_start=start,
        source_end=start + len(raw),
        raw=raw,
        **(defaults | given),
    )


def _numeral(figure: Figure) -> Numeral:
    return Numeral(
        numeral_id=figure.figure_id.replace(":f", ":n"),
        document_id=figure.document_id,
        segment_id=figure.segment_id,
        source_start=figure.source_start,
        source_end=figure.source_end,
        raw=figure.raw,
        numeral_class=figure.kind.value,
        figure_id=figure.figure_id,
        pattern=figure.pattern,
    )


def _segment(document_id: str, segment_id: str, number: int, start: int, text: str) -> Segment:
    end = start + len(text)
    return Segment(
        segment_id=segment_id,
        document_id=document_id,
        ordinal=number,
        kind="paragraph",
        paragraph=str(number),
        heading_path=("一. 导言",),
        source_start=start,
        source_end=end,
        text=text,
        slices=((start, end),),
        tokens=("志愿", "人员"),
    )
