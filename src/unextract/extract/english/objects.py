"""A noun as the object of the verb before it: people reached by the Fund, jobs to be created.

English names what was done before what it was done to (the Fund reached 17
people); as a noun phrase the order is turned, and who did it follows: people
reached by the Fund.
"""

import re
from collections.abc import Sequence

from unextract.extract.english.clauses import (
    BOUNDARY,
    COMMA,
    Around,
    inside,
    unbracketed,
    untimed,
    verb_place,
    verbs_of,
)
from unextract.extract.english.predicates import base_participle, main_verb, participle
from unextract.extract.english.units import is_plural
from unextract.numbers.english import TEENS, TENS, UNITS
from unextract.packs import Pack

_PARTICLE = re.compile(r" (?:together|up|out|down|off)$")
_FOR = re.compile(r" for$")
# The verb before a number stands so near.
_NEAR = 70
# Who acts, if longer than this, is said by its first words.
_MOST_WORDS = 7
_SPELLED = frozenset((*TENS, *TEENS, *UNITS))


def done_to(noun: str, sentence: str, clause: str, pack: Pack) -> str | None:
    """`noun` with what was done to it and by whom, where the verb ends `clause`; None where none does.

    `clause` ends `sentence`, and both end where the figure begins.
    """
    near = clause.rstrip()[-_NEAR:]
    before = pack.wordings["leads_to_number"].sub("", near)
    ends = before.rpartition(" ")[2].lower()
    links = ends == "reach" or ends in pack.words["copula"]
    if links and (noun == "amount" or not ends.startswith("reach")):
        return None
    action = pack.wordings["of_action"].search(near) if " of" in near else None
    if action is not None and noun != "amount" and (done := _done_of(action["noun"], pack)):
        return f"{noun} {done}"  # the construction of 40 schools
    asks = before.endswith(" for") and pack.wordings["asking_for"].search(before)
    particle = (_FOR if asks else _PARTICLE).search(before)
    moved = particle[0] if particle is not None else ""
    words = before[: len(before) - len(moved)].split()
    done = _done(words, pack) if words else None
    if done is None:
        return None
    who = agent(sentence, words[-1], pack)
    said = f"{noun} {done}{moved}"
    return f"{said} by {who}" if who else said


def _done_of(action: str, pack: Pack) -> str | None:
    """What is done where a noun says that somebody acts: construction: constructed; firing: fired."""
    acting = action.endswith("ing") and action not in pack.words["stop"] | {"meeting", "hearing"}
    return pack.lexicon["action"].get(action) or (participle(action, pack) if acting else None)


def _done(words: Sequence[str], pack: Pack) -> str | None:
    """The past participle of the verb that ends `words`."""
    last = words[-1].lower()
    if len(words) > 2 and words[-2].lower() in pack.words["adverb"]:  # the farms still require
        words = [*words[:-2], words[-1]]
    before = words[-2].lower() if len(words) > 1 else ""
    if not last.isalpha() or (last in pack.words["measuring"] and last != "reach"):
        return None
    if last in pack.lexicon["size"]:
        return None
    if _infinitive(words, pack):
        return base_participle(last, pack)
    if last in pack.lexicon["past"]:
        return pack.lexicon["past"][last]
    if last in pack.words["past_or_participle"]:
        return last
    if last.endswith("ing") and last not in pack.words["stop"]:
        return None if before in pack.words["articles"] else participle(last, pack)
    if last.endswith("ed") and last not in pack.words["stop"] and last not in pack.words["intransitive"]:
        return None if before in pack.words["articles"] else participle(last, pack)
    if last.endswith("s") and last[:-1] in verbs_of(pack) and before:
        measuring = before in pack.words["determining"] or last[:-1] in pack.words["measuring"]
        return None if measuring else base_participle(last[:-1], pack)
    if last not in verbs_of(pack):
        return None
    # plans require, people require, we require; the plan and the budget require
    several = before.endswith("s") or before in pack.words["irregular"] or before in ("we", "they")
    several = several or _joined(words[:-1], pack)
    return base_participle(last, pack) if several else None


def _joined(words: Sequence[str], pack: Pack) -> bool:
    """Whether `words` end in two nouns with their articles or names: the Bank and the Fund."""
    place = next((p for p in range(len(words) - 1, -1, -1) if words[p] == "and"), None)
    last = words[place + 1 :] if place is not None else []
    pointed = bool(last) and (last[0].lower() in pack.words["articles"] or last[0][0].isupper())
    return pointed and len(last) > 1 and verb_place(last, pack) is None


def _infinitive(words: Sequence[str], pack: Pack) -> bool:
    """Whether the last of `words` is an infinitive: to open, will open, to build and open."""
    before = words[-2].lower() if len(words) > 1 else ""
    if words[-1].endswith("ed") or words[-1] in pack.words["past_or_participle"]:
        return False
    return before == "to" or before in pack.words["modal"] or (before == "and" and "to" in words[:-2])


def agent(sentence: str, verb: str, pack: Pack) -> str | None:
    """Who does what the verb that ends `sentence` says; None where the sentence does not name it."""
    plain = untimed(unbracketed(sentence))
    plain = plain[: plain.rfind(verb)]
    clause = BOUNDARY.split(plain)[-1]
    pieces = [piece for piece in COMMA.split(clause) if piece.strip()]
    noun = antecedent(clause, pack)
    if noun is not None:
        return _named(noun.split(), pack) if noun else None
    opened = bool(plain) and plain.rstrip().endswith(",")  # The Fund, run by the Bank, lent
    for piece in reversed(pieces):
        words = piece.split()
        if words[0].lower() in ("and", "while", "but"):
            words = words[1:]
        if words and words[0].lower() in pack.words["auxiliary"]:
            opened = True
        if not words or words[0].lower() in pack.words["particles"] or words[0].lower().endswith("ing"):
            continue
        if len(words) > 1 and words[0].islower() and words[1] in pack.words["particles"]:
            continue  # overseen by the Bank
        if piece is pieces[-1] and len(pieces) > 1 and " and " in piece and _goes_on(pieces[-2], words, pack):
            return None  # the Fund, its partners and donors lent: of a list no one alone
        place = main_verb([*words, verb, "it"], pack)
        if place and (place < len(words) or piece is pieces[-1] or opened):
            who = _named(words[:place], pack)
            if who is not None or words[0].lower() != "which":
                return who
    return None


def _goes_on(before: str, words: Sequence[str], pack: Pack) -> bool:
    """Whether `words` end a list that the piece `before` them begins."""
    opening = before.split()[0].lower()
    opens = opening in pack.words["particles"] or opening.endswith(("ed", "ing"))
    return words[0].islower() or not (opens or verb_place(before.split(), pack) is not None)


def antecedent(clause: str, pack: Pack) -> str | None:
    """The noun phrase that a relative clause without a subject of its own goes with: firms that [created]."""
    if " that" not in clause and " which" not in clause and " who" not in clause:
        return None
    words, helping = clause.split(), pack.words["auxiliary"] | pack.words["adverb"]
    while words and words[-1].lower() in helping:
        words.pop()
    if len(words) < 2 or words[-1] not in ("that", "which", "who") or ";" in clause:
        return None
    words = [word.rstrip(",") for word in words[:-1]]
    start = _noun_start(words, len(words), pack)
    while (
        1 < start < len(words) and words[start][0].isupper() and words[-1][0].isupper()
    ):  # a bond of the State of Chad, which
        named = start - 2 if words[start - 1] == "the" else start - 1
        earlier = _noun_start(words, named, pack)
        if words[named] not in ("of", "in") or earlier == named:
            break
        start = earlier
    return " ".join(words[start:])


def _noun_start(words: Sequence[str], end: int, pack: Pack) -> int:
    """Where the noun phrase that ends before `end` begins, without its article."""
    start = end
    bounds = pack.words["particles"] | pack.words["determining"]
    while start and words[start - 1].lower() not in bounds:
        number = words[start - 1][0].isdigit()
        if number or (start < end and verb_place(["it", words[start - 1]], pack) == 1):
            break
        start -= 1
    return start


def _named(words: Sequence[str], pack: Pack) -> str | None:
    words = [word for word in words if word.lower() not in ("also", "both")]
    words = _without_auxiliary(words, pack)
    if len(words) > 1 and (words[0][0].isdigit() or words[0].lower() in _SPELLED):
        words = words[1:]  # 84 countries, nine towns: the noun alone
    if (
        not words
        or words[0].lower() in pack.words["nobody"]
        or any(word.lower() in pack.words["nobody"] - {"and"} for word in words)
    ):
        return None
    if len(words) > _MOST_WORDS:
        ends = [
            place for place, word in enumerate(words) if place and word.lower() in pack.words["particles"]
        ]
        words = words[: ends[0]] if ends else words[:0]
    if words and words[-1][0].isdigit():  # nearly 80 per cent of the plans
        return None
    return inside(" ".join(words)) or None


def _without_auxiliary(words: list[str], pack: Pack) -> list[str]:
    while words and (words[-1].lower() in pack.words["auxiliary"] or re.fullmatch(r"[a-z]+ly", words[-1])):
        words = words[:-1]
    return words


def led_to(noun: str, context: Around, pack: Pack) -> str | None:
    """What is done to `noun`; those who are helped are helped to do something."""
    verb = pack.wordings["leads_to_number"].sub("", context.clause).split()[-1:]
    if verb and verb[0].lower() in pack.words["helping"]:
        return f"{noun} were helped"
    return done_to(noun, context.sentence, context.clause, pack)


def whose_of(context: Around, pack: Pack) -> str | None:
    """What is done to something of those who are counted: whose skills were built."""
    near = context.clause[-_NEAR:]
    found = pack.wordings["something_of"].search(near) if " of" in near else None
    if found is None or found["what"] in pack.words["quantity"]:
        return None
    left = len(near) - found.start()
    done = done_to("", context.sentence[:-left], context.clause[:-left], pack)
    what = found["what"]
    verb = "were" if is_plural(what.split()[-1], pack) else "was"
    return f"whose {what} {verb} {done.strip()}" if done else None
