"""What a figure measures, in Chinese: the noun phrase beside it, or the one it goes back to.

The rules are those of the clause. A count precedes what it counts
(42 名志愿人员); a share precedes its whole (52%的工作队采用…) or follows its
part (妇女占 47%); a value follows what it measures (捐款总额为 490 万美元);
a change or an earlier value measures what the figure before it measures.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from unextract.extract.chinese.chains import chains
from unextract.extract.chinese.clauses import Context, context_of
from unextract.extract.chinese.counted import counted, measured
from unextract.extract.chinese.ends import is_empty, topic, trim_ends
from unextract.extract.chinese.lasting import is_shared, lasting
from unextract.extract.chinese.nouns import noun_phrase
from unextract.extract.chinese.owners import place_of
from unextract.extract.chinese.phrases import (
    LONGEST,
    OPENING,
    TIME,
    clip,
    first_phrase,
    plain_verbs,
    predicate_of,
    tail_phrase,
    verb_phrase,
)
from unextract.extract.chinese.shares import AMONG, SAME, share, whole_of
from unextract.extract.chinese.specified import BARE_HEAD, GOES, ORIGIN, PLACE, bearer
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind, Role
from unextract.words import pieces

CHANGES = frozenset({Role.INCREASE, Role.DECREASE, Role.BASE})
SHARES = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})
TIMES = frozenset({FigureKind.DURATION, FigureKind.AGE})

_VALUE = re.compile(r"\d ?[%％]")
# the items of a list say what of it: 培训内容，包括急救(90%)、通信和测绘(87%)
_LISTED = re.compile(r"^(.*[^，。；：、])，(?:包括|即|例如|其中)[^，。；：]*$")
_THAN = re.compile(r"^.*?(?:比|较|低于|高于)(?=所)")
# 11 个代表团(57.9%)
_COUNT_BEFORE = re.compile(
    r"\d(?:[ ,]?\d)*(?:\.\d+)? ?[万亿]?[多余]? ?[^\d，。；、的]{1,14}$"
    r"|分之[一二三四五六七八九十]的[^\d，。；、的]{1,14}$"
)
# 大多数国家(83%)报告了…: what the part does stands after the bracket
_PART = re.compile(r"(?:一?(?:小|大)?部分|(?:大|绝大)?多数|少数|半数) ?(?P<of>[^，。；的]{2,12}) ?$")
# 几乎所有(99%)国家工作队都…: the whole stands after the bracket
_MOST = re.compile(r"(?:几乎所有|(?:大|绝大)?多数|许多|少数|一些|大约?一半|近半数?) ?$")
# its share: the thing that was named before has it
_ITS = re.compile(r"^其(?!他|中|余|它|实)(.{2,})$")
# What happens to people, so that it happens where they are.
_UNDERGOES = re.compile("获|接受|受|得到|[^的]{2,}所涉|帮助|援助")
_AND_SHARE = re.compile(r" ?的([^，。；、]{2,14}?)(?:和|及|以及|、) ?")
# what a place has that rises and falls
_OF_PLACE = re.compile(r"的[^的]{1,12}[率数例额量]$")
_LINKS = re.compile(r" ?(?:平均|总额|总计|共计|合计)?(?:约?为|达到?|是|仅为|高达|均为) ?")
_CIRCUMSTANCES = ("在", "截至", "根据", "自", "由于", "从", "到", "与", "按", "其中", "此外", "因此")
_ADDS = re.compile(
    r"(?:增加|减少|增派|增设|新设|裁减|削减|增聘|加派|增编|撤销|裁撤|节省|节约)了? ?(?:约|近|至多|最多)?$"
)
_COUNT_WORDS = re.compile(r"(?:的?(?:人数|数量|总数|数目|总人数))?(?:最多|最少|最高|最大)?$")


def subjects(text: str, quantities: Sequence[Quantity], pack: Pack) -> list[str | None]:
    """What each quantity measures, in the words of the source; None where no phrase was found."""
    found: list[str | None] = []
    clauses: list[str] = []
    group: str | None = None
    last_end = 0
    chained = chains(text, quantities, pack)
    for position, quantity in enumerate(quantities):
        first, last = chained.get(position, (position, position))
        if "range_end" in quantity.flags and found:
            found.append(found[-1])
            clauses.append(clauses[-1])
            last_end = max(last_end, quantity.end)
            continue
        context = context_of(text, quantity, last_end, clauses[-1] if clauses else "")
        where = first < position and PLACE.search(clauses[first]) and not GOES.search(clauses[first])
        where = where and (position == last or not ORIGIN.search(clauses[first]))
        if first < position:  # the chain's first clause is the last count's, but for where it says that is
            context = replace(context, clause="" if where else clauses[first])
        if quantity.kind is not FigureKind.COUNT and context.bracket is None and _says_nothing(context):
            context = replace(context, clause=context.lead + context.clause)
        clauses.append(context.clause)
        previous = _previous(found, quantities)
        following = quantities[position + 1] if position + 1 < len(quantities) else None
        if context.bracket is not None:
            opened = quantity.start - len(context.bracket)
            outside = [name for name, q in zip(found, quantities, strict=False) if q.end <= opened]
            outer = outside[-1] if outside else None
            subject = _in_bracket(quantity, context, previous, outer, group, pack)
        elif quantity.role in CHANGES:
            subject = (
                _added(text, quantity, context, pack)
                or _changed(quantity, context, previous, pack)
                or noun_phrase(context.right, pack).head
                or None
            )
        elif quantity.kind in SHARES:
            subject = share(quantity, context, previous, group, pack)
        elif quantity.kind is FigureKind.COUNT:
            inside = quantities[last] if position < last else None
            subject = counted(text, quantity, following, inside, context, found, group, pack) or previous
        elif quantity.kind is FigureKind.AGE:
            aged = noun_phrase(context.right, pack).head.partition("的")[0]
            subject = aged or group or tail_phrase(context.clause, pack) or previous
        elif quantity.kind is FigureKind.DURATION:
            subject = lasting(text, quantity, following, context.clause, pack)
            subject = subject or _amount(quantity, context, pack) or previous
        else:
            subject = _amount(quantity, context, pack) or previous
        if subject is not None and _VALUE.search(subject):
            subject = previous  # another value of the run is no name
        if subject is not None and (its := _ITS.match(subject)):
            subject = clip(f"{_antecedent(context, group, pack)}{its[1]}") or subject
        if subject is not None:
            if position and quantities[position - 1].kind is FigureKind.AGE:
                subject = _of_age(text, quantities, position, found, subject)
            subject = _closed(trim_ends(subject, pack), context, pack)
        found.append(subject)
        limit = following.start - quantity.noun if following is not None else None
        measure = text[quantity.start : quantity.end].rstrip()[-1:]
        head = noun_phrase(context.right, pack, limit, measure).head
        head = place_of(quantity, text, head, pack) or head
        if quantity.kind in TIMES:  # 两年期的收入总额为 4 330 万: the noun is the next one's
            head = ""
        last_end = max(quantity.end, text.find(head, quantity.noun) + len(head)) if head else quantity.end
        if group is None and subject is not None and quantity.kind not in SHARES:
            group = bearer(subject)  # 平均年龄为 34 岁，其中 33%…: of those whose age it is
        if quantity.kind in SHARES:
            group = whole_of(context.right, subject or "", pack) or group
        if quantity.kind is FigureKind.COUNT and quantity.role not in CHANGES:
            carried = subject if subject and group and subject.endswith(f"的{group}") else None
            named = subject if subject and not any(c.isdigit() for c in subject) else group
            group = head or (group if carried else named)
    return _with_siblings(text, quantities, found, chained, pack)


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


def _closed(subject: str, context: Context, pack: Pack) -> str | None:
    """`subject`, or what the clause speaks of where only a verb or a function word is left."""
    if not subject or is_empty(subject, pack):
        return topic(context.sentence, pack) or subject or None
    return subject


def _with_siblings(
    text: str,
    quantities: Sequence[Quantity],
    found: list[str | None],
    chained: Mapping[int, tuple[int, int]],
    pack: Pack,
) -> list[str | None]:
    """The subjects of figures whose predicate stands after a later one."""
    for position, (_, last) in chained.items():
        place, whole = found[position], found[last]
        if position == last or place is None or whole is None:
            continue
        said, _, who = whole.rpartition("的")
        if len(who) <= 2 and _UNDERGOES.match(said):  # 69 个国家的 2.16 亿人获得援助
            who = "" if who == "人" else who
            found[position] = clip(f"{who}{said}的{place.rpartition('的')[2]}")
    for position in range(len(found) - 2, -1, -1):  # 100%的甲国和 100%的乙国认为…
        here, following = quantities[position], quantities[position + 1]
        name, other = found[position], found[position + 1]
        if here.kind in SHARES and following.kind is here.kind and name and other and "的" in other:
            joined = _AND_SHARE.fullmatch(text, here.end, following.start)
            if text[here.end : following.start].strip() in ("和", "及", "、") and here.unit == following.unit:
                found[position] = other  # 实现了 45%和 46%的指标
            elif joined is not None and joined[1] == name:
                found[position] = clip(f"{other.rpartition('的')[0]}的{name}")
    return found


def _says_nothing(context: Context) -> bool:
    """Whether a clause only leads from the one before it to a value: 派遣时间最快，平均为 30 天."""
    lead = context.lead.strip()
    return (
        _LINKS.fullmatch(context.clause) is not None and len(lead) > 3 and not lead.startswith(_CIRCUMSTANCES)
    )


def _previous(found: Sequence[str | None], quantities: Sequence[Quantity]) -> str | None:
    """The subject of the figure before; a time in which something happens is none that others share."""
    named = (
        subject
        for subject, quantity in zip(reversed(found), reversed(quantities[: len(found)]), strict=True)
        if quantity.kind is not FigureKind.AGE
        and (quantity.kind is not FigureKind.DURATION or (subject and is_shared(subject)))
    )
    return next(named, None)


def _antecedent(context: Context, group: str | None, pack: Pack) -> str:
    """What 其 goes back to: the object of the clause before, or what was counted last."""
    before = re.split(r"[，：:,]", context.sentence)[:-1]
    named = tail_phrase(before[-1], pack) if before else None
    words = pieces(bearer(named or group or ""))
    says = any(len(word) > 1 and word in pack.words["phrase_end"] for word in words)
    return "" if says else "".join(words)


def _added(text: str, quantity: Quantity, context: Context, pack: Pack) -> str | None:
    """What there is more or less of, where the verb has it as its object: 减少 146 个员额."""
    if quantity.kind is not FigureKind.COUNT or not _ADDS.search(context.clause):
        return None
    head = noun_phrase(context.right, pack).head
    return place_of(quantity, text, head, pack) or head or None


# who gave is no part of what the money is for: 我们为这些计划调集
_FOR_WHOM = re.compile(r"^.*?((?:为|向|对)[^，。；]{2,})$")
# What an amount is of, where the text names only what was done with it: 承付了 2.31 亿美元
AMOUNT = {FigureKind.MONEY: "资金"}


def _amount(quantity: Quantity, context: Context, pack: Pack) -> str | None:
    phrase = noun_phrase(context.right, pack)
    clause = _THAN.sub("", TIME.sub("", context.clause)).strip(" ，、")
    if clause.startswith("所") and not clause.startswith("所有") and quantity.kind in AMOUNT:
        return f"{clause.rstrip('的')}{AMOUNT[quantity.kind]}"  # 比所需的 520 亿美元少
    if phrase.head and not any(c.isdigit() for c in phrase.head):
        if len(phrase.head) > BARE_HEAD:
            return phrase.head.partition("的第")[0]
        said = len(phrase.predicate) > 1 and phrase.predicate not in pack.words["link"]
        if said and not clause and not any(c.isdigit() for c in phrase.predicate):
            return clip(f"{phrase.predicate}的{phrase.head}")
        own = tail_phrase(clause, pack)
        done = None if own else verb_phrase(clause, pack, alone=True)
        if own in pack.words["phrase_end"]:
            own, done = None, own
        if own and quantity.kind is not FigureKind.DURATION and pieces(own)[-1] in pack.words["comparing"]:
            own = None  # 供资水平仍低于 2 亿美元的预算
        elif own and quantity.kind is not FigureKind.DURATION and _is_done(own, pack):
            own, done = None, own  # 提供了 150 万美元的捐款
        if done is not None and (len(done) < 2 or done in pack.words["preposition"]):
            done = None  # 通过为期 10 天的演练
        return clip(f"{own}{phrase.head}" if own else f"{done}的{phrase.head}" if done else phrase.head)
    noun = AMOUNT.get(quantity.kind)
    among = AMONG.search(context.clause)
    if among is not None and phrase.predicate:  # 这笔钱中约有 3 亿美元推动了
        return clip(f"{phrase.predicate}的{among[1]}")
    if noun is not None and phrase.predicate.startswith("用于"):
        return clip(f"{phrase.predicate}的{noun}")
    words = pieces(clause)
    idle = pack.words["link"] - pack.words["phrase_end"] | {"了", "的", "在"}
    last = next((word for word in reversed(words) if word not in idle and not word.isspace()), "")
    if noun is not None and last in pack.words["phrase_end"] and last not in pack.words["link"]:
        done = verb_phrase(_FOR_WHOM.sub(r"\1", clause), pack)
        if done is None or len(done) < 2:  # 降至: said of the figure before
            return None
        return done if last in pack.words["either"] else clip(f"{done}的{noun}")
    own = measured(clause, phrase.predicate, pack)
    if noun is not None and own and pieces(own)[-1] in pack.words["yielding"]:
        return clip(f"{own}的{noun}")
    return own


def _is_done(phrase: str, pack: Pack) -> bool:
    """Whether a clause ends in the verb whose object follows the value."""
    return len(phrase) > 2 and pieces(phrase)[-1] in plain_verbs(pack) - pack.words["link"]


def _changed(quantity: Quantity, context: Context, previous: str | None, pack: Pack) -> str | None:
    own = tail_phrase(_THAN.sub("", context.clause), pack)
    if own is not None and own.startswith("所") and quantity.kind in AMOUNT:
        return f"{own.rstrip('的')}{AMOUNT[quantity.kind]}"  # 比所需的 520 亿美元少
    if own is not None and SAME.search(own):
        return previous or own
    if own is not None and quantity.kind in AMOUNT and pieces(own)[-1] in pack.words["yielding"]:
        return clip(f"{own}的{AMOUNT[quantity.kind]}")  # 为各国节省 200 万美元
    if own is not None and previous is not None and _is_place(own, pack):
        attribute = _OF_PLACE.search(previous)  # 南部各州的入学率提高了 8%，而北部各州仅提高 2%
        own = f"{own}{attribute[0]}" if attribute is not None else own
    if own is not None and len(own) >= 3:
        return own
    if previous is not None:
        return previous
    before = re.split(r"[，：:,]", context.sentence)
    return next((tail for clause in reversed(before[:-1]) if (tail := tail_phrase(clause, pack))), own)


def _is_place(phrase: str, pack: Pack) -> bool:
    last = pieces(phrase)[-1]
    return "的" not in phrase and (
        last in pack.words["place"] or (last.startswith("各") and last[1:] in pack.words["place"])
    )


def _in_bracket(
    quantity: Quantity,
    context: Context,
    previous: str | None,
    outer: str | None,
    group: str | None,
    pack: Pack,
) -> str | None:
    """`outer` is the subject of the last figure before the bracket."""
    inner = TIME.sub("", OPENING.sub("", context.bracket or "")).strip(" ，、")
    right = context.right.lstrip()
    if quantity.role in CHANGES:
        return previous or tail_phrase(context.before_bracket, pack)
    part = _PART.search(context.before_bracket) if quantity.kind in SHARES and not inner else None
    if part is not None and (said := predicate_of(right.lstrip(")）"), pack)):
        return clip(f"{said}的{part['of']}")
    if quantity.kind in SHARES and not inner and _MOST.search(context.before_bracket):
        phrase = noun_phrase(right.lstrip(")） "), pack)
        if phrase.head:
            return clip(f"{phrase.predicate}的{phrase.head}" if phrase.predicate else phrase.head)
    if quantity.kind in SHARES:
        beside = not inner and right[:1] not in ("为", "是", "属")
        if beside and previous is not None and _COUNT_BEFORE.search(context.before_bracket):
            return previous  # 11 个代表团(57.9%)
        if inner.startswith("占"):
            return clip(f"{previous or group or ''}{inner.rstrip('的 ')}")
        if right[:1] and right[0] in "为是属":
            return clip(f"{group or previous or ''}中{first_phrase(right[1:])}")
        label = re.split(r"[，、；]", inner)[-1].strip()
        label = "" if label in pack.words["link"] else label
        before = tail_phrase(
            re.split(r"[，；：、)）]", context.before_bracket)[-1].removeprefix("包括"), pack
        )
        listed = _LISTED.match(context.before_bracket)
        if listed is not None and before:
            whole = tail_phrase(re.split(r"[，；：]", listed[1])[-1], pack)
            return f"{whole or ''}{before}{label}"[-LONGEST:]
        return clip(f"{before or ''}{label}") or previous
    phrase = noun_phrase(context.right, pack)
    if phrase.head and outer and inner == "来自":
        return clip(f"{outer}来自的{phrase.head}")  # 1 150 种物质（来自 137 个国家）
    if not phrase.head and outer and phrase.predicate.startswith("由"):
        return clip(f"{phrase.predicate}的{outer}")  # 56 家企业（11 家由女性领导）
    if phrase.head:
        return phrase.head
    if quantity.unit == "person" and phrase.predicate:
        return clip(f"{phrase.predicate}的人")
    label = None
    if quantity.kind is not FigureKind.COUNT:
        label = tail_phrase(re.split("[，、；和]", inner)[-1], pack)
    if label and outer and len(label) <= BARE_HEAD:  # 毛额 25 万美元(净额 22 万美元)
        return clip(f"{outer.removesuffix('毛额')}{label}" if label.endswith("额") else f"{label}{outer}")
    label_before = re.split(r"[，；：、)）]|和|及|与", context.before_bracket)[-1]
    if (
        quantity.kind in (FigureKind.MONEY, FigureKind.MEASURE)
        and not inner
        and not any(c.isdigit() for c in label_before)
    ):
        own = tail_phrase(label_before, pack)  # 移动装置(7 200 美元)和台式电话(2 000 美元)
        if own and len(own) > 1:
            return own
    before = tail_phrase(context.before_bracket, pack)
    if before is not None and previous is None and quantity.kind is not FigureKind.COUNT:
        return before
    if before is not None and (previous is None or re.search(r"(?:人数|数)(?:最|$)", before)):
        topic = _COUNT_WORDS.sub("", before)
        return (topic.rpartition("的")[2] if "的" in topic else group) or group or topic
    return previous
