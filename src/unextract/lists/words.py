"""What a pattern pack knows of lists, as the patterns that read them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from unextract.packs import Pack

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

    def any_of(name: str) -> str:
        return _either(words.get(name, ()))

    mark, comma, conj = any_of("list_mark"), any_of("list_comma"), any_of("list_and")
    also = any_of("list_also")
    link = (
        rf"\s?{any_of('list_after')}?{_NOTE}\s*"
        rf"(?:(?P<also>{comma}\s*(?!{also}){conj})|(?P<and>(?:{mark}|{comma})?\s*{conj})"
        rf"|(?P<mark>{mark})|(?P<comma>{comma}))"
        rf"\s*(?:{any_of('list_before')}\s?)?"
    )
    return ListWords(
        link=re.compile(link),
        # the lines of a cell in Chinese are joined without a blank
        blank=re.compile(r"\s*"),
        together=re.compile(rf"\s*{any_of('list_with')}\s*"),
        between=re.compile(rf"{any_of('list_between')}\s+$"),
        note=re.compile(rf"\s?{any_of('list_after')}?{_NOTE}"),
        party_before=re.compile(rf"{any_of('list_no_member')}\s?$"),
        party_after=re.compile(rf"\s?{any_of('list_no_member')}"),
        including=re.compile(rf"{any_of('list_including')}[\s:：,，]*$"),
        announcing=re.compile(rf"{any_of('list_announcing')}\s*$"),
        summing=re.compile(rf"\s?{any_of('list_summing')}\s?"),
        clause=re.compile(any_of("list_clause")),
        sentence=re.compile(any_of("list_sentence")),
        empty=re.compile(rf"(?:{_ENUMERATOR}|{any_of('list_empty')}|[\W_])*"),
        opening=re.compile(rf"(?:{_ENUMERATOR}|{any_of('list_opening')}|[^\w“‘《\"'])+"),
        tail=re.compile(rf"\s*{any_of('list_tail')}\s*"),
        fronting=re.compile(rf"(?:^|[.;:(]\s*){any_of('list_fronting')}\s+$"),
        longer=re.compile(rf"(?!\s?{any_of('list_after')}|{conj})[\w-]{{2,20}}?(?:{mark}|{conj})"),
        marked=bool(words.get("list_mark")),
    )


def _either(words: Iterable[str]) -> str:
    """An alternation, the longest first; of no words one that never matches. Blanks may be broken lines."""
    forms = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))
    bounded = (rf"\b{form}\b" if _word_like(form) else form for form in forms)
    return "(?:" + ("|".join(bounded) or "(?!)") + ")"


def _word_like(form: str) -> bool:
    """Whether a form is of Latin letters from end to end, so that it needs bounds."""
    return form[:1].isascii() and form[:1].isalpha() and form[-1:].isascii() and form[-1:].isalpha()
