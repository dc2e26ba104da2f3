"""What an English count counts: its noun phrase, what is said of it, or the whole of which it is a part."""

import re
from typing import NamedTuple

from unextract.extract.english.clauses import (
    BRACKETED,
    PRONOUN,
    TIME,
    Around,
    clip,
    following,
    has_verb,
    inside,
    tail_of,
    trimmed,
    verb_place,
    without_article,
)
from unextract.extract.english.objects import agent, done_to
from unextract.extract.english.predicates import (
    SAID,
    finite_place,
    main_verb,
    participle,
    shortened,
    without_main,
)
from unextract.extract.english.statements import actor, statement
from unextract.extract.english.units import NUMBER_OF, TOTAL, is_plural, until_stop, whole_of
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import Role

_FROM = re.compile(r" (?:from|in|for|to) (?!\d|whom|which)[^,.;:()\d]*")
_VOTES = re.compile(r"\S+ ((?:votes? )?(?:in favour|against)|abstentions?|abstaining)")
_OF_MANY = re.compile(r" of (?:the |its |these |[\w’]+[’']s )?[\d,]+ (?=[a-z])")
BACK = re.compile(r"(?:of )?(?:whom|which|these|those|them)\b ?")
DASH = re.compile(r" ?[–—-] (?=[A-Z])")
# What tells which of a noun's kind are counted, right behind it.
_RELATIVE = re.compile(
    r" (?:from|of|that|which|who|whose|with|without|for|to|by(?! [a-z]+ing\b)|against|[a-z]+ed"
    r"|[a-z]+ing)\b[^.,;:()\d$€£–—]*"
)
# governorates of Egypt, lines of action: the noun goes on
_OF_WHAT = re.compile(r" of (?:the )?[\w’'-]+(?= (?:in|to|for|with|across|by)\b|[.,;:]| ?$)")
# What the subject of a clause does, and the words between it and the start of the clause.
_SAID = re.compile(r" [A-Za-z](?:[^.,;:()\d$€£–—]|, (?=[a-z]+ed\b))*[a-z]")
# people in 46 towns gained wells: the place between the noun and its verb
_FROM_MANY = re.compile(r" (?:in|across|from) (?:more than |over |some |about |all |nearly )?\d[\d,]* ")
# Words between a number and the start of its clause or the preposition before it stand so near.
_NEAR = 60
_IN_MANY = re.compile(
    r" (?:and|or|while|but|in|across|from|to|at|for|within|among|by|of|over|with|between|through"
    r"|during) (?:more than |over |some |about |all |nearly |at least )?\d"
)
_NUMBERS = re.compile(
    r"(?:(?:more than|over|some|about|nearly|almost|an additional|at least"
    r"|up to) )?(?<![$€£\w-])\d[\d,.]*(?: (?:thousand|million|billion))? (?=[a-z])"
)
_DISAGREES = re.compile(r" (?:that|which|who) (?:is|has|was)\b")
_INJURED = re.compile(r" [a-z]{3,}(?:ed|en)\b")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BY_DOING = re.compile(r" (?:by|through|while) [a-z]+ing\b.*")
_RESIZED_WHAT = re.compile(
    r"\b(?:increas|reduc|rais|expand|limit|cut|lower|extend)\w* (?:the |its |their )"
    r"(?P<what>[a-z][^.,;:()]{3,70}?) (?:in|by|from|to)\b"
)
_RESIZED = re.compile(
    r"\b(?:increas|reduc|rais|expand|rose|ris|fell|fall|grow|grew|chang|limit|cut|declin"
    r"|decreas)\w* [^;]*\b(?:to|from) $"
)
# food distributed to: food was distributed to
_UNAIDED = re.compile(r"(?:.*\bwith )?([A-Za-z][a-z-]*(?: [a-z-]+){0,3}) ([a-z]+ed)")
_MARK = re.compile(r"[;:]")
_SHARED = re.compile(r" (?:where|(?:from|to|for) whom|(?:from|to|for) which) .+")
_RELATIVE_FIRST = re.compile(r" (?:that|which|who|whose)\b")
_AT_END = re.compile(r" (?:at|by) the (?:end|beginning|start)(?: of)?$")
_OPENING = re.compile(
    r"(?:^|[.,;:–—•·▪-]|\b(?:and|that|while|but)) ?"
    r"(?:(?:[Aa] total of|[Tt]he equivalent of|[Aa]n estimated|[Ss]ome|[Uu]p to|[Mm]ore than|[Aa]lmost"
    r"|[Aa]pproximately|[Aa]round|[Aa] further|[Aa]nother|[Aa]ll|[Tt]he|[Tt]hese|remaining|[Oo]nly"
    r"|[Aa]t least|[Oo]ver|[Nn]early|[Aa]bout) )*$"
)
_IN_PLACE = re.compile(
    r" (?:in|at|across|within|throughout) (?!\d|an? (?:average|total|period|year|month)\b|(?:January"
    r"|February|March|April|May|June|July|August|September|October|November|December)\b)[^.,;:()\d$€£–—]*"
)
_PREDICATE = re.compile(
    r" (?:was|were|is|are|rose|fell|receded|came|stood|has|have|had|in|from|to|with|by|on|at|of)\b.*"
)
PLACE = re.compile(
    r"\b(?<!ddition )(?<!ccording )(?:in|from|across|to|throughout|at|within|among|covering|spanning|for)"
    r" (?:the |all |some |over |about |more than |other |nearly |around |just |only )*$"
)
_PLACED = re.compile(
    r"[, ]*(?:\b[a-z]+ )?[\w’-]* ?\b(?:in|from|across|at|within|of) (?:the |all |some |over )*$"
)
# Somebody else's number: 230 volunteers helped in 11 countries
_OWN_NUMBER = re.compile(r"^(?:An? |The )?[$€£]?[\d,.]*\d(?: (?:thousand|million|billion))? (?=[A-Za-z])")
# Working in 19 countries, the Entity …: what the opening participle says is done there
_HELD = re.compile(
    r"[ •·▪-]*(?!(?:In|At|On|Across|With|By|For|From|Of|To|As|After|During|Working"
    r"|Operating)\b)[A-Z][^.,;:()\d$€£–—]{3,70}?"
)
_WORKING = re.compile(r" ?(?P<verb>[A-Z][a-z]+ing)(?P<rest>(?: [^,;:()]*)?)")
_NUMBER_OF_ALL = re.compile(r"^(?:total )?number of (?:the )?")
_AMOUNTING = re.compile(r" (?:totall?ing|amounting to|worth|of) [$€£]?\d.*")
_AFTER_COMMA = re.compile(r"[^,]{0,60}, ((?:[^.,;()]|[,.]\d)+)")
_AT_ONCE = re.compile(r" ((?:the|its|their|a|an) (?:[^.,;()]|[,.]\d)+)")
_OWNER = re.compile(r"\b(?P<who>[A-Z][\w-]*)[’']s? (?:[a-z]+ )?$")
_WITH = re.compile(
    r"\b(?P<word>[A-Za-z]+)(?: [a-z]+ly)? with (?:the |some |over |about |more than |other |nearly |an additional )*$"
)
# women and girls; not people and hundreds of homes
_JOINED_NOUN = re.compile(
    r"(?:[ ,]+(?:and|or)|/) ?(?!(?:hundreds|thousands|dozens|millions|tens|is|was|has|does|as)\b)[a-z]+s\b"
)
OF_THESE = re.compile(r" ?(?:Of|Among) (?:these|those|them|which|whom)\b")
_PARTS = re.compile(r"\b(?:[Oo]f|[Aa]mong) (?:whom|which|these|those|them),? ?(?:some |about |only )?$")


class Earlier(NamedTuple):
    """What the figures before have said: the last subject, persons, thing counted and role.

    `unplaced` is the last subject that is no place or whole of another: of
    273 volunteers in 26 towns the volunteers.
    """

    previous: str | None
    group: str | None
    counted: str | None
    role: Role | None
    unplaced: str | None = None


def counted_noun(noun: str, quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str:
    """The noun phrase; to a noun alone what is said of it is added."""
    right = context.right
    if quantity.end != quantity.noun + len(quantity.groups.get("noun") or "") and noun in right:
        right = right.partition(noun)[2]  # 21 of the 39 reviews: behind the noun of the whole
    if "-" in context.raw and quantity.rule.id.endswith(".noun"):  # the 15-member Council
        named = following(right, pack)
        words = (named or "").split()
        named = " ".join(words[: verb_place(words, pack)])
        return clip(f"{noun}s of the {named}" if named else noun)
    if re.match(r"[-’']|/\w", right):
        right = ""
    joined = _JOINED_NOUN.match(right)
    if joined is not None:
        noun, right = noun + joined[0], right[joined.end() :]
    if context.own.strip() == "and" and (shared := _SHARED.search(earlier.previous or "")):
        return clip(noun + shared[0])  # in 25 countries and one region
    before = earlier.previous or ""
    if quantity.role is Role.BASE and before.startswith(noun):  # in 27 countries (down from 31 countries)
        return before
    near = context.own[-_NEAR:]
    place_of = PLACE.search(near)
    placed = place_of is not None
    if not placed and _OPENING.search(near) and (acting := _acting(noun, right, pack)):
        return acting
    several = " " in noun and not noun.lower().startswith(("member ", "states ")) and joined is None
    if several and noun.split()[-1][0].isupper():  # United Nations Volunteers
        return clip(noun)
    relative = _RELATIVE.match(right)
    if relative is not None and placed and finite_place([noun.split()[-1], *relative[0].split()], pack) == 1:
        relative = None  # people in 84 towns left
    if relative is not None and placed and relative[0].startswith(" by "):
        relative = None  # training given to 26 firms by the Bank
    if relative is not None and _DISAGREES.match(right) and is_plural(noun.split()[-1]):
        relative = None  # a town of two thousand souls that is
    if relative is not None and len(trimmed(relative[0], pack).split()) < 2:
        relative = None  # cases involving 75 shops
    of_what = _OF_WHAT.match(right)
    if of_what is not None and not several and not context.own.rstrip().endswith(" of"):
        noun, right, relative = (
            noun + of_what[0],
            right[of_what.end() :],
            _RELATIVE.match(right[of_what.end() :]),
        )
    loose = relative is not None and relative[0].split()[0] in ("to", "for", "with", "against")
    if relative is not None and not (loose and (placed or several)):
        phrase = without_main(noun + _BY_DOING.sub("", relative[0]), len(noun.split()), pack)
        phrase = clip(trimmed(phrase, pack))
        return shortened(phrase, max(SAID, 4 * len(noun)), len(noun.split()) + 1, pack)
    done = None if placed else done_to(noun, context.sentence, context.clause, pack)
    if done is not None:
        return shortened(clip(done), max(SAID, 4 * len(noun)), len(noun.split()), pack)
    partner = None if placed else _partner(context, quantity.unit == "person", pack)
    if partner is not None:
        return clip(f"{noun} {partner}")
    if several and not placed:
        return clip(noun)
    said = _said_there(context, earlier, pack) if placed else None
    if placed and _RESIZED.search(context.sentence):
        resized = _RESIZED_WHAT.search(context.sentence)  # increased the size of the panel to nine judges
        if resized is not None:
            return clip(resized["what"])
        said = None
    if said and place_of is not None:
        said = _by_preposition(said, place_of[0].split()[0], quantity.unit == "person")
    phrase = trimmed(clip(f"{noun} {said}"), pack)
    if said and (phrase.endswith(said) or main_verb(phrase.split(), pack) is not None):
        return phrase  # not where half of what is said is cut off
    place = _IN_PLACE.match(right)
    if place is not None:
        return clip(trimmed(noun + place[0], pack))
    return clip(noun)


def _acting(noun: str, right: str, pack: Pack) -> str | None:
    """A noun that is the subject of its clause, with what it does: 63 countries have reformed."""
    if _RELATIVE_FIRST.match(right):
        return None
    many = _FROM_MANY.match(right)
    counted = _NUMBERS.sub(
        "", right[many.end() :] if many is not None else _IN_MANY.split(right, maxsplit=1)[0]
    )
    said = _SAID.match(f" {counted}" if many is not None else counted)
    if said is None:
        return None
    behind = _AT_END.sub("", trimmed(_AT_END.sub("", said[0]), pack)).split()
    if many is not None:  # people in 46 towns gained wells
        verb = finite_place(behind, pack) or _only_past(behind, right, pack)
        if not verb:
            return None
        behind = behind[verb:]
    words = [*noun.split(), *behind]
    if finite_place(words, pack):
        return clip(" ".join(words))
    place = _only_past(words, right, pack)
    if not place:
        return None
    who = "who" if noun.split()[-1] in pack.words["person"] else "that"
    return clip(" ".join((*words[:place], who, *words[place:])))


def _only_past(words: list[str], right: str, pack: Pack) -> int | None:
    """The place of a past that is the only verb of its clause, where it cannot be a participle."""
    rest = re.split(r"[.,;:](?!\d)", right)[0].split()
    pasts = [place for place in range(len(rest)) if _past(rest, place, pack)]
    if len(pasts) != 1 or verb_place([word for word in rest if not word.endswith("ed")], pack) is not None:
        return None
    return next((place for place in range(1, len(words)) if _past(words, place, pack)), None)


def _past(words: list[str], place: int, pack: Pack) -> bool:
    return (
        words[place].endswith("ed")
        and verb_place(["it", words[place]], pack) == 1
        and (not place or words[place - 1].lower() not in pack.words["determining"])
    )


def _by_preposition(said: str, preposition: str, persons: bool) -> str | None:
    """where the Fund worked: from which, for whom, as the preposition before the number says."""
    if preposition in ("to", "for", "from", "among"):
        return said.replace("where ", f"{preposition} {'whom' if persons else 'which'} ", 1)
    return None if persons else said


def _said_there(context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """What happens in the places counted: where UN-Women worked; of the projects (the figure before)."""
    if not context.first and earlier.counted and _PLACED.fullmatch(context.own):
        return f"of the {earlier.counted}"
    held = _HELD.fullmatch(PLACE.sub("", BRACKETED.sub("", context.sentence)))
    single = held is not None and " " not in held[0].strip()
    if (
        held is not None
        and not single
        and not has_verb(held[0], pack)
        and context.own.rstrip().endswith((" in", " across"))
    ):
        return f"with {without_article(held[0])}"  # new wells in 86 villages have given
    working = _WORKING.fullmatch(BRACKETED.sub("", PLACE.sub("", context.sentence)))
    after = _AFTER_COMMA.match(BRACKETED.sub("", context.right))
    if working is not None and after is not None and (done := participle(working["verb"], pack)):
        who = _NUMBER_OF_ALL.sub("", actor(after[1], pack))
        return f"where {who} {done}{working['rest']}" if who else None
    if held is not None and single and after is not None:  # Active in 170 towns, the Fund helps
        who = actor(after[1], pack)
        return f"where {who} is {held[0].strip().lower()}" if who else None
    bare = not PLACE.sub("", f" {context.clause.lower()}").strip(" ,;")
    opens = bare and (context.first or context.own.startswith(",") or _MARK.search(context.own) is not None)
    said = "" if opens else trimmed(statement(PLACE.sub("", context.sentence), pack), pack)
    said = _AMOUNTING.sub("", said)
    relative = re.fullmatch(r"(?P<noun>.+?),? (?:that|which|who) (?P<does>.+)", said)
    if relative is not None and not has_verb(relative["noun"], pack):  # a system that serves towns in
        said = f"{relative['noun']} {relative['does']}"
    if opens and after is None:  # in 35 countries the system was in use
        after = _AT_ONCE.match(BRACKETED.sub("", context.right))
    if opens or not said or _half(said, pack):  # In 19 countries, the Entity led …
        said = after[1] if after is not None and has_verb(after[1], pack) else ""
    if not said or said.startswith(("which ", "that ")) or ", including " in said or _half(said, pack):
        return None
    unaided = _UNAIDED.fullmatch(said)
    if (
        unaided is not None
        and unaided[2] not in pack.words["intransitive"]
        and not has_verb(unaided[1], pack)
    ):
        said = f"{unaided[1]} {'were' if is_plural(unaided[1].split()[-1]) else 'was'} {unaided[2]}"
    said = _OWN_NUMBER.sub("", PRONOUN.sub(lambda found: _who(found[0], earlier), said))
    return f"where {inside(said)}"


def _partner(context: Around, persons: bool, pack: Pack) -> str | None:
    """With whom something is done: partnering with 40 firms: with which the Fund partnered."""
    found = _WITH.search(context.own)
    done = pack.lexicon["partner"].get(found["word"].lower()) if found is not None else None
    if found is None or done is None:
        return None
    before = context.sentence[: len(context.sentence) - len(context.own) + found.start("word")]
    own = _OWNER.search(before)
    who = own["who"] if own is not None else agent(before + found["word"], found["word"], pack)
    who = who or actor(before, pack)
    return f"with {'whom' if persons else 'which'} {who} {done}" if who else None


def _half(said: str, pack: Pack) -> bool:
    """Whether no subject opens `said`: Working in 19 towns, or with staff; but Training was given."""
    words = said.split()
    opening = words[0].lower()
    return opening in pack.words["particles"] or (opening.endswith("ing") and verb_place(words, pack) != 1)


def _who(pronoun: str, earlier: Earlier) -> str:
    """What a pronoun at the start of a clause stands for: persons named before, else itself."""
    plain = pronoun.strip().lower()
    return f"{plain} " if plain in ("we", "it") or earlier.group is None else f"{earlier.group} "


def bare_count(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """A count without a noun: a part of what was counted, or what the clause names."""
    if quantity.unit == "person" and earlier.group is not None:
        earlier = earlier._replace(counted=earlier.group)
    right = context.right
    dash = DASH.match(right)
    if dash is not None:
        return following(right[dash.end() :], pack)
    if pack_votes := _VOTES.fullmatch(context.raw):  # 12 abstentions, one vote against
        return (
            pack_votes[1].replace("vote ", "votes ")
            if "vote" in pack_votes[1] or "abst" in pack_votes[1]
            else f"votes {pack_votes[1]}"
        )
    of_many = _OF_MANY.match(right)
    if of_many is not None:  # 6 of today’s 26 islands
        return following(right[of_many.end() :], pack)
    back = BACK.match(right.lstrip())
    whole = whole_of(context.sentence, pack)
    of_which = _PARTS.search(context.own)
    if whole or back or of_which or re.match(r" others?\b", right):
        what = whole or earlier.counted or earlier.previous
        said = following(right.lstrip()[back.end() :] if back else re.sub(r"^ others?", "", right), pack)
        return clip(f"{what} {said}" if what and said else what or said or "") or None
    if TOTAL.search(context.own) and earlier.counted:  # bringing the total to 112
        return earlier.counted
    from_where = _FROM.match(right)
    if (
        from_where is not None and earlier.counted and not context.first
    ):  # 19 Parties from Asia, one from Fiji
        return clip(trimmed(earlier.counted + from_where[0], pack))
    again = done_to(earlier.counted, context.sentence, context.clause, pack) if earlier.counted else None
    if again is not None:  # training 80 nurses, reaching 86
        return clip(again)
    if earlier.role is Role.BASE and context.own.rstrip().endswith((" to", ", to")):
        return earlier.previous  # from 10 in May to 5 in June
    mentioned = of_number(context.sentence, pack)
    if mentioned:
        return mentioned
    tail = tail_of(context, pack)
    acted = verb_place(right.split()[:1], pack) == 0 or _INJURED.match(right) is not None
    if earlier.counted and acted and (said := following(right, pack)):
        return clip(f"{earlier.counted} {said}")  # three were demoted and three were warned
    if (
        tail
        and " " not in tail
        and tail.endswith("ed")
        and earlier.counted
        and not context.own.startswith(",")
    ):
        return f"{earlier.counted} {tail}"  # 14 complaints came. It closed 11
    return tail or earlier.group or earlier.previous


def part_of(right: str, pack: Pack) -> str | None:
    """The noun of the whole behind a number: thirty of the recommendations that …"""
    found = NUMBER_OF.match("one" + right)
    words = until_stop(found[1].split(), pack) if found is not None else []
    return " ".join(words) if words and is_plural(words[-1]) else None


def of_number(sentence: str, pack: Pack) -> str | None:
    mentioned = NUMBER_OF.findall(TIME.sub("", sentence))
    return clip(trimmed(_PREDICATE.sub("", mentioned[-1]), pack)) if mentioned else None
