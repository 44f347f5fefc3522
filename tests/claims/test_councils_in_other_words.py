"""Votes, vetoes, sanctions and alliances in other words are held to be read as the plain ones."""

from __future__ import annotations

import pytest

import comity
from comity.claims.anaphora.written_out import written_out
from comity.claims.lexicon import read_lexicon
from comity.claims.text.mentions import Context, NameIndex, gather_names


@pytest.fixture(scope="module")
def names() -> NameIndex:
    return gather_names(read_lexicon(None))


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("On 21% of the texts put to the General Assembly in 1988, Norway and Cuba took opposite "
         "sides.",
         "Norway and Cuba disagreed on 21% of the votes in the General Assembly in 1988."),
        ("Norway and Chad saw eye to eye on two thirds of the motions before the Assembly in 1995.",
         "Norway and Chad agreed on two thirds of the votes in the General Assembly in 1995."),
        ("When human rights were at issue, Ghana and Peru saw eye to eye in 60% of votes in 1999.",
         "Ghana and Peru agreed in 60% of votes on human rights in 1999."),
        ("China and Russia teamed up to sink two drafts in the Security Council in 2012.",
         "China and Russia together vetoed two drafts in 2012."),
        ("China stood alone on two occasions in 1999, as no other power backed its veto.",
         "China cast a sole veto on two occasions in 1999."),
        ("The tally of countries with sanctions in force against Iran reached 41 in 2013.",
         "41 states had sanctions in force against Iran in 2013."),
        ("Shipping weapons to Liberia was prohibited under an international embargo in 2004.",
         "Liberia was under an arms embargo in 2004."),
    ],
)  # fmt: skip
def test_other_words_are_written_as_the_plain_ones(said: str, plain: str, names: NameIndex) -> None:
    assert written_out(said, names, Context()).text == plain


@pytest.mark.parametrize(
    "said",
    [
        "When human rights were at issue, Ghana and Peru parted ways in 60% of votes in 1999.",
        "Norway and Cuba parted ways in 1988.",
        "China and Russia teamed up to sink a rival bid.",
        "Shipping weapons to Liberia was expensive in 2004.",
    ],
)
def test_what_means_something_else_stays_as_it_is(said: str, names: NameIndex) -> None:
    assert written_out(said, names, Context()).text == said


def verdicts(text: str) -> set[str]:
    return {claim.verdict.name.value for claim in comity.check(text).claims}


def test_counts_of_senders_and_alliances_are_borne_out_and_never_denied() -> None:
    assert "supported" in verdicts("38 states had sanctions in force against Sudan in 2016.")
    assert "supported" in verdicts("France and Denmark had three alliances in common in 1999.")
    for text in (
        "12 states had sanctions in force against Sudan in 2016.",
        "France and Denmark had nine alliances in common in 1999.",
    ):
        assert verdicts(text) == {"untestable"}
