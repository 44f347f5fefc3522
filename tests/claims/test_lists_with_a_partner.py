"""Lists of states with a figure each: the partner that they have in common, and no other pair."""

from __future__ import annotations

import pytest

import comity
from comity.claims.claim import Claim


def _of_figure(text: str, figure: str) -> Claim:
    """Return the claim of a text that tests a figure."""
    return next(
        claim
        for claim in comity.check(text).listed
        if claim.interpretation and claim.interpretation.stated.startswith(figure)
    )


@pytest.mark.parametrize(
    ("text", "figure", "states"),
    [
        (
            "In 2015 India voted as Russia did on 62 percent of roll calls, Turkey on 50 percent "
            "and Brazil on 59 percent.",
            "59",
            {140, 365},
        ),
        (
            "How often states vote with the United States differs. In 2018 Israel did so in 89 "
            "percent of votes, Canada in 53 percent and Brazil in 19 percent.",
            "53",
            {20, 2},
        ),
        (
            "In 2023 Norway accounted for 65 percent of the gas imports of the United Kingdom and "
            "34 percent of those of Belgium.",
            "34",
            {211, 385},
        ),
        (
            "In 2015 Germany took 26 percent of Poland's exports, and 27 percent of those of "
            "Hungary.",
            "27",
            {310, 255},
        ),
        ("In 2015 808,104 Indians lived in Britain and 804,877 Poles.", "804", {290, 200}),
        (
            "In 2022, 11% of Japanese and 19% of South Koreans saw China in a positive light.",
            "11",
            {740, 710},
        ),
        (
            "In 2018, Russia supplied 31 percent of Egypt's arms and France 38.",
            "38",
            {651, 220},
        ),
    ],
)
def test_a_member_of_a_list_has_the_partner_of_the_first(text, figure, states):
    claim = _of_figure(text, figure)
    assert claim.verdict.name.value == "supported"
    assert {*claim.interpretation.states} == states


@pytest.mark.parametrize(
    "text",
    [
        "Russia supplied 41 percent and France 27 percent in 2018.",
        "In 2018 Canada agreed on 53 percent, Australia on 52 percent and France on 68 percent.",
        "In 2023 Norway accounted for 65 percent of the gas imports of the United Kingdom and two "
        "thirds of those of Belgium.",
        "In 2018 Brazil voted with the United States 19 percent of the time, Argentina 60 percent "
        "and Bolivia 83 percent.",
    ],
)
def test_two_members_of_a_list_are_never_tested_with_each_other(text):
    members = {365, 220, 20, 900, 200, 211, 160, 145}
    for claim in comity.check(text).listed:
        test = claim.interpretation.test if claim.interpretation else None
        pairs = [{*one.states} for one in (*test.lookups, *test.against)] if test else []
        is_of_members = any(len(pair) > 1 and pair <= members for pair in pairs)
        assert not (is_of_members and claim.verdict.name.is_definite)


def test_a_pair_that_a_member_names_is_read_as_one():
    text = "In 2015 Germany took 27 percent of Hungary's exports and Austria 5 percent."
    assert {*_of_figure(text, "5").interpretation.states} == {310, 305}
