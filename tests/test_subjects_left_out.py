"""What a figure measures where its clause leaves that out, or says it of several at once."""

import pytest
from analysed import analysed


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        # parts of one whole, not of one another
        (
            "渔工达 900 万，其中 300 万为移民，200 万为青年，40 万为残疾人。",
            [..., "渔工中移民", "渔工中青年", "渔工中残疾人"],
        ),
        (
            "妇女在新注册渔民中占 52%，青年占 40%，残疾人占 2%。",
            ["新注册渔民中妇女", "新注册渔民中青年", "新注册渔民中残疾人"],
        ),
        ("港务局共有警员 900 名，其中妇女为 81 名。", ["港务局警员", "港务局警员中妇女"]),
        ("渔会提出 53 项建议，其中 14 项为主要建议。", [..., "主要建议"]),
        ("港口拨付了 50 万元的津贴，其中 80%用于外岛。", [..., "用于外岛的津贴"]),
        ("八个岛屿认捐 50 万元，其中北岛认捐 20 万元，占 40%。", [..., ..., ..., "北岛认捐的资金"]),
        ("1 800 个泊位中的 1 340 个已修复。", ["泊位", "修复的泊位"]),
        ("公约 19 个缔约方中有 17 个提交了新的渔业计划。", [..., "提交了新的渔业计划的公约缔约方"]),
        # what was named before, once more
        ("南岛收容了 76%的难民，北岛收容了 20%。", [..., "北岛收容的难民"]),
        ("妇女在岛议会中所占席位比例为 26%，在渔会中为 35%。", [..., "妇女在渔会中所占席位比例"]),
        ("该校培训了 60 名技师，今年计划再培训 90 名。", ["该校培训的技师", "该校培训的技师"]),
        ("渔会的 45 个办事处精简为 38 个。", ["渔会的办事处", "渔会的办事处"]),
        ("渔民人数从 2031 年的 60 万人减少到目前的 50 万人，总体降幅达 17%。", ["渔民人数"] * 3),
        ("渔会的缺口达 9 万美元，相当于年度预算的 45%。", [..., "渔会的缺口占年度预算"]),
        ("将渔业基金数额定为估计数的 2%。", ["渔业基金数额占估计数"]),
        # how high a value is
        ("捐款达到 140 万美元的历史新高。", ["捐款"]),
        ("失业率降至 5.4%，低于 2031 年 6.6%的峰值。", ["失业率", "失业率"]),
        # said of a whole list, behind its last
        (
            "2 400 名渔民、2 100 名技师和 400 名教师获得援助。",
            ["获得援助的渔民", "获得援助的技师", "获得援助的教师"],
        ),
        # by what means, and what
        ("36 个岛国和观察员通过港口监测系统报告了渔获情况。", ["报告了渔获情况的岛国和观察员"]),
        ("该计划为 2 000 个家庭创造了稳定的收入。", ["获得稳定的收入的家庭"]),
        ("对 340 户家庭的调查显示，半数家庭负债。", ["调查的家庭", ...]),
        # shares
        ("9%的渔民无法得到饮用水。", ["无法得到饮用水的渔民"]),
        ("渔获总额的 58%来自外岛。", ["来自外岛的渔获"]),
        ("最贫穷的 10%人口住在外岛。", ["最贫穷的人口"]),
        # a bracket keeps to itself
        (
            "该岛有 70 公里的公路(南区 50 公里、圣塔-莫尼港 20 公里)和 30 公里的小路。",
            [..., ..., "圣塔-莫尼港该岛公路", "该岛小路"],
        ),
        # agreements and stuff
        ("签署了价值 450 万美元的合作协定。", ["签署的合作协定"]),
        ("运送了 620 吨选举材料。", ["运送的选举材料"]),
        # how long something takes or lasts
        ("消除非法捕鱼还需要 30 年。", ["消除非法捕鱼所需的时间"]),
        ("两艘渡轮停飞 45 天。", [..., "停飞的时间"]),
        ("通报开列了渔会在 2031 年 3 月终了的一周内采取行动的项目。", ["渔会采取行动的时间"]),
    ],
)
def test_what_the_clause_leaves_out_is_found(sentence: str, subjects: list[object]) -> None:
    found = analysed(sentence).subjects

    assert [subject for subject, told in zip(found, subjects, strict=True) if told is not ...] == [
        told for told in subjects if told is not ...
    ]


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("记录了 45 起侵犯渔权事件。", ["起事件"]),
        ("避免了 14 例意外怀孕和 3 例产妇死亡。", ["例意外怀孕", "例产妇死亡"]),
        ("报告了 84 项走私和非法捕鱼指控。", ["项指控"]),
        ("受渔会帮助的总人数约有 1 700 万。", ["person"]),
        ("450 000 以上的平民返回家园。", ["person"]),
        ("在 136 个提供数据的国家中，28 个国家减少了渔获。", ["country", "country"]),
        ("在 21 个已公布的框架中，5 个涉及渔业。", ["个框架", "个框架"]),
        ("岛上有四家银行，其中三家有自己的码头。", ["家银行", "家银行"]),
        ("会见了 15 个政党的领导人。", ["个政党"]),
        ("贫困率分别下降 3.4 个和 1.9 个百分点。", ["pp", "pp"]),
    ],
)
def test_the_unit_is_the_noun_that_is_counted(sentence: str, units: list[str]) -> None:
    assert [quantity.unit for quantity in analysed(sentence).quantities] == units


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("农村人口比例高达 45%。", ["share"]),
        ("失业率低于 2031 年 6.6%的峰值。", ["base"]),
        ("共有 500 名渔民失踪，而去年同期为 180 人。", ["level", "base"]),
        ("妇女占 41%，高于上届会议的 36%。", ["share", "base"]),
        ("占总额的 12%，低于 30%的筹资契约目标。", ["share", "target"]),
        ("水温上升速度比全球平均速度快 20%。", ["increase"]),
    ],
)
def test_the_role_is_told_by_the_words_around(sentence: str, roles: list[str]) -> None:
    assert [quantity.role for quantity in analysed(sentence).quantities] == roles
