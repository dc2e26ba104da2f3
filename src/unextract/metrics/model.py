"""What a file of the metric catalogue may say. An unknown option is an error, never ignored."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from unextract.records import FigureKind, Role

# What a statement can say of the observation besides its value: columns of the warehouse's observations.
DIMENSIONS = ("area", "entity", "sex", "age_group", "volunteer_type", "component")

Pattern = Annotated[str, Field(min_length=1)]
Code = Annotated[str, Field(pattern=r"^[A-Z0-9_][A-Z0-9_.-]*$")]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Bilingual(_Form):
    """The same in both languages."""

    zh: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class Statement(_Form):
    """One way of stating a metric; all that is given must hold.

    `pattern` is searched in the sentence of a figure, `row`, `column` in the
    labels of a table cell, `subject` in what the figure counts, of which
    `whole_subject` must match the whole; `heading` is searched in
    the headings above (with the caption and the short line that labels a box),
    joined by >; where `not_pattern` or `not_row`
    matches, the statement does not hold. `hint`: literals of which one must
    stand in the sentence (or row) before anything is matched; they only save
    time. A group named like a dimension gives its value: `area` and `entity`
    by the place that stands there, `age_group` by the ages, the others by the
    lexicon of that name; the fields of those names state it outright.
    """

    pattern: Pattern | None = None
    not_pattern: Pattern | None = None
    row: Pattern | None = None
    not_row: Pattern | None = None
    column: Pattern | None = None
    heading: Pattern | None = None
    subject: Pattern | None = None
    whole_subject: Pattern | None = None
    hint: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    changes: bool = True
    area: Code | None = None
    entity: Code | None = None
    sex: Code | None = None
    age_group: Code | None = None
    volunteer_type: Code | None = None
    component: Code | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _says_where(self) -> "Statement":
        if sum(form is not None for form in (self.pattern, self.row, self.whole_subject)) != 1:
            raise ValueError("needs one of `pattern` (for sentences), `row` (for tables) and `whole_subject`")
        if self.column is not None and self.row is None:
            raise ValueError("`column` goes with `row`")
        return self


class MetricEntry(_Form):
    """A concept: what it is called, what it means, and the phrases that state it.

    `unit` is what UNIT_MEASURE says; a figure whose own unit is a code (person,
    country, %, day, a currency) must agree with it, `money` being any currency,
    or be one of `accepts`.
    `area` is the reference area where a statement names none: W00 (the world)
    unless said otherwise.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    name: Bilingual
    definition: Bilingual
    unit: Annotated[str, Field(min_length=1)]
    accepts: tuple[str, ...] = ()
    kind: FigureKind
    area: Code = "W00"
    zh: tuple[Statement, ...] = ()
    en: tuple[Statement, ...] = ()


class Change(_Form):
    """What is told of a metric besides its level: a concept of its own beside every metric.

    `suffix` makes its id, `name` and `definition` its names around `{name}` of
    the metric; `unit` is None where the metric's own is kept.
    """

    suffix: Annotated[str, Field(pattern=r"^_[a-z]+$")]
    name: Bilingual
    definition: Bilingual
    unit: str | None = None


class Changes(_Form):
    """The three things that are told beside a level.

    `yardsticks` are words that name something else than the year before: what
    stands between a level and a change with one of them is told against that
    (比所需的 5 亿美元少 40%).
    """

    growth: Change
    difference: Change
    target: Change
    yardsticks: tuple[Annotated[str, Field(min_length=1)], ...] = ()


class Shorthand(_Form):
    """A shorter name that documents of one body use of their own: `short` is read as `full`.

    `title` is searched in the document's title and issuing body: it says whose document
    it is. `unless` is searched in the sentence (subject, label): it says that others' are meant.
    `hint`: literals in lower case of which one must stand in a text, only to save time.
    `full` may repeat what was matched as \\g<0>.
    """

    title: Pattern
    short: Pattern
    full: Annotated[str, Field(min_length=1)]
    unless: Pattern | None = None
    hint: tuple[str, ...] = ()


class Shorthands(_Form):
    """The shorthands by language."""

    zh: tuple[Shorthand, ...] = ()
    en: tuple[Shorthand, ...] = ()


class MetricFile(_Form):
    """One TOML file of the catalogue; every table is optional.

    `places` names gazetteer ids that patterns speak of as `{name}`; `shorthand` is what
    documents of one body call things; `changes` stands in one file of a catalogue.
    """

    fragment: dict[str, str] = {}
    lexicon: dict[str, dict[str, Code]] = {}
    places: dict[str, tuple[str, ...]] = {}
    shorthand: Shorthands = Shorthands()
    changes: Changes | None = None
    metric: tuple[MetricEntry, ...] = ()
