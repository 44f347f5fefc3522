"""The ladder of military alignment: each step by its rule, the stage only where all are covered."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from comity.measures.security import alignment_ladder as ladder
from comity.panels.provenance import trail

CHINA, RUSSIA, US, UK, BELARUS, IRAN, ISRAEL = 710, 365, 2, 200, 370, 630, 666


def series(*values, first=2000):
    """Lay one pair's yearly values out both ways."""
    cells = np.full((len(values), 2, 2), np.nan)
    cells[:, 0, 1] = cells[:, 1, 0] = values
    years = np.arange(first, first + len(values))
    return xr.DataArray(cells, coords={"year": years, "a": [1, 2], "b": [1, 2]})


def pair(array):
    return array.sel(a=1, b=2).values.tolist()


def test_something_is_regular_when_done_in_three_of_five_years():
    exercises = series(1, 0, 2, 0, 1, 0, 0)
    assert pair(ladder.alignment_exercises(exercises))[4:] == [1, 0, 0]


def test_before_five_years_are_covered_nothing_is_said():
    assert np.isnan(pair(ladder.alignment_exercises(series(1, 1, 1, 1, 1)))[:4]).all()


def test_forces_work_together_when_they_train_twice_a_year_and_regularly():
    often, once = series(3, 3, 4, 0, 0), series(10, 0, 0, 0, 0)
    of = ladder.alignment_interoperability
    assert pair(of(often, ladder.alignment_exercises(often)))[-1] == 1
    assert pair(of(once, ladder.alignment_exercises(once)))[-1] == 0


def test_a_delivery_either_way_counts_for_both():
    cells = series(0, 0, 0, 0, 0)
    cells.loc[{"a": 1, "b": 2}] = [5, 0, 0, 0, 1]
    cells.loc[{"a": 2, "b": 1}] = [0, 0, 7, 0, 0]
    step = ladder.alignment_arms(cells)
    assert step.sel(a=1, b=2, year=2004) == step.sel(a=2, b=1, year=2004) == 1


def test_the_stage_is_the_highest_step_and_the_count_tells_what_was_skipped():
    no, yes = series(0), series(1)
    assert pair(ladder.alignment_stage(yes, no, no, no, yes)) == [5]
    assert pair(ladder.alignment_steps(yes, no, no, no, yes)) == [2]
    assert pair(ladder.alignment_stage(yes, yes, yes, no, no)) == [3]
    assert pair(ladder.alignment_stage(no, no, no, no, no)) == [0]


@pytest.mark.parametrize("step", range(5))
def test_a_step_out_of_coverage_leaves_the_stage_open(step):
    steps = [series(1) for _ in range(5)]
    steps[step] = series(np.nan)
    assert np.isnan(pair(ladder.alignment_stage(*steps))).all()


@pytest.mark.parametrize(
    ("a", "b", "year", "stage"),
    [
        (CHINA, RUSSIA, 1991, 0),
        (CHINA, RUSSIA, 1992, 2),  # deliveries of 1990, 1991 and 1992
        (CHINA, RUSSIA, 1994, 2),  # deliveries of 1992, 1993 and 1994
        (CHINA, RUSSIA, 2008, 2),  # exercises in 2005 and 2007 only
        (CHINA, RUSSIA, 2010, 3),  # exercises in 2007, 2009 and 2010
        (US, UK, 2010, 5),
        (IRAN, ISRAEL, 2010, 0),
        (CHINA, RUSSIA, 2011, None),  # exercises end in 2010
        (CHINA, RUSSIA, 1983, None),  # they begin in 1980, and five years are needed
        (RUSSIA, BELARUS, 1994, None),  # not yet five years of membership
    ],
)
def test_stages_that_can_be_followed_by_hand(a, b, year, stage):
    assert trail("alignment_stage", a, b, year).value == stage
