"""Own, EU and UN sanctions are told apart in what sentences are tested by."""

from __future__ import annotations

import pytest

import comity


def read(sentence):
    claims = comity.check(sentence).claims
    measures = {lookup.measure for claim in claims for lookup in claim.interpretation.test.lookups}
    return {claim.verdict.name.value for claim in claims}, measures


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Hungary had no own sanctions against Russia in 2022.", "supported"),
        ("Germany itself sanctioned Iran in 2012.", "contradicted"),
        ("Hungary imposed its own sanctions on Russia in 2022.", "contradicted"),
        ("The United States imposed its own sanctions on Cuba in 1985.", "supported"),
    ],
)
def test_own_sanctions_are_not_those_of_the_eu(sentence, verdict):
    assert read(sentence) == ({verdict}, {"own_sanctions_imposed"})


@pytest.mark.parametrize(
    "sentence",
    [
        "The UN sanctioned Russia in 2022.",
        "The United Nations has imposed sanctions on Russia.",
        "The Security Council imposed sanctions on Iraq in 1990.",
        "Iran was under UN sanctions in 2010.",
        "South Africa was sanctioned by the United Nations in 1980.",
    ],
)
def test_sanctions_of_the_un_itself_are_not_tested_by_those_of_states(sentence):
    verdicts, _ = read(sentence)
    assert verdicts == {"untestable"}
