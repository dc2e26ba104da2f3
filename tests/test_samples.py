"""The sample editions: as dirty as real ones, with a truth that was written, not computed."""

import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from unextract.golden import Check, Fixture, check, load_fixtures
from unextract.load import query
from unextract.records import FIGURE_CLASSES, NumeralClass

GOLDEN = Path(__file__).parent / "golden" / "samples"
FIXTURES = {fixture.path.stem: fixture for fixture in load_fixtures(GOLDEN)}
TWINS = ("x-2024-11", "x-2024-12")

# What a language says in its own way: 增加近一倍 is "nearly twice as many", 几个城市 is "some cities".
SAID_OTHERWISE = {"multiple", "count"}


def stem(file: Path) -> str:
    return file.name.removesuffix(file.suffix)


def facts(fixture: Fixture, but: set[str]) -> Counter[tuple[str | None, str, Decimal | None]]:
    return Counter((fact.paragraph, fact.kind, fact.value) for fact in fixture.facts if fact.kind not in but)


@pytest.fixture(scope="module")
def result(sample_warehouse: Path) -> Check:
    return check(sample_warehouse, GOLDEN)


def test_every_sample_has_a_truth_and_a_line_in_the_sidecar(samples: Path) -> None:
    editions = {file for file in samples.iterdir() if file.suffix in {".txt", ".md"}}
    sidecar = tomllib.loads((samples / "editions.toml").read_text("utf-8"))
    assert {stem(file) for file in editions} == set(FIXTURES)
    assert {file.name for file in editions} == set(sidecar)


@pytest.mark.parametrize("edition", TWINS)
def test_both_languages_state_the_same(edition: str) -> None:
    chinese, english = FIXTURES[f"{edition}.zh"], FIXTURES[f"{edition}.en"]
    assert list(dict.fromkeys(e.paragraph for e in chinese.entries)) == list(
        dict.fromkeys(e.paragraph for e in english.entries)
    )
    assert facts(chinese, SAID_OTHERWISE) == facts(english, SAID_OTHERWISE)


def test_the_cells_of_both_languages_say_the_same(sample_warehouse: Path) -> None:
    sql = """
        SELECT d.language, list((c.row, c.column, c.value, f.role, f.period_end) ORDER BY c.row, c.column)
        FROM table_cells AS c JOIN documents AS d USING (document_id) LEFT JOIN figures AS f USING (figure_id)
        WHERE d.symbol = 'X/2024/11' GROUP BY d.language"""
    cells = dict(query(sample_warehouse, sql).rows)
    assert len(cells["zh"]) > 10
    assert cells["zh"] == cells["en"]


def test_samples_are_as_dirty_as_they_were_written(samples: Path) -> None:
    """Nothing between the author and the test (an editor, git) cleaned them."""
    wrapped = (samples / "x-2024-11.zh.txt").read_bytes().decode("utf-8")
    paged = (samples / "x-2024-11.en.txt").read_bytes().decode("utf-8")
    brochure = (samples / "x-2024-13.zh.txt").read_bytes()
    assert " \n\n" in wrapped
    assert {"\u00a0", "\u2009", "\u202f"} <= set(wrapped)
    assert "\f" in paged
    assert brochure.startswith(b"\xef\xbb\xbf")
    assert brochure.count(b"\n") == brochure.count(b"\r\n") > 0


def test_every_sample_is_loaded_whole(sample_warehouse: Path, samples: Path) -> None:
    loaded = dict(query(sample_warehouse, "SELECT source_path, text FROM documents").rows)
    texts = {Path(path).name: text for path, text in loaded.items()}
    files = [file for file in samples.iterdir() if file.suffix in {".txt", ".md"}]
    assert texts == {file.name: file.read_bytes().decode("utf-8") for file in files}
    assert not query(sample_warehouse, "SELECT * FROM run_errors").rows


@pytest.mark.parametrize("table", ["numerals", "figures"])
def test_every_span_quotes_its_source(sample_warehouse: Path, table: str) -> None:
    spans = f"""
        SELECT raw, substring(text, source_start + 1, source_end - source_start)
        FROM {table} JOIN documents USING (document_id)
    """
    rows = query(sample_warehouse, spans).rows
    assert rows
    assert not [row for row in rows if row[0] != row[1]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_numeral_is_accounted_for(sample_warehouse: Path, language: str) -> None:
    numerals = f"""
        SELECT class, figure_id IS NOT NULL
        FROM numerals JOIN documents USING (document_id) WHERE language = '{language}'
    """
    rows = query(sample_warehouse, numerals).rows
    classes = Counter(name for name, _ in rows)
    assert set(classes) <= {str(name) for name in NumeralClass}
    assert {name for name, owned in rows if owned} <= FIGURE_CLASSES
    assert classes["unaccounted"] <= 0.03 * classes.total()


@pytest.mark.parametrize(("language", "floor"), [("zh", 0.97), ("en", 0.9)])
def test_the_run_finds_what_the_authors_wrote(result: Check, language: str, floor: float) -> None:
    documents = [document for document in result.documents if document.language == language]
    assert {stem(Path(document.source_path)) for document in documents} == {
        name for name, fixture in FIXTURES.items() if fixture.language == language
    }
    right, known, found = (sum(getattr(d, name) for d in documents) for name in ("right", "facts", "found"))
    assert 2 * right / (known + found) >= floor
