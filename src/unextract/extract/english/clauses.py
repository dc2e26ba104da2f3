"""What stands around a figure in an English text: its sentence, its clause, the bracket it is in."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import Role

# Longest phrase kept: a subject names a column, it is no sentence.
LONGEST = 120
# So many characters behind a figure may speak of it; no phrase that is being put together grows longer.
_FAR = 200
# What stands further before a figure is a table without marks, and would be read for each of its figures.
_LONGEST_SENTENCE = 1_500

SENTENCE_END = re.compile(r"[.;!?](?= [A-Z“\"(•]|$)")
# the total—gifts and fees—amounts to
_ASIDE = re.compile(r"—[^—]{3,160}—")
BRACKETED = re.compile(r" ?\([^()]*\)")
BOUNDARY = re.compile(
    r"[:;] | [–—] |(?<! who)(?<! that)(?<! which) (?:means?|meant|shows?|said|indicates?|estimates?"
    r"|found|ensures?|suggests?|anticipates?|expects?|believes?|states?|so|[a-z]{3,}ed) that "
    r"|,? (?:while|whereas|although|though|but|because|where|when) |, (?:and|or) (?=[a-z]+ed\b)"
)
COMMA = re.compile(r"(?<!\d), |, (?!\d{3})")
TIME = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Ss]ince|[Bb]y|[Ff]or|[Ff]rom|[Aa]s (?:at|of)|[Oo]ver|[Uu]ntil)"
    r" (?:(?:the )?(?:end of |period |years? |biennium |mid-|early |late ){0,2})"
    r"(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d(?:(?:[-–/]| to | and )\d+)?\b,? ?"
    r"|\b[Aa]s (?:at|of|on) (?:the same date|that date|\d{1,2} [A-Z][a-z]{2,8})\b,? ?"
    r"|^ ?(?:Last|This|Each|Every) year,? "
    r"|\b(?:[Dd]uring|[Tt]hroughout|[Ii]n) the (?:year|reporting period|same (?:year|period)|period)\b,? ?"
)
STOP = re.compile(
    r"[.,;:!?()\[\]](?!\d)|$| (?=\d)| [–—] "
    r"| and (?:a|an|the|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"| and (?=[^.,;:()\d]{0,60}[$€£]\d)| (?=[$€£]\d)"
)
WORD = re.compile(r"[A-Za-zÀ-ž][\w’'-]*")

_THIS = re.compile(r" ?(?:this|that|it|these) [a-z]+(?:s|ed) (?:to|at) ?")
_PIECES = re.compile(r", (?!\d{3})|[()] ?| and (?=[a-z]+ed(?! [a-z-]+s\b) )")
_POINTING = re.compile(r"^(?:the|a|an|its|their|our|these|those|this|and|that) ", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:The|the|An?|an?) (?!\d)")
# A number behind one of these belongs to the phrase.
_NUMBERED = re.compile(
    r"\b(?:(?:aged?|ages)(?: \d+(?:[-–]| to| and| or| through))?|Goals?|SDGs?|[Tt]arget|Agenda) ?$"
)

# It is projected that demand will grow
# Decides that, for one year; Therefore the costs
REPORTED = re.compile(
    r"^(?:(?:[a-z]+ed|found|known|[A-Z][a-z]+(?:s|ing)(?: also| further)?(?: with (?:[a-z]+ )?[a-z]+)?)"
    r" that,? |(?:Therefore|However|Moreover|Furthermore|Thus|Also|Then),? )"
)

_AND_VERB = re.compile(r" and (?:was|were|is|are|has|have|had|will|would)\b")
# A time that ends the phrase is the figure's, and no part of what it counts
_PERIODS = ("year", "period", "biennium")
_IN_PERIOD = re.compile(
    r",? \b(?:during|in|over|throughout|within) (?:the|this|that) "
    r"(?:(?:reporting|same|entire|whole|current|past|previous) )?(?:year|period|biennium)$"
    r"|(?<!over),? \b(?:from|over|since) (?:the (?:previous|preceding)|last) year$"
)
# amount given to schools and earned
# The participle of what is said of the next figure: workshops were held, attended by
_BEGUN = re.compile(r", (?:and )?[a-z]+ed(?: by)?$")
_AND_DONE = re.compile(r" and [a-z]+ed$")
_QUOTES = re.compile(r"[“”\"]")
# ), information technology; – clients served; >= progress
_EDGE = re.compile(r"^[\s),;:.>=<•–—-]+")

_QUANTIFIED = re.compile(
    r"^(?:the )?(?:proportion|number|percentage|share|total) of (?:the )?", re.IGNORECASE
)
_RELATIVES = frozenset({"who", "that", "which", "whose", "where", "to"})


PRONOUN = re.compile(
    r"^(?:they|these|those|it|of (?:those|these|them|which|whom)|this|the latter|we)\b ?", re.IGNORECASE
)


class Around(NamedTuple):
    """What stands around a figure.

    `sentence` and `clause` end at the figure, `own` is the part of the
    sentence behind the figure before; times and brackets are taken out of
    `clause`. `outside` is the text before the bracket that the figure is in,
    None where it is in none, and `inside` what the bracket holds before it.
    `right` runs to the end of the sentence, `raw` is the figure itself, and
    `first` says that no other stands before it in the sentence.
    """

    sentence: str
    own: str
    clause: str
    outside: str | None
    inside: str
    right: str
    raw: str
    first: bool


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


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of `text` end, behind their marks."""
    return [mark.end() for mark in SENTENCE_END.finditer(text)]


def around(text: str, quantity: Quantity, last_end: int, next_start: int, ends: Sequence[int]) -> Around:
    """`last_end` is where the figure before ends, 0 for the first, `next_start` where one in words begins.

    `ends` are the `sentence_ends` of `text`.
    """
    place = bisect_right(ends, quantity.start)
    start = max(ends[place - 1] if place else 0, quantity.start - _LONGEST_SENTENCE)
    sentence = text[start : quantity.start]
    opened, closed = sentence.rfind("("), sentence.rfind(")")
    in_bracket = opened > closed
    after = bisect_right(ends, quantity.end)
    ended = ends[after] - 1 if after < len(ends) else len(text)
    right = text[quantity.end : min(ended, next_start, quantity.end + _FAR)]
    own = text[max(start, last_end) : quantity.start]
    return Around(
        sentence,
        own,
        _last(own),
        sentence[:opened].strip() if in_bracket else None,
        sentence[opened + 1 :] if in_bracket else "",
        right,
        text[quantity.core_start : quantity.core_end],
        last_end <= start,
    )


def comma_of(time: re.Match[str]) -> str:
    """What is left where a time is taken out: its comma, where a clause stood before it."""
    before = time.string[: time.start()].rstrip()
    closes = time[0].rstrip().endswith(",") and before and not before.endswith((",", ";", "."))
    return ", " if closes else ""


def untimed(text: str, left: str | Callable[[re.Match[str]], str] = "") -> str:
    """`text` without the times it names; `left` is what stays of each."""
    named = (
        "20" in text
        or "19" in text
        or "year" in text
        or "period" in text
        or " date" in text
        or "s of " in text
    )
    return TIME.sub(left, text) if named else text


def unbracketed(text: str) -> str:
    """`text` without what stands in brackets."""
    return BRACKETED.sub("", text) if "(" in text else text


def _last(own: str) -> str:
    """The last clause; a label is the clause of what stands behind its colon."""
    plain = unbracketed(own)
    if "—" in plain:
        plain = _ASIDE.sub(" ", plain)
    pieces = [piece for piece in BOUNDARY.split(plain) if piece.strip(" (")]
    return untimed(pieces[-1], comma_of).lstrip(" ,") if pieces else ""


def has_verb(phrase: str, pack: Pack) -> bool:
    """Whether `phrase` holds a finite verb: a known one, or a past in -ed that no article stands before."""
    return verb_place(phrase.split(), pack) is not None


def verb_place(words: Sequence[str], pack: Pack) -> int | None:
    """The place of the first finite verb."""
    before = ""
    for place, word in enumerate(words):
        plain = word.strip(',.;:“”’"').lower()
        if plain in pack.words["finite"]:
            return place
        past = (
            len(plain) > 4
            and plain.endswith("ed")
            and word[:1].islower()
            and "-" not in plain
            and plain not in pack.words["stop"]
        )
        if past and before not in pack.words["determining"]:
            return place
        before = plain
    return None


def noun_of(subject: str | None, pack: Pack) -> str | None:
    """What an earlier subject speaks of, without what it says of it: proportion of users who came, users."""
    if subject is None:
        return None
    words = _QUANTIFIED.sub("", subject).split()
    ends = (i for i, word in enumerate(words) if i and word.lower() in _RELATIVES)
    verb = verb_place(words, pack)
    place = min(next(ends, len(words)), len(words) if verb is None else verb)
    return " ".join(words[:place]) or None


def without_article(phrase: str) -> str:
    """`phrase` without what points to its noun, such as the article."""
    return _POINTING.sub("", phrase.strip())


def inside(phrase: str) -> str:
    """`phrase` as it stands within another: The Fund met: the Fund met; these groups met: groups met."""
    found = _ARTICLE.match(phrase)
    return without_article(phrase) if found is None else found[0].lower() + phrase[found.end() :]


def following(right: str, pack: Pack) -> str | None:
    """The words after a figure up to a mark or the next number."""
    right = unbracketed(right)
    stop = STOP.search(right)
    while stop is not None and stop[0] == " " and _NUMBERED.search(right, 0, stop.start()):
        stop = STOP.search(right, stop.end())
    first = right[: stop.start()].strip() if stop is not None else ""
    plural = first.endswith("s") or first in pack.words["irregular"]
    behind = right[stop.end() :].split()[:1] if stop is not None else []
    plural = plural or (bool(behind) and behind[0] in pack.words["stop"] | pack.words["no_adjective"])
    if stop is not None and stop[0] == "," and " " not in first and not plural:
        stop = STOP.search(right, stop.end())  # in smart, clean infrastructure
    return clip(trimmed(right[: stop.start()] if stop is not None else right, pack)) or None


def trimmed(phrase: str, pack: Pack) -> str:
    """`phrase` without the words at its end that lead on to something else."""
    words = phrase.split()
    size = len(words)
    while words and (words[-1].lower() in pack.words["leading_on"] or not words[-1][0].isalnum()):
        words.pop()
    cut = len(words) < size and len(words) > 3 and words[-2] == "and"
    last = words[-1].lower() if cut else ""
    if cut and (last in verbs_of(pack) or last.endswith(("ed", "ing"))):  # for the plan and support over
        words = words[:-2]
    return " ".join(words)


def clip(phrase: str) -> str:
    """`phrase` without marks at its edges, of at most _FAR characters, cut between words."""
    phrase = phrase.strip(" ,;:’'“”•–—$")
    if len(phrase) <= _FAR:
        return phrase
    return phrase[: _FAR + 1].rpartition(" ")[0].strip(" ,;:’'“”")


def tidy(phrase: str, pack: Pack) -> str | None:
    """`phrase` without a mark or a half quotation at its edges and without the words that lead on.

    What another verb says of the same noun is left out: cases and was.
    """
    joined = _AND_VERB.search(phrase) if " and " in phrase else None
    if joined is not None and not has_verb(phrase[: joined.start()], pack):
        phrase = phrase[: joined.start()]
    if phrase.count("“") != phrase.count("”") or phrase.count('"') % 2:
        phrase = _QUOTES.sub("", phrase)
    if not phrase[:1].isalnum():
        phrase = _EDGE.sub("", phrase)
    phrase = _AND_DONE.sub("", phrase) if phrase.startswith("amount ") else phrase
    phrase = _BEGUN.sub("", phrase) if "," in phrase else phrase
    if phrase == "votes against":  # no preposition here
        return phrase
    phrase = trimmed(phrase, pack).strip(" ,;:’'•–—$/").removesuffix(" as well")
    if phrase.endswith(" worth"):  # received goods worth
        words = phrase.split()[:-1]
        phrase = " ".join(words[1:] if len(words) > 1 and words[0].endswith("ed") else words)
    if phrase.endswith(_PERIODS):
        phrase = _IN_PERIOD.sub("", phrase)
    return phrase or None


# A name, perhaps more, and the last of their list
_NAMES = re.compile(r"(?:the )?[A-Z].* and (?:the )?[A-Z]")


def tail_of(context: Around, pack: Pack) -> str | None:
    """The phrase before the value, without the words that link it to the value."""
    pieces = [piece for piece in _PIECES.split(context.clause) if piece.strip()]
    while len(pieces) > 1 and _listed(pieces, pack):  # the score of trust, safety and calm was
        pieces[-2:] = [", ".join(pieces[-2:])]
    for piece in reversed(pieces or [context.clause]):
        phrase = phrase_of(piece, pack)
        if phrase is not None:
            return phrase
        if _THIS.match(piece):  # For small firms, this amounted to: of what came before
            return None
    return None


def _listed(pieces: Sequence[str], pack: Pack) -> bool:
    """Whether the last of `pieces` ends a list that the one before it begins, before a verb that links."""
    last, before = pieces[-1].split(), pieces[-2].split()
    if before[-1][:1].isupper() and _NAMES.match(pieces[-1].lstrip()) and len(pieces) + len(before) > 3:
        # contributions from Chad, Mali and Niger came to: not the names behind a single opening word
        return before[0].lower() not in pack.words["particles"] and verb_place(before, pack) is None
    links = last[-1].lower() in pack.words["auxiliary"] | pack.words["copula"]
    if not links or " and " not in pieces[-1] or verb_place(last, pack) != len(last) - 1:
        return False
    opening = before[0].lower()
    return (
        opening not in pack.words["particles"]
        and not opening.endswith(("ed", "ing"))
        and (verb_place(before, pack) is None)
    )


@lru_cache(maxsize=8)
def verbs_of(pack: Pack) -> frozenset[str]:
    """The verbs in the plural of the present, those that may be nouns as well and those that are none."""
    return frozenset(pack.words["plural_verbs"] | pack.words["base_verbs"])


@lru_cache(maxsize=8)
def _edges(pack: Pack) -> tuple[frozenset[str], frozenset[str]]:
    """The words that open no phrase and those that end none."""
    link = pack.words["link"]
    leading = (link | pack.words["leading_on"]) - pack.words["opening"]
    return frozenset(leading), frozenset(link | pack.words["outlook"] | pack.words["auxiliary"])


def phrase_of(piece: str, pack: Pack) -> str | None:
    words = untimed(piece).split()
    leading, ending = _edges(pack)
    while words and (words[-1].lower().strip(",") in ending or not words[-1][0].isalpha()):
        words.pop()
    if words and words[-1] == "amount" and piece.rstrip().endswith("amount to"):
        words.pop()
    while words and (words[0].lower() in leading or words[0].lower() in ("and", "but")):
        words.pop(0)
    opens = bool(words) and words[0] in verbs_of(pack) and words[1:2] in (["in"], ["to"], ["into"], ["at"])
    before = piece.partition(words[0])[0].split() if opens else []
    opens = opens and bool(before) and before[-1].lower() in pack.words["modal"]
    if words and (opens or verb_place(words, pack) == 0):  # will result in estimated balances of
        at = max(
            (i for i, word in enumerate(words) if word in ("in", "to", "into", "at", "with")), default=-1
        )
        words = words[at + 1 :]
    said = " ".join(words).strip(" ,’'“”$")
    phrase = REPORTED.sub("", said)
    phrase = said if phrase == said else without_article(phrase)
    return clip(phrase) if len(phrase) > 2 and phrase.lower() not in pack.words["empty_subject"] else None


def names_subject(own: str, pack: Pack) -> bool:
    """Whether `own` names what changes before the verb: costs doubled, while revenue fell by."""
    words = PRONOUN.sub("", untimed(own).strip(" ,)]")).split()
    if words and words[0].lower() in pack.words["leading_on"]:  # over the decade and access rose from
        joined = " ".join(words).rpartition(" and ")[2].split()
        words = joined if len(joined) < len(words) else words
    while words and words[0].lower() in ("and", "while", "but", "to", "or", "a", "an", "the", "its", "their"):
        words.pop(0)
    place = verb_place(words, pack)
    said = place is not None and place > 0 and words[place] != "compared"
    return said and words[0].lower() not in pack.words["leading_on"]
