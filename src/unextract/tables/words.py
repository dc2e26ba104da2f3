"""What a pattern pack knows of tables, as the patterns that read them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from unextract.packs import Pack

YEAR = r"(?:19|20)\d\d"
_GROUPED = r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_BULLET = "•·‣▪◦●○■□➢"


@dataclass(frozen=True, slots=True)
class TableWords:
    """The patterns of one language.

    `cell` matches one cell of a row of numbers, `outline` the number that
    opens a row label (1.2.1, B., (a), 产出 1.2, a bullet), `unit_note` a unit
    alone (千美元, 员额数目); `head` finds a known column head in a label.
    `separator` stands between row and column in a subject, `leading_on` are
    words that a name does not end in; a label of `restating` says the row
    above in other terms (as a percentage), with one of `number_of` begins the
    label of a row that says what it counts.
    """

    cell: re.Pattern[str]
    outline: re.Pattern[str]
    unit_note: re.Pattern[str]
    head: re.Pattern[str]
    spanning: re.Pattern[str]
    total: re.Pattern[str]
    subtotal: re.Pattern[str]
    note: re.Pattern[str]
    percent: re.Pattern[str]
    counting: re.Pattern[str]
    generic: frozenset[str]
    silent: frozenset[str]
    roles: Mapping[str, str]
    scales: Mapping[str, Decimal]
    currencies: Mapping[str, str]
    counted: Mapping[str, str]
    durations: Mapping[str, str]
    persons: tuple[str, ...]
    countries: frozenset[str]
    count_form: str
    separator: str
    leading_on: frozenset[str]
    restating: frozenset[str]
    number_of: tuple[str, ...]


def table_words(pack: Pack) -> TableWords:
    """The patterns of `pack`, built once for each pack."""
    return _table_words(_Same(pack))


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A pack as a key: the same object is equal, its content is not compared."""

    pack: Pack

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.pack is self.pack

    def __hash__(self) -> int:
        return id(self.pack)


@lru_cache(maxsize=8)
def _table_words(same: _Same) -> TableWords:
    pack = same.pack
    scales = {word: Decimal(number) for word, number in pack.lexicon.get("table_scale", {}).items()}
    currencies = pack.lexicon.get("currency", {})
    signs = pack.lexicon.get("currency_sign", {})
    roles = pack.lexicon.get("table_column", {})
    spanning = pack.lexicon.get("table_spanning", {})
    counted = pack.lexicon.get("table_counting", {})
    durations = pack.lexicon.get("table_duration", {})

    def named(name: str) -> str:
        return _either(pack.words.get(name, ()))

    return TableWords(
        cell=re.compile(
            _cell(named("table_empty"), _either(signs), _either(scales), _either(currencies)), re.VERBOSE
        ),
        outline=re.compile(_outline(named("table_group")), re.VERBOSE),
        unit_note=re.compile(
            rf"{named('table_unit_lead')}?\s?(?:"
            rf"(?P<scale>{_either(scales)})?(?P<currency>{_either(currencies)})"
            rf"|(?P<percent>{named('table_percent')})"
            rf"|(?P<only>{_either(scales)})(?P<persons>{named('person_classifier')})?"
            rf"|(?P<noun>[^\W\d_]{{1,8}}?)(?P<counting>{_either(word for word in counted if len(word) > 1)})"
            rf"){named('table_unit_tail')}?"
        ),
        head=re.compile(_either(roles)),
        spanning=re.compile(_either(spanning)),
        total=re.compile(rf"{named('table_total')}"),
        subtotal=re.compile(rf"{named('table_subtotal')}"),
        note=re.compile(rf"{named('table_note')}\s?[:：]|[a-z*†‡]{{1,3}}\s?(?=[^\W\da-z_])|[a-z]/|[*†‡]"),
        percent=re.compile(named("table_percent")),
        counting=re.compile(
            rf"的?(?:{named('table_qualifier')})*的?(?P<word>{_either([*durations, *counted])})$"
        ),
        generic=pack.words.get("table_generic", frozenset()),
        silent=pack.words.get("table_silent", frozenset()),
        roles={**roles, **spanning},
        scales=scales,
        currencies={**currencies, **signs},
        counted=counted,
        durations=durations,
        persons=tuple(sorted(pack.words.get("person", ()))),
        countries=pack.words.get("country", frozenset()),
        count_form=pack.lexicon.get("table_form", {}).get("count", "{noun}"),
        separator=pack.lexicon.get("table_form", {}).get("list", ", "),
        leading_on=pack.words.get("table_leading_on", frozenset()),
        number_of=tuple(sorted(pack.words.get("table_number_of", ()))),
        restating=pack.words.get("table_restating", frozenset()),
    )


def _either(words: Iterable[str]) -> str:
    """One group that matches any of `words`, the longest first; nothing where there are none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")" if ordered else "(?!)"


def _cell(empty: str, signs: str, scales: str, currencies: str) -> str:
    return rf"""
        (?: (?<!\S)
            (?: (?P<empty> [—–―-]{{1,3}} | … | \.{{2,3}} | {empty} )
              | [(（]\s? (?P<share> {_GROUPED} ) \s?[%％]\s? [)）]
              | [(（]\s? (?P<negative> {_GROUPED} ) \s? [)）] (?P<of>\s?[%％])?
              | (?P<sign> {signs} )?\s? (?P<minus> [-–−] | \+ )? (?P<number> {_PLAIN} )
                (?: \s?(?P<percent>[%％]) | \s?(?P<scale>{scales})?\s?(?P<currency>{currencies})
                  | \s?(?P<scaled>{scales}) )?
              | (?P<mark> [a-z]/? | \*{{1,3}} )
            )
          | (?P<note> [(（][^()（）]{{1,40}}[)）] )
        )
        (?: (?<=[\d%％)）])(?:\*{{1,3}}|[a-z]/?(?=\s|$)) )?
        (?=\s|$|[(（])
    """


def _outline(groups: str) -> str:
    return rf"""
        (?P<group>{groups})\s?(?P<of>\d{{1,2}}(?:\.\d{{1,2}})*)\.?(?=\s|$|[^\W\d]|[:：(（])
      | (?P<deep>\d{{1,2}}(?:\.\d{{1,2}})+)\.?(?=\s*(?:[^\W\d]|$))
      | (?P<flat>\d{{1,2}})[.、．](?!\d)
      | (?P<letter>[A-Z])[.．](?!\w\.|[A-Z]\d{{0,2}}(?:\s|\.\d|[-–]))
      | [(（](?P<small>[a-z]|[ivx]{{1,4}})[)）]
      | (?P<chinese>[一二三四五六七八九十]{{1,3}})[、.．]
      | (?P<bullet>[{_BULLET}]|[-–*](?=\s))
    """
