"""What tables, views and columns are called in either language: the headings of what people read."""

import tomllib
from functools import cache
from pathlib import Path

from unextract.records import Language

# The order in which every table of names states them.
LANGUAGES: tuple[Language, Language] = ("zh", "en")
Names = dict[str, tuple[str, str]]


@cache
def table_names() -> Names:
    """Chinese and English name of every table and view."""
    return _section("tables")


@cache
def column_names() -> Names:
    """Chinese and English name of every column, by its name, or by `table.column` where that differs."""
    return _section("columns")


def heading(column: str, language: Language, table: str = "") -> str:
    """The name of `column` (of `table`) in `language`; the column's own name where it has none.

    >>> heading("symbol", "zh"), heading("unit_zh", "en", "bilingual_figures"), heading("n", "zh")
    ('文号', 'Unit, Chinese edition', 'n')
    """
    known = column_names()
    names = known.get(f"{table}.{column}") or known.get(column)
    return column if names is None else dict(zip(LANGUAGES, names, strict=True))[language]


def _section(name: str) -> Names:
    read = tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8"))
    return {key: (zh, en) for key, (zh, en) in read[name].items()}
