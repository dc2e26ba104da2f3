"""Printed totals: which hold, which do not, and what the figures say of it."""

from decimal import Decimal

import pytest
from test_tables import MONEY, POSTS, at, table

from unextract.tables.relations import Relation, holding, holds
from unextract.tables.totals import SumRow, check_columns, check_totals


def row(*values: str | None, total: str = "", group: tuple[str, ...] = ()) -> SumRow:
    return SumRow(tuple(None if v is None else Decimal(v) for v in values), total, group)


def test_a_subtotal_sums_its_group_and_a_total_takes_the_subtotal_for_its_parts() -> None:
    checks = check_totals(
        [
            row("10"),
            row("1", group=("B",)),
            row("2", group=("B",)),
            row("3", total="group", group=("B",)),
            row("5"),
            row("18", total="all"),
        ]
    )
    assert [(check.row, check.computed, check.holds) for check in checks] == [(3, 3, True), (5, 18, True)]


def test_a_total_that_does_not_hold_is_reported_with_what_it_should_be() -> None:
    (check,) = check_totals([row("10"), row("20"), row("31", total="all")])
    assert (check.stated, check.computed, check.holds) == (31, 30, False)


def test_rounding_may_add_up_where_numbers_are_rounded() -> None:
    (check,) = check_totals([row("0.3"), row("0.3"), row("0.7", total="all")])
    assert check.holds
    (counted,) = check_totals([row("3"), row("3"), row("7", total="all")])
    assert not counted.holds


def test_a_total_may_stand_above_its_parts() -> None:
    (check,) = check_totals([row("30", total="all"), row("10"), row("20")])
    assert check.holds


def test_one_part_is_no_sum() -> None:
    assert check_totals([row("10", None), row("10", "5", total="all")]) == []


@pytest.mark.parametrize(
    ("rows", "relation"),
    [
        ([(1, 2, 3), (4, 5, 9), (7, 1, 8)], Relation("sum", 2, 0, 2)),
        ([(10, 14, 4), (20, 15, -5)], Relation("difference", 2, 0, 1)),
        ([(50, 55, 110), (200, 100, 50)], Relation("ratio", 2, 1, 0)),
        ([(50, 55, 10), (200, 100, -50)], Relation("growth", 2, 0, 1)),
    ],
)
def test_relations_that_all_rows_share_are_found(rows: list[tuple[float, ...]], relation: Relation) -> None:
    assert relation in holding(rows, 3)
    assert holds(relation, rows[0])


def test_a_relation_that_one_row_refutes_is_none() -> None:
    assert Relation("sum", 2, 0, 2) not in holding([(1, 2, 3), (4, 5, 10)], 3)


def test_totals_beside_their_parts_are_checked_row_by_row() -> None:
    checks = check_columns([row("1", "2", "3"), row("1", "1", "3")], [Relation("sum", 2, 0, 2)])
    assert [check.holds for check in checks] == [True, False]


def test_figures_of_totals_carry_what_their_check_said() -> None:
    found = table(MONEY)
    flags = {(c.row, c.column): c.quantity.flags for c in found.cells if c.quantity is not None}
    assert "sum_checked" in flags[5, 1]
    assert "sum_checked" in flags[4, 2]
    assert "sum_checked" not in flags[5, 4]
    assert "sum_checked" not in flags[1, 1]
    broken = table(MONEY.replace("11 700.5", "11 900.5"))
    total = at(broken, 5, 1).quantity
    assert total is not None
    assert "sum_differs" in total.flags
    assert [(c.row, c.column) for c in broken.checks if not c.holds] == [(4, 0)]


def test_a_table_of_posts_is_checked_both_ways() -> None:
    checks = table(POSTS).checks
    assert {check.direction for check in checks} == {"rows", "columns"}
    assert all(check.holds for check in checks)


def test_rows_that_a_neighbour_sums_up_count_once() -> None:
    above = [row("10", "1"), row("4", "1"), row("6", "0"), row("5", "5"), row("15", "6", total="all")]
    assert all(check.holds for check in check_totals(above))
    below = [row("4", "1"), row("6", "0"), row("10", "1"), row("5", "5"), row("15", "6", total="all")]
    assert all(check.holds for check in check_totals(below))
    wrong = [row("4", "1"), row("6", "0"), row("10", "1"), row("5", "5"), row("16", "6", total="all")]
    assert not all(check.holds for check in check_totals(wrong))
