"""Counts that sum up what stands before them, in Chinese: 甲和乙两项公约, 国家和国际两级, 前六个两年期."""

import re

from unextract.extract.chinese.owners import place_of
from unextract.extract.chinese.phrases import predicate_of, verbs
from unextract.extract.chinese.units import LEVELS
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.words import pieces

# Things of which there are more are not told one by one.
_MOST = 9
# 甲、乙和丙, 甲和乙, at the end of a clause
_LIST = re.compile(
    r"[^，。；：、的()（）]{1,14}(?:、[^，。；：、的()（）]{1,14})*[和及与](?!其)[^，。；：、的()（）]{1,14}?(?:这|等)?$"
)
_AND = re.compile("[、和及与]")
# The term that is counted, and which: 会员国在前六个两年期所作投资
_TERM = re.compile(r"(?:[^了，。；]*了)?([^，。；]*?)在?(前|头|过去|今后|未来|最近|其后) ?$")


def enumerated(text: str, quantity: Quantity, head: str, clause: str, pack: Pack) -> str | None:
    """What a count of `head` sums up, by name; None where the clause does not list so many."""
    if text[quantity.end - 1] == "级" and (levels := LEVELS.search(clause)) is not None:
        return f"{levels[1]}级"
    sums_up = head and quantity.value is not None and quantity.value <= _MOST
    if not sums_up or quantity.unit in ("country", "person"):
        return None
    listed = _LIST.search(clause)
    if listed is None:
        return None
    names = listed[0].removesuffix("这").removesuffix("等")
    told = any(len(word) > 1 and word in verbs(pack) for word in pieces(names))
    if told or len(_AND.split(names)) != quantity.value:
        return None
    return f"{names}{place_of(quantity, text, head, pack) or head}"


def term(text: str, quantity: Quantity, clause: str, pack: Pack) -> str | None:
    """Terms of years that are counted, with what is done in them: 会员国所作投资的前六个两年期."""
    which = _TERM.search(clause) if (quantity.unit or "").endswith("年期") else None
    if which is None:
        return None
    name = f"{which[2]}{text[quantity.start : quantity.end].strip()}{(quantity.unit or '')[-3:]}"
    does = predicate_of(text[quantity.noun : quantity.noun + 80].lstrip().removeprefix(name[-3:]), pack)
    return f"{which[1]}{does}的{name}" if does else name
