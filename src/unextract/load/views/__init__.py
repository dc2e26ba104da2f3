"""The views analysts live in, as SQL that DuckDB 1.2 reads.

`figures_in_context` brings together what the warehouse knows of a figure; the
promised views are selections of it. `series` lines observations up. Tables are
named without a catalogue, so that a file works under whatever name a client
attaches it.
"""

from unextract.load.views import bilingual, checks, figures, lists, series
from unextract.load.views.model import View

VIEWS: tuple[View, ...] = (*figures.VIEWS, *lists.VIEWS, *series.VIEWS, *bilingual.VIEWS, *checks.VIEWS)

__all__ = ["VIEWS", "View"]
