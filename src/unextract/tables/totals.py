"""Whether the totals that a table prints are the sums of what stands above them or beside them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from unextract.tables.relations import Relation, tolerance


class SumRow(NamedTuple):
    """The values of a row, None for an empty cell or one that is no summand (a percentage).

    `total` is what the row sums up: "all", "group", or "" for a row that sums
    up nothing; `group` names the group it stands in.
    """

    values: tuple[Decimal | None, ...]
    total: str = ""
    group: tuple[str, ...] = ()


Place = tuple[int, int]
"""Row and column of a cell."""


class Check(NamedTuple):
    """A printed total in (row, column), the sum of its parts, and whether they agree within rounding.

    `parts` are the places of what was summed up. Rows and columns count from 0.
    """

    row: int
    column: int
    direction: Literal["rows", "columns"]
    stated: Decimal
    computed: Decimal
    holds: bool
    parts: tuple[Place, ...] = ()


def check_totals(rows: Sequence[SumRow]) -> list[Check]:
    """Each total below its parts, column by column; two parts at least.

    A subtotal sums up the rows of its group, a total all rows since the last
    total, subtotals in place of the rows they sum up.
    """
    checks: list[Check] = []
    open_rows: list[int] = []
    for at, row in enumerate(rows):
        if not row.total:
            open_rows.append(at)
            continue
        parts = [part for part in open_rows if row.total == "all" or _in_group(rows[part], row)]
        checks += _best(rows, at, parts)
        open_rows = [part for part in open_rows if part not in parts] + [at]
        if row.total == "all":
            open_rows = []
    if open_rows and rows[0].total and not checks:
        checks += _best(rows, 0, [at for at in range(1, len(rows)) if not rows[at].total])
    return checks


def check_columns(rows: Sequence[SumRow], relations: Sequence[Relation]) -> list[Check]:
    """Each total beside its parts, for the columns that sum up others."""
    checks = []
    for relation in relations:
        if relation.kind != "sum":
            continue
        for at, row in enumerate(rows):
            stated = row.values[relation.result] if relation.result < len(row.values) else None
            columns = range(relation.a, min(relation.b, len(row.values)))
            parts = {(at, column): part for column in columns if (part := row.values[column]) is not None}
            if stated is not None and len(parts) > 1:
                checks.append(_check(at, relation.result, "columns", stated, parts))
    return checks


def _in_group(part: SumRow, total: SumRow) -> bool:
    return not total.group or part.group[: len(total.group)] == total.group


def _best(rows: Sequence[SumRow], at: int, parts: Sequence[int]) -> list[Check]:
    """The checks of a total over its parts; where one fails, without those parts that another sums up."""
    checks = list(_checked(rows, at, parts))
    if all(check.holds for check in checks):
        return checks
    folded = list(_checked(rows, at, _folded(rows, parts)))
    return folded if folded and all(check.holds for check in folded) else checks


def _folded(rows: Sequence[SumRow], parts: Sequence[int]) -> list[int]:
    """The parts without those that a neighbour sums up: the rows right above it or right below it."""
    kept = list(parts)
    for at in parts:
        for step in (-1, 1):
            place = kept.index(at) if at in kept else -1
            run: list[int] = []
            while place >= 0 and 0 <= place + step * (len(run) + 1) < len(kept):
                run.append(kept[place + step * (len(run) + 1)])
                if len(run) > 1 and (sums := list(_checked(rows, at, run))) and all(s.holds for s in sums):
                    kept = [part for part in kept if part not in run]
                    break
    return kept


def _checked(rows: Sequence[SumRow], at: int, parts: Sequence[int]) -> Iterator[Check]:
    for column, stated in enumerate(rows[at].values):
        summands = {
            (part, column): value
            for part in parts
            if column < len(rows[part].values) and (value := rows[part].values[column]) is not None
        }
        if stated is not None and len(summands) > 1:
            yield _check(at, column, "rows", stated, summands)


def _check(
    row: int,
    column: int,
    direction: Literal["rows", "columns"],
    stated: Decimal,
    parts: Mapping[Place, Decimal],
) -> Check:
    computed = sum(parts.values(), Decimal(0))
    slack = max(tolerance(float(value), len(parts)) for value in (stated, *parts.values()))
    holds = abs(float(computed - stated)) <= slack
    return Check(row, column, direction, stated, computed, holds, tuple(parts))
