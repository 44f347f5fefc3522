"""Which of two is the junior: each measure points one way, the other, or neither."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from comity.measures.power.junior_partner import junior_measures, junior_partner

YEARS = [2000, 2001]


def directed(forth, back):
    """Lay out a measure of two states for two years: from the first to the second, and back."""
    cells = np.full((2, 2, 2), np.nan)
    cells[:, 0, 1], cells[:, 1, 0] = forth, back
    return xr.DataArray(cells, coords={"year": YEARS, "a": [1, 2], "b": [1, 2]})


TWICE = directed(2.0, 0.5)  # the first has twice as much
LEANS = directed(0.1, 0.4)  # the second depends more
NONE = directed(np.nan, np.nan)
EVEN = directed(0.2, 0.2)


def told(*facts):
    count = junior_measures(*facts)
    share = junior_partner(count)
    cell = {"year": 2000, "a": 2, "b": 1}
    return float(count.sel(cell)), float(share.sel(cell)), float(share.sel(year=2000, a=1, b=2))


def test_the_one_with_less_or_that_depends_more_is_the_junior():
    assert told(TWICE, TWICE, TWICE, LEANS, LEANS, LEANS, LEANS) == (7, 1, 0)


def test_measures_may_point_both_ways():
    turned = directed(0.4, 0.1)
    assert told(TWICE, TWICE, TWICE, LEANS, turned, NONE, NONE) == (4, 0.8, pytest.approx(0.2))


def test_what_is_even_or_missing_points_to_neither():
    assert told(TWICE, TWICE, TWICE, EVEN, NONE, NONE, EVEN) == (3, 1, 0)


def test_two_measures_are_too_few():
    assert np.isnan(told(TWICE, TWICE, NONE, NONE, NONE, NONE, EVEN)).all()


def test_the_shares_of_the_two_sum_to_one(values):
    rows = values.read_all("junior_partner")
    turned = rows.rename({"ccode1": "ccode2", "ccode2": "ccode1", "value": "back"})
    both = rows.join(turned, on=["ccode1", "ccode2", "year"])
    assert both.height == rows.height
    assert (both["value"] + both["back"]).is_close(1.0).all()
