"""When, what role, how exactly: the figures of a report on 2031 as tests/cases/periods.toml states them."""

import calendar
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from unextract.extract import extract
from unextract.packs import load_packs
from unextract.records import (
    Comparator,
    Document,
    Edition,
    Figure,
    Mark,
    NumeralClass,
    Role,
    Segment,
    SegmentKind,
)
from unextract.resolve import resolve

PACKS = load_packs()
GROUPS = tomllib.loads((Path(__file__).parent / "cases" / "periods.toml").read_text("utf-8"))
CASES = [(text, lines) for group in GROUPS.values() for text, lines in group.items()]
_HAN = re.compile(r"[\u4e00-\u9fff]")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def edition(*parts: tuple[SegmentKind, str], marks: tuple[tuple[int, str], ...] = ()) -> Edition:
    """A report on 2031 of these segments; `marks`: after the text of which segment stands which note mark.

    A footnote has the number of the last mark.
    """
    text, segments = "", []
    notes = dict(marks)
    for ordinal, (kind, words) in enumerate(parts):
        start = len(text)
        text += words
        end = len(text)
        placed: tuple[Mark, ...] = ()
        if ordinal in notes:
            text += notes[ordinal]
            placed = (Mark(source_start=end, source_end=len(text), numeral_class="note"),)
        segments.append(
            Segment(
                segment_id=f"s{ordinal}",
                document_id="d",
                ordinal=ordinal,
                kind=kind,
                paragraph=next(iter(notes.values())) if kind is SegmentKind.FOOTNOTE else None,
                source_start=start,
                source_end=len(text),
                text=words,
                slices=((start, end),),
                marks=placed,
            )
        )
        text += "\n"
    document = Document(
        document_id="d",
        symbol="X/2032/4",
        language="zh" if _HAN.search(text) else "en",
        period_start=date(2031, 1, 1),
        period_end=date(2031, 12, 31),
        source_path="-",
        source_sha256="",
        media_type="text/plain",
        text=text,
        reader_version="",
    )
    return resolve(extract(document, segments, PACKS), PACKS)


def figures(*parts: tuple[SegmentKind, str], marks: tuple[tuple[int, str], ...] = ()) -> tuple[Figure, ...]:
    return edition(*parts, marks=marks).figures


def described(figure: Figure, like: str) -> str:
    """The figure in as many words as the line `like` has."""
    words = []
    for word in like.split():
        if word in set(Comparator):
            words.append(str(figure.comparator))
        elif word in set(Role):
            words.append(str(figure.role))
        else:
            same = (figure.period_start, figure.period_end) == period(word)
            words.append(word if same else f"{figure.period_start}..{figure.period_end}")
    return " ".join(words)


def period(words: str) -> tuple[date | None, date | None]:
    """2031, 2029/2031, 2031-03-05/2031-03-09, asof:2031-06 or none as days."""
    if words == "none":
        return None, None
    first, _, last = words.removeprefix("asof:").partition("/")
    start, end = day(first, last=False), day(last or first, last=True)
    return (None if words.startswith("asof:") else start), end


def day(words: str, last: bool) -> date:
    match = _DAY.fullmatch(words)
    assert match is not None, words
    year, month = int(match[1]), int(match[2] or (12 if last else 1))
    return date(year, month, int(match[3] or (calendar.monthrange(year, month)[1] if last else 1)))


@pytest.mark.parametrize(("text", "lines"), CASES, ids=[text for text, _ in CASES])
def test_the_figures_of_a_sentence_are_of_their_time(text: str, lines: list[str]) -> None:
    found = edition((SegmentKind.PARAGRAPH, text))
    numerals = {n.raw: n.figure_id for n in found.numerals if n.numeral_class is not NumeralClass.DATE}
    by_id = {figure.figure_id: figure for figure in found.figures}
    got = []
    for line in lines:
        numeral, _, rest = line.partition(" => ")
        figure_id = next(
            (i for raw, i in numerals.items() if raw == numeral or raw.startswith(numeral)), None
        )
        assert figure_id is not None, f"{numeral!r} is no figure of {numerals}"
        got.append(f"{numeral} => {described(by_id[figure_id], rest)}")
    assert got == lines


def test_a_caption_is_of_the_time_of_its_credit() -> None:
    caption, credit = "约 15 000 个家庭流离失所。", "(某地，2030 年 10 月) © 某机构"
    figure, *_ = figures((SegmentKind.CAPTION, caption), (SegmentKind.CREDIT, credit))
    assert (figure.period_start, figure.period_end) == (date(2030, 10, 1), date(2030, 10, 31))


def test_a_footnote_is_of_the_time_of_the_sentence_it_is_a_note_to() -> None:
    host, note = "2028 年至 2029 年，至少有 16 份框架提及此事", "下列 16 个国家的框架。"
    parts = (SegmentKind.PARAGRAPH, host), (SegmentKind.FOOTNOTE, note)
    *_, figure = figures(*parts, marks=((0, "7"),))
    assert (figure.period_start, figure.period_end) == (date(2028, 1, 1), date(2029, 12, 31))


def test_a_line_that_names_a_time_dates_the_boxes_below_it() -> None:
    other, box = SegmentKind.OTHER, SegmentKind.BOX
    parts = (other, "自 2028 年启动以来的成果"), (box, "250 万人获得服务"), (box, "350 万人受训")
    found = figures(*parts)
    assert [figure.period_start for figure in found] == [date(2028, 1, 1)] * 2
    assert [figure.period_end for figure in found] == [date(2031, 12, 31)] * 2


def test_the_legend_of_a_chart_dates_nothing() -> None:
    other, box = SegmentKind.OTHER, SegmentKind.BOX
    found = figures((other, "2028 年战略发布之时"), (other, "截至 2031 年 12 月"), (box, "22% 的人员"))
    assert [figure.period_start for figure in found] == [date(2031, 1, 1)]
