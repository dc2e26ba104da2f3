"""English as annual reports and press releases write it: what figures measure, what role they have."""

import pytest
from analysed import analysed

from unextract.extract.analysis import analyse
from unextract.packs import load_packs

SENTENCES = [
    # headlines leave out the auxiliary; with whom and with what
    ("3 million farmers reached with seeds.", ["farmers reached with seeds"]),
    ("The Corps reached 210 million pupils with warm meals.", ["pupils reached with warm meals"]),
    ("The Corps reached 300 people with disabilities.", ["people with disabilities"]),
    # places of those whom the figure before counts, with what they do there
    (
        "Over 7,000 prisoners were released across at least 12 provinces.",
        ["prisoners who were released", "provinces where prisoners were released"],
    ),
    (
        "The Corps sent 300 nurses who served in 54 hospitals and clinics.",
        ["nurses who served", "hospitals and clinics where nurses served"],
    ),
    (
        "In May, 17 town-based pooled funds received $53 million in gifts from 30 lenders.",
        [
            ...,
            "gifts received by town-based pooled funds",
            "lenders from which town-based pooled funds received $53 million in gifts",
        ],
    ),
    (
        "Of the 43 proposals made in the six surveys, two were accepted.",
        ["proposals", "surveys of the proposals", "proposals that were accepted"],
    ),
    # brackets with a preposition say nothing of their own
    (
        "The number of doses shipped went from 2 million in 2031 (to 12 towns) to 3 million in 2032 "
        "(to 15 towns).",
        ["number of doses shipped", "towns", "doses shipped", "towns"],
    ),
    # amounts: what costs, what several require, through what they are given
    ("The largest of the dams is projected to cost $24 million.", ["cost of largest of the dams"]),
    (
        "The farms still require $16 million to plant trees.",
        ["amount required to plant trees"],
    ),
    (
        "The Office approved $33 million through the Flood Fund, including $23 million through the fast "
        "window and $10 million through the slow window.",
        [
            "amount approved by the Office through the Flood Fund",
            "amount approved by the Office through the fast window",
            "amount approved by the Office through the slow window",
        ],
    ),
    (
        "In May, $12 million were allocated to a total of 45 projects.",
        ["amount that were allocated", "projects to which amounts were allocated"],
    ),
    # a share that a relative clause tells, of an age group, in brackets
    (
        "Speakers said the late filing of an item that accounted for 20 per cent of the budget hurt them.",
        ["item of the budget"],
    ),
    (
        "The average age of the nurses was 41 years; 20 per cent were under 25 years of age.",
        ["average age of the nurses", "nurses under 25 years of age", "age of nurses"],
    ),
    (
        "The average age of nurses was 41, with 20 per cent under 25 years of age.",
        ["average age of nurses", "nurses under 25 years of age", ...],
    ),
    ("Overall coverage is also slightly higher (three per cent).", ["Overall coverage"]),
    (
        "Targeting 35 per cent of registered farmers in the delta (41,026), the plan had an effect.",
        ["registered farmers in the delta targeted"] * 2,
    ),
    # stretches of time are no part of what happens in them
    (
        "More than 68 million births have been recorded in the last 25 years.",
        ["births that have been recorded", "last years in which births have been recorded"],
    ),
    ("The number of floods has tripled in the last 30 years.", ["floods", ...]),
    ("Last year the Corps sent more than 1,100 nurses.", ["nurses sent by the Corps"]),
    # changes and their other terms
    (
        "The plan led to a 7 per cent rise (equivalent to $14 million) in investments in ports.",
        ["investments in ports"] * 2,
    ),
    # labels in brackets behind the values of a list; lists without a verb
    (
        "It spent $3.2 million (boats), $1.1 million (nets) and $0.4 million (fuel).",
        ["boats", "nets", "fuel"],
    ),
    (
        "There were 417 nurses with the Red Corps, 255 with the Blue Corps and 170 with the Fund.",
        [..., "nurses with the Blue Corps", "nurses with the Fund"],
    ),
    (
        "Some 940 farmers, 130 of them children, have been wounded.",
        [..., "children"],
    ),
    ("The plan has three goals: 300 schools built, 20,000 teachers trained.", [..., ..., "teachers trained"]),
    (
        "Life expectancy at birth: 71 years (men: 69 years, women: 73.5 years).",
        ["Life expectancy at birth", "men", "women"],
    ),
    # what a change is of, before its two values
    (
        "The work led to a decrease of bomb attacks from 10 in October 2033 to 5 in 2034.",
        ["bomb attacks"] * 2,
    ),
    (
        "The reduction in the budget of the boats programme to $4 million is due to the floods.",
        ["budget of the boats programme"],
    ),
    (
        "Services have grown 3.3-fold over the past five years, with growth of 24.5 per cent last year.",
        ["Services", ..., "Services"],
    ),
    # an aside between a noun and its verb; a clause behind a stretch of time
    (
        "Some 2,310 farmers, including 120 children, have been killed by storms.",
        ["farmers who have been killed by storms", "children"],
    ),
    (
        "In the past five years, the Fund has invested in better wells.",
        ["past years in which the Fund has invested in better wells"],
    ),
    # what a bracket parts, and what it tells of the amount before it
    (
        "Three proposals (20 per cent) are under review, and one proposal (7 per cent) is no longer needed.",
        ["proposals that are under review"] * 2 + ["proposal that is no longer needed"] * 2,
    ),
    (
        "It had other income of $25 million (including $14 million from gifts to village clubs, "
        "and $6 million from tolls).",
        ["other income", "other income from gifts to village clubs", "other income from tolls"],
    ),
    (
        "In Chad, nurses across five cities screened applications for visas.",
        ["cities where nurses screened applications for visas"],
    ),
    ("It is proposed that 193 posts be moved to the coast.", ["posts moved to the coast"]),
    ("Noting with deep concern that the flood has persisted for three years,", ["flood has persisted"]),
    (
        "Three of the seven proposals in the survey are directed to us.",
        ["proposals in the survey that are directed to us", "proposals in the survey"],
    ),
    (
        "Nine towns signed, printed or posted the pact.",
        ["towns that signed, printed or posted the pact"],
    ),
    ("The Corps mended its river fleet, which grew by 9 per cent.", ["river fleet"]),
    ("The system operated in over 160 towns.", ["towns where the system operated"]),
    # In so many places, somebody does something
    (
        "In 46 towns, women now hold more than 30 per cent of seats.",
        ["towns where women now hold more than 30 per cent of seats", ...],
    ),
    ("In 65 towns in Chad, the Fund dug wells.", ["towns in Chad where the Fund dug wells"]),
    (
        "Through our 40 missions in the delta, we helped the farmers.",
        ["missions in the delta through which we helped the farmers"],
    ),
    ("It was backed by 28 towns (corresponding to 55 offices), which helped.", [..., "offices"]),
    (
        "Yemen has 14 million hungry people, while South Sudan has 4.9 million.",
        ["hungry people", "hungry people in South Sudan"],
    ),
    # shares of joined wholes, of a noun named again, of something that changes
    (
        "Women accounted for 3.1 per cent of troops and 11 per cent of police.",
        ["Women of troops", "Women of police"],
    ),
    ("It trained 3,450 farmers, 62 per cent of them women.", [..., "farmers who are women"]),
    (
        "The average proportion of women in parliament has nearly doubled, from 11 to 22 per cent.",
        ["average proportion of women in parliament"] * 3,
    ),
    (
        "The share of income grew from 31 to 56 per cent, while its share of output rose from 12.5 per cent.",
        ["share of income", "share of income", "share of output"],
    ),
    (
        "It had a budget of $50 million, of which $18 million came from the Union.",
        ["budget", "amount that came from the Union"],
    ),
    ("We need $4.4 million by July.", ["amount needed by July"]),
    ("The memory of the millions who died in the war is alive.", ["people who died in the war"]),
    ("Violence continues to affect millions.", ["people affected by Violence"]),
    # exact amounts by and to which something grows are no range
    (
        "In just 12 months, the number of farmers grew by 21,500 to 46,400.",
        [..., "farmers", "farmers"],
    ),
    ("The Assembly passed a record-breaking $3.2 billion peacekeeping budget.", ["peacekeeping budget"]),
    ("Troops come from some 112 countries.", ["countries from which Troops come"]),
    ("Five missions had net cash deficits in the total amount of $85 million.", [..., "net cash deficits"]),
    (
        "They are stopping the spread of floods in the three most affected towns.",
        ["most affected towns where they are stopping the spread of floods"],
    ),
    # who does what
    ("Women hold 40 per cent of seats in the north.", ["seats in the north held by Women"]),
    ("The heads of the three late panels printed their notes.", ["late panels"]),
    ("The Convention, which 34 countries have ratified, covers seeds.", ["countries that have ratified"]),
    (
        "The number of followers of the paper has reached 116,000, and the number of likes 26,000.",
        ["followers", "likes"],
    ),
    ("A law was passed, 20 years on from the floods.", ["time on from the floods"]),
    ("Twenty-one fairs were opened in 12 cities.", [..., "cities where fairs were opened"]),
    ("Total unpaid fees as at the same date amounted to $1,731 million.", ["Total unpaid fees"]),
    ("2 million pupils assisted through free helplines.", ["pupils assisted through free helplines"]),
    (
        "The Fund has received just 49 per cent of the $9.1 billion required for its work.",
        ["amount required for its work"] * 2,
    ),
    ("1 out of every 45 people will be affected by floods.", ["people who will be affected by floods"]),
    (
        "The Office warned, urgently calling for nearly $255 million to respond to the floods.",
        ["amount called for by the Office to respond to the floods"],
    ),
    (
        "The two offices are appealing for the emergency mobilization of $5.5 billion.",
        [..., "emergency mobilization"],
    ),
    (
        "More than 7 million people are hungry. The figure rose by 1.4 million since last year.",
        ["people who are hungry"] * 2,
    ),
    (
        "The Fund estimates the number of hungry people in the delta could reach 270 million. "
        "It plans to assist up to a record 138 million people.",
        ["hungry people", "people assisted"],
    ),
    ("The convoy carried 280 metric tons of food, enough for the town.", ["food carried by the convoy"]),
    ("Of them, 139 million women gained boats, up from 28 million in 2033.", ["women who gained boats"] * 2),
    # nouns
    ("More than 7 million COVID-19 cases were recorded.", ["COVID-19 cases that were recorded"]),
    (
        "In all, 48 million women, girls and young people will require seeds.",
        ["women, girls and young people who will require seeds"],
    ),
    ("Close to 8 million more pupils saw a doctor.", ["pupils who saw a doctor"]),
    (
        "There has been a 12 per cent decline in annual under-five mortality.",
        ["annual under-five mortality", ...],
    ),
    (
        "The number of pupils suffering from hunger could increase by 9 million.",
        ["pupils suffering from hunger"],
    ),
]


@pytest.mark.parametrize(("sentence", "subjects"), SENTENCES)
def test_what_a_figure_measures(sentence: str, subjects: list[object]) -> None:
    found = analyse(sentence, load_packs()["en"])
    assert found is not None
    pairs = zip(found.subjects, subjects, strict=True)
    assert [(got, wanted) for got, wanted in pairs if wanted is not ... and got != wanted] == []


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("The plan reaches 76 million people compared to 52 million in December 2031.", ["level", "base"]),
        ("Aid is lower than what was recorded at the same time last year ($6.7 million).", ["base"]),
        ("Exceeding the target, 73 per cent of the staff came from the delta.", ["share"]),
        ("The staff met the target, 45 days.", ["target"]),
        ("The number of farmers grew by 21,500 to 46,400.", ["increase", "level"]),
        ("Fewer than 400 people left, down from an average of 1,500 in 2033.", ["level", "base"]),
        ("It received 370 calls, a 17 per cent increase on 2033 (317 calls).", ["level", "increase", "base"]),
        ("Some 11 million more people than the year before were hungry.", ["increase"]),
        ("The plan has goals: 300 schools built and 20,000 teachers trained.", ["target", "target"]),
        ("The goals are powered by the three winds.", ["level"]),
        (
            "The implementation rate of proposals issued from 2028 (the first year) to 2034 was 97 per cent.",
            ["rate"],
        ),
        ("The number of months served grew at the slightly lower rate of 13 per cent.", ["increase"]),
        ("Overall coverage is slightly higher (three per cent).", ["increase"]),
    ],
)
def test_what_role_a_figure_has(sentence: str, roles: list[str]) -> None:
    found = analyse(sentence, load_packs()["en"])
    assert found is not None
    assert [str(quantity.role) for quantity in found.quantities] == roles


def test_a_number_and_its_share_are_two_figures() -> None:
    found = analyse("Of the nurses, 4,218 or 71 per cent were from Chad.", load_packs()["en"])
    assert found is not None
    assert [(q.kind, q.value, q.unit) for q in found.quantities] == [
        ("count", 4218, "person"),
        ("percent", 71, "%"),
    ]


def test_a_sentence_may_open_with_a_number_of_millions() -> None:
    found = analyse("It helped 75 towns. 16 million people found a doctor.", load_packs()["en"])
    assert found is not None
    assert [(q.value, q.unit) for q in found.quantities] == [(75, "town"), (16_000_000, "person")]


def test_people_are_counted_by_the_name_of_their_nation() -> None:
    found = analyse("It reached 12 million Yemenis with meals.", load_packs()["en"])
    assert found is not None
    assert [(q.value, q.unit) for q in found.quantities] == [(12_000_000, "person")]


def test_small_children_are_months_old() -> None:
    found = analyse("It reached 13,857 boys and girls aged 6-59 months.", load_packs()["en"])
    assert found is not None
    assert [(q.kind, q.value, q.high, q.unit) for q in found.quantities[1:]] == [
        ("age", 6, 59, "month"),
        ("age", 59, None, "month"),
    ]


def test_thousands_may_be_written_with_a_k() -> None:
    found = analyse("Nearly 800k pupils received textbooks.", load_packs()["en"])
    assert found is not None
    assert [(q.value, q.comparator, q.unit) for q in found.quantities] == [(800_000, "~<", "person")]


def test_what_rises_is_what_the_clause_is_of_and_not_with_whom() -> None:
    found = analysed("In 2033, 610 gardeners worked with 14 schools, an increase of 9 per cent.", "en")

    assert found.subjects[-1] == found.subjects[0]


def test_an_earlier_sum_is_of_the_sum_before_and_not_of_the_donors() -> None:
    found = analysed("The Garden Fund received $4 million from eight donors, down from $5 million.", "en")

    assert found.subjects[-1] == found.subjects[0]
