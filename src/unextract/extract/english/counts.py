"""What an English count counts: its noun phrase, with what the sentence says of it."""

import re
from typing import NamedTuple

from unextract.extract.english.acting import acting, does_alone, gapped
from unextract.extract.english.clauses import Around, Earlier, clip, following, trimmed, verb_place, verbs_of
from unextract.extract.english.objects import agent, done_to, led_to, whose_of
from unextract.extract.english.parts import of_number
from unextract.extract.english.places import by_preposition, partner_of, said_there
from unextract.extract.english.predicates import finite_place, main_verb, room, shortened, without_main
from unextract.extract.english.units import is_plural
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.packs.expressions import Match
from unextract.records import Role

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
# Words between a number and the start of its clause or the preposition before it stand so near.
_NEAR = 60
_LISTED = re.compile(r"[,;.]| and \d|$")
_DISAGREES = re.compile(r" (?:that|which|who) (?:is|has|was)\b")
_BY_DOING = re.compile(r" (?:by|through|while) [a-z]+ing\b.*")
_SHARED = re.compile(r" (?:where|(?:from|to|for) whom|(?:from|to|for) which) .+")
# women and girls; not people and hundreds of homes
_JOINED_NOUN = re.compile(
    r"(?:, [a-z]+s(?=,| and| or))*(?:[ ,]+(?:and|or)|/) ?"
    r"(?!(?:hundreds|thousands|dozens|millions|tens|is|was|has|does|as)\b)"
    r"(?:(?:young|older|elderly|other) )?(?:[a-z]+s|(?:people|men|women|children)(?! [a-z]+s))\b"
)


class _Counted(NamedTuple):
    """A count's noun, the words behind it, and what stands around both.

    `placed` is the preposition before the number, with the words between;
    `several` says that the noun is more than one word, and none joined to it.
    """

    noun: str
    right: str
    several: bool
    placed: Match | None
    persons: bool
    context: Around
    pack: Pack


def counted_noun(noun: str, quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str:
    """The noun phrase; to a noun alone what is said of it is added."""
    right = _behind(noun, quantity, context)
    first, _, rest = noun.partition(" ")
    noun = rest if rest and first in pack.words["more"] else noun  # 8 million more pupils
    if "-" in context.raw and quantity.rule.id.endswith(".noun"):  # the 15-member Council
        named = following(right, pack)
        words = (named or "").split()
        named = " ".join(words[: verb_place(words, pack)])
        return clip(f"{noun}s of the {named}" if named else noun)
    counted = _counted(noun, right, quantity, context, pack)
    said = _as_before(counted, quantity.role, earlier) or _as_subject(counted, quantity.role, earlier)
    if said:
        return said
    counted, told = _telling_which(counted)
    if told and (said := _with_told(counted, told)):
        return said
    return _in_place(counted, earlier) if counted.placed is not None else _as_object(counted)


def _behind(noun: str, quantity: Quantity, context: Around) -> str:
    """The words behind the noun."""
    if quantity.end == quantity.noun + len(quantity.groups.get("noun") or ""):
        return context.right
    # 21 of the 39 reviews: behind the noun of the whole; three of the nine reviews
    return context.right.partition(noun)[2] if noun in context.right else ""


def _counted(noun: str, right: str, quantity: Quantity, context: Around, pack: Pack) -> _Counted:
    """The noun with those that are joined to it."""
    kind = _KIND.match(right) if noun in pack.words["attributive_person"] else None
    if kind is not None and kind["noun"] in pack.words["person"]:  # 40 women domestic workers
        noun, right = noun + kind[0], right[kind.end() :]
    if re.match(r"[-’']|/\w", right):
        right = ""
    joined = _JOINED_NOUN.match(right) if is_plural(noun.split()[-1], pack) else None
    if joined is not None and joined[0].split()[-1] in pack.words["finite"]:
        joined = None  # 33 answers and includes
    if joined is not None:
        noun, right = noun + joined[0], right[joined.end() :]
    several = " " in noun and not noun.lower().startswith(("member ", "states ")) and joined is None
    placed = pack.wordings["placed"].search(context.own[-_NEAR:])
    return _Counted(noun, right, several, placed, quantity.unit == "person", context, pack)


def _as_before(counted: _Counted, role: Role | None, earlier: Earlier) -> str | None:
    """What was said of the figure before, or of the number that the sentence speaks of, is said of this."""
    noun, right, pack, sentence = counted.noun, counted.right, counted.pack, counted.context.sentence
    before = earlier.previous or ""
    shared = _SHARED.search(before) if counted.context.own.strip() == "and" else None
    if shared is not None and acting(noun, right, pack) is None:
        return clip(noun + shared[0])  # in 25 countries and one region
    if role is Role.BASE and before.startswith(noun):  # in 27 countries (down from 31 countries)
        return before
    if "umber of" not in sentence or pack.wordings["resized_to"].search(f"{sentence}to ") is None:
        return None
    mentioned = of_number(sentence, pack)  # the number of new cases rose from four cases to
    told = mentioned and noun in mentioned.split() and not pack.wordings["resized_object"].search(sentence)
    return clip(mentioned) if mentioned and told else None


def _as_subject(counted: _Counted, role: Role | None, earlier: Earlier) -> str | None:
    """What the noun does, where it opens its clause; a name says enough."""
    noun, right, context, pack = counted.noun, counted.right, counted.context, counted.pack
    opens = counted.placed is None and pack.wordings["opens_clause"].search(context.own[-_NEAR:]) is not None
    opens = opens and role is not Role.TARGET  # goals: 300 schools built, 20,000 teachers trained
    if opens and (said := gapped(noun, right, context, earlier, pack) or acting(noun, right, pack)):
        return said
    named = counted.several and noun.split()[-1][0].isupper()  # United Nations Volunteers
    return clip(noun) if named else None


def _telling_which(counted: _Counted) -> tuple[_Counted, str | None]:
    """The noun with its place or its of, and the words behind that tell which are counted."""
    noun, right, pack = counted.noun, counted.right, counted.pack
    telling = pack.wordings["telling_which"]
    told = _no_verb(telling.match(_AND_THEN.sub("", right) if " and " in right else right), counted)
    there = _THERE.match(right) if told is None else None
    if there is not None and (beyond := telling.match(right[there.end() :])):
        noun, right, told = noun + there[0], right[there.end() :], beyond[0]
    of_what = _OF_WHAT.match(right)
    if of_what is not None and not counted.several and not counted.context.own.rstrip().endswith(" of"):
        noun, right = noun + of_what[0], right[of_what.end() :]
        beyond = telling.match(right)
        told = None if beyond is None else beyond[0]
    return counted._replace(noun=noun, right=right), told


def _no_verb(told: Match | None, counted: _Counted) -> str | None:
    """`told` unless it is what the sentence says of the noun, or says nothing by itself."""
    if told is None:
        return None
    noun, right, pack = counted.noun.split()[-1], counted.right, counted.pack
    if _HAVING_DONE.fullmatch(told[0]) and right[told.end() :].strip():  # mills that have created 400 jobs
        return None
    # people in 84 towns left; delegates from 17 towns convened for; training given to 26 firms by the Bank
    if counted.placed is not None and does_alone(told[0].split(), counted.context.sentence, pack):
        return None
    left = counted.placed is not None and finite_place([noun, *told[0].split()], pack) == 1
    if left or (counted.placed is not None and told[0].startswith(" by ")):
        return None
    if (
        counted.context.own.endswith((" of ", " of the "))
        and finite_place([noun, *told[0].split()], pack) == 1
    ):
        return None  # the Chairs of the three panels presented
    if _DISAGREES.match(right) and is_plural(noun, pack):  # a town of two thousand souls that is
        return None
    said = trimmed(told[0], pack).split()
    if len(said) > 1:
        return told[0]
    # 20,000 teachers trained, but cases involving 75 shops
    closes = said and said[0].endswith("ed") and said[0] not in pack.words["intransitive"]
    listed = _LISTED.match(right, len(said[0]) + 1) if closes else None
    return None if listed is None else f" {said[0]}"


def _with_told(counted: _Counted, told: str) -> str | None:
    """The noun with the words behind it that tell which are counted."""
    noun, pack = counted.noun, counted.pack
    if counted.placed is None and (helped := _helped(counted, told)):
        return helped
    loose = told.split()[0] in ("to", "for", "with", "against")
    if loose and (counted.placed is not None or counted.several):
        return None
    words = len(noun.split())
    phrase = clip(trimmed(without_main(noun + _BY_DOING.sub("", told), words, pack), pack))
    return shortened(phrase, room(noun), words + 1, pack)


def _helped(counted: _Counted, told: str) -> str | None:
    """What those are helped or led to do: helped 40 victims of fires to rebuild homes."""
    noun, context, pack = counted.noun, counted.context, counted.pack
    words = len(noun.split())
    found = _HELPED_TO.fullmatch(told)
    acts = found is not None and (found["verb"] in verbs_of(pack) or found["what"] in pack.words["articles"])
    if found is not None and acts and (led := led_to(noun, context, pack)):
        helping = led.removeprefix(noun).partition(" by ")[0]
        phrase = clip(trimmed(f"{noun}{found['of']}{helping}{found['to']}", pack))
        return shortened(phrase, room(noun) + len(found["of"]), words + 2, pack)
    first = told.split()[0]
    if first == "with" and not _supplied(told, context, pack):
        return None
    if first not in ("to", "for", "with") or len(trimmed(told, pack).split()) <= 2:
        return None
    led = led_to(noun, context, pack)
    if led is None:
        return None
    # helped 40 towns to build wells: towns helped to build wells
    return shortened(clip(trimmed(led.partition(" by ")[0] + told, pack)), room(noun), words + 2, pack)


def _supplied(told: str, context: Around, pack: Pack) -> bool:
    """Whether with tells by what those are reached, and not who they are: people with disabilities."""
    verb = pack.wordings["leads_to_number"].sub("", context.clause).split()[-1:]
    return bool(verb) and verb[0] in pack.words["supplying"] and told.split()[1] not in pack.words["bearing"]


def _as_object(counted: _Counted) -> str:
    """The noun with what was done to it, or together with it; a noun of several words says enough."""
    noun, right, context, pack = counted.noun, counted.right, counted.context, counted.pack
    if "benefi" in context.clause and (benefited := _benefited(counted)):
        return clip(f"{noun} {benefited}")
    done = done_to(noun, context.sentence, context.clause, pack)
    if done is None and (whose := whose_of(context, pack)):
        return clip(f"{noun} {whose}")  # strengthened the skills of 40 firms
    there = pack.wordings["in_place"].match(right)
    if done is not None:
        # not where a number goes on: in the next two years
        closes = not right.endswith(" ") and there is not None and right[there.end() :][:1] in ("", ".", ";")
        done += there[0] if there is not None and closes else ""  # the election of 40 women in the towns
        return shortened(clip(done), room(noun), len(noun.split()), pack)
    if partner := partner_of(context, counted.persons, pack):
        return clip(f"{noun} {partner}")
    return clip(noun) if counted.several or there is None else _somewhere(noun, there[0], pack)


def _benefited(counted: _Counted) -> str | None:
    """What does good to those who are counted: benefiting 4,000 people."""
    context, pack = counted.context, counted.pack
    verb = pack.wordings["leads_to_number"].sub("", context.clause).split()[-1:]
    if not verb or verb[0] not in pack.words["benefiting"]:
        return None
    who = None if verb[0].endswith("ing") else agent(context.sentence, verb[0], pack)
    return f"{'who' if counted.persons else 'that'} benefited{f' from {who}' if who else ''}"


def _in_place(counted: _Counted, earlier: Earlier) -> str:
    """The noun of places, or of those to whom something is done, with what happens there."""
    noun, context, pack = counted.noun, counted.context, counted.pack
    said = said_there(context, earlier, pack)
    if pack.wordings["resized_to"].search(context.sentence):
        # increased the size of the panel to nine judges
        resized = pack.wordings["resized_object"].search(context.sentence)
        if resized is not None:
            return clip(resized["what"])
        said = None
    if said and counted.placed is not None:
        said = by_preposition(said, counted.placed[0].split()[0].lower(), counted.persons)
        opens = counted.placed[0][0].isupper()
        there = pack.wordings["in_place"].match(counted.right) if opens else None
        if said and there is not None and counted.right.startswith(",", there.end()):
            noun = f"{noun} {trimmed(there[0], pack)}"  # In 29 towns in Chad, the Fund built
    phrase = trimmed(clip(f"{noun} {said}"), pack)
    if said and (phrase.endswith(said) or main_verb(phrase.split(), pack) is not None):
        return phrase  # not where half of what is said is cut off
    place = pack.wordings["in_place"].match(counted.right)
    return clip(noun) if place is None else _somewhere(noun, place[0], pack)


def _somewhere(noun: str, place: str, pack: Pack) -> str:
    """The noun and where it is, without the verb of the clause: proposals in the survey [are directed]."""
    words = place.split()
    return clip(trimmed(f"{noun} {' '.join(words[: main_verb(words, pack)])}", pack))
