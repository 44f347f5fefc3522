"""Measures are computed one after the other, and none leaves its bounds."""

from __future__ import annotations

import re
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from comity import measures as measures_folder
from comity.errors import DataError
from comity.measures.compute import compute_side_by_side, each_array
from comity.measures.reductions import mean_along, most_along
from comity.measures.registry import in_order, measures
from comity.measures.table_arrays import read_table


def test_each_measure_comes_with_its_array():
    [(measure, array)] = each_array([measures()["ideal_point"]])
    assert measure.name == "ideal_point"
    assert array.dims == ("year", "state")
    assert array.notnull().sum() > 9000


def test_a_value_outside_the_bounds_is_refused():
    narrow = replace(measures()["ideal_point"], bounds=(0, 1))
    with pytest.raises(DataError, match=r"values from -.* do not lie within \(0, 1\)"):
        list(each_array([narrow]))


def test_measures_computed_side_by_side_are_those_computed_in_turn():
    order = in_order(["distance_from_us", "vetoes_cast", "military_burden"])
    used = {}
    done = [
        m.name
        for m in compute_side_by_side(order, read_table, lambda m, a: used.update({m.name: a}))
    ]
    assert sorted(done) == sorted(measure.name for measure in order)
    assert done.index("ideal_point") < done.index("distance_from_us")
    for measure, array in each_array(order):
        assert used[measure.name].identical(array)


def test_a_measure_that_fails_beside_another_raises_its_error():
    narrow = replace(measures()["ideal_point"], bounds=(0, 1))
    with pytest.raises(DataError, match="do not lie within"):
        list(compute_side_by_side([narrow, measures()["vetoes_cast"]], read_table, lambda *_: None))


REDUCTION = re.compile(r"\.(?:mean|median|max|min|std|var|quantile)\(\s*(?:dim=)?[\"']")


def test_no_measure_averages_so_that_a_warning_has_to_be_switched_off():
    """Threads share the list of warnings to be left out, and undo each other's changes to it."""
    files = [*Path(measures_folder.__file__).parent.rglob("*.py")]
    assert len(files) > 20
    assert [f.name for f in files if REDUCTION.search(f.read_text(encoding="utf-8"))] == []


def test_the_mean_and_the_most_of_nothing_are_missing():
    array = xr.DataArray([[1.0, np.nan], [np.nan, np.nan]], dims=("year", "state"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for along in (mean_along, most_along):
            found = along(array, "state").values
            assert found[0] == 1.0
            assert np.isnan(found[1])
