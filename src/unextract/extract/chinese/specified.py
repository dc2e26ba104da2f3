"""Which ones: a noun with the words of its clause that tell it from others of its kind.

A noun of two characters says little (国家, 人): what they do, what is done to
them or where they are is added.
"""

import re

from unextract.extract.chinese.phrases import (
    ACTORS,
    LONGEST_VERB,
    OPENING,
    first_words,
    last_verb,
    plain_verbs,
    says,
    tail_phrase,
    verb_phrase,
    verbs,
)
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.words import pieces

# Of a noun longer than BARE_HEAD only so many characters of what is said of it.
_LONG = 18
# What closes an adverbial: 从生计改善中受益, 就妇女参与、和平等主题
_CLOSING = frozenset({"中", "上", "下", "内", "方面", "、", "和", "及", "的"})
_WITH = frozenset({"在", "与", "同", "跟", "和", "就"})
# … and what is a part of what is done
_MEANS_OF = frozenset({"从", "通过", "经由", "为", "向", "对", "将", "把"})
BARE_HEAD, FIRST_WORDS, MOST_WORDS, FEW = 4, 12, 20, 3
# who has something: CRAF'd 拥有 40 000 名用户; where (在全球) is not who
_HAS = re.compile(
    r"^(?:(?:在|于|全球|世界)[^，。；]*|([^，。；]*?))(?:目前|现时?|已|共|在?全球)*(?:拥有|设有|具有)了?$"
)
# what the words before the number make of its noun: the one who receives, who is helped, or a mere means
RECIPIENT = re.compile(
    r"(?:向|(?<![应面反针相绝])对|(?<![数额量率比龄列作成视定称])为(?!了)|给)(?:(?P<which>[^，。；]{0,80})的)?"
    r" ?(?:全[^，。；的]{1,3}|世界各地|该[^，。；的]{1,3}|当地)? ?(?:约|近|超过|至少)?$"
)
HELPED = re.compile(r"(?:帮助|协助|支持)了? ?(?:约|近|超过|至少)?$")
_MEANS = re.compile(r"(?:通过|由|将|把|给|应|根据|涵盖|超过|包括) ?(?:约|近|超过|至少)?$")
# 由 18 个捐助方供资: they do it
_BY = re.compile(r"由 ?(?:约|近|超过|至少)?$")
# where it is, or where it comes from: 在信德省的 12 个县, 来自各大洲的 300 名青年
_FROM = re.compile(r"(?:来自|[分遍]布在|分布于|在)(?P<where>[^，。；在]{1,40})的$")
# … at the end of a clause; 介于, 注意到 are no places
_WHERE = r" ?(?:全球|世界|其他|约|近|超过|至少)? ?$"
PLACE = re.compile(
    r"(?:在|(?<![介由关对处属低高等至基鉴大小多少终])于|来自|分布在|分布于|遍布|遍及|覆盖|涉及|派往|运往|送往|出口至"
    rf"|(?<![意提达得受看收感直签])到){_WHERE}"
)
_COMES = re.compile(rf"(来自|分布在|分布于|遍布|遍及|覆盖|涉及){_WHERE}")
# 出口到 45 个国家: the way there says which they are
GOES = re.compile(
    rf"(出口到|出口至|派往|运往|送往|推广到)(?:[一二三四五六七八九十几\d]+[^，。；的]{{1,3}}的)?{_WHERE}"
)
# 来自该区域的 21 个国家的信函
ORIGIN = re.compile(r"来自[^，。；的]{0,8}的?(?:约|近|超过|至少)? ?$")
# 包括日本、泰国和几个欧洲国家
_WITHIN = frozenset("内里上中")
# 对 1 600 座公共建筑内的设施进行检查: it is not the buildings that do it
_UPON = re.compile(r".*[对将把] ?(?:约|近|超过|至少)? ?$")
# What a survey does is not said of those it is about.
_SHOWING = ("显示", "表明", "发现", "说明", "揭示", "证实", "突出")
_AIM = re.compile(r"(?<![作成视称认列数额率定])为([^，。；的为]{2,10})$")
_IS_ONE = re.compile(r"是一[座个所家名种]$")
_COVERING = ("涵盖", "覆盖", "涉及", "涵盖了", "覆盖了", "涉及了")
_COVERS = re.compile(r"([^，。；]{2,})(涵盖|覆盖|涉及)了?$")
_EVERY = re.compile(r"(?:所有|全部|任何)的? ?$")
_OF_THEM = re.compile(r"其中(?:有|约|近|超过)? ?$")
# 与 97 个国家的政府合作: with whom
_COMPANY = re.compile(r"([^，。；]*)[与同] ?(?:约|近|超过|至少)? ?$")
# What is the next figure's, not what is counted
_SUMS = ("总额", "金额", "总数", "人数", "预算", "支出", "收入")
# 其中 40 名为青年: what they are
_ARE = re.compile(r"(?:是|为|均为|都是)([^，。；]{2,12})")
_LISTED = re.compile(r"(?:包括|如)?[^，。；]+(?:和|(?<![惠涉普波])及|、)(?:其他|其余|另外|别的)?(?:的)? ?$")
_ABOUT = re.compile(r"^[^的]*了((?:关于|有关|针对|旨在|涉及)[^了]{2,})$")
COPULA = re.compile("(?:完全|都|均|也|全部|分别|其实)?是")
# 为 60 个国家打击犯罪提供了支持
_GIVEN = re.compile(r"提供了?([^，。；的]{2,8})$")
_GIVES = (
    (re.compile(r"^(?:提供|拨付|划拨)了?$"), "获得资金"),
    (re.compile(r"^拨款$"), "获得拨款"),
    (re.compile(r"^提供了?"), "获得"),
    (re.compile(r"^(?:创造|带来)了?"), "获得"),
    (re.compile(r"^举办了?"), "参加"),
    (re.compile(r"^接种了?"), "接种"),
    (re.compile(r"^进行了?"), "接受"),
    (re.compile(r"^(?:造成|产生)了?"), "受"),
    (re.compile(r"^(?:分发|发放|分配|颁发)了?"), "获得"),
)
# What is received where only a sum is given
_MONEY = ("获得资金", "获得拨款")
# What things and people have: their age, their number
_ATTRIBUTE = re.compile(
    r"的?(?:平均|总|中位)?(?:年龄|人数|数量|数目|总数|总人数|比例|占比|百分比|总额|数额)$"
)


def bearer(subject: str) -> str:
    """Who has what `subject` names: of 志愿人员的平均年龄 and 志愿人员人数 the volunteers."""
    return _ATTRIBUTE.sub("", subject) or subject


def specified(
    quantity: Quantity, head: str, predicate: str, clause: str, group: str | None, pack: Pack
) -> str:
    """A short head with the words that tell which: what it does, what is done to it, where it is."""
    if head == "人" and predicate.startswith(("是", "为")):
        where = tail_phrase(clause, pack)
        if where and pieces(where)[-1] in pack.words["place"]:  # 该地区有 1 800 万人是难民
            return f"{where}的{predicate[1:]}"
        return f"{bearer(group)}中{predicate[1:]}" if group else predicate[1:]
    if _OF_THEM.search(clause) and (are := _ARE.fullmatch(predicate)) and _is_nominal(are[1], pack):
        return f"{head}中{are[1]}"  # 其中 8 400 万受益者为妇女和儿童
    comes = _COMES.search(clause)
    if comes is not None and comes[1] == "来自" and group and group != head:
        agent = tail_phrase(clause[: comes.start()], pack)
        if not agent or agent in pack.words["link"]:  # 分别来自 45 个实体
            return f"{bearer(group)}来自的{head}"
    of_them = group and group != head and group.endswith(head) and _OF_THEM.search(clause)
    if of_them and group and not any(word in pack.words["link"] for word in pieces(group)):
        head = group  # 新设 132 个助理员额，其中 110 个员额已填补
    if COPULA.match(predicate) or predicate == "组成":  # what they are besides is not which they are
        predicate = ""
    if PLACE.search(clause) and (quantity.unit == "country" or pieces(head)[-1] in pack.words["place"]):
        agent = tail_phrase(PLACE.sub("", clause), pack) or ""
        comes = _COMES.search(clause)
        if comes is not None and agent and len(agent) <= FIRST_WORDS and _is_nominal(agent, pack):
            return f"{agent}{comes[1]}的{head}"  # 驻地协调员来自 18 个实体
        goes = GOES.search(clause)
        if goes is not None:
            return f"{goes[1]}的{head}"
        whole = bearer(group) if group and group != head else ""
        if not whole and len(agent) <= FIRST_WORDS and _is_nominal(agent, pack):
            whole = agent
        said = predicate or last_verb(clause, pack)
        if said and said in whole:  # 获得支持的人在 90 个国家获得支持
            said = "所在"
        return f"{whole}{said}的{head}" if whole or said else head
    recipient = RECIPIENT.search(clause)
    if recipient is not None:
        which = recipient["which"] or ""
        if says(which, pack) or (which and len(head) <= 2 and head != "人" and "、" not in which):
            return f"{which}的{head}"  # 向目前正在修订选举法的 9 个国家
        received = received_of(predicate)
        if not received and len(head) <= BARE_HEAD and (given := _GIVEN.search(predicate)):
            received = f"获得{given[1]}"  # 为 60 个国家打击犯罪提供了支持
        if not received and len(head) <= 2 and "了" in predicate and "的" not in predicate:
            received = f"{predicate.rpartition('了')[2]}所涉"  # 为 2.16 亿人协调实施了应急计划
        if (
            not received
            and quantity.unit == "person"
            and len(head) <= 2
            and predicate
            and "的" not in predicate
        ):
            received = f"{predicate}所涉"  # 对 93 人提出起诉
        return f"{received}的{head}" if received else head
    if HELPED.search(clause):
        if head == "人" and (received := received_of(predicate)):
            return f"{received}的{head}"
        led = predicate and not predicate.startswith("在")  # 支持 8 个伙伴在沿海提供了帮助
        return f"获帮助{predicate}的{head}" if led else f"{verb_phrase(clause, pack)}的{head}"
    if len(head) >= BARE_HEAD and predicate.startswith(tuple(pack.words["located"])):
        predicate = ""
    if len(head) > BARE_HEAD:
        adverbial = pieces(predicate)[:1] and pieces(predicate)[0] in pack.words["preposition"]
        if adverbial and not any(len(w) > 1 and w in pack.words["phrase_end"] for w in pieces(predicate)[1:]):
            predicate = ""  # 四名士兵从阵地附近，用望远镜…
        if adverbial and len(predicate) > FIRST_WORDS:
            predicate = _done(predicate, pack)
        predicate = first_words(predicate, MOST_WORDS)
    if clause.endswith("的"):
        origin = _FROM.search(clause)
        if predicate and origin is not None and not says(origin["where"], pack):
            return f"{predicate}的{head}"
        own = tail_phrase(clause, pack)
        about = _ABOUT.search(own or "")
        if about is not None:  # 会议形成了关于安全的 7 项声明
            return f"{about[1]}的{head}"
        return f"{_related(own, clause, pack).removeprefix('在')}的{head}" if own else head
    spoken = group is not None and group != head and _of_group(clause, pack)
    if spoken:
        return f"{bearer(group or '')}{spoken}的{head}"
    if _MEANS.search(clause):  # 由 18 个捐助方供资
        return (
            f"{predicate}的{head}"
            if predicate and _BY.search(clause) and len(predicate) < BARE_HEAD
            else head
        )
    covers = _COVERS.search(clause) if clause.endswith(_COVERING) else None
    if covers is not None and (agent := tail_phrase(covers[1], pack)):
        agent = agent if len(agent) <= FIRST_WORDS else agent.rpartition("的")[2]
        if agent and _is_nominal(agent, pack):
            return f"{agent}{covers[2]}的{head}"  # 对计划的审查涵盖了 109 个国家
    owner = _HAS.search(clause)
    if owner is not None:
        return f"{owner[1]}的{head}" if owner[1] else head
    predicate = _core(predicate, pack)
    sent = clause[-2:] in pack.words["sending"]
    if predicate and sent and head != "人" and (own := verb_phrase(clause, pack)):
        return f"{own}的{head}"  # 动员 300 名船员参加搜救
    if predicate:
        named = predicate.startswith(head) and len(head) < len(predicate)  # 访问平台: the visits are named
        return predicate if named else f"{predicate}的{head}"
    if _LISTED.search(clause):  # 包括日本、泰国和几个欧洲国家
        return head
    own = verb_phrase(clause, pack, alone=len(head) > BARE_HEAD)
    if own and len(own) > FEW and pieces(own)[-1] in ("有", "中有"):  # 驻该国外地股有 5 名人员
        own = own.removesuffix("有")
    bare = own and all(len(word) == 1 or word in pack.words["phrase_end"] for word in pieces(own))
    if bare and len(clause.strip("了的 ")) <= LONGEST_VERB and "了" not in clause.rstrip("了 "):
        own = OPENING.sub("", clause.strip("了的 "))  # 可再增加: the verb that links is all that is said
    is_verb = own not in pack.words["preposition"] or clause.endswith("了")  # 通过了 39 项提案
    return f"{own}的{head}" if own and len(own) > 1 and is_verb else head


def _done(predicate: str, pack: Pack) -> str:
    """What is done, of a predicate that begins with by what means: 通过监测系统报告了情况; or empty."""
    words = pieces(predicate)
    if "了" not in words or "的" in words[: words.index("了")]:
        return ""
    done = words.index("了") - 1
    return "".join(words[done:]) if words[done] in pack.words["phrase_end"] else ""


def _core(predicate: str, pack: Pack) -> str:
    """A long predicate without where and with whom: of 与决策者就各种想法进行了辩论 进行了辩论."""
    if len(predicate) <= _LONG:
        return predicate
    words = pieces(predicate)
    if words[0] not in _WITH:
        return predicate
    never = plain_verbs(pack) - pack.words["preposition"] - pack.words["manner"]
    pairs = enumerate(zip(words[1:], (*words[2:], ""), strict=True), 1)
    acts = [i for i, (word, after) in pairs if len(word) > 1 and word in never and after not in _CLOSING]
    means = [i for i, word in enumerate(words) if word in _MEANS_OF]
    done = words.index("了") - 1 if "了" in words else 0
    leads = means[:1] if not acts or (means and means[0] < acts[0]) else []  # 承认对发展的贡献
    starts = [*leads, *([done] if done else [] if leads else acts[:1])]
    return "".join(words[min(starts, default=0) :])


def _related(own: str, clause: str, pack: Pack) -> str:
    """`own`, the end of a clause before 的, as it tells which: 从各国收到的, of 工作涵盖业务的 业务的."""
    words = pieces(own)
    covers = [index for index, word in enumerate(words[:-1]) if word in pack.words["relational"] and index]
    if covers and words[-1] not in pack.words["phrase_end"]:
        return "".join(words[covers[-1] + 1 :])
    if clause.rstrip(" 的") == f"从{own}":
        return f"从{own}"
    return _whole_clause(own, clause, pack)


def _whole_clause(own: str, clause: str, pack: Pack) -> str:
    """`own`, the end of a relative clause, with the verb whose object it is: 灾前能力 of 恢复灾前能力的."""
    before = clause.rstrip(" 的").removesuffix(own)
    verb = pieces(before)[-1] if before and len(before) < len(clause.rstrip(" 的")) else ""
    takes = len(verb) > 1 and verb in plain_verbs(pack) and verb not in pack.words["preposition"]
    return f"{verb}{own}" if takes and len(own) < FIRST_WORDS else own


def specified_place(
    quantity: Quantity, place: str, belonging: str, predicate: str, clause: str, pack: Pack
) -> str:
    """A place with what is said of the things that belong to it: 六个省的卫生部门收到了设备."""
    clause = clause.removesuffix("其中")
    if pieces(place)[-1] in _WITHIN:  # 公共建筑内的设施
        place, predicate = place[:-1], "" if _UPON.match(clause) else predicate
        if belonging and not predicate and not PLACE.search(clause):
            return f"{belonging}所在的{place}"
    if (owner := _HAS.search(clause)) is not None and _IS_ONE.search(
        owner[1] or ""
    ):  # 该市是一座拥有 200 万居民的城镇
        return f"{_IS_ONE.sub('', owner[1])}的{place}"
    if _EVERY.search(clause) and not predicate:  # 使用所有六种语文的内容
        return place
    if RECIPIENT.search(clause) and belonging and predicate.startswith(_SHOWING):
        return f"{belonging}的{place}"  # 对 2 340 户家庭的调查显示
    if RECIPIENT.search(clause) and (received := received_of(predicate)):
        return f"{belonging}{received}的{place}"
    if RECIPIENT.search(clause) and "了" in predicate:  # 对 150 个住户的状况绘制了地图
        return f"{predicate}的{place}"
    if belonging.endswith(_SUMS) and not says(belonging, pack):  # 该区域 15 国的援助总额为
        whose = tail_phrase(clause, pack) or ""
        return f"{whose}的{place}" if whose and _is_nominal(whose, pack) else place
    if any(c.isdigit() for c in predicate) or set(pieces(predicate)) <= pack.words["link"]:
        predicate = ""
    last = pieces(place)[-1]
    located = last in pack.words["place"] or last in pack.words["country"] or last.endswith(ACTORS)
    if located and (PLACE.search(clause) or clause.endswith("来自")):
        lies = "来自" if ORIGIN.search(clause) else "所在"
        return f"{belonging}{lies}的{place}" if belonging else place
    if HELPED.search(clause):
        named = predicate or belonging not in pack.words["country"]
        acts = belonging and belonging.endswith(ACTORS)
        thing = last not in pack.words["place"] and last not in pack.words["country"]
        if thing and not predicate and not acts and not says(belonging, pack):
            return place  # 支持三个部门的目标: the goals are supported
        return f"获帮助{belonging}{predicate}的{place}" if named else f"获得帮助的{place}"
    if belonging and (company := _COMPANY.search(clause)) is not None and predicate:  # 与 97 个国家的政府合作
        agent = tail_phrase(company[1], pack) or ""
        return f"{agent}与{belonging}{predicate}的{place}" if agent else f"{predicate}的{place}"
    if belonging and ORIGIN.search(clause):  # 收到了来自该区域 21 个国家的信函
        return f"{belonging}来自的{place}"
    if predicate:
        aim = _AIM.search(clause)
        does = pieces(aim[1])[0] if aim is not None and belonging else ""
        if len(does) > 1 and does in verbs(pack) and not says(belonging, pack):
            return f"{does}{belonging}的{place}"  # 为加强 12 个国家的卫生系统做出了贡献
        return f"{belonging}{predicate}的{place}"
    own = tail_phrase(clause, pack) if clause.endswith("的") else None
    if own and _is_nominal(own, pack):  # 担任协调员的 3 个职位的人选
        return f"{own}的{place}"
    done, words = clause.rstrip().endswith("了"), pieces(clause.strip())
    verbal = words and len(words[-1]) > 1 and words[-1] in pack.words["phrase_end"]
    if done or (verbal and words[-1] not in pack.words["preposition"]):
        did = verb_phrase(clause, pack) or ""
        made = not done and did and last not in pack.words["place"] and last not in pack.words["country"]
        if made and not did.endswith("入"):  # 建造 300 套住房的计划, but not 纳入三项公约的方案
            return f"{did}的{place}"
        return f"{did}{belonging}的{place}"
    person = quantity.unit == "person" and not says(belonging, pack)  # 9 000 名难民的房屋
    return place if len(place) >= BARE_HEAD or not belonging or person else f"{belonging}的{place}"


def received_of(predicate: str) -> str:
    """What the recipient of an action does: 提供了援助 is 获得援助; empty where it does nothing."""
    given = ((to, gives.sub("", predicate)) for gives, to in _GIVES if gives.match(predicate))
    return next((to + what for to, what in given if what or to in _MONEY), "")


def _is_nominal(phrase: str, pack: Pack) -> bool:
    """Whether `phrase` is a noun phrase: it has no verb, nor does it begin as an adverbial does."""
    return not any(word in pack.words["phrase_end"] for word in pieces(phrase))


def _of_group(clause: str, pack: Pack) -> str:
    """The verb of a clause that speaks of what was counted before: 代表, 他们讲; empty where it does not."""
    words = [
        w
        for w in pieces(OPENING.sub("", clause))
        if w.strip() and w not in pack.words["adverb"] and w != "了"
    ]
    if words and words[0] in pack.words["pronoun"]:
        words = words[1:] if len(words) < 4 else []
    return words[0] if len(words) == 1 and words[0] in pack.words["relational"] else ""
