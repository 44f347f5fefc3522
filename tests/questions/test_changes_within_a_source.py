"""Changes are made between figures of one source only."""

import pytest

from comity.panels.codebook import Description, of_one_source
from comity.panels.stored import stored_values
from comity.unit import DOLLARS


def series(spans):
    return Description(
        name="trade",
        title="Trade",
        level="dyad",
        unit=DOLLARS,
        bounds=(0, 1e9),
        formula="",
        reference="",
        higher="",
        notes="",
        change="growth",
        years=(1870, 2025),
        tables=dict.fromkeys(spans, 1),
        spans=spans,
    )


TRADE = series(
    {
        "cow_trade": (1870, 1999),
        "baci_trade_older": (2000, 2020),
        "baci_trade": (2023, 2023),
        "trade_2024": (2024, 2024),
    }
)


@pytest.mark.parametrize(
    ("first", "last", "comparable"),
    [(1994, 1999, True), (1998, 2003, False), (2018, 2023, True), (2019, 2024, False)],
)
def test_a_change_does_not_compare_two_sources(first, last, comparable):
    assert of_one_source(TRADE, first, last) is comparable


def test_a_series_of_one_table_is_compared_throughout():
    assert of_one_source(series({}), 1870, 2025)


@pytest.mark.parametrize(
    ("about", "first", "last", "comparable"),
    [
        ((2, 20), 1990, 1991, True),
        ((2, 452), 1990, 1991, False),  # Ghana's imports of 1991 are a seventh, and only here
        ((2, 452), 1990, 1992, True),
        ((710, 713), 2013, 2023, False),  # China and Taiwan: other sources fill what BACI lacks
        ((732, 816), 2018, 2023, False),  # South Korea and Vietnam, which BACI lacks in 2023
        ((710, 365), 2018, 2023, True),
    ],
)
def test_a_change_does_not_cross_a_jump_of_the_source_or_a_fill(about, first, last, comparable):
    assert of_one_source(TRADE, first, last, about) is comparable


@pytest.mark.parametrize(
    ("about", "first", "last", "comparable"),
    [
        ((345, 710), 1949, 1971, False),  # the Republic of China, then the People's Republic
        ((345, 710), 1971, 1991, True),
        ((220, 345), 1991, 2000, False),  # Yugoslavia's seat lapsed, and was given anew
        ((220, 560), 1973, 1994, True),  # South Africa was kept out, and its seat was its own
    ],
)
def test_a_change_of_votes_does_not_cross_another_holder_of_a_seat(about, first, last, comparable):
    votes = stored_values().describe("vote_agreement")
    assert of_one_source(votes, first, last, about) is comparable
