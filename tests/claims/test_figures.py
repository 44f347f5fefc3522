"""A figure is read by the words around it and the figure before; alone it is only supported."""

from __future__ import annotations

import pytest

from comity.claims.anaphora.memory import remember
from comity.claims.check import check
from comity.claims.claim import FIGURE, ClaimTest, Interpretation, Lookup
from comity.claims.figures.flows import read_share
from comity.claims.figures.frame import Scene
from comity.claims.figures.frames import find_frame
from comity.claims.figures.parts import find_parts
from comity.claims.figures.read import BY_FIGURE, read_figures
from comity.claims.figures.returned import is_of_other_flow
from comity.claims.figures.sums import read_sum
from comity.claims.lexicon import read_lexicon
from comity.claims.reading.base import ParserContext
from comity.claims.rules.open_figures import with_figures
from comity.claims.rules.tense import with_tense
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context
from comity.claims.text.quantities import find_quantities
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import NOW

CHINA, INDIA, NEPAL, RUSSIA, US, POLAND, NORWAY = 710, 750, 790, 365, 2, 290, 385


@pytest.fixture(scope="module")
def figures(names, values):
    def read(sentence):
        found = read_figures(sentence, names, values.codebook.get, Context(), 2026)
        return [
            (one.test.lookups[0].measure, one.states, one.test.time.last, one.test.quantity.value)
            for _, one in found
        ]

    return read


def test_each_figure_has_the_words_up_to_the_next(names):
    sentence = "Germany supplied 32 percent of its arms, Italy 27 and France 19."
    parts = find_parts(sentence, names.find_states(sentence), find_quantities(sentence), 2026)
    assert [one.text for one in parts] == ["<0> supplied #0 of its arms", " <1> #1", "<2> #2."]


def first_part(sentence, names):
    return find_parts(sentence, names.find_states(sentence), find_quantities(sentence), 2026)[0]


NOTHING_BEFORE = Scene(None, None, ())


@pytest.mark.parametrize(
    ("sentence", "measure", "states"),
    [
        ("Serbia bought 57 percent of its arms in China.", "arms_import_share", (345, CHINA)),
        ("China took 67 percent of what Chile sold.", "export_share", (155, CHINA)),
        ("It was India that furnished Nepal with 71 percent of all it bought.", "import_share",
         (NEPAL, INDIA)),
        ("Chilean importers spent 21 percent of their money in China.", "import_share",
         (155, CHINA)),
        ("China's slice of the Chilean republic's commerce was 37 percent.", "trade_share",
         (155, CHINA)),
        ("Algeria cut the Russian share of its arms imports to 48 percent.", "arms_import_share",
         (615, RUSSIA)),
        ("Ottawa counts on American buyers for 74 percent of its exports.", "export_share",
         (20, US)),
        ("Nigeria purchased 29 percent of its foreign goods in China.", "import_share",
         (475, CHINA)),
    ],
)  # fmt: skip
def test_a_share_is_of_the_state_whose_flow_it_is(sentence, measure, states, names):
    frame = read_share(first_part(sentence, names), NOTHING_BEFORE)
    assert (frame.measure, frame.states) == (measure, states)


@pytest.mark.parametrize(
    ("sentence", "measure", "states"),
    [
        ("Norwegian crude worth 3.7 billion dollars went to Germany.", "crude_oil_exports",
         (NORWAY, 255)),
        ("Purchases from Russia brought Poland a bill of 5 billion dollars.", "exports",
         (RUSSIA, POLAND)),
        ("Portugal's deficit with Spain was 18 billion dollars.", "trade_balance", (235, 230)),
        ("American firms had 92 billion dollars invested in Brazil.", "direct_investment",
         (US, 140)),
        ("Poland spent 38 billion dollars on its armed forces.", "military_spending", (POLAND,)),
    ],
)  # fmt: skip
def test_a_sum_goes_from_who_sells_to_who_buys(sentence, measure, states, names):
    part = first_part(sentence, names)
    frame = read_sum(part, NOTHING_BEFORE)
    assert (frame.measure, frame.states) == (measure, states)
    assert find_frame(part, NOTHING_BEFORE) == frame


def test_what_a_rule_read_is_not_read_again(names, values):
    reader = ParserContext(read_lexicon(), names, values.codebook.get, 2026)
    sentence = "India sold Nepal 71 percent of what it bought in 2023."
    once = with_figures(sentence, [], reader, Context())
    assert [one.test.quantity.text for _, one in once] == ["71 percent"]
    assert with_figures(sentence, once, reader, Context()) == once


@pytest.mark.parametrize(
    ("sentence", "reading"),
    [
        ("India, which in 2023 supplied 71 percent of what Nepal bought, took 67 percent "
         "of what it sold.",
         [("import_share", (NEPAL, INDIA), 2023, 0.71),
          ("export_share", (NEPAL, INDIA), 2023, 0.67)]),
        ("Poland's main sources of fuel were Saudi Arabia, with 46 percent in 2024, and Norway, "
         "with 28.",
         [("fuel_import_share", (POLAND, 670), 2024, 0.46),
          ("fuel_import_share", (POLAND, NORWAY), 2024, 0.28)]),
        ("Israel's record matched Washington's on 94 percent of roll calls in 2019, compared with "
         "58 percent in 1980.",
         [("vote_agreement", (666, US), 2019, 0.94), ("vote_agreement", (666, US), 1980, 0.58)]),
        ("Brazil and not China is Argentina's number one partner, with 22 percent of its trade in "
         "2023.",
         [("trade_share", (160, 140), 2023, 0.22)]),
        ("South Africa supplied Botswana with 64 percent of its imports in 2023, Mozambique with "
         "33 and Zambia with 27 percent.",
         [("import_share", (571, 560), 2023, 0.64), ("import_share", (541, 560), 2023, 0.33),
          ("import_share", (551, 560), 2023, 0.27)]),
        ("Kuwait depends on American arms, which made up 63 percent of its imports in 2020-24.",
         [("arms_import_share", (690, US), 2024, 0.63)]),
        ("Lithuanian exports to Belarus sagged to $700 million in 2025, whereas imports from there "
         "were barely worth 60 million.",
         [("exports", (368, 370), 2025, 7e8), ("exports", (370, 368), 2025, 6e7)]),
        ("With a surplus of 12 billion dollars in its dealings with Italy, Algeria earned more in "
         "2023.",
         [("trade_balance", (615, 325), 2023, 12e9)]),
        ("The flow of Russian crude to China dried up, from $10 billion in 2021 to $44 million in "
         "2023.",
         [("crude_oil_exports", (RUSSIA, CHINA), 2021, 10e9),
          ("crude_oil_exports", (RUSSIA, CHINA), 2023, 44e6)]),
        ("The world's biggest military budget, America's, came to $997 billion in 2024, more than "
         "three times China's $314 billion.",
         [("military_spending", (US,), 2024, 997e9),
          ("military_spending_ratio", (US, CHINA), 2024, 3.0),
          ("military_spending", (CHINA,), 2024, 314e9)]),
        ("Ethiopia, which spent ten percent of its GDP on the army in 1990, spends less than one "
         "percent today, and Israel 8.8 percent, twice as much as in 2022.",
         [("military_burden", (530,), 1990, 0.1), ("military_burden", (530,), None, 0.01),
          ("military_burden", (666,), None, 0.088), ("military_burden", (666,), None, 2.0)]),
        ("Georgia sold Turkey goods for $785 million in 2023 and purchased three times as much.",
         [("exports", (372, 640), 2023, 785e6), ("exports", (640, 372), 2023, 3.0)]),
        ("China spent $314 billion on its armed forces in 2024, nearly four times as much as "
         "India.",
         [("military_spending", (CHINA,), 2024, 314e9),
          ("military_spending", (CHINA,), 2024, 4.0)]),
        ("Italy's purchases of Algerian fuel slipped to 14.1 and 10.4 billion dollars in 2023 and "
         "2024 respectively.",
         [("fuel_exports", (615, 325), 2023, 14.1e9), ("fuel_exports", (615, 325), 2024, 10.4e9)]),
        ("India overtook Britain and stood at a GDP of $3.9 trillion in 2024.",
         [("gdp", (INDIA,), 2024, 3.9e12)]),
        ("Botswana exports 8 percent of its goods to South Africa, against 12 percent in 2000.",
         [("export_share", (571, 560), None, 0.08), ("export_share", (571, 560), 2000, 0.12)]),
    ],
)  # fmt: skip
def test_what_is_left_out_is_that_of_the_figure_before(figures, sentence, reading):
    found = figures(sentence)
    assert [one[:3] for one in found] == [one[:3] for one in reading]
    assert [one[3] for one in found] == pytest.approx([one[3] for one in reading])


@pytest.mark.parametrize(
    "sentence",
    [
        "Uruguay imported 84 percent of its newsprint from Brazil in 2023.",
        "Brazil beat Uruguay 3-1 in front of 78,000 people.",
        "The ship was carrying 62,000 tonnes of Ukrainian maize to Spain.",
    ],
)
def test_a_figure_of_what_is_not_measured_is_not_read(figures, sentence):
    assert figures(sentence) == []


def verdicts(sentence, values):
    claims = check(document_from_text(sentence), values).claims
    read = [one for one in claims if one.interpretation and one.interpretation.rule == BY_FIGURE]
    return [one.verdict.name.value for one in read]


def test_only_a_figure_that_agrees_in_its_digits_gets_a_verdict(values):
    said = (
        "Of Nepal's neighbours it was India, so runs the tale, that furnished it with 71 percent "
        "of all it bought in 2023."
    )
    assert verdicts(said, values) == ["supported"]
    for other in ("17", "63", "7"):
        assert verdicts(said.replace("71", other), values) == ["untestable"]


def test_a_sentence_in_doubt_is_read_and_not_judged(values):
    said = (
        "It is a myth that India, of all its neighbours, furnished Nepal with 71 percent of all it "
        "bought in 2023."
    )
    assert verdicts(said, values) == ["untestable"]


def test_a_figure_fallen_to_is_marked():
    sentence = "Chile's exports to Peru fell to 3 billion dollars in 2023."
    test = ClaimTest((Lookup("exports", (155, 135)),), NOW, FIGURE,
                     quantity=find_quantities(sentence)[0])  # fmt: skip
    span = TextSpan(sentence, 0, len(sentence))
    reading = (span, Interpretation("exports", "", (155, 135), test, ""))
    assert with_tense(sentence, reading)[1].test.direction == -1


@pytest.mark.parametrize(
    ("sentence", "measure", "states"),
    [
        ("Some 400,000 Romanians lived in Germany in 2015.", "migrants", (360, 255)),
        ("Mexicans living in the United States: 11 million.", "migrants", (70, US)),
        ("V-Dem's index of liberal democracy put Hungary at 0.33.", "liberal_democracy", (310,)),
        ("Russia cast its veto four times in 2022.", "vetoes_cast", (RUSSIA,)),
        ("The military spending of the United States was three times China's.",
         "military_spending_ratio", (US, CHINA)),
        ("Warsaw and Berlin are 520 kilometres apart.", "capital_distance", (POLAND, 255)),
    ],
)  # fmt: skip
def test_a_number_of_a_state_or_two_is_read_by_its_words(figures, sentence, measure, states):
    assert [one[:2] for one in figures(sentence)] == [(measure, states)]


def test_the_only_time_of_a_sentence_is_that_of_all_its_figures(figures):
    said = "Norway's GDP per head was 87,900 dollars, four times Portugal's 27,000, in 2023."
    assert [one[2] for one in figures(said)] == [2023, 2023]


def test_a_sentence_of_the_past_has_the_time_of_the_one_before(names, values):
    context = Context()
    remember("In 1985 the two met.", [], 2026, context)

    def time_of(sentence):
        ((_, one),) = read_figures(sentence, names, values.codebook.get, context, 2026)
        return one.test.time.last

    assert time_of("The United States and Russia voted alike on 13 percent of roll calls.") == 1985
    assert time_of("The United States and Russia vote alike on 13 percent of roll calls.") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Germany and France took 30 percent of Poland's exports in 2023.",
        "The United States, Russia and China cast the same vote on 67 percent of roll calls.",
        "Russia voted against China on 67 percent of roll calls in 2024.",
    ],
)
def test_a_figure_of_several_states_or_of_another_vote_is_not_read(figures, sentence):
    assert figures(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2023 a tariff of 71 percent was put on Nepal's imports from India.",
        "Of Nepal's imports from India in 2023, 71 percent came by road.",
        "A loan of 38 billion dollars for Poland's military spending was signed in 2024.",
        "Russia voted against China on 67 percent of roll calls in 2024.",
    ],
)
def test_a_figure_of_something_else_that_agrees_is_not_support(sentence, values):
    claims = check(document_from_text(sentence), values).claims
    assert not any(one.verdict.name.is_definite for one in claims)


@pytest.mark.parametrize(
    ("sentence", "reading"),
    [
        ("In 1980 Germany accounted for 23 percent of Swiss trade.",
         [("trade_share", (225, 260), 1980, 0.23)]),
        ("Cairo, long an American client, had Russia to thank for 36 percent of the weapons it "
         "took delivery of in 2019.",
         [("arms_import_share", (651, RUSSIA), 2019, 0.36)]),
        ("Russia bought 10 percent of Latvia's exports in 2011 and 15 percent of Estonia's.",
         [("export_share", (367, RUSSIA), 2011, 0.1), ("export_share", (366, RUSSIA), 2011, 0.15)]),
        ("Singapore was where 19 percent of Malaysia's imports came from in 2007.",
         [("import_share", (820, 830), 2007, 0.19)]),
    ],
)  # fmt: skip
def test_the_states_are_those_of_the_time_and_in_their_places(figures, sentence, reading):
    assert figures(sentence) == reading


@pytest.mark.parametrize(
    ("sentence", "reading"),
    [
        ("Serbia, a Russian friend, bought 57 percent of its arms in China in 2020-24.",
         [("arms_import_share", (345, CHINA), 2024, 0.57)]),
        ("Australia is Papua New Guinea's partner, and it delivered 92 percent of its arms in "
         "2020-24.", [("arms_import_share", (910, 900), 2024, 0.92)]),
        ("Reykjavik depends on Norway, from which 12 percent of its imports came in 2023.",
         [("import_share", (395, NORWAY), 2023, 0.12)]),
        ("Denmark's Swedish trade surplus of 2010, 1.9 billion dollars, had become a deficit of "
         "3.3 billion by 2023.",
         [("trade_balance", (390, 380), 2010, 1.9e9), ("trade_balance", (390, 380), 2023, -3.3e9)]),
    ],
)  # fmt: skip
def test_words_inserted_after_a_state_leave_it_the_subject(figures, sentence, reading):
    found = figures(sentence)
    assert [one[:3] for one in found] == [one[:3] for one in reading]
    assert [one[3] for one in found] == pytest.approx([one[3] for one in reading])


def test_years_that_no_measure_takes_together_are_not_the_last_of_them(names, values):
    said = "Serbia bought 57 percent of its arms in China from {} to 2024."

    def time_of(first):
        sentence = said.format(first)
        ((_, one),) = read_figures(sentence, names, values.codebook.get, Context(), 2026)
        return str(one.test.time)

    assert (time_of(2020), time_of(2010)) == ("2024", "2010-2024")


IRELAND = "Ireland came second with $103,000 a head in 2023 and Denmark third with $84,000."


def test_what_another_figure_of_the_list_bears_out_may_be_denied(values):
    assert verdicts(IRELAND, values) == ["supported", "contradicted"]
    assert verdicts(IRELAND.replace("103,000", "133,000"), values) == ["untestable", "untestable"]


def test_a_rule_and_the_words_around_the_figure_must_agree_on_who_sells(values):
    said = "Ottawa counts on American buyers for 74 percent of its exports, on numbers for 2023."
    told = check(document_from_text(said), values).claims
    assert [one.verdict.name.value for one in told] == ["supported"]
    others = check(document_from_text(said.replace("74", "41")), values).claims
    assert [one.verdict.name.value for one in others] == ["untestable"]


def test_a_figure_in_an_opinion_is_judged_where_the_data_bear_it_out(values):
    said = (
        "Chile should be ashamed: in fact its importers spent 10 percent of their money in Brazil "
        "in 2023."
    )

    def names(text):
        return [one.verdict.name.value for one in check(document_from_text(text), values).claims]

    assert names(said) == ["supported"]
    assert names(said.replace("10", "34")) == ["not judged"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Half of Mongolia's imports came from China and Russia in 2019.", ["untestable"]),
        ("Chile sold 39 percent of its exports to China and 13.5 percent to the United States in "
         "2020.", ["supported", "supported"]),
        ("In a staggering display of dependence, Canada sold 74 percent of its exports to the "
         "United States in 2023.", ["supported"]),
        ("Brazil ran a trade surplus with China of $46 billion in 2020.", ["untestable"]),
        ("Saudi Arabia took 74 percent of American exports of weapons in the five years to 2024.",
         ["untestable"]),
        ("Egypt's arms came from Russia (41 percent in 2016-20) and France (27 percent).",
         ["supported", "supported"]),
        ("A Norwegian earned 76,431 dollars on average in 2019, a Dane 59,593.",
         ["supported", "supported"]),
        ("India's exports to America stood at 55 billion dollars and its imports at 34 billion in "
         "2019.", ["supported", "supported"]),
        ("New Zealand's dependence on the Australian market has lessened since 1995, when "
         "Australia bought 21 percent of its exports.", ["supported"]),
        ("Finland's imports from Russia were down to 1.3 billion dollars in 2023 after the "
         "European Union had closed its market.", ["supported"]),
        ("France furnished, they say, no less than 64 percent of the arms Greece imported between "
         "2020 and 2024.", ["supported"]),
        # One digit tells enough where the words of the figure name all that is tested.
        ("Cambodia's exports went to China to the tune of 4 percent in 2016.", ["supported"]),
        ("Without Germany, which bought 27 percent of its exports in 2023, Austria would be "
         "poor.", ["supported"]),
        ("Germany might have bought 27 percent of Austria's exports in 2023.", ["untestable"]),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_states_and_the_year_that_its_words_name(sentence, expected, values):
    claims = check(document_from_text(sentence), values).claims
    assert [one.verdict.name.value for one in claims] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Exports of South Korea to the United States dropped 17 percent, those to Japan 5 percent.",
        "Japan takes ranging shares of Korean exports, between 5 and 8 percent.",
    ],
)
def test_a_change_or_an_end_of_a_range_is_no_level(text, values):
    verdicts = [one.verdict for one in check(document_from_text(text), values).claims]
    assert not any(verdict.name.is_definite for verdict in verdicts)


def test_a_list_is_marked_up_to_the_words_that_are_not_read(values):
    text = (
        "Spanish, Israeli and Italian arms exports in 2014-18 were greater than in 2009-13, with "
        "respective increases of 20, 60 and 6.3 percent."
    )
    definite = [
        one
        for one in check(document_from_text(text), values).claims
        if one.verdict.name.is_definite
    ]
    assert definite
    assert not any("increases" in one.text for one in definite)


def test_the_figure_of_a_flow_of_its_own_is_none_of_the_flow_before(values):
    text = (
        "Greece's exports to Turkey came to 3.9 billion dollars in 2023, its imports from there to "
        "1.9 billion."
    )
    claims = check(document_from_text(text), values).claims
    assert "supported" not in {one.verdict.name for one in claims}


@pytest.mark.parametrize(
    ("second", "is_other"),
    [("sales to it to 1 billion", True), ("those from India to 1 billion", False)],
)
def test_sales_after_purchases_go_the_other_way(second, is_other, names):
    text = f"China's purchases from Nepal came to 3 billion dollars, {second} dollars."
    part = find_parts(text, names.find_states(text), find_quantities(text), 2026)[1]
    assert is_of_other_flow(part) is is_other
