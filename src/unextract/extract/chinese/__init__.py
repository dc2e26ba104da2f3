"""The grammar of Chinese around a figure: what it measures, what it counts.

`subject` asks for a figure's clause (`clauses`); the other modules are parts of
that grammar, a construction each: counted nouns and where they end (`counted`,
`nouns`, `owners`, `units`), which of them and what they do (`specified`,
`around`, `said`), what names no noun (`unnamed`, `measured`), shares of a whole
(`shares`), money and change (`amounts`, `changes`), brackets (`bracketed`),
durations (`lasting`), figures in a row (`chains`, `siblings`, `respective`) and
what goes back to a clause before (`again`, `anaphora`, `ellipsis`,
`referents`). The words they speak of are in `patterns/zh`.
"""

from unextract.extract.chinese.subject import subjects
from unextract.extract.chinese.units import named_units, title_noun, unit_noun

__all__ = ["named_units", "subjects", "title_noun", "unit_noun"]
