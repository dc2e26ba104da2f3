"""The unit that every step after the joining of lines works on."""

from dataclasses import dataclass
from typing import Literal

from unextract.records import SegmentKind
from unextract.segment.lines import Line, is_terminal
from unextract.segment.numbering import Label

Span = tuple[int, int]
Numeral = tuple[int, int, Literal["para", "note"]]
"""Where a numeral stands in the source, and what it numbers."""

ASIDE = frozenset({SegmentKind.FURNITURE, SegmentKind.FOOTNOTE})
"""Kinds that interrupt the text and are no part of its flow."""


@dataclass(slots=True)
class Block:
    """Parts of the text that make one segment; a part is lines that read on from one to the next."""

    parts: list[list[Line]]
    kind: SegmentKind | None = None
    """None until a step has settled it."""
    label: Label | None = None
    """What the first line opens with, believed or not."""
    paragraph: str | None = None
    level: int = 0
    """Of a heading, 1 the highest."""
    opening: Span | None = None
    """Source span at the start that is left out of the text: number, markdown sign."""
    numeral: Numeral | None = None
    """The numeral in the opening."""
    given: bool = False
    """The reader says that it is a table; nothing was guessed."""
    columns: int = 0
    """Of a given table."""
    zone: int = 0
    """Which group of footnotes it belongs to, 0 for none."""

    @property
    def first(self) -> Line:
        return self.parts[0][0]

    @property
    def last(self) -> Line:
        return self.parts[-1][-1]

    @property
    def start(self) -> int:
        return self.parts[0][0].start

    @property
    def end(self) -> int:
        return self.parts[-1][-1].end

    @property
    def lines(self) -> list[Line]:
        return [line for part in self.parts for line in part]

    @property
    def is_line(self) -> bool:
        """The block is a single line."""
        return len(self.parts) == 1 and len(self.parts[0]) == 1

    @property
    def width(self) -> int:
        """Columns of all its lines together."""
        return sum(line.width for part in self.parts for line in part)

    @property
    def terminal(self) -> bool:
        """It ends in a full stop, colon, semicolon or the like."""
        return is_terminal(self.last)

    @property
    def scheme(self) -> str:
        """The scheme of its label, empty without one."""
        return self.label.scheme if self.label else ""

    def take(self, other: "Block") -> None:
        """Move the parts of `other` to the end of this block; `other` is left empty."""
        self.parts.extend(other.parts)
        other.parts = []
        other.kind = SegmentKind.OTHER
