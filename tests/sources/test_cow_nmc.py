"""National material capabilities."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.security.cow_nmc import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(CAPABILITIES,) = SOURCE.tables


@pytest.mark.raw
def test_the_index_of_2022():
    frame = read(SOURCE, CAPABILITIES, RAW).frame
    assert frame.height == 17_121
    year = frame.filter(year=2022)
    index = dict(year.select("ccode", "published").iter_rows())
    assert [round(index[code], 4) for code in (710, 365, 2)] == [0.2341, 0.0382, 0.1236]
    assert year["published"].sum() == pytest.approx(1.0071, abs=5e-5)


@pytest.mark.raw
def test_components_that_are_not_known_are_missing():
    counts = read(SOURCE, CAPABILITIES, RAW).frame.null_count().row(0, named=True)
    assert {name: n for name, n in counts.items() if n} == {
        "milex": 2_360,
        "milper": 456,
        "irst": 26,
        "pec": 448,
        "upop": 68,
    }
