"""Questions are data: what they pick exists, and what they say can be filled in."""

from __future__ import annotations

import re
import string

import pytest

import comity
from comity.forecasts.target import TARGETS
from comity.measures.registry import declared_measures, measures
from comity.questions.registry import ORDER, questions
from comity.store.bundle import manifest
from comity.unit import (
    DOLLARS,
    IDEAL_POINT,
    RANK,
    TIMES,
    TIV,
    YES_OR_NO,
    count_of,
    share_of,
)
from comity.wording import values as phrase

PLACES = {
    "a",
    "b",
    "value",
    "year",
    "percentile",
    "since",
    "change",
    "median",
    "were",
    "coded",
    "error",
    "range",
    "ahead",
}


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_twelve_questions_in_their_order():
    assert tuple(questions()) == ORDER
    assert len(ORDER) == 12


@pytest.mark.parametrize("name", ORDER)
def test_a_question_picks_measures_that_exist(name):
    question = questions()[name]
    assert fields(question.text) == {"a", "b"}
    for indicator in question.indicators:
        level = declared_measures()[indicator.measure].level
        allowed = {
            "dyad": {"pair"},
            "directed": {"a to b", "b to a"},
            "state": {"a", "b"},
            "system": {"system"},
        }
        assert indicator.perspective in allowed[level], indicator.measure
        if indicator.error:
            assert measures()[indicator.error].level == level
            assert measures()[indicator.error].unit == measures()[indicator.measure].unit
        assert fields(indicator.template) | fields(indicator.zero_template or "") <= PLACES
    assert set(question.chart) <= {indicator.measure for indicator in question.indicators}


@pytest.mark.parametrize("name", [name for name in ORDER if name.startswith("outlook")])
def test_an_outlook_looks_ahead_on_measures_that_are_forecast(name):
    question = questions()[name]
    assert question.forecasts
    allowed = {"dyad": {"pair"}, "directed": {"a to b", "b to a"}, "state": {"a", "b"}}
    for request in question.forecasts:
        assert request.measure in TARGETS
        assert request.perspective in allowed[measures()[request.measure].level]


def test_every_forecast_measure_is_asked_for():
    asked = {request.measure for question in questions().values() for request in question.forecasts}
    assert asked == set(TARGETS)


@pytest.mark.parametrize("name", ORDER)
def test_a_listing_reads_columns_that_its_table_has(name):
    from comity.store.bundle import table

    for listing in questions()[name].listings:
        columns = set(table(listing.table).columns)
        assert listing.table in manifest().tables
        assert {listing.newest, *listing.once} <= columns
        for part in listing.parts:
            assert fields(part) <= columns


def test_every_measure_that_a_reader_would_miss_bears_on_some_question():
    picked = {
        indicator.measure for question in questions().values() for indicator in question.indicators
    }
    assert len(picked) >= 60


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.7931, share_of("joint votes"), "79.3%"),
        (1, count_of("states"), "1 state"),
        (30, count_of("states"), "30 states"),
        (0.000_012, share_of("fuel imports"), "0.0012%"),
        (0, TIV, "0 TIV"),
        (0.003, DOLLARS, "3.0 thousand US dollars"),
        (999_960, DOLLARS, "1.0 tn US dollars"),
        (999.6, DOLLARS, "1.0 bn US dollars"),
        (0.999_97, DOLLARS, "1.0 m US dollars"),
        (2_021_421, DOLLARS, "2.0 tn US dollars"),
        (-0.598, IDEAL_POINT, "\N{MINUS SIGN}0.598"),
        (1, YES_OR_NO, "yes"),
        (3, RANK, "no. 3"),
        (6.129, TIMES, "6.1 times"),
    ],
)
def test_amounts_are_said_with_their_unit(value, unit, said):
    assert phrase.format_amount(value, unit).replace(phrase.NBSP, " ") == said


def test_nobody_is_higher_than_everybody():
    assert phrase.describe_percentile(99.999, "dyad") == "higher than 99.9% of all pairs"
    assert phrase.describe_percentile(50.2, "state") == "about the middle of all states"
    assert phrase.describe_percentile(None, "dyad") == ""


def test_a_run_of_high_places_says_since_when():
    places = [(2000, 50.0), (2001, 80.0), (2002, 90.0), (2003, 76.0)]
    assert phrase.describe_quarter_since(places, 76.0) == "among the highest quarter since 2001"
    assert phrase.describe_quarter_since(places[:3], 90.0) == ""
    assert phrase.describe_quarter_since(places, 60.0) == ""


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", None])
def test_only_an_address_of_the_web_becomes_a_link(url):
    from comity.questions.listing import citation

    row = {"publisher": "P", "title": "T", "published": "2001", "url": url}
    assert citation(row) is None
    assert citation({**row, "url": "https://example.org/a"}).url == "https://example.org/a"


def test_no_trade_is_said_once_and_no_share_multiple_or_cost_of_it(values):
    answers = {
        a.question.name: a.sentence for a in comity.dossier("egypt", "israel", year=1973).answers
    }
    assert answers["interdependence"] == "No trade of Egypt with Israel was recorded in 1973."
    assert answers["economic"].startswith("Egypt exported goods worth under half a million")
    zeros = r"(?<![±\d.])0(?:%| times| US dollars)"
    assert not [name for name, text in answers.items() if re.search(zeros, text)]
