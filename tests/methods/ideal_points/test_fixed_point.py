"""Fixed points of maps that converge, overshoot or diverge."""

from __future__ import annotations

import numpy as np
import pytest

from comity.methods.ideal_points.fixed_point import Acceleration, accelerate

START = np.array([0.3, -0.2])


def overshooting(point):
    """Two sides that overshoot each other: each moves to the other's mirrored position."""
    return np.array([1 - point[1] ** 3, 1 - point[0] ** 3])


def search(**choices):
    return accelerate(overshooting, START, Acceleration(1e-9, 200, **choices))


def test_damping_stops_an_overshoot_that_whole_changes_keep_up():
    assert not search(plain_rounds=200).converged
    damped = search(plain_rounds=200, damping=0.5)
    assert damped.converged
    assert damped.point == pytest.approx(overshooting(damped.point), abs=1e-8)


def test_combining_rounds_near_the_fixed_point_reaches_it_in_fewer():
    plain = search(plain_rounds=200, damping=0.5)
    combined = search(damping=0.5, combine_below=1e-2)
    assert combined.rounds < plain.rounds
    assert combined.point == pytest.approx(plain.point, abs=1e-7)


def test_rounds_are_not_combined_while_the_change_is_large():
    never = search(damping=0.5, combine_below=0.0)
    assert never.rounds == search(plain_rounds=200, damping=0.5).rounds


def test_a_search_that_did_not_converge_returns_its_last_change():
    last = accelerate(lambda x: x + 1, np.zeros(1), Acceleration(1e-9, 5))
    assert (last.rounds, last.converged, last.change) == (5, False, 1.0)


def test_a_search_that_diverges_ends_without_converging():
    found = accelerate(lambda x: x**3, np.full(2, 4.0), Acceleration(1e-9, 200))
    assert not found.converged
    assert found.rounds < 20
