"""What an English count counts: its noun phrase, what is said of it, or the whole of which it is a part."""

import re

from unextract.extract.english.clauses import (
    Around,
    Earlier,
    clip,
    following,
    has_verb,
    tail_of,
    trimmed,
    untimed,
    verb_place,
    verbs_of,
)
from unextract.extract.english.objects import FILLING, agent, done_to, led_to, whose_of
from unextract.extract.english.places import PLACE, by_preposition, partner_of, said_there
from unextract.extract.english.predicates import (
    finite_place,
    main_verb,
    room,
    shortened,
    verb_size,
    without_main,
)
from unextract.extract.english.units import NUMBER_OF, QUOTED, SPELLED, TOTAL, is_plural, until_stop, whole_of
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import Role

_FROM = re.compile(r" (?:from|in|for|to) (?!\d|whom|which)[^,.;:()\d]*")
_VOTES = re.compile(r"\S+ ((?:votes? )?(?:in favour|against)|abstentions?|abstaining)")
_OF_MANY = re.compile(
    rf" of (?:the |its |these |our )?(?:[\w-]+[’']s )?(?:[\d,]+|{SPELLED}) (?:\([^()]*\) of )?(?=[a-z])"
)
BACK = re.compile(r"(?:of )?(?:whom|which|these|those|them)\b ?")
DASH = re.compile(r" ?[–—-] (?=[A-Z])")
# What tells which of a noun's kind are counted, right behind it.
_RELATIVE = re.compile(
    r" (?:from|of|that|which|who|whose|where|with|without|for|to|by(?! [a-z]+ing\b)|against|[a-z]+ed"
    r"|born|given|taken|written|[a-z]+ing)\b(?:[^.,;:()\d$€£–—]"
    r"|(?:(?<=[ai]l)|(?<=[ie]ve)|(?<=ic)|(?<=able)|(?<=ous)|(?<=-informed)), (?=[a-z]))*"
)
_KIND = re.compile(r" (?:(?!and\b|or\b|who\b|in\b|of\b)[a-z-]+ ){0,3}(?P<noun>[a-z-]+s)\b")
_HAVING_DONE = re.compile(
    r" (?:that|which|who)(?: (?:has|have|had|will|would|can|also))* [a-z]+ ?(?:over|about|some|nearly)? ?"
)
# houses in Chad containing
_THERE = re.compile(
    r" (?:in|throughout|across) (?:the )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*(?= (?:that|which|who|[a-z]+ing)\b)"
)
_HELPED_TO = re.compile(r"(?P<of> (?:of|from|in|with) [^,]*?)(?P<to> to (?P<verb>[a-z]+) (?P<what>[a-z]+).*)")
# areas of concern [and highlighted the steps]
_AND_THEN = re.compile(r"(?<= ) ?and [a-z]+ed (?:the|an?|its|their|that) .*$")
# governorates of Egypt, lines of action: the noun goes on
_OF_WHAT = re.compile(r" of (?:the )?[\w’'-]+(?= (?:in|to|for|with|across|by)\b|[.,;:]| ?$)")
# What the subject of a clause does, and the words between it and the start of the clause.
_SAID = re.compile(r" [A-Za-z](?:[^.,;:()\d$€£–—]|, (?=[a-z]+ed\b))*[A-Za-z](?!\w)")
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
    r"|up to) )?(?<![$€£\w-])\d(?:[\d,.]*\d)?(?: (?:thousand|million|billion))? (?=[a-z])"
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
_SHARED = re.compile(r" (?:where|(?:from|to|for) whom|(?:from|to|for) which) .+")
_RELATIVE_FIRST = re.compile(r" (?:that|which|who|whose)\b")
_AT_END = re.compile(r" (?:at|by) the (?:end|beginning|start)(?: of)?$")
_OPENING = re.compile(
    r"(?:^|[.,;:–—•·▪-]|\b(?:and|that|while|but|in which|where|when)) ?"
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
_OBJECT_ALONE = re.compile(r" (?:the|a|an|its|their) (?:[^.,;:()]|\.\d)+")
# women and girls; not people and hundreds of homes
_JOINED_NOUN = re.compile(
    r"(?:, [a-z]+s(?=,| and| or))*(?:[ ,]+(?:and|or)|/) ?"
    r"(?!(?:hundreds|thousands|dozens|millions|tens|is|was|has|does|as)\b)[a-z]+s\b"
)
OF_THESE = re.compile(r" ?(?:Of|Among) (?:these|those|them|which|whom)\b")
_PARTS = re.compile(r"\b(?:[Oo]f|[Aa]mong) (?:whom|which|these|those|them),? ?(?:some |about |only )?$")


def counted_noun(noun: str, quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str:
    """The noun phrase; to a noun alone what is said of it is added."""
    right = context.right
    if quantity.end != quantity.noun + len(quantity.groups.get("noun") or "") and noun in right:
        right = right.partition(noun)[2]  # 21 of the 39 reviews: behind the noun of the whole
    elif quantity.end != quantity.noun + len(quantity.groups.get("noun") or ""):
        right = ""  # three of the nine reviews
    if "-" in context.raw and quantity.rule.id.endswith(".noun"):  # the 15-member Council
        named = following(right, pack)
        words = (named or "").split()
        named = " ".join(words[: verb_place(words, pack)])
        return clip(f"{noun}s of the {named}" if named else noun)
    kind = _KIND.match(right) if noun in pack.words["attributive_person"] else None
    if kind is not None and kind["noun"] in pack.words["person"]:  # 40 women domestic workers
        noun, right = noun + kind[0], right[kind.end() :]
    if re.match(r"[-’']|/\w", right):
        right = ""
    joined = _JOINED_NOUN.match(right) if is_plural(noun.split()[-1]) else None
    if joined is not None and joined[0].split()[-1] in pack.words["finite"]:
        joined = None  # 33 answers and includes
    if joined is not None:
        noun, right = noun + joined[0], right[joined.end() :]
    shared = _SHARED.search(earlier.previous or "") if context.own.strip() == "and" else None
    if shared is not None and _acting(noun, right, pack) is None:
        return clip(noun + shared[0])  # in 25 countries and one region
    before = earlier.previous or ""
    if quantity.role is Role.BASE and before.startswith(noun):  # in 27 countries (down from 31 countries)
        return before
    rising = "umber of" in context.sentence and _RESIZED.search(f"{context.sentence}to ") is not None
    mentioned = of_number(context.sentence, pack) if rising else None
    if (
        mentioned and noun in mentioned.split() and not _RESIZED_WHAT.search(context.sentence)
    ):  # the number of new cases rose from four cases to
        return clip(mentioned)
    near = context.own[-_NEAR:]
    place_of = PLACE.search(near)
    placed = place_of is not None
    opens = not placed and _OPENING.search(near) is not None
    if opens and (gapped := _gapped(noun, right, context, earlier, pack)):
        return gapped
    if opens and (acting := _acting(noun, right, pack)):
        return acting
    several = " " in noun and not noun.lower().startswith(("member ", "states ")) and joined is None
    if several and noun.split()[-1][0].isupper():  # United Nations Volunteers
        return clip(noun)
    relative = _RELATIVE.match(_AND_THEN.sub("", right) if " and " in right else right)
    if relative is not None and _HAVING_DONE.fullmatch(relative[0]) and right[relative.end() :].strip():
        relative = None  # mills that have created 400 jobs
    if relative is not None and placed and finite_place([noun.split()[-1], *relative[0].split()], pack) == 1:
        relative = None  # people in 84 towns left
    if relative is not None and placed and relative[0].startswith(" by "):
        relative = None  # training given to 26 firms by the Bank
    if relative is not None and _DISAGREES.match(right) and is_plural(noun.split()[-1]):
        relative = None  # a town of two thousand souls that is
    if relative is not None and len(trimmed(relative[0], pack).split()) < 2:
        relative = None  # cases involving 75 shops
    there = _THERE.match(right)
    if relative is None and there is not None and (beyond := _RELATIVE.match(right[there.end() :])):
        noun, right, relative = noun + there[0], right[there.end() :], beyond
    of_what = _OF_WHAT.match(right)
    if of_what is not None and not several and not context.own.rstrip().endswith(" of"):
        noun, right, relative = (
            noun + of_what[0],
            right[of_what.end() :],
            _RELATIVE.match(right[of_what.end() :]),
        )
    loose = relative is not None and relative[0].split()[0] in ("to", "for", "with", "against")
    if relative is not None and not placed and (helped := _HELPED_TO.fullmatch(relative[0])):
        led = led_to(noun, context, pack)
        acts = helped["verb"] in verbs_of(pack) or helped["what"] in pack.words["articles"]
        if led is not None and acts:  # helped 40 victims of fires to rebuild homes
            helping = led.removeprefix(noun).partition(" by ")[0]
            phrase = clip(trimmed(f"{noun}{helped['of']}{helping}{helped['to']}", pack))
            return shortened(phrase, room(noun) + len(helped["of"]), len(noun.split()) + 2, pack)
    led_on = relative is not None and len(trimmed(relative[0], pack).split()) > 2
    if loose and led_on and not placed and relative is not None and relative[0].split()[0] in ("to", "for"):
        led = led_to(noun, context, pack)
        if led is not None:  # helped 40 towns to build wells: towns helped to build wells
            phrase = clip(trimmed(led.partition(" by ")[0] + relative[0], pack))
            return shortened(phrase, room(noun), len(noun.split()) + 2, pack)
    if relative is not None and not (loose and (placed or several)):
        phrase = without_main(noun + _BY_DOING.sub("", relative[0]), len(noun.split()), pack)
        phrase = clip(trimmed(phrase, pack))
        return shortened(phrase, room(noun), len(noun.split()) + 1, pack)
    done = None if placed else done_to(noun, context.sentence, context.clause, pack)
    verb = FILLING.sub("", context.clause).split()[-1:] if "benefi" in context.clause else []
    if verb and verb[0] in pack.words["benefiting"] and not placed:
        who = None if verb[0].endswith("ing") else agent(context.sentence, verb[0], pack)
        pronoun = "who" if quantity.unit == "person" else "that"
        return clip(f"{noun} {pronoun} benefited{f' from {who}' if who else ''}")
    if done is None and not placed and (whose := whose_of(context, pack)):
        return clip(f"{noun} {whose}")  # strengthened the skills of 40 firms
    there = _IN_PLACE.match(right) if done is not None else None
    # not where a number goes on: in the next two years
    if (
        done is not None
        and there is not None
        and not right.endswith(" ")
        and right[there.end() :][:1] in ("", ".", ";")
    ):
        done += there[0]  # the election of 40 women in the towns
    if done is not None:
        return shortened(clip(done), room(noun), len(noun.split()), pack)
    partner = None if placed else partner_of(context, quantity.unit == "person", pack)
    if partner is not None:
        return clip(f"{noun} {partner}")
    if several and not placed:
        return clip(noun)
    said = said_there(context, earlier, pack) if placed else None
    if placed and _RESIZED.search(context.sentence):
        resized = _RESIZED_WHAT.search(context.sentence)  # increased the size of the panel to nine judges
        if resized is not None:
            return clip(resized["what"])
        said = None
    if said and place_of is not None:
        said = by_preposition(said, place_of[0].split()[0], quantity.unit == "person")
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
    last = finite_place(words, pack)
    if last == len(words) - 1 and words[last] in pack.words["intransitive"] and right.endswith(words[last]):
        words.insert(last, "who" if noun.split()[-1] in pack.words["person"] else "that")  # 40 towns agreed.
    if last:
        return clip(" ".join(words))
    place = _only_past(words, right, pack)
    if not place:
        return None
    who = "who" if noun.split()[-1] in pack.words["person"] else "that"
    return clip(" ".join((*words[:place], who, *words[place:])))


def _gapped(noun: str, right: str, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """A noun whose verb is that of the clause before: 75 towns adopted the plan and 17 the budget."""
    following_object = _OBJECT_ALONE.match(right)
    before = (earlier.previous or "").split()
    relative = next((p for p, word in enumerate(before) if p and word in ("that", "who")), None)
    if following_object is None or context.first or relative is None:
        return None
    if has_verb(following_object[0], pack):
        return None
    verb = before[relative + 1 : relative + 1 + verb_size(before[relative + 1 :], pack)]
    return clip(" ".join((noun, before[relative], *verb)) + following_object[0])


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
    quoted = QUOTED.match(right)
    if quoted is not None:  # five local “town hall” meetings
        return clip(quoted["noun"])
    of_many = _OF_MANY.match(right)
    if of_many is not None:  # 6 of today’s 26 islands
        return following(right[of_many.end() :], pack)
    back = BACK.match(right.lstrip())
    whole = whole_of(context.sentence, pack)
    of_which = _PARTS.search(context.own)
    if whole or back or of_which or re.match(r" others?\b", right):
        shown = None if of_which is None else _shown(context.sentence, pack)
        what = whole or shown or earlier.counted or earlier.previous
        said = following(right.lstrip()[back.end() :] if back else re.sub(r"^ others?", "", right), pack)
        if what and said and " " not in said and verb_place(["it", said], pack) == 1:  # nine of them left
            said = f"{'who' if what.split()[-1] in pack.words['person'] else 'that'} {said}"
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
    verb = (right.split() or [""])[0].lower()
    acted = verb in verbs_of(pack) or verb_place([verb], pack) == 0 or _INJURED.match(right) is not None
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


def _shown(sentence: str, pack: Pack) -> str | None:
    """The noun right before its of which, where it is an object: handed in these reviews, of which 14."""
    words = sentence.rpartition("of ")[0].rstrip(" ,").split()
    if len(words) < 3 or words[-2] not in ("these", "those", "the", "such") or not is_plural(words[-1]):
        return None
    return None if words[-3].lower() in pack.words["particles"] else words[-1]


def part_of(right: str, pack: Pack) -> str | None:
    """The noun of the whole behind a number: thirty of the recommendations that …"""
    found = NUMBER_OF.match("one" + right)
    words = until_stop(found[1].split(), pack) if found is not None else []
    return " ".join(words) if words and is_plural(words[-1]) else None


def of_number(sentence: str, pack: Pack) -> str | None:
    mentioned = NUMBER_OF.findall(untimed(sentence))
    return clip(trimmed(_PREDICATE.sub("", mentioned[-1]), pack)) if mentioned else None
