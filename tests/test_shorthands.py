"""In a report of UNV volunteers are UN Volunteers: whose document it is decides, not the sentence alone."""

from pathlib import Path

import pytest
from reports_by_hand import observed, report

from unextract.errors import UnextractError
from unextract.metrics import load_catalogue
from unextract.metrics.marks import FRAGMENTS, OTHER, Marked
from unextract.metrics.model import Shorthand
from unextract.metrics.shorthand import FullNames, compile_shorthand
from unextract.records import Language, Observation

UNV: dict[Language, str] = {
    "zh": "联合国志愿人员组织：署长的报告",
    "en": "United Nations Volunteers programme: report of the Administrator",
}


def of_unv(sentence: str, language: Language = "zh") -> list[Observation]:
    return list(report("X/1", sentence, language=language, title=UNV[language]).observations)


@pytest.mark.parametrize(
    ("language", "sentence", "metrics"),
    [
        ("zh", "2032 年，本组织部署了 9 800 名志愿人员。", ["un_volunteers"]),
        ("zh", "女性志愿人员占比为 55%。", ["un_volunteers_share"]),
        ("zh", "志愿人员来自 170 个国家。", ["un_volunteer_nationalities"]),
        ("en", "In 2032, UNV deployed 9,800 volunteers.", ["un_volunteers"]),
        ("en", "Women made up 55 per cent of all volunteers.", ["un_volunteers_share"]),
    ],
)
def test_volunteers_are_its_own_in_a_report_of_unv_only(
    language: Language, sentence: str, metrics: list[str]
) -> None:
    assert [item.metric_id for item in of_unv(sentence, language)] == metrics
    other = observed(sentence.replace("本组织", "该国"), language)
    assert not [item for item in other if item.metric_id.startswith("un_volunteer") and language == "zh"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "红十字会在当地有 3 100 名志愿人员。"),
        ("zh", "志愿人员培训了 41 000 名社区志愿人员。"),
        ("zh", "肯尼亚政府动员了 2 万名志愿人员。"),
        ("zh", "25 名志愿人员协助普查。"),
        ("zh", "全年新派遣志愿人员 4 100 名。"),
        ("zh", "上述 86 名志愿人员中，女性占 41%。"),
        ("en", "National volunteer schemes mobilized 90,000 volunteers."),
        ("en", "The Red Cross deployed 3,100 volunteers."),
        ("en", "Some 25 volunteers supported the census."),
        ("en", "Of the 86 volunteers, 41 per cent were women."),
    ],
)
def test_volunteers_of_others_and_a_part_of_them_are_not(language: Language, sentence: str) -> None:
    assert of_unv(sentence, language) == []


def test_categories_and_their_shares_stand_in_one_sentence() -> None:
    found = of_unv("本国志愿人员 9 100 名(73%)，国际志愿人员 3 300 名(27%)。")
    assert [(item.metric_id, item.volunteer_type, item.obs_value) for item in found] == [
        ("un_volunteers", "NATIONAL", 9100),
        ("un_volunteers_share", "NATIONAL", 73),
        ("un_volunteers", "INTERNATIONAL", 3300),
        ("un_volunteers_share", "INTERNATIONAL", 27),
    ]


def test_what_is_counted_again_for_places_is_no_second_total() -> None:
    found = of_unv("难民志愿人员共 402 名，乌干达最多，达 97 名，其次为肯尼亚(58 名)。")
    assert (402, None) in {(item.obs_value, item.ref_area) for item in found}
    assert {item.ref_area for item in found if item.obs_value != 402} <= {"UGA", "KEN"}


def test_a_change_since_an_earlier_value_is_not_annual() -> None:
    found = of_unv("残疾志愿人员人数从 2030 年的 185 人增至 2032 年的 263 人，增幅达 42%。")
    assert [item.metric_id for item in found] == ["un_volunteers", "un_volunteers"]


def test_what_the_sentence_says_as_it_stands_comes_first() -> None:
    (item,) = of_unv("全世界的志愿人员增加到 9 亿人。")
    assert item.metric_id == "volunteers_worldwide"


def test_figures_keep_their_order_when_names_are_read_in_full() -> None:
    form = Shorthand(title="UNV", short="volunteers", full=r"UN \g<0>")
    names = FullNames((compile_shorthand(form, "a.toml", FRAGMENTS),))
    text = f"{OTHER} volunteers and {OTHER} volunteers"
    found = names.marked(Marked(text, (0, text.rindex(OTHER)), {}))
    assert found.text == f"{OTHER} UN volunteers and {OTHER} UN volunteers"
    assert [found.text[at] for at in found.figures] == [OTHER, OTHER]
    assert found.figures == (0, found.text.rindex(OTHER))


def test_a_shorthand_that_is_no_expression_is_one_clear_sentence(patterns: Path) -> None:
    text = "[[shorthand.zh]]\ntitle = 'X'\nshort = '('\nfull = '联合国志愿人员'\n"
    (patterns / "metrics" / "short.toml").write_text(text, "utf-8")
    with pytest.raises(UnextractError, match=r"short\.toml.*`short` of a shorthand"):
        load_catalogue("zh", patterns)
