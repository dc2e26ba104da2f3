"""Lines whose cells are parted by tabs or bars: every field has its place, empty ones too."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from unextract.tables.lines import Piece
from unextract.tables.tokens import NOTHING, Atom, Parsed, Words, atoms_of, join_near
from unextract.tables.words import TableWords

_SEPARATOR = re.compile(r"[|\t]")
_RULE = re.compile(r"[\s|:+=-]*-{3}[\s|:+=-]*")


class Field(NamedTuple):
    """text[start:end], without the blanks around it, and its cells where it holds nothing else."""

    start: int
    end: int
    atoms: tuple[Atom, ...]


Fields = Mapping[Piece, Sequence[Field]]
"""The fields of the lines that have some."""


def has_fields(text: str, piece: Piece) -> bool:
    """The line has a tab or bar."""
    return piece.tabs > 0 or _SEPARATOR.search(text, piece.start, piece.end) is not None


def fields_of(text: str, pieces: Iterable[Piece], words: TableWords) -> Fields:
    """The fields of every line that has some."""
    return {piece: read_fields(text, piece, words) for piece in pieces if has_fields(text, piece)}


def read_fields(text: str, piece: Piece, words: TableWords) -> list[Field]:
    """The fields of a line; none of the line that rules off the heads. Bars at its ends part nothing."""
    start = piece.start
    line = text[start : piece.end]
    if _RULE.fullmatch(line):
        return []
    cuts = [-1, *(found.start() for found in _SEPARATOR.finditer(line)), len(line)]
    fields = [_field(line, before + 1, after, start, words) for before, after in pairwise(cuts)]
    if line.startswith("|"):
        fields = fields[1:]
    fields = [Field(start, start, ())] * piece.tabs + fields
    return fields[:-1] if line.endswith("|") else fields


def _field(line: str, left: int, right: int, start: int, words: TableWords) -> Field:
    inner = line[left:right]
    stripped = inner.strip()
    if not stripped:
        return Field(start + right, start + right, ())
    left += len(inner) - len(inner.lstrip())
    right = left + len(stripped)
    if words.cell.match(stripped) is None:  # a text, as most are
        return Field(start + left, start + right, ())
    found = list(words.cell.finditer(stripped))
    # words before, between (11 October 2023) or behind numbers make a text of them
    edges = [0, *(edge for match in found for edge in match.span()), len(stripped)]
    rest = "".join(stripped[before:after] for before, after in zip(edges[::2], edges[1::2], strict=True))
    atoms = () if rest.strip() else tuple(join_near(atoms_of(found, stripped, start + left, words)[0]))
    return Field(start + left, start + right, atoms)


def label_fields(rows: Sequence[Sequence[Field]]) -> int:
    """How many fields name a row: those before the first that holds a value in half of the rows with values.

    A number before the name only counts the rows.
    """
    valued = [row for row in rows if any(field.atoms for field in row)]
    widest = max(map(len, valued), default=0)
    holding = [sum(at < len(row) and bool(row[at].atoms) for row in valued) for at in range(widest)]
    columns = [at for at in range(widest) if 2 * holding[at] >= len(valued)]
    if columns[:1] == [0] and columns[1:2] != [1] and _is_text(valued, 1):
        columns = columns[1:]
    return columns[0] if columns else 1


def _is_text(rows: Sequence[Sequence[Field]], at: int) -> bool:
    return all(at < len(row) and not row[at].atoms and row[at].start < row[at].end for row in rows)


def parsed_fields(text: str, fields: Sequence[Field], labels: int) -> Parsed:
    """The first `labels` fields as texts, the others as cells; a line without values is one text."""
    filled = [field for field in fields if field.start < field.end]
    if not filled:
        return NOTHING
    if not any(field.atoms for field in fields[labels:]):
        return Parsed((), (Words(filled[0].start, filled[-1].end),), (), ())
    names = [Words(field.start, field.end) for field in fields[:labels] if field.start < field.end]
    atoms: list[Atom] = []
    for field in fields[labels:]:
        span = (field.start, field.end)
        form = "blank" if field.start == field.end else "words"
        atoms += field.atoms or [Atom(*span, *span, form, None, text[field.start : field.end])]
    return Parsed((), tuple(names), tuple(atoms), ())
