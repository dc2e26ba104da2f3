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
# A percentage above this in a table is two cells read as one.
_HIGHEST_PERCENT = 1000


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


def cut(rows: Sequence[Sequence[Atom]], columns: int) -> tuple[list[tuple[Atom, ...]], list[bool], list[Relation]]:
    """Every row as cells, whether there was no other way to cut it, and the relations between columns.

    A row that cannot have `columns` cells is cut the plainest way.
    """
    ways = [list(islice(_ways(atoms, columns), MOST_WAYS)) for atoms in rows]
    certain = [tuple(_values(way[0])) for way in ways if len(way) == 1 and len(way[0]) == columns]
    relations = holding(certain, columns)
    if not relations and len(certain) < 2:
        guesses = [tuple(_values(_plainest(way))) for way in ways if len(_plainest(way)) == columns]
        relations = holding(guesses, columns)
    percents = _percent_columns([way[0] for way in ways if len(way) == 1 and len(way[0]) == columns], columns)
    chosen = []
    sure = []
    for way in ways:
        ranked = sorted(((_rank(cells, relations, percents), -at) for at, cells in enumerate(way)), reverse=True)
        chosen.append(way[-ranked[0][1]])
        sure.append(len(ranked) == 1 or ranked[0][0] > ranked[1][0])
    return chosen, sure, relations


def _range(atoms: Sequence[Atom]) -> tuple[int, int]:
    can, must = _joins(atoms)
    return len(atoms) - len(can), len(atoms) - len(must)


def _joins(atoms: Sequence[Atom]) -> tuple[list[int], list[int]]:
    """Places at which an atom can be the next group of the number before it, and where it must be."""
    can: list[int] = []
    must: list[int] = []
    for at, (left, right) in enumerate(pairwise(atoms), 1):
        if may_join(left, right) or (at - 1 in can and right.near and may_join(left._replace(literal="1"), right)):
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
    for some in combinations(optional, wanted):
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
    return len(groups) == 1 or (not groups[0].startswith("0") and all("." not in group for group in groups[:-1]))


def _plainest(ways: Sequence[tuple[Atom, ...]]) -> tuple[Atom, ...]:
    return ways[0]


def _values(cells: Iterable[Atom]) -> Iterable[float | None]:
    return (None if cell.value is None else float(cell.value) for cell in cells)


def _percent_columns(rows: Sequence[Sequence[Atom]], columns: int) -> list[bool | None]:
    """For each column whether its cells are percentages; None where no row tells."""
    result: list[bool | None] = []
    for column in range(columns):
        forms = {row[column].form == "percent" for row in rows if row[column].form != "empty"}
        result.append(forms.pop() if len(forms) == 1 else None)
    return result


def _rank(cells: Sequence[Atom], relations: Sequence[Relation], percents: Sequence[bool | None]) -> tuple[int, int, int]:
    values = list(_values(cells))
    absurd = sum(cell.form == "percent" and cell.value is not None and cell.value > _HIGHEST_PERCENT for cell in cells)
    agreeing = sum(
        expected is not None and cell.form != "empty" and (cell.form == "percent") is expected
        for cell, expected in zip(cells, percents, strict=False)
    )
    fulfilled = sum(holds(relation, values) for relation in relations) if len(values) == len(percents) else 0
    # numbers of one row are of like size: the widest spread of digits is the least likely
    longest = max((len(cell.literal.replace(" ", "").split(".")[0]) for cell in cells), default=0)
    return (fulfilled - 3 * absurd, agreeing, -longest)
