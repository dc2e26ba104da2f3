"""`read`, `segment`, `extract`, `load`: one stage at a time, each from the artifacts of the last."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unextract.cli import messages
from unextract.cli.options import (
    DEFAULT_INPUT,
    DEFAULT_WAREHOUSE,
    Editions,
    Engine,
    Patterns,
    PdfEngine,
    Warehouse,
)

if TYPE_CHECKING:
    from unextract.stages import StageSummary

FAILED = 1
DEFAULT_ARTIFACTS = Path("data/out/stages")

Artifacts = Annotated[
    Path, typer.Option("--artifacts", "-a", metavar="DIR", help="Where artifacts are kept.")
]


def read(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files, folders or globs; data/raw when left out."),
    ] = None,
    *,
    artifacts: Artifacts = DEFAULT_ARTIFACTS,
    patterns: Patterns = None,
    editions: Editions = None,
    engine: Engine = PdfEngine.PDFIUM,
) -> None:
    """Read reports; the first of four stages.

    The stages leave artifacts, a JSON file a document, in DIR/read, DIR/segment
    and DIR/extract. `unextract run` does all four at once and leaves none.

    \b
    Example:
      unextract read data/raw && unextract segment && unextract extract && unextract load
    """
    from unextract import stages
    from unextract.read import load_editions

    known = None if editions is None else load_editions(editions)
    summary = stages.read(
        paths or [DEFAULT_INPUT], artifacts, patterns=patterns, editions=known, engine=engine.value
    )
    _report(summary, artifacts)


def segment(*, artifacts: Artifacts = DEFAULT_ARTIFACTS, patterns: Patterns = None) -> None:
    """Cut what was read into segments; the second stage.

    \b
    Example:
      unextract segment --artifacts data/out/stages
    """
    from unextract import stages

    _report(stages.segment(artifacts, patterns=patterns), artifacts)


def extract(*, artifacts: Artifacts = DEFAULT_ARTIFACTS, patterns: Patterns = None) -> None:
    """Find the figures of what was segmented; the third stage.

    \b
    Example:
      unextract extract --patterns my-patterns
    """
    from unextract import stages

    _report(stages.extract(artifacts, patterns=patterns), artifacts)


def load(*, artifacts: Artifacts = DEFAULT_ARTIFACTS, warehouse: Warehouse = DEFAULT_WAREHOUSE) -> None:
    """Load what was extracted into the warehouse; the last stage.

    \b
    Example:
      unextract load --warehouse reports.duckdb
    """
    from unextract import stages

    _report(stages.load(artifacts, warehouse=warehouse), warehouse)


def _report(summary: "StageSummary", where: Path) -> None:
    for failure in summary.failures:
        typer.echo(messages.recorded(failure), err=True)
    stage = messages.stage(summary.stage)
    failed = len(summary.failures)
    typer.echo(
        messages.say("stage.done", stage=stage, documents=summary.documents, failed=failed, where=where)
    )
    if summary.failures:
        raise typer.Exit(FAILED)
