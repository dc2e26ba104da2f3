"""Names and codes read by a suspicious eye: the files of places/, entities/ and metrics/."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import regex

from unextract.errors import UnextractError
from unextract.gazetteer import Gazetteer, gazetteer
from unextract.gazetteer.automaton import LENT
from unextract.gazetteer.files import Beside, Inside, listed, name_files, read_names, read_words, words_file
from unextract.gazetteer.spelling import plain
from unextract.metrics import read_catalogue
from unextract.packs.files import LANGUAGES
from unextract.packs.problems import Problem


def run_name_examples(directory: Path) -> tuple[Problem, ...]:
    """The samples of the rules of words.toml that do not hold, in their order; empty when all is well."""
    known, path = gazetteer(directory), words_file(directory)
    return tuple(
        Problem(file=str(path), rule=key, message=message)
        for key, rule in _rules(directory)
        for language in rule.languages
        for message in _failures(rule, known, language)
    )


def lint_names(directory: Path) -> tuple[Problem, ...]:
    """Everything questionable in the names of `directory` and in what the catalogue says of them.

    An unreadable file or an invalid pattern is a problem as well, not an exception.
    """
    try:
        wrong = tuple(_patterns(directory))
        if wrong:
            return wrong
        listed(directory)
        return (*_names(directory), *_codes(directory), *run_name_examples(directory))
    except UnextractError as error:
        return (Problem(file=error.source, rule="-", message=f"{error.problem}; {error.remedy}"),)


def _rules(directory: Path) -> Iterator[tuple[str, Beside | Inside]]:
    """The rules of words.toml, each with what to call it: beside.3."""
    words = read_words(directory)
    for number, beside in enumerate(words.beside, start=1):
        yield f"beside.{number}", beside
    for number, inside in enumerate(words.inside, start=1):
        yield f"inside.{number}", inside


def _failures(rule: Beside | Inside, known: Gazetteer, language: str) -> Iterator[str]:
    names = regex.compile(rule.names if isinstance(rule, Beside) else r"(?s).")

    def shown(text: str) -> bool:
        return any(
            mention.place.kind in LENT and names.search(text[mention.start : mention.end])
            for mention in known.mentions(text, language)
        )

    for text in rule.match:
        if shown(text):
            yield f"a name is found in {text!r} that the rule should hide; widen before or after"
    for text in rule.no_match:
        if not shown(text):
            yield f"no name is found in {text!r}; narrow before or after"


def _patterns(directory: Path) -> Iterator[Problem]:
    """Rules of words.toml that are no regular expressions."""
    for key, rule in _rules(directory):
        for option in ("names", "before", "after"):
            pattern = getattr(rule, option, None)
            try:
                regex.compile(f"(?<={pattern})" if option == "before" else pattern or "")
            except regex.error as error:
                message = f"{option} is not a regular expression ({error}); correct it"
                yield Problem(file=str(words_file(directory)), rule=key, message=message)


def _names(directory: Path) -> Iterator[Problem]:
    """Names that stand for two things, and names that are never found."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    entries = listed(directory)
    for key, entry in entries.items():
        for language in LANGUAGES:
            for name in entry.names[language]:
                owners[language, plain(name)].add(key)
    known = gazetteer(directory)
    for path in name_files(directory):
        file = read_names(path)
        for key, named in file.names.items():
            for language, names in (("zh", named.zh), ("en", named.en)):
                for name in names:
                    others = sorted(owners[language, plain(name)] - {key})
                    found = [mention.place.id for mention in known.mentions(name, language)]
                    message = None
                    if others:
                        message = f"{name!r} is a name of {', '.join(others)} as well; keep it in one place"
                    elif file.sought and found != [key]:
                        message = f"{name!r} is never found as it stands: a rule of words.toml hides it"
                    if message is not None:
                        yield Problem(file=str(path), rule=f"names.{key}", message=message)


def _codes(directory: Path) -> Iterator[Problem]:
    """Codes of areas and entities in the metric catalogue that nothing names."""
    named = frozenset(listed(directory))
    for path, file in read_catalogue(directory):
        said = [(f"places.{name}", key) for name, keys in file.places.items() for key in keys]
        for entry in file.metric:
            said.append((entry.id, entry.area))
            said += [
                (entry.id, code)
                for statement in (*entry.zh, *entry.en)
                for code in (statement.area, statement.entity)
                if code is not None
            ]
        for where, code in dict.fromkeys(said):
            if code not in named:
                message = f"nothing has the id {code!r}; name it in places/ or entities/"
                yield Problem(file=str(path), rule=where, message=message)
