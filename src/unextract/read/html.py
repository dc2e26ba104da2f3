"""Web pages: blocks to paragraphs, headings to headings, tables to rows, raised numbers to footnote marks.

Parsed by lxml, which the Word reader needs anyway; its HTML parser takes what
browsers take and decodes by the page's own declaration.
"""

import re
from collections.abc import Iterator
from typing import Any

from unextract.errors import UnextractError
from unextract.read.decode import decode
from unextract.read.reading import Reading
from unextract.read.typescript import Part, Typescript

_UNSEEN = frozenset(
    {
        "audio", "button", "canvas", "form", "head", "iframe", "input", "math", "nav", "noscript", "object",
        "script", "select", "style", "svg", "template", "textarea", "title", "video",
    }
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(_HEADINGS) | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
}  # fmt: skip
_MARK = re.compile(r"[\[(]?\s*(\d{1,3}|[a-z*†‡]{1,3})\s*[\])]?")
# Anchors of footnotes as Word, pandoc, MediaWiki and EPUB name them, and links back from the note
_TO_NOTE = re.compile(r"#_?(?:ftn|fn|footnote|edn|note|cite_note)[-_:]?\w*$", re.IGNORECASE)
_TO_MARK = re.compile(r"#_?(?:ftnref|fnref|footnote-?ref|ednref|noteref|cite_ref)[-_:]?\w*$", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TAG = re.compile(rb"<\s*(?:!doctype|html|head|body|p|div|table|h[1-6])\b", re.IGNORECASE)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# Encodings that pages declare by a name that means more than it says (WHATWG Encoding Standard)
_MEANT = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "us-ascii": "cp1252"}
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# How deep elements may stand in one another and still be told apart
_DEEPEST = 200
_NOTE_BODIES = frozenset({"p", "li", "div"})
_BULLETS = frozenset({"ul", "menu"})


def read_html(data: bytes, source: str) -> Reading:
    """The text of a web page.

    Raises UnextractError (stage read) for a file that is empty, no HTML, in an
    unknown encoding or without text.
    """
    from lxml import etree, html

    if not data:
        raise UnextractError(source, "read", "the file is empty", "download it again or leave it out")
    text = _decoded(data, source)
    if not _TAG.search(data.replace(b"\x00", b"")):
        raise UnextractError(source, "read", "this is no web page", "give it the suffix of what it is")
    # whatever encoding the page declares, it is decoded by now
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnextractError(source, "read", "the page is damaged", "download it again") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        problem = "elements stand in one another deeper than any report needs"
        raise UnextractError(source, "read", problem, "save the page as the browser shows it")
    out = Typescript()
    _Page(out).blocks(root)
    if not out.text.strip():
        remedy = "save the page as the browser shows it"
        raise UnextractError(source, "read", "the page holds no text", remedy)
    return Reading(out.text, "text/html", raised=tuple(out.raised), tables=tuple(out.tables))


def _decoded(data: bytes, source: str) -> str:
    declared = _DECLARED.search(data[:2048])
    if declared and not data.startswith(_MARKS):
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode(_MEANT.get(name, name))
        except (UnicodeDecodeError, LookupError):
            pass  # the declaration is wrong: look at the bytes
    return decode(data, source)


class _Page:
    """The walk through one page."""

    def __init__(self, out: Typescript) -> None:
        self._out = out
        self._parts: list[Part] = []

    def blocks(self, root: Any) -> None:
        """Write everything that `root` shows."""
        self._walk(root, 0)
        self._flush(None)

    def _walk(self, element: Any, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN or _is_hidden(element):
            return
        if depth > _DEEPEST:
            self._parts.append(Part(" ".join(" ".join(element.itertext()).split())))
            return
        if tag == "br":
            self._parts.append(Part("\n"))
            return
        if tag == "table" and self._table(element):
            return
        if (raised := _mark(element)) is not None:
            self._parts.append(raised)
            return
        if tag not in _BLOCKS:
            self._inside(element, depth)
            return
        self._flush(None)
        if (mark := _note_mark(element)) is not None:
            self._out.note(mark, [Part(" ".join(_shown(element).split()))])
            return
        if tag == "li":
            self._parts.append(Part(_label(element)))
        self._inside(element, depth)
        self._flush(_HEADINGS.get(tag))

    def _inside(self, element: Any, depth: int) -> None:
        if element.text:
            self._parts.append(Part(_flat(element, element.text)))
        for child in element:
            self._walk(child, depth + 1)
            if child.tail:
                self._parts.append(Part(_flat(element, child.tail)))

    def _flush(self, level: int | None) -> None:
        parts, self._parts = self._parts, []
        if not any(part.text.strip() for part in parts):
            return
        if level is None:
            self._out.paragraph(parts)
        else:
            self._out.heading(parts, level)

    def _table(self, table: Any) -> bool:
        """Write a table of data; False for one that only lays out text."""
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in _rows(table)]
        if len(rows) < 2 or max(map(len, rows), default=0) < 2 or table.find(".//table") is not None:
            return False
        self._flush(None)
        for caption in table.iterchildren("caption"):
            self._inside(caption, 0)
            self._flush(None)
        self._out.table(_filled(rows))
        return True


def _filled(rows: list[list[Any]]) -> Iterator[list[str]]:
    """The rows of a table with empty cells where a cell of a row above or to the left reaches."""
    reaching: dict[int, int] = {}
    for row in rows:
        texts: list[str] = []
        cells = iter(row)
        while True:
            if reaching.get(len(texts), 0) > 0:
                reaching[len(texts)] -= 1
                texts.append("")
                continue
            cell = next(cells, None)
            if cell is None:
                break
            down = _span(cell, "rowspan")
            for nth in range(_span(cell, "colspan")):
                if down > 1:
                    reaching[len(texts)] = down - 1
                texts.append(" ".join(_shown(cell).split()) if nth == 0 else "")
        yield texts


def _shown(element: Any) -> str:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or _is_hidden(element):
        return ""
    inner = (element.text or "") + "".join(_shown(child) + (child.tail or "") for child in element)
    return f" {inner} " if element.tag in _BLOCKS or element.tag == "br" else inner


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(1000, max(1, int(value))) if value.isdigit() else 1


def _rows(table: Any) -> Iterator[Any]:
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is table:
            yield row


def _mark(element: Any) -> Part | None:
    """A footnote mark: a raised number or star, or a link to a note with nothing else in it."""
    if element.tag == "sup" or (element.tag == "a" and _TO_NOTE.search(element.get("href", ""))):
        found = _MARK.fullmatch("".join(element.itertext()).strip())
        if found:
            return Part(found[1], raised=True)
    return None


def _note_mark(element: Any) -> str | None:
    """The mark of a footnote's body, which a link leads back from; the link is left without text."""
    if element.tag not in _NOTE_BODIES or (element.tag == "div" and any(c.tag in _BLOCKS for c in element)):
        return None
    for link in element.iter("a"):
        if not _TO_MARK.search(link.get("href", "")):
            continue
        words = "".join(link.itertext()).strip()
        found = _MARK.fullmatch(words)
        first = "".join(element.itertext()).strip().startswith(words)
        if found and first:
            mark = found[1]
        elif element.tag == "li":
            mark = str(_place(element))
        else:
            continue
        link.text, link[:] = "", []
        return mark
    return None


def _label(item: Any) -> str:
    """The number or bullet that a browser shows before a list item."""
    holder = item.getparent()
    if holder is None or holder.tag in _BULLETS:
        return "• "
    number = _place(item)
    match holder.get("type", "1"):
        case "a" | "A" as kind if number <= 26:
            return f"({chr(ord(kind) + number - 1)}) "
        case _:
            return f"{number}. "


def _place(item: Any) -> int:
    """The number of a list item among its neighbours."""
    holder = item.getparent()
    start = holder.get("start", "1")
    items = [other for other in holder if other.tag == "li"]
    return items.index(item) + (int(start) if start.lstrip("-").isdigit() else 1)


def _flat(element: Any, text: str) -> str:
    return text if element.tag == "pre" else " ".join(("x" + text + "x").split())[1:-1]


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None
