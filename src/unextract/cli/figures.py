"""How a figure looks on a screen: a colour a kind, its record on a line."""

from rich.text import Text

from unextract.cli.messages import name, say
from unextract.cli.output import text
from unextract.golden.period import format_period
from unextract.records import Figure

KIND_STYLES = {
    "count": "green",
    "percent": "cyan",
    "percentage_point": "bright_cyan",
    "money": "yellow",
    "fraction": "magenta",
    "multiple": "bright_magenta",
    "measure": "blue",
    "duration": "bright_blue",
    "age": "red",
}


def record_line(figure: Figure) -> Text:
    """Value, unit, comparator, role, subject, scope, period, confidence and rule of `figure`."""
    value = say("figure.vague") if figure.value is None else text(figure.value)
    if figure.value_high is not None:
        value += f"–{text(figure.value_high)}"
    unit = name("unit", figure.unit) if figure.unit else ""
    line = Text.assemble(
        (f"{figure.comparator} {value}", "bold"), f" {unit}".rstrip(), f"  {name('role', figure.role)}"
    )
    period = format_period((figure.period_start, figure.period_end))
    for label, part in (("subject", figure.subject), ("scope", figure.scope), ("period", period)):
        if part:
            line.append(f"  {say(f'figure.{label}')} ", "dim").append(" ".join(part.split()))
    line.append(f"  {say('figure.confidence')} {figure.confidence:.2f}  {figure.pattern}", "dim")
    if figure.flags:
        line.append(f"  {say('figure.inferred', flags=', '.join(figure.flags))}", "dim")
    return line
