"""Where pattern files are and what they hold, before anything is compiled."""

import hashlib
import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from unextract.errors import UnextractError
from unextract.packs.model import PatternFile

LANGUAGES = ("zh", "en")
# read by other stages, with forms of their own
OTHER_FILES = frozenset({"metadata.toml", "words.toml"})


def default_directory() -> Path:
    """The patterns shipped with the package: beside it in a wheel, at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "patterns"
    return shipped if shipped.is_dir() else package.parent.parent / "patterns"


def packs_version(directory: Path | None = None) -> str:
    """A hash of all pattern files (12 hex digits); compiles nothing."""
    directory = directory or default_directory()
    files = sorted(directory.glob("*/*.toml"))
    return _hash(
        directory, tuple([(file, (stat := file.stat()).st_size, stat.st_mtime_ns) for file in files])
    )


@lru_cache(maxsize=8)
def _hash(directory: Path, files: tuple[tuple[Path, int, int], ...]) -> str:
    """Asked several times a document; sizes and times (ns) of `files` say whether one was edited since."""
    digest = hashlib.sha256()
    for path, _, _ in files:
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


def read_file(path: Path) -> PatternFile:
    """One validated pattern file.

    Raises UnextractError naming the file and the option for anything that is
    not TOML or not in the form that docs/patterns.md describes.
    """
    try:
        return PatternFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnextractError(
            str(path), "patterns", f"this is not TOML ({error})", "correct the line"
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        problem = f"option {where}: {first['msg']}"
        raise UnextractError(
            str(path), "patterns", problem, "see docs/patterns.md for what a rule may say"
        ) from error
