"""Text without pages, typed as the text editions are: what the readers of Word and HTML files write to.

A paragraph is one line, blank lines part paragraphs, headings have the signs of
markdown, a footnote follows the paragraph that cites it after a drawn line, a row of a
table is a line with its cells parted by tabs.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

NOTES_RULE = "__________________"
_DEEPEST = 6
_BLANKS = re.compile(r"[^\S\n]+")
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CLOSING = frozenset("，。；：、！？）)》〉」』】”’,.;:!?%]}")


class Part(NamedTuple):
    """Characters of a paragraph; `raised` for a footnote mark."""

    text: str
    raised: bool = False


class Typescript:
    """Collects paragraphs; `text`, `raised` and `tables` are what a Reading needs of it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self.raised: list[tuple[int, int]] = []
        self.tables: list[tuple[int, int]] = []

    @property
    def text(self) -> str:
        return "".join(self._parts).rstrip("\n") + "\n"

    def paragraph(self, parts: Sequence[Part]) -> None:
        """A paragraph; a line break in it stays one, other white space becomes one blank."""
        if self._line(parts):
            self._put("\n")

    def heading(self, parts: Sequence[Part], level: int) -> None:
        """A heading of `level` 1 and higher; markdown has six."""
        self.paragraph((Part("#" * min(level, _DEEPEST) + " "), *parts))

    def note(self, mark: str, parts: Sequence[Part]) -> None:
        """A footnote of the paragraph before."""
        self._put(NOTES_RULE + "\n")
        self.paragraph((Part(f"{mark} "), *parts))

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """A table; every cell is text on one line."""
        start = self._at
        for row in rows:
            line = "\t".join(_BLANKS.sub(" ", cell.replace("\n", " ")).strip() for cell in row)
            if line.strip():
                self._put(line.rstrip("\t") + "\n")
        if self._at > start:
            self.tables.append((start, self._at - 1))
            self._put("\n")

    def _line(self, parts: Sequence[Part]) -> bool:
        written = ""
        pending = ""
        was_raised = False
        for text, raised in parts:
            if raised and text.strip():
                mark = text.strip()
                if written[-1:].isdigit() and not pending:
                    mark = mark.translate(_RAISED_DIGITS)
                self._put(mark)
                self.raised.append((self._at - len(mark), self._at))
                written, pending, was_raised = mark, "", True
                continue
            clean = _BLANKS.sub(" ", pending + text)
            if not written:
                clean = clean.lstrip(" ")
            if was_raised and clean and not clean[0].isspace() and clean[0] not in _CLOSING:
                clean = " " + clean
            body = clean.rstrip()
            pending = " " if clean != body else ""
            if not body:
                continue
            self._put(body)
            written, was_raised = body, False
        if written:
            self._put("\n")
        return bool(written)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)
