"""What a count without a noun after it counts, in Chinese: 39 份评估中，21 份提到…, 合计接收 612 人."""

import re

from unextract.extract.chinese.clauses import Context
from unextract.extract.chinese.ends import topic
from unextract.extract.chinese.measured import measured
from unextract.extract.chinese.phrases import (
    LONGEST_VERB,
    clip,
    predicate_of,
    says,
    tail_phrase,
    untimed,
    verbs,
)
from unextract.extract.chinese.specified import bearer
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.words import pieces

# 赢得了这些席位中的 3 个
_PART_OF = re.compile(r"(?:这些|上述|所有|该)?([^，。；了]{2,20}?)(?:之?(?<!其)中|当中)的? ?$")
# 其中仅沿海就发生了: where so many of them were
_ALONE = re.compile(
    r"(?:仅|单是|光是|光)(?:在)?([^，。；就]{2,12}?)(?:一国|一地|一省)?就([^，。；]{1,6}?)了?$"
)
# 患有眼疾的估计有 1.8 亿人
_WHOM = re.compile(r"(.{2,})的(?:(?:据?估计|总共|共|大?约|现|还|已|仅|只)+有?|有) ?$")
_OF_WHICH = re.compile(r" ?其中")
_MORE = re.compile(r"(?:再|另行|另外|还将)([^，。；\d]{2})$")
# 其中妇女为 1 021 名
_PART = re.compile(r" ?其中，?([^，。；\d的]{2,10}?)(?:人数)?(?:为|有|占|共|达到?|约)* ?")
# 25 000 次，节目被各电台播放
_THEN = re.compile(r" ?，(?=[^，。；]{6,})")


def unnamed(
    quantity: Quantity, clause: str, right: str, predicate: str, group: str | None, pack: Pack
) -> str | None:
    """What a count without a noun counts: 39 份评估中，21 份提到…, 合计接收 612 人."""
    if quantity.unit == "票" and predicate:  # 以 120 票赞成、48 票反对
        return f"{pieces(predicate)[0]}票"
    alone = _ALONE.search(clause)
    if alone is not None and group:  # 其中仅沿海就发生了 12 起
        return clip(f"{alone[1]}{alone[2]}的{group}")
    if quantity.unit == "次" and not clause and _THEN.match(right) is not None:
        return clip(predicate_of(right.lstrip(" ，"), pack))  # 25 000 次，节目被各电台播放
    if quantity.unit == "次" and predicate:
        return clip(predicate)  # 先后四次试图通过宪法
    if quantity.unit != "person" and predicate and group:
        if (
            (_OF_WHICH.match(clause) or not clause)
            and predicate[0] in "为是"
            and not says(predicate[1:], pack)
        ):
            if pieces(predicate)[-1] == pieces(group)[-1]:
                return clip(predicate[1:])  # 建议，其中 14 项为主要建议
            return clip(f"{bearer(group)}中{predicate[1:]}")
        return clip(f"{predicate}的{group}")
    if group and clause.endswith("各") and (each := tail_phrase(clause.removesuffix("各"), pack)):
        return clip(f"{each}的{group}")  # 非洲各五个席位，亚洲各四个
    part = _PART_OF.search(clause)
    if part is not None and not predicate:
        return part[1]
    acts = pieces(clause)[-1] if clause else ""
    if quantity.unit == "person" and not predicate and acts in pack.words["either"]:
        short = "了" not in clause and len(clause) <= LONGEST_VERB
        return clip(f"{clause if short else acts}的人")  # 调集了援助 2.16 亿人所需的资金
    kind = {"person": "人", "country": "国家"}.get(quantity.unit or "", (group or "").rpartition("的")[2])
    whom = _WHOM.match(untimed(clause)) if kind and not predicate else None
    if whom is not None and (told := tail_phrase(whom[1], pack)):  # 使用过大麻的估计有 1.88 亿人
        return clip(f"{told}的{kind}")
    part = _PART.fullmatch(untimed(clause)) if group else None
    if part is not None and group and not predicate and pieces(part[1])[-1] in pack.words["person"]:
        return clip(f"{bearer(group)}中{part[1]}")  # 军事人员 13 215 名，其中妇女为 1 021 名
    did = clause.removesuffix("了") if group and quantity.unit != "person" and not predicate else clause
    if group and did != clause and pieces(did)[-1] in verbs(pack) - pack.words["link"]:
        return clip(f"{did}的{bearer(group)}")  # 收到 11 项请求，批准了 6 项
    more = _MORE.search(clause) if group and quantity.unit != "person" and not predicate else None
    if group and more is not None and more[1] in verbs(pack):
        return clip(f"{more[1]}的{bearer(group)}")  # 减少到 11 个，并计划再关闭 4 个
    own = measured(clause, predicate, pack)
    idle = (pack.words["adverb"], pack.words["modal"], pack.words["link"])
    if (
        own and group and all(any(word in words for words in idle) for word in pieces(own))
    ):  # 已有 54 个工作组，今后还会有两个
        return group
    if own and pieces(own)[-1] in pack.words["adverb"]:  # 登记在册的难民仍有 7 万人
        own = own.removesuffix(pieces(own)[-1]) or None
    last = pieces(own)[-1] if own else ""
    whose = quantity.unit == "person" and clause.rstrip().endswith("的")  # 极端贫困的 10 亿人
    does = (
        whose
        or last in pack.words["phrase_end"]
        or (last in pack.words["either"] and (last == own or clause.rstrip().endswith("了")))
    )
    if whose and not own:  # 在需要援助的 2 160 万人中
        own = clause.strip(" 的").removeprefix("在")
    if quantity.unit == "person" and own and (sent := _done_to(own, pack)):
        return sent
    if (
        group
        and own
        and quantity.unit != "person"
        and (clause.rstrip().endswith("的") or (does and clause.endswith("其中")))
    ):
        return clip(f"{own}的{group.rpartition('的')[2]}")  # 接受了其中 51 项, 逾期的 3 项
    does = does or clause.rstrip().endswith(("影响到", "影响了", "波及"))
    return clip(f"{own}的人") if does and own and quantity.unit == "person" else own


def _done_to(phrase: str, pack: Pack) -> str | None:
    """The people at the end of a phrase by the verb whose object they are: 全年共派遣志愿人员 900 人."""
    words = pieces(phrase)
    verb = next((i for i in range(len(words) - 2, 0, -1) if words[i] in pack.words["sending"]), 0)
    whom = words[verb + 1 :]
    people = (
        verb and "的" not in whom and (whom[-1] in pack.words["person"] or whom[-1].endswith(("员", "者")))
    )
    return clip(f"{words[verb]}的{''.join(whom)}") if people else None


def listed_before(context: Context, pack: Pack) -> str | None:
    """What the clause before made or got, where this one only says how many: 推出了新产品，共 21 项."""
    words = pieces(context.clause.strip()) if "了" in context.lead else ()
    link, opening = pack.words["link"], pack.words["opening"]
    if not words or any(word not in link and word not in opening for word in words):
        return None
    _, done, thing = context.lead.rpartition("了")
    return tail_phrase(thing, pack) if done and not any(c.isdigit() for c in thing) else None


def number_of(context: Context, pack: Pack) -> str | None:
    """The number of people that the sentence speaks of, where the clause only leads to it: …，有 10 亿人."""
    words = pieces(context.clause.strip())
    link, opening = pack.words["link"], pack.words["opening"]
    leads = bool(words) and all(word in link or word in opening for word in words)
    if not leads or any(c.isdigit() for c in untimed(context.sentence)):
        return None
    spoken = topic(context.sentence, pack)
    last = pieces(spoken)[-1] if spoken is not None else ""
    who = last in pack.words["person"] or last.endswith(("人员", "员", "者"))
    return spoken if spoken is not None and (who or spoken.endswith(("人数", "人口", "总数"))) else None
