"""`show`: a document's text with its figures highlighted and their records below."""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unextract.cli.messages import name
from unextract.cli.options import DEFAULT_WAREHOUSE, Json, Patterns, Warehouse
from unextract.cli.output import console, print_record

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from unextract.show import Passage, Showing


def show(
    document: Annotated[
        str, typer.Argument(metavar="SYMBOL_OR_FILE", help="A loaded document, or a file; - reads stdin.")
    ],
    *,
    paragraph: Annotated[
        str | None,
        typer.Option("--paragraph", "-p", metavar="NUMBER", help="Only this one: 5, 13(b), 'note 4'."),
    ] = None,
    page: Annotated[
        int | None, typer.Option("--page", metavar="N", min=1, help="Only this page, counted from 1.")
    ] = None,
    image: Annotated[
        Path | None,
        typer.Option(metavar="PNG", help="Draw that page of a PDF, its figures boxed, and print nothing."),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    patterns: Patterns = None,
    json: Json = False,
) -> None:
    """Print a document with its figures highlighted.

    The record of each figure stands below its paragraph. A symbol is looked up in
    the warehouse, a file is processed on the spot.

    \b
    Examples:
      unextract show A/76/137 --paragraph 5
      unextract show report.txt | less -R
      unextract show report.pdf --page 5 --image page5.png
    """
    if image is not None and page is None:
        raise typer.BadParameter("name a page to draw with --page")
    showings = _shown(document, paragraph, page, warehouse, patterns)
    if image is not None and page is not None:
        from unextract.picture import draw

        draw(showings, page, image)
        return
    if json:
        print_record(showings)
        return
    out = console()
    for showing in showings:
        out.print(_masthead(showing))
        for passage in showing.passages:
            for line in _passage(passage):
                out.print(line)


def _shown(
    document: str, paragraph: str | None, page: int | None, warehouse: Path, patterns: Path | None
) -> "tuple[Showing, ...]":
    import unextract

    if document != "-":
        return unextract.show(
            document, paragraph=paragraph, page=page, warehouse=warehouse, patterns=patterns
        )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "stdin.txt"
        file.write_bytes(sys.stdin.buffer.read())
        return unextract.show(file, paragraph=paragraph, page=page, patterns=patterns)


def _masthead(showing: "Showing") -> "RenderableType":
    from rich.text import Text

    parts = (showing.name, showing.language, showing.title)
    head = "  ".join(part for part in parts if part)
    return Text.assemble((head, "bold"), (f"\n{showing.source_path}\n", "dim"))


def _passage(passage: "Passage") -> "list[RenderableType]":
    from rich.padding import Padding

    from unextract.cli.figures import KIND_STYLES, record_line

    lines: list[RenderableType] = [_body(passage)]
    for number, shown in enumerate(passage.figures, start=1):
        kind = shown.figure.kind.value
        line = record_line(shown.figure)
        lines.append(Padding(_note(number, kind, KIND_STYLES[kind]).append(line), (0, 0, 0, 4), expand=False))
    lines.append("")
    return lines


def _body(passage: "Passage") -> "Text":
    from rich.text import Text

    from unextract.cli.figures import KIND_STYLES

    segment = passage.segment
    body = Text().append(f"{segment.paragraph} " if segment.paragraph else "", "dim")
    heading = "bold" if segment.kind == "heading" else ""
    if segment.kind not in ("paragraph", "list_item", "heading"):
        body.append(f"[{segment.kind}] ", "dim")
    at = 0
    for number, shown in enumerate(passage.figures, start=1):
        if shown.start is None or shown.end is None or shown.start < at:
            continue
        style = KIND_STYLES[shown.figure.kind]
        body.append(segment.text[at : shown.start], heading)
        body.append(segment.text[shown.start : shown.end], f"bold {style}")
        body.append(f"[{number}]", f"dim {style}")
        at = shown.end
    return body.append(segment.text[at:], heading)


def _note(number: int, kind: str, style: str) -> "Text":
    from rich.text import Text

    return Text.assemble((f"[{number}] ", f"dim {style}"), (f"{name('kind', kind)} ", style))
