"""Observations lined up: across paragraphs, tables, editions and languages."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from editions_by_hand import run_record
from reports_by_hand import report
from typer.testing import CliRunner

import unextract
from unextract.cli import app
from unextract.errors import UnextractError
from unextract.load import export, load, query
from unextract.load.sdmx import STRUCTURE_ID
from unextract.records import SegmentKind

ZH = report(
    "X/2033/1",
    "志愿人员组织在各地派遣了 1 210 名联合国志愿人员，比 2031 年增加 14%。",
    "开发署接纳了 339 名联合国志愿人员，比 2031 年增加 7%。",
    "难民署共接纳了 115 名联合国志愿人员，比 2031 年增加 18%。",
    "各实体请求了 810 名在线志愿人员。",
    "2032 年，在线志愿人员人数为 814 人。",
    "女性在联合国志愿人员中的比例增加到 55%。",
    "本国联合国志愿人员的派遣时间从 51 天减少到 23 天。",
)
EN = report(
    "X/2035/1",
    "UNV deployed 1,460 United Nations Volunteers, an increase of 9 per cent from 2033.",
    "UNDP hosted 416 UN Volunteers, more than any other entity.",
    "UNHCR hosted 97 UN Volunteers, a 3 per cent decrease from the previous year.",
    "The proportion of women UN Volunteers rose to 59 per cent.",
    language="en",
    year=2034,
)
AGAIN = report(
    "X/2033/2",
    "2032 年，难民署共接纳了 115 名联合国志愿人员。",
    "2032 年，开发署接纳了约 300 名联合国志愿人员。",
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("series") / "w.duckdb"
    load(path, [ZH, EN, AGAIN], run_record())
    return path


Run = Callable[..., str]


@pytest.fixture
def run(warehouse: Path) -> Run:
    def command(*arguments: str) -> str:
        result = CliRunner().invoke(app, [*arguments, "--warehouse", str(warehouse)])
        assert result.exit_code == 0, result.output
        return result.output

    return command


def test_host_entities_of_both_reports_in_one_query(warehouse: Path) -> None:
    sql = """
        SELECT level.entity, level.TIME_PERIOD, level.OBS_VALUE, growth.OBS_VALUE
        FROM series AS level
        LEFT JOIN series AS growth ON growth.metric_id = 'un_volunteers_growth'
            AND growth.entity = level.entity AND growth.TIME_PERIOD = level.TIME_PERIOD
        WHERE level.metric_id = 'un_volunteers' AND level.entity IS NOT NULL
        ORDER BY level.TIME_PERIOD, level.OBS_VALUE DESC
    """
    assert query(warehouse, sql).rows == (
        ("UNDP", "2032", 339, 7),
        ("UNHCR", "2032", 115, 18),
        ("UNDP", "2034", 416, None),
        ("UNHCR", "2034", 97, -3),
    )


def test_a_value_stated_twice_is_one_with_both_sources(warehouse: Path) -> None:
    sql = "SELECT statements, conflict, symbols FROM series WHERE entity = 'UNHCR' AND TIME_PERIOD = '2032'"
    assert query(warehouse, sql + " AND metric_id = 'un_volunteers'").rows == (
        (2, False, ["X/2033/1", "X/2033/2"]),
    )


def test_an_estimate_beside_an_exact_value_is_no_conflict(warehouse: Path) -> None:
    sql = "SELECT OBS_VALUE, OBS_STATUS, conflict, \"values\" FROM series WHERE entity = 'UNDP'"
    assert query(warehouse, sql + " AND TIME_PERIOD = '2032' AND metric_id = 'un_volunteers'").rows == (
        (339, "A", False, [300, 339]),
    )


def test_exact_values_that_differ_are_a_conflict(warehouse: Path) -> None:
    sql = "SELECT conflict, \"values\" FROM series WHERE metric_id = 'online_volunteers'"
    assert query(warehouse, sql).rows == ((True, [810, 814]),)


def test_every_observation_is_traceable(warehouse: Path) -> None:
    lost = "SELECT count(*) FROM observations WHERE figure_id NOT IN (SELECT figure_id FROM figures)"
    assert query(warehouse, lost).rows == ((0,),)


def test_series_breaks_down_by_what_is_asked_for(warehouse: Path) -> None:
    by_entity = unextract.series(warehouse, "un_volunteers", by=["entity"])
    assert by_entity.periods == ("2032", "2034")
    assert [row.group for row in by_entity.rows] == [("UNDP",), ("UNHCR",)]
    total = unextract.series(warehouse, "un_volunteers")
    assert [[value.value for value in row.values if value] for row in total.rows] == [[1210, 1460]]
    assert unextract.series(warehouse, "online_volunteers").rows[0].values[0].conflict  # type: ignore[union-attr]


def test_observations_without_a_period_are_counted(warehouse: Path) -> None:
    assert unextract.series(warehouse, "un_volunteer_deployment_days", by=["type"]).undated == 1


@pytest.mark.parametrize(
    ("metric", "by", "sentence"),
    [
        ("un_volunters", [], "perhaps un_volunteers"),
        ("weather", [], "lists them"),
        ("un_volunteers", ["planet"], "choose from area"),
    ],
)
def test_what_is_unknown_is_said(warehouse: Path, metric: str, by: list[str], sentence: str) -> None:
    with pytest.raises(UnextractError) as caught:
        unextract.series(warehouse, metric, by=by)
    assert sentence in str(caught.value)
    assert caught.value.stage == "series"


def test_the_command_prints_a_table_and_bars(run: Run) -> None:
    output = run("series", "un_volunteers", "--by", "entity")
    lines = [line.split() for line in output.splitlines()]
    assert ["UNDP", "339", "+7%", "416", "person"] in lines
    assert ["UNHCR", "115", "+18%", "97", "-3%", "person"] in lines
    bars = {line.split()[0]: line.count("█") for line in output.splitlines() if "█" in line}
    assert bars == {"UNDP": 40, "UNHCR": 9}
    assert output == run("series", "un_volunteers", "--by", "entity")


def test_the_command_lists_conflicts(run: Run) -> None:
    output = run("series", "online_volunteers")
    assert "* 2032: 810, 814 are stated (X/2033/1)" in output


def test_sdmx_csv_has_the_columns_of_the_standard(warehouse: Path, tmp_path: Path) -> None:
    data, structure = export(warehouse, tmp_path, "sdmx-csv")
    with data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0])[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
    assert {row["STRUCTURE_ID"] for row in rows} == {STRUCTURE_ID}
    assert all(row["TIME_PERIOD"] and row["REF_AREA"] for row in rows)
    keys = [
        tuple(
            value
            for name, value in row.items()
            if name not in ("OBS_VALUE", "OBS_STATUS", "SOURCE", "COMMENT_OBS")
        )
        for row in rows
    ]
    assert len(set(keys)) == len(keys)
    assert {row["COMMENT_OBS"] for row in rows} == {"", "also stated: 814"}
    assert structure.read_bytes() == export(warehouse, tmp_path / "again", "sdmx-csv")[1].read_bytes()


# sdmx1 leaves the files it reads for the garbage collector to close.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
def test_an_sdmx_reader_reads_it_back(warehouse: Path, tmp_path: Path) -> None:
    sdmx = pytest.importorskip("sdmx", reason="sdmx1 is not installed")
    data, structure = export(warehouse, tmp_path, "sdmx-csv")
    (definition,) = sdmx.read_sdmx(structure).structure.values()
    message = sdmx.read_sdmx(data, structure=definition)
    values = sdmx.to_pandas(message.data[0])
    found = values.xs(("un_volunteers", "UNDP"), level=("METRIC", "ENTITY"))
    assert sorted(float(value) for value in found) == [339, 416]
    codes = {key: set(codelist.items) for key, codelist in sdmx.read_sdmx(structure).codelist.items()}
    named = {name for name in values.index.names if name != "TIME_PERIOD"}
    assert {key.removeprefix("CL_") for key in codes} == named | {"OBS_STATUS"}
    for name in named:
        assert set(values.index.get_level_values(name)) <= codes[f"CL_{name}"]


def test_annex_tables_join_the_series(tmp_path: Path) -> None:
    table = "实体\t联合国志愿人员人数\n开发署\t339\n儿基会\t157\n难民署\t115"
    annex = report("X/2033/3", table, kind=SegmentKind.TABLE, headings=("接纳联合国志愿人员的实体",))
    load(tmp_path / "w.duckdb", [annex], run_record())
    sql = "SELECT entity, OBS_VALUE FROM series WHERE metric_id = 'un_volunteers' ORDER BY OBS_VALUE DESC"
    assert query(tmp_path / "w.duckdb", sql).rows == (("UNDP", 339), ("UNICEF", 157), ("UNHCR", 115))


def test_real_reports_line_up(reports: Path, tmp_path: Path) -> None:
    files = [next(reports.glob(f"{number}_*")) for number in ("000", "005")]
    unextract.run(files, warehouse=tmp_path / "w.duckdb")
    found = unextract.series(tmp_path / "w.duckdb", "un_volunteers", by=["entity"])
    at = found.periods.index("2022")
    stated = {row.group[0]: (row.values[at], row.growth[at]) for row in found.rows}
    expected = {
        "UNDP": (3399, 7), "UNICEF": (1576, 32), "UNHCR": (1154, 18), "UNFPA": (495, None),
        "WHO": (463, 26), "UN_WOMEN": (402, 16),
    }  # fmt: skip
    for entity, (value, growth) in expected.items():
        level, change = stated[entity]
        assert level is not None
        assert (level.value, change) == (value, growth)
    assert {
        row.group[0] for row in found.rows if all(row.values[i] for i in (at, found.periods.index("2024")))
    } >= set(expected)
