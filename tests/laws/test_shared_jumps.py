"""A law of series that go from source to source: jumps that a state's pairs share are known."""

from __future__ import annotations

from itertools import permutations

import pytest

from comity.analysis.seams import find_seam_jumps
from comity.measures.registry import measures
from comity.measures.trade.seam_jumps import INCOMPARABLE_YEARS
from comity.panels.stored import stored_values
from comity.sources.registry import tables

RUSSIA, BELARUS = 365, 370

OF_THE_WORLD = {(2023, RUSSIA), (2023, BELARUS)}
"""Embargoes, and no reports of their own."""


def test_jumps_in_trade_at_seams_are_those_that_forecasts_leave_out():
    jumps = find_seam_jumps(stored_values(), "exports")
    found = set(jumps.select("after", "ccode").iter_rows())
    listed = {(last + 1, ccode) for ccode, (_, last) in INCOMPARABLE_YEARS.items()}
    assert found == listed | OF_THE_WORLD


@pytest.mark.parametrize("measure", ["arms_transfers", "diplomatic_representation"])
def test_other_series_of_pairs_have_no_jumps_at_their_seams(measure):
    assert find_seam_jumps(stored_values(), measure).is_empty()


WITHOUT_A_SEAM = {
    frozenset({"unga_roll_calls", "undl_roll_calls"}): "they name the issues of the votes",
    frozenset({"calendar_votes", "undl_votes"}): "docs/similarity.md measures the difference",
    frozenset({"imf_gdp", "taiwan_gdp"}): "they fill what the World Bank lacks of single states",
}
"""Tables that follow one another in a series without a declared break, and why."""

REPORTS = {"exports_reported", "imports_reported"}
"""What one side reports, year by year as reports are to be had: their tables overlap and fill."""


def successions(measure):
    """The pairs of like tables under a measure of which one begins as the other ends."""
    needs = [tables()[need][1] for need in measure.needs if need in tables()]
    for one, other in permutations(needs, 2):
        declared = {one.name, other.name} & set(measure.spans)
        follows = -1 <= other.years[0] - one.years[1] <= 1
        if follows and not declared and set(one.columns) == set(other.columns):
            yield frozenset({one.name, other.name})


def test_a_series_that_goes_from_table_to_table_declares_where_or_is_listed_with_the_reason():
    silent = {
        (measure.name, *sorted(pair))
        for measure in measures().values()
        for pair in successions(measure)
        if measure.name not in REPORTS and pair not in WITHOUT_A_SEAM
    }
    assert silent == set()
