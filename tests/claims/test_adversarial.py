"""Sentences of newspapers in which a small twist makes half false are not judged wrongly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text

MOST_WRONG = 0.05
LEAST_JUDGED = 0.5


@pytest.fixture(scope="module")
def scored(values, request, benchmark_module):
    claims_in_articles = benchmark_module("claims_in_articles")
    lines = (Path(__file__).parent / "labelled" / "adversarial.jsonl").read_text("utf-8")
    labels = [json.loads(line) for line in lines.splitlines()]
    if not request.config.getoption("--full"):
        labels = labels[::3]
    return [claims_in_articles.score(label, values) for label in labels]


def test_few_definite_verdicts_are_wrong_where_one_word_decides(scored):
    definite = sum(len(one.definite) for one in scored)
    wrong = [given.text for one in scored for given in one.wrong]
    assert len(wrong) <= MOST_WRONG * definite, wrong


def test_silence_is_not_the_way_to_be_never_wrong(scored):
    assert sum(bool(one.definite) for one in scored) >= LEAST_JUDGED * len(scored)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Germany spent 1.9 percent of its federal budget on defence in 2024.", "budget"),
        ("Germany's trade with France had never been better.", "degree"),
        ("Russia spent 7 percent of its GDP on its military in each of the last five years.",
         "several years"),
        ("China has been India's top trading partner for two decades.", "counts back"),
        ("China has bought more from Brazil than any other country.", "other buyers"),
        ("Germany, not Russia, was the largest market for most Turkish goods in 2023.", "denied"),
        ("All of Kazakhstan's arms imports came from Russia in the five years to 2024.", "all of"),
        ("Kazakhstan buys arms only from China.", "only"),
        ("Russia and China have never voted differently in the General Assembly.", "denied"),
        ("Poland's trade with Germany fell to 171 billion dollars in 2023.", "come to be so"),
        ("Polish trade with Germany declined to 171 billion dollars in 2023.", "come to be so"),
        ("China became Vietnam's largest trading partner in 2015.", "come to be so"),
        ("Pakistan's trade balance with China was poor: $12.1 billion in 2023.", "one way"),
        ("It is said that relying on China for 39 percent of exports left Chile exposed.", "whose"),
        ("German carmakers sold more to China than to the United States in 2023.", "no state"),
    ],
)  # fmt: skip
def test_what_a_test_does_not_ask_leaves_a_claim_open_with_the_reason(values, sentence, reason):
    claims = check(document_from_text(sentence), values).claims
    assert not any(claim.verdict.name.is_definite for claim in claims)
    assert any(reason in claim.verdict.why for claim in claims)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Nigeria's GDP in dollars fell by 30 percent in 2024.", "supported"),
        ("Nigeria's GDP in dollars rose by 30 percent in 2024.", "contradicted"),
        ("China's share of Pakistani arms imports has doubled since 2005.", "supported"),
        ("China's share of Pakistani arms imports has halved since 2005.", "contradicted"),
        ("Russia's share of Indian arms imports has halved since 2010.", "supported"),
        ("As late as 2000, no more than 5 percent of Chile's exports went to China.", "supported"),
        ("China became Vietnam's largest trading partner in 2004.", "supported"),
        ("Poland's trade with Germany rose to 171 billion dollars in 2023.", "supported"),
    ],
)
def test_directions_signs_and_multiples_of_shares_are_those_of_the_words(values, sentence, verdict):
    names = [claim.verdict.name for claim in check(document_from_text(sentence), values).claims]
    assert [str(name).replace(" after rounding", "") for name in names] == [verdict]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The EU's votes coincide with those of Serbia.", "no such figures are added up"),
        ("Serbia's trade with the EU came to 40 billion dollars in 2023.", "not so far as sources"),
        ("China accounts for a third of the world's military spending.", "the nearest measure"),
        ("China sells pandas to Germany for 3 million dollars.", "single product"),
    ],
)
def test_what_cannot_be_tested_is_found_with_the_reason(values, sentence, reason):
    (claim,) = check(document_from_text(sentence), values).claims
    assert claim.verdict.name == "untestable"
    assert reason in claim.verdict.why
