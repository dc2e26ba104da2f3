"""What a figure of an English sentence measures, in the sentence's own words."""

import pytest

from unextract.explain import explain
from unextract.extract.analysis import analyse
from unextract.packs import load_packs


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        # participles before a noun, behind one, and verbs that lead to the value
        ("The number of fully funded nurses rose to 47.", ["fully funded nurses"]),
        (
            "The number of nurses assigned to hospitals in Chad rose from 310 to 330.",
            ["number of nurses assigned to hospitals in Chad"] * 2,
        ),
        (
            "Private contributions to the flood fund came to $9 million.",
            ["Private contributions to the flood fund"],
        ),
        ("The hotline operates 24/7 and received 4,120 calls in 2033.", ["calls received by the hotline"]),
        (
            "The proposal includes one P-5, two P-4 and three D-1/D-2 posts.",
            ["P-5 posts", "P-4 posts", "D-1/D-2 posts"],
        ),
        (
            "Of the 39 reviews, 21 mentioned volunteers and 8 praised them.",
            ["reviews", "reviews that mentioned volunteers", "reviews that praised them"],
        ),
        (
            "A total of 2,833 people served in their own countries, while 9,575 served abroad.",
            ["people who served in their own countries", "people who served abroad"],
        ),
        ("It collected 460 tons of plastic and 2.5 tons of glass.", ["plastic collected", "glass"]),
        ("There was a twofold increase in arrivals and a fivefold rise in prices.", ["arrivals", "prices"]),
        (
            "The rate fell from 12 per cent in 2031 to 9.5 per cent in 2033, a decrease of "
            "2.5 percentage points.",
            ["rate", "rate", "rate"],
        ),
        ("The ratio of pupils to teachers is 40 to 1.", ["ratio of pupils to teachers"]),
        ("The 15-member Council met on 3 and 4 May 2033.", ["members of the Council"]),
        (
            "More than two thirds of the 45 recommendations were accepted.",
            ["45 recommendations that were accepted", "recommendations"],
        ),
        (
            "The Fund received $2 million from Japan, $1.5 million from Germany and €300,000 from Austria.",
            [
                "amount received by the Fund from Japan",
                "amount received by the Fund from Germany",
                "amount received by the Fund from Austria",
            ],
        ),
        (
            "Contributions declined by $4.2 million (12 per cent) to $30.8 million.",
            ["Contributions", "Contributions", "Contributions"],
        ),
        (
            "The mission lost 12 vehicles, 3 of which were armoured.",
            ["vehicles lost by the mission", "vehicles that were armoured"],
        ),
        (
            "Participants came from 23 countries, including 7 landlocked developing countries.",
            ["countries from which Participants came", "landlocked developing countries"],
        ),
        (
            "The survey reached 3.2 million households, nearly half of them in rural areas.",
            ["households reached by the survey", "households in rural areas"],
        ),
        (
            "Since 2030, it has funded 340 projects worth $5.6 million in 41 countries.",
            ["projects funded", "projects", "countries of the projects"],
        ),
        (
            "Contributions and expenditure totalled $45 million and $43 million, respectively, in 2033.",
            ["Contributions", "expenditure"],
        ),
        (
            "The number of staff in Geneva, Vienna and Nairobi was 1,610, 540 and 1,120, respectively.",
            ["number of staff in Geneva", "number of staff in Vienna", "number of staff in Nairobi"],
        ),
        (
            "Of the total, 2,833 international volunteers came from 140 countries, while "
            "9,575 served in their own countries.",
            [
                "international volunteers",
                "countries from which international volunteers came",
                "international volunteers who served in their own countries",
            ],
        ),
        (
            "Output increased twofold, while costs doubled and revenue tripled.",
            ["Output", "costs", "revenue"],
        ),
        ("Public debt reached 64 per cent of GDP in 2033.", ["Public debt of GDP"]),
        (
            "The population stood at 7.2 million, of whom 3.1 million were under 18 years of age.",
            ["population", "population", "population"],
        ),
        (
            "More than 1,300 people were killed and at least 4,500 were injured.",
            ["people who were killed", "people who were injured"],
        ),
        (
            "Of the 12,408 volunteers, 53 per cent were women and 1 in 10 were persons with disabilities.",
            ["volunteers", "volunteers who were women", "volunteers who were persons with disabilities"],
        ),
        (
            "The ninth session was attended by 412 participants from 96 Member States, 23 "
            "United Nations entities and 54 non-governmental organizations.",
            [
                "participants",
                "Member States of the participants",
                "United Nations entities",
                "non-governmental organizations",
            ],
        ),
        (
            "The Working Group transmitted 54 cases under its urgent action procedure, 17 of "
            "which concerned women.",
            ["cases transmitted by the Working Group", "cases that concerned women"],
        ),
        (
            "Nearly one third of the posts remained unfilled for more than six months.",
            ["posts that remained unfilled", "posts remained unfilled"],
        ),
        (
            "Ninety-five per cent of users were satisfied; the remaining 5 per cent were not.",
            ["users who were satisfied", ...],
        ),
        (
            "Thirty of the proposals in its five surveys were kept. Of these, nine were paid (3 per cent).",
            [..., "surveys", "proposals that were paid", "proposals that were paid"],
        ),
        (
            "The proportion of nurses who passed was 92 per cent. In all, 81 per cent said so.",
            [..., "nurses who said so"],
        ),
        ("A total of 19 towns have rebuilt their wells.", ["towns that have rebuilt their wells"]),
        ("The remaining 31 claims were pending at the end of 2033.", ["claims that were pending"]),
        (
            "The Bureau worked in 32 States; in 7 States, these groups became members of boards.",
            ["States where the Bureau worked", "States where groups became members of boards"],
        ),
        ("Total revenue is projected to reach $9 million.", ["Total revenue"]),
        (
            "Across the region, 230 guides helped to open a trail in 11 districts.",
            ["guides who helped to open a trail", "districts where guides helped to open a trail"],
        ),
        (
            "Carrying out its mandate, and with staff in 19 countries, the Entity led campaigns.",
            ["countries where the Entity led campaigns"],
        ),
        (
            "The Harbour Fund, overseen by the Bank, has channelled over $8 million.",
            ["amount channelled by the Harbour Fund"],
        ),
        (
            "Of the total number of Blue Ocean Fellows, 310 stayed at home.",
            ["Blue Ocean Fellows who stayed at home"],
        ),
        (
            "Among schools rebuilt in 2033, 41 per cent were led by women.",
            ["schools that were led by women"],
        ),
        (
            "The plan comprises $3 million in school grants and $2 million in loans.",
            ["school grants", "loans"],
        ),
        (
            "Spending was highest in energy (40 per cent), water (26 per cent) and transport (9 per cent).",
            [..., "water", "transport"],
        ),
        (
            "In the province, it reviewed a total of 16 claims and was able to pay 14 claims.",
            ["claims reviewed", "claims paid"],
        ),
        (
            "The Bank planned to raise €3.2 million for its ferry.",
            ["amount raised by the Bank for its ferry"],
        ),
        (
            "The Office recovered a grant of $12,708.",
            ["grant that Office recovered"],
        ),
        (
            "$7 million in Chad leveraged over $82 million.",
            ["amount in Chad", "amount leveraged in Chad"],
        ),
        (
            "The Ferry Company, owned by the town, has borrowed $3 million.",
            ["amount borrowed by the Ferry Company"],
        ),
        (
            "Nine towns have joined the scheme, raising $4 million.",
            ["towns that have joined the scheme", "amount raised by towns"],
        ),
        (
            "A $40 million partnership on harbours began in 2033.",
            ["partnership on harbours"],
        ),
        (
            "More than $136,000 has been donated to the fund.",
            ["amount that has been donated to the fund"],
        ),
        (
            "The harbour fund gave $20 million in school grants.",
            ["school grants given by the harbour fund"],
        ),
        (
            "The campaign reached 85,000 people in 2033.",
            ["people reached by the campaign"],
        ),
        (
            "The Assembly met twice, adopting 15 resolutions.",
            ["times that the Assembly met", "resolutions adopted by the Assembly"],
        ),
        (
            "The ferry is expected to create 300 jobs.",
            ["jobs created by the ferry"],
        ),
        (
            "84 towns improved their wells, and 100 schools rely on them.",
            ["towns that improved their wells", "schools that rely on them"],
        ),
        (
            "2.6 million people in 46 towns gained new wells.",
            ["people who gained new wells", "towns of the people"],
        ),
        (
            "An estimated 1.7 million people who fish are living in huts.",
            ["people who fish"],
        ),
        (
            "The Bank opened shops in 25 towns and one village.",
            ["towns where the Bank opened shops", "village where the Bank opened shops"],
        ),
        (
            "The Bank delivered seeds to 300 farmers and built wells for 20 schools.",
            ["farmers to whom the Bank delivered seeds", "schools for which the Bank built wells"],
        ),
        (
            "Working in 32 towns, the Bank opened shops.",
            ["towns where the Bank worked"],
        ),
        (
            "It is 15 years since the founding of the port.",
            ["time since the founding of the port"],
        ),
        (
            "It will take 137 years to empty the lake.",
            ["time to empty the lake"],
        ),
        (
            "With just five years until 2040, the port is still closed.",
            ["time until 2040"],
        ),
        (
            "The shop opened 30 cases and closed 14 within an average of 5.8 months.",
            ["cases opened by the shop", "cases closed by the shop", "cases closed by the shop"],
        ),
        (
            "Internet use grew from 40 to 68 per cent, and access to wells rose from 87 to 92 per cent.",
            ["Internet use", "Internet use", "access to wells", "access to wells"],
        ),
        (
            "The load factor at the four ports in 2033 was 82 per cent.",
            ["ports", "load factor at the four ports"],
        ),
        (
            "Use was 82 per cent in Oslo, 84 per cent in Rome and 85 per cent in Cairo.",
            ["Use in Oslo", "Use in Rome", "Use in Cairo"],
        ),
        (
            "The overall rate of use of wells funded by the Bank was 93 per cent.",
            ["overall rate of use of wells funded by the Bank"],
        ),
        (
            "The Office received 14 complaints. It closed 11, six of which were empty.",
            ["complaints received by the Office", "complaints closed", "complaints that were empty"],
        ),
        (
            "The recorded vote ended with 31 votes in favour, two votes against, and four abstentions.",
            ["votes in favour", "votes against", "abstentions"],
        ),
        (
            "The mayor has visited the port 15 times in the last three years.",
            [
                "times that the mayor has visited the port",
                "last years in which the mayor has visited the port 15 times",
            ],
        ),
        (
            "The town had 19 teachers from Peru, one from Fiji (Suva) and one from Japan.",
            ["teachers from Peru", "teachers from Fiji", "teachers from Japan"],
        ),
        (
            "In 2033, lenders gave $25 million to small funds.",
            ["amount given by lenders to small funds"],
        ),
        (
            "Eight new plans for wells were adopted, bringing the total to 112.",
            ["new plans for wells that were adopted", "new plans"],
        ),
        (
            "The plan is to reduce the number of offices to nine offices.",
            ["number of offices"],
        ),
        (
            "A focus on water, soil and seeds has brought new wells to 259 towns.",
            ["towns to which a focus on water, soil and seeds has brought new wells"],
        ),
        (
            "By selling boats, the company gave $20 million to schools and earned $5 million annually.",
            ["amount given by the company to schools", "amount earned"],
        ),
        # what is said of the next part of the same whole; ages that name those who are counted
        (
            "It hired 124 weavers. Of these, 71 (57 per cent) were women and 53 (43 per cent) were men.",
            ["weavers hired", *["weavers who were women"] * 2, *["weavers who were men"] * 2],
        ),
        (
            "Weavers aged 18 to 29 accounted for 44 per cent, and those over 65 for 2 per cent.",
            [..., ..., "Weavers aged 18 to 29", ..., "those over 65"],
        ),
        ("The share of women is to be raised to 50 per cent.", ["share of women"]),
        ("The share of women was raised to 50 per cent.", ["share of women"]),
        ("In all, 14 fairs were held in May, attended by 860 weavers.", ["fairs that were held in May", ...]),
        (
            "Gifts from Chad, Fiji and the Niger together came to $9 million.",
            ["Gifts from Chad, Fiji and the Niger together"],
        ),
        ("Weavers with disabilities numbered 164.", ["Weavers with disabilities"]),
        (
            "The mill sent 640 weavers, followed by the school with 58 and Fiji Mills with 31.",
            ["weavers sent by the mill", ..., "weavers"],
        ),
        ("Some 230 weavers, half of them young, received tools worth $45,000.", [..., ..., "tools"]),
    ],
)
def test_a_figure_measures_what_its_clause_names(sentence: str, subjects: list[str]) -> None:
    found = analyse(sentence, load_packs(None)["en"])
    assert found is not None
    pairs = zip(found.subjects, subjects, strict=True)
    assert [(got, wanted) for got, wanted in pairs if wanted is not ... and got != wanted] == []


@pytest.mark.parametrize(
    ("sentence", "scopes"),
    [
        (
            "In Chad, Mali and the Niger, the numbers of volunteers were 5, 16 and 27, respectively.",
            ["TCD", "MLI", "NER"],
        ),
        ("在乍得、马里和肯尼亚分别有 5 名、16 名和 27 名志愿人员。", ["TCD", "MLI", "KEN"]),
    ],
)
def test_places_of_a_parallel_list_go_to_the_figures_in_order(sentence: str, scopes: list[str]) -> None:
    found = [one.figure for one in explain(sentence, load_packs()).numerals if one.figure is not None]
    assert [figure.scope_ids for figure in found] == [(scope,) for scope in scopes]
