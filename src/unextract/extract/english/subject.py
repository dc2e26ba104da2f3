"""What a figure measures, in English: the noun phrase beside it, or the one it goes back to.

The rules are those of the clause. A count precedes what it counts (42
volunteers); a share precedes its whole (52 per cent of the entities) or its
predicate (27 per cent contributed to …); a value follows what it measures
(contributions totalled $4.9 million) or precedes it ($5 million in grants); a
change, a target or an earlier value measures what the figure before it
measures, unless its own clause names something.
"""

import re
from collections.abc import Sequence

from unextract.extract.english.clauses import (
    BOUNDARY,
    BRACKETED,
    EMPTY,
    LONGEST,
    PRONOUN,
    TIME,
    Around,
    around,
    actor,
    clip,
    following,
    inside,
    names_subject,
    noun_of,
    phrase_of,
    statement,
    tail_of,
    tidy,
    trimmed,
    verb_place,
    without_article,
)
from unextract.extract.english.counts import (
    BACK,
    DASH,
    OF_THESE,
    Earlier,
    bare_count,
    counted_noun,
    of_number,
    part_of,
)
from unextract.extract.english.objects import done_to
from unextract.extract.english.predicates import complement, main_verb, measured, nominal, shortened
from unextract.extract.english.respectively import in_order
from unextract.extract.english.units import singular, whole_of
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind, Role

GOING_BACK = frozenset({Role.INCREASE, Role.DECREASE, Role.BASE, Role.TARGET})
CHANGES = frozenset({Role.INCREASE, Role.DECREASE})
SHARES = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})

# a doubling of the demand; doubled its contribution
_DOUBLING = re.compile(r" (?:in|of) (?:the )?(?=[a-z])| (?:its|their|the) (?=[a-z])")
# two P-4 posts
_GRADE = re.compile(r" ((?:[PDGL]|NO|GS|FS)-\d(?:/[A-Z]?-?\d)?)")
# many girls, where twice as stands before
_MANY = re.compile(r"^(?:many|much|high|large|likely) ")
_MAKES_UP = re.compile(
    r"\b(?:accounted|account|represent|constitut|made up|comprise|amount|held?|holding|reach|stood|equal"
    r"|equivalent|(?:rose|fell|increased|decreased|declined|grew|was|were|is|are)(?: to)?"
    r" *(?:only |about |nearly )?$)"
)
# increase the number of volunteers to; reduce emissions by
_CHANGED = re.compile(
    r"\b(?:increas|reduc|rais|lower|expand|boost|cut|doubl|tripl|improv|decreas|extend|shorten|rais)(?:e|es|ed|ing|ting)?"
    r" (?P<what>(?!by\b|to\b|from\b|in\b|of\b)[^.,;:()]{3,80}?) (?:by|to|from)\b[^,;]*$"
)
# a 14 per cent increase in exports, a decline of 3 per cent in the number of cases
_CHANGE_IN = re.compile(
    r"(?: (?:[a-z-]+ ){0,2}(?:increase|rise|growth|decrease|decline|reduction|drop|fall|cut|improvement)s?)?"
    r" in (?:the )?(?=[a-z])"
    r"(?!comparison|relation|line|total|all\b|cash|kind|addition|respect|real|nominal|terms|order)"
)
_OBJECT = re.compile(r" (?:(?:worth )?of|in) (?:the |its |their )?(?!which|whom|that\b|total\b(?! [a-z])|all\b|[\d$€£])")
_FOR = re.compile(r" (?:for|from|to|by|on) (?!\d)[^.,;:()\d$€£–—]*")
_LINKED = re.compile(
    r"(?:\b(?:of|is|was|were|are|be|been|at|to|by|totall?(?:ing|ed|s)|reached|reaching|exceed(?:s|ed)|"
    r"amount(?:s|ed|ing)? to|about|between|averag(?:ed|es|ing)|cost|costs|with|than|from|and|only|over|some"
    r"|estimated)|[:(–—])"
    r" *(?:the |a |an |its )?$"
)
_OVER = re.compile(
    r"(?:,? ?\b(?:over|in|for|during|within|after|throughout|of|by|to|at|than|every))?"
    r"(?: (?:the|its|a|an|about|only|just|least|some|another|more))*"
    r"(?: (?:next|last|past|coming|following|previous|first|preceding))*$"
)
# $3 million in grants and $2 million in loans
_OBJECTS = re.compile(r" (?:in|of|worth) [^;.()\d]*(?:,? and|,) [$€£A-Za-z ]{0,24}")
# Between two amounts of a list what the first is for, or from whom.
_AT_PLACE = re.compile(r" in (?:the )?(?:[A-Z][\w’-]*(?: and | of | )?)+(?= ?[.,;:()]| ?$|[a-z]+ed\b)")
# Behind an amount an adverb or a participle, no noun.
_NO_NOUN = re.compile(r"(?!(?:fund|financ|build|train)ing$)(?:[a-z]+(?:ed|ing|ly)|each|worth|more|less|higher|lower|short)")
_LISTED = re.compile(r"(?P<other> (?:for|from|to|by|on) [^,;.()\d]*)(?:, and|,| and) [$€£A-Z]*")
_PLACED_VERB = re.compile(r" (?P<place>in [A-Z][\w ’-]*) (?P<verb>[a-z]+ed)(?: over| about| some| nearly)? ?")
# new funds for the delta
_HEAD = re.compile(r" (?:in|for|to|from|with|by|on|at|through|that|which|towards|based)\b")
_ARTICLE_FIRST = re.compile(r"(?:the|an?|its|their) ")
_UNTIL = re.compile(r" (?:until|since|before|after|prior to|following) [^.,;()]+")
_TAKING = re.compile(r"\b(?:takes?|took|taken|taking|needs?|needed)(?: [a-z]+){0,3} ?$")
_STRETCH = re.compile(
    r"\b(?:in|over|during|for|within|throughout|across|of) (?:the|its|their) (most recent|past|last|next|first|coming|previous|preceding|following|final) $"
)
_ONLY_LINK = re.compile(r"[ ,]*(?:(?:and|or|within|in|over|for|after|between|older|longer|more|less|than|an?|average|of|only|about|under|at|least|most|period|up|to|lasting) ?)*")
_VERB_ALONE = re.compile(r" (?:have |has |had |also )*[a-z]+(?:ed|t|e)(?: (?:a|an|the|additional|another|total|of|over))* ?")
_SUBJECT = re.compile(r" (?:has|have|had|was|were|is|are|will be|would be)(?: [a-z]+)*? [a-z]+(?:ed|en|nt|id|t)\b[^.,;:()\d$€£–—]*")
_SUMS = frozenset({"sum", "amount", "total", "total amount", "additional amount"})
_ARTICLE = re.compile(r"\b(?:an?|the|its|their|record|annual) (?:record |annual |high of )?$")
# the overwhelming majority of new cases (70 per cent)
_MOST_OF = re.compile(r".*\b(?:majority|share|proportion|part|portion|half|most) of (?:the |all )?(?=[a-z])")
_LISTED_SHARE = re.compile(
    r"(?P<other> (?:in|at|among|for|from|with|of) [^,;.()\d]*?)(?:, and|,| and|,? while) (?:only |about )?"
)
_AMONG = re.compile(r" (?:in|at|among|for|from|with) (?!which|whom|line|total|all\b)[^,;.()\d]*?(?=,|\.|;|$| and \d)")
_LABELS = re.compile(r"[);] (?:and )?|, (?=\d|\w+ [\w-]+ (?:is|are|was|were)\b)|^\)? ?,? and ")
_NUMBERED = re.compile(r"(?:[\d,.]+|one|two|three|four|five|six|seven|eight|nine|ten) (?=[a-z])")
_LONG = re.compile(r"^-\w+")  # the ten-year-long war


def subjects(text: str, quantities: Sequence[Quantity], pack: Pack) -> list[str | None]:
    """What each quantity measures, in the words of the source; None where no phrase was found."""
    found: list[str | None] = []
    group: str | None = None
    counted: str | None = None
    headed: str | None = None
    role: Role | None = None
    last_end = 0
    for position, quantity in enumerate(quantities):
        following_one = quantities[position + 1].start if position + 1 < len(quantities) else len(text)
        at = quantities[position + 1].core_start if position + 1 < len(quantities) else len(text)
        spelled = following_one > quantity.end and text[at : at + 1].isalpha()
        context = around(text, quantity, last_end, following_one if spelled else len(text))
        if headed is not None and OF_THESE.match(context.own):
            counted = headed  # what the sentence before counts first
        earlier = Earlier(found[-1] if found else None, group, counted, role)
        role = quantity.role
        measured = found[-1] if "range_end" in quantity.flags and found else None
        named = measured or _subject(quantity, context, earlier, pack)
        tidied = tidy(named, pack) if named else None
        if tidied and (quantity.kind in SHARES or quantity.kind is FigureKind.COUNT):
            tidied = clip(nominal(tidied, _persons(quantity), pack))
        found.append(tidied if tidied or context.first else earlier.previous)
        noun = quantity.groups.get("noun")
        if quantity.kind is FigureKind.COUNT and noun:
            single = quantity.value == 1 and counted is not None and singular(counted) == singular(noun)
            counted = counted if single else noun.strip()
            group = counted if quantity.unit == "person" else group
        if quantity.kind is FigureKind.COUNT and context.first:
            headed = (noun or "").strip() or part_of(context.right, pack) or headed
        last_end = quantity.end
    for position, item in in_order(text, quantities, pack):
        if not quantities[position].groups.get("noun"):
            found[position] = clip(item)
    return found


def _persons(quantity: Quantity) -> bool | None:
    return quantity.unit == "person" if quantity.kind is FigureKind.COUNT else None


def named_units(
    text: str, quantities: Sequence[Quantity], subjects: Sequence[str | None], pack: Pack
) -> list[str | None]:
    """The units as they are: an English count names its noun, or goes back to it (`unit_noun`)."""
    return [quantity.unit for quantity in quantities]


def _subject(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    noun = quantity.groups.get("noun")
    if noun and quantity.kind is FigureKind.COUNT and noun.lower() not in ("other", "others"):
        return counted_noun(noun.strip(), quantity, context, earlier, pack)
    if quantity.kind is FigureKind.AGE and quantity.role is Role.LIMIT and earlier.group is not None:
        return clip(f"age of {earlier.group}")
    if quantity.role in GOING_BACK:
        return _going_back(quantity, context, earlier, pack)
    if context.outside is not None and quantity.kind is not FigureKind.DURATION:
        return _bracketed(quantity, context, earlier, pack)
    if quantity.kind in SHARES:
        return _share(quantity, context, earlier, pack)
    grade = _GRADE.match(context.right)
    if quantity.kind is FigureKind.COUNT and grade is not None:
        return f"{grade[1]} posts"
    if quantity.unit == "time" and (said := trimmed(statement(context.sentence, pack), pack)):
        return clip(f"times that {inside(said)}")  # has met 15 times
    if quantity.kind is FigureKind.COUNT:
        return bare_count(quantity, context, earlier, pack)
    return _valued(quantity, context, earlier, pack)


# ---------------------------------------------------------------- shares and values


def _bracketed(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """The figure in brackets says more of the figure or of the words right before the bracket."""
    outside = context.outside or ""
    inside = context.inside.strip(" ,;")
    if inside and quantity.kind not in SHARES and not any(character.isdigit() for character in inside):
        label = trimmed(re.split(r"[,;] ", TIME.sub("", context.inside))[-1], pack)
        if len(label) > 2 and quantity.kind is not FigureKind.COUNT:
            return clip(label)
    if (not context.first and not context.own.strip(" ($€£")) or context.own.strip() in ("(", "[("):
        return earlier.previous
    if quantity.kind is FigureKind.COUNT:
        label = re.split(r"[,;()] ?|\band ", outside)[-1]
        return of_number(context.sentence, pack) or earlier.group or clip(label) or earlier.previous
    if not context.first and "(" not in context.own and quantity.kind not in SHARES:
        return earlier.previous  # 118 km on the main island, 40 km on the other
    if not context.first:
        outside = context.own.rpartition("(")[0]
    outside = re.sub(r"^ ?of (?:the )?|^(?:.*\b(?:was|were|is|are),? )?followed by (?:the )?", "", outside)
    label = _LABELS.split(outside)[-1].strip(" ),;")
    label = _MOST_OF.sub("", label) if quantity.kind in SHARES else label
    opening = label.split()[:2]
    verb_first = verb_place(opening, pack) == 0 and main_verb(["it", *opening], pack) == 1
    if quantity.kind in SHARES and verb_first and not _adjective(opening, pack):  # eight were accepted (24 per cent)
        head = None if label in (earlier.previous or "") else noun_of(earlier.previous, pack)
        return clip(f"{head} {label}" if head else earlier.previous or label)
    if quantity.kind in SHARES:
        label = complement(_MOST_OF.sub("", label), pack)
        counted = _NUMBERED.match(label)  # one request is pending (7 per cent)
        if counted is not None:
            return clip(label[counted.end() :])
        label = trimmed(without_article(label), pack)
        return clip(f"{earlier.group} {label}" if earlier.group else label) or earlier.previous
    label = re.split(r"[,:()] ?", label)[-1]
    return clip(without_article(label)) or earlier.previous


def _adjective(words: Sequence[str], pack: Pack) -> bool:
    """Whether the first of two words is a participle that goes with the second: reduced inequalities."""
    return len(words) > 1 and words[0].endswith("ed") and words[1].lower() not in pack.words["particles"]


def _share(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    right = BRACKETED.sub("", context.right).lstrip()
    dash = DASH.match(context.right)
    if dash is not None:  # 95 per cent – Client satisfaction rate
        return following(context.right[dash.end() :], pack)
    what = earlier.group or whole_of(context.sentence, pack) or earlier.counted
    if re.match(r"of (?:which|whom|these|those|them)\b", right):
        said = following(BACK.sub("", right, count=1), pack)
        whole = (right.startswith("of whom") and earlier.group) or earlier.counted or what
        whole = whole or noun_of(earlier.previous, pack)
        return clip(f"{whole} {said}" if said and whole else said or whole or "") or earlier.previous
    if right.startswith("of "):
        before = tail_of(context, pack) or (None if context.first else actor(context.sentence, pack))
        if before and _MAKES_UP.search(context.clause):
            return clip(TIME.sub("", f"{before} {right}".partition(",")[0].partition(".")[0]))
        return following(re.sub(r"^of (?:the |all |its |their |those )?", "", right), pack)
    said = following(right, pack)
    if re.match(r"(?:the|its|their|all|these|those) ", right):  # over half their activities
        return clip(without_article(said or "")) or earlier.previous
    if re.match(r"(?:[a-z]+ed|[a-z]+ing|were|was|are|is|have|had|said|came|felt|live|do|did)\b", right):
        if not re.match(r"[a-z]+ing\b", right):  # 89 per cent said so: of those of the sentence before
            what = what or noun_of(earlier.previous, pack)
        return clip(f"{what} {said}" if what else said or "") or earlier.previous
    listed, behind = _LISTED_SHARE.fullmatch(context.own), _AMONG.match(context.right)
    if listed is not None and behind is not None and earlier.previous:  # 9 per cent of men and 8 of women
        return _in_list(listed["other"], behind[0], earlier.previous, pack)
    whole = _attributive(quantity, context, pack) if _ARTICLE.search(context.own) else None
    if whole is not None:  # a record 92 per cent completion rate
        return whole
    tail = tail_of(context, pack) or _across(context, pack)
    if tail and " " not in tail and tail.endswith("ed"):
        tail = actor(context.sentence, pack) or earlier.previous
    if tail:
        among = _AMONG.match(context.right)
        goes_on = among is not None and re.match(r",? (?:and )?\d", context.right[among.end() :])
        said_of = among[0] if among is not None and (goes_on or among[0].startswith(" for ")) else ""
        return clip(trimmed(measured(tail, pack, "share", _linked(tail, context, pack)) + said_of, pack))
    clause = PRONOUN.sub(f"{what} " if what else "", context.clause).strip()
    return earlier.previous or clip(clause) or said


def _valued(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """What an amount, a measure or a duration measures: before a verb that links, else behind it."""
    raw_end = context.right
    dash = DASH.match(raw_end)
    if dash is not None:
        return following(raw_end[dash.end() :], pack)
    if quantity.kind is FigureKind.DURATION:
        return _lasting(quantity, context, earlier, pack)
    whole = _attributive(quantity, context, pack)
    if whole is not None:
        return whole
    link = None if _AT_PLACE.match(raw_end) else _OBJECT.match(raw_end)
    tail = tail_of(context, pack) or _across(context, pack)
    if quantity.kind is FigureKind.AGE:
        own = _nearest(tail, pack) if tail and not re.match(r"(?:of )?whom\b", tail) else None
        return own or earlier.group or earlier.previous
    subject = _SUBJECT.match(raw_end) if quantity.kind is FigureKind.MONEY else None
    if subject is not None and (not tail or tail in _SUMS or context.own.split()[0].lower() in pack.words["particles"]):
        whole = tail if tail in _SUMS else "amount"
        return clip(trimmed(f"{whole} that {subject[0].strip()}", pack))  # $5 million has been invested
    behind = _FOR.match(raw_end)
    said_of = behind[0] if behind is not None else ""
    if tail == "worth":  # 340 projects worth $5 million
        return earlier.counted or earlier.previous
    own = quantity.kind is FigureKind.MONEY and not link
    done = done_to("amount", context.sentence, context.clause, pack) if own else None
    alone = _VERB_ALONE.fullmatch(context.own)
    if done is not None and " by " not in done and earlier.counted and alone is not None:
        done = f"{done} by {earlier.counted}"  # 40 donors gave $5 million
    placed = None if context.first else _PLACED_VERB.fullmatch(context.own)
    if placed is not None and done is not None:  # $1 in Chad brought $2
        return clip(f"{done.partition(' by ')[0]} {placed['place']}")
    if done is not None:
        return clip(trimmed(done + said_of, pack))
    linked = _LINKED.search(TIME.sub("", context.clause)) is not None
    listed = _LISTED.fullmatch(context.own)
    if listed is not None and behind is not None and earlier.previous:  # $2 from Japan, $1 from Fiji
        return _in_list(listed["other"], behind[0], earlier.previous, pack)
    coordinated = link is not None and _OBJECTS.fullmatch(context.own) is not None
    if tail and linked and not coordinated and not (link and raw_end.startswith(" of ")):
        part = following(raw_end, pack) if link and context.clause.rstrip().endswith(" of") else None
        said = measured(tail, pack, linked=_linked(tail, context, pack))
        return clip(f"{said} {part}" if part else said)
    named = link is not None and quantity.kind is not FigureKind.AGE
    if named and (said := following(_OBJECT.sub("", raw_end, count=1), pack)):
        head = _HEAD.split(said, maxsplit=1)[0]
        done = done_to(head, context.sentence, context.clause, pack)
        return said if done is None else clip(done)
    if tail:
        return clip(trimmed(measured(tail, pack) + said_of, pack))
    money = quantity.kind is FigureKind.MONEY
    own = re.match(r" (?:[a-z]+ed\b|in |for |from |to )[^.,;:()\d$€£–—]*", raw_end)
    if money and own is not None and own[0].split()[0] not in pack.words["copula"]:
        words = TIME.sub("", own[0]).split()
        verb = main_verb(words, pack) or len(words)  # $3 million delivered in Chad; $3 million in Chad brought
        return clip(trimmed(f"amount {' '.join(words[:verb])}", pack))
    if behind is not None:
        return clip(trimmed(said_of, pack))
    after = re.match(r" (?!and\b|or\b|in\b|as\b)[a-z][\w’-]*", raw_end)
    said = following(raw_end, pack) if after else None
    return (_MANY.sub("", said) if said else None) or earlier.previous


def _linked(tail: str, context: Around, pack: Pack) -> bool:
    """Whether a verb that links what is measured to its value stands between `tail` and the value."""
    return any(word in pack.words["copula"] for word in context.clause.rpartition(tail)[2].split())


def _across(context: Around, pack: Pack) -> str | None:
    """What is measured where another number stands in its name: the rate at the four stations was."""
    if context.first or "," in context.own or not any(w in pack.words["copula"] for w in context.own.split()):
        return None
    whole = phrase_of(BOUNDARY.split(BRACKETED.sub("", context.sentence))[-1], pack)
    return None if not whole or re.search(r"\bwh(?:om|ich)\b", whole) else without_article(whole)


def _nearest(tail: str, pack: Pack) -> str:
    """The noun phrase that ends `tail`: in households in which adults, adults."""
    words = tail.split()
    if main_verb(words, pack) is None:
        return tail
    starts = (place for place in range(len(words) - 1, -1, -1) if words[place].lower() in pack.words["particles"])
    return " ".join(words[next(starts, -1) + 1 :]) or tail


def _in_list(other: str, own: str, previous: str, pack: Pack) -> str:
    """The subject of the figure before with the words of this one for its own: from Fiji, not from Japan."""
    return clip(trimmed(previous.removesuffix(trimmed(other, pack)).rstrip() + own, pack))


def _attributive(quantity: Quantity, context: Around, pack: Pack) -> str | None:
    """The noun that an amount of money stands before: a $50 million partnership on transport."""
    if quantity.kind is not FigureKind.MONEY and quantity.kind not in SHARES:
        return None
    found = re.match(r"[ -]([A-Za-z][\w’-]*)", context.right)
    if found is None or _NO_NOUN.fullmatch(found[1]):
        return None
    first = found[1].lower()
    ends = (pack.words[name] for name in ("stop", "leading_on", "phrase_end", "link", "finite"))
    if first not in pack.words["opening"] and any(first in words for words in ends):
        return None
    named = following(context.right[1:], pack)
    words = (named or "").split()
    return " ".join(words[: main_verb(words, pack)]) or None


def _lasting(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """What takes or has so long: a ten-year plan; open for four months; 10 years of imprisonment."""
    if "-" in context.raw and (named := following(_LONG.sub("", context.right), pack)):  # a ten-year plan
        return named
    if re.match(r" of (?!the\b)[a-z]", context.right):
        return following(context.right.removeprefix(" of "), pack)
    until = _UNTIL.match(context.right)
    if until is not None:  # five years until 2030, 15 years since the founding
        return clip(trimmed(f"time{until[0]}", pack))
    needed = re.match(r" to [a-z][^.,;()]*", context.right)
    if needed is not None and _TAKING.search(context.sentence):  # it will take 137 years to end poverty
        return clip(trimmed(f"time{needed[0]}", pack))
    stretch = _STRETCH.search(context.sentence)
    if stretch is not None and quantity.unit is not None:  # in the last three years
        said = trimmed(statement(context.sentence[: stretch.start()], pack), pack)
        said = "" if said.startswith(("which ", "that ")) else said
        within = f"{stretch[1]} {quantity.unit}s"
        return shortened(f"{within} in which {inside(said)}", LONGEST, 8, pack) if said else within
    if not context.first and earlier.previous and _ONLY_LINK.fullmatch(context.own):
        return earlier.previous
    own = context.sentence if context.first else context.clause
    if context.outside is not None and context.inside.strip(" ,;"):
        own = re.sub(r"^(?:where|which|while|when) ", "", context.inside)
    tail = re.sub(r"^ ?(?:of|in|to) (?:the )?", "", _OVER.sub("", TIME.sub("", own).rstrip())).strip()
    piece = tail.rpartition(", ")[2]
    if piece != tail and _ARTICLE_FIRST.match(piece) and verb_place(piece.split(), pack) is None:
        return clip(without_article(trimmed(piece, pack)))  # in 2033, the first treaty in 20 years
    said = trimmed(statement(tail, pack), pack) or phrase_of(tail, pack)
    if said and not context.first and earlier.previous and verb_place(said.split(), pack) == 0:
        return earlier.previous  # four firms were barred for three years
    if said and " " not in said and said.endswith("ed") and earlier.counted:
        said = f"{earlier.counted} {said}"
    if said and said.lower() not in EMPTY:
        return clip(without_article(PRONOUN.sub("", said)))
    after = re.match(r"[^,]{0,40}, ((?:[^.,;()]|[,.]\d)+)| (?:of |for )?([a-z][^.,;()\d]+)", context.right)
    return (clip(after[1] or after[2]) if after is not None else None) or earlier.previous


def _going_back(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """What changes, is aimed at or was before: named by the clause itself, else that of the figure before."""
    if quantity.role in CHANGES and context.outside is None:
        changed = _CHANGE_IN.match(context.right)
        if changed is None and quantity.kind is FigureKind.MULTIPLE:
            changed = _DOUBLING.match(context.right)
        if changed is not None and (named := following(context.right[changed.end() :], pack)):
            words = named.split()
            return " ".join(words[: main_verb(words, pack)]) or named
    if context.outside is not None and not context.first:
        return earlier.previous
    objects = _CHANGED.search(context.clause.rstrip())
    if quantity.role is not Role.BASE and objects is not None:
        return clip(without_article(objects["what"]))
    own = context.clause if not context.first else context.sentence
    if quantity.kind is FigureKind.MULTIPLE and context.raw.endswith("ed") and PRONOUN.sub("", own).strip():
        return of_number(own, pack) or tail_of(context, pack) or earlier.previous  # costs doubled
    mentioned = of_number(own, pack) if quantity.role in CHANGES else None
    rising = quantity.role in CHANGES or quantity.role is Role.BASE
    if rising and (mentioned or names_subject(own, pack)):
        joined = own.rpartition(" and ")[2]
        second = not context.first and names_subject(joined, pack) and joined != own
        tail = None if mentioned else phrase_of(joined, pack) if second else tail_of(context, pack)
        return mentioned or (measured(tail, pack) if tail else earlier.previous)
    if quantity.kind in SHARES and context.right.startswith(" of ") and quantity.role is Role.TARGET:
        return _share(quantity, context, earlier, pack)
    if quantity.role is Role.TARGET and _LISTED.fullmatch(context.own):  # to allocate $1 to A and $2 to B
        return _valued(quantity, context, earlier, pack)
    valued = quantity.kind in (FigureKind.MONEY, FigureKind.MEASURE) and quantity.role is Role.TARGET
    if valued and done_to("amount", context.sentence, context.clause, pack) is not None:
        return _valued(quantity, context, earlier, pack)  # to lend $5 million and replant 40 hectares
    if earlier.previous is not None and (not context.first or quantity.role is not Role.TARGET):
        place = " where " in earlier.previous  # served in 72 countries, a 32 per cent increase: of those who served
        return earlier.group if place and earlier.group else earlier.previous
    if quantity.kind in SHARES:
        return _share(quantity, context, earlier, pack)
    if quantity.kind is FigureKind.MONEY and context.first:
        return _valued(quantity, context, earlier, pack)
    tail = tail_of(context, pack)
    return measured(tail, pack) if tail else earlier.previous
