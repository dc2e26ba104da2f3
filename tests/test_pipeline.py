"""Runs: what is worked on, what is skipped, and what becomes of a document that fails.

The stages here are small fakes: a file is a document, a line a paragraph, and a
figure stands in brackets (see editions_by_hand). Some words in a file make a
stage fail.
"""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from editions_by_hand import edition
from typeset_pdf import pdf

from unextract.allowance import ask_for
from unextract.errors import UnextractError
from unextract.load import query
from unextract.pipeline import Progress, RunSummary, run
from unextract.pipeline.flow import run_steps
from unextract.pipeline.steps import Steps
from unextract.pipeline.versions import Versions
from unextract.pipeline.workers import Limits
from unextract.read import reader_versions
from unextract.records import Edition, RunError

VERSIONS = Versions(tool="1", code="c1", readers={".txt": "1"}, patterns="p1")


def read_long(path: Path) -> Edition:
    """Read what asks for a second and a half more than the limit."""
    ask_for(1.5)
    return read(path)


def nothing() -> None:
    """Preparing fakes takes nothing."""


def stated(path: Path, _sha256: str) -> str | None:
    """What a file beside the document says of it."""
    note = path.with_suffix(".note")
    return note.read_text() if note.exists() else None


def read(path: Path) -> Edition:
    data = path.read_bytes()
    text = data.decode()
    if "UNREADABLE" in text:
        raise UnextractError(str(path), "read", "the file is empty", "check it")
    sha256 = hashlib.sha256(data).hexdigest()
    made = edition("A/1", *text.splitlines(), path=str(path), version=sha256[:8])
    document = made.document.model_copy(update={"source_sha256": sha256, "symbol": stated(path, sha256)})
    return made.model_copy(update={"document": document})


def extract(made: Edition) -> Edition:
    text = made.document.text
    if "BUG" in text:
        raise ZeroDivisionError("division\nby zero")
    if "KILL" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "HANG" in text:
        while True:
            time.sleep(60)
    if "GREEDY" in text:
        bytearray(8 * 2**30)
    if "IMPOSSIBLE" in text:
        error = RunError(source_path=made.document.source_path, stage="extract", message="a share of 240 %")
        return made.model_copy(update={"errors": (error,)})
    return made


STEPS = Steps(prepare=nothing, stated=stated, read=read, then=(("extract", extract),))


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(
            f"{name}组有[12 名|value=12|unit=person]。\n其中[5%|kind=percent|value=5]。\n"
        )
    return folder


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "out" / "w.duckdb"


def go(paths: Sequence[Path] | Path, warehouse: Path, **options: Any) -> RunSummary:
    """A run over the fake stages, in this process unless told otherwise."""
    given = {"steps": STEPS, "versions": VERSIONS, "jobs": 1, "suffixes": {".txt"}} | options
    return run_steps([paths] if isinstance(paths, Path) else paths, warehouse=warehouse, **given)


def did(summary: RunSummary) -> tuple[int, int, int]:
    return summary.documents_loaded, summary.documents_skipped, summary.documents_failed


def loaded(warehouse: Path) -> list[str]:
    return [Path(str(path)).name for (path,) in query(warehouse, "SELECT source_path FROM documents").rows]


def test_a_run_loads_and_counts(inbox: Path, warehouse: Path) -> None:
    summary = go(inbox, warehouse)
    assert did(summary) == (3, 0, 0)
    assert (summary.paragraphs, summary.numerals, summary.figures, summary.unaccounted_share) == (
        6,
        6,
        6,
        0.0,
    )
    assert summary.figures_by_kind == {"count": 3, "percent": 3}
    assert list(summary.seconds) == ["prepare", "read", "extract", "load"]
    assert loaded(warehouse) == ["a.txt", "b.txt", "c.txt"]
    assert query(warehouse, "SELECT run_id, documents_loaded, inputs FROM runs").rows == (
        (summary.run_id, 3, [str(inbox)]),
    )


def test_unchanged_documents_are_skipped_and_counted(inbox: Path, warehouse: Path) -> None:
    first, second = go(inbox, warehouse), go(inbox, warehouse)
    assert did(second) == (0, 3, 0)
    assert second.figures_by_kind == first.figures_by_kind
    assert query(warehouse, "SELECT documents_loaded, documents_skipped FROM runs").rows == ((3, 0), (0, 3))


def test_force_does_them_again(inbox: Path, warehouse: Path) -> None:
    go(inbox, warehouse)
    assert did(go(inbox, warehouse, force=True)) == (3, 0, 0)


def test_a_changed_file_is_done_again(inbox: Path, warehouse: Path) -> None:
    go(inbox, warehouse)
    (inbox / "b.txt").write_text("现有[7 名|value=7]。\n")
    assert did(go(inbox, warehouse)) == (1, 2, 0)
    assert query(warehouse, "SELECT raw FROM figures WHERE raw LIKE '7%'").rows == (("7 名",),)
    assert loaded(warehouse) == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize(
    "change",
    [{"code": "new"}, {"readers": {".txt": "new"}}, {"patterns": "new"}],
    ids=["code", "reader", "patterns"],
)
def test_another_version_does_everything_again(inbox: Path, warehouse: Path, change: dict[str, Any]) -> None:
    go(inbox, warehouse)
    newer = replace(VERSIONS, **change)
    assert did(go(inbox, warehouse, versions=newer)) == (3, 0, 0)


def test_what_is_stated_of_a_file_counts_as_part_of_it(inbox: Path, warehouse: Path) -> None:
    go(inbox, warehouse)
    (inbox / "b.note").write_text("B/99/2")
    assert did(go(inbox, warehouse)) == (1, 2, 0)
    assert query(warehouse, "SELECT count(*) FROM documents WHERE symbol = 'B/99/2'").rows == ((1,),)
    assert did(go(inbox, warehouse)) == (0, 3, 0)
    (inbox / "b.note").unlink()
    assert did(go(inbox, warehouse)) == (1, 2, 0)


def test_a_copy_is_loaded_once_and_then_unchanged(inbox: Path, warehouse: Path) -> None:
    (inbox / "d.txt").write_bytes((inbox / "a.txt").read_bytes())
    assert did(go(inbox, warehouse)) == (3, 1, 0)
    assert loaded(warehouse) == ["a.txt", "b.txt", "c.txt"]
    assert did(go(inbox, warehouse)) == (0, 4, 0)


def test_a_moved_file_is_loaded_from_its_new_place(inbox: Path, warehouse: Path) -> None:
    go(inbox, warehouse)
    (inbox / "a.txt").rename(inbox / "z.txt")
    assert did(go(inbox, warehouse)) == (1, 2, 0)
    assert loaded(warehouse) == ["b.txt", "c.txt", "z.txt"]


def test_documents_that_are_not_given_stay(inbox: Path, warehouse: Path) -> None:
    go(inbox / "a.txt", warehouse)
    go(inbox / "b.txt", warehouse)
    assert loaded(warehouse) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("pool_pays_from", [0, 10**9], ids=["in workers", "in this process"])
def test_a_failing_document_does_not_stop_the_others(
    inbox: Path, warehouse: Path, pool_pays_from: int
) -> None:
    (inbox / "b.txt").write_text("UNREADABLE")
    (inbox / "bug.txt").write_text("BUG")
    missing = inbox / "missing.txt"
    summary = go([inbox, missing], warehouse, jobs=2, pool_pays_from=pool_pays_from)
    assert did(summary) == (2, 0, 3)
    assert loaded(warehouse) == ["a.txt", "c.txt"]
    by_name = {Path(failure.source_path).name: failure for failure in summary.failures}
    assert by_name["b.txt"].message == "the file is empty; check it"
    assert by_name["missing.txt"].stage == "read"
    assert by_name["bug.txt"].stage == "extract"
    assert by_name["bug.txt"].message.startswith(
        "unexpected ZeroDivisionError: division by zero (test_pipeline.py:"
    )
    errors = query(warehouse, "SELECT run_id, source_path, stage, message FROM run_errors").rows
    assert set(errors) == {(summary.run_id, f.source_path, f.stage, f.message) for f in summary.failures}


def test_a_document_that_fails_keeps_the_rows_of_its_last_good_load(inbox: Path, warehouse: Path) -> None:
    go(inbox, warehouse)
    (inbox / "b.txt").write_text("UNREADABLE")
    assert did(go(inbox, warehouse)) == (0, 2, 1)
    assert loaded(warehouse) == ["a.txt", "b.txt", "c.txt"]
    assert query(warehouse, "SELECT count(*) FROM run_errors").rows == ((1,),)


def test_impossible_records_are_told(inbox: Path, warehouse: Path) -> None:
    (inbox / "b.txt").write_text("IMPOSSIBLE")
    summary = go(inbox, warehouse)
    assert did(summary) == (3, 0, 0)
    assert [error.message for error in summary.incomplete] == ["a share of 240 %"]
    assert query(warehouse, "SELECT stage, message FROM run_errors").rows == (
        ("extract", "a share of 240 %"),
    )


def test_nothing_but_failures_makes_no_warehouse(inbox: Path, warehouse: Path) -> None:
    assert did(go(inbox / "missing.txt", warehouse)) == (0, 0, 1)
    assert not warehouse.exists()


def test_workers_find_what_one_process_finds(inbox: Path, warehouse: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    go(inbox, warehouse)
    go(inbox, other, jobs=2, pool_pays_from=0)
    for table in ("segments", "numerals", "figures"):
        sql = f"SELECT * FROM {table}"
        assert query(other, sql) == query(warehouse, sql)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed differently there")
def test_a_killed_worker_loses_only_the_document_that_killed_it(inbox: Path, warehouse: Path) -> None:
    (inbox / "b.txt").write_text("KILL")
    summary = go(inbox, warehouse, jobs=2, pool_pays_from=0)
    assert did(summary) == (2, 0, 1)
    assert loaded(warehouse) == ["a.txt", "c.txt"]
    assert "was killed" in summary.failures[0].message


def test_the_engine_that_read_a_pdf_is_told_and_counts(inbox: Path, warehouse: Path) -> None:
    pytest.importorskip("pdfplumber", reason="the reference engine is an extra")
    (inbox / "r.en.pdf").write_bytes(pdf(lambda sheet: sheet.lines(72, 100, ["They planted 12 trees."])))
    for engine in ("pdfium", "pdfplumber"):
        assert did(run(inbox / "r.en.pdf", warehouse=warehouse, engine=engine)) == (1, 0, 0)
        assert did(run(inbox / "r.en.pdf", warehouse=warehouse, engine=engine)) == (0, 1, 0)
        answer = query(
            warehouse, "SELECT reader_version, value FROM documents JOIN figures USING (document_id)"
        )
        assert answer.rows == ((reader_versions(engine)[".pdf"], 12),)


def bomb(levels: int, times: int) -> bytes:
    """A PDF of a kilobyte that draws `times ** levels` squares: forms within forms."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {0} >>"
    own = "<< /XObject << /F {0} 0 R >> >>"
    drawn = ["/F Do " * times] * (levels - 1) + ["0 0 9 9 re f " * times]
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources {1} /Length {2} >> "
        "stream\n{0}\nendstream"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page.format(own.format(5)),
        "<< /Length 5 >> stream\n/F Do\nendstream",
        *(form.format(draws, own.format(6 + at), len(draws)) for at, draws in enumerate(drawn)),
    ]
    body = "".join(f"{number} 0 obj {content} endobj\n" for number, content in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\n%%EOF\n".encode()


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(seconds=1.0, megabytes=8192), "longer than the 1 s"),
        pytest.param(
            Limits(megabytes=256),
            "256 MB of memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a memory limit"),
        ),
    ],
    ids=["time", "memory"],
)
def test_a_pdf_that_never_ends_costs_only_itself(
    inbox: Path, warehouse: Path, samples: Path, limits: Limits, said: str
) -> None:
    (inbox / "bomb.en.pdf").write_bytes(bomb(9, 10))
    text = samples / "x-2024-11.zh.txt"
    summary = run(
        [inbox / "bomb.en.pdf", text],
        warehouse=warehouse,
        time_limit=limits.seconds,
        memory_limit=limits.megabytes,
    )
    assert did(summary) == (1, 0, 1)
    (failure,) = summary.failures
    assert (Path(failure.source_path).name, failure.stage) == ("bomb.en.pdf", "read")
    assert said in failure.message
    assert query(warehouse, "SELECT message FROM run_errors").rows == ((failure.message,),)


@pytest.mark.parametrize(
    ("trouble", "limits", "said"),
    [
        ("HANG", Limits(seconds=2.0), "it took longer than the 2 s that a document of its size may take"),
        pytest.param(
            "GREEDY",
            Limits(megabytes=512),
            "it needs more memory than a document may take",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a memory limit"),
        ),
    ],
)
def test_a_guarded_file_is_stopped_even_alone(
    inbox: Path, warehouse: Path, trouble: str, limits: Limits, said: str
) -> None:
    (inbox / "b.txt").write_text(trouble)
    steps = STEPS._replace(guarded=frozenset({".txt"}))
    (failure,) = go(inbox / "b.txt", warehouse, steps=steps, limits=limits).failures
    assert (failure.stage, failure.message.split(";")[0]) == ("extract", said)
    (inbox / "a.txt").unlink()
    assert did(go(inbox, warehouse, steps=steps, limits=limits)) == (1, 0, 1)


def test_a_long_document_is_allowed_more_time(inbox: Path, warehouse: Path) -> None:
    (inbox / "b.txt").write_text("HANG")
    steps = STEPS._replace(guarded=frozenset({".txt"}), read=read_long)
    (failure,) = go(inbox / "b.txt", warehouse, steps=steps, limits=Limits(seconds=0.5)).failures
    assert "longer than the 2 s" in failure.message


def test_a_script_without_a_main_guard_may_call_run(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>2024 年，共有 120 名志愿人员。</p>", encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(
        "import unextract\n"
        "print('begun')\n"
        f"print(unextract.run([{str(page)!r}], warehouse={str(tmp_path / 'w.duckdb')!r}).documents_loaded)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.stdout.split(), done.stderr) == (["begun", "1"], "")


@pytest.mark.parametrize("pool_pays_from", [0, 10**9], ids=["in workers", "in this process"])
def test_progress_reaches_its_end_whatever_fails(inbox: Path, warehouse: Path, pool_pays_from: int) -> None:
    (inbox / "b.txt").write_text("UNREADABLE")
    events: list[Progress] = []
    go(inbox, warehouse, progress=events.append, jobs=2, pool_pays_from=pool_pays_from)
    for stage in ("read", "extract"):
        assert [(event.done, event.total) for event in events if event.stage == stage] == [
            (1, 3),
            (2, 3),
            (3, 3),
        ]
    assert (events[-1].stage, events[-1].done, events[-1].total) == ("load", 2, 2)


def test_the_real_stages_load_the_samples(samples: Path, warehouse: Path) -> None:
    summary = run(samples, warehouse=warehouse)
    assert summary.failures == ()
    assert summary.documents_loaded == len(
        [path for path in samples.iterdir() if path.suffix in (".txt", ".md")]
    )
    assert summary.figures > 0
    assert summary.ignored == ()


def test_an_unchanged_run_imports_and_compiles_nothing_heavy(samples: Path, warehouse: Path) -> None:
    run(samples, warehouse=warehouse)
    again = """
import sys
from unextract.packs import load_pack
from unextract.pipeline import run
summary = run(sys.argv[1], warehouse=sys.argv[2])
assert summary.documents_skipped and not summary.documents_loaded, summary
assert load_pack.cache_info().currsize == 0
print(*sorted({"jieba", "rjieba", "pyarrow", "pandas", "numpy"} & set(sys.modules)))
"""
    answer = subprocess.run(
        [sys.executable, "-c", again, str(samples), str(warehouse)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == "\n"


def test_five_real_reports(reports: Path, warehouse: Path) -> None:
    summary = run(sorted(reports.glob("*.txt")), warehouse=warehouse)
    assert did(summary) == (5, 0, 0)
    assert summary.elapsed < 30
    span = "substring(d.text, f.source_start + 1, f.source_end - f.source_start)"
    [(figures, misquoted)] = query(
        warehouse,
        f"SELECT count(*), count(*) FILTER ({span} <> f.raw)"
        " FROM figures f JOIN documents d USING (document_id)",
    ).rows
    assert (figures, misquoted) == (summary.figures, 0)
    assert did(run(sorted(reports.glob("*.txt")), warehouse=warehouse)) == (0, 5, 0)
