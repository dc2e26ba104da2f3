"""Pattern files read by a suspicious eye: duplicate ids, dead rules, regexes that may run away."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import regex

from unextract.errors import UnextractError
from unextract.examples import rules_of, run_examples
from unextract.metric_examples import run_metric_examples
from unextract.metrics import Catalogue, load_catalogue, read_catalogue
from unextract.metrics.states import REACH
from unextract.name_checks import lint_names
from unextract.packs import Pack, load_packs
from unextract.packs.expressions import Pattern
from unextract.packs.files import LANGUAGES, default_directory, read_file, rule_files
from unextract.packs.model import ComparatorRule, RoleRule, SpanRule, TimelessRule, TimeRule, Wording
from unextract.packs.problems import Problem
from unextract.word_checks import lint_words

# Texts on which a pattern that backtracks without bound shows it.
HOSTILE = tuple(
    unit * 2000 for unit in ("1", "1 ", "十", "百万", "(", "第1", "2031年", "《", "a", "a1/", "， ", "的")
)
# A linear pattern needs a few milliseconds for any of them.
SECONDS = 0.5
# How often a pattern that ran out of time is tried
ATTEMPTS = 3


def lint(directory: Path | None = None) -> tuple[Problem, ...]:
    """Everything questionable in the packs of `directory` (default: the shipped ones).

    An unreadable file or an invalid pattern is a problem as well, not an exception.
    """
    directory = directory or default_directory()
    try:
        packs = load_packs(directory)
        for language in LANGUAGES:
            packs[language]
            for statement in load_catalogue(language, directory).statements():
                for expression in statement.expressions():
                    expression.prepare()
    except UnextractError as error:
        return (Problem(file=error.source, rule="-", message=f"{error.problem}; {error.remedy}"),)
    problems = [*_duplicates(directory), *lint_words(directory)]
    for language in LANGUAGES:
        problems.extend(_forms(directory, language))
        problems.extend(_runaways(directory, packs[language]))
        problems.extend(_metrics(directory, load_catalogue(language, directory)))
    problems.extend(_unreachable(directory, {problem.rule for problem in run_examples(packs)}))
    problems.extend(run_metric_examples(packs))
    problems.extend(lint_names(directory))
    return tuple(problems)


def _duplicates(directory: Path) -> Iterator[Problem]:
    places = [
        (rule.id, path)
        for language in LANGUAGES
        for path in rule_files(directory, language)
        for rule in (*rules_of(path), *read_file(path).wording)
    ]
    counts = Counter(rule_id for rule_id, _ in places)
    for rule_id, path in places:
        if counts[rule_id] > 1:
            yield Problem(file=str(path), rule=rule_id, message=f"the id is used {counts[rule_id]} times")


def _forms(directory: Path, language: str) -> Iterator[Problem]:
    for path in rule_files(directory, language):
        for rule in (*rules_of(path), *read_file(path).wording):
            if not rule.id.startswith(f"{language}."):
                yield Problem(file=str(path), rule=rule.id, message=f"an id here starts with {language}.")
            hints = rule.hint if isinstance(rule, SpanRule | TimeRule | RoleRule) else ()
            for example in rule.match:
                plain = example.replace("【", "").replace("】", "")
                if hints and not any(literal in plain for literal in hints):
                    yield Problem(
                        file=str(path), rule=rule.id, message=f"no hint stands in its example {plain!r}"
                    )


def _metrics(directory: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """Statements without an example, examples without their hint, patterns that run away."""
    files = {entry.id: str(path) for path, file in read_catalogue(directory) for entry in file.metric}
    for statement in catalogue.statements():
        form, where = statement.form, files[statement.metric.id]
        if form.row is None and form.heading is None and not form.match:
            yield Problem(file=where, rule=statement.id, message="has no example that shows it can match")
        for example in form.match:
            if form.hint and not any(literal.lower() in example.lower() for literal in form.hint):
                yield Problem(
                    file=where, rule=statement.id, message=f"no hint stands in its example {example!r}"
                )
        for pattern in (statement.pattern, statement.row, statement.whole_subject):
            if pattern is None:
                continue
            compiled = pattern.prepare()
            hostile = (text[: 2 * REACH] for text in HOSTILE)
            slow = next((text for text in hostile if _too_slow(compiled, text)), None)
            if slow is not None:
                message = f"needs more than {SECONDS} s on {slow[:8]!r} repeated: bound its quantifiers"
                yield Problem(file=where, rule=statement.id, message=message)


def _runaways(directory: Path, pack: Pack) -> Iterator[Problem]:
    for rule_id, pattern in pack.patterns():
        slow = next((text for text in HOSTILE if _too_slow(pattern, text)), None)
        if slow is not None:
            message = f"needs more than {SECONDS} s on {slow[:8]!r} repeated: bound its quantifiers"
            yield Problem(file=str(directory / pack.language), rule=rule_id, message=message)


def _too_slow(pattern: Pattern, text: str) -> bool:
    """Whether a pattern takes that long of the processor; on a busy machine the clock runs out sooner."""
    for _ in range(ATTEMPTS):
        begun = process_time()
        try:
            # `re` cannot be timed; what runs away in one engine does in the other
            for _ in regex.compile(pattern.pattern).finditer(text, timeout=SECONDS):
                pass
        except TimeoutError:
            if process_time() - begun > SECONDS / 2:
                return True
        else:
            return False
    return True


def _unreachable(directory: Path, failing: set[str]) -> Iterator[Problem]:
    for language in LANGUAGES:
        for path in rule_files(directory, language):
            for rule in (*rules_of(path), *read_file(path).wording):
                if not rule.match and not isinstance(
                    rule, ComparatorRule | RoleRule | TimelessRule | TimeRule
                ):
                    yield Problem(
                        file=str(path), rule=rule.id, message="has no example that shows it can match"
                    )
                elif rule.id in failing:
                    message = "its examples are claimed by other rules: it is unreachable or stands too late"
                    if isinstance(rule, Wording):
                        message = "its examples do not hold: see `patterns test`"
                    yield Problem(file=str(path), rule=rule.id, message=message)
