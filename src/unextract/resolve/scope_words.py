"""What a pattern pack knows of scopes, as the patterns that find them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from unextract.packs import Pack
from unextract.packs.alternatives import any_of


@dataclass(frozen=True, slots=True)
class ScopeWords:
    """The patterns of one language; `before` ends at a mention, `after` begins behind it.

    `heads` are nouns that stand for a longer name ending in them, `label_before`
    and `label_after` what a heading may say around a name.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    own_before: re.Pattern[str]
    own_after: re.Pattern[str]
    clause: re.Pattern[str]
    sentence: re.Pattern[str]
    join: re.Pattern[str]
    beside: re.Pattern[str]
    behind: re.Pattern[str]
    following: re.Pattern[str]
    carrying: re.Pattern[str]
    in_order: re.Pattern[str]
    pointing: Mapping[str, str]
    heads: re.Pattern[str]
    label_before: re.Pattern[str]
    label_after: re.Pattern[str]


@lru_cache(maxsize=8)
def scope_words(pack: Pack) -> ScopeWords:
    """The patterns of `pack`, built once for each pack."""
    words = pack.words

    def named(name: str) -> str:
        return any_of(words.get(name, ()))

    return ScopeWords(
        before=re.compile(rf"{named('scope_before')}\s?$", re.IGNORECASE),
        after=re.compile(rf"\s?{named('scope_after')}"),
        own_before=re.compile(rf"{named('scope_own_before')}\s?$"),
        own_after=re.compile(rf"\s?{named('scope_own_after')}"),
        clause=re.compile(named("scope_clause")),
        sentence=re.compile(named("scope_sentence")),
        join=re.compile(rf"\s*{named('scope_join')}\s*"),
        beside=re.compile(rf"\s*{named('scope_beside')}?\s*"),
        behind=re.compile(rf"\s*{named('scope_behind')}?\s*"),
        following=re.compile(rf"\s*{named('scope_following')}\s*$", re.IGNORECASE),
        carrying=re.compile(rf"\s*{named('scope_carrying')}"),
        in_order=re.compile(named("in_order")),
        pointing=pack.lexicon.get("scope_pointing", {}),
        heads=re.compile(rf"\s*(?P<point>{named('scope_this')}\s?)?(?P<head>{named('scope_heads')})"),
        label_before=re.compile(rf"{named('scope_label_before')}\s*[:：]?\s*$"),
        label_after=re.compile(named("scope_label_after")),
    )
