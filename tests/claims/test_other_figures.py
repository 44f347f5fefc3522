"""Doubts about what a figure is of (`claims.doubts.other_figures`), and ranks with two times."""

from __future__ import annotations

import pytest

import comity
from comity.claims.claim import VerdictName
from comity.claims.doubts.other_figures import OTHER_FIGURES


def _verdicts(text: str) -> list[VerdictName]:
    return [claim.verdict.name for claim in comity.check(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "In dollars of 2023 trade between Italy and Turkey had been worth 5.04 billion in 1988.",
        "By purchasing power parity, Ghana's income per head stood at $1,530 in 2009.",
        "Italy and Kenya trade. Italy dominated their trade with 2.3 billion dollars in exports.",
        "Peru and Chile trade. The trade balance, in Chile's favour, rose to 2.1 billion dollars.",
        "Swedes are three times richer than Egyptians.",
        "Belgium spends less on its military per head than Greece does.",
        "That was China's smallest share of American imports since 2004.",
        "Some 94 percent of Brazil's exports were billed in American currency in 2008.",
        "Of the three, Italy sold most to France in 2016, followed by Mexico.",
    ],
)
def test_a_figure_of_something_else_is_left_open(text: str) -> None:
    assert not {name for name in _verdicts(text) if name.is_definite} & {
        VerdictName.CONTRADICTED,
        VerdictName.ROUNDED,
        VerdictName.OUTDATED,
        VerdictName.OTHER_DEFINITION,
    }


def test_growth_of_an_economy_is_not_denied_by_dollars() -> None:
    """Ukraine's economy shrank by a third in volume, and more than doubled in current dollars."""
    text = "Between 1990 and 2012 Ukraine's economy shrank by over 30 percent."
    assert VerdictName.CONTRADICTED not in _verdicts(text)


@pytest.mark.parametrize(
    "text",
    [
        "In 2000 Turkey devoted 16.4 billion dollars to its military.",
        "Vietnam's GDP per capita was 235 dollars in 1993.",
    ],
)
def test_another_edition_is_no_denial(text: str) -> None:
    assert VerdictName.CONTRADICTED not in _verdicts(text)


def test_nothing_is_found_where_nothing_is_said() -> None:
    sentence = "Trade between Italy and Turkey was worth 24.3 billion dollars in 2020."
    (claim,) = comity.check(sentence).claims
    assert claim.interpretation is not None
    test = claim.interpretation.test
    assert test is not None
    assert {find(sentence, sentence, test, ()) for find in OTHER_FIGURES} == {""}


def test_two_ranks_are_each_of_the_year_after_them() -> None:
    text = (
        "India climbed from 21st place in 2009 to 11th in 2015 on the list of Mexico's partners in "
        "trade."
    )
    claims = comity.check(text).claims
    years = {claim.verdict.year for claim in claims if claim.verdict.name is VerdictName.SUPPORTED}
    assert years == {2009, 2015}


def test_a_score_of_the_year_next_to_the_one_tested_is_not_denied() -> None:
    """India's index of electoral democracy was 0.62 in 2014, and 0.55 in 2015."""
    text = (
        "Democracy suffered in India, whose polyarchy score moved from 0.62 to 0.39 in the eight "
        "years to 2022."
    )
    assert VerdictName.CONTRADICTED not in _verdicts(text)


def test_a_rank_after_a_sentence_with_a_time_is_not_outdated() -> None:
    text = (
        "In 2018 Nigeria was a target of American sanctions. Others mattered more: China, the "
        "leading partner, had 14.0 percent of its trade, followed by India on 12.4 percent."
    )
    assert VerdictName.OUTDATED not in _verdicts(text)


def test_who_comes_after_others_is_not_the_first() -> None:
    """The United States take most of what Ireland exports; Belgium was second in 2009."""
    text = "After the US, the biggest destination of Irish exports in 2009 was Belgium."
    assert VerdictName.CONTRADICTED not in _verdicts(text)


def test_a_growth_of_trade_by_more_than_a_multiple_is_not_denied_within_what_publishers_tell() -> (
    None
):
    """Trade of Italy with Albania grew by 56 percent from 2015 to 2023 here."""
    text = "Between 2015 and 2023 the trade of Italy and Albania grew by more than 110 percent."
    assert VerdictName.CONTRADICTED not in _verdicts(text)


def test_what_exporters_of_a_list_are_known_for_is_not_what_is_ranked() -> None:
    text = (
        "In 2012, the five largest exporters to China were South Africa, Angola and Libya, all "
        "mineral and oil exporters."
    )
    measures = {
        lookup.measure
        for claim in comity.check(text).claims
        if claim.interpretation and claim.interpretation.test
        for lookup in claim.interpretation.test.lookups
    }
    assert not any(name.startswith("crude") for name in measures)


def test_an_export_partner_of_a_state_is_that_of_its_exports() -> None:
    """Italy took 39 percent of what Albania sold in 2023."""
    verdicts = _verdicts("Italy was the leading export partner of Albania in 2023.")
    assert {*verdicts} == {VerdictName.SUPPORTED}
