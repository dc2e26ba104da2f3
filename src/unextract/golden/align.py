"""Two sequences laid side by side in order, so that the likest items face each other."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Left = TypeVar("Left")
Right = TypeVar("Right")


def align(
    left: Sequence[Left],
    right: Sequence[Right],
    likeness: Callable[[Left, Right], float],
    skipping: Sequence[float] | None = None,
) -> list[tuple[int | None, int | None]]:
    """Pairs of positions in order, None where an item has no counterpart.

    The pairing has the greatest sum of `likeness`; items whose likeness is 0 or
    less never face each other (Needleman and Wunsch, 1970). `skipping[i]` is
    what it costs to leave an item of `right` alone before `left[i]`, the last
    one after all of `left`; nothing when it is not given.

    >>> align("abd", "acd", lambda a, b: float(a == b))
    [(0, 0), (1, None), (None, 1), (2, 2)]
    """
    costs = skipping or [0.0] * (len(left) + 1)
    scores = [[max(0.0, likeness(a, b)) for b in right] for a in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for j in range(len(right) - 1, -1, -1):
        best[-1][j] = best[-1][j + 1] - costs[-1]
    for i in range(len(left) - 1, -1, -1):
        row, below, likenesses, cost = best[i], best[i + 1], scores[i], costs[i]
        row[-1] = below[-1]
        for j in range(len(right) - 1, -1, -1):
            faced = below[j + 1] + likenesses[j] if likenesses[j] > 0 else below[j]
            row[j] = max(faced, below[j], row[j + 1] - cost)
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if scores[i][j] > 0 and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    pairs += [(k, None) for k in range(i, len(left))]
    pairs += [(None, k) for k in range(j, len(right))]
    return pairs
