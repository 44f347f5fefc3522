"""Sums of what a state sells to all others, shares of its own goods, and ends of windows."""

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text


def _claims(text, values, context=""):
    return check(document_from_text(text), values, context=context).claims


def _measured(claims):
    return {c.interpretation.test.lookups[0].measure for c in claims if c.interpretation.test}


TOTALS = [
    ("Exports from Vietnam reached $436 billion in 2023.", "total_exports"),
    ("Vietnam recorded exports of $436 billion in 2023.", "total_exports"),
    ("Spain imported 464 billion dollars' worth of goods in 2023.", "total_imports"),
    ("Spain spent 464 billion dollars on imports in 2023.", "total_imports"),
    ("Brazilian firms sold 346 billion dollars of goods abroad in 2023.", "total_exports"),
]


@pytest.mark.parametrize(("text", "measure"), TOTALS)
def test_what_goes_to_all_others_is_read_in_many_words(text, measure, values):
    claim = _claims(text, values)[0]
    assert claim.verdict.name == "supported"
    assert _measured([claim]) == {measure}


OTHERS = [
    ("", "Vietnam's exports of rice reached 4 billion dollars in 2023."),
    ("", "Vietnam's services exports were 20 billion dollars in 2023."),
    ("", "Exports from Vietnam to the bloc reached 44 billion dollars in 2023."),
    (
        "Vietnam's trade with Japan grew in 2023.",
        "Its exports rose 3 percent to 23 billion dollars.",
    ),
]


@pytest.mark.parametrize(("context", "text"), OTHERS)
def test_what_is_of_one_good_or_partner_is_no_total(context, text, values):
    assert "total_exports" not in _measured(_claims(text, values, context))


def test_a_share_of_one_s_own_arms_that_go_to_another_is_of_exports(values):
    text = (
        "China has become the biggest supplier of arms to Pakistan, providing 34 percent of its "
        "arms to Pakistan from 2013 to 2017."
    )
    claims = _claims(text, values)
    assert {c.verdict.name.value for c in claims} == {"supported"}
    assert "arms_export_share" in _measured(claims)


OWN = [
    "France, the second largest arms exporter, sold 30 percent of its weapons to India in 2020–24.",
    "India, Russia's largest arms customer, bought 36 percent of its weapons there in 2020-24.",
]


@pytest.mark.parametrize("text", OWN)
def test_a_share_of_one_s_own_goods_is_none_of_what_is_ranked(text, values):
    claims = _claims(text, values)
    assert {c.verdict.name.value for c in claims} == {"supported"}
    assert {c.verdict.evidence[0].year for c in claims} == {2024}


def test_two_levels_are_of_the_two_windows_that_a_sentence_compares(values):
    text = (
        "Spain got 56 percent of its arms from America in 2020-24, up from 12 percent in 2015-19, "
        "while the German share fell from 36 percent to 4.7."
    )
    years = [c.verdict.evidence[0].year for c in _claims(text, values)]
    assert years == [2024, 2019, 2019, 2024]


def test_a_window_between_two_levels_is_that_of_the_first(values):
    text = "Italy's share of global arms exports went from 2 percent in 2015–19 to 4.9 percent."
    claims = _claims(text, values)
    assert [c.verdict.evidence[0].year for c in claims][:1] == [2019]
    assert "contradicted" not in {c.verdict.name for c in claims}


SECOND = [
    (
        "Nigeria sold India goods worth 3.8 billion dollars in 2023, of which crude was 2.8 "
        "billion.",
        "crude_oil_exports",
    ),
    (
        "Of Nigeria's exports to India in 2023, worth 3.8 billion dollars, fuel made up 3.2 "
        "billion.",
        "fuel_exports",
    ),
    (
        "In 2023, China was Australia's main trading partner, overtaking Japan: trade turnover was "
        "about $211 billion.",
        "trade",
    ),
    (
        "Greece's defence spending reached 8 billion dollars in 2024, and its share of GDP 3.1 "
        "percent.",
        "military_burden",
    ),
]


@pytest.mark.parametrize(("text", "measure"), SECOND)
def test_a_second_figure_is_of_what_its_words_name(text, measure, values):
    claim = _claims(text, values)[-1]
    assert claim.verdict.name == "supported"
    assert _measured([claim]) == {measure}


SPENDING = [
    "This represents 7.3 percent of the country's GDP.",
    "That was equal to 7.3 percent of GDP.",
    "This rise, which represents 7.3% of the country's GDP, made the kingdom the seventh spender.",
]


@pytest.mark.parametrize("text", SPENDING)
def test_a_share_of_gdp_after_military_spending_is_its_burden(text, values):
    claims = _claims(
        text, values, "Saudi Arabia's military spending was 80 billion dollars in 2024."
    )
    supported = [c for c in claims if c.verdict.name == "supported"]
    assert _measured(supported) == {"military_burden"}


def test_a_sum_for_arms_is_an_amount_that_is_not_judged(values):
    text = "Turkey bought arms worth 300 million dollars from Italy between 2014 and 2018."
    claim = _claims(text, values)[0]
    assert claim.verdict.name == "untestable"
    assert _measured([claim]) == {"arms_transfers"}


ANOTHER = [
    "Peru's exports to China were 22 billion dollars in 2023, while its debt fell to 5 billion "
    "dollars.",
    "India's trade deficit with China widened to $103.2 billion in 2023, against $45.7 billion "
    "three years earlier, as imports from the neighbour climbed to $60 billion.",
    "Peru's exports to China were 22 billion dollars in 2023, as copper sales rose to 49 billion "
    "dollars.",
]


@pytest.mark.parametrize("text", ANOTHER)
def test_what_something_else_came_to_denies_nothing_of_the_clause_before(text, values):
    names = [c.verdict.name.value for c in _claims(text, values)]
    assert names[0] == "supported"
    assert "contradicted" not in names
