"""What a count counts, in Chinese: the noun after it, with the words that tell which."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from unextract.extract.chinese.clauses import Context
from unextract.extract.chinese.enumerated import enumerated, term
from unextract.extract.chinese.nouns import JOINS, noun_phrase
from unextract.extract.chinese.owners import place_of
from unextract.extract.chinese.phrases import (
    LONGEST,
    OPENING,
    STOP,
    TIME,
    clip,
    first_words,
    last_verb,
    plain_verbs,
    predicate_of,
    says,
    tail_phrase,
    verb_phrase,
    verbs,
)
from unextract.extract.chinese.specified import (
    BARE_HEAD,
    COPULA,
    GOES,
    HELPED,
    ORIGIN,
    PLACE,
    RECIPIENT,
    specified,
    specified_place,
)
from unextract.extract.chinese.units import named
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind
from unextract.words import pieces

# A head of more characters says enough alone, of people one of so many;
# of a shorter one (国家, 儿童) what is said of it is added.
SHORT_HEAD = 6
# The next figure speaks of the same clause if so few characters lie between.
NEXT = 4
# 376 000 人已陷入…: nothing more is named
_PEOPLE_ALONE = re.compile(r"[\d万亿多余几十百千+] ?人$")
# Measure words of papers and of what is done more than once: the noun after them may look like a verb.
_PAPERS = frozenset("份篇次")
_MEASURED = frozenset("名位份多")
_MEASURES = frozenset({"名", "位", "份", "多名", "多位"})
_AFTER_NOUN = ("的", "，", "。", "、", "；", "(", " ")
# 两国外长重申: the number counts countries, whoever stands after it
_BARE_COUNTRY = re.compile(r"[\d一二两三四五六七八九十几] ?国$")
# 赢得了这些席位中的 3 个
_PART_OF = re.compile(r"(?:这些|上述|所有|该)?([^，。；了]{2,20}?)(?:之?中|当中)的? ?$")
# 与非洲联盟及六个国家合作
_WITH = re.compile("[与同跟][^，。；]{2,}$")
_JOINED = re.compile(r"^(?:和|及|以及|、|或)$")
# 其中仅沿海就发生了: where so many of them were
_ALONE = re.compile(
    r"(?:仅|单是|光是|光)(?:在)?([^，。；就]{2,12}?)(?:一国|一地|一省)?就([^，。；]{1,6}?)了?$"
)
# 集合了资产达 1.3 万亿美元的 43 家银行
_WORTH = re.compile(r"了[^，。；了的]{2,4}(?:达到?|超过|总额达?|约为|高达)的? ?$")
# 部署在 54 个国家(去年为 43 个)的
_STAYS = re.compile(r"(部署|分布|驻扎|派驻|生活|居住|设|开展工作)(?:在|于) ?$")
_THERE = re.compile(r" ?(?:[(（][^()（）]*[)）])?的(?=[^，。；])")
_REACHED = re.compile(
    r"^ ?(?:则|又|也)?(?:达到?|增加?[至到]|上?升[至到]|减少?[至到]|下?降[至到]|回升[至到]) ?$"
)
_IN_ALL = re.compile(r"的(?:共计|总计|合计|总共|共)$")
_OF_THESE = re.compile(r" ?(?:之?中|当中)的? ?(?:有)?(?= ?(?:约|近)?[\d一二两三四五六七八九十])")
_OF_WHICH = re.compile(r"其中(?:约|近|超过)? ?$")
_LOCALIZED = re.compile(r"(?:下|中|内|上|之下|之内|之中)(?![个一级])")
_NUMBERED = re.compile(r"(?:数|数量|数目|总数|次数|人数)$")
# 死亡率为每 1 000 名活产儿 38 例
_RATE = re.compile(r"([^，。；]{2,}率)(?:约?[为是达])?每[^，。；]*$")
_SAME_RATE = re.compile(r"(?:这一|该|同一|此)(?:比例|比率|百分比)$")
_DEMONSTRATIVE = re.compile(r"(?:这|该|其|上述|所有|全部|下一?个?|(?<!目)前) ?$")
# 在秘鲁缩短到 16 天，在肯尼亚缩短到 21 天: a place is not what is measured
_MERE_PLACE = re.compile(r"在[^的，。；]{2,8}$")
# 把志愿人员增加到, 将时间从 58 天缩短到
_CHANGED = re.compile(
    r"(?:把|将)([^，。；]{2,24}?)(?:从[^，。；]*)?(?:[增减降缩扩升翻]|提高|提升|保持|维持)[^，。；]{0,4}$"
)


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
    aged = following is not None and following.kind is FigureKind.AGE and following.start - quantity.noun <= 1
    limit = following.start - quantity.noun if following is not None and not aged else None
    if aged and following is not None:  # 300 名 5 岁以下的儿童
        context = replace(context, right=text[following.end : following.end + 80].lstrip(" 的"))
    if (rate := _rate_of(context, earlier)) is not None:
        return rate
    if _WORTH.search(context.clause):
        context = replace(context, clause=_WORTH.sub("了", context.clause))
    named_head, predicate = _phrase(text, quantity, limit, context, pack)
    if (
        following is not None
        and not aged
        and (doing := _leading_on(text, quantity, named_head, following, pack))
    ):
        predicate = doing
    clause = _JOINED.sub("", TIME.sub("", context.clause).strip(" ，、").removesuffix("数以"))
    head = quantity.groups.get("counted") or named_head
    first = next(iter(pieces(context.right.lstrip()[:8])), "")
    if (
        group
        and quantity.unit not in ("person", "country")
        and _OF_WHICH.search(context.clause)
        and first == "有"
    ):
        head, named_head, predicate = "", "", predicate_of(context.right, pack)  # 其中三个有自己的设施
    clause = _IN_ALL.sub("的", clause)
    among = _OF_THESE.match(text, quantity.noun + len(head)) is not None and following is not None
    if (
        among and quantity.unit != "country" and not clause.endswith("的")
    ):  # 16 份报告中的 3 份: what is said is said of the three
        return head or group
    by_name = enumerated(text, quantity, head, clause, pack) or term(text, quantity, clause, pack)
    if by_name is not None:
        return clip(by_name)
    if head[:1] in _MEASURED and pieces(head)[0] in _MEASURES:  # a measure word too many: 4 项份报告
        named_head = named_head.removeprefix(pieces(head)[0])
        head = head.removeprefix(pieces(head)[0])
    if head != named_head:  # 数千万房屋被毁: the noun stands inside the figure
        predicate = predicate_of(context.right, pack)
    if not head:
        if following is not None and _JOINED.search(text[quantity.noun : following.start].strip()[-2:]):
            # 2 000 多人、500 部车辆参加了演习
            predicate = predicate or noun_phrase(text[following.noun : following.noun + 80], pack).predicate
        if quantity.unit != "person" or not (predicate or RECIPIENT.search(clause) or HELPED.search(clause)):
            return _unnamed(quantity, clause, predicate, group, pack)
        head = "其他人" if clause.endswith(("其他", "其余")) else "人"
        of_them = pieces(group)[-1] if group and _OF_WHICH.search(context.clause) else ""
        if of_them in pack.words["person"] and not predicate.startswith(("是", "为")):
            head = of_them  # 共有教师 8 000 名，其中 7 000 名接受过培训
        appointed = clause and pieces(clause)[-1] in pack.words["appointing"]
        if appointed and predicate.startswith(("组成", "构成", "担任")):  # 指派 9 人组成
            predicate = ""
    after = context.right.partition(head)[2].lstrip()
    closed = not after or STOP.match(after) is not None
    aimed = closed and (RECIPIENT.search(clause) or _WITH.search(clause)) is not None
    acts = PLACE.search(clause) or aimed or (quantity.unit == "country" and closed)
    if acts and (verb := _verb_of(head, pack)):
        # 在 73 个国家服务, 向 25 个实体供资
        head, predicate = head.removesuffix(verb), verb + predicate
    if after.startswith("之间"):
        return place_of(quantity, text, head, pack) or head
    if (there := _located(context.right, clause, head, pack)) is not None:
        return clip(there)
    if inside is not None:
        last = noun_phrase(text[inside.noun : inside.noun + 80], pack).head
        last = place_of(inside, text, last, pack) or last
        if not last and inside.unit == "person":
            last = _people(text, inside, pack)
        if (goes := GOES.search(clause)) is not None:
            return clip(f"{goes[1]}的{head}")
        lies = "所在"
        if ORIGIN.search(clause):  # 听取了来自 60 个国家的 70 人的发言, 来自 3 个实体的 9 名代表
            lies = "来自" if _is_place(quantity, head, pack) else "所属"
        return clip(f"{last}{lies}的{head}") if last else head
    if named_head and _PEOPLE_ALONE.search(text[quantity.start : quantity.end]):
        head = first_words(head, SHORT_HEAD)
        verb = next(reversed(pieces(clause)), "")
        if len(verb) > 1 and verb in plain_verbs(pack) - pack.words["preposition"] - pack.words["link"]:
            return clip(f"{verb}{head}所涉的人")  # 摧毁 20 万人的生计
        return clip(f"{head}的人")  # 听取了 70 多人的发言
    predicate = _taken_part(predicate, clause, pack)
    place, head = _placed(text, quantity, head, pack)
    if place is not None:
        if head.rpartition("的")[2] in pack.words["frame"]:  # 在 12 个评估的基础上
            return place
        if len(place) > SHORT_HEAD and quantity.unit != "country":
            return place
        if head[len(place) + 1 :].startswith(("每", "各")):  # 29 个邦的每一个地区
            owner = _owner(clause, pack)
            return clip(f"{owner}的{place}" if owner else place)
        whole = specified_place(quantity, place, head[len(place) + 1 :], predicate, clause, pack)
        return whole if len(whole) <= LONGEST else f"{clause}的{place}" if clause else place
    gap = "" if following is None else text[quantity.noun + len(named_head) : following.start]
    if following is not None and len(gap) <= NEXT and not STOP.search(gap):
        shared = noun_phrase(text[following.noun : following.noun + 80], pack)
        if shared.head.rpartition("的")[2] in pack.words["frame"]:  # 在 5 个论坛和 44 个评估的基础上
            return head
        predicate = predicate or shared.predicate
    predicate = _taken_part(predicate, clause, pack)
    before = earlier[-1] if earlier else None
    if before and len(head) <= BARE_HEAD and _NUMBERED.search(before) and all_links(clause, pack):
        return before  # 诉讼数量从 4 起增加到 22 起，2013 年达到 62 起诉讼
    owner = _owner(clause, pack) if _LOCALIZED.match(after) else ""
    if owner:  # 在行动计划三个目标下取得的进展
        return clip(f"{owner}的{head}")
    if _DEMONSTRATIVE.search(clause):
        named_before = (name for name in reversed(earlier) if name and name.endswith(head))
        first = next(iter(pieces(predicate)), "")
        said = (
            len(head) < BARE_HEAD
            and COPULA.match(predicate) is None
            and (
                (len(first) > 1 and first in verbs(pack) and first not in pack.words["adverb"])
                or (
                    first == "在"
                    and any(len(word) > 1 and word in plain_verbs(pack) for word in pieces(predicate))
                )
            )
        )
        return next(named_before, None) or clip(f"{predicate}的{head}" if said else head)
    long = len(head) > SHORT_HEAD and quantity.unit != "country"
    if long or (len(head) == SHORT_HEAD and quantity.unit == "person"):
        return head
    return clip(specified(quantity, head, predicate, clause, group, pack))


def _placed(text: str, quantity: Quantity, head: str, pack: Pack) -> tuple[str | None, str]:
    """What is counted in a noun that goes on after it, and the whole as 的 joins it: 法庭的后期阶段."""
    place = place_of(quantity, text, head, pack)
    if place is not None:
        return place, f"{place}的{head.removeprefix(place).lstrip('的')}"
    if quantity.unit == "country" and _BARE_COUNTRY.search(text[: quantity.end]):
        return "国家", f"国家的{head}"
    noun = quantity.groups.get("noun") if quantity.rule.unit == "{noun}" else None
    if noun and head.startswith(noun) and len(head) > len(noun):  # 两法庭工作的后期阶段
        return noun, f"{noun}的{head.removeprefix(noun).lstrip('的')}"
    return None, head


def _phrase(
    text: str, quantity: Quantity, limit: int | None, context: Context, pack: Pack
) -> tuple[str, str]:
    """The noun after a count, before the next figure, and what is said of it, also beyond that."""
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


def _located(right: str, clause: str, place: str, pack: Pack) -> str | None:
    """A place by what is there: 部署在 54 个国家(去年为 43 个)的人权顾问."""
    stays = _STAYS.search(clause)
    thing = _THERE.match(right.partition(place)[2]) if stays is not None else None
    noun = noun_phrase(right.partition(place)[2][thing.end() :], pack).head if thing is not None else ""
    return f"{noun}{stays[1]}的{place}" if noun and stays is not None else None


@cache
def _leading(pack: Pack) -> frozenset[str]:
    """The words before a noun that are no part of it."""
    words = pack.words
    return words["phrase_end"] | words["link"] | words["opening"] | words["preposition"] | {"的"}


def _owner(clause: str, pack: Pack) -> str:
    """The noun right before a count, which has what is counted: 行动计划三个目标; may be empty."""
    words = pieces(clause.rstrip())
    ends, start = _leading(pack), len(words)
    while start and words[start - 1] not in ends and words[start - 1].strip():
        start -= 1
    owner = "".join(words[start:])
    if owner in pack.words["determiner"] or owner in pack.words["adverb"] or owner in pack.words["pronoun"]:
        return ""
    return owner if len(owner) > 1 and start and not any(c.isdigit() for c in owner) else ""


def _rate_of(context: Context, earlier: Sequence[str | None]) -> str | None:
    """Of a count that is so many of so many the rate: 死亡率为每 1 000 名儿童死亡 38 人."""
    rate = _RATE.search(context.clause) if "每" in context.clause else None
    if rate is None:
        return None
    named = OPENING.sub("", rate[1])
    same = _SAME_RATE.search(named)
    before = next((name for name in reversed(earlier) if name), None)
    if same is not None and before:  # 乙地的这一比率
        return f"{named[: same.start()]}{before.rpartition('的')[2]}"
    return named


def _people(text: str, quantity: Quantity, pack: Pack) -> str:
    """People of whom nothing but what they do is named: 2.6 亿人需要粮食援助."""
    does = predicate_of(text[quantity.noun : quantity.noun + 80], pack)
    return f"{does}的人" if len(does) > 1 and not any(c.isdigit() for c in does) else "人"


def _leading_on(text: str, quantity: Quantity, head: str, following: Quantity, pack: Pack) -> str:
    """What the relative clause of the next count says of this one: of 12 个国家制定的 5 项法律 制定法律."""
    gap = text[quantity.noun : following.start]
    if not gap.rstrip().endswith("的"):
        return ""
    said = gap.partition(head)[2].strip() if head else gap.strip()
    if following.kind is not FigureKind.COUNT or not said.endswith("的") or STOP.search(said):
        return ""
    words = pieces(said[:-1])
    if not words or not says(said[:-1], pack) or words[0] in JOINS:
        return ""
    thing = (
        noun_phrase(text[following.noun : following.noun + 80], pack).head if words[-1] in verbs(pack) else ""
    )
    return f"{said[:-1]}{thing.rpartition('的')[2]}"


def _unnamed(quantity: Quantity, clause: str, predicate: str, group: str | None, pack: Pack) -> str | None:
    """What a count without a noun counts: 39 份评估中，21 份提到…, 合计接收 612 人."""
    alone = _ALONE.search(clause)
    if alone is not None and group:  # 其中仅沿海就发生了 12 起
        return clip(f"{alone[1]}{alone[2]}的{group}")
    if quantity.unit == "次" and predicate:
        return clip(predicate)  # 先后四次试图通过宪法
    if quantity.unit != "person" and predicate and group:
        return clip(f"{predicate}的{group}")
    part = _PART_OF.search(clause)
    if part is not None and not predicate:
        return part[1]
    acts = pieces(clause)[-1] if clause else ""
    if quantity.unit == "person" and not predicate and acts in pack.words["either"]:
        return f"{acts}的人"  # 调集了援助 2.16 亿人所需的资金
    own = measured(clause, predicate, pack)
    last = pieces(own)[-1] if own else ""
    does = last in pack.words["phrase_end"] or (last in pack.words["either"] and last == own)
    return clip(f"{own}的人") if does and quantity.unit == "person" else own


def _taken_part(predicate: str, clause: str, pack: Pack) -> str:
    """`predicate` with the verb whose object it is: 参与了其中 14 个项目的制定工作."""
    if not predicate or not clause.endswith(("了", "了其中")):
        return predicate
    clause = clause.removesuffix("其中")
    words = pieces(predicate)
    named = len(words) == 2 and words[-1] in pack.words["either"]
    verb = last_verb(clause, pack) if named else ""
    return f"{verb}{predicate}" if not predicate.startswith(verb) else predicate


def _is_place(quantity: Quantity, head: str, pack: Pack) -> bool:
    return quantity.unit == "country" or pieces(head)[-1] in pack.words["place"]


def _verb_of(head: str, pack: Pack) -> str:
    """The word at the end of `head` that is a verb as well, empty where there is none."""
    words = pieces(head)
    doing = len(words) > 1 and words[-1] in pack.words["either"] and words[-2] != "的"
    return words[-1] if doing else ""


def all_links(clause: str, pack: Pack) -> bool:
    """Whether a clause only leads to its value: 达到, 增至."""
    told = _REACHED.search(clause) is not None
    return told and all(word in pack.words["link"] or not word.strip() for word in pieces(clause))


def changed_object(clause: str) -> str | None:
    """What somebody changes or keeps: 把志愿人员增加到, 将回收率保持在; None where nothing."""
    changed = _CHANGED.search(clause)
    return None if changed is None else changed[1]


def measured(clause: str, predicate: str, pack: Pack) -> str | None:
    """What is measured where no noun follows the value: the phrase before it, its verb, or what is said."""
    changed = changed_object(clause)
    if changed is not None:
        return changed
    own = tail_phrase(clause, pack)
    if own is not None and _MERE_PLACE.fullmatch(own):
        return None
    if own is not None and len(own) >= 2:
        return own
    done = verb_phrase(clause, pack) or ""
    return done if len(done) > 1 else predicate or None
