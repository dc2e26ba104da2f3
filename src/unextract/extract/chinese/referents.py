"""Which of the figures before it a figure goes back to, in Chinese."""

import re
from collections.abc import Sequence

from unextract.extract.chinese.amounts import AMOUNT
from unextract.extract.chinese.anaphora import are_persons
from unextract.extract.chinese.clauses import Context
from unextract.extract.chinese.lasting import is_shared
from unextract.extract.chinese.phrases import OPENING
from unextract.extract.chinese.specified import bearer
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind
from unextract.words import pieces

_PERSON_PART = re.compile(r" ?其中，?(?:约|近)? ?(?:[为是])?([^，。；\d的为是]{2,8}?)(?:$|[，。；占所比])")
_OF_WHICH = re.compile(r" ?其中(?!一些|包括)")


def last_named(found: Sequence[str | None], quantities: Sequence[Quantity]) -> str | None:
    """The subject of the figure before; a time in which something happens is none that others share."""
    named = (
        subject
        for subject, quantity in zip(reversed(found), reversed(quantities[: len(found)]), strict=True)
        if quantity.kind is not FigureKind.AGE
        and (quantity.kind is not FigureKind.DURATION or (subject and is_shared(subject)))
    )
    return next(named, None)


def last_people(
    quantity: Quantity, found: Sequence[str | None], quantities: Sequence[Quantity]
) -> str | None:
    """The subject of the last people counted, where it is people: 9 名教师来自 3 个省，比去年的 7 名多."""
    if quantity.unit != "person":
        return None
    before = zip(reversed(found), reversed(quantities[: len(found)]), strict=True)
    return next((name for name, other in before if other.unit == "person" and name), None)


def whole_named(
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


def are_others(subject: str, previous: str | None, whom: str, pack: Pack) -> bool:
    """Whether a count of people has the subject of the figure before, and that is no people."""
    return (
        subject == previous
        and not are_persons(bearer(subject), pack)
        and whom not in subject.rpartition("的")[2]
    )


def only_acts(subject: str, pack: Pack) -> bool:
    """Whether nothing but a verb is named."""
    words = pack.words
    acts = words["phrase_end"] | words["adverb"] | words["manner"] | words["compound"]
    return all(word in acts for word in pieces(OPENING.sub("", subject)))


def measure_of(quantity: Quantity) -> str:
    """The measure word of a count; empty where it has none."""
    return quantity.groups.get("classifier") or ""
