"""The program `unextract`: its commands, its one way to fail, its exit codes.

This module and those of the commands import nothing heavy, so that `--help`
answers at once; a command imports what it calls when it is called.
"""

import gc
import os
import sys
from typing import Annotated, Any, Literal

import typer

from unextract.cli import (
    check,
    compare,
    explain,
    messages,
    patterns,
    run,
    search,
    series,
    show,
    stages,
    tables,
    verify,
)
from unextract.cli.localised import VARIABLE, Command, Program
from unextract.errors import UnextractError
from unextract.without_pandas import go_without_pandas

FAILED = 1
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


class _Program(Program):
    """Turns a failure into one sentence on stderr and exit code 1."""

    def invoke(self, ctx: Any) -> Any:
        debug = bool(ctx.params.get("debug"))
        try:
            return super().invoke(ctx)
        except UnextractError as error:
            if debug:
                raise
            sentence = messages.failure(error)
        except BrokenPipeError:
            # The reader of a pipe has seen enough (unextract query … | head); Python's own last
            # flush must not complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(FAILED) from None
        except OSError as error:
            if debug:
                raise
            name = error.filename or messages.say("failure.a_file")
            sentence = messages.say("failure.file", name=name, problem=error.strerror or error)
        typer.echo(sentence, err=True)
        raise typer.Exit(FAILED)


app = typer.Typer(
    name="unextract",
    cls=_Program,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        version()
        raise typer.Exit


@app.callback()
def _unextract(
    *,
    lang: Annotated[
        Literal["zh", "en"] | None,
        typer.Option(
            "--lang",
            envvar=VARIABLE,
            help="Language of headings, messages and exported column labels; English, and no labels, "
            "when left out.",
        ),
    ] = None,
    debug: Annotated[
        bool,
        typer.Option("--debug", envvar="UNEXTRACT_DEBUG", help="Show where in the code a failure arose."),
    ] = False,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn UN reports into a warehouse of the figures they state.

    \b
    Begin with:
      unextract run                  load the reports in data/raw
      unextract show A/76/137        read one with its figures marked
      unextract query "SELECT * FROM volunteer_counts LIMIT 10"

    \b
    Exit codes: 0 all is well, 1 something failed, 2 the command was wrong,
    3 `check`, `compare` or `verify` found differences.
    """
    messages.choose(lang)


app.command("run", cls=Command)(run.run)
app.command("show", cls=Command)(show.show)
app.command("explain", cls=Command)(explain.explain)
app.command("search", cls=Command)(search.search)
app.command("series", cls=Command)(series.series)
app.command("query", cls=Command)(tables.query)
app.command("export", cls=Command)(tables.export)
app.command("check", cls=Command)(check.check)
app.command("compare", cls=Command)(compare.compare)
app.command("verify", cls=Command)(verify.verify)
app.command("pair", cls=Command)(compare.pair)
app.add_typer(patterns.app, name="patterns")
app.command("read", cls=Command)(stages.read)
app.command("segment", cls=Command)(stages.segment)
app.command("extract", cls=Command)(stages.extract)
app.command("load", cls=Command)(stages.load)


@app.command(cls=Command)
def version() -> None:
    """Print the version.

    \b
    Example:
      unextract version
    """
    import unextract

    typer.echo(f"unextract {unextract.__version__}")


def main() -> None:
    """The console script; a failure that nobody foresaw is a sentence too, unless --debug asks for more."""
    # what a command imports is no garbage: Python's own 700 costs a tenth of a run
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    go_without_pandas()
    try:
        app(prog_name="unextract")
    except Exception as error:
        if "--debug" in sys.argv or os.environ.get("UNEXTRACT_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        print(messages.say("failure.unexpected", what=what), file=sys.stderr)
        sys.exit(FAILED)
