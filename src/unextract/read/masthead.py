"""What the masthead says besides the symbol: date, original language, session, agenda item."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from unextract.read.front import Front, unmarked
from unextract.read.rules import FactField, MetadataRules

_BLANKS = re.compile(r"\s+")
_ITEM = re.compile(r"\d+(?:\s*[(（][a-z][)）])*")
_BRACKETS = str.maketrans("（）", "()")


@dataclass(frozen=True, slots=True)
class Masthead:
    """None for what the masthead does not state.

    `original_language`: ISO 639-1, several parted by a comma; `session` as
    printed; `agenda_item`: 27(b), several parted by a comma.
    """

    issued: date | None = None
    original_language: str | None = None
    session: str | None = None
    agenda_item: str | None = None


def read_masthead(front: Front, rules: MetadataRules) -> Masthead:
    """The facts that `rules` find in the front matter; of a field the first rule that finds one counts."""
    found: dict[FactField, str | date] = {}
    for rule, pattern in rules.facts:
        region = front.head if rule.where == "head" else front.opening
        for match in pattern.finditer(unmarked(region).replace("\f", "\n")):
            if rule.field not in found and (value := fact(rule.field, match.groupdict(), rules)) is not None:
                found[rule.field] = value
    return Masthead(**found)  # type: ignore[arg-type]  # a field has the type that `fact` gives it


def fact(field: FactField, groups: Mapping[str, str | None], rules: MetadataRules) -> str | date | None:
    """The value of a field in a rule's groups: d m y for a date, `value` for the others."""
    if field == "issued":
        month = groups["m"] or ""
        try:
            return date(
                int(groups["y"] or 0), int(rules.months.get(month.lower(), month)), int(groups["d"] or 0)
            )
        except ValueError:
            return None
    value = _BLANKS.sub(" ", groups["value"] or "").strip()
    if field == "agenda_item":
        items = _ITEM.findall(value.translate(_BRACKETS))
        return ", ".join(_BLANKS.sub("", item) for item in items) or None
    if field == "original_language":
        names = re.split(r"[/,、和与]|\band\b", value.lower())
        codes = [rules.languages[name.strip()] for name in names if name.strip() in rules.languages]
        return ", ".join(codes) or None
    return value or None
