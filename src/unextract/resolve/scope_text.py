"""A segment as scopes read it: its sentences, clauses and brackets, and what it names in them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unextract.resolve.scope_words import ScopeWords

_OPEN, _CLOSE = "(（", ")）"


@dataclass(frozen=True, slots=True)
class Named:
    """A mention by its place in the segment's text."""

    start: int
    end: int
    key: str
    kind: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose or where a figure is: words of the source, ids of what they name, and how it was found."""

    words: str
    ids: tuple[str, ...]
    flags: tuple[str, ...] = ()


class Cuts:
    """The stretches of a text between matches of a pattern."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        marks = list(pattern.finditer(text))
        self._starts = [0, *(mark.end() for mark in marks)]
        self._ends = [*(mark.start() for mark in marks), len(text)]

    def around(self, place: int) -> tuple[int, int]:
        """The stretch that holds `place`, or ends at it."""
        index = bisect_right(self._starts, place) - 1
        return self._starts[index], self._ends[max(index, bisect_left(self._ends, place))]


@dataclass(frozen=True, slots=True)
class Text:
    """A segment's text, cut up, and what it names; `scoping` are the mentions marked as scopes."""

    text: str
    named: Sequence[Named]
    scoping: Sequence[Named]
    sentences: Cuts
    clauses: Cuts
    brackets: Sequence[tuple[int, int]]
    words: ScopeWords
    own: str | None


def brackets_of(text: str) -> list[tuple[int, int]]:
    """The outermost pairs of brackets."""
    found = []
    depth = start = 0
    for match in re.finditer(f"[{_OPEN}{_CLOSE}]", text):
        if match[0] in _OPEN:
            if not depth:
                start = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append((start, match.start()))
    return found


def is_scoping(text: str, mention: Named, own: str | None, clauses: Cuts, words: ScopeWords) -> bool:
    """Whether a word beside the mention, or its place in the clause, makes it a scope."""
    window = max(0, mention.start - 16)
    if mention.key == own:
        return (
            words.own_before.search(text, window, mention.start) is not None
            or words.own_after.match(text, mention.end) is not None
        )
    opening = clauses.around(mention.start)[0]
    return (
        not text[opening : mention.start].strip()
        or words.before.search(text, window, mention.start) is not None
        or words.after.match(text, mention.end) is not None
    )


def groups(about: Text, chosen: Iterable[Named]) -> list[Named]:
    """The chosen mentions and those that are joined to them."""
    found: dict[Named, None] = {}
    for mention in chosen:
        found.update(dict.fromkeys(group_of(about, mention)))
    return sorted(found, key=lambda mention: mention.start)


def group_of(about: Text, mention: Named) -> list[Named]:
    """The mention and the ones before and after it that 、 or 和 join to it."""
    text, named, join = about.text, about.named, about.words.join
    first = last = named.index(mention)
    while first and join.fullmatch(text, named[first - 1].end, named[first].start):
        first -= 1
    while last + 1 < len(named) and join.fullmatch(text, named[last].end, named[last + 1].start):
        last += 1
    return list(named[first : last + 1])


def written(text: str, group: Sequence[Named], *flags: str) -> Scope | None:
    """The group in the source's words: neighbours as they stand, others parted by a semicolon."""
    if not group:
        return None
    parts = [[group[0].start, group[0].end]]
    for mention in group[1:]:
        if mention.start - parts[-1][1] <= len(", and the "):
            parts[-1][1] = mention.end
        else:
            parts.append([mention.start, mention.end])
    ids = tuple(dict.fromkeys(mention.key for mention in group))
    return Scope("; ".join(text[start:end] for start, end in parts), ids, flags)
