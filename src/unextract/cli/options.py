"""Arguments that several commands share, each declared once."""

import sys
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_WAREHOUSE = Path("data/out/unextract.duckdb")
DEFAULT_INPUT = Path("data/raw")

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
