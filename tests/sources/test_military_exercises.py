"""Military exercises."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.security.military_exercises import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(EXERCISES,) = SOURCE.tables
CHINA, RUSSIA = 710, 365


def test_the_publisher_s_number_and_a_missing_name():
    names = read(SOURCE, EXERCISES, SAMPLES).frame.select("exercise", "number", "name").unique()
    assert sorted(names.rows()) == [(0, 1, "Peace Mission, 2005"), (1, 2, "Côte 1"), (2, 3, None)]


@pytest.mark.raw
def test_ten_exercises_had_both_china_and_russia():
    frame = read(SOURCE, EXERCISES, RAW).frame
    both = set(frame.filter(ccode=CHINA)["exercise"]) & set(frame.filter(ccode=RUSSIA)["exercise"])
    assert len(both) == 10
    assert frame["exercise"].n_unique() <= 3_707
    assert (frame["year"].min(), frame["year"].max()) == (1980, 2010)
