"""A law of series that go from source to source: jumps that a state's pairs share are known."""

from __future__ import annotations

import pytest

from comity.analysis.seams import find_seam_jumps
from comity.measures.trade.seam_jumps import INCOMPARABLE_YEARS
from comity.panels.stored import stored_values

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
