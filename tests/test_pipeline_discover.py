"""Which files the paths of a run mean."""

from pathlib import Path

import pytest

from unextract.pipeline.discover import Found, discover

SUFFIXES = frozenset({".txt", ".md"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.MD", "c.pdf", "sub/d.txt", "sub/.hidden/e.txt", ".f.txt", "editions.toml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def names(found: Found, folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found.files]


def test_a_folder_means_the_readable_files_in_it(folder: Path) -> None:
    found = discover([folder], SUFFIXES, {"editions.toml"})
    assert names(found, folder) == ["a.MD", "b.txt", "sub/d.txt"]
    assert [path.name for path in found.ignored] == ["c.pdf"]
    assert found.errors == ()


def test_paths_keep_the_order_they_are_given_in(folder: Path) -> None:
    found = discover([folder / "sub", folder / "b.txt"], SUFFIXES)
    assert names(found, folder) == ["sub/d.txt", "b.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["b.txt"]),
        ("**/*.txt", ["b.txt", "sub/d.txt"]),
        ("[ab].*", ["a.MD", "b.txt"]),
        ("s*", ["sub/d.txt"]),
    ],
)
def test_a_glob_means_its_matches(folder: Path, pattern: str, expected: list[str]) -> None:
    assert names(discover([folder / pattern], SUFFIXES), folder) == expected


def test_a_file_with_brackets_in_its_name_is_a_file(folder: Path) -> None:
    (folder / "report [1].txt").write_text("")
    assert names(discover([folder / "report [1].txt"], SUFFIXES), folder) == ["report [1].txt"]


def test_a_file_reached_twice_counts_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "link.txt").symlink_to(folder / "b.txt")
    found = discover(["b.txt", folder, "link.txt", "./sub/../b.txt"], SUFFIXES)
    assert [str(path) for path in found.files] == ["b.txt", str(folder / "a.MD"), str(folder / "sub/d.txt")]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("missing.txt", "there is no such file or folder"),
        ("c.pdf", "files of type .pdf cannot be read"),
        ("*.docx", "the pattern matches no file of type .md, .txt"),
        ("empty", "the folder holds no file of type .md, .txt"),
    ],
)
def test_a_path_that_yields_nothing_is_an_error_and_the_others_count(
    folder: Path, path: str, problem: str
) -> None:
    (folder / "empty").mkdir()
    found = discover([folder / path, folder / "b.txt"], SUFFIXES)
    assert names(found, folder) == ["b.txt"]
    [error] = found.errors
    assert (error.source, error.stage, error.problem) == (str(folder / path), "read", problem)
