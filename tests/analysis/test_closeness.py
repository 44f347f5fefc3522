"""Points in the plane from distances, and the networks that are drawn from them."""

from __future__ import annotations

import numpy as np
import pytest

from comity.analysis.closeness import Networks
from comity.errors import InvalidRequestError, UnknownNameError
from comity.methods.similarity.stress_layout import classical_layout, stress, stress_layout

PLANE = np.random.default_rng(1).normal(size=(12, 2))


def distances_of(points):
    return np.linalg.norm(points[:, None] - points[None], axis=2)


def test_distances_of_points_in_a_plane_give_the_points_again():
    distances = distances_of(PLANE)
    points = classical_layout(distances)
    np.testing.assert_allclose(distances_of(points), distances, atol=1e-9)
    assert stress(distances, points) < 1e-9


def test_no_round_makes_the_stress_worse():
    rng = np.random.default_rng(2)
    distances = distances_of(rng.normal(size=(15, 4)))
    start, free = rng.normal(size=(15, 2)), np.zeros(15)
    stresses = [
        stress(distances, stress_layout(distances, start, start, free, rounds))
        for rounds in (0, 1, 2, 5, 20)
    ]
    assert stresses == sorted(stresses, reverse=True)


def test_a_distance_that_is_not_known_has_no_weight():
    distances = distances_of(PLANE)
    unknown = distances.copy()
    unknown[0, 1] = unknown[1, 0] = np.nan
    points = stress_layout(unknown, PLANE + 0.05, PLANE, np.zeros(12), 200)
    assert stress(distances, points) < 0.02


def test_a_strong_pull_keeps_a_point_at_its_anchor():
    distances = 5 * distances_of(PLANE)
    points = stress_layout(distances, PLANE, PLANE, np.full(12, 1e9), 20)
    np.testing.assert_allclose(points, PLANE, atol=1e-5)


@pytest.fixture(scope="module")
def votes(values):
    return Networks(values, "vote_agreement")


def test_a_year_is_the_same_whichever_was_asked_for_first(values, votes):
    votes.network(2010)
    alone = Networks(values, "vote_agreement").network(2015)
    assert alone == votes.network(2015)


def test_states_move_little_from_one_year_to_the_next(votes):
    one, other = votes.network(2018).places, votes.network(2019).places
    moves = [np.hypot(*np.subtract(one[code], other[code])) for code in one.keys() & other.keys()]
    extent = np.ptp(list(other.values()), axis=0).max()
    assert np.median(moves) < 0.05 * extent


def test_near_in_the_drawing_is_alike_in_votes(votes, values):
    network = votes.network(2019)
    (x1, y1), (x2, y2), (x3, y3) = (network.places[code] for code in (200, 220, 731))
    assert np.hypot(x1 - x2, y1 - y2) < np.hypot(x1 - x3, y1 - y3)


def test_ties_are_each_states_closest_and_pacts_are_all_of_them(values, votes):
    network = votes.network(2019)
    tied = {code for one, other, _ in network.ties for code in (one, other)}
    assert tied == set(network.places)
    pacts = Networks(values, "defence_obligation").network(2018)
    assert (2, 200, 1.0) in pacts.ties
    assert 760 not in pacts.places


def test_what_has_no_network_is_refused(values, votes):
    with pytest.raises(UnknownNameError, match="trade_share"):
        Networks(values, "gdp")
    with pytest.raises(InvalidRequestError, match="1946 to"):
        votes.network(1900)
