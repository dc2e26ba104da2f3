"""Each thing that happens to a report on its way to a text file, and what segmenting makes of it."""

from collections.abc import Callable

import pytest
from typeset import converted, single_spaced, wrap

from unextract.records import Document, Segment
from unextract.segment import segment

FIRST = (
    "方案去年在各区域继续扩大，志愿人员参加了卫生、教育和救灾方面的工作，并同地方组织一道举办培训。"
    "这些活动得到会员国的支持，也为今后几年的计划打下基础。"
)
SECOND = (
    "为了改进数据的收集，方案设立了一个新的网站，供各国的统计机构交流经验。网站每季度更新一次，"
    "目前载有多种语文的手册，并且提供在线课程，使偏远地区的学员也能参加。"
)
THIRD = (
    "方案的经费主要来自自愿捐款，捐助方对多年期协议表示欢迎，因为这类协议便于规划，也减少行政费用。"
    "下一份报告将说明有关的进展情况，并就今后的安排提出建议。"
)
CUT = "这一段话说到一半就到了页尾，下面是脚注和下一页的页眉，"
REST = "所以后一半必须接在前一半之后，读起来同作者写的一样。"
ENGLISH = (
    "The programme continued to grow in all regions, and volunteers took part in health, education and relief"
    " work together with local organizations, which welcomed the training that was offered to them."
)


def segments(text: str) -> tuple[Segment, ...]:
    return segment(
        Document(
            document_id="d",
            language="zh",
            source_path="d.txt",
            source_sha256="0",
            media_type="text/plain",
            text=text,
            reader_version="0",
        )
    )


def rows(text: str) -> list[tuple[str, str | None, str]]:
    return [(one.kind.value, one.paragraph, one.text) for one in segments(text)]


def of_kind(text: str, kind: str) -> list[tuple[str | None, str]]:
    return [(paragraph, words) for found, paragraph, words in rows(text) if found == kind]


def marks(text: str) -> list[tuple[str, str]]:
    return [
        (text[mark.source_start : mark.source_end], mark.numeral_class)
        for one in segments(text)
        for mark in one.marks
    ]


# Lines


def test_hard_wrapped_lines_with_empty_lines_between_become_paragraphs() -> None:
    text = converted(f"1. {FIRST}", f"2. {SECOND}", f"3. {THIRD}")
    assert len(wrap(FIRST)) > 1
    assert rows(text) == [("paragraph", "1", FIRST), ("paragraph", "2", SECOND), ("paragraph", "3", THIRD)]


@pytest.mark.parametrize(
    "dirt",
    [
        pytest.param(lambda text: text.replace(" \n", "\n"), id="no trailing blanks"),
        pytest.param(
            lambda text: text.replace(" \n", "\n").replace("\n", " \n"), id="trailing blanks everywhere"
        ),
        pytest.param(lambda text: text.replace("\n\n", "\n"), id="no empty lines"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: "\ufeff" + text, id="BOM"),
    ],
)
def test_other_conversions_of_the_same_paragraphs_give_the_same(dirt: Callable[[str], str]) -> None:
    text = dirt(converted(f"1. {FIRST}", f"2. {SECOND}", f"3. {THIRD}"))
    assert rows(text) == [("paragraph", "1", FIRST), ("paragraph", "2", SECOND), ("paragraph", "3", THIRD)]


def test_lines_join_as_their_author_wrote_them() -> None:
    lines = [
        "1. 方案在多个国家和地区开展了这些活动，参加的人员来自各行各业，总数达到了 12",
        "408 名志愿人员，其中包括在 COVID-19 疫情期间服务的人员和在驻地协调员系统服务的 35",
        "人，比前年增加得多。 ",
        "2. 这份计划的时间是从两年前开始的几个年头，具体来说就是 2022-",
        "2025 年，共四年。 ",
    ]
    text = "\n\n".join(lines)
    assert [words for _, words in of_kind(text, "paragraph")] == [
        "方案在多个国家和地区开展了这些活动，参加的人员来自各行各业，总数达到了 12 408 名志愿人员，"
        "其中包括在 COVID-19 疫情期间服务的人员和在驻地协调员系统服务的 35 人，比前年增加得多。",
        "这份计划的时间是从两年前开始的几个年头，具体来说就是 2022-2025 年，共四年。",
    ]


def test_text_that_writes_no_blank_beside_numbers_gets_none_at_line_ends() -> None:
    text = converted(f"1. 2022年{FIRST}", f"2. 2023年{SECOND}参加者有120人。", width=68)
    assert [words for _, words in of_kind(text, "paragraph")] == [
        f"2022年{FIRST}",
        f"2023年{SECOND}参加者有120人。",
    ]


def test_latin_words_keep_one_blank_and_links_none() -> None:
    link = "https://www.example.org/documents/reports/annual/volunteers/2022/"
    text = f"{ENGLISH}\n\nThe full report can be read on the site, see {link}\npart-one/index.html.\n"
    text = single_spaced(ENGLISH, width=90) + "\n" + text.split("\n\n")[1]
    assert [words for _, words in of_kind(text, "paragraph")] == [
        ENGLISH,
        f"The full report can be read on the site, see {link}part-one/index.html.",
    ]


@pytest.mark.parametrize(
    ("elsewhere", "joined"), [("cooperation", "cooperation"), ("co-operation", "co-operation")]
)
def test_a_word_cut_by_a_hyphen_is_written_as_elsewhere(elsewhere: str, joined: str) -> None:
    first = (
        f"1. Member States praised the {elsewhere} of all the partners in this and in other years, and co-"
    )
    text = (
        f"{first}\noperation of this sort will go on in the years to come, as the partners have all agreed.\n"
    )
    end = "of this sort will go on in the years to come, as the partners have all agreed."
    assert rows(text)[0][2].endswith(f"other years, and {joined} {end}")


# Numbers


def test_a_number_at_a_line_start_is_no_paragraph_unless_it_is_next() -> None:
    text = converted(f"1. {FIRST}", f"2. {SECOND}", f"35. {THIRD}", f"3. {THIRD}")
    assert [number for number, _ in of_kind(text, "paragraph")] == ["1", "2", None, "3"]


def test_one_lost_paragraph_does_not_lose_the_others() -> None:
    text = converted(f"1. {FIRST}", f"2. {SECOND}", f"4. {THIRD}")
    assert [number for number, _ in of_kind(text, "paragraph")] == ["1", "2", "4"]


def test_an_excerpt_starts_in_the_middle() -> None:
    text = converted(f"39. {FIRST}", f"40. {SECOND}")
    assert [number for number, _ in of_kind(text, "paragraph")] == ["39", "40"]


def test_paragraph_numbers_are_marks() -> None:
    assert marks(converted(" 一. 导言", f"1. {FIRST}")) == [("一", "para"), ("1", "para")]


def test_list_items_carry_their_paragraph() -> None:
    text = converted(
        f"1. {FIRST}",
        "2. 方案采取了以下措施：",
        f" (a) {SECOND}",
        " (一) 第一项措施；",
        " (二) 第二项措施；",
        f" (b) {THIRD}",
        " • 不带号的一项。",
        f"3. {FIRST}",
    )
    assert [number for number, _ in of_kind(text, "list_item")] == [
        "2(a)",
        "2(a)(一)",
        "2(a)(二)",
        "2(b)",
        "2",
    ]
    assert of_kind(text, "list_item")[-1][1] == "不带号的一项。"


def test_an_enumeration_within_a_sentence_stays_there() -> None:
    text = converted(f"1. 方案有三项目标：(a) 收集数据；(b) 交流经验；(c) {FIRST}", f"2. {SECOND}")
    assert [kind for kind, _, _ in rows(text)] == ["paragraph", "paragraph"]


# Headings


def test_headings_have_number_level_and_path() -> None:
    text = converted(
        " 一. 导言", f"1. {FIRST}", " 二. 成果", " A. 数据", " 1. 网站", f"2. {SECOND}", "  没有编号的标题",
        f"3. {THIRD}", " B. 经费", f"4. {FIRST}",
    )  # fmt: skip
    assert of_kind(text, "heading") == [
        ("一.", "导言"), ("二.", "成果"), ("A.", "数据"), ("1.", "网站"),
        (None, "没有编号的标题"), ("B.", "经费"),
    ]  # fmt: skip
    paths = {one.paragraph: one.heading_path for one in segments(text) if one.kind.value == "paragraph"}
    assert paths == {
        "1": ("导言",),
        "2": ("成果", "数据", "网站"),
        "3": ("成果", "数据", "网站", "没有编号的标题"),
        "4": ("成果", "经费"),
    }


def test_a_heading_of_two_lines_is_one() -> None:
    title = "为各国提供更多更好的支助：使各项计划同国家的优先事项保持一致，并且加强同地方组织的伙伴关系"
    assert of_kind(converted(f" 一. {title}", f"1. {FIRST}"), "heading") == [("一.", title)]


def test_markdown_headings_follow_their_numbers_not_their_signs() -> None:
    text = f"## 一. 成果\n\n### A. 数据\n\n1. {FIRST}\n\n#### 二. 经费\n\n2. {SECOND}\n"
    paths = {one.paragraph: one.heading_path for one in segments(text) if one.kind.value == "paragraph"}
    assert paths == {"1": ("成果", "数据"), "2": ("经费",)}


def test_annexes_start_over() -> None:
    text = converted(f"1. {FIRST}", f"2. {SECOND}", " 附件一", "  方法说明", f"1. {THIRD}")
    assert of_kind(text, "heading") == [("附件一", "附件一 方法说明")]
    assert [number for number, _ in of_kind(text, "paragraph")] == ["1", "2", "1"]


def test_a_number_alone_takes_the_title_below() -> None:
    text = (
        single_spaced(f"1. {ENGLISH}", f"2. {ENGLISH}") + "\nI.\n\nResults\n" + single_spaced(f"3. {ENGLISH}")
    )
    assert of_kind(text, "heading") == [("I.", "Results")]


def test_english_headings_paragraphs_items() -> None:
    text = (
        single_spaced(f"1. {ENGLISH}", f"2. {ENGLISH}")
        + "\nA. Results\n\n"
        + single_spaced(f"3. {ENGLISH}", f"(a) {ENGLISH}", f"(b) {ENGLISH}", "Partners", f"4. {ENGLISH}")
    )
    assert [(kind, paragraph) for kind, paragraph, _ in rows(text)] == [
        ("paragraph", "1"), ("paragraph", "2"), ("heading", "A."), ("paragraph", "3"), ("list_item", "3(a)"),
        ("list_item", "3(b)"), ("heading", None), ("paragraph", "4"),
    ]  # fmt: skip
    assert {words for kind, _, words in rows(text) if kind != "heading"} == {ENGLISH}


# Summary, decision, contents


def test_summary_and_decision() -> None:
    text = converted(
        "项目 11", " 摘要", f" {FIRST}", f" {SECOND}", "决定要点", f" {THIRD}", " 一. 导言", f"1. {FIRST}"
    )
    assert [kind for kind, _, _ in rows(text)] == [
        "other", "heading", "summary", "summary", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_contents_without_and_with_leaders() -> None:
    text = f"目录\n\n导言 5\n\n数字中的 2022 年 12\n\n经费 30\n\n导言\n\n{FIRST}\n"
    assert [kind for kind, _, _ in rows(text)] == ["contents"] * 4 + ["heading", "paragraph"]
    entries = "Contents\n\nI. Results ............ 3\n\nII. Funds ............ 12\n\n"
    text = entries + single_spaced(f"1. {ENGLISH}")
    assert [kind for kind, _, _ in rows(text)][:3] == ["contents"] * 3


def test_an_entry_of_the_contents_may_begin_with_a_year() -> None:
    text = f"目录\n\n导言 5\n\n2022 年一览 12\n\n经费 30\n\n导言\n\n{FIRST}\n"
    assert [kind for kind, _, _ in rows(text)] == ["contents"] * 4 + ["heading", "paragraph"]


# Footnotes


def page(*body: str, notes: list[str], after: str) -> str:
    """Body, a rule, footnotes, and the next page, which starts with a blank right after the line end."""
    foot = converted("__________________", *[f" {note}" for note in notes])
    return converted(*body) + "\n" + foot + " " + after


def test_footnotes_interrupt_a_paragraph_and_are_tied_to_their_marks() -> None:
    cut = converted(f"1. {FIRST[:-1]}。1 {SECOND}", f"2. {CUT}").rstrip() + "\n\n"
    foot = converted("__________________", " 1 见方案的网站，2022 年。").rstrip("\n") + "\n"
    text = cut + foot + " " + converted(REST, f"3. {THIRD}")
    assert rows(text) == [
        ("paragraph", "1", FIRST + SECOND),
        ("paragraph", "2", CUT + REST),
        ("furniture", None, "__________________"),
        ("footnote", "1", "见方案的网站，2022 年。"),
        ("paragraph", "3", THIRD),
    ]
    assert marks(text) == [("1", "para"), ("1", "note"), ("2", "para"), ("1", "note"), ("3", "para")]


def test_powers_and_amounts_are_no_marks() -> None:
    text = page(
        f"1. {FIRST[:-1]}1 清理了 440 万 m² 土地，花费 $1 million。",
        notes=["1 甲。", "2 乙。"],
        after=f"2. {THIRD} \n",
    )
    assert [mark for mark in marks(text) if mark[1] == "note"][:1] == [("1", "note")]
    assert "m² 土地" in of_kind(text, "paragraph")[0][1]
    assert "$1 million" in of_kind(text, "paragraph")[0][1]


def test_marks_behind_words_and_at_line_ends() -> None:
    text = page(
        f"1. {FIRST[:-1]}1 {SECOND[:-1]}。2  ",
        f"2. {THIRD}",
        notes=["1 甲。", "2 乙。"],
        after=f"3. {FIRST} \n",
    )
    assert of_kind(text, "paragraph")[0][1] == FIRST[:-1] + SECOND
    assert [mark for mark in marks(text) if mark[1] == "note"] == [("1", "note"), ("2", "note")] * 2


@pytest.mark.parametrize(
    "number", ["，1 576 名志愿人员参加", "，1 个国家参加", "为1 名学员提供", "。1 岁以下儿童"]
)
def test_numbers_that_count_are_no_marks(number: str) -> None:
    text = page(f"1. {FIRST[:-1]}{number}。1 {SECOND}", notes=["1 甲。"], after=f"2. {THIRD} \n")
    assert of_kind(text, "paragraph")[0][1] == f"{FIRST[:-1]}{number}。{SECOND}"


def test_without_a_footnote_there_is_no_mark() -> None:
    text = converted(f"1. {FIRST[:-1]}。1 {SECOND}", f"2. {THIRD}")
    assert of_kind(text, "paragraph")[0][1] == f"{FIRST[:-1]}。1 {SECOND}"


def test_a_note_can_be_referred_to_again() -> None:
    text = page(f"1. {FIRST[:-1]}，1 {SECOND}", notes=["1 甲。"], after=f"2. {FIRST}1 2021 年{SECOND} \n")
    assert of_kind(text, "paragraph")[1][1] == f"{FIRST}2021 年{SECOND}"
    assert [mark for mark in marks(text) if mark[1] == "note"] == [("1", "note")] * 3


def test_markdown_marks_and_notes() -> None:
    note = "<sup>1</sup> 见 [www.a.org](http://www.a.org/x1)。"
    text = f"1. {FIRST}<sup>1</sup> {CUT}\n\n{note}\n\n{REST}\n\n2. {SECOND}\n"
    assert rows(text) == [
        ("paragraph", "1", FIRST + CUT + REST),
        ("footnote", "1", "见 www.a.org。"),
        ("furniture", None, "http://www.a.org/x1"),
        ("paragraph", "2", SECOND),
    ]


def test_raised_digits_and_stars() -> None:
    text = f"临时议程\\* 项目 3\n\n（**第三份** 报告）\n\n{FIRST}² {SECOND}\n\n² 甲。\n\n\\* A/73/150。\n"
    assert rows(text) == [
        ("other", None, "临时议程 项目 3"),
        ("other", None, "（第三份 报告）"),
        ("paragraph", None, FIRST + SECOND),
        ("footnote", "2", "甲。"),
        ("footnote", "*", "A/73/150。"),
    ]


def test_footnotes_above_a_footer_without_a_rule() -> None:
    text = (
        single_spaced(f"1. {ENGLISH}", f"2. {ENGLISH[:-1]}.1 {ENGLISH}")
        + "\n1 Bhutan and Nepal\n\n5\n\nA/76/137\n\n"
        + single_spaced(f"3. {ENGLISH}")
    )
    assert of_kind(text, "footnote") == [("1", "Bhutan and Nepal")]
    assert of_kind(text, "furniture") == [(None, "5"), (None, "A/76/137")]
    assert of_kind(text, "paragraph")[1] == ("2", f"{ENGLISH} {ENGLISH}")


# Furniture


def test_running_headers_and_links_do_not_cut_a_paragraph() -> None:
    cut = converted(f"1. {FIRST}", f"2. {CUT}").rstrip()
    links = "\n\nhttps://undocs.org/zh/A/RES/73/140\nhttps://undocs.org/zh/A/76/50\n\n"
    text = cut + links + " A/76/137 \n\n13/15 21-09769 \n\n" + converted(REST, f"3. {SECOND}")
    assert of_kind(text, "paragraph") == [("1", FIRST), ("2", CUT + REST), ("3", SECOND)]
    assert [words for _, words in of_kind(text, "furniture")] == [
        "https://undocs.org/zh/A/RES/73/140", "https://undocs.org/zh/A/76/50", "A/76/137", "13/15 21-09769",
    ]  # fmt: skip


# Captions, tables, boxes


def test_captions_take_their_title_and_notes_stay_apart() -> None:
    text = converted(
        f"1. {FIRST}", "  图二十", "  各区域的志愿人员", "资料来源：方案的调查，2021 年。", f"2. {SECOND}"
    )
    assert of_kind(text, "caption") == [
        (None, "图二十 各区域的志愿人员"),
        (None, "资料来源：方案的调查，2021 年。"),
    ]


def test_numbered_paragraphs_go_on_after_a_source_note() -> None:
    text = converted(f"1. {FIRST}", "  图 1", "  参加情况", "资料来源：调查。", f"2. {SECOND}", f"3. {THIRD}")
    assert [number for number, _ in of_kind(text, "paragraph")] == ["1", "2", "3"]


def test_a_sentence_about_a_figure_is_no_caption() -> None:
    text = converted(f"1. {FIRST}", f"图一 显示了参加情况。{SECOND}", f"2. {THIRD}")
    assert of_kind(text, "caption") == []


def test_a_table_is_one_segment_up_to_the_next_text() -> None:
    text = converted(
        f"1. {FIRST}", "   表 1", "  经费来源", "(千美元)", "   变动", "来源 2021 年 2022 年",
        "A. 自愿捐款 2 752.4 3 667.9", "B. 其他", " 1. 征费 15 569.2 16 706.5", " 2. 分摊 8 620.9 10 361.9",
        " 共计 26 942.5 30 736.3", "   表 2", "  参加人数", "区域 人数", "非洲 120", "亚洲 340",
        f"2. {SECOND}",
    )  # fmt: skip
    assert rows(text)[1:] == [
        ("caption", None, "表 1 经费来源"),
        (
            "table",
            None,
            "(千美元) 变动 来源 2021 年 2022 年 A. 自愿捐款 2 752.4 3 667.9 B. 其他 1. 征费 15 569.2 16 706.5"
            " 2. 分摊 8 620.9 10 361.9 共计 26 942.5 30 736.3",
        ),
        ("caption", None, "表 2 参加人数"),
        ("table", None, "区域 人数 非洲 120 亚洲 340"),
        ("paragraph", "2", SECOND),
    ]


def test_every_row_of_a_table_is_a_slice() -> None:
    text = converted(f"1. {FIRST}", "   表 1", "  人数", "区域 人数", "非洲 120", "亚洲 340", f"2. {SECOND}")
    table = next(one for one in segments(text) if one.kind.value == "table")
    assert [text[start:end].strip() for start, end in table.slices] == ["区域 人数", "非洲 120", "亚洲 340"]


def test_columns_of_narrow_cells_are_a_table_without_caption() -> None:
    cells = [
        "指标",
        "2022 年",
        "目标",
        "结果",
        "参加者的国籍数",
        "173 175 179 102%",
        "志愿人员的人数",
        "10 921 12 000 12 408",
    ]
    text = converted(f"1. {FIRST}", f"2. {SECOND}", *cells)
    assert of_kind(text, "table") == [(None, " ".join(cells))]


def test_text_set_sideways_is_one_table() -> None:
    column = (
        "\n".join("春天种下的小树到了秋天已经长得很高其中成活的占全部小树之比为")
        + "\n \n"
        + "\n".join(["55%", "(2021", "年", ")"])
    )
    text = converted(f"1. {FIRST}", f"2. {SECOND}") + "\n" + column + "\n"
    assert of_kind(text, "table") == [
        (None, "春天种下的小树到了秋天已经长得很高其中成活的占全部小树之比为 55% (2021 年)")
    ]


def test_markdown_and_two_column_tables() -> None:
    cells = "| 区域 | 人数 |\n|---|---|\n| 非洲 | 120 |"
    terms = "甲办 甲国办事处\n乙团 乙国特派团\n丙队 丙区观察队"
    text = f"{FIRST}\n\n{cells}\n\n{SECOND}\n\n{terms}\n"
    assert [words for _, words in of_kind(text, "table")] == [
        "| 区域 | 人数 | |---|---| | 非洲 | 120 |",
        "甲办 甲国办事处 乙团 乙国特派团 丙队 丙区观察队",
    ]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("36 000+\n\n多名学员种了树", "36 000+多名学员种了树"),
        ("300亿\n\n\n\n美元的债券已售出", "300亿美元的债券已售出"),
        ("**44%**\n\n合唱小组中\n妇女占比", "44%合唱小组中妇女占比"),
        ("8	个合唱小组", "8 个合唱小组"),
        ("组织了\n\n19\n\n次培训", "组织了 19 次培训"),
        ("三分之一以上\n\n的项目在农村", "三分之一以上的项目在农村"),
    ],
)
def test_boxes_read_as_one_text(printed: str, read: str) -> None:
    text = f"2022 年，{FIRST}\n\n{printed}\n\n2023 年，{SECOND}\n"
    assert of_kind(text, "box") == [(None, read)]


def test_numbers_of_a_chart_are_no_boxes() -> None:
    text = f"{FIRST}\n\n22%\n\n12%\n\n6%\n\n{SECOND}\n"
    assert of_kind(text, "table") == [(None, "22% 12% 6%")]


def test_a_year_alone_is_no_box() -> None:
    assert of_kind(f"报告\n\n2023\n\n联合国\n\n{FIRST}\n", "box") == []


def test_photo_credits_and_their_captions() -> None:
    text = f"{FIRST}\n\n学员在课堂上。\n\n(纽约, 2022年9月) © 图库 / 某人\n\n{SECOND}\n"
    assert rows(text)[1:3] == [
        ("caption", None, "学员在课堂上。"),
        ("credit", None, "(纽约, 2022年9月) © 图库 / 某人"),
    ]


# Brochures


def test_a_paragraph_goes_on_after_the_chart_that_cuts_it() -> None:
    chart = "各国政府的看法\n\n资料来源：调查。\n\n62% 的学员会骑自行车"
    text = f"背景\n\n{FIRST}{CUT}\n\n{chart}\n\n{REST}\n\n{SECOND}\n"
    assert [words for _, words in of_kind(text, "paragraph")] == [FIRST + CUT + REST, SECOND]


def test_lines_of_a_narrow_column_join_and_lists_do_not() -> None:
    column = "学员在春天种下了许多\n小树，到了秋天，这些\n小树已经长得同他们一\n样高。"
    text = f"{SECOND}\n\n{column}\n\n- 收集数据\n- 交流经验\n"
    assert rows(text)[1:] == [
        ("paragraph", None, "学员在春天种下了许多小树，到了秋天，这些小树已经长得同他们一样高。"),
        ("list_item", None, "收集数据"),
        ("list_item", None, "交流经验"),
    ]


def test_emphasis_escapes_and_links_are_not_read() -> None:
    text = f"{FIRST}有 **174** 项*重要*法律，见 [网站](http://a.b/c)，第 3\\* 页。\n"
    assert rows(text)[0][2] == f"{FIRST}有 174 项重要法律，见 网站，第 3* 页。"


def test_pages_are_known_where_the_text_has_form_feeds() -> None:
    assert [one.page for one in segments(f"{FIRST}\n\f{SECOND}\n")] == [1, 2]
    assert [one.page for one in segments(f"{FIRST}\n\n{SECOND}\n")] == [None, None]


def test_ids_follow_the_reading_order() -> None:
    assert [one.segment_id for one in segments(f"{FIRST}\n\n{SECOND}\n")] == ["d:s0000", "d:s0001"]


def test_letters_of_headings_may_count_on_over_chapters() -> None:
    names = ["II. North", "G. Wells", "H. Roads", "III. South", "I. Schools", "J. Parks", "IV. Rest"]
    lines = ["A. Hills", *(f"{letter}. Towns" for letter in "BCDEF"), *names]
    text = "\n\n".join(line for name in ["I. First", *lines] for line in (name, ENGLISH))
    assert [number for number, _ in of_kind(text, "heading")] == [
        line.split(" ")[0] for line in ["I. First", *lines]
    ]


def test_a_roman_number_may_touch_its_title() -> None:
    text = "\n\n".join(["I. First", ENGLISH, "II.Second", ENGLISH, "III. Third", ENGLISH])
    assert of_kind(text, "heading") == [("I.", "First"), ("II.", "Second"), ("III.", "Third")]
