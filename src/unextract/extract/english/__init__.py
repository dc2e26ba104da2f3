"""The grammar of English around a figure: what it measures, what it counts.

`subject` asks for a figure's clause (`clauses`); `units` has the nouns,
`titles` what those of tables count, `respectively` lists that run in
parallel. The words they speak of are in `patterns/en`.
"""

from unextract.extract.english.subject import named_units, subjects
from unextract.extract.english.titles import title_noun
from unextract.extract.english.units import unit_noun

__all__ = ["named_units", "subjects", "title_noun", "unit_noun"]
