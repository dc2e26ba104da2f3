"""DuckDB's and the operating system's errors as one sentence for a person."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from unextract.errors import UnextractError

_DAMAGED = ("the file is damaged", "restore a copy of it, or move it away and run again")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})

# Part of DuckDB's message -> what is wrong, what to do. DuckDB has no error codes; the
# wording is the same from 1.2 to 2.0 and a test provokes each.
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        "Could not set lock on file",
        "another program has the warehouse open for writing",
        "close it there, or choose another warehouse file",
    ),
    (
        "not a valid DuckDB database file",
        "the file is not a DuckDB database",
        "choose another warehouse file, or move this one away",
    ),
    (
        "database file with version number",
        "the file was written by another generation of DuckDB",
        "upgrade the duckdb package, or choose another warehouse file",
    ),
    (
        "different configuration than existing connections",
        "this program itself has the warehouse open for writing",
        "close that connection first",
    ),
    ("Could not read enough bytes from file", *_DAMAGED),
    ("Corrupt database file", *_DAMAGED),
    (
        "No space left on device",
        "the disk is full",
        "free some space and run again",
    ),
    ("Permission denied", "access to the file was denied", "check the permissions of file and folder"),
)


@contextmanager
def explained(path: Path, stage: str) -> Iterator[None]:
    """Let DuckDB and operating-system errors about `path` leave as UnextractError."""
    try:
        yield
    except duckdb.Error as error:
        raise _from_duckdb(error, path, stage) from error
    except OSError as error:
        raise _from_system(error, path, stage) from error


def _from_duckdb(error: duckdb.Error, path: Path, stage: str) -> UnextractError:
    message = str(error)
    for part, problem, remedy in _KNOWN:
        if part in message:
            return UnextractError(str(path), stage, problem, remedy)
    return UnextractError(
        str(path), stage, first_clause(message), "run again, or choose another warehouse file"
    )


def _from_system(error: OSError, path: Path, stage: str) -> UnextractError:
    if error.errno in _FULL:
        _, problem, remedy = next(known for known in _KNOWN if known[0] == "No space left on device")
        return UnextractError(str(path), stage, problem, remedy)
    problem = (error.strerror or str(error)).lower()
    return UnextractError(
        str(path), stage, f"cannot be written ({problem})", "check the folder, or choose another"
    )


def first_clause(message: str) -> str:
    """DuckDB's message without its type, its excerpt of the SQL and its full stop."""
    text = message.split("\n\nLINE ", 1)[0]
    _, _, text = text.partition(" Error: ") if " Error: " in text.split("\n", 1)[0] else ("", "", text)
    return " ".join(text.split()).rstrip(".!")
