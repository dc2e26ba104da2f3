"""The program as a whole: its help, its failures, its exit codes, its documentation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import unextract
from unextract.cli import app
from unextract.cli.reference import contexts, reference

CONTEXTS = {context.command_path: context for context in contexts(typer.main.get_command(app))}
COMMANDS = [path for path, context in CONTEXTS.items() if not getattr(context.command, "commands", None)]
HEAVY = ("duckdb", "pyarrow", "jieba", "rjieba", "regex", "pydantic", "rich", "xlsxwriter")


def words(path: str) -> list[str]:
    return path.split()[1:]


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_has_help_with_an_example(path: str) -> None:
    result = CliRunner().invoke(app, [*words(path), "--help"])
    assert result.exit_code == 0
    assert "Example" in result.output
    assert path in result.output.split("Example", 1)[1]


@pytest.mark.parametrize("path", CONTEXTS)
def test_every_option_has_help(path: str) -> None:
    for parameter in CONTEXTS[path].command.params:
        assert getattr(parameter, "help", None), f"{path}: {parameter.name}"


def test_the_documentation_is_the_help() -> None:
    page = Path(__file__).parent.parent / "docs" / "cli.md"
    assert page.read_text("utf-8") == reference(), "run: python -m unextract.cli.reference > docs/cli.md"


@pytest.mark.parametrize("path", CONTEXTS)
def test_every_command_is_documented(path: str) -> None:
    page = Path(__file__).parent.parent / "docs" / "cli.md"
    assert f"\n## {path}\n" in page.read_text("utf-8")


def test_help_and_the_library_import_nothing_heavy() -> None:
    code = f"import sys, unextract, unextract.cli; print(sorted(set(sys.modules) & set({HEAVY!r})))"
    assert run_python("-c", code).stdout == "[]\n"


def test_version() -> None:
    for call in (["version"], ["--version"]):
        result = CliRunner().invoke(app, call)
        assert (result.exit_code, result.output) == (0, f"unextract {unextract.__version__}\n")


@pytest.mark.parametrize(
    "call",
    [
        ["nonsense"],
        ["run", "--nonsense"],
        ["run", "--jobs", "0"],
        ["show"],
        ["query", "select 1", "--format", "html"],
        ["query", " "],
        ["export", "x", "--format", "pdf"],
        ["check", "--yes", "all"],
        ["check", "--update", "--yes", "nonsense"],
        ["check", "--min-f1", "2"],
        ["explain", "--language", "fr", "x"],
    ],
)
def test_a_wrong_command_is_2(call: list[str]) -> None:
    result = CliRunner().invoke(app, call)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "call",
    [
        ["query", "select 1", "--warehouse", "absent.duckdb"],
        ["show", "A/1/1", "--warehouse", "absent.duckdb"],
        ["export", "out", "--warehouse", "absent.duckdb"],
        ["run", "--editions", "absent.toml"],
        ["run", "--patterns", "absent"],
        ["explain", "5 人", "--patterns", "absent"],
        ["check", "--fixtures", "absent"],
        ["segment", "--artifacts", "absent"],
    ],
)
def test_a_failure_is_1_and_one_sentence(
    call: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "x.txt").write_text("1. 另有 7 个国家。", "utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, call)
    assert result.exit_code == 1
    assert result.stdout == ""
    (sentence,) = result.stderr.splitlines()
    assert "absent" in sentence
    assert sentence.endswith(".")


def test_debug_shows_where(tmp_path: Path) -> None:
    call = ["query", "select 1", "--warehouse", str(tmp_path / "absent.duckdb")]
    assert isinstance(CliRunner().invoke(app, ["--debug", *call]).exception, unextract.UnextractError)
    assert "Traceback" in run_program("--debug", *call).stderr
    assert "Traceback" not in run_program(*call).stderr


def test_a_mistake_of_ours_is_a_sentence_too() -> None:
    code = "from unextract.cli import main; import unextract; unextract.query = lambda *_: 1 / 0; main()"
    result = run_python("-c", code, "query", "select 1")
    assert result.returncode == 1
    assert result.stderr.startswith("unexpected ZeroDivisionError: division by zero; ")
    assert "Traceback" in run_python("-c", code, "--debug", "query", "select 1").stderr


def test_a_pipe_may_close_early(sample_warehouse: Path) -> None:
    sql = "select repeat('figure ', 100) from range(100000)"
    call = [sys.executable, "-m", "unextract", "query", sql, "-f", "csv", "-w", str(sample_warehouse)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_every_verb_is_a_function_of_the_library() -> None:
    for name in unextract.__all__:
        assert getattr(unextract, name) is not None
        assert name in dir(unextract)
    with pytest.raises(AttributeError, match="nonsense"):
        unextract.nonsense  # noqa: B018 (the access is the test)


def test_a_module_does_not_hide_the_verb_of_its_name() -> None:
    code = """
import unextract.read, unextract.load, unextract.show, unextract.segment, unextract.extract
import unextract.explain, types, unextract
from unextract.read import SUFFIXES
modules = [v for v in unextract.__all__ if isinstance(getattr(unextract, v), types.ModuleType)]
print(modules, len(SUFFIXES) > 0)
"""
    assert run_python("-c", code).stdout == "[] True\n"


def run_program(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return run_python("-m", "unextract", *arguments)


def run_python(*arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    call = [sys.executable, *arguments]
    return subprocess.run(call, capture_output=True, text=True, env=environment, check=False)
