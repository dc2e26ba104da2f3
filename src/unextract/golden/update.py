"""Fixtures rewritten so that they say what a run found, for the changes that somebody accepted."""

from collections.abc import Collection, Sequence
from pathlib import Path

from unextract.golden.compare import Change, Check, Difference, DocumentCheck
from unextract.golden.fixtures import OTHER_UNIT, Entry, Fixture, renumbered, write_entries
from unextract.golden.found import Found

# What a new fact states besides its place, kind and value.
_FACTS = ("value_high", "unit", "comparator", "role", "period")


def update(fixtures: Sequence[Fixture], check: Check, accepted: Collection[Change]) -> tuple[Path, ...]:
    """Write the accepted differences of `check` into the files of `fixtures`; the files that changed.

    Figures in unreviewed text never become golden. Where a symbol was loaded
    more than once its first edition counts.
    """
    changed = []
    for path in dict.fromkeys(fixture.path for fixture in fixtures):
        of_file = [
            (fixture, [d for d in _differences(fixture, check) if d.change in accepted])
            for fixture in fixtures
            if fixture.path == path
        ]
        if any(differences for _, differences in of_file):
            write_entries(
                path, [entry for f, differences in of_file for entry in apply(f.entries, differences)]
            )
            changed.append(path)
    return tuple(changed)


def _differences(fixture: Fixture, check: Check) -> tuple[Difference, ...]:
    editions = (document for document in check.documents if _is_of(document, fixture))
    first = next(editions, None)
    return () if first is None else first.differences


def _is_of(document: DocumentCheck, fixture: Fixture) -> bool:
    same_text = document.name == fixture.symbol and fixture.language in (None, document.language)
    return same_text and document.fixture == str(fixture.path)


def apply(entries: Sequence[Entry], differences: Sequence[Difference]) -> tuple[Entry, ...]:
    """`entries` with every one of `differences` carried out."""
    rewritten: list[Entry] = []
    for position, entry in enumerate((*entries, None)):
        here = [difference for difference in differences if difference.position == position]
        added = [_new_fact(entries[0], d.found) for d in here if d.change == "extra" and d.found is not None]
        rewritten += added
        if entry is None or any(difference.change == "missing" for difference in here):
            continue
        if not entry.is_fact and entry.reviewed and any(fact.paragraph == entry.paragraph for fact in added):
            continue  # the paragraph is no longer empty
        for difference in here:
            if difference.found is not None and difference.change != "extra":
                entry = _changed(entry, difference.change, difference.found)
        rewritten.append(entry)
    return renumbered(rewritten)


def _new_fact(model: Entry, found: Found) -> Entry:
    fact = {
        "symbol": model.symbol,
        "paragraph": found.paragraph,
        "ordinal": 0,
        "kind": found.kind,
        "value": found.value,
    }
    if model.language is not None:
        fact["language"] = model.language
    return Entry.model_validate(fact | {name: getattr(found, name) for name in _FACTS} | {"reviewed": True})


def _changed(entry: Entry, change: Change, found: Found) -> Entry:
    fields: dict[str, object] = {change: getattr(found, change)}
    if change == "value" and (entry.states("value_high") or found.value_high is not None):
        fields["value_high"] = found.value_high
    if change == "kind" and entry.unit == OTHER_UNIT:
        fields["unit"] = found.unit
    return Entry.model_validate(entry.model_dump(exclude_unset=True) | fields)
