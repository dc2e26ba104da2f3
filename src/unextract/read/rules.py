"""`patterns/<language>/metadata.toml`: how the front matter of a report speaks."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from unextract.errors import UnextractError
from unextract.packs.files import default_directory

LineRole = Literal["furniture", "agenda", "byline", "titled", "opening", "body"]
Where = Literal["head", "title", "opening", "front", "text"]
FactField = Literal["issued", "original_language", "session", "agenda_item"]
Example = tuple[str, str]

_MACRO = re.compile(r"\{([a-z_]+)\}")
_CJK = re.compile(r"([\u2e80-\u9fff\uff00-\uffef])")
_FILE = "metadata.toml"
# What a line of a role must point out
_GROUPS = {"byline": "body", "titled": "body"}
_FACT_GROUPS = {"issued": "y"}


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z]{2}\.metadata\.[a-z0-9_.]+$")]
    comment: str
    pattern: str


class LineRule(_Entry):
    """What a whole line of the front matter is; the first rule that matches decides.

    furniture: symbol, session, date, distribution …, nothing of the title;
    agenda: an agenda item's number, its title follows; byline: who reports
    (group `body`); titled: a title that itself says who reports; opening: the
    head ends here (摘要, Contents); body: the running text begins here.
    """

    role: LineRole
    match: tuple[str, ...]
    no_match: tuple[str, ...] = ()


class SymbolRule(_Entry):
    """Where a document names its own symbol (group `symbol`); earlier rules are trusted more.

    Counts from `least` occurrences of the same symbol on.
    """

    where: Where
    least: int = 1
    match: tuple[Example, ...]
    no_match: tuple[str, ...] = ()


class TitleRule(_Entry):
    """A title known by its own wording (group `title`), over several lines of the head."""

    match: tuple[Example, ...]
    no_match: tuple[str, ...] = ()


class FactRule(_Entry):
    """How the masthead states one `field` (groups d m y of a date, else group `value`)."""

    field: FactField
    where: Literal["head", "opening"] = "head"
    match: tuple[Example, ...]
    no_match: tuple[str, ...] = ()


class PeriodRule(_Entry):
    """How the reporting period is stated (groups y1 m1 d1 y2 m2 d2); earlier rules are trusted more.

    Searched in re-joined text without quoted titles. `years`: only the end is
    stated, the period is that many years long.
    """

    where: Where
    years: int | None = None
    match: tuple[Example, ...]
    no_match: tuple[str, ...] = ()


class MetadataFile(BaseModel):
    """What a metadata file may say; anything else in it is an error.

    `define`: macros, written `{name}` in patterns. `joint` and `joined_start`:
    the end of a line that goes on, the start of a line that goes on. `quoted`:
    titles of other works, in which no period is looked for. `blank`: what a
    line break inside a sentence stands for. `front_length`: the characters in
    which masthead, summary, decision elements and first paragraphs stand.
    `subtitle`: what stands between a title and who reports. `months` and
    `languages`: the number of a month's name, the ISO 639-1 code of a
    language's, in lower case.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    front_length: int
    blank: str
    subtitle: str
    joint: str
    joined_start: str
    quoted: str
    organs: tuple[str, ...]
    months: dict[str, int] = {}
    languages: dict[str, str] = {}
    define: dict[str, str] = {}
    line: tuple[LineRule, ...]
    symbol: tuple[SymbolRule, ...]
    title: tuple[TitleRule, ...] = ()
    fact: tuple[FactRule, ...] = ()
    period: tuple[PeriodRule, ...]


@dataclass(frozen=True, slots=True)
class MetadataRules:
    """A metadata file with its patterns compiled; lists pair a rule with its pattern."""

    front_length: int
    blank: str
    subtitle: str
    goes_on: re.Pattern[str]
    continues: re.Pattern[str]
    quoted: re.Pattern[str]
    organ: re.Pattern[str]
    organs: tuple[str, ...]
    months: Mapping[str, int]
    languages: Mapping[str, str]
    lines: tuple[tuple[LineRule, re.Pattern[str]], ...]
    symbols: tuple[tuple[SymbolRule, re.Pattern[str]], ...]
    titles: tuple[tuple[TitleRule, re.Pattern[str]], ...]
    facts: tuple[tuple[FactRule, re.Pattern[str]], ...]
    periods: tuple[tuple[PeriodRule, re.Pattern[str]], ...]


@cache
def load_rules(language: str, directory: Path | None = None) -> MetadataRules:
    """The rules of one language, read and compiled once a process.

    Raises UnextractError (stage patterns) naming file and option for anything
    that is not TOML, not of this form, or not a regular expression.
    """
    path = (directory or default_directory()) / language / _FILE
    file = _read(path)

    def compiled(pattern: str, owner: str, group: str | None = None) -> re.Pattern[str]:
        try:
            expression = re.compile(_expand(pattern, file.define), re.MULTILINE)
        except (re.error, KeyError) as error:
            problem = f"the pattern of {owner} is wrong ({error})"
            raise UnextractError(str(path), "patterns", problem, "correct it") from error
        if group and group not in expression.groupindex:
            problem = f"the pattern of {owner} has no group {group}"
            raise UnextractError(str(path), "patterns", problem, f"mark that part with (?P<{group}>…)")
        return expression

    return MetadataRules(
        front_length=file.front_length,
        blank=file.blank,
        subtitle=file.subtitle,
        goes_on=compiled(rf"(?:{file.joint})\Z", "joint"),
        continues=compiled(file.joined_start, "joined_start"),
        quoted=compiled(file.quoted, "quoted"),
        organ=compiled(_organ_pattern(file.organs), "organs"),
        organs=file.organs,
        months=file.months,
        languages=file.languages,
        lines=tuple((rule, compiled(rule.pattern, rule.id, _GROUPS.get(rule.role))) for rule in file.line),
        symbols=tuple((rule, compiled(rule.pattern, rule.id, "symbol")) for rule in file.symbol),
        titles=tuple((rule, compiled(rule.pattern, rule.id, "title")) for rule in file.title),
        facts=tuple(
            (rule, compiled(rule.pattern, rule.id, _FACT_GROUPS.get(rule.field, "value")))
            for rule in file.fact
        ),
        periods=tuple((rule, compiled(rule.pattern, rule.id, "y1")) for rule in file.period),
    )


def _read(path: Path) -> MetadataFile:
    try:
        return MetadataFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
        raise UnextractError(str(path), "patterns", problem, "restore it or name another folder") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnextractError(str(path), "patterns", f"this is not TOML ({error})", "correct it") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        problem = f"option {where}: {first['msg']}"
        raise UnextractError(str(path), "patterns", problem, "correct or remove that option") from error


def _expand(pattern: str, define: Mapping[str, str]) -> str:
    for _ in range(len(define) + 1):  # as deep as macros can stand in one another
        pattern = _MACRO.sub(lambda name: f"(?:{define[name[1]]})", pattern)
    return pattern


def _organ_pattern(organs: tuple[str, ...]) -> str:
    """Organs alone on their lines, wrapped anywhere; the longest name wins."""
    wrapped = (
        r"\s+".join(_CJK.sub(r"\1\\s*", re.escape(word)) for word in organ.split())
        for organ in sorted(organs, key=len, reverse=True)
    )
    return rf"^[ \t#*]*(?P<organ>(?i:{'|'.join(wrapped)}))[ \t*]*(?:Distr\.?\s*:.*)?$"
