"""Input that nobody writes: it is read, or cut off with a record that says so; it never hangs a run."""

import gc
import re
import signal
from collections.abc import Iterator
from importlib import import_module
from types import FrameType

import pytest
from editions_by_hand import plain_document

from unextract.extract import extract
from unextract.extract.analysis import Analysis
from unextract.packs import Pack, load_packs
from unextract.records import Edition, Segment, SegmentKind
from unextract.segment import segment

PACKS = load_packs()

# Seconds of processor time, far above the one that a segment may take: what needs more hangs.
PATIENCE = 20
MEGABYTE = 10**6
PAGES = 2 * 10**4

HUGE = {"digits": "7", "tens": "十", "brackets": "(", "years": "2031年", "spaces": " "}
LARGE = {
    "groups of digits": "123 ",
    "numbers": "1 ",
    "ones": "一",
    "ten thousands": "万",
    "hundred millions": "亿",
    "tens of something": "几十",
    "decimals in characters": "三点五",
    "pairs of brackets": "(1)",
    "years apart": "2031 年 ",
    "line breaks": "1\n",
    "title marks": "《1",
    "quotation marks": "“1",
    "ordinals": "第1",
    "lists": "1、",
    "lists in characters": "一、",
    "ranges": "1-",
    "shares": "5%",
    "hundredths": "百分之",
    "one in three": "每三名",
    "symbols": "A/1",
    "addresses": "http://a/1",
    "signs": "-1",
    "counts": "3个人",
    "sums": "从5万美元增至",
    "no numeral": "人",
}


@pytest.fixture(autouse=True)
def _no_callbacks() -> Iterator[None]:
    """Hypothesis watches the garbage collector; Python drops an exception that a signal raises in there."""
    watching = gc.callbacks[:]
    gc.callbacks.clear()
    yield
    gc.callbacks[:] = watching


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        pytest.skip("no interval timer here to stop a test that hangs")

    def give_up(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"not finished and not cut off after {PATIENCE} s")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def read(text: str) -> Edition:
    """`text` as the one segment of a document."""
    document = plain_document(text)
    segment = Segment(
        segment_id="d:s0",
        document_id="d",
        ordinal=0,
        kind=SegmentKind.PARAGRAPH,
        source_start=0,
        source_end=len(text),
        text=re.sub(r"\s", " ", text),
        slices=((0, len(text)),),
    )
    return extract(document, [segment], PACKS)


def check(text: str) -> None:
    edition = read(text)
    covered = 0
    for one in edition.numerals:
        assert text[one.source_start : one.source_end] == one.raw
        covered += len(re.findall(r"\d", one.raw))
    assert covered == len(re.findall(r"\d", text)), "digits were lost"
    # finished, or a record names the segment that was not
    for error in edition.errors:
        assert (error.source_path, error.stage) == ("d.txt", "extract")
        assert "segment 0" in error.message


@pytest.mark.parametrize("piece", HUGE.values(), ids=HUGE.keys())
def test_a_megabyte_of_it_is_read_or_cut_off(piece: str) -> None:
    check(piece * (MEGABYTE // len(piece)))


@pytest.mark.parametrize("piece", LARGE.values(), ids=LARGE.keys())
def test_pages_of_it_are_read_or_cut_off(piece: str) -> None:
    check(piece * (PAGES // len(piece)))


def test_a_numeral_too_long_to_be_a_quantity_has_no_value() -> None:
    edition = read(f"编号 {'7' * 60} 的卡片有 {'9' * 21} 张。")
    assert [len(one.raw) for one in edition.numerals][:1] == [60]
    assert edition.errors == ()


def test_one_hopeless_segment_does_not_cost_the_others() -> None:
    bad, good = "1、" * 50_000, "学校招收了 240 名学生。"
    document = read(bad + good).document
    segments = [
        Segment(
            segment_id=f"d:s{ordinal}",
            document_id="d",
            ordinal=ordinal,
            kind=SegmentKind.PARAGRAPH,
            source_start=start,
            source_end=end,
            text=document.text[start:end],
            slices=((start, end),),
        )
        for ordinal, (start, end) in enumerate([(0, len(bad)), (len(bad), len(bad) + len(good))])
    ]
    edition = extract(document, segments, PACKS)
    assert [figure.value for figure in edition.figures if figure.segment_id == "d:s1"] == [240]


def test_a_table_may_take_as_long_as_its_rows_need() -> None:
    rows = [f"{number % 90}\tThe village in the north\tA well was dug\n" for number in range(3_000)]
    document = plain_document("".join(rows))
    table = Segment(
        segment_id="d:s0",
        document_id="d",
        ordinal=0,
        kind=SegmentKind.TABLE,
        source_start=0,
        source_end=len(document.text),
        text=re.sub(r"\s", " ", document.text),
        slices=((0, len(document.text)),),
    )
    edition = extract(document.model_copy(update={"language": "en"}), [table], PACKS)
    assert edition.errors == ()
    assert len(edition.table_cells) == 2 * len(rows)


def test_a_mistake_of_ours_costs_a_paragraph_and_not_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    extraction = import_module("unextract.extract")
    analyse = extraction.analyse

    def mistaken(text: str, pack: Pack) -> Analysis | None:
        if "医院" in text:
            raise IndexError("tuple index out of range")
        return analyse(text, pack)

    monkeypatch.setattr(extraction, "analyse", mistaken)
    document = plain_document("1. 方案派出了 120 名志愿人员。\n\n2. 其中 30 人在 4 家医院服务。\n")
    edition = extract(document, segment(document), PACKS)
    assert [figure.value for figure in edition.figures] == [120]
    assert [row.raw for row in edition.numerals if row.numeral_class == "unaccounted"] == ["30", "4"]
    (error,) = edition.errors
    assert "IndexError: tuple index out of range (test_limits.py:" in error.message
    assert "please report it" in error.message
