"""The package of a Word file: its parts found and parsed, or one sentence that says why not."""

import zlib
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from unextract.errors import UnextractError
from unextract.read.docx_numbering import W

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A report with all its pictures unpacks to less (bytes)
_MOST_BYTES = 512 * 1024 * 1024
# What opening a damaged package raises (besides python-docx's and lxml's own)
_BROKEN = (BadZipFile, zlib.error, NotImplementedError, EOFError, KeyError, ValueError, AttributeError)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_REFERENCE = f"{{{_RELATION.rstrip('/')}}}id"


class Package(NamedTuple):
    """The roots of a file's parts; None where it has no such part."""

    text: Any
    styles: Any
    numbering: Any
    footnotes: Any
    endnotes: Any
    headers: tuple[Any, ...]
    """In the order they are referred to, those of first pages first."""
    footers: tuple[Any, ...]


def open_package(data: bytes, source: str) -> Package:
    """The parts of a Word file, parsed.

    Raises UnextractError (stage read) for a file that is empty, encrypted, in
    Word's old format, damaged or no Word file.
    """
    # imported here: no other kind of file needs it
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    _check(data, source)
    try:
        part = docx.Document(BytesIO(data)).part
        related = {kind: _related(part, kind) for kind in ("styles", "numbering", "footnotes", "endnotes")}
        return Package(
            part.element, headers=_margins(part, "header"), footers=_margins(part, "footer"), **related
        )
    except (PackageNotFoundError, XMLSyntaxError, *_BROKEN) as error:
        problem = f"the Word file is damaged ({type(error).__name__})"
        remedy = "open it in Word and save it again, or get another copy"
        raise UnextractError(source, "read", problem, remedy) from error


def _check(data: bytes, source: str) -> None:
    if not data:
        raise UnextractError(source, "read", "the file is empty", "download it again or leave it out")
    if data.startswith(_OLE):
        problem = "the Word file is encrypted or in Word's old format"
        raise UnextractError(source, "read", problem, "save it in Word as .docx without a password")
    try:
        with ZipFile(BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
            names = set(package.namelist())
    except _BROKEN as error:
        problem = "this is no Word file, or only a part of one"
        remedy = "download it again, or give it its right suffix"
        raise UnextractError(source, "read", problem, remedy) from error
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        problem = "this is no Word file, whatever its name says"
        raise UnextractError(source, "read", problem, "give it the suffix of what it is")
    if size > _MOST_BYTES:
        problem = f"the file unpacks to {size // 2**20} MB, no report has more than {_MOST_BYTES // 2**20}"
        raise UnextractError(source, "read", problem, "check that it is the right file")


def _margins(part: Any, kind: str) -> tuple[Any, ...]:
    """The headers or footers that sections refer to."""
    references = list(part.element.iter(f"{W}{kind}Reference"))
    references.sort(key=lambda reference: reference.get(f"{W}type") != "first")
    targets = [reference.get(_REFERENCE) for reference in references]
    return tuple(part.rels[target].target_part.element for target in targets if target in part.rels)


def _related(part: Any, kind: str) -> Any:
    """The root of the part that stands in this relation to `part`, None where there is none."""
    for relation in part.rels.values():
        if relation.reltype == _RELATION + kind and not relation.is_external:
            target = relation.target_part
            if hasattr(target, "element"):
                return target.element
            from lxml import etree

            return etree.fromstring(target.blob, etree.XMLParser(resolve_entities=False))
    return None
