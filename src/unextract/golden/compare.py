"""Fixtures laid beside a warehouse: what is missing, what is extra, what is otherwise."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from unextract.golden.fixtures import Entry, Fixture
from unextract.golden.found import Found, FoundDocument
from unextract.golden.match import changed_fields, match, same_value
from unextract.records import Language, Record

Change = Literal["missing", "extra", "paragraph", "kind", "value", "unit", "comparator", "role", "period"]
CHANGES: tuple[Change, ...] = (
    "missing", "extra", "paragraph", "kind", "value", "unit", "comparator", "role", "period",
)  # fmt: skip


class Difference(Record):
    """One change in one figure; `golden` is None for an extra figure, `found` for a missing one.

    `position` is the golden entry's place in its fixture; for an extra figure
    the place before which it would stand.
    """

    change: Change
    paragraph: str | None
    position: int
    golden: Entry | None = None
    found: Found | None = None


class DocumentCheck(Record):
    """How one document of a warehouse fares against its fixture.

    `facts` are the golden ones, `right` those found with the same kind and
    value, `found` the figures of the run in reviewed text.
    """

    name: str
    language: Language
    source_path: str
    fixture: str
    facts: int
    found: int
    right: int
    differences: tuple[Difference, ...]
    unreviewed: tuple[Found, ...]

    @property
    def f1(self) -> float:
        return _f1(self.right, self.facts, self.found)


class Check(Record):
    """The comparison of a warehouse with its fixtures.

    `not_loaded` are documents with a fixture that the warehouse lacks,
    `without_fixture` documents of the warehouse of which nothing golden is known.
    """

    documents: tuple[DocumentCheck, ...]
    not_loaded: tuple[str, ...]
    without_fixture: tuple[str, ...]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of (kind, value) over the reviewed text of all documents."""
        return _f1(*(sum(getattr(d, name) for d in self.documents) for name in ("right", "facts", "found")))

    @property
    def differences(self) -> tuple[Difference, ...]:
        return tuple(difference for document in self.documents for difference in document.differences)

    @property
    def changes(self) -> dict[Change, int]:
        """How many differences of each kind there are, in the order of CHANGES."""
        counts = Counter(difference.change for difference in self.differences)
        return {change: counts[change] for change in CHANGES if counts[change]}

    def passes(self, min_f1: float | None = None) -> bool:
        """Whether nothing differs or, where `min_f1` is given, whether F1 reaches it."""
        return not self.differences if min_f1 is None else self.f1 >= min_f1


def _f1(right: int, facts: int, found: int) -> float:
    return 2 * right / (facts + found) if facts + found else 1.0


def compare(fixtures: Iterable[Fixture], documents: Sequence[FoundDocument]) -> Check:
    """Compare every document that has a fixture; a symbol loaded twice is compared twice."""
    checks: list[DocumentCheck] = []
    not_loaded: list[str] = []
    known: set[str] = set()
    for fixture in fixtures:
        editions = [document for document in documents if _is_edition_of(fixture, document)]
        checks += [compare_document(fixture, edition) for edition in editions]
        known.update(edition.source_path for edition in editions)
        if not editions:
            not_loaded.append(fixture.symbol)
    without = tuple(document.name for document in documents if document.source_path not in known)
    return Check(documents=tuple(checks), not_loaded=tuple(not_loaded), without_fixture=without)


def _is_edition_of(fixture: Fixture, document: FoundDocument) -> bool:
    return document.name == fixture.symbol and fixture.language in (None, document.language)


def compare_document(fixture: Fixture, document: FoundDocument) -> DocumentCheck:
    """Compare one document with its fixture."""
    entries, figures = fixture.entries, document.figures
    matching = match(entries, figures)
    differences = [
        Difference(change="missing", paragraph=entries[i].paragraph, position=i, golden=entries[i])
        for i in matching.missing
    ]
    right = len(matching.upper_ends)
    for i, j in matching.pairs.items():
        golden, found = entries[i], figures[j]
        right += golden.kind is found.kind and same_value(found.kind, golden.value, found.value)
        changes: list[Change] = ["paragraph"] if golden.paragraph != found.paragraph else []
        changes += [change for change in CHANGES if change in changed_fields(golden, found)]
        differences += [
            Difference(change=change, paragraph=golden.paragraph, position=i, golden=golden, found=found)
            for change in changes
        ]
    positions = {j: i for i, j in matching.pairs.items()}
    for j in matching.extra:
        position = _position_of_extra(j, positions, entries, figures[j].paragraph)
        differences.append(
            Difference(change="extra", paragraph=figures[j].paragraph, position=position, found=figures[j])
        )
    return DocumentCheck(
        name=document.name,
        language=document.language,
        source_path=document.source_path,
        fixture=str(fixture.path),
        facts=len(fixture.facts),
        found=len(matching.pairs) + len(matching.upper_ends) + len(matching.extra),
        right=right,
        differences=tuple(sorted(differences, key=_in_the_order_of_the_text)),
        unreviewed=tuple(figures[j] for j in matching.unreviewed),
    )


def _in_the_order_of_the_text(difference: Difference) -> tuple[int, bool]:
    return difference.position, difference.change != "extra"


def _position_of_extra(
    j: int, positions: dict[int, int], entries: Sequence[Entry], paragraph: str | None
) -> int:
    """After the partner of the figure before it; in a paragraph stated as empty, there."""
    empty = [
        i
        for i, e in enumerate(entries)
        if paragraph is not None and e.paragraph == paragraph and not e.is_fact
    ]
    if empty and not any(e.is_fact and e.paragraph == paragraph for e in entries):
        return empty[0]
    return max((i for k, i in positions.items() if k < j), default=-1) + 1


def describe(difference: Difference) -> str:
    """The difference in a line: `value: 14 percent, golden; 41 found in “…”`."""
    golden, found, change = difference.golden, difference.found, difference.change
    if golden is None:
        assert found is not None
        return f"extra: {_figure(found)} “{_quoted(found)}”"
    if found is None:
        return f"missing: {_figure(golden)}"
    if change == "paragraph":
        return f"paragraph: {_figure(golden)} “{_quoted(found)}” was found in {_place(found.paragraph)}"
    before, after = _value_of(golden, change), _value_of(found, change)
    return f"{change}: {_figure(golden)} “{_quoted(found)}”: golden {before}, found {after}"


def _place(paragraph: str | None) -> str:
    return "text without a number" if paragraph is None else f"paragraph {paragraph}"


def _value_of(item: Entry | Found, change: str) -> str:
    value = getattr(item, change)
    if change == "value":
        high = item.value_high
        return plain(value) if high is None else f"{plain(value)}–{plain(high)}"
    return "none" if value is None else str(value)


def _figure(item: Entry | Found) -> str:
    return " ".join(part for part in (str(item.kind), _value_of(item, "value"), item.unit) if part)


def _quoted(found: Found) -> str:
    return " ".join(found.raw.split())


def plain(value: Decimal | None) -> str:
    """A value as a person writes it: no exponent, no zeros at its end; `vague` for none."""
    if value is None:
        return "vague"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
