"""Predictions as thresholds that the outlook gives probabilities of."""

from __future__ import annotations

import pytest

from comity.claims import prediction as likely
from comity.claims.claim import ClaimTest, Condition, Criterion, Interpretation, Lookup
from comity.claims.text.quantities import Quantity
from comity.claims.text.times import NOW, TimeSpan
from comity.claims.verdict.evidence import EvidenceData
from comity.errors import InvalidRequestError

TRADE = Lookup("trade", (2, 20))
GROWN = Criterion("grown", "a change above zero", (Condition("change", ">", 0),))
FALLEN = Criterion("fallen", "a change below zero", (Condition("change", "<", 0),))
FIGURE = Criterion("the figure named", "", ())
SOME = Criterion("some", "a value above zero", (Condition("value", ">", 0),))
FIRST = Criterion("the largest", "", (Condition("top rank", "<=", 1),))


@pytest.fixture(scope="module")
def data(values):
    rows = {2020: {"value": 100.0}, 2023: {"value": 200.0}}
    return EvidenceData(values, None, {"trade": {(2, 20): rows}})


@pytest.fixture
def asked(monkeypatch):
    """What the outlook was asked; it says a quarter to everything."""
    parsed = []

    def probability(_, measure, pair, horizon, **bound):
        parsed.append((measure, pair, horizon, bound))
        return 0.25

    monkeypatch.setattr(likely, "probability", probability)
    return parsed


def told(test, data):
    return likely.predict_outcome(Interpretation("trade", "", (2, 20), test, ""), data)


@pytest.mark.parametrize(
    ("test", "horizon", "bound"),
    [
        (ClaimTest((TRADE,), NOW, GROWN, growth=True), 5, {"above": 200.0}),
        (ClaimTest((TRADE,), NOW, FALLEN, growth=True), 5, {"below": 200.0}),
        (ClaimTest((TRADE,), TimeSpan("year", last=2026), GROWN, growth=True), 3, {"above": 200.0}),
        (
            ClaimTest(
                (TRADE,), NOW, FIGURE, quantity=Quantity(1.0, "percent", 0, "", ""), growth=True
            ),
            5,
            {"above": 400.0},
        ),
        (
            ClaimTest((TRADE,), NOW, FIGURE, quantity=Quantity(3e8, "money", 0, "under", "")),
            5,
            {"below": 300.0},
        ),
    ],
)
def test_a_prediction_becomes_a_threshold(test, horizon, bound, data, asked):
    chance, words, _ = told(test, data)
    assert asked == [("trade", (2, 20), horizon, bound)]
    assert chance == 0.25
    assert "25 percent" in words


def test_what_is_beyond_doubt_is_no_prediction(data, monkeypatch):
    monkeypatch.setattr(likely, "probability", lambda *_, **__: 0.9975)
    chance = told(ClaimTest((TRADE,), NOW, SOME), data)
    assert (chance.probability, chance.is_open) == (None, False)
    assert "that is no prediction that could fail" in chance.words


def test_what_a_prediction_denies_has_the_rest_of_the_probability(data, asked):
    assert told(ClaimTest((TRADE,), NOW, GROWN, growth=True, negated=True), data)[0] == 0.75
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("test", "why"),
    [
        (ClaimTest((TRADE,), NOW, FIRST), "not of ranks"),
        (ClaimTest((TRADE,), TimeSpan("year", last=2050), GROWN, growth=True), "from 2024 to 2028"),
        (ClaimTest((Lookup("shared_igos", (2, 20)),), NOW, GROWN, growth=True), "is forecast"),
        (ClaimTest((Lookup("trade", (2, 40)),), NOW, GROWN, growth=True), "no data"),
    ],
)
def test_where_there_is_none_it_says_why(test, why, data, asked):
    chance, words, _ = told(test, data)
    assert chance is None
    assert why in words
    assert asked == []


def test_a_refusal_of_the_outlook_is_passed_on(data, monkeypatch):
    def refuse(*_, **__):
        raise InvalidRequestError("It is too short.", "Try another.")

    monkeypatch.setattr(likely, "probability", refuse)
    chance, words, _ = told(ClaimTest((TRADE,), NOW, GROWN, growth=True), data)
    assert chance is None
    assert "too short" in words
