"""What no other member of a group does as much of as one is read as what that one does most of."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.reading.superlatives import as_superlative
from comity.claims.text.documents import document_from_text


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        (
            "Not one member of NATO, Poland included, spent more on defence than Poland did.",
            "Poland spent more on defence than any other member of NATO.",
        ),
        (
            "None of the countries in Africa have a larger economy than South Africa.",
            "South Africa has a larger economy than any other country in Africa.",
        ),
        (
            "No other ally spends as much on arms as Poland.",
            "Poland spends more on arms than any other ally.",
        ),
        ("No member of NATO has left it.", ""),
        ("Poland spends no more than Spain.", ""),
    ],
)  # fmt: skip
def test_a_denial_of_all_others_is_turned_round(said, turned):
    assert as_superlative(said) == turned


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("No member of NATO spends more of its GDP on the military than Poland.", "supported"),
        ("No country in South America has a larger economy than Brazil.", "supported"),
        ("No country in the world spent as much on its military in 2024 as the United States.",
         "supported"),
        ("No country exports more arms than Italy.", "contradicted"),
        # France is second, and Germany not far ahead.
        ("No member of the EU has a larger economy than France.", "untestable"),
    ],
)  # fmt: skip
def test_which_of_all_is_first_is_judged_where_it_is_so_or_far_from_it(said, verdict, values):
    (claim,) = check(document_from_text(said), values).claims
    assert claim.verdict.name.value == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("In no year since 2005 has Hungary sold less than a fifth of its exports to Germany.",
         "supported"),
        ("In no year since 2005 has Hungary sold less than half of its exports to Germany.",
         "untestable"),
        # It was less in the 1990s, though not today.
        ("Never since 1990 has Japan sent less than a tenth of its exports to China.",
         "untestable"),
    ],
)  # fmt: skip
def test_what_was_so_in_no_year_is_a_bound_of_every_year(said, verdict, values):
    (claim,) = check(document_from_text(said), values).claims
    assert claim.verdict.name.value == verdict


def test_a_denial_does_not_reach_a_clause_that_is_set_against_it(values):
    said = "Neither Britain nor France cast a veto in 2024, unlike Russia, which cast four."
    verdicts = {one.verdict.name.value for one in check(document_from_text(said), values).claims}
    assert verdicts == {"supported"}
