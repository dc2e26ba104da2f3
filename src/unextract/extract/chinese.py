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
SHORT_HEAD = 4
CHANGES = frozenset({Role.INCREASE, Role.DECREASE, Role.BASE})
SHARES = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})

_STOP = re.compile(r"[，。；：！？,;:()（）\[\]]|(?<=和|及|、)(?= ?\d)|(?<=以及)(?= ?\d)|——")
_SENTENCE = re.compile(r"[。；！？]")
_TIME = re.compile(
    r"(?:截至|自从?|从|在|到|与|较|同|比)? ?(?:19|20)\d\d(?: ?[-–至/] ?(?:19|20)?\d\d)? ?年(?:底|初|末|度)?"
    r"(?: ?\d+ ?月(?:底|初|末|份)?)?(?: ?\d+ ?日)?(?:以来|期间|同期|相比)?的?"
    r"|(?:比|与)?(?:上一?年|去年|前一年)(?:同期|相比)?"
)
_TOPIC = re.compile(r"在([^，。；]{2,20}?)(?:之?中|当中)，")
_OPENING = re.compile(r"^(?:其中|另有|有|而|并|且|还有|以及|和|共有?)+")
# 在、向 … before the number: the noun is the object of a preposition, what follows is said of somebody else
_PREPOSITION = re.compile(
    r"(?:通过|以|用|向|对|为|从|由|将|把|给|与|和|及|应|根据|帮助|支持|协助|涵盖|超过|包括|促使|使) ?(?:约|近|超过|至少)?$"
)
_PLACE = re.compile(r"(?:在|于|来自|分布在|分布于|遍布|覆盖|涉及|到) ?(?:全球|世界|其他|约|近|超过|至少)? ?$")
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
    last_end = 0
    for quantity in quantities:
        context = _context(text, quantity, last_end)
        previous = found[-1] if found else None
        if context.bracket is not None:
            subject = _in_bracket(quantity, context, previous, group, pack)
        elif quantity.role in CHANGES:
            subject = _changed(context, previous, pack)
        elif quantity.kind in SHARES:
            subject = _share(context, previous, group, pack)
        else:
            subject = _counted(context, previous, group, pack)
        found.append(subject)
        last_end = quantity.end
        if quantity.kind is FigureKind.COUNT and quantity.role not in CHANGES:
            group = _noun_phrase(context.right, pack).head or subject or group
    return found


def unit_noun(text: str, quantity: Quantity, pack: Pack) -> str:
    """The noun that completes a measure word to a unit: 项 before 决议, 份 before 自愿国别评估."""
    head = _noun_phrase(text[quantity.noun : quantity.noun + 80], pack).head
    if len(head) <= SHORT_HEAD:
        return head
    return next((word for word in reversed(pieces(head)) if len(word) > 1), head)


def _context(text: str, quantity: Quantity, last_end: int) -> Context:
    start = max((m.end() for m in _SENTENCE.finditer(text, 0, quantity.start)), default=0)
    sentence = text[start : quantity.start]
    opened = max(sentence.rfind("("), sentence.rfind("（"))
    closed = max(sentence.rfind(")"), sentence.rfind("）"))
    bracket, before = (sentence[opened + 1 :], sentence[:opened]) if opened > closed else (None, "")
    own = text[max(start, last_end) : quantity.start]
    clause = re.split(r"[，：:,]", own)[-1]
    return Context(sentence, clause, bracket, before, text[quantity.noun : quantity.noun + 80])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase and what its clause says of it."""

    head: str
    predicate: str


def _noun_phrase(right: str, pack: Pack) -> Phrase:
    """The noun phrase at the start of `right`; empty where none starts there."""
    right = right.lstrip(" 的+")
    stop = _STOP.search(right)
    clause = right[: stop.start()] if stop is not None else right
    if not clause:
        return Phrase("", "")
    ends = pack.words["phrase_end"]
    words = pieces(clause)
    if words and words[0] in ends and len(words[0]) < 3:
        # 与军备控制有关的项目, 曾参加选举的妇女: a relative clause before its noun
        modifier, found, noun = clause.partition("的")
        if found and 1 < len(modifier) < 24 and noun:
            inner = _noun_phrase(noun, pack)
            if inner.head:
                return Phrase(f"{modifier}的{inner.head}"[:LONGEST], "")
        return Phrase("", _predicate(right, pack))
    length = 0
    for index, word in enumerate(words):
        if index and word in ends:
            break
        length += len(word)
    head = clause[:length].strip(" 、和及“”")
    rest = clause[length:]
    return Phrase(head[:LONGEST], _predicate(rest + right[len(clause) :], pack) if rest.strip() else "")


def _predicate(rest: str, pack: Pack) -> str:
    """What is said: the clause, and with a verb of saying also the clause that it introduces."""
    rest = rest.lstrip()
    stop = _STOP.search(rest)
    clause = rest[: stop.start()] if stop is not None else rest
    saying = next((word for word in pack.words["saying"] if clause.startswith(word)), None)
    if saying is not None and len(clause) <= len(saying) + 1 and stop is not None:
        following = rest[stop.end() :]
        second = _STOP.search(following)
        clause += following[: second.start()] if second is not None else following
    return clause.strip(" 了的")[: LONGEST - 8]


def _counted(context: Context, previous: str | None, group: str | None, pack: Pack) -> str | None:
    phrase = _noun_phrase(context.right, pack)
    clause = _TIME.sub("", context.clause).strip(" ，、")
    if not phrase.head:
        return _measured(clause, phrase.predicate, pack) or previous
    if len(phrase.head) > SHORT_HEAD:
        return phrase.head
    if _PLACE.search(clause):
        rest = phrase.predicate or _last_verb(clause, pack)
        whole = group if group and group != phrase.head else ""
        return _clip(f"{whole}{rest}的{phrase.head}" if rest or whole else phrase.head)
    if re.match(r"的 ?[约近]?\d", context.right[len(phrase.head) :].lstrip()):
        following = re.sub(
            r"^的 ?[约近]?[\d ,.]+[万亿]? ?[多余]?[万亿]? ?[名个位项]?", "", context.right[len(phrase.head) :]
        )
        return _clip(f"{_noun_phrase(following, pack).head}所在的{phrase.head}")
    if clause.endswith("的"):
        own = _tail(clause, pack)
        return _clip(f"{own}的{phrase.head}") if own else phrase.head
    if phrase.predicate and not _PREPOSITION.search(clause):
        return _clip(f"{phrase.predicate}的{phrase.head}")
    own = _verb_phrase(clause, pack)
    return _clip(f"{own}的{phrase.head}" if own else phrase.head)


def _measured(clause: str, predicate: str, pack: Pack) -> str | None:
    own = _tail(clause, pack)
    if own is not None and len(own) >= 2:
        return own
    return _verb_phrase(clause, pack) or predicate or None


def _changed(context: Context, previous: str | None, pack: Pack) -> str | None:
    own = _tail(context.clause, pack)
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
        before = _tail(re.split(r"[，；：、]", context.before_bracket)[-1], pack)
        return _clip(f"{before or ''}{label}") or previous
    phrase = _noun_phrase(context.right, pack)
    if phrase.head:
        return phrase.head
    before = _tail(context.before_bracket, pack)
    if group is None or (
        before is not None and group not in before and re.search(r"(?:人数|数)(?:最|$)", before)
    ):
        return _COUNT_WORDS.sub("", before or "").rpartition("的")[2] or previous
    return group


def _share(context: Context, previous: str | None, group: str | None, pack: Pack) -> str | None:
    right = context.right.lstrip()
    topic = _TOPIC.search(context.sentence)
    whole = topic[1] if topic is not None else group or previous
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
