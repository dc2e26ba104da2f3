"""What `patterns lint` and `patterns test` say of names and codes."""

import shutil
from pathlib import Path

import pytest

from unextract.load.labels import COMPONENTS, SEX, VOLUNTEER_TYPES
from unextract.metrics import read_catalogue
from unextract.name_checks import lint_names, run_name_examples
from unextract.packs.files import default_directory


@pytest.fixture
def patterns(tmp_path: Path) -> Path:
    """The shipped patterns, to be spoilt."""
    return Path(shutil.copytree(default_directory(), tmp_path / "patterns"))


def test_the_shipped_names_have_no_faults():
    assert [str(problem) for problem in lint_names(default_directory())] == []


@pytest.mark.parametrize(
    ("file", "text", "rule", "message"),
    [
        (
            "entities/zz.toml",
            'kind = "entity"\n[names.AAA]\nzh = ["联合国开发计划署"]\nen = ["Institute A"]\n',
            "names.AAA",
            "is a name of UNDP as well",
        ),
        (
            "entities/zz.toml",
            'kind = "entity"\n[names.AAA]\nzh = ["甲研究所"]\n',
            "-",
            "AAA has no name in one language",
        ),
        (
            "metrics/zz.toml",
            '[places]\nnobody = ["NOBODY"]\n',
            "places.nobody",
            "nothing has the id 'NOBODY'",
        ),
        (
            "places/words.toml",
            '[[beside]]\nlanguages = ["zh"]\ncomment = "broken"\nnames = "^马里$"\nafter = "("\n',
            "beside.1",
            "after is not a regular expression",
        ),
        (
            "places/words.toml",
            '[[beside]]\nlanguages = ["zh"]\ncomment = "a rule that hides nothing"\nnames = "^马里$"\n'
            'after = "乙"\nmatch = ["在马里的营地"]\n',
            "beside.1",
            "a name is found in '在马里的营地'",
        ),
    ],
)
def test_a_fault_is_told_with_its_file_and_key(patterns, file, text, rule, message):
    (patterns / file).write_text(text, "utf-8")
    found = [problem for problem in lint_names(patterns) if message in problem.message]
    assert [problem.rule for problem in found] == [rule]
    assert Path(found[0].file).name == Path(file).name


def test_every_dimension_of_the_catalogue_has_labels():
    labels = {"sex": SEX, "volunteer_type": VOLUNTEER_TYPES, "component": COMPONENTS}
    for _, file in read_catalogue():
        for dimension, words in file.lexicon.items():
            assert dimension not in labels or set(words.values()) <= set(labels[dimension])


def test_samples_of_neighbourhood_are_run(patterns):
    assert run_name_examples(patterns) == ()
