"""What the commands print, seen from a terminal that is none."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result
from typeset_pdf import pdf

from unextract.cli import app
from unextract.packs.files import default_directory

SENTENCE = "来自 140 个国家的 3 200 多名志愿人员，比 2021 年增加 14%。"


def call(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def test_run_loads_what_it_can_and_names_what_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(f"1. {SENTENCE}\n", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    result = call("run", tmp_path, tmp_path / "absent.txt", "--warehouse", tmp_path / "w.duckdb")
    assert result.exit_code == 1
    assert "1 loaded, 2 failed" in result.stdout
    assert f"warehouse: {tmp_path / 'w.duckdb'}" in result.stdout
    failures = result.stderr.splitlines()
    assert [Path(line.split(": ")[0]).name for line in failures] == ["absent.txt", "empty.txt"]
    assert all(line.endswith(".") for line in failures)


def test_run_skips_what_has_not_changed(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(f"1. {SENTENCE}\n", "utf-8")
    arguments = ("run", tmp_path / "good.txt", "--warehouse", tmp_path / "w.duckdb")
    assert call(*arguments).exit_code == 0
    assert "0 loaded, 1 unchanged" in call(*arguments).stdout
    assert "1 loaded" in call(*arguments, "--force").stdout
    summary = json.loads(call(*arguments, "--json").stdout)
    assert summary["figures_by_kind"] == {"count": 2, "percent": 1}


def test_the_stages_one_by_one_give_the_same_figures(tmp_path: Path) -> None:
    source = tmp_path / "good.txt"
    source.write_text(f"1. {SENTENCE}\n", "utf-8")
    artifacts = ("--artifacts", tmp_path / "stages")
    staged, whole = tmp_path / "staged.duckdb", tmp_path / "whole.duckdb"
    for stage in (("read", source), ("segment",), ("extract",), ("load", "--warehouse", staged)):
        result = call(*stage, *artifacts)
        assert (result.exit_code, "1 documents, 0 failed" in result.stdout) == (0, True)
    call("run", source, "--warehouse", whole)
    sql = "select * from figures order by figure_id"
    printed = [call("query", sql, "-f", "csv", "-w", warehouse).stdout for warehouse in (staged, whole)]
    assert printed[0] == printed[1]
    assert len(printed[0].splitlines()) == 4


def test_a_stage_names_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = call("read", tmp_path / "empty.txt", "--artifacts", tmp_path / "stages")
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr


QUERY = "select 1.50 as a, NULL as b, '甲|乙' as c, date '2022-01-31' as d, [1, 2] as e"


def test_query_prints_each_format(sample_warehouse: Path) -> None:
    printed = {
        name: call("query", QUERY, "--format", name, "--warehouse", sample_warehouse).stdout
        for name in ("table", "csv", "json", "markdown")
    }
    header, _, row = printed["table"].splitlines()
    assert header.split() == ["a", "b", "c", "d", "e"]
    assert row.split() == ["1.5", "甲|乙", "2022-01-31", "[1,", "2]"]
    assert list(csv.reader(io.StringIO(printed["csv"]))) == [
        ["a", "b", "c", "d", "e"],
        ["1.5", "", "甲|乙", "2022-01-31", "[1, 2]"],
    ]
    assert json.loads(printed["json"]) == [
        {"a": 1.5, "b": None, "c": "甲|乙", "d": "2022-01-31", "e": [1, 2]}
    ]
    assert printed["markdown"].splitlines()[2] == "| 1.5 |  | 甲\\|乙 | 2022-01-31 | [1, 2] |"


def test_query_reads_stdin(sample_warehouse: Path) -> None:
    for argument in (["-"], []):
        result = call("query", *argument, "-f", "csv", "-w", sample_warehouse, stdin="select 42 as answer")
        assert result.stdout == "answer\n42\n"


def test_a_long_cell_is_not_cut_in_a_pipe(sample_warehouse: Path) -> None:
    result = call("query", "select repeat('字', 500) as text", "-w", sample_warehouse)
    assert "字" * 500 in result.stdout


@pytest.mark.parametrize("name", ["parquet", "csv", "jsonl", "xlsx"])
def test_export_names_the_files_it_wrote(sample_warehouse: Path, tmp_path: Path, name: str) -> None:
    result = call("export", tmp_path / "out", "--format", name, "--warehouse", sample_warehouse)
    assert result.exit_code == 0
    written = {Path(line) for line in result.stdout.splitlines()}
    assert written == set((tmp_path / "out").iterdir())
    assert all(path.suffix == f".{name}" for path in written)


def test_show_marks_figures_and_lists_their_records(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(f"1. 没有数字的一段。\n\n2. {SENTENCE}\n", "utf-8")
    output = call("show", file, "--paragraph", "2").stdout
    assert "3 200 多名[2]志愿人员" in output
    assert "[2] count > 3200 person" in output
    assert "[3] percent = 14 %  increase" in output
    assert "没有数字" not in output


def test_show_draws_a_page_with_its_figures_boxed(tmp_path: Path) -> None:
    image_of = pytest.importorskip("PIL.Image", reason="drawing needs the extra images")
    file = tmp_path / "report.en.pdf"
    empty = pdf(lambda sheet: sheet.lines(72, 100, ["They planted trees."]))
    file.write_bytes(pdf(lambda sheet: sheet.lines(72, 100, ["They planted 12 trees in the year 2023."])))
    image = tmp_path / "page.png"
    assert call("show", file, "--page", "1", "--image", image).exit_code == 0
    drawn = image_of.open(image).convert("RGB")
    inside = drawn.crop((2 * 72, 2 * 85, 2 * 300, 2 * 105)).getcolors(1 << 16)
    assert any(green > red + 40 and green > blue + 40 for _, (red, green, blue) in inside)
    for options, said in (
        (("--image", image), "--page"),
        (("--page", "2", "--image", image), "page 2"),
    ):
        answer = call("show", file, *options)
        assert answer.exit_code != 0
        assert said in answer.stderr
    file.write_bytes(empty)
    assert call("show", file, "--page", "1", "--image", tmp_path / "page.xyz").exit_code == 1


def test_show_without_pillow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.en.pdf"
    file.write_bytes(pdf(lambda sheet: sheet.lines(72, 100, ["They planted 12 trees."])))
    monkeypatch.setattr("unextract.picture.find_spec", lambda _: None)
    answer = call("show", file, "--page", "1", "--image", tmp_path / "page.png")
    assert answer.exit_code == 1
    assert "pip install 'unextract[images]'" in answer.stderr


def test_show_looks_up_symbols_and_reads_stdin(sample_warehouse: Path) -> None:
    looked_up = call("show", "X/2024/11", "--warehouse", sample_warehouse)
    assert looked_up.exit_code == 0
    assert looked_up.stdout.count("X/2024/11") >= 2, "both editions are shown"
    from_stdin = call("show", "-", stdin=f"1. {SENTENCE}\n")
    assert "[1] count = 140 country" in from_stdin.stdout


def test_show_says_what_there_is_instead(sample_warehouse: Path) -> None:
    unknown = call("show", "X/1999/1", "--warehouse", sample_warehouse)
    assert unknown.exit_code == 1
    assert "X/2024/11" in unknown.stderr
    paragraph = call("show", "X/2024/11", "--paragraph", "999", "--warehouse", sample_warehouse)
    assert paragraph.exit_code == 1
    assert "there is no paragraph 999" in paragraph.stderr


def test_explain_gives_class_rule_and_steps() -> None:
    output = call("explain", SENTENCE).stdout
    assert "140  count  = 140 country" in output
    assert "2021  date  by rule zh." in output
    assert "\n    " in output


def test_explain_as_json_and_from_stdin() -> None:
    explained = json.loads(call("explain", "--json", "-", stdin=SENTENCE).stdout)
    assert [n["numeral"]["numeral_class"] for n in explained["numerals"]] == [
        "count",
        "count",
        "date",
        "percent",
    ]
    assert [n["figure"]["value"] for n in explained["numerals"] if n["figure"]] == [140, 3200, 14]
    assert "no numeral" in call("explain", "-", stdin="没有数字").stdout


RULE = """
[[span]]
id = "zh.test.nothing"
comment = "a rule whose example does not hold"
class = "ref"
pattern = "没有这样的文字"
match = ["见第【5】号文件"]
"""


def test_patterns_test_names_the_rule_whose_example_fails(tmp_path: Path) -> None:
    folder = tmp_path / "patterns"
    shutil.copytree(default_directory(), folder)
    assert call("patterns", "test", "--patterns", folder).exit_code == 0
    (folder / "zh" / "99-test.toml").write_text(RULE, "utf-8")
    result = call("patterns", "test", "--patterns", folder)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "zh.test.nothing" in result.stderr


def test_patterns_lint_names_the_rule_that_is_there_twice(tmp_path: Path) -> None:
    for language in ("zh", "en"):
        (tmp_path / language).mkdir()
    (tmp_path / "zh" / "99-test.toml").write_text(RULE + RULE, "utf-8")
    result = call("patterns", "lint", "--patterns", tmp_path)
    assert result.exit_code == 1
    assert "zh.test.nothing" in result.stderr
