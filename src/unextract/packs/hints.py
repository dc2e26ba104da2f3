"""Which of many rules may match a text, told by the literals that they wait for."""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation


class Hints:
    """Cheap first, exact second: one pass over a text finds the rules worth trying in it.

    Rules are bits of a mask. `waiting` pairs the literals of which one must
    stand in a text with the rule that waits for them; a rule without literals
    is always worth trying.
    """

    __slots__ = ("_always", "_masks", "_search")

    def __init__(self, waiting: Iterable[tuple[Iterable[str], int]]) -> None:
        masks: dict[str, int] = {}
        for literals, bit in waiting:
            for literal in tuple(literals) or ("",):
                masks[literal] = masks.get(literal, 0) | bit
        self._always = masks.pop("", 0)
        self._masks = tuple(masks.values())
        self._search = AhoCorasick(list(masks), implementation=Implementation.DFA)

    def mask(self, text: str) -> int:
        """The rules that may match in `text`."""
        mask = self._always
        for index in {found[0] for found in self._search.find_matches_as_indexes(text, overlapping=True)}:
            mask |= self._masks[index]
        return mask
