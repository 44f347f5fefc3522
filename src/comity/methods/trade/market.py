"""The markets of one circle of states: what is bought at given wages, and where all clear.

The model, its terms and its references stand in :mod:`comity.methods.trade.equilibrium`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from comity.typing import Array

Balances = Literal["fixed", "proportional"]
"""Whether balances of trade stay fixed in units of world output, or go with output."""

TIGHT = 1e-12
"""Excess demand, relative to output, below which a market counts as cleared."""

_STEPS = 500  # after which a single world is given up
_STEPS_OWED = 60  # the same where there may be no equilibrium, as balances are fixed
_NOBODY = np.empty((0, 2), dtype=int)
_PARTS = 4.0 ** -np.arange(8)[:, None]  # of a step of Newton's that are tried, the whole first


@dataclass(frozen=True)
class Baseline:
    """A world of n states in equilibrium, made by :func:`world`; all amounts in one money."""

    flows: Array  # (n, n): sales of i to j, own sales on the diagonal
    floored: Array  # (n,): True where own sales and output were raised to the least own share
    left_out: Array  # (n, n): trade from one circle to another, which is not in the flows
    circles: Array  # (n,): for each state the first state of its circle

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
    """One circle of k states: shares (k, k) with their factors; other arrays (k,).

    Spending is ``kept`` times the value of a state's own output, and ``got`` times the sum of
    ``pooled`` times the value of everybody's.
    """

    balances: Balances
    elasticity: float
    shares: Array
    output: Array
    spending: Array
    kept: Array
    pooled: Array
    got: Array


def market_of(
    world: Baseline, members: Array, elasticity: float, factor: Array, balances: Balances
) -> Market:
    """Take one circle out of the world, and let it balance its own lending."""
    whole = (world.output, world.spending, world.deficit)
    output, spending, deficit = (amount[members] for amount in whole)
    lent, got = np.maximum(-deficit, 0.0), np.maximum(deficit, 0.0)
    lent = lent * min(1.0, got.sum() / (lent.sum() or 1.0))
    got = got / (got.sum() or 1.0)
    if balances == "fixed":
        rule = np.ones_like(output), np.ones_like(output), (got * lent.sum() - lent) / output.sum()
    else:
        rule = 1 - lent / output, lent / output, got
    shares = (world.flows / world.spending * factor)[np.ix_(members, members)]
    return Market(balances, elasticity, shares, output, spending, *rule)


def demand(market: Market, logs: Array, broken: Array = _NOBODY) -> tuple[Array, Array, Array]:
    """Return relative excess demand, prices ** -elasticity and spending at logarithms of wages.

    All of shape (worlds, k); ``broken``, of shape (worlds, 2), is the pair that stops trading.
    """
    power, value = np.exp(-market.elasticity * logs), np.exp(logs) * market.output
    prices = power @ market.shares
    _take_out(prices, power, market.shares, broken)
    spending = market.kept * value + (value @ market.pooled)[:, None] * market.got
    bought = spending / prices
    sales = bought @ market.shares.T
    _take_out(sales, bought, market.shares.T, broken)
    return sales * power / value - 1, prices, spending


def _take_out(sums: Array, terms: Array, weights: Array, broken: Array) -> None:
    """Take what crossed the border out of sums over all states, in place."""
    rows, others = np.arange(len(broken))[:, None], broken[:, ::-1]
    sums[rows, broken] -= terms[rows, others] * weights[others, broken]


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
    richer = flows * (market.kept * value / spent)
    lent = np.outer(flows @ (market.got / spent), market.pooled * value)
    return (own - cheaper - richer - lent) / value[:, None] + value / value.sum()


def settle(market: Market) -> tuple[Array, int, bool]:
    """Solve one world: logarithms of wages (1, k), steps taken, and whether all clears.

    Newton's step is taken, or the part of it that keeps the spread of excess demand below the
    widest of the last five. If none does, wages move to where each market alone would clear,
    which with proportional balances never widens the spread, as that map is monotone and
    homogeneous.
    """
    logs, gap, paid = np.zeros((1, len(market.output))), np.array(np.inf), True
    spreads: list[float] = []
    while paid and len(spreads) < (_STEPS_OWED if market.balances == "fixed" else _STEPS):
        gap = np.log1p(demand(market, logs)[0])
        if np.abs(gap).max() < TIGHT:
            break
        spreads.append(np.ptp(gap))
        logs = logs + _step(market, logs, gap, max(spreads[-5:]))
        paid = _all_spend(market, logs)
    unit = np.log(np.exp(logs) @ market.output / market.output.sum())
    return logs - unit, len(spreads), bool(paid and np.abs(gap).max() < TIGHT)


def _step(market: Market, logs: Array, gap: Array, spread: float) -> Array:
    """Return the next step of the logarithms of wages, shape (k,) or (1, k)."""
    step = np.linalg.solve(slopes(market, logs) * np.exp(-gap.T), gap[0])
    parts = _PARTS * np.minimum(1, 5 / np.abs(step).max())
    with np.errstate(all="ignore"):
        excess, _, spent = demand(market, logs + parts * step)
        after = np.log1p(excess)
    better = np.ptp(after, axis=1) < (1 - parts[:, 0] / 4) * spread
    better &= (spent > 0).all(axis=1)
    alone: Array = gap / (1 + market.elasticity)
    return (parts * step)[better.argmax()] if better.any() else alone


def _all_spend(market: Market, logs: Array) -> bool:
    """Return whether everybody has something to spend, which fixed balances may take away."""
    return bool((demand(market, logs)[2] > 0).all())
