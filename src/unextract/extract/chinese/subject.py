"""What a figure measures, in Chinese: the noun phrase beside it, or the one it goes back to.

The rules are those of the clause. A count precedes what it counts
(42 名志愿人员); a share precedes its whole (52%的工作队采用…) or follows its
part (妇女占 47%); a value follows what it measures (捐款总额为 490 万美元);
a change or an earlier value measures what the figure before it measures.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from unextract.extract.chinese.again import of_them
from unextract.extract.chinese.amounts import AMOUNT, amount
from unextract.extract.chinese.anaphora import antecedent, are_persons, persons, recovered
from unextract.extract.chinese.around import whole_before
from unextract.extract.chinese.bracketed import CHANGES, SHARES, in_bracket, is_clause
from unextract.extract.chinese.chains import chains
from unextract.extract.chinese.changes import added, changed
from unextract.extract.chinese.clauses import Context, context_of
from unextract.extract.chinese.counted import counted
from unextract.extract.chinese.ellipsis import HOW_MANY, restored
from unextract.extract.chinese.ends import is_empty, topic, trim_ends
from unextract.extract.chinese.lasting import is_shared, lasting
from unextract.extract.chinese.nouns import noun_phrase
from unextract.extract.chinese.owners import place_of
from unextract.extract.chinese.phrases import (
    OPENING,
    STOP,
    clip,
    tail_phrase,
    untimed,
)
from unextract.extract.chinese.respective import respective
from unextract.extract.chinese.shares import part_of, share, whole_of
from unextract.extract.chinese.siblings import with_siblings
from unextract.extract.chinese.specified import GOES, ORIGIN, PLACE, bearer
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import Comparator, FigureKind
from unextract.words import pieces

TIMES = frozenset({FigureKind.DURATION, FigureKind.AGE})

# What is itself a number of years
_SPANS = ("年龄", "寿命", "年限")
# 这一数字是上一年的两倍
_THE_SAME = re.compile(r" ?(?:但|而)?(?:这一|该)(?:数字|数额|总数|总额)(?=[是为达比较相])")
_AMOUNTS = frozenset({FigureKind.MONEY, FigureKind.MEASURE})
_RELATIVE = re.compile(
    r" ?[^，。；\d的]{1,10}的[^，。；\d的]{2,14}?(?:[从由为达占是]|仅|约|上升|下降|[增减升降][至到])"
)
_AT_AGE = ("前", "时", "起", "之前", "以前", "生日")
_IS = re.compile(r" ?(?:这)?(?:是|为|相当于|达到?)(?!了)")
_PERSON_PART = re.compile(r" ?其中，?(?:约|近)? ?(?:[为是])?([^，。；\d的为是]{2,8}?)(?:$|[，。；占所比])")
_OF_WHICH = re.compile(r" ?其中(?!一些|包括)")
# 在四年期间
_SPAN = re.compile(r" ?(?:期间|[之以]?内|里|间)")
_VALUE = re.compile(r"\d ?[%％]")
# its share: the thing that was named before has it
_ITS = re.compile(r"^其(?!他|中|余|它|实)(.{2,})$")
# 遍布 29 个省，涉及…: it is not the states that the sentence speaks of
_SPREAD = re.compile(r"(?:遍布|覆盖|分布于|分布在)[^，。；]{0,6}$")
# 协调员来自 18 个实体: the sentence goes on to speak of the coordinators
_WHOSE = re.compile(r"([^的]{2,12}?)(?:来自|代表|分布|遍布)的[^的]+$")
# Where a number stood in the phrase
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
# 低于 30%的目标: a value that another was to reach
_GOAL = re.compile(r" ?的(?:既定|预期|年度|全年|商定)?目标(?![\u4e00-\u9fff])")
_GOAL_IS = re.compile(r" ?(?:其|但)?目标(?:为|是|是到|为到)? ?(?:达到?|实现)? ?")
_LINKS = re.compile(r" ?(?:目前|现|已经?)*(?:平均|总额|总计|共计|合计)?(?:约?为|达到?|是|仅为|高达|均为) ?")
_CIRCUMSTANCES = ("在", "截至", "根据", "自", "由于", "从", "到", "与", "按", "其中", "此外", "因此")


def subjects(text: str, quantities: Sequence[Quantity], pack: Pack) -> list[str | None]:
    """What each quantity measures, in the words of the source; None where no phrase was found."""
    found: list[str | None] = []
    clauses: list[str] = []
    unbracketed = ""  # the clause of the last figure that stood in no bracket
    group: str | None = None
    by_measure: dict[str, str | None] = {}
    last_end = before_last = 0
    chained = chains(text, quantities, pack)
    for position, quantity in enumerate(quantities):
        first, last = chained.get(position, (position, position))
        if "range_end" in quantity.flags and found:
            found.append(found[-1])
            clauses.append(clauses[-1])
            last_end = last_end if quantity.kind is FigureKind.AGE else max(last_end, quantity.end)
            continue
        whole = bool(position) and quantity.start <= quantities[position - 1].start  # 近 10 个组织的一半
        last_end = before_last if whole else last_end
        lead = clauses[-1] if clauses else ""
        context = context_of(text, quantity, last_end, lead)
        if context.bracket is None and lead != unbracketed:
            context = context_of(text, quantity, last_end, unbracketed)
        later = (q for q in quantities[position + 1 :] if "range_end" not in q.flags)
        following = next(later, None)
        if following is not None and following.start <= quantity.start:
            following, context = None, replace(context, clause="")
        where = first < position and PLACE.search(clauses[first]) and not GOES.search(clauses[first])
        where = where and (position == last or not ORIGIN.search(clauses[first]))
        if first < position:  # the chain's first clause is the last count's, but for where it says that is
            context = replace(context, clause="" if where else clauses[first])
        if quantity.kind is not FigureKind.COUNT and context.bracket is None and _says_nothing(context):
            context = replace(context, clause=context.lead + context.clause)
        clauses.append(context.clause)
        of_base = position and text[quantities[position - 1].end : quantity.start].strip() == "的"
        # 占核定兵力 17 500 人的 79%: it is not they who are a part
        of_base = of_base and "占" in context.clause
        unbracketed = context.clause if context.bracket is None else unbracketed
        previous = _previous(found[:-1] if whole or of_base else found, quantities)
        if context.bracket is not None and is_clause(quantity, context):
            clause = re.split("[，；]", context.bracket)[-1]
            subject = share(quantity, replace(context, clause=clause), previous, group, pack)
        elif context.bracket is not None:
            opened = quantity.start - len(context.bracket)
            outside = [name for name, q in zip(found, quantities, strict=False) if q.end <= opened]
            outer = outside[-1] if outside else None
            subject = in_bracket(quantity, context, previous, outer, group, pack)
        elif previous and _is_goal(context) and quantity.unit == quantities[position - 1].unit:
            subject = f"{previous}的目标"
        elif quantity.role in CHANGES:
            previous = _alike(quantity, found, quantities) or previous
            subject = (
                added(text, quantity, context, pack)
                or changed(quantity, context, previous, pack)
                or noun_phrase(context.right, pack).head
                or None
            )
        elif quantity.kind is not FigureKind.COUNT and previous and _THE_SAME.match(context.clause):
            subject = previous
        elif (
            quantity.kind is FigureKind.MULTIPLE
            and previous
            and _IS.match(re.split("[，：]", context.sentence)[-1])
        ):
            subject = previous  # 是冲突造成的人数的三倍
        elif quantity.kind in SHARES:
            subject = share(
                quantity, context, previous, _of_which(context, quantities, found, group, pack), pack
            )
        elif quantity.kind is FigureKind.COUNT:
            inside = quantities[last] if position < last else None
            subject = of_them(quantity, context.clause.strip(), context.right, quantities, found)
            whom = persons(context.sentence, found, group, pack) if quantity.unit == "person" else group
            alone = STOP.match(context.right.lstrip()) is not None or not context.right.strip()
            same = by_measure.get(measure_of(quantity)) if alone else None
            subject = subject or counted(
                text, quantity, following, inside, context, found, same or whom, pack
            )
            subject = subject or previous
            if whom and subject and quantity.unit == "person" and _are_others(subject, previous, whom, pack):
                subject = whom  # 分布在 19 个国家，甲国最多，达 97 名
            if same and subject and _only_acts(subject, pack):
                subject = clip(f"{subject}的{same}")  # 受理 23 起案件，审结 3 起
        elif quantity.kind is FigureKind.AGE:
            before = context.right.lstrip().startswith(_AT_AGE)  # 儿童 5 岁前死亡的可能性
            aged = "" if before else _persons(noun_phrase(context.right, pack).head.partition("的")[0], pack)
            own = tail_phrase(context.clause, pack) or ""
            subject = (
                (group or "人")
                if aged == "者"
                else aged or (own if own.endswith(_SPANS) else group or own) or previous
            )
        elif quantity.kind is FigureKind.DURATION:
            upper = quantities[position + 1] if position + 1 < len(quantities) else None
            subject = lasting(text, quantity, upper, context.clause, pack)
            subject = subject or amount(quantity, context, pack) or previous
        else:
            subject = amount(quantity, context, pack)
            subject = restored(subject, previous, pack) if subject is not None else previous
        if subject is not None and _VALUE.search(subject):
            subject = previous  # another value of the run is no name
        alike = quantity.unit != "person" or (position and quantities[position - 1].unit == "person")
        if subject in HOW_MANY and previous is not None and alike:
            subject = previous  # 认证了另外 12 个国家，使总数达到 43 个
        if subject is not None and subject == previous and quantity.kind in _AMOUNTS:
            subject = subject.partition("占")[0] or subject  # 汇款占产值的四分之一，达 53 亿美元
        if subject is not None and (its := _ITS.match(subject)):
            subject = clip(f"{antecedent(context, group, pack)}{its[1]}") or subject
        if subject is not None:
            if position and quantities[position - 1].kind is FigureKind.AGE:
                subject = _of_age(text, quantities, position, found, subject)
            subject = _closed(trim_ends(_BLANK.sub("", subject), pack), context, previous, pack)
        if subject is not None:
            begins = quantity.start - len(context.clause)
            subject = recovered(subject, text, begins, context.lead, previous, group, pack)
        found.append(subject)
        limit = following.start - quantity.noun if following is not None else None
        measure = text[quantity.start : quantity.end].rstrip()[-1:]
        head = noun_phrase(context.right, pack, limit, measure).head
        head = place_of(quantity, text, head, pack) or head
        if quantity.kind in TIMES:  # 两年期的收入总额为 4 330 万: the noun is the next one's
            head = ""
        before_last = last_end
        if not _goes_on(text, quantity, following, context):
            last_end = max(quantity.end, text.find(head, quantity.noun) + len(head)) if head else quantity.end
        spread = quantity.kind is FigureKind.COUNT and _SPREAD.search(context.clause) is not None
        timed = quantity.kind is FigureKind.DURATION and (
            subject == text[quantity.start : quantity.end].replace(" ", "") or not is_shared(subject or "")
        )
        if (
            group is None
            and subject not in (None, "人")
            and quantity.kind not in SHARES
            and not (spread or timed)
        ):
            group = bearer(subject or "")  # 平均年龄为 34 岁，其中 33%…: of those whose age it is
        if quantity.kind in SHARES:
            group = whole_of(context, subject or "", pack) or group
        if quantity.kind is FigureKind.COUNT and quantity.role not in CHANGES:
            whose = _WHOSE.match(subject) if subject and "的" in subject else None
            carried = subject if subject and group and subject.endswith(f"的{group}") else None
            if subject and group and subject.startswith(f"{bearer(group)}中"):
                continue  # 其中 3 530 万为难民，6 250 万为…: of the same whole
            named = subject if subject and not any(c.isdigit() for c in subject) else group
            if (of := whole_before(context.sentence, context.right, pack)) is not None:
                group = of  # 59 个会员国中，26 国为…，14 国来自…
                continue
            if subject and (parted := part_of(context, subject)) is not None:
                group = parted  # 其中 30 人为教师，20 人为医生
                continue
            group = whose[1] if whose else group if spread else head or (group if carried else named)
            if head and not whose:
                by_measure[measure_of(quantity)] = group
    return respective(text, quantities, with_siblings(text, quantities, found, chained, pack), pack)


def _alike(quantity: Quantity, found: Sequence[str | None], quantities: Sequence[Quantity]) -> str | None:
    """The subject of the last people counted, where it is people: 9 名教师来自 3 个省，比去年的 7 名多."""
    if quantity.unit != "person":
        return None
    before = zip(reversed(found), reversed(quantities[: len(found)]), strict=True)
    return next((name for name, other in before if other.unit == "person" and name), None)


def _are_others(subject: str, previous: str | None, whom: str, pack: Pack) -> bool:
    """Whether a count of people has the subject of the figure before, and that is no people."""
    return (
        subject == previous
        and not are_persons(bearer(subject), pack)
        and whom not in subject.rpartition("的")[2]
    )


def _only_acts(subject: str, pack: Pack) -> bool:
    """Whether nothing but a verb is named."""
    words = pack.words
    acts = words["phrase_end"] | words["adverb"] | words["manner"] | words["compound"]
    return all(word in acts for word in pieces(OPENING.sub("", subject)))


def measure_of(quantity: Quantity) -> str:
    """The measure word of a count; empty where it has none."""
    return quantity.groups.get("classifier") or ""


def _is_goal(context: Context) -> bool:
    """Whether a value is named as a goal of the value before it: 低于 30%的目标, 目标为到 2035 年达到 50%."""
    return _GOAL.match(context.right) is not None or _GOAL_IS.fullmatch(untimed(context.clause)) is not None


def _goes_on(text: str, quantity: Quantity, following: Quantity | None, context: Context) -> bool:
    """Whether the phrase around an age or a time goes on to the next figure: 儿童 5 岁前死亡的可能性减半."""
    if following is not None and quantity.kind in _AMOUNTS and quantity.comparator is not Comparator.EQUAL:
        between = text[quantity.end : following.start]
        return _RELATIVE.match(between) is not None  # 依靠每日低于 1.25 美元维生的人口比例从…
    if following is None or following.kind in TIMES or quantity.kind not in TIMES:
        return False
    if quantity.kind is FigureKind.AGE:
        return "、" not in text[quantity.end : following.start]
    before = context.clause.rstrip()
    spans = before.endswith("在") and _SPAN.match(text, quantity.end) is not None  # 在四年期间拨款
    return spans or before.endswith(("比", "较")) or text[: quantity.end].endswith("两年期")


def _of_which(
    context: Context,
    quantities: Sequence[Quantity],
    found: Sequence[str | None],
    group: str | None,
    pack: Pack,
) -> str | None:
    """Of what 其中 takes a part: of a sum with its noun before it, else of what was counted last."""
    before = found[-1] if found and quantities[len(found) - 1].kind in AMOUNT else None
    if before is not None and context.clause.strip().startswith("占"):
        return None  # 捐款 600 万美元，占 38%
    part = _PERSON_PART.match(f"{context.clause}{context.right}")
    if before is None and (who := part) is not None and group is not None:
        people = zip(reversed(found), reversed(quantities[: len(found)]), strict=True)
        if pieces(who[1])[-1] in pack.words["person"]:  # 为 58 万名学生开办了学校，其中女生占一半
            named = (name for name, quantity in people if quantity.unit == "person" and name)
            whole = bearer(next(named, group))
            return whole if whole.endswith("的人") else whole.rpartition("的")[2]
    if before is None or not _OF_WHICH.match(context.clause):
        return group
    return before.rpartition("的")[2] if len(before.rpartition("的")[2]) > 1 else group


def _persons(phrase: str, pack: Pack) -> str:
    """Who has an age: of 儿童死亡数 the children."""
    words = pieces(phrase)
    if "中" in words[1:]:  # 5 至 14 岁儿童中约有 1.6 亿人…
        words = words[: words.index("中", 1)]
        phrase = "".join(words)
    last = next((index for index, word in enumerate(words) if word in pack.words["person"]), len(words))
    alone = words[last + 1 : last + 2] and words[last + 1] in pack.words["phrase_end"]
    return "".join(words[: last + 1]) if alone else phrase


def _of_age(
    text: str, quantities: Sequence[Quantity], position: int, found: Sequence[str | None], subject: str
) -> str:
    """`subject` with the age that stands before it: 60 岁及以上的志愿人员达到 167 人."""
    before = quantities[position - 1]
    if found[-1] is None:
        return subject
    between = text[before.end : quantities[position].start].lstrip(" ")
    if (
        between.startswith("的")
        and bearer(subject) == bearer(found[-1])
        and between[1:].lstrip().startswith(subject)
    ):
        begin = quantities[position - 2].start if "range_end" in before.flags else before.start
        return clip(f"{text[begin : before.end]}的{subject}")
    return subject


def _closed(subject: str, context: Context, previous: str | None, pack: Pack) -> str | None:
    """`subject`, or what the clause speaks of where only a verb or a function word is left."""
    named = subject and context.clause.rstrip().endswith("占")  # 培训占 85%，管理占 9%
    if not subject or (not named and is_empty(subject, pack)):
        mere = len(subject) <= 1  # 预计 2050 年降至 2.1
        return topic(context.sentence, pack) or (previous if mere else None) or subject or None
    return subject


def _says_nothing(context: Context) -> bool:
    """Whether a clause only leads from the one before it to a value: 派遣时间最快，平均为 30 天."""
    lead = context.lead.strip()
    links = _LINKS.fullmatch(untimed(context.clause)) is not None
    return links and len(lead) > 3 and not lead.startswith(_CIRCUMSTANCES)


def _previous(found: Sequence[str | None], quantities: Sequence[Quantity]) -> str | None:
    """The subject of the figure before; a time in which something happens is none that others share."""
    named = (
        subject
        for subject, quantity in zip(reversed(found), reversed(quantities[: len(found)]), strict=True)
        if quantity.kind is not FigureKind.AGE
        and (quantity.kind is not FigureKind.DURATION or (subject and is_shared(subject)))
    )
    return next(named, None)
