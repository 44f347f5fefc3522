"""Measures are computed one after the other, and none leaves its bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.errors import DataError
from comity.measures.compute import compute_side_by_side, each_array
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
