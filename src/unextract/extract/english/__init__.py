"""The grammar of English around a figure: what it measures, what it counts.

`subject` asks for a figure's clause (`clauses`); `counts`, `parts`, `shares`,
`values` and `durations` have a kind of figure each; what the sentence says of a
noun is in `predicates`, `acting`, `objects`, `places`, `statements`; figures in
a row in `joined` and `respectively`; the nouns of units in `units`, what titles
count in `titles`. The words they speak of are in `patterns/en`.
"""

from unextract.extract.english.subject import named_units, subjects
from unextract.extract.english.titles import title_noun
from unextract.extract.english.units import unit_noun

__all__ = ["named_units", "subjects", "title_noun", "unit_noun"]
