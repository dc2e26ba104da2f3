"""Cheap first, exact second: which of many rules may match in a text, by the literals they wait for."""

from collections.abc import Mapping

from ahocorasick_rs import AhoCorasick, Implementation


class Hints:
    """Masks of rules by hint, all hints looked for in one pass over a text.

    `waiting` maps each literal to the mask of the rules that wait for it; the
    rules of `unhinted` wait for none.
    """

    __slots__ = ("_literals", "_masks", "_unhinted")

    def __init__(self, waiting: Mapping[str, int], unhinted: int) -> None:
        self._literals = AhoCorasick(waiting, implementation=Implementation.DFA)
        self._masks = tuple(waiting.values())
        self._unhinted = unhinted

    def mask(self, text: str) -> int:
        """The mask of the rules that may match in `text`."""
        mask = self._unhinted
        for found in {match[0] for match in self._literals.find_matches_as_indexes(text, overlapping=True)}:
            mask |= self._masks[found]
        return mask
