"""Golden fixtures: what is true of a document, and whether a warehouse says so."""

from pathlib import Path

from unextract.errors import UnextractError
from unextract.golden.compare import CHANGES, Change, Check, Difference, DocumentCheck, compare, describe
from unextract.golden.fixtures import Entry, Fixture, load_fixtures
from unextract.golden.found import Found, FoundDocument, read_warehouse
from unextract.golden.update import update

DEFAULT_FIXTURES = Path("tests/golden")


def check(warehouse: Path, fixtures: Path = DEFAULT_FIXTURES) -> Check:
    """Compare the figures of `warehouse` with the golden ones in the directory `fixtures`.

    UnextractError when either cannot be read, or when no document of the
    warehouse has a fixture.
    """
    return check_fixtures(warehouse, load_fixtures(fixtures))


def check_fixtures(warehouse: Path, fixtures: tuple[Fixture, ...]) -> Check:
    """As `check`, with fixtures already loaded."""
    result = compare(fixtures, read_warehouse(warehouse))
    if not result.documents:
        loaded = ", ".join(result.without_fixture) or "none"
        problem = f"no document of the warehouse has a golden fixture (loaded: {loaded})"
        remedy = (
            "run unextract over the documents that the fixtures are about, or choose others with --fixtures"
        )
        raise UnextractError(str(warehouse), "check", problem, remedy)
    return result


__all__ = [
    "CHANGES", "DEFAULT_FIXTURES", "Change", "Check", "Difference", "DocumentCheck", "Entry", "Fixture",
    "Found", "FoundDocument", "check", "check_fixtures", "describe", "load_fixtures", "update",
]  # fmt: skip
