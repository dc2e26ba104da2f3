"""Which documents the warehouse already holds as a run would make them."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from unextract.errors import UnextractError
from unextract.load.records import KnownDocument
from unextract.pipeline.versions import Versions


def unchanged(
    files: Sequence[Path],
    known: Iterable[KnownDocument],
    versions: Versions,
    stated: Callable[[Path, str], str | None],
) -> Mapping[Path, KnownDocument]:
    """The `files` that need no work, each with the document of the warehouse it is.

    That document has the same bytes and versions and the same facts `stated`
    of it, and comes from the same file or from another one of `files` (a copy
    of it: one document is loaded once).
    """
    current: dict[str, list[KnownDocument]] = defaultdict(list)
    for document in known:
        if (document.pattern_version, document.code_version) == (versions.patterns, versions.code):
            current[document.source_sha256].append(document)
    if not current:
        return {}
    given = {os.path.realpath(file) for file in files}
    same: dict[Path, KnownDocument] = {}
    for file in files:
        sha256 = _sha256(file)
        for document in current.get(sha256, ()):
            origin = os.path.realpath(document.source_path)
            if origin not in given or document.reader_version != versions.readers.get(file.suffix.lower()):
                continue
            if document.stated != _stated(stated, file, sha256):
                continue
            if origin == os.path.realpath(file) or file not in same:
                same[file] = document
    return same


def _stated(stated: Callable[[Path, str], str | None], file: Path, sha256: str) -> str | None:
    """What is stated of the file; what cannot be understood equals nothing, so that reading it says why."""
    try:
        return stated(file, sha256)
    except UnextractError:
        return "?"


def _sha256(file: Path) -> str:
    """The hash of the file's bytes; of an unreadable one none, so that reading it says why."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
