"""The world after a rupture, against a plain solver, closed forms and published figures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from comity.methods.trade import bilateral_cutoffs as ruptures
from comity.methods.trade import market
from comity.methods.trade.bilateral_cutoffs import cutoff_costs
from comity.methods.trade.equilibrium import build_baseline, counterfactual, cutoff_factors

elasticities = st.sampled_from([1.0, 3.0, 4.0, 6.0])


@st.composite
def worlds(draw, least=0.5, most=5.0):
    """Sparse small worlds: with one-way trade, single partners, lenders and entrepôts."""
    n = draw(st.integers(2, 6))
    flows = st.floats(least, most)
    trade = draw(arrays(float, (n, n), elements=flows, fill=st.nothing()))
    ring = np.roll(np.eye(n, dtype=bool), 1, axis=1)
    links = draw(
        st.one_of(arrays(bool, (n, n), fill=st.nothing()), st.just(~np.eye(n, dtype=bool)))
    )
    trade *= links | (draw(st.booleans()) & ring)
    np.fill_diagonal(trade, 0)
    openness = draw(arrays(float, n, elements=st.floats(0.7, 3)))
    return build_baseline(trade, trade.sum(axis=1) * openness + least)


def even(baseline):
    """The same states, with trade that differs by a fifth at most between the two ways."""
    trade = baseline.flows * (1 - np.eye(len(baseline.flows)))
    nearly = np.maximum(trade, trade.T) * np.where(trade > trade.T, 1.0, 0.8)
    return build_baseline(nearly, nearly.sum(axis=1) * 2 + 1)


def plain(baseline, factor, elasticity, balances="proportional"):
    """Solve one world by the plainest means: circles by search, wages by repetition."""
    n = len(factor)
    product, income, flows = np.ones(n), np.ones(n), np.zeros((n, n))
    for circle in circles_of(baseline.flows * factor):
        shares = (baseline.flows / baseline.spending * factor)[np.ix_(circle, circle)]
        output, before = baseline.output[circle], baseline.spending[circle]
        lent = np.maximum(output - before, 0)
        got = np.maximum(before - output, 0)
        lesser = min(lent.sum(), got.sum())
        lent, got = lent * over(lesser, lent.sum()), got * over(1, got.sum())
        wages, step = np.ones(len(circle)), 1.0
        while step > 1e-15:
            # Balances are fixed in units in which the circle's output keeps its value.
            owed = lent if balances == "fixed" else wages * lent
            flow, spent, price = bought(shares, output, owed, got, wages, elasticity)
            new = wages * (flow.sum(axis=1) / (wages * output)) ** (1 / (1 + elasticity))
            new *= output.sum() / (new * output).sum()
            step, wages = np.abs(new / wages - 1).max(), new
        product[circle] = wages / price
        income[circle] = spent / before / price if len(circle) > 1 else wages / price
        flows[np.ix_(circle, circle)] = flow
    return product, income, flows


def bought(shares, output, owed, got, wages, elasticity):
    """Give who buys what from whom at given wages, spending and prices."""
    spent = wages * output - owed + got * owed.sum()
    offers = shares * wages[:, None] ** -elasticity
    return offers / offers.sum(axis=0) * spent, spent, offers.sum(axis=0) ** (-1 / elasticity)


def circles_of(flows):
    """Find the circles, state by state."""
    reached = [followers(flows, one) for one in range(len(flows))]
    circles = [[b for b in reached[a] if a in reached[b]] for a in range(len(flows))]
    return [sorted(c) for a, c in enumerate(circles) if min(c) == a]


def followers(flows, one):
    """Find all that one state's goods reach, by way of others."""
    seen, new = {one}, {one}
    while new:
        new = {b for a in new for b in np.flatnonzero(flows[a]).tolist()} - seen
        seen |= new
    return seen


def over(top, bottom):
    return top / bottom if bottom else 0.0


def each_pair(baseline):
    n = len(baseline.flows)
    return [(a, b) for a in range(n) for b in range(a)]


both_ways = st.sampled_from(["fixed", "proportional"])


@settings(max_examples=60, deadline=None)
@given(worlds(), elasticities, both_ways)
def test_all_pairs_at_once_agree_with_each_solved_alone_by_repetition(
    baseline, elasticity, balances
):
    baseline = even(baseline) if balances == "fixed" else baseline
    lost = cutoff_costs(baseline, elasticity, balances=balances)
    assert lost.unsolved == lost.proportional == ()
    for a, b in each_pair(baseline):
        if baseline.left_out[a, b] or baseline.left_out[b, a]:
            assert np.isnan([lost.output[a, b], lost.output[b, a]]).all()
            continue
        output, income, _ = plain(
            baseline, cutoff_factors(len(baseline.flows), a, b), elasticity, balances
        )
        for one, other in ((a, b), (b, a)):
            assert lost.output[one, other] == pytest.approx(100 * (1 - output[one]), abs=1e-8)
            assert lost.income[one, other] == pytest.approx(100 * (1 - income[one]), abs=1e-8)


@settings(max_examples=60, deadline=None)
@given(worlds(), elasticities, both_ways, st.data())
def test_any_change_agrees_with_repetition(baseline, elasticity, balances, data):
    baseline = even(baseline) if balances == "fixed" else baseline
    factor = data.draw(arrays(float, baseline.flows.shape, elements=st.floats(0.4, 2)))
    np.fill_diagonal(factor, 1)
    found = counterfactual(baseline, factor, elasticity, balances)
    output, income, flows = plain(baseline, factor, elasticity, balances)
    assert found.converged
    assert not found.proportional.any()
    np.testing.assert_allclose(found.real_output, output, atol=1e-10)
    np.testing.assert_allclose(found.real_income, income, atol=1e-10)
    np.testing.assert_allclose(found.flows, flows, atol=1e-9 * baseline.flows.max())


@settings(max_examples=150, deadline=None)
@given(worlds(least=1e-4, most=1e4), elasticities, both_ways)
def test_every_pair_finds_its_equilibrium_however_uneven_the_world(baseline, elasticity, balances):
    lost = cutoff_costs(baseline, elasticity, balances=balances)
    traded = (baseline.flows + baseline.flows.T > 0) & ~np.eye(len(baseline.flows), dtype=bool)
    assert lost.unsolved == ()
    assert np.isfinite(lost.income[traded]).all()
    assert (lost.income[traded] < 100).all()


@settings(max_examples=60, deadline=None)
@given(worlds(), elasticities, both_ways, st.data())
def test_the_accounts_of_the_world_hold_after_any_cut(baseline, elasticity, balances, data):
    one, other = data.draw(st.sampled_from(each_pair(baseline)))
    factor = cutoff_factors(len(baseline.flows), one, other, data.draw(st.floats(0, 1)))
    found = counterfactual(baseline, factor, elasticity, balances)
    sold, spent = found.flows.sum(axis=1), found.flows.sum(axis=0)
    assert (found.flows >= 0).all()
    np.testing.assert_allclose(sold, found.wages * baseline.output, rtol=1e-9)
    assert sold.sum() == pytest.approx(baseline.output.sum())
    assert spent.sum() == pytest.approx(sold.sum())
    own = np.diag(found.flows) / spent / (np.diag(baseline.flows) / baseline.spending)
    np.testing.assert_allclose(found.real_output, own ** (-1 / elasticity), rtol=1e-9)
    circles = circles_of(baseline.flows * factor)
    together = [state for circle in circles if len(circle) > 1 for state in circle]
    real = spent / baseline.spending * found.real_output / found.wages
    np.testing.assert_allclose(found.real_income[together], real[together], rtol=1e-9)
    if balances == "fixed" and len(circles) == 1 and not found.proportional.any():
        np.testing.assert_allclose(spent - sold, baseline.deficit, atol=1e-9 * sold.sum())


def test_balances_that_cannot_be_paid_any_more_are_eased_and_said_to_be():
    """The first sells nearly all that it makes to the second, and lends most of it."""
    trade = np.array([[0.0, 80.0, 1.0], [10.0, 0.0, 25.0], [1.0, 15.0, 0.0]])
    baseline = build_baseline(trade, np.array([90.0, 300.0, 300.0]))
    lost, shared = cutoff_costs(baseline), cutoff_costs(baseline, balances="proportional")
    assert lost.proportional == ((0, 1),)
    assert lost.unsolved == ()
    assert lost.income[0, 1] == pytest.approx(shared.income[0, 1], abs=1e-9)
    assert counterfactual(baseline, cutoff_factors(3, 0, 1)).proportional.tolist() == [
        True,
        True,
        True,
    ]
    assert not counterfactual(baseline, cutoff_factors(3, 0, 2)).proportional.any()


@given(worlds(), elasticities)
def test_without_a_change_nothing_changes(baseline, elasticity):
    found = counterfactual(baseline, np.ones(baseline.flows.shape), elasticity)
    np.testing.assert_allclose(found.real_income, 1, rtol=1e-11)
    np.testing.assert_allclose(found.flows, baseline.flows, rtol=1e-10)
    assert found.iterations == 0
    assert abs(baseline.deficit.sum()) < 1e-9


@given(worlds())
def test_without_trade_nothing_is_lost_not_even_a_rounding(baseline):
    strangers = baseline.flows + baseline.flows.T + baseline.left_out + baseline.left_out.T == 0
    lost = cutoff_costs(baseline)
    assert (lost.income[strangers] == 0).all()
    assert (lost.output[strangers] == 0).all()
    assert not np.signbit(lost.income[strangers]).any()


@settings(max_examples=40, deadline=None)
@given(worlds(), st.randoms(use_true_random=False), st.floats(1e-6, 1e6))
def test_neither_the_order_of_states_nor_the_unit_of_money_matters(baseline, random, money):
    order = random.sample(range(len(baseline.flows)), len(baseline.flows))
    trade = baseline.flows + baseline.left_out
    np.fill_diagonal(trade, 0)
    turned = build_baseline(trade[np.ix_(order, order)] * money, baseline.output[order] * money)
    there, here = cutoff_costs(turned).income, cutoff_costs(baseline).income
    np.testing.assert_allclose(there, here[np.ix_(order, order)], atol=1e-8)


@given(st.integers(2, 9), st.floats(0.1, 10), elasticities)
def test_in_a_world_of_equals_all_lose_the_same(n, size, elasticity):
    baseline = build_baseline(size * (1 - np.eye(n)), np.full(n, size * 2 * n))
    lost = cutoff_costs(baseline, elasticity).income[~np.eye(n, dtype=bool)]
    np.testing.assert_allclose(lost, lost[0], atol=1e-9)


@settings(max_examples=50, deadline=None)
@given(worlds(), elasticities)
def test_with_balanced_trade_everyone_loses_by_a_rupture(baseline, elasticity):
    trade = baseline.flows + baseline.flows.T
    np.fill_diagonal(trade, 0)
    even = build_baseline(trade, trade.sum(axis=1) * 2 + 1)
    lost = cutoff_costs(even, elasticity)
    assert (lost.income[trade > 0] > 0).all()
    np.testing.assert_allclose(lost.income, lost.output, atol=1e-8)


def test_a_state_with_a_single_partner_falls_to_autarky():
    trade = np.array([[0.0, 20.0, 5.0], [35.0, 0.0, 0.0], [5.0, 0.0, 0.0]])
    baseline = build_baseline(trade, np.array([100.0, 90.0, 50.0]))
    lost, shares = cutoff_costs(baseline), np.diag(baseline.flows) / baseline.spending
    assert lost.income[1, 0] == pytest.approx(100 * (1 - shares[1] ** 0.25), abs=1e-9)
    # It lent 15 of 90. That it keeps them now is no gain from the rupture.
    assert lost.output[1, 0] == lost.income[1, 0]
    after = counterfactual(baseline, cutoff_factors(3, 0, 1))
    np.testing.assert_allclose(after.flows.sum(axis=0)[1], after.flows.sum(axis=1)[1])
    # The two others neither lent nor borrowed among themselves.
    np.testing.assert_allclose(after.flows.sum(axis=0), after.flows.sum(axis=1))


@given(st.floats(1, 50), st.floats(1, 50), elasticities)
def test_two_states_end_in_autarky_both(there, back, elasticity):
    baseline = build_baseline(np.array([[0.0, there], [back, 0.0]]), np.array([60.0, 80.0]))
    lost = cutoff_costs(baseline, elasticity).income
    own = np.diag(baseline.flows) / baseline.spending
    expected = 100 * (1 - own ** (1 / elasticity))
    np.testing.assert_allclose([lost[0, 1], lost[1, 0]], expected, atol=1e-9)


def test_a_rupture_can_leave_two_circles_that_balance_apart():
    trade = np.zeros((4, 4))
    trade[0, 1], trade[1, 0], trade[2, 3], trade[3, 2] = 6, 4, 3, 8
    trade[1, 2], trade[2, 1] = 2, 5
    baseline = build_baseline(trade, np.full(4, 30.0))
    after = counterfactual(baseline, cutoff_factors(4, 1, 2))
    assert (baseline.components == 0).all()
    for circle in ([0, 1], [2, 3]):
        block = after.flows[np.ix_(circle, circle)]
        assert block.sum() == pytest.approx(60)
    assert after.flows[:2, 2:].sum() == after.flows[2:, :2].sum() == 0
    _, income, _ = plain(baseline, cutoff_factors(4, 1, 2), 4.0, "fixed")
    np.testing.assert_allclose(after.real_income, income, atol=1e-12)


def test_what_goes_one_way_only_is_left_out_and_its_cost_unknown():
    trade = np.array([[0.0, 10.0, 3.0], [10.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    baseline = build_baseline(trade, np.array([50.0, 50.0, 20.0]))
    assert baseline.left_out[0, 2] == baseline.left_out.sum() == 3
    assert baseline.components.tolist() == [0, 0, 2]
    lost = cutoff_costs(baseline).income
    assert np.isnan(lost[0, 2])
    assert np.isnan(lost[2, 0])
    assert lost[1, 2] == 0


def test_an_entrepot_keeps_a_least_share_of_its_output_and_is_marked():
    trade = np.array([[0.0, 90.0], [80.0, 0.0]])
    baseline = build_baseline(trade, np.array([40.0, 500.0]), least_own=0.2)
    assert baseline.floored.tolist() == [True, False]
    assert baseline.flows[0, 0] == pytest.approx(0.2 * baseline.output[0])
    assert baseline.flows[1].sum() == 500


def test_losses_shrink_as_goods_can_be_replaced():
    baseline = build_baseline(
        np.array([[0.0, 8, 5], [9, 0, 4], [3, 6, 0]]), np.array([40.0, 50, 30])
    )
    lost = [cutoff_costs(baseline, t).income[0, 1] for t in (0.5, 3, 4, 6, 1e3)]
    assert lost == sorted(lost, reverse=True)
    assert lost[-1] < 0.05
    assert lost[0] > 20


def test_a_cut_is_a_cost_of_trade_and_deepens_towards_the_rupture():
    baseline = build_baseline(
        np.array([[0.0, 8, 5], [9, 0, 4], [3, 6, 0]]), np.array([40.0, 50, 30])
    )
    incomes = [
        counterfactual(baseline, cutoff_factors(3, 0, 1, by)).real_income[0]
        for by in (0, 0.5, 0.9, 1)
    ]
    assert incomes == sorted(incomes, reverse=True)
    tau = np.ones((3, 3))
    tau[0, 1] = tau[1, 0] = 0.5 ** (-1 / 4)
    assert counterfactual(baseline, tau**-4).real_income[0] == pytest.approx(incomes[1], abs=1e-12)
    lost = cutoff_costs(baseline).income[0, 1]
    assert lost == pytest.approx(100 * (1 - incomes[-1]), abs=1e-9)


@pytest.mark.parametrize(("elasticity", "published"), [(5.0, 1.4), (10.0, 0.7)])
def test_the_published_gains_of_the_united_states_from_trade(elasticity, published):
    """Arkolakis, Costinot and Rodríguez-Clare (2012): 7 percent of spending goes abroad."""
    baseline = build_baseline(np.array([[0.0, 7.0], [7.0, 0.0]]), np.array([100.0, 300.0]))
    assert cutoff_costs(baseline, elasticity).income[0, 1] == pytest.approx(published, abs=0.05)


def test_pairs_asked_for_are_as_in_the_whole_and_others_are_missing():
    baseline = build_baseline(
        np.array([[0.0, 8, 5], [9, 0, 4], [3, 6, 0]]), np.array([40.0, 50, 30])
    )
    some, whole = cutoff_costs(baseline, pairs=[(2, 0)]), cutoff_costs(baseline)
    assert some.income[0, 2] == pytest.approx(whole.income[0, 2], abs=1e-12)
    assert np.isnan(some.income[[0, 1, 1, 2], [1, 0, 1, 1]]).all()


@settings(max_examples=30, deadline=None)
@given(worlds())
def test_batches_and_single_worlds_give_the_same(baseline):
    together = cutoff_costs(baseline)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ruptures, "_BATCH", 2)
        small = cutoff_costs(baseline)
        patch.setattr(ruptures, "_ROUNDS", 0)
        alone = cutoff_costs(baseline)
    np.testing.assert_allclose(small.income, together.income, atol=1e-9)
    np.testing.assert_allclose(alone.income, together.income, atol=1e-8)
    assert alone.solved_singly == np.count_nonzero(np.triu(baseline.flows + baseline.flows.T, 1))


def test_a_world_given_up_is_said_to_be(monkeypatch):
    monkeypatch.setattr(ruptures, "_ROUNDS", 0)
    monkeypatch.setattr(market, "_STEPS", 1)
    monkeypatch.setattr(market, "_STEPS_OWED", 1)
    lost = cutoff_costs(
        build_baseline(np.array([[0.0, 8, 5], [9, 0, 4], [3, 6, 0]]), np.full(3, 40.0))
    )
    assert lost.unsolved == ((0, 1), (0, 2), (1, 2))
    assert np.isnan(lost.income).all()


two = np.array([[0.0, 1.0], [1.0, 0.0]])


@pytest.mark.parametrize(
    ("trade", "output", "least", "said"),
    [
        (two, np.ones(3), 0.1, "trade must have a row and column an output, got .2, 2."),
        (-two, np.ones(2), 0.1, r"negative or missing at \[\[0, 1\], \[1, 0\]\]"),
        (two * np.nan, np.ones(2), 0.1, "negative or missing"),
        (two + np.eye(2), np.ones(2), 0.1, "oneself"),
        (two, np.array([1.0, 0.0]), 0.1, r"not positive at \[\[1\]\]"),
        (two, np.array([1.0, np.nan]), 0.1, "missing or not positive"),
        (two, np.ones(2), 1.0, "least_own must be between 0 and 1, got 1.0"),
    ],
)
def test_what_is_no_world_is_refused(trade, output, least, said):
    with pytest.raises(ValueError, match=said):
        build_baseline(trade, output, least)


@pytest.mark.parametrize(
    ("factor", "elasticity", "said"),
    [
        (np.ones((3, 3)), 4.0, "shape .2, 2., got .3, 3."),
        (1 - 2 * two, 4.0, "negative or not finite"),
        (np.where(two > 0, np.inf, 1), 4.0, "negative or not finite"),
        (two, 4.0, "not 1 with oneself"),
        (np.ones((2, 2)), 0.0, "elasticity must be above 0, got 0.0"),
    ],
)
def test_what_is_no_change_is_refused(factor, elasticity, said):
    baseline = build_baseline(two, np.full(2, 5.0))
    with pytest.raises(ValueError, match=said):
        counterfactual(baseline, factor, elasticity)
    if elasticity <= 0:
        with pytest.raises(ValueError, match=said):
            cutoff_costs(baseline, elasticity)


@settings(max_examples=30, deadline=None)
@given(worlds())
def test_a_first_step_from_today_is_newtons(baseline):
    """The shortcut of the first step equals the general round it stands for."""
    members = np.flatnonzero(baseline.components == baseline.components[0])
    assume(len(members) > 2)
    circle = market.market_of(baseline, members, 4.0, np.ones(baseline.flows.shape), "fixed")
    today = np.zeros((1, len(members)))
    inverse, pair = np.linalg.inv(market.slopes(circle, today)), np.array([[0, 1]])
    excess = market.demand(circle, today, pair)[0]
    step = ruptures._first_steps(circle, inverse, pair)
    np.testing.assert_allclose(step, excess @ inverse.T, atol=1e-11)


@settings(max_examples=30, deadline=None)
@given(worlds(), elasticities, st.floats(-0.1, 0.1), both_ways)
def test_slopes_are_those_of_excess_demand(baseline, elasticity, wage, balances):
    members = np.flatnonzero(baseline.components == baseline.components[0])
    circle = market.market_of(
        baseline, members, elasticity, np.ones(baseline.flows.shape), balances
    )
    logs, nudge = np.zeros((1, len(members))), 1e-6 * np.eye(len(members))
    logs[0, 0] = wage
    assume((market.demand(circle, logs)[2] > 0).all())
    up, down = (market.demand(circle, logs + s * nudge)[0] for s in (1, -1))
    value = np.exp(logs[0]) * circle.output
    tied = market.slopes(circle, logs) - value / value.sum()
    np.testing.assert_allclose(tied, (down - up).T / 2e-6, atol=1e-6 * (1 + np.abs(tied).max()))


def test_a_world_as_uneven_as_ours_needs_no_pair_to_be_solved_alone():
    random = np.random.default_rng(4)
    size = np.exp(random.normal(0, 2, 60))
    trade = np.outer(size, size) * np.exp(random.normal(0, 1, (60, 60)))
    np.fill_diagonal(trade, 0)
    baseline = build_baseline(trade, trade.sum(axis=1) * np.exp(random.normal(1.5, 0.5, 60)))
    lost = cutoff_costs(baseline)
    assert lost.solved_singly == 0
    one, other = np.unravel_index(np.nanargmax(lost.income), trade.shape)
    _, income, _ = plain(baseline, cutoff_factors(60, int(one), int(other)), 4.0, "fixed")
    assert lost.income[one, other] == pytest.approx(100 * (1 - income[one]), abs=1e-8)
