"""A page as its file shows it, with the figures that were found on it drawn over it.

Needs Pillow, which the extra `images` brings; PDFium renders the page.
"""

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unextract.errors import UnextractError
from unextract.records import Figure, FigureKind

if TYPE_CHECKING:
    from unextract.show import Showing

# Dots a point: 144 an inch, so that small print can be read
_SCALE = 2.0
# Dots between a box and what it holds, and between the values of a line
_AIR, _GAP = 2, 14
_LABEL_SIZE = 20
_FILL = 48
# Red, green, blue; dark enough to be read on white
_COLOURS = {
    FigureKind.COUNT: (0, 120, 40),
    FigureKind.PERCENT: (0, 110, 150),
    FigureKind.PERCENTAGE_POINT: (0, 150, 190),
    FigureKind.MONEY: (170, 110, 0),
    FigureKind.FRACTION: (150, 0, 150),
    FigureKind.MULTIPLE: (200, 0, 120),
    FigureKind.MEASURE: (0, 60, 200),
    FigureKind.DURATION: (90, 70, 210),
    FigureKind.AGE: (200, 30, 30),
}

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in dots."""


def draw(showings: "Sequence[Showing]", page: int, image: Path) -> None:
    """Write page `page` (counted from 1) of the one PDF in `showings` to `image`, its figures boxed.

    The suffix of `image` says what kind of picture it is. Raises UnextractError
    (stage show) when there is more than one document, no PDF at its path, no
    such page, or no Pillow.
    """
    showing = _one(showings)
    if find_spec("PIL") is None:
        problem = "drawing needs Pillow, which is not installed"
        raise UnextractError(showing.source_path, "show", problem, "run: pip install 'unextract[images]'")
    figures = [
        shown.figure
        for passage in showing.passages
        for shown in passage.figures
        if shown.figure.page == page and shown.figure.bbox is not None
    ]
    picture = _rendered(Path(showing.source_path), page)
    drawn = _with_boxes(picture, figures)
    try:
        drawn.save(image)
    except ValueError as error:
        problem = f"there is no kind of picture called {image.suffix or 'by no suffix'}"
        raise UnextractError(str(image), "show", problem, "name it .png or .jpg") from error


def _one(showings: "Sequence[Showing]") -> "Showing":
    if len(showings) == 1:
        return showings[0]
    paths = ", ".join(showing.source_path for showing in showings)
    problem = f"{len(showings)} documents have this symbol"
    raise UnextractError(showings[0].name, "show", problem, f"name the file: {paths}")


def _rendered(path: Path, page: int) -> Any:
    """The page as a picture."""
    import pypdfium2

    source = path.as_posix()
    if not path.is_file():
        raise UnextractError(source, "show", "the file is no longer there", "name it where it is now")
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        problem = "only PDF files have pages to draw"
        raise UnextractError(source, "show", problem, "leave out --image") from error
    with document:
        if not 1 <= page <= len(document):
            problem = f"there is no page {page}"
            raise UnextractError(source, "show", problem, f"name one from 1 to {len(document)}")
        return document[page - 1].render(scale=_SCALE).to_pil().convert("RGB")


def _with_boxes(picture: Any, figures: Iterable[Figure]) -> Any:
    """The picture with a tinted box around each figure, and a margin with the values of every line.

    Values stand in the order of the boxes of their line: over the text they would hide it.
    """
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.load_default(_LABEL_SIZE)
    rows = [[(figure, font.getlength(_label(figure))) for figure in row] for row in _rows(figures)]
    margin = max((sum(width + _GAP for _, width in row) + _GAP for row in rows), default=0)
    sheet = Image.new("RGBA", (picture.width + round(margin), picture.height), "white")
    sheet.paste(picture)
    layer = Image.new("RGBA", sheet.size)
    pen = ImageDraw.Draw(layer)
    for row in rows:
        x = picture.width + _GAP
        for figure, width in row:
            colour = _COLOURS[figure.kind]
            box = _box(figure)
            pen.rectangle(box, fill=(*colour, _FILL), outline=(*colour, 255), width=2)
            pen.text((x, (box[1] + box[3]) / 2), _label(figure), (*colour, 255), font=font, anchor="lm")
            x += width + _GAP
    return Image.alpha_composite(sheet, layer).convert("RGB")


def _rows(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures by the line they stand on, from the left."""
    rows: list[list[Figure]] = []
    for figure in sorted(figures, key=lambda figure: _middle(_box(figure))):
        if rows and _box(rows[-1][0])[3] > _middle(_box(figure)):
            rows[-1].append(figure)
        else:
            rows.append([figure])
    return [sorted(row, key=_box) for row in rows]


def _middle(box: Rectangle) -> float:
    return (box[1] + box[3]) / 2


def _box(figure: Figure) -> Rectangle:
    assert figure.bbox is not None
    x0, top, x1, bottom = (_SCALE * edge for edge in figure.bbox)
    return x0 - _AIR, top - _AIR, x1 + _AIR, bottom + _AIR


def _label(figure: Figure) -> str:
    """Comparator and value; the unit where it is a symbol, for words stand in the text itself."""
    comparator = "" if figure.comparator == "=" else f"{figure.comparator} "
    if figure.value is None:
        return f"{comparator}vague"
    value = f"{figure.value.normalize():,f}"
    if figure.value_high is not None:
        value += f" to {figure.value_high.normalize():,f}"
    unit = figure.unit if figure.unit and figure.unit.isascii() and len(figure.unit) <= 3 else ""
    return f"{comparator}{value} {unit}".rstrip()
