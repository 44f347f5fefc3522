"""Who is ahead of a rank, to which a rank moved, and what a sentence ranks in instead."""

from __future__ import annotations

import pytest

GERMANY, FRANCE, CHINA, US, ITALY = 255, 220, 710, 2, 325
KAZAKHSTAN, RUSSIA, INDIA, JAPAN, MOROCCO = 705, 365, 750, 740, 600


@pytest.fixture(scope="module")
def read(tested):
    def judged(text, context=""):
        lookups = ((one, one.interpretation.test.lookups[0]) for one in tested(text, context))
        return [(own.measure, own.states, one.verdict.name.value) for one, own in lookups]

    return judged


@pytest.mark.parametrize("behind", ["after", "behind"])
def test_those_before_a_partner_have_the_ranks_above_it_in_their_order(read, behind):
    text = f"Italy was Kazakhstan's third trading partner in 2018, {behind} Russia and China."
    verdicts = read(text)
    assert ("trade_share", (KAZAKHSTAN, RUSSIA), "supported") in verdicts
    assert ("trade_share", (KAZAKHSTAN, CHINA), "supported") in verdicts


def test_leaders_in_another_order_are_left_open(read):
    text = "Italy was Kazakhstan's third trading partner in 2018, after China and Russia."
    given = {states: name for _, states, name in read(text)}
    assert given[KAZAKHSTAN, CHINA] == given[KAZAKHSTAN, RUSSIA] == "untestable"


def test_one_close_behind_another_has_less(read):
    text = "India ranked fifth among the world's economies in 2024, close behind Japan."
    assert ("gdp", (JAPAN,), "supported") in read(text)


def test_a_lead_among_partners_is_of_the_state_whose_partners_they_are(read):
    text = "In 2016 France was Germany's largest trading partner, ahead of China."
    assert {states[0] for _, states, _ in read(text)} == {GERMANY}


def test_a_clause_may_rank_in_another_flow(read):
    text = (
        "The United States was the main destination of German exports in 2017, "
        "but in total trade China came first, ahead of the United States."
    )
    given = read(text)
    assert ("trade_share", (GERMANY, CHINA), "untestable") in given
    assert not [one for one in given if one[:2] == ("export_share", (GERMANY, CHINA))]


def test_a_rank_after_a_figure_is_still_of_the_region(read):
    text = (
        "Algeria was Africa's top military spender in 2019 with US$10.3 billion, Morocco was third."
    )
    assert ("military_spending", (MOROCCO,), "contradicted") not in read(text)


def test_a_place_taken_back_after_years_without_data_is_that_of_the_last_year_known(read):
    text = "The United States overtook China as the biggest market for Japanese exports in 2023."
    assert read(text)[0] == ("export_share", (JAPAN, US), "supported")


def test_a_main_supplier_whose_figure_is_wrong_is_left_open(read):
    context = "Saudi Arabia was the second-largest arms importer in the world, SIPRI said."
    text = (
        "The kingdom's main suppliers in the five years to 2022 were the US with 78 percent, "
        "France with 6.8 percent and Spain with 15 percent."
    )
    assert {name for _, states, name in read(text, context) if states[-1] == 230} == {"untestable"}


def test_who_leaves_another_with_a_deficit_has_the_surplus(read):
    context = "South Korea's exports to Viet Nam were worth 44.7 billion dollars in 2018."
    text = "Viet Nam was its fourth-largest trade partner that year and left the country with a "
    given = read(f"{text}deficit of $26 billion.", context)
    assert ("trade_balance", (816, 732), "supported") not in given
