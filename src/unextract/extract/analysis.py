"""One text, all its numbers: what `extract` and `explain` both stand on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from unextract.extract.claims import Claimed, claim
from unextract.extract.dating import Timed, assign
from unextract.extract.dating_words import dating_words
from unextract.extract.quantities import Quantity, quantities
from unextract.extract.times import Period, bearings
from unextract.numbers import Number, normalise, scan
from unextract.packs import Pack


@dataclass(frozen=True, slots=True)
class Analysis:
    """The numbers of `text` (as `normalise` leaves it) and what they are.

    `subjects` has an entry for every quantity; `periods` for those, by
    position, whose own text states one.
    """

    text: str
    numbers: Sequence[Number]
    claimed: Claimed
    quantities: Sequence[Quantity]
    subjects: Sequence[str | None]
    periods: Mapping[int, Timed]


def analyse(text: str, pack: Pack) -> Analysis | None:
    """Everything that is said in numbers in `text`; None where it has none."""
    found = measured(text, pack)
    return None if found is None else completed(found, pack)


def measured(text: str, pack: Pack) -> Analysis | None:
    """The numbers of `text` and the quantities they state, without subjects and periods."""
    text = normalise(text)
    numbers = scan(text, pack.language)
    if not numbers:
        return None
    claimed = claim(text, numbers, pack)
    found = quantities(text, numbers, claimed, pack)
    return Analysis(text, numbers, claimed, found, [None] * len(found), {})


def completed(analysis: Analysis, pack: Pack) -> Analysis:
    """What was `measured`, with what its quantities count, measure, and when."""
    text, found = analysis.text, analysis.quantities
    if not found:
        return analysis
    language = grammar(pack.language)
    ends = [*(following.start for following in found[1:]), len(text)]
    found = [_counted(text, quantity, end, pack, language) for quantity, end in zip(found, ends, strict=True)]
    subjects = language.subjects(text, found, pack)
    units = language.named_units(text, found, subjects, pack)
    found = [quantity._replace(unit=unit) for quantity, unit in zip(found, units, strict=True)]
    periods = assign(text, found, analysis.claimed.times, dating_words(pack))
    return replace(analysis, quantities=found, subjects=subjects, periods=periods)


def analyse_times(text: str, pack: Pack) -> Period | None:
    """The last period that `text` (a heading) names, None for none."""
    text = normalise(text)
    numbers = scan(text, pack.language)
    mentions = claim(text, numbers, pack).times if numbers else ()
    periods = [period for _, period in bearings(text, mentions) if period.needs != "compared"]
    return periods[-1] if periods else None


def _counted(text: str, quantity: Quantity, end: int, pack: Pack, language: "PhraseGrammar") -> Quantity:
    """A unit that ends in + is a measure word; the noun after it, before the next quantity, completes it."""
    if quantity.rule.unit is None or not quantity.rule.unit.endswith("+"):
        return quantity
    return quantity._replace(unit=(quantity.unit or "") + language.unit_noun(text, quantity, end, pack))


class PhraseGrammar(Protocol):
    """What a language's module knows of the phrases around a figure."""

    def subjects(self, text: str, quantities: Sequence[Quantity], pack: Pack) -> list[str | None]:
        """What each quantity measures."""

    def unit_noun(self, text: str, quantity: Quantity, end: int, pack: Pack) -> str:
        """The noun that a quantity counts; `end` is where the next quantity, or the text, begins or ends."""

    def named_units(
        self, text: str, quantities: Sequence[Quantity], subjects: Sequence[str | None], pack: Pack
    ) -> list[str | None]:
        """The units; a bare measure word with the noun of its subject, or of the count before it."""

    def title_noun(self, title: str, pack: Pack) -> str | None:
        """The unit of the counts below the title of a column or table; "" for others, None if unsaid."""


_GRAMMARS = {"zh": "unextract.extract.chinese", "en": "unextract.extract.english"}


@cache
def grammar(language: str) -> PhraseGrammar:
    """The grammar of a language, imported when it is first asked for: each compiles a hundred patterns."""
    return cast(PhraseGrammar, import_module(_GRAMMARS[language]))
