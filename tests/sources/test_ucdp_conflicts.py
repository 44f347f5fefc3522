"""Armed conflicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.security.ucdp_conflicts import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
CONFLICTS, BETWEEN_STATES = SOURCE.tables


def test_opponents_are_the_parties_and_not_their_supporters():
    rows = read(SOURCE, BETWEEN_STATES, SAMPLES).frame.rows()
    assert rows == [
        (420, 2, 645, 2003, True),
        (420, 200, 645, 2003, True),
        (420, 645, 900, 2003, True),
        (423, 750, 770, 1965, True),
    ]


@pytest.mark.raw
def test_wars_between_governments():
    frame = read(SOURCE, BETWEEN_STATES, RAW).frame
    russia = frame.filter((frame["ccode1"] == 365) | (frame["ccode2"] == 365))
    found = {(row["ccode1"], row["ccode2"], row["year"]) for row in russia.iter_rows(named=True)}
    assert {(365, 710, 1969), (365, 369, 2022), (365, 369, 2024)} <= found


@pytest.mark.raw
def test_every_conflict_of_a_state_once_a_year():
    frame = read(SOURCE, CONFLICTS, RAW).frame
    assert frame["conflict"].n_unique() > 290
    assert frame.filter(ccode=365, year=2024)["primary"].sum() == 3  # Ukraine, IS, Russians
