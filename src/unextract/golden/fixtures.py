"""Golden fixtures: what is true of a document, one JSON object a line, facts only.

A line is one of three things, and the lines stand in the order of the text:

- a fact: `kind` is given; the figure stands there. Only what the line states is
  compared: a line without `period` says nothing about the period, one with
  `"period": null` says that the figure has none.
- an empty paragraph: no `kind`, `reviewed` true; somebody looked and found none.
- a gap: no `kind`, `reviewed` false; between its neighbours lies text that
  nobody reviewed. What a run finds there is neither right nor wrong.

`paragraph` is the official number ("13", "13(b)", a footnote's "note 4"), null
in text without one. `ordinal` counts the facts of a paragraph from 1; it is for
the reader, figures are matched by their order and their values. A count's unit
`other` says: counted are neither persons nor countries, the measure word was
not reviewed. `language` is needed only where editions share a symbol; a document
without a symbol goes by its file's name, suffix left out.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, field_validator, model_validator

from unextract.errors import UnextractError
from unextract.golden.period import parse_period
from unextract.records import Comparator, FigureKind, Language, Record, Role

OTHER_UNIT = "other"


class Entry(Record):
    """One line of a fixture; see the module for the three things it can be."""

    symbol: str = Field(min_length=1)
    language: Language | None = None
    paragraph: str | None
    ordinal: int = Field(default=0, ge=0)
    kind: FigureKind | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    role: Role | None = None
    period: str | None = None
    reviewed: bool

    @field_validator("period")
    @classmethod
    def _period_can_be_read(cls, word: str | None) -> str | None:
        if word is not None:
            parse_period(word)
        return word

    @model_validator(mode="after")
    def _is_one_of_three(self) -> Self:
        if self.kind is None and self.model_fields_set & {
            "value",
            "value_high",
            "unit",
            "comparator",
            "role",
            "period",
        }:
            raise ValueError("a line without `kind` states no figure and can have no value, unit or period")
        if self.kind is not None and not self.reviewed:
            raise ValueError("a fact that nobody reviewed is not golden")
        if self.kind is not None and "value" not in self.model_fields_set:
            raise ValueError("a fact needs a `value` (null where the text is vague)")
        return self

    @property
    def is_fact(self) -> bool:
        return self.kind is not None

    @property
    def is_gap(self) -> bool:
        return self.kind is None and not self.reviewed

    def states(self, field: str) -> bool:
        """Whether the line says anything about `field`."""
        return field in self.model_fields_set


@dataclass(frozen=True, slots=True)
class Fixture:
    """The golden facts of one document, in the order of the text."""

    path: Path
    symbol: str
    language: Language | None
    entries: tuple[Entry, ...]

    @property
    def facts(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.is_fact)


def load_fixtures(directory: Path) -> tuple[Fixture, ...]:
    """Every document stated in the `*.jsonl` files of `directory` and below, by file, then by order in it.

    UnextractError when the directory has none or a line cannot be a fixture.
    """
    files = sorted(directory.rglob("*.jsonl"))
    if not files:
        remedy = "give the directory of the golden *.jsonl files with --fixtures DIR"
        raise UnextractError(str(directory), "check", "there are no golden fixtures here", remedy)
    return tuple(fixture for path in files for fixture in _read_file(path))


def _read_file(path: Path) -> Iterator[Fixture]:
    documents: dict[tuple[str, Language | None], list[Entry]] = {}
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        remedy = "make it a readable UTF-8 file"
        raise UnextractError(str(path), "check", f"the fixture cannot be read ({error})", remedy) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = Entry.model_validate(json.loads(line, parse_float=Decimal))
        except (ValidationError, ValueError) as error:
            remedy = "correct the line; docs/cli.md describes the fields"
            raise UnextractError(
                str(path), "check", f"line {number} is no golden fact: {_reason(error)}", remedy
            ) from error
        documents.setdefault((entry.symbol, entry.language), []).append(entry)
    for (symbol, language), entries in documents.items():
        yield Fixture(path, symbol, language, tuple(entries))


def _reason(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    message = first["msg"].removeprefix("Value error, ")
    return f"{field}: {message}" if field else message


def write_entries(path: Path, entries: Iterable[Entry]) -> None:
    """Write `entries` to `path`, a line each, with only the fields that each one states."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(to_line(entry) + "\n" for entry in entries), "utf-8", newline="\n")


def to_line(entry: Entry) -> str:
    """`entry` as its line of JSON, fields in the order of the record, numbers as plainly as they can be."""
    fields = {name: getattr(entry, name) for name in Entry.model_fields if name in entry.model_fields_set}
    return json.dumps({name: _plain(value) for name, value in fields.items()}, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def renumbered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """`entries` with the facts of each paragraph counted from 1."""
    counts: dict[str | None, int] = {}
    numbered = []
    for entry in entries:
        if entry.is_fact:
            counts[entry.paragraph] = counts.get(entry.paragraph, 0) + 1
            entry = entry.model_copy(update={"ordinal": counts[entry.paragraph]})
        numbered.append(entry)
    return tuple(numbered)
