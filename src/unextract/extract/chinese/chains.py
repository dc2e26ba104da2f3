"""Counts that stand in one another, in Chinese: 12 个国家的 45 个项目, 来自 3 个部委和 6 所大学的 85 名代表.

The last of such a chain is what the sentence is about; those before it say
where that is.
"""

import re
from collections.abc import Mapping, Sequence

from unextract.extract.chinese.phrases import STOP, verbs
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind, Role
from unextract.words import pieces

# Longest noun between two counts of a chain.
LONGEST_LINK = 14
_JOINED = re.compile(r"(?:、|和|及|以及|或) ?$")
_OWNED = re.compile(r"(?:的(?:所有|全部)?|中|中的|内|内的|境内的|各地的|之中的) ?$")


def chains(text: str, quantities: Sequence[Quantity], pack: Pack) -> Mapping[int, tuple[int, int]]:
    """For the position of every count of a chain: the positions of the chain's first and last count."""
    found: dict[int, tuple[int, int]] = {}
    first = 0
    for position in range(len(quantities) - 1):
        link = _link(text, quantities[position], quantities[position + 1], pack)
        if link == "owned":
            for member in range(first, position + 1):
                found[member] = (first, position + 1)
            found[position + 1] = (first, position + 1)
        if link != "joined":
            first = position + 1
    return found


def _link(text: str, quantity: Quantity, following: Quantity, pack: Pack) -> str | None:
    """How the noun of `quantity` leads to `following`: joined (、), owned (的), or not at all."""
    if following.start - quantity.noun > LONGEST_LINK + 3:
        return None
    if not (_is_count(quantity) and _is_count(following)):
        return None
    between = text[quantity.noun : following.start]
    joined = _JOINED.search(between)
    mark = joined or _OWNED.search(between)
    noun = (between[: mark.start()] if mark is not None else between).strip()
    never = verbs(pack)
    words = pieces(noun) if noun else ()
    if (
        not words
        or STOP.search(noun)
        or (
            mark is None and (words[0] in never or words[-1] in pack.words["link"] | {"有"})
        )  # 在 9 个国家服务的人员共有 80 名
        or words[-1] in (never if mark is not None else pack.words["phrase_end"])
        or never.intersection(words[1:])
    ):
        return None
    if mark is not None and "中" in mark[0] and (quantity.unit != "country" or following.unit == "country"):
        return None  # 16 份报告中的 3 份: the part of a whole, not what is in a place
    return "joined" if joined is not None else "owned"


def _is_count(quantity: Quantity) -> bool:
    return quantity.kind is FigureKind.COUNT and quantity.role is Role.LEVEL
