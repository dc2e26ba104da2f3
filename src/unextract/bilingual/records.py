"""What aligning two editions hands over."""

from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from unextract.records import Figure, Record, Segment

Method = Literal["number", "sequence", "content"]
"""How two segments were found to be the same: by their official number, by their
place between such neighbours and what they hold, or by what they hold alone."""

Difference = Literal["kind", "value", "unit", "comparator", "period"]
"""A part of a figure that two editions state differently."""


class Status(StrEnum):
    """What two editions of a report say of one figure."""

    AGREE = "agree"
    VALUE_DIFFERS = "value_differs"
    KIND_DIFFERS = "kind_differs"
    ONLY_ZH = "only_zh"
    ONLY_EN = "only_en"


class Side(NamedTuple):
    """One edition as far as alignment looks at it; `names` are codes of what a segment names, by its id."""

    document_id: str
    language: str
    segments: tuple[Segment, ...]
    figures: tuple[Figure, ...]
    names: dict[str, frozenset[str]]


class SegmentPair(Record):
    """Two segments that translate each other, or one without a counterpart.

    A segment that was split or merged in translation has a pair with each of
    its parts; those share `bead`. `score` (0 to 1) says how much likelier the
    two have their numbers, names, length and label as translations of one
    another than as segments taken at random, as a probability with even odds;
    None where there is no counterpart.
    """

    bead: int
    segment_id_zh: str | None
    segment_id_en: str | None
    score: Annotated[float, Field(ge=0, le=1)] | None
    method: Method | None


class FigurePair(Record):
    """A figure as two editions state it, or as only one does.

    `status` compares kind and value (a value in another currency or measure is
    another value); `differences` names every part that differs.
    """

    bead: int | None
    figure_id_zh: str | None
    figure_id_en: str | None
    status: Status
    differences: tuple[Difference, ...] = ()


class Alignment(Record):
    """Two editions beside each other, in the order of the Chinese text."""

    segments: tuple[SegmentPair, ...]
    figures: tuple[FigurePair, ...]
