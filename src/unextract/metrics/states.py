"""Which metric a figure states, from its sentence or its table cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unextract.metrics import Catalogue, CompiledStatement
from unextract.metrics.marks import Marked
from unextract.metrics.model import DIMENSIONS
from unextract.packs import Expression
from unextract.packs.expressions import Match
from unextract.records import Comparator, Figure, FigureKind, Role

# Characters of a sentence on each side of the figure that patterns see: what states a figure stands near it.
REACH = 300
# Units that are codes of their own: a figure in one of them is no observation in another.
_UNIT_CODES = frozenset(
    {"person", "country", "%", "pp", "hour", "day", "week", "month", "year", "person-month", "person-year"}
)
_AGE_SIGNS = {
    Comparator.MORE: "GT",
    Comparator.AT_LEAST: "GE",
    Comparator.LESS: "LT",
    Comparator.AT_MOST: "LE",
}
_MONEY = "money"


@dataclass(frozen=True, slots=True)
class Stated:
    """A metric that a figure states: the statement that says so and the dimensions it gives.

    `area` None: the sentence names several, and which is meant is not said.
    """

    statement: CompiledStatement
    unit: str
    is_target: bool
    area: str | None
    dimensions: Mapping[str, str]


def in_sentence(
    figures: Sequence[Figure],
    number: int,
    sentence: Marked,
    hinted: int,
    heading: str,
    catalogue: Catalogue,
) -> Stated | None:
    """The first statement that holds of figure `number` of those of `sentence`.

    `hinted` is the mask of the statements that may hold in it, `heading` what
    stands above it.
    """
    figure = figures[number]
    around: str | None = None
    begin = 0
    for statement in catalogue.sentences.get(figure.kind, ()):
        if not statement.bit & hinted or figure.role not in statement.roles:
            continue
        unit = _unit(figure, statement)
        if unit is None:
            continue
        if around is None:
            around, begin = sentence.around(number, REACH)
        match = _search(statement.pattern, around)
        if match is None or (statement.not_pattern and statement.not_pattern.search(around)):
            continue
        above = _search(statement.heading, heading)
        if statement.heading is not None and above is None:
            continue
        if statement.subject is not None and not statement.subject.search(figure.subject or ""):
            continue
        groups = match.groupdict() | (above.groupdict() if above is not None else {})
        if groups.get("age_group"):
            span = [begin + edge for edge in match.span("age_group")]
            ages = [f for at, f in zip(sentence.figures, figures, strict=True) if span[0] <= at < span[1]]
            groups["age_group"] = age_code(ages)
        area = _area(statement, sentence, figure, sentence.figures[number])
        return _stated(figure, statement, unit, groups, sentence, area, catalogue)
    return None


def in_subject(
    figures: Sequence[Figure],
    number: int,
    subject: Marked,
    sentence: Marked,
    hinted: int,
    heading: str,
    catalogue: Catalogue,
) -> Stated | None:
    """The first statement that holds of the whole of what figure `number` counts, its marked `subject`.

    Where the subject names no area, the `sentence` may.
    """
    figure = figures[number]
    for statement in catalogue.subjects.get(figure.kind, ()):
        if not statement.bit & hinted or figure.role not in statement.roles:
            continue
        unit = _unit(figure, statement)
        expression = statement.whole_subject
        match = None if unit is None or expression is None else expression.fullmatch(subject.text)
        if unit is None or match is None:
            continue
        if statement.not_pattern and statement.not_pattern.search(sentence.around(number, REACH)[0]):
            continue
        if statement.heading is not None and not statement.heading.search(heading):
            continue
        text, at = (subject, 0) if _areas(subject) else (sentence, sentence.figures[number])
        area = _area(statement, text, figure, at)
        if area is None and _counted_before(figures, number):
            return None
        return _stated(figure, statement, unit, match.groupdict(), subject, area, catalogue)
    return None


def _counted_before(figures: Sequence[Figure], number: int) -> bool:
    """Whether the sentence has counted the same before: 共 402 名，其次为肯尼亚(58 名) breaks it down."""
    figure = figures[number]
    return any(
        other.subject == figure.subject and other.kind is figure.kind and other.role is not Role.BASE
        for other in figures[:number]
    )


def age_code(ages: Sequence[Figure]) -> str | None:
    """Ages as CL_AGE (SDMX, 1.0) composes them: Y_GE60, Y_LT30, Y18T26; None for what is neither."""
    if any(age.kind is not FigureKind.AGE or age.value is None for age in ages):
        return None
    edges = [edge for age in ages for edge in (age.value, age.value_high) if edge is not None]
    years = sorted({int(edge) for edge in edges})
    if len(years) == 2:
        return f"Y{years[0]}T{years[1]}"
    sign = _AGE_SIGNS.get(ages[0].comparator) if len(years) == 1 else None
    return f"Y_{sign}{years[0]}" if sign else None


def in_row(figure: Figure, row: Marked, column: str, heading: str, catalogue: Catalogue) -> Stated | None:
    """The first statement that holds of a figure in the table row labelled `row`."""
    hinted = catalogue.hints.mask(row.text.lower())
    for statement in catalogue.rows.get(figure.kind, ()):
        if not statement.bit & hinted or figure.role not in statement.roles:
            continue
        unit = _unit(figure, statement)
        if unit is None:
            continue
        match = _search(statement.row, row.text)
        if match is None or (statement.not_row and statement.not_row.search(row.text)):
            continue
        at_column = _search(statement.column, column)
        if statement.column is not None and at_column is None:
            continue
        above = _search(statement.heading, heading)
        if statement.heading is not None and above is None:
            continue
        found = [part.groupdict() for part in (above, at_column, match) if part is not None]
        groups = {name: words for part in found for name, words in part.items()}
        return _stated(figure, statement, unit, groups, row, _area(statement, row, figure, 0), catalogue)
    return None


def _search(pattern: Expression | None, text: str) -> Match | None:
    return None if pattern is None else pattern.search(text)


def _unit(figure: Figure, statement: CompiledStatement) -> str | None:
    """UNIT_MEASURE of the observation; None where the figure's unit is another."""
    wanted, unit = statement.metric.unit, figure.unit
    if figure.kind is FigureKind.FRACTION or unit in statement.metric.accepts:
        return wanted
    if not unit and (statement.whole_subject is not None or figure.kind is FigureKind.COUNT):
        return wanted  # 需要援助的人数增至 3.21 亿, of these 12 were…: the statement says what is counted
    if wanted == _MONEY:
        return unit if unit is not None and len(unit) == 3 and unit.isupper() else None
    if wanted in _UNIT_CODES or unit in _UNIT_CODES:
        return wanted if wanted == unit else None
    return wanted


def _stated(
    figure: Figure,
    statement: CompiledStatement,
    unit: str,
    groups: Mapping[str, str | None],
    text: Marked,
    area: str | None,
    catalogue: Catalogue,
) -> Stated:
    """`groups` are what the statement found in `text`; `area` is the reference area if it says none."""
    dimensions: dict[str, str] = {}
    for name in DIMENSIONS:
        code = getattr(statement.form, name) or _code(name, groups.get(name), text, catalogue)
        if code is not None:
            dimensions[name] = code
    is_target = figure.role is Role.TARGET and Role.TARGET not in statement.form.roles
    return Stated(statement, unit, is_target, dimensions.pop("area", None) or area, dimensions)


def _code(dimension: str, words: str | None, text: Marked, catalogue: Catalogue) -> str | None:
    if words is None:
        return None
    place = text.places.get(words)
    if place is not None:
        return place.id
    if dimension == "age_group":
        return words
    return catalogue.lexicon.get(dimension, {}).get(words.lower())


def _area(statement: CompiledStatement, text: Marked, figure: Figure, at: int) -> str | None:
    """The only country or region in `text`; the metric's own where there is none.

    Of several it is the last one before the figure, which stands `at`, if the figure's own
    scope is that place and no other; else None.
    """
    areas = _areas(text)
    if not areas:
        return statement.metric.area
    if len(areas) == 1:
        return areas.pop()
    before = [text.places[mark].id for mark in text.text[:at] if mark in text.places]
    last = next((place for place in reversed(before) if place in areas), None)
    return last if last is not None and areas & set(figure.scope_ids) == {last} else None


def _areas(text: Marked) -> set[str]:
    return {place.id for place in text.places.values() if place.kind in ("country", "region")}
