"""Lists of countries, as an analyst finds them in `country_lists`."""

import re
import tomllib
from pathlib import Path

import pytest
from editions_by_hand import plain_document
from hypothesis import given
from hypothesis import strategies as st

from unextract.extract import extract
from unextract.extract.mentions import is_short_for
from unextract.packs import load_packs
from unextract.records import CountryList, Edition, Mark, Segment, SegmentKind

PACKS = load_packs()
CASES = tomllib.loads((Path(__file__).parent / "cases" / "lists.toml").read_text("utf-8"))["case"]


def edition(*segments: tuple[SegmentKind, str], language: str = "zh", marks: str = "") -> Edition:
    """An edition of these segments; `marks` are footnote marks that the text holds."""
    source = plain_document("\n".join(text for _, text in segments)).model_copy(update={"language": language})
    made = []
    start = 0
    for ordinal, (kind, text) in enumerate(segments):
        cut = [(m.start() + start, m.end() + start) for m in re.finditer(f"[{marks}]", text)] if marks else []
        edges = [start, *(edge for span in cut for edge in span), start + len(text)]
        slices = tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)
        made.append(
            Segment(
                segment_id=f"d:s{ordinal}",
                document_id="d",
                ordinal=ordinal,
                kind=kind,
                paragraph="¹" if kind is SegmentKind.FOOTNOTE else None,
                source_start=start,
                source_end=start + len(text),
                text="".join(source.text[a:b] for a, b in slices),
                slices=slices,
                marks=tuple(Mark(source_start=a, source_end=b, numeral_class="note") for a, b in cut),
            )
        )
        start += len(text) + 1
    return extract(source, made, PACKS)


def codes(found: CountryList) -> str:
    return " ".join(member.iso3 or "?" for member in found.members)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_cases(case):
    found = edition((SegmentKind.PARAGRAPH, case["text"]), language=case["language"])
    assert [codes(one) for one in found.country_lists] == case["lists"]
    if "stated" in case:
        assert [one.stated_count or 0 for one in found.country_lists] == case["stated"]
    if "topics" in case:
        assert [one.topic or "" for one in found.country_lists] == case["topics"]
    for one in found.country_lists:
        assert one.listed_count == len(one.members)
        assert found.document.text[one.source_start : one.source_end] == one.raw
        assert [member.ordinal for member in one.members] == list(range(1, len(one.members) + 1))


def test_a_footnote_takes_its_number_from_the_phrase_that_calls_it():
    found = edition(
        (SegmentKind.PARAGRAPH, "有两个国家做了评估，去年做评估的国家有 3 个。¹"),
        (SegmentKind.FOOTNOTE, "今年是丹麦和芬兰，去年是挪威、瑞典和冰岛。"),
        marks="¹",
    )
    assert [(codes(one), one.stated_count) for one in found.country_lists] == [
        ("DNK FIN", 2),
        ("NOR SWE ISL", 3),
    ]


def test_a_footnote_that_is_nothing_but_a_list_is_about_what_calls_it():
    found = edition(
        (SegmentKind.PARAGRAPH, "22 个国家制定了计划。¹"),
        (SegmentKind.FOOTNOTE, "智利、古巴、海地和秘鲁。"),
        marks="¹",
    )
    (one,) = found.country_lists
    assert (one.stated_count, one.listed_count, one.topic) == (22, 4, "22 个国家制定了计划")


def test_the_rows_of_a_table_are_lists_and_regions_part_them():
    rows = "非洲 贝宁 乍得 马里\n东欧 捷克 波兰 匈牙利"
    found = edition((SegmentKind.CAPTION, "提交的分析"), (SegmentKind.TABLE, rows))
    assert [(codes(one), one.topic) for one in found.country_lists] == [
        ("BEN TCD MLI", "提交的分析"),
        ("CZE POL HUN", "提交的分析"),
    ]


def test_blanks_join_nothing_in_running_text():
    assert edition((SegmentKind.PARAGRAPH, "贝宁 乍得 马里")).country_lists == ()


def test_a_line_above_says_what_a_list_is_of():
    found = edition(
        (SegmentKind.HEADING, "In favour:"),
        (SegmentKind.PARAGRAPH, "Albania, Austria, Belgium, Bulgaria"),
        language="en",
    )
    assert [(codes(one), one.topic) for one in found.country_lists] == [("ALB AUT BEL BGR", "In favour")]


def test_short_names_are_learned_from_their_definition():
    found = edition(
        (SegmentKind.PARAGRAPH, "联合国南苏丹特派团(南苏特团)扩大了工作。"),
        (SegmentKind.PARAGRAPH, "南苏特团的人员来自加纳。"),
    )
    assert [(one.raw, one.place_id) for one in found.mentions] == [
        ("联合国南苏丹特派团", "UNMISS"),
        ("南苏特团", "UNMISS"),
        ("南苏特团", "UNMISS"),
        ("加纳", "GHA"),
    ]


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("开发署", "联合国开发计划署", True),
        ("联刚稳定团", "联合国组织刚果民主共和国稳定特派团", True),
        ("PBF", "Peacebuilding Fund", True),
        ("贝尼", "刚果民主共和国", False),
        ("2031年", "加纳", False),
        ("Fund", "Peacebuilding Fund", False),
    ],
)
def test_what_may_be_short_for_a_name(short, name, fits):
    assert is_short_for(short, name) is fits


@given(
    st.lists(
        st.sampled_from(["肯尼亚", "苏丹", "南苏丹", "几内亚", "几内亚比绍", "刚果", "印度"]), unique=True
    ),
    st.sampled_from(["和", "及", "以及"]),
)
def test_every_list_is_found_whole(names, conjunction):
    text = "、".join(names[:-1]) + conjunction + names[-1] if len(names) > 1 else "".join(names)
    found = edition((SegmentKind.PARAGRAPH, f"代表来自{text}。"))
    listed = [[member.raw for member in one.members] for one in found.country_lists]
    assert listed == ([names] if len(names) > 1 else [])


def test_members_in_bullets_below_the_line_that_counts_them():
    found = edition(
        (SegmentKind.PARAGRAPH, "三个国家通过了新法律："),
        (SegmentKind.LIST_ITEM, "加纳；"),
        (SegmentKind.LIST_ITEM, "科索沃(凡提及科索沃应理解为第 1244(1999)号决议)；"),
        (SegmentKind.LIST_ITEM, "多哥。"),
        (SegmentKind.LIST_ITEM, "肯尼亚派遣了 12 名志愿人员。"),
    ).country_lists
    assert [[member.iso3 for member in each.members] for each in found] == [["GHA", "XKX", "TGO"]]
    assert (found[0].stated_count, found[0].topic) == (3, "三个国家通过了新法律")


def test_paragraphs_of_a_country_each_are_a_list_only_where_a_line_announces_them():
    heads = [(SegmentKind.PARAGRAPH, "Kenya"), (SegmentKind.PARAGRAPH, "Peru")]
    assert edition(*heads, language="en").country_lists == ()
    announced = edition((SegmentKind.PARAGRAPH, "Two partners joined:"), *heads, language="en")
    assert [each.listed_count for each in announced.country_lists] == [2]


def test_a_cell_whose_lines_are_joined_lists_its_countries():
    found = edition((SegmentKind.TABLE, "非洲 贝宁 布隆迪多哥 亚洲 中国印度伊拉克尼泊尔")).country_lists
    assert [[member.iso3 for member in each.members] for each in found] == [
        ["BEN", "BDI", "TGO"],
        ["CHN", "IND", "IRQ", "NPL"],
    ]
