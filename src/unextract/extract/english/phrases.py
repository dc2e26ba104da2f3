"""Phrases that shares, amounts and durations have in common: their lists, what stands right behind them."""

import re

from unextract.extract.english.clauses import (
    BOUNDARY,
    Around,
    clip,
    following,
    phrase_of,
    trimmed,
    unbracketed,
    without_article,
)
from unextract.extract.english.predicates import main_verb
from unextract.packs import Pack

# Behind an amount an adverb or a participle, no noun.
_NO_NOUN = re.compile(
    r"(?!(?:fund|financ|build|train|peacekeep|peacebuild|hous|operat|spend|plann)ing$)(?:[a-z]+(?:ed|ing|ly)|each|gross|net|worth|more|less|higher|lower|short)"
)
# The average age of the nurses; nurses under 25
AGE_OF = re.compile(
    r"^(?:(?:average|mean|median|overall) )?ages? of (?:the |an? )?| (?:under|over|above|below|aged) .*"
)


def linked_by_verb(tail: str, context: Around, pack: Pack) -> bool:
    """Whether a verb that links what is measured to its value stands between `tail` and the value."""
    between = context.clause.rpartition(tail)[2].split()
    return "at" in between[:1] or any(word in pack.words["copula"] for word in between)


def across(context: Around, pack: Pack) -> str | None:
    """What is measured where another number stands in its name: the rate at the four stations was."""
    if context.first or "," in context.own or not any(w in pack.words["copula"] for w in context.own.split()):
        return None
    whole = phrase_of(BOUNDARY.split(unbracketed(context.sentence))[-1], pack)
    return None if not whole or re.search(r"\bwh(?:om|ich)\b", whole) else without_article(whole)


def in_list(other: str, own: str, previous: str, pack: Pack) -> str:
    """The subject of the figure before with the words of this one for its own: from Fiji, not from Japan."""
    return clip(trimmed(previous.removesuffix(trimmed(other, pack)).rstrip() + own, pack))


def attributive(context: Around, pack: Pack) -> str | None:
    """The noun that an amount or a share stands before: a $50 million partnership on transport."""
    found = re.match(r"[ -]([A-Za-z][\w’-]*)", context.right)
    if found is None or _NO_NOUN.fullmatch(found[1]):
        return None
    first = found[1].lower()
    ends = (pack.words[name] for name in ("stop", "leading_on", "phrase_end", "link", "finite", "base_verbs"))
    if first not in pack.words["opening"] and any(first in words for words in ends):
        return None
    named = following(context.right[1:], pack)
    words = (named or "").split()
    return " ".join(words[: main_verb(words, pack)]) or None
