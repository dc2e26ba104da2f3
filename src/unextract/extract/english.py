"""What a figure measures, in English: the noun phrase beside it, or the one it goes back to.

The rules are those of the clause. A count precedes what it counts (42
volunteers); a share precedes its whole (52 per cent of the entities) or its
predicate (27 per cent contributed to …); a value follows what it measures
(contributions totalled $4.9 million); a change, a target or an earlier value
measures what the figure before it measures.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind, Role

# Longest phrase kept: a subject names a column, it is no sentence.
LONGEST = 90
GOING_BACK = frozenset({Role.INCREASE, Role.DECREASE, Role.BASE, Role.TARGET})
SHARES = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})

_SENTENCE = re.compile(r"[.;!?](?= [A-Z“\"(]|$)")
_STOP = re.compile(r"[.,;:!?()\[\]](?!\d)|$| (?=\d)")
_CLAUSE = re.compile(r"[,:;()] ?(?!\d{3})|(?: (?:while|whereas|although|but|and|when|where) )")
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|proportions?|percentages?|shares?|majority|total|half|rest|most|per cent|thirds|one|some)"
    r" of (?:the |all |its |their |these )*"
    r"((?:[A-Za-z][\w’'-]* ?){1,4})"
)
_WORD = re.compile(r"[A-Za-zÀ-ž][\w’'-]*")
_TIME = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Ss]ince|[Bb]y|[Ff]rom|[Aa]s (?:at|of)) (?:[A-Z][a-z]+ )?(?:19|20)\d\d"
    r"(?:[-–/]\d+)?\b,? ?"
    r"|\b(?:[Dd]uring|[Tt]hroughout|[Ii]n) the (?:year|reporting period|same year)\b,? ?"
)
_PRONOUN = re.compile(
    r"^(?:they|these|those|it|of (?:those|these|them|which|whom)|this|the latter)\b", re.IGNORECASE
)
_RELATIVE = re.compile(r" (?:from|in|to|of|that|which|who|where|with|[a-z]+ed|[a-z]+ing)\b[^.,;:()\d$€£]*")
_PREDICATE = re.compile(
    r" (?:was|were|is|are|rose|fell|receded|came|has|have|in|from|to|with|by|on|at|of)\b.*"
)
_MAKES_UP = re.compile(r"\b(?:accounted|account|represent|constitut|made up|comprise|amount)")
_PLACE = re.compile(r"\b(?:in|from|across|to|throughout|at|within|among) (?:the |all |some |over |about )*$")
_PREPOSITIONS = frozenset({"of", "in", "from", "to", "with"})
# Words that stand for a subject and name none.
_EMPTY = frozenset({"There", "It", "This", "They", "These", "That", "with", "and"})
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "indices": "index",
    "appendices": "appendix",
    "crises": "crisis",
    "analyses": "analysis",
    "bases": "basis",
    "theses": "thesis",
    "lives": "life",
    "feet": "foot",
    "media": "medium",
    "data": "data",
    "series": "series",
    "species": "species",
    "headquarters": "headquarters",
    "premises": "premises",
    "means": "means",
    "wives": "wife",
    "halves": "half",
    "memoranda": "memorandum",
    "addenda": "addendum",
    "parties": "party",
    "movies": "movie",
}


class _Context(NamedTuple):
    """What stands around a figure in its sentence; `bracket` is the text before the bracket it is in."""

    sentence: str
    clause: str
    bracket: str | None
    right: str


def subjects(text: str, quantities: Sequence[Quantity], pack: Pack) -> list[str | None]:
    """What each quantity measures, in the words of the source; None where no phrase was found."""
    found: list[str | None] = []
    group: str | None = None
    last_end = 0
    for quantity in quantities:
        context = _context(text, quantity, last_end)
        found.append(_subject(quantity, context, found[-1] if found else None, group, pack))
        if quantity.kind is FigureKind.COUNT and quantity.unit == "person" and quantity.groups.get("noun"):
            group = quantity.groups["noun"]
        last_end = quantity.end
    return found


def named_unit(text: str, quantity: Quantity, subject: str | None, pack: Pack) -> str | None:
    """The unit as it is: an English count names its noun, or goes back to it (`unit_noun`)."""
    return quantity.unit


def unit_noun(text: str, quantity: Quantity, end: int, pack: Pack) -> str:
    """The unit of a count: person, country or its noun in the singular; without one, what it goes back to."""
    noun = quantity.groups.get("noun")
    if noun:
        # a singular after another number than one is only part of a noun: 115 country offices
        whole = quantity.value == 1 or _is_plural(noun) or noun.split()[-1] in pack.words["irregular"]
        return _unit(noun, pack) if whole else singular(noun.split()[-1])
    start = max((m.end() for m in _SENTENCE.finditer(text, 0, quantity.start)), default=0)
    before = text[start : quantity.start]
    mentioned = _NUMBER_OF.findall(before)
    if mentioned:
        words = _until_stop(mentioned[-1].split(), pack)
        if words:
            return _unit(" ".join(words), pack)
    people, countries = pack.words["person"], pack.words["country"]
    for context in (before, text[:start]):
        words = _WORD.findall(context)[::-1]
        # a name of a group (the Arab States) is counted more rarely than the countries of the world
        counted = (w for w in words if w in people or (w in countries and w.endswith("ies")))
        plurals = (w for w in words if _is_plural(w) and w not in pack.words["stop"])
        found = next(counted, None) or next(plurals, None)
        if found is not None:
            return _unit(found, pack)
    return ""


def _unit(noun: str, pack: Pack) -> str:
    last = noun.split()[-1]
    if noun in pack.words["person"] or last in pack.words["person"]:
        return "person"
    if noun in pack.words["country"] or last in pack.words["country"]:
        return "country"
    return singular(last)


def singular(noun: str) -> str:
    """A noun in the singular and lower case; an acronym keeps its capitals.

    >>> singular("Entities"), singular("matches"), singular("NGOs"), singular("universities")
    ('entity', 'match', 'NGO', 'university')
    """
    if noun[:-1].isupper() and noun.endswith("s"):
        return noun[:-1]
    word = noun.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    return word[:-1] if _is_plural(word) else word


def _is_plural(word: str) -> bool:
    return word.lower() in _IRREGULAR or (len(word) > 3 and word.endswith("s") and word[-2] not in "sui’'")


def _context(text: str, quantity: Quantity, last_end: int) -> _Context:
    start = max((m.end() for m in _SENTENCE.finditer(text, 0, quantity.start)), default=0)
    sentence = text[start : quantity.start]
    opened, closed = sentence.rfind("("), sentence.rfind(")")
    bracket = sentence[:opened].strip() if opened > closed else None
    own = _TIME.sub("", text[max(start, last_end) : quantity.start])
    pieces = [piece for piece in _CLAUSE.split(own) if piece.strip()]
    clause = pieces[-1].lstrip() if pieces else ""
    return _Context(sentence, clause, bracket, text[quantity.end : quantity.end + 160])


def _subject(
    quantity: Quantity, context: _Context, previous: str | None, group: str | None, pack: Pack
) -> str | None:
    noun = quantity.groups.get("noun")
    if noun and quantity.kind is FigureKind.COUNT:
        return _counted(noun, context, group, pack)
    if quantity.kind is FigureKind.AGE and quantity.role is Role.LIMIT and group is not None:
        return _clip(f"age of {group}")
    if quantity.role in GOING_BACK and previous is not None:
        return previous
    if context.bracket is not None and quantity.kind in SHARES:
        label = re.split(r"[);] (?:and )?|, (?=\d)", context.bracket)[-1].strip(" ,;")
        return _clip(f"{group} {label}" if group else label) or previous
    if context.bracket is not None and quantity.kind is FigureKind.COUNT:
        label = re.split(r"[,;()] ?|\band ", context.bracket)[-1]
        return _of_number(context.sentence) or group or _clip(label) or previous
    if quantity.kind in SHARES:
        return _share(context, previous, group, pack)
    if quantity.kind is FigureKind.COUNT:
        return _of_number(context.sentence) or _tail(context, pack) or group or previous
    link = re.match(r" (?:of|for|in) (?:the )?", context.right)
    following = _following(context.right[link.end() :]) if link else None
    return _tail(context, pack) or following or previous


def _counted(noun: str, context: _Context, group: str | None, pack: Pack) -> str:
    """The noun phrase; to a noun alone its relative clause or the clause before it is added."""
    noun = noun.strip()
    if " " in noun and not noun.lower().startswith(("member ", "african ")):
        return _clip(noun)
    relative = re.match(r"(?:[ ,]+(?:and|or) [a-z]+s\b)?", context.right)
    if relative is not None and relative.end():
        return _clip(noun + relative[0])
    relative = _RELATIVE.match(context.right)
    if relative is not None and relative[0].split()[0] not in pack.words["link"] - _PREPOSITIONS:
        return _clip(noun + relative[0])
    clause = _PLACE.sub("", context.clause).strip()
    clause = _PRONOUN.sub(group or "", clause).strip()
    if not _PLACE.search(context.clause) or not clause:
        return _clip(noun)
    return _clip(f"{noun} where {clause}")


def _of_number(sentence: str) -> str | None:
    mentioned = _NUMBER_OF.findall(_TIME.sub("", sentence))
    return _clip(_PREDICATE.sub("", mentioned[-1])) if mentioned else None


def _share(context: _Context, previous: str | None, group: str | None, pack: Pack) -> str | None:
    right = context.right.lstrip()
    following = _following(right.removeprefix("of ").removeprefix("the "))
    clause = _PRONOUN.sub(group or "", context.clause).strip()
    if right.startswith("of "):
        before = _tail(context, pack)
        if before and _MAKES_UP.search(context.clause):
            return _clip(f"{before} {right}".partition(",")[0].partition(".")[0])
        return following
    if re.match(r"(?:[a-z]+ed|were|was|are|is|have|had|said|came|felt|of)\b", right):
        return _clip(f"{group} {following}" if group else following or "") or previous
    return _tail(context, pack) or previous or _clip(clause) or None


def _tail(context: _Context, pack: Pack) -> str | None:
    """The phrase before the value, without the words that link it to the value."""
    words = context.clause.split()
    link = pack.words["link"]
    while words and (words[-1].lower() in link or not words[-1][0].isalpha()):
        words.pop()
    while words and words[0].lower() in link | {"and"}:
        words.pop(0)
    phrase = " ".join(words).strip(" ,’'“”$")
    return _clip(phrase) if len(phrase) > 2 and phrase not in _EMPTY else None


def _following(right: str) -> str | None:
    stop = _STOP.search(right)
    return _clip(right[: stop.start()] if stop is not None else right) or None


def _until_stop(words: Sequence[str], pack: Pack) -> list[str]:
    """The noun phrase at the start of `words`: up to its first plural, else up to a word that ends it."""
    ends = next((i for i, word in enumerate(words) if word.lower() in pack.words["stop"]), len(words))
    plurals = (i for i, word in enumerate(words[:ends]) if _is_plural(word) and word != "Nations")
    plural = next(plurals, ends - 1)
    return list(words[: plural + 1])


def _clip(phrase: str) -> str:
    return phrase.strip(" ,;:’'“”")[:LONGEST].strip()
