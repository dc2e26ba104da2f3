"""Read: from a file to a `Document`, its text untouched.

`read(path)` is the stage; `editions.toml` beside the file, or passed as
`editions`, states what the file itself does not.
"""

import errno
import hashlib
from collections.abc import Mapping
from pathlib import Path

from unextract.errors import UnextractError
from unextract.read.editions import Editions, Facts, find_editions, load_editions
from unextract.read.languages import detect_language, named_language
from unextract.read.readers import PDF, PLAIN, readers
from unextract.read.reading import ENGINES
from unextract.records import Document

__all__ = [
    "ENGINES", "PLAIN_SUFFIXES", "READER_VERSION", "SUFFIXES", "Editions", "Facts", "load_editions", "read",
    "reader_versions", "stated_facts",
]  # fmt: skip

# Raise it when a file of the same bytes gives another text or other metadata
READER_VERSION = "6"
SUFFIXES = frozenset(readers())
PLAIN_SUFFIXES = frozenset(PLAIN)

# Three hundred times the longest report; beyond it somebody named the wrong file
_MOST_BYTES = 256 * 1024 * 1024


def reader_versions(engine: str = ENGINES[0]) -> Mapping[str, str]:
    """By suffix, the `reader_version` of what `read` gives: that of a PDF names its engine, and OCR if there
    is one.
    """
    from unextract.read.pdf.scans import ocr_version

    parts = (READER_VERSION, engine, ocr_version())
    return dict.fromkeys(SUFFIXES, READER_VERSION) | {PDF: "+".join(part for part in parts if part)}


def read(
    path: Path,
    *,
    editions: Editions | None = None,
    patterns: Path | None = None,
    engine: str = ENGINES[0],
) -> Document:
    """The document in a file.

    `editions` replaces the `editions.toml` beside the file; `patterns` the
    folder of patterns shipped with the package; `engine`, one of ENGINES, opens
    PDFs. `source_path` is `path` as given, with forward slashes; `document_id`
    depends on content and symbol only.

    Raises UnextractError (stage read) for a path that is missing, no file,
    unreadable or of an unknown kind, and for content that is no text.
    """
    # imported here: a run that finds all files unchanged asks for versions and facts alone
    from unextract.read.metadata import read_metadata

    source = path.as_posix()
    data = _bytes(path)
    sha256 = hashlib.sha256(data).hexdigest()
    suffix = path.suffix.lower()
    reading = readers(engine)[suffix](data, source)
    facts = stated_facts(path, sha256, editions)
    known = detect_language(reading.text) if reading.text.strip() else named_language(path.name)
    language = facts.language or known
    if language is None and reading.warnings:
        problem, _, remedy = reading.warnings[0].partition("; ")
        raise UnextractError(source, "read", problem, remedy)
    if language is None:
        remedy = 'if that is wrong, set language = "zh" or "en" for it in editions.toml'
        raise UnextractError(source, "read", "the text is neither Chinese nor English", remedy)
    stated = read_metadata(reading.text, language, patterns)
    symbol = facts.symbol or stated.symbol
    period = facts.period or stated.period
    return Document(
        document_id=document_id(symbol, sha256),
        symbol=symbol,
        language=language,
        title=facts.title or stated.title,
        issuing_body=facts.issuing_body or stated.issuing_body,
        period_start=period and period[0],
        period_end=period and period[1],
        source_path=source,
        source_sha256=sha256,
        media_type=reading.media_type,
        page_count=reading.page_count,
        text=reading.text,
        reader_version=reader_versions(engine)[suffix],
        issued=stated.masthead.issued,
        original_language=stated.masthead.original_language,
        session=stated.masthead.session,
        agenda_item=stated.masthead.agenda_item,
        layout=reading.layout,
        warnings=reading.warnings,
        raised=reading.raised,
        tables=reading.tables,
        grids=reading.grids,
        ocr_pages=reading.ocr_pages,
    )


def stated_facts(path: Path, sha256: str, editions: Editions | None = None) -> Facts:
    """What `editions`, or the `editions.toml` beside the file, sets for a file.

    Equal facts, content and versions give an equal document: whoever skips
    unchanged files compares these.
    """
    return (find_editions(path) if editions is None else editions).facts(path.name, sha256)


def document_id(symbol: str | None, source_sha256: str) -> str:
    """16 hexadecimal digits, the same for the same content and symbol on every machine."""
    return hashlib.sha256(f"{symbol or ''}\0{source_sha256}".encode()).hexdigest()[:16]


def _bytes(path: Path) -> bytes:
    source = path.as_posix()
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnextractError(source, "read", "this is a folder", "name the files in it")
        if not path.is_file():
            raise UnextractError(source, "read", "this is no regular file", "copy its content into a file")
        if path.suffix.lower() not in SUFFIXES:
            problem = f"files of the kind {path.suffix or 'without a suffix'} cannot be read"
            remedy = f"convert it to one of {', '.join(sorted(SUFFIXES))}"
            raise UnextractError(source, "read", problem, remedy)
        if size > _MOST_BYTES:
            problem = f"the file has {size // 2**20} MB, no report has more than {_MOST_BYTES // 2**20}"
            raise UnextractError(source, "read", problem, "check that it is the right file, or split it")
        return path.read_bytes()
    except OSError as error:
        raise UnextractError(source, "read", *_explained(error)) from error


def _explained(error: OSError) -> tuple[str, str]:
    """Problem and remedy of a failure that the operating system reports."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return "there is no such file", "check the path"
        case errno.EACCES | errno.EPERM:
            return "you may not read this file", "ask for read permission (chmod u+r)"
        case _:
            reason = error.strerror or type(error).__name__
            return f"the file cannot be read ({reason})", "check the disk and the path, then run again"
