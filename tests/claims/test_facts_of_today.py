"""Facts in plain words: no event without its time, no name, no former state of things."""

from __future__ import annotations

from datetime import date

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.claims.topics.plain import BY_FACT


def definite(text, values):
    claims = check(document_from_text(text), values).claims
    return [claim for claim in claims if claim.verdict.name.is_definite]


@pytest.mark.parametrize(
    "text",
    [
        "The United States vetoed the draft on Tuesday.",
        "Russia once more blocked the resolution.",
        "Pakistan is a former ally of the United States.",
        "Belgium was an erstwhile treaty ally of France.",
        "Russia used its veto for the eighth time since the war in Syria began in 2011.",
        "Turkey allied itself with Greece's rivals.",
        "Rice is sent under the treaty of friendship and mutual assistance between Cuba and Laos.",
        "China sanctioned an American arms company.",
        "The United States sanctioned several Chinese banks.",
        "A Russian court sanctioned the arrest of an American.",
    ],
)
def test_what_only_sounds_like_a_fact_of_today_is_left_open(text, values):
    assert not definite(text, values)


@pytest.mark.parametrize(
    "text",
    [
        "Russia vetoed a resolution in 2022.",
        "Iran and Iraq fought from 1980 to 1988.",
        "The United States has an embassy in Beijing.",
        "Poland is an ally of the United States.",
    ],
)
def test_facts_with_a_time_or_of_today_are_borne_out(text, values):
    (claim,) = definite(text, values)
    assert claim.verdict.name == "supported"
    assert claim.interpretation.rule == BY_FACT or claim.interpretation.test is not None


def test_of_a_list_that_follows_in_rank_only_the_first_is_the_next(values):
    text = (
        "China was the top trading partner of the United States in 2017, with 636 billion dollars, "
        "followed by Canada (582 billion), Mexico (557 billion) and Japan (204 billion)."
    )
    assert not [one for one in definite(text, values) if one.verdict.name == "contradicted"]


@pytest.mark.parametrize(
    "text",
    [
        "Russia and Ukraine are at war.",
        "The United States and Iraq are at war.",
        "Armenia has fought a war with Azerbaijan.",
        "Canada and Denmark have no militarised dispute.",
    ],
)
def test_data_that_end_long_before_tell_nothing_of_the_present(text, values):
    claims = check(document_from_text(text), values).claims
    assert claims
    assert not [one for one in claims if one.verdict.name.is_definite]


def test_a_war_is_not_denied_where_both_used_force(values):
    """The Paquisha war of 1981 had too few dead for the lists of wars."""
    assert not definite("Peru and Ecuador fought a war in 1981.", values)
    (claim,) = definite("Sweden and Norway fought a war in 1995.", values)
    assert claim.verdict.name == "contradicted"


def test_old_data_tell_of_the_present_of_an_old_text(values):
    text = document_from_text("Eritrea and Ethiopia are at war.")
    (claim,) = check(text, values, written=date(1999, 6, 1)).claims
    assert (claim.verdict.name, claim.verdict.year) == ("supported", 1999)
    assert "It is no longer so" in claim.verdict.why


@pytest.mark.parametrize(
    "text",
    [
        "Russia and North Korea are allies.",
        "France and Niger are allies.",
        "Saudi Arabia and Pakistan are bound by a mutual defence treaty.",
        "The United States is Israel's closest ally.",
        "Belarus is Russia's closest ally.",
        "The Philippines is the oldest American ally in Asia.",
    ],
)
def test_no_ally_is_denied_by_treaties_of_long_before_nor_how_close_one_is_judged(text, values):
    assert not definite(text, values)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Belarus is a close ally of Russia.", "supported"),
        ("Norway and Mongolia were allies in 1995.", "untestable"),
        ("Norway and Mongolia had a mutual defence treaty in 1995.", "contradicted"),
        ("Pakistan has no mutual defence treaty with China.", "supported"),
    ],
)
def test_a_treaty_is_denied_where_the_data_reach_and_an_ally_is_not(text, verdict, values):
    (claim,) = check(document_from_text(text), values).claims
    assert claim.verdict.name == verdict


@pytest.mark.parametrize(
    ("text", "measure", "verdict"),
    [
        ("Australia is China's largest supplier of coal.", "coal_import_share", "outdated"),
        ("Hungary depends on Russian gas.", "gas_import_share", "supported"),
    ],
)
def test_a_single_fuel_is_judged_by_its_own_measure(text, measure, verdict, values):
    (claim,) = definite(text, values)
    assert claim.interpretation.test.lookups[0].measure == measure
    assert claim.verdict.name == verdict


def test_of_two_flows_nearer_than_publishers_are_none_is_denied_to_be_the_larger(values):
    assert not definite("In 2024 China traded more with Taiwan than with Russia.", values)
    (claim,) = definite("In 2019 Germany traded more with Peru than with Poland.", values)
    assert claim.verdict.name == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "Germany's economy contracted in 2023.",
        "Germany's economy grew in 2023.",
        "Russia's economy grew by 3.6 percent in 2023.",
        "China's economy has grown tenfold since 2000.",
        "Saudi Arabia is a member of BRICS.",
        "Russia has vetoed more resolutions than any other permanent member.",
        "The United States is the largest foreign investor in Mexico.",
        "China is Angola's largest lender.",
        "Most foreign investment in Ireland comes from the United States.",
        "Spain ranks as France's fourth export market, one place ahead of Britain.",
        "Russia has lost its place as Vietnam's main arms supplier.",
        "Once dependent on Moscow, Vietnam now buys most of its arms elsewhere.",
        "Thailand no longer trades most with Japan.",
        "Peru's economy is second only to that of Brazil.",
        "Thailand ran third among Myanmar's export markets.",
        "Romania had just joined the EU in 2008.",
        "American presidents visited China twice in 2009.",
        "The United States has imposed more sanctions than any other country.",
    ],
)
def test_what_the_figures_do_not_measure_is_left_open(text, values):
    """Constant prices; a contested membership; ranks over all years, or among senders."""
    assert not definite(text, values)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("India's economy has grown since 2000.", "supported"),
        ("Poland raised its defence spending in 2024.", "supported"),
    ],
)
def test_growth_beyond_prices_and_rates_is_judged(text, verdict, values):
    (claim,) = definite(text, values)
    assert claim.verdict.name == verdict
    assert "a change of" in claim.verdict.why


@pytest.mark.parametrize(
    "text",
    ["Pakistan and India trade almost nothing.", "France and Germany vote the same way at the UN."],
)
def test_a_degree_is_not_denied_by_what_is_in_the_middle_of_all(text, values):
    assert {one.verdict.name for one in definite(text, values)} <= {"another definition fits"}


def test_a_share_of_imports_is_not_defined_as_one_of_all_trade(values):
    assert not definite("China supplied 20 percent of Kenya's imports in 2023.", values)


@pytest.mark.parametrize(
    "text", ["Germany invaded Poland in 1939.", "Poland invaded Germany in 1939."]
)
def test_who_attacked_whom_is_not_in_the_data(text, values):
    """Both are true of the war, and one of them is false."""
    (claim,) = check(document_from_text(text), values).claims
    assert claim.verdict.name == "premise supported"
    assert "not which of them attacked" in claim.verdict.why


@pytest.mark.parametrize(
    "text",
    [
        "Argentina lost the war against Britain in 1982.",
        "Pakistan started the war with India in 1965.",
        "The Soviet Union cast 80 vetoes between 1946 and 1960.",
        "In 1913 Britain was Germany's biggest export market.",
    ],
)
def test_who_won_or_began_a_war_and_what_lists_count_otherwise_is_left_open(text, values):
    assert not definite(text, values)
