"""What a document's rows depend on besides its bytes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Versions:
    """A document is unchanged when its bytes and all of these are; `readers` has one a suffix."""

    tool: str
    code: str
    readers: Mapping[str, str]
    patterns: str


def current_versions(patterns: Path | None, engine: str | None = None) -> Versions:
    """The versions of this program, with the pattern packs of `patterns` (None: the shipped ones)
    and the PDF engine `engine` (None: the usual one).

    Compiles nothing. Raises UnextractError (stage patterns) when the folder cannot be read.
    """
    from unextract import __version__
    from unextract.packs import packs_version
    from unextract.read import ENGINES, reader_versions

    return Versions(
        tool=__version__,
        code=f"{__version__}+{_code_hash()}",
        readers=reader_versions(engine or ENGINES[0]),
        patterns=packs_version(patterns),
    )


@cache
def _code_hash() -> str:
    """Hash of the package's sources: a changed line may change any record."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for source in sorted(package.rglob("*.py")):
        digest.update(source.relative_to(package).as_posix().encode())
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]
