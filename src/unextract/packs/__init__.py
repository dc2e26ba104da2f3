"""Pattern packs: a language's knowledge as data, compiled once.

`load_packs(directory)` reads `patterns/<language>/*.toml`, in order of file
name, and compiles every rule; the result is immutable and shared by all
documents of a run.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

import regex

from unextract.errors import UnextractError
from unextract.packs.files import LANGUAGES, default_directory, packs_version, read_file, rule_files
from unextract.packs.model import (
    ComparatorRule,
    FigureRule,
    NumeralRule,
    PatternFile,
    RoleRule,
    SpanRule,
    TimeRule,
)

SpanningRule = TypeVar("SpanningRule", SpanRule, TimeRule)
Pattern: TypeAlias = regex.Pattern[str] | re.Pattern[str]
AnchoredRule = TypeVar("AnchoredRule", FigureRule | NumeralRule, ComparatorRule, RoleRule)
_MACRO = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Spanning(Generic[SpanningRule]):
    """A rule whose pattern is searched in a whole text; `bit` is its place in a mask of rules."""

    rule: SpanningRule
    pattern: Pattern
    bit: int


@dataclass(frozen=True, slots=True)
class Anchored(Generic[AnchoredRule]):
    """A rule matched at one place: `before` looks back from it, `after` ahead.

    The text that `before` matched is its group `before`. `previous` and `next`
    are the characters one of which must stand before or after it, blanks
    skipped; empty for any.
    """

    rule: AnchoredRule
    previous: frozenset[str]
    next: frozenset[str]
    number: Pattern | None
    before: Pattern | None
    after: Pattern | None


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """The compiled knowledge of one language; equal to itself alone, so that it is a key of a cache.

    `fragments` maps every macro name to the regex it stands for; `lexicon`
    maps a lexicon's name to its entries (美元 to USD); `numbers_by_next` holds
    the rules of `numbers` that can match before a given character, and under
    "" those that can match before any other. `hints` pairs each hint of a
    spanning rule with the mask of the rules that wait for it, `unhinted` is
    the mask of those that wait for none. `role_before` and `role_after` match
    wherever the `before` or `after` of any role rule does, and so for
    comparators.
    """

    language: str
    spans: tuple[Spanning[SpanRule], ...]
    times: tuple[Spanning[TimeRule], ...]
    numbers: tuple[Anchored[FigureRule | NumeralRule], ...]
    numbers_by_next: Mapping[str, tuple[Anchored[FigureRule | NumeralRule], ...]]
    comparators: tuple[Anchored[ComparatorRule], ...]
    roles: tuple[Anchored[RoleRule], ...]
    lexicon: Mapping[str, Mapping[str, str]]
    words: Mapping[str, frozenset[str]]
    fragments: Mapping[str, str]
    hints: tuple[tuple[str, int], ...]
    unhinted: int
    role_before: Pattern
    role_after: Pattern
    comparator_before: Pattern
    comparator_after: Pattern

    def hinted(self, text: str) -> int:
        """The mask of the spanning rules that may match in `text`: cheap first, exact second."""
        mask = self.unhinted
        for literal, waiting in self.hints:
            if literal in text:
                mask |= waiting
        return mask


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
    """Every file read once; `version` makes sure that files edited meanwhile are read again."""
    for language in LANGUAGES:
        for path in rule_files(directory, language):
            read_file(path)
    return Packs(directory, version)


@cache
def load_pack(directory: Path, language: str, version: str) -> Pack:
    """Compile a language; `version` makes sure that files edited meanwhile are compiled again."""
    return _compiled(directory, language)


def _compiled(directory: Path, language: str) -> Pack:
    files = [(path, read_file(path)) for path in rule_files(directory, language)]
    fragments = _fragments([file for _, file in files])
    words = {
        name: entries for _, file in files for name, entries in (*file.words.items(), *file.lexicon.items())
    }

    bits = (1 << place for place in count())

    def spanning(rule: SpanningRule, path: Path) -> Spanning[SpanningRule]:
        return Spanning(rule, _compile(rule.pattern, fragments, path, rule.id, rule.first), next(bits))

    def anchored(rule: AnchoredRule, path: Path) -> Anchored[AnchoredRule]:
        before = None if rule.before is None else f"(?<=(?P<before>{rule.before}))"
        return Anchored(
            rule,
            _characters(rule.previous, words),
            _characters(rule.next, words),
            None if rule.number is None else _compile(rule.number, fragments, path, rule.id),
            None if before is None else _compile(before, fragments, path, rule.id),
            None if rule.after is None else _compile(rule.after, fragments, path, rule.id),
        )

    numbers = tuple(anchored(rule, path) for path, file in files for rule in file.number)
    spans = tuple(spanning(rule, path) for path, file in files for rule in file.span)
    times = tuple(spanning(rule, path) for path, file in files for rule in file.time)
    comparators = tuple(anchored(rule, path) for path, file in files for rule in file.comparator)
    roles = tuple(anchored(rule, path) for path, file in files for rule in file.role)

    def either(patterns: Iterable[str]) -> Pattern:
        """One pattern for all of `patterns`; one that never matches for none."""
        return regex.compile("|".join(f"(?:{expand(p, fragments)})" for p in patterns) or "(?!)")

    waiting: dict[str, int] = {}
    for hint, bit in [*((s.rule.hint, s.bit) for s in spans), *((t.rule.hint, t.bit) for t in times)]:
        for literal in hint or ("",):
            waiting[literal] = waiting.get(literal, 0) | bit
    unhinted = waiting.pop("", 0)
    return Pack(
        language=language,
        spans=spans,
        times=times,
        numbers=numbers,
        numbers_by_next={
            character: tuple(a for a in numbers if not a.next or character in a.next)
            for character in {"", *(c for a in numbers for c in a.next)}
        },
        comparators=comparators,
        roles=roles,
        lexicon={name: entries for _, file in files for name, entries in file.lexicon.items()},
        words={name: frozenset(words) for _, file in files for name, words in file.words.items()},
        fragments=fragments,
        hints=tuple(waiting.items()),
        unhinted=unhinted,
        comparator_before=either(f"(?<={c.rule.before})" for c in comparators if c.rule.before is not None),
        comparator_after=either(c.rule.after for c in comparators if c.rule.after is not None),
        role_before=either(f"(?<={a.rule.before})" for a in roles if a.rule.before and not a.rule.after),
        role_after=either(a.rule.after for a in roles if a.rule.after),
    )


def _characters(hint: str, words: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The characters of a hint; `{name}` stands for the first characters of the words of that name."""
    names = _MACRO.findall(hint)
    return frozenset(_MACRO.sub("", hint)).union(*({word[0] for word in words[name]} for name in names))


def _fragments(files: Iterable[PatternFile]) -> dict[str, str]:
    fragments: dict[str, str] = {}
    for file in files:
        for name, words in (*file.words.items(), *file.lexicon.items()):
            fragments[name] = _alternation(words)
        fragments.update(file.fragment)
    return fragments


def _alternation(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


def expand(pattern: str, fragments: Mapping[str, str]) -> str:
    """`pattern` with every `{name}` replaced by its fragment; KeyError for an unknown name."""
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda match: fragments[match[1]], pattern)
    return pattern


def _compile(pattern: str, fragments: Mapping[str, str], path: Path, rule: str, first: str = "") -> Pattern:
    try:
        expanded = expand(pattern, fragments)
        # given its first characters, `re` searches twice as fast as `regex`; without, at half the speed
        return re.compile(f"(?=[{first}])(?:{expanded})") if first else regex.compile(expanded)
    except KeyError as error:
        remedy = "define it under [words], [lexicon] or [fragment]"
        raise UnextractError(
            str(path), "patterns", f"rule {rule} uses {{{error.args[0]}}}", remedy
        ) from error
    except (regex.error, re.error) as error:
        problem = f"rule {rule} is not a regular expression ({error})"
        raise UnextractError(str(path), "patterns", problem, "correct its pattern") from error


__all__ = ["Anchored", "Pack", "Packs", "Spanning", "expand", "load_packs", "packs_version"]
