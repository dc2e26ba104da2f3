"""The stages one at a time come to the same as a run."""

import json
import shutil
from pathlib import Path

import pytest

from unextract import stages
from unextract.errors import UnextractError
from unextract.load import query
from unextract.pipeline import run


@pytest.fixture(scope="module")
def extracted(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("artifacts")
    assert stages.read([samples], directory).failures == ()
    assert stages.segment(directory).failures == ()
    assert stages.extract(directory).failures == ()
    return directory


@pytest.fixture
def directory(extracted: Path, tmp_path: Path) -> Path:
    """A copy of the artifacts of all stages, to be changed at will."""
    return Path(shutil.copytree(extracted, tmp_path / "artifacts"))


def test_the_stages_make_what_a_run_makes(directory: Path, samples: Path, tmp_path: Path) -> None:
    by_stages, by_run = tmp_path / "stages.duckdb", tmp_path / "run.duckdb"
    summary = stages.load(directory, warehouse=by_stages)
    run(samples, warehouse=by_run)
    assert summary.documents == len(list((directory / "read").iterdir()))
    for relation in ("(SELECT * EXCLUDE (loaded_at) FROM documents)", "segments", "numerals", "figures"):
        sql = f"SELECT * FROM {relation}"
        assert query(by_stages, sql) == query(by_run, sql)
    assert run(samples, warehouse=by_stages).documents_loaded == 0


@pytest.mark.parametrize(("stage", "previous"), [("segment", "read"), ("extract", "segment")])
def test_a_stage_wants_the_one_before(tmp_path: Path, stage: str, previous: str) -> None:
    with pytest.raises(UnextractError, match=f"there is nothing that `unextract {previous}` has made"):
        getattr(stages, stage)(tmp_path)


def test_load_wants_extracted_artifacts(tmp_path: Path) -> None:
    with pytest.raises(UnextractError, match="run `unextract extract` into this folder first"):
        stages.load(tmp_path, warehouse=tmp_path / "w.duckdb")


def test_artifacts_of_an_earlier_call_go_and_other_files_stay(directory: Path, samples: Path) -> None:
    (directory / "read" / "notes.json").write_text("{}")
    one = next(path for path in sorted(samples.iterdir()) if path.suffix == ".txt")
    stages.read([one], directory)
    stages.segment(directory)
    assert len(list((directory / "read").iterdir())) == 2
    assert len(list((directory / "segment").iterdir())) == 1


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"edition": 1}'])
def test_a_damaged_artifact_is_told_and_the_others_go_on(directory: Path, damage: str) -> None:
    broken, *others = sorted((directory / "segment").iterdir())
    broken.write_text(damage)
    summary = stages.extract(directory)
    assert summary.documents == len(others)
    [failure] = summary.failures
    assert failure.source_path == str(broken)
    assert "run `unextract segment` again" in failure.message


def test_an_artifact_must_quote_its_text(directory: Path, tmp_path: Path) -> None:
    changed = next(path for path in sorted((directory / "extract").iterdir()) if figures(path))
    data = json.loads(changed.read_text("utf-8"))
    figure = data["edition"]["figures"][0]
    figure["raw"] = "?" * len(figure["raw"])
    changed.write_text(json.dumps(data), "utf-8")
    summary = stages.load(directory, warehouse=tmp_path / "w.duckdb")
    assert "does not stand at" in summary.failures[0].message


def figures(path: Path) -> list[object]:
    return list(json.loads(path.read_text("utf-8"))["edition"]["figures"])


def test_artifacts_of_different_patterns_are_not_mixed(directory: Path, tmp_path: Path) -> None:
    changed = min((directory / "extract").iterdir())
    data = json.loads(changed.read_text("utf-8")) | {"pattern_version": "another"}
    changed.write_text(json.dumps(data), "utf-8")
    with pytest.raises(UnextractError, match="different versions"):
        stages.load(directory, warehouse=tmp_path / "w.duckdb")


def test_what_cannot_be_read_is_told(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    summary = stages.read([samples, tmp_path / "empty.txt", tmp_path / "missing.txt"], tmp_path / "artifacts")
    assert summary.documents > 0
    assert {Path(failure.source_path).name for failure in summary.failures} == {"empty.txt", "missing.txt"}
