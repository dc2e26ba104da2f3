"""What a figure of an English sentence measures where its clause says it indirectly."""

import pytest

from unextract.extract.analysis import analyse
from unextract.packs import load_packs


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        # who did it stands before the insertion: nothing is better than half of it
        (
            "The trainers, including three nurses, served as guides and in Chad they worked in five towns.",
            ["nurses", "towns"],
        ),
        ("In all, 41 towns sent trainers during the reporting period.", ["towns that sent trainers"]),
        ("Nearly half of the ferries now carry a radio.", ["ferries that now carry a radio"]),
        (
            "The list names nine least developed countries and four towns.",
            ["least developed countries", "towns"],
        ),
        (
            "The Harbour Fund was drawn on nine times in 2034, making loans across islands in over 12 "
            "districts.",
            [
                "times that the Harbour Fund was drawn",
                "districts where the Harbour Fund made loans across islands",
            ],
        ),
        (
            "The Bank planted 40 orchards and 12 vineyards.",
            ["orchards planted by the Bank", "vineyards planted by the Bank"],
        ),
        (
            "In 2034, 64 schools adopted the new timetable and 17 schools the old one.",
            ["schools that adopted the new timetable", "schools that adopted the old one"],
        ),
        (
            "The agency built 90 mills that have created 4,000 jobs.",
            ["mills built by the agency", "jobs created by mills"],
        ),
        ("Loans in the amount of $5 million were repaid.", ["Loans"]),
        (
            "Of the small grants, 60 per cent went to fishers and 15 per cent to potters.",
            ["small grants that went to fishers", "small grants that went to potters"],
        ),
        (
            "The institute cut waste by partnering with 14 mills.",
            ["mills with which the institute partnered"],
        ),
        (
            "Spending is put at $22 million, a decrease of $2 million (8 per cent) compared to the first plan"
            " and $1 million (4 per cent) from the last one.",
            ["Spending", "Spending", "Spending", "Spending", "Spending"],
        ),
        ("Revenue reached $9 million. This level is $1 million lower than in 2033.", ["Revenue", "Revenue"]),
        ("The course is for children between the ages of 6 and 12.", ["age of children", "age of children"]),
        ("The under-five mortality rate fell.", ["mortality rate"]),
        ("The Office supported the construction of 40 wells in Chad.", ["wells constructed in Chad"]),
        ("The plan allowed for the replacement of six boats.", ["boats replaced"]),
        (
            "The Bank strengthened the skills of 300 millers.",
            ["millers whose skills were strengthened by the Bank"],
        ),
        (
            "The Guild helped 90 victims of floods to rebuild their homes.",
            ["victims of floods who were helped to rebuild their homes"],
        ),
        ("Letters of thanks were put into 24 parcels.", ["parcels into which Letters of thanks were put"]),
        ("Sent early letters to 17 shops.", ["shops to which early letters were sent"]),
        ("Digital lessons for 12,000 pupils in Peru", ["pupils in Peru with Digital lessons"]),
        (
            "Mills for wheat, oats and rye were open in 17 towns.",
            ["towns where Mills for wheat, oats and rye were open"],
        ),
        ("The islands were allocated $4 million for roads.", ["amount allocated to the islands"]),
        ("Funds amounting to $6 million were set aside for roads.", ["Funds that were set aside for roads"]),
        ("The law sets a minimum drying period of two weeks.", ["minimum drying period"]),
        ("It opened a 23 MW power plant.", ["power plant"]),
        (
            "The score measuring calm, trust and hope was 75 per cent.",
            ["score measuring calm, trust and hope"],
        ),
        (
            "Coastal towns face an annual shortfall of $40 million.",
            ["annual shortfall that Coastal towns face"],
        ),
        (
            "Grain was sent to 300 camps and medicine to 40 camps.",
            ["camps to which Grain was sent", "camps to which medicine was sent"],
        ),
        (
            "Half of the women (compared to 60 per cent of men) had a radio.",
            ["women who had a radio", "men who had a radio"],
        ),
        (
            "The Compact has eight working groups and held 15 in-person meetings.",
            ["working groups", "in-person meetings held by the Compact"],
        ),
        ("Fifty bakers agreed, and nine of them left.", ["bakers", "bakers that left"]),
        ("The Bank employs 141 women domestic workers.", ["women domestic workers employed by the Bank"]),
        ("It raised $7 million in 2031, rising to $9 million in 2033.", ["amount raised", "amount raised"]),
        (
            "The estimated resources of $300 million and estimated costs of $200 million for 2034-2037 "
            "are small.",
            ["estimated resources", "estimated costs"],
        ),
        (
            "The rate of pay in the last three years (2032-2034) was between 6 per cent and 7 per cent.",
            ["last years", "rate of pay in the last three years", "rate of pay in the last three years"],
        ),
        (
            "Spending fell by $4 million (3 per cent) compared to the latest estimates for 2030-2033.",
            ["Spending", "Spending"],
        ),
        ("Late loans made up 3 per cent at the end of 2034.", ["Late loans"]),
        ("Trust scores reached 74 per cent, a two-point increase.", ["Trust scores", "Trust scores"]),
        ("The five local “open door” meetings were full.", ["local “open door” meetings"]),
        (
            "Help reached $12 million ($2 million in grants and $10 million in loans), a drop of $3 million.",
            ["Help", "grants", "loans", "Help"],
        ),
        ("Three of the review’s nine proposals were kept.", ["proposals that were kept", "proposals"]),
    ],
)
def test_a_figure_measures_what_is_said_of_it(sentence: str, subjects: list[str]) -> None:
    found = analyse(sentence, load_packs(None)["en"])
    assert found is not None
    assert list(found.subjects) == subjects
