"""What a figure measures, in English: the noun phrase after it, else the one before it."""

import re
from collections.abc import Sequence

from unextract.extract.quantities import Quantity
from unextract.packs import Pack

# Longest phrase kept: a subject names a column, it is no sentence.
LONGEST = 80
_STOP = re.compile(r"[.,;:!?()\[\]]| (?=\d)|$")
_LINK = re.compile(
    r"(?:\b(?:was|were|is|are|of|to|at|by|than|about|some|totall?ing|totall?ed|reached|a|an|the)\b ?)+$"
)


def subjects(text: str, quantities: Sequence[Quantity], pack: Pack) -> list[str | None]:
    """What each quantity measures, in the words of the source; None where no phrase was found."""
    found: list[str | None] = []
    for quantity in quantities:
        after = _phrase(text[quantity.noun : quantity.noun + 160], pack)
        found.append(after or _before(text, quantity) or (found[-1] if found else None))
    return found


def unit_noun(text: str, quantity: Quantity, pack: Pack) -> str:
    """The last word of the noun phrase after the number, where one stands there."""
    phrase = _phrase(text[quantity.noun : quantity.noun + 160], pack)
    return phrase.rpartition(" ")[2] if phrase else ""


def _phrase(right: str, pack: Pack) -> str | None:
    right = right.removeprefix(" of the").removeprefix(" of").strip()
    stop = _STOP.search(right)
    words = (right[: stop.start()] if stop is not None else right).split()
    ends = pack.words.get("phrase_end", frozenset())
    kept: list[str] = []
    for word in words:
        if word.lower() in ends:
            break
        kept.append(word)
    return " ".join(kept)[:LONGEST] or None


def _before(text: str, quantity: Quantity) -> str | None:
    left = re.split(r"[.;:,()] ?", text[max(0, quantity.start - 120) : quantity.start])[-1]
    return _LINK.sub("", left).strip()[-LONGEST:] or None
