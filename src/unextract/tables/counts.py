"""What the whole numbers of a column count, of which neither they nor their rows say it."""

import re
from collections.abc import Iterable, Sequence

from unextract.records import FigureKind
from unextract.tables.heads import Column
from unextract.tables.model import ReadNoun
from unextract.tables.units import PLAIN, Unit, label_unit
from unextract.tables.words import TableWords

_LEVEL = " > "
# Heads that are classes of what is counted: < 12 months, 15-24 years, 18 个月. A year is no such number.
_CLASS = re.compile(r"(?<![\w.])\d{1,3}\s*(?:[a-z]+|[^\W\d_]{1,4})$")


def counted_units(
    heads: Sequence[Column], caption: str | None, words: TableWords, read_noun: ReadNoun
) -> tuple[Unit, ...]:
    """The unit of each column with a head, and last that of columns without; PLAIN where nothing says it.

    A column takes the noun of its head, from the lowest level up; one whose
    head names none that of the caption, else the one on which all others agree.
    A column of totals counts what those it sums up count: a noun of its own
    (Total recommendations) goes before the caption's; where it has the
    caption's, their heads (Internal audits) only say where that comes from.
    """
    own = [_said(reversed(column.label.split(_LEVEL)), words, read_noun) for column in heads]
    own = [_mended(unit, column, own) for column, unit in zip(heads, own, strict=True)]
    summed = {
        unit
        for column, unit in zip(heads, own, strict=True)
        if unit is not None and unit.unit is not None and words.total.search(column.label)
    }
    titled = None if caption is None else _said([caption], words, read_noun)
    if len(summed) == 1:
        titled = summed.pop()
    named = {unit for unit in own if unit is not None and unit.unit is not None}
    if titled is None:
        titled = named.pop() if len(named) == 1 else PLAIN
    elif titled.unit is not None and any(
        unit is None and words.total.search(column.label) for column, unit in zip(heads, own, strict=True)
    ):
        own = [titled if unit is not None and unit.unit is not None else unit for unit in own]
    return (*(titled if unit is None else unit for unit in own), titled)


def _mended(unit: Unit | None, column: Column, others: Sequence[Unit | None]) -> Unit | None:
    """The unit; of a word that a narrow head breaks (recommen dations) the whole, which other heads have."""
    if unit is None or unit.unit is None:
        return unit
    written = column.label.replace(" ", "").casefold()
    nouns = [(other, other.unit) for other in others if other is not None and other != unit]
    whole = (other for other, noun in nouns if noun and noun.endswith(unit.unit) and noun in written)
    return next(whole, unit)


def _said(titles: Iterable[str], words: TableWords, read_noun: ReadNoun) -> Unit | None:
    """What the first of `titles` that says it counts; PLAIN where it is no count."""
    for title in titles:
        if _CLASS.search(title):
            continue
        known = label_unit(title, words)
        if known is not None:
            return known if known.kind is FigureKind.COUNT else PLAIN
        noun = read_noun(title)
        if noun is not None:
            return Unit(FigureKind.COUNT, noun) if noun else PLAIN
    return None
