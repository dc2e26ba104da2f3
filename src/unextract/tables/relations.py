"""Arithmetic that the rows of a table share: one column is the sum, difference or ratio of others."""

from collections.abc import Sequence
from itertools import permutations
from typing import Literal, NamedTuple

Value = float | None
# Percentages are printed whole or to one place; what they come from is rounded too.
_PERCENT_TOLERANCE = 0.55
# Differences and ratios are looked for in tables of so many columns: the search is cubic.
_MOST_COLUMNS = 8
# Tables of more columns are a mistake; no relation is looked for in them.
_WIDEST = 40
_FEWEST_ROWS = 2


class Relation(NamedTuple):
    """What column `result` is of columns a and b.

    sum: of columns a to b - 1; difference: b - a; ratio: 100 a / b; growth: from a to b in per cent.
    """

    kind: Literal["sum", "difference", "ratio", "growth"]
    result: int
    a: int
    b: int


def holding(rows: Sequence[Sequence[Value]], columns: int) -> list[Relation]:
    """The relations that hold in every row of `rows` and mean something in at least two.

    `rows` hold `columns` values each, None for an empty cell.
    """
    if len(rows) < _FEWEST_ROWS or columns > _WIDEST:
        return []
    found = []
    for relation in _possible(columns):
        telling = 0
        for row in rows:
            if not _speaks(relation, row):
                continue
            if not holds(relation, row):
                break
            telling += 1
        else:
            if telling >= _FEWEST_ROWS:
                found.append(relation)
    return found


def holds(relation: Relation, row: Sequence[Value]) -> bool:
    """The relation is true of the row; an empty cell counts as nothing."""
    result = row[relation.result] or 0.0
    if relation.kind == "sum":
        parts = row[relation.a : relation.b]
        return abs(sum(part or 0.0 for part in parts) - result) <= tolerance(result, len(parts))
    a, b = row[relation.a] or 0.0, row[relation.b] or 0.0
    if relation.kind == "difference":
        return abs(b - a - result) <= tolerance(result, 2)
    if relation.kind == "ratio":
        return b != 0 and abs(100 * a / b - result) <= _PERCENT_TOLERANCE
    return a != 0 and abs(100 * (b - a) / a - result) <= _PERCENT_TOLERANCE


def tolerance(value: float, parts: int) -> float:
    """What rounding may add up to: half of the last place for each of `parts` and the result.

    Whole numbers are counted, not rounded; others are printed to one place at least.
    """
    return 1e-9 if value == int(value) else 0.05 * (parts + 1) + 1e-6


def _possible(columns: int) -> list[Relation]:
    relations = [
        Relation("sum", result, a, result) for result in range(2, columns) for a in range(result - 1)
    ]
    relations += [Relation("sum", 0, 1, b) for b in range(3, columns + 1)]
    if columns > _MOST_COLUMNS:
        return relations
    others = list(permutations(range(columns), 3))
    relations += [Relation("difference", *triple) for triple in others]
    relations += [Relation("ratio", *triple) for triple in others]
    relations += [Relation("growth", *triple) for triple in others]
    return relations


def _speaks(relation: Relation, row: Sequence[Value]) -> bool:
    """The row can confirm or refute the relation: it has the values, and more than one of them counts."""
    if relation.kind == "sum":
        return sum(1 for part in row[relation.a : relation.b] if part) >= 2
    return bool(row[relation.a]) and bool(row[relation.b]) and row[relation.result] is not None
