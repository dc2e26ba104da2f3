"""What a sentence says up to a figure, as a clause of its own: who does what; or what is done."""

import re
from collections.abc import Sequence

from unextract.extract.english.clauses import (
    BOUNDARY,
    COMMA,
    REPORTED,
    comma_of,
    has_verb,
    inside,
    unbracketed,
    untimed,
    verb_place,
)
from unextract.extract.english.predicates import main_verb, participle, verb_size
from unextract.packs import Pack

# A name or a noun phrase that is all that stands before a comma.
_NAMED = re.compile(r"(?:The )?([A-Z](?!\w*ing\b)[\w’-]+)(?: [\w’-]+){1,4}$")
_AND = re.compile(r"^(?:and|but|while|While|Although|Though|Whereas|Because|When|Where) ")
_BY_WHICH = re.compile(r", (?:by|in|to|under|for|from|with|through) wh(?:ich|om) ")
_WHICH = re.compile(r"^(?:(?:by|in|to|under|for|from|with) )?(?:which|whom) ")
# A clause reaches back over so many commas to the verb it belongs to.
MOST_PIECES = 3
# Who acts is said in so many characters at most.
MOST_ACTOR = 60
# A longer noun phrase is cut to its first words.
MOST_WORDS = 6


def statement(sentence: str, pack: Pack) -> str:
    """The last clause of `sentence` that has a verb, with who acts where the clause itself does not say."""
    plain = untimed(unbracketed(sentence), comma_of).strip()
    clauses = BOUNDARY.split(plain)
    pieces = COMMA.split(clauses[-1])
    taken = 1
    while taken < min(len(pieces), MOST_PIECES) and not _says(pieces[-taken:], pack):
        taken += 1
    while taken < len(pieces) and _lists(pieces, taken, pack):
        taken += 1
    said = _AND.sub("", ", ".join(pieces[-taken:]).strip(" ,"))
    said = _BY_WHICH.split(said)[-1]  # a plan adopted in May, by which it decided
    said = REPORTED.sub("", _WHICH.sub("", said) if not said.startswith("which ") else said)
    words = said.split()
    if (
        words
        and words[0].endswith("ing")
        and words[0][0].isupper()
        and taken == len(pieces) == 1
        and verb_place(words, pack) != 1
    ):
        return ""  # Working in 19 countries: what the participle goes with comes behind
    place = verb_place(words, pack)
    if words and taken == len(pieces) == 1 and _orders(words, pack):
        return _passive(words[1:], words[0].lower(), pack)  # Issued letters to
    # behind a comma a word in -ing acts: …, providing targeted support
    begins = taken < len(pieces) and bool(words) and pieces[-taken].startswith(words[0])
    if words and (place == 0 or (words[0].endswith("ing") and (place != 1 or begins))):
        who = actor(", ".join(pieces[:-taken]) or plain, pack)
        acting = (
            words[0].isalpha() and words[0].endswith("ing") and words[0].lower() not in pack.words["stop"]
        )
        done = participle(words[0], pack) if acting else None
        if done is None:
            return f"{who} {said}".strip()
        return (
            f"{who} {done} {' '.join(words[1:])}"
            if 0 < len(who) <= MOST_ACTOR
            else _passive(words[1:], done, pack)
        )
    return _shortly(_last_done(said, words, pack), pack) if place is not None else ""


def _orders(words: Sequence[str], pack: Pack) -> bool:
    """Whether a list tells what was done, without who did it: Issued letters."""
    first = words[0].lower()
    done = first.endswith("ed") or first in pack.words["past_or_participle"]
    return done and words[0][0].isupper() and len(words) > 1 and verb_place(words[1:], pack) is None


def _last_done(said: str, words: Sequence[str], pack: Pack) -> str:
    """Of two things done the last: The Bank sold seeds and built wells: The Bank built wells."""
    first, _, last = said.rpartition(" and ")
    done = last.split()[:2]
    place = main_verb(words, pack)
    if not first or not place or len(done) < 2 or len(first.split()) <= place:
        return said
    verb, following = done[0], done[1].lower()
    ambiguous = verb.endswith("ed") and following not in pack.words["articles"]  # and improved services
    if ambiguous or verb_place(["it", verb], pack) != 1 or following in pack.words["particles"]:
        return said
    return f"{' '.join(words[:place])} {last}"


def _shortly(said: str, pack: Pack) -> str:
    """`said` without who does it, where that alone would fill a subject: services were brought."""
    words = said.split()
    place = main_verb(words, pack)
    if place is None or len(" ".join(words[:place])) <= MOST_ACTOR:
        return said
    verb = words[place : place + verb_size(words[place:], pack)]
    behind = words[place + len(verb) :]
    last = verb[-1].lower()
    done = last if last in pack.words["past_or_participle"] else participle(last, pack)
    if done is None or not behind or behind[0].lower() in pack.words["particles"]:
        return " ".join((*_head(words[:place], pack), *words[place:]))
    return _passive(behind, done, pack) or said


def _lists(pieces: Sequence[str], taken: int, pack: Pack) -> bool:
    """Whether the clause begins amid a list: a focus on water, soil and seeds has brought."""
    words, before = pieces[-taken].split(), pieces[-taken - 1].split()
    place = verb_place(words, pack)
    if not words or not before or place == 0 or (place is None and taken == 1):
        return False
    opens = before[0].lower() in pack.words["particles"] or before[0].endswith("ing")
    listed = place is None or " and " in pieces[-taken]
    return listed and not opens and verb_place(before, pack) is None


def _passive(words: Sequence[str], done: str, pack: Pack) -> str:
    """What is done to what, where nobody is said to do it: teaching crafts for: crafts were taught."""
    ends = (
        p
        for p, word in enumerate(words)
        if word.lower() in pack.words["particles"] and word not in ("and", "of")
    )
    place = next(ends, len(words))
    if not place:
        return ""
    several = words[place - 1].endswith("s") or words[place - 1] in pack.words["irregular"]
    verb = "were" if several else "was"
    return " ".join((*words[:place], verb, done, *words[place:]))


def _says(pieces: Sequence[str], pack: Pack) -> bool:
    words = ", ".join(pieces).split()
    participial = bool(words) and words[0].endswith("ing") and words[0].lower() not in pack.words["stop"]
    participial = participial and words[1:2] not in (["and"], ["or"], ["of"])  # training and advice
    return participial or has_verb(", ".join(pieces), pack)


def actor(sentence: str, pack: Pack) -> str:
    """The words before the first verb of a sentence, without what opens it: In Chad, the Fund supported …"""
    pieces = COMMA.split(sentence)
    for piece in pieces:
        words = piece.split()
        place = verb_place(words, pack)
        opening = pieces[0].split()
        if (
            place == 0
            and piece is not pieces[0]
            and opening
            and opening[0].lower() not in pack.words["particles"]
            and not opening[0].endswith("ed")  # Based on the plan, the Fund …
        ):
            return inside(" ".join(_head(opening, pack)))  # The Fund, a body of its own, opened
        if place:
            return inside(" ".join(_head(words[:place], pack)))
    opening = pieces[0].split()
    if len(opening) > 1 and len(pieces) > 1 and _names(opening, pack):
        return inside(" ".join(_head(opening, pack)))  # The work, covering two years, [had been done]
    named = _NAMED.match(pieces[0])  # The Fund, administered by the Bank, has paid
    return "" if named is None or named[1].lower() in pack.words["stop"] else inside(named[0])


def _names(words: Sequence[str], pack: Pack) -> bool:
    """Whether `words` are a noun phrase, by how they begin and that they have no verb."""
    first = words[0].lower()
    if first in pack.words["particles"] or first.endswith(("ed", "ing")):
        return False
    return (first in pack.words["articles"] or first not in pack.words["leading_on"]) and (
        verb_place(words, pack) is None
    )


def _head(words: Sequence[str], pack: Pack) -> Sequence[str]:
    """A long noun phrase without what follows its noun and its of: rate of use in recent years."""
    if len(words) <= MOST_WORDS:
        return words
    ends = (
        p for p, word in enumerate(words) if p and word != "of" and word.lower() in pack.words["particles"]
    )
    return words[: next(ends, len(words))][-MOST_WORDS:]
