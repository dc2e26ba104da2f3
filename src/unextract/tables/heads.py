"""The heads of the columns: found among the text above the rows, matched to the values below."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unextract.tables.rows import Part, RawRow, joined
from unextract.tables.tokens import is_year
from unextract.tables.words import YEAR, TableWords

_WHITE = re.compile(r"\s+")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_YEAR_HEAD = re.compile(rf"{YEAR}(?:\s?[-–—/至]\s?(?:{YEAR}|\d\d))?\s?年?")
# Years side by side are heads of their own and date no word after them.
_YEAR_BESIDE_YEAR = re.compile(rf"{YEAR}\s?年?\s+{YEAR}")
_YEAR_SIGN = "年"
_ASCII_WORD = re.compile(r"[A-Za-z]+")
_WIDE = re.compile(r"\s{2,}|[\t|]")


class Column(NamedTuple):
    """A column's head, its role word (see patterns/*/tables.toml) and whether its values are percentages."""

    label: str
    role: str | None
    percent: bool


class Heads(NamedTuple):
    """The columns that have values, and the other heads of the same header, white space left out."""

    columns: tuple[Column, ...]
    known: int
    squeezed: str
    others: frozenset[str]


NO_HEADS = Heads((), 0, "", frozenset())


def find_heads(
    text: str,
    parts: Sequence[Part],
    columns: int,
    percents: Sequence[bool | None],
    words: TableWords,
    turned: bool,
) -> Heads:
    """The heads of `columns` columns in the parts above the first row.

    `percents` tells for each column whether its cells carry a percent sign.
    Of all runs of neighbouring heads the one with the most known words wins,
    of equals the last, as the label's own head comes first.
    """
    units = list(_units(text, parts, words, turned))
    if not columns or len(units) < columns:
        return NO_HEADS
    best = max(
        range(len(units) - columns + 1),
        key=lambda at: (_score(units[at : at + columns], percents, words), at),
    )
    window = units[best : best + columns]
    known = sum(_is_known(unit, words) for unit in window)
    if turned and known < columns:
        return NO_HEADS
    others = [unit for unit in (*units[:best], *units[best + columns :]) if words.outline.match(unit) is None]
    return Heads(
        tuple(_columns(window, others, words)),
        known,
        "".join(map(_squeeze, window)),
        frozenset(map(_squeeze, others)),
    )


def column_of(names: Sequence[str], words: TableWords) -> Column:
    """The column under `names`, heads from the top; one that says nothing alone goes on from that above."""
    label = ""
    for name in names:
        if label and name[0] > "\u2e80" and _core(name) in words.generic:
            label += name
        else:
            label = joined((label, name))
    return Column(label, _role(label, words), words.percent.search(label) is not None)


def split_years(rows: Sequence[RawRow]) -> tuple[list[RawRow], list[RawRow]]:
    """The rows of values, and those of nothing but years, which head the columns below them."""
    years = [row for row in rows if len(row.atoms) > 1 and all(map(is_year, row.atoms))]
    if not years or 2 * len(years) >= len(rows):
        return list(rows), []
    return [row for row in rows if row not in years], years


def year_heads(row: RawRow) -> Heads:
    """The heads that a row of years gives."""
    columns = tuple(Column(atom.literal, None, False) for atom in row.atoms)
    return Heads(columns, len(columns), "", frozenset())


def without_heads(parts: Sequence[Part], heads: Heads, turned: bool, first: bool) -> list[Part]:
    """The parts below the header where they hold one, else all of them.

    Text before a header belongs to no row, except the groups of a turned page
    and what opens with a number.
    """
    span = _header_span(parts, heads)
    if span is None:
        return list(parts)
    start, end = span
    before = [part for part in parts[:start] if part.number is not None]
    if turned:
        before = [part for part in parts[:start] if _squeeze(part.text) not in heads.others]
        if first:
            opening = next((at for at, part in enumerate(before) if part.number is not None), len(before))
            before = before[opening:]
    after = list(parts[end:])
    while after and after[0].number is None and _squeeze(after[0].text) in heads.others:
        after.pop(0)
    return before + after


def _header_span(parts: Sequence[Part], heads: Heads) -> tuple[int, int] | None:
    if not heads.squeezed:
        return None
    owner: list[int] = []
    squeezed = ""
    for at, part in enumerate(parts):
        words = _squeeze(part.text)
        squeezed += words
        owner += [at] * len(words)
    found = squeezed.rfind(heads.squeezed)
    if found < 0:
        return None
    return owner[found], owner[found + len(heads.squeezed) - 1] + 1


def header_end(rows: Sequence[RawRow], heads: Heads) -> int:
    """How many of the first row's parts are header."""
    span = _header_span(rows[0].parts, heads)
    return 0 if span is None else span[1]


def _units(text: str, parts: Sequence[Part], words: TableWords, turned: bool) -> Iterator[str]:
    """The single heads: words parted by blanks, put together where a head was cut."""
    if turned:
        yield from (part.text for part in parts)
        return
    gaps = {part.newlines for part in parts[1:]}
    stacked = 1 in gaps and len(gaps) > 1
    units: list[str] = []
    for part in parts:
        continues = bool(units) and stacked and part.newlines == 1
        line = text[part.start : part.end]
        whole = _WIDE.search(line) is not None or _YEAR_BESIDE_YEAR.search(line) is not None
        for place, word in enumerate(_heads_of(line)):
            stacks = place == 0 and continues and not (_is_known(units[-1], words) and _is_known(word, words))
            if units and (stacks or _belong(units[-1], word, whole)):
                units[-1] = _put_together(units[-1], word)
            else:
                units.append(word)
    yield from units


def _heads_of(line: str) -> list[str]:
    if _WIDE.search(line.strip()) or line.isascii():
        return [head for head in map(str.strip, _WIDE.split(line)) if head]
    return line.split()


def _belong(before: str, word: str, whole: bool) -> bool:
    """Parts of one head: an open bracket and its end, a head and its bracket, a year and what it dates.

    Where words are `whole` heads a year dates none after it.
    """
    opened = before.count("(") + before.count("（") > before.count(")") + before.count("）")
    if opened or word[0] in "(（%％":
        return True
    if _YEAR_HEAD.fullmatch(before) is None or _YEAR_HEAD.fullmatch(word) is not None:
        return False
    return not whole or word == _YEAR_SIGN


def _put_together(before: str, word: str) -> str:
    blank = " " if before[-1].isascii() and before[-1].isalnum() and word[0].isalnum() else ""
    return f"{before}{blank}{word}"


def _score(window: Sequence[str], percents: Sequence[bool | None], words: TableWords) -> int:
    score = 0
    for unit, percent in zip(window, percents, strict=False):
        core = _core(unit)
        found = list(words.head.finditer(core))
        score += 2 * bool(found) + bool(found and found[-1].end() == len(core))
        score += percent is True and words.percent.search(unit) is not None
    return score


def _is_known(unit: str, words: TableWords) -> bool:
    return words.head.search(_BRACKETS.sub("", unit)) is not None


def _columns(window: Sequence[str], others: Sequence[str], words: TableWords) -> Iterator[Column]:
    spanned = _spanned(window, others, words)
    for at, unit in enumerate(window):
        label = f"{spanned}{unit}" if spanned and _core(unit) in words.generic else unit
        yield Column(label, _role(label, words), words.percent.search(unit) is not None and at >= 0)


def _spanned(window: Sequence[str], others: Sequence[str], words: TableWords) -> str:
    """The head that spans the heads that say nothing alone, where there is exactly one."""
    spanning = [unit for unit in others if words.spanning.fullmatch(unit)]
    generic = [at for at, unit in enumerate(window) if _core(unit) in words.generic]
    side_by_side = len(generic) > 1 and generic[-1] - generic[0] == len(generic) - 1
    return spanning[0] if len(spanning) == 1 and side_by_side else ""


def _role(label: str, words: TableWords) -> str | None:
    """The role of the last known word: of a spanning head, of the head itself.

    A word that says nothing alone (Total) leaves the head above it its role, and
    what is a share of a total is a share.
    """
    core = _BRACKETS.sub("", label)
    spanning = words.spanning.match(core)
    found = [spanning[0]] if spanning else words.head.findall(core)
    telling = [word for word in found if word not in words.generic]
    roles = [words.roles[word] for word in telling or found]
    if not telling and "share" in roles:
        return "share"
    return roles[-1] if roles else None


def _core(unit: str) -> str:
    return _BRACKETS.sub("", unit).strip()


def _squeeze(text: str) -> str:
    return _WHITE.sub("", text)
