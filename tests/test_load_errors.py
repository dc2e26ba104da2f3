"""What can go wrong with a warehouse: one sentence each, and the old file as it was."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from editions_by_hand import edition, run_record

from unextract.errors import UnextractError
from unextract.load import load, query
from unextract.load.log import record_run
from unextract.pipeline import run

A = edition("A/99/1", "2021 年有[12 408 名|value=12408|unit=person]。")


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    path = tmp_path / "unextract.duckdb"
    load(path, [A], run_record())
    return path


@pytest.fixture
def untouched(warehouse: Path) -> Iterator[Path]:
    """A warehouse that must be the same, and alone in its folder, when the test is over."""
    before = warehouse.read_bytes()
    yield warehouse
    assert warehouse.read_bytes() == before
    assert [path.name for path in warehouse.parent.iterdir()] == [warehouse.name]


def refused(path: Path) -> UnextractError:
    """The error of a load into `path`."""
    with pytest.raises(UnextractError) as caught:
        load(path, [A], run_record("run-2"))
    error = caught.value
    assert error.stage == "load"
    assert error.remedy
    assert str(error).startswith(str(path))
    assert "\n" not in str(error)
    return error


@pytest.fixture
def open_elsewhere(untouched: Path) -> Iterator[Path]:
    """A warehouse that another process has open for writing."""
    hold = "import duckdb, sys; db = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(untouched)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield untouched
        process.communicate("")


@pytest.mark.skipif(sys.platform == "win32", reason="locks are told differently there")
def test_a_locked_warehouse(open_elsewhere: Path) -> None:
    assert "another program" in refused(open_elsewhere).problem
    with pytest.raises(UnextractError, match="another program"):
        record_run(open_elsewhere, run_record("run-2"))
    with pytest.raises(UnextractError, match="another program"):
        query(open_elsewhere, "SELECT 1")


def test_a_warehouse_this_program_has_open_for_writing(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse)), pytest.raises(UnextractError, match="this program itself"):
        query(warehouse, "SELECT 1")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("not a database " * 100)
    assert "not a DuckDB database" in refused(path).problem
    assert path.read_text().startswith("not a database")


def test_a_database_of_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "sales.duckdb"
    with duckdb.connect(str(path)) as db:
        db.execute("CREATE TABLE sales (amount INTEGER)")
    assert "no warehouse of unextract" in refused(path).problem
    assert query_plainly(path, "SELECT count(*) FROM sales") == [(0,)]


def query_plainly(path: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as db:
        return db.execute(sql).fetchall()


@pytest.mark.parametrize(("version", "words"), [(0, "older"), (99, "newer")])
def test_a_warehouse_of_another_schema_version(warehouse: Path, version: int, words: str) -> None:
    with duckdb.connect(str(warehouse)) as db:
        db.execute("UPDATE schema_info SET schema_version = ?", [version])
    assert words in refused(warehouse).problem
    with pytest.raises(UnextractError, match=words):
        query(warehouse, "SELECT 1")


def test_a_damaged_warehouse(warehouse: Path) -> None:
    content = warehouse.read_bytes()
    warehouse.write_bytes(content[:5000])
    assert "damaged" in refused(warehouse).problem
    assert warehouse.read_bytes() == content[:5000]


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path).problem


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    refused(tmp_path / "out" / "unextract.duckdb")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_write_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "cannot be written" in refused(tmp_path / "unextract.duckdb").problem
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_at_the_rename(untouched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    assert refused(untouched).problem == "the disk is full"


def test_a_full_disk_while_writing(untouched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from unextract.load import write

    def full(*_: object) -> None:
        raise duckdb.IOException('IO Error: Could not write file ".new": No space left on device')

    monkeypatch.setattr(write, "_insert_rows", full)
    assert refused(untouched).problem == "the disk is full"


def test_a_failure_halfway_leaves_nothing_behind(untouched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from unextract.load import write
    from unextract.load.views import View

    monkeypatch.setattr(write, "VIEWS", (View("broken", "", (), "SELECT * FROM nowhere"),))
    assert "nowhere" in refused(untouched).problem


def test_what_a_killed_run_left_is_swept_up(warehouse: Path) -> None:
    (warehouse.parent / ".unextract.duckdb.new").write_text("half a file")
    (warehouse.parent / ".unextract.duckdb.new.wal").write_text("half a log")
    load(warehouse, [A], run_record("run-2"))
    assert [path.name for path in warehouse.parent.iterdir()] == [warehouse.name]


def test_a_run_fails_before_it_works_for_nothing(tmp_path: Path, samples: Path) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("not a database " * 100)
    events: list[object] = []
    with pytest.raises(UnextractError, match="not a DuckDB database"):
        run([samples], warehouse=path, force=True, progress=events.append)
    assert events == []


def test_a_missing_warehouse_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(UnextractError, match="there is no warehouse here"):
        query(tmp_path / "w.duckdb", "SELECT 1")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT * FROM figure", "figures"),
        ("SELEC 1", "syntax error"),
        ("SELECT nothing FROM figures", "nothing"),
        ("DELETE FROM figures", "read-only"),
        ("SELECT 1; SELEC 2", "syntax error"),
        (" -- SELECT 1", "no statement"),
    ],
)
def test_sql_that_cannot_be_run(untouched: Path, sql: str, words: str) -> None:
    with pytest.raises(UnextractError, match=words) as caught:
        query(untouched, sql)
    assert caught.value.stage == "query"
    assert "\n" not in str(caught.value)
