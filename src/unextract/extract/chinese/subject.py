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
from unextract.extract.chinese.ages import aged, of_age
from unextract.extract.chinese.amounts import amount
from unextract.extract.chinese.anaphora import antecedent, persons, recovered
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
from unextract.extract.chinese.phrases import STOP, clip, untimed
from unextract.extract.chinese.referents import (
    are_others,
    last_named,
    last_people,
    measure_of,
    only_acts,
    whole_named,
)
from unextract.extract.chinese.respective import respective
from unextract.extract.chinese.shares import part_of, share, whole_of
from unextract.extract.chinese.siblings import with_siblings
from unextract.extract.chinese.specified import GOES, ORIGIN, PLACE, bearer
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import Comparator, FigureKind

TIMES = frozenset({FigureKind.DURATION, FigureKind.AGE})
# 这一数字是上一年的两倍
_THE_SAME = re.compile(r" ?(?:但|而)?(?:这一|该)(?:数字|数额|总数|总额)(?=[是为达比较相])")
_AMOUNTS = frozenset({FigureKind.MONEY, FigureKind.MEASURE})
# 依靠每日低于 1.25 美元维生的人口比例从…
_RELATIVE = re.compile(
    r" ?[^，。；\d的]{1,10}的[^，。；\d的]{2,14}?(?:[从由为达占是]|仅|约|上升|下降|[增减升降][至到])"
)
# 是冲突造成的人数的三倍
_IS = re.compile(r" ?(?:这)?(?:是|为|相当于|达到?)(?!了)")
# 310 人为 61 个实体服务，增加 14%: it is not the entities that are more
_ADDED = frozenset({"为", "向", "与", "同", "给", "对"})
# 在四年期间
_SPAN = re.compile(r" ?(?:期间|[之以]?内|里|间)")
_VALUE = re.compile(r"\d ?[%％]")
# its share: the thing that was named before has it
_ITS = re.compile(r"^其(?!他|中|余|它|实)(.{2,})$")
# 遍布 29 个省，涉及…: it is not the states that the sentence speaks of
# 志愿人员的平均年龄
_AGE_OF = re.compile(r"(.{2,})的(?:平均|中位)年龄")
_SPREAD = re.compile(r"(?:遍布|覆盖|分布于|分布在)[^，。；]{0,6}$")
# 协调员来自 18 个实体: the sentence goes on to speak of the coordinators
_WHOSE = re.compile(r"([^的]{2,12}?)(?:来自|代表|分布|遍布)的[^的]+$")
# Where a number stood in the phrase
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
# 低于 30%的目标: a value that another was to reach
_GOAL = re.compile(r" ?的(?:既定|预期|年度|全年|商定)?目标(?![\u4e00-\u9fff])")
_GOAL_IS = re.compile(r" ?(?:其|但|而)?目标(?:为|是|是到|为到)? ?(?:达到?|实现)? ?")
_LINKS = re.compile(r" ?(?:目前|现|已经?)*(?:平均|总额|总计|共计|合计)?(?:约?为|达到?|是|仅为|高达|均为) ?")
_CIRCUMSTANCES = ("在", "截至", "根据", "自", "由于", "从", "到", "与", "按", "其中", "此外", "因此")


def subjects(text: str, quantities: Sequence[Quantity], pack: Pack) -> list[str | None]:
    """What each quantity measures, in the words of the source; None where no phrase was found."""
    reader = _Reader(text, quantities, pack)
    for position in range(len(quantities)):
        reader.read(position)
    told = with_siblings(text, quantities, reader.found, reader.chained, pack)
    return respective(text, quantities, told, pack)


class _Reader:
    """Reads the figures of a text in their order; what it found of those before serves those after.

    `found` are the subjects, `clauses` the clauses up to each figure, `group` is what was counted last or is
    the whole of which parts are told, `by_measure` the same by measure word. The noun of the last figure
    ends at `last_end`.
    """

    def __init__(self, text: str, quantities: Sequence[Quantity], pack: Pack) -> None:
        self.text, self.quantities, self.pack = text, quantities, pack
        self.chained = chains(text, quantities, pack)
        self.found: list[str | None] = []
        self.clauses: list[str] = []
        self.unbracketed = ""  # the clause of the last figure that stood in no bracket
        self.group: str | None = None
        self.by_measure: dict[str, str | None] = {}
        self.main: str | None = None  # of the last figure that no preposition adds to another
        self.attached = False
        self.last_end = self.before_last = 0

    def read(self, position: int) -> None:
        """Find the subject of the next figure."""
        quantity = self.quantities[position]
        if "range_end" in quantity.flags and self.found:
            self.found.append(self.found[-1])
            self.clauses.append(self.clauses[-1])
            if quantity.kind is not FigureKind.AGE:
                self.last_end = max(self.last_end, quantity.end)
            return
        whole = bool(position) and quantity.start <= self.quantities[position - 1].start  # 近 10 个组织的一半
        self.last_end = self.before_last if whole else self.last_end
        later = (q for q in self.quantities[position + 1 :] if "range_end" not in q.flags)
        following = next(later, None)
        context = self._context(position, following)
        if following is not None and following.start <= quantity.start:
            following = None
        self.clauses.append(context.clause)
        self.unbracketed = context.clause if context.bracket is None else self.unbracketed
        before = self.found[:-1] if whole or self._is_base(position, context) else self.found
        previous = last_named(before, self.quantities)
        subject, previous = self._subject(position, context, following, previous)
        subject = self._settled(position, context, subject, previous)
        self.found.append(subject)
        self.attached = position > 0 and context.clause.strip() in _ADDED
        self.main = self.main if self.attached else subject
        head = self._head(quantity, context, following)
        self.before_last = self.last_end
        if not _goes_on(self.text, quantity, following, context):
            at = self.text.find(head, quantity.noun) + len(head) if head else 0
            self.last_end = max(quantity.end, at)
        self._regroup(quantity, context, subject, head)

    def _context(self, position: int, following: Quantity | None) -> Context:
        """What stands around a figure; the clause before the first of a chain is that of its last."""
        quantity = self.quantities[position]
        lead = self.clauses[-1] if self.clauses else ""
        context = context_of(self.text, quantity, self.last_end, lead)
        if context.bracket is None and lead != self.unbracketed:
            context = context_of(self.text, quantity, self.last_end, self.unbracketed)
        if following is not None and following.start <= quantity.start:
            context = replace(context, clause="")
        first, last = self.chained.get(position, (position, position))
        if first < position:
            opening = self.clauses[first]
            where = PLACE.search(opening) and not GOES.search(opening)
            where = where and (position == last or not ORIGIN.search(opening))
            context = replace(context, clause="" if where else opening)
        if quantity.kind is not FigureKind.COUNT and context.bracket is None and _says_nothing(context):
            context = replace(context, clause=context.lead + context.clause)
        return context

    def _is_base(self, position: int, context: Context) -> bool:
        """Whether the figure before tells how many the whole of a share are: 占核定兵力 17 500 人的 79%."""
        between = self.text[self.quantities[position - 1].end : self.quantities[position].start]
        return position > 0 and between.strip() == "的" and "占" in context.clause

    def _subject(
        self, position: int, context: Context, following: Quantity | None, previous: str | None
    ) -> tuple[str | None, str | None]:
        """The subject by the kind of the figure, as the clause words it, and the one that it goes back to."""
        quantity, pack = self.quantities[position], self.pack
        if context.bracket is not None:
            return self._in_bracket(quantity, context, previous), previous
        if previous and _is_goal(context) and quantity.unit == self.quantities[position - 1].unit:
            return f"{previous}的目标", previous
        if quantity.role in CHANGES:
            people = last_people(quantity, self.found, self.quantities)
            previous = people or (self.main if self.attached else None) or previous
            subject = added(self.text, quantity, context, pack) or changed(quantity, context, previous, pack)
            return subject or noun_phrase(context.right, pack).head or None, previous
        if quantity.kind is not FigureKind.COUNT and previous and _THE_SAME.match(context.clause):
            return previous, previous
        clause = re.split("[，：]", context.sentence)[-1]
        if quantity.kind is FigureKind.MULTIPLE and previous and _IS.match(clause):
            return previous, previous
        if quantity.kind in SHARES:
            of = whole_named(context, self.quantities, self.found, self.group, pack)
            return share(quantity, context, previous, of, pack), previous
        if quantity.kind is FigureKind.COUNT:
            return self._count(position, context, following, previous), previous
        if quantity.kind is FigureKind.AGE:
            return aged(context, self.group, previous, pack), previous
        if quantity.kind is FigureKind.DURATION:
            upper = next(iter(self.quantities[position + 1 : position + 2]), None)
            lasts = lasting(self.text, quantity, upper, context.clause, pack)
            return lasts or amount(quantity, context, pack) or previous, previous
        own = amount(quantity, context, pack)
        return restored(own, previous, pack) if own is not None else previous, previous

    def _in_bracket(self, quantity: Quantity, context: Context, previous: str | None) -> str | None:
        bracket = context.bracket or ""
        if is_clause(quantity, context):
            within = replace(context, clause=re.split("[，；]", bracket)[-1])
            return share(quantity, within, previous, self.group, self.pack)
        opened = quantity.start - len(bracket)
        before = zip(self.found, self.quantities, strict=False)
        outside = [name for name, other in before if other.end <= opened]
        outer = outside[-1] if outside else None
        subject = in_bracket(quantity, context, previous, outer, self.group, self.pack)
        if subject is None or subject != previous or quantity.unit != "person":
            return subject
        whom = persons(context.sentence, self.found, self.group, self.pack)
        return whom if whom and are_others(subject, previous, whom, self.pack) else subject

    def _count(
        self, position: int, context: Context, following: Quantity | None, previous: str | None
    ) -> str | None:
        quantity, pack = self.quantities[position], self.pack
        last = self.chained.get(position, (position, position))[1]
        inside = self.quantities[last] if position < last else None
        people = quantity.unit == "person"
        whom = persons(context.sentence, self.found, self.group, pack) if people else self.group
        alone = STOP.match(context.right.lstrip()) is not None or not context.right.strip()
        same = self.by_measure.get(measure_of(quantity)) if alone else None
        subject = of_them(quantity, context.clause.strip(), context.right, self.quantities, self.found)
        subject = subject or counted(
            self.text, quantity, following, inside, context, self.found, same or whom, pack
        )
        subject = subject or previous
        if whom and subject and people and are_others(subject, previous, whom, pack):
            subject = whom  # 分布在 19 个国家，甲国最多，达 97 名
        if same and subject and only_acts(subject, pack):
            subject = clip(f"{subject}的{same}")  # 受理 23 起案件，审结 3 起
        return subject

    def _settled(
        self, position: int, context: Context, subject: str | None, previous: str | None
    ) -> str | None:
        """`subject` without what only leads to the value, and with what it goes back to."""
        quantity, pack = self.quantities[position], self.pack
        if subject is not None and _VALUE.search(subject):
            subject = previous  # another value of the run is no name
        before = self.quantities[position - 1] if position else None
        alike = quantity.unit != "person" or (before is not None and before.unit == "person")
        if subject in HOW_MANY and previous is not None and alike:
            subject = previous  # 认证了另外 12 个国家，使总数达到 43 个
        if subject is not None and subject == previous and quantity.kind in _AMOUNTS:
            subject = subject.partition("占")[0] or subject  # 汇款占产值的四分之一，达 53 亿美元
        if subject is not None and (its := _ITS.match(subject)):
            subject = clip(f"{antecedent(context, self.group, pack)}{its[1]}") or subject
        if subject is not None:
            if before is not None and before.kind is FigureKind.AGE:
                subject = of_age(self.text, self.quantities, position, self.found, subject)
            subject = _closed(trim_ends(_BLANK.sub("", subject), pack), context, previous, pack)
        if subject is None:
            return None
        begins = quantity.start - len(context.clause)
        return recovered(subject, self.text, begins, context.lead, previous, self.group, pack)

    def _head(self, quantity: Quantity, context: Context, following: Quantity | None) -> str:
        """The noun after a figure; that after a time is the next figure's: 两年期的收入总额为 4 330 万."""
        if quantity.kind in TIMES:
            return ""
        limit = following.start - quantity.noun if following is not None else None
        measure = self.text[quantity.start : quantity.end].rstrip()[-1:]
        head = noun_phrase(context.right, self.pack, limit, measure).head
        return place_of(quantity, self.text, head, self.pack) or head

    def _regroup(self, quantity: Quantity, context: Context, subject: str | None, head: str) -> None:
        """What the next figures may be parts of, after this one."""
        counts = quantity.kind is FigureKind.COUNT
        spread = counts and _SPREAD.search(context.clause) is not None
        if self.group is None and quantity.kind not in SHARES and subject not in (None, "人"):
            stretch = self.text[quantity.start : quantity.end].replace(" ", "")
            timed = quantity.kind is FigureKind.DURATION
            timed = timed and (subject == stretch or not is_shared(subject or ""))
            if not spread and not timed:
                self.group = bearer(subject or "")
        if quantity.kind in SHARES:
            self.group = whole_of(context, subject or "", self.pack) or self.group
        if quantity.kind is FigureKind.AGE and (whose := _AGE_OF.fullmatch(subject or "")) is not None:
            self.group = whose[1]  # 平均年龄为 34 岁，其中 33%…: of those whose age it is
        if counts and quantity.role not in CHANGES:
            self._regroup_count(quantity, context, subject or "", head, spread)

    def _regroup_count(
        self, quantity: Quantity, context: Context, subject: str, head: str, spread: bool
    ) -> None:
        group = self.group
        if subject and group and subject.startswith(f"{bearer(group)}中"):
            return  # 其中 3 530 万为难民，6 250 万为…: of the same whole
        whole = whole_before(context.sentence, context.right, self.pack)
        if whole is None and subject:
            whole = part_of(context, subject)
        if whole is not None:
            self.group = whole  # 59 个会员国中，26 国为…，14 国来自…; 其中 30 人为教师，20 人为医生
            return
        whose = _WHOSE.match(subject) if "的" in subject else None
        carried = bool(subject and group and subject.endswith(f"的{group}"))
        named = subject if subject and not any(c.isdigit() for c in subject) else group
        if whose is not None:
            self.group = whose[1]
        elif not spread:
            self.group = head or (group if carried else named)
        if head and whose is None:
            self.by_measure[measure_of(quantity)] = self.group


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
