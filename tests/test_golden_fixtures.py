"""Fixture files are read, refused and rewritten."""

from decimal import Decimal
from pathlib import Path

import pytest
from test_golden_match import check, empty, fact, found, gap

from unextract.errors import UnextractError
from unextract.golden.compare import Check
from unextract.golden.fixtures import Fixture, load_fixtures, to_line, write_entries
from unextract.golden.update import apply, update


def test_a_line_states_what_it_states() -> None:
    entry = fact("13(b)", 16200000, "money", unit="USD", period=None)
    assert to_line(entry) == (
        '{"symbol": "X/1", "paragraph": "13(b)", "kind": "money", "value": 16200000, "unit": "USD", '
        '"period": null, "reviewed": true}'
    )


def test_files_come_back_as_they_were_written(tmp_path: Path) -> None:
    entries = (fact("1", 0.333333, "fraction"), empty("2"), gap("3"), fact(None, None, comparator="~"))
    write_entries(tmp_path / "deep" / "x.jsonl", entries)
    (fixture,) = load_fixtures(tmp_path)
    assert fixture.entries == entries
    assert [entry.model_fields_set for entry in fixture.entries] == [
        entry.model_fields_set for entry in entries
    ]
    assert fixture.symbol == "X/1"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Expecting property name"),
        ('{"symbol": "X/1", "paragraph": "1", "reviewed": true, "note": "x"}', "note"),
        ('{"symbol": "X/1", "paragraph": "1", "kind": "count", "reviewed": true}', "value"),
        ('{"symbol": "X/1", "paragraph": "1", "kind": "count", "value": 1, "reviewed": false}', "reviewed"),
        ('{"symbol": "X/1", "paragraph": "1", "unit": "person", "reviewed": true}', "kind"),
        (
            '{"symbol": "X/1", "paragraph": "1", "kind": "age", "value": 1, "period": "2", "reviewed": true}',
            "2",
        ),
    ],
)
def test_an_impossible_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "bad.jsonl").write_text("\n" + line)
    with pytest.raises(UnextractError, match="line 2") as failure:
        load_fixtures(tmp_path)
    assert reason in str(failure.value)


def test_an_empty_directory_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnextractError, match="--fixtures"):
        load_fixtures(tmp_path)


def test_accepted_changes_are_carried_out() -> None:
    entries = [
        fact("1", 5, unit="person"),
        fact("1", 6),
        empty("2"),
        gap("3"),
        fact("4", 8, "percent", role="share"),
    ]
    figures = [
        found("1", 5, unit="country"),
        found("2", 7),
        found("3", 1),
        found("4", 8, "percent", role="increase"),
    ]
    result = check(entries, figures)
    rewritten = apply(entries, result.differences)
    assert [(e.paragraph, e.ordinal, e.value, e.reviewed) for e in rewritten] == [
        ("1", 1, Decimal(5), True),
        ("2", 1, Decimal(7), True),
        ("3", 0, None, False),
        ("4", 1, Decimal(8), True),
    ]
    assert not check(list(rewritten), figures).differences


def test_only_accepted_changes_are_written(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    entries = (fact("1", 5, ordinal=1), fact("1", 6, ordinal=2))
    write_entries(path, entries)
    fixture = Fixture(path, "X/1", None, entries)
    document = check(list(entries), [found("1", 5), found("1", 66)]).model_copy(update={"fixture": str(path)})
    result = Check(documents=(document,), not_loaded=(), without_fixture=())
    assert update([fixture], result, {"missing", "extra"}) == ()
    assert load_fixtures(tmp_path)[0].entries == entries
    assert update([fixture], result, {"value"}) == (path,)
    assert [entry.value for entry in load_fixtures(tmp_path)[0].entries] == [5, 66]


def test_what_nobody_reviewed_never_becomes_golden() -> None:
    entries = [fact("1", 5), gap("2")]
    result = check(entries, [found("1", 5), found("2", 6)])
    assert result.unreviewed
    assert [entry.value for entry in apply(entries, result.differences) if entry.is_fact] == [5]
