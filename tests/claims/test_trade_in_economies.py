"""What a trade is in either economy, the reverse of a figure, and a figure that has one verdict."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text

OF_GERMANY = "Trade with the United Kingdom came to 2.7 percent of Germany's GDP in 2025"


def listed(text, values):
    """List the verdicts that a reader sees, with the measure and the states of each."""
    return [
        (claim.verdict.name.value, lookup.measure, lookup.states)
        for claim in check(document_from_text(text), values).listed
        for lookup in claim.interpretation.test.lookups
    ]


def test_the_reverse_of_a_figure_is_of_the_two_states_the_other_way_round(values):
    assert listed(f"{OF_GERMANY}, and the reverse to 3.6 percent.", values) == [
        ("supported", "trade_dependence", (255, 200)),
        ("supported", "trade_dependence", (200, 255)),
    ]


def test_a_wrong_reverse_is_listed_and_not_supported(values):
    """It was left out as a part of the sentence, the whole of which was supported."""
    verdicts = listed(f"{OF_GERMANY}, and the reverse to 1.2 percent.", values)
    assert verdicts[1][0] in {"untestable", "contradicted"}
    assert verdicts[1][1:] == ("trade_dependence", (200, 255))


@pytest.mark.parametrize("end", ["the reverse", "trade with Panama did in the Netherlands'"])
def test_a_trade_that_weighs_more_is_a_ratio_of_dependence_and_has_one_verdict(end, values):
    """It was read as a ratio of the two economies, beside an open reading of the trade."""
    text = f"Trade with the Netherlands weighed 13.9 times as much in Panama's economy as {end} in "
    assert listed(f"{text}2025.", values) == [("supported", "dependence_ratio", (95, 210))]


@pytest.mark.parametrize(("share", "verdict"), [("13.6", "supported"), ("19.6", "contradicted")])
def test_how_far_a_state_differed_from_all_others_is_read(share, verdict, values):
    text = f"North Yemen differed from the other members on {share} percent of votes in 1990."
    assert listed(text, values) == [(verdict, "vote_isolation", (678,))]


def test_a_share_of_both_economies_is_one_of_each(values):
    said = "came to less than 0.01 percent of the GDP of each in 2025"
    text = f"Trade between Uganda and Namibia {said}."
    assert listed(text, values) == [
        ("supported", "trade_dependence", (500, 565)),
        ("supported", "trade_dependence", (565, 500)),
    ]
