"""Turnovers: of whom a place is no longer, and of whom it is now, are two claims."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text

OLD, NEW = 740, 710  # Japan, China
TURNED = [
    "China has taken over from Japan as Australia's largest export market.",
    "Japan has given way to China as Australia's largest export market.",
    "Japan has been edged out by China as Australia's main export market.",
    "Japan, long Australia's largest export market, has been displaced by China.",
    "Japan has lost its place as Australia's top export market to China.",
    "Australia's largest export market is no longer Japan; it is now China.",
    "Australia's biggest export market is China, no longer Japan.",
    "It is no longer Japan but China that is Australia's largest export market.",
    "Rather than Japan, China is now the main destination of Australian exports.",
    "Australia's biggest customer was once Japan; today it is China.",
    "Japan was Australia's largest export market for decades, but that place now belongs to China.",
    "The top spot among Australia's export markets has passed from Japan to China.",
]


def read(text, values):
    claims = check(document_from_text(text), values).claims
    return {one.interpretation.states: one for one in claims if one.interpretation}


@pytest.mark.parametrize("text", TURNED)
def test_both_claims_of_a_turnover_are_read_and_judged(text, values):
    claims = read(text, values)
    assert claims[900, NEW].verdict.name == "supported"
    old = claims[900, OLD]
    assert old.verdict.name == "supported"
    assert old.interpretation.test.negated
    assert old.interpretation.test.is_over


def test_who_tells_of_a_turnover_is_no_part_of_it(values):
    told = "Trade officials said that Spain has given way to France as Morocco's main supplier."
    claims = read(told, values)
    assert claims[600, 230].interpretation.test.is_over
    assert claims[600, 220].interpretation.is_whole


def test_what_never_was_is_not_so_no_longer(values):
    claims = read("China has replaced Peru as Brazil's main trading partner.", values)
    assert claims[140, 710].verdict.name == "untestable"
    assert claims[140, 135].verdict.name == "untestable"
    assert "was not so in any year before" in claims[140, 135].verdict.why


def test_what_is_still_so_contradicts_that_it_is_no_longer(values):
    claims = read("Spain has given way to France as Morocco's main trading partner.", values)
    assert claims[600, 230].verdict.name == "contradicted"


def test_who_overtook_whom_in_a_year_is_one_claim(values):
    text = "China overtook the United States as Brazil's top trading partner in 2009."
    assert set(read(text, values)) == {(140, 710)}


def test_that_one_near_the_others_is_no_longer_the_first_is_left_open(values):
    claims = read("The United States is no longer Germany's top trading partner.", values)
    assert claims[255, 2].verdict.name == "untestable"
    assert "so near" in claims[255, 2].verdict.why


def test_what_was_in_a_year_and_what_came_a_year_later_are_judged_by_their_years(values):
    text = "Nigeria's biggest source of imports was the United States in 2002; {} a year later."
    claims = read(text.format("China took its place"), values)
    assert [claims[475, code].interpretation.test.time.last for code in (2, 710)] == [2002, 2003]
    assert {claims[475, code].verdict.name for code in (2, 710)} == {"supported"}


def test_who_was_replaced_as_the_first_is_not_supported_as_the_first(values):
    claims = read("Russia has been replaced as India's main arms supplier.", values)
    assert claims[750, 365].verdict.name == "untestable"
