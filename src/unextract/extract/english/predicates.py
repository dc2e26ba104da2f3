"""What is said of a noun, made part of its phrase: countries that improved, the amount that donors gave.

English writes a noun and its verb (84 countries improved their laws); a
subject is a noun phrase. A finite verb behind its noun becomes a relative
clause, a verb whose object is an amount a participle or a relative clause of
that amount. Participles stay as they are: a past participle behind its noun
takes no object (plans adopted by States), a past with one is finite (States
adopted plans).
"""

from collections.abc import Sequence

from unextract.extract.english.clauses import verbs_of
from unextract.packs import Pack

# So much is said of a noun at least, more of a longer one, and of one that stands alone and says little.
SAID, SAID_OF_ONE = 64, 100


def finite_place(words: Sequence[str], pack: Pack, start: int = 0) -> int | None:
    """The place of the first verb that can only be finite, at `start` or behind it."""
    last = len(words) - 1
    known, pasts = pack.words["finite"], pack.words["past_or_participle"]
    plural_verbs, intransitive = verbs_of(pack), pack.words["intransitive"]
    adverbs, determining = pack.words["adverb"], pack.words["determining"]
    before = ""
    for place, word in enumerate(words):
        lower = word.lower()
        if place < start:  # within a noun that is known as such: pooled funds
            before = lower
            continue
        # projects now include, people globally live
        manner = lower.endswith("ly") and _several(before, pack) and lower not in plural_verbs
        if place and (manner or lower in adverbs):
            continue
        listed = word.endswith("ed,") and place < last and words[place + 1].rstrip(",").endswith("ed")
        if listed and place and before not in determining:  # States ratified, accepted or approved
            return place
        if place and words[place - 1].endswith(","):  # Goal 5, improved health
            before = lower
            continue
        plain = lower.strip(',.;:“”’"')
        if plain in known and plain not in pasts and _agrees(words, place, pack):
            return place
        by = place < last and words[place + 1].lower() == "by"
        if plain in intransitive and not by and before not in determining:
            return place
        if plain in plural_verbs and _several(before, pack) and place < last:
            return place
        past = plain in pasts or (
            len(plain) > 4 and plain.endswith("ed") and word[:1].islower() and "-" not in plain
        )
        # receiving unqualified opinions, fully funded posts
        adjective = before in determining or before.endswith(("ing", "-based"))
        pointed = place == 1 or (place > 1 and words[place - 2].lower() in determining)
        adjective = adjective or (pointed and before.endswith("ly"))  # nationally owned plans
        infinitive = place > 1 and before in plural_verbs and words[place - 2] == "to"
        adjective = adjective or infinitive  # to provide integrated care
        if past and adjective:  # the approved integrated budget
            continue
        if past and place < last and not adjective and word == word.strip(",;:"):
            following = words[place + 1].lower().strip(",;:“”")
            # members surveyed reported that
            rated = following in ("every", "each") and "by" in words[place + 2 : place + 5]
            reduced = rated or following in known or following in pasts or following in intransitive
            if following == "that" and plain.endswith("ed"):  # speakers mentioned that
                return place
            if following not in pack.words["particles"] and not following.endswith("ly") and not reduced:
                return place
        before = plain
    return None


def _several(word: str, pack: Pack) -> bool:
    """Whether a word looks like a plural that a verb may follow."""
    return (word.endswith("s") and word != "nations") or word in pack.words["irregular"]


def _agrees(words: Sequence[str], place: int, pack: Pack) -> bool:
    """Whether a word in -s is a verb: not behind a plural, and a noun's plural only before an object.

    The Fund plans to open, but action plans
    """
    plain = words[place].lower().strip(",")
    if not plain.endswith("s") or plain in ("is", "was", "has", "does"):
        return True
    before = words[place - 1].lower() if place else ""
    if before.endswith("s") or before in pack.words["determining"]:
        return False
    following = words[place + 1].lower() if place + 1 < len(words) else ""
    opens = following in pack.words["articles"] or following in ("to", "that")
    return opens or plain[:-1] not in pack.words["plural_verbs"] or plain in pack.words["verbs_only"]


def without_main(phrase: str, start: int, pack: Pack) -> str:
    """A noun with its relative clause, without the verb of the sentence: people who sell fish [are poor].

    `start` is the place of the relative or participle.
    """
    words = phrase.split()
    said = False
    for place in range(start + 1, len(words)):
        plain, before = words[place].lower(), words[place - 1].lower()
        helps = plain in pack.words["auxiliary"]
        if (
            said
            and helps
            and before not in pack.words["relative"] | pack.words["no_noun"]
            and before not in pack.words["auxiliary"]
        ):
            return " ".join(words[:place])
        said = said or not helps
    return phrase


def nominal(phrase: str, persons: bool | None, pack: Pack, noun: str = "") -> str:
    """A noun with what is said of it: of `persons` who did, of things that did; None: as the noun is.

    `noun` is known to be one, all of it, where `phrase` begins with it.

    countries improved their laws: countries that improved their laws
    """
    if " " not in phrase:
        return phrase
    words = phrase.split()
    place = finite_place(words, pack, len(noun.split()) if phrase.startswith(noun) else 0)
    if not place or any(word.lower() in pack.words["relative"] for word in words[:place]):
        return phrase
    while place > 1 and words[place - 1].lower() in pack.words["adverb"]:  # States that now have
        place -= 1
    if words[place - 1] == "be":
        return without_be(words, place)
    head = " ".join(words[:place])
    if place + 1 == len(words):
        return head
    known = words[place - 1].lower() in pack.words["person"] if persons is None else persons
    said = f"{head} {'who' if known else 'that'} {' '.join(words[place:])}"
    return shortened(said, room(head), place + 2, pack)


def without_be(words: Sequence[str], place: int) -> str:
    """A noun with the participle at `place` behind its be: posts be moved: posts moved; to be moved."""
    kept = place if words[place - 2] == "to" else place - 1
    return " ".join((*words[:kept], *words[place:]))


def room(noun: str) -> int:
    """How long a phrase may be that says something of `noun`."""
    return max(SAID if " " in noun else SAID_OF_ONE, 4 * len(noun))


def shortened(phrase: str, longest: int, kept: int, pack: Pack) -> str:
    """`phrase` of at most `longest` characters, cut where a phrase begins, behind the first `kept` words."""
    if len(phrase) <= longest:
        return phrase
    words = phrase.split()
    ends, length = [], 0
    for place, word in enumerate(words):
        if length > longest + 1:
            break
        named = words[place - 1][:1].isupper()
        particle = (word != "of" or named) and word.lower() in pack.words["particles"]
        if place > kept and particle and words[place - 1] not in pack.words["hanging"]:
            ends.append(place)
        length += len(word) + 1
    return " ".join(words[: ends[-1]]) if ends else phrase


def participle(word: str, pack: Pack) -> str | None:
    """The past participle of a verb in -ing or of a regular past; None of other words.

    mobilizing: mobilized; spending: spent; provided: provided
    """
    plain = word.lower()
    if plain.endswith("ed") and len(plain) > 4:
        return plain
    if not plain.endswith("ing") or len(plain) < 6:
        return None
    stem = plain[:-3]
    irregular = pack.lexicon["participle"].get(plain)
    if irregular is not None:
        return irregular
    return stem[:-1] + "ied" if stem.endswith("y") and stem[-2] not in "aeiou" else stem + "ed"


def base_participle(base: str, pack: Pack) -> str | None:
    """The past participle by the infinitive: create: created; give: given; None for what is no infinitive."""
    inflected = base.endswith(("ed", "ing", "s", "ly")) and not base.endswith("ss")
    if len(base) < 3 or (inflected and base not in verbs_of(pack)):  # need, rely
        return None
    ending = base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"
    irregular = pack.lexicon["participle"]
    if ending in irregular or base + base[-1] + "ing" in irregular:
        return irregular.get(ending) or irregular[base + base[-1] + "ing"]
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else base + "ed"


def measured(phrase: str, pack: Pack, amount: str = "amount", linked: bool = False) -> str:
    """What stands before a value as a noun phrase; `linked` where the verb that links the two is cut off.

    rate was above the benchmark: rate; donors provided: amount provided by donors;
    UNDP has promoted investment: investment that UNDP has promoted
    """
    words = phrase.split()
    place = main_verb(words, pack)
    if place is None or any(word.lower() in pack.words["relative"] for word in words[:place]):
        return phrase
    if linked and words[place].endswith("ed") and finite_place(words, pack) != place:
        return phrase  # rate of wells dug by the Fund [was]
    if linked and place and place + verb_size(words[place:], pack) == len(words):
        return " ".join(words[:place])  # use continues to stand [at]
    actor, said = words[:place], words[place:]
    size = verb_size(said, pack)
    verb, behind = said[:size], said[size:]
    plain = verb[-1].lower()
    if actor and actor[0].lower() == "there":
        return " ".join(behind[1:] if behind and behind[0] in pack.words["articles"] else behind) or phrase
    leads = not behind and plain in pack.words["intransitive"]  # contributions came [to]
    resized = not behind and size > 1 and plain.startswith(tuple(pack.words["resizing"]))
    if plain in pack.words["copula"] or leads or resized:  # the share is to be raised [to]
        return " ".join(actor) or phrase
    if plain in pack.lexicon["size"] and actor and not behind:  # the largest will cost
        return f"{pack.lexicon['size'][plain]} of {' '.join(actor)}"
    pronoun = not actor or (len(actor) == 1 and actor[0].lower() in ("we", "it", "they"))
    actor = actor or ["it"]
    if behind and behind[0].lower() not in pack.words["particles"]:
        held = behind[1:] if behind[0].lower() in pack.words["articles"] and len(behind) > 1 else behind
        return " ".join((*held, "that", *actor, *verb))
    simple = all(word.lower() in ("has", "have", "had", "also") for word in verb[:-1])
    done = participle(plain, pack) if simple and not pronoun and plain.endswith("ed") else None
    if done is not None:
        return " ".join((amount, done, "by", *actor, *behind))
    return " ".join((amount, "that", *actor, *verb, *behind))


def complement(phrase: str, pack: Pack) -> str:
    """What stands behind the verb of a clause, where a noun does: areas were finance: finance."""
    words = phrase.split()
    place = main_verb(words, pack)
    if not place or words[place].lower() not in pack.words["copula"]:
        return phrase
    behind = words[place + verb_size(words[place:], pack) :]
    return " ".join(behind) if behind and behind[0].lower() not in pack.words["particles"] else phrase


def main_verb(words: Sequence[str], pack: Pack) -> int | None:
    """The place of the verb of the clause: of two pasts the second, where the first is a participle.

    a deal agreed through the Fund freed: freed
    """
    places = [
        place
        for place, word in enumerate(words)
        if _finite(words, place, pack) and word == word.strip(";:“”")
    ]
    for which, place in enumerate(places):
        plain = words[place].lower()
        following = words[place + 1].lower() if place + 1 < len(words) else ""
        later = which + 1 < len(places)
        sized = (
            following in pack.words["sizing"]
            and words[place + 2 : place + 3]
            and words[place + 2][0].isdigit()
        )
        if plain.endswith("ed") and later and not sized and following in pack.words["particles"]:
            continue
        if plain.endswith("ed") and later and following.endswith("s") and places[which + 1] == place + 2:
            continue  # the substantiated cases concerned
        return place
    return None


def _finite(words: Sequence[str], place: int, pack: Pack) -> bool:
    plain = words[place].lower().strip(",")
    before = words[place - 1].lower().strip(",") if place else ""
    if plain in pack.words["finite"] or plain in pack.words["past_or_participle"]:
        return before not in pack.words["determining"] and _agrees(words, place, pack)
    if plain.endswith("s") and plain[:-1] in verbs_of(pack):
        return _agrees(words, place, pack)
    if plain in verbs_of(pack) and _several(before, pack):  # towns face
        return place + 1 < len(words)
    past = len(plain) > 4 and plain.endswith("ed") and words[place].islower() and "-" not in plain
    return past and before not in pack.words["determining"] and plain not in pack.words["stop"]


def verb_size(words: Sequence[str], pack: Pack) -> int:
    """How many of `words` are the verb: has promoted, planned to mobilize, expects to slightly exceed."""
    size = 1
    auxiliary = words[0].lower() in pack.words["auxiliary"]
    while size < len(words):
        plain = words[size].lower()
        if plain == "to" and size + 1 < len(words) and words[0].lower() in pack.words["intending"]:
            size += 2 if not words[size + 1].endswith("ly") or size + 2 >= len(words) else 3
        elif plain.endswith("ly") or plain in ("also", "not", "already", "now", "been", "be"):
            size += 1
        elif auxiliary and (plain in pack.words["auxiliary"] or _completes(words[0].lower(), plain, pack)):
            auxiliary = plain in pack.words["auxiliary"]
            size += 1
        else:
            break
    return min(size, len(words))


def _completes(auxiliary: str, plain: str, pack: Pack) -> bool:
    """Whether `plain` is the verb behind `auxiliary`: was adopted, but was above; will rise."""
    if plain in pack.words["articles"] or plain in pack.words["particles"]:
        return False
    if auxiliary not in pack.words["copula"]:
        return True
    return plain.endswith(("ed", "ing")) or plain in pack.words["past_or_participle"]
