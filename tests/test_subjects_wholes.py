"""Parts of one whole, things named together, goals and ages: what each figure of a Chinese sentence is of."""

import pytest
from analysed import analysed

from unextract.records import Role


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        # parts of one whole are not parts of one another
        ("护林员中女性占 51%，残疾人占 4%。", ["护林员中女性", "护林员中残疾人"]),
        ("护林员中女性占 51%，来自山区的占 32%。", ["护林员中女性", "来自山区的护林员"]),
        (
            "教师在 12 个国家为 9 所学校服务，其中 310 人为本地教师，75 人为外地教师。",
            [..., ..., "教师中本地教师", "教师中外地教师"],
        ),
        # in the order of a list
        ("教师和护士分别占 31% 和 54%。", ["教师", "护士"]),
        (
            "女性和男性护林员的平均年龄分别为 33 岁和 37 岁。",
            ["女性护林员的平均年龄", "男性护林员的平均年龄"],
        ),
        ("本国和国际护林员分别为 310 人和 75 人。", ["本国护林员", "国际护林员"]),
        ("该区域的男童和女童分别为 300 万人和 280 万人。", ["该区域的男童", "该区域的女童"]),
        ("甲国和乙国分别提供了 500 万美元和 300 万美元。", ["甲国提供的资金", "乙国提供的资金"]),
        ("渔民和养蜂人人数分别为 300 人和 50 人。", ["渔民人数", "养蜂人人数"]),
        (
            "培训费、差旅费和设备费分别减少 9 000 美元、8 000 美元和 700 美元。",
            ["培训费", "差旅费", "设备费"],
        ),
        (
            "基金部署了 610 名教师和 70 名医生，其中妇女分别占 58% 和 31%。",
            [..., ..., "教师中妇女", "医生中妇女"],
        ),
        (
            "会费收入 61 万美元，赠款收入 21 万美元，分别占总收入的 74% 和 26%。",
            [..., ..., "会费收入占总收入", "赠款收入占总收入"],
        ),
        ("2031 年和 2032 年，基金分别收到 310 万美元和 420 万美元。", ["基金收到的资金", "基金收到的资金"]),
        # what somebody was to reach is a goal of that
        ("平均征聘时间缩短至 38 天，提前一年实现了 40 天的目标。", ["平均征聘时间", "平均征聘时间的目标"]),
        # people by their age, things by their volume
        ("15 人年龄在 50 岁以下。", ["50 岁以下的人", ...]),
        ("三分之二的护林员年龄在 30 岁以下。", ["30 岁以下的护林员", ...]),
        ("为 2 640 万 5 岁以下儿童提供了筛查。", ["获得筛查的儿童", ...]),
        ("全年翻译量达 2.24 亿字。", ["全年翻译量"]),
        # a term is named, and others are not of it
        (
            "本两年期内，行政费用仅占支出的 7.8%，比上一个两年期低 1.3 个百分点。",
            ["本两年期", "行政费用占支出", "上一个两年期", "行政费用占支出"],
        ),
        # what is counted before brackets is one of a list
        ("主要捐助方为甲国(850 万美元)、乙国(610 万美元)和丙国。", ["甲国", "乙国"]),
        ("主要来源是甲国(28%)、乙国(17%)和丙国(9%)。", ["甲国", "乙国", "丙国"]),
        # the clause goes on behind a bracket
        ("62 个国家报告了情况，其中 44 个(71%)提供了数据。", [..., "提供了数据的国家", "提供了数据的国家"]),
        # those of a measure word are those that it counted last
        (
            "法庭受理 23 起案件，涉及 5 个洲，其中新增 5 起，审结 3 起。",
            [..., ..., "新增的案件", "审结的案件"],
        ),
        ("委员会提出 24 项建议，已执行 15 项，正在执行 8 项。", [..., "执行的建议", "正在执行的建议"]),
        ("被盗的案件 74 起，遭损毁的 19 起。", ["被盗的案件", "遭损毁的案件"]),
        (
            "四分之三的会员国按时缴款，全额缴款的有 151 个，比上年少 1 个。",
            ["按时缴款的会员国", "全额缴款的会员国", "全额缴款的会员国"],
        ),
        ("死者中，妇女和儿童各占 21% 和 15%。", ["死者中妇女", "死者中儿童"]),
        ("共印发 28 份报告，篇幅减少 16%。", ["印发的报告", "印发的报告的篇幅"]),
        ("将用水量削减 22%。", ["用水量"]),
        ("9 名女教师发言。", ["发言的女教师"]),
        ("12 名护士与该办事处合作。", ["与该办事处合作的护士"]),
        ("每 5 个村庄中就有 2 个村庄的水井干涸。", ["水井干涸的村庄"]),
        ("方案培训护林员 240 名，目标为到 2035 年达到 500 名。", ["培训的护林员", "培训的护林员的目标"]),
        # parts of what nobody counted are not parts of one another, and the whole of a share is no part
        ("支出方面，培训占 85.2%，管理占 9.6%。", ["培训", "管理"]),
        ("护林员 842 名，占核定人数 1 500 人的 56%。", ["护林员", "核定人数", "护林员占核定人数"]),
        ("每 10 名死者中有 4 名是妇女，3 名是儿童。", ["死者中妇女", "死者中儿童"]),
        ("平均生育数为 4.3，预计 2050 年降至 3.1。", ["平均生育数", "平均生育数"]),
        ("方案使 12 个省的 86 万户农民增产两成。", [..., "增产两成的农民", ...]),
        # a rate of so many in so many, lower than before
        ("死亡率下降了 34%，从每 10 万例活产 339 例死亡降至 223 例。", ["死亡率", "死亡率", "死亡率"]),
        # 应对 is no 对
        ("洪灾应对计划需要 4 870 万美元。", ["洪灾应对计划需要的资金"]),
        ("将用水量较 2030 年水平减少 45%。", ["用水量"]),
        (
            "提出 16 项建议，其中高度优先建议 9 项，逾期未落实的 3 项。",
            [..., ..., "逾期未落实的建议"],
        ),
    ],
)
def test_subjects_of_parts_and_lists(sentence: str, subjects: list[str]) -> None:
    found = analysed(sentence, "zh").subjects
    assert [
        name if wanted is not ... else ... for name, wanted in zip(found, subjects, strict=True)
    ] == subjects


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("其中 3 个 D-1、12 个 P-5 和 4 个一般事务职类。", ["个员额", "个员额", "个员额"]),
        ("有 14 万名儿童失学，比 2031 年多 2 万。", ["person", "person"]),
        ("员额共 341 个，净增 16 个。", ["个员额", "个员额"]),
        ("办事处数目保持在 128 个不变。", ["个办事处"]),
        ("避免了 18 万例意外怀孕和 520 例孕产妇死亡。", ["例意外怀孕", "例死亡"]),
        ("7 个会员国和 2 个观察员国共 50 名代表出席。", ["country", "country", "person"]),
        ("登记难民中，甲国人 48 万，乙国人 61 万。", ["person", "person"]),
        ("22 份草案获得通过，5 份付诸表决。", ["份草案", "份草案"]),
    ],
)
def test_units_of_bare_numbers(sentence: str, units: list[str]) -> None:
    assert [quantity.unit for quantity in analysed(sentence, "zh").quantities] == units


@pytest.mark.parametrize(
    ("sentence", "role", "comparator"),
    [
        ("核心供资占 16%，远低于契约规定的 30% 的目标。", Role.TARGET, "="),
        ("满意率为 93%，也超过了 90% 的目标。", Role.TARGET, "="),
        ("满意率高于 2031 年的 88% 和 2029 年的 79%。", Role.BASE, "="),
        ("员额净增 16 个。", Role.INCREASE, "="),
        ("读者突破 100 万。", Role.LEVEL, ">"),
        ("已有 351 个村庄通电，比计划多 51 个。", Role.INCREASE, "="),
        ("平均结案时间较上年缩短 1.7 个月。", Role.DECREASE, "="),
        ("7 成以上表示愿意再来。", Role.SHARE, ">"),
    ],
)
def test_roles_and_comparators_beside_goals(sentence: str, role: Role, comparator: str) -> None:
    last = analysed(sentence, "zh").quantities[-1]
    assert (last.role, last.comparator) == (role, comparator)
