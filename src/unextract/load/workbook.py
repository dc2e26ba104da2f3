"""The warehouse as an Excel workbook, for reading rather than for processing.

Whole texts and token lists are left out, lists become one cell, and what is
longer than a cell can hold is cut and says so; the first sheet lists what is in
the book and what is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from unextract.errors import UnextractError
from unextract.load.columns import heading
from unextract.load.schema import TABLES, identifier
from unextract.load.views import VIEWS
from unextract.records import Language

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# "Excel specifications and limits", Microsoft.
CELL_CHARACTERS = 32_767
SHEET_ROWS = 1_048_576

_CUT = " … [cut: {} characters; whole in the other formats]"
_WIDE_COLUMNS = frozenset({"sentence", "text", "message", "topic", "subject"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one sheet shows of a table or view, and what it leaves out."""

    name: str
    meaning: str
    columns: tuple[str, ...]
    left_out: tuple[str, ...]


def write_workbook(db: duckdb.DuckDBPyConnection, path: Path, language: Language | None) -> None:
    """Write all tables and views of `db` to `path`, a sheet each, analysts' views first.

    The headings are the columns' names, or their labels in `language`.

    Raises UnextractError (stage export) when XlsxWriter is not installed or a
    table has more rows than a sheet; OSError when the file cannot be written.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise UnextractError(
            str(path), "export", "XlsxWriter is not installed", "run `pip install 'unextract[xlsx]'`"
        ) from error
    sheets = [Sheet(view.name, view.meaning, tuple(name for name, _ in view.columns), ()) for view in VIEWS]
    for table in TABLES:
        shown = tuple(column.name for column in table.columns if not column.bulky)
        left_out = tuple(column.name for column in table.columns if column.bulky)
        sheets.append(Sheet(table.name, table.meaning, shown, left_out))
    packed = BytesIO()
    with xlsxwriter.Workbook(packed, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        _contents(book, sheets)
        for sheet in sheets:
            _sheet(book, db, sheet, path, language)
    path.write_bytes(packed.getbuffer())


def _contents(book: "Workbook", sheets: Sequence[Sheet]) -> None:
    page = book.add_worksheet("contents")
    bold = book.add_format({"bold": True})
    for column, (title, width) in enumerate(
        (("sheet", 24), ("what it holds", 100), ("columns left out", 24))
    ):
        page.set_column(column, column, width)
        page.write_string(0, column, title, bold)
    for row, sheet in enumerate(sheets, start=1):
        page.write_url(row, 0, f"internal:'{sheet.name}'!A1", string=sheet.name)
        page.write_string(row, 1, sheet.meaning)
        page.write_string(row, 2, ", ".join(sheet.left_out))


def _sheet(
    book: "Workbook", db: duckdb.DuckDBPyConnection, content: Sheet, path: Path, language: Language | None
) -> None:
    (count,) = db.execute(f"SELECT count(*) FROM {content.name}").fetchall()[0]
    if count >= SHEET_ROWS:
        problem = f"{content.name} has {count} rows, more than an Excel sheet holds"
        raise UnextractError(str(path), "export", problem, "export parquet or csv")
    sheet = book.add_worksheet(content.name)
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(content.columns):
        title = name if language is None else heading(name, language, content.name)
        sheet.set_column(column, column, 60 if name in _WIDE_COLUMNS else max(12, len(title) + 2))
        sheet.write_string(0, column, title, bold)
    names = ", ".join(identifier(column) for column in content.columns)
    answer = db.execute(f"SELECT {names} FROM {content.name}")
    row_number = 0
    while rows := answer.fetchmany(1000):
        for row in rows:
            row_number += 1
            for column, value in enumerate(row):
                _cell(sheet, row_number, column, value)


def _cell(sheet: "Worksheet", row: int, column: int, value: object) -> None:
    """Write `value` as what it is: text never becomes a formula or a link."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, float(value))
    elif isinstance(value, date | datetime):
        sheet.write_datetime(row, column, value)
    elif isinstance(value, list):
        sheet.write_string(
            row, column, _fitting("; ".join("" if item is None else str(item) for item in value))
        )
    else:
        sheet.write_string(row, column, _fitting(str(value)))


def _fitting(text: str) -> str:
    if len(text) <= CELL_CHARACTERS:
        return text
    note = _CUT.format(len(text))
    return text[: CELL_CHARACTERS - len(note)] + note
