"""`editions.toml`: what a person knows of an edition that its text does not state.

["000_*.txt"]                # a file name, exact or a glob
symbol = "A/99/123"
period = "2022-03/2023-02"

["sha256:5336cfef2498fb21"]  # or the beginning of the file's SHA-256
language = "zh"
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from unextract.errors import UnextractError
from unextract.read.period import Period, parse_period
from unextract.records import Language

SIDECAR = "editions.toml"

_FIELDS = ("symbol", "language", "title", "issuing_body", "period")
_HASH_KEY = re.compile(r"sha256:[0-9a-f]{8,64}")
_SYMBOL = re.compile(r"[A-Z][A-Za-z0-9.()-]*(?:/[A-Za-z0-9.()-]+)+")
_GLOB = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is set for one edition; None leaves what was read."""

    symbol: str | None = None
    language: Language | None = None
    title: str | None = None
    issuing_body: str | None = None
    period: Period | None = None

    def over(self, other: "Facts") -> "Facts":
        """These facts, and the other's where these say nothing."""
        return Facts(
            symbol=self.symbol or other.symbol,
            language=self.language or other.language,
            title=self.title or other.title,
            issuing_body=self.issuing_body or other.issuing_body,
            period=self.period or other.period,
        )


@dataclass(frozen=True, slots=True)
class Editions:
    """The entries of one sidecar, as (key, facts) in its order."""

    source: str = ""
    entries: tuple[tuple[str, Facts], ...] = ()

    def facts(self, name: str, sha256: str) -> Facts:
        """What is set for the file of this name and content.

        A hash goes before an exact name, that before globs, of which the last one counts most.
        """
        found = Facts()
        for _, _, facts in sorted(
            (_rank(key), position, facts)
            for position, (key, facts) in enumerate(self.entries)
            if _applies(key, name, sha256)
        ):
            found = facts.over(found)
        return found


def load_editions(path: Path) -> Editions:
    """The entries of a sidecar file.

    Raises UnextractError (stage read) naming file, table and key for a file
    that cannot be read, is no TOML, or says something that is not understood.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
        raise _refused(path, problem, "check that it exists and may be read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _refused(path, f"this is not TOML ({error})", "correct it") from error
    return Editions(path.as_posix(), tuple((key, _facts(path, key, table)) for key, table in tables.items()))


def find_editions(path: Path) -> Editions:
    """The sidecar beside an input file; no entries where there is none."""
    sidecar = path.parent / SIDECAR
    return load_editions(sidecar) if sidecar.is_file() else Editions()


def _facts(path: Path, key: str, table: object) -> Facts:
    if key.startswith("sha256:") and not _HASH_KEY.fullmatch(key):
        raise _refused(path, f'["{key}"] is no SHA-256', "write 8 to 64 hexadecimal digits in lower case")
    if not isinstance(table, Mapping):
        problem = f"{key!r} stands outside of a table"
        raise _refused(path, problem, 'write it below a file name, as in ["report.txt"]')
    for field in table:
        if field not in _FIELDS:
            raise _refused(path, f'["{key}"] has the unknown key {field!r}', f"use {', '.join(_FIELDS)}")
    return Facts(**{field: _value(path, key, field, value) for field, value in table.items()})


def _value(path: Path, key: str, field: str, value: object) -> Any:
    if field == "period" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise _refused(path, f'["{key}"] {field} is not a text', f'write {field} = "…" in quotation marks')
    value = value.strip()
    if field == "period":
        try:
            return parse_period(value)
        except ValueError as error:
            remedy = 'write "2022", "2018/2020" or "2022-03/2023-02"'
            raise _refused(path, f'["{key}"] period: {error}', remedy) from error
    if field == "language" and value not in ("zh", "en"):
        raise _refused(path, f'["{key}"] language is {value!r}', 'write "zh" or "en"')
    if field == "symbol" and not _SYMBOL.fullmatch(value):
        raise _refused(path, f'["{key}"] symbol {value!r} is no document symbol', 'write it like "A/76/137"')
    return value


def _applies(key: str, name: str, sha256: str) -> bool:
    if key.startswith("sha256:"):
        return sha256.startswith(key.removeprefix("sha256:"))
    return key == name or fnmatchcase(name, key)


def _rank(key: str) -> int:
    if key.startswith("sha256:"):
        return 2
    return 0 if _GLOB.search(key) else 1


def _refused(path: Path, problem: str, remedy: str) -> UnextractError:
    return UnextractError(path.as_posix(), "read", problem, remedy)
