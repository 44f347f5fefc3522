"""Visits of China's leaders."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.relations.leader_travel import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(VISITS,) = SOURCE.tables


@pytest.mark.raw
def test_the_soviet_union_and_russia_were_visited_forty_times():
    visits = read(SOURCE, VISITS, RAW).frame.filter(ccode2=365)
    assert visits.filter(visits["year"] < 1992)["visits"].sum() == 11
    assert visits.filter(visits["year"] >= 1992)["visits"].sum() == 29
