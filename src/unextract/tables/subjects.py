"""What the value of a cell measures: the name of its row, and what the head of its column adds to it."""

import re

from unextract.tables.heads import Column
from unextract.tables.rows import Label
from unextract.tables.words import YEAR, TableWords
from unextract.words import pieces, whole_words

# Longest subject kept: it names what is measured, it is no paragraph.
LONGEST_SUBJECT = 80

_YEARS = re.compile(rf"(?:{YEAR})(?:\s?[-–—/至]\s?(?:{YEAR}|\d\d))?\s?年?")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_NOTE_MARK = re.compile(r"(?<=\w) [a-z]/(?=\s|$)")
_OUTLINE_END = re.compile(r"[\s.、．]*")
# I.A - , III.C2.1 - : a number of several parts that opens with a Roman numeral
_CODE = re.compile(r"[IVX]{1,4}\.(?:[A-Z]\d{0,2}|\d{1,2})(?:\.\d{1,2})*(?![^\W_])\s*[-–—:.]*\s*")
_LAST_WORD = re.compile(r"[A-Za-z]+$")
_EDGE = " ,;:，；：、>&-–—/(（"
_OPEN_BRACKET = re.compile(r"[(（][^()（）]*$")
_LEVEL = " > "


def measured(label: Label, words: TableWords) -> str:
    """The label without its number, led by its group where it says little alone."""
    groups = [name for name in label.parents if name.endswith(("：", ":"))]
    if label.parents and (label.total == "group" or label.text in words.restating):
        groups = [label.parents[-1]]
    result = ""
    for name in (*groups, label.text):
        said = _unnumbered(name, words)
        blank = " " if result and said and result[-1].isascii() and said[0].isascii() else ""
        result += blank + said
    return result


def added(column: Column | None, words: TableWords) -> str:
    """What a column's head says beyond time and role: 支出, P-4, 男, Internal audits; nothing for 基线.

    What the time leaves behind goes with it: of `Cases in 2022` stays `Cases`.
    """
    if column is None:
        return ""
    names = _BRACKETS.sub("", column.label).split(_LEVEL)
    timeless = (_NOTE_MARK.sub("", _YEARS.sub("", name)) for name in names)
    parts = (trimmed(part.strip(" ，、年"), words) for part in timeless)
    said = [part.rstrip(" %％") for part in parts]
    return _LEVEL.join(part for part in said if part and part not in words.silent)


def composed(row: str, adds: str, words: TableWords) -> str:
    """Row and column as one subject, cut at words; the column's name stays where the row's is long."""
    if not row or not adds:
        return clipped(row or adds, LONGEST_SUBJECT, words)
    half = LONGEST_SUBJECT // 2
    while len(row) + len(adds) > LONGEST_SUBJECT and len(adds) > half and _LEVEL in adds:
        adds = adds.partition(_LEVEL)[2]
    room = LONGEST_SUBJECT - len(words.separator)
    adds = clipped(adds, max(half, room - len(row)), words)
    return f"{clipped(row, room - len(adds), words)}{words.separator}{adds}"


def clipped(text: str, longest: int, words: TableWords) -> str:
    """As many whole words of `text` as `longest` characters hold, none at the end that leads on."""
    if len(text) <= longest:
        return text
    kept = whole_words(text, longest)
    return trimmed(_OPEN_BRACKET.sub("", kept) or kept, words) or text[:longest]


def trimmed(text: str, words: TableWords) -> str:
    """The text without signs and words at its end that lead on to what is not there: `Cases in`."""
    while True:
        text = text.rstrip(_EDGE)
        last = _last_word(text)
        if last not in words.leading_on:
            return text
        text = text[: -len(last)]


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text)
    if found is not None:
        return found[0]
    cut = pieces(text)
    return cut[-1] if cut else ""


def _unnumbered(name: str, words: TableWords) -> str:
    code = _CODE.match(name)
    if code is not None:
        return name[code.end() :]
    number = words.outline.match(name)
    return name if number is None else name[_end_of_number(name, number) :]


def _end_of_number(name: str, number: re.Match[str]) -> int:
    stop = _OUTLINE_END.match(name, number.end())
    return number.end() if stop is None else stop.end()
