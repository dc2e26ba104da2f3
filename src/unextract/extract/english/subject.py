"""What a figure measures, in English: the noun phrase beside it, or the one it goes back to.

The rules are those of the clause. A count precedes what it counts (42
volunteers; `counts`); a share precedes its whole (52 per cent of the entities)
or its predicate (27 per cent contributed to …; `shares`); a value follows what
it measures (contributions totalled $4.9 million) or precedes it ($5 million in
grants; `values`, `durations`); a change, a target or an earlier value measures
what the figure before it measures, unless its own clause names something.
"""

import re
from collections.abc import Sequence

from unextract.extract.english.clauses import (
    LONGEST,
    PRONOUN,
    Around,
    Earlier,
    around,
    clip,
    following,
    has_verb,
    inside,
    names_subject,
    noun_of,
    phrase_of,
    sentence_ends,
    tail_of,
    tidy,
    trimmed,
    untimed,
    verb_place,
    without_article,
)
from unextract.extract.english.counts import counted_noun
from unextract.extract.english.joined import joined
from unextract.extract.english.objects import antecedent, done_to
from unextract.extract.english.parts import bare_count, of_number, part_of
from unextract.extract.english.phrases import in_list
from unextract.extract.english.places import NEAR
from unextract.extract.english.predicates import complement, main_verb, measured, nominal, shortened
from unextract.extract.english.respectively import in_order
from unextract.extract.english.shares import share
from unextract.extract.english.statements import statement
from unextract.extract.english.units import GROUP_NAME, is_plural, singular, unit_of, until_stop
from unextract.extract.english.values import LISTED, valued
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind, Role

# More than so many countries or towns nobody counts.
_MOST_PLACES = 10_000
GOING_BACK = frozenset({Role.INCREASE, Role.DECREASE, Role.BASE, Role.TARGET})
CHANGES = frozenset({Role.INCREASE, Role.DECREASE})
SHARES = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})

_SAID_OF = re.compile(r" (?:who|that|which) .*")
_HELD = re.compile(r" (?:in|for) (?:the )?(?=[a-z])(?!cash|kind|real|nominal|total)")
_LEADING = re.compile(r"^ ?(?:of|in|for|on) (?:the )?|^(?:.*\b(?:was|were|is|are),? )?followed by (?:the )?")
_RISING_TO = re.compile(r",? (?:and )?[a-z]+ing to [$€£]?")
_THIS = re.compile(
    r" ?(?:(?:This|That|These|Those) |The (?=(?:figure|number|total)s? [a-z]+(?:ed|se|ll|ew)\b))"
)
# a doubling of the demand; doubled its contribution
_DOUBLING = re.compile(
    r" (?:in|of) (?!(?:the )?(?:last|past|next|same|first|years?)\b)(?:the )?(?=[a-z])"
    r"| (?:its|their|the) (?=[a-z])"
)
# A label in brackets, and the next of its list.
_LABEL = re.compile(r" \((?P<label>[A-Za-z][^()\d$€£]{2,60})\)(?=,|;|\.| and\b|$)")
_COLON = re.compile(r"[^,;()\d]{0,12}[,;] (?:and )?(?P<label>[A-Za-z][a-z ]{1,30}): ?")
_NEXT_LABEL = re.compile(r"(?:,|;|,? and) [^()]{1,40} \([A-Za-z][^()\d$€£]{2,60}\)")
_NEEDED = re.compile(r" (?:is|are|was|were|will be|would be) (?:needed|required) (?:for|to)\b")
_WHICH = re.compile(r"[^,]+, which(?= (?:[a-z]+ ){1,4}$)")
_FROM_OR_TO = re.compile(r" (?:from|to) [$€£]?$")
_LABELS = re.compile(r"[);] (?:and )?|, (?=\d|\w+ [\w-]+ (?:is|are|was|were)\b)|^\)? ?,? and ")
_NUMBERED = re.compile(r"(?:[\d,.]+|one|two|three|four|five|six|seven|eight|nine|ten) (?=[a-z])")


def subjects(text: str, quantities: Sequence[Quantity], pack: Pack) -> list[str | None]:
    """What each quantity measures, in the words of the source; None where no phrase was found."""
    found: list[str | None] = []
    group: str | None = None
    counted: str | None = None
    headed: str | None = None
    role: Role | None = None
    unplaced: str | None = None
    last_end = 0
    ends = sentence_ends(text)
    for position, quantity in enumerate(quantities):
        following_one = quantities[position + 1].start if position + 1 < len(quantities) else len(text)
        at = quantities[position + 1].core_start if position + 1 < len(quantities) else len(text)
        # of under-five mortality the age is part
        spelled = following_one > quantity.end and text[at : at + 1].isalpha() and text[at - 1] != "-"
        spelled = spelled and quantity.noun <= at  # three of the seven proposals
        context = around(text, quantity, last_end, following_one if spelled else len(text), ends)
        if headed is not None and pack.wordings["of_these"].match(context.own):
            counted = headed  # what the sentence before counts first
        previous = found[-1] if found else None
        if quantity.role is Role.BASE and position and quantities[position - 1].kind is not quantity.kind:
            previous = unplaced or previous  # $4 million from eight donors, down from $5 million
        earlier = Earlier(previous, group, counted, role, unplaced)
        role = quantity.role
        measured = found[-1] if "range_end" in quantity.flags and found else None
        named = measured or _subject(quantity, context, earlier, pack)
        if named and named in pack.words["pointing"] and _THIS.match(context.sentence):
            named = found[-1] if found else named  # This level is: of what the sentence before measures
        tidied = tidy(named, pack) if named else None
        if tidied and (quantity.kind in SHARES or quantity.kind is FigureKind.COUNT):
            tidied = clip(
                nominal(tidied, _persons(quantity), pack, (quantity.groups.get("noun") or "").strip())
            )
        tidied = _no_longer(tidied, pack) if tidied else None
        found.append(tidied if tidied or context.first else earlier.previous)
        noun = quantity.groups.get("noun")
        places = quantity.kind is FigureKind.COUNT and (quantity.value or 0) <= _MOST_PLACES
        placed = places and pack.wordings["placed"].search(context.own[-NEAR:]) is not None
        placed = placed or (
            position > 0 and pack.wordings["attached"].search(context.own[-NEAR:]) is not None
        )
        if not placed and context.outside is None and quantity.kind is not FigureKind.DURATION:
            unplaced = found[-1]
        if quantity.kind is FigureKind.COUNT and noun:
            single = (
                quantity.value == 1
                and counted is not None
                and singular(counted, pack) == singular(noun, pack)
            )
            counted = counted if single else noun.strip()
            group = counted if quantity.unit == "person" else group
        if quantity.kind is FigureKind.COUNT and context.first:
            headed = (noun or "").strip() or part_of(context.right, pack) or headed
        last_end = quantity.end
    for position, item in in_order(text, quantities, pack):
        if not quantities[position].groups.get("noun"):
            found[position] = clip(item)
    return joined(text, quantities, found)


def _no_longer(subject: str, pack: Pack) -> str | None:
    """`subject` of at most LONGEST characters, cut where a phrase begins, else between words."""
    if len(subject) <= LONGEST:
        return subject
    cut = shortened(subject, LONGEST, 3, pack)
    cut = cut if len(cut) <= LONGEST else cut[: LONGEST + 1].rpartition(" ")[0]
    return tidy(cut, pack)


def _persons(quantity: Quantity) -> bool | None:
    return quantity.unit == "person" if quantity.groups.get("noun") else None


def named_units(
    text: str, quantities: Sequence[Quantity], subjects: Sequence[str | None], pack: Pack
) -> list[str | None]:
    """The units; a count without a noun of its own has that of its subject: 23 agreed, 7 did not."""
    return [_unit_named(*pair, pack) for pair in zip(quantities, subjects, strict=True)]


def _unit_named(quantity: Quantity, subject: str | None, pack: Pack) -> str | None:
    plain = quantity.kind is FigureKind.COUNT and quantity.role is not Role.RATE
    if subject is None or not plain or quantity.groups.get("noun") or quantity.unit == "time":
        return quantity.unit
    words = until_stop(subject.split(), pack)
    named = bool(words) and is_plural(words[-1], pack) and words[-1] != "Nations"
    named = named and GROUP_NAME.fullmatch(" ".join(words[-2:])) is None
    return unit_of(" ".join(words), pack) if named else quantity.unit


def _subject(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    noun = quantity.groups.get("noun")
    if noun and quantity.kind is FigureKind.COUNT and noun.lower() not in ("other", "others"):
        return counted_noun(noun.strip(), quantity, context, earlier, pack)
    if quantity.kind is FigureKind.AGE and quantity.role is Role.LIMIT and earlier.group is not None:
        return clip(f"age of {earlier.group}")
    given = quantity.kind is FigureKind.MONEY and quantity.role is Role.BASE
    if given and done_to("amount", context.sentence, context.clause, pack) is not None:
        return valued(quantity, context, earlier, pack)  # raised $6 million, rising to $7 million
    if not context.first and _RISING_TO.fullmatch(untimed(context.own)):
        return earlier.previous
    told = quantity.role in (Role.BASE, Role.LEVEL) and _FROM_OR_TO.search(context.own) is not None
    changed = pack.wordings["change_of"].search(context.sentence) if told else None
    if changed is not None:
        return clip(changed["what"])  # a decrease of attacks from 10 to 5
    labelled = _labelled(quantity, context, pack)
    if labelled is not None:
        return labelled
    needed = quantity.role is Role.TARGET and _NEEDED.match(context.right) is not None
    if quantity.kind is FigureKind.MONEY and needed:
        return valued(quantity, context, earlier, pack)  # that $2 million will be needed for nets
    if quantity.role in GOING_BACK:
        return _going_back(quantity, context, earlier, pack)
    if context.outside is not None and quantity.kind is not FigureKind.DURATION:
        return _bracketed(quantity, context, earlier, pack)
    if quantity.kind in SHARES:
        return share(context, earlier, pack)
    grade = pack.wordings["grade"].match(context.right)
    if quantity.kind is FigureKind.COUNT and grade is not None:
        return f"{grade[1]} posts"
    if quantity.unit == "time" and (said := trimmed(statement(context.sentence, pack), pack)):
        return clip(f"times that {inside(said)}")  # has met 15 times
    if quantity.kind is FigureKind.COUNT:
        return bare_count(quantity, context, earlier, pack)
    return valued(quantity, context, earlier, pack)


def _labelled(quantity: Quantity, context: Around, pack: Pack) -> str | None:
    """The label of each value of a list: $3 million (boats), $2 million (nets); men: 77 years, women: 80."""
    named = _COLON.fullmatch(context.own)
    if named is not None and named["label"].split()[0] not in pack.words["particles"]:
        return named["label"]
    found = _LABEL.match(context.right)
    if found is None or quantity.kind is FigureKind.AGE:
        return None
    if not _LABEL.match(context.own) and not _NEXT_LABEL.match(context.right, found.end()):
        return None
    label = found["label"]
    opening = label.split()[0].lower()
    names = opening not in pack.words["particles"] | pack.words["restating"] and not has_verb(label, pack)
    return clip(without_article(label)) if names else None


def _bracketed(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """The figure in brackets says more of the figure or of the words right before the bracket."""
    outside = context.outside or ""
    inside = context.inside.strip(" ,;")
    if inside and quantity.kind not in SHARES and not any(character.isdigit() for character in inside):
        label = trimmed(re.split(r"[,;] ", untimed(context.inside))[-1], pack)
        if label in pack.words["restating"]:
            return earlier.previous
        if len(label) > 2 and quantity.kind is not FigureKind.COUNT:
            return clip(label)
    held = _HELD.match(context.right) if quantity.kind is FigureKind.MONEY else None
    if held is not None and (said := following(context.right[held.end() :], pack)):
        return said  # $17 million ($2 million in grants and $15 million in loans)
    told = _told_in_bracket(quantity, context, earlier, pack)
    if told is not None:
        return told
    if (not context.first and not context.own.strip(" ($€£")) or context.own.strip() in ("(", "[("):
        return earlier.previous
    if quantity.kind is FigureKind.COUNT:
        label = re.split(r"[,;()] ?|\band ", outside)[-1]
        if not context.first and context.own.startswith(" of ") and not has_verb(context.own, pack):
            return earlier.previous  # 35 per cent of the farmers of the delta (41,026)
        return of_number(context.sentence, pack) or earlier.group or clip(label) or earlier.previous
    if not context.first and "(" not in context.own and quantity.kind not in SHARES:
        return earlier.previous  # 118 km on the main island, 40 km on the other
    if not context.first:
        outside = context.own.rpartition("(")[0]
    outside = _LEADING.sub("", untimed(outside))
    label = _LABELS.split(outside)[-1].strip(" ),;")
    if label.split(" ")[0].lower() in pack.words["particles"] and ", " in label:
        label = label.partition(", ")[2]  # In Chad, the rate was highest (
    label = pack.wordings["most_of"].sub("", label) if quantity.kind in SHARES else label
    opening = label.split()[:2]
    verb_first = verb_place(opening, pack) == 0 and main_verb(["it", *opening], pack) == 1
    if (
        quantity.kind in SHARES and verb_first and not _adjective(opening, pack)
    ):  # eight were accepted (24 per cent)
        head = None if label in (earlier.previous or "") else noun_of(earlier.previous, pack)
        return clip(f"{head} {label}" if head else earlier.previous or label)
    if quantity.kind in SHARES:
        label = complement(pack.wordings["most_of"].sub("", label), pack)
        counted = _NUMBERED.match(label)  # one request is pending (7 per cent)
        if counted is not None:
            return clip(label[counted.end() :])
        label = trimmed(without_article(label), pack)
        return clip(f"{earlier.group} {label}" if earlier.group else label) or earlier.previous
    label = re.split(r"[,:()] ?", label)[-1]
    words = label.split()
    if len(words) > 2 and words[0].endswith("ing") and words[1].lower() in pack.words["articles"]:
        words, label = words[2:], " ".join(words[2:])  # Running the wide reserve (
    verb = words[:1] and words[0] in pack.words["finite"] - pack.words["auxiliary"] and words[0].endswith("s")
    if verb and words[1:] and words[1].lower() not in pack.words["particles"]:
        label = " ".join(words[1:])  # This covers the cost of boats (
    return clip(without_article(label)) or earlier.previous


def _told_in_bracket(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """A part of an amount, in brackets: income of $5 (including $3 from gifts, and $2 from interest)."""
    behind = pack.wordings["for_what"].match(context.right)
    if quantity.kind is not FigureKind.MONEY or behind is None or not earlier.previous:
        return None
    if context.inside.strip() in ("including", "comprising", "of which"):
        return clip(trimmed(earlier.previous + behind[0], pack))
    listed = LISTED.fullmatch(context.own)
    return None if listed is None else in_list(listed["other"], behind[0], earlier.previous, pack)


def _adjective(words: Sequence[str], pack: Pack) -> bool:
    """Whether the first of two words is a participle that goes with the second: reduced inequalities."""
    return len(words) > 1 and words[0].endswith("ed") and words[1].lower() not in pack.words["particles"]


def _going_back(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """What changes, is aimed at or was before: named by the clause itself, else that of the figure before."""
    if quantity.role in CHANGES and context.outside is None:
        changed = pack.wordings["change_in"].match(context.right)
        if changed is None and quantity.kind is FigureKind.MULTIPLE:
            changed = _DOUBLING.match(context.right)
        if changed is not None and (named := following(context.right[changed.end() :], pack)):
            words = named.split()
            return " ".join(words[: main_verb(words, pack)]) or named
    if quantity.role is Role.BASE and quantity.kind in SHARES and context.right.startswith(" of "):
        said = _SAID_OF.search(earlier.previous or "")
        whole = following(context.right.removeprefix(" of "), pack)
        if whole:  # 50 per cent of women (compared to 54 per cent of men)
            return without_article(whole) + ("" if said is None or said[0] in whole else said[0])
    if context.outside is not None and not context.first:
        return earlier.previous
    objects = pack.wordings["changed_object"].search(context.clause.rstrip())
    if quantity.role is not Role.BASE and objects is not None:
        return clip(without_article(objects["what"]))
    own = context.clause if not context.first else context.sentence
    which = _WHICH.search(own)
    if which is not None and (named := antecedent(which[0], pack)):  # its base, which grew by 8 per cent
        return clip(named)
    if context.outside is not None and (changing := pack.wordings["comparing"].search(context.outside)):
        return phrase_of(
            context.outside[: changing.start()], pack
        )  # coverage is slightly higher (3 per cent)
    if quantity.kind is FigureKind.MULTIPLE and context.raw.endswith("ed") and PRONOUN.sub("", own).strip():
        return of_number(own, pack) or tail_of(context, pack) or earlier.previous  # costs doubled
    mentioned = of_number(own, pack) if quantity.role in CHANGES else None
    rising = quantity.role in CHANGES or quantity.role is Role.BASE
    if rising and (mentioned or names_subject(own, pack)):
        joined = own.rpartition(" and ")[2]
        second = not context.first and names_subject(joined, pack) and joined != own
        tail = None if mentioned else phrase_of(joined, pack) if second else tail_of(context, pack)
        return mentioned or (measured(tail, pack, linked=True) if tail else earlier.previous)
    if quantity.kind in SHARES and context.right.startswith(" of ") and quantity.role is Role.TARGET:
        return share(context, earlier, pack)
    if quantity.role is Role.TARGET and LISTED.fullmatch(context.own):  # to allocate $1 to A and $2 to B
        return valued(quantity, context, earlier, pack)
    aimed = quantity.kind in (FigureKind.MONEY, FigureKind.MEASURE) and quantity.role is Role.TARGET
    if aimed and done_to("amount", context.sentence, context.clause, pack) is not None:
        return valued(quantity, context, earlier, pack)  # to lend $5 million and replant 40 hectares
    if earlier.previous is not None and (not context.first or quantity.role is not Role.TARGET):
        # served in 72 countries, a 32 per cent increase: of those who served; no places are so many
        many = quantity.kind is FigureKind.COUNT and (quantity.value or 0) > _MOST_PLACES
        return (earlier.unplaced if quantity.role in CHANGES or many else None) or earlier.previous
    if quantity.kind in SHARES:
        return share(context, earlier, pack)
    if quantity.kind is FigureKind.MONEY and context.first:
        return valued(quantity, context, earlier, pack)
    tail = tail_of(context, pack)
    return measured(tail, pack, linked=rising) if tail else earlier.previous
