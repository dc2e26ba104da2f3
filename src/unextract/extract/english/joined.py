"""What is said once of counts that are joined: 75 towns and 17 villages gained wells.

Of joined subjects the last stands beside the verb, of joined objects the
first; what it does, or what was done to it, is true of all of them.
"""

import re
from collections.abc import Sequence

from unextract.extract.quantities import Quantity
from unextract.records import FigureKind

# Between two members of a list.
_JOIN = re.compile(r"(?:,|(?P<and>,? (?:and|or|as well as))) ?(?:an? )?")
_RELATIVE = re.compile(r"(?: of [\w’' -]+?)? (?:who|that)\b")
# An object, and the places in which something is done.
_DONE = re.compile(
    r" (?!and\b|or\b|of\b)(?:[a-z-]+(?:ed|ne|wn|en|nt|ld|lt|id|de|ft|ght) "
    r"|where |(?:from|to|for) wh(?:om|ich) )"
)
_STATED = re.compile(r"[ ,]+(?:that|who|which|whose)\b| [a-z]+ing\b")


def joined(text: str, quantities: Sequence[Quantity], found: Sequence[str | None]) -> list[str | None]:
    """`found`, the subjects of `quantities`, with what is said of one member for its whole list."""
    result = list(found)
    for place in range(len(quantities) - 2, -1, -1):
        if not _bare(result, quantities, place) or not _lists(text, quantities, place):
            continue
        following = _said_of(result, quantities, place + 1)
        if _RELATIVE.match(following) and not _STATED.match(text, quantities[place + 1].end):
            result[place] = _with(quantities[place], _RELATIVE.sub("", following, count=1), relative=True)
    for place in range(len(quantities) - 1):
        if not _bare(result, quantities, place + 1) or not _lists(text, quantities, place):
            continue
        said = _said_of(result, quantities, place)
        if _DONE.match(f"{said} "):
            result[place + 1] = _with(quantities[place + 1], said, relative=False)
    return result


def _noun(quantity: Quantity) -> str | None:
    noun = quantity.groups.get("noun") if quantity.kind is FigureKind.COUNT else None
    return noun.strip() if noun else None


def _bare(found: Sequence[str | None], quantities: Sequence[Quantity], place: int) -> bool:
    noun = _noun(quantities[place])
    return noun is not None and found[place] == noun


def _said_of(found: Sequence[str | None], quantities: Sequence[Quantity], place: int) -> str:
    noun, subject = _noun(quantities[place]), found[place]
    return subject[len(noun) :] if noun and subject and subject.startswith(noun) else ""


def _lists(text: str, quantities: Sequence[Quantity], place: int) -> bool:
    """Whether a quantity and the next are members of one list: joined by and, or by a comma before an and."""
    for which in range(place, len(quantities) - 1):
        between = _JOIN.fullmatch(text, quantities[which].end, quantities[which + 1].start)
        if between is None or between["and"]:
            return between is not None
    return False


def _with(quantity: Quantity, said: str, relative: bool) -> str:
    pronoun = "" if not relative else " who" if quantity.unit == "person" else " that"
    if not relative and quantity.unit == "person":
        said = said.replace(" which ", " whom ", 1) if re.match(r" (?:from|to|for) which ", said) else said
    return f"{_noun(quantity)}{pronoun}{said}"
