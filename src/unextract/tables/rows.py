"""The rows of a table: their values, the text around them, and what of it is their label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from unextract.tables.fields import Fields, fields_of, label_fields, parsed_fields
from unextract.tables.lines import Piece
from unextract.tables.tokens import Atom, Parsed, is_year, parse
from unextract.tables.words import YEAR, TableWords

_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_YEAR = re.compile(YEAR)
_WHITE = re.compile(r"\s+")
_FOOTNOTE_LETTER = re.compile(r"(?<=[^\x00-\x7f]) ?[a-z](?:[,，][a-z])*$| ?\b[a-z]/$")
# A blank beside a Chinese character parts lines, not words.
_LOOSE_BLANK = re.compile(r"(?<=[^\x00-\x7f]) +(?=[^\x00-\x7f(])|(?<=[(（]) +| +(?=[)）])")
# Lines of so large a part of the longest label are full: the next one continues them.
_FULL = 0.7
# Rows are numbered when so many of their labels open with a number.
_NUMBERED = 0.7
_UNNUMBERED = ("plain", "lead", "heading")
# After so many characters text is no label.
LONGEST_LABEL = 160


class Part(NamedTuple):
    """A stretch of text before the values of a row; `beside` says that it shares their line.

    `newlines` is 0 for a field of its own behind another one.
    """

    start: int
    end: int
    newlines: int
    text: str
    number: re.Match[str] | None
    beside: bool = False


@dataclass(slots=True)
class RawRow:
    """Values in a row, and all the text since the row before."""

    parts: list[Part]
    atoms: list[Atom] = field(default_factory=list)


class Label(NamedTuple):
    """What a row is called: its own words and, outermost first, those of the groups it is in.

    `note` is the bracket (2021 年) that dates its group; `total` says what the
    row sums up: "all", "group", or "" for nothing.
    """

    text: str
    parents: tuple[str, ...]
    note: tuple[int, int] | None = None
    total: str = ""

    @property
    def path(self) -> str:
        """Groups and label in one: `A > B`; a group that ends in a colon leads into what follows."""
        return joined((*self.parents, self.text))


def joined(names: Sequence[str]) -> str:
    """Names of groups and their member as one: a colon leads on, else ` > ` does."""
    result = ""
    for name in names:
        if name:
            result += ("" if not result or result[-1] in "：:" else " > ") + name
    return result


def gather(
    text: str, pieces: Sequence[Piece], fields: Fields, words: TableWords, turned: bool
) -> tuple[list[RawRow], list[Part]]:
    """The rows of values in order with the text before each, and the text after the last.

    `fields` are those of the pieces that are lines of their own.
    """
    parsed = _parsed(text, pieces, fields, words, turned)
    opens = [each for each in parsed if not each.words and len(each.atoms) > 1]
    by_year = len(opens) > 1 and all(is_year(each.atoms[0]) for each in opens)
    rows: list[RawRow] = []
    pending: list[Part] = []
    current: RawRow | None = None
    for piece, found in zip(pieces, parsed, strict=True):
        if by_year and not found.words and len(found.atoms) > 1:
            start, end = found.atoms[0].start, found.atoms[0].end
            pending.append(Part(start, end, piece.newlines, text[start:end], None, True))
            found = found._replace(atoms=found.atoms[1:])
            current = None
        if found.leading:
            current = current or _opened(rows, pending)
            current.atoms.extend(found.leading)
        for part in _parts(text, piece, found, words):
            if current is None or not _repeats(current, part, found):
                current = None
                _append(text, pending, part, words)
        current = _noted(text, piece, found, current, pending)
        if found.atoms:
            if current is None:
                current = _opened(rows, pending)
                pending = []
            current.atoms.extend(found.atoms)
        if current is not None:
            pending = []
    return rows, pending


def _parsed(
    text: str, pieces: Sequence[Piece], known: Fields, words: TableWords, turned: bool
) -> list[Parsed]:
    fields = {piece: known[piece] for piece in pieces if piece in known}
    fields |= fields_of(text, [piece for piece in pieces if piece not in known], words)
    labels_of = label_fields(list(fields.values())) if fields else 0
    return [
        parsed_fields(text, fields[piece], labels_of)
        if piece in fields
        else parse(text, piece, words, turned)
        for piece in pieces
    ]


def _opened(rows: list[RawRow], pending: Sequence[Part]) -> RawRow:
    rows.append(RawRow(list(pending)))
    return rows[-1]


def _noted(
    text: str, piece: Piece, found: Parsed, current: RawRow | None, pending: list[Part]
) -> RawRow | None:
    """Brackets alone belong to the value before them, else to the label they follow."""
    for start, end in found.notes:
        if current is not None and current.atoms and not found.words:
            if current.atoms[-1].note is None:
                current.atoms[-1] = current.atoms[-1]._replace(note=(start, end))
            continue
        pending.append(Part(start, end, piece.newlines, clean(text[start:end]), None))
    return current


def _parts(text: str, piece: Piece, found: Parsed, words: TableWords) -> Iterator[Part]:
    """The texts of a piece; those in fields of their own have no line break before them."""
    for at, (start, end) in enumerate(found.words):
        plain = clean(text[start:end])
        newlines = 0 if at else piece.newlines
        yield Part(start, end, newlines, plain, words.outline.match(plain), bool(found.atoms))


def _append(text: str, pending: list[Part], part: Part, words: TableWords) -> None:
    """Add a part; a number or bullet that stood alone takes it in."""
    if pending and pending[-1].number is not None and pending[-1].number.end() == len(pending[-1].text):
        before = pending.pop()
        plain = clean(text[before.start : part.end])
        part = Part(before.start, part.end, before.newlines, plain, words.outline.match(plain), part.beside)
    pending.append(part)


def _repeats(row: RawRow, part: Part, found: Parsed) -> bool:
    """Words that only say again how the label of an unfinished row ends: 预算的 15% … 预算的 20%."""
    if not found.atoms or not row.parts or not row.atoms:
        return False
    return _WHITE.sub("", row.parts[-1].text).endswith(_WHITE.sub("", part.text))


def clean(words: str) -> str:
    """The words with single blanks between them, and none between Chinese characters."""
    words = " ".join(words.split())
    if not words.isascii() or "( " in words or " )" in words:
        words = _LOOSE_BLANK.sub("", words)
    return words


@dataclass(slots=True)
class Group:
    """A label that others may stand below."""

    scheme: str
    text: str
    has_values: bool
    note: tuple[int, int] | None = None
    number: str = ""


def unstacked(rows: Sequence[RawRow], columns: int) -> list[RawRow]:
    """The rows, those that hold several rows of values without a label between parted.

    A note behind the last value of a full row belongs to the row that follows
    where its like do: `90 (2031) 130` `(2030) 138 …`.
    """
    parted: list[RawRow] = []
    for row in rows:
        while len(row.atoms) > columns and row.atoms[-1].form in ("words", "blank"):
            row.atoms.pop()  # a remark behind the last column
        count = len(row.atoms)
        if columns < 2 or count < 2 * columns or count % columns or any(atom.near for atom in row.atoms[1:]):
            parted.append(row)
            continue
        atoms = list(row.atoms)
        for at in range(columns, count, columns):
            before, after = atoms[at - 1], atoms[at]
            if before.note is not None and after.note is None and atoms[at - columns].note is not None:
                atoms[at - 1], atoms[at] = before._replace(note=None), after._replace(note=before.note)
        parted.append(RawRow(row.parts, atoms[:columns]))
        parted += [RawRow([], atoms[at : at + columns]) for at in range(columns, count, columns)]
    return parted


def labels(
    rows: Sequence[RawRow], trailing: Sequence[Part], words: TableWords, turned: bool
) -> tuple[list[Label], list[Part]]:
    """The label of every row, and the parts that open a label or group with a number."""
    stack: list[Group] = []
    found: list[Label] = []
    numbered: list[Part] = []
    lengths = [len(part.text) for row in rows for part in row.parts]
    longest = max((length for length in lengths if length < LONGEST_LABEL), default=1)
    gaps = [list(row.parts) for row in rows]
    for at, gap in enumerate(gaps):
        following = gaps[at + 1] if at + 1 < len(gaps) else []
        leading, groups = _split(gap, following, longest, turned)
        numbered += [group[0] for group in groups if group[0].number is not None]
        if leading and found and not found[-1].text:
            found[-1] = found[-1]._replace(text=_named(leading)[0])
        elif leading and found and (turned or _opens_group(leading, groups)):
            groups = [*_runs(leading, longest, turned), *groups]
        elif leading and found:
            found[-1] = _continued(found[-1], stack, leading, words)
        for group in groups[:-1]:
            place_group(stack, group, has_values=False)
        if not groups:
            found.append(Label("", ()))
            continue
        found.append(labelled(stack, groups[-1], words))
    last = [part for part in trailing if part.number is None and not words.note.match(part.text)]
    if found and last and _is_numbered(gaps) and len(last) == len(trailing) and not _ends(last[-1].text):
        found[-1] = _continued(found[-1], stack, last, words)
    return found, numbered


def _split(
    gap: Sequence[Part], following: Sequence[Part], longest: int, turned: bool
) -> tuple[list[Part], list[list[Part]]]:
    """The text before the first number, and the labels after it, the last one the row's own."""
    leading: list[Part] = []
    groups: list[list[Part]] = []
    for part in gap:
        bracket = _BRACKET.fullmatch(part.text) is not None
        if part.number is not None:
            groups.append([part])
        elif bracket and (groups or leading):
            (groups[-1] if groups else leading).append(part)
        elif groups and (
            turned
            or not part.newlines
            or _ends(groups[-1][-1].text)
            or (part.beside and _is_child(following))
        ):
            groups.append([part])
        elif groups:
            groups[-1].append(part)
        else:
            leading.append(part)
    if leading and not groups:
        groups = list(_runs(leading, longest, turned))
        leading = []
    return leading, groups


def _runs(parts: Sequence[Part], longest: int, turned: bool) -> Iterator[list[Part]]:
    """Unnumbered lines as labels: a full line reads on, a short one or one that ends in a colon does not."""
    run: list[Part] = []
    for part in parts:
        bracket = _BRACKET.fullmatch(part.text) is not None
        if (
            run
            and not bracket
            and (turned or not part.newlines or _ends(run[-1].text) or len(run[-1].text) < _FULL * longest)
        ):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _ends(text: str) -> bool:
    return text.endswith(("：", ":"))


def _is_child(following: Sequence[Part]) -> bool:
    """An unnumbered label below a numbered one is a row of its own where the next row has no number."""
    return bool(following) and following[0].number is None and following[0].beside


def _opens_group(leading: Sequence[Part], groups: Sequence[Sequence[Part]]) -> bool:
    """Unnumbered text that ends in a colon, or before numbers from 1 on, names the group of what follows."""
    number = groups[0][0].number
    named = [part for part in leading if _BRACKET.fullmatch(part.text) is None]
    if named and _ends(named[-1].text):
        return True
    return number is not None and number["flat"] == "1"


def _continued(label: Label, stack: list[Group], parts: Sequence[Part], words: TableWords) -> Label:
    """The label with the lines that the converter put below its values.

    Where the label is complete (it ends in what is counted: …占比, …数目), they
    are the rest of its group's.
    """
    if label.total or any(words.note.match(part.text) for part in parts):
        return label
    text = "".join(part.text for part in parts)
    group = stack[-2] if len(stack) > 1 and label.parents and stack[-2].text == label.parents[-1] else None
    if group is not None and _is_complete(label.text, words):
        group.text = clean(f"{group.text} {text}")
        return label._replace(parents=(*label.parents[:-1], group.text))
    if len(label.text) + len(text) > LONGEST_LABEL:
        return label
    return label._replace(text=clean(f"{label.text} {text}"))


def _is_complete(text: str, words: TableWords) -> bool:
    percent = words.percent.search(text)
    return words.counting.search(text) is not None or (percent is not None and percent.end() == len(text))


def _is_numbered(gaps: Sequence[Sequence[Part]]) -> bool:
    filled = [gap for gap in gaps if gap]
    numbered = sum(any(part.number is not None for part in gap) for gap in filled)
    return bool(filled) and numbered >= _NUMBERED * len(filled)


def _named(group: Sequence[Part]) -> tuple[str, tuple[int, int] | None]:
    """The words of a label and the bracket with a year that stands below them."""
    note = next(
        ((p.start, p.end) for p in group[1:] if _BRACKET.fullmatch(p.text) and _YEAR.search(p.text)), None
    )
    text = clean(" ".join(p.text for p in group if note is None or p.start != note[0]))
    return _FOOTNOTE_LETTER.sub("", text).rstrip("。"), note


def labelled(stack: list[Group], group: Sequence[Part], words: TableWords) -> Label:
    """The label that `group` gives to a row of values below the groups of `stack`, which it joins."""
    text, _ = _named(group)
    if words.subtotal.match(text):
        while stack and stack[-1].has_values:
            stack.pop()
        names = tuple(above.text for above in stack)
        if stack and stack[-1].scheme in _UNNUMBERED and words.subtotal.fullmatch(text):
            stack.pop()  # what is summed up is over; `Subtotal recurring` sums up less
        return Label(text, names, total="group")
    if words.total.match(text):
        stack.clear()
        return Label(text, (), total="all")
    if text in words.restating and stack and stack[-1].has_values:
        return Label(text, tuple(_unbulleted(above) for above in stack))
    place_group(stack, group, has_values=True)
    own = stack[-1]
    parents = [above for at, above in enumerate(stack[:-1]) if _is_above(above, own, stack[at + 1 : -1])]
    note = own.note or next((above.note for above in reversed(parents) if above.note), None)
    return Label(_unbulleted(own), tuple(_unbulleted(above) for above in parents), note)


def _is_above(above: Group, own: Group, between: Sequence[Group]) -> bool:
    """A group holds what follows; a row with values what a bullet, or its number and no nearer one, names."""
    if not above.has_values or own.scheme == "bullet":
        return not above.has_values or not between
    nearer = any(group.number == above.number for group in between)
    return above.number != "" and own.number.startswith(f"{above.number}.") and not nearer


def _unbulleted(group: Group) -> str:
    return group.text[1:].lstrip() if group.scheme == "bullet" else group.text


def place_group(stack: list[Group], group: Sequence[Part], has_values: bool) -> None:
    """Put a label where its numbering belongs: below the last of a wider scheme, in place of its like."""
    text, note = _named(group)
    scheme = _scheme(group[0])
    if scheme == "plain" and not has_values:
        scheme = "lead" if _ends(text) else "heading"
    schemes = [above.scheme for above in stack]
    cut = schemes.index(scheme) if scheme in schemes else len(stack)
    if scheme in ("lead", "heading") and "plain" in schemes:
        cut = min(cut, schemes.index("plain"))
    if scheme in _UNNUMBERED and "bullet" in schemes:  # the bullets are over, and so is what led into them
        bullets = schemes.index("bullet")
        cut = min(cut, bullets - 1 if bullets and schemes[bullets - 1] in _UNNUMBERED else bullets)
    del stack[cut:]
    number = group[0].number
    stack.append(Group(scheme, text, has_values, note, "" if number is None else _number_of(number)))


def _number_of(number: re.Match[str]) -> str:
    return number["of"] or number["deep"] or number["flat"] or ""


def _scheme(part: Part) -> str:
    if part.number is None:
        return "plain"
    kind = part.number.lastgroup or "plain"
    if kind == "of":
        return part.number["group"]
    if kind == "deep":
        return f"deep{part.number['deep'].count('.')}"
    return kind
