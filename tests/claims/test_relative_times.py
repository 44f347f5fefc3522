"""Relative times and sums in two currencies: what counts from the day, and what is read of both."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.claims.text.spelling.currencies import in_dollars
from comity.claims.text.spelling.plain_spelling import plainly_spelled
from comity.claims.text.spelling.relative_times import with_years_of_writing
from comity.claims.text.times import TimeSpan

LEVELS = [
    ("Canberra, August 2014.", "China bought 34 percent of Australia's exports last year.", 2013),
    ("Canberra, autumn 2014.", "China bought 34 percent of Australia's exports last year.", 2013),
    (
        "Canberra, August 2014.",
        "China bought 34 percent of Australia's exports in the previous year.",
        2013,
    ),
    (
        "Figures released in April 2024 cover the previous year.",
        "Canada's exports to the United States came to 417 billion dollars.",
        2023,
    ),
    (
        "Oslo, 8 February 2023.",
        "Norway sold goods worth 45 billion pounds, or 54 billion dollars, to Britain last year.",
        2022,
    ),
    (
        "Oslo, 8 February 2023.",
        "Norway's exports to Britain were worth 51 billion euros (54 billion dollars) in 2022.",
        2022,
    ),
]


def claims_of(context, text, values):
    return check(document_from_text(text), values, context=context).claims


@pytest.mark.parametrize(("context", "text", "year"), LEVELS)
def test_a_level_of_last_year_is_judged_by_that_year_and_in_dollars(context, text, year, values):
    claim = claims_of(context, text, values)[0]
    assert claim.verdict.name == "supported"
    assert claim.verdict.evidence[0].year == year


def test_years_earlier_count_from_last_year(values):
    text = (
        "China bought 34 percent of Australia's exports last year, up from 20 four years earlier."
    )
    before = claims_of("Canberra, August 2014.", text, values)[1]
    assert before.verdict.evidence[0].year == 2009


def test_a_year_earlier_than_none_is_no_year(values):
    text = "A year earlier, Finland had spent 5.9 billion dollars on its military."
    for claim in claims_of("Helsinki, 2 May 2025.", text, values):
        assert claim.verdict.name == "untestable"


@pytest.mark.parametrize(
    "text",
    ["late last year", "earlier this year", "about two years ago", "last year's harvest",
     "over a decade ago", "this year so far", "last year"],
)  # fmt: skip
def test_parts_of_years_vague_times_and_texts_without_a_day_stay_as_they_are(text):
    assert with_years_of_writing(text, None if text == "last year" else 2014) == text


def test_the_year_before_an_event_is_not_the_year_before_the_one_named():
    told = "Exports fell in 1960, the year before independence."
    assert plainly_spelled(told, TimeSpan()) == told
    told = "Exports fell in 1960, from 5 billion the year before."
    assert (
        plainly_spelled(told, TimeSpan()).split()
        == told.replace("the year before", "in 1959").split()
    )


def test_a_sum_in_another_currency_alone_stays(values):
    text = "Norway exported goods for 51 billion euros to Britain in 2022."
    assert in_dollars(text) == text
    assert claims_of("", text, values)[0].verdict.name == "untestable"
