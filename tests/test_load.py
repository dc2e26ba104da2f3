"""What a data team may rely on: names, replacement, spans, order, one file at a time."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from editions_by_hand import edition, run_record, with_list
from hypothesis import given, settings
from hypothesis import strategies as st

from unextract.load import load, query
from unextract.load.log import record_run
from unextract.load.schema import DOCUMENT_TABLES
from unextract.records import Edition, RunError

# The public interface, word for word; to change a line here is to break somebody's query.
PROMISED = {
    "documents": "document_id symbol language title issuing_body period_start period_end source_path"
    " source_sha256 media_type page_count text reader_version pattern_version loaded_at",
    "segments": "segment_id document_id ordinal kind paragraph heading_path page source_start source_end"
    " text tokens",
    "numerals": "numeral_id document_id segment_id source_start source_end raw class figure_id",
    "figures": "figure_id document_id segment_id ordinal kind raw source_start source_end page bbox value"
    " value_high unit comparator role subject scope period_start period_end confidence pattern",
    "country_lists": "list_id document_id segment_id source_start source_end raw topic stated_count"
    " listed_count",
    "country_list_members": "list_id ordinal raw source_start source_end iso3 m49 name_zh name_en",
    "table_cells": "table_id document_id segment_id page caption unit_note row column row_label"
    " column_label raw source_start source_end value unit figure_id",
    "observations": "observation_id figure_id metric_id metric_name_zh metric_name_en REF_AREA TIME_PERIOD"
    " OBS_VALUE UNIT_MEASURE OBS_STATUS entity sex age_group volunteer_type",
    "runs": "run_id started_at finished_at tool_version pattern_version inputs documents_loaded"
    " documents_skipped documents_failed",
    "run_errors": "run_id source_path stage message",
    **dict.fromkeys(
        ("volunteer_counts", "percentages", "funding_amounts", "country_list_summary"),
        "symbol language paragraph page sentence value unit comparator period subject label_zh label_en",
    ),
}

A = edition(
    "A/99/1", "2021 年有[12 408 名|value=12408|unit=person|period_start=2021-01-01|period_end=2021-12-31]。"
)
B = edition(
    "B/99/2",
    "增加[14%|kind=percent|value=14|unit=%|role=increase]。",
    "另有[3 个国家|value=3|unit=country]。",
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("loaded") / "made" / "on the way" / "unextract.duckdb"
    load(path, [A, B], run_record(documents_loaded=2))
    return path


@pytest.fixture
def warehouse(loaded: Path, tmp_path: Path) -> Path:
    """A warehouse of A and B, to be changed at will."""
    return Path(shutil.copy(loaded, tmp_path))


def rows(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    return list(query(warehouse, sql).rows)


def content(warehouse: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows about documents, as they lie in the file."""
    return {table.name: rows(warehouse, f"SELECT * FROM {table.name}") for table in DOCUMENT_TABLES}


@pytest.mark.parametrize("name", PROMISED)
def test_every_promised_column_exists(warehouse: Path, name: str) -> None:
    columns = query(warehouse, f"SELECT * FROM {name}").columns
    assert set(PROMISED[name].split()) <= set(columns)


@pytest.mark.parametrize("table", ["numerals", "figures"])
def test_a_span_quotes_its_source(warehouse: Path, table: str) -> None:
    quoted = rows(
        warehouse,
        "SELECT substring(text, source_start + 1, source_end - source_start), raw"
        f" FROM {table} JOIN documents USING (document_id)",
    )
    assert len(quoted) == 3
    assert all(source == raw for source, raw in quoted)


def test_a_segment_is_its_slices(warehouse: Path) -> None:
    joined = rows(
        warehouse,
        """SELECT s.text, string_agg(substring(d.text, slice."start" + 1, slice."end" - slice."start"), '')
        FROM segments s JOIN documents d USING (document_id), unnest(s.slices) AS u(slice) GROUP BY ALL""",
    )
    assert len(joined) == 3
    assert all(text == source for text, source in joined)


def test_a_figure_keeps_its_fields(warehouse: Path) -> None:
    row = rows(
        warehouse,
        "SELECT value, unit, comparator, role, period_end, sentence FROM figures WHERE unit = 'person'",
    )
    assert row == [(Decimal(12408), "person", "=", "level", date(2021, 12, 31), "2021 年有12 408 名。")]


def test_documents_say_what_they_were_made_with(warehouse: Path) -> None:
    assert rows(
        warehouse, "SELECT DISTINCT pattern_version, code_version, loaded_at::VARCHAR FROM documents"
    ) == [("p1", "c1", "2026-01-31 12:00:00")]


def test_loading_again_replaces_and_keeps_the_others(warehouse: Path) -> None:
    before = content(warehouse)
    load(warehouse, [A], run_record("run-2"))
    assert content(warehouse) == before
    assert rows(warehouse, "SELECT run_id FROM runs") == [("run-1",), ("run-2",)]


def test_a_changed_file_replaces_the_document_it_was(warehouse: Path) -> None:
    load(
        warehouse,
        [edition("A/99/1", "现有[9 名|value=9|unit=person]。", version="-new")],
        run_record("run-2"),
    )
    assert rows(warehouse, "SELECT document_id FROM documents ORDER BY 1") == [("A-99-1-new",), ("B-99-2",)]
    assert rows(warehouse, "SELECT raw FROM figures WHERE unit = 'person'") == [("9 名",)]
    assert rows(warehouse, "SELECT count(*) FROM segments") == [(3,)]


def test_rows_lie_in_the_same_order_whatever_was_loaded_first(warehouse: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    load(other, [B], run_record())
    load(other, [A], run_record())
    assert content(other) == content(warehouse)


def test_two_copies_of_a_document_are_one(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    copy = edition("A/99/1", "2021 年。", path="copy.txt")
    load(path, [A, copy], run_record())
    assert rows(path, "SELECT source_path FROM documents") == [(A.document.source_path,)]


def test_lists_follow_their_document(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    load(path, [with_list(A), with_list(B)], run_record())
    load(path, [A], run_record("run-2"))
    assert rows(path, "SELECT list_id FROM country_lists") == [("B-99-2:l",)]
    assert rows(path, "SELECT DISTINCT list_id FROM country_list_members") == [("B-99-2:l",)]


def test_errors_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    impossible = RunError(source_path="a.txt", stage="extract", message="a share of 240 % needs a reason")
    failed = RunError(source_path="b.txt", stage="read", message="the file is empty; check it")
    run = run_record(documents_loaded=1, documents_failed=1, errors=(failed,), inputs=("a.txt", "b.txt"))
    load(path, [A.model_copy(update={"errors": (impossible,)})], run)
    load(path, [B], run_record("run-2"))
    assert rows(path, "SELECT run_id, source_path, stage, message FROM run_errors") == [
        ("run-1", "a.txt", "extract", "a share of 240 % needs a reason"),
        ("run-1", "b.txt", "read", "the file is empty; check it"),
    ]
    assert rows(path, "SELECT inputs, documents_failed FROM runs WHERE run_id = 'run-1'") == [
        (["a.txt", "b.txt"], 1)
    ]


def test_a_run_without_documents_is_recorded_and_changes_nothing_else(warehouse: Path) -> None:
    before = content(warehouse)
    error = RunError(source_path="b.txt", stage="read", message="the file is empty; check it")
    record_run(warehouse, run_record("run-2", documents_skipped=2, errors=(error,), inputs=("x",)))
    assert content(warehouse) == before
    assert rows(warehouse, "SELECT run_id, documents_skipped, inputs FROM runs") == [
        ("run-1", 0, []),
        ("run-2", 2, ["x"]),
    ]
    assert rows(warehouse, "SELECT run_id, source_path FROM run_errors") == [("run-2", "b.txt")]


def test_a_value_is_rounded_to_six_places_half_to_even(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    third = "[三分之一|kind=fraction|value=0.33333333333333333333333333333333333333333]"
    load(path, [edition("A/1", third, "[7|value=0.0000005]", "[8|value=0.0000015]")], run_record())
    assert rows(path, "SELECT value FROM figures") == [
        (Decimal("0.333333"),),
        (Decimal("0.000000"),),
        (Decimal("0.000002"),),
    ]


def test_a_value_too_large_for_the_warehouse_is_an_error_and_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    load(path, [edition("A/1", f"[9|value={10**32}]和[8|value={10**32 - 1}]")], run_record())
    assert rows(path, "SELECT value FROM figures") == [(None,), (Decimal(10**32 - 1),)]
    [(stage, message)] = rows(path, "SELECT stage, message FROM run_errors")
    assert stage == "load"
    assert "'9'" in str(message)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200), min_size=1, max_size=30))
def test_any_text_comes_back_as_it_went_in(texts: list[str]) -> None:
    names = [f"{number:02}" for number in range(len(texts))]
    editions = [
        Edition(
            document=A.document.model_copy(update={"text": text, "document_id": name, "source_path": name})
        )
        for name, text in zip(names, texts, strict=True)
    ]
    with TemporaryDirectory() as folder:
        load(Path(folder, "w.duckdb"), editions, run_record())
        assert [text for (text,) in rows(Path(folder, "w.duckdb"), "SELECT text FROM documents")] == texts


def test_a_reader_keeps_what_it_has_open(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as reader:
        load(warehouse, [edition("C/99/3", "[5 名|value=5]")], run_record("run-2"))
        assert reader.execute("SELECT count(*) FROM documents").fetchall() == [(2,)]
    assert rows(warehouse, "SELECT count(*) FROM documents") == [(3,)]


def test_nothing_is_left_beside_the_warehouse(warehouse: Path) -> None:
    load(warehouse, [A], run_record("run-2"))
    assert [path.name for path in warehouse.parent.iterdir()] == ["unextract.duckdb"]


def test_clients_from_duckdb_1_2_on_can_read_the_file(warehouse: Path) -> None:
    header = warehouse.read_bytes()[:20]
    assert header[8:12] == b"DUCK"
    # "Storage versions and format" of DuckDB's manual: 65 is what 1.2 introduced
    assert int.from_bytes(header[12:20], "little") <= 65


def test_a_file_of_earlier_columns_is_carried_over(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse)) as db:
        for view in ("volunteer_counts", "percentages", "funding_amounts", "figures_in_context"):
            db.execute(f"DROP VIEW {view}")
        db.execute("ALTER TABLE figures DROP COLUMN flags")
        db.execute("DROP TABLE observations")
    load(warehouse, [A], run_record("run-2"))
    assert rows(warehouse, "SELECT document_id, flags FROM figures") == [
        ("A-99-1", []),
        ("B-99-2", None),
        ("B-99-2", None),
    ]


def test_the_file_says_itself_what_its_columns_mean(warehouse: Path) -> None:
    without = rows(warehouse, "SELECT table_name, column_name FROM duckdb_columns() c"
                   " JOIN duckdb_tables() USING (table_name) WHERE c.comment IS NULL")  # fmt: skip
    assert without == []
