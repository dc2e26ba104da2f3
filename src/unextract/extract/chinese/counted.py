"""What a count counts, in Chinese: the noun after it, with the words that tell which."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from unextract.extract.chinese.again import counted_again, part_of_last
from unextract.extract.chinese.around import leading_on, located, of_whole, owner, people, rate_of
from unextract.extract.chinese.clauses import Context
from unextract.extract.chinese.enumerated import enumerated, term
from unextract.extract.chinese.measured import all_links
from unextract.extract.chinese.nouns import noun_phrase
from unextract.extract.chinese.owners import acted_there, place_of, placed
from unextract.extract.chinese.phrases import (
    LONGEST,
    NUMBER_IN_BRACKET,
    STOP,
    clip,
    first_words,
    plain_verbs,
    predicate_of,
    tail_phrase,
    untimed,
    verbs,
)
from unextract.extract.chinese.said import is_said, taken_part, verb_of
from unextract.extract.chinese.shares import OF_AGE
from unextract.extract.chinese.specified import (
    BARE_HEAD,
    GOES,
    HELPED,
    ORIGIN,
    PLACE,
    RECIPIENT,
    bearer,
    received_of,
    specified,
    specified_place,
)
from unextract.extract.chinese.units import named
from unextract.extract.chinese.unnamed import listed_before, number_of, unnamed
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind
from unextract.words import pieces

# A head of more characters says enough alone, of people one of so many;
# of a shorter one (国家, 儿童) what is said of it is added.
SHORT_HEAD = 6
# … and of a longer one only what is said in a few words: 在该国丧生.
MOST_SAID = 12
# The next figure speaks of the same clause if so few characters lie between.
NEXT = 4
# 376 000 人已陷入…: nothing more is named
_PEOPLE_ALONE = re.compile(r"[\d万亿多余几十百千+] ?人口?$")
# Measure words of papers and of what is done more than once: the noun after them may look like a verb.
_PAPERS = frozenset("份篇次")
# A measure word that stands where the noun should, and the characters it begins with: 4 项份报告
_MEASURED = frozenset("名位份多")
_MEASURES = frozenset({"名", "位", "份", "多名", "多位"})
_AFTER_NOUN = ("的", "，", "。", "、", "；", "(", " ")
# 与非洲联盟及六个国家合作
_WITH = re.compile("[与同跟][^，。；]{2,}$")
_JOINED = re.compile(r"^(?:和|及|以及|、|或)$")
# 集合了资产达 1.3 万亿美元的 43 家银行
_WORTH = re.compile(r"了[^，。；了的]{2,4}(?:达到?|超过|总额达?|约为|高达)的? ?$")
# 进入该区的共计六项要求
_IN_ALL = re.compile(r"的(?:共计|总计|合计|总共|共)$")
# 减少到目前的 970 万人
_PRESENT = re.compile(r"(?:目前|当前|现今|今天)的$")
# 应急工作分两个方面
_DIVIDED = re.compile(r"(?<=[^，。；]{2})分$")
_BESIDE = re.compile(r"(?:和|(?<![涉普惠波])及|、) ?$")
_GIVING = re.compile("[向对为给]")
# 覆盖 118 个国家的 25 个实体
_COVERING = re.compile(r"(覆盖|遍布|涵盖)[^，。；]{0,6}$")
# 16 份报告中的 3 份
_OF_THESE = re.compile(r" ?(?:之?中|当中)的? ?(?:有)?(?= ?(?:约|近)?[\d一二两三四五六七八九十])")
# 其中三个有…
_OF_WHICH = re.compile(r"其中(?:约|近|超过)? ?$")
# 随后又派遣了 64 名
_AGAIN = re.compile(r"(?:又|再|另|还)[^，。；的]{2,4}了?$")
# 在行动计划三个目标下
_LOCALIZED = re.compile(r"(?:下|中|内|上|之下|之内|之中)(?![个一级])")
# 诉讼数量, of which a later value follows
_NUMBERED = re.compile(r"(?:数|数量|数目|总数|次数|人数)$")
# 死亡总人数 73 人
_NUMBER_OF_PEOPLE = re.compile(r"(?:^|[在于与对])([^，。；在于]{2,24}人数) ?(?:约|近|超过|至少)?$")
_QUANTITY = re.compile(
    r"([^，。；]{2,16}(?:量|总数|[次字页]数))(?:约|已|共)*(?:为|达到?|增至|降至)(?:约|近)? ?$"
)
# 41 家企业（其中 9 家…）
_OPENING = ("(", "（")
_DEMONSTRATIVE = re.compile(r"(?:这|该|其|上述|所有|全部|下一?个?|(?<!目)前) ?$")


class _Count(NamedTuple):
    """A count, the noun `head` after it, what its clause says of that and what stands before it.

    `earlier` are the subjects of the figures before it, `group` is what was counted last.
    """

    text: str
    quantity: Quantity
    following: Quantity | None
    head: str
    predicate: str
    clause: str
    right: str
    earlier: Sequence[str | None]
    group: str | None
    pack: Pack

    @property
    def after(self) -> str:
        """What stands after the noun."""
        return self.right.partition(self.head)[2].lstrip()


def counted(
    text: str,
    quantity: Quantity,
    following: Quantity | None,
    inside: Quantity | None,
    context: Context,
    earlier: Sequence[str | None],
    group: str | None,
    pack: Pack,
) -> str | None:
    """`inside` is the count that the quantity says the place of: 12 个国家的 45 个项目.

    `earlier` are the subjects of the figures before it, `group` is what was counted last.
    """
    if (rate := rate_of(context, earlier)) is not None:
        return rate
    named_head, count = _count(text, quantity, following, context, earlier, group, pack)
    if (elsewhere := _told_before(count)) is not None:
        return elsewhere
    if (of_those := of_whole(context, pack)) is not None:
        return clip(of_those)
    if (aged := _of_age(count)) is not None:
        return clip(aged)
    if quantity.groups.get("noun") == count.head and (number := _QUANTITY.search(count.clause)) is not None:
        return clip(number[1])  # 翻译量达 2.24 亿字
    part = None if count.head else part_of_last(text[: quantity.start], count.predicate, earlier)
    if part is not None:
        return part
    if not count.head:
        if quantity.unit == "person" and (number := _NUMBER_OF_PEOPLE.search(count.clause)) is not None:
            return clip(number[1])  # 死亡总人数 73 人
        shared = _joined_predicate(count)
        if quantity.unit == "person" and not shared and (said := number_of(context, pack)):
            return said
        alone = quantity.unit != "person" and not shared
        if alone and (before := listed_before(context, pack)) is not None:
            return before
        if not shared and (again := counted_again(count.clause, context.right, earlier, pack)) is not None:
            return again
        if not _arepeople(count, shared):
            return unnamed(quantity, count.clause, context.right, shared, group, pack)
        count = _people_of(count._replace(predicate=shared))
    count = _doing(count)
    if count.after.startswith("之间"):
        return place_of(quantity, text, count.head, pack) or count.head
    if (there := located(context.right, count.clause, count.head, pack)) is not None:
        return clip(there)
    if inside is not None:
        return _in_chain(count, inside)
    if named_head and _PEOPLE_ALONE.search(text[quantity.start : quantity.end]):
        return _ofpeople(count)
    if (taken := taken_part(count.predicate, count.clause, pack)) != count.predicate:
        count = count._replace(predicate=taken)
    place, whole = placed(text, quantity, count.head, pack)
    if place is not None:
        return _of_place(count, place, whole.removeprefix(place).removeprefix("的"))
    return _specified(count if whole == count.head else count._replace(head=whole), len(named_head))


def _count(
    text: str,
    quantity: Quantity,
    following: Quantity | None,
    context: Context,
    earlier: Sequence[str | None],
    group: str | None,
    pack: Pack,
) -> tuple[str, _Count]:
    """The count with the words around it; before it the noun that stands after the figure itself."""
    aged = following is not None and following.kind is FigureKind.AGE and following.start - quantity.noun <= 1
    limit = following.start - quantity.noun if following is not None and not aged else None
    if aged and following is not None:  # 300 名 5 岁以下的儿童
        context = replace(context, right=text[following.end : following.end + 80].lstrip(" 的"))
    if _WORTH.search(context.clause):
        context = replace(context, clause=_WORTH.sub("了", context.clause))
    named_head, predicate = _phrase(text, quantity, limit, context, pack)
    if limit is not None and following is not None:
        predicate = leading_on(text, quantity, named_head, following, pack) or predicate
    head = quantity.groups.get("counted") or named_head
    if _OF_WHICH.search(context.clause) and group and _possesses(quantity, context):
        head, named_head, predicate = "", "", predicate_of(context.right, pack)  # 其中三个有自己的设施
    if head[:1] in _MEASURED and (measure := pieces(head)[0]) in _MEASURES:  # one too many: 4 项份报告
        head, named_head = head.removeprefix(measure), named_head.removeprefix(measure)
    place, verb = acted_there(context.clause, context.right, pack)
    if place:  # 在 12 个国家服务的人员: where they serve
        who = tail_phrase(noun_phrase(context.right.partition("的")[2], pack).head, pack) or ""
        head, named_head, predicate = place, place, f"{who}{verb}"
    if head != named_head:  # 数千万房屋被毁: the noun stands inside the figure
        predicate = predicate_of(context.right, pack)
    if "%" in predicate:  # 2 300 万病例中有 86%…
        predicate = ""
    clause = _JOINED.sub("", untimed(context.clause).strip(" ，、").removesuffix("数以"))
    clause = _DIVIDED.sub("", _IN_ALL.sub("的", _PRESENT.sub("", clause)))
    count = _Count(text, quantity, following, head, predicate, clause, context.right, earlier, group, pack)
    return named_head, count


def _of_age(count: _Count) -> str | None:
    """People by their age, where that is what is said of them: 15 人年龄在 50 岁以下."""
    who = count.head.removesuffix("年龄")
    said = OF_AGE.match(count.right.partition(who)[2] if who else count.right.lstrip())
    if said is None or count.quantity.unit != "person" or (count.head and not who):
        return None
    return f"{said[1]}的{who or bearer(count.group or '人')}"


def _possesses(quantity: Quantity, context: Context) -> bool:
    return context.right.lstrip().startswith("有") and quantity.unit not in ("person", "country")


def _told_before(count: _Count) -> str | None:
    """The subject of a count that sums up what stands before it, or is the base of a part of it."""
    quantity, head, clause = count.quantity, count.head, count.clause
    among = count.following is not None and _OF_THESE.match(count.text, quantity.noun + len(head))
    if among and quantity.unit != "country":  # 16 份报告中的 3 份: what is said is said of the three
        whose = tail_phrase(clause, count.pack) if clause.endswith("的") else None
        return clip(f"{whose}的{head}") if whose and head else head or count.group
    by_name = enumerated(count.text, quantity, head, clause, count.pack)
    by_name = by_name or term(count.text, quantity, clause, count.pack)
    return None if by_name is None else clip(by_name)


def _joined_predicate(count: _Count) -> str:
    """What is said of a count without a noun, also after the next one: 2 000 人、500 部车辆参加了演习."""
    following = count.following
    if following is None or not _JOINED.search(
        count.text[count.quantity.noun : following.start].strip()[-2:]
    ):
        return count.predicate
    return (
        count.predicate or noun_phrase(count.text[following.noun : following.noun + 80], count.pack).predicate
    )


def _arepeople(count: _Count, predicate: str) -> bool:
    """Whether a count without a noun counts people of whom something is said."""
    closed = STOP.match(count.right.lstrip()) is not None or not count.right.strip()
    leads = closed and count.clause.endswith("为")  # 履职的人员为 83 名: nothing is done for them
    told = predicate or (not leads and RECIPIENT.search(count.clause)) or HELPED.search(count.clause)
    return count.quantity.unit == "person" and bool(told)


def _people_of(count: _Count) -> _Count:
    """The count of people whom nothing names, or only the count before them."""
    clause, words, predicate = count.clause, count.pack.words, count.predicate
    head = "其他人" if clause.endswith(("其他", "其余")) else "人"
    alike = _OF_WHICH.search(clause) or _AGAIN.search(clause)
    of_them = pieces(count.group)[-1] if count.group and alike else ""
    if of_them in words["person"] and not predicate.startswith(("是", "为")):
        head = of_them  # 共有教师 8 000 名，其中 7 000 名接受过培训
    appointed = clause and pieces(clause)[-1] in words["appointing"]
    if appointed and predicate.startswith(("组成", "构成", "担任")):  # 指派 9 人组成
        predicate = ""
    return count._replace(head=head, predicate=predicate)


def _doing(count: _Count) -> _Count:
    """`count` with the verb that its noun ends in said of it: 在 73 个国家服务, 向 25 个实体供资."""
    clause, after, head = count.clause, count.after, count.head
    closed = not after or STOP.match(after) is not None
    aimed = closed and (RECIPIENT.search(clause) or _WITH.search(clause)) is not None
    acts = aimed or PLACE.search(clause) or (count.quantity.unit == "country" and closed)
    verb = verb_of(head, count.pack) if acts else ""
    measure = count.text[count.quantity.start : count.quantity.end].rstrip()[-1:]
    if not verb or f"{measure}{verb}" in count.pack.words["fitting"]:  # 在 41 份评估报告中
        return count
    said = predicate_of(f"{verb}{after}", count.pack) if verb in count.pack.words["saying"] else ""
    return count._replace(head=head.removesuffix(verb), predicate=said or verb + count.predicate)


def _in_chain(count: _Count, inside: Quantity) -> str:
    """A place by the last count of its chain: 12 个国家的 45 个项目."""
    text, pack, head = count.text, count.pack, count.head
    last = noun_phrase(text[inside.noun : inside.noun + 80], pack).head
    last = place_of(inside, text, last, pack) or last
    if _GIVING.match(count.clause) is not None:  # 向覆盖 118 个国家的 25 个实体供资
        last = last.removesuffix(verb_of(last, pack))
    if not last and inside.unit == "person":
        last = people(text, inside, pack)
    if (goes := GOES.search(count.clause)) is not None:
        return clip(f"{goes[1]}的{head}")
    covers = _COVERING.search(count.clause)
    lies = "所在" if covers is None else covers[1]
    if ORIGIN.search(count.clause):  # 听取了来自 60 个国家的 70 人的发言, 来自 3 个实体的 9 名代表
        lies = "来自" if _is_place(count.quantity, head, pack) else "所属"
    return clip(f"{last}{lies}的{head}") if last else head


def _ofpeople(count: _Count) -> str:
    """People by what belongs to them: 听取了 70 多人的发言, 摧毁 20 万人的生计."""
    words, head = count.pack.words, first_words(count.head, SHORT_HEAD)
    verb = next(reversed(pieces(count.clause)), "")
    acts = len(verb) > 1 and verb in plain_verbs(count.pack)
    if acts and verb not in words["preposition"] and verb not in words["link"]:
        return clip(f"{verb}{head}所涉的人")
    return clip(f"{head}的人")


def _of_place(count: _Count, place: str, belonging: str) -> str:
    """What is counted where the noun goes on after it with what belongs to that."""
    if belonging.rpartition("的")[2] in count.pack.words["frame"]:  # 在 12 个评估的基础上
        return place
    if len(place) > SHORT_HEAD and count.quantity.unit != "country":
        return place
    if belonging.startswith(("每", "各")):  # 29 个省的每一座城市
        whose = owner(count.clause, count.pack)
        return clip(f"{whose}的{place}" if whose else place)
    whole = specified_place(count.quantity, place, belonging, count.predicate, count.clause, count.pack)
    if len(whole) <= LONGEST:
        return whole
    return f"{count.clause}的{place}" if count.clause else place


def _specified(count: _Count, named: int) -> str | None:
    """What is counted, by which it is; `named` characters after the figure are its noun."""
    text, quantity, following, pack = count.text, count.quantity, count.following, count.pack
    head, predicate, clause = count.head, count.predicate, count.clause
    gap = "" if following is None else text[quantity.noun + named : following.start]
    if following is not None and len(gap) <= NEXT and not STOP.search(gap):
        measure = text[following.start : following.end].rstrip()[-1:]
        shared = noun_phrase(text[following.noun : following.noun + 80], pack, None, measure)
        if shared.head.rpartition("的")[2] in pack.words["frame"]:  # 在 5 个论坛和 44 个评估的基础上
            return head
        predicate = taken_part(predicate or shared.predicate, clause, pack)
    before = count.earlier[-1] if count.earlier else None
    if before and len(head) <= BARE_HEAD and _NUMBERED.search(before) and all_links(clause, pack):
        return before  # 诉讼数量从 4 起增加到 22 起，2013 年达到 62 起诉讼
    whose = owner(clause, pack) if _LOCALIZED.match(count.after) else ""
    if whose:  # 在该战略三个目标下
        return clip(f"{whose}的{head}")
    if _DEMONSTRATIVE.search(clause):
        named_before = (name for name in reversed(count.earlier) if name and name.endswith(head))
        said = len(head) < BARE_HEAD and is_said(predicate, pack)
        return next(named_before, None) or clip(f"{predicate}的{head}" if said else head)
    long = len(head) > SHORT_HEAD and quantity.unit != "country"
    if long or (len(head) == SHORT_HEAD and quantity.unit == "person"):
        if RECIPIENT.search(clause):
            predicate = received_of(predicate)
        brief = len(predicate) <= MOST_SAID and predicate not in head and not count.after.startswith(_OPENING)
        brief = brief and is_said(predicate, pack)
        return clip(f"{predicate}的{head}") if brief else head
    beside = _BESIDE.search(text, max(0, quantity.start - 3), quantity.start) is not None
    last = pieces(clause)[-1] if clause and beside else ""
    if beside and last not in ("", "的") and len(head) >= BARE_HEAD and last not in verbs(pack):
        return head  # 所有核心设施、7 个外地地点
    same = beside and before is not None and count.group is not None and before.endswith(count.group)
    group = None if same and PLACE.search(clause) else count.group  # 在 131 个办事处和 147 个地点
    return clip(specified(quantity, head, predicate, clause, group, pack))


def _phrase(
    text: str, quantity: Quantity, limit: int | None, context: Context, pack: Pack
) -> tuple[str, str]:
    """The noun after a count, before the next figure, and what is said of it, also beyond that."""
    if (inserted := NUMBER_IN_BRACKET.match(context.right)) is not None:  # 其中 44 个(71%)提供了数据
        return "", predicate_of(context.right[inserted.end() :], pack)
    measure = text[quantity.start : quantity.end].rstrip()[-1:]
    whole = noun_phrase(context.right, pack, None, measure)
    alone = _PEOPLE_ALONE.search(text[quantity.start : quantity.end]) is not None
    if alone and not context.right.lstrip().startswith("的"):
        return "", predicate_of(context.right, pack) or whole.predicate
    phrase = whole if limit is None else noun_phrase(context.right, pack, limit, measure)
    head = phrase.head or named(quantity, text, context.right, pack)
    if head and measure in _PAPERS:
        after = context.right.partition(head)[2]
        paper = next(iter(pieces(after[:8])), "")
        if paper in pack.words["either"] and after[len(paper) :].startswith(_AFTER_NOUN):
            return head + paper, ""  # 9 738 份志愿者报告的数据
    return head, phrase.predicate or whole.predicate


def _is_place(quantity: Quantity, head: str, pack: Pack) -> bool:
    return quantity.unit == "country" or pieces(head)[-1] in pack.words["place"]
