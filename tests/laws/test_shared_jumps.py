"""A law of series of pairs: jumps that a state's pairs share are known, and whose they are."""

from __future__ import annotations

from itertools import permutations

import pytest

from comity.analysis.seams import LISTED, audit_jumps, find_shared_jumps
from comity.measures.registry import measures
from comity.measures.trade.seam_jumps import filled_pairs, shared_jumps
from comity.panels.codebook import of_one_source
from comity.panels.stored import stored_values
from comity.sources.registry import tables
from comity.store import bundle


@pytest.mark.parametrize("measure", LISTED)
def test_jumps_from_any_year_to_the_next_are_those_of_the_list(measure):
    jumps = find_shared_jumps(stored_values(), measure)
    found = set(jumps.select("after", "ccode", "side").iter_rows())
    assert found == {(jump.year, jump.ccode, jump.side) for jump in shared_jumps(measure)}


@pytest.mark.parametrize("measure", ["fuel_exports", "arms_transfers"])
def test_a_jump_in_fuels_or_arms_says_what_made_it_and_the_source_s_have_their_years(measure):
    for jump in shared_jumps(measure):
        assert jump.why
        assert (jump.whose == "source") == (jump.first is not None)
        assert jump.whose in {"source", "world", "unclear"}


def test_no_change_of_fuels_is_made_across_a_jump_of_the_source():
    fuels = stored_values().describe("fuel_exports")
    assert not of_one_source(fuels, 1996, 1997, (670, 713))
    assert not of_one_source(fuels, 1999, 2004, (750, 900))
    assert of_one_source(fuels, 1997, 2002, (670, 713))


def test_the_audit_lists_the_jumps_of_all_three():
    assert set(audit_jumps()["table"]) >= {"fuel_trade", "arms_deliveries", "cow_trade"}


def test_a_jump_at_a_seam_is_the_source_s_but_for_embargoes():
    seams = {2000, 2021, 2022, 2023, 2024, 2025}
    at_seams = [jump for jump in shared_jumps() if jump.year in seams]
    world = {(jump.year, jump.ccode) for jump in at_seams if jump.whose == "world"}
    assert world == {(2023, 365), (2023, 370)}


def test_another_source_has_half_of_a_jump_of_the_world_s():
    """Ratios are rounded, so that a jump at the edge may be either."""
    for jump in shared_jumps():
        if jump.elsewhere is not None and jump.whose == "world":
            assert (jump.elsewhere > 1) == (jump.ratio > 1)


@pytest.mark.parametrize("measure", ["arms_transfers", "diplomatic_representation"])
def test_other_series_of_pairs_have_no_jumps_at_their_seams(measure):
    assert find_shared_jumps(stored_values(), measure).filter("seam").is_empty()


def test_the_flows_of_2023_that_another_source_fills_are_those_of_its_table():
    rows = bundle.table("trade_2023").select("year", "ccode1", "ccode2")
    assert filled_pairs() == set(rows.iter_rows())


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
