"""What {name} stands for in a pattern: a fragment, or any word of a list."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from unextract.packs.model import PatternFile

_MACRO = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_IGNORES_CASE = re.compile(r"\(\?[a-z]*i")
# What brackets say nothing in: an escape, a class.
_NO_BRACKETS = re.compile(r"\\.|\[\^?\]?[^]]*\]", re.DOTALL)
_BRACKETS = re.compile(r"(?P<behind>\(\?<=)|(?P<captured>\((?!\?)|\(\?P<)|(?P<opened>\()|(?P<closed>\))")


class Fragments(NamedTuple):
    """Every macro name with the regex it stands for, with the words of lists one by one and as a tree.

    Both match the same, the longest word first, but for two cases: where case is ignored, and
    where what was read backwards is asked for (*men* of *women*). A tree is matched in a third of the time.
    """

    listed: Mapping[str, str]
    trees: Mapping[str, str]

    def expanded(self, pattern: str) -> str:
        """`pattern` with its macros replaced, as it is soonest matched; KeyError for an unknown name."""
        plain = expand(pattern, self.listed)
        return (
            plain if _IGNORES_CASE.search(plain) or _captures_behind(plain) else expand(pattern, self.trees)
        )


def fragments_of(files: Iterable[PatternFile]) -> Fragments:
    """The fragments, word lists and lexicons of all files of a language."""
    listed: dict[str, str] = {}
    trees: dict[str, str] = {}
    for file in files:
        for name, entries in (*file.words.items(), *file.lexicon.items()):
            words = sorted(set(entries), key=lambda word: (-len(word), word))
            listed[name] = f"(?:{'|'.join(map(re.escape, words))})"
            trees[name] = f"(?:{_tree(words)})"
        listed.update(file.fragment)
        trees.update(file.fragment)
    return Fragments(listed, trees)


def macros(pattern: str) -> list[str]:
    """The names that `pattern` uses as {name}."""
    return _MACRO.findall(pattern)


def expand(pattern: str, fragments: Mapping[str, str]) -> str:
    """`pattern` with every `{name}` replaced by its fragment; KeyError for an unknown name."""
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda match: fragments[match[1]], pattern)
    return pattern


def _tree(words: Sequence[str]) -> str:
    """Words, the longest first, by their common beginnings: men, man, me are m(?:en?|an).

    One that begins with another is tried before it, as in a list.
    """
    if len(words) < 2:
        return "".join(map(re.escape, words))
    ends: dict[str, list[str]] = {}
    for word in words:
        if word:
            ends.setdefault(word[0], []).append(word[1:])
    branches = "|".join([re.escape(first) + _tree(rest) for first, rest in ends.items()])
    if words[-1] == "":
        return f"(?:{branches})?"
    return branches if len(ends) == 1 else f"(?:{branches})"


def _captures_behind(pattern: str) -> bool:
    """Whether a group stands in what a pattern looks back at."""
    behind: list[bool] = []
    for bracket in _BRACKETS.finditer(_NO_BRACKETS.sub("", pattern)):
        if bracket["closed"]:
            del behind[-1:]
            continue
        inside = any(behind[-1:])
        if inside and bracket["captured"]:
            return True
        behind.append(inside or bool(bracket["behind"]))
    return False
