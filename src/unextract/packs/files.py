"""Where pattern files are and what they hold, before anything is compiled."""

import hashlib
import os
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

import tomli
from pydantic import BaseModel, ValidationError

from unextract.errors import UnextractError
from unextract.packs.model import PatternFile

LANGUAGES = ("zh", "en")
# read by other stages, with forms of their own
OTHER_FILES = frozenset({"metadata.toml", "words.toml"})
Form = TypeVar("Form", bound=BaseModel)


@cache
def default_directory() -> Path:
    """The patterns shipped with the package: beside it in a wheel, at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "patterns"
    return shipped if shipped.is_dir() else package.parent.parent / "patterns"


def packs_version(directory: Path | None = None) -> str:
    """A hash of all pattern files (12 hex digits); compiles nothing."""
    directory = directory or default_directory()
    return _hash(directory, tuple(sorted(_listed(directory))))


def _listed(directory: Path) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of change (ns) of every pattern file; `Path` takes ten times as long over it."""
    for folder in os.scandir(directory) if directory.is_dir() else ():
        for file in os.scandir(folder) if folder.is_dir() else ():
            if file.name.endswith(".toml"):
                status = file.stat()
                yield file.path, status.st_size, status.st_mtime_ns


@lru_cache(maxsize=8)
def _hash(directory: Path, files: tuple[tuple[str, int, int], ...]) -> str:
    """The hash, asked for several times a document; sizes and times say whether a file was edited."""
    digest = hashlib.sha256()
    for path in (Path(file) for file, _, _ in files):
        digest.update(path.relative_to(directory).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def rule_files(directory: Path, language: str) -> list[Path]:
    """The rule files of a language in the order in which their rules are tried."""
    folder = directory / language
    if not folder.is_dir():
        raise UnextractError(
            str(folder), "patterns", "there is no such folder", "give a folder that holds zh/ and en/"
        )
    return [path for path in sorted(folder.glob("*.toml")) if path.name not in OTHER_FILES]


@cache
def rules_read(directory: Path, language: str, version: str) -> tuple[tuple[Path, PatternFile], ...]:
    """The rule files of a language, read once; of another `version` of the directory they are read again.

    Raises UnextractError as `read_file` does.
    """
    return tuple((path, read_file(path)) for path in rule_files(directory, language))


def read_file(path: Path) -> PatternFile:
    """One validated pattern file.

    Raises UnextractError naming the file and the option for anything that is
    not TOML or not in the form that docs/patterns.md describes.
    """
    return read_form(path, PatternFile, "see docs/patterns.md for what a rule may say")


def read_form(path: Path, form: type[Form], remedy: str) -> Form:
    """The TOML file `path` as a record of `form`.

    Raises UnextractError naming the file and the option, with `remedy`, for
    anything that is not TOML or not of this form.
    """
    try:
        # tomli is the standard library's tomllib compiled: it takes a third of the time
        return form.model_validate(tomli.loads(path.read_text("utf-8")))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnextractError(
            str(path), "patterns", f"this is not TOML ({error})", "correct the line"
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UnextractError(str(path), "patterns", f"option {where}: {first['msg']}", remedy) from error
