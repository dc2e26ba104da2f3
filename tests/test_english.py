"""The English extraction as an analyst meets it: a sentence in, figures and reasons out."""

from decimal import Decimal

import pytest

from unextract.explain import Explanation, explain
from unextract.packs import load_packs


def explained(text: str) -> Explanation:
    return explain(text, load_packs(), "en")


def figures(text: str) -> list[tuple[str | None, ...]]:
    """(kind, value, unit, comparator, role) of every figure; ranges as `low-high`."""
    found = {}
    for numeral in explained(text).numerals:
        figure = numeral.figure
        if figure is not None:
            value = None if figure.value is None else f"{figure.value.normalize():f}"
            if figure.value_high is not None:
                value = f"{value}-{figure.value_high.normalize():f}"
            found[figure.figure_id] = (figure.kind, value, figure.unit, figure.comparator, figure.role)
    return [tuple(str(part) if part is not None else None for part in row) for row in found.values()]


def classes(text: str) -> list[tuple[str, str]]:
    return [(numeral.numeral.raw, str(numeral.numeral.numeral_class)) for numeral in explained(text).numerals]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,408 volunteers served.", ("count", "12408", "person", "=", "level")),
        ("They came from 41 African countries.", ("count", "41", "country", "=", "level")),
        ("It supports 59 United Nations entities.", ("count", "59", "entity", "=", "level")),
        ("It opened four new universities.", ("count", "4", "university", "=", "level")),
        ("All 17 Sustainable Development Goals count.", ("count", "17", "goal", "=", "level")),
        ("Some 300 women farmers came.", ("count", "300", "person", "~", "level")),
        ("Some 300 women’s organizations came.", ("count", "300", "organization", "~", "level")),
        ("It has 16 country teams.", ("count", "16", "team", "=", "level")),
        ("A 15-member committee met.", ("count", "15", "member", "=", "level")),
        ("Dozens of people came.", ("count", None, "person", "~", "level")),
        ("Hundreds of thousands of homes were lost.", ("count", None, "home", "~", "level")),
        ("Only one country answered.", ("count", "1", "country", "=", "level")),
        ("14 per cent of them agreed.", ("percent", "14", "%", "=", "share")),
        ("It rose by 2 percentage points.", ("percentage_point", "2", "pp", "=", "increase")),
        ("It received $286.2 million.", ("money", "286200000", "USD", "=", "level")),
        ("It received US$ 1.9 billion.", ("money", "1900000000", "USD", "=", "level")),
        ("It received over €5 million.", ("money", "5000000", "EUR", ">", "level")),
        ("It received 8.5 million Swiss francs.", ("money", "8500000", "CHF", "=", "level")),
        ("It cost 50 cents.", ("money", "0.5", "USD", "=", "level")),
        ("Nearly two thirds of it is gone.", ("fraction", "0.666667", None, "~<", "share")),
        ("One in four women agreed.", ("fraction", "0.25", None, "=", "share")),
        ("About a quarter of the staff left.", ("fraction", "0.25", None, "~", "share")),
        ("Half a million people fled.", ("count", "500000", "person", "=", "level")),
        ("Twenty-five thousand children fled.", ("count", "25000", "person", "=", "level")),
        ("There were 2.5 times as many as before.", ("multiple", "2.5", None, "=", "level")),
        ("It grew threefold.", ("multiple", "3", None, "=", "increase")),
        ("It more than doubled.", ("multiple", "1", None, ">", "increase")),
        ("It burnt 2,350 hectares of forest.", ("measure", "2350", "ha", "=", "level")),
        ("It weighs 22,800 metric tons.", ("measure", "22800", "t", "=", "level")),
        ("It took 20 days on average.", ("duration", "20", "day", "=", "level")),
        ("It is a 10-year plan.", ("duration", "10", "year", "=", "level")),
        ("Volunteers aged 60 and above left.", ("age", "60", "year", ">=", "limit")),
        ("The average age was 34.", ("age", "34", "year", "=", "level")),
        ("At least four countries agreed.", ("count", "4", "country", ">=", "level")),
        ("Up to 300 people came.", ("count", "300", "person", "<=", "level")),
        ("Fewer than 10 per cent agreed.", ("percent", "10", "%", "<", "share")),
        ("It has 300 users or more.", ("count", "300", "person", ">=", "level")),
        ("A 14 per cent increase from 2031 was seen.", ("percent", "14", "%", "=", "increase")),
        ("A decrease of 3 per cent was seen.", ("percent", "3", "%", "=", "decrease")),
        ("It met the annual target of 94 per cent.", ("percent", "94", "%", "=", "target")),
        ("The unemployment rate was 9.2 per cent.", ("percent", "9.2", "%", "=", "rate")),
        ("Costs may not exceed 8 per cent.", ("percent", "8", "%", "<=", "limit")),
        ("There were 223 deaths per 100,000 live births.", ("count", "223", "death", "=", "rate")),
        ("Between 2,000 and 3,000 people fled.", ("count", "2000-3000", "person", "=", "level")),
    ],
)
def test_a_figure_is_read_completely(text: str, expected: tuple[str | None, ...]) -> None:
    assert expected in figures(text)


def test_from_to_gives_a_base_and_a_level() -> None:
    found = figures("The number of volunteers rose from 3,932 in 2030 to 4,286.")
    assert found == [("count", "3932", "person", "=", "base"), ("count", "4286", "person", "=", "level")]


def test_two_amounts_share_one_scale_word() -> None:
    found = figures("It received between $8.4 and $8.9 million.")
    assert [(value, unit) for _, value, unit, _, _ in found] == [
        ("8400000-8900000", "USD"),
        ("8900000", "USD"),
    ]


def test_a_list_shares_what_it_counts() -> None:
    found = figures("It held 7, 8 and 9 workshops.")
    assert [(value, unit) for _, value, unit, _, _ in found] == [
        ("7", "workshop"),
        ("8", "workshop"),
        ("9", "workshop"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In resolutions 73/140 and 75/233, it agreed.", ["ref"] * 4),
        ("In its resolution 2250 (2031), it agreed.", ["ref"] * 2),
        ("See A/99/137, paras. 12 and 13.", ["ref"] * 4),
        ("See Article 60 of the Code, and table 2.", ["ref"] * 2),
        ("It serves Sustainable Development Goals 4, 5 and 13.", ["goal"] * 3),
        ("It concerns target 8.6 and indicator 17.17.1.", ["goal"] * 3),
        ("The COVID-19 pandemic and the 2030 Agenda", ["name"] * 2),
        ("One P-5 post in the Group of 77", ["count", "name", "name"]),
        ("The sixty-ninth session and the 7364th meeting", ["ordinal"] * 2),
        ("On 24 March 2031, from 10 a.m. to 1 p.m.", ["date"] * 4),
        ("From 1 January to 31 December 2031", ["date"] * 3),
        ("In the 1990s and the first half of 2031", ["date"] * 4),
        ("They help one another in a one-stop shop, one of the best.", ["idiom"] * 3),
        ("The policy of zero tolerance binds third parties.", ["idiom"] * 2),
        ("The fund has eleven donors.3 They gave freely.", ["count", "note"]),
        ("Title 18 of the code and COP 12.", ["name"] * 2),
        ("Write to https://example.org/2031/7.", ["ref"] * 2),
    ],
)
def test_every_other_numeral_has_its_class(text: str, expected: list[str]) -> None:
    assert [name for _, name in classes(text)] == expected


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("In 2031, 517 volunteers served.", "2031-01-01", "2031-12-31"),
        ("In 2032 and 2031, 517 volunteers served.", "2031-01-01", "2032-12-31"),
        ("It reached 517 volunteers in 2031-2032.", "2031-01-01", "2032-12-31"),
        ("As at 31 March 2031, 517 volunteers served.", None, "2031-03-31"),
        ("In the third quarter of 2031, 517 volunteers served.", "2031-07-01", "2031-09-30"),
        ("From 1 April to 30 June 2031, 517 volunteers served.", "2031-04-01", "2031-06-30"),
    ],
)
def test_the_period_is_the_stated_one(text: str, start: str | None, end: str) -> None:
    figure = next(n.figure for n in explained(text).numerals if n.figure is not None)
    assert (figure.period_start and str(figure.period_start), str(figure.period_end)) == (start, end)


def test_the_year_compared_with_is_not_the_period() -> None:
    found = [n.figure for n in explained("In 2031, costs fell by 9 per cent from 2030.").numerals if n.figure]
    assert [str(figure.period_end) for figure in found] == ["2031-12-31"]
    assert found[0].value == Decimal(9)


def test_a_share_measures_its_whole_and_a_change_what_changed() -> None:
    text = "The financial value of activities totalled $317.5 million, an increase of 2 per cent."
    subjects = [n.figure.subject for n in explained(text).numerals if n.figure]
    assert subjects == ["financial value of activities"] * 2
