"""What a pattern file may say. An unknown option is an error, never ignored."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from unextract.records import Comparator, FigureKind, NumeralClass, Role

Example = Annotated[str, Field(min_length=1)]
NonFigure = Literal["date", "ref", "para", "note", "goal", "name", "ordinal", "page", "table", "idiom"]
Reading = Literal[
    "number",
    "hundredths",
    "tenths",
    "fraction",
    "one_in",
    "part_of",
    "ratio",
    "half",
    "plus_half",
    "over",
    "doubling",
]
TimeReading = Literal[
    "range",
    "as_of",
    "since",
    "before_decade",
    "ending",
    "compared",
    "last_year",
    "to_date",
    "present",
    "report",
    "since_report",
    "past",
    "preceding",
    "ago",
    "years_before",
]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z]{2}\.[a-z0-9_.]+$")]
    comment: str
    match: tuple[Example, ...] = ()
    no_match: tuple[Example, ...] = ()


class SpanRule(_Entry):
    """Every numeral inside a match of `pattern` is of `class`: a name, a date, a reference.

    `hint`: literals of which one must stand in the text before the pattern is
    tried; `first`: the characters a match can start with, as inside the
    brackets of a character class. They only save time and must never change a
    result.
    """

    numeral_class: Annotated[NonFigure, Field(alias="class")]
    pattern: str
    hint: tuple[str, ...] = ()
    first: str = ""


class _Anchored(_Entry):
    """Matched at one number: `before` ends where it starts, `after` starts where it ends.

    `number`: a pattern that the whole number literal must match.
    `previous` and `next`: the characters, one of which must stand before or
    after it (blanks skipped); `{name}` stands for the first characters of a
    word list. They only save time.
    """

    before: str | None = None
    after: str | None = None
    number: str | None = None
    previous: str = ""
    next: str = ""

    @model_validator(mode="after")
    def _has_a_side(self) -> "_Anchored":
        if self.before is None and self.after is None:
            raise ValueError("needs `before` or `after`")
        return self


class NumeralRule(_Anchored):
    """The number at which it matches is of `class`, no figure."""

    numeral_class: Annotated[NonFigure, Field(alias="class")]


class FigureRule(_Anchored):
    """The number at which it matches is the value of a figure of `kind`.

    `unit` is a literal unit, or `{name}`: the group `name` of the match looked
    up in the lexicon of that name. `reading` says how the value follows from
    the number (tenths: 三成 is 30; fraction: 三分之一; one_in: 每三名…中有一名);
    `scaled` limits the rule to numbers with a scale word (万, million),
    `digits` to numbers written in digits (or, when false, in words).
    """

    kind: FigureKind
    unit: str | None = None
    reading: Reading = "number"
    scaled: bool = False
    digits: bool | None = None
    comparator: Comparator | None = None
    role: Role | None = None
    confidence: Annotated[float, Field(ge=0, le=1)] = 0.98


class ComparatorRule(_Anchored):
    """Words beside the figure that say how exact its value is."""

    comparator: Comparator


class RoleRule(_Anchored):
    """Words around the figure that say what the value is: an increase, a share, a target.

    `before` and `after` are matched against the clause left and right of the
    whole figure. `kinds` limits the rule to these kinds of figure. `hint`:
    literals of which one must stand in the text before the rule is tried; they
    only save time.
    """

    role: Role
    kinds: tuple[FigureKind, ...] = ()
    hint: tuple[str, ...] = ()


class Wording(_Entry):
    """An expression that a language's grammar asks for by name: the last part of its id.

    `pattern` is searched in the words before or behind a figure, as the
    grammar says where it asks; the examples mark what it finds.
    """

    pattern: str

    @property
    def name(self) -> str:
        """What the grammar asks for: resized_to for en.wording.resized_to."""
        return self.id.rpartition(".")[2]


class TimelessRule(_Anchored):
    """Words around a figure that is no statement about a time: 三大支柱, 五年计划, 每年.

    Such a figure takes a period only from a time named in its own sentence, a
    duration from one right beside it, and never from the report. `kinds`
    limits the rule to these kinds of figure.
    """

    kinds: tuple[FigureKind, ...] = ()


class TimeRule(_Entry):
    """A time expression: its numerals are dates, and figures may take their period from it.

    Groups y1 m1 d1 … y2 m2 d2 are years, months, days; q a half or quarter; n a
    number of years; `same` the months named before (同期), without y1 in the
    year named before; `biennium` that what ends took two years. `bears` is False
    for an expression that never gives a figure its period (《2021 年公约》).
    """

    pattern: str
    reading: TimeReading
    bears: bool = True
    hint: tuple[str, ...] = ()
    first: str = ""


class PatternFile(BaseModel):
    """One TOML file of a language folder; every table is optional."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fragment: dict[str, str] = {}
    words: dict[str, tuple[str, ...]] = {}
    lexicon: dict[str, dict[str, str]] = {}
    span: tuple[SpanRule, ...] = ()
    number: tuple[FigureRule | NumeralRule, ...] = ()
    comparator: tuple[ComparatorRule, ...] = ()
    role: tuple[RoleRule, ...] = ()
    timeless: tuple[TimelessRule, ...] = ()
    time: tuple[TimeRule, ...] = ()
    wording: tuple[Wording, ...] = ()


AnyRule = SpanRule | NumeralRule | FigureRule | ComparatorRule | RoleRule | TimelessRule | TimeRule
CLASSES = frozenset(c.value for c in NumeralClass)
