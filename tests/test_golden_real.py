"""The real reports against what was labelled by hand; they are not part of the repository."""

from pathlib import Path

import pytest

from unextract.golden import Check, check, load_fixtures
from unextract.golden.fixtures import to_line
from unextract.pipeline import run
from unextract.read import SUFFIXES

GOLDEN = Path(__file__).parent / "golden" / "real"


@pytest.fixture(scope="module")
def result(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Check:
    warehouse = tmp_path_factory.mktemp("reports") / "unextract.duckdb"
    run(
        [reports / f"*{suffix}" for suffix in SUFFIXES if any(reports.glob(f"*{suffix}"))],
        warehouse=warehouse,
    )
    return check(warehouse, GOLDEN)


def test_every_labelled_report_is_found(result: Check) -> None:
    assert result.not_loaded == ()
    assert len(result.documents) == len(load_fixtures(GOLDEN))


def test_the_run_finds_what_was_labelled(result: Check) -> None:
    assert result.f1 >= 0.96, {document.name: document.f1 for document in result.documents}


def test_figures_keep_their_paragraphs(result: Check) -> None:
    moved = [difference for difference in result.differences if difference.change == "paragraph"]
    assert moved == [], "run scripts/golden_from_labels.py again when segmentation has changed"


def test_fixtures_hold_facts_and_no_prose() -> None:
    for fixture in load_fixtures(GOLDEN):
        assert [line for line in map(to_line, fixture.entries) if not line.isascii()] == []
