"""The metric catalogue: concepts as data (patterns/metrics/*.toml), compiled once.

`load_catalogue(language)` reads the files in order of their names; what a figure
in its sentence or table cell states is asked in `unextract.metrics.states`. The
whole sentence is asked, not the figure's subject alone: 接纳了 1 154 名联合国志愿人员
says who was counted, but only the words before say who hosted them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import count
from pathlib import Path

import regex

from unextract.errors import UnextractError
from unextract.metrics import marks
from unextract.metrics.model import DIMENSIONS, Changes, MetricEntry, MetricFile, Statement
from unextract.metrics.shorthand import CompiledShorthand, FullNames, compile_shorthand
from unextract.packs import Expression, Hints, expand
from unextract.packs.files import default_directory, packs_version, read_form
from unextract.records import FigureKind, Role

FOLDER = "metrics"
# The parts of a statement that are regular expressions.
EXPRESSIONS = ("pattern", "not_pattern", "row", "not_row", "column", "heading", "subject", "whole_subject")
# A figure in a sentence or cell with one of these roles may be an observation of a level.
SENTENCE_ROLES = frozenset({Role.LEVEL, Role.SHARE, Role.RATE, Role.BASE, Role.TARGET, Role.FORECAST})
# In tables a rate is a column's own (已实现%: how much of the target), not the row's.
ROW_ROLES = SENTENCE_ROLES - {Role.RATE}
# A share may be stated as a fraction: 三分之一 is 33.3 %.
_KINDS = {FigureKind.PERCENT: (FigureKind.PERCENT, FigureKind.FRACTION)}


@dataclass(frozen=True, slots=True)
class CompiledStatement:
    """A statement ready to be tried; `id` is the metric's, the language and the place in the file.

    `bit` is its place in a mask of statements.
    """

    id: str
    metric: MetricEntry
    form: Statement
    pattern: Expression | None
    not_pattern: Expression | None
    row: Expression | None
    not_row: Expression | None
    column: Expression | None
    heading: Expression | None
    subject: Expression | None
    whole_subject: Expression | None
    roles: frozenset[Role]
    bit: int

    def expressions(self) -> Iterator[Expression]:
        """Its patterns, those that it has."""
        return (found for name in EXPRESSIONS if (found := getattr(self, name)) is not None)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The metrics of a pattern directory with one language's statements, by kind of figure.

    `lexicon` maps the words of a dimension to its codes; `named` maps gazetteer
    ids that patterns speak of by name to the character that marks them; `hints`
    tells which statements may hold in a text in lower case, `masks` and
    `subject_masks` are those of all statements about sentences and about
    subjects by kind of figure; `shorthands` are the short names of documents of one body.
    """

    metrics: Mapping[str, MetricEntry]
    changes: Changes | None
    sentences: Mapping[FigureKind, tuple[CompiledStatement, ...]]
    rows: Mapping[FigureKind, tuple[CompiledStatement, ...]]
    subjects: Mapping[FigureKind, tuple[CompiledStatement, ...]]
    lexicon: Mapping[str, Mapping[str, str]]
    named: Mapping[str, str]
    hints: Hints
    masks: Mapping[FigureKind, int]
    subject_masks: Mapping[FigureKind, int]
    shorthands: tuple[CompiledShorthand, ...] = ()

    def full_names(self, *names: str | None) -> FullNames:
        """The shorthands of a document whose title and issuing body are `names`."""
        about = "\n".join(filter(None, names))
        return FullNames(tuple(each for each in self.shorthands if each.title.search(about)))

    def statements(self) -> list[CompiledStatement]:
        """Every statement, once, in the order in which they are tried."""
        found = (*self.sentences.values(), *self.rows.values(), *self.subjects.values())
        return list({statement.id: statement for group in found for statement in group}.values())


def load_catalogue(language: str, directory: Path | None = None, version: str | None = None) -> Catalogue:
    """The catalogue of `directory` (default: the shipped one) for texts in `language`.

    Empty where the directory has no folder metrics. `version` is the
    directory's, as `Packs` has it, where it is known. Raises UnextractError
    naming the file and the option for anything wrong.
    """
    directory = directory or default_directory()
    return _loaded(directory, language, version or packs_version(directory))


def read_catalogue(directory: Path | None = None) -> tuple[tuple[Path, MetricFile], ...]:
    """The catalogue's files in the order in which their statements are tried, validated but not compiled.

    Raises UnextractError naming the file and the option for anything wrong.
    """
    directory = directory or default_directory()
    return _read(directory, packs_version(directory))


def read_metric_file(path: Path) -> MetricFile:
    """One validated file. Raises UnextractError naming the file and the option for a mistake in it."""
    return read_form(path, MetricFile, "see docs/metrics.md for what a metric may say")


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
def _loaded(directory: Path, language: str, version: str) -> Catalogue:
    """Statements of the shipped catalogue are compiled as they are needed, those of another now."""
    catalogue = _catalogue(language, _read(directory, version))
    if directory != default_directory():
        parts: list[CompiledStatement | CompiledShorthand] = [*catalogue.statements(), *catalogue.shorthands]
        for part in parts:
            for expression in part.expressions():
                expression.prepare()
    return catalogue


def _catalogue(language: str, files: Sequence[tuple[Path, MetricFile]]) -> Catalogue:
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
    sentences = _by_kind(statement for statement in statements if statement.pattern is not None)
    subjects = _by_kind(statement for statement in statements if statement.whole_subject is not None)
    return Catalogue(
        metrics={entry.id: entry for _, file in files for entry in file.metric},
        changes=next((file.changes for _, file in files if file.changes is not None), None),
        sentences=sentences,
        rows=_by_kind(statement for statement in statements if statement.row is not None),
        subjects=subjects,
        lexicon=lexicon,
        named=named,
        hints=Hints(
            ((literal.lower() for literal in statement.form.hint), statement.bit) for statement in statements
        ),
        masks=_masks(sentences),
        subject_masks=_masks(subjects),
        shorthands=tuple(
            compile_shorthand(form, str(path), fragments)
            for path, file in files
            for form in getattr(file.shorthand, language)
        ),
    )


def _masks(statements: Mapping[FigureKind, Sequence[CompiledStatement]]) -> dict[FigureKind, int]:
    return {kind: sum(statement.bit for statement in group) for kind, group in statements.items()}


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
        yield CompiledStatement(
            id=statement_id,
            metric=entry,
            form=form,
            roles=frozenset(form.roles) or (ROW_ROLES if form.row is not None else SENTENCE_ROLES),
            bit=next(bits),
            **{
                name: None
                if (pattern := getattr(form, name)) is None
                else Expression(partial(_compile, path, statement_id, name, pattern, fragments))
                for name in EXPRESSIONS
            },
        )


def _compile(
    path: Path, statement: str, name: str, pattern: str, fragments: Mapping[str, str]
) -> regex.Pattern[str]:
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
    if name == "pattern" and marks.FIGURE not in compiled.pattern:
        problem = f"pattern of {statement} does not say where the figure stands"
        raise _mistake(path, problem, "write {figure} there")
    return compiled


def _alternation(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _mistake(path: Path, problem: str, remedy: str) -> UnextractError:
    return UnextractError(str(path), "patterns", problem, remedy)
