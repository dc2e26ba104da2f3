"""`search`: the paragraphs that hold some words, best first, with their figures."""

import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from unextract.cli.messages import say
from unextract.cli.options import DEFAULT_WAREHOUSE, Json, Warehouse, text_or_stdin
from unextract.cli.output import console, print_record

if TYPE_CHECKING:
    from rich.text import Text

    from unextract.load.searching import Hit


def search(
    text: Annotated[str | None, typer.Argument(metavar="WORDS", help="What to look for; - reads it.")] = None,
    *,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many to show.")] = 10,
    language: Annotated[
        Literal["zh", "en"] | None, typer.Option(help="Only documents in this language.")
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    json: Json = False,
) -> None:
    """Find paragraphs by their words.

    Words are cut as the documents were, in both languages; paragraphs are ranked by BM25 and
    shown with the figures they state.

    \b
    Examples:
      unextract search "在线志愿人员 残疾"
      unextract search --limit 3 "peacekeeping women"
    """
    import unextract

    found = unextract.search(warehouse, text_or_stdin(text), limit=limit, language=language)
    if json:
        print_record(found)
        return
    out = console()
    for number, hit in enumerate(found.hits, start=1):
        out.print(_head(number, hit))
        out.print(_marked(hit.text, found.words))
        for figure in hit.figures:
            label = figure.label_zh if hit.language == "zh" else figure.label_en
            parts = (" ".join(figure.raw.split()), label, figure.period)
            out.print("    " + "  ".join(part for part in parts if part), markup=False)
        out.print()
    if not found.hits:
        out.print(say("search.nothing"))


def _head(number: int, hit: "Hit") -> "Text":
    from rich.text import Text

    where = hit.symbol or hit.source_path
    place = f" ¶ {hit.paragraph}" if hit.paragraph else ""
    page = f", page {hit.page}" if hit.page else ""
    return Text.assemble(
        (f"{number}. ", "dim"), (where, "bold"), f"{place}{page}", (f"  {hit.score:.2f}", "dim")
    )


def _marked(text: str, words: tuple[str, ...]) -> "Text":
    from rich.text import Text

    shown = Text(text)
    shown.highlight_regex(re.compile("|".join(map(re.escape, words)), re.IGNORECASE), "bold yellow")
    return shown
