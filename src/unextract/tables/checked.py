"""The printed totals of a table as checks of the report against itself."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from unextract.records import Check, CheckKind
from unextract.rows import Row
from unextract.tables.model import Table


def total_checks(table: Table, cell_rows: Sequence[Row]) -> Iterator[Check]:
    """A check for every total of `table` that is a figure; `cell_rows` are the rows of its cells.

    A total may be checked twice, as the sum of what stands above it and of what
    stands beside it.
    """
    cells = {(row["row"], row["column"]): row for row in cell_rows}
    for total in table.checks:
        cell = cells.get((total.row + 1, total.column + 1))
        parts = [cells[at] for row, column in total.parts if (at := (row + 1, column + 1)) in cells]
        if cell is None or cell["figure_id"] is None or len(parts) < len(total.parts):
            continue
        yield Check(
            check_id=f"{cell['figure_id']}:{CheckKind.TABLE_TOTAL}:{total.direction}",
            document_id=cell["document_id"],
            segment_id=cell["segment_id"],
            kind=CheckKind.TABLE_TOTAL,
            holds=total.holds,
            stated=cell["value"],
            computed=sum((part["value"] for part in parts), Decimal(0)),
            unit=cell["unit"],
            figure_id=cell["figure_id"],
            part_ids=tuple(part["figure_id"] for part in parts if part["figure_id"] is not None),
        )
