"""--lang: what the program says in Chinese, and that nothing is left without a name in either language."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

import unextract
from unextract.cli import app, messages
from unextract.cli.reference import contexts
from unextract.errors import UnextractError
from unextract.load.columns import LANGUAGES, column_names, heading, table_names
from unextract.load.schema import TABLES
from unextract.load.views import VIEWS
from unextract.records import RunError

PACKAGE = Path(unextract.__file__).parent
_BLANK = re.compile(r"\{\w*\}")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def call(*arguments: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env=env)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    messages.choose(None)


def test_every_sentence_is_there_in_both_languages_with_the_same_blanks() -> None:
    english, chinese = (messages.sentences(language) for language in ("en", "zh"))
    stages = {key for key in chinese if key.startswith("stages.")}
    assert set(chinese) - stages == set(english)
    for key, sentence in english.items():
        assert sorted(_BLANK.findall(sentence)) == sorted(_BLANK.findall(chinese[key])), key


def test_every_sentence_that_a_command_says_is_in_the_catalogue() -> None:
    said = set()
    for file in (PACKAGE / "cli").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"say", "messages.say"}:
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    said.add(key.value)
    assert said
    assert said <= set(messages.sentences("en"))


def test_every_translated_failure_is_one_that_the_code_tells() -> None:
    sources = [file.read_text("utf-8") for file in PACKAGE.rglob("*.py")]
    code = "\n".join(re.sub(r'"\s*\n\s*f?"', "", source) for source in sources)
    for template in messages.templates("zh"):
        for part in template.split("{}"):
            opening = " ".join(part.split()[:3])
            assert opening in code, template


@pytest.mark.parametrize("name", [t.name for t in TABLES] + [v.name for v in VIEWS])
def test_every_table_and_column_has_a_name_in_both_languages(name: str) -> None:
    columns = {t.name: [c.name for c in t.columns] for t in TABLES} | {
        v.name: [column for column, _ in v.columns] for v in VIEWS
    }
    assert all(table_names()[name])
    known = column_names()
    assert [c for c in columns[name] if c not in known and f"{name}.{c}" not in known] == []
    assert all(_HAN.search(heading(column, "zh", name)) for column in columns[name] if column != "bbox")


def test_headings_of_a_table_are_told_apart() -> None:
    for view in VIEWS:
        for language in LANGUAGES:
            headings = [heading(column, language, view.name) for column, _ in view.columns]
            assert len(set(headings)) == len(headings), view.name


@pytest.mark.parametrize("how", ["option", "environment"])
def test_a_run_is_told_in_chinese(samples: Path, tmp_path: Path, how: str) -> None:
    arguments = ("run", samples / "x-2024-13.zh.txt", "--warehouse", tmp_path / "w.duckdb")
    result = (
        call("--lang", "zh", *arguments)
        if how == "option"
        else call(*arguments, env={"UNEXTRACT_LANG": "zh"})
    )
    assert "载入 1 份" in result.stdout
    assert "金额" in result.stdout
    assert f"数据仓库：{tmp_path / 'w.duckdb'}" in result.stdout


def test_the_option_outranks_the_environment() -> None:
    result = call("--lang", "en", "explain", "没有", env={"UNEXTRACT_LANG": "zh"})
    assert result.stdout == "There is no numeral in this text.\n"
    assert call("explain", "没有", env={"UNEXTRACT_LANG": "zh"}).stdout == "这段文字中没有数字。\n"


def test_a_failure_is_told_in_chinese(tmp_path: Path) -> None:
    result = call("--lang", "zh", "show", "X/1", "--warehouse", tmp_path / "none.duckdb")
    assert result.exit_code == 1
    assert "这里没有数据仓库；请用 `unextract run` 建立，或检查路径。" in result.stderr


def test_what_a_failure_names_stays_as_it_is() -> None:
    messages.choose("zh")
    error = UnextractError("a.xyz", "read", "files of type .xyz cannot be read", "convert it to one of .pdf")
    assert messages.failure(error) == "a.xyz：阅读：不能读取 .xyz 类型的文件；请转换为 .pdf 之一。"
    recorded = RunError(source_path="b.txt", stage="read", message="something new; think")
    assert messages.recorded(recorded) == "b.txt：阅读：something new；think。"


def test_a_table_for_people_has_headings_and_one_for_programs_names(sample_warehouse: Path) -> None:
    query = ("query", "SELECT symbol, count(*) AS n FROM documents GROUP BY ALL", "-w", sample_warehouse)
    assert call("--lang", "zh", *query).stdout.split()[:2] == ["文号", "n"]
    assert call(*query).stdout.split()[:2] == ["symbol", "n"]
    assert call("--lang", "zh", *query, "--format", "csv").stdout.startswith("symbol,n\n")


def test_an_export_for_people_has_headings_where_a_language_was_chosen(
    sample_warehouse: Path, tmp_path: Path
) -> None:
    def titles(folder: str, *lang: str) -> list[str]:
        call(*lang, "export", tmp_path / folder, "--format", "csv", "--warehouse", sample_warehouse)
        with (tmp_path / folder / "bilingual_figures.csv").open(encoding="utf-8", newline="") as file:
            return next(csv.reader(file))

    assert titles("plain")[:2] == ["symbol", "status"]
    assert titles("zh", "--lang", "zh")[:2] == ["文号", "对照结果"]
    assert "Unit, Chinese edition" in titles("en", "--lang", "en")


def test_every_command_and_option_says_in_chinese_what_it_is() -> None:
    commands = [context.command for context in contexts(typer.main.get_command(app))]
    messages.choose("zh")
    said = [p.help for command in commands for p in command.params if getattr(p, "help", None)]
    for command in commands:
        said += [part for part in (command.help or "").split("\n\n") if "Example" not in part]
    plain = {" ".join(text.replace("\b", "").split()) for text in said if text}
    assert len(plain) > 60
    assert sorted(text for text in plain if messages.helped(text) is None) == []


def test_help_is_told_in_chinese() -> None:
    told = call("--lang", "zh", "--help").stdout
    assert told.startswith("用法：")
    assert "把报告载入数据仓库。" in told
    assert not re.search("Usage|Options|Commands", told)
    of_run = call("run", "--help", env={"UNEXTRACT_LANG": "zh"}).stdout
    assert "没有变动的文件也重新处理。" in of_run
    assert "Options" not in of_run
    assert call("--help").stdout.startswith("Usage: ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("run", "--nosuch"), "没有选项 --nosuch"),
        (("nosuch",), "没有命令 'nosuch'"),
        (("show",), "缺少参数"),
        (("show", "X/1", "--image", "a.png"), "请用 --page 指明要画的页"),
        (("check", "--yes", "all"), "请加上 --update"),
    ],
)
def test_a_wrong_command_is_told_in_chinese(arguments: tuple[str, ...], sentence: str) -> None:
    result = call("--lang", "zh", *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert "错误：" in result.stderr
    assert "Error" not in result.stderr


def test_steps_are_told_in_chinese() -> None:
    told = call("--lang", "zh", "explain", "约 62%的志愿人员").stdout
    assert "读作 62" in told
    assert "比较词 约，作用 占比" in told
    assert not re.search("reads as|rule|confidence", told)


def test_what_differs_is_told_in_chinese() -> None:
    messages.choose("zh")
    assert messages.difference("role: percent 9.8 % “9.8%”: golden rate, found share") == (
        "作用：百分比 9.8 % “9.8%”：标准数据为 比率，得到 占比"
    )
    assert messages.difference("missing: count 3 person") == "缺少：数量 3 person"
    assert messages.problem("must not match 'a'") == "不应与 'a' 相符"


def test_a_run_names_the_editions_it_paired(samples: Path, tmp_path: Path) -> None:
    files = [samples / f"x-2024-13.{language}.txt" for language in ("zh", "en")]
    told = call("run", *files, "--warehouse", tmp_path / "w.duckdb").stdout
    assert re.search(r"pairs of editions +1\n", told)
    assert "both editions: X/2024/13;" in told
