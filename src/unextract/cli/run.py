"""`run`: reports in, a warehouse out, and a summary of both."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unextract.cli import messages
from unextract.cli.messages import name, say
from unextract.cli.options import (
    DEFAULT_INPUT,
    DEFAULT_WAREHOUSE,
    Editions,
    Engine,
    Json,
    Patterns,
    PdfEngine,
    Warehouse,
)
from unextract.cli.output import plain_table, print_record, print_table

if TYPE_CHECKING:
    from unextract.pipeline import Progress, ProgressListener, RunSummary

FAILED = 1
# Impossible records are all in run_errors; on the screen a few show what is the matter.
_SHOWN_RECORDS = 5
_SHOWN_PAIRS = 3


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files, folders or globs; data/raw when left out."),
    ] = None,
    *,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes; as many as cores when left out."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Do unchanged documents again.")] = False,
    patterns: Patterns = None,
    editions: Editions = None,
    engine: Engine = PdfEngine.PDFIUM,
    time_limit: Annotated[
        float,
        typer.Option(min=1, metavar="SECONDS", help="For one document, besides what its pages allow it."),
    ] = 30,
    memory_limit: Annotated[
        int, typer.Option(min=256, metavar="MB", help="For one PDF, Word file or web page.")
    ] = 2048,
    json: Json = False,
) -> None:
    """Load reports into the warehouse.

    Documents that have not changed since they were loaded are skipped. A report
    that fails does not stop the others; the exit code is then 1.

    \b
    Examples:
      unextract run
      unextract run reports/*.pdf --warehouse reports.duckdb --jobs 4
    """
    import unextract
    from unextract.read import load_editions

    known = None if editions is None else load_editions(editions)
    with _progress() as progress:
        summary = unextract.run(
            paths or [DEFAULT_INPUT],
            warehouse=warehouse,
            jobs=jobs,
            force=force,
            patterns=patterns,
            editions=known,
            engine=engine.value,
            time_limit=time_limit,
            memory_limit=memory_limit,
            progress=progress,
        )
    if json:
        print_record(summary)
    else:
        print_summary(summary)
    if summary.failures:
        raise typer.Exit(FAILED)


def _listed(pairs: Sequence[str]) -> str:
    """The first pairs of editions by name."""
    names = say("run.separator").join(pairs[:_SHOWN_PAIRS])
    return f"{names}{' …' if len(pairs) > _SHOWN_PAIRS else ''}"


@contextmanager
def _progress() -> "Iterator[ProgressListener | None]":
    """A listener that draws a bar for each stage; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[source]}"),
    )  # fmt: skip
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def advance(event: "Progress") -> None:
            if event.stage not in tasks:
                tasks[event.stage] = bars.add_task(event.stage, total=event.total, source="")
            source = Path(event.source).name
            bars.update(tasks[event.stage], completed=event.done, total=event.total, source=source)

        yield advance


def print_summary(summary: "RunSummary") -> None:
    """What was loaded on stdout, what failed on stderr, a sentence each."""
    documents = [say("run.loaded", count=summary.documents_loaded)]
    if summary.documents_skipped:
        documents.append(say("run.unchanged", count=summary.documents_skipped))
    if summary.documents_failed:
        documents.append(say("run.failed", count=summary.documents_failed))
    table = plain_table("", "")
    table.show_header = False
    table.columns[1].justify = "right"
    rows: list[tuple[str, object]] = [
        (say("run.documents"), say("run.separator").join(documents)),
        (say("run.paragraphs"), summary.paragraphs),
        (say("run.numerals"), summary.numerals),
        (f"  {say('run.unaccounted')}", f"{summary.unaccounted} ({summary.unaccounted_share:.1%})"),
        (say("run.figures"), summary.figures),
        *((f"  {name('kind', kind)}", count) for kind, count in summary.figures_by_kind.items()),
        *([(say("run.checks"), summary.checks)] if summary.checks else []),
        *([(say("run.contradictions"), summary.contradictions)] if summary.contradictions else []),
        *([(say("run.pairs"), len(summary.pairs))] if summary.pairs else []),
        (say("run.seconds"), f"{summary.elapsed:.2f}"),
    ]
    for label, value in rows:
        table.add_row(label, str(value))
    print_table(table)
    for failure in summary.failures:
        typer.echo(messages.recorded(failure), err=True)
    for error in summary.incomplete[:_SHOWN_RECORDS]:
        typer.echo(
            say(
                "failure.row",
                source=error.source_path,
                stage=messages.stage(error.stage),
                message=messages.translated(error.message),
            ),
            err=True,
        )
    if summary.incomplete:
        typer.echo(say("run.missing", count=len(summary.incomplete)), err=True)
    if summary.ignored:
        names = say("run.separator").join(Path(path).name for path in summary.ignored)
        typer.echo(say("run.ignored", names=names), err=True)
    if summary.pairs:
        typer.echo(say("run.paired", names=_listed(summary.pairs)))
    if summary.contradictions:
        typer.echo(say("run.contradict", count=summary.contradictions))
    typer.echo(say("run.warehouse", path=summary.warehouse))
