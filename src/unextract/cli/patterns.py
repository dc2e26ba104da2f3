"""`patterns test` and `patterns lint`: a pattern author's two checks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from unextract.cli import messages
from unextract.cli.localised import Command, Group
from unextract.cli.messages import say
from unextract.cli.options import Patterns

if TYPE_CHECKING:
    from unextract.packs.problems import Problem

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None, help="Test and lint pattern packs.")


@app.command("test", cls=Command)
def run_examples(*, patterns: Patterns = None) -> None:
    """Run the examples of every rule and of every metric.

    What must match and what must not; exit code 1 when one does not hold.

    \b
    Example:
      unextract patterns test --patterns my-patterns
    """
    from unextract.examples import run_examples
    from unextract.metric_examples import run_metric_examples
    from unextract.packs import load_packs

    packs = load_packs(patterns)
    _report((*run_examples(packs), *run_metric_examples(packs)), say("patterns.hold"))


@app.command("lint", cls=Command)
def lint_files(*, patterns: Patterns = None) -> None:
    """Find mistakes in pattern files.

    Duplicate ids, rules that can never apply, unsafe regular expressions; exit code 1 when
    there are any.

    \b
    Example:
      unextract patterns lint
    """
    from unextract.lint import lint

    _report(lint(patterns), say("patterns.no_complaints"))


def _report(problems: "Sequence[Problem]", praise: str) -> None:
    for problem in problems:
        message = messages.problem(problem.message)
        typer.echo(say("patterns.problem", file=problem.file, rule=problem.rule, message=message), err=True)
    if problems:
        typer.echo(say("patterns.found", count=len(problems)), err=True)
        raise typer.Exit(1)
    typer.echo(praise)
