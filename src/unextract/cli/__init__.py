"""The command line: a thin shell over the functions of `unextract`."""

from unextract.cli.program import app, main

__all__ = ["app", "main"]
