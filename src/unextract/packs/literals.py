"""Literals of which one must stand in whatever a pattern matches, read off the pattern itself.

As search engines do it for regular expressions (Russ Cox, "Regular Expression
Matching with a Trigram Index", 2012): a sequence needs what any of its parts
needs, an alternation one of what each of its branches needs.
"""

import re
import string
import warnings
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from typing import Any, NamedTuple

# The parser of `re`: it has no public name, and understands all that our patterns say …
_PARSER: Any = import_module("re._parser")
# … but for these: a property, two groups of one name, what a group of a name matched.
_FOREIGN = re.compile(r"(?P<property>\\[pP]\{\^?\w+\})|(?P<named>\(\?P<\w+>)|(?P<again>\(\?P=\w+\))")
_PLAIN = {"property": r"\w", "named": "(?:", "again": r"\w*"}
_IGNORES_CASE = re.compile(r"\(\?[a-z]*i")
# So many strings at most are written out of a sequence of alternations, or of a class of characters.
_MOST_STRINGS, _MOST_OF_CLASS, _MOST_OF_RANGE = 64, 4, 26
# A longer pattern holds lists of words, one of which most texts have: reading it costs more than it saves.
_LONGEST = 4000
# Two letters or digits stand in any text; three, a capital and one, a Chinese character or such a sign not.
_RARE, _RARE_SIGNS = 3, frozenset("+*@#&$%=")

Strings = frozenset[str]
_NOTHING: Strings = frozenset({""})
_UNKNOWN: Strings = frozenset()


class Needed(NamedTuple):
    """What a text must hold for a pattern to match in it.

    One of `literals`, unless there are none; in lower case, to be looked for in
    the text as `casefold` leaves it, where `folded`. They stand within `width`
    characters of either end of the match; None for no such bound.
    """

    literals: Strings
    folded: bool
    width: int | None


class _Part(NamedTuple):
    """What one part of a pattern matches.

    `exact` are all the strings that it can match, None where they are not
    known; each match holds one of `needs`, of which "" or none says nothing.
    """

    exact: Strings | None
    needs: Strings

    def best(self) -> Strings:
        return self.needs if self.exact is None else max(self.exact, self.needs, key=_rarity)


_ANYTHING = _Part(None, _UNKNOWN)
_EMPTY = _Part(_NOTHING, _UNKNOWN)


def needed(pattern: str, within: int | None = None) -> Needed:
    """What `pattern` needs: of all that it looks at, or of what it consumes, for one not wider than `within`.

    >>> sorted(needed(r"(?:about|some) \\d+ (?:[Mm]en|[Ww]omen)\\b").literals)
    ['about ', 'some ']
    >>> sorted(needed(r"\\d+,?").literals), sorted(needed(r"(?<=more than )\\d+").literals)
    ([], ['more than '])
    >>> needed(r" ?per cent", within=20).width, needed(r" ?per cent .*", within=20).width
    (9, None)
    """
    folded = _IGNORES_CASE.search(pattern) is not None
    parsed = _parsed(pattern)
    if parsed is None:
        return Needed(_UNKNOWN, folded, None)
    width = parsed.getwidth()[1]
    if within is not None and width <= within:
        consumed = _good(_sequence(parsed, around=False), folded)
        if consumed:
            return Needed(consumed, folded, width)
    return Needed(_good(_sequence(parsed, around=True), folded), folded, None)


def first_characters(pattern: str) -> str:
    """The digits, stars and capitals one of which begins every match, as inside a class; "" if others may.

    >>> first_characters(r"\\b(?:20)?\\d\\d"), first_characters(r"(?:Goal|Target) 1"), first_characters("2*")
    ('2\\\\d', 'GT', '')
    >>> first_characters(r"(?=[12]\\d).{1,4}%")
    '12'
    """
    parsed = _parsed(pattern)
    found = (None if parsed is None else _first(parsed)) or _UNKNOWN
    rare = {r"\d", "*", *string.digits}
    if not _IGNORES_CASE.search(pattern):
        rare.update(string.ascii_uppercase)
    return "".join(sorted(found)) if found <= rare else ""


def _first(nodes: Any) -> Strings | None:
    """The first characters of a sequence; None where it may begin with others, or with none."""
    skipped = _UNKNOWN
    for operator, argument in nodes.data:
        name = str(operator)
        if name == "ASSERT" and argument[0] > 0 and (ahead := _first(argument[1])) is not None:
            return skipped | ahead
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        found = _first_of(name, argument)
        if found is None:
            return None
        skipped |= found
        if name != "MAX_REPEAT" or argument[0] > 0:
            return skipped
    return None


def _first_of(operator: str, argument: Any) -> Strings | None:
    if operator == "LITERAL":
        return _characters(argument, argument)
    if operator == "RANGE":
        return _characters(*argument)
    if operator == "CATEGORY":
        return frozenset({r"\d"}) if str(argument) == "CATEGORY_DIGIT" else None
    if operator == "IN":
        return _all(_first_of(str(member), value) for member, value in argument)
    if operator == "SUBPATTERN":
        return _first(argument[3])
    if operator == "BRANCH":
        return _all(_first(branch) for branch in argument[1])
    return _first(argument[2]) if operator == "MAX_REPEAT" else None


def _characters(first: int, last: int) -> Strings | None:
    return frozenset(map(chr, range(first, last + 1))) if last - first <= _MOST_OF_RANGE else None


def _all(parts: Iterable[Strings | None]) -> Strings | None:
    found: Strings = _UNKNOWN
    for part in parts:
        if part is None:
            return None
        found |= part
    return found


@lru_cache(maxsize=1)  # asked for its literals, then for its first characters
def _parsed(pattern: str) -> Any:
    """The operations of a pattern as `re` reads it; None where only `regex` can, and for a very long one."""
    if len(pattern) > _LONGEST:
        return None
    try:
        with warnings.catch_warnings(action="error", category=FutureWarning):
            return _PARSER.parse(_FOREIGN.sub(lambda found: _PLAIN[found.lastgroup or ""], pattern))
    except (re.error, FutureWarning):
        return None


def _good(part: _Part, folded: bool) -> Strings:
    """The literals of a whole pattern; none where one of them stands in any text."""
    best = part.best()
    if folded:
        best = frozenset([literal.casefold() for literal in best])
    if _rarity(best)[0] < _RARE:
        return _UNKNOWN
    kept: list[str] = []
    for literal in sorted(best):
        if not kept or not literal.startswith(kept[-1]):  # what begins with another says no more
            kept.append(literal)
    return frozenset(kept)


def _sequence(nodes: Any, around: bool) -> _Part:
    """Parts one after the other; strings that touch are joined."""
    run, whole, found, letters = _NOTHING, True, [_UNKNOWN], ""
    for operator, argument in nodes.data:
        if operator is _PARSER.LITERAL:  # most of a pattern: joined at once
            letters += chr(argument)
            continue
        part = _node(str(operator), argument, around)
        if part is _EMPTY:
            continue
        run, letters = _joined(run, letters), ""
        if part.needs:
            found.append(part.needs)
        if part.exact is None:
            found.append(run)
            run, whole = _NOTHING, False
        elif len(part.exact) == 1 or len(run) * len(part.exact) <= _MOST_STRINGS or run == _NOTHING:
            run = frozenset([a + b for a in run for b in part.exact])
        else:
            found.append(run)
            run, whole = part.exact, False
    run = _joined(run, letters)
    found.append(run)
    return _Part(run if whole else None, max(found, key=_rarity))


def _joined(run: Strings, letters: str) -> Strings:
    return frozenset([start + letters for start in run]) if letters else run


def _node(operator: str, argument: Any, around: bool) -> _Part:
    """One operation of the parser, as it names them."""
    if operator == "IN":
        return _class(argument)
    if operator in ("AT", "ASSERT_NOT"):
        return _EMPTY
    if operator == "ASSERT":
        return _Part(_NOTHING, _sequence(argument[1], around).best()) if around else _EMPTY
    if operator == "SUBPATTERN":
        return _sequence(argument[3], around)
    if operator == "ATOMIC_GROUP":
        return _sequence(argument, around)
    if operator == "BRANCH":
        return _branch([_sequence(branch, around) for branch in argument[1]])
    if operator.endswith("_REPEAT"):
        least, most, repeated = argument
        return _repeat(least, most, _sequence(repeated, around))
    return _ANYTHING


def _class(members: Iterable[tuple[Any, Any]]) -> _Part:
    characters = [chr(argument) for operator, argument in members if str(operator) == "LITERAL"]
    plain = all(str(operator) == "LITERAL" for operator, _ in members)
    return (
        _Part(frozenset(characters), _UNKNOWN) if plain and len(characters) <= _MOST_OF_CLASS else _ANYTHING
    )


def _branch(branches: list[_Part]) -> _Part:
    exact: set[str] | None = set()
    needs: set[str] = set()
    for branch in branches:
        exact = None if exact is None or branch.exact is None else exact | branch.exact
        needs |= branch.best() or _NOTHING
    return _Part(None if exact is None else frozenset(exact), frozenset(needs))


def _repeat(least: int, most: int, part: _Part) -> _Part:
    if least == most == 1:
        return part
    if least:
        return _Part(None, part.best())
    return _ANYTHING if most > 1 or part.exact is None else _Part(part.exact | _NOTHING, _UNKNOWN)


@lru_cache(maxsize=256)  # a list of words is weighed at every level of a pattern
def _rarity(strings: Strings) -> tuple[int, int]:
    """How rare a text is that holds one of `strings`: by the shortest of them, then by their number."""
    return min([_weight(literal) for literal in strings], default=0), -len(strings)


def _weight(literal: str) -> int:
    capitals = sum([letter.isupper() for letter in literal[:_RARE]])
    if literal.isascii():
        return len(literal) + capitals if _RARE_SIGNS.isdisjoint(literal) else max(len(literal), _RARE)
    if literal.isalnum():
        return _RARE * len(literal)
    ideographs = sum([character >= "\u2e80" and character.isalnum() for character in literal])
    return len(literal) + capitals + (_RARE - 1) * ideographs
