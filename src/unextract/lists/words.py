"""What a pattern pack knows of lists, as the patterns that read them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from unextract.packs import Pack
from unextract.packs.alternatives import any_of

# A note in brackets after a member, one pair of brackets inside it: (凡提及…第 1244(1999)号决议).
_NOTE = r"[*†‡]*(?:\s?[(（](?:[^()（）]|[(（][^()（）]{0,40}[)）]){1,240}[)）])?[*†‡]*"
# (a), (iv) before a clause
_ENUMERATOR = r"[(（][a-z]{1,4}[)）]"


@dataclass(frozen=True, slots=True)
class ListWords:
    """The patterns of one language.

    `link` matches all that stands between two members; of its groups `mark`,
    `comma`, `and` and `also` (a comma and a word) one says by what they are joined. `together` between two
    countries and `between` before them make them parties. `note` matches a member's note in brackets.
    """

    link: re.Pattern[str]
    blank: re.Pattern[str]
    together: re.Pattern[str]
    between: re.Pattern[str]
    note: re.Pattern[str]
    party_before: re.Pattern[str]
    party_after: re.Pattern[str]
    including: re.Pattern[str]
    announcing: re.Pattern[str]
    summing: re.Pattern[str]
    clause: re.Pattern[str]
    sentence: re.Pattern[str]
    empty: re.Pattern[str]
    opening: re.Pattern[str]
    tail: re.Pattern[str]
    fronting: re.Pattern[str]
    longer: re.Pattern[str]
    marked: bool


@lru_cache(maxsize=8)
def list_words(pack: Pack) -> ListWords:
    """The patterns of `pack`, built once for each pack."""
    words = pack.words

    def named(name: str) -> str:
        return any_of(words.get(name, ()))

    mark, comma, conj = named("list_mark"), named("list_comma"), named("list_and")
    also = named("list_also")
    link = (
        rf"\s?{named('list_after')}?{_NOTE}\s*"
        rf"(?:(?P<also>{comma}\s*(?!{also}){conj})|(?P<and>(?:{mark}|{comma})?\s*{conj})"
        rf"|(?P<mark>{mark})|(?P<comma>{comma}))"
        rf"\s*(?:{named('list_before')}\s?)?"
    )
    return ListWords(
        link=re.compile(link),
        # the lines of a cell in Chinese are joined without a blank
        blank=re.compile(r"\s*"),
        together=re.compile(rf"\s*{named('list_with')}\s*"),
        between=re.compile(rf"{named('list_between')}\s+$"),
        note=re.compile(rf"\s?{named('list_after')}?{_NOTE}"),
        party_before=re.compile(rf"{named('list_no_member')}\s?$"),
        party_after=re.compile(rf"\s?{named('list_no_member')}"),
        including=re.compile(rf"{named('list_including')}[\s:：,，]*$"),
        announcing=re.compile(rf"{named('list_announcing')}\s*$"),
        summing=re.compile(rf"\s?{named('list_summing')}\s?"),
        clause=re.compile(named("list_clause")),
        sentence=re.compile(named("list_sentence")),
        empty=re.compile(rf"(?:{_ENUMERATOR}|{named('list_empty')}|[\W_])*"),
        opening=re.compile(rf"(?:{_ENUMERATOR}|{named('list_opening')}|[^\w“‘《\"'])+"),
        tail=re.compile(rf"\s*{named('list_tail')}\s*"),
        fronting=re.compile(rf"(?:^|[.;:(]\s*){named('list_fronting')}\s+$"),
        longer=re.compile(rf"(?!\s?{named('list_after')}|{conj})[\w-]{{2,20}}?(?:{mark}|{conj})"),
        marked=bool(words.get("list_mark")),
    )
