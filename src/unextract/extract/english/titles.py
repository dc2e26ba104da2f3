"""What the values below a title count: its plural, Cases in 2022, Number of recommendations > 2031."""

import re

from unextract.extract.english.units import is_plural, unit_of
from unextract.packs import Pack

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_NUMBER_OF = re.compile(r"(?:.*\b)?(?i:numbers?|no\.|count) of (?:the |all )?")
_BRACKETS = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"[,;:.>]")


def title_noun(title: str, pack: Pack) -> str | None:
    """The unit of the counts below `title`: the first of its nouns in the plural; None where it has none.

    "" where what stands there is no count: an amount, a rate, a state of
    affairs (pack.words["table_uncounted"]). A noun with a capital is a name
    unless it opens the title and is one of things (Cases in 2022; Honduras).
    """
    plain = _BRACKETS.sub(" ", title)
    words = _WORD.findall(plain)
    if any(word.lower() in pack.words.get("table_uncounted", frozenset()) for word in words):
        return ""
    number_of = _NUMBER_OF.match(plain)
    counted = plain if number_of is None else plain[number_of.end() :]
    stop = pack.words["stop"]
    for part in _PARTS.split(counted):
        for place, word in enumerate(_WORD.findall(part)):
            if word.lower() in stop or not is_plural(word, pack) or word.lower() in pack.lexicon["duration"]:
                continue
            if word.islower() or (place == 0 and number_of is None and _is_thing(word, part, pack)):
                return unit_of(word.lower() if word[1:].islower() else word, pack)
    return None


def _is_thing(word: str, part: str, pack: Pack) -> bool:
    """A noun that opens a title and goes on, or is known: no name of a country stands so."""
    known = pack.words["person"] | pack.words["country"] | pack.words["not_head"]
    following = part.partition(word)[2].split()
    return word.lower() in known or bool(following and following[0].islower())
