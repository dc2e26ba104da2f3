"""The cells at the end of a line: numbers, dashes, the notes beside them."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from unextract.tables.lines import Piece
from unextract.tables.words import YEAR, TableWords

_LEADING_PERCENT = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s?[%％](?=\s?[^\W\d_])")
_YEAR_ONLY = re.compile(rf"[(（]\s?{YEAR}\s?[)）]")
_BARE_YEAR = re.compile(YEAR)
_TRAILING_PERCENT = re.compile(r"(?<=[^\W\d_])\s?(?P<number>\d+(?:\.\d+)?)\s?[%％]$")
# The first groups of a grouped number, and one more
_HEAD = re.compile(r"[1-9]\d{0,2}(?: \d{3})*")
_GROUP = re.compile(r"\d{3}(?:\.\d+)?")


class Atom(NamedTuple):
    """The smallest thing that may be a cell: text[start:end], its digits text[first:last].

    `form` is number, percent, money, scaled, negative, words (text), empty (a
    dash) or blank (an empty field, without characters). `near` says that one blank parts
    it from the atom before on its line, so that both may be one grouped number
    (2 752.4). `scale` multiplies `value`; `note` is the bracket behind it (2021 年).
    """

    start: int
    end: int
    first: int
    last: int
    form: str
    value: Decimal | None
    literal: str
    near: bool = False
    scale: Decimal = Decimal(1)
    currency: str | None = None
    note: tuple[int, int] | None = None


class Words(NamedTuple):
    """Running text in a piece: a label, a column head, or a part of one."""

    start: int
    end: int


class Parsed(NamedTuple):
    """A piece: its texts, its cells, and the bracketed notes that stand before any cell.

    Only a line whose cells are parted by tabs or bars has more than one text.
    """

    leading: tuple[Atom, ...]
    words: tuple[Words, ...]
    atoms: tuple[Atom, ...]
    notes: tuple[tuple[int, int], ...]


NOTHING = Parsed((), (), (), ())


def parse(text: str, piece: Piece, words: TableWords, turned: bool = False) -> Parsed:
    """Split text[piece] into label and cells; the cells are the longest run of them at its end.

    On a turned page the end of a cell may be lost: a percentage then also
    counts at the start of a piece and glued to the end of its text.
    """
    start, end = piece.start, piece.end
    line = text[start:end]
    if turned and (leads := _LEADING_PERCENT.match(line)):
        rest = parse(text, piece._replace(start=start + leads.end()), words, turned)
        return rest._replace(leading=(_percent(leads, start), *rest.leading))
    run, right = _run(line, words)
    if turned and not run and (glued := _TRAILING_PERCENT.search(line)):
        return Parsed((), _words(line, glued.start(), start), (_percent(glued, start),), ())
    atoms, notes = atoms_of(run, line, start, words)
    if any(b.start() - a.end() > 1 for a, b in pairwise(run)):
        # wide gaps part the cells: what is near is one number
        atoms = join_near(atoms)
    return Parsed((), _words(line, right, start), tuple(atoms), tuple(notes))


def _run(line: str, words: TableWords) -> tuple[list[re.Match[str]], int]:
    """The cells at the end of a line, and where the text before them ends."""
    right = len(line.rstrip())
    number = words.outline.match(line)
    if number is not None and number["group"] and number.end() >= right:  # 目标 2, alone on its line
        return [], right
    run: list[re.Match[str]] = []
    for match in reversed(list(words.cell.finditer(line))):
        if line[match.end() : right].strip():
            break
        run.append(match)
        right = match.start()
    run.reverse()
    # a letter or a bracket behind words belongs to them
    while run and (run[0]["mark"] or (run[0]["note"] and line[: run[0].start()].strip())):
        right = run[0].end()
        run = run[1:]
    return run, right


def join_near(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms, every two that may be groups of one number joined."""
    joined: list[Atom] = []
    for atom in atoms:
        if joined and may_join(joined[-1], atom):
            joined[-1] = join(joined[-1], atom)
        else:
            joined.append(atom)
    return joined


def may_join(left: Atom, right: Atom) -> bool:
    """`right` can be the next group of the grouped number `left`: 2 752.4, 1 149 000."""
    return (
        right.near
        and left.form == "number"
        and right.form in ("number", "percent", "money")
        and left.end == left.last
        and right.start == right.first
        and _HEAD.fullmatch(left.literal) is not None
        and _GROUP.fullmatch(right.literal) is not None
    )


def join(left: Atom, right: Atom) -> Atom:
    """One number of two groups."""
    literal = f"{left.literal} {right.literal}"
    value = _value(literal)
    return right._replace(
        start=left.start,
        first=left.first,
        literal=literal,
        value=-value if left.value is not None and left.value < 0 else value,
        near=left.near,
        currency=right.currency or left.currency,
    )


def _words(line: str, right: int, start: int) -> tuple[Words, ...]:
    inner = line[:right]
    stripped = inner.strip()
    if not stripped:
        return ()
    first = start + len(inner) - len(inner.lstrip())
    return (Words(first, first + len(stripped)),)


def atoms_of(
    run: list[re.Match[str]], line: str, start: int, words: TableWords
) -> tuple[list[Atom], list[tuple[int, int]]]:
    atoms: list[Atom] = []
    notes: list[tuple[int, int]] = []
    previous_end = -9
    for match in run:
        if match["mark"]:
            continue
        if match["note"] or _YEAR_ONLY.fullmatch(match[0]):
            note = (start + match.start(), start + match.end())
            if atoms and atoms[-1].note is None:
                atoms[-1] = atoms[-1]._replace(note=note)
            else:
                notes.append(note)
            previous_end = -9
            continue
        near = match.start() - previous_end == 1 and line[previous_end] != "\t"
        atoms.append(_atom(match, start, words)._replace(near=near))
        previous_end = match.end()
    return atoms, notes


def _atom(match: re.Match[str], start: int, words: TableWords) -> Atom:
    span = (start + match.start(), start + match.end())
    if match["empty"]:
        return Atom(*span, *span, "empty", None, match[0])
    for name, form, sign in (("share", "percent", 1), ("negative", "negative", -1)):
        if match[name]:
            if match["of"]:
                form = "percent"
            literal = match[name]
            return Atom(*span, *_at(match, name, start), form, sign * _value(literal), literal)
    literal = match["number"]
    value = _value(literal)
    if match["minus"] and match["minus"] != "+":
        value = -value
    scale = words.scales.get(match["scale"] or match["scaled"] or "", Decimal(1))
    currency = words.currencies.get(match["currency"] or match["sign"] or "")
    form = "money" if currency else "scaled" if match["scaled"] else "number"
    form = "percent" if match["percent"] else form
    return Atom(*span, *_at(match, "number", start), form, value, literal, scale=scale, currency=currency)


def _percent(match: re.Match[str], start: int) -> Atom:
    first, last = _at(match, "number", start)
    return Atom(first, start + match.end(), first, last, "percent", Decimal(match["number"]), match["number"])


def _at(match: re.Match[str], name: str, start: int) -> tuple[int, int]:
    return start + match.start(name), start + match.end(name)


def _value(literal: str) -> Decimal:
    return Decimal(literal.replace(" ", "").replace(",", ""))


def is_year(atom: Atom) -> bool:
    """A number that names a year as well as a quantity."""
    return atom.form == "number" and _BARE_YEAR.fullmatch(atom.literal) is not None
