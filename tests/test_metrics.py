"""The metric catalogue: what a figure is an observation of."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports_by_hand import observed

from unextract.errors import UnextractError
from unextract.metric_examples import run_metric_examples
from unextract.metrics import load_catalogue, marks, read_catalogue
from unextract.metrics.sdmx import time_period
from unextract.packs import load_packs

METRIC = """
[[metric]]
id = "lamps"
name = { zh = "路灯", en = "Street lamps" }
definition = { zh = "路灯数目。", en = "Number of street lamps." }
unit = "lamp"
kind = "count"

[[metric.zh]]
pattern = '安装了{figure}个路灯'
hint = ["路灯"]
"""


def write(patterns: Path, text: str) -> Path:
    (patterns / "metrics" / "lamps.toml").write_text(text, "utf-8")
    return patterns


def test_every_example_of_every_metric_holds() -> None:
    assert [str(problem) for problem in run_metric_examples(load_packs())] == []


def test_every_metric_is_described_in_both_languages_and_stated_in_some_way() -> None:
    for _, file in read_catalogue():
        for entry in file.metric:
            assert entry.name.zh != entry.name.en
            assert entry.zh or entry.en


def test_one_sentence_gives_level_entity_and_growth() -> None:
    level, growth = observed("粮食署接纳了 61 名联合国志愿人员，比 2031 年减少 18%。")
    assert (level.metric_id, level.obs_value, level.unit_measure) == ("un_volunteers", 61, "person")
    assert (level.entity, level.ref_area, level.time_period, level.obs_status) == (
        "WFP",
        "W00",
        "2032",
        "A",
    )
    assert (growth.metric_id, growth.obs_value, growth.unit_measure) == ("un_volunteers_growth", -18, "%")
    assert growth.entity == "WFP"
    assert growth.metric_name_zh.startswith(level.metric_name_zh)


def test_both_languages_state_the_same_observation() -> None:
    (zh,) = observed("世界粮食计划署(粮食署)接纳了 61 名联合国志愿人员。")
    (en,) = observed(
        "The World Food Programme (WFP) hosted 61 United Nations Volunteers.",
        "en",
    )
    same = ("metric_id", "ref_area", "time_period", "obs_value", "unit_measure", "entity")
    assert [getattr(zh, name) for name in same] == [getattr(en, name) for name in same]


def test_growth_since_an_earlier_year_is_not_annual() -> None:
    now = "UNV mobilised 1,460 United Nations Volunteers, an increase of 14 per cent from 2031 "
    found = observed(now + "and a 77 per cent increase from 2027.", "en")
    assert [(item.metric_id, item.obs_value) for item in found] == [
        ("un_volunteers", 1460),
        ("un_volunteers_growth", 14),
    ]


def test_a_change_belongs_to_the_people_not_to_the_countries_between() -> None:
    found = observed("2032 年，157 名联合国志愿人员与世卫组织一起在 18 个国家服务，比 2031 年增加 32%。")
    assert [item.metric_id for item in found] == [
        "un_volunteers",
        "un_volunteer_host_countries",
        "un_volunteers_growth",
    ]


def test_a_gap_to_what_is_required_is_no_growth() -> None:
    text = "2027 年，联合国及其伙伴为应急计划调集了 120 亿美元，可是比所需的 200 亿美元少了 40%。"
    assert not [item for item in observed(text) if item.metric_id.endswith("_growth")]


def test_a_part_of_the_volunteers_is_not_all_of_them() -> None:
    assert observed("在选举工作中，13 名联合国志愿人员和 45 名在线志愿人员登记了选民。") == []
    assert observed("其中 73 人是本国联合国志愿人员，多在边远地区工作。") == []


def test_who_is_meant_is_not_guessed() -> None:
    assert observed("开发署、儿基会和粮食署接纳了 61 名联合国志愿人员。") == []


def test_vague_numbers_and_ranges_are_no_observations() -> None:
    assert observed("粮食署接纳了数百名联合国志愿人员。") == []
    assert observed("粮食署接纳了 60 至 70 名联合国志愿人员。") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("粮食署接纳了 61 名联合国志愿人员。", "A"),
        ("粮食署接纳了约 61 名联合国志愿人员。", "E"),
        ("粮食署接纳了 60 多名联合国志愿人员。", "E"),
    ],
)
def test_what_is_not_exact_is_an_estimate(text: str, status: str) -> None:
    assert [item.obs_status for item in observed(text)] == [status]


def test_an_earlier_value_is_an_observation_of_its_own_year() -> None:
    now, before, *_ = observed(
        "2032 年，志愿人员组织活动的财务价值为 2.8 亿美元，比 2031 年的 2.7 亿美元增加了 4%。"
    )
    assert (now.time_period, now.obs_value, now.unit_measure) == ("2032", 280_000_000, "USD")
    assert (before.time_period, before.obs_value, before.metric_id) == ("2031", 270_000_000, now.metric_id)


def test_an_earlier_value_without_a_year_has_no_period() -> None:
    before, now = observed("本国联合国志愿人员的派遣时间从 51 天减少到 23 天。")
    assert (before.obs_value, before.time_period) == (51, None)
    assert (now.obs_value, now.time_period, now.volunteer_type) == (23, "2032", "NATIONAL")


def test_a_target_is_a_concept_of_its_own() -> None:
    level, target = observed("2032 年，在线志愿人员人数为 9 100 人，未完成全年目标(10 500 人)。")
    assert (level.metric_id, target.metric_id) == ("online_volunteers", "online_volunteers_target")


def test_areas_are_the_one_named_or_none_of_several() -> None:
    in_one = "在哥伦比亚，粮食署接纳了 61 名联合国志愿人员。"
    in_two = "在哥伦比亚和秘鲁，粮食署接纳了 61 名联合国志愿人员。"
    assert [item.ref_area for item in observed(in_one)] == ["COL"]
    assert [item.ref_area for item in observed(in_two)] == [None]


def test_a_catalogue_of_ones_own(patterns: Path) -> None:
    packs = load_packs(write(patterns, METRIC))
    (found,) = observed("该市安装了 240 个路灯。", packs=packs)
    assert (found.metric_id, found.metric_name_en, found.obs_value) == ("lamps", "Street lamps", 240)
    assert found.pattern == "lamps.zh.1"
    assert observed("粮食署接纳了 61 名联合国志愿人员。", packs=packs) == []


def test_without_a_catalogue_there_are_no_observations(patterns: Path) -> None:
    assert observed("该市安装了 240 个路灯。", packs=load_packs(patterns)) == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (METRIC.replace("kind =", "sort ="), "option metric.0.kind: Field required"),
        (METRIC.replace("hint =", "hints ="), "Extra inputs are not permitted"),
        (METRIC.replace("{figure}", ""), "does not say where the figure stands"),
        (METRIC.replace("个", "{lantern}"), "uses {lantern}"),
        (METRIC.replace("个", "("), "is not a regular expression"),
        (METRIC.replace("个", "(?P<colour>个)"), "which is no dimension"),
        (METRIC + METRIC, "metric lamps is there twice"),
        (METRIC + '[lexicon.colour]\n"红" = "RED"\n', "lexicon.colour is no dimension"),
        ("[[metric]\n", "this is not TOML"),
    ],
)
def test_a_mistake_is_one_clear_sentence(patterns: Path, wrong: str, sentence: str) -> None:
    directory = write(patterns, wrong)
    with pytest.raises(UnextractError, match=r"lamps\.toml") as caught:
        load_catalogue("zh", directory)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_marks_stand_for_figures_and_places() -> None:
    class Undp:
        id, kind = "UNDP", "entity"

    text = "联合国开发计划署(开发署)接纳了 3 399 名志愿人员"
    found = marks.marked(text, [(17, 22)], [(0, 8, Undp()), (9, 12, Undp())], {})  # type: ignore[list-item]
    assert found.text.endswith(f"接纳了{marks.OTHER}名志愿人员")
    assert len(found.text) == len("E接纳了F名志愿人员")
    around, begin = found.around(0, 3)
    assert (around[3], begin) == (marks.FIGURE, 1)


@given(st.text(max_size=40), st.data())
def test_there_is_a_mark_for_every_figure(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    found = marks.marked(text, spans, [], {})
    assert [found.text[at] for at in found.figures] == [marks.OTHER] * len(spans)


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2032-01-01", "2032-12-31", "2032"),
        ("2032-04-01", "2032-06-30", "2032-Q2"),
        ("2032-07-01", "2032-12-31", "2032-S2"),
        ("2032-02-01", "2032-02-29", "2032-02"),
        ("2032-05-04", "2032-05-04", "2032-05-04"),
        ("2028-01-01", "2032-12-31", "2028-01-01/P5Y"),
        ("2031-07-01", "2032-06-30", "2031-07-01/P1Y"),
        ("2032-03-01", "2032-07-31", "2032-03-01/P5M"),
        ("2032-03-10", "2032-03-19", "2032-03-10/P10D"),
        (None, "2032-12-31", "2032"),
        (None, "2032-04-30", "2032-04-30"),
    ],
)
def test_periods_as_sdmx_writes_them(start: str | None, end: str, period: str) -> None:
    assert time_period(start and date.fromisoformat(start), date.fromisoformat(end)) == period  # type: ignore[arg-type]


@given(st.dates(), st.dates())
def test_every_period_that_ends_can_be_written(one: date, other: date) -> None:
    assert time_period(min(one, other), max(one, other))
    assert time_period(one, None) is None


def test_shares_may_be_fractions() -> None:
    (found,) = observed("一半的联合国志愿人员是女性。")
    assert (found.metric_id, found.obs_value, found.sex) == ("un_volunteers_share", Decimal(50), "F")
