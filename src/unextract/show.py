"""A document's text with its figures in their places, from a warehouse or straight from a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from unextract.errors import UnextractError
from unextract.golden.found import address
from unextract.records import Figure, Record, Segment, SegmentKind

DEFAULT_WAREHOUSE = Path("data/out/unextract.duckdb")

_SEGMENT_FIELDS = tuple(name for name in Segment.model_fields if name not in ("marks", "tokens"))
_FIGURE_FIELDS = tuple(Figure.model_fields)


class ShownFigure(Record):
    """A figure and where it stands in its passage's text; `start` is None when no character is shown."""

    figure: Figure
    start: int | None
    end: int | None


class Passage(Record):
    """A segment and its figures in the order of the text."""

    segment: Segment
    figures: tuple[ShownFigure, ...]


class Showing(Record):
    """What `show` shows of one document."""

    name: str
    language: str
    title: str | None
    source_path: str
    passages: tuple[Passage, ...]


def show(
    target: str | Path,
    *,
    paragraph: str | None = None,
    page: int | None = None,
    warehouse: Path = DEFAULT_WAREHOUSE,
    patterns: Path | None = None,
) -> tuple[Showing, ...]:
    """Show `target`: a file, processed on the spot, or a symbol or file name known to `warehouse`.

    One Showing for each edition of the symbol. `paragraph` limits it to one
    official number and its list items (5, 13(b), or `note 4`), `page` to what
    begins or has a figure on one page. UnextractError when there is no such
    document, paragraph or page.
    """
    path = Path(target)
    whole = (_from_file(path, patterns),) if path.is_file() else _from_warehouse(str(target), warehouse)
    showings = whole
    if paragraph is not None:
        showings = _limited(showings, lambda passage: _is_paragraph(passage.segment, paragraph))
        if not showings:
            remedy = f"name another; it has {_numbers(whole)}"
            raise UnextractError(str(target), "show", f"there is no paragraph {paragraph}", remedy)
    if page is not None:
        showings = _limited(showings, lambda passage: _is_on(passage, page))
        if not showings:
            problem = f"nothing was read on page {page}"
            raise UnextractError(str(target), "show", problem, f"name another; it has {_pages(whole)}")
    return showings


def passages(segments: Iterable[Segment], figures: Iterable[Figure]) -> tuple[Passage, ...]:
    """Each of `segments` with those of `figures` that it states."""
    of_segment: dict[str, list[Figure]] = {}
    for figure in sorted(figures, key=lambda figure: (figure.source_start, figure.source_end)):
        of_segment.setdefault(figure.segment_id, []).append(figure)
    return tuple(
        Passage(
            segment=segment,
            figures=tuple(_placed(segment, figure) for figure in of_segment.get(segment.segment_id, ())),
        )
        for segment in segments
    )


def _placed(segment: Segment, figure: Figure) -> ShownFigure:
    start = end = None
    at = 0
    for first, last in segment.slices:
        low, high = max(first, figure.source_start), min(last, figure.source_end)
        if low < high:
            start = at + low - first if start is None else start
            end = at + high - first
        at += last - first
    return ShownFigure(figure=figure, start=start, end=end)


def _from_file(path: Path, patterns: Path | None) -> Showing:
    from unextract.extract import extract
    from unextract.packs import load_packs
    from unextract.read import read
    from unextract.resolve import resolve
    from unextract.segment import segment

    packs = load_packs(patterns)
    document = read(path, patterns=patterns)
    edition = resolve(extract(document, segment(document), packs), packs)
    return Showing(
        name=document.symbol or path.name,
        language=document.language,
        title=document.title,
        source_path=document.source_path,
        passages=passages(edition.segments, edition.figures),
    )


def _from_warehouse(target: str, warehouse: Path) -> tuple[Showing, ...]:
    documents = _rows(
        warehouse, "documents", ("document_id", "symbol", "language", "title", "source_path"), "source_path"
    )
    wanted = [document for document in documents if answers_to(document, target)]
    if not wanted:
        problem = f"neither a file nor a document of {warehouse}"
        known = ", ".join(sorted({row["symbol"] or Path(row["source_path"]).name for row in documents}))
        remedy = f"give a path, or one of: {known}" if known else "load documents first with `unextract run`"
        raise UnextractError(target, "show", problem, remedy)
    ids = ", ".join(_literal(row["document_id"]) for row in wanted)
    limit = f"document_id IN ({ids})"
    segments = _grouped(_rows(warehouse, "segments", _SEGMENT_FIELDS, "document_id, ordinal", limit))
    figures = _grouped(_rows(warehouse, "figures", _FIGURE_FIELDS, "document_id, source_start", limit))
    return tuple(
        Showing(
            name=row["symbol"] or Path(row["source_path"]).name,
            language=row["language"],
            title=row["title"],
            source_path=row["source_path"],
            passages=passages(
                [
                    Segment.model_validate(_segment_fields(fields))
                    for fields in segments.get(row["document_id"], ())
                ],
                [Figure.model_validate(_stated(fields)) for fields in figures.get(row["document_id"], ())],
            ),
        )
        for row in wanted
    )


def answers_to(document: Mapping[str, Any], target: str) -> bool:
    """Whether `target` means the row `document`: by its symbol, its id, or its file's path or name."""
    source = Path(document["source_path"])
    names = (document["symbol"], document["document_id"], document["source_path"], source.name, source.stem)
    return target.casefold() in {name.casefold() for name in names if name}


def _rows(
    warehouse: Path, table: str, columns: Sequence[str], order: str, where: str = "true"
) -> list[dict[str, Any]]:
    from unextract.load import query

    selected = ", ".join(f'"{column}"' for column in columns)
    sql = f"SELECT {selected} FROM {table} WHERE {where} ORDER BY {order}"
    return [dict(zip(columns, row, strict=True)) for row in query(warehouse, sql).rows]


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _grouped(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    return {key: list(group) for key, group in groupby(rows, key=lambda row: str(row["document_id"]))}


def _segment_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    slices = [(s["start"], s["end"]) if isinstance(s, Mapping) else tuple(s) for s in fields["slices"]]
    return _stated(fields) | {"slices": slices}


def _stated(fields: Mapping[str, Any]) -> dict[str, Any]:
    # A NULL list in the warehouse is the record's default.
    return {name: value for name, value in fields.items() if value is not None}


def _limited(showings: Iterable[Showing], wanted: Callable[[Passage], bool]) -> tuple[Showing, ...]:
    """The showings with the passages that are `wanted`; those without any left out."""
    limited = (s.model_copy(update={"passages": tuple(filter(wanted, s.passages))}) for s in showings)
    return tuple(showing for showing in limited if showing.passages)


def _is_on(passage: Passage, page: int) -> bool:
    return passage.segment.page == page or any(shown.figure.page == page for shown in passage.figures)


def _is_paragraph(segment: Segment, paragraph: str) -> bool:
    number = address(segment.kind, segment.paragraph) or ""
    return number == paragraph or number.startswith(f"{paragraph}(")


def _pages(showings: Iterable[Showing]) -> str:
    pages = [p.segment.page for showing in showings for p in showing.passages if p.segment.page is not None]
    return f"pages {min(pages)} to {max(pages)}" if pages else "no pages"


def _numbers(showings: Iterable[Showing]) -> str:
    numbers = [
        passage.segment.paragraph
        for showing in showings
        for passage in showing.passages
        if passage.segment.kind is SegmentKind.PARAGRAPH and passage.segment.paragraph
    ]
    return f"paragraphs {numbers[0]} to {numbers[-1]}" if numbers else "no numbered paragraphs"
