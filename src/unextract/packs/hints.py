"""Which of many rules may match a text, told by the literals that they wait for."""

from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from unextract.packs.literals import Strings, needed

# The sides of a rule that are no wider than this are looked for right beside the number alone.
REACH = 60


class Hints:
    """Cheap first, exact second: one pass over a text finds the rules worth trying in it.

    Rules are bits of a mask. `waiting` pairs the literals of which one must
    stand in a text with the rule that waits for them; a rule without literals
    is always worth trying. Where `folded`, the case of both does not matter.
    """

    __slots__ = ("_always", "_find", "_folded", "_masks")

    def __init__(self, waiting: Iterable[tuple[Iterable[str], int]], folded: bool = False) -> None:
        masks: dict[str, int] = {}
        for literals, bit in waiting:
            for literal in tuple(literals) or ("",):
                key = literal.casefold() if folded else literal
                masks[key] = masks.get(key, 0) | bit
        self._always = masks.pop("", 0)
        self._masks = masks
        self._folded = folded
        # asked for the literals themselves: their places, which nobody needs, would cost as much again
        search = AhoCorasick(list(masks), implementation=Implementation.DFA, store_patterns=True)
        self._find = search.find_matches_as_strings

    def mask(self, text: str) -> int:
        """The rules that may match in `text`."""
        mask = self._always
        for literal in set(self._find(text.casefold() if self._folded else text, True)):
            mask |= self._masks[literal]
        return mask


class Needs:
    """Gives out the bits of what rules need; a rule may match where all of its bits are set."""

    def __init__(self) -> None:
        self._count = 0
        self._fold_beside = False
        self._exact: list[tuple[Strings, int]] = []
        self._folded: list[tuple[Strings, int]] = []
        self._before: list[tuple[Strings, int]] = []
        self._after: list[tuple[Strings, int]] = []

    def hinted(self, hint: Iterable[str]) -> int:
        """The bit of literals of which one must stand in the text."""
        return self._bit(frozenset(hint), self._exact)

    def anywhere(self, *patterns: str | None) -> int:
        """The bits of patterns of which all must match somewhere in the text."""
        found = [needed(pattern) for pattern in patterns if pattern is not None]
        return sum(self._bit(side.literals, self._folded if side.folded else self._exact) for side in found)

    def beside(self, before: str | None, after: str | None) -> int:
        """The bits of patterns that must match right before and right after a place."""
        bits = 0
        for pattern, near in ((before, self._before), (after, self._after)):
            side = None if pattern is None else needed(pattern, within=REACH)
            if side is not None and side.width is not None:
                bits |= self._bit(side.literals, near)
                self._fold_beside |= side.folded
            else:
                bits |= self.anywhere(pattern)
        return bits

    def hints(self) -> "TextHints":
        """What sets these bits."""
        beside = Hints(self._before, self._fold_beside), Hints(self._after, self._fold_beside)
        return TextHints(Hints(self._exact), Hints(self._folded, folded=True), *beside)

    def _bit(self, literals: Strings, where: list[tuple[Strings, int]]) -> int:
        if not literals:
            return 0
        self._count += 1
        where.append((literals, 1 << self._count))
        return 1 << self._count


class TextHints(NamedTuple):
    """Which bits of `Needs` are set: by what stands in a text, and beside a place of it."""

    exact: Hints
    folded: Hints
    before: Hints
    after: Hints

    def mask(self, text: str) -> int:
        """The bits set by what stands anywhere in `text`."""
        return self.exact.mask(text) | self.folded.mask(text)

    def beside(self, text: str, start: int, end: int) -> int:
        """The bits set by what stands right before `start` and right after `end`."""
        behind = self.after.mask(text[end : end + REACH])
        return behind | self.before.mask(text[max(0, start - REACH) : start])
