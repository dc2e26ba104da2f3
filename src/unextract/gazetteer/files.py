"""Where the names come from: the derived list of countries, and what analysts edit in patterns/.

`countries.json` is written by scripts/derive_countries.py; the TOML files of
`places/` and `entities/` add to it. A pattern directory that has neither
folder uses the shipped ones.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from unextract.errors import UnextractError
from unextract.gazetteer.model import Kind, Named
from unextract.packs.files import default_directory, read_form

FOLDERS = ("places", "entities")
# The file of places/ that holds no names but what keeps them from being read.
WORDS = "words.toml"
WORLD = "W00"
_REMEDY = "see docs/countries.md for its form"
Names = tuple[Annotated[str, Field(min_length=2)], ...]
Sample = Annotated[str, Field(min_length=1)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(_Table):
    """`[names.<id>]`: names in both languages, the first of each the one to show."""

    zh: Names = ()
    en: Names = ()
    iso3: str | None = None
    m49: str | None = None
    note: str | None = None


class NameFile(_Table):
    """A file of names, all of one kind; those that are not `sought` in texts only say what a code means."""

    kind: Kind
    type: str | None = None
    sought: bool = True
    names: dict[str, Entry]


class Beside(_Table):
    """A name that matches `names` is none where `before` ends at it or `after` begins behind it.

    `match` are texts in which no such name may be found, `no_match` texts in
    which one must be.
    """

    languages: tuple[Literal["zh", "en"], ...]
    comment: str
    names: str
    before: str | None = None
    after: str | None = None
    match: tuple[Sample, ...] = ()
    no_match: tuple[Sample, ...] = ()


class Inside(_Table):
    """A place's name between `before` and `after` is part of an organisation's; samples as in Beside."""

    languages: tuple[Literal["zh", "en"], ...]
    comment: str
    before: str = ""
    after: str = ""
    match: tuple[Sample, ...] = ()
    no_match: tuple[Sample, ...] = ()


class WordFile(_Table):
    """The file `words.toml`: longer names that mean another thing, and rules of neighbourhood."""

    longer: Annotated[dict[str, tuple[Sample, ...]], Field(alias="not")] = {}
    beside: tuple[Beside, ...] = ()
    inside: tuple[Inside, ...] = ()


@dataclass
class Listed:
    """One named thing while its names are gathered."""

    kind: Kind
    iso3: str | None = None
    m49: str | None = None
    regions: tuple[str, ...] = ()
    type: str | None = None
    note: str | None = None
    sought: bool = True
    names: Mapping[str, list[str]] = field(default_factory=lambda: {"zh": [], "en": []})

    def add(self, entry: Entry) -> None:
        """Take over what `entry` says."""
        self.iso3 = entry.iso3 or self.iso3
        self.m49 = entry.m49 or self.m49
        self.note = entry.note or self.note
        self.names["zh"].extend(entry.zh)
        self.names["en"].extend(entry.en)

    def named(self, key: str) -> Named:
        """The finished record; IndexError without a name in both languages."""
        return Named(
            key,
            self.kind,
            self.iso3,
            self.m49,
            self.names["zh"][0],
            self.names["en"][0],
            self.regions,
            self.type,
            self.note,
        )


def listed(directory: Path) -> dict[str, Listed]:
    """Everything that has a name, by id: the derived countries first, then file by file.

    Raises UnextractError for a file that cannot be read, an id of two kinds,
    or one without a name in both languages.
    """
    found = dict(_countries())
    for path in name_files(directory):
        file = read_names(path)
        for key, entry in file.names.items():
            known = found.get(key)
            if known is None:
                known = found[key] = Listed(
                    file.kind, *_codes(file.kind, key), type=file.type, sought=file.sought
                )
            elif known.kind != file.kind:
                raise UnextractError(
                    str(path), "patterns", f"{key} is a {known.kind} elsewhere", "give it another id"
                )
            known.add(entry)
            if not (known.names["zh"] and known.names["en"]):
                raise UnextractError(
                    str(path), "patterns", f"{key} has no name in one language", "give both, zh and en"
                )
    return found


def name_files(directory: Path) -> list[Path]:
    """The files of names of `directory`, of the shipped patterns where it has none."""
    found = [path for folder in FOLDERS for path in sorted((directory / folder).glob("*.toml"))]
    names = [path for path in found if path.name != WORDS]
    return names if names or directory == default_directory() else name_files(default_directory())


def read_words(directory: Path) -> WordFile:
    """The file `places/words.toml` of `directory`, the shipped one where it has none."""
    path = directory / "places" / WORDS
    if not path.is_file():
        path = default_directory() / "places" / WORDS
    return read_form(path, WordFile, _REMEDY)


def read_names(path: Path) -> NameFile:
    """One validated file of names."""
    return read_form(path, NameFile, _REMEDY)


def _codes(kind: Kind, key: str) -> tuple[str | None, str | None]:
    """ISO 3166 and M49 as far as the id is one."""
    if kind == "region" and key.isdigit():
        return None, key
    return (key, None) if kind == "country" else (None, None)


def _countries() -> Iterator[tuple[str, Listed]]:
    for row in _derived():
        yield (
            row["iso3"],
            Listed(
                "country",
                row["iso3"],
                row["m49"],
                tuple(row["regions"]),
                names={"zh": list(row["zh"]), "en": list(row["en"])},
            ),
        )


@cache
def _derived() -> Iterable[dict[str, str]]:
    path = files("unextract.gazetteer").joinpath("countries.json")
    countries: list[dict[str, str]] = json.loads(path.read_text("utf-8"))["countries"]
    return countries
