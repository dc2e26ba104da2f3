"""Word lists read by a suspicious eye: words told twice, lists that are missing or that nobody reads."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from unextract.packs import macros
from unextract.packs.files import LANGUAGES, default_directory, read_file, rule_files
from unextract.packs.model import FigureRule, PatternFile, SpanRule, TimeRule, Wording
from unextract.packs.problems import Problem


def lint_words(directory: Path) -> Iterator[Problem]:
    """What is questionable in the words, lexicons, fragments and wordings of `directory`.

    The grammars ask for lists and wordings by name, which the shipped patterns all have.
    """
    for language in LANGUAGES:
        files = {path: read_file(path) for path in rule_files(directory, language)}
        shipped = [read_file(path) for path in rule_files(default_directory(), language)]
        yield from _repeated(files)
        yield from _told_again(files)
        used = {name for file in files.values() for pattern in _patterns(file) for name in macros(pattern)}
        known = {name for file in shipped for name in _names(file)}
        yield from _unknown(files, known | used)
        missing = known - {name for file in files.values() for name in _names(file)}
        for name in sorted(missing):
            message = (
                f"is missing: the shipped patterns of {language} have it, and the program may ask for it"
            )
            yield Problem(file=str(directory / language), rule=name, message=message)


def _repeated(files: dict[Path, PatternFile]) -> Iterator[Problem]:
    for path, file in files.items():
        for name, words in file.words.items():
            for word, times in Counter(words).items():
                if times > 1:
                    yield Problem(
                        file=str(path), rule=name, message=f"{word!r} stands {times} times in the list"
                    )


def _told_again(files: dict[Path, PatternFile]) -> Iterator[Problem]:
    places: defaultdict[str, list[Path]] = defaultdict(list)
    for path, file in files.items():
        for name in _names(file):
            places[name].append(path)
    for name, paths in places.items():
        if len(paths) > 1:
            message = f"is defined {len(paths)} times: only the one of {paths[-1].name} counts"
            yield Problem(file=str(paths[0]), rule=name, message=message)


def _unknown(files: dict[Path, PatternFile], known: set[str]) -> Iterator[Problem]:
    for path, file in files.items():
        for name in _names(file):
            if name not in known:
                message = f"no rule uses it as {{{name}}}, and the program asks for nothing of this name"
                yield Problem(file=str(path), rule=name, message=message)


def _names(file: PatternFile) -> list[str]:
    """All that the program and the rules may ask for by name; a wording under its id."""
    return [*file.words, *file.lexicon, *file.fragment, *(wording.id for wording in file.wording)]


def _patterns(file: PatternFile) -> Iterator[str]:
    """Every expression of a file."""
    yield from file.fragment.values()
    for rule in (
        *file.span,
        *file.time,
        *file.wording,
        *file.number,
        *file.comparator,
        *file.role,
        *file.timeless,
    ):
        if isinstance(rule, SpanRule | TimeRule | Wording):
            yield rule.pattern
        else:
            unit = rule.unit if isinstance(rule, FigureRule) else None
            sides = (rule.before, rule.after, rule.number, rule.previous, rule.next, unit)
            yield from (side for side in sides if side is not None)
