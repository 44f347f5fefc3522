"""Finding where a map stays put."""

from __future__ import annotations

import numpy as np
import pytest

from comity.methods.ideal_points.fixed_point import settle

START = np.array([0.3, -0.2])


def swinging(place):
    """Two sides that swing past each other: each takes the other's place, turned round."""
    return np.array([1 - place[1] ** 3, 1 - place[0] ** 3])


def settled(**choices):
    return settle(swinging, START, watched=2, tolerance=1e-9, most=200, **choices)


def test_half_of_every_change_stops_a_swing_that_whole_changes_keep_up():
    assert not settled(plain=200).converged
    rest = settled(plain=200, share=0.5)
    assert rest.converged
    assert rest.place == pytest.approx(swinging(rest.place), abs=1e-8)


def test_combining_near_the_rest_ends_at_the_same_place_in_fewer_rounds():
    plain, combined = settled(plain=200, share=0.5), settled(share=0.5, calm=1e-2)
    assert combined.rounds < plain.rounds
    assert combined.place == pytest.approx(plain.place, abs=1e-7)


def test_rounds_are_not_combined_while_the_change_is_large():
    kept = settled(share=0.5, calm=0.0)
    assert kept.rounds == settled(plain=200, share=0.5).rounds


def test_what_has_not_come_to_rest_says_so():
    rest = settle(lambda x: x + 1, np.zeros(1), watched=1, tolerance=1e-9, most=5)
    assert (rest.rounds, rest.converged, rest.change) == (5, False, 1.0)
