"""What is agreed, promised or threatened is no flow, and states that are not named are no state."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.doubts import intentions
from comity.claims.text.documents import document_from_text
from comity.wording.claims import sentence as sentence_of


@pytest.fixture(scope="module")
def judged(values):
    def read(text, context=""):
        claims = check(document_from_text(text), values, context=context).claims
        return [(one.verdict.name.value, one.verdict.why) for one in claims]

    return read


@pytest.mark.parametrize(
    "text",
    [
        "Brazil has agreed to 2.5 billion dollars worth of sales to Cuba.",
        "A Norwegian company has clinched a 9 billion dollar deal to export natural gas to Poland.",
        "China pledged to buy 90 billion dollars of Brazilian goods in 2015.",
        "Egypt's minister answered with a threat to stop the import of Turkish goods.",
        "Peru concluded an agreement to supply Chile with goods worth 5 billion dollars.",
    ],
)
def test_what_may_never_have_been_done_is_not_judged(text, judged):
    for verdict, why in judged(text):
        assert verdict == "untestable"
        assert sentence_of(intentions.INTENDED) in why


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("China sold 5 billion dollars of goods to Peru in 2010 and agreed to buy more.",
         "supported"),
        ("Finland applied to join NATO in 2022 and joined in 2023.", "supported"),
        ("After it had agreed to talks, Chile sold 38 percent of its exports to China in 2023.",
         "supported after rounding"),
    ],
)  # fmt: skip
def test_what_was_done_beside_an_intention_is_judged(text, verdict, judged):
    assert [one for one, _ in judged(text)] == [verdict]


@pytest.mark.parametrize(
    ("context", "text"),
    [
        ("Libya and Qatar are rich in gas.",
         "Several countries cut off diplomatic relations with Qatar in 2017."),
        ("", "Some of Peru's neighbours have imposed sanctions on Venezuela."),
        ("Japan and South Korea protect their farmers.",
         "Both capitals impose heavy tariffs on New Zealand's exports."),
    ],
)  # fmt: skip
def test_states_that_are_not_named_are_not_those_of_the_sentence_before(context, text, judged):
    assert {verdict for verdict, _ in judged(text, context)} == {"untestable"}
