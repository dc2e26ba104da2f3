"""The views analysts live in."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from editions_by_hand import edition, run_record, with_list

from unextract.load import load, query
from unextract.load.labels import UNITS, currencies
from unextract.load.schema import TABLES
from unextract.load.views import VIEWS
from unextract.records import SegmentKind

ZH = edition(
    "A/99/1",
    "2021 年有[12 408 名|value=12408|unit=person|subject=联合国志愿人员|scope=全球]，比上年增加"
    "[14%|kind=percent|value=14|unit=%|role=increase|subject=联合国志愿人员]。无关的一句。",
    "捐款约[1 620 万美元|kind=money|value=16200000|unit=USD|comparator=~|subject=捐款]，即[2 个百分点"
    "|kind=percentage_point|value=2|unit=pp|role=decrease]。",
    "共有[3 个国家|value=3|unit=country|comparator=>=|period_end=2022-04-30]参加。",
    "有[9 名|value=9|unit=person|subject=工作人员]，通过[7 项决议|value=7|unit=项决议|subject=志愿服务]。",
)
EN = edition(
    "A/99/1",
    "There were [400|value=400|unit=person|subject=United Nations Volunteers]. Others came.",
    language="en",
    version="en",
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("views") / "w.duckdb"
    load(path, [ZH, EN], run_record())
    return path


def rows(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    return list(query(warehouse, sql).rows)


def test_volunteer_counts_are_people_called_volunteers(warehouse: Path) -> None:
    columns = "symbol, language, paragraph, value, sentence, scope"
    assert rows(warehouse, f"SELECT {columns} FROM volunteer_counts") == [
        ("A/99/1", "en", "1", Decimal(400), "There were 400.", None),
        ("A/99/1", "zh", "1", Decimal(12408), "2021 年有12 408 名，比上年增加14%。", "全球"),
    ]


def test_percentages_are_percent_and_points(warehouse: Path) -> None:
    assert rows(warehouse, "SELECT value, unit, role, label_zh, label_en FROM percentages") == [
        (Decimal(14), "%", "increase", "百分比，增加", "percentage, increase"),
        (Decimal(2), "pp", "decrease", "百分点，减少", "percentage points, decrease"),
    ]


def test_funding_amounts_are_money(warehouse: Path) -> None:
    columns = "value, unit_zh, comparator_zh, label_zh, unit_en, comparator_en, label_en"
    assert rows(warehouse, f"SELECT {columns} FROM funding_amounts") == [
        (Decimal(16200000), "美元", "约", "金额，美元", "US dollars", "about", "amount of money, US dollars")
    ]


def test_a_unit_without_a_code_is_its_own_label(warehouse: Path) -> None:
    assert rows(
        warehouse, "SELECT unit_zh, unit_en, label_zh FROM figures_in_context WHERE unit = '项决议'"
    ) == [("项决议", "项决议", "数量，项决议")]


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2022-01-01", "2022-12-31", "2022"),
        ("2018-01-01", "2020-12-31", "2018/2020"),
        ("2022-02-01", "2022-02-28", "2022-02"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01/2024-02-28"),
        ("2022-07-01", "2023-06-30", "2022-07-01/2023-06-30"),
        ("2022-07-15", "2022-07-15", "2022-07-15"),
        (None, "2022-04-30", "../2022-04-30"),
        ("2022-04-30", None, "2022-04-30/.."),
        (None, None, None),
    ],
)
def test_a_period_reads_as_iso_8601(
    tmp_path: Path, start: str | None, end: str | None, period: str | None
) -> None:
    dates = [f"period_{name}={day}" for name, day in (("start", start), ("end", end)) if day]
    load(tmp_path / "w", [edition("A/1", "|".join(["有[5 名", "value=5", *dates]) + "]")], run_record())
    assert rows(tmp_path / "w", "SELECT period FROM figures_in_context") == [(period,)]


def test_a_country_list_takes_number_and_period_from_the_figure_that_states_it(tmp_path: Path) -> None:
    stating = "[3 个国家|value=3|unit=country|comparator=>=|period_end=2022-04-30]"
    load(tmp_path / "w", [with_list(edition("A/1", f"法马等{stating}。"))], run_record())
    [row] = rows(
        tmp_path / "w",
        "SELECT value, unit, comparator, period, subject, stated_count, listed_count, complete, iso3,"
        " countries_zh, countries_en, sentence, paragraph FROM country_list_summary",
    )
    assert row == (
        3, "country", ">=", "../2022-04-30", "提交分析", 3, 2, False, ["FRA", "MLT"], ["法", "马"],
        ["France", "Malta"], "法马等3 个国家。", "1",
    )  # fmt: skip


def test_a_country_list_without_a_stating_figure_stands_for_itself(tmp_path: Path) -> None:
    load(tmp_path / "w", [with_list(edition("A/1", "法马参加。"))], run_record())
    assert rows(tmp_path / "w", "SELECT comparator, role, period, label_en FROM country_list_summary") == [
        ("=", "level", None, "list of countries")
    ]


def test_a_figure_in_a_table_is_quoted_with_its_line(tmp_path: Path) -> None:
    plain = edition("A/1", "项目\n捐款  [12|value=12]  [13|value=13]\n合计")
    table = plain.segments[0].model_copy(update={"kind": SegmentKind.TABLE})
    load(tmp_path / "w", [plain.model_copy(update={"segments": (table,)})], run_record())
    assert rows(tmp_path / "w", "SELECT DISTINCT sentence FROM figures") == [("捐款 12 13",)]


def test_the_described_columns_are_the_views_columns(warehouse: Path) -> None:
    for view in VIEWS:
        assert query(warehouse, f"SELECT * FROM {view.name}").columns == tuple(
            name for name, _ in view.columns
        )


def test_columns_are_named_once(warehouse: Path) -> None:
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert set(table.order) <= set(names)


def test_every_unit_of_the_patterns_has_names(pytestconfig: pytest.Config) -> None:
    units: set[str] = set()
    for path in (pytestconfig.rootpath / "patterns").glob("*/*.toml"):
        lexicon = tomllib.loads(path.read_text("utf-8")).get("lexicon", {})
        for name in ("currency", "currency_full", "measure", "duration"):
            units |= set(lexicon.get(name, {}).values())
    assert len(units) > 50
    assert units <= set(UNITS) | set(currencies())
