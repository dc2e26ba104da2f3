"""Tables whose cells the file parts by tabs or bars: every field stands in its column, empty ones too."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unextract.tables.fields import Field, Fields
from unextract.tables.heads import Column, column_of
from unextract.tables.lines import Piece
from unextract.tables.rows import Group, Label, Part, clean, labelled, place_group
from unextract.tables.tokens import Atom, atoms_of, is_year
from unextract.tables.words import TableWords

# Of the lines of a grid so many have fields; the others are titles and groups.
_FIELDED = 0.5
# Nobody prints a wider table; a line with more fields is no row of one.
_WIDEST = 60
# Values that say by themselves what they are, and so may stand in a cell of words: 预算的 15%.
_SPEAKING = ("percent", "money", "scaled")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_WHITE = re.compile(r"\s+")


class GridRow(NamedTuple):
    """The cells of a row (None for an empty field), its label, and the heads that hold for it."""

    atoms: tuple[Atom | None, ...]
    label: Label
    heads: tuple[Column, ...]


class Grid(NamedTuple):
    """The rows of a table, all of `width` columns besides those that name the rows."""

    rows: list[GridRow]
    width: int
    above: list[Part]
    """Titles, unit notes, heads of the labels: the text above the rows that heads no column of values."""
    parts: list[Part]
    """The texts that name rows and groups of rows."""
    years: list[Atom]
    """Heads that are years."""


class _Line(NamedTuple):
    """A line of a table as its fields, as many as the table has columns."""

    fields: list[Field]
    words: list[str]
    newlines: int

    def pairs(self, first: int) -> Iterator[tuple[Field, str]]:
        """Fields and their words."""
        return zip(self.fields[first:], self.words[first:], strict=True)

    def filled(self, first: int) -> list[str]:
        return [words for words in self.words[first:] if words]


def read_grid(text: str, pieces: Sequence[Piece], fields: Fields, words: TableWords) -> Grid | None:
    """The grid of a table; None where most lines have no fields, or no field holds a value."""
    found = [(piece, fields.get(piece, [Field(piece.start, piece.end, ())])) for piece in pieces]
    parted = [(piece, own) for piece, own in found if own]
    widest = max((len(own) for _, own in parted), default=0)
    if not 1 < widest <= _WIDEST or sum(len(f) > 1 for _, f in parted) < _FIELDED * len(parted):
        return None
    lines = [_line(text, piece, own, widest) for piece, own in parted]
    stub = _stub(text, lines, widest, words)
    first = next((at for at, line in enumerate(lines) if _has_values(text, line, stub, words)), None)
    if first is None or stub >= widest:
        return None
    heading = [at for at in range(first) if _is_heading(lines[at], stub)]
    below = heading[-1] + 1 if heading else 0
    above = [part for line in lines[:below] for part in _parts(text, line, stub, words)]
    untitled = frozenset(heading)
    titles = [
        part
        for at, line in enumerate(lines[:below])
        if at not in untitled
        for part in _parts(text, line, stub, words)
        if part.number is not None
    ]
    header = [lines[at] for at in heading]
    grid = Grid([], widest - stub, above, list(titles), _years(header, stub))
    _read_rows(text, lines[below:], header, titles, stub, words, grid)
    return grid


def _line(text: str, piece: Piece, fields: Sequence[Field], widest: int) -> _Line:
    """The line with all its fields; values that nothing parts fill up a line that lacks fields."""
    surplus = sum(len(field.atoms) - 1 for field in fields if field.atoms)
    if surplus and len(fields) + surplus == widest:
        fields = [
            part
            for field in fields
            for part in ([Field(atom.start, atom.end, (atom,)) for atom in field.atoms] or [field])
        ]
    empty = Field(piece.end, piece.end, ())
    padded = [*fields, *[empty] * (widest - len(fields))]
    return _Line(padded, [text[field.start : field.end] for field in padded], piece.newlines)


def _stub(text: str, lines: Sequence[_Line], widest: int, words: TableWords) -> int:
    """How many columns name the rows: those before the first that mostly holds values.

    Numbers before a name count the rows, years name them.
    """
    body = [line for line in lines if any(field.atoms for field in line.fields[1:])]
    for column in range(widest):
        held = [_atom(text, line.fields[column], words) for line in body]
        values = [atom for atom in held if atom is not None and atom.form != "words"]
        names = [atom for atom in held if atom is not None and atom.form == "words"]
        if not values or len(values) < sum(_BRACKET.fullmatch(name.literal) is None for name in names):
            continue
        if column == 0 and (all(map(is_year, values)) or _counts_rows(body)):
            continue
        return column
    return widest


def _counts_rows(body: Sequence[_Line]) -> bool:
    """The second column names what the first numbers."""
    return all(line.words[1] and not line.fields[1].atoms for line in body)


def _has_values(text: str, line: _Line, stub: int, words: TableWords) -> bool:
    """A field holds a value, or a dash in a row with a name; years alone head columns."""
    named = any(line.words[:stub])
    plain = [atom for field in line.fields[stub:] for atom in field.atoms]
    if plain and not all(map(is_year, plain)):
        return any(named or atom.value is not None for atom in plain)
    # heads too may state a percentage among other words, but not all of them do
    told = [_atom(text, field, words) for field in line.fields[stub:] if field.start < field.end]
    return named and bool(told) and not plain and all(a is not None and a.form != "words" for a in told)


def _is_heading(line: _Line, stub: int) -> bool:
    """The columns of values hold more than a remark (2021 年) on the group that the line names."""
    filled = line.filled(stub)
    if len(line.filled(0)) == len(filled):
        return bool(filled)
    remarks = [words for field, words in line.pairs(stub) if not field.atoms and _BRACKET.fullmatch(words)]
    return len(remarks) < len(filled)


def _read_rows(
    text: str,
    lines: Sequence[_Line],
    header: list[_Line],
    titles: Sequence[Part],
    stub: int,
    words: TableWords,
    grid: Grid,
) -> None:
    heads = _heads(header, stub, words)
    squeezed = [_squeezed(line, stub) for line in header]
    stack: list[Group] = []
    waiting = [[part] for part in titles]
    again: list[_Line] = []
    for line in lines:
        atoms = tuple(_atom(text, field, words) for field in line.fields[stub:])
        if _squeezed(line, stub) in squeezed or _renames(line, atoms, stub, words):
            again.append(line)
            heads = _heads(again, stub, words)
            continue
        again = []
        parts = list(_parts(text, line, stub, words))
        grid.parts.extend(parts)
        groups = [[part] for part in parts]
        if not _is_heading(line, stub):
            notes = [field for field in line.fields[stub:] if field.start < field.end][:1]
            if groups:
                groups[-1] += [Part(n.start, n.end, 1, text[n.start : n.end], None) for n in notes]
            waiting += groups
            continue
        for group in [*waiting, *groups[:-1]]:
            place_group(stack, group, has_values=False)
        waiting = []
        label = labelled(stack, groups[-1], words) if groups else Label("", tuple(g.text for g in stack))
        grid.rows.append(GridRow(atoms, label, heads))


def _renames(line: _Line, atoms: Sequence[Atom | None], stub: int, words: TableWords) -> bool:
    """New heads below rows of values: words that heads are made of, and no value."""
    filled = line.filled(stub)
    known = sum(words.head.search(name) is not None for name in filled)
    valued = any(atom is not None and atom.form != "words" and not is_year(atom) for atom in atoms)
    return len(filled) > 1 and not valued and 2 * known >= len(filled)


def _parts(text: str, line: _Line, stub: int, words: TableWords) -> Iterator[Part]:
    """The texts that name the row."""
    beside = bool(line.filled(stub))
    for field, name in zip(line.fields[:stub], line.words, strict=False):
        if name:
            read = clean(text[field.start : field.end])
            yield Part(field.start, field.end, line.newlines, read, words.outline.match(read), beside)


def _atom(text: str, field: Field, words: TableWords) -> Atom | None:
    if field.start == field.end:
        return None
    if len(field.atoms) == 1:
        return field.atoms[0]
    written = text[field.start : field.end]
    found = [match for match in words.cell.finditer(written) if not match["note"] and not match["mark"]]
    if not field.atoms and len(found) == 1:
        atoms, _ = atoms_of(list(words.cell.finditer(written, found[0].start())), written, field.start, words)
        if len(atoms) == 1 and atoms[0].form in _SPEAKING:
            return atoms[0]
    span = (field.start, field.end)
    return Atom(*span, *span, "words", None, written)


def _heads(header: Sequence[_Line], stub: int, words: TableWords) -> tuple[Column, ...]:
    """The heads of the columns of values, those that span several led on to what stands below them."""
    if not header:
        return ()
    width = len(header[0].fields)
    names: list[list[str]] = [[] for _ in range(width)]
    for at, line in enumerate(header):
        below = header[at + 1 :]
        reach = ""
        for column in range(stub, width):
            if line.words[column]:
                reach = clean(line.words[column])
            elif not any(under.words[column] for under in below):
                reach = ""
            if reach and reach not in names[column]:
                names[column].append(reach)
    if names[stub]:  # without it blank is blank: the heads of the others stand above
        for column in range(stub + 1, width):  # the last head to the left spans it
            names[column] = names[column] or names[column - 1]
    return tuple(column_of(each, words) for each in names[stub:])


def _years(header: Sequence[_Line], stub: int) -> list[Atom]:
    return [atom for line in header for field in line.fields[stub:] for atom in field.atoms if is_year(atom)]


def _squeezed(line: _Line, stub: int) -> str:
    return _WHITE.sub("", "|".join(line.words[stub:]))
