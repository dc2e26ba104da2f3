"""What shows that two segments are translations: numbers, names, length, number, kind.

All of it is weighed the same way, as the logarithm of how much likelier it is
in a pair of translations than in a pair taken at random. The probabilities are
those of the UN Parallel Corpus v1.0 development set (4,000 pairs), rounded.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from unextract.bilingual.records import Side
from unextract.numbers import normalise, scan
from unextract.records import Segment, SegmentKind

# English characters to a Chinese one: mean and deviation of the logarithm; short texts vary more.
LENGTH_MEAN, LENGTH_DEVIATION, SHORT_DEVIATION = 1.295, 0.19, 6.0
# The same deviation over pairs of different lines.
RANDOM_DEVIATION = 0.97
# How often a number or name of one side stands on the other.
SHARED = 0.9
# A number is rare even in a short document: frequencies are counted as if among so many other segments.
OTHERS = 50
# How often translations bear the same official number, where both bear one.
SAME_LABEL = 0.97
# How often the segmenter takes translations for the same sort of text.
SAME_KIND = 0.95
# Smaller whole numbers in words are articles (one, 一名) as often as quantities.
LEAST_IN_WORDS = 10

_LATIN = re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž0-9-]+")
_HAN_NUMBER = re.compile(r"[一二三四五六七八九十]+")
_ROMAN = re.compile(r"[IVX]+")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_SORTS = {
    SegmentKind.HEADING: "heading",
    SegmentKind.CAPTION: "caption",
    SegmentKind.TABLE: "table",
    SegmentKind.FOOTNOTE: "footnote",
}


class Features(NamedTuple):
    """What one segment, or several in a row, can be recognised by."""

    length: int
    tokens: frozenset[Hashable]
    label: str | None
    sort: str

    @property
    def lettered(self) -> bool:
        """Whether it is an item of a list: (a), 13(b)."""
        return self.label is not None and "(" in self.label

    def followed_by(self, other: "Features") -> "Features":
        """The two as one segment."""
        return Features(self.length + other.length + 1, self.tokens | other.tokens, self.label, self.sort)


class Evidence:
    """Weighs how well features of a Chinese and an English edition fit; `rarity` is the weight of a token."""

    def __init__(self, zh: Sequence[Features], en: Sequence[Features]) -> None:
        frequency = Counter(token for features in (*zh, *en) for token in features.tokens)
        total = len(zh) + len(en) + OTHERS
        self.rarity = {
            token: max(0.1, math.log(SHARED * total / count)) for token, count in frequency.items()
        }

    def weight(self, zh: Features, en: Features) -> float:
        """Log likelihood ratio of a translation against a chance pair; above 0 speaks for a translation."""
        return self.plain(zh, en) + _label(zh, en) + _kind(zh, en)

    def moved(self, zh: Features, en: Features) -> float:
        """The same for two that stand in another order, where the letters of list items tell nothing."""
        labels = 0.0 if zh.lettered or en.lettered else _label(zh, en)
        return self.plain(zh, en) + _kind(zh, en) + labels

    def plain(self, zh: Features, en: Features) -> float:
        """The part that what is said has in it: numbers, names and length."""
        return self.contents(zh, en) + _length(zh.length, en.length)

    def score(self, zh: Features, en: Features) -> float:
        """The same as a probability with even odds, 0 to 1."""
        return round(1 / (1 + math.exp(-max(-50.0, min(50.0, self.weight(zh, en))))), 4)

    def contents(self, zh: Features, en: Features) -> float:
        """The part that numbers and names have in it."""
        if not zh.tokens or not en.tokens:
            return _UNSHARED * (len(zh.tokens) + len(en.tokens))
        common = zh.tokens & en.tokens
        gain = sum(self.rarity[token] for token in common)
        return gain + _UNSHARED * (len(zh.tokens) + len(en.tokens) - 2 * len(common))


# Half of the logarithm, for the number that misses its counterpart is often missed on both sides.
_UNSHARED = math.log(1 - SHARED) / 2


def features(zh: Side, en: Side) -> tuple[dict[str, Features], dict[str, Features]]:
    """The features of every segment of both sides, by segment id.

    Latin words count as names where both editions print them (COVID-19, an
    address); in an English text all others are mere words.
    """
    words = [{segment.segment_id: _words(segment.text) for segment in side.segments} for side in (zh, en)]
    names = frozenset[str]().union(*words[0].values()) & frozenset[str]().union(*words[1].values())
    found = []
    stated: dict[str, set[Decimal]] = defaultdict(set)
    for figure in (*zh.figures, *en.figures):
        if figure.value is not None:
            stated[figure.segment_id].add(figure.value.normalize())
    for side, words_of in zip((zh, en), words, strict=True):
        found.append(
            {
                segment.segment_id: _features(
                    segment,
                    side.language,
                    stated[segment.segment_id],
                    (words_of[segment.segment_id] & names) | side.names.get(segment.segment_id, frozenset()),
                )
                for segment in side.segments
            }
        )
    return found[0], found[1]


def label(paragraph: str | None) -> str | None:
    """An official number as both languages would write it: 一., I. and 1. are one number.

    >>> label("二."), label("II."), label("13(b)"), label("A.")
    ('2', '2', '13(b)', 'A')
    """
    if paragraph is None:
        return None
    plain = paragraph.rstrip(".、 ").strip()
    plain = _HAN_NUMBER.sub(lambda match: _value(match[0], "zh"), plain)
    return str(_roman(plain)) if _ROMAN.fullmatch(plain) else plain


def _features(segment: Segment, language: str, stated: Iterable[Decimal], names: Iterable[str]) -> Features:
    """The tokens are names, values of figures (一半 is a half), and other numbers (dates, resolutions)."""
    tokens: set[Hashable] = set(names)
    tokens.update(value for value in stated if _is_telling(value))
    for number in scan(normalise(segment.text), language):
        if number.value is not None and (number.digits or _is_telling(number.value)):
            tokens.add(number.value.normalize())
    return Features(
        len(segment.text), frozenset(tokens), label(segment.paragraph), _SORTS.get(segment.kind, "paragraph")
    )


def _is_telling(value: Decimal) -> bool:
    return value >= LEAST_IN_WORDS or value != value.to_integral_value()


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _LATIN.findall(text))


def _value(literal: str, language: str) -> str:
    return "".join(str(number.value) for number in scan(literal, language)) or literal


def _roman(numeral: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in numeral]
    return sum(-d if d < after else d for d, after in zip(digits, [*digits[1:], 0], strict=True))


def _length(zh: int, en: int) -> float:
    """Gale and Church's evidence, of the ratio of the lengths."""
    if not zh or not en:
        return 0.0
    distance = math.log(en / zh) - LENGTH_MEAN
    true = math.hypot(LENGTH_DEVIATION, SHORT_DEVIATION / zh)
    chance = math.hypot(RANDOM_DEVIATION, SHORT_DEVIATION / zh)
    return math.log(chance / true) - (distance / true) ** 2 / 2 + (distance / chance) ** 2 / 2


def _label(zh: Features, en: Features) -> float:
    if zh.label is None or en.label is None:
        return 0.0
    return _LABELS_EQUAL if zh.label == en.label else _LABELS_DIFFER


def _kind(zh: Features, en: Features) -> float:
    return _KINDS_EQUAL if zh.sort == en.sort else _KINDS_DIFFER


# Two segments taken at random near each other bear the same number or sort so often.
_LABEL_BY_CHANCE, _KIND_BY_CHANCE = 0.03, 0.6
_LABELS_EQUAL = math.log(SAME_LABEL / _LABEL_BY_CHANCE)
_LABELS_DIFFER = math.log((1 - SAME_LABEL) / (1 - _LABEL_BY_CHANCE))
_KINDS_EQUAL = math.log(SAME_KIND / _KIND_BY_CHANCE)
_KINDS_DIFFER = math.log((1 - SAME_KIND) / (1 - _KIND_BY_CHANCE))
