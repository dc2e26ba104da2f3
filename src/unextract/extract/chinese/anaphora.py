"""What a short Chinese subject goes back to: 该会议促成的认捐, 受益的会员国, its owner's 收入."""

import re
from collections.abc import Iterator, Sequence

from unextract.extract.chinese.clauses import Context
from unextract.extract.chinese.ends import topic
from unextract.extract.chinese.phrases import STOP, clip, tail_phrase, untimed, verbs
from unextract.extract.chinese.specified import bearer
from unextract.packs import Pack
from unextract.words import pieces

# 这样做的国家: that do as was said
_SO = re.compile(r"(?:.*的)?(?:这样做|这么做|如此行事)的([^的]+)")
# 主要由妇女完成
_DONE_BY = re.compile(r"由([^，。；\d]{2,12}?)(?:完成|承担|从事|进行|担任|负责)$")
_THIS = re.compile(r"(?:该|这些|这一|这次|此次|上述|这笔)(?=.{2})")
_BENEFITS = re.compile(r"(?:受益|获益|受惠)的([^的]+)")
# What somebody or something has, and is not told by itself
_HAD = re.compile(r"(?:总|平均)?(?:收入|支出|费用|工资|薪金|价值|面积|成本|开支)")
_HAD_LAST = re.compile(_HAD.pattern + "$")
_BENEFITING = re.compile(r"受益于.+的")
_FOR = re.compile(r"为([^，。；的为]{2,8})(?:提供|发放|拨付)$")
# a plan: 支助了一个计划
_ONE = re.compile(r"一[项个份种次笔名位]")
# A longer name is told by its last noun.
_SHORT = 12
# Longest phrase that stands for a pronoun, or whose benefit it is.
_LONGEST = 24


def recovered(
    subject: str, text: str, begins: int, lead: str, previous: str | None, group: str | None, pack: Pack
) -> str:
    """`subject` with what it goes back to, where the text before the clause that `begins` there names it.

    `lead` is the clause before its own; `previous` measures the last figure, `group` was counted last.
    """
    so = _SO.fullmatch(subject)
    if so is not None and previous and previous.endswith(so[1]):
        return previous
    this = _THIS.match(subject)
    if this is not None:
        return clip(_named(subject[this.end() :], text[:begins], pack) or subject)
    benefits = _BENEFITS.fullmatch(subject)
    if benefits is not None:
        return clip(_benefiting(benefits[1], text[:begins], lead, previous, pack) or subject)
    owner = _HAD_LAST.sub("", group or previous or "")
    if _HAD.fullmatch(subject) and owner and not owner.endswith(subject) and _is_noun(owner, pack):
        return f"{owner}{subject}"
    return subject


def _benefiting(who: str, before: str, lead: str, previous: str | None, pack: Pack) -> str | None:
    """`who` with what the clause before says they benefit from: 向 12 个项目输送资金，5 个国家受益."""
    if previous is not None and (with_them := _BENEFITING.match(previous)) is not None:
        return f"{with_them[0]}{who}"
    did, done, given = lead.rpartition("了")
    given = tail_phrase(_ONE.sub("", given), pack) or "" if done else ""
    if given and (aim := _FOR.search(did)) is not None:
        given = f"{aim[1]}{given}"  # 为救济提供了赠款
    counted = any(c.isdigit() for c in STOP.split(before.rstrip(" ，"))[-1])
    of = given if done else previous if previous and counted else ""
    return f"受益于{of}的{who}" if of and _is_noun(of, pack) else None


def _named(rest: str, before: str, pack: Pack) -> str | None:
    """`rest` with the full name of the noun it begins with: of 会议促成的认捐 海洋问题会议促成的认捐."""
    noun = pieces(rest)[0]
    at = before[: before.rfind(noun)] if len(noun) > 1 else ""
    while at and _THIS.search(at[-3:] + noun):
        at = at[: at.rfind(noun)] if noun in at else ""
    clause = STOP.split(at)[-1] if at else ""
    words = pieces(_ONE.split(clause)[-1] + noun)
    start = max((i + 1 for i, word in enumerate(words[:-1]) if word in verbs(pack)), default=0)
    name = "".join(words[start:]).strip(" 了的")
    name = name if len(name) <= _SHORT else name.rpartition("的")[2]
    return f"{name}{rest[len(noun) :]}" if len(name) > len(noun) and _is_noun(name, pack) else None


def _is_noun(phrase: str, pack: Pack) -> bool:
    """Whether `phrase` is a noun phrase short enough to stand in another one."""
    head = phrase.rpartition("的")[2]
    told = any(len(word) > 1 and word in verbs(pack) for word in pieces(head))
    return 1 < len(phrase) <= _LONGEST and not told and not any(c.isdigit() for c in phrase)


def antecedent(context: Context, group: str | None, pack: Pack) -> str:
    """What 其 or 她们 goes back to: the object of the clause before, who did it, or what was counted."""
    before = re.split(r"[，：:,]", context.sentence)[:-1]
    named = tail_phrase(before[-1].partition("是")[0] or before[-1], pack) if before else None
    if before and (done := _DONE_BY.search(before[-1])) is not None:
        return done[1]  # 主要由妇女完成，她们…
    if named and any(c.isdigit() for c in named):
        spoken = topic(before[-1], pack) or ""
        named = spoken if before[-1].startswith(spoken) else None  # 余留机制在追捕 3 名逃犯，其案件档案…
    words = pieces(bearer(named or group or ""))
    says = any(len(word) > 1 and word in pack.words["phrase_end"] for word in words)
    return "" if says else "".join(words)


def persons(sentence: str, found: Sequence[str | None], group: str | None, pack: Pack) -> str | None:
    """The people of whom so many are told: those counted last, those before them, or who the clause is of.

    `sentence` is the text up to their number, `found` the subjects before it, `group` was counted last.
    """
    if group is None or are_persons(group, pack):
        return group
    wholes = (name.rpartition("中")[0] or name for name in reversed(found) if name)  # a part is of the same
    named = (*map(bearer, wholes), *_spoken_of(sentence, pack))
    spoken = next((who for who in named if who and are_persons(who, pack)), None)
    inside = (word for name in found[-1:] if name and "中" not in name for word in reversed(pieces(name)))
    return spoken or next((word for word in inside if are_persons(word, pack)), group)


def _spoken_of(sentence: str, pack: Pack) -> Iterator[str]:
    """What the clauses of `sentence` begin with, the last first."""
    for clause in reversed(STOP.split(sentence)):
        words = pieces(untimed(clause).strip())
        end = next((at for at, word in enumerate(words) if word in pack.words["phrase_end"]), len(words))
        yield "".join(words[:end])


def are_persons(phrase: str, pack: Pack) -> bool:
    """Whether `phrase` names people by their noun."""
    last = pieces(phrase)[-1]
    named = last in pack.words["person"] or last.endswith(
        ("员", "者", "人", "民", "生", "师", "士", "工", "童")
    )
    return named and phrase != "人" and not any(c.isdigit() for c in phrase)
