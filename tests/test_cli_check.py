"""`unextract check` on a warehouse made by hand."""

import json
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

import unextract
from unextract.cli import app
from unextract.load import Run
from unextract.records import Document, Edition, Figure, FigureKind, Segment

TEXT = "1. 有 500 名志愿人员，占 14%。2. 另有 7 个国家。"
FACTS = [("1", "count", 500, "person"), ("1", "percent", 14, "%"), ("2", "count", 7, "country")]


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A document of two paragraphs and three figures."""
    file = tmp_path / "unextract.duckdb"
    at = datetime(2024, 1, 1)
    run = Run(run_id="r", started_at=at, tool_version="0", pattern_version="p", code_version="c")
    unextract.load(file, [edition()], run)
    return file


def edition() -> Edition:
    document = Document(
        document_id="d", symbol="X/1", language="zh", source_path="x.txt", source_sha256="0",
        media_type="text/plain", text=TEXT, reader_version="1",
    )  # fmt: skip
    cut = TEXT.index("2.")
    segments = tuple(
        Segment(
            segment_id=number, document_id="d", ordinal=int(number), kind="paragraph", paragraph=number,
            source_start=start, source_end=end, text=TEXT[start + 3 : end], slices=((start + 3, end),),
        )
        for number, start, end in (("1", 0, cut), ("2", cut, len(TEXT)))
    )  # fmt: skip
    return Edition(document=document, segments=segments, figures=tuple(figure(n) for n in range(3)))


def figure(n: int) -> Figure:
    raw = ("500 名", "14%", "7 个国家")[n]
    paragraph, kind, value, unit = FACTS[n]
    start = TEXT.index(raw)
    return Figure(
        figure_id=f"f{n}", document_id="d", segment_id=paragraph, ordinal=n, kind=FigureKind(kind), raw=raw,
        source_start=start, source_end=start + len(raw), value=Decimal(value), unit=unit, pattern="zh.test",
    )  # fmt: skip


@pytest.fixture
def fixtures(tmp_path: Path) -> Callable[..., Path]:
    """Writes a fixture with the given facts; a value of None leaves the fact out."""

    def write(*changed: dict[int, float | None], symbol: str = "X/1") -> Path:
        values = {n: fact[2] for n, fact in enumerate(FACTS)} | (changed[0] if changed else {})
        lines = [
            {
                "symbol": symbol,
                "paragraph": FACTS[n][0],
                "kind": FACTS[n][1],
                "value": value,
                "reviewed": True,
            }
            for n, value in values.items()
            if value is not None
        ]
        folder = tmp_path / "golden"
        folder.mkdir(exist_ok=True)
        (folder / f"{symbol.replace('/', '_')}.jsonl").write_text(
            "".join(json.dumps(line) + "\n" for line in lines)
        )
        return folder

    return write


def check(warehouse: Path, fixtures: Path, *options: str, answers: str | None = None) -> tuple[int, str]:
    call = ["check", "--warehouse", str(warehouse), "--fixtures", str(fixtures), *options]
    result = CliRunner().invoke(app, call, input=answers)
    return result.exit_code, result.output


def test_agreement_is_0(warehouse: Path, fixtures: Callable[..., Path]) -> None:
    code, output = check(warehouse, fixtures())
    assert code == 0
    assert "F1 1.0000; no differences" in output


def test_differences_are_3_and_named_by_paragraph(warehouse: Path, fixtures: Callable[..., Path]) -> None:
    code, output = check(warehouse, fixtures({0: None, 1: 41}))
    assert code == 3
    assert "paragraph 1\n    extra: count 500 person “500 名”" in output
    assert "value: percent 41 “14%”: golden 41, found 14" in output
    assert "paragraph 2" not in output


def test_f1_may_be_enough(warehouse: Path, fixtures: Callable[..., Path]) -> None:
    folder = fixtures({1: 41})
    assert check(warehouse, folder, "--min-f1", "0.6")[0] == 0
    assert check(warehouse, folder, "--min-f1", "0.7")[0] == 3


def test_a_document_that_is_not_loaded_is_skipped(warehouse: Path, fixtures: Callable[..., Path]) -> None:
    fixtures()
    code, output = check(warehouse, fixtures(symbol="Y/2"))
    assert code == 0
    assert "Y/2: not loaded, skipped" in output


def test_nothing_in_common_is_an_error(warehouse: Path, fixtures: Callable[..., Path]) -> None:
    code, output = check(warehouse, fixtures(symbol="Y/2"))
    assert code == 1
    assert "no document of the warehouse has a golden fixture (loaded: X/1)" in output


def test_update_asks_nobody_in_ci(warehouse: Path, fixtures: Callable[..., Path]) -> None:
    folder = fixtures({1: 41})
    before = (folder / "X_1.jsonl").read_text()
    code, output = check(warehouse, folder, "--update")
    assert code == 2
    assert "--yes" in output
    assert (folder / "X_1.jsonl").read_text() == before


def test_update_accepts_what_was_named(warehouse: Path, fixtures: Callable[..., Path]) -> None:
    folder = fixtures({0: None, 1: 41})
    code, output = check(warehouse, folder, "--update", "--yes", "extra")
    assert code == 3, "a change that was not accepted is still a difference"
    assert "rewritten" in output
    assert check(warehouse, folder, "--update", "--yes", "all")[0] == 0
    code, output = check(warehouse, folder)
    assert (code, "F1 1.0000; no differences" in output) == (0, True)


def test_update_asks_for_each_kind_of_change(
    warehouse: Path, fixtures: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fixtures({0: None, 1: 41})
    monkeypatch.setattr("unextract.cli.check._somebody_is_there", lambda: True)
    code, output = check(warehouse, folder, "--update", answers="n\ny\n")
    assert code == 3
    assert "Accept 1 extra as true?" in output
    assert "Accept 1 value as true?" in output
    lines = [json.loads(line) for line in (folder / "X_1.jsonl").read_text().splitlines()]
    assert [line["value"] for line in lines] == [14, 7]


def test_json(warehouse: Path, fixtures: Callable[..., Path]) -> None:
    code, output = check(warehouse, fixtures({1: 41}), "--json")
    assert code == 3
    (document,) = json.loads(output)["documents"]
    assert [difference["change"] for difference in document["differences"]] == ["value"]


def test_a_fresh_run_is_checked_without_a_warehouse(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden = Path(__file__).parent / "golden" / "samples"
    monkeypatch.chdir(tmp_path)
    call = ["check", str(samples), "--fixtures", str(golden), "--min-f1", "0"]
    result = CliRunner().invoke(app, call)
    assert result.exit_code == 0
    assert "not loaded" not in result.output
    assert list(tmp_path.iterdir()) == []
