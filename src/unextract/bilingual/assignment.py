"""Minimum-cost assignment, exact, over sparse candidates.

The candidates fall into connected components of a few dozen at most, for which
the O(n³) shortest augmenting paths of Kuhn and Munkres with potentials (R.
Jonker, A. Volgenant, "A shortest augmenting path algorithm for dense and sparse
linear assignment problems", Computing 38, 1987) take milliseconds in plain
Python. SciPy's solver does the same and would add 210 MB to the installation.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

_INFINITE = float("inf")
Edges = Mapping[tuple[int, int], float]
"""The gain of pairing a row with a column; a pair that is not there is impossible."""


def assign(gains: Edges) -> list[tuple[int, int]]:
    """The pairs (row, column), each row and column at most once, with the greatest sum of `gains`.

    Pairs without a positive gain are never made. Sorted by row.

    >>> assign({(0, 0): 3.0, (0, 1): 2.0, (1, 0): 2.5})
    [(0, 1), (1, 0)]
    """
    useful = {pair: gain for pair, gain in gains.items() if gain > 0}
    return sorted(pair for component in _components(useful) for pair in _solve(component))


def _components(gains: Edges) -> Iterator[dict[tuple[int, int], float]]:
    """The candidates that compete with one another, group by group."""
    of_row: dict[int, list[int]] = defaultdict(list)
    of_column: dict[int, list[int]] = defaultdict(list)
    for row, column in gains:
        of_row[row].append(column)
        of_column[column].append(row)
    seen: set[int] = set()
    for first in of_row:
        if first in seen:
            continue
        seen.add(first)
        rows, waiting = [], [first]
        while waiting:
            row = waiting.pop()
            rows.append(row)
            for column in of_row[row]:
                for other in of_column.pop(column, ()):
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
        yield {(row, column): gains[row, column] for row in sorted(rows) for column in of_row[row]}


def _solve(gains: Edges) -> Iterator[tuple[int, int]]:
    """The best pairs of one component: each row also has a column of its own, which pairs it with nothing."""
    if len(gains) == 1:
        yield from gains
        return
    rows = sorted({row for row, _ in gains})
    columns = sorted({column for _, column in gains})
    place = {column: position for position, column in enumerate(columns)}
    width = len(columns) + len(rows)
    costs = [[_INFINITE] * width for _ in rows]
    for position, row in enumerate(rows):
        costs[position][len(columns) + position] = 0.0
        for column in columns:
            if (row, column) in gains:
                costs[position][place[column]] = -gains[row, column]
    for position, chosen in enumerate(_cheapest(costs)):
        if chosen < len(columns):
            yield rows[position], columns[chosen]


def _cheapest(costs: list[list[float]]) -> list[int]:
    """For each row of a matrix with at least as many columns the column it gets; the sum is least."""
    height, width = len(costs), len(costs[0])
    row_potential, column_potential = [0.0] * height, [0.0] * width
    owner = [-1] * width
    for new_row in range(height):
        least = [_INFINITE] * width
        came_from = [-1] * width
        done = [False] * width
        row, column = new_row, -1
        while True:
            best, following = _INFINITE, -1
            line, potential = costs[row], row_potential[row]
            for candidate in range(width):
                if done[candidate]:
                    continue
                reduced = line[candidate] - potential - column_potential[candidate]
                if reduced < least[candidate]:
                    least[candidate], came_from[candidate] = reduced, column
                if least[candidate] < best:
                    best, following = least[candidate], candidate
            for candidate in range(width):
                if done[candidate]:
                    row_potential[owner[candidate]] += best
                    column_potential[candidate] -= best
                else:
                    least[candidate] -= best
            row_potential[new_row] += best
            column = following
            done[column] = True
            if owner[column] < 0:
                break
            row = owner[column]
        while column >= 0:
            previous = came_from[column]
            owner[column] = owner[previous] if previous >= 0 else new_row
            column = previous
    found = [-1] * height
    for column, row in enumerate(owner):
        if row >= 0:
            found[row] = column
    return found
