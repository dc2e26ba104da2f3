"""The English number grammar: every integer survives being written out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unextract.numbers import english, read, scan
from unextract.numbers.english import SCALES, TEENS, TENS, UNITS

SPELLED = {value: word for words in (UNITS, TEENS, TENS) for word, value in words.items()}
_PIECES = [*UNITS, *TEENS, *TENS, *SCALES, *english.ORDINALS, *english.CHANGES, "a", "an", "half", "of"]
_PIECES += ["several", "scores", "dozens", "twice", "fold", "-fold", "12", "3 400", "$5", "mn", "٣", "money"]
BIG = sorted(((value, word) for word, value in SCALES.items()), reverse=True)


def spell(number: int) -> str:
    """The number in words, as the Editorial Manual hyphenates them."""
    for value, word in BIG:
        if number >= value:
            rest = number % value
            joint = "" if not rest else " and " if rest < 100 else " "
            return f"{spell(number // value)} {word}{joint}{spell(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{SPELLED[number // 100]} hundred" + (f" and {spell(rest)}" if rest else "")
    if number in SPELLED:
        return SPELLED[number]
    return f"{SPELLED[number - number % 10]}-{SPELLED[number % 10]}"


numbers = st.integers(min_value=1, max_value=10**15 - 1)


@given(numbers)
def test_a_number_with_commas_reads_back(number: int) -> None:
    text = f"about {number:,} seeds"
    (found,) = scan(text, "en")
    assert found.value == number
    assert text[found.start : found.end] == f"{number:,}"


@given(numbers)
def test_a_number_in_words_reads_back(number: int) -> None:
    (found,) = scan(f"There are {spell(number)} seeds.", "en")
    assert found.value == number
    assert read(spell(number)) == number


@given(st.integers(min_value=1, max_value=999), st.sampled_from(sorted(SCALES)))
def test_digits_with_a_scale_word(number: int, scale: str) -> None:
    (found,) = scan(f"${number} {scale}", "en")
    assert (found.value, found.scaled) == (number * SCALES[scale], True)


@given(st.text())
def test_any_text_is_scanned_in_order_without_overlap(text: str) -> None:
    last = 0
    for number in scan(text, "en"):
        assert last <= number.start < number.end <= len(text)
        last = number.end


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two thirds, three-quarters, one half", ["0.666667", "0.75", "0.5"]),
        ("half a million and a quarter of a million", ["500000", "250000"]),
        ("two and a half, one and a half million", ["2.5", "1500000"]),
        ("a dozen, two dozen, a hundred", ["12", "24", "100"]),
        ("5 to 10 million; $8.4 and $8.9 million", ["5000000", "10000000", "8400000", "8900000"]),
        ("in 2012 and 3 million", ["2012", "3000000"]),
        ("$5m, but 5m of cloth", ["5000000", "5"]),
        ("the twenty-first, the one hundred and eleventh", ["21", "111"]),
        ("twofold, tenfold", ["2", "10"]),
        ("one, two and three", ["1", "2", "3"]),
        ("İstanbul has 15 districts", ["15"]),
    ],
)
def test_forms(text: str, values: list[str]) -> None:
    assert [number.value for number in scan(text, "en")] == [Decimal(value) for value in values]


@pytest.mark.parametrize("text", ["dozens", "hundreds of thousands", "several hundred", "a few million"])
def test_vague_numbers_have_no_value(text: str) -> None:
    (number,) = scan(text, "en")
    assert (number.value, number.comparator) == (None, "~")


@pytest.mark.parametrize("text", ["someone", "tenet", "attention", "weighty", "halfway", "often"])
def test_a_number_inside_a_word_is_none(text: str) -> None:
    assert scan(text, "en") == []


@given(st.lists(st.sampled_from(_PIECES), max_size=9), st.sampled_from([" ", "-", ""]))
def test_numbers_are_looked_for_only_where_one_can_begin_and_all_are_found(pieces, between):
    text = between.join(pieces).lower()
    assert [match.span() for match in english._matches(text)] == [
        match.span() for match in english._number().finditer(text)
    ]
