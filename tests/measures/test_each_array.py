"""Measures are computed one after the other, and none leaves its bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.errors import DataError
from comity.measures.compute import each_array
from comity.measures.registry import measures


def test_each_measure_comes_with_its_array():
    [(measure, array)] = each_array([measures()["ideal_point"]])
    assert measure.name == "ideal_point"
    assert array.dims == ("year", "state")
    assert array.notnull().sum() > 9000


def test_a_value_outside_the_bounds_is_refused():
    narrow = replace(measures()["ideal_point"], bounds=(0, 1))
    with pytest.raises(DataError, match=r"values from -.* do not lie within \(0, 1\)"):
        list(each_array([narrow]))
