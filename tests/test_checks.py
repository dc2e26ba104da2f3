"""A report against itself, as an analyst reads it in `checks` and from `unextract verify`."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports_by_hand import report
from typer.testing import CliRunner

import unextract
from unextract.checks.rounding import follows, stands_for, sums_up
from unextract.cli.program import app
from unextract.records import Check, Comparator, Figure, FigureKind, Role

CASES = tomllib.loads((Path(__file__).parent / "cases" / "checks.toml").read_text("utf-8"))["case"]


def told(checks: tuple[Check, ...], *, holds: bool) -> list[str]:
    return [
        f"{check.kind} {check.stated.normalize():f} {round(check.computed, 2).normalize():f}"
        for check in checks
        if check.holds is holds
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_against_itself(case: dict[str, Any]) -> None:
    checks = report("X/1", case["text"], language=case.get("language", "zh")).checks
    assert told(checks, holds=True) == case.get("holds", [])
    assert told(checks, holds=False) == case.get("differs", [])


def test_the_same_fact_in_two_paragraphs() -> None:
    first = "志愿人员组织派遣了 {} 名联合国志愿人员。"
    second = "2032 年，志愿人员组织派遣了 {} 名联合国志愿人员。"
    same = report("X/1", first.format("9 000"), second.format("9 000"))
    assert told(same.checks, holds=True) == ["restatement 9000 9000"]
    other = report("X/1", first.format("9 001"), second.format("9 017"))
    assert told(other.checks, holds=False) == ["restatement 9017 9001"]


def figure(raw: str, value: str, kind: FigureKind = FigureKind.MONEY, **more: Any) -> Figure:
    return Figure(
        figure_id="f", document_id="d", segment_id="s", ordinal=1, kind=kind, raw=raw, source_start=0,
        source_end=len(raw), value=Decimal(value), pattern="p", **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "value", "kind", "low", "high"),
    [
        ("2.7 亿美元", "270000000", FigureKind.MONEY, 265000000, 275000000),
        ("14%", "14", FigureKind.PERCENT, "13.5", "14.5"),
        ("6.5 per cent", "6.5", FigureKind.PERCENT, "6.45", "6.55"),
        ("12\u00a0408 名", "12408", FigureKind.COUNT, 12408, 12408),
        ("3,000 people", "3000", FigureKind.COUNT, 2500, 3500),
        ("1 760 人", "1760", FigureKind.COUNT, 1760, 1760),
    ],
)
def test_what_a_printed_number_stands_for(
    raw: str, value: str, kind: FigureKind, low: str, high: str
) -> None:
    assert stands_for(figure(raw, value, kind)) == (Decimal(low), Decimal(high))


def test_what_cannot_be_told_stands_for_nothing() -> None:
    assert stands_for(figure("三亿美元", "300000000")) is None
    assert stands_for(figure("约 3 亿美元", "300000000", comparator=Comparator.ABOUT)) is None
    assert stands_for(figure("12 亿 3 000 万美元", "1230000000")) is None
    assert stands_for(figure("0 美元", "0")) is None
    assert stands_for(figure("9" * 30, "9" * 30, role=Role.LEVEL)) is None


@given(st.integers(1, 10**12), st.integers(1, 10**12), st.integers(0, 2))
def test_a_share_rounded_as_printed_always_holds(part: int, whole: int, places: int) -> None:
    share = round(Decimal(part) / Decimal(whole) * 100, places)
    stated = stands_for(figure(f"{share}%", str(share), FigureKind.PERCENT))
    one, other = (figure(f"{number} 名", str(number), FigureKind.COUNT) for number in (part, whole))
    found = stated and follows(lambda a, b: a / b * 100, one, other, stated)
    assert found is None or found[1]


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=40))
def test_parts_always_hold_against_their_rounded_total(parts: list[int]) -> None:
    total = stands_for(figure(f"{sum(parts)} 名", str(sum(parts)), FigureKind.COUNT))
    assert total is not None
    found = sums_up([figure(f"{part} 名", str(part), FigureKind.COUNT) for part in parts], total)
    assert found == (sum(parts), True)


def test_verify_prints_what_contradicts_and_fails(tmp_path: Path) -> None:
    source = tmp_path / "x-2032-1.zh.txt"
    source.write_text("X/2032/1\n\n1. 在提交的 80 份申请中，20 份(35%)来自非洲。\n", "utf-8")
    result = CliRunner().invoke(app, ["verify", str(source)])
    assert result.exit_code == 3
    assert "share: 35 % stated, 25 % computed" in result.output
    assert "20 份(35%)" in result.output
    assert "0 of 1 checks hold" in result.output
    result = CliRunner().invoke(app, ["--lang", "zh", "verify", str(source)])
    assert "占比: 所述 35 %，推算 25 %" in result.output


def test_verify_is_content_with_the_samples(sample_warehouse: Path) -> None:
    found = unextract.verify(warehouse=sample_warehouse)
    assert sum(len(each.checks) for each in found) > 10
    assert [each.contradictions for each in found if each.contradictions] == []
    assert CliRunner().invoke(app, ["verify", "-w", str(sample_warehouse)]).exit_code == 0


def test_findings_bring_both_sorts_of_contradiction_together(tmp_path: Path) -> None:
    zh, en = tmp_path / "x-2032-1.zh.txt", tmp_path / "x-2032-1.en.txt"
    zh.write_text("X/2032/1\n\n1. 在提交的 80 份申请中，20 份(35%)来自非洲。\n", "utf-8")
    en.write_text("X/2032/1\n\n1. Of the 80 applications, 24 applications (30 per cent) came from Africa.\n")
    warehouse = tmp_path / "w.duckdb"
    told = CliRunner().invoke(app, ["run", str(tmp_path), "-w", str(warehouse)]).stdout
    assert "contradictions: 1; `unextract verify` shows them" in told
    rows = unextract.query(warehouse, "SELECT against, kind, raw, other_value FROM findings").rows
    assert ("self", "share", "35%", Decimal(25)) in rows
    assert ("edition", "value_differs", "35%", Decimal(30)) in rows
