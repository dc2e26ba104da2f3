"""What holds for every number, however it is written."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

import pytest
from editions_by_hand import plain_document
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from unextract.explain import explain
from unextract.extract import extract
from unextract.numbers import normalise, read_cell, scan
from unextract.numbers.chinese import read
from unextract.packs import load_packs
from unextract.records import Edition
from unextract.segment import segment

PACKS = load_packs()

WHOLE = st.integers(min_value=0, max_value=10**16 - 1) | st.integers(min_value=0, max_value=10**5)
SPACES = (" ", "\u2009", "\u00a0", "\u202f")
NUMERALS = "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两廿卅半"


def characters(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千") -> str:
    """`number` in characters by GB/T 15835: sections of four digits, 零 for a gap in or before one.

    With other digits and units these are the rules for the banker's forms as well.
    """
    if number == 0:
        return digits[0]
    written, gap = "", False
    for scale in ("万亿", "亿", "万", ""):
        size = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "": 1}[scale]
        section, number = divmod(number, size)
        if section:
            gap = bool(written) and (gap or section < 1000)
            written += digits[0] * gap + _section(section, digits, units) + scale
        gap = bool(written) and not section
    # 一万亿 is 一万 of 亿: 三万五千亿, not 三万亿五千亿
    return written.replace("万亿", "万", 1) if written.count("亿") > 1 else written


def _section(section: int, digits: str, units: str) -> str:
    written, gap = "", False
    for place, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = section // place % 10
        if digit:
            written += digits[0] * (gap and bool(written)) + digits[digit] + unit
        gap = not digit
    return written


def banker(number: int) -> str:
    return characters(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟") + "元整"


def colloquial(number: int) -> str:
    """十五, not 一十五, at the head; 两 for 二 where speech has it."""
    written = characters(number)
    written = written[1:] if written.startswith("一十") else written
    return (
        written.replace("二千", "两千")
        .replace("二万", "两万")
        .replace("二亿", "两亿")
        .replace("十两", "十二")
    )


def full_width(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def grouped(sign: str) -> Callable[[int], str]:
    return lambda number: f"{number:,}".replace(",", sign)


def scaled(word: str, size: int, space: str) -> Callable[[int], str]:
    """1 620 万, 2.7 亿: what does not fill the scale stands behind the point."""

    def write(number: int) -> str:
        whole, rest = divmod(number, size)
        point = f".{rest:0{len(str(size)) - 1}d}".rstrip("0").rstrip(".")
        return f"{whole:,}".replace(",", " ") + point + space + word

    return write


STYLES: dict[str, Callable[[int], str]] = {
    "plain": str,
    "grouped by commas": grouped(","),
    "grouped by spaces": grouped(" "),
    "full width": full_width,
    "万": scaled("万", 10**4, " "),
    "百万": scaled("百万", 10**6, " "),
    "亿": scaled("亿", 10**8, " "),
    "亿, no space": scaled("亿", 10**8, ""),
    "万亿": scaled("万亿", 10**12, " "),
    "characters": characters,
    "colloquial": colloquial,
    "banker's": banker,
}


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=200, deadline=None)
@given(number=WHOLE)
@example(number=10)
@example(number=2006)
@example(number=100_000_300)
@example(number=1_500_000_000_000)
def test_every_whole_number_reads_back_in_every_style(style: str, number: int) -> None:
    text = STYLES[style](number)
    (found,) = scan(normalise(text), "zh")
    assert found.value == number
    assert (found.start, found.end) == (0, len(text.removesuffix("元整")))
    assert (found.high, found.comparator) == (None, "=")


@settings(max_examples=200, deadline=None)
@given(eights=st.integers(0, 9999), fours=st.integers(1, 9999), space=st.sampled_from(["", " "]))
def test_two_scales_add_up(eights: int, fours: int, space: str) -> None:
    text = f"{eights}{space}亿{space}{fours}{space}万"
    (found,) = scan(text, "zh")
    assert found.value == eights * 10**8 + fours * 10**4


@given(number=st.integers(0, 9999), decimals=st.from_regex(r"[0-9]{1,6}", fullmatch=True))
def test_decimals_read_back(number: int, decimals: str) -> None:
    (arabic,) = scan(f"{number}.{decimals}", "zh")
    words = "".join("零一二三四五六七八九"[int(digit)] for digit in decimals)
    (written,) = scan(f"{characters(number)}点{words}", "zh")
    assert arabic.value == written.value == Decimal(f"{number}.{decimals}")


@given(number=st.integers(1, 10**12), sign=st.sampled_from(["-", "−", "–", "负", "负 ", "－"]))
def test_signs_read_back(number: int, sign: str) -> None:
    text = f"（{sign}{number}"
    (found,) = scan(normalise(text), "zh")
    assert found.value == -number
    assert (found.start, found.end) == (1, len(text))


@pytest.mark.parametrize(
    "text", ["2018-2022", "P-5", "10% -15%", "COVID-19", "3 –5", "第 5-7 段", "担负 3 项任务"]
)
def test_what_joins_or_ends_a_word_is_no_minus(text: str) -> None:
    assert all(number.value is not None and number.value > 0 for number in scan(text, "zh"))


@given(word=st.text(alphabet="零一二三四五六七八九十百千万亿两廿卅", max_size=60))
def test_reading_any_heap_of_characters_ends_in_a_number_or_none(word: str) -> None:
    value = read(word) if word else None
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("text", "value", "high", "comparator"),
    [
        ("40 多万", 400_000, None, ">"),
        ("2.5 万多", 25_000, None, ">"),
        ("2 万多亿", 2 * 10**12, None, ">"),
        ("20 余", 20, None, ">"),
        ("两百多万", 2_000_000, None, ">"),
        ("900+", 900, None, ">"),
        ("十来个", 10, None, "~"),
        ("七八十万", 700_000, 800_000, "~"),
        ("十五六岁", 15, 16, "~"),
        ("三万五", 35_000, None, "="),
        ("一百五", 150, None, "="),
        ("一万五千亿", 1_500_000_000_000, None, "="),
        ("三百五十万亿", 350_000_000_000_000, None, "="),
        ("数百万", None, None, "~"),
        ("几百上千", None, None, "~"),
        ("千千万万", None, None, "~"),
        ("20 几个", None, None, "~"),
    ],
)
def test_scale_words_and_approximate_numbers(
    text: str, value: int | None, high: int | None, comparator: str
) -> None:
    (found,) = scan(text, "zh")
    assert (found.value, found.high, found.comparator) == (value, high, comparator)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("(240.1)", "-240.1"),
        ("（1 349.5）", "-1349.5"),
        ("−3", "-3"),
        ("12 408", "12408"),
        ("１２,４０８", "12408"),
        ("–", None),
        ("(3", None),
        ("3)", None),
        ("12 %", None),
        ("", None),
    ],
)
def test_a_cell_of_a_table(raw: str, value: str | None) -> None:
    assert read_cell(raw) == (None if value is None else Decimal(value))


# White space: what a converter or a printer puts inside a number.


def edition(text: str) -> Edition:
    source = plain_document(text)
    return extract(source, segment(source), PACKS)


def report(sentence: str, width: int) -> str:
    """A page of running text that says `sentence`, wrapped at `width` columns, two a Chinese character."""
    filler = "协会在各区域中心的支持下继续改进课程，并与地方当局一道编写教材，让更多学校采用新的方法。"
    paragraphs = [f"{n}. {filler}{body}{filler}" for n, body in enumerate((filler, sentence, filler), 1)]
    return "\n\n".join(_wrapped(paragraph, width) for paragraph in paragraphs)


def _wrapped(paragraph: str, width: int) -> str:
    """Broken as a word processor breaks: at spaces and beside Chinese characters, not before punctuation."""
    lines, line = [], ""
    for word in re.findall(r"[\d.,%$]+|[^\d.,%$](?=[，。])[，。]|[^\d.,%$]", paragraph):
        if _columns(line + word) > width:
            lines.append(line)
            line = ""
            if word.isspace():
                continue
        line += word
    return "\n".join([*lines, line])


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def facts(found: Edition) -> list[tuple[object, ...]]:
    return [(f.kind, f.value, f.value_high, f.unit, f.comparator) for f in found.figures]


@settings(max_examples=60, deadline=None)
@given(
    number=st.integers(1000, 10**12),
    gap=st.sampled_from(SPACES),
    unit=st.sampled_from([("名学员", 1), ("万名学员", 10**4), ("亿美元", 10**8), ("公顷林地", 1)]),
    before_unit=st.sampled_from(["", *SPACES]),
    width=st.integers(56, 96),
)
def test_white_space_and_line_breaks_inside_a_number_never_change_it(
    number: int, gap: str, unit: tuple[str, int], before_unit: str, width: int
) -> None:
    words, size = unit
    assume(number * size < 10**16)
    plain = f"中心在这一年里登记了 {number}{words}，比预期的要多。"
    dirty = f"中心在这一年里登记了 {number:,}{before_unit}{words}，比预期的要多。".replace(",", gap)
    figures = facts(edition(report(dirty, width)))
    assert figures == facts(edition(report(plain, 10**6)))
    assert [figure[1] for figure in figures] == [number * size]


@settings(max_examples=60, deadline=None)
@given(number=st.integers(11, 10**12), width=st.integers(56, 96))
def test_a_line_break_inside_a_numeral_in_characters_never_changes_it(number: int, width: int) -> None:
    text = report(f"中心在这一年里登记了{characters(number)}名学员，比预期的要多。", width)
    assert [figure[1] for figure in facts(edition(text))] == [number]


# Spans.

PIECES = [
    "12 408", "1 620 万", "2.7亿", "14%", "百分之二十", "三分之一", "两倍", "数百", "几十",
    "2031年", "第70/129号", "《2030年议程》", "COVID-19", "第十五", "18至26岁", "US$ 5", "(240.1)",
    "名", "人", "个国家", "美元", "公顷", "个月", "年", "日", "比", "增加", "减少", "从", "至",
    "到", "和", "、", "，", "。", "(", ")", "（", "）", "约", "近", "以上", " ", "\u2009", "\u3000",
    "\n", "统一", "之一", "第", "每", "占", "其中", "万", "亿", "十", "半", "多", "余", "+", "-",
    ":", "/", "目标", "附件", "见", "截至",
]  # fmt: skip
HEAPS = st.text(alphabet=NUMERALS + "年月日名个%第和至，。() \n", max_size=60)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | HEAPS


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("百分之百")
@example("12\u2009408")
def test_every_numeral_character_belongs_to_exactly_one_numeral_and_spans_quote(text: str) -> None:
    assume(text.strip())
    explanation = explain(text, PACKS, "zh")
    owners = [0] * len(text)
    for one in explanation.numerals:
        start, end = one.numeral.source_start, one.numeral.source_end
        assert text[start:end] == one.numeral.raw
        for at in range(start, end):
            owners[at] += 1
        if one.figure is not None:
            assert text[one.figure.source_start : one.figure.source_end] == one.figure.raw
    assert [c for c, n in zip(text, owners, strict=True) if n > 1] == []
    assert [c for c, n in zip(text, owners, strict=True) if not n and c in NUMERALS] == []


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_no_numeral_is_lost_between_the_segments(text: str) -> None:
    found = edition(f"各区域中心的情况如下。\n\n{text}\n\n以上各项均已核实。")
    source = found.document.text
    covered = {at for one in found.numerals for at in range(one.source_start, one.source_end)}
    assert [c for at, c in enumerate(source) if c in NUMERALS and at not in covered] == []
    assert all(
        source[one.source_start : one.source_end] == one.raw for one in (*found.numerals, *found.figures)
    )
