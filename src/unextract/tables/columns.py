"""How many columns the rows have, and which neighbours are one grouped number.

`2 752.4 3 667.9 424.7` is three cells or five. What decides: the other rows,
and the arithmetic that the rows of a table share (a total, a difference, a
percentage).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, islice, pairwise

from unextract.tables.relations import Relation, holding, holds
from unextract.tables.tokens import Atom, join, may_join

# Ways of cutting one row that are tried; a row with more is cut the plainest way.
MOST_WAYS = 400
# With fewer rows that can be cut one way only, all rows are asked what their columns have in common.
_FEWEST_CERTAIN = 2
# A percentage above this in a table is two cells read as one.
_HIGHEST_PERCENT = 1000
# Rows of more columns that lack cells keep them at the left: the ways to place them grow too many.
_MOST_PLACED = 12


def count_columns(rows: Sequence[Sequence[Atom]]) -> int:
    """The number of cells that most rows can have; of several, the one that groups every number it can."""
    votes: Counter[int] = Counter()
    for atoms in rows:
        fewest, most = _range(atoms)
        votes.update(dict.fromkeys(range(fewest, most + 1), 4))
        votes[fewest] += 1
    if not votes:
        return 0
    return max(votes, key=lambda cells: (votes[cells], -cells))


def fits(atoms: Sequence[Atom], columns: int) -> bool:
    """The row can be read as `columns` cells."""
    fewest, most = _range(atoms)
    return fewest <= columns <= most


def cut(
    rows: Sequence[Sequence[Atom]], columns: int
) -> tuple[list[tuple[Atom, ...]], list[bool], list[Relation]]:
    """Every row as cells, whether there was no other way to cut it, and the relations between columns.

    A row that cannot have `columns` cells is cut the plainest way.
    """
    ways = [list(_ways(atoms, columns)) for atoms in rows]
    certain = [way[0] for way in ways if len(way) == 1 and len(way[0]) == columns]
    if len(certain) < _FEWEST_CERTAIN:
        certain = [way[0] for way in ways if len(way[0]) == columns]
    relations = holding([tuple(_values(cells)) for cells in certain], columns)
    percents = percent_columns(certain, columns)
    chosen = []
    sure = []
    for way in ways:
        ranks = ((_rank(cells, relations, percents), -at) for at, cells in enumerate(way))
        ranked = sorted(ranks, reverse=True)
        chosen.append(way[-ranked[0][1]])
        sure.append(len(ranked) == 1 or ranked[0][0] > ranked[1][0])
    return chosen, sure, relations


def _range(atoms: Sequence[Atom]) -> tuple[int, int]:
    can, must = _joins(atoms)
    remarks = 0
    while remarks < len(atoms) and atoms[-1 - remarks].form in ("words", "blank"):
        remarks += 1
    return len(atoms) - len(can) - remarks, len(atoms) - len(must)


def _joins(atoms: Sequence[Atom]) -> tuple[list[int], list[int]]:
    """Places at which an atom can be the next group of the number before it, and where it must be."""
    can: list[int] = []
    must: list[int] = []
    for at, (left, right) in enumerate(pairwise(atoms), 1):
        chained = at - 1 in can and left.literal.isdecimal() and may_join(left._replace(literal="1"), right)
        if chained or may_join(left, right):
            can.append(at)
            if right.literal.startswith("0") and right.literal != "0":
                must.append(at)
    return can, must


def _ways(atoms: Sequence[Atom], columns: int) -> Iterable[tuple[Atom, ...]]:
    """Every reading of the row as `columns` cells, else the one that groups all it can."""
    can, must = _joins(atoms)
    optional = [at for at in can if at not in must]
    wanted = len(atoms) - columns - len(must)
    if not 0 <= wanted <= len(optional):
        yield _joined(atoms, frozenset(can))
        return
    any_way = False
    for some in islice(combinations(optional, wanted), MOST_WAYS):
        cells = _joined(atoms, frozenset((*some, *must)))
        if all(_is_possible(cell) for cell in cells):
            any_way = True
            yield cells
    if not any_way:
        yield _joined(atoms, frozenset(can))


def _joined(atoms: Sequence[Atom], joins: frozenset[int]) -> tuple[Atom, ...]:
    cells: list[Atom] = []
    for at, atom in enumerate(atoms):
        if at in joins:
            cells[-1] = join(cells[-1], atom)
        else:
            cells.append(atom)
    return tuple(cells)


def _is_possible(cell: Atom) -> bool:
    """No group of three that begins with 0 opens a number, and only the first group is shorter."""
    groups = cell.literal.split(" ")
    whole = all("." not in group for group in groups[:-1])
    return len(groups) == 1 or (whole and not groups[0].startswith("0"))


def _values(cells: Iterable[Atom]) -> Iterable[float | None]:
    return (None if cell.value is None else float(cell.value) for cell in cells)


def percent_columns(rows: Sequence[Sequence[Atom]], columns: int) -> list[bool | None]:
    """For each column whether its cells are percentages; None where no row tells."""
    result: list[bool | None] = []
    for column in range(columns):
        forms = {
            row[column].form == "percent"
            for row in rows
            if len(row) == columns and row[column].value is not None
        }
        result.append(forms.pop() if len(forms) == 1 else None)
    return result


def _rank(
    cells: Sequence[Atom], relations: Sequence[Relation], percents: Sequence[bool | None]
) -> tuple[int, int, int]:
    values = list(_values(cells))
    absurd = sum(cell.form == "percent" and (cell.value or 0) > _HIGHEST_PERCENT for cell in cells)
    agreeing = sum(
        expected is not None and cell.form != "empty" and (cell.form == "percent") is expected
        for cell, expected in zip(cells, percents, strict=False)
    )
    fulfilled = sum(holds(relation, values) for relation in relations) if len(values) == len(percents) else 0
    # numbers of one row are of like size: the widest spread of digits is the least likely
    longest = max((len(cell.literal.replace(" ", "").split(".")[0]) for cell in cells), default=0)
    return (fulfilled - 3 * absurd, agreeing, -longest)


def place(cells: Sequence[Atom], percents: Sequence[bool | None]) -> list[Atom | None]:
    """The cells of a row under its columns; one that lacks some keeps order and percent signs in line.

    Cells beyond the last column stay behind it.
    """
    missing = len(percents) - len(cells)
    if missing <= 0 or len(percents) > _MOST_PLACED:
        return list(cells)

    def agreement(columns: Sequence[int]) -> int:
        return sum(
            percents[column] is not None and (cell.form == "percent") is percents[column]
            for column, cell in zip(columns, cells, strict=True)
        )

    best = max(combinations(range(len(percents)), len(cells)), key=agreement)
    placed: list[Atom | None] = [None] * len(percents)
    for column, cell in zip(best, cells, strict=True):
        placed[column] = cell
    return placed
