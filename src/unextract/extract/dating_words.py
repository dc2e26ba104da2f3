"""What a pattern pack knows of times and the figures beside them, as the patterns that read them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from unextract.packs import Pack, expand
from unextract.packs.alternatives import any_of


@dataclass(frozen=True, slots=True)
class DatingWords:
    """The patterns of one language; what each is for stands in patterns/*/36-dating.toml.

    Those that look back (`before_time`, `event`, `compared`, `noun`) end at a
    time, the others begin behind one or behind a figure. `ordering` are the first
    words of `in_order`, `behind` those of it that stand behind the figures they
    put in order.
    """

    noun: re.Pattern[str]
    ends: re.Pattern[str]
    before_time: re.Pattern[str]
    leading: re.Pattern[str]
    event: re.Pattern[str]
    event_said: re.Pattern[str]
    ongoing: re.Pattern[str]
    refers: re.Pattern[str]
    then: re.Pattern[str]
    clause_end: re.Pattern[str]
    link: re.Pattern[str]
    compared: re.Pattern[str]
    before_bracket: re.Pattern[str]
    listed: re.Pattern[str]
    ranged: re.Pattern[str]
    in_order: re.Pattern[str]
    ordering: tuple[str, ...]
    behind: frozenset[str]


@lru_cache(maxsize=8)
def dating_words(pack: Pack) -> DatingWords:
    """The patterns of `pack`, built once for each pack."""

    def part(name: str) -> str:
        return expand(pack.fragments.get(f"dating_{name}", "(?!)"), pack.fragments)

    return DatingWords(
        # a phrase in brackets after what it dates: 60 亿美元摊款(2031/2032)
        noun=re.compile(rf" ?[^，。；、,;()（）\d]{{0,16}} ?[(（] ?(?:{part('in_bracket')})?$"),
        # the end of the bracket that holds a time and at most a name
        ends=re.compile(rf" ?[^，。；,;()（）\d{part('no_name')}]{{0,12}}[)）]"),
        before_time=re.compile(rf"(?:{part('before_time')}) ?$"),
        leading=re.compile(part("leading")),
        event=re.compile(rf"(?:{part('event')})$"),
        event_said=re.compile(part("event_said")),
        ongoing=re.compile(part("ongoing")),
        refers=re.compile(part("refers")),
        then=re.compile(part("then")),
        clause_end=re.compile(part("clause_end")),
        link=re.compile(part("link")),
        compared=re.compile(rf"(?:{part('compared')}) ?$"),
        before_bracket=re.compile(part("before_bracket")),
        listed=re.compile(part("listed")),
        ranged=re.compile(part("ranged")),
        in_order=re.compile(any_of(pack.words.get("in_order", ()))),
        ordering=tuple(word.split()[0] for word in sorted(pack.words.get("in_order", ()))),
        behind=frozenset(pack.words.get("in_order_behind", ())),
    )
