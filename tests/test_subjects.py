"""What a figure of a Chinese sentence measures, in the sentence's own words."""

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
        # counts in one another: the last is what the sentence is about, those before say where
        (
            "基金会向 12 个国家的 45 个项目提供了 320 万美元赠款。",
            ["项目获得赠款的国家", "获得赠款的项目", "提供的赠款"],
        ),
        ("平台汇集了 30 个会员国 200 名专家。", ["专家所在的会员国", "平台汇集的专家"]),
        (
            "来自 14 个部委、22 个民间组织和 6 所大学的 85 名代表出席了研讨会。",
            ["代表所属的部委", "代表所属的民间组织", "代表所属的大学", "出席了研讨会的代表"],
        ),
        ("16 份审计报告中的 3 份报告涉及采购。", [..., "涉及采购的报告"]),
        # places and buildings are counted, whatever belongs to them
        ("该国六个省的卫生主管部门收到了设备。", ["卫生主管部门收到了设备的省"]),
        ("工作队翻译了 300 所学校的名称。", ["工作队翻译名称的学校"]),
        # who receives, who is helped, who comes from where
        ("该办事处向目前正在修订选举法的 9 个国家提供了咨询。", ["目前正在修订选举法的国家"]),
        ("我们向萨赫勒的 200 万人提供了援助。", ["获得援助的人"]),
        ("联合国帮助 3 200 名教师学习使用数字工具。", ["获帮助学习使用数字工具的教师"]),
        ("来自各大洲的 300 多名青年参加了气候论坛。", ["参加了气候论坛的青年"]),
        ("难民署在信德省的 12 个县开设了登记点。", ["开设了登记点的县"]),
        ("国家将青年列为其发展计划的四大支柱之一。", ["国家将青年列为其发展计划的支柱"]),
        # a verb, a title, a determiner, an adverb end or do not end the noun
        ("48 个国家工作队报告使用了新工具。", ["报告使用了新工具的国家工作队"]),
        ("秘书长印发了两份《我们的共同未来》政策报告。", ["《我们的共同未来》政策报告"]),
        ("400 名接触史追查人员", ["接触史追查人员"]),
        ("有 4 个正式登记的政党在运作。", ["正式登记的政党"]),
        ("要求提交细目有两方面目的。", ["要求提交细目的目的"]),
        # times in which something happens are named by what happens, and are nobody else's subject
        ("过去三年来，两国政府共同资助了供水工程。", ["共同资助了供水工程的时间", ...]),
        ("按目前速度，还需要 60 年才能实现薪酬平等。", ["实现薪酬平等所需的时间"]),
        ("在过去 5 年中，年均死亡人数为 163 人。", ["年均死亡人数的时间", "年均死亡人数"]),
        ("关注者在三年内增加了三倍。", ["关注者", "关注者"]),
        # the relative clause of the next count, people who are named only by what they do
        ("12 个国家制定的 5 项法律已经生效。", ["制定法律的国家", ...]),
        ("41 个国家 2 100 万人需要粮食。", ["需要粮食的人所在的国家", "需要粮食的人"]),
        ("协调员来自 18 个部门，9 名为外部候选人。", ["协调员来自的部门", "协调员中外部候选人"]),
        ("协会由主席指派 9 人组成。", ["协会由主席指派的人"]),
        ("共有 6 起针对渔民的袭击，其中仅沿海就发生了 4 起。", [..., "沿海发生的针对渔民的袭击"]),
        ("甲地的产妇死亡率为每 1 000 例活产 3 人。", ["甲地的产妇死亡率"]),
        ("两所学校内的设施正在修复。", ["设施正在修复的学校"]),
        # what the clause before said is left out
        ("就业的妇女比例为 63%，而男子则为 76%。", ["就业的妇女比例", "就业的男子比例"]),
        ("城市的入学率为 90%，而农村的这一比例为 70%。", ["城市的入学率", "农村的入学率"]),
        # brackets that hold a clause of their own, or the age of whom they stand in
        ("该法允许早婚(10%的 15 岁以下的女童受此影响)。", ["受此影响的女童", "女童"]),
        ("育龄期(15 至 44 岁)妇女", ["育龄期妇女", "育龄期妇女"]),
        ("对伙伴的资助增加(4 亿美元, 占总额的 36%)。", [..., "对伙伴的资助占总额"]),
        ("各国的差旅费分别占捐款的 22%和 18%。", ["各国的差旅费占捐款", "各国的差旅费占捐款"]),
        ("这些资金中 5 亿美元推动了对旱灾的早期、持续应对。", ["推动了对旱灾的早期、持续应对的资金"]),
        ("五次区域会议成果文件所载的建议", ["区域会议"]),
        ("5 项份评估报告", ["评估报告"]),
        ("该区域面临几十年来最严重的旱灾。", ["最严重的旱灾"]),
        ("经过 20 年的谈判，两国划定了边界。", ["谈判的时间", ...]),
        ("过去一年里，在各方支持下，法院审结了积案。", ["法院审结了积案的时间"]),
        ("难民在该营地度过了 7 年时间。", ["难民在该营地度过的时间"]),
        ("档案馆 24 年来缺少经费。", ["档案馆缺少经费的时间"]),
        ("再过不到八年的时间，期限将届满，离期限还有三年时间。", [..., "离期限的时间"]),
        ("志愿人员在完成一年服务之后离开。", ["完成服务的时间"]),
        (
            "请秘书长在 15 天内和其后每隔 60 天，报告执行情况。",
            ["秘书长报告执行情况的时间", "报告执行情况的间隔"],
        ),
        ("每两年一次的报告得出的结论", ["报告的间隔"]),
        ("四年过去了，改革已经扎根。", ["改革已经扎根的时间"]),
        ("在过去的这二十年里，我们种植树木。", ["我们种植树木的时间"]),
        ("14 个国家方案文件和基金会核准的 13 个文件", [..., ...]),
        ("376 000 人已陷入类似饥荒的境地。", ["陷入类似饥荒的境地的人"]),
        ("受关注者和 1 200 万移民、寻求庇护者和其他受灾者获得服务。", ["移民、寻求庇护者和其他受灾者"]),
        ("文件：• 自愿捐款 • 征收 1%的费用", ["征收的费用"]),
        # shares
        ("报称满意的志愿人员占比达到 88%。", ["报称满意的志愿人员占比"]),
        ("2021 年，几乎所有(99%)国家工作队都提交了报告。", ["提交了报告的国家工作队"]),
        (
            "南部种植的这些树苗中有 36%和北部种植的这些树苗中有 20%被确定为染病。",
            ["被确定为染病的南部种植的这些树苗", "被确定为染病的北部种植的这些树苗"],
        ),
        ("这两家银行在全部资产中占四分之三。", [..., "全部资产中银行"]),
        ("驻地协调员中 53%为女性。", ["驻地协调员中女性"]),
        ("大多数国家(83%)报告了志愿服务法律的进展。", ["报告了志愿服务法律的进展的国家"]),
        ("11 个代表团(58%)表示同意。", ["表示同意的代表团", "表示同意的代表团"]),
        ("这些资金中有四分之一用于支持农村妇女。", ["用于支持农村妇女的资金"]),
        ("妇女在文职人员中占 34%。", ["文职人员中妇女"]),
        # a verb in a compound is no verb; before its object, before 了 it is one
        ("工厂在 12 个水泥生产设施中安装了滤网。", ["安装了滤网的水泥生产设施"]),
        ("基金会支持 7 个地方保护委员会开展巡查。", ["地方保护委员会"]),
        ("在 22 个城市组织了 24 场画展。", [..., "组织的画展"]),
        ("两次审议大会通过了决定。", ["通过了决定的审议大会"]),
        ("先后 4 次试图修改章程。", ["试图修改章程"]),
        # of A 的 B the noun that the measure word fits, but no adjective and no author
        ("九名合唱团成员的任期明年届满。", ["任期明年届满的合唱团成员"]),
        ("三项渔业公约的工作方案已经印发。", ["工作方案印发的渔业公约"]),
        ("六份成员国提交的报告获得好评。", ["成员国提交的报告"]),
        ("三个主要的原因尚未查明。", ["尚未查明的主要的原因"]),
        ("五份秘书长的报告得到审议。", ["得到审议的秘书长的报告"]),
        ("41 家渔业的小型企业（其中 9 家由妇女经营）倒闭。", [..., "由妇女经营的渔业的小型企业"]),
        ("四国外长重申了立场。", ["外长重申了立场的国家"]),
        ("听取了 70 多人的发言。", ["发言的人"]),
        # a light verb keeps what the help was for
        ("30 个国家获得支持，以改善水质。", ["获得支持改善水质的国家"]),
        ("80 个城市获得帮助，制定防洪计划。", ["获得帮助制定防洪计划的城市"]),
        # small adverbs go; whom a clause speaks of is named
        ("方案还动员了 300 名护林员。", ["方案动员的护林员"]),
        ("该网络代表 57 个国家。", ["该网络代表的国家"]),
        ("驻地代表来自 18 个机构(2031 年为 16 个)。", ["驻地代表来自的机构", "驻地代表来自的机构"]),
        ("1 150 种药品（来自 37 个国家）受到监测。", [..., "受到监测的药品来自的国家"]),
        # siblings share the whole, 其 goes back, a clause that only leads to a value takes the one before
        (
            "船员中 53%为女性，50%来自岛屿，7 名为外国人。",
            ["船员中女性", "来自岛屿的船员", "船员中外国人"],
        ),
        ("他增加了女教师的人数，使其占比从 39%增至 42%。", ["女教师占比", "女教师占比"]),
        ("修船所需时间最长，平均为 30 天。", ["修船所需时间"]),
        ("90%的湖区和 80%的林区认为水质合格。", ["认为水质合格的湖区", "认为水质合格的林区"]),
        ("43%的工作女性没有保险。", ["没有保险的工作女性"]),
        ("公司要缴纳 30%利润税。", ["缴纳的利润税"]),
        ("渔场丰度达到 20%的鱼种不足。", ["渔场丰度"]),
        # an age stands in the noun phrase it belongs to; both ends of a range have one subject
        ("近 18 000 名五岁以下的儿童患病。", ["患病的儿童", "儿童"]),
        ("5 岁至 15 岁儿童均免费入学。", ["儿童", "儿童"]),
        # times and levels
        ("2033 年是该图书馆成立七十周年。", ["该图书馆成立周年"]),
        ("在重建港口的 6 年中，渔民提供了帮助。", ["重建港口的时间"]),
        ("在地方和全国两级开展了宣传。", ["地方和全国级"]),
        # money, brackets, changes
        ("海关促成了一笔 6 亿欧元的贷款。", ["海关促成的贷款"]),
        ("订正批款毛额为 25 万美元(净额 22 万美元)。", ["订正批款毛额", "订正批款净额"]),
        ("该岛有 168 公里公路(北区 118 公里、南区 50 公里)。", ["该岛公路", "北区该岛公路", "南区该岛公路"]),
        ("建议减少 146 个员额。", ["员额"]),
        # what opens the clause, says who says it or leads to the value is no part of it
        ("该行整合了三个部门，从而节省了 40 个员额。", ["该行整合的部门", "员额"]),
        ("这意味着信托基金的资金总额达到 2.5 亿欧元。", ["信托基金的资金"]),
        ("咨询委员会建议大会应核准秘书长承付至多 400 万美元的数额。", ["核准秘书长承付的数额"]),
        ("理事会决定将调查组的任务期限延长 6 个月。", ["调查组的任务期限延长"]),
        ("该行派出五人以填补空缺。", ["填补空缺的人"]),
        ("女议员所占比例达到峰值(41%)。", ["女议员所占比例"]),
        ("农村的失业率高达 12%。", ["农村的失业率"]),
        ("大米的平均价格为每吨 450 美元。", ["大米的平均价格"]),
        ("收入依旧远远低于 3 亿美元的预算。", ["预算"]),
        ("未缴会费总额为毛额 900 万美元(净额 850 万美元)。", ["未缴会费总额毛额", "未缴会费总额净额"]),
        ("所有账户的存款总额为 17 亿美元。", ["所有账户的存款"]),
        ("该平台为各省节省约 30 万美元。", ["该平台为各省节省的资金"]),
        ("妇女构成志愿者的大部分，达到 57%。", ["志愿者中妇女"]),
        # … and where nothing else is left, the clause before says of what
        ("与邻省相比，学校的入学率也有所增加，从 61%增加到 70%。", ["学校的入学率", "学校的入学率"]),
        ("东部各州的入学率提高了 8%，而西部各州仅提高 2%。", ["东部各州的入学率", "西部各州的入学率"]),
        # where they come from and go to, what they receive, what they took part in
        ("委员会收到了来自该区域 12 个国家的信函。", ["信函来自的国家"]),
        ("会议期间有来自近 40 个会员国的 60 多人的发言。", ["发言来自的会员国", "发言的人"]),
        ("120 名专家分别来自 15 个机构。", [..., "专家来自的机构"]),
        ("该厂的产品出口到两大洲的 14 个国家。", ["出口到的大洲", "出口到的国家"]),
        ("该平台为全体 800 多名成员提供服务。", ["获得服务的成员"]),
        ("基金帮助 30 万人提供口粮。", ["获得口粮的人"]),
        ("这些会议通过了关于海洋的 7 项声明。", ["关于海洋的声明"]),
        ("办事处参与了其中 9 项行动计划的制定工作。", ["参与制定工作的行动计划"]),
        ("秘书处对近 700 个住户的状况绘制了地图。", ["绘制了地图的住户"]),
        ("大会在四个分区论坛和 12 个评估的基础上拟定了路线图。", ["分区论坛", "评估"]),
        # how often something happens; the first years of something; an age before its noun
        ("工作组每隔三个月向主席报告进展情况。", ["工作组向主席报告进展情况的间隔"]),
        ("各方可以评估志愿人员在战略规划头 5 年的努力。", ["战略规划的努力"]),
        ("该国举办了解放二十周年纪念活动。", ["解放周年"]),
        ("60 岁及以上的志愿人员人数达到 35 人。", [..., "60 岁及以上的志愿人员人数"]),
        # money that is needed
        ("捐款仍比所需的 40 亿美元少 25%。", ["所需资金", "所需资金"]),
    ],
)
def test_the_subject_is_what_the_sentence_says_is_measured(sentence: str, subjects: list[object]) -> None:
    found = _analysis(sentence).subjects

    assert [
        subject if wanted is not ... else ... for subject, wanted in zip(found, subjects, strict=True)
    ] == (subjects)


@pytest.mark.parametrize(
    "sentence", ["增加 750 名军事人员和 280 名警务人员。", "指标下降了 10.9 和 10.4 个百分点。"]
)
def test_what_is_joined_to_a_change_changes_too(sentence: str) -> None:
    roles = [quantity.role for quantity in _analysis(sentence).quantities]

    assert roles in (["increase", "increase"], ["decrease", "decrease"])


def test_a_requirement_that_is_counted_is_no_limit() -> None:
    assert [quantity.role for quantity in _analysis("共计 6 项要求遭到拒绝。").quantities] == ["level"]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("撤销最后四个剩余的人道主义群组机制", "个机制"),
        ("部署两个建制警察部队", "个部队"),
        ("两个缔约方依照第 25 条发布了声明", "个缔约方"),
        ("工作队翻译了 300 所学校的名称", "所学校"),
    ],
)
def test_the_unit_is_the_measure_word_with_the_noun_it_counts(sentence: str, unit: str) -> None:
    assert _analysis(sentence).quantities[0].unit == unit


def test_the_years_since_an_event_are_a_duration() -> None:
    quantity = _analysis("自 2016 年签署协定六年来，联合国继续支持前战斗人员。").quantities[0]

    assert (quantity.kind, quantity.value) == ("duration", 6)


def test_a_cue_of_the_role_may_stand_after_the_comparator() -> None:
    assert [quantity.role for quantity in _analysis("业绩低于目标的 60%").quantities] == ["limit"]


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        # the noun that the measure word counts, not what follows it
        ("工厂在 12 个水泥生产设施中安装了滤网。", ["个设施"]),
        ("在 22 个城市组织了 24 场画展。", ["个城市", "场画展"]),
        ("九名合唱团成员的任期明年届满。", ["person"]),
        ("13 个国际和区域组织出席。", ["个组织"]),
        # … whole words of it: of several nouns the first, of several modifiers the noun they share
        ("设立了 9 个维和行动和支助办事处。", ["个维和行动"]),
        ("制定了 14 项国家和地方法律。", ["项法律"]),
        ("在 12 个联合国驻地任务下设人权部。", ["个人权部"]),
        ("手册译成六种正式语文的全文。", ["种正式语文"]),
        ("访问了两个受影响最严重的国家和五个核武器国家。", ["country", "country"]),
        ("登记了 3 000 次讲座频道上课程视频观看量。", ["次观看"]),
        ("查获 40 000 件烟草相关货物。", ["件货物"]),
        ("拟新设 3 个解除武装、复员和重返社会方案干事员额。", ["个员额"]),
        # what a paper or act is of has none of its own; what is said is a noun beside another verb
        ("三项公约秘书处的各部门负责跟进。", ["项公约"]),
        ("该国提出的 6 项要求遭到拒绝。", ["项要求"]),
        # posts are told apart by grade and title, a note's letter names nothing
        ("增设 9 个员额(1 个 P-4、3 个本国干事和 5 个一般事务)。", ["个员额"] * 4),
        ("设 2 个P-4和 3 个FS-5。", ["个员额", "个员额"]),
        ("书中提到两个登山支队“甲”和“乙”。", ["个支队"]),
        ("检查了 15 层楼、共 90 个大厅。", ["层楼", "个大厅"]),
        ("西欧国家 7 名b", ["person"]),
        # who acts is counted without the act; 的 ends a noun before every one of its parts
        ("该窗口向 25 个地方实体供资。", ["个地方实体"]),
        ("课程与 17 个发展目标一致。", ["个发展目标"]),
        ("网络遍布 29 个邦的每一个角落。", ["个邦"]),
        ("数以万计的房屋和其他设施被毁。", ["房屋"]),
        # what is counted stands before it, or is a term of years
        ("该科的员额数有所增加，从 23 个增至 25 个。", ["个员额", "个员额"]),
        ("过去六个两年期的支出有所增加。", ["个两年期", ...]),
        ("区域和国际两级提供了支持。", ["级"]),
        # a bare measure word takes the noun of its sibling, or of what stands before it
        ("在提交的 44 份报告中，24 份提到湿地。", ["份报告", "份报告"]),
        ("专利 55 件，2031 年 11 件，2032 和 2033 年各 8 件。", ["件专利", "件专利", "件专利"]),
        ("使用新法的国家有 17 个。", ["country"]),
        ("驻地代表来自 18 个机构(2031 年为 16 个)。", ["个机构", "个机构"]),
        (
            "数量从 2031 年的 4 起诉讼增加到 2032 年的 22 起和 2033 年的 43 起。",
            ["起诉讼", "起诉讼", "起诉讼"],
        ),
        ("甲银行签署了 10 个框架，乙银行签署了 2 个。", ["个框架", "个框架"]),
        # people only where the last noun is one; two groups of states, courts, communities
        ("70 个驻地协调员办事处开放。", ["个办事处"]),
        ("确定了 36 个协调员员额的人选。", ["个员额"]),
        ("支持两社区举行会谈。", ["社区"]),
        ("少女 1 720 万，1 720 万少女入学。", [..., "person"]),
    ],
)
def test_the_unit_of_a_count_is_its_measure_word_and_noun(sentence: str, units: list[object]) -> None:
    found = [quantity.unit for quantity in _analysis(sentence).quantities]

    assert [unit if wanted is not ... else ... for unit, wanted in zip(found, units, strict=True)] == units
