"""What a pattern pack knows of sums and shares, as the patterns that read them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from unextract.packs import Pack
from unextract.packs.alternatives import any_of


@dataclass(frozen=True, slots=True)
class CheckWords:
    """The patterns of one language.

    `same` matches all that may stand between a number and the share that says
    it again, `part_of` words after which a part of the number before is told,
    `parted` words between a total and all of its parts, `totalling` words
    before the sum of what stands before.
    """

    same: re.Pattern[str]
    part_of: re.Pattern[str]
    parted: re.Pattern[str]
    totalling: re.Pattern[str]


@lru_cache(maxsize=8)
def check_words(pack: Pack) -> CheckWords:
    """The patterns of `pack`, built once for each pack."""
    words = pack.words
    again = any_of(words.get("check_same", ()))
    return CheckWords(
        same=re.compile(rf"\s*(?:[(（]|[,，]?\s*{again})\s*"),
        part_of=re.compile(any_of(words.get("check_part", ()))),
        parted=re.compile(any_of(words.get("check_parted", ()))),
        totalling=re.compile(any_of(words.get("check_total", ()))),
    )
