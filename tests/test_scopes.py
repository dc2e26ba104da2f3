"""Whose or where a figure is."""

import pytest
from editions_by_hand import plain_document

from unextract.extract import extract
from unextract.packs import load_packs
from unextract.records import Segment, SegmentKind
from unextract.resolve import resolve

PACKS = load_packs()


def scopes(text: str, language: str = "zh") -> list[tuple[str | None, str, str]]:
    """Scope, ids and scope flags of each figure of a text of one segment."""
    source = plain_document(text).model_copy(update={"language": language})
    whole = Segment(
        segment_id="d:s0", document_id="d", ordinal=0, kind=SegmentKind.PARAGRAPH, source_start=0,
        source_end=len(text), text=text, slices=((0, len(text)),),
    )  # fmt: skip
    found = resolve(extract(source, [whole], PACKS), PACKS)
    return [
        (f.scope, " ".join(f.scope_ids), " ".join(x for x in f.flags if x.startswith("scope")))
        for f in found.figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在肯尼亚，派遣了 30 名志愿人员。", [("肯尼亚", "KEN", "scope_sentence")]),
        ("也门共有 20 名志愿人员。", [("也门", "YEM", "")]),
        ("在乍得、马里和尼日尔聘用了 40 名志愿人员。", [("乍得、马里和尼日尔", "TCD MLI NER", "")]),
        (
            "非洲的志愿人员最多(50 人，增加 7%)，其次是亚洲(40 人)。",
            [("非洲", "002", ""), ("非洲", "002", ""), ("亚洲", "142", "")],
        ),
        ("65%的小岛屿发展中国家有计划。", [("小岛屿发展中国家", "SIDS", "")]),
        ("约有 60 人，来自全球南方。", [("全球南方", "GLOBAL_SOUTH", "")]),
        (
            "30 名志愿人员与联合国儿童基金会一起服务，增加 5%。",
            [("联合国儿童基金会", "UNICEF", ""), ("联合国儿童基金会", "UNICEF", "scope_sentence")],
        ),
        ("在海地，开发署指派了 58 名志愿人员。", [("海地，开发署", "HTI UNDP", "")]),
        ("志愿人员有 30 名。", [(None, "", "")]),
        ("为 15 个撒哈拉以南非洲国家提供了支助。", [("撒哈拉以南非洲", "202", "")]),
        (
            "建设和平委员会扩大了范围。委员会为 14 个国家提供支持。",
            [("建设和平委员会", "PBC", "scope_carried")],
        ),
        (
            "在肯尼亚，志愿人员开设了中心。约有 75 名志愿人员提供咨询。",
            [("肯尼亚", "KEN", "scope_carried")],
        ),
        # a second place in the paragraph: nothing says that the first still holds
        ("在肯尼亚，志愿人员开设了中心。马里的同行来访。各国约有 75 名志愿人员。", [(None, "", "")]),
        ("报告提到了肯尼亚。志愿人员有 30 名。", [(None, "", "")]),
    ],
)
def test_chinese(text, expected):
    assert scopes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Chad, 30 volunteers were deployed.", [("Chad", "TCD", "scope_sentence")]),
        ("UNHCR hosted 30 volunteers.", [("UNHCR", "UNHCR", "")]),
        (
            "Volunteers came from sub-Saharan Africa (30), and Asia and the Pacific (20).",
            [("sub-Saharan Africa", "202", ""), ("Asia and the Pacific", "ASIA_PACIFIC", "")],
        ),
        ("There were 30 volunteers.", [(None, "", "")]),
    ],
)
def test_english(text, expected):
    assert scopes(text, "en") == expected


def below(*segments: tuple[SegmentKind, tuple[str, ...], str]) -> list[tuple[str | None, str]]:
    """Scope and scope flags of the figures of segments, each with its kind, headings and text."""
    source = plain_document("\n".join(text for _, _, text in segments))
    made = []
    start = 0
    for ordinal, (kind, path, text) in enumerate(segments):
        span = (start, start + len(text))
        made.append(
            Segment(
                segment_id=f"d:s{ordinal}",
                document_id="d",
                ordinal=ordinal,
                kind=kind,
                heading_path=path,
                source_start=span[0],
                source_end=span[1],
                text=text,
                slices=(span,),
            )
        )
        start = span[1] + 1
    found = resolve(extract(source, made, PACKS), PACKS)
    return [(f.scope, " ".join(x for x in f.flags if x.startswith("scope"))) for f in found.figures]


def test_a_section_about_a_country_is_about_it():
    assert below((SegmentKind.PARAGRAPH, ("南苏丹局势",), "部署了 30 名志愿人员。")) == [
        ("南苏丹", "scope_heading")
    ]
    assert below((SegmentKind.PARAGRAPH, ("乍得和马里的经验",), "部署了 30 名志愿人员。")) == [(None, "")]


def test_the_name_above_boxes_holds_for_the_boxes_not_for_paragraphs():
    assert below(
        (SegmentKind.OTHER, ("性别平等",), "聚焦：聚光灯倡议"),
        (SegmentKind.BOX, ("性别平等",), "250万妇女获得服务"),
        (SegmentKind.PARAGRAPH, ("性别平等",), "全年共有 30 名志愿人员。"),
        (SegmentKind.BOX, ("性别平等",), "350万青年参加了活动"),
    ) == [("聚光灯倡议", "scope_heading"), (None, ""), (None, "")]
