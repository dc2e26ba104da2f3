"""What an English amount, measure or age measures: before a verb that links, else behind it."""

import re

from unextract.extract.english.clauses import (
    Around,
    Earlier,
    clip,
    following,
    inside,
    noun_of,
    tail_of,
    trimmed,
    untimed,
    verb_place,
    without_article,
)
from unextract.extract.english.durations import lasting
from unextract.extract.english.objects import done_to
from unextract.extract.english.parts import DASH
from unextract.extract.english.phrases import AGE_OF, across, attributive, in_list, linked_by_verb
from unextract.extract.english.predicates import main_verb, measured, nominal, verb_size
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.packs.expressions import Match
from unextract.records import FigureKind, Role

# $3 million in grants and $2 million in loans
_OBJECTS = re.compile(r" (?:in|of|worth) [^;.()\d]*(?:,? and|,) [$€£A-Za-z ]{0,24}")
# Between two amounts of a list what the first is for, or from whom.
_AT_PLACE = re.compile(r" in (?:the )?(?:[A-Z][\w’-]*(?: and | of | )?)+(?= ?[.,;:()]| ?$|[a-z]+ed\b)")
LISTED = re.compile(
    r"(?P<other> (?:for|from|to|by|on|through|under|via) [^,;.()\d]*)(?:, and|, including|,| and) [$€£A-Z]*"
)
_PLACED_VERB = re.compile(r" (?P<place>in [A-Z][\w ’-]*) (?P<verb>[a-z]+ed)(?: over| about| some| nearly)? ?")
# new funds for the delta
_HEAD = re.compile(r" (?:in|for|to|from|with|by|on|at|through|that|which|towards|based)\b")
_VERB_ALONE = re.compile(
    r" (?:have |has |had |also )*[a-z]+(?:ed|t|e)(?: (?:a|an|the|additional|another|total|of|over))* ?"
)
_SUBJECT = re.compile(
    r" (?:has|have|had|was|were|is|are|will be|would be)(?: [a-z]+)*? [a-z]+(?:ed|en|nt|id"
    r"|t|wn|ne|ld|de)\b[^.,;:()\d$€£–—]*"
)
_OWN = re.compile(r" (?:[a-z]+ed\b|in |for |from |to )[^.,;:()\d$€£–—]*")
_NOUN_BEHIND = re.compile(r" (?!and\b|or\b|in\b|as\b)[a-z]")
_GRANTED = re.compile(
    r"(?P<who>[^,;:()]+?) (?:was|were|is|are|has been|have been|had been|will be) (?P<done>[a-z]+)"
    r"(?: a total of| about| some| over| nearly| more than| approximately)? *"
)
_INFINITIVE = re.compile(r" to [a-z]+ $")
# a 23 MW power plant
_ARTICLE = re.compile(r"\b(?:an?|the|its|their)(?: new| additional| further)? $")


def valued(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """What an amount, a measure, an age or a duration measures."""
    right = context.right
    dash = DASH.match(right)
    if dash is not None:
        return following(right[dash.end() :], pack)
    if quantity.kind is FigureKind.DURATION:
        return lasting(quantity.unit, context, earlier, pack)
    money = quantity.kind is FigureKind.MONEY
    whole = attributive(context, pack) if money or _ARTICLE.search(context.own) else None
    if whole is not None:
        return whole
    part = (
        following(right, pack)
        if money and context.own.rstrip().endswith((" of which", ",of which"))
        else None
    )
    if part and verb_place(["it", *part.split()], pack) == 1:  # of which $18 million came from Chad
        return clip(f"amount that {part}")
    tail = tail_of(context, pack) or across(context, pack)
    if quantity.kind is FigureKind.AGE:
        return _aged(quantity, tail, context, earlier, pack)
    if tail == "worth":  # 340 projects worth $5 million
        return earlier.counted or earlier.previous
    link = None if _AT_PLACE.match(right) else pack.wordings["amount_in"].match(right)
    spent = (
        _invested(tail, context, pack) or (None if link else _given(context, earlier, pack))
        if money
        else None
    )
    return (
        spent
        or _linked(tail, link is not None, quantity.role is Role.LIMIT, context, earlier, pack)
        or _beside(money, tail, context, earlier, pack)
    )


def _invested(tail: str | None, context: Around, pack: Pack) -> str | None:
    """An amount that is the subject of its clause: $5 million has been invested in wells."""
    said = _SUBJECT.match(context.right)
    if said is None:
        return None
    if tail and pack.wordings["amounting_to"].search(
        context.clause
    ):  # funds totalling $5 million were set aside
        return clip(trimmed(f"{tail} that {said[0].strip()}", pack))
    opening = context.own.split()[:1]
    if (
        tail
        and tail not in pack.words["sum"]
        and not (opening and opening[0].lower() in pack.words["particles"])
    ):
        return None
    whole = tail if tail in pack.words["sum"] else "amount"
    passed = pack.wordings["dangling_total"].sub("", trimmed(said[0], pack))
    return clip(trimmed(f"{whole} that {passed.strip()}", pack))


def _given(context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """An amount that is the object of the verb before it: 40 donors gave $5 million for wells."""
    granted = _GRANTED.fullmatch(context.clause)
    if granted is not None and granted["done"] in pack.words["granting"]:
        return clip(
            f"amount {granted['done']} to {inside(granted['who'])}"
        )  # schools were allocated $3 million
    done = done_to("amount", context.sentence, context.clause, pack)
    if done is None:
        return None
    if " by " not in done and earlier.counted and _VERB_ALONE.fullmatch(context.own):
        done = f"{done} by {earlier.counted}"
    placed = None if context.first else _PLACED_VERB.fullmatch(context.own)
    if placed is not None:  # $1 in Chad brought $2
        return clip(f"{done.partition(' by ')[0]} {placed['place']}")
    behind = pack.wordings["for_what"].match(context.right)
    return clip(trimmed(done + ("" if behind is None else _finished(behind)), pack))


def _finished(behind: Match) -> str:
    """`behind` without an infinitive whose object would be a number: $3 million [to train 40 nurses]."""
    number = behind.string[behind.end() : behind.end() + 1]
    return _INFINITIVE.sub("", behind[0]) if number.isdigit() or number in tuple("$€£") else behind[0]


def _linked(
    tail: str | None, link: bool, limited: bool, context: Around, earlier: Earlier, pack: Pack
) -> str | None:
    """What a verb or preposition links to the value: contributions totalled $4 million."""
    behind = pack.wordings["for_what"].match(context.right)
    listed = LISTED.fullmatch(context.own)
    if listed is not None and behind is not None and earlier.previous:  # $2 from Japan, $1 from Fiji
        return in_list(listed["other"], behind[0], earlier.previous, pack)
    bounded = (tail or "").rpartition(" with ")[2] if limited and tail and " with " in tail else ""
    if bounded and main_verb(bounded.split(), pack) is None:  # countries with incomes below $900
        return without_article(bounded)
    if not tail or pack.wordings["linked"].search(untimed(context.clause)) is None:
        return None
    if not link and behind is not None and _OBJECTS.fullmatch(context.own):  # $3 in grants and $2 for schools
        return trimmed(behind[0].strip().partition(" ")[2], pack) or None
    if link and (context.right.startswith(" of ") or _OBJECTS.fullmatch(context.own) is not None):
        return None
    held = _held_amount(context, tail, pack)
    if held is not None:
        own = _OWN.match(context.right) if held in pack.words["sum"] else None
        return clip(trimmed(f"{held}{own[0]}", pack)) if own is not None else held
    part = following(context.right, pack) if link and context.clause.rstrip().endswith(" of") else None
    said = measured(tail, pack, linked=linked_by_verb(tail, context, pack))
    return clip(f"{said} {part}" if part else said)


def _held_amount(context: Around, tail: str, pack: Pack) -> str | None:
    """The noun whose amount a value is, behind a verb that only links, or in the words before its of.

    spending included revenue of $5 million; thanked Chad with a gift of; aid in the amount of
    """
    found = pack.wordings["amount_of"].search(context.clause)
    if found is None:
        return None
    if found["sum"]:
        return measured(trimmed(pack.wordings["in_amount"].sub("", tail), pack), pack)
    added = pack.wordings["with_a"].search(tail)
    # appealing for the mobilization of; but allocations for the Fund of
    of_verb = added is not None and (added[0][:5] != " for " or _acts(tail[: added.start()], pack))
    if added is not None and of_verb and main_verb(added["noun"].split(), pack) is None:
        return added["noun"]
    words = tail.split()
    place = main_verb(words, pack)
    if place is None:
        return None
    size = verb_size(words[place:], pack)
    if words[place + size - 1].lower() not in pack.words["copula"] | pack.words["auxiliary"]:
        return None
    behind = words[place + size :]
    if len(behind) > 1 and behind[0] in pack.words["articles"]:
        behind = behind[1:]
    if not behind or behind[0].lower() in pack.words["particles"] or behind[0].endswith("ed"):
        return None
    return " ".join(behind)


def _acts(words: str, pack: Pack) -> bool:
    return words.partition(" ")[0].endswith("ing") or main_verb(words.split(), pack) is not None


def _beside(money: bool, tail: str | None, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """What stands right beside the value: $3 million in grants; $3 million from Chad; plants 46 km away."""
    right = context.right
    link = None if _AT_PLACE.match(right) else pack.wordings["amount_in"].match(right)
    if link is not None and (said := _without_verb(following(right[link.end() :], pack), pack)):
        if not pack.words["auxiliary"].isdisjoint(said.split()):  # land that was cleared
            said = nominal(said, False, pack)
        done = done_to(_HEAD.split(said, maxsplit=1)[0], context.sentence, context.clause, pack)
        return said if done is None else clip(done)
    behind = pack.wordings["for_what"].match(right)
    said_of = "" if behind is None else behind[0]
    if tail:
        return clip(trimmed(measured(tail, pack) + said_of, pack))
    own = _OWN.match(right) if money else None
    if own is not None and own[0].split()[0] not in pack.words["copula"]:
        words = untimed(own[0]).split()
        verb = main_verb(words, pack) or len(
            words
        )  # $3 million delivered in Chad; $3 million in Chad brought
        return clip(trimmed(f"amount {' '.join(words[:verb])}", pack))
    if said_of:
        return clip(trimmed(said_of, pack))
    named = following(right, pack) if _NOUN_BEHIND.match(right) else None
    return (pack.wordings["many_high"].sub("", named) if named else None) or earlier.previous


def _without_verb(phrase: str | None, pack: Pack) -> str | None:
    """`phrase` up to a verb that is said of something else: assistance [and strengthens schools]."""
    words = (phrase or "").split()
    place = main_verb(words, pack)
    if not place or any(word in pack.words["relative"] for word in words[:place]):
        return phrase
    return trimmed(" ".join(words[:place]), pack) or phrase if words[place - 1] == "and" else phrase


def _aged(quantity: Quantity, tail: str | None, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """Whose age it is: young people between the ages of 10 and 24; the under-five mortality."""
    if not tail or tail.startswith(("whom", "of whom")):
        return earlier.group or attributive(context, pack) or earlier.previous
    if quantity.role is not Role.LIMIT:
        return _nearest(tail, pack)
    words = tail.split()
    while words and (words[-1] in pack.words["ageing"] or words[-1] in pack.words["leading_on"]):
        words.pop()
    particles = pack.words["particles"] - {"and", "or"}
    starts = (place for place in range(len(words) - 1, -1, -1) if words[place].lower() in particles)
    words = words[next(starts, -1) + 1 :]
    if not any(word in pack.words["person"] for word in words) and (noun := attributive(context, pack)):
        return noun  # the under-five mortality rate
    plain = without_article(" ".join(words[: main_verb(words, pack)]))
    if plain == "cent":  # 29 per cent were under 30
        plain = noun_of(AGE_OF.sub("", earlier.previous or ""), pack) or ""
    return f"age of {plain}" if plain else earlier.group or earlier.previous


def _nearest(tail: str, pack: Pack) -> str:
    """The noun phrase that ends `tail`: in homes in which adults, adults."""
    words = tail.split()
    if main_verb(words, pack) is None:
        return tail
    starts = (
        place for place in range(len(words) - 1, -1, -1) if words[place].lower() in pack.words["particles"]
    )
    return " ".join(words[next(starts, -1) + 1 :]) or tail
