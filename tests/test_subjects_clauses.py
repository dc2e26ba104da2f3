"""What a figure measures where its own clause does not say it, or says it with a verb between."""

import pytest

from unextract.extract.analysis import Analysis, analyse
from unextract.packs import load_packs


def _analysis(sentence: str) -> Analysis:
    found = analyse(sentence, load_packs(None)["zh"])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        # what is said of a long noun in few words
        ("38 名港口安全警卫在撤离期间丧生。", ["在撤离期间丧生的港口安全警卫"]),
        ("由 7 个港口安全委员会组成。", ["港口安全委员会"]),
        # people without a noun, or told first by what they do
        ("患有眼疾的估计有 1.8 亿人。", ["患有眼疾的人"]),
        ("该署为 4 万人发放了渔具。", ["获得渔具的人"]),
        ("法庭共对 93 人提出起诉。", ["提出起诉所涉的人"]),
        # how many they are stands in the clause before
        (
            "失去住所的人，目前估计有差不多 300 万人，即岛上每 40 人就有一个。",
            ["失去住所的人", "失去住所的人"],
        ),
        (
            "贫困人口连续第三年减少近 50 万人，从 2031 年初的 900 万人减少到目前的 640 万人。",
            ["贫困人口", "贫困人口", "贫困人口"],
        ),
        ("在全港此类人员死亡总人数 70 人中占一半以上。", ["全港此类人员死亡总人数", ...]),
        ("我们的 5 000 名技师，现在有超过 60%在外岛工作。", ["技师", "在外岛工作的技师"]),
        ("去年有 300 万人使用该渡轮，比 10 年前高出 23%。", ["使用该渡轮的人", ..., "使用该渡轮的人"]),
        # those of a whole that was named before them
        ("在提交的港口评估中，有 31 份肯定了渔民的贡献。", ["肯定了渔民的贡献的提交的港口评估"]),
        ("在派往外岛的教师当中，有 40 名从事成人教育。", ["从事成人教育的派往外岛的教师"]),
        ("港口死因中，六个为传染病。", ["港口死因中传染病"]),
        (
            "在 59 个沿海国中，26 国为该公约缔约国，14 国来自群岛集团。",
            ["沿海国", "沿海国中该公约缔约国", "来自群岛集团的沿海国"],
        ),
        ("渔会审议了 56 项建议，接受了其中 51 项。", [..., "接受的建议"]),
        (
            "有两个岛屿在其 2031 年报告中承认渔会对发展的贡献，2032 年，这样做的岛屿有 17 个。",
            ["承认渔会对发展的贡献的岛屿", "承认渔会对发展的贡献的岛屿"],
        ),
        # shares
        ("近半数岛民依靠捕鱼维生。", ["依靠捕鱼维生的岛民"]),
        ("该岛 65%的人口不到 25 岁。", ["不到 25 岁的人口", ...]),
        ("这场风暴对 90%的渔户造成了影响。", ["受影响的渔户"]),
        ("呼吁各港维持任何性别的比例不超过三分之二。", ["任何性别的比例"]),
        (
            "渔民捐款今年迄今已达 200 万美元，但这只是所需款项的三分之一。",
            ["渔民捐款", "渔民捐款占所需款项"],
        ),
        ("妇女参与谈判的比例提高到接近 110 个渔业组织的一半。", ["渔业组织", "妇女参与谈判的比例"]),
        # changes, and what they are compared with
        (
            "港口预算为 5.6 亿美元，比上一年度的批款减少 3 000 万美元，即 5.4%。",
            ["港口预算", "港口预算", "港口预算"],
        ),
        ("患者的死亡风险比其他人高出 10 倍。", ["患者的死亡风险"]),
        ("请大会将港口费用的上限从 6%提高至 9%。", ["港口费用的上限", "港口费用的上限"]),
        (
            "渔业中心的数目从 2031 年的 9 个中心、80 名技师，到 2035 年已增至 30 个中心、400 名技师。",
            ["渔业中心的数目", "技师", "中心", "技师"],
        ),
        ("这将使储水能力提高 80%。", ["储水能力"]),
        ("儿童 5 岁前死亡的可能性减少了近一半。", [..., "儿童 5 岁前死亡的可能性"]),
        (
            "沿海国家人均渔业支出为 55 美元，而内陆国家为 8 美元。",
            ["沿海国家人均渔业支出", "内陆国家人均渔业支出"],
        ),
        # money by what it does and who gave it
        ("1.2 亿美元推动了对外岛的投资。", ["推动了对外岛的投资的资金"]),
        ("渔业基金为小岛拨付了 300 万美元。", ["渔业基金为小岛拨付的资金"]),
        ("今年的捐款达到前所未有的 1.2 亿美元。", ["捐款"]),
        # by whom, with whom, where
        ("该方案由 18 个捐助方供资。", ["供资的捐助方"]),
        ("港务局与 12 个国家的政府合作。", ["港务局与政府合作的国家"]),
        ("渡轮连接所有主要码头、7 个外岛港口和至少 2 个渔业基地。", ["外岛港口", "渔业基地"]),
        ("港务局在 40 多个岛屿部署了由该局支助的检查员。", ["港务局部署了由该局支助的检查员的岛屿"]),
        ("草案以 120 票赞成、48 票反对获得通过。", ["赞成票", "反对票"]),
        # what was done to the people at the end of a phrase; what the clause before made
        ("渔业署全年共派遣港口志愿人员 900 人。", ["派遣的港口志愿人员"]),
        ("已有 2 600 名青年登记成为渔民。", ["登记成为渔民的青年"]),
        ("渔业署推出了新的知识产品，共 21 项。", ["新的知识产品"]),
        ("岛上的在职港口干事为 1 238 名。", ["岛上的在职港口干事"]),
        (
            "迄今，制定、修订或正在起草沿海渔业专门法律、政策或计划的国家已增至 97 个。",
            ["制定、修订或正在起草沿海渔业专门法律、政策或计划的国家"],
        ),
        ("全岛渔民中，妇女所占比例估计为 56%。", ["全岛渔民中妇女所占比例"]),
        ("女性占船长的 4%和引水员的 10%。", ["女性占船长", "女性占引水员"]),
        (
            "沿海区女性的就业缺口为 22%，男性则为 15%。",
            ["沿海区女性的就业缺口", "沿海区男性的就业缺口"],
        ),
        ("无薪照护主要由妇女完成，她们在农村占 70%以上的份额。", ["妇女在农村占的份额"]),
        ("渔业基金向 7 个岛屿的 18 个项目提供了 87 万美元的赠款。", [..., ..., "渔业基金提供的赠款"]),
        ("渔业署比计划提前五年实现了减排目标。", ["实现了减排目标提前的时间"]),
    ],
)
def test_the_subject_is_found_where_the_text_says_it(sentence: str, subjects: list[object]) -> None:
    found = _analysis(sentence).subjects

    assert [
        subject if wanted is not ... else ... for subject, wanted in zip(found, subjects, strict=True)
    ] == subjects


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("岛上登记的渔民人数从 2031 年的 12 万剧增至 2033 年的 40 万。", ["person", "person"]),
        ("寻求庇护者的数量增长了 11%，达到 46 万。", ["%", "person"]),
        ("200 万以上的移民得到登记。", ["person"]),
        ("参加者获得 140 余个合作伙伴支持。", ["个合作伙伴"]),
        ("由 18 个捐助方供资。", ["个捐助方"]),
        ("在提交的港口评估中，有 31 份肯定了渔民的贡献。", ["份评估"]),
        ("举办了 15 期渔业讲习班。", ["期讲习班"]),
        ("该局援助了 3.2 亿元人民币。", ["CNY"]),
        ("避免了 900 次意外怀孕。", ["次意外怀孕"]),
        ("技师在 135 个国家工作。", ["country"]),
        ("派出 135 个国家工作队。", ["个国家工作队"]),
        ("妇女占 68 席。", ["席"]),
    ],
)
def test_the_unit_is_what_is_counted(sentence: str, units: list[str]) -> None:
    assert [quantity.unit for quantity in _analysis(sentence).quantities] == units


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("支出比 2031 年高 25%。", ["increase"]),
        ("10 年来激增 45%。", ["level", "increase"]),
        ("粮食必须增产 60%。", ["increase"]),
        ("建议核减 20 万美元。", ["decrease"]),
        ("答复率为 76%，但仍低于 85%的目标。", ["rate", "target"]),
        ("失业率从 2031 年的 5%上升到 2032 年的 7%。", ["base", "rate"]),
        ("人数高于早些时候估计的 3 000 人。", ["base"]),
        ("从 2031 年的 9 个中心、80 名技师，到 2035 年已增至 30 个中心。", ["base", "base", "level"]),
    ],
)
def test_a_change_has_the_role_its_words_give_it(sentence: str, roles: list[str]) -> None:
    assert [quantity.role for quantity in _analysis(sentence).quantities] == roles


def test_the_base_of_a_rate_is_no_figure() -> None:
    found = _analysis("发病率为每 1 000 名渔民 9 例。").quantities

    assert [(int(quantity.value or 0), quantity.role.value) for quantity in found] == [(9, "rate")]


def test_more_than_so_many_of_the_world_is_more() -> None:
    quantity = _analysis("该区拥有超过全球 26%的渔船。").quantities[0]

    assert (quantity.comparator, quantity.kind) == (">", "percent")
