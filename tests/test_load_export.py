"""The warehouse as files, and its page in the documentation."""

import csv
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pytest
from editions_by_hand import edition, run_record

from unextract.errors import UnextractError
from unextract.load import export, load, query
from unextract.load.describe import updated
from unextract.load.files import RELATIONS
from unextract.load.workbook import CELL_CHARACTERS
from unextract.pipeline import run

SHEET = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
LONG = "志愿" * 20_000


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "figures of 2021.duckdb"
    figure = "[12 408 名|value=12408|unit=person|period_start=2021-01-01|period_end=2021-12-31]"
    load(path, [edition("A/99/1", f'2021 年有{figure}，“引号”，"quotes", 逗号。', LONG)], run_record())
    return path


@pytest.mark.parametrize("kind", ["parquet", "csv", "jsonl"])
def test_every_table_and_view_is_a_file(warehouse: Path, tmp_path: Path, kind: str) -> None:
    written = export(warehouse, tmp_path / "new" / "folder", kind)
    assert [path.name for path in written] == [f"{name}.{kind}" for name in RELATIONS]
    assert sorted(written) == sorted((tmp_path / "new" / "folder").iterdir())


def test_parquet_keeps_types(warehouse: Path, tmp_path: Path) -> None:
    export(warehouse, tmp_path, "parquet")
    for name in RELATIONS:
        kept = duckdb.sql(f"SELECT * FROM read_parquet('{tmp_path}/{name}.parquet')")
        asked = query(warehouse, f"SELECT * FROM {name}")
        assert tuple(kept.columns) == asked.columns
        assert tuple(kept.fetchall()) == asked.rows


def test_csv_and_jsonl_hold_the_text_as_it_is(warehouse: Path, tmp_path: Path) -> None:
    export(warehouse, tmp_path, "csv")
    export(warehouse, tmp_path, "jsonl")
    csv.field_size_limit(10**6)
    with (tmp_path / "documents.csv").open(encoding="utf-8", newline="") as stream:
        [from_csv] = csv.DictReader(stream)
    [line] = (tmp_path / "documents.jsonl").read_text("utf-8").splitlines()
    [(text,)] = query(warehouse, "SELECT text FROM documents").rows
    assert from_csv["text"] == json.loads(line)["text"] == text


def sheet_cells(book: Path, name: str) -> dict[str, ElementTree.Element]:
    """The cells of a sheet by their address."""
    with zipfile.ZipFile(book) as parts:
        sheets = ElementTree.fromstring(parts.read("xl/workbook.xml")).iterfind("s:sheets/s:sheet", SHEET)
        names = [sheet.attrib["name"] for sheet in sheets]
        page = parts.read(f"xl/worksheets/sheet{names.index(name) + 1}.xml")
    return {cell.attrib["r"]: cell for cell in ElementTree.fromstring(page).iterfind(".//s:c", SHEET)}


def text_of(cell: ElementTree.Element) -> str:
    return "".join(cell.itertext())


def test_a_workbook_has_a_sheet_each(warehouse: Path, tmp_path: Path) -> None:
    [book] = export(warehouse, tmp_path, "xlsx")
    assert book.name == "figures of 2021.xlsx"
    contents = [text_of(cell) for cell in sheet_cells(book, "contents").values()]
    assert set(RELATIONS) <= set(contents)
    assert "text" in contents


def test_a_workbook_holds_numbers_as_numbers_and_signs_as_text(warehouse: Path, tmp_path: Path) -> None:
    [book] = export(warehouse, tmp_path, "xlsx")
    cells = sheet_cells(book, "volunteer_counts")
    column = {
        text_of(cell): address[:-1] for address, cell in cells.items() if re.fullmatch("[A-Z]+1", address)
    }
    value, comparator = cells[column["value"] + "2"], cells[column["comparator"] + "2"]
    assert (text_of(value), value.get("t", "n")) == ("12408", "n")
    assert (text_of(comparator), comparator.get("t")) == ("=", "inlineStr")


def test_a_workbook_says_where_it_cuts(warehouse: Path, tmp_path: Path) -> None:
    [book] = export(warehouse, tmp_path, "xlsx")
    longest = max((text_of(cell) for cell in sheet_cells(book, "segments").values()), key=len)
    assert len(longest) == CELL_CHARACTERS
    assert longest.endswith("[cut: 40000 characters; whole in the other formats]")


def test_an_unknown_format(warehouse: Path, tmp_path: Path) -> None:
    with pytest.raises(UnextractError, match="unknown format 'xls'"):
        export(warehouse, tmp_path, "xls")  # type: ignore[arg-type]  # what the type forbids, a caller may try


def test_a_folder_that_cannot_be_made(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(UnextractError) as caught:
        export(warehouse, tmp_path / "taken", "csv")
    assert caught.value.stage == "export"


def page(root: Path) -> str:
    return (root / "docs" / "warehouse.md").read_text("utf-8")


def test_the_page_in_the_docs_is_up_to_date(pytestconfig: pytest.Config) -> None:
    text = page(pytestconfig.rootpath)
    assert updated(text) == text, "run `python -m unextract.load.describe docs/warehouse.md`"


QUESTIONS = re.findall(r"```sql\n(.*?)```", page(Path(__file__).resolve().parent.parent), re.DOTALL)


def test_the_docs_ask_ten_questions() -> None:
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("sql", QUESTIONS, ids=range(1, 11))
def test_the_questions_in_the_docs_are_answered(sql: str, sample_warehouse: Path) -> None:
    assert query(sample_warehouse, sql).columns


@pytest.mark.parametrize("sql", QUESTIONS, ids=range(1, 11))
def test_real_reports_answer_every_question(sql: str, real_warehouse: Path) -> None:
    assert query(real_warehouse, sql).rows


@pytest.fixture(scope="module")
def real_warehouse(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("real") / "w.duckdb"
    run(sorted(reports.glob("000_*")) + sorted(reports.glob("003_*")), warehouse=path)
    return path
