"""Sentences and paragraphs written from facts of the data by people who had not seen the rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

LABELLED = Path(__file__).parent / "labelled" / "fact_sentences.jsonl"
LABELS = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
DENIALS = ("contradicted", "outdated", "another definition fits")


@pytest.fixture(scope="module")
def scored(values, benchmark_module, request):
    """Every third text, and all with --full: checking them takes half a minute."""
    claims_in_articles = benchmark_module("claims_in_articles")
    labels = LABELS if request.config.getoption("full") else LABELS[::3]
    return claims_in_articles, [claims_in_articles.score(label, values) for label in labels]


def test_nothing_of_a_true_text_is_denied(scored):
    """Every claim of these is true; one label in ten is made false, in a text of its own."""
    true = [
        one
        for one in scored[1]
        if all(claim["verdict"] != "contradicted" for claim in one.label["claims"])
    ]
    denied = {
        one.label["id"]: [given.text for given in one.given if given.verdict in DENIALS]
        for one in true
    }
    assert {text: parts for text, parts in denied.items() if parts} == {}


def test_two_claims_of_three_are_read_right(scored, values):
    benchmark, ones = scored
    directed = {name for name, one in values.codebook.items() if one.directed}
    read = [
        benchmark.is_linked(one.match(claim), claim, directed)
        for one in ones
        for claim in one.label["claims"]
    ]
    assert sum(read) >= 0.6 * len(read)


def test_one_verdict_in_twenty_is_wrong_at_most(scored):
    wrong = sum(len(one.wrong) for one in scored[1])
    assert wrong <= 0.05 * sum(len(one.definite) for one in scored[1])
