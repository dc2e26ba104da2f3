"""`compare` and `pair`: two editions of one report, in Chinese and in English."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unextract.cli.messages import name, say
from unextract.cli.options import DEFAULT_WAREHOUSE, Json, Patterns, Warehouse
from unextract.cli.output import console, print_record, text

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from unextract.compare import Comparison, Disagreement, Stated

DIFFERENT = 3
# From this width on the editions stand beside each other, below it under each other.
SIDE_BY_SIDE = 100

_STYLES = {"value_differs": "red", "kind_differs": "red", "only_zh": "yellow", "only_en": "yellow"}


def compare(
    target: Annotated[
        str, typer.Argument(metavar="SYMBOL_OR_FILE", help="A loaded report, or a file with OTHER.")
    ],
    other: Annotated[
        Path | None, typer.Argument(metavar="OTHER", help="The file of the edition to compare it with.")
    ] = None,
    *,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    strict: Annotated[
        bool, typer.Option("--strict", help="Another unit, comparator or period is a disagreement, too.")
    ] = False,
    patterns: Patterns = None,
    json: Json = False,
) -> None:
    """Compare the Chinese and the English edition of a report.

    Prints how many of their figures agree, and every one that does not, with
    the sentences of both editions. A symbol is looked up in the warehouse; two
    files are read on the spot. Exit code 3 says that something differs.

    \b
    Examples:
      unextract compare A/76/137
      unextract compare report.zh.pdf report.en.pdf --strict
    """
    import unextract

    comparisons = unextract.compare(target, other, warehouse=warehouse, strict=strict, patterns=patterns)
    if json:
        print_record(comparisons)
    else:
        for comparison in comparisons:
            _print(comparison)
    if any(comparison.disagreements for comparison in comparisons):
        raise typer.Exit(DIFFERENT)


def pair(
    one: Annotated[str, typer.Argument(metavar="ONE", help="A file, or a document of the warehouse.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Its edition in the other language.")],
    *,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    remove: Annotated[bool, typer.Option("--remove", help="Forget a pair made by hand.")] = False,
    patterns: Patterns = None,
    json: Json = False,
) -> None:
    """Pair two editions that do not bear the same symbol.

    Files are loaded first where the warehouse does not hold them. Editions of
    one symbol are paired without this; a pair made by hand is remembered.

    \b
    Example:
      unextract pair report.zh.pdf report.en.pdf
    """
    import unextract

    paired = unextract.pair(one, other, warehouse=warehouse, remove=remove, patterns=patterns)
    if json:
        print_record(paired)
        return
    key = "pair.removed" if remove else "pair.paired"
    typer.echo(say(key, zh=paired.source_path_zh, en=paired.source_path_en))


def _print(comparison: "Comparison") -> None:
    from rich.text import Text

    out = console()
    head = comparison.symbol or Path(comparison.source_path_zh).name
    files = f"  {comparison.source_path_zh} ↔ {comparison.source_path_en}"
    out.print(Text.assemble((head, "bold"), (files, "dim")))
    beside = sys.stdout.isatty() and out.width >= SIDE_BY_SIDE
    for disagreement in comparison.disagreements:
        out.print(_title(disagreement))
        out.print(_beside(disagreement) if beside else _below(disagreement))
    counts = [f"{count} {name('status', status)}" for status, count in comparison.statuses.items()]
    share = f"{comparison.agreement:.1%}" if comparison.agreeing < comparison.compared else "100%"
    out.print(
        say("compare.agreement", share=share, agreeing=comparison.agreeing, compared=comparison.compared)
        + f" ({', '.join(counts)})"
    )
    if comparison.uncompared:
        out.print(say("compare.uncompared", count=comparison.uncompared), style="dim")
    parts = [
        f"{name('difference', part)} ({count})"
        for part, count in comparison.differences.items()
        if part not in ("kind", "value")
    ]
    if parts:
        out.print(say("compare.parts", parts=", ".join(parts)), style="dim")


def _title(disagreement: "Disagreement") -> "RenderableType":
    from rich.text import Text

    status = disagreement.status
    line = Text.assemble((f"  {name('status', status)}", _STYLES.get(status, "cyan")))
    if disagreement.differences:
        line.append(f": {', '.join(name('difference', part) for part in disagreement.differences)}")
    return line


def _beside(disagreement: "Disagreement") -> "RenderableType":
    from rich.console import Group
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(0, 2, 1, 4), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(*(Group(*_stated(stated)) for stated in (disagreement.zh, disagreement.en)))
    return table


def _below(disagreement: "Disagreement") -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    lines: list[Text] = []
    for key, stated in (("compare.zh", disagreement.zh), ("compare.en", disagreement.en)):
        figure, quote = _stated(stated)
        lines.append(Text.assemble((f"    {say(key)}  ", "dim"), figure))
        lines.append(Text("      ").append(quote))
    return Group(*lines)


def _stated(stated: "Stated") -> "tuple[Text, Text]":
    """The figure, and the sentence with the figure marked, or the text in which it is missing."""
    from rich.text import Text

    line = Text()
    if stated.raw is None:
        line.append(say("compare.none"), "italic")
    else:
        value = say("figure.vague") if stated.value is None else text(stated.value)
        value += f"–{text(stated.value_high)}" if stated.value_high is not None else ""
        unit = name("unit", stated.unit) if stated.unit else ""
        line.append(f"{stated.comparator} {value} {unit}".rstrip(), "bold")
        if stated.period:
            line.append(f"  {say('figure.period')} ", "dim").append(stated.period)
    if stated.paragraph:
        line.append(f"  {say('compare.place', number=stated.paragraph)}", "dim")
    elif stated.page:
        line.append(f"  {say('compare.page', number=stated.page)}", "dim")
    if stated.quote is None:
        return line, Text(say("compare.no_text"), "italic")
    quote = Text(" ".join(stated.quote.split()))
    if stated.raw is not None:
        quote.highlight_words([" ".join(stated.raw.split())], "bold red")
    return line, quote
