"""Columns that a converter made two of: heads in one, values in the other."""

from collections.abc import Sequence

from unextract.records import CellSpans


def fused(rows: Sequence[Sequence[CellSpans]]) -> list[list[CellSpans]]:
    """The rows, all of one width, neighbouring columns as one where no row fills both.

    The first column names the rows and stays.
    """
    width = max(map(len, rows))
    padded = [[*row, *[()] * (width - len(row))] for row in rows]
    merged = [row[:1] for row in padded]
    for column in range(1, width):
        joins = column > 1 and not any(
            row[-1] and cells[column] for row, cells in zip(merged, padded, strict=True)
        )
        for row, cells in zip(merged, padded, strict=True):
            if joins:
                row[-1] = row[-1] or cells[column]
            else:
                row.append(cells[column])
    return merged
