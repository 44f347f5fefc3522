"""Estimators of ideal points, on votes whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest
from numba import config, get_num_threads, set_num_threads
from simulated import ANCHOR, contested, drawn, simulated

from comity.methods.ideal_points import bsv, walk
from comity.methods.ideal_points.joint import between, joint_covariance
from comity.methods.ideal_points.layout import build_layout
from comity.methods.ideal_points.prediction import log_score, probabilities
from comity.methods.ideal_points.probability import closer_probability, difference_errors
from comity.methods.ideal_points.sampler import Schedule, sample
from comity.methods.ideal_points.uncertainty import session_covariances, weighted_cross

SMALL = {"actors": 25, "sessions": 6, "items": 20}


def point_errors(joint):
    """The standard error of every point, from the joint covariance."""
    own = np.concatenate([np.diag(block) for block in joint.blocks])
    removed = np.einsum("pr,pr->p", joint.border @ joint.core, joint.border)
    return np.sqrt(np.maximum(own - removed, 0.0))


@pytest.fixture(scope="module")
def votes():
    return simulated(1)


@pytest.fixture(scope="module")
def published(votes):
    return bsv.fit(votes[0], anchor=ANCHOR)


@pytest.fixture(scope="module")
def walked(votes):
    return walk.fit(votes[0], anchor=ANCHOR)


def test_both_find_the_truth(votes, published, walked):
    for estimate in (published, walked.estimate):
        assert estimate.converged
        assert np.corrcoef(estimate.mean, votes[1])[0, 1] > 0.97
        assert abs(estimate.mean.mean()) < 1e-9


def test_the_anchors_side_is_positive(votes, published):
    layout, _ = votes
    assert published.mean[layout.actor == ANCHOR].mean() > 0


@pytest.mark.parametrize("fit", [bsv.fit, lambda *a, **k: walk.fit(*a, **k).estimate])
def test_the_order_and_names_of_actors_change_nothing(fit):
    layout, _ = simulated(2, **SMALL)
    item = np.repeat(layout.item, np.diff(layout.item_start))
    actor, session = layout.actor[layout.point], layout.session[layout.point]
    turned = build_layout(item, 100 - actor, session, layout.vote)
    one = fit(layout, anchor=ANCHOR, tolerance=1e-8)
    other = fit(turned, anchor=100 - ANCHOR, tolerance=1e-8)
    key = np.lexsort((100 - turned.actor, turned.session))
    assert other.mean[key] == pytest.approx(one.mean, abs=1e-4)


def _of_each(fitted):
    """Everything that an estimator gives, as one array."""
    if isinstance(fitted, walk.Walk):
        return np.r_[fitted.estimate.mean, point_errors(joint_covariance(fitted))]
    parts = ("mean", "error") if hasattr(fitted, "items") else ("mean", "error", "kept")
    return np.concatenate([np.ravel(getattr(fitted, part)) for part in parts])


@pytest.mark.slow
@pytest.mark.parametrize(
    "estimator",
    [
        bsv.fit,
        walk.fit,
        lambda *a, **k: sample(*a, schedule=Schedule(20, 10), seed=3, **k),
    ],
)
def test_the_number_of_threads_changes_nothing_to_the_last_bit(estimator):
    layout, _ = simulated(2, **SMALL)
    alone = _of_each(estimator(layout, anchor=ANCHOR))
    threads = get_num_threads()
    set_num_threads(config.NUMBA_NUM_THREADS)
    try:
        several = _of_each(estimator(layout, anchor=ANCHOR))
    finally:
        set_num_threads(threads)
    assert threads == 1
    assert (alone == several).all()


@pytest.mark.parametrize("fit", [bsv.fit, walk.fit])
def test_one_session_more_takes_fewer_rounds_and_ends_where_a_cold_start_does(fit):
    rows, _ = drawn(5)
    session = rows[:, 2]
    earlier = fit(build_layout(*contested(rows[session < session.max()]).T), anchor=ANCHOR)
    layout = build_layout(*contested(rows).T)
    cold, warm = (fit(layout, anchor=ANCHOR, tolerance=1e-6, earlier=e) for e in (None, earlier))
    cold, warm = (getattr(each, "estimate", each) for each in (cold, warm))
    assert warm.converged
    assert warm.rounds < cold.rounds
    assert warm.mean == pytest.approx(cold.mean, abs=1e-3)
    assert warm.error == pytest.approx(cold.error, abs=1e-3)


@pytest.mark.full
def test_the_sampler_agrees_with_the_fit_and_repeats_itself(votes, published):
    layout, _ = votes
    draws = sample(layout, anchor=ANCHOR, schedule=Schedule(1200, 400))
    blocks = session_covariances(published)
    error = np.sqrt(np.concatenate([np.diag(block) for block in blocks]))
    assert np.corrcoef(draws.mean, published.mean)[0, 1] > 0.995
    assert np.median(error / draws.error) == pytest.approx(1, abs=0.06)
    short = [sample(layout, anchor=ANCHOR, schedule=Schedule(5, 1, 1)).samples for _ in range(2)]
    assert (short[0] == short[1]).all()


@pytest.mark.slow
def test_intervals_of_95_percent_hold_93_to_97_percent():
    held = []
    for seed in range(6):
        layout, truth = simulated(seed)
        fitted = walk.fit(layout, anchor=ANCHOR, tolerance=1e-5)
        error = point_errors(joint_covariance(fitted))
        held.append((abs(fitted.estimate.mean - truth) < 1.96 * error).mean())
    assert 0.93 <= np.mean(held) <= 0.97


def test_the_joint_covariance_is_that_of_the_whole_matrix():
    layout, _ = simulated(4, **SMALL)
    fitted = walk.fit(layout, anchor=ANCHOR)
    estimate = fitted.estimate
    cross = weighted_cross(estimate)
    whole = np.diag(fitted.curvature)
    for start, stop in zip(layout.item_start[:-1], layout.item_start[1:], strict=True):
        points = layout.point[start:stop]
        whole[np.ix_(points, points)] -= cross[start:stop] @ cross[start:stop].T
    order, first, gap = walk.chain_order(layout)
    whole[order[first[:-1]], order[first[:-1]]] += 1 / fitted.first_variance
    for k in np.flatnonzero(gap > 0):
        a, b, tie = order[k - 1], order[k], 1 / (fitted.step_variance * gap[k])
        whole[a, a] += tie
        whole[b, b] += tie
        whole[a, b] -= tie
        whole[b, a] -= tie
    covariance = np.linalg.inv(whole)
    joint = joint_covariance(fitted)
    assert point_errors(joint) == pytest.approx(np.sqrt(np.diag(covariance)))
    for one, other in ((0, 0), (1, 4), (4, 1)):
        block = covariance[joint.slices[one], joint.slices[other]]
        assert between(joint, one, other) == pytest.approx(block)


def test_votes_are_predicted_better_than_by_their_shares(votes, published):
    layout, _ = votes
    item = np.repeat(np.arange(layout.item.size), np.diff(layout.item_start))
    forecast = probabilities(published, layout.point, item)
    assert forecast.sum(axis=1) == pytest.approx(1)
    shares = layout.tally / layout.tally.sum(axis=1, keepdims=True)
    assert log_score(forecast, layout.vote) > log_score(shares[item], layout.vote)


def test_errors_of_differences_and_who_drew_closer_by_hand():
    error = difference_errors(np.array([[0.09, 0.0], [0.0, 0.16]]))
    assert error[0, 1] == pytest.approx(0.5)
    rng = np.random.default_rng(7)
    then, now = rng.normal(0.4, 0.3, 400_000), rng.normal(-0.2, 0.5, 400_000)
    probability = closer_probability(np.r_[0.4], np.r_[0.3], np.r_[-0.2], np.r_[0.5])[0]
    assert probability == pytest.approx((abs(now) < abs(then)).mean(), abs=0.004)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "no votes"),
        ([(1, 2, 1, 4), (1, 3, 1, 1)], "1, 2 or 3"),
        ([(1, 2, 1, 1), (1, 2, 1, 3)], "voted twice"),
        ([(1, 2, 1, 1), (1, 3, 1, 1)], "all chose one level"),
    ],
)
def test_votes_that_no_estimate_can_be_made_from_are_refused(rows, says):
    with pytest.raises(ValueError, match=says):
        build_layout(*np.array(rows, dtype=np.int64).reshape(-1, 4).T)


def test_an_anchor_that_never_voted_is_refused(votes):
    with pytest.raises(ValueError, match="anchor 999"):
        bsv.fit(votes[0], anchor=999)


def test_a_burn_in_that_leaves_nothing_is_refused(votes):
    with pytest.raises(ValueError, match="none remains"):
        sample(votes[0], anchor=ANCHOR, schedule=Schedule(5, 5))


def test_a_session_with_one_vote_moves_points_little_and_says_so():
    rows = contested(drawn(3, **SMALL)[0])
    item, counts = np.unique(rows[rows[:, 2] == 5, 0], return_counts=True)
    alone = rows[(rows[:, 2] < 5) | (rows[:, 0] == item[counts.argmax()])]
    layout = build_layout(*contested(alone).T)
    published, walked = bsv.fit(layout, anchor=ANCHOR), walk.fit(layout, anchor=ANCHOR).estimate
    assert np.isfinite([published.mean, published.error, walked.mean, walked.error]).all()
    # The published prior holds a point the closer to the last the fewer votes there are; the
    # random walk tells the lack of votes in its errors.
    moved = np.abs(published.raw - published.raw[layout.before])[layout.before >= 0]
    short = layout.session == 5
    assert np.median(moved[short[layout.before >= 0]]) < np.median(moved) / 2
    assert np.median(walked.error[short]) > np.median(walked.error[layout.session == 4])
