"""Pairs in the warehouse: made with it, kept with it, made anew with their editions."""

from pathlib import Path

import pytest
from editions_by_hand import edition, run_record

from unextract import compare, pair
from unextract.errors import UnextractError
from unextract.load import load, query
from unextract.records import Edition

ZH_TEXT = (
    "方案派出[4 286 名|value=4286|unit=person|confidence=0.9]志愿人员。",
    "支出为[3 640 万美元|kind=money|value=36400000|unit=USD|confidence=0.9]。",
)
EN_TEXT = (
    "The programme deployed [4,286 volunteers|value=4286|unit=person|confidence=0.9].",
    "It spent [$36.4 million|kind=money|value=36400000|unit=USD|confidence=0.9].",
)


def zh(symbol: str = "X/1", *, texts: tuple[str, ...] = ZH_TEXT, version: str = ".zh") -> Edition:
    return edition(symbol, *texts, version=version)


def en(symbol: str = "X/1", *, texts: tuple[str, ...] = EN_TEXT, version: str = ".en") -> Edition:
    return edition(symbol, *texts, language="en", version=version)


def rows(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    return list(query(warehouse, sql).rows)


def statuses(warehouse: Path) -> list[tuple[object, ...]]:
    return rows(warehouse, "SELECT status, count(*) FROM figure_pairs GROUP BY ALL ORDER BY ALL")


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "unextract.duckdb"


def test_editions_of_one_symbol_are_paired_also_when_they_come_in_different_runs(warehouse: Path) -> None:
    load(warehouse, [zh()], run_record())
    assert not rows(warehouse, "SELECT * FROM edition_pairs")
    load(warehouse, [en()], run_record("run-2"))
    assert rows(warehouse, "SELECT symbol, method FROM edition_pairs") == [("X/1", "symbol")]
    assert statuses(warehouse) == [("agree", 2)]
    assert rows(warehouse, "SELECT DISTINCT method, score > 0.5 FROM segment_pairs") == [("number", True)]


def test_other_symbols_and_one_language_are_not_paired(warehouse: Path) -> None:
    load(warehouse, [zh(), en("X/2"), zh(version=".second")], run_record())
    assert not rows(warehouse, "SELECT * FROM edition_pairs")


def test_pairs_of_editions_that_stay_are_carried_over(warehouse: Path) -> None:
    load(warehouse, [zh(), en()], run_record())
    tables = ("edition_pairs", "segment_pairs", "figure_pairs", "figures")
    before = {table: rows(warehouse, f"SELECT * FROM {table}") for table in tables}
    load(warehouse, [zh("Y/1")], run_record("run-2"))
    after = {table: rows(warehouse, f"SELECT * FROM {table} WHERE true") for table in tables[:3]}
    assert after == {table: before[table] for table in tables[:3]}


def test_a_new_version_of_an_edition_is_compared_anew(warehouse: Path) -> None:
    load(warehouse, [zh(), en()], run_record())
    changed = (EN_TEXT[0], EN_TEXT[1].replace("36400000", "34600000").replace("36.4", "34.6"))
    load(warehouse, [en(texts=changed, version=".en2")], run_record("run-2"))
    assert statuses(warehouse) == [("agree", 1), ("value_differs", 1)]
    assert len(rows(warehouse, "SELECT * FROM edition_pairs")) == 1


def test_a_twin_that_agrees_gives_confidence_and_one_that_differs_takes_it_back(warehouse: Path) -> None:
    def money() -> list[tuple[object, ...]]:
        return rows(
            warehouse,
            "SELECT confidence, own_confidence FROM figures WHERE kind = 'money' ORDER BY document_id",
        )

    load(warehouse, [zh()], run_record())
    assert money() == [(0.9, 0.9)]
    load(warehouse, [en()], run_record("run-2"))
    assert money() == [(0.99, 0.9), (0.99, 0.9)]
    changed = (EN_TEXT[0], EN_TEXT[1].replace("36400000", "34600000"))
    load(warehouse, [en(texts=changed, version=".en2")], run_record("run-3"))
    assert money() == [(0.9, 0.9), (0.9, 0.9)]


def test_the_view_has_both_quotations_on_one_row(warehouse: Path) -> None:
    load(warehouse, [zh(), en()], run_record())
    columns = "raw_zh, raw_en, value_zh = value_en, status_zh, status_en"
    sql = f"SELECT {columns} FROM bilingual_figures ORDER BY kind"
    assert rows(warehouse, sql) == [
        ("4 286 名", "4,286 volunteers", True, "一致", "agree"),
        ("3 640 万美元", "$36.4 million", True, "一致", "agree"),
    ]


def test_a_pair_made_by_hand_is_remembered_until_it_is_taken_back(warehouse: Path) -> None:
    load(warehouse, [zh("X/1"), en("Y/1")], run_record())
    paired = pair("X/1", "Y/1", warehouse=warehouse)
    assert (paired.source_path_zh, paired.source_path_en) == ("X-1.zh.txt", "Y-1.en.txt")
    assert rows(warehouse, "SELECT method FROM edition_pairs") == [("by_hand",)]
    load(warehouse, [en("Y/1", version=".en2")], run_record("run-2"))
    assert rows(warehouse, "SELECT method FROM edition_pairs") == [("by_hand",)]
    assert statuses(warehouse) == [("agree", 2)]
    pair("Y/1", "X/1", warehouse=warehouse, remove=True)
    assert not rows(warehouse, "SELECT * FROM edition_pairs")
    assert not statuses(warehouse)


def test_a_pair_made_by_hand_takes_the_place_of_that_by_symbol(warehouse: Path) -> None:
    load(warehouse, [zh(), en(), en("Y/1")], run_record())
    pair("X-1.zh.txt", "Y/1", warehouse=warehouse)
    assert rows(warehouse, "SELECT source_path_en, method FROM edition_pairs") == [("Y-1.en.txt", "by_hand")]


def test_what_cannot_be_paired_says_why(warehouse: Path) -> None:
    load(warehouse, [zh(), en(), zh("Y/1", version=".zh")], run_record())
    with pytest.raises(UnextractError, match="both editions are in Chinese"):
        pair("Y/1", "X-1.zh.txt", warehouse=warehouse)
    with pytest.raises(UnextractError, match=r"several documents answer to this; name one of: X-1"):
        pair("X/1", "Y/1", warehouse=warehouse)
    with pytest.raises(UnextractError, match="neither a file nor a document"):
        pair("Z/1", "Y/1", warehouse=warehouse)


def test_compare_counts_what_has_a_value_and_lists_the_rest(warehouse: Path) -> None:
    chinese = (*ZH_TEXT, "此外，[几个|comparator=~]城市有[17 所|value=17|unit=所学校]学校参加了这些活动。")
    english = (
        EN_TEXT[0],
        EN_TEXT[1].replace("36400000", "34600000"),
        "Schools in several cities took part, too.",
    )
    load(warehouse, [zh(texts=chinese), en(texts=english)], run_record())
    (found,) = compare("X/1", warehouse=warehouse)
    assert (found.compared, found.agreeing) == (3, 1)
    assert [d.status.value for d in found.disagreements] == ["value_differs", "only_zh"]
    assert found.disagreements[1].en.quote == "Schools in several cities took part, too."
    assert found.disagreements[1].zh.raw == "17 所"


def test_compare_is_strict_when_asked(warehouse: Path) -> None:
    load(
        warehouse,
        [zh(), en(texts=(EN_TEXT[0].replace("|unit", "|comparator=>|unit"), EN_TEXT[1]))],
        run_record(),
    )
    assert compare("X/1", warehouse=warehouse)[0].agreement == 1
    assert compare("X/1", warehouse=warehouse, strict=True)[0].agreement == 0.5


def test_compare_needs_two_editions(warehouse: Path) -> None:
    load(warehouse, [zh()], run_record())
    with pytest.raises(UnextractError, match="only one edition"):
        compare("X/1", warehouse=warehouse)
    with pytest.raises(UnextractError, match="no such document"):
        compare("X/2", warehouse=warehouse)
