"""What a pattern pack knows of scopes, as the patterns that find them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from unextract.packs import Pack


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

    def any_of(name: str) -> str:
        return _either(words, name)

    return ScopeWords(
        before=re.compile(rf"{any_of('scope_before')}\s?$", re.IGNORECASE),
        after=re.compile(rf"\s?{any_of('scope_after')}"),
        own_before=re.compile(rf"{any_of('scope_own_before')}\s?$"),
        own_after=re.compile(rf"\s?{any_of('scope_own_after')}"),
        clause=re.compile(any_of("scope_clause")),
        sentence=re.compile(any_of("scope_sentence")),
        join=re.compile(rf"\s*{any_of('scope_join')}\s*"),
        beside=re.compile(rf"\s*{any_of('scope_beside')}?\s*"),
        behind=re.compile(rf"\s*{any_of('scope_behind')}?\s*"),
        following=re.compile(rf"\s*{any_of('scope_following')}\s*$", re.IGNORECASE),
        carrying=re.compile(rf"\s*{any_of('scope_carrying')}"),
        in_order=re.compile(any_of("in_order")),
        pointing=pack.lexicon.get("scope_pointing", {}),
        heads=re.compile(rf"\s*(?P<point>{any_of('scope_this')}\s?)?(?P<head>{any_of('scope_heads')})"),
        label_before=re.compile(rf"{any_of('scope_label_before')}\s*[:：]?\s*$"),
        label_after=re.compile(any_of("scope_label_after")),
    )


def _either(words: Mapping[str, Iterable[str]], name: str) -> str:
    forms = sorted(words.get(name, ()), key=lambda word: (-len(word), word))
    bounded = (
        rf"\b{re.escape(form)}\b" if form.isascii() and form.isalpha() else re.escape(form) for form in forms
    )
    return "(?:" + ("|".join(bounded) or "(?!)") + ")"
