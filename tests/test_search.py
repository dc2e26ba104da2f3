"""Full-text search: words of both languages, ranked, with the figures beside them."""

from pathlib import Path

import pytest
from editions_by_hand import run_record
from reports_by_hand import report
from typer.testing import CliRunner

import unextract
from unextract.cli import app
from unextract.errors import UnextractError
from unextract.load import load, query

ZH = report(
    "X/2033/1",
    "有 25 名联合国残疾志愿人员在 23 个联合国实体工作。",
    "各实体请求了 810 名在线志愿人员。",
    "约 75 名在线志愿人员为残疾人提供支助，在线志愿人员也提供翻译。",
    "该基金的捐款总额为 480 万美元。",
)
EN = report(
    "X/2035/1",
    "Online Volunteers with disabilities supported 12 projects.",
    "The fund received contributions.",
    language="en",
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "w.duckdb"
    load(path, [ZH, EN], run_record())
    return path


def paragraphs(warehouse: Path, words: str) -> list[tuple[str | None, str | None]]:
    return [(hit.symbol, hit.paragraph) for hit in unextract.search(warehouse, words).hits]


def test_what_holds_all_the_words_comes_first(warehouse: Path) -> None:
    found = paragraphs(warehouse, "在线志愿人员 残疾")
    assert found[0] == ("X/2033/1", "3")
    assert set(found) == {("X/2033/1", "1"), ("X/2033/1", "2"), ("X/2033/1", "3")}


def test_a_word_finds_the_longer_words_that_hold_it(warehouse: Path) -> None:
    assert paragraphs(warehouse, "volunteer") == [("X/2035/1", "1")]
    assert ("X/2033/1", "3") in paragraphs(warehouse, "残疾")


def test_case_and_grouping_do_not_matter(warehouse: Path) -> None:
    assert paragraphs(warehouse, "ONLINE") == paragraphs(warehouse, "online")


def test_figures_come_with_their_paragraph(warehouse: Path) -> None:
    hit = unextract.search(warehouse, "捐款").hits[0]
    assert [(figure.value, figure.unit) for figure in hit.figures] == [(4_800_000, "USD")]


def test_scores_fall_and_the_limit_holds(warehouse: Path) -> None:
    hits = unextract.search(warehouse, "志愿人员 基金", limit=3).hits
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_language_can_be_left_out(warehouse: Path) -> None:
    assert {hit.language for hit in unextract.search(warehouse, "online", language="zh").hits} == set()


def test_nothing_found_is_no_error(warehouse: Path) -> None:
    assert unextract.search(warehouse, "斑马").hits == ()


def test_words_are_needed(warehouse: Path) -> None:
    with pytest.raises(UnextractError, match="no word"):
        unextract.search(warehouse, "，。")


def test_postings_count_the_words_of_the_segments(warehouse: Path) -> None:
    counted = "SELECT term, segment_id, frequency, length FROM postings"
    recounted = """
        SELECT term, segment_id, count(*), any_value(n)
        FROM (SELECT unnest(tokens) AS term, segment_id, len(tokens) AS n FROM segments) GROUP BY ALL
    """
    assert set(query(warehouse, counted).rows) == set(query(warehouse, recounted).rows)


def test_postings_follow_the_documents(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    load(path, [ZH], run_record())
    load(path, [EN], run_record("run-2"))
    assert set(paragraphs(path, "捐款 contributions")) == {("X/2033/1", "4"), ("X/2035/1", "2")}
    load(
        path,
        [ZH.model_copy(update={"segments": ZH.segments[:1], "figures": (), "observations": ()})],
        run_record("r3"),
    )
    assert paragraphs(path, "捐款") == []


def test_the_command_shows_paragraphs_with_figures(warehouse: Path) -> None:
    result = CliRunner().invoke(app, ["search", "捐款", "--warehouse", str(warehouse)])
    assert result.exit_code == 0
    assert "X/2033/1 ¶ 4" in result.output
    assert "480 万美元" in result.output
