"""Strategic rivalries."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.sources.security.thompson_rivalries import SOURCE
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
(RIVALRIES,) = SOURCE.tables
KINDS = ("positional", "spatial", "ideological", "interventionary")


def test_kinds_are_flags_and_missing_where_the_file_gives_none():
    result = read(SOURCE, RIVALRIES, SAMPLES)
    kinds = set(result.frame.select("rivalry", *KINDS).rows())
    assert kinds == {("Ottoman E-Russia", 1, 1, 0, 0), ("Russia-Ukraine", None, None, None, None)}


def test_years_before_both_were_states_are_left_out_and_counted():
    lost = {
        exclusion.why: exclusion.rows for exclusion in read(SOURCE, RIVALRIES, SAMPLES).exclusions
    }
    assert lost == {
        "ended before 1816": 1,
        "ccode1: not a member that year": 19,  # Nicaragua and Costa Rica, 1840-1858
        "ccode2: not a member that year": 19,
    }


@pytest.mark.raw
def test_china_and_the_soviet_union_were_rivals_from_1958_to_1989():
    frame = read(SOURCE, RIVALRIES, RAW).frame
    assert frame["rivalry_number"].n_unique() <= 264 - 15
    rivals = frame.filter(rivalry="China-USSR")
    assert (rivals["year"].min(), rivals["year"].max(), rivals.height) == (1958, 1989, 32)
