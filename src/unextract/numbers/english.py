"""The English number grammar: digits, scale words, and numbers, fractions and ordinals in words.

It knows how the language writes numbers and nothing of what is counted. Forms
follow the United Nations Editorial Manual (numbers): `12,408`, `$286.2
million`, `two thirds`, `twenty-five thousand`, `half a million`, `one and a
half`, `the sixty-ninth session`, `dozens`.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from unextract.numbers.model import Number

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FROM_TEN = (
    "ten",
    "eleven",
    "twelve",
    *(f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
)
_BY_TEN = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = {word: value for value, word in enumerate(_ONES, 1)}
TEENS = {word: value for value, word in enumerate(_FROM_TEN, 10)}
TENS = {word: 10 * value for value, word in enumerate(_BY_TEN, 2)}
SMALL = {"zero": 0, "a": 1, "an": 1, **UNITS, **TEENS, **TENS}
GROUPS = {"dozen": 12, "hundred": 100}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ABBREVIATED = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    **{f"{word}th": UNITS[word] for word in ("four", "six", "seven")},
    **{f"{word}th": value for word, value in TEENS.items() if word != "twelve"},
    **{f"{word[:-1]}ieth": value for word, value in TENS.items()},
    "hundredth": 100,
    "thousandth": 1000,
}
DENOMINATORS = {"half": 2, "quarter": 4, **{word: value for word, value in ORDINALS.items() if value > 2}}
MULTIPLES = {"twice": 2, "thrice": 3, "double": 2}
# Becoming n times as much is an increase by n - 1 times, as 翻一番 is one by once the value.
CHANGES = {"doubled": 1, "doubling": 1, "tripled": 2, "tripling": 2, "trebled": 2, "quadrupled": 3}
CURRENCY_SIGNS = "$€£¥"


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


_UNIT, _TEN, _SCALE, _ORDINAL = _either(UNITS), _either(TENS), _either(SCALES), _either(ORDINALS)
_BELOW_100 = rf"(?:{_TEN}(?:[ -]{_UNIT})?|{_either(TEENS)}|{_UNIT})"
_BELOW_1000 = rf"(?:{_BELOW_100}(?:[ -]{_either(GROUPS)}(?:(?:[ ]and)?[ ]{_BELOW_100}\b)?)?)"
_NEXT = rf"(?:,?[ ](?:and[ ])?{_BELOW_1000}[ ]{_SCALE}\b)"
_HUNDREDS = rf"{_UNIT}[ ]hundred(?:(?:[ ]and)?[ ]{_BELOW_100}\b)?"
_LAST = rf"(?:(?:[ ](?:and[ ])?{_HUNDREDS}|[ ]and[ ]{_BELOW_100}\b)(?![ ]{_SCALE}))"
_WORD = rf"(?:{_BELOW_1000}(?:[ -]{_SCALE}\b(?:{_NEXT}*{_LAST}?))?)"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ ]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
# What follows the lower end of a range whose ends share a scale word: $8.4 and $8.9 million, 5 to 10 million.
_TO_SHARED = (
    r"(?:[ ]?[-–—][ ]?|[ ](?:to|or)[ ]|[ ]and[ ](?=[a-z]*[$€£¥]))"
    r"(?:[a-z]{0,3}[$€£¥][ ]?)?\d{1,3}(?:\.\d+)?[ -]"
)
_A_PART_OF = r"an?[ ](?=[a-z]+[ ](?:of(?![ ]\d)|more|less|fewer|higher|lower)\b)"
# The beginnings of all words below; a position without one is left at once.
_BEGINNINGS = (
    *("one", "twe", "two", "twi", "thi", "tho", "thr", "fou", "fort", "fif", "fir", "fiv", "six", "sec"),
    *("sev", "eig", "nin", "ten", "ele", "hun", "mil", "bil", "tri", "tre", "dou", "doz", "hal", "sco"),
    *("qua", "zer", "many"),
    *(f"{article} {letter}" for article in ("a", "an") for letter in "dhmbtqfsenoc"),
)
_FIRST = rf"\b(?={'|'.join(re.escape(start) for start in _BEGINNINGS)})"
_NUMBER = rf"""
    (?P<arabic>{_ARABIC})
    (?:
        (?P<early>\+(?=[ ]))?[ -]?(?P<scale>{_SCALE})\b
      | [ ]?(?P<short>bn|mn|tn)\b | (?P<thousand>k)\b(?![²³.]) | (?P<letter>[mb])\b(?![²³.])
      | (?<!\d{{4}})(?<!,\d{{3}})(?={_TO_SHARED}(?P<shared>{_SCALE})\b)
    )?
    (?P<plus>[ ]?\+(?![\d+])|-plus(?=[ ]))?
    |
    {_FIRST}
    (?:
        (?P<vague>
            (?:tens|dozens|hundreds|thousands|millions|billions|trillions)\b
            (?:[ ](?:of|and|upon)[ ](?:tens[ ]of[ ])?(?:hundreds|thousands|millions|billions)\b)*
          | scores(?=[ ]of[ ])
          | (?:several|a[ ]few|a[ ]couple(?:[ ]of)?|many)[ ](?:dozen|hundred|{_SCALE})\b(?:[ ]{_SCALE}\b)*
        )
      | (?P<part>half|(?:a[ ]|one[ ])?quarter)[ -](?:of[ -])?an?[ -](?P<whole>dozen|hundred|{_SCALE})
      | (?P<whole_and>{_WORD}|an?)[ ]and[ ](?:a|one)[ -](?P<and_part>half|quarter|third)
            (?:[ -](?P<and_scale>{_SCALE}))?
      | (?P<fraction>
            (?:one[ -]|{_A_PART_OF}){_either(DENOMINATORS)}
          | {_BELOW_100}[ -](?:halves|{_either(f"{word}s" for word in DENOMINATORS if word != "half")})
        )
      | (?P<ordinal>
            (?:(?:{_BELOW_100}|an?)[ -]hundred[ ]and[ -])?(?:{_TEN}[ -])?
            (?<!\bper[ ])(?<!\d[ -]){_ORDINAL}
        )
      | (?:(?P<fold>{_BELOW_100}|hundred)[ -]?fold)
      | (?P<word>{_WORD}|zero|an?[ ](?:dozen|hundred(?:[ ]{_SCALE})?|{_SCALE}))
      | (?P<half>half)
      | (?P<times>{_either([*MULTIPLES, *CHANGES])})
    )\b
"""
# Outside these ranges no character is a digit but 0 to 9.
_FAR_DIGIT = re.compile("[\u0660-\u1fff\ua620-\U0010ffff]")
# Lower case, character for character (str.lower makes two of İ).
_LOWER = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_PART = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal(1) / 3}
_SIX_PLACES = Decimal("0.000001")


def scan(text: str) -> Iterator[Number]:
    """Yield every number literal of `text` in order, none overlapping.

    >>> [n.value for n in scan("12,408 volunteers, $286.2 million and twenty-five thousand")]
    [Decimal('12408'), Decimal('286200000.0'), Decimal('25000')]
    >>> [str(n.value) for n in scan("two thirds, half a million, the sixty-ninth, two and a half")]
    ['0.666667', '500000.0', '69', '2.5']
    """
    lower = text.lower()
    # a capital whose small letter is two characters (İ) would move what stands behind it
    for match in _matches(lower if len(lower) == len(text) else text.translate(_LOWER)):
        yield _read_digits(match) if match["arabic"] is not None else _read_words(match)


@cache  # both when the first English text comes
def _number() -> re.Pattern[str]:
    return re.compile(_NUMBER, re.VERBOSE)


@cache
def _starts() -> AhoCorasick:
    """Finds where a number may begin, in this order: none of its literals is part of another."""
    return AhoCorasick([*"0123456789", *_BEGINNINGS], implementation=Implementation.DFA)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What `_number().finditer` finds, in a fifth of its time: tried only where a number may begin."""
    number = _number()
    if not text.isascii() and _FAR_DIGIT.search(text):
        yield from number.finditer(text)
        return
    end = 0
    for _, start, _ in _starts().find_matches_as_indexes(text, overlapping=True):
        match = number.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _read_digits(match: re.Match[str]) -> Number:
    start, end = match.span()
    plain = match["arabic"].replace(" ", "").replace(",", "")
    scale = match["scale"] or match["shared"] or ""
    short = match["short"] or match["thousand"] or ""
    if match["letter"]:  # $5m; but 5m is five metres
        if match.string[start - 1 : start] in tuple(CURRENCY_SIGNS):
            short = match["letter"]
        else:
            end = match.end("arabic")
    value = Decimal(plain) * (SCALES[scale] if scale else ABBREVIATED[short] if short else 1)
    comparator = ">" if (match["plus"] or match["early"]) and end == match.end() else "="
    return Number(
        start, end, value, None, comparator, True, bool(scale or short), len(plain.partition(".")[0])
    )


def _read_words(match: re.Match[str]) -> Number:
    start, end = match.span()
    scaled = any(scale in match[0] for scale in SCALES)
    if match["vague"] is not None:
        return Number(start, end, None, None, "~", False, scaled)
    return Number(start, end, _value(match), None, "=", False, scaled)


def _value(match: re.Match[str]) -> Decimal | None:
    if match["word"] is not None:
        return read(match["word"])
    if match["fraction"] is not None:
        return _read_fraction(match["fraction"])
    if match["ordinal"] is not None:
        return _read_ordinal(match["ordinal"])
    if match["whole"] is not None:
        return _PART[match["part"].rpartition(" ")[2]] * _scale(match["whole"])
    if match["whole_and"] is not None:
        whole = (read(match["whole_and"]) or 0) + _PART[match["and_part"]]
        return (whole * _scale(match["and_scale"])).quantize(_SIX_PLACES).normalize() + 0
    if match["fold"] is not None:
        return Decimal(100) if match["fold"] == "hundred" else read(match["fold"])
    if match["times"] is not None:
        return Decimal((MULTIPLES | CHANGES)[match["times"]])
    return _PART["half"]


def _scale(word: str | None) -> int:
    return 1 if word is None else (SCALES | GROUPS)[word]


def _read_fraction(words: str) -> Decimal:
    numerator, denominator = re.split(r"[ -](?=[a-z]+$)", words)
    parts = 2 if denominator == "halves" else DENOMINATORS.get(denominator) or DENOMINATORS[denominator[:-1]]
    return ((read(numerator) or Decimal(1)) / parts).quantize(_SIX_PLACES)


def _read_ordinal(words: str) -> Decimal:
    head, _, last = words.replace("-", " ").rpartition(" ")
    return (
        (read(head.removesuffix(" and")) or Decimal(0)) + ORDINALS[last] if head else Decimal(ORDINALS[last])
    )


def read(words: str) -> Decimal | None:
    """The value of a number in digits or in words; None when the words do not form one.

    >>> read("one hundred and twenty-three thousand and four"), read("a dozen"), read("12,408")
    (Decimal('123004'), Decimal('12'), Decimal('12408'))
    """
    digits = words.replace(",", "")
    if digits.replace(".", "", 1).isdecimal():
        return Decimal(digits)
    total = current = 0
    for part in re.split(r"[ ,-]+", words.lower()):
        if part in SMALL:
            current += SMALL[part]
        elif part in GROUPS:
            current = (current or 1) * GROUPS[part]
        elif part in SCALES:
            total, current = total + (current or 1) * SCALES[part], 0
        elif part != "and":
            return None
    return Decimal(total + current)
