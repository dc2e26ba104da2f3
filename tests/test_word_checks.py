"""Pattern folders whose word lists or wordings are wrong: what `patterns lint` and a run say of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from unextract.errors import UnextractError
from unextract.examples import run_examples
from unextract.explain import explain
from unextract.lint import lint
from unextract.packs import load_packs
from unextract.packs.files import default_directory
from unextract.word_checks import lint_words

Edit = Callable[[str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(default_directory(), tmp_path / "patterns"))


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replaces a text of the English wordings."""
    path = folder / "en" / "82-wordings.toml"

    def replace(old: str, new: str) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return replace


def _messages(folder: Path) -> list[str]:
    return [f"{problem.rule} {problem.message}" for problem in lint_words(folder)]


def test_the_shipped_lists_are_in_order() -> None:
    assert _messages(default_directory()) == []


def test_a_word_that_stands_twice(folder: Path, edit: Edit) -> None:
    edit('\nsizing = ["over",', '\nsizing = ["over", "over",')
    assert _messages(folder) == ["sizing 'over' stands 2 times in the list"]


def test_a_list_whose_name_is_misspelt(folder: Path, edit: Edit) -> None:
    edit("\nsizing = [", "\nsizeing = [")
    unknown, missing = _messages(folder)
    assert unknown.startswith("sizeing no rule uses it as {sizeing}")
    assert missing.startswith("sizing is missing")


def test_a_list_that_a_second_file_defines_again(folder: Path) -> None:
    (folder / "en" / "99-mine.toml").write_text('[words]\nsizing = ["over"]\n', "utf-8")
    assert _messages(folder) == ["sizing is defined 2 times: only the one of 99-mine.toml counts"]


def test_a_list_of_ones_own_that_a_rule_uses(folder: Path, edit: Edit) -> None:
    edit("[words]\n", '[words]\ntaxes = ["levy"]\n')
    assert _messages(folder)[0].startswith("taxes no rule uses it")
    edit("(?:takes?|took|", "(?:{taxes}|takes?|took|")
    assert _messages(folder) == []


WORDINGS = """
[[wording]]
id = "en.wording.wells"
comment = "its example says more than it finds"
pattern = "wells"
match = ["He dug 【seven wells】"]

[[wording]]
id = "en.wording.boats"
comment = "it finds what it must not"
pattern = "boats"
match = ["three 【boats】"]
no_match = ["lifeboats"]

[[wording]]
id = "en.wording.carts"
comment = "nothing shows what it finds"
pattern = "carts"
"""


def test_what_is_said_of_wordings(tmp_path: Path) -> None:
    for language in ("zh", "en"):
        (tmp_path / language).mkdir()
    (tmp_path / "en" / "99-mine.toml").write_text(WORDINGS, "utf-8")
    assert {problem.rule: problem.message for problem in run_examples(load_packs(tmp_path))} == {
        "en.wording.wells": "finds 'wells' in 'He dug seven wells'",
        "en.wording.boats": "must not find 'boats' in 'lifeboats'",
    }
    said = [(problem.rule, problem.message) for problem in lint(tmp_path)]
    assert ("en.wording.wells", "its examples do not hold: see `patterns test`") in said
    assert ("en.wording.carts", "has no example that shows it can match") in said


def test_a_wording_that_is_left_out_is_named(folder: Path, edit: Edit) -> None:
    edit('id = "en.wording.placed"', 'id = "en.wording.put"')
    with pytest.raises(UnextractError, match=r"no \[\[wording\]\] 'placed'"):
        explain("It built wells in 40 towns.", load_packs(folder))
