"""`explain`: for each numeral of a text its class, its rule and the steps to its value."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from unextract.cli import messages
from unextract.cli.messages import name, say
from unextract.cli.options import Json, Patterns, text_or_stdin
from unextract.cli.output import console, print_record

if TYPE_CHECKING:
    from rich.text import Text

    from unextract.explain import ExplainedNumeral


def explain(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="Any text; - reads it from stdin.")
    ] = None,
    *,
    language: Annotated[
        Literal["zh", "en"] | None, typer.Option(help="The text's language; guessed when left out.")
    ] = None,
    patterns: Patterns = None,
    json: Json = False,
) -> None:
    """Say what each numeral of a text became, and why.

    For each: its class or figure, the rule, and the steps from characters to value.

    \b
    Examples:
      unextract explain "来自 140 个国家的 3 200 多名志愿人员"
      unextract explain --json - < sentence.txt
    """
    import unextract

    explanation = unextract.explain(text_or_stdin(text), unextract.load_packs(patterns), language)
    if json:
        print_record(explanation)
        return
    out = console()
    if not explanation.numerals:
        out.print(say("explain.nothing"))
    for explained in explanation.numerals:
        out.print(_headline(explained))
        for step in explained.steps:
            out.print(f"    {messages.step(step)}", markup=False)


def _headline(explained: "ExplainedNumeral") -> "Text":
    from rich.text import Text

    from unextract.cli.figures import KIND_STYLES, record_line

    numeral, figure = explained.numeral, explained.figure
    style = KIND_STYLES.get(numeral.numeral_class, "dim")
    line = Text.assemble((numeral.raw, f"bold {style}"), "  ", (name("class", numeral.numeral_class), style))
    if figure is None:
        rule = say("explain.by_rule", rule=numeral.pattern) if numeral.pattern else say("explain.no_rule")
        line.append(f"  {rule}", "dim")
        return line
    return line.append("  ").append(record_line(figure))
