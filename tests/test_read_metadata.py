"""Symbol, title, issuing body and reporting period: what is stated, and nothing else."""

import time
from dataclasses import replace
from datetime import date

import pytest

from unextract.errors import UnextractError
from unextract.packs.files import LANGUAGES, default_directory
from unextract.read import read
from unextract.read.front import read_front
from unextract.read.masthead import fact
from unextract.read.metadata import find_period, find_symbol, read_metadata
from unextract.read.period import format_period
from unextract.read.rules import load_rules

MASTHEAD = """联合国 A/99/137
大会
Distr.: General
9 July 2099
Chinese
Original: English
"""
WRAPPED = """ 第九十九届会议 \n
暂定项目表* 项目 27(b) \n
农村发展：包括与灌溉 \n
以及与土地、森林和 \n
渔业有关的问题 \n
   关于海岛社区在二十一世纪下半叶开展 \n
邻里互助的行动计划 \n
  秘书长的报告 \n
 摘要 \n
 本报告根据大会第 98/140 号决议提交。上一份报告(A/97/254)介绍了 2095 年的情况。\n
 * A/99/50。 \n
  一. 导言 \n
1. 秘书长的报告(A/96/12)说明了背景。\n"""
MARKDOWN = """## 第九十九届会议

临时议程\\* 项目 29(b)

农村发展：包括与灌溉
以及与森林有关的问题

## 邻里互助**行动**计划

## 秘书长的报告

## 摘要

本报告介绍了行动计划的最新情况。

\\* A/99/150。
"""


def metadata_of(text: str, language: str = "zh"):
    found = read_metadata(text, language)
    return found.symbol, found.title, found.issuing_body, found.period and format_period(found.period)


# ---------------------------------------------------------------- examples of the rules


def _rules(kind):
    return [
        pytest.param(language, rule, pattern, id=rule.id)
        for language in LANGUAGES
        for rule, pattern in getattr(load_rules(language), kind)
    ]


@pytest.mark.parametrize(("language", "rule", "pattern"), _rules("lines"))
def test_examples_of_line_rules(language, rule, pattern):
    assert [line for line in rule.match if not pattern.fullmatch(line)] == []
    assert [line for line in rule.no_match if pattern.fullmatch(line)] == []


@pytest.mark.parametrize(("language", "rule", "pattern"), _rules("symbols") + _rules("titles"))
def test_examples_of_symbol_and_title_rules(language, rule, pattern):
    for text, expected in rule.match:
        match = pattern.search(text)
        assert match is not None, text
        assert " ".join(match[1].split()) == expected
    occurs = [len(pattern.findall(text)) >= getattr(rule, "least", 1) for text in rule.no_match]
    assert not any(occurs), rule.no_match


@pytest.mark.parametrize(("language", "rule", "pattern"), _rules("periods"))
def test_examples_of_period_rules(language, rule, pattern):
    rules = load_rules(language)

    def found(text):
        # the example stands where the rule looks: as a title, or as prose above the running text
        ending = {"zh": "摘要", "en": "Summary"}[language]
        front = read_front(f"{text}\n{ending}\n" if rule.where == "title" else f"{ending}\n{text}\n", rules)
        period = find_period(front, replace(rules, periods=((rule, pattern),)))
        return period and format_period(period)

    assert [(text, found(text)) for text, _ in rule.match] == [tuple(pair) for pair in rule.match]
    assert [(text, found(text)) for text in rule.no_match if found(text)] == []


@pytest.mark.parametrize(("language", "rule", "pattern"), _rules("facts"))
def test_examples_of_fact_rules(language, rule, pattern):
    rules = load_rules(language)

    def found(text):
        values = (fact(rule.field, match.groupdict(), rules) for match in pattern.finditer(text))
        return str(next((value for value in values if value is not None), ""))

    assert [(text, found(text)) for text, _ in rule.match] == [tuple(pair) for pair in rule.match]
    assert [(text, found(text)) for text in rule.no_match if found(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_have_ids_of_their_own(language):
    rules = load_rules(language)
    kinds = (rules.lines, rules.symbols, rules.titles, rules.facts, rules.periods)
    ids = [rule.id for kind in kinds for rule, _ in kind]
    assert len(ids) == len(set(ids))
    assert all(one.startswith(f"{language}.metadata.") for one in ids)


def test_a_masthead_of_two_symbols_begins_with_its_own_on_every_page():
    masthead = "E/2099/37\nE/XYZ/1512\n\n  Economic Commission\nfor Europe\n\n"
    symbol, *_ = metadata_of(f"                    {masthead}\n\f{masthead}\n\fE/2099/37\nE/XYZ/1512\n", "en")
    assert symbol == "E/2099/37"


def test_a_byline_over_two_lines_and_the_item_as_a_block_give_title_and_body():
    text = (
        "A/99/622\n\nNinety-ninth session\nAgenda items 92 and 12\n\nGRANTING OF INDEPENDENCE\n"
        "BY THE AGENCIES AND THE UNITED NATIONS\n\nReport of the Special Political and Decolonization\n"
        "Committee (Fourth Committee)\n\nI. INTRODUCTION\n\n1. At its 4th meeting the Assembly decided.\n"
    )
    _, title, body, _ = metadata_of(text, "en")
    assert body == "Special Political and Decolonization Committee (Fourth Committee)"
    assert title == f"GRANTING OF INDEPENDENCE BY THE AGENCIES AND THE UNITED NATIONS: Report of the {body}"


def test_the_masthead_says_when_it_was_issued_and_for_whom():
    text = (
        "联合国\tA/99/137\n大会\tDistr.: General\t9 July 2099\n\nChinese\nOriginal: English\n\n"
        "  第九十九届会议\n\n暂定项目表* 项目 27(b)\n\n  岛屿供水\n\n  秘书长的报告\n\n摘要\n"
    )
    found = read_metadata(text, "zh").masthead
    assert (found.issued, found.original_language) == (date(2099, 7, 9), "en")
    assert (found.session, found.agenda_item) == ("第九十九届会议", "27(b)")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (('blank = ""', "blank = 3"), "blank"),
        (("[define]", "[define]\nyear = '''('''\n[unused]\nx = '''"), "TOML"),
        (('role = "opening"', 'role = "openning"'), "role"),
        (("{this_report}", "{that_report}"), "that_report"),
        (("(?P<symbol>", "(?P<name>"), "group symbol"),
    ],
)
def test_a_wrong_rule_file_is_named(tmp_path, change, named):
    (tmp_path / "zh").mkdir()
    text = (default_directory() / "zh" / "metadata.toml").read_text("utf-8").replace(*change)
    (tmp_path / "zh" / "metadata.toml").write_text(text, "utf-8")
    with pytest.raises(UnextractError, match=named) as caught:
        load_rules("zh", tmp_path)
    assert caught.value.stage == "patterns"


# ---------------------------------------------------------------- phenomena


def test_wrapped_title_below_an_agenda_item():
    title = "关于海岛社区在二十一世纪下半叶开展邻里互助的行动计划：秘书长的报告"
    assert metadata_of(WRAPPED) == (None, title, "秘书长", None)


def test_windows_line_ends_make_no_difference():
    text = MASTHEAD + WRAPPED
    assert (
        metadata_of(text.replace("\n", "\r\n"))
        == metadata_of(text)
        == ("A/99/137", *metadata_of(WRAPPED)[1:])
    )


def test_markdown_headings():
    assert metadata_of(MARKDOWN) == (None, "邻里互助行动计划：秘书长的报告", "秘书长", None)


def test_markdown_with_its_masthead_on_one_line():
    text = (
        "<u>E/2099/54</u> \n\n## <u>联合国</u> \n\n# **经济及社会理事会** \n\n"
        "Distr.: General 21 April 2099 Chinese Original: English \n\n## **志愿服务报告** \n"
    )
    read = read_metadata(text, "zh")
    assert (read.symbol, read.masthead.issued) == ("E/2099/54", date(2099, 4, 21))


def test_text_without_indents_gives_the_last_line_to_the_report():
    text = "临时议程项目 11\n邻里互助\n邻里互助方案\n署长的年度报告*\n摘要\n邻里互助方案有很多人参加。\n"
    assert metadata_of(text)[1:3] == ("邻里互助方案：署长的年度报告", "署长")


def test_a_report_that_names_its_subject_is_its_own_title():
    text = "大会\n正式记录\n第九十九届会议\n补编第 1 号\n\n秘书长\n\n关于某项工作的报告\n\n2099\n\n目录\n"
    assert metadata_of(text)[1:3] == ("秘书长关于某项工作的报告", "秘书长")


def test_organ_of_the_masthead_where_nobody_else_reports():
    masthead = "联合国 DP/2099/3\n联合国开发计划署、\n联合国人口基金和联合国\n项目事务署执行局\n"
    body = "联合国开发计划署、联合国人口基金和联合国项目事务署执行局"
    assert metadata_of(f"{masthead}临时议程项目 3\n基金概算\n摘要\n") == ("DP/2099/3", "基金概算", body, None)


def test_prose_has_no_title():
    text = "2098 年，有 12 408 名志愿人员参加了这项工作。\n另有 5 人后来加入。\n"
    assert metadata_of(text) == (None, None, None, None)


def test_first_heading_is_the_title_of_a_plain_markdown_file():
    assert metadata_of("# 邻里互助\n\n很多人参加了这项工作。\n")[1] == "邻里互助"


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("正文。\n\n A/99/137 \n\n \n\n13/15 99-09769 \n\n正文。\n", "A/99/137"),
        ("正文。\nE/ICEF/2099/25\n正文。\nE/ICEF/2099/25\n正文。\n", "E/ICEF/2099/25"),
        ("正文。\nA/99/137\n正文。\n", None),
        ("正文。\nA/99/1\n正文\nA/99/2\n正文\nA/99/1\nA/99/2\n", None),
        ("正文。\nA/RES/99/1\n正文\nA/RES/99/1\n正文\n", None),
        ("见 https://undocs.org/ch/A/99/12\nhttps://undocs.org/ch/A/99/12\n", None),
        ("决定要点\n执行局不妨：(a) 注意到署长的报告(DP/2099/23)；(b) 重申其承诺。\n", "DP/2099/23"),
        ("决定要点\n执行局不妨注意到上一份报告(DP/2098/23)。\n", None),
        ("一. 导言\n1. 委员会注意到秘书长的报告(A/98/12)。\n", None),
        ("HRI/GEN/1/Rev.9\n\n正文。\n", "HRI/GEN/1/Rev.9"),
        ("A/45/696/Add.1\n\n正文。\n", "A/45/696/Add.1"),
        ("DP/OPS/2099/4\n\n正文。\n", "DP/OPS/2099/4"),
        ("A/99/756-S/2099/61\n\n正文。\n", "A/99/756"),
    ],
)
def test_only_the_document_s_own_symbol_counts(text, symbol):
    rules = load_rules("zh")
    text = f"正文的第一行。\n{text}" if symbol is None or text.startswith("正文") else text
    assert find_symbol(text, read_front(text, rules), rules) == symbol


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("本报告涵盖基金 2098 年的活\n\n动。", "2098"),
        ("本报告期为2097年7月1日\n至2098年6月30日。", "2097-07/2098-06"),
        ("报告述及 2096-2099 年战略框架。", None),
        ("本报告概述战略计划(2096-2099 年)头一年即 2096 年的成果。", "2096"),
        ("本报告介绍《2030 年可持续发展议程》的执行情况。", None),
        ("本报告补充了秘书长的 2098 年报告。", None),
        ("2098 年，很多人参加了这项工作。", None),
        ("第九十九届会议于 2098 年 7 月 1 日至 9 月 1 日举行。", None),
    ],
)
def test_the_reporting_period_is_read_only_where_it_is_stated(sentence, period):
    assert (
        metadata_of(f"2098 年届会\n2097 年 7 月 23 日至 2098 年 7 月 22 日\n摘要\n{sentence}\n")[3] == period
    )


ENGLISH = """United Nations E/ICEF/2099/25
Economic and Social Council Distr.: Limited
14 April 2099
Original: English
99-06041 (E) 220499
*9906041*
United Nations Children’s Fund
Executive Board
Annual session 2099
10–13 June 2099
Item 16 of the provisional agenda*
Annual report on the water supply
of small islands
Summary
The present report covers the period from 1 July 2097 to
30 June 2098.
* E/ICEF/2099/11.
"""
LETTER = """S/2099/107
Security Council
Letter dated 20 May 2099 from the Permanent
Representative of a State addressed to
the President of the Security Council
I have the honour to write.
"""


def test_english_front_matter():
    body = "United Nations Children’s Fund Executive Board"
    title = "Annual report on the water supply of small islands"
    assert metadata_of(ENGLISH, "en") == ("E/ICEF/2099/25", title, body, "2097-07/2098-06")


def test_english_letter():
    symbol, title, _, _ = metadata_of(LETTER, "en")
    assert symbol == "S/2099/107"
    assert title.startswith("Letter dated")
    assert title.endswith("of the Security Council")


def test_long_front_matter_is_read_in_time():
    text = MASTHEAD + WRAPPED + "报告 2098 年本报告介绍（" * 40_000
    read_metadata(text, "zh")
    start = time.perf_counter()
    read_metadata(text, "zh")
    assert time.perf_counter() - start < 0.1


@pytest.mark.parametrize(
    ("name", "symbol", "period", "title"),
    [
        ("000_5336cfef2498fb21.txt", "DP/2023/23", "2022", "联合国志愿人员组织：署长的年度报告"),
        ("001_41e8d87faa181598.txt", "A/76/137", None, "志愿服务促进《2030 年可持续发展议程》：秘书长的报告"),
        (
            "002_d74e72f5193f9a12.txt",
            None,
            None,
            "将志愿服务纳入《2030 年可持续发展议程》行动计划：秘书长的报告",
        ),
        ("003_0f89aa8ae0093d46.txt", "E/2022/54", None, "发展协调办公室：联合国可持续发展集团主席的报告"),
        ("004_9f9eba59289d4448.txt", "A/78/1", "2022", "秘书长关于联合国工作的报告"),
    ],
)
def test_real_reports(reports, name, symbol, period, title):
    document = read(reports / name)
    stated = document.period_start and format_period((document.period_start, document.period_end))
    assert (document.symbol, document.language, stated) == (symbol, "zh", period)
    assert document.title == title
    assert document.text.encode() == (reports / name).read_bytes()
