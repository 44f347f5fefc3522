"""Axes are marked at round numbers, and hold every value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.charts.axis import value_axis, year_marks

amounts = st.lists(
    st.floats(-1e9, 1e9).filter(lambda x: x == 0 or abs(x) > 1e-6), min_size=1, max_size=20
)


@given(amounts)
def test_an_axis_holds_zero_and_every_value(values):
    axis = value_axis(values)
    slack = 1e-9 * max(map(abs, values))
    assert axis.low - slack <= min(0.0, *values)
    assert axis.high + slack >= max(0.0, *values)
    assert axis.low < axis.high


@given(amounts)
def test_an_axis_has_few_marks(values):
    assert 2 <= len(value_axis(values).marks) <= 7


@given(st.integers(1816, 2030), st.integers(0, 214))
def test_years_are_marked_inside_their_span(first, span):
    marks = year_marks(first, first + span)
    assert all(first <= year <= first + span for year in marks)
    assert len(marks) <= 7


@pytest.mark.parametrize(
    ("values", "share", "form"),
    [([0.004], True, ".1%"), ([0.8], True, ".0%"), ([3], False, ",.0f"), ([0.31], False, ",.1f")],
)
def test_numbers_are_written_as_finely_as_the_marks_need(values, share, form):
    assert value_axis(values, share=share).form == form


def test_counts_are_not_marked_at_halves():
    assert value_axis([0.0, 1.0]).marks == (0.0, 1.0)


def test_nothing_but_zeros_still_has_an_axis():
    assert value_axis([0.0, 0.0]).high > 0
