"""Which files the given paths mean."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from glob import has_magic, iglob
from pathlib import Path

from unextract.errors import UnextractError


@dataclass(frozen=True, slots=True)
class Found:
    """`files` to read, each once; files of scanned folders that no reader reads; what went wrong."""

    files: tuple[Path, ...]
    ignored: tuple[Path, ...]
    errors: tuple[UnextractError, ...]


def discover(
    paths: Iterable[str | os.PathLike[str]], suffixes: Collection[str], companions: Collection[str] = ()
) -> Found:
    """The files that `paths` (files, folders with all they hold, globs) mean, in their order.

    Folders and globs yield the files with one of `suffixes`, sorted by name;
    hidden files and folders, and `companions` of reports, are passed over. A file named outright must have
    one of `suffixes`. A file reached twice counts once. Whatever a path fails
    to yield is an error of its own (stage read).
    """
    files: dict[str, Path] = {}
    ignored: dict[str, Path] = {}
    errors: list[UnextractError] = []
    for given in paths:
        path = Path(given)
        if path.is_dir() or (has_magic(str(path)) and not path.exists()):
            scanned = list(_scan(path) if path.is_dir() else _matches(path))
            readable = [file for file in scanned if file.suffix.lower() in suffixes]
            unread = (file for file in set(scanned) - set(readable) if file.name not in companions)
            ignored.update((os.path.realpath(file), file) for file in unread)
            if not readable:
                errors.append(_empty(path, suffixes))
        else:
            readable = [path]
            if problem := _problem(path, suffixes):
                readable = []
                errors.append(problem)
        for file in readable:
            files.setdefault(os.path.realpath(file), file)
    return Found(tuple(files.values()), tuple(sorted(ignored.values())), tuple(errors))


def _scan(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if not name.startswith("."))


def _matches(pattern: Path) -> Iterator[Path]:
    for match in sorted(iglob(str(pattern), recursive=True)):
        path = Path(match)
        if path.is_dir():
            yield from _scan(path)
        else:
            yield path


def _problem(path: Path, suffixes: Collection[str]) -> UnextractError | None:
    if not path.exists():
        return UnextractError(str(path), "read", "there is no such file or folder", "check the path")
    if path.suffix.lower() not in suffixes:
        known = ", ".join(sorted(suffixes))
        what = f"files of type {path.suffix}" if path.suffix else "files without a suffix"
        return UnextractError(str(path), "read", f"{what} cannot be read", f"convert it to one of {known}")
    return None


def _empty(path: Path, suffixes: Collection[str]) -> UnextractError:
    known = ", ".join(sorted(suffixes))
    where = "the folder holds" if path.is_dir() else "the pattern matches"
    return UnextractError(str(path), "read", f"{where} no file of type {known}", "check the path")
