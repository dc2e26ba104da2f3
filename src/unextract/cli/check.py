"""`check`: a warehouse, or a fresh run, beside the golden fixtures."""

import sys
import tempfile
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unextract.cli import messages
from unextract.cli.messages import name, say
from unextract.cli.options import DEFAULT_WAREHOUSE, Json, Patterns, Warehouse
from unextract.cli.output import console, plain_table, print_record, print_table

if TYPE_CHECKING:
    from unextract.golden import Change, Check, Fixture

DIFFERENT = 3


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Run these afresh and check that; else the warehouse."),
    ] = None,
    *,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    fixtures: Annotated[Path, typer.Option(metavar="DIR", help="Where the golden *.jsonl files are.")] = Path(
        "tests/golden"
    ),
    min_f1: Annotated[
        float | None,
        typer.Option(min=0, max=1, metavar="X", help="Pass when F1 of (kind, value) reaches X."),
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Rewrite the fixtures, asking for each kind of change.")
    ] = False,
    yes: Annotated[
        str | None,
        typer.Option(
            metavar="CHANGES", help="With --update: accept these without asking, as missing,role or all."
        ),
    ] = None,
    unreviewed: Annotated[
        bool, typer.Option("--unreviewed", help="List each figure in text that nobody reviewed.")
    ] = False,
    patterns: Patterns = None,
    json: Json = False,
) -> None:
    """Compare a warehouse with what is known to be true.

    Prints what is missing, extra or changed, by document and paragraph.
    Figures in text that nobody reviewed are listed as unreviewed and never count
    as errors. Exit code 3 says that something differs (or that F1 is below --min-f1).

    \b
    Examples:
      unextract check
      unextract check data/raw --fixtures tests/golden/samples --min-f1 0.97
      unextract check --update --yes extra,value
    """
    from unextract.golden import check_fixtures, load_fixtures

    accepted = _accepted(yes) if yes is not None else None
    if accepted is not None and not update:
        raise typer.BadParameter("it says which changes --update accepts; add --update", param_hint="--yes")
    golden = load_fixtures(fixtures)
    if paths:
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / "check.duckdb"
            _run_afresh(paths, fresh, patterns)
            result = check_fixtures(fresh, golden)
    else:
        result = check_fixtures(warehouse, golden)
    if json:
        print_record(result)
    else:
        _print_differences(result)
        _print_unreviewed(result, each=unreviewed)
        _print_summary(result)
    if update and result.differences:
        _rewrite(golden, result, accepted)
        return
    if not result.passes(min_f1):
        raise typer.Exit(DIFFERENT)


def _run_afresh(paths: list[Path], warehouse: Path, patterns: Path | None) -> None:
    import unextract

    summary = unextract.run(paths, warehouse=warehouse, patterns=patterns)
    for failure in summary.failures:
        typer.echo(messages.translated(failure.message), err=True)


def _accepted(words: str) -> "frozenset[Change]":
    from unextract.golden import CHANGES

    if words == "all":
        return frozenset(CHANGES)
    named = {word.strip() for word in words.split(",")} - {""}
    accepted = frozenset(change for change in CHANGES if change in named)
    if unknown := sorted(named - accepted):
        message = f"unknown change {', '.join(unknown)}; there are {', '.join(CHANGES)} and all"
        raise typer.BadParameter(message, param_hint="--yes")
    return accepted


def _print_differences(result: "Check") -> None:
    from rich.text import Text

    from unextract.golden import describe

    out = console()
    for document in result.documents:
        if not document.differences:
            continue
        out.print(
            Text.assemble(
                (document.name, "bold"),
                (f"  {document.source_path}  {say('check.against', fixture=document.fixture)}", "dim"),
            )
        )
        paragraph: object = ...
        for difference in document.differences:
            if difference.paragraph != paragraph:
                paragraph = difference.paragraph
                out.print(f"  {_place(difference.paragraph)}", markup=False)
            style = {"missing": "red", "extra": "green"}.get(difference.change, "yellow")
            out.print(Text(f"    {messages.difference(describe(difference))}", style))


def _print_unreviewed(result: "Check", *, each: bool) -> None:
    from rich.text import Text

    out = console()
    for document in result.documents:
        if not document.unreviewed:
            continue
        kinds = Counter(found.kind.value for found in document.unreviewed)
        listed = ", ".join(f"{count} {name('kind', kind)}" for kind, count in kinds.most_common())
        line = say(
            "check.list_unreviewed", document=document.name, count=len(document.unreviewed), kinds=listed
        )
        out.print(Text(line, "dim"))
        for found in document.unreviewed if each else ():
            place, kind = _place(found.paragraph), name("kind", found.kind)
            out.print(Text(f"    {place}: {kind} “{' '.join(found.raw.split())}”", "dim"))


def _place(paragraph: str | None) -> str:
    return say("check.paragraph", number=paragraph) if paragraph else say("check.no_paragraph")


def _print_summary(result: "Check") -> None:
    columns = ("document", "language", "golden", "right", "different", "unreviewed")
    table = plain_table(*(say(f"check.{column}") for column in columns), "F1")
    for document in result.documents:
        figures = (document.facts, document.right, len(document.differences), len(document.unreviewed))
        table.add_row(
            document.name, document.language, *(str(figure) for figure in figures), f"{document.f1:.4f}"
        )
    print_table(table)
    for missing in result.not_loaded:
        typer.echo(say("check.not_loaded", document=missing))
    if result.without_fixture:
        typer.echo(say("check.no_fixture", documents=", ".join(result.without_fixture)))
    changes = ", ".join(f"{count} {messages.difference(change)}" for change, count in result.changes.items())
    typer.echo(say("check.result", f1=f"{result.f1:.4f}", changes=changes or say("check.no_differences")))


def _rewrite(golden: "tuple[Fixture, ...]", result: "Check", accepted: "Collection[Change] | None") -> None:
    from unextract.golden import update

    if accepted is None:
        if not _somebody_is_there():
            raise typer.BadParameter(
                "nobody is there to ask; name the changes with --yes", param_hint="--update"
            )
        accepted = [
            change
            for change, count in result.changes.items()
            if typer.confirm(say("check.accept", count=count, change=change), default=False)
        ]
    written = update(golden, result, accepted)
    for path in written:
        typer.echo(say("check.rewritten", path=path))
    if any(change not in accepted for change in result.changes):
        raise typer.Exit(DIFFERENT)


def _somebody_is_there() -> bool:
    return sys.stdin.isatty()
