"""Pattern packs: a language's knowledge as data, compiled once.

`load_packs(directory)` reads `patterns/<language>/*.toml`, in order of file
name, and compiles every rule; the result is immutable and shared by all
documents of a run.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

import regex

from unextract.errors import UnextractError
from unextract.packs.expressions import Expression, Pattern
from unextract.packs.files import LANGUAGES, default_directory, packs_version, rules_read
from unextract.packs.fragments import Fragments, expand, fragments_of, macros
from unextract.packs.hints import Hints, Needs, TextHints
from unextract.packs.literals import first_characters
from unextract.packs.model import (
    ComparatorRule,
    FigureRule,
    NumeralRule,
    PatternFile,
    RoleRule,
    SpanRule,
    TimelessRule,
    TimeRule,
)
from unextract.records import FigureKind

SpanningRule = TypeVar("SpanningRule", SpanRule, TimeRule)
AnchoredRule = TypeVar("AnchoredRule", FigureRule | NumeralRule, ComparatorRule, RoleRule, TimelessRule)


@dataclass(frozen=True, slots=True)
class Spanning(Generic[SpanningRule]):
    """A rule whose pattern is searched in a whole text, where all bits of `needs` are set in its mask."""

    rule: SpanningRule
    pattern: Pattern
    needs: int


@dataclass(frozen=True, slots=True)
class Anchored(Generic[AnchoredRule]):
    """A rule matched at one place: `before` looks back from it, `after` ahead.

    The text that `before` matched is its group `before`. `previous` and `next`
    are the characters one of which must stand before or after it, blanks
    skipped; empty for any. It is tried where all bits of `needs` are set.
    """

    rule: AnchoredRule
    previous: frozenset[str]
    next: frozenset[str]
    number: Pattern | None
    before: Pattern | None
    after: Pattern | None
    needs: int

    def patterns(self) -> Iterator[tuple[str, Pattern]]:
        """Those of its patterns that are matched in a text, with its id; `number` only sees a number."""
        for pattern in (self.before, self.after):
            if pattern is not None:
                yield self.rule.id, pattern


class Wordings(dict[str, Pattern]):
    """The expressions that a grammar asks for, by name."""

    def __missing__(self, name: str) -> Pattern:
        """Raises UnextractError: the grammar cannot do without it."""
        remedy = "write it, or copy it from the shipped patterns"
        raise UnextractError("patterns", "patterns", f"there is no [[wording]] {name!r}", remedy)


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """The compiled knowledge of one language; equal to itself alone, so that it is a key of a cache.

    `fragments` maps every macro name to the regex it stands for; `lexicon`
    maps a lexicon's name to its entries (美元 to USD); `numbers_by_next` holds
    the rules of `numbers` that can match before a given character, and under
    "" those that can match before any other; `before_numbers` are the characters
    that any of them asks for before a number. `hints` tell which rules may match
    in a text, or beside a place of it; `roles_by_kind` and `timeless_by_kind`
    hold the rules for a kind of figure. `wordings` maps the names of wordings
    to their patterns.
    """

    language: str
    spans: tuple[Spanning[SpanRule], ...]
    times: tuple[Spanning[TimeRule], ...]
    numbers: tuple[Anchored[FigureRule | NumeralRule], ...]
    numbers_by_next: Mapping[str, tuple[Anchored[FigureRule | NumeralRule], ...]]
    before_numbers: frozenset[str]
    comparators: tuple[Anchored[ComparatorRule], ...]
    roles: tuple[Anchored[RoleRule], ...]
    timeless: tuple[Anchored[TimelessRule], ...]
    lexicon: Mapping[str, Mapping[str, str]]
    words: Mapping[str, frozenset[str]]
    fragments: Mapping[str, str]
    hints: TextHints
    roles_by_kind: Mapping[FigureKind, tuple[Anchored[RoleRule], ...]]
    timeless_by_kind: Mapping[FigureKind, tuple[Anchored[TimelessRule], ...]]
    wordings: Mapping[str, Pattern]

    def patterns(self) -> Iterator[tuple[str, Pattern]]:
        """Every pattern of every rule that is matched in a text, with the rule's id."""
        for span in self.spans:
            yield span.rule.id, span.pattern
        for time in self.times:
            yield time.rule.id, time.pattern
        for number in self.numbers:
            yield from number.patterns()
        for comparator in self.comparators:
            yield from comparator.patterns()
        for role in self.roles:
            yield from role.patterns()
        for timeless in self.timeless:
            yield from timeless.patterns()
        yield from self.wordings.items()


@dataclass(frozen=True, slots=True)
class Packs:
    """All languages of one pattern directory; `version` is the hash of its files.

    A language is compiled when it is first asked for, and then kept: a run
    over Chinese reports does not wait for English.
    """

    directory: Path
    version: str

    def __getitem__(self, language: str) -> Pack:
        return load_pack(self.directory, language, self.version)


def load_packs(directory: Path | None = None) -> Packs:
    """The packs of `directory` (default: the shipped ones), every file read and validated.

    Raises UnextractError naming the file and the option for a file that cannot
    be read; a pattern that cannot be compiled raises one when its language is
    first used.
    """
    directory = directory or default_directory()
    return _validated(directory, packs_version(directory))


@cache
def _validated(directory: Path, version: str) -> Packs:
    for language in LANGUAGES:
        rules_read(directory, language, version)
    return Packs(directory, version)


@cache
def load_pack(directory: Path, language: str, version: str) -> Pack:
    """The rules of a language; `version` makes sure that files edited meanwhile are compiled again.

    All are compiled now: the time of a segment is limited, and near all are needed for any report.
    """
    return _pack(language, rules_read(directory, language, version))


def _pack(language: str, files: Sequence[tuple[Path, PatternFile]]) -> Pack:
    fragments = fragments_of([file for _, file in files])
    words = {
        name: entries for _, file in files for name, entries in (*file.words.items(), *file.lexicon.items())
    }
    needs = Needs()

    def whole(pattern: str | None) -> str | None:
        return None if pattern is None else expand(pattern, fragments.listed)

    def spanning(rule: SpanningRule, path: Path) -> Spanning[SpanningRule]:
        # given its first characters, `re` searches twice as fast as `regex`; without, at half the speed
        if rule.first:
            searched = _compile(f"(?=[{rule.first}])(?:{rule.pattern})", fragments, path, rule.id, re.compile)
            return Spanning(rule, searched, needs.hinted(rule.hint) | needs.anywhere(whole(rule.pattern)))
        searched = _compile(rule.pattern, fragments, path, rule.id, _at_first_characters)
        return Spanning(rule, searched, needs.hinted(rule.hint) | needs.anywhere(whole(rule.pattern)))

    def anchored(rule: AnchoredRule, path: Path) -> Anchored[AnchoredRule]:
        before = None if rule.before is None else f"(?<=(?P<before>{rule.before}))"
        bits = needs.hinted(rule.hint if isinstance(rule, RoleRule) else ())
        if not isinstance(rule, FigureRule | NumeralRule):
            bits |= needs.beside(whole(rule.before), whole(rule.after))
        elif not rule.next:  # the character behind a number says enough
            bits |= needs.anywhere(whole(rule.before), whole(rule.after))
        return Anchored(
            rule,
            _characters(rule.previous, words),
            _characters(rule.next, words),
            None if rule.number is None else _compile(rule.number, fragments, path, rule.id, _either_engine),
            None if before is None else _compile(before, fragments, path, rule.id),
            None if rule.after is None else _compile(rule.after, fragments, path, rule.id, _either_engine),
            bits,
        )

    numbers = tuple(anchored(rule, path) for path, file in files for rule in file.number)
    spans = tuple(spanning(rule, path) for path, file in files for rule in file.span)
    times = tuple(spanning(rule, path) for path, file in files for rule in file.time)
    comparators = tuple(anchored(rule, path) for path, file in files for rule in file.comparator)
    roles = tuple(anchored(rule, path) for path, file in files for rule in file.role)
    timeless = tuple(anchored(rule, path) for path, file in files for rule in file.timeless)

    return Pack(
        language=language,
        spans=spans,
        times=times,
        numbers=numbers,
        numbers_by_next={
            character: tuple(a for a in numbers if not a.next or character in a.next)
            for character in {"", *(c for a in numbers for c in a.next)}
        },
        before_numbers=frozenset(character for a in numbers for character in a.previous),
        comparators=comparators,
        roles=roles,
        timeless=timeless,
        lexicon={name: entries for _, file in files for name, entries in file.lexicon.items()},
        words={name: frozenset(words) for _, file in files for name, words in file.words.items()},
        fragments=fragments.listed,
        hints=needs.hints(),
        roles_by_kind={
            kind: tuple(a for a in roles if not a.rule.kinds or kind in a.rule.kinds) for kind in FigureKind
        },
        timeless_by_kind={
            kind: tuple(a for a in timeless if not a.rule.kinds or kind in a.rule.kinds)
            for kind in FigureKind
        },
        wordings=Wordings(
            (wording.name, _compile(wording.pattern, fragments, path, wording.id, _either_engine))
            for path, file in files
            for wording in file.wording
        ),
    )


def _characters(hint: str, words: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The characters of a hint; `{name}` stands for the first characters of the words of that name."""
    names = macros(hint)
    return frozenset(expand(hint, dict.fromkeys(names, ""))).union(
        *({word[0] for word in words[name]} for name in names)
    )


def _compile(
    pattern: str,
    fragments: Fragments,
    path: Path,
    rule: str,
    engine: Callable[[str], Pattern] = regex.compile,
) -> Pattern:
    try:
        return engine(fragments.expanded(pattern))
    except KeyError as error:
        remedy = "define it under [words], [lexicon] or [fragment]"
        raise UnextractError(
            str(path), "patterns", f"rule {rule} uses {{{error.args[0]}}}", remedy
        ) from error
    except (regex.error, re.error) as error:
        problem = f"rule {rule} is not a regular expression ({error})"
        raise UnextractError(str(path), "patterns", problem, "correct its pattern") from error


def _at_first_characters(pattern: str) -> Pattern:
    """By `regex`, which looks no further where a match cannot begin, if that is told by few characters."""
    first = first_characters(pattern)
    return regex.compile(f"(?=[{first}])(?:{pattern})" if first else pattern)


def _either_engine(pattern: str) -> Pattern:
    """By `re`, which matches at one place twice as fast as `regex`; by that where `re` cannot say it."""
    try:
        with warnings.catch_warnings(action="error", category=FutureWarning):
            return re.compile(pattern)
    except (re.error, FutureWarning):
        return regex.compile(pattern)


__all__ = [
    "Anchored",
    "Expression",
    "Hints",
    "Pack",
    "Packs",
    "Spanning",
    "expand",
    "load_packs",
    "macros",
    "packs_version",
]
