"""Two editions beside each other: which segments, which figures, and what they say differently."""

from collections.abc import Sequence

import pytest
from editions_by_hand import edition
from hypothesis import given
from hypothesis import strategies as st

from unextract.bilingual import Alignment, Side, Status, align
from unextract.bilingual.evidence import label
from unextract.records import Segment

ZH = (
    "本报告说明二〇三一年的工作，根据第 77/12 号决定提交。",
    "方案派出[4 286 名|value=4286|unit=person]志愿人员，增加[9%|kind=percent|value=9|unit=%|role=increase]。",
    "支出为[3 640 万美元|kind=money|value=36400000|unit=USD]，其中包括培训和差旅的费用。",
    "方案在 COVID-19 疫情期间继续工作，没有中断任何项目，也没有撤回任何人员。",
)
EN = (
    "This report is submitted pursuant to decision 77/12 and describes the work done in 2031.",
    "The programme deployed [4,286 volunteers|value=4286|unit=person], an increase of"
    " [9 per cent|kind=percent|value=9|unit=%|role=increase].",
    "It spent [$36.4 million|kind=money|value=36400000|unit=USD], the cost of training and travel included.",
    "During the COVID-19 pandemic the programme went on with its work, broke off none of its projects"
    " and called nobody back.",
)


def side(language: str, paragraphs: Sequence[str], numbers: Sequence[str | None] | None = None) -> Side:
    """An edition of `paragraphs`, numbered from 1 or by `numbers`."""
    made = edition("X/1", *paragraphs, language=language, version=language)
    segments: list[Segment] = list(made.segments)
    if numbers is not None:
        segments = [s.model_copy(update={"paragraph": n}) for s, n in zip(segments, numbers, strict=True)]
    return Side(made.document.document_id, language, tuple(segments), made.figures, {})


def links(alignment: Alignment) -> set[tuple[int | None, int | None]]:
    """The pairs, by place in the text from 1."""

    def place(segment_id: str | None) -> int | None:
        return None if segment_id is None else int(segment_id.rpartition("s")[2])

    return {(place(pair.segment_id_zh), place(pair.segment_id_en)) for pair in alignment.segments}


def statuses(alignment: Alignment) -> list[tuple[str, tuple[str, ...]]]:
    return [(pair.status.value, pair.differences) for pair in alignment.figures]


STRAIGHT = {(1, 1), (2, 2), (3, 3), (4, 4)}


def test_numbered_paragraphs_are_tied_by_their_numbers() -> None:
    alignment = align(side("zh", ZH), side("en", EN))
    assert links(alignment) == STRAIGHT
    assert {pair.method for pair in alignment.segments} == {"number"}
    assert statuses(alignment) == [("agree", ())] * 3


def test_paragraphs_without_numbers_are_tied_by_what_they_hold() -> None:
    alignment = align(side("zh", ZH), side("en", EN, [None] * 4))
    assert links(alignment) == STRAIGHT
    assert {pair.method for pair in alignment.segments} == {"sequence"}


def test_numbers_that_went_on_counting_are_not_believed() -> None:
    """An edition with one paragraph more: from there on every number means another paragraph."""
    english = [
        EN[0],
        " ".join(["Nothing of the kind stands in the other edition of this short report."] * 3),
        *EN[1:],
    ]
    alignment = align(side("zh", ZH), side("en", english))
    assert links(alignment) == {(1, 1), (None, 2), (2, 3), (3, 4), (4, 5)}
    assert {status for status, _ in statuses(alignment)} == {"agree"}


def test_a_merged_paragraph_is_tied_to_both_of_its_parts() -> None:
    english = [EN[0], f"{EN[1]} {EN[2]}", EN[3]]
    alignment = align(side("zh", ZH), side("en", english, [None] * 3))
    assert links(alignment) == {(1, 1), (2, 2), (3, 2), (4, 3)}
    assert len({pair.bead for pair in alignment.segments}) == 3
    assert statuses(alignment) == [("agree", ())] * 3


def test_a_paragraph_cut_in_many_is_tied_to_all_of_its_parts() -> None:
    parts = [
        "包括：(a) 在北部培训[320 名|value=320|unit=person]教师；"
        "(b) 在南部建设[24 所|value=24|unit=所诊所]诊所；"
        "(c) 在海边种植[5 600 棵|value=5600|unit=棵树]树。"
    ]
    english = [
        "including: (a) in the north, the training of [320 teachers|value=320|unit=person];",
        "(b) in the south, the building of [24 clinics|value=24|unit=clinic];",
        "(c) and by the sea, the planting of [5,600 trees|value=5600|unit=tree].",
    ]
    alignment = align(
        side("zh", [ZH[0], *parts, ZH[3]]), side("en", [EN[0], *english, EN[3]], ["1", "2", None, None, "3"])
    )
    assert links(alignment) == {(1, 1), (2, 2), (2, 3), (2, 4), (3, 5)}
    assert statuses(alignment) == [("agree", ())] * 3


def test_a_list_in_another_order_is_tied_by_its_contents() -> None:
    zh = [
        f"{name}：[{n} 名|value={n}|unit=person]志愿人员。"
        for name, n in (("巴西", 411), ("古巴", 352), ("中国", 934))
    ]
    en = [
        f"{name}: [{n} volunteers|value={n}|unit=person] served."
        for name, n in (("China", 934), ("Brazil", 411), ("Cuba", 352))
    ]
    alignment = align(side("zh", zh, [None] * 3), side("en", en, [None] * 3))
    assert links(alignment) == {(1, 2), (2, 3), (3, 1)}
    assert {status for status, _ in statuses(alignment)} == {"agree"}


def test_a_missing_paragraph_leaves_its_figures_alone() -> None:
    alignment = align(side("zh", ZH), side("en", [EN[0], EN[1], EN[3]], ["1", "2", "4"]))
    assert links(alignment) == {(1, 1), (2, 2), (3, None), (4, 3)}
    assert statuses(alignment) == [("agree", ()), ("agree", ()), ("only_zh", ())]


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        (
            "[9%|kind=percent|value=9|unit=%]",
            "[8 per cent|kind=percent|value=8|unit=%]",
            ("value_differs", ("value",)),
        ),
        (
            "[5 美元|kind=money|value=5|unit=USD]",
            "[5 euros|kind=money|value=5|unit=EUR]",
            ("value_differs", ("unit",)),
        ),
        (
            "[一半|kind=fraction|value=0.5]",
            "[50 per cent|kind=percent|value=50|unit=%]",
            ("kind_differs", ("kind",)),
        ),
        ("[12 项|value=12|unit=项决议]", "[12 resolutions|value=12|unit=resolution]", ("agree", ())),
        ("[12 人|value=12|unit=person]", "[12 States|value=12|unit=country]", ("agree", ("unit",))),
        ("[12 人|value=12|comparator=>]", "[12|value=12]", ("agree", ("comparator",))),
        ("[数百人|comparator=~]", "[more than 200|value=200|comparator=>]", ("agree", ())),
        (
            "[5 到 7 天|kind=duration|value=5|value_high=7|unit=day]",
            "[5 days|kind=duration|value=5|unit=day]",
            ("value_differs", ("value",)),
        ),
        (
            "[9 人|value=9|period_start=2031-01-01|period_end=2031-12-31]",
            "[9|value=9|period_start=2030-01-01|period_end=2030-12-31]",
            ("agree", ("period",)),
        ),
        ("[9 人|value=9|period_end=2031-12-31]", "[9|value=9]", ("agree", ())),
        (
            "[一倍|kind=multiple|value=1|role=increase]",
            "[twice|kind=multiple|value=2]",
            ("agree", ()),
        ),
    ],
)  # fmt: skip
def test_what_counts_as_a_difference(zh: str, en: str, expected: tuple[str, tuple[str, ...]]) -> None:
    alignment = align(side("zh", [f"总数为 {zh}。"]), side("en", [f"The total was {en} in all."]))
    assert statuses(alignment) == [expected]


def test_figures_are_tied_by_what_they_say_not_by_their_order() -> None:
    zh = (
        "在[1 200 个|value=1200|unit=个村庄]村庄中，有[35%|kind=percent|value=35|unit=%]"
        "得到[600 万美元|kind=money|value=6000000|unit=USD]。"
    )
    en = (
        "[$6 million|kind=money|value=6000000|unit=USD] went to [35 per cent|kind=percent|value=35|unit=%]"
        " of the [1,200 villages|value=1200|unit=village]."
    )
    assert statuses(align(side("zh", [zh]), side("en", [en]))) == [("agree", ())] * 3


def test_one_changed_value_among_many_is_the_only_difference() -> None:
    values = [12, 340, 56, 7800, 9]
    zh = "、".join(f"[{v} 人|value={v}|unit=person]" for v in values)
    en = ", ".join(f"[{v} people|value={v if v != 56 else 65}|unit=person]" for v in values)
    found = statuses(align(side("zh", [zh]), side("en", [en])))
    assert sorted(found) == [("agree", ())] * 4 + [("value_differs", ("value",))]


@given(st.lists(st.sampled_from(range(4)), max_size=6), st.lists(st.sampled_from(range(4)), max_size=6))
def test_every_segment_and_every_figure_has_exactly_one_place(zh: list[int], en: list[int]) -> None:
    sides = side("zh", [ZH[i] for i in zh]), side("en", [EN[i] for i in en])
    alignment = align(*sides)
    for place, name in enumerate(("zh", "en")):
        beads = {(getattr(p, f"segment_id_{name}"), p.bead) for p in alignment.segments}
        assert sorted(s for s, _ in beads if s) == sorted(s.segment_id for s in sides[place].segments)
        figures = [getattr(p, f"figure_id_{name}") for p in alignment.figures]
        assert sorted(f for f in figures if f) == sorted(f.figure_id for f in sides[place].figures)
    assert all((p.status is Status.ONLY_ZH) == (p.figure_id_en is None) for p in alignment.figures)


@pytest.mark.parametrize(
    ("zh", "en"), [("二.", "II."), ("十四.", "XIV."), ("13(b)", "13(b)"), ("A.", "A."), ("7", "7.")]
)
def test_official_numbers_are_one_in_both_languages(zh: str, en: str) -> None:
    assert label(zh) == label(en)
