"""Clefts: "it is A, no longer B, that ..." is two claims, and what is over is denied as said."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.claims.turnovers.clefts import split_cleft

JAPAN, CHINA, AUSTRALIA = 740, 710, 900


def claims_of(text, values):
    return check(document_from_text(text), values).claims


@pytest.mark.parametrize(
    "text",
    [
        "It is China, no longer Japan, that takes the largest share of Australia's exports.",
        "It is no longer Japan but China that takes the largest share of Australia's exports.",
        "Instead of Japan, it is now China that takes the largest share of Australia's exports.",
    ],
)
def test_both_claims_of_a_cleft_are_judged(text, values):
    claims = {one.interpretation.states: one for one in claims_of(text, values)}
    assert claims[AUSTRALIA, CHINA].verdict.name == "supported"
    assert claims[AUSTRALIA, JAPAN].verdict.name == "supported"
    assert claims[AUSTRALIA, JAPAN].interpretation.test.negated


@pytest.mark.parametrize(
    "text",
    [
        "Japan no longer takes the largest share of Australia's exports.",
        "Japan no longer takes more of Australia's exports than any other country.",
        "It is China, and no longer Japan, to which Australia sells the most.",
    ],
)
def test_who_is_first_no_longer_may_still_be_second(text, values):
    for claim in claims_of(text, values):
        assert claim.verdict.name in ("supported", "untestable")


def test_who_still_is_first_is_not_supported_as_first_no_longer(values):
    (claim,) = claims_of("China no longer takes the largest share of Australia's exports.", values)
    assert claim.verdict.name in ("contradicted", "untestable")


def test_what_was_once_so_is_not_outdated(values):
    text = "Once, Japan took more of Australia's exports than any other country."
    for claim in claims_of(text, values):
        assert claim.verdict.name == "untestable"


def test_a_relative_with_a_preposition_keeps_it():
    assert split_cleft("It is «S0», not «S1», from which «S2» buys the most") == [
        "«S2» no longer buys the most from «S1»",
        "«S2» buys the most from «S0»",
    ]
    assert split_cleft("«S0» buys most from «S1»") == []
