"""What the checks hand to one another."""

from dataclasses import dataclass
from decimal import Decimal

from unextract.records import Figure


@dataclass(frozen=True, slots=True)
class SentenceFigures:
    """A sentence, its figures in order, and where in `text` each stands."""

    text: str
    figures: tuple[Figure, ...]
    places: tuple[tuple[int, int], ...]

    def between(self, one: int, other: int) -> str:
        """The text between figure `one` and the later figure `other`."""
        return self.text[self.places[one][1] : self.places[other][0]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that `parts` bear out or refute; `computed` is what follows from them, in its unit."""

    stated: Figure
    computed: Decimal
    holds: bool
    parts: tuple[Figure, ...]
