"""Costs to both states when all trade between them stops, for every pair of states at once.

The model is in :mod:`comity.methods.trade.equilibrium`; here its changes are small, one pair's
flows, and many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from comity.methods.trade.components import linked_through_third, members_of
from comity.methods.trade.equilibrium import counterfactual, cutoff_factors
from comity.methods.trade.market import TIGHT, Balances, Baseline, Market, demand, market_of, slopes
from comity.typing import Array

_BATCH = 4096  # pairs at once: enough for fast matrix products, few enough to stay in the cache
_ROUNDS = 40  # after which a pair is solved alone; nearly all need fewer than ten


@dataclass(frozen=True)
class Cutoffs:
    """Costs of cutoffs to n states; NaN where not requested, or left out of the baseline."""

    income: Array  # (n, n): percent of real income that a loses by the cutoff with b
    output: Array  # (n, n): percent of real output
    solved_singly: int  # pairs solved one by one, too far from the baseline for a batch
    proportional: tuple[tuple[int, int], ...]  # pairs with proportional balances for want of others
    unsolved: tuple[tuple[int, int], ...]  # pairs without a solution; none is known


def cutoff_costs(
    baseline: Baseline,
    elasticity: float = 4.0,
    pairs: Iterable[tuple[int, int]] | None = None,
    balances: Balances = "fixed",
) -> Cutoffs:
    """Compute what both lose when all trade between them stops, for every pair at once.

    Each pair has an equilibrium of its own, solved as :func:`counterfactual` would (with the
    same ``elasticity`` and ``balances``); but as a cutoff changes two flows only, a round of
    Newton's method, with the slopes of the baseline, is three matrix products for thousands of
    pairs together.

    Parameters
    ----------
    baseline
        Of n states, from :func:`comity.methods.trade.equilibrium.build_baseline`.
    elasticity
        Of trade to its cost.
    pairs
        Pairs of indices to solve; None solves all. Pairs without trade lose exactly nothing.
    balances
        Whether balances of trade are fixed, as far as they can be paid, or proportional.

    Raises
    ------
    ValueError
        If the elasticity is not positive.

    Examples
    --------
    >>> from comity.methods.trade.equilibrium import build_baseline
    >>> trade = np.array([[0.0, 20.0, 5.0], [20.0, 0.0, 0.0], [5.0, 0.0, 0.0]])
    >>> baseline = build_baseline(trade, np.array([100.0, 100.0, 100.0]))
    >>> cutoff_costs(baseline).income.round(3).tolist()
    [[nan, 5.573, 1.417], [5.426, nan, 0.0], [1.274, 0.0, nan]]
    """
    if not elasticity > 0:
        raise ValueError(f"elasticity must be above 0, got {elasticity}")
    traded, hats = _start(baseline, pairs)
    for members in members_of(baseline.components):
        market = market_of(baseline, members, elasticity, np.ones_like(baseline.flows), balances)
        for ends, solved in _in_batches(market, traded[np.ix_(members, members)]):
            hats[members[ends], members[ends[:, ::-1]]] = solved
    outcomes = {
        (a, b): counterfactual(baseline, cutoff_factors(len(hats), a, b), elasticity, balances)
        for a, b in np.argwhere(np.triu(traded & np.isnan(hats[:, :, 0]))).tolist()
    }
    for (a, b), outcome in outcomes.items():
        if outcome.converged:
            both = np.log(np.stack([outcome.real_income, outcome.real_output], axis=1))
            hats[a, b], hats[b, a] = both[a], both[b]
    unsolved = tuple(pair for pair, outcome in outcomes.items() if not outcome.converged)
    proportional = tuple(
        pair for pair, outcome in outcomes.items() if outcome.proportional[list(pair)].any()
    )
    loss = 0 - 100 * np.expm1(hats)
    singly = len(outcomes) - len(unsolved)
    return Cutoffs(loss[:, :, 0], loss[:, :, 1], singly, proportional, unsolved)


def _start(baseline: Baseline, pairs: Iterable[tuple[int, int]] | None) -> tuple[Array, Array]:
    """Return which requested pairs trade, (n, n), and the logarithms of both hats, (n, n, 2).

    Hats are 1 for pairs without trade and NaN otherwise; logarithms lose no digits of the
    smallest losses.
    """
    requested = np.full(baseline.flows.shape, pairs is None)
    for one, other in pairs or ():
        requested[one, other] = requested[other, one] = True
    np.fill_diagonal(requested, val=False)
    traded = requested & (baseline.flows + baseline.flows.T > 0)
    inside = requested & (baseline.left_out + baseline.left_out.T == 0)
    return traded, np.where(inside & ~traded, 0.0, np.nan)[:, :, None] * np.ones(2)


def _in_batches(market: Market, traded: Array) -> Iterator[tuple[Array, Array]]:
    """Return the pairs whose cutoff leaves the component connected, and their hats."""
    inverse = np.linalg.inv(slopes(market, np.zeros((1, len(traded)))))
    pairs = np.argwhere(np.triu(traded & linked_through_third(market.shares > 0)))
    for start in range(0, len(pairs), _BATCH):
        severed = pairs[start : start + _BATCH]
        yield severed, _solve_batch(market, inverse, severed)


def _solve_batch(market: Market, inverse: Array, severed: Array) -> Array:
    """Solve cutoffs with the slopes of the baseline: hats of shape (pair, side, hat).

    NaN for the few too far from the baseline, which are solved one by one.
    """
    hats, remaining = np.full((*severed.shape, 2), np.nan), np.arange(len(severed))
    logs = _first_steps(market, inverse, severed)
    for _ in range(_ROUNDS):
        with np.errstate(all="ignore"):
            excess, prices, spent = demand(market, logs, severed[remaining])
        worst = np.abs(excess).max(axis=1)
        paid = spent.min(axis=1) > 0
        clear, unfinished = (worst < TIGHT) & paid, (worst >= TIGHT) & (worst < np.inf) & paid
        rows, sides = np.flatnonzero(clear)[:, None], severed[remaining[clear]]
        cheap = np.log(prices[rows, sides]) / market.elasticity
        hats[remaining[clear], :, 1] = logs[rows, sides] + cheap
        hats[remaining[clear], :, 0] = np.log(spent[rows, sides] / market.spending[sides]) + cheap
        remaining, logs = remaining[unfinished], logs[unfinished] + excess[unfinished] @ inverse.T
        if not remaining.size:
            break
    return hats


def _first_steps(market: Market, inverse: Array, severed: Array) -> Array:
    """Return the first step from the baseline's wages, where a cutoff changes two columns only."""
    sold = (inverse / market.output).T
    bought, logs = market.shares.T @ sold, np.zeros((len(severed), len(sold)))
    for buyer, seller in (severed.T, severed.T[::-1]):
        before, lost_share = market.spending[buyer], market.shares[seller, buyer]
        after = before / (1 - lost_share)
        logs += (
            bought[buyer] * (after - before)[:, None] - sold[seller] * (lost_share * after)[:, None]
        )
    return logs
