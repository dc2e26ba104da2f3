"""What a share measures, in Chinese: a part of its whole, or the whole by what is said of it."""

import re

from unextract.extract.chinese.anaphora import antecedent
from unextract.extract.chinese.clauses import Context
from unextract.extract.chinese.ellipsis import elsewhere, restored
from unextract.extract.chinese.ends import topic as topic_of
from unextract.extract.chinese.measured import changed_object
from unextract.extract.chinese.nouns import noun_phrase
from unextract.extract.chinese.phrases import (
    BRACKET,
    COUNTED,
    NUMBER_IN_BRACKET,
    OPENING,
    clip,
    first_phrase,
    plain_verbs,
    predicate_of,
    says,
    tail_phrase,
    untimed,
    verb_phrase,
    verbs,
)
from unextract.extract.chinese.specified import RECIPIENT, bearer, received_of
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.words import pieces

_CAPTION = re.compile(r"^[图表] ?[一二三四五六七八九十\d.]+$")
# 这些资金中有三分之一用于…
AMONG = re.compile(
    r"^(?:这些|该|其|上述)?([^，。；]{2,20}?)(?:之?中|当中)的?，?[只仅约现还]?有? ?(?:约|近|超过|至少)?$"
)
# 职工有 48%对…表示满意: of whom or of what so many are or do something
_HAS = re.compile(
    r"^([^，。；]{2,30}?)(?:中|当中)?(?:现|约|还)?(?<![拥具没所占持含设享带共仅只])有(?:约|近|超过)? ?$"
)
# 妇女在文职人员中占 34%
_WITHIN = re.compile(r"^(.+?)在(.+?)(?:之?中|当中)(?:所|仅|约)?$")
_ACCOUNTS = re.compile(r"^(.*)占(?!比)有?(.*)$", re.DOTALL)
# 甲地的药物中有 36%和乙地的药物中有 20%是假药: what is said stands after the second
_SIBLING = re.compile(r"^(?:和|及|、)[^，。；\d]{2,40}[\d.]+ ?[%％]")
_AT = re.compile("^(?:和|及|、)?(?:在(?=[^，。；]*的))?")
# 在资产中占四分之三: what it is a part of
_IN_WHOLE = re.compile(r"在?([^在]{2,}?)(?:之?中|当中)$")
# 职工中有 30%的人为女性
_PERSONS = re.compile(r"^的人(?=[为是系会都均将已没])")
# 职位中 88%的都在前线工作
_THOSE_WHO = re.compile(r"^的(?=[都均仍已也还])")
# 在 6 亿青年中，13%的人失业
_THOSE = re.compile(r"的人(?![口数均员类民士工才力])")
# 10%的 15 岁以下的女童
_AGED = re.compile(
    r"^的 ?[\d一二三四五六七八九十]+ ?(?:(?:至|到|-|–) ?[\d一二三四五六七八九十]+ ?)?"
    r"岁(?:(?:及|或|和)?以[上下])?的?"
)
# 65%的人口不到 25 岁
OF_AGE = re.compile(
    r"(?:的?年龄)?在? ?((?:不到|不满|未满|超过)? ?\d+ ?岁(?:(?:及|或)?以[上下])?) ?(?=[，。；]|$)"
)
# 2 300 万病例中有 86%…
_OF_THOSE = re.compile(r"(?:之|当)?中，?(?:约|现|还|共)?有?")
# 这只是所需款项的三分之一
_IS_PART = re.compile(
    r" ?[但而且]?[这此](?:一数[字额])?(?:只|仅|约|大约|也)*(?:是|为|相当于)([^，。；]{2,20})的 ?$"
)
# 数额定为估计数的 0.75%
_EQUALS = re.compile(r"([^，。；]{2,30}?|)(?:应|将|仍|约)?(?:定为|设定为|相当于|等于)([^，。；]{2,20})的 ?$")
# A longer clause before a share is no adjective.
_LONG = 14
# 其中 69%由外包公司承担: no noun follows
_ADVERBIAL = frozenset("由被把将从以用")
_NO_NOUN = frozenset("的，。；、为是)）")
_AGE_OF = re.compile("年龄(?=在)")
# A share of which it is told what it is, and then another
_BESIDE = re.compile(
    r"(?:[%％]|分之[一二三四五六七八九])(?:为|是|系)[^，。；]{2,14}[，；] ?(?:[^，。；\d]{0,8}占)? ?$"
)
# Parts of the world, which have what was said of the one before: 非洲占 46%，亚洲占 21%
_WORLD = r"(?:[东南西北中拉]{0,2}(?:非洲|亚洲|欧洲|美洲|太平洋)|[^，。；的]{2,8}(?:区域|地区))"
_PLACE_OF, _PLACES = re.compile(rf"^{_WORLD}的?"), re.compile(rf"(?:其次)?{_WORLD}")
# 乙国收容了 20%: of those whom the clause before named
_DID = re.compile(r"([^，。；的]{3,20})了")
_LOWER = re.compile(r"(?:低于|高于|超过|少于|多于|接近|不及) ?(?:\d+ ?年的?)? ?$")
_BACK = re.compile(r"(?<=.{2})(?:分别)?(?:恢复|回升|反弹)[到至] ?$")
# 恢复到疫情前的 66%, 为 2019 年水平的 64%
_REGAINS = re.compile(r"()(?:为|恢复到|回升到|相当于|达到(?=目标))([^，。；了]{2,20}?)的")
# 但约占总额的 4%: nothing is named before the verb
_ABOUT = re.compile(r"(?:大约|大概|接近|(?<![条公契节制合盟])约|(?<![最附远靠邻临])近|仅|只)+$")
_MERELY = re.compile(r"^[但而且却]?(?:约|大约|仅|只|也|还|合计|总共|共)*$")
# 她们在农村占 70%的份额
_SHARES = frozenset({"份额", "比重"})
_HOLDS = re.compile(r"([^，。；]*?)(在[^，。；]{2,12})?所?占(?:有|据)?了? ?$")
# 占军人的 4%和警察的 10%
_OTHER = re.compile(r" ?(?:和|及|、)([^，。；占]{2,16})的 ?$")
# How many the whole is
_NUMBER = re.compile(r"\d[\d .,]*(?:[万亿]+多?|[名个位项份]) ?")
# 全世界志愿者中，妇女所占比例为 56%
_HELD = ("所占比例", "占比", "所占份额")
_BY = re.compile(r"^.*(?:须经|应经|经过?|由|以|获得?|得到|改变|需要?|取得)(?=[^，]{2})")
# 人口的 65%由青年组成
_MADE_OF = re.compile(r"由([^，。；]{2,16}?)(?:组成|构成)")
_TOPIC = re.compile(r"(?:在|^)([^，。；]{2,20}?)(?:之?中|当中)，")
_ATTRIBUTE_ALONE = re.compile("占比|比例|比率|百分比|份额|覆盖率|完成率")
_WITHIN_WHOLE = re.compile(r"(.{2,}?)中[^中]+$")
# 在专业级别中为 52%, 在欧洲则高达 66%: where the share is so much, not of what
_IN_PLACE = re.compile(
    r"在(?![线职校册岗任建押])[^的，。；]{2,10}?(?:[之当]?中|方面)?(?:则|也|又|却)?(?:为|达|达到|高达|仅|仅为)?"
)
# 占比达到 30%的国家: the share is said of what stands before
_REACHES = re.compile(r"(?:达到?|高达|约?为|仅为)$")


def share(
    quantity: Quantity, context: Context, previous: str | None, group: str | None, pack: Pack
) -> str | None:
    inserted = NUMBER_IN_BRACKET.match(context.right)  # 近一半(1 020 万)面临饥饿
    right = context.right if inserted is None else context.right[inserted.end() :]
    right = _THOSE_WHO.sub("", _AGED.sub("的", _PERSONS.sub("", right.lstrip())))
    if _names_people(right, context, pack):
        right = f"的{_AGE_OF.sub('', right, count=1)}"  # 近一半人口年龄在 18 岁以下
    if right.startswith("年龄") and group:  # 57%为女性，38%年龄不到 30 岁
        return clip(f"{first_phrase(right)}的{bearer(group)}")
    people = group is not None and (
        pieces(group)[-1] in pack.words["person"] or group.endswith(("者", "员", "人"))
    )
    of_those = people or (group is None and previous)
    if of_those and _THOSE.match(right) is not None:  # 在 6 亿青年中，13%的人失业
        right = right.removeprefix("的人")
    if quantity.rule.reading == "one_in":  # 岛上每 40 人就有一个: of what was named before
        noun = quantity.groups.get("whole") or ""
        said = predicate_of(
            re.sub(rf"^ ?[个名位家所]?{re.escape(noun)}的?", "", right) if noun else right, pack
        )
        named = quantity.groups.get("whole") or (None if said else previous or group) or "人"
        named = named.removesuffix("中") if len(named) > 2 else named
        if said and said[0] in "是为":
            return clip(f"{named}中{said[1:]}")
        return clip(f"{said}的{named}" if said else named)
    if (there := elsewhere(context.clause, previous)) is not None:
        return clip(there)
    among = AMONG.search(context.clause)
    if among is not None and right[:1] and right[0] in "为是系":
        return clip(_part_of(among[1], first_phrase(right[1:])))
    if among is not None and (said := predicate_of(_SIBLING.sub("", right), pack)):
        return clip(f"{said}的{COUNTED.sub('', _AT.sub('', among[1]))}")
    if (has := _HAS.match(_clause(context))) is not None:
        who = tail_phrase(has[1], pack) or (group or "" if has[1] in pack.words["opening"] else has[1])
        if who and _is_copula(right, pack):
            return clip(f"{who}中{first_phrase(right[1:])}")
        if who and not right.startswith("的") and (said := predicate_of(right, pack)):
            return clip(f"{said}的{who}")
    if _OF_THOSE.fullmatch(context.clause.strip()) and previous and not right.startswith("的"):
        if _is_copula(right, pack):
            return clip(f"{previous}中{first_phrase(right[1:])}")
        if said := predicate_of(right, pack):  # 2 300 万病例中有 86%源于…
            return clip(f"{said}的{previous}")
    is_part = _IS_PART.match(context.clause)
    # 这只是所需捐款的三分之一
    if is_part is not None and previous and (needed := tail_phrase(is_part[1], pack)):
        return clip(f"{previous}占{needed}")
    other = _OTHER.match(context.clause) if previous and "占" in previous else None
    if other is not None and previous and quantity.groups.get("whole") is None:
        return clip(f"{previous.partition('占')[0]}占{other[1]}")  # 占军人的 4%和警察的 10%
    topic = _TOPIC.search(context.sentence)
    spoken = _NUMBER.sub("", topic[1]) if topic is not None else group or (previous or "").partition("占")[0]
    if topic is None and not group and _BESIDE.search(context.sentence) is not None:
        spoken = ""  # 71%为本国志愿人员，29%为国际志愿人员
    whole = quantity.groups.get("whole") or spoken
    if right.startswith("的"):
        phrase = noun_phrase(right, pack)
        if not phrase.head and previous and _LOWER.search(context.clause):
            return previous  # 远低于 6.6%的峰值
        reached = tail_phrase(context.clause, pack) if _REACHES.search(context.clause.rstrip(" 了")) else None
        if reached and len(reached) > 2 and pieces(reached)[-1] not in pack.words["phrase_end"]:
            return reached
        if phrase.head in _SHARES and (holds := _HOLDS.match(_clause(context))) is not None:
            who = tail_phrase(holds[1], pack) if holds[1] else None
            who = antecedent(context, group, pack) if who is None or who in pack.words["pronoun"] else who
            return clip(f"{who}{holds[2] or ''}占的{phrase.head}")  # 她们在农村占 70%的份额
        if phrase.head:
            acts = pieces(context.clause.rstrip())[-1:] if context.clause.strip() else ()
            idle = pack.words["link"] | pack.words["opening"] | pack.words["preposition"]
            taken = acts and len(acts[0]) > 1 and acts[0] in verbs(pack) - idle
            who = phrase.head.removesuffix("年龄")
            aged = OF_AGE.match(right.partition(who)[2])
            if aged is not None and not taken:  # 65%的人口不到 25 岁
                return clip(f"{aged[1]}的{who}")
            if previous and acts and acts[0] in pack.words["comparing"]:  # 仍低于 85%的目标
                return clip(f"{previous}的{phrase.head}")
            said = "" if taken else phrase.predicate  # 征收 1%的协调费获得了…
            does = said or verb_phrase(context.clause, pack)
            does = does.removeprefix("分别") if does is not None else None
            if said and RECIPIENT.search(context.clause):  # 对 91%的学生造成了影响
                does = received_of(said) or f"{said}所涉"
            is_only = does is not None and does.startswith(("是", "为")) and not says(does[1:], pack)
            if does is not None and (is_only or does.startswith("是")):
                return clip(f"{phrase.head}中{does[1:]}")
            return clip(f"{does}的{phrase.head}" if does else phrase.head)
    clause = _clause(context)
    accounts = _ACCOUNTS.match(clause)
    if accounts is not None:
        part, base = accounts.groups()
        base = base.strip("的 最初计划") if base.strip(" 的") == "" else base.strip("的 ")
        owned = part.rstrip(" ，").endswith("的") and not base
        part = _MERELY.sub("", _ABOUT.sub("", part.strip(" ，的").removesuffix("分别")))
        if previous and "占" in previous and (told := _as_before(part, base, previous, context.clause)):
            return clip(told)
        part = part or previous or ""
        within = _WITHIN.match(part)
        inside = None if base else _IN_WHOLE.match(part)
        if inside is not None and whole:
            return clip(f"{inside[1]}中{bearer(whole)}")
        if within is not None and not base:
            return clip(f"{within[2]}中{within[1]}")
        part = part or (topic_of(context.sentence.rpartition("，")[0], pack) or "" if base else "")
        if owned and whole:
            return clip(f"{part}的{bearer(whole)}")  # 妇女占 54%，来自该区域的占 47%
        within_it = whole and whole != part and not part.startswith(whole) and not part.endswith(whole)
        within_it = (
            within_it and pieces(part)[-1:] != pieces(whole or "")[-1:]
        )  # 来自民间社会的代表占三分之一
        of_last = not (topic or group or quantity.groups.get("whole"))  # 预算外资源占 36%，摊款占 64%
        within_it = within_it and not (of_last and "其中" not in context.clause)
        within_it = within_it and not (len(whole or "") > _LONG // 2 and (whole or "") in part)
        return clip(f"{part}占{base}" if base else f"{whole}中{part}" if within_it else part)
    equals = _EQUALS.fullmatch(clause) or (_REGAINS.fullmatch(clause) if previous else None)
    if equals is not None and (set_at := tail_phrase(equals[1], pack) if equals[1] else previous):
        return clip(f"{set_at}占{equals[2]}")
    if _is_copula(right, pack):
        of = tail_phrase(clause, pack) if clause.endswith("的") else None  # 工作人员的 56%为女性
        return clip(_part_of(of or bearer(whole or ""), first_phrase(right[1:])))
    if right.startswith("多数"):  # 须经出席成员三分之二多数通过
        voters = _BY.sub("", clause)
        held = noun_phrase(right.removeprefix("多数"), pack).head if right.startswith("多数的") else ""
        return clip(f"{voters}多数的{held}" if held else f"{voters}多数")
    changed = changed_object(clause)
    if changed is not None:
        return changed
    made = _MADE_OF.match(right)
    if made is not None and (of := tail_phrase(clause, pack) or whole):
        return clip(f"{of}中{made[1]}")
    taxed = noun_phrase("" if right[:1] in _ADVERBIAL else right, pack)
    last = pieces(clause)[-1] if clause else ""
    if taxed.head and not taxed.predicate and last in pack.words["phrase_end"] - pack.words["link"]:
        return clip(f"{last}的{taxed.head}")  # 缴纳 30%利润税
    if _is_qualified(clause, right, taxed.head, pack):
        return clip(f"{clause}{taxed.head}")
    own = tail_phrase(clause, pack)
    did = _DID.fullmatch(clause) if previous and "的" in previous and not taxed.head else None
    if did is not None and previous and pieces(did[1])[-1] in verbs(pack) - pack.words["link"]:
        return clip(f"{did[1]}的{previous.rpartition('的')[2]}")  # 甲国收容了 76%的难民，乙国收容了 20%
    told = next(iter(pieces(taxed.predicate)), "") if taxed.head and not own else ""
    if told in plain_verbs(pack) and pieces(taxed.head)[0] not in pack.words["phrase_end"]:
        return clip(f"{taxed.predicate}的{taxed.head}")  # 半数国家通过了立法
    own = restored(own, previous, pack) if own is not None else None
    if own is not None and previous and _ATTRIBUTE_ALONE.fullmatch(own):
        return clip(f"{previous}的{own}")
    if own is not None and topic is not None and own.endswith(_HELD):
        return clip(f"{spoken}中{own}")  # 全世界志愿者中，妇女所占比例
    if own is not None and (_CAPTION.match(own) or (previous and _IN_PLACE.fullmatch(own))):
        own = None
    if own is not None and clause.endswith("的") and clause[0] not in "将把":
        does = predicate_of(right, pack)
        first = pieces(does)[0] if does else ""
        if len(first) > 1 and first in plain_verbs(pack):  # 采购总额的 58%来自发展中国家
            return clip(f"{does}的{own}")
    if own is not None and len(own) >= 3:
        return own
    predicate = predicate_of(right, pack)
    if predicate and whole:
        return clip(f"{predicate}的{bearer(whole)}")
    return own or predicate or previous


def _as_before(part: str, base: str, previous: str, clause: str) -> str | None:
    """A share of which its clause says a part only: 占世界人口的 6%，却占贫困人口的 18%; or None."""
    owner, _, of = previous.partition("占")
    if not part:  # 而 2018 年仅占 4%
        return f"{owner}占{base}" if base else previous
    beside = not base and "其中" not in clause and _PLACES.fullmatch(part) is not None
    return f"{part}{_PLACE_OF.sub('', owner)}占{of}" if beside and _PLACE_OF.match(owner) else None


def _part_of(whole: str, part: str) -> str:
    """A part of its whole, or alone where that is not known."""
    return f"{whole}中{part}" if whole else part


def _names_people(right: str, context: Context, pack: Pack) -> bool:
    """Whether the people of whom a share is stand right behind it: 近一半人口."""
    if (
        not right
        or right[0] in _NO_NOUN
        or context.bracket is not None
        or context.clause.rstrip().endswith("的")
    ):
        return False
    return pieces(right[:6])[0] in pack.words["person"]


def _is_qualified(clause: str, right: str, head: str, pack: Pack) -> bool:
    """Whether an adjective stands before a share and who has it behind: 最富有的 10%人口."""
    qualified = clause.endswith("的") and len(clause) < _LONG and not right.startswith("的")
    return qualified and bool(head) and pieces(head)[0] in pack.words["person"]


def _clause(context: Context) -> str:
    """The clause up to the share without its times and what opens it."""
    return _BACK.sub("", untimed(OPENING.sub("", context.clause.strip())).strip())


def _is_copula(right: str, pack: Pack) -> bool:
    """Whether what follows a share says what the part is: 为女性, but not 为目标 10 做出了贡献."""
    if right[:1] not in ("为", "是", "系") or right.startswith("为止"):
        return False
    never = verbs(pack)
    said = first_phrase(BRACKET.sub("", right[1:]))
    if right[0] == "为" and "的" in said and pieces(said)[-1] in pack.words["person"]:
        return True  # 49%为来自方案国的工作人员
    return right[0] != "为" or not any(len(word) > 1 and word in never for word in pieces(said))


def whole_of(context: Context, subject: str, pack: Pack) -> str | None:
    """Of what a share is: the siblings of the share are of the same. 53%为女性，50%来自方案国"""
    right = context.right.lstrip()
    return noun_phrase(right, pack).head or None if right.startswith("的") else part_of(context, subject)


def part_of(context: Context, subject: str) -> str | None:
    """The whole of which a figure gives the part that `subject` names: 3 人为教师, 教师占 20%; else None."""
    parts = context.right.lstrip()[:1] in ("为", "是", "系") or "占" in context.clause
    within = _WITHIN_WHOLE.match(subject) if parts else None
    return within[1] if within is not None else None
