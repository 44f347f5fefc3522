"""Militarised disputes."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.security.cow_disputes import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
DISPUTES, _ = SOURCE.tables


def test_each_side_keeps_its_own_hostility_and_losses():
    result = read(SOURCE, DISPUTES, SAMPLES)
    assert result.frame.to_dicts() == [
        {
            "dispute": 4000,
            "ccode1": 365,
            "ccode2": 710,
            "year": 2012,
            "onset": 1,
            "hostility": 3,
            "hostility1": 1,
            "hostility2": 3,
            "fatality1": None,
            "fatality2": 0,
        }
    ]
    # Canada in 1918.
    assert [(exclusion.why, exclusion.rows) for exclusion in result.exclusions] == [
        ("ccode1: not a member that year", 1)
    ]


@pytest.mark.raw
def test_disputes_between_china_and_russia():
    frame = read(SOURCE, DISPUTES, RAW).frame.filter(ccode1=365, ccode2=710)
    assert frame["year"].max() == 2012
    assert read(SOURCE, DISPUTES, RAW).frame.height == 5_693
