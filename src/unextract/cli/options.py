"""Arguments that several commands share, each declared once."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_WAREHOUSE = Path("data/out/unextract.duckdb")
DEFAULT_INPUT = Path("data/raw")


class PdfEngine(StrEnum):
    """What opens PDFs; the names are those of `unextract.read.ENGINES`."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


Warehouse = Annotated[Path, typer.Option("--warehouse", "-w", metavar="FILE", help="The DuckDB file.")]
Patterns = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Pattern packs to use instead of the ones that come along.")
]
Editions = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Symbols, titles and periods of editions; else editions.toml beside each."
    ),
]
Engine = Annotated[
    PdfEngine, typer.Option(help="What opens PDFs: pdfium, or pdfplumber, the slow reference (an extra).")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def text_or_stdin(argument: str | None) -> str:
    """The argument itself, or all of stdin where it is `-` or left out.

    A terminal on stdin is a mistake in the command, not a text to wait for.
    """
    if argument not in (None, "-"):
        return argument
    if argument is None and sys.stdin.isatty():
        raise typer.BadParameter("give a text, or - to read it from stdin")
    return (
        sys.stdin.buffer.read().decode("utf-8", "replace")
        if hasattr(sys.stdin, "buffer")
        else sys.stdin.read()
    )
