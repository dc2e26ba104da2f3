"""What the commands say, in the language of whoever reads it.

The sentences are data, a TOML file a language; `say(key, …)` fills one in.
English is there for every key (a test sees to it that Chinese is, too).
Failures are told in English by the code that knows of them; the section
`[failures]` of a language gives templates of those sentences and of their
translations, and a sentence without one stays as it is.
"""

import re
import tomllib
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unextract.errors import UnextractError

if TYPE_CHECKING:
    from unextract.records import Language, RunError

# The lists of codes that sentences quote.
_CODES = ("kind", "class", "role", "comparator")
_chosen: "ContextVar[Language | None]" = ContextVar("language", default=None)


def choose(language: "Language | None") -> None:
    """Speak `language` from now on; None is English, as the machine-readable names are."""
    _chosen.set(language)


def chosen() -> "Language | None":
    """The language that was asked for; None where nobody asked."""
    return _chosen.get()


def spoken() -> "Language":
    """The language that messages are in."""
    return _chosen.get() or "en"


def say(key: str, /, **values: Any) -> str:
    """The sentence `section.name` in the language that was chosen, its blanks filled with `values`."""
    return sentences(spoken())[key].format(**values)


def name(codelist: str, code: object, /) -> str:
    """The name of a code of the warehouse (a kind, a status); codes stand as they are where nobody chose."""
    if chosen() is None:
        return str(code)
    return _labels(spoken()).get((codelist, str(code)), str(code))


def stage(code: str) -> str:
    """The name of a stage."""
    return sentences(spoken()).get(f"stages.{code}", code)


def failure(error: UnextractError) -> str:
    """`error` as one sentence."""
    return say(
        "failure.sentence",
        source=error.source,
        stage=stage(error.stage),
        problem=translated(error.problem),
        remedy=translated(error.remedy),
    )


def recorded(error: "RunError") -> str:
    """A failure that a run has recorded (`problem; remedy`) as one sentence."""
    problem, _, remedy = error.message.rpartition("; ")
    return failure(UnextractError(error.source_path, error.stage, problem, remedy))


def translated(clause: str) -> str:
    """A clause that the code told in English."""
    for template, translation in _templates(spoken(), "failures"):
        found = template.fullmatch(clause)
        if found is not None:
            return translation.format(*found.groups())
    return clause


def usage(sentence: str) -> str:
    """A sentence of a usage error in the language that was chosen."""
    return _told("usage", sentence)


def step(sentence: str) -> str:
    """A step of an explanation in the language that was chosen."""
    return _told("steps", sentence)


def difference(sentence: str) -> str:
    """What differs from golden data in the language that was chosen."""
    return _told("differences", sentence)


def problem(sentence: str) -> str:
    """What is wrong with a pattern in the language that was chosen."""
    return _told("problems", sentence)


def _told(section: str, sentence: str) -> str:
    """`sentence`, and the sentences and codes that it quotes, by the templates of `section`."""
    for template, translation in _templates(spoken(), section):
        found = template.fullmatch(sentence)
        if found is not None:
            return translation.format(*(_told(section, group) for group in found.groups()))
    return code(sentence)


def code(word: str) -> str:
    """A kind, class, role or comparator by its name, anything else as it is; a kind also before its value."""
    kind, space, value = word.partition(" ")
    if space and (named := name("kind", kind)) != kind:
        return f"{named} {value}"
    return next((named for of in _CODES if (named := name(of, word)) != word), word)


def helped(paragraph: str) -> str | None:
    """What a command or an option says of itself (one line) in the language chosen; None for nothing."""
    return _help(spoken()).get("help", {}).get(paragraph)


def headings() -> dict[str, str]:
    """The words of help that no command says itself, and what they are in the language chosen."""
    return _help(spoken()).get("headings", {})


def templates(language: "Language") -> tuple[str, ...]:
    """The English clauses of failures that `language` translates; their blanks are `{}`."""
    return tuple(_read(language).get("failures", {}))


@cache
def sentences(language: "Language") -> dict[str, str]:
    """Every sentence of `language` by `section.name`."""
    read = _read(language)
    return {
        f"{section}.{key}": text
        for section, texts in read.items()
        if section != "failures"
        for key, text in texts.items()
    }


@cache
def _templates(language: "Language", section: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Templates of English clauses, their blanks as groups, and what they are in `language`."""
    templates = (_read(language) if section == "failures" else _help(language)).get(section, {})
    return tuple(
        (re.compile("(.+?)".join(re.escape(part) for part in english.split("{}")), re.DOTALL), translation)
        for english, translation in templates.items()
    )


@cache
def _labels(language: "Language") -> dict[tuple[str, str], str]:
    from unextract.load.columns import LANGUAGES
    from unextract.load.labels import code_labels

    place = LANGUAGES.index(language)
    return {(codelist, code): names[place] for codelist, code, *names in code_labels()}


def _read(language: "Language") -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text("utf-8"))


@cache
def _help(language: "Language") -> dict[str, dict[str, str]]:
    """Help and usage errors of `language`; nothing for English, which the commands speak themselves."""
    path = Path(__file__).with_name(f"help.{language}.toml")
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
