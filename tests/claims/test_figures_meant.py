"""Figures whose words leave open what they are of, of which the data have one thing near them."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.meant.chosen import all_meant, are_of_one
from comity.claims.meant.loose import LooseFigure
from comity.claims.meant.words import measures_by_words
from comity.claims.text.documents import document_from_text
from comity.claims.text.quantities import find_quantities
from comity.claims.text.sentences import TextSpan
from comity.claims.verdict.evidence import EvidenceData

JORDAN, SPAIN = 663, 230
GERMANY, FRANCE, ITALY, EMIRATES, ALGERIA = 255, 220, 325, 696, 615
SINGAPORE, UNITED_STATES, SAUDI_ARABIA, CANADA = 830, 2, 670, 20
COLOMBIA, CHILE, BRAZIL, MARSHALL_ISLANDS, MEXICO = 100, 155, 140, 983, 70
PAKISTAN, QATAR, SOUTH_AFRICA, IRAN, CHINA = 770, 694, 560, 630, 710


@pytest.mark.parametrize(
    ("text", "measure", "states"),
    [
        (
            "While Berlin's bill for the Bundeswehr swelled to $56.5 billion in 2021, Algiers cut.",
            "military_spending",
            (GERMANY,),
        ),
        (
            "Rome came out almost $14 billion ahead in its goods dealings with Paris in 2013.",
            "trade_balance",
            (ITALY, FRANCE),
        ),
        (
            "The slice bound for the United States of what Singapore shipped had withered to 9.4 "
            "percent by 2005.",
            "export_share",
            (SINGAPORE, UNITED_STATES),
        ),
        (
            "Pakistan's bill for 2017 shows Qatar as the provider of 83 percent of its gas and "
            "South Africa of 70 percent of its coal.",
            "coal_import_share",
            (PAKISTAN, SOUTH_AFRICA),
        ),
        (
            "When Bolivians got by on $953 a head, in 2004, Colombia had wares worth $18.1 billion "
            "shipped abroad.",
            "total_exports",
            (COLOMBIA,),
        ),
        (
            "In 2003 came Brazil with 10.2 percent of the goods landed at Chile's docks, Argentina "
            "with 18.9 and China with 9.7, the Americans in between.",
            "import_share",
            (CHILE, BRAZIL),
        ),
        (
            "Of these islands the Marshall Islands bought most in China, for about $4 billion in "
            "2016.",
            "exports",
            (CHINA, MARSHALL_ISLANDS),
        ),
    ],
)
def test_what_alone_has_the_figure_is_meant(verdicts_of, text, measure, states):
    assert verdicts_of(text)[measure, states] == "supported"


@pytest.mark.parametrize(
    "text",
    [
        # The data have this surplus for Italy.
        "Paris came out almost $14 billion ahead in its goods dealings with Rome in 2013.",
        # They have this figure for what Saudi Arabia imports.
        "Three quarters of all American arms exports went to Saudi Arabia in 2020-24.",
        # They have it for what one of the two sold the other.
        "Trade between the United States and Canada, at 417 billion dollars in 2023, was huge.",
        # They have it for China's place in Iran's imports.
        "Iran was left with China (35 percent of its trade), and little else, in 2023.",
        # They have it for all that Mongolia sells.
        "Bilateral trade with Mongolia surpassed 8 billion dollars in 2019.",
        # They have it for a part of the deficit.
        "Two-way trade brought a U.S. deficit of 5 billion dollars with Costa Rica in 2012.",
        # They have it for what one bought of the other, of any goods.
        "Russia was second, and France third with about 5.9 billion dollars in arms sales in 2006.",
        # They have nothing near it.
        "Rome came out almost $9 billion ahead in its goods dealings with Paris in 2013.",
        # One in ten of anything is of something near.
        "By 2013 Italy had a tenth of what France wanted.",
        # A part of another figure, and of a year.
        "Italian shipments to France were a tenth of the record of 2013.",
        "In the third quarter of 2013 Italian shipments to France did well.",
    ],
)
def test_no_words_are_turned_round_to_fit_a_figure(tested, text):
    assert not [one for one in tested(text) if one.verdict.name.is_definite]


@pytest.mark.parametrize(
    ("sum_named", "verdict"),
    [(475, "supported"), (485, "supported after rounding"), (520, "untestable")],
)
def test_a_figure_of_three_digits_is_near_that_of_the_states_before(
    verdicts_of, sum_named, verdict
):
    text = f"Two-way trade hit ${sum_named} billion in 2012."
    verdicts = verdicts_of(text, "Mexico and the United States have grown close.")
    assert verdicts == {("trade", (MEXICO, UNITED_STATES)): verdict}


def test_a_topic_is_left_for_the_verdict_on_its_words(tested):
    text = (
        "In 2007 China was also Chile's second biggest source of imports, just behind the United "
        "States."
    )
    assert {one.verdict.name.value for one in tested(text)} == {"supported"}


def test_of_two_ranks_of_one_thing_neither_is_denied(tested):
    text = (
        "In 2020 Nigeria was South Africa's first import source in Africa and the sixth in the "
        "world, behind China and Saudi Arabia."
    )
    verdicts = {one.verdict.name.value for one in tested(text)}
    assert verdicts == {"supported", "untestable"}


def test_what_may_be_meant_is_shown(tested):
    text = "Paris came out almost $14 billion ahead in its goods dealings with Rome in 2013."
    [claim] = tested(text)
    assert "may be meant" in claim.verdict.why
    assert "13.7" in claim.verdict.why


def test_words_are_shown_as_they_are_written(tested):
    text = (
        "Pakistan's bill for 2017 shows Qatar as the provider of 83 percent of its gas, and "
        "South Africa of 70 percent of its coal."
    )
    assert any("South Africa of 70 percent of its coal" in one.text for one in tested(text))


def test_no_sentence_with_a_figure_that_is_found_is_beyond_the_data(values):
    text = "While Berlin's bill for the Bundeswehr swelled to $56.5 billion in 2021, Algiers cut."
    claims = check(document_from_text(text), values).claims
    assert all(one.interpretation and one.interpretation.test for one in claims)


def test_all_that_has_a_figure_is_listed_the_exact_before_the_rounded(values):
    [stated] = find_quantities("it came to 54.4 billion dollars")
    figure = LooseFigure(
        part=TextSpan("", 0, 0),
        stated=stated,
        measures=("trade", "exports"),
        states=(FRANCE, ITALY),
        clause_states=(),
        subject=None,
        years=(2013, 2014),
        balance=0,
        names_measure=True,
        own_states=frozenset({FRANCE, ITALY}),
        own_years=frozenset({2013, 2014}),
    )
    meant = all_meant(figure, EvidenceData(values, None, {}))
    assert [(one.measure.name, one.states, one.year) for one in meant if one.is_exact] == [
        ("exports", (ITALY, FRANCE), 2013)
    ]
    assert are_of_one(one for one in meant if one.is_exact)
    assert all_meant(figure, EvidenceData(values, 2012, {})) == []


@pytest.mark.parametrize(
    ("unit", "near", "after", "measures"),
    [
        ("percent", "it took 9 percent of", " of its exports", {"export_share"}),
        ("percent", "it had 9 percent of their trade", " of their trade", {"trade_share"}),
        ("money", "it was left with a hole of 3 billion", "", {"trade_balance"}),
        ("money", "the two exchanged for 3 billion", "", {"trade", "total_trade"}),
        ("rank", "it was third", "", set()),
    ],
)
def test_words_near_a_figure_tell_its_measure(unit, near, after, measures):
    assert set(measures_by_words(unit, near, after, "")) & measures == measures


def test_the_states_and_years_that_a_text_spoke_of_before_may_be_meant(verdicts_of):
    """Jordan bought 11.5 percent of its imports in China in 2012."""
    text = (
        "With a war next door, Jordan's imports climbed to $26.3bn in 2012. Much of it was fuel. "
        "Chinese wares made up another 11.5 per cent."
    )
    assert ("import_share", (JORDAN, CHINA)) in verdicts_of(text)


def test_a_rank_is_shown_for_what_has_it_and_never_judged(tested):
    """France sold Spain more than all but Germany in 2010."""
    text = "Spain went shopping in 2010, with French sellers in second place."
    claims = [one for one in tested(text) if one.interpretation.states == (SPAIN, FRANCE)]
    assert {one.verdict.name for one in claims} == {"untestable"}
    assert "import_share" in {one.interpretation.test.lookups[0].measure for one in claims}


def test_a_figure_of_many_states_together_is_not_taken_for_that_of_two(tested):
    text = "Arms were sold. The top five suppliers had 75 per cent of all arms exports in 2006."
    assert not [one for one in tested(text) if one.verdict.name.is_definite]


def test_a_figure_in_a_row_of_states_is_not_taken_for_that_of_two_of_them(tested):
    """South Korea sold the United States goods worth 50 billion dollars in 2010."""
    text = (
        "Of Australia's trade of 2010, Japan's part was second, South Korea's next and the USA's "
        "third at $50 billion."
    )
    sure = [one for one in tested(text) if one.verdict.name.is_definite]
    assert not [one for one in sure if set(one.interpretation.states) == {732, UNITED_STATES}]


def test_a_rank_is_that_among_partners_or_among_all(values):
    pairs = [(SPAIN, FRANCE), (ITALY, GERMANY), (FRANCE, UNITED_STATES)]
    ranks = values.rank_partners({"import_share": pairs})["import_share"]
    column = values.read_period("import_share", 2010)
    assert [column.rank(pair) for pair in pairs] == [ranks[pair][2010] for pair in pairs]
    spent = values.read_period("military_spending", 2010)
    [row] = [one for one in values.read_rows("military_spending", (FRANCE,)) if one["year"] == 2010]
    assert spent.rank((FRANCE,)) == row["rank"]
    assert spent.rank((9999,)) is None
