"""What holds for the segments of any text, however dirty."""

import re
from pathlib import Path

from editions_by_hand import plain_document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from typeset import converted, squeezed

from unextract.records import Segment
from unextract.segment import segment

INVISIBLE = "\ufeff\u200b"
# What may be left out of every segment: the letters and brackets of labels, and markdown's signs.
LEFT_OUT = re.compile(r"[A-Za-z*\\<>/#()（）\[\]._．、,。:：•●▪■◦‣○◆►·∙-]")


PIECES = [
    "一. ", "二、", "A. ", "B. ", "I. ", "1. ", "2. ", "3. ", "13. ", "(a) ", "(b) ", "(i) ", "（一）",
    "• ", "- ", "* ", "## ", "摘要", "目录", "附件一", "图一", "表 1", "资料来源：", "注：", "Table 1. ",
    "Annex I", "Summary", "志愿人员", "组织", "报告称", "2022 年", "5 650", "12", "408", "14%", "1.9亿美元",
    "36 000+", "名工作人员", "三分之一", "the volunteers ", "served ", "co-", "operation", "。", "，", "；",
    "：", ".", ", ", "”", "（", "）", "(", ")", "1 ", "2 ", "3", "¹", "²", "<sup>1</sup>", "<sup>2</sup> ",
    "**", "*", "\\*", "[网站](http://a.b/c1)", "© 图库", "__________", "A/76/137", "13/15 21-09769",
    "https://a.b/c2", "|", "\t", " ", "  ", "\u3000", "\xa0", "\n", "\n\n", "\n ", "\r\n", " \n\n", "\f",
    "\u2028", "\ufeff",
]  # fmt: skip
DIRTY = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def check(text: str) -> None:
    """Every property that the extractor and the warehouse rely on."""
    segments = segment(plain_document(text))
    owners = [0] * len(text)
    for place, one in enumerate(segments):
        check_one(one, text)
        assert one.ordinal == place
        spans = [*one.slices, *((mark.source_start, mark.source_end) for mark in one.marks)]
        for start, end in spans:
            for at in range(start, end):
                owners[at] += 1
    assert [one.source_start for one in segments] == sorted(one.source_start for one in segments)
    seen = [at for at, char in enumerate(text) if not char.isspace() and char not in INVISIBLE]
    assert [text[at] for at in seen if owners[at] > 1] == []
    lost = "".join(text[at] for at in seen if not owners[at])
    assert LEFT_OUT.sub("", lost) == ""


def check_one(one: Segment, text: str) -> None:
    joined = "".join(text[start:end] for start, end in one.slices)
    assert one.text == re.sub(r"\s", " ", joined)
    assert one.text == one.text.strip() != ""
    assert list(one.slices) == sorted(one.slices)
    assert all(one.source_start <= start < end <= one.source_end for start, end in one.slices)
    for mark in one.marks:
        assert one.source_start <= mark.source_start < mark.source_end <= one.source_end
        assert re.fullmatch(r"[\d一二三四五六七八九十¹²³⁰⁴-⁹]+", text[mark.source_start : mark.source_end])


WORDS = ["方案", "志愿人员", "各国政府", "参加了", "2022 年的", "培训，", "会议，", "5 650 名", "并", "支持",
         "COVID-19 疫情", "(见图二)", "34%的", "统计机构", "“网站”", "12 亿美元"]  # fmt: skip
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=6, max_size=20).map(
    lambda words: "方案" + "".join(words) + "工作。"
)
PARAGRAPHS = st.lists(st.lists(SENTENCE, min_size=2, max_size=5).map("".join), min_size=3, max_size=8)
DIRT = {
    "as converted": lambda text: text,
    "no trailing blanks": lambda text: text.replace(" \n", "\n"),
    "trailing blanks everywhere": lambda text: text.replace(" \n", "\n").replace("\n", " \n"),
    "no empty lines": lambda text: text.replace("\n\n", "\n"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
}


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.sampled_from(sorted(DIRT)), st.integers(min_value=56, max_value=90))
def test_paragraphs_come_back_from_any_conversion(paragraphs: list[str], dirt: str, width: int) -> None:
    printed = converted(*[f"{number}. {words}" for number, words in enumerate(paragraphs, 1)], width=width)
    found = segment(plain_document(DIRT[dirt](printed)))
    assert [one.paragraph for one in found] == [str(number) for number in range(1, len(paragraphs) + 1)]
    assert squeezed(one.text for one in found) == squeezed(paragraphs)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("（一）")
@given(DIRTY)
@example("")
@example("\ufeff")
@example("**")
@example("1. ")
@example("见[此](http://a.b)处1 \n\n____\n\n 1 甲。")
def test_every_visible_character_is_in_exactly_one_segment(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_text_can_be_segmented(text: str) -> None:
    check(text)


def test_real_reports_lose_nothing(reports: Path) -> None:
    for path in sorted(reports.glob("*.txt")):
        check(path.read_bytes().decode("utf-8"))
