"""The markets of one component of states: demand at given wages, and wages that clear all.

The model, its terms and its references are in :mod:`comity.methods.trade.equilibrium`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from comity.typing import Array

Balances = Literal["fixed", "proportional"]
"""Whether balances of trade stay fixed in units of world output, or go with output."""

TIGHT = 1e-12
"""Largest excess demand, relative to output, of a market that counts as cleared."""

_STEPS = 500  # after which a single market is not solved
_STEPS_OWED = 60  # the same where there may be no equilibrium, as balances are fixed
_NO_PAIRS = np.empty((0, 2), dtype=int)
_STEP_SHARES = (
    4.0 ** -np.arange(8)[:, None]
)  # of a step of Newton's that are tried, the whole first


@dataclass(frozen=True)
class Baseline:
    """An equilibrium of n states, made by :func:`build_baseline`; all amounts in one money."""

    flows: Array  # (n, n): sales of i to j, own sales on the diagonal
    floored: Array  # (n,): True where own sales and output were raised to the least own share
    left_out: Array  # (n, n): trade from one component to another, which is not in the flows
    components: Array  # (n,): for each state the first state of its component

    @property
    def output(self) -> Array:
        """Sales to all, own included: (n,)."""
        return self.flows.sum(axis=1)

    @property
    def spending(self) -> Array:
        """Purchases from all, own included: (n,)."""
        return self.flows.sum(axis=0)

    @property
    def deficit(self) -> Array:
        """Imports less exports: (n,), with sum zero."""
        return self.spending - self.output


@dataclass(frozen=True)
class Market:
    """One component of k states: shares (k, k) with their factors; other arrays (k,).

    Spending is ``own_share`` times the value of a state's own output, and ``receipts`` times the
    sum over all states of ``pooled_share`` times the value of their output.
    """

    balances: Balances
    elasticity: float
    shares: Array
    output: Array
    spending: Array
    own_share: Array
    pooled_share: Array
    receipts: Array


def market_of(
    baseline: Baseline, members: Array, elasticity: float, factor: Array, balances: Balances
) -> Market:
    """Build the market of one component, which balances its own lending."""
    whole = (baseline.output, baseline.spending, baseline.deficit)
    output, spending, deficit = (amount[members] for amount in whole)
    lending, receipts = np.maximum(-deficit, 0.0), np.maximum(deficit, 0.0)
    lending = lending * min(1.0, receipts.sum() / (lending.sum() or 1.0))
    receipts = receipts / (receipts.sum() or 1.0)
    if balances == "fixed":
        rule = (
            np.ones_like(output),
            np.ones_like(output),
            (receipts * lending.sum() - lending) / output.sum(),
        )
    else:
        rule = 1 - lending / output, lending / output, receipts
    shares = (baseline.flows / baseline.spending * factor)[np.ix_(members, members)]
    return Market(balances, elasticity, shares, output, spending, *rule)


def demand(market: Market, logs: Array, severed: Array = _NO_PAIRS) -> tuple[Array, Array, Array]:
    """Return relative excess demand, prices ** -elasticity and spending at logarithms of wages.

    All of shape (worlds, k); ``severed``, of shape (worlds, 2), is the pair that stops trading.
    """
    power, value = np.exp(-market.elasticity * logs), np.exp(logs) * market.output
    prices = power @ market.shares
    _subtract_severed(prices, power, market.shares, severed)
    spending = market.own_share * value + (value @ market.pooled_share)[:, None] * market.receipts
    bought = spending / prices
    sales = bought @ market.shares.T
    _subtract_severed(sales, bought, market.shares.T, severed)
    return sales * power / value - 1, prices, spending


def _subtract_severed(sums: Array, terms: Array, weights: Array, severed: Array) -> None:
    """Subtract the trade of severed pairs from sums over all states, in place."""
    rows, others = np.arange(len(severed))[:, None], severed[:, ::-1]
    sums[rows, severed] -= terms[rows, others] * weights[others, severed]


def flows_of(market: Market, logs: Array) -> Array:
    """Return the flows of one world, shape (k, k), at logarithms of wages of shape (1, k)."""
    _, prices, spending = demand(market, logs)
    return market.shares * np.exp(-market.elasticity * logs).T * (spending / prices)


def slopes(market: Market, logs: Array) -> Array:
    """Return minus the slopes of excess demand in the logarithms of wages, shape (k, k).

    As wages are known up to a unit only, their mean by output is tied to where it is.
    """
    flows, value = flows_of(market, logs), np.exp(logs[0]) * market.output
    spent = flows.sum(axis=0)
    own = np.diag((1 + market.elasticity) * flows.sum(axis=1))
    cheaper = market.elasticity * flows @ (flows / spent).T
    richer = flows * (market.own_share * value / spent)
    lending = np.outer(flows @ (market.receipts / spent), market.pooled_share * value)
    return (own - cheaper - richer - lending) / value[:, None] + value / value.sum()


def solve_market(market: Market) -> tuple[Array, int, bool]:
    """Solve one market: logarithms of wages (1, k), number of steps, and whether all clears.

    Each step is Newton's, or a share of it that keeps the range of excess demand below the
    widest of the last five. If none does, wages move to where each market alone would clear,
    which with proportional balances never widens the range, as that map is monotone and
    homogeneous.
    """
    logs, gap, paid = np.zeros((1, len(market.output))), np.array(np.inf), True
    ranges: list[float] = []
    while paid and len(ranges) < (_STEPS_OWED if market.balances == "fixed" else _STEPS):
        gap = np.log1p(demand(market, logs)[0])
        if np.abs(gap).max() < TIGHT:
            break
        ranges.append(np.ptp(gap))
        logs = logs + _step(market, logs, gap, max(ranges[-5:]))
        paid = _all_spend(market, logs)
    unit = np.log(np.exp(logs) @ market.output / market.output.sum())
    return logs - unit, len(ranges), bool(paid and np.abs(gap).max() < TIGHT)


def _step(market: Market, logs: Array, gap: Array, widest: float) -> Array:
    """Return the next step of the logarithms of wages, shape (k,) or (1, k)."""
    step = np.linalg.solve(slopes(market, logs) * np.exp(-gap.T), gap[0])
    trials = _STEP_SHARES * np.minimum(1, 5 / np.abs(step).max())
    with np.errstate(all="ignore"):
        excess, _, spent = demand(market, logs + trials * step)
        after = np.log1p(excess)
    better = np.ptp(after, axis=1) < (1 - trials[:, 0] / 4) * widest
    better &= (spent > 0).all(axis=1)
    solved_singly: Array = gap / (1 + market.elasticity)
    return (trials * step)[better.argmax()] if better.any() else solved_singly


def _all_spend(market: Market, logs: Array) -> bool:
    """Return whether spending is positive in all states, which fixed balances may prevent."""
    return bool((demand(market, logs)[2] > 0).all())
