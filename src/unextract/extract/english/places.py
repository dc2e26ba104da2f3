"""Where, from whom or with whom: what a sentence says of the places and partners that it counts.

The number stands in a prepositional phrase; what the sentence says happens
there, as a relative clause of the noun: countries where the Fund worked.
"""

import re

from unextract.extract.english.acting import does_alone
from unextract.extract.english.clauses import (
    PRONOUN,
    Around,
    Earlier,
    has_verb,
    inside,
    trimmed,
    unbracketed,
    verb_place,
    verbs_of,
    without_article,
)
from unextract.extract.english.objects import agent
from unextract.extract.english.predicates import finite_place, main_verb, participle
from unextract.extract.english.statements import MOST_WORDS, actor, statement
from unextract.extract.english.units import is_plural
from unextract.packs import Pack

# food distributed to: food was distributed to
_UNAIDED = re.compile(r"(?:.*\bwith )?([A-Za-z][a-z-]*(?: [a-z-]+){0,3}) ([a-z]+ed)")
_MARK = re.compile(r"[;:]")
_PLACED = re.compile(
    r"[, ]*(?:\b[a-z]+ )?[\w’-]* ?\b(?:in|from|across|at|within|of) (?:the |all |some |over )*$"
)
# Working in 19 countries, the Entity …: what the opening participle says is done there
_HELD = re.compile(
    r"[ •·▪-]*(?!(?:In|At|On|Across|With|By|For|From|Of|To|As|After|During|Working"
    r"|Operating)\b)[A-Z][^.,;:()\d$€£–—]{3,70}?"
)
_WORKING = re.compile(r" ?(?P<verb>[A-Z][a-z]+ing)(?P<rest>(?: [^,;:()]*)?)")
_NUMBER_OF_ALL = re.compile(r"^(?:total )?number of (?:the )?")
_AFTER_COMMA = re.compile(r"[^,]{0,60}, ((?:[^.,;()]|[,.]\d)+)")
_AT_ONCE = re.compile(r" ((?:the|its|their|a|an) (?:[^.,;()]|[,.]\d)+)")
_SHARED_VERB = re.compile(r" (?:where|(?:to|for|from|into) wh(?:om|ich)) .*? (?:was|were) (?P<done>[a-z]+)\b")
_ELIDED = re.compile(
    r",? and (?P<what>[a-z][^,;:()\d]*?) (?:to|for|in|from|into)(?: the| some| over| about)* "
)
_NAMED_PLACE = re.compile(r" in (?:the )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*(?= ?$|[.,;])")
# Words between a number and the preposition before it stand so near.
NEAR = 40
_VERB_BEHIND = re.compile(r" (?P<verb>[a-z]+) [^.,;:()\d$€£–—]+")
_OWNER = re.compile(r"\b(?P<who>[A-Z][\w-]*)[’']s? (?:[a-z]+ )?$")


def by_preposition(said: str, preposition: str, persons: bool) -> str | None:
    """where the Fund worked: from which, for whom, as the preposition before the number says."""
    if preposition in ("to", "for", "from", "among", "on", "into", "through", "against"):
        return said.replace("where ", f"{preposition} {'whom' if persons else 'which'} ", 1)
    return None if persons else said


def said_there(context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """What happens in the places counted: where UN-Women worked; of the projects (the figure before)."""
    inside = context.inside.split() if context.outside is not None else []
    restated = bool(inside) and inside[0] in pack.words["restating"]
    if inside and (restated or _only_placed(context.inside, pack)):
        return None  # rose to 3 million in 2032 (in 15 towns)
    if not context.first and earlier.counted and (of := _of_those(context, earlier.counted, pack)):
        return of
    opening = unbracketed(pack.wordings["placed"].sub("", context.sentence))
    held = _HELD.fullmatch(opening)
    single = held is not None and " " not in held[0].strip()
    within = context.own.rstrip().endswith((" in", " across"))
    if held is not None and not single and within and _verbless(held[0], pack):
        return f"with {without_article(held[0])}"  # new wells in 86 villages have given
    after = _AFTER_COMMA.match(unbracketed(context.right))
    working = _WORKING.fullmatch(opening)
    if working is not None and after is not None and (done := participle(working["verb"], pack)):
        who = _NUMBER_OF_ALL.sub("", actor(after[1], pack))
        return f"where {who} {done}{working['rest']}" if who else None
    if held is not None and single and after is not None:  # Active in 170 towns, the Fund helps
        who = actor(after[1], pack)
        return f"where {who} is {held[0].strip().lower()}" if who else None
    if shared := _verb_shared(context, earlier, pack):
        return shared
    if _opens(context, pack):
        after = after or _AT_ONCE.match(unbracketed(context.right))
        return _happening(_clause(after, pack), earlier, pack)
    said = _said_before(context, pack)
    if not said and (told := _goes_on(context, pack) or _given_to(context, pack)):
        return told
    if not said or _half(said, pack):
        said = _clause(after, pack)  # In 19 countries, the Entity led …
    return _happening(said, earlier, pack)


def _of_those(context: Around, counted: str, pack: Pack) -> str | None:
    """The places of those whom the figure before counts: of the projects; where the nurses served.

    None where the sentence says more between the two: prisoners were released in 12 towns.
    """
    if _PLACED.fullmatch(context.own) is None:
        return None
    between = pack.wordings["placed"].sub("", context.own).split()
    if not between:
        return f"of the {counted}"
    if between[0] in pack.words["relative"] and len(between) > 1:  # 300 nurses who served in 54 hospitals
        return f"where {counted} {' '.join(between[1:])}"
    finite = pack.words["finite"] - pack.words["past_or_participle"] | pack.words["auxiliary"]
    acts = between[0] in pack.words["intransitive"] or not finite.isdisjoint(between)
    leads_on = between[0] in pack.words["particles"] - {"of", "and", "or"}  # in gifts from 30 lenders
    return None if acts or leads_on else f"of the {counted}"  # proposals made in six surveys


def _verb_shared(context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """The verb of the figure before, left out beside this one: food was sent to 300 towns and seed to 40."""
    elided = _ELIDED.fullmatch(context.own) if " and " in context.own else None
    shared = _SHARED_VERB.search(earlier.previous or "") if elided is not None else None
    if elided is None or shared is None or has_verb(elided["what"], pack):
        return None
    return f"where {_was(elided['what'], pack)} {shared['done']}"


def _opens(context: Around, pack: Pack) -> bool:
    """Whether the places open their clause: in 35 countries the system was in use."""
    bare = _only_placed(context.clause, pack)
    return bare and (context.first or context.own.startswith(",") or _MARK.search(context.own) is not None)


def _only_placed(words: str, pack: Pack) -> bool:
    """Whether there is nothing in `words` but the preposition before the number of places."""
    return not pack.wordings["placed"].sub("", f" {words.lower()}").strip(" ,;(")


def _said_before(context: Around, pack: Pack) -> str:
    """What the clause says up to the number of places."""
    said = trimmed(statement(pack.wordings["placed"].sub("", context.sentence), pack), pack)
    if not said:
        said = _in_plural(unbracketed(pack.wordings["placed"].sub("", context.sentence)), pack)
    said = pack.wordings["told_amount"].sub("", said)
    relative = re.fullmatch(r"(?P<noun>.+?),? (?:that|which|who) (?P<does>.+)", said)
    if relative is not None and not has_verb(relative["noun"], pack):  # a system that serves towns in
        return f"{relative['noun']} {relative['does']}"
    return said


def _in_plural(sentence: str, pack: Pack) -> str:
    """A sentence that ends in a verb in the plural of the present: troops come [from]; else ""."""
    words = sentence.split()
    several = len(words) > 1 and (words[-2].endswith("s") or words[-2] in pack.words["irregular"])
    short = len(words) <= MOST_WORDS and not any(word.endswith((",", ";", ":")) for word in words)
    return " ".join(words) if several and short and words[-1] in verbs_of(pack) else ""


def _clause(after: re.Match[str] | None, pack: Pack) -> str:
    """The clause found behind the places; "" where what stands there says nothing."""
    if after is None:
        return ""
    says = has_verb(after[1], pack) or finite_place(after[1].split(), pack)  # women now hold
    return after[1] if says else ""


def _happening(said: str, earlier: Earlier, pack: Pack) -> str | None:
    """`said` as a relative clause of places; None for half a clause."""
    if not said or said.startswith(("which ", "that ")) or ", including " in said or _half(said, pack):
        return None
    unaided = _UNAIDED.fullmatch(said)
    acts = unaided is not None and unaided[2] in pack.words["intransitive"]
    if unaided is not None and not acts and not has_verb(unaided[1], pack):
        said = f"{_was(unaided[1], pack)} {unaided[2]}"
    said = PRONOUN.sub(lambda found: _who(found[0], earlier), said)
    return f"where {inside(_unnumbered(said, pack))}"


def _unnumbered(said: str, pack: Pack) -> str:
    """`said` without the number that opens it: $5 million was lent: an amount was lent."""
    number = pack.wordings["own_number"].match(said)
    if number is None:
        return said
    rest = said[number.end() :]
    return f"amounts {rest}" if rest.split()[0].lower() in pack.words["auxiliary"] else rest


def _was(noun: str, pack: Pack) -> str:
    """`noun` and its auxiliary: food was, seeds were."""
    return f"{noun} {'were' if is_plural(noun.split()[-1], pack) else 'was'}"


def partner_of(context: Around, persons: bool, pack: Pack) -> str | None:
    """With whom something is done: partnering with 40 firms: with which the Fund partnered."""
    found = pack.wordings["together_with"].search(context.own) if " with" in context.own[-NEAR:] else None
    done = pack.lexicon["partner"].get(found["word"].lower()) if found is not None else None
    if found is None or done is None:
        return None
    before = context.sentence[: len(context.sentence) - len(context.own) + found.start("word")]
    own = _OWNER.search(before)
    who = own["who"] if own is not None else agent(before + found["word"], found["word"], pack)
    who = who or actor(before, pack)
    return f"with {'whom' if persons else 'which'} {who} {done}" if who else None


def _goes_on(context: Around, pack: Pack) -> str | None:
    """What they do of whom only the place is counted: women in 30 towns can vote: where women can vote."""
    who = pack.wordings["placed"].sub("", context.clause).rpartition(", ")[2].split()
    verb = _VERB_BEHIND.match(context.right)
    if verb is None or len(who) > 6 or not who or who[0].lower() in pack.words["particles"]:
        return None
    known = verb_place([verb["verb"]], pack) == 0 or verb["verb"] in verbs_of(pack)
    known = known or does_alone(verb[0].split(), context.sentence, pack)
    return f"where {inside(' '.join(who))} {trimmed(verb[0], pack)}" if known else None


def _given_to(context: Around, pack: Pack) -> str | None:
    """What those have for whom a phrase without a verb says that it is: training for 40 firms."""
    found = pack.wordings["for_whom"].search(context.clause)
    before = context.clause[: found.start()].rpartition(", ")[2] if found is not None else ""
    words = before.strip(" -–•").split()
    if not words or (len(words) == 1 and words[0].islower()) or has_verb(context.sentence, pack):
        return None
    first, last = words[0].lower(), words[-1].lower()
    if first in pack.words["particles"] or first in pack.words["articles"] or last.endswith(("ed", "ing")):
        return None
    if main_verb([*words, "it"], pack) is not None:
        return None
    place = _NAMED_PLACE.match(context.right)
    return f"{'' if place is None else place[0].strip() + ' '}with {inside(' '.join(words))}"


def _verbless(held: str, pack: Pack) -> bool:
    """Whether nothing is said in `held`: new models to provide integrated care; not initiatives launched."""
    words = held.split()
    return not has_verb(held, pack) or (not words[-1].endswith("ed") and finite_place(words, pack) is None)


def _half(said: str, pack: Pack) -> bool:
    """Whether no subject opens `said`: Working in 19 towns, served as staff; but Training was given."""
    words = _unnumbered(said, pack).split()
    opening = words[0].lower()
    done = opening.endswith("ed") and len(words) > 1 and words[1].lower() in pack.words["particles"]
    if done or opening in pack.words["particles"]:
        return True
    acted = verb_place(words, pack) == 1 and (len(words) == 2 or words[2].lower() in pack.words["particles"])
    return opening.endswith("ing") and not acted and finite_place(words, pack) != 1


def _who(pronoun: str, earlier: Earlier) -> str:
    """What a pronoun at the start of a clause stands for: persons named before, else itself."""
    plain = pronoun.strip().lower()
    return f"{plain} " if plain in ("we", "it") or earlier.group is None else f"{earlier.group} "
