"""What a figure measures, in Chinese: the noun phrase beside it, or the one it goes back to.

The rules are those of the clause. A count precedes what it counts
(42 名志愿人员); a share precedes its whole (52%的工作队采用…) or follows its
part (妇女占 47%); a value follows what it measures (捐款总额为 490 万美元);
a change or an earlier value measures what the figure before it measures.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind, Role
from unextract.words import pieces

# Longest phrase kept: a subject names a column, it is no sentence.
LONGEST = 40
# A head of so few characters says too little alone (国家, 儿童): what is said of it is added.
SHORT_HEAD = 6
# … and of so few, all of it; of a longer one only the first words.
BARE_HEAD, FIRST_WORDS = 4, 12
# A clause of so few characters is taken whole: 联合国新闻中心和驻地协调员办公室同地办公的比例
SHORT_CLAUSE = 26
_SAME = re.compile(r"(?:这一|该|同一|此)(?:比例|比率|数字|数目|百分比|占比)$")
CHANGES = frozenset({Role.INCREASE, Role.DECREASE, Role.BASE})
SHARES = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})

_STOP = re.compile(r"[，。；：！？,;:()（）\[\]]|(?:和|及|、|以及)(?= ?(?:超过|约|近|另外)? ?\d)|——")
_SENTENCE = re.compile(r"[。；！？]")
_TIME = re.compile(
    r"(?:截至|自从?|从|在|到|与|较|同|比)? ?(?:19|20)\d\d(?: ?[-–至/] ?(?:19|20)?\d\d)? ?年(?:底|初|末|度)?"
    r"(?: ?\d+ ?月(?:底|初|末|份)?)?(?: ?\d+ ?日)?(?:以来|期间|同期|相比)?的?"
    r"|(?:比|与)?(?:上一?年|去年|前一年)(?:同期|相比)?"
)
_TOPIC = re.compile(r"在([^，。；]{2,20}?)(?:之?中|当中)，")
_OPENING = re.compile(r"^(?:其中|另有|有|而|并|且|还有|以及|和|共有?)+")
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
_INSERTION = re.compile(r" ?(?:[（(][^（()）]{0,40}[)）]|，(?:特别是|尤其是|包括|主要是)[^，。；]{1,24}，) ?")
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
            subject = _changed(context, previous, pack) or _noun_phrase(context.right, pack).head or None
        elif quantity.kind in SHARES:
            subject = _share(quantity, context, previous, group, pack)
        elif quantity.kind is FigureKind.COUNT:
            subject = _counted(text, quantity, following, context, group, pack) or previous
        else:
            subject = _amount(quantity, context, pack) or previous
        found.append(subject)
        head = _noun_phrase(context.right, pack, following.start - quantity.noun if following else None).head
        last_end, lead = max(quantity.end, quantity.noun + len(head)), context.clause
        if quantity.kind is FigureKind.COUNT and quantity.role not in CHANGES:
            group = head or (subject if subject and not any(c.isdigit() for c in subject) else group)
    return found


def unit_noun(text: str, quantity: Quantity, pack: Pack) -> str:
    """The noun that completes a measure word to a unit: 项 before 决议, 评估 after 份区域综合."""
    head = _noun_phrase(text[quantity.noun : quantity.noun + 80], pack).head.rpartition("的")[2]
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
    if start <= last_end and clause.strip() in ("的", "和", "及", "以及", "、"):
        clause = lead
    return Context(sentence, clause, bracket, before, text[quantity.noun : quantity.noun + 80])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase and what its clause says of it."""

    head: str
    predicate: str


def _noun_phrase(right: str, pack: Pack, limit: int | None = None) -> Phrase:
    """The noun phrase at the start of `right`, at most `limit` characters; empty where none starts there."""
    if limit is not None and limit < len(right):
        return Phrase(_noun_phrase(right[:limit], pack).head, "")
    right = _skip_insertion(right).lstrip(" 的+")
    stop = _STOP.search(right)
    clause = right[: stop.start()] if stop is not None else right
    if not clause:
        return Phrase("", "")
    ends = pack.words["phrase_end"]
    words = pieces(clause)
    if words and words[0] in ends and len(words[0]) < 3:
        # 与军备控制有关的项目, 曾参加选举的妇女: a relative clause before its noun
        modifier, found, noun = clause.partition("的")
        if found and 1 < len(modifier) < 24 and noun and not any(c.isdigit() for c in modifier):
            inner = _noun_phrase(noun, pack)
            if inner.head:
                return Phrase(f"{modifier}的{inner.head}"[:LONGEST], "")
        return Phrase("", _predicate(right, pack))
    length = 0
    for index, word in enumerate(words):
        if index and word in ends and not _is_noun(word, words[index + 1 : index + 2], pack):
            break
        length += len(word)
    head = clause[:length].strip(" 、和及“”")
    rest = clause[length:]
    if not rest.strip() and right[len(clause) : len(clause) + 1] in ("(", "（"):
        after = _INSERTION.match(right, len(clause))
        rest, right = ("", right) if after is None else (right[after.end() :], "")
        return Phrase(_head(head), _predicate(rest, pack) if rest and not _STOP.match(rest) else "")
    return Phrase(_head(head), _predicate(rest + right[len(clause) :], pack) if rest.strip() else "")


def _skip_insertion(right: str) -> str:
    found = _INSERTION.match(right)
    return right if found is None else right[found.end() :]


def _head(head: str) -> str:
    return head.removesuffix("之一")[:LONGEST]


def _is_noun(word: str, following: Sequence[str], pack: Pack) -> bool:
    """Whether a word that can be both (报告, 评估) is a noun here: it has no object."""
    if word not in pack.words["either"]:
        return False
    return not following or following[0] in pack.words["phrase_end"] or following[0].isspace()


def _predicate(rest: str, pack: Pack) -> str:
    """What is said: the clause, and with a verb of saying also the clause that it introduces."""
    rest = rest.lstrip()
    if rest.startswith(("即", "包括", "如", "例如", "等")):
        return ""
    stop = _STOP.search(rest)
    clause = rest[: stop.start()] if stop is not None else rest
    saying = next((word for word in pack.words["saying"] if clause.startswith(word)), None)
    if saying is not None and len(clause) <= len(saying) + 1 and stop is not None:
        following = rest[stop.end() :]
        second = _STOP.search(following)
        clause += following[: second.start()] if second is not None else following
    return clause.strip(" 了的")[: LONGEST - 8]


def _counted(
    text: str, quantity: Quantity, following: Quantity | None, context: Context, group: str | None, pack: Pack
) -> str | None:
    limit = following.start - quantity.noun if following is not None else None
    phrase = _noun_phrase(context.right, pack, limit)
    clause = _JOINED.sub("", _TIME.sub("", context.clause).strip(" ，、").removesuffix("数以"))
    head, predicate = phrase.head, phrase.predicate or _noun_phrase(context.right, pack).predicate
    if not head:
        concerned = predicate or _RECIPIENT.search(clause) or _HELPED.search(clause)
        if quantity.unit != "person" or not concerned:
            return _measured(clause, predicate, pack)
        head = "人"
    if following is not None and 0 <= following.start - quantity.noun - len(phrase.head) <= 4:
        counted = _noun_phrase(text[following.noun : following.noun + 80], pack)
        if text[quantity.noun + len(phrase.head) : following.core_start].strip().startswith(("的", "中")):
            # 126 个国家的 500 名青年领袖: the countries are where the leaders are
            return _clip(f"{counted.head or '人'}所在的{head}")
        predicate = predicate or counted.predicate
    if len(head) > SHORT_HEAD or _DEMONSTRATIVE.search(clause):
        return head
    return _clip(_specified(head, predicate, clause, group, pack))


def _specified(head: str, predicate: str, clause: str, group: str | None, pack: Pack) -> str:
    """A short head with the words that tell which: what it does, what is done to it, where it is."""
    if _PLACE.search(clause):
        whole = group if group and group != head else ""
        said = predicate or _last_verb(clause, pack)
        return f"{whole}{said}的{head}" if whole or said else head
    if _RECIPIENT.search(clause):
        received = next((to + gives.sub("", predicate) for gives, to in _GIVES if gives.match(predicate)), "")
        return f"{received}的{head}" if received else head
    if _HELPED.search(clause):
        return f"获帮助{predicate}的{head}" if predicate else f"{_verb_phrase(clause, pack)}的{head}"
    if len(head) > BARE_HEAD:
        predicate = predicate[:FIRST_WORDS]
    if clause.endswith("的"):
        own = _tail(clause, pack)
        return f"{own}的{head}" if own else head
    if _MEANS.search(clause):
        return head
    if predicate:
        return f"{predicate}的{head}"
    own = _verb_phrase(clause, pack)
    return f"{own}的{head}" if own else head


# who gave is no part of what the money is for: 我们为这些计划调集
_FOR_WHOM = re.compile(r"^.*?((?:为|向|对)[^，。；]{2,})$")
# What an amount is of, where the text names only what was done with it: 承付了 2.31 亿美元
AMOUNT = {FigureKind.MONEY: "资金"}


def _amount(quantity: Quantity, context: Context, pack: Pack) -> str | None:
    phrase = _noun_phrase(context.right, pack)
    clause = _TIME.sub("", context.clause).strip(" ，、")
    if phrase.head and not any(c.isdigit() for c in phrase.head):
        if len(phrase.head) > BARE_HEAD:
            return phrase.head
        if phrase.predicate and not clause:
            return _clip(f"{phrase.predicate}的{phrase.head}")
        own = _tail(clause, pack)
        return _clip(f"{own}{phrase.head}" if own else phrase.head)
    noun = AMOUNT.get(quantity.kind)
    if noun is not None and phrase.predicate.startswith("用于"):
        return _clip(f"{phrase.predicate}的{noun}")
    words = pieces(clause)
    last = next((word for word in reversed(words) if word not in ("了", "的") and not word.isspace()), "")
    if noun is not None and last in pack.words["phrase_end"] and last not in pack.words["link"]:
        done = _verb_phrase(_FOR_WHOM.sub(r"\1", clause), pack)
        return done if last in pack.words["either"] else _clip(f"{done}的{noun}")
    return _measured(clause, phrase.predicate, pack)


def _measured(clause: str, predicate: str, pack: Pack) -> str | None:
    own = _tail(clause, pack)
    if own is not None and len(own) >= 2:
        return own
    return _verb_phrase(clause, pack) or predicate or None


def _changed(context: Context, previous: str | None, pack: Pack) -> str | None:
    own = _tail(context.clause, pack)
    if own is not None and _SAME.search(own):
        return previous or own
    if own is not None and len(own) >= 3:
        return own
    if previous is not None:
        return previous
    before = re.split(r"[，：:,]", context.sentence)
    return next((tail for clause in reversed(before[:-1]) if (tail := _tail(clause, pack))), own)


def _in_bracket(
    quantity: Quantity, context: Context, previous: str | None, group: str | None, pack: Pack
) -> str | None:
    inner = _TIME.sub("", _OPENING.sub("", context.bracket or "")).strip(" ，、")
    right = context.right.lstrip()
    if quantity.role in CHANGES:
        return previous
    if quantity.kind in SHARES:
        if inner.startswith("占"):
            return _clip(f"{previous or group or ''}{inner.rstrip('的 ')}")
        if right[:1] and right[0] in "为是属":
            return _clip(f"{group or previous or ''}中{_first(right[1:])}")
        label = re.split(r"[，、；]", inner)[-1].strip()
        before = _tail(re.split(r"[，；：、)）]", context.before_bracket)[-1].removeprefix("包括"), pack)
        return _clip(f"{before or ''}{label}") or previous
    phrase = _noun_phrase(context.right, pack)
    if phrase.head:
        return phrase.head
    before = _tail(context.before_bracket, pack)
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
        phrase = _noun_phrase(right[1:], pack)
        if phrase.head:
            said = phrase.predicate or _verb_phrase(context.clause, pack)
            return _clip(f"{said}的{phrase.head}" if said else phrase.head)
    clause = _TIME.sub("", _OPENING.sub("", context.clause.strip())).strip()
    if "占" in clause:
        part, _, base = clause.rpartition("占")
        base = base.strip("的 最初计划") if base.strip(" 的") == "" else base.strip("的 ")
        part = part.strip(" ，的") or previous or ""
        return _clip(f"{part}占{base}" if base else f"{whole or ''}中{part}")
    if right[:1] and right[0] in "为是" and not right.startswith("为止"):
        return _clip(f"{whole or ''}中{_first(right[1:])}")
    own = _tail(clause, pack)
    if own is not None and len(own) >= 3:
        return own
    predicate = _predicate(right, pack)
    if predicate and whole:
        return _clip(f"{predicate}的{whole}")
    return own or predicate or previous


def _tail(clause: str, pack: Pack) -> str | None:
    """The noun phrase at the end of `clause`, before the words that link it to its value."""
    words = pieces(_OPENING.sub("", _TIME.sub("", clause).strip(" ，、")))
    link, ends, opening = pack.words["link"], pack.words["phrase_end"], pack.words["opening"]
    while words and (words[-1] in link or words[-1] in opening or words[-1].isspace()):
        words.pop()
    while words and (words[0] in opening or words[0].isspace()):
        words.pop(0)
    whole = "".join(words).strip(" ，、的“”")
    if len(whole) <= SHORT_CLAUSE and words and words[-1] not in ends:
        return whole or None
    start = len(words)
    while start and words[start - 1] not in ends and words[start - 1] not in opening:
        start -= 1
    phrase = "".join(words[start:]).strip(" ，、的“”")
    if len(phrase) < 3 and start > 1:  # the last word alone is no name: take its clause
        phrase = "".join(words).strip(" ，、的“”")
    return phrase[-LONGEST:] or None


def _verb_phrase(clause: str, pack: Pack) -> str | None:
    """The verb before a number with its object: 动员了, 向联合国组织导入."""
    words = pieces(_OPENING.sub("", _TIME.sub("", clause).strip(" ，、")))
    link, opening = pack.words["link"], pack.words["opening"]
    while words and (words[-1] in link or words[-1].isspace()):
        words.pop()
    while words and (words[0] in opening or words[0].isspace()):
        words.pop(0)
    return "".join(words).strip(" ，、的“”")[-16:] or None


def _last_verb(clause: str, pack: Pack) -> str:
    words = [word for word in pieces(clause) if word in pack.words["phrase_end"] and len(word) > 1]
    return words[-1] if words else ""


def _first(right: str) -> str:
    stop = _STOP.search(right)
    return (right[: stop.start()] if stop is not None else right).strip(" 的")[:20]


def _clip(phrase: str) -> str:
    return phrase.strip(" ，、的")[:LONGEST]
