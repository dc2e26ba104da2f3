"""Numbers that head a block: 一. / A. / 1. / 13. / (a) / •, and which of them to believe.

`read_label` only says what a line looks like. `Numbering` decides by sequence:
a number that does not follow its predecessor is prose.
"""

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, cast

from unextract.segment.signs import CHINESE_NUMERALS, either

Scheme = Literal[
    "markdown", "annex", "chapter", "chinese", "roman", "letter", "digit",
    "item", "bullet", "table", "figure", "source",
]  # fmt: skip

_CHINESE = CHINESE_NUMERALS
_LABEL = re.compile(
    rf"""(?:<mark>)?\**(?:
      (?P<digit>\d{{1,3}})(?:[.．](?:\**\s+(?=\S)|\**(?=[^\d\s!-~]|[A-Z][a-z]+\s)|\**$)|、)
    | [(（](?P<item>[a-z]|[ivx]{{2,5}}|[{_CHINESE}]{{1,3}}|\d{{1,2}})[)）]\**\s*(?=\S)
    | (?P<bare>[a-z]|[ivx]{{2,5}})[)）.]\s+(?=\S)
    | (?P<bullet>[•●▪■◦‣○◆►·∙-])\s+(?=\S)
    | (?P<chinese>[{_CHINESE}]{{1,3}})(?:[.．]|、)\**\s*
    | (?P<roman>[IVX]{{1,5}})[.．](?:\**\s+(?=\S)|\**$|(?<=[IVX][IVX][.．])(?=[A-Z][a-z]))
    | (?P<letter>[A-Z])[.．](?:\**\s+(?=\S)|\**$)
    | (?P<markdown>\#{{1,6}})\s+(?=\S)
    | (?P<annex>{either("annex")})(?:[.．:：]\s*|\s+|$)
    | (?P<chapter>{either("chapter")})(?:[.．:：]\s*|\s+|$)
    | (?P<table>{either("table")})(?:[.．:：]\s*|\s+|$)
    | (?P<figure>{either("figure")})(?:[.．:：]\s*|\s+|$)
    | (?P<source>{either("source")})\s?[:：]
    )""",
    re.VERBOSE,
)
_LONE = re.compile(
    rf"\d{{1,3}}[.．]|[(（](?:[a-z]|[ivx]{{2,5}}|[{_CHINESE}]{{1,3}}|\d{{1,2}})[)）]|[•●▪■◦‣○◆►]"
)
_NUMERAL = re.compile(rf"[\d{_CHINESE}]+")
_ROMAN = {"I": 1, "V": 5, "X": 10}

# A number may be missing (a paragraph lost in conversion), rarely two.
_SKIP = 3


class Label(NamedTuple):
    """What a block's first line opens with; `start` and `end` count in that line's text."""

    scheme: Scheme
    name: str
    value: int
    start: int
    end: int
    numeral: tuple[int, int] | None


def read_label(text: str) -> Label | None:
    """The label that `text` opens with, believed or not."""
    found = _LABEL.match(text)
    if not found or not found.lastgroup:
        return None
    name = found[found.lastgroup]
    scheme = cast("Scheme", "item" if found.lastgroup == "bare" else found.lastgroup)
    numeral = _NUMERAL.fullmatch(name)
    at = found.start(found.lastgroup)
    return Label(
        scheme,
        name,
        value_of(name, scheme),
        found.start(),
        found.end(),
        (at, at + len(name)) if numeral else None,
    )


def label_behind(text: str, sign: Label) -> Label | None:
    """The label that follows a markdown sign, its offsets counted in the whole line."""
    label = read_label(text[sign.end :])
    if label is None:
        return None
    numeral = (label.numeral[0] + sign.end, label.numeral[1] + sign.end) if label.numeral else None
    return label._replace(start=label.start + sign.end, end=label.end + sign.end, numeral=numeral)


def read_lone_label(text: str) -> Label | None:
    """The label of a line that holds nothing else: 13. or (a) or •, with its text on the line below."""
    if _LONE.fullmatch(text) is None:
        return None
    label = read_label(f"{text} _")
    return None if label is None else label._replace(end=len(text))


def value_of(name: str, scheme: Scheme) -> int:
    """The place in its sequence that `name` claims: 三 is 3, D is 4, iv is 4 (one letter is a letter)."""
    if name.isascii() and name.isdigit():
        return int(name)
    if scheme == "roman" or (scheme == "item" and len(name) > 1 and name.isascii()):
        return roman(name)
    if scheme in ("letter", "item") and len(name) == 1 and name.isascii():
        return ord(name.upper()) - ord("A") + 1
    if scheme in ("chinese", "item"):
        tens, ten, ones = name.rpartition("十")
        digits = _CHINESE.index
        return (digits(tens) + 1 if tens else 1 if ten else 0) * 10 + (digits(ones) + 1 if ones else 0)
    return 0


def roman(name: str) -> int:
    """The value of a roman numeral up to 39."""
    values = [_ROMAN[letter] for letter in name.upper()]
    return sum(-one if one < next_ else one for one, next_ in zip(values, [*values[1:], 0], strict=True))


@dataclass(slots=True)
class Numbering:
    """The sequences so far; every `believe_…` answers and, when it believes, moves on."""

    paragraph: int = 0
    headings: dict[Scheme, int] = field(default_factory=dict)
    before: dict[Scheme, int] = field(default_factory=dict)
    """The last headings below the one before: some reports count on from chapter to chapter."""
    items: list[tuple[str, int, str]] = field(default_factory=list)
    restarted: bool = False

    def believe_paragraph(self, label: Label, later: frozenset[int]) -> bool:
        """`13.` after 12 (or, one or two lost, after 10); a first number when the next one comes later."""
        value = label.value
        follows = self.paragraph < value <= self.paragraph + _SKIP
        opens = self.paragraph == 0 and (value == 1 or value + 1 in later)
        if not (follows or opens or (value == 1 and self.restarted)):
            return False
        self.paragraph, self.restarted = value, False
        self.items.clear()
        return True

    def as_heading(self, label: Label) -> Label:
        """The label; I. after H. is the letter, not the number."""
        letter = ord(label.name[0]) - ord("A") + 1
        counted = self.headings.get("letter", self.before.get("letter", 0))
        if label.scheme != "roman" or len(label.name) > 1 or letter != counted + 1:
            return label
        return label._replace(scheme="letter", value=letter)

    def believe_heading(self, label: Label) -> bool:
        """一. 二. …, A. B. …, each starting anew under a higher heading, or counting on."""
        if label.scheme in ("annex", "chapter"):
            self.headings.clear()
            self.before.clear()
            self.restarted = label.scheme == "annex"
            self.items.clear()
            return True
        last = self.headings.get(label.scheme, 0)
        counts_on = last == 0 and label.value == self.before.get(label.scheme, 0) + 1
        if not (last < label.value <= last + _SKIP or label.value == 1 or counts_on):
            return False
        if last == 0 and label.value > 2 and not counts_on:
            return False
        for lower in LEVELS[LEVELS.index(label.scheme) + 1 :]:
            if lower in self.headings:
                self.before[lower] = self.headings.pop(lower)
        self.headings[label.scheme] = label.value
        self.items.clear()
        return True

    def believe_item(self, label: Label) -> str | None:
        """The item's full name, (a) or (b)(ii); None when nothing led to it."""
        style = _style(label.name)
        for place in range(len(self.items) - 1, -1, -1):
            held, last, _ = self.items[place]
            as_roman = held == "roman" and style == "letter"
            value = roman_or_zero(label.name) if as_roman else label.value
            if (held == style or as_roman) and last < value <= last + 2:
                self.items[place:] = [(held, value, label.name)]
                return self._item_name()
        if label.name == "i" and self.items:
            style = "roman"
        elif label.value != 1 or any(held == style for held, _, _ in self.items):
            return None
        self.items.append((style, 1, label.name))
        return self._item_name()

    def _item_name(self) -> str:
        return "".join(f"({name})" for _, _, name in self.items)


LEVELS: tuple[Scheme, ...] = ("annex", "chapter", "chinese", "roman", "letter", "digit")
"""Heading schemes from the highest to the lowest, as United Nations reports use them."""

LEVEL_OF: dict[Scheme, int] = {"annex": 1, "chapter": 1, "chinese": 1, "roman": 1, "letter": 2, "digit": 3}


def roman_or_zero(name: str) -> int:
    """The value of a roman numeral in small letters, 0 where it is none."""
    return roman(name) if set(name) <= set("ivx") else 0


def _style(name: str) -> str:
    if name.isdigit() and name.isascii():
        return "digit"
    if not name.isascii():
        return "chinese"
    return "letter" if len(name) == 1 else "roman"
