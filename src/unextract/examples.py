"""Every example of every rule, run through the whole extraction.

An example marks with 【】 what the rule must claim and may say what comes out:
`捐款 【5】 亿欧元 => 500000000 EUR`. Run through everything, not through the one
rule, an example fails as well when another rule takes its number away.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from unextract.extract.analysis import Analysis, analyse
from unextract.extract.quantities import Quantity
from unextract.packs import Pack, Packs
from unextract.packs.files import LANGUAGES, read_file, rule_files
from unextract.packs.model import AnyRule, FigureRule, Wording
from unextract.packs.problems import Problem
from unextract.records import Comparator

_MARK = re.compile(r"【([^】]*)】")


def run_examples(packs: Packs) -> tuple[Problem, ...]:
    """The examples that do not hold, in order of file and rule; empty when all is well."""
    problems: list[Problem] = []
    for language in LANGUAGES:
        for path in rule_files(packs.directory, language):
            for rule in rules_of(path):
                problems.extend(
                    Problem(file=str(path), rule=rule.id, message=message)
                    for message in _failures(rule, packs[language])
                )
            for wording in read_file(path).wording:
                problems.extend(
                    Problem(file=str(path), rule=wording.id, message=message)
                    for message in _unfound(wording, packs[language])
                )
    return tuple(problems)


def rules_of(path: Path) -> list[AnyRule]:
    """All rules of one pattern file."""
    file = read_file(path)
    return [*file.span, *file.time, *file.number, *file.comparator, *file.role, *file.timeless]


def _failures(rule: AnyRule, pack: Pack) -> Iterator[str]:
    for example in rule.match:
        text, spans, expected = parse(example)
        analysis = analyse(text, pack)
        if analysis is None:
            yield f"no number found in {text!r}"
            continue
        for start, end in spans:
            claimants = set(_claimants(analysis, start, end))
            if rule.id not in claimants:
                others = ", ".join(sorted(claimants)) or "no rule"
                yield f"{text[start:end]!r} in {text!r} was claimed by {others}"
            elif expected and isinstance(rule, FigureRule):
                yield from _differences(analysis, start, end, expected)
    for example in rule.no_match:
        text, _, _ = parse(example)
        analysis = analyse(text, pack)
        if analysis is not None and rule.id in set(_claimants(analysis, 0, len(text))):
            yield f"must not match {text!r}"


def _unfound(wording: Wording, pack: Pack) -> Iterator[str]:
    """The examples in which a wording finds something else than it should."""
    pattern = pack.wordings[wording.name]
    for example in wording.match:
        text, spans, _ = parse(example)
        found = pattern.search(text)
        if [found.span() if found is not None else None] != spans:
            yield f"finds {'nothing' if found is None else repr(found[0])} in {text!r}"
    for example in wording.no_match:
        found = pattern.search(example)
        if found is not None and found[0]:
            yield f"must not find {found[0]!r} in {example!r}"


def parse(example: str) -> tuple[str, list[tuple[int, int]], str]:
    """The text of an example without its marks, the spans marked in it, and what stands after =>."""
    marked, _, expected = example.partition(" => ")
    text, spans, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        last = match.end()
    return text + marked[last:], spans, expected


def _claimants(analysis: Analysis, start: int, end: int) -> Iterator[str]:
    for index, number in enumerate(analysis.numbers):
        if number.start < end and start < number.end and index in analysis.claimed.claims:
            yield analysis.claimed.claims[index].rule
    for quantity in analysis.quantities:
        if quantity.core_start < end and start < quantity.core_end:
            yield quantity.rule.id
            yield from quantity.cues


def _differences(analysis: Analysis, start: int, end: int, expected: str) -> Iterator[str]:
    quantity = next(q for q in analysis.quantities if q.core_start < end and start < q.core_end)
    for word in expected.split():
        got = _property(quantity, word)
        if got is not None:
            yield f"expected {word} in {analysis.text!r}, got {got}"


def _property(quantity: Quantity, word: str) -> str | None:
    """What the quantity has instead of the expected `word`; None when it has it."""
    if word in set(Comparator):
        return None if quantity.comparator == word else str(quantity.comparator)
    try:
        value = Decimal(word)
    except InvalidOperation:
        return None if (quantity.unit or "").startswith(word) else str(quantity.unit)
    return None if quantity.value == value else str(quantity.value)
