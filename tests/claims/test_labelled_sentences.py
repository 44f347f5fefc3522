"""The labelled sentences for building hold the goals, with room for honest disagreement."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def scored(values, benchmark_module):
    claims = benchmark_module("claims")
    path = Path(__file__).parent / "labelled" / "build.jsonl"
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return claims, [claims.score(label, values) for label in labels]


def test_claims_are_found(scored):
    claims, ones = scored
    right = sum(one.is_claim and one.label["claim"] for one in ones)
    found, there = sum(one.is_claim for one in ones), sum(one.label["claim"] for one in ones)
    assert claims.f1(right, found, there)[2] >= 0.95


def test_measures_and_states_are_right(scored):
    ones = [one for one in scored[1] if one.label["claim"]]
    assert sum(one.linked for one in ones) >= 0.95 * len(ones)


def test_verdicts_are_those_of_a_careful_analyst(scored):
    claims, ones = scored
    rows = [claims.verdict_row(name, ones) for name in claims.VERDICTS]
    # Nothing is denied with a word left over: of nine such denials in articles nine were wrong.
    # Three labels rest on fuels and trade of Russia that the data have had corrected since.
    # Treaties of today are denied by no data of 2018, nor the larger of two flows that are near.
    assert sum(row[3] for row in rows) / len(rows) >= 0.86
