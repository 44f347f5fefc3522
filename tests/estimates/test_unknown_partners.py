"""Partners whose trade with a state is not known in a year, found in made-up flows."""

from __future__ import annotations

import polars as pl

from comity.estimates.unknown_partners import find_unknown_partners

SCHEMA = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16, "exports": pl.Float64}
US, CANADA, MEXICO = 2, 20, 70
OTHERS = (40, 41, 42, 90, 91, 92, 93, 94, 95, 100, 101)


def flows(*extra):
    """Mexico sells a million to each of eleven states in three years, and more to others."""
    each = [(MEXICO, other, year, 1.0) for other in OTHERS for year in (1929, 1930, 1931)]
    return pl.DataFrame([*each, *extra], schema=SCHEMA, orient="row")


def test_a_partner_that_was_large_before_and_after_is_listed_with_the_lesser_share():
    known = ((MEXICO, US, 1929, 9.0), (MEXICO, US, 1931, 11.0))
    found = find_unknown_partners(flows(*known)).filter(ccode1=MEXICO, ccode2=US)
    assert found.select("year", "exports_share").rows() == [(1930, 0.45)]
    assert found.select("exports_before", "exports_after").rows() == [(1929, 1931)]


def test_a_partner_that_was_large_in_one_of_the_two_years_only_is_not():
    known = ((MEXICO, US, 1929, 9.0), (MEXICO, US, 1931, 0.1))
    assert find_unknown_partners(flows(*known)).filter(ccode1=MEXICO, ccode2=US).is_empty()


def test_a_known_zero_is_no_unknown_trade():
    known = ((MEXICO, US, 1929, 9.0), (MEXICO, US, 1930, 0.0), (MEXICO, US, 1931, 11.0))
    assert find_unknown_partners(flows(*known)).filter(ccode1=MEXICO, ccode2=US).is_empty()


def test_a_state_in_the_year_of_its_end_may_trade_under_its_successor_s_name():
    west_germany, russia = 260, 365
    states = [(russia, other, year, 1.0) for other in OTHERS for year in (1989, 1990)]
    known = [*states, (russia, west_germany, 1989, 9.0)]
    found = find_unknown_partners(pl.DataFrame(known, schema=SCHEMA, orient="row"))
    assert found.filter(ccode1=russia, ccode2=west_germany).is_empty()
