"""Obligations of alliance."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.security.atop import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
ALLIANCES, _ = SOURCE.tables


def test_obligations_of_states_outside_the_system_are_left_out_and_counted():
    result = read(SOURCE, ALLIANCES, SAMPLES)
    assert result.frame.rows() == [
        (365, 710, 2018, 0, 0, 0, 1, 1),
        (710, 365, 2018, 0, 0, 0, 1, 1),
    ]
    # Monaco in 1990, and the year before the system begins, for both of its states.
    assert {exclusion.why: exclusion.rows for exclusion in result.exclusions} == {
        "ccode1: not a member that year": 1,
        "ccode2: not a member that year": 2,
    }


@pytest.mark.raw
def test_rows_stand_both_ways_and_only_obligations_may_differ():
    frame = read(SOURCE, ALLIANCES, RAW).frame
    assert frame.height == 267_402
    turned = frame.select("year", ccode1="ccode2", ccode2="ccode1")
    assert frame.join(turned, on=["ccode1", "ccode2", "year"], how="anti").height == 0
    row = frame.filter(ccode1=710, ccode2=365, year=2018)
    assert row.rows() == [(710, 365, 2018, 0, 0, 0, 1, 1)]
