"""No level is made to show a change, a time that counts from another, or a year in two."""

from __future__ import annotations

from datetime import date

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.rules.changes import names_split_year
from comity.claims.text.documents import document_from_text
from comity.claims.text.times import find_time


def first_claim(text, values, written=None):
    return check(document_from_text(text), values, written=written).claims[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nepal has an economy too small for China.", "too small or too great"),
        ("Russia's share of India's arms imports halved between 2010-14 and 2020-24.", "windows"),
        ("Trade between Germany and Poland grew every year from 2005 to 2015.", "every year"),
        ("Trade between Russia and China hit a record of 66 billion dollars in 2015.", "a record"),
        ("Trade between Russia and China fell to a low of 66 billion dollars in 2015.", "a record"),
        ("Trade between Russia and China rose to 66 billion dollars in 2015.", "years before"),
        ("Estonia spends as much on defence as Latvia and Lithuania together.", "added up"),
        ("Belarus became less dependent on Russian arms.", "too slight"),
        ("Belarus has become more isolated in the world.", "a change"),
        ("In 2019-20 Kenya bought goods worth 9 million dollars from Peru.", "spans two"),
        ("Trade between Chile and Peru has grown steadily since 2010.", "a pace"),
        ("Since then, trade between Chile and Peru has grown.", "counts from another"),
    ],
)
def test_what_a_level_cannot_show_is_left_open(text, reason, values):
    verdict = first_claim(text, values).verdict
    assert verdict.name is VerdictName.UNTESTABLE
    assert reason in verdict.why


@pytest.mark.parametrize(
    "text",
    [
        "Mongolia is increasingly dependent on trade with China.",
        "Mongolia has become more dependent on trade with China.",
        "Nepal grew ever more dependent on trade with India.",
    ],
)
def test_who_became_more_dependent_depends_more_than_before(text, values):
    test = first_claim(text, values).interpretation.test
    assert test.is_of_change
    assert test.criterion.name == "grown"


@pytest.mark.parametrize(
    ("text", "lies_in_two"),
    [
        ("in 1999-2000", True),
        ("in 1999/00", True),
        ("in FY2019", True),
        ("in 2010–14", False),
        ("in 2010-21", False),
    ],
)
def test_years_that_follow_each_other_are_one_that_lies_in_two(text, lies_in_two):
    assert names_split_year(text) is lies_in_two


def test_since_then_counts_from_the_year_that_its_sentence_names():
    time = find_time("they made peace in 1979, and since then trade has grown", 2020)
    assert str(time) == "since 1979"


@pytest.mark.parametrize("since", ["over the past decade", "since 2005"])
def test_a_change_to_the_present_ends_when_the_text_was_written(since, values):
    text = f"Trade between Vietnam and the United States has grown {since}."
    verdict = first_claim(text, values, date(2016, 5, 1)).verdict
    assert verdict.name is VerdictName.SUPPORTED
    assert max(item.year for item in verdict.evidence) <= 2016


@pytest.mark.parametrize(
    "text",
    [
        "Denmark is among the leading countries in promoting green growth of its economy.",
        "China has long been North Korea's closest ally and generous provider of diplomatic cover.",
        "Brazil is a major voice with an influential culture and a beloved popular economy.",
    ],
)
def test_a_bound_supports_no_sentence_of_which_most_is_left_over(text, values):
    assert not first_claim(text, values).verdict.name.is_definite


def test_trade_with_one_state_is_not_tested_by_trade_with_all(values):
    claims = check(document_from_text("Reports show that China's total trade with Iran."), values)
    assert not any(claim.verdict.name.is_definite for claim in claims.claims)


@pytest.mark.parametrize(
    "text",
    [
        "Malta's economy is slightly smaller than Germany's.",
        "China's economy is only marginally larger than that of Russia.",
        "Norway's exports to Chad are a bit lower than its exports to Germany.",
        "Trade between Vietnam and the United States has grown slightly since 2005.",
    ],
)
def test_a_difference_said_to_be_slight_is_not_supported_by_any(text, values):
    assert not first_claim(text, values).verdict.name.is_definite


def test_a_voting_record_is_no_record_high(values):
    text = "The distance of Portugal's voting record from that of the USA was 1.156 in 2024."
    assert first_claim(text, values).verdict.name is VerdictName.SUPPORTED


def test_a_record_is_one_where_no_earlier_year_is_beyond_it(values):
    text = "Trade between Russia and China hit a record of 95 billion dollars in 2014."
    assert first_claim(text, values).verdict.name.is_definite


def test_a_part_of_a_seller_s_arms_is_none_of_what_the_buyer_buys(values):
    claims = check(document_from_text("India buys 36 percent of Russia's arms."), values).claims
    looked_up = {item.lookup.measure for claim in claims for item in claim.verdict.evidence}
    assert looked_up == {"arms_export_share"}


def test_what_was_so_is_not_outdated_by_data_that_end_before_the_text(values):
    text = "North Korea has a mutual defence treaty with Russia."
    assert not first_claim(text, values, date(2024, 12, 1)).verdict.name.is_definite


def test_a_difference_said_to_be_slight_is_supported_by_one_of_at_most_a_quarter(values):
    text = "In 2021 Japan spent slightly more on its armed forces than South Korea did."
    assert first_claim(text, values).verdict.name is VerdictName.SUPPORTED


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The value of Spain's trade with Malta is less than France.", "supported"),
        ("The value of Spain's trade with France is less than Malta.", "contradicted"),
    ],
)
def test_less_than_puts_the_second_first(text, verdict, values):
    assert first_claim(text, values).verdict.name == verdict
