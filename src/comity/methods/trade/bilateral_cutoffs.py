"""What both lose when all trade between two states stops, for every pair of states at once.

The model stands in :mod:`comity.methods.trade.equilibrium`; here its changes are small, one pair's
flows, and many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from comity.methods.trade.components import members_of, stays_whole
from comity.methods.trade.equilibrium import counterfactual, cut
from comity.methods.trade.market import TIGHT, Balances, Baseline, Market, demand, market_of, slopes
from comity.typing import Array

_BATCH = 4096  # pairs at once: enough for fast matrix products, few enough to stay in the cache
_ROUNDS = 40  # after which a pair is solved alone; nearly all need fewer than ten


@dataclass(frozen=True)
class Cutoffs:
    """What n states lose by ruptures; NaN where not asked for, or left out of the baseline."""

    income: Array  # (n, n): percent of real income that a loses by the rupture with b
    output: Array  # (n, n): percent of real output
    alone: int  # pairs solved one by one, too far from today's world for a batch
    eased: tuple[tuple[int, int], ...]  # pairs with proportional balances for want of others
    unsolved: tuple[tuple[int, int], ...]  # pairs without a solution; none is known


def cutoff_costs(
    world: Baseline,
    elasticity: float = 4.0,
    pairs: Iterable[tuple[int, int]] | None = None,
    balances: Balances = "fixed",
) -> Cutoffs:
    """Return what both lose when all trade between them stops, for every pair at once.

    Each pair is a world of its own, solved as :func:`counterfactual` would (and with the same
    ``elasticity`` and ``balances``); but as a rupture changes two flows only, a round of Newton's
    method, with the slopes of today's world, is three matrix products for thousands of pairs
    together.

    Without ``pairs`` of indices, all are solved. Pairs without trade lose nothing, exactly.
    Raises ``ValueError`` if the elasticity is not positive.

    Examples
    --------
    >>> from comity.methods.trade.equilibrium import world
    >>> trade = np.array([[0.0, 20.0, 5.0], [20.0, 0.0, 0.0], [5.0, 0.0, 0.0]])
    >>> cutoff_costs(world(trade, np.array([100.0, 100.0, 100.0]))).income.round(3).tolist()
    [[nan, 5.573, 1.417], [5.426, nan, 0.0], [1.274, 0.0, nan]]
    """
    if not elasticity > 0:
        raise ValueError(f"elasticity {elasticity}")
    asked = np.full(world.flows.shape, pairs is None)
    for one, other in pairs or ():
        asked[one, other] = asked[other, one] = True
    np.fill_diagonal(asked, val=False)
    traded = asked & (world.flows + world.flows.T > 0)
    known = asked & (world.left_out + world.left_out.T == 0)
    # Logarithms of both hats, so that the smallest losses keep their digits.
    hats = np.where(known & ~traded, 0.0, np.nan)[:, :, None] * np.ones(2)
    for members in members_of(world.circles):
        market = market_of(world, members, elasticity, np.ones_like(world.flows), balances)
        for ends, found in _in_batches(market, traded[np.ix_(members, members)]):
            hats[members[ends], members[ends[:, ::-1]]] = found
    left = np.argwhere(np.triu(traded & np.isnan(hats[:, :, 0]))).tolist()
    alone = {
        (a, b): counterfactual(world, cut(len(hats), a, b), elasticity, balances) for a, b in left
    }
    for (a, b), made in alone.items():
        if made.converged:
            both = np.log(np.stack([made.real_income, made.real_output], axis=1))
            hats[a, b], hats[b, a] = both[a], both[b]
    unsolved = tuple(pair for pair, made in alone.items() if not made.converged)
    eased = tuple(pair for pair, made in alone.items() if made.eased[list(pair)].any())
    lost = 0 - 100 * np.expm1(hats)
    return Cutoffs(lost[:, :, 0], lost[:, :, 1], len(left) - len(unsolved), eased, unsolved)


def _in_batches(market: Market, traded: Array) -> Iterator[tuple[Array, Array]]:
    """Return the pairs without which the circle stays whole, and their hats."""
    inverse = np.linalg.inv(slopes(market, np.zeros((1, len(traded)))))
    pairs = np.argwhere(np.triu(traded & stays_whole(market.shares > 0)))
    for start in range(0, len(pairs), _BATCH):
        broken = pairs[start : start + _BATCH]
        yield broken, _chords(market, inverse, broken)


def _chords(market: Market, inverse: Array, broken: Array) -> Array:
    """Solve ruptures with the slopes of today's world: hats of shape (pair, side, hat).

    NaN for the few too far from today's world, which are left to be solved alone.
    """
    hats, left = np.full((*broken.shape, 2), np.nan), np.arange(len(broken))
    logs = _first_steps(market, inverse, broken)
    for _ in range(_ROUNDS):
        with np.errstate(all="ignore"):
            excess, prices, spent = demand(market, logs, broken[left])
        worst = np.abs(excess).max(axis=1)
        paid = spent.min(axis=1) > 0
        clear, on = (worst < TIGHT) & paid, (worst >= TIGHT) & (worst < np.inf) & paid
        rows, sides = np.flatnonzero(clear)[:, None], broken[left[clear]]
        cheap = np.log(prices[rows, sides]) / market.elasticity
        hats[left[clear], :, 1] = logs[rows, sides] + cheap
        hats[left[clear], :, 0] = np.log(spent[rows, sides] / market.spending[sides]) + cheap
        left, logs = left[on], logs[on] + excess[on] @ inverse.T
        if not left.size:
            break
    return hats


def _first_steps(market: Market, inverse: Array, broken: Array) -> Array:
    """Return the first step from today's wages, where a rupture moves two columns only."""
    sold = (inverse / market.output).T
    bought, logs = market.shares.T @ sold, np.zeros((len(broken), len(sold)))
    for buyer, seller in (broken.T, broken.T[::-1]):
        before, gone = market.spending[buyer], market.shares[seller, buyer]
        after = before / (1 - gone)
        logs += bought[buyer] * (after - before)[:, None] - sold[seller] * (gone * after)[:, None]
    return logs
