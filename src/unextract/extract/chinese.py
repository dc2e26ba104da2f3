"""What a figure measures, in Chinese: the noun phrase beside it, or the one it goes back to.

The rules are those of the clause. A count precedes what it counts
(42 名志愿人员); a share precedes its whole (52%的工作队采用…) or follows its
part (妇女占 47%); a value follows what it measures (捐款总额为 490 万美元);
a change or an earlier value measures what the figure before it measures.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from unextract.extract.phrases import (
    LONGEST,
    LONGEST_VERB,
    OPENING,
    STOP,
    TIME,
    clip,
    first_phrase,
    last_verb,
    noun_phrase,
    predicate_of,
    tail_phrase,
    verb_phrase,
)
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind, Role
from unextract.words import pieces

# A head of so few characters says too little alone (国家, 儿童): what is said of it is added.
SHORT_HEAD = 6
# … and of so few, all of it; of a longer one only the first words.
BARE_HEAD, FIRST_WORDS = 4, 12
# The next figure speaks of the same clause if so few characters lie between: 126 个国家的约 500 名青年
NEXT = 4
_SAME = re.compile(r"(?:这一|该|同一|此)(?:比例|比率|数字|数目|百分比|占比)$")
CHANGES = frozenset({Role.INCREASE, Role.DECREASE, Role.BASE})
SHARES = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})

_VALUE = re.compile(r"\d ?[%％]")
# who has something: CRAF'd 拥有 40 000 名用户; where (在全球) is not who
_HAS = re.compile(r"^(?:(?:在|于|全球|世界)[^，。；]*|([^，。；]*?))(?:目前|现|已|共)?(?:拥有|设有|具有)了?$")
# the items of a list say what of it: 支持效果，包括战略规划(90%)、传播和宣传(87%)
_LISTED = re.compile(r"^(.*[^，。；：、])，(?:包括|即|例如|其中)[^，。；：]*$")
_THAN = re.compile(r"^.*?(?:比|较|低于|高于)(?=所)")
_CAPTION = re.compile(r"^[图表] ?[一二三四五六七八九十\d.]+$")
_SENTENCE = re.compile(r"[。；！？]")
_TOPIC = re.compile(r"在([^，。；]{2,20}?)(?:之?中|当中)，")
# what the words before the number make of its noun: the one who receives, who is helped, or a mere means
_RECIPIENT = re.compile(r"(?:向|对|(?<![数额量率比龄])为|给)(?:[^，。；]{0,16}的)? ?(?:约|近|超过|至少)?$")
_HELPED = re.compile(r"(?:帮助|协助|支持)了? ?(?:约|近|超过|至少)?$")
_MEANS = re.compile(r"(?:通过|由|将|把|给|应|根据|涵盖|超过|包括) ?(?:约|近|超过|至少)?$")
_JOINED = re.compile(r"^(?:和|及|以及|、|或)$")
_DEMONSTRATIVE = re.compile(r"(?:这|该|其|上述|所有|全部|下一?个?|前) ?$")
_PLACE = re.compile(r"(?:在|于|来自|分布在|分布于|遍布|覆盖|涉及|到) ?(?:全球|世界|其他|约|近|超过|至少)? ?$")
_GIVES = (
    (re.compile(r"^提供了?"), "获得"),
    (re.compile(r"^进行了?"), "接受"),
    (re.compile(r"^分发了?"), "获得"),
)
_COUNT_WORDS = re.compile(r"(?:的?(?:人数|数量|总数|数目|总人数))?(?:最多|最少|最高|最大)?$")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a figure: its clause up to it, the bracket it is in, what follows its unit."""

    sentence: str
    clause: str
    bracket: str | None
    before_bracket: str
    right: str


def subjects(text: str, quantities: Sequence[Quantity], pack: Pack) -> list[str | None]:
    """What each quantity measures, in the words of the source; None where no phrase was found."""
    found: list[str | None] = []
    group: str | None = None
    last_end, lead = 0, ""
    for position, quantity in enumerate(quantities):
        context = _context(text, quantity, last_end, lead)
        previous = found[-1] if found else None
        following = quantities[position + 1] if position + 1 < len(quantities) else None
        if context.bracket is not None:
            subject = _in_bracket(quantity, context, previous, group, pack)
        elif quantity.role in CHANGES:
            subject = (
                _changed(quantity, context, previous, pack) or noun_phrase(context.right, pack).head or None
            )
        elif quantity.kind in SHARES:
            subject = _share(quantity, context, previous, group, pack)
        elif quantity.kind is FigureKind.COUNT:
            subject = _counted(text, quantity, following, context, group, pack) or previous
        else:
            subject = _amount(quantity, context, pack) or previous
        if subject is not None and _VALUE.search(subject):
            subject = previous  # another value of the run is no name
        found.append(subject)
        head = noun_phrase(context.right, pack, following.start - quantity.noun if following else None).head
        last_end, lead = max(quantity.end, quantity.noun + len(head)), context.clause
        if quantity.kind is FigureKind.COUNT and quantity.role not in CHANGES:
            group = head or (subject if subject and not any(c.isdigit() for c in subject) else group)
    return found


def unit_noun(text: str, quantity: Quantity, pack: Pack) -> str:
    """The noun that completes a measure word to a unit: 项 before 决议, 评估 after 份区域综合."""
    head = noun_phrase(text[quantity.noun : quantity.noun + 80], pack).head.rpartition("的")[2]
    if len(head) <= BARE_HEAD:
        return head
    return next((word for word in reversed(pieces(head)) if len(word) > 1), head)


def _context(text: str, quantity: Quantity, last_end: int, lead: str) -> Context:
    """`last_end` is where the noun of the figure before ends, `lead` the clause up to that figure."""
    start = max((m.end() for m in _SENTENCE.finditer(text, 0, quantity.start)), default=0)
    sentence = text[start : quantity.start]
    opened = max(sentence.rfind("("), sentence.rfind("（"))
    closed = max(sentence.rfind(")"), sentence.rfind("）"))
    bracket, before = (sentence[opened + 1 :], sentence[:opened]) if opened > closed else (None, "")
    own = text[max(start, last_end) : quantity.start]
    clause = re.split(r"[，：:,]", own)[-1]
    right = text[quantity.noun : quantity.noun + 80]
    if not clause.strip() and own.rstrip()[-1:] in ("：", ":") and not right[:1].isalpha():
        clause = re.split(r"[，：:,\n]", own)[-2]  # a label and its value: 与天气有关的：3200 万
    if right.startswith("计") and text.endswith("数以", 0, quantity.start):
        right = right[1:]  # 数以百万计的人
    if start <= last_end and clause.strip() in ("的", "和", "及", "以及", "、"):
        clause = lead
    return Context(sentence, clause, bracket, before, right)


def _counted(
    text: str, quantity: Quantity, following: Quantity | None, context: Context, group: str | None, pack: Pack
) -> str | None:
    limit = following.start - quantity.noun if following is not None else None
    phrase = noun_phrase(context.right, pack, limit)
    clause = _JOINED.sub("", TIME.sub("", context.clause).strip(" ，、").removesuffix("数以"))
    head, predicate = phrase.head, phrase.predicate or noun_phrase(context.right, pack).predicate
    if not head:
        concerned = predicate or _RECIPIENT.search(clause) or _HELPED.search(clause)
        if quantity.unit != "person" or not concerned:
            return _measured(clause, predicate, pack)
        head = "人"
    gap = "" if following is None else text[quantity.noun + len(phrase.head) : following.start]
    if following is not None and len(gap) <= NEXT and not STOP.search(gap):
        counted = noun_phrase(text[following.noun : following.noun + 80], pack)
        if text[quantity.noun + len(phrase.head) : following.core_start].strip().startswith(("的", "中")):
            # 126 个国家的 500 名青年领袖: the countries are where the leaders are
            return clip(f"{counted.head or '人'}所在的{head}")
        predicate = predicate or counted.predicate
    if len(head) > SHORT_HEAD or _DEMONSTRATIVE.search(clause):
        return head
    return clip(_specified(head, predicate, clause, group, pack))


def _specified(head: str, predicate: str, clause: str, group: str | None, pack: Pack) -> str:
    """A short head with the words that tell which: what it does, what is done to it, where it is."""
    if _PLACE.search(clause):
        whole = group if group and group != head else ""
        said = predicate or last_verb(clause, pack)
        return f"{whole}{said}的{head}" if whole or said else head
    if _RECIPIENT.search(clause):
        received = next((to + gives.sub("", predicate) for gives, to in _GIVES if gives.match(predicate)), "")
        return f"{received}的{head}" if received else head
    if _HELPED.search(clause):
        return f"获帮助{predicate}的{head}" if predicate else f"{verb_phrase(clause, pack)}的{head}"
    if len(head) > BARE_HEAD:
        predicate = predicate[:FIRST_WORDS]
    if clause.endswith("的"):
        own = tail_phrase(clause, pack)
        return f"{own}的{head}" if own else head
    if _MEANS.search(clause):
        return head
    owner = _HAS.search(clause)
    if owner is not None:
        return f"{owner[1]}的{head}" if owner[1] else head
    if predicate:
        return f"{predicate}的{head}"
    own = verb_phrase(clause, pack)
    if own and all(len(word) == 1 or word in pack.words["phrase_end"] for word in pieces(own)):
        own = clause.strip("了的 ")[-LONGEST_VERB:]  # 可再增加: the verb that links is all that is said
    return f"{own}的{head}" if own else head


# who gave is no part of what the money is for: 我们为这些计划调集
_FOR_WHOM = re.compile(r"^.*?((?:为|向|对)[^，。；]{2,})$")
# What an amount is of, where the text names only what was done with it: 承付了 2.31 亿美元
AMOUNT = {FigureKind.MONEY: "资金"}


def _amount(quantity: Quantity, context: Context, pack: Pack) -> str | None:
    phrase = noun_phrase(context.right, pack)
    clause = TIME.sub("", context.clause).strip(" ，、")
    if phrase.head and not any(c.isdigit() for c in phrase.head):
        if len(phrase.head) > BARE_HEAD:
            return phrase.head
        if phrase.predicate and not clause:
            return clip(f"{phrase.predicate}的{phrase.head}")
        own = tail_phrase(clause, pack)
        return clip(f"{own}{phrase.head}" if own else phrase.head)
    noun = AMOUNT.get(quantity.kind)
    if noun is not None and phrase.predicate.startswith("用于"):
        return clip(f"{phrase.predicate}的{noun}")
    words = pieces(clause)
    last = next((word for word in reversed(words) if word not in ("了", "的") and not word.isspace()), "")
    if noun is not None and last in pack.words["phrase_end"] and last not in pack.words["link"]:
        done = verb_phrase(_FOR_WHOM.sub(r"\1", clause), pack)
        if done is None or len(done) < 2:  # 降至: said of the figure before
            return None
        return done if last in pack.words["either"] else clip(f"{done}的{noun}")
    return _measured(clause, phrase.predicate, pack)


def _measured(clause: str, predicate: str, pack: Pack) -> str | None:
    own = tail_phrase(clause, pack)
    if own is not None and len(own) >= 2:
        return own
    return verb_phrase(clause, pack) or predicate or None


def _changed(quantity: Quantity, context: Context, previous: str | None, pack: Pack) -> str | None:
    own = tail_phrase(_THAN.sub("", context.clause), pack)
    if own is not None and own.startswith("所") and quantity.kind in AMOUNT:
        return f"{own.rstrip('的')}{AMOUNT[quantity.kind]}"  # 比所需的 520 亿美元少
    if own is not None and _SAME.search(own):
        return previous or own
    if own is not None and len(own) >= 3:
        return own
    if previous is not None:
        return previous
    before = re.split(r"[，：:,]", context.sentence)
    return next((tail for clause in reversed(before[:-1]) if (tail := tail_phrase(clause, pack))), own)


def _in_bracket(
    quantity: Quantity, context: Context, previous: str | None, group: str | None, pack: Pack
) -> str | None:
    inner = TIME.sub("", OPENING.sub("", context.bracket or "")).strip(" ，、")
    right = context.right.lstrip()
    if quantity.role in CHANGES:
        return previous
    if quantity.kind in SHARES:
        if inner.startswith("占"):
            return clip(f"{previous or group or ''}{inner.rstrip('的 ')}")
        if right[:1] and right[0] in "为是属":
            return clip(f"{group or previous or ''}中{first_phrase(right[1:])}")
        label = re.split(r"[，、；]", inner)[-1].strip()
        before = tail_phrase(
            re.split(r"[，；：、)）]", context.before_bracket)[-1].removeprefix("包括"), pack
        )
        listed = _LISTED.match(context.before_bracket)
        if listed is not None and before:
            whole = tail_phrase(re.split(r"[，；：]", listed[1])[-1], pack)
            return f"{whole or ''}{before}{label}"[-LONGEST:]
        return clip(f"{before or ''}{label}") or previous
    phrase = noun_phrase(context.right, pack)
    if phrase.head:
        return phrase.head
    before = tail_phrase(context.before_bracket, pack)
    if before is not None and (previous is None or re.search(r"(?:人数|数)(?:最|$)", before)):
        topic = _COUNT_WORDS.sub("", before)
        return (topic.rpartition("的")[2] if "的" in topic else group) or group or topic
    return previous


def _share(
    quantity: Quantity, context: Context, previous: str | None, group: str | None, pack: Pack
) -> str | None:
    right = context.right.lstrip()
    topic = _TOPIC.search(context.sentence)
    whole = quantity.groups.get("whole") or (topic[1] if topic is not None else group or previous)
    if right.startswith("的"):
        phrase = noun_phrase(right[1:], pack)
        if phrase.head:
            said = phrase.predicate or verb_phrase(context.clause, pack)
            return clip(f"{said}的{phrase.head}" if said else phrase.head)
    clause = TIME.sub("", OPENING.sub("", context.clause.strip())).strip()
    if "占" in clause:
        part, _, base = clause.rpartition("占")
        base = base.strip("的 最初计划") if base.strip(" 的") == "" else base.strip("的 ")
        part = part.strip(" ，的") or previous or ""
        return clip(f"{part}占{base}" if base else f"{whole or ''}中{part}")
    if right[:1] and right[0] in "为是" and not right.startswith("为止"):
        return clip(f"{whole or ''}中{first_phrase(right[1:])}")
    own = tail_phrase(clause, pack)
    if own is not None and _CAPTION.match(own):
        own = None
    if own is not None and len(own) >= 3:
        return own
    predicate = predicate_of(right, pack)
    if predicate and whole:
        return clip(f"{predicate}的{whole}")
    return own or predicate or previous
