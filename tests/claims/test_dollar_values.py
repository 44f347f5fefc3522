"""Sums in other currencies are not judged; their value in dollars is shown with its rate."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.text.documents import document_from_text
from comity.claims.text.spelling.dollar_values import RATES, dollar_values, rates

PUBLISHED = {("EUR", 2015): 1 / 1.1096, ("GBP", 2012): 1 / 1.5853, ("AUD", 2018): 1 / 0.7481,
             ("JPY", 2019): 109.0188, ("CNY", 2015): 6.2827, ("CHF", 2004): 1.2428}  # fmt: skip
"""Annual means as releases G.5A of other years, and the Bulletin of March 2005, printed them."""


@pytest.mark.parametrize(("key", "rate"), PUBLISHED.items())
def test_rates_are_those_of_other_pages_of_the_publisher(key, rate):
    assert rates()[key][1] == pytest.approx(rate, rel=1e-4)


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("Trade was worth 199 billion euros in 2023.", ["$215 billion"]),
        ("It sold goods for A$150 billion in 2019.", ["$104 billion"]),
        ("In 2022 it spent 8.4 trillion yen on arms.", ["$64 billion"]),
        ("It rose from £28bn in 2010 to £45bn by 2016.", ["$43 billion", "$61 billion"]),
        ("It paid 5 billion Swedish kronor in 2017.", ["$585 million"]),
        ("Trade was worth 199 billion euros.", []),  # of which year?
        ("Trade was worth 199 billion euros in 2019-23.", []),
        ("Trade was worth 9 billion roubles in 2014.", []),  # no rate
        ("Trade was worth 90 billion francs in 1975.", []),  # whose?
        ("It bought 20 million pounds of beef in 2014.", []),
        ("Trade was worth $54 billion in 2014.", []),
    ],
)
def test_a_sum_has_a_value_where_its_currency_and_its_year_are_known(text, dollars):
    assert [one.dollars for one in dollar_values(text)] == dollars


def test_a_sum_is_left_to_the_reader_with_its_value_and_the_rate(values):
    text = "The Netherlands and Germany exchanged goods worth 199 billion euros in 2023."
    report = check(document_from_text(text), values)
    [claim] = report.claims
    assert claim.verdict.name is VerdictName.UNTESTABLE
    assert "215.4" in claim.verdict.why
    assert "$215 billion at 1.082 US dollars to the euro" in claim.verdict.why
    assert report.sources[RATES].name == "dollar_rates"
