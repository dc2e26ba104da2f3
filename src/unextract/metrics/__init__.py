"""The metric catalogue: concepts as data (patterns/metrics/*.toml), compiled once.

`load_catalogue(language)` reads the files in order of their names; what a figure
in its sentence or table cell states is asked in `unextract.metrics.states`. The
whole sentence is asked, not the figure's subject alone: 接纳了 1 154 名联合国志愿人员
says who was counted, but only the words before say who hosted them.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

import regex
from pydantic import ValidationError

from unextract.errors import UnextractError
from unextract.metrics import marks
from unextract.metrics.model import DIMENSIONS, Changes, MetricEntry, MetricFile, Statement
from unextract.packs import expand
from unextract.packs.files import default_directory, packs_version
from unextract.packs.hints import Hints
from unextract.records import FigureKind, Role

FOLDER = "metrics"
# A figure in a sentence or cell with one of these roles may be an observation of a level.
SENTENCE_ROLES = frozenset({Role.LEVEL, Role.SHARE, Role.RATE, Role.BASE, Role.TARGET, Role.FORECAST})
# In tables a rate is a column's own (已实现%: how much of the target), not the row's.
ROW_ROLES = SENTENCE_ROLES - {Role.RATE}
# A share may be stated as a fraction: 三分之一 is 33.3 %.
_KINDS = {FigureKind.PERCENT: (FigureKind.PERCENT, FigureKind.FRACTION)}

Pattern = regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class CompiledStatement:
    """A statement ready to be tried; `id` is the metric's, the language and the place in the file.

    `bit` is its place in a mask of statements.
    """

    id: str
    metric: MetricEntry
    form: Statement
    hint: tuple[str, ...]
    pattern: Pattern | None
    not_pattern: Pattern | None
    row: Pattern | None
    not_row: Pattern | None
    column: Pattern | None
    heading: Pattern | None
    subject: Pattern | None
    roles: frozenset[Role]
    bit: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The metrics of a pattern directory with one language's statements, by kind of figure.

    `lexicon` maps the words of a dimension to its codes; `named` maps gazetteer
    ids that patterns speak of by name to the character that marks them; `hints`
    tells which statements may hold in a text in lower case, `masks` are those of
    all statements about sentences by kind of figure.
    """

    metrics: Mapping[str, MetricEntry]
    changes: Changes | None
    sentences: Mapping[FigureKind, tuple[CompiledStatement, ...]]
    rows: Mapping[FigureKind, tuple[CompiledStatement, ...]]
    lexicon: Mapping[str, Mapping[str, str]]
    named: Mapping[str, str]
    hints: Hints
    masks: Mapping[FigureKind, int]

    def statements(self) -> list[CompiledStatement]:
        """Every statement, once, in the order in which they are tried."""
        found = (*self.sentences.values(), *self.rows.values())
        return list({statement.id: statement for group in found for statement in group}.values())


def load_catalogue(language: str, directory: Path | None = None) -> Catalogue:
    """The catalogue of `directory` (default: the shipped one) for texts in `language`.

    Empty where the directory has no folder metrics. Raises UnextractError
    naming the file and the option for anything wrong.
    """
    directory = directory or default_directory()
    return _compiled(directory, language, packs_version(directory))


def read_catalogue(directory: Path | None = None) -> tuple[tuple[Path, MetricFile], ...]:
    """The catalogue's files in the order in which their statements are tried, validated but not compiled.

    Raises UnextractError naming the file and the option for anything wrong.
    """
    directory = directory or default_directory()
    return _read(directory, packs_version(directory))


def read_metric_file(path: Path) -> MetricFile:
    """One validated file. Raises UnextractError naming the file and the option for a mistake in it."""
    try:
        return MetricFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnextractError(
            str(path), "patterns", f"this is not TOML ({error})", "correct the line"
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        problem = f"option {where}: {first['msg']}"
        remedy = "see docs/metrics.md for what a metric may say"
        raise UnextractError(str(path), "patterns", problem, remedy) from error


@cache
def _read(directory: Path, version: str) -> tuple[tuple[Path, MetricFile], ...]:
    """Read once; `version` makes sure that files edited meanwhile are read again."""
    paths = sorted((directory / FOLDER).glob("*.toml"))
    files = tuple((path, read_metric_file(path)) for path in paths)
    seen: set[str] = set()
    for path, file in files:
        for entry in file.metric:
            if entry.id in seen:
                raise _mistake(path, f"metric {entry.id} is there twice", "give one of them another id")
            seen.add(entry.id)
        for dimension in file.lexicon:
            if dimension not in DIMENSIONS:
                problem = f"lexicon.{dimension} is no dimension"
                raise _mistake(path, problem, f"choose one of {', '.join(DIMENSIONS)}")
    return files


@cache
def _compiled(directory: Path, language: str, version: str) -> Catalogue:
    files = _read(directory, version)
    lexicon: dict[str, dict[str, str]] = {}
    named: dict[str, str] = {}
    fragments = dict(marks.FRAGMENTS)
    for _, file in files:
        for dimension, words in file.lexicon.items():
            lexicon.setdefault(dimension, {}).update({word.lower(): code for word, code in words.items()})
        for name, ids in file.places.items():
            fragments[name] = marks.named(len(named))
            named.update(dict.fromkeys(ids, fragments[name]))
    for dimension, codes in lexicon.items():
        fragments[dimension + "_word"] = _alternation(codes)
    for _, file in files:
        fragments.update(file.fragment)
    bits = (1 << place for place in count())
    statements = [
        statement
        for path, file in files
        for entry in file.metric
        for statement in _statements(path, entry, language, fragments, bits)
    ]
    waiting: dict[str, int] = {}
    for statement in statements:
        for literal in statement.hint or ("",):
            waiting[literal] = waiting.get(literal, 0) | statement.bit
    unhinted = waiting.pop("", 0)
    sentences = _by_kind(statement for statement in statements if statement.pattern is not None)
    return Catalogue(
        metrics={entry.id: entry for _, file in files for entry in file.metric},
        changes=next((file.changes for _, file in files if file.changes is not None), None),
        sentences=sentences,
        rows=_by_kind(statement for statement in statements if statement.row is not None),
        lexicon=lexicon,
        named=named,
        hints=Hints(waiting, unhinted),
        masks={kind: sum(statement.bit for statement in group) for kind, group in sentences.items()},
    )


def _by_kind(statements: Iterable[CompiledStatement]) -> dict[FigureKind, tuple[CompiledStatement, ...]]:
    sorted_by_kind: dict[FigureKind, list[CompiledStatement]] = {}
    for statement in statements:
        for kind in _KINDS.get(statement.metric.kind, (statement.metric.kind,)):
            sorted_by_kind.setdefault(kind, []).append(statement)
    return {kind: tuple(found) for kind, found in sorted_by_kind.items()}


def _statements(
    path: Path, entry: MetricEntry, language: str, fragments: Mapping[str, str], bits: Iterator[int]
) -> Iterable[CompiledStatement]:
    forms: tuple[Statement, ...] = getattr(entry, language)
    for number, form in enumerate(forms, start=1):
        statement_id = f"{entry.id}.{language}.{number}"
        patterns = {
            name: _compile(path, statement_id, getattr(form, name), fragments)
            for name in ("pattern", "not_pattern", "row", "not_row", "column", "heading", "subject")
        }
        pattern = patterns["pattern"]
        if pattern is not None and marks.FIGURE not in pattern.pattern:
            problem = f"pattern of {statement_id} does not say where the figure stands"
            raise _mistake(path, problem, "write {figure} there")
        default = SENTENCE_ROLES if pattern is not None else ROW_ROLES
        yield CompiledStatement(
            id=statement_id,
            metric=entry,
            form=form,
            hint=tuple(literal.lower() for literal in form.hint),
            roles=frozenset(form.roles) or default,
            bit=next(bits),
            **patterns,
        )


def _compile(path: Path, statement: str, pattern: str | None, fragments: Mapping[str, str]) -> Pattern | None:
    if pattern is None:
        return None
    try:
        compiled = regex.compile(expand(pattern, fragments), regex.IGNORECASE)
    except KeyError as error:
        remedy = "define it under [fragment], [lexicon] or [places]"
        raise _mistake(path, f"{statement} uses {{{error.args[0]}}}", remedy) from error
    except regex.error as error:
        raise _mistake(
            path, f"{statement} is not a regular expression ({error})", "correct its pattern"
        ) from error
    if unknown := sorted(set(compiled.groupindex) - set(DIMENSIONS)):
        problem = f"{statement} has a group {unknown[0]!r}, which is no dimension"
        raise _mistake(path, problem, f"choose one of {', '.join(DIMENSIONS)}")
    return compiled


def _alternation(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _mistake(path: Path, problem: str, remedy: str) -> UnextractError:
    return UnextractError(str(path), "patterns", problem, remedy)
