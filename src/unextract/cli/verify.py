"""`verify`: a report against itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unextract.cli.messages import name, say
from unextract.cli.options import DEFAULT_WAREHOUSE, Json, Patterns, Warehouse
from unextract.cli.output import console, print_record, text

if TYPE_CHECKING:
    from rich.text import Text

    from unextract.verify import Verification, Verified

CONTRADICTS = 3
# What is computed is shown to so many decimal places: more than any report prints of a share.
_PLACES = 2


def verify(
    target: Annotated[
        str | None,
        typer.Argument(metavar="SYMBOL_OR_FILE", help="A loaded report or a file; all that are loaded."),
    ] = None,
    *,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    everything: Annotated[bool, typer.Option("--all", help="Print the checks that hold, too.")] = False,
    patterns: Patterns = None,
    json: Json = False,
) -> None:
    """Check a report against itself.

    Totals and their parts, shares and the numbers they come from, changes and
    both levels, lists of countries and the number stated for them, the same
    fact in two places. Prints how many checks hold, and every one that does not
    with its sentence. Exit code 3 says that something contradicts.

    \b
    Examples:
      unextract verify A/76/137
      unextract verify report.pdf --all
    """
    import unextract

    found = unextract.verify(target, warehouse=warehouse, patterns=patterns)
    if json:
        print_record(found)
    else:
        for verification in found:
            _print(verification, everything=everything)
    if any(verification.contradictions for verification in found):
        raise typer.Exit(CONTRADICTS)


def _print(verification: "Verification", *, everything: bool) -> None:
    from rich.text import Text

    out = console()
    head = verification.symbol or Path(verification.source_path).name
    out.print(Text.assemble((head, "bold"), (f"  {verification.source_path}", "dim")))
    for check in verification.checks if everything else verification.contradictions:
        for line in _lines(check):
            out.print(line)
    kinds = ", ".join(f"{count} {name('check', kind)}" for kind, count in verification.held.items())
    counts = {"held": sum(verification.held.values()), "checks": len(verification.checks)}
    out.print(say("verify.held", **counts) + (f" ({kinds})" if kinds else ""))


def _lines(check: "Verified") -> "list[Text]":
    from rich.text import Text

    mark, style = ("✓", "green") if check.holds else ("✗", "red")
    unit = name("unit", check.unit) if check.unit else ""
    line = Text.assemble((f"  {mark} {name('check', check.kind)}: ", style))
    values = (check.stated, round(check.computed, _PLACES))
    stated, computed = (f"{text(value)} {unit}".rstrip() for value in values)
    line.append(say("verify.against", stated=stated, computed=computed), "bold")
    if check.parts:
        line.append(f"  ← {' | '.join(' '.join(part.split()) for part in check.parts)}", "dim")
    if check.paragraph:
        line.append(f"  {say('compare.place', number=check.paragraph)}", "dim")
    elif check.page:
        line.append(f"  {say('compare.page', number=check.page)}", "dim")
    lines = [line]
    for quote, marked in ((check.sentence, check.raw), (check.other_sentence, None)):
        if quote is not None:
            quoted = Text("      " + " ".join(quote.split()))
            if marked is not None:
                quoted.highlight_words([" ".join(marked.split())], f"bold {style}")
            lines.append(quoted)
    return lines
