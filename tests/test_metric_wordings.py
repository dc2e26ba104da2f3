"""A metric is found whatever the order of its sentence, and a part of the whole is not taken for it."""

import pytest
from reports_by_hand import observed

from unextract.records import Language


@pytest.mark.parametrize(
    ("language", "sentence", "metric", "area"),
    [
        ("zh", "向特别志愿人员基金捐款的捐助方共有 16 个。", "svf_donors", "W00"),
        ("zh", "共有 16 个捐助方向特别志愿人员基金捐款。", "svf_donors", "W00"),
        ("zh", "联合国志愿人员在阿拉伯国家的人数为 820 人。", "un_volunteers", "ARAB_STATES"),
        ("zh", "在阿拉伯国家服务的联合国志愿人员共有 820 人。", "un_volunteers", "ARAB_STATES"),
        (
            "en",
            "Donor contributions to the Special Voluntary Fund fell to $3 million.",
            "svf_contributions",
            "W00",
        ),
        ("en", "Seven donors gave $3 million to the Special Voluntary Fund.", "svf_contributions", "W00"),
        ("en", "Women made up 54 per cent of UN Volunteers.", "un_volunteers_share", "W00"),
        ("en", "In 2033, 820 UN Volunteers served with 16 United Nations entities.", "un_volunteers", "W00"),
        ("zh", "2033 年，共有 820 名联合国志愿人员为 16 个联合国实体服务。", "un_volunteers", "W00"),
        ("en", "The share of women among UN Volunteers rose to 54 per cent.", "un_volunteers_share", "W00"),
    ],
)
def test_a_metric_is_found_in_any_word_order(
    language: Language, sentence: str, metric: str, area: str
) -> None:
    assert (metric, area) in {(item.metric_id, item.ref_area) for item in observed(sentence, language)}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "12 名联合国志愿人员在该国的三个诊所协助接种疫苗。"),
        ("zh", "建设和平基金为一个跨境项目提供了 320 万美元。"),
        ("en", "In March, 12 UN Volunteers were assigned to one clinic to support vaccination."),
        ("en", "An attack on the mission killed 7 peacekeepers."),
    ],
)
def test_a_part_is_not_the_whole(language: Language, sentence: str) -> None:
    assert observed(sentence, language) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "2033 年，共有 820 名联合国志愿人员为 16 个联合国实体服务，比 2032 年增加 14%。"),
        (
            "en",
            "In 2033, 820 UN Volunteers served with 16 United Nations entities, an increase of 14 per cent.",
        ),
    ],
)
def test_growth_is_of_who_serves_and_not_of_those_served(language: Language, sentence: str) -> None:
    grown = {item.metric_id for item in observed(sentence, language) if item.metric_id.endswith("_growth")}

    assert grown <= {"un_volunteers_growth"}
