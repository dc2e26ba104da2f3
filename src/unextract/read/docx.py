"""Word files (.docx): paragraphs with the numbers Word gives them, real footnotes, tables.

python-docx opens the package and finds its parts; the text is read from the
XML itself, because tracked changes, fields, text boxes and notes have no place
in python-docx's model.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from unextract.errors import UnextractError
from unextract.read.docx_numbering import Numbering, W, whole
from unextract.read.docx_package import Package, open_package
from unextract.read.reading import Reading
from unextract.read.typescript import Part, Typescript

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTE_KINDS = ("footnote", "endnote")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

# Styles of headings: Word's own, and those of the UN's templates (_ H _1, _ Title_H_1)
_HEADING_STYLE = re.compile(r"(?:heading|title|subtitle)\b|_\s?(?:Title_)?H(?:_|\s|\d|M|CH)", re.IGNORECASE)
_LAST_DIGIT = re.compile(r"(\d)\D*$")
_SKIPPED = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr")
) | {_FALLBACK}  # fmt: skip
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0FC": "✓", "F0D8": "►"}
_MARK = re.compile(r"\d{1,3}|[a-z*†‡]{1,3}")
_MOST_LEVEL = 9


class _Style(NamedTuple):
    name: str
    based_on: str | None
    numbering: tuple[str | None, int | None]
    level: int | None


def read_docx(data: bytes, source: str) -> Reading:
    """The text of a Word file; it has no pages until somebody prints it.

    Raises UnextractError (stage read) for a file that is empty, encrypted, in
    Word's old format, damaged or no Word file.
    """
    script = _Script(open_package(data, source))
    script.write()
    return Reading(
        script.out.text, _MEDIA_TYPE, raised=tuple(script.out.raised), tables=tuple(script.out.tables)
    )


def refuse_doc(data: bytes, source: str) -> Reading:
    """Word's format up to 2003 cannot be read; a .docx that is named .doc can."""
    if data.startswith(b"PK\x03\x04"):
        return read_docx(data, source)
    problem = "Word's old format (.doc) cannot be read"
    remedy = "save it as .docx in Word, or run: soffice --headless --convert-to docx FILE"
    raise UnextractError(source, "read", problem, remedy)


class _Script:
    """The walk through one file: lists count on, notes are written where they are cited."""

    def __init__(self, package: Package) -> None:
        self.out = Typescript()
        self._package = package
        self._styles = _styles(package.styles)
        self._numbering = Numbering(package.numbering)
        self._notes = {
            kind: {
                note.get(f"{W}id"): note
                for note in (root.iter(f"{W}{kind}") if root is not None else ())
                if note.get(f"{W}type") in (None, "normal")
            }
            for kind, root in zip(_NOTE_KINDS, (package.footnotes, package.endnotes), strict=True)
        }
        self._cited = dict.fromkeys(_NOTE_KINDS, 0)

    def write(self) -> None:
        """Masthead, text, imprint; running headers that repeat them are left out."""
        for root in _distinct(self._package.headers):
            self._blocks(root, laid_out=True)
        body = self._package.text.find(f"{W}body")
        if body is not None:
            self._blocks(body)
        for root in _distinct(self._package.footers)[:1]:
            self._blocks(root, laid_out=True)

    def _blocks(self, parent: Any, *, laid_out: bool = False) -> None:
        """Paragraphs and tables in order; tables are `laid_out` text in the margins of a page."""
        for element in parent:
            match element.tag.removeprefix(W):
                case "p":
                    self._paragraph(element, titled=not laid_out)
                case "tbl":
                    if laid_out:
                        self._side_by_side(_cells(element))
                    else:
                        self._table(element)
                case "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag":
                    self._blocks(element, laid_out=laid_out)

    def _side_by_side(self, rows: list[list[Any]]) -> None:
        for row in rows:
            for cell in row:
                self._blocks(cell, laid_out=True)

    def _paragraph(self, element: Any, *, titled: bool) -> None:
        notes: list[tuple[str, Any]] = []
        boxes: list[Any] = []
        parts = [Part(label + " ")] if (label := self._label(element)) else []
        parts.extend(self._parts(element, notes, boxes))
        level = self._heading_level(element) if titled else None
        if any(part.text.strip() for part in parts):
            if level is None:
                self.out.paragraph(parts)
            else:
                self.out.heading(parts, level)
        for mark, note in notes:
            self._note(mark, note)
        for box in boxes:
            self._blocks(box)

    def _note(self, mark: str, note: Any) -> None:
        parts: list[Part] = []
        for paragraph in note.iter(f"{W}p"):
            if parts:
                parts.append(Part(" "))
            parts.extend(part for part in self._parts(paragraph, [], []) if not part.raised)
        self.out.note(mark, parts)

    def _parts(self, element: Any, notes: list[tuple[str, Any]], boxes: list[Any]) -> Iterator[Part]:
        """The characters of a paragraph; `notes` take in what it cites, `boxes` what floats beside it."""
        for child in element:
            tag = child.tag
            if tag in _SKIPPED:
                continue
            name = tag.removeprefix(W) if isinstance(tag, str) else ""
            match name:
                case "r":
                    yield from self._run(child, notes, boxes)
                case "txbxContent":
                    boxes.append(child)
                case _:
                    yield from self._parts(child, notes, boxes)

    def _run(self, run: Any, notes: list[tuple[str, Any]], boxes: list[Any]) -> Iterator[Part]:
        properties = run.find(f"{W}rPr")
        if properties is not None and _is_on(properties.find(f"{W}vanish")):
            return
        raised = False
        if properties is not None:
            align = properties.find(f"{W}vertAlign")
            raised = align is not None and align.get(f"{W}val") == "superscript"
        text: list[str] = []
        for child in run:
            name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
            match name:
                case "t":
                    text.append(child.text or "")
                case "tab" | "ptab":
                    text.append(" ")
                case "br" | "cr":
                    text.append("\n" if child.get(f"{W}type") in (None, "textWrapping") else " ")
                case "noBreakHyphen":
                    text.append("-")
                case "sym":
                    text.append(_symbol(child.get(f"{W}char", "")))
                case "footnoteReference" | "endnoteReference":
                    yield Part("".join(text), raised and _is_mark(text))
                    text.clear()
                    yield from self._reference(child, name.removesuffix("Reference"), notes)
                case "drawing" | "pict" | "object":
                    boxes.extend(child.iter(f"{W}txbxContent"))
                case _ if child.tag not in _SKIPPED and len(child):
                    boxes.extend(
                        box
                        for box in child.iter(f"{W}txbxContent")
                        if not any(above.tag == _FALLBACK for above in box.iterancestors())
                    )
        if text:
            yield Part("".join(text), raised and _is_mark(text))

    def _reference(self, reference: Any, kind: str, notes: list[tuple[str, Any]]) -> Iterator[Part]:
        note = self._notes[kind].get(reference.get(f"{W}id"))
        if note is None:
            return
        if _is_set(reference.get(f"{W}customMarkFollows")):
            mark = "".join(text.text or "" for text in reference.getparent().iter(f"{W}t")).strip() or "*"
        else:
            self._cited[kind] += 1
            mark = str(self._cited[kind])
            yield Part(mark, raised=True)
        notes.append((mark, note))

    def _table(self, table: Any) -> None:
        rows = _cells(table)
        if len(rows) <= 1 or max(map(len, rows), default=0) <= 1:
            # a frame round text, or text set side by side
            self._side_by_side(rows)
            return
        notes: list[tuple[str, Any]] = []
        self.out.table([[text for cell in row for text in self._cell(cell, notes)] for row in rows])
        for mark, note in notes:
            self._note(mark, note)

    def _cell(self, cell: Any, notes: list[tuple[str, Any]]) -> list[str]:
        """The text of a cell, and an empty one for every further column it spans."""
        properties = cell.find(f"{W}tcPr")
        span, continues = 1, False
        if properties is not None:
            wide, merged = properties.find(f"{W}gridSpan"), properties.find(f"{W}vMerge")
            span = max(1, whole(wide, "val", 1))
            continues = merged is not None and merged.get(f"{W}val", "continue") == "continue"
        text = ""
        if not continues:
            lines = []
            for paragraph in cell.iter(f"{W}p"):
                label = self._label(paragraph)
                parts = "".join(part.text for part in self._parts(paragraph, notes, []))
                lines.append(f"{label} {parts}" if label else parts)
            text = " ".join(line.strip() for line in lines if line.strip())
        return [text, *[""] * (span - 1)]

    def _label(self, paragraph: Any) -> str:
        """The number that Word shows before a paragraph."""
        list_id: str | None = None
        level: int | None = None
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            list_id, level = _numbering_of(properties)
        for known in self._ancestry(paragraph):
            list_id = known.numbering[0] if list_id is None else list_id
            level = known.numbering[1] if level is None else level
        if list_id in (None, "0"):
            return ""
        return self._numbering.label(list_id, level or 0)

    def _heading_level(self, paragraph: Any) -> int | None:
        """1 to 9 for a heading: by the outline level or the name of its style, or set in bold alone."""
        for known in self._ancestry(paragraph):
            if known.level is not None:
                return min(_MOST_LEVEL, known.level + 1)
            if _HEADING_STYLE.search(known.name):
                digit = _LAST_DIGIT.search(known.name)
                return int(digit[1]) or 1 if digit else 1
        properties = paragraph.find(f"{W}pPr")
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        if (level := whole(outline, "val", _MOST_LEVEL)) < _MOST_LEVEL:
            return level + 1
        return 2 if _is_bold(paragraph) else None

    def _ancestry(self, paragraph: Any) -> Iterator[_Style]:
        """The style of a paragraph and those it is based on."""
        properties = paragraph.find(f"{W}pPr")
        style = properties.find(f"{W}pStyle") if properties is not None else None
        name = style.get(f"{W}val") if style is not None else None
        seen: set[str] = set()
        while name is not None and name not in seen and name in self._styles:
            seen.add(name)
            yield self._styles[name]
            name = self._styles[name].based_on


def _distinct(margins: Iterable[Any]) -> list[Any]:
    """The headers or footers of the first page, then those of later pages with other text."""
    found: dict[str, Any] = {}
    for root in margins:
        text = "".join(root.itertext()).strip()
        if text and not any(text in other for other in found):
            found[text] = root
    return list(found.values())


def _styles(root: Any) -> dict[str, _Style]:
    styles = {}
    for style in root.iter(f"{W}style") if root is not None else ():
        name, base, properties = (style.find(f"{W}{tag}") for tag in ("name", "basedOn", "pPr"))
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        level = whole(outline, "val", _MOST_LEVEL)
        styles[style.get(f"{W}styleId")] = _Style(
            name.get(f"{W}val", "") if name is not None else "",
            base.get(f"{W}val") if base is not None else None,
            _numbering_of(properties) if properties is not None else (None, None),
            level if level < _MOST_LEVEL else None,
        )
    return styles


def _numbering_of(properties: Any) -> tuple[str | None, int | None]:
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        return None, None
    list_id, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    return (
        list_id.get(f"{W}val") if list_id is not None else None,
        whole(level, "val", 0) if level is not None else None,
    )


def _cells(table: Any) -> list[list[Any]]:
    """The cells of each row of a table, not those of tables inside its cells."""
    return [
        [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
        for row in table.iter(f"{W}tr")
        if next(row.iterancestors(f"{W}tbl")) is table
    ]


def _is_bold(paragraph: Any) -> bool:
    """Every character of a paragraph is bold."""
    runs = [run for run in paragraph.iter(f"{W}r") if any((t.text or "").strip() for t in run.iter(f"{W}t"))]
    return bool(runs) and all(
        (properties := run.find(f"{W}rPr")) is not None and _is_on(properties.find(f"{W}b")) for run in runs
    )


def _is_on(toggle: Any) -> bool:
    return toggle is not None and toggle.get(f"{W}val", "1") not in ("0", "false", "none", "off")


def _is_set(value: str | None) -> bool:
    return value not in (None, "0", "false", "off")


def _is_mark(text: list[str]) -> bool:
    return _MARK.fullmatch("".join(text).strip()) is not None


def _symbol(code: str) -> str:
    """A character of a symbol font, by its hexadecimal code."""
    return _SYMBOLS.get(code.upper(), "")
