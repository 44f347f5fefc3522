"""Gravity: what says nothing is left out, and what is known comes back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.methods.trade.gravity import fit, fixed_effects, informative_flows, predict


def world(states=14, seed=0, noise=0.0):
    """Flows between every two of some states, with known coefficients -1 and .5."""
    rng = np.random.default_rng(seed)
    seller, buyer = (side.ravel() for side in np.indices((states, states)))
    apart = seller != buyer
    seller, buyer = seller[apart], buyer[apart]
    low, high = np.minimum(seller, buyer), np.maximum(seller, buyer)
    distance = rng.normal(size=(states, states))[low, high]
    border = (rng.random((states, states)) < 0.2)[low, high].astype(float)
    size = rng.normal(3, 1, size=(2, states))
    mean = np.exp(size[0, seller] + size[1, buyer] - distance + 0.5 * border)
    flows = mean * np.exp(noise * rng.normal(size=mean.size) - noise**2 / 2)
    return flows, {"distance": distance, "border": border}, seller, buyer, low * 100 + high


def test_known_coefficients_come_back():
    coefficients = fit(*world())
    assert coefficients.coefficients == pytest.approx([-1, 0.5], abs=1e-6)
    assert (coefficients.observations, coefficients.pairs) == (14 * 13, 14 * 13 // 2)
    assert (coefficients.separated, coefficients.singletons, coefficients.collinear) == (0, 0, ())


def test_the_order_of_the_flows_does_not_matter():
    flows, regressors, *sides = world(noise=0.5)
    order = np.random.default_rng(1).permutation(flows.size)
    turned = {name: column[order] for name, column in regressors.items()}
    one = fit(flows, regressors, *sides)
    other = fit(flows[order], turned, *(side[order] for side in sides))
    assert other.coefficients == pytest.approx(one.coefficients, abs=1e-8)
    assert other.standard_errors == pytest.approx(one.standard_errors, rel=1e-6)


def test_a_seller_of_nothing_and_a_lone_flow_are_counted_and_change_nothing():
    flows, regressors, seller, buyer, pair = world(noise=0.5)
    more = {name: np.append(column, [1.0, 2.0, 3.0]) for name, column in regressors.items()}
    coefficients = fit(
        np.append(flows, [0.0, 0.0, 5.0]),
        more,
        np.append(seller, [50, 50, 51]),
        np.append(buyer, [1, 2, 3]),
        np.append(pair, [9001, 9002, 9003]),
    )
    assert (coefficients.separated, coefficients.singletons) == (2, 1)
    assert coefficients.coefficients == pytest.approx(fit(*world(noise=0.5)).coefficients, abs=1e-9)


def test_leaving_one_out_can_leave_another_alone():
    # Seller 2 sells nothing; without it buyer 2 is left with one flow, and seller 1 as well.
    flows, seller, buyer = np.array([1.0, 1.0, 0.0]), np.array([1, 1, 2]), np.array([1, 2, 2])
    informative, separated, singletons = informative_flows(flows, seller, buyer)
    assert (informative.tolist(), separated, singletons) == ([False] * 3, 1, 2)


def test_a_regressor_that_others_determine_is_named():
    flows, regressors, *sides = world(noise=0.5)
    doubled = {**regressors, "twice": 2 * regressors["distance"]}
    coefficients = fit(flows, doubled, *sides)
    assert coefficients.collinear == ("twice",)
    assert coefficients.names == ("distance", "border")


@pytest.mark.parametrize("bad", [-1.0, np.nan, np.inf])
def test_negative_and_missing_flows_are_refused(bad):
    flows, *others = world()
    flows[3] = bad
    with pytest.raises(ValueError, match="negative or missing"):
        fit(flows, *others)


def test_too_few_flows_are_refused():
    with pytest.raises(ValueError, match="too few"):
        fit(np.ones(4), dict.fromkeys("xy", np.ones(4)), *(np.array([1, 1, 2, 2]),) * 3)


@settings(max_examples=25, deadline=None)
@given(st.integers(3, 9), st.integers(0, 10_000))
def test_effects_keep_what_each_sells_and_buys(states, seed):
    rng = np.random.default_rng(seed)
    known = ~np.eye(states, dtype=bool)
    flows = rng.gamma(0.5, 10, (states, states)) * known + known * 1e-6
    bilateral = rng.normal(size=(states, states))
    sellers, buyers = fixed_effects(flows, bilateral, known)
    fitted = predict(sellers[:, None], buyers, bilateral) * known
    assert fitted.sum(axis=0) == pytest.approx((flows * known).sum(axis=0), rel=1e-6)
    assert fitted.sum(axis=1) == pytest.approx((flows * known).sum(axis=1), rel=1e-6)


def test_effects_of_who_sells_nothing_are_missing():
    known = ~np.eye(4, dtype=bool)
    flows = np.where(known, 1.0, 0.0)
    flows[2] = 0.0
    sellers, buyers = fixed_effects(flows, np.zeros((4, 4)), known)
    assert np.isnan(sellers[2])
    assert np.isfinite(buyers).all()
    assert np.isfinite(sellers[[0, 1, 3]]).all()
