"""`unextract compare` and `pair`: what they print and what they exit with."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from unextract.cli import app

SYMBOLS = ("X/2024/11", "X/2024/12", "X/2024/13")


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_the_sample_twins_agree(sample_warehouse: Path, symbol: str) -> None:
    result = call("compare", symbol, "--warehouse", sample_warehouse)
    assert (result.exit_code, "agreement 100%" in result.stdout) == (0, True)


@pytest.fixture
def twins(samples: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Copies of a sample and of its twin, in which one share and one paragraph were changed."""
    zh, en = tmp_path / "x-2024-12.zh.md", tmp_path / "x-2024-12.en.md"
    zh.write_bytes((samples / zh.name).read_bytes())
    text = (samples / en.name).read_text("utf-8")
    assert text.count("9.2 per cent") == text.count("2.7 million matches") == 1
    en.write_text(
        text.replace("9.2 per cent", "9.6 per cent").replace("2.7 million matches", "matches"), "utf-8"
    )
    return zh, en


def test_a_planted_difference_is_found_and_quoted_from_both_editions(twins: tuple[Path, Path]) -> None:
    result = call("compare", *twins)
    assert result.exit_code == 3
    assert [line.strip() for line in result.stdout.splitlines() if line.startswith("  ")][0::5] == [
        "value_differs: value",
        "only_zh",
    ]
    assert "失业率为 9.2%" in result.stdout
    assert "is 9.6 per cent" in result.stdout
    assert "450,000+ users and made matches" in result.stdout
    assert "2 figures" not in result.stdout
    assert "(56 agree" in result.stdout


def test_the_comparison_as_data(twins: tuple[Path, Path]) -> None:
    (found,) = json.loads(call("compare", *twins, "--json").stdout)
    first = found["disagreements"][0]
    assert (first["status"], first["zh"]["value"], first["en"]["value"]) == ("value_differs", 9.2, 9.6)
    assert found["compared"] - found["agreeing"] == len(found["disagreements"]) == 2


def test_files_are_paired_by_hand(twins: tuple[Path, Path], tmp_path: Path) -> None:
    warehouse = tmp_path / "w.duckdb"
    result = call("pair", *twins[::-1], "--warehouse", warehouse)
    assert (result.exit_code, result.stdout) == (0, f"paired: {twins[0]} and {twins[1]}\n")
    assert call("compare", twins[0].name, "--warehouse", warehouse).exit_code == 3
    assert call("pair", *twins, "--remove", "--warehouse", warehouse).exit_code == 0
    alone = call("compare", twins[0].name, "--warehouse", warehouse)
    assert (alone.exit_code, "only one edition" in alone.stderr) == (1, True)


def test_two_editions_in_one_language_are_no_pair(twins: tuple[Path, Path], tmp_path: Path) -> None:
    copy = tmp_path / "copy.zh.md"
    copy.write_text(twins[0].read_text("utf-8") + "\n完。\n", "utf-8")
    result = call("compare", twins[0], copy)
    assert (result.exit_code, "both editions are in Chinese" in result.stderr) == (1, True)
