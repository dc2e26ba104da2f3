"""The sentence that a figure is quoted with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unextract.sentences import Sentences, boundaries


def sentences(text: str) -> list[str]:
    ends = boundaries(text)
    return [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize(
    "parts",
    [
        ["2021 年有 12 408 人。", "其中 53%是妇女；其余是男子。"],
        ["他问：“有多少？”", "她说：“4 000 人。”", "会议结束。"],
        ["费用为 3.5 亿美元！", "没有句号的尾巴"],
        ["There were 12,408 volunteers in 2021.", "Of these, 53 per cent were women; the rest men."],
        ["It cost $3.5 million.", "“Is that much?”", "Some think so."],
        ["The list is in para. 13 of the report by Mr. Smith of the U.S. Government, No. 5."],
        ["See A/99/1, vol. II, sect. 4, and Add. 1.", "The rest follows."],
        ["没有标点"],
    ],
)
def test_a_paragraph_falls_into_its_sentences(parts: list[str]) -> None:
    chinese = any("\u4e00" <= character <= "\u9fff" for part in parts for character in part)
    assert sentences(("" if chinese else " ").join(parts)) == parts


@given(st.text("年有12 。；!?.”A志愿", max_size=60))
def test_sentences_make_up_the_text(text: str) -> None:
    ends = boundaries(text)
    assert ends[-1] == len(text)
    assert ends == sorted(set(ends))


@given(st.text("年有12。；. A志", min_size=1, max_size=40), st.data())
def test_the_sentence_holds_the_span(text: str, data: st.DataObject) -> None:
    # two slices of a source in which page furniture stands between them
    cut = data.draw(st.integers(0, len(text)))
    slices = [part for part in ((3, 3 + cut), (103, 103 + len(text) - cut)) if part[0] < part[1]]
    source = [offset for start, end in slices for offset in range(start, end)]
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first, len(text) - 1))
    found = Sentences(text, slices).holding(source[first], source[last] + 1)
    assert text[first : last + 1].strip() in found
    assert found in text


def test_a_sentence_runs_over_a_page_break() -> None:
    text = "去年有 12 人。今年有 4 000 人参加。"
    slices = [(10, 10 + 13), (50, 50 + len(text) - 13)]
    assert Sentences(text, slices).holding(50, 51) == "今年有 4 000 人参加。"


def test_an_offset_outside_every_slice_finds_the_nearest_sentence() -> None:
    text = "一。二。"
    found = Sentences(text, [(10, 12), (20, 22)])
    assert found.holding(0, 1) == "一。"
    assert found.holding(99, 100) == "二。"
