"""What it costs states to stop trading, once the whole world has found its new prices.

Each state makes one good (Armington 1969), and t is the elasticity of trade to its cost. The new
equilibrium then follows from today's flows alone, by the exact hat algebra of Dekle, Eaton and
Kortum (2008). With flows X[i, j] of i to j (own sales X[j, j] included), output Y, spending E,
shares s = X / E, a factor F on every flow, and wages w and prices P relative to today's::

    prices    P_j ** -t = sum_i s_ij F_ij w_i ** -t
    spending  E'_j      = (1 - lent_j) w_j Y_j + got_j sum_i lent_i w_i Y_i
    balance   w_i Y_i   = sum_j s_ij F_ij (w_i / P_j) ** -t E'_j

**Balances.** A state in surplus lends the same share of its output as today, and a state in
deficit gets the same share of all that is lent. So balances sum to zero at any wages, spending
stays positive, and demand for each good rises with every other wage (gross substitutes): there
is one equilibrium, and only one. Fixed in units of world output instead, a balance could exceed
what the remaining customers would ever buy.

**Circles.** Who sells to nobody cannot pay, and who buys from nobody is not paid: trade can be
balanced only within a circle of states that all reach each other along trade. Trade between
circles ends, and each balances its own lending: of what its members lent and borrowed, the
larger shrinks to the lesser. A circle of one is autarky, without either. The output of each
circle keeps its value, and so that of the world, the unit of money.

**Real income** is output over the state's price index, w / P. Whatever the balances it equals
(s'_jj / s_jj) ** (-1 / t), the formula of Arkolakis, Costinot and Rodríguez-Clare (2012).
**Real spending** is E' / (E P), with what is lent and got. As autarky ends both, it may raise
the spending of a lender; real income is what to quote.

References
----------
Armington (1969), IMF Staff Papers 16; Dekle, Eaton and Kortum (2008), IMF Staff Papers 55;
Arkolakis, Costinot and Rodríguez-Clare (2012), American Economic Review 102.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

Array = np.ndarray

_TIGHT = 1e-12  # excess demand, relative to output, below which a market counts as cleared
_BATCH = 4096  # pairs at once: enough for fast matrix products, few enough to stay in the cache
_ROUNDS = 40  # after which a pair is solved alone; nearly all need fewer than ten
_STEPS = 500  # after which a single world is given up
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
class Outcome:
    """A world of n states after a change; hats, of shape (n,), are relative to before."""

    wages: Array  # hat of the price of each state's output, in units of world output
    real_income: Array  # hat of output over the price index
    real_spending: Array  # hat of spending over the price index
    flows: Array  # (n, n): new sales of i to j, own sales on the diagonal
    converged: bool  # whether all markets clear, to 1e-12 of output
    iterations: int  # steps taken, by the circle that took most


@dataclass(frozen=True)
class Ruptures:
    """What n states lose by ruptures; NaN where not asked for, or left out of the baseline."""

    income: Array  # (n, n): percent of real income that a loses by the rupture with b
    spending: Array  # (n, n): percent of real spending
    alone: int  # pairs solved one by one, too far from today's world for a batch
    unsolved: tuple[tuple[int, int], ...]  # pairs without a solution; none is known


def world(trade: Array, output: Array, least_own: float = 0.1) -> Baseline:
    """Make a baseline of trade and output.

    Parameters
    ----------
    trade
        Exports of i to j, shape (n, n), zero on the diagonal.
    output
        Output in the same money, shape (n,): gross output as the model has it, or GDP, which
        leaves out inputs and so overstates how open a state is, and its costs.
    least_own
        Least share of output sold at home, between 0 and 1. Where exports leave less (goods
        shipped on), own sales are raised to it and output with them.

    Raises
    ------
    ValueError
        If shapes differ, trade is negative, missing or with oneself, output is not positive,
        or ``least_own`` is out of range.

    Examples
    --------
    >>> made = world(np.array([[0.0, 20.0], [30.0, 0.0]]), np.array([100.0, 25.0]))
    >>> made.flows.round(1).tolist(), made.floored.tolist()
    ([[80.0, 20.0], [30.0, 3.3]], [False, True])
    """
    if trade.shape != (len(output), len(output)) or not 0 < least_own < 1:
        raise ValueError(f"trade {trade.shape}, output {output.shape}, least own {least_own}")
    _refuse(~((trade >= 0) & (trade < np.inf)), "trade is negative or missing")
    _refuse(np.diag(trade) != 0, "trade is with oneself")
    _refuse(~((output > 0) & (output < np.inf)), "output is missing or not positive")
    circles = _circles(trade > 0)
    kept = np.where(circles[:, None] == circles, trade, 0.0)
    own = output - kept.sum(axis=1)
    least = kept.sum(axis=1) * least_own / (1 - least_own)
    return Baseline(kept + np.diag(np.maximum(own, least)), own < least, trade - kept, circles)


def cut(states: int, one: int, other: int, by: float = 1.0) -> Array:
    """Give the factors of a cut between two states, shape (states, states).

    ``by`` is the share of the trade that would go at unchanged wages, prices and spending: 1
    for a rupture. A cut by p is a rise of the cost of trade by (1 - p) ** (-1 / elasticity).

    >>> cut(2, 0, 1, by=0.25).tolist()
    [[1.0, 0.75], [0.75, 1.0]]
    """
    factor = np.ones((states, states))
    factor[one, other] = factor[other, one] = 1 - by
    return factor


def counterfactual(world: Baseline, factor: Array, elasticity: float = 4.0) -> Outcome:
    """Solve the world for any change of the costs of trade.

    Parameters
    ----------
    world
        The baseline, n states.
    factor
        What each flow is multiplied by at unchanged wages, prices and spending, shape (n, n),
        1 on the diagonal; ``tau ** -elasticity`` for costs of trade that change by tau.
    elasticity
        Of trade to its cost, above 0; mostly between 3 and 6 in the literature.

    Raises
    ------
    ValueError
        If factors or elasticity are not as above.

    Examples
    --------
    >>> made = world(np.array([[0.0, 20.0], [20.0, 0.0]]), np.array([100.0, 100.0]))
    >>> counterfactual(made, cut(2, 0, 1)).real_income.round(6).tolist(), round(0.8**0.25, 6)
    ([0.945742, 0.945742], 0.945742)
    """
    if factor.shape != world.flows.shape or not elasticity > 0:
        raise ValueError(f"factors {factor.shape}, elasticity {elasticity}")
    _refuse(~((factor >= 0) & (factor < np.inf)), "factors are negative or not finite")
    _refuse(np.diag(factor) != 1, "factors are not 1 with oneself")
    wages, income, spending = (np.ones(len(factor)) for _ in range(3))
    flows, iterations, converged = np.zeros(factor.shape), 0, True
    for members in _members(_circles(world.flows * factor > 0)):
        market = _market(world, members, elasticity, factor)
        logs, steps, clear = _settle(market)
        _, prices, spent = _demand(market, logs)
        cheap = prices[0] ** (1 / elasticity)
        wages[members], income[members] = np.exp(logs[0]), np.exp(logs[0]) * cheap
        spending[members] = spent[0] / market.spending * cheap
        flows[np.ix_(members, members)] = _flows(market, logs)
        iterations, converged = max(iterations, steps), converged and clear
    return Outcome(wages, income, spending, flows, converged, iterations)


def rupture_costs(
    world: Baseline, elasticity: float = 4.0, pairs: Iterable[tuple[int, int]] | None = None
) -> Ruptures:
    """Give what both lose when all trade between them stops, for every pair at once.

    Each pair is a world of its own, solved as :func:`counterfactual` would (and with the same
    ``elasticity``); but as a rupture changes two flows only, a round of Newton's method, with
    the slopes of today's world, is three matrix products for thousands of pairs together.

    Without ``pairs`` of indices, all are solved. Pairs without trade lose nothing, exactly.
    Raises ``ValueError`` if the elasticity is not positive.

    Examples
    --------
    >>> trade = np.array([[0.0, 20.0, 5.0], [20.0, 0.0, 0.0], [5.0, 0.0, 0.0]])
    >>> rupture_costs(world(trade, np.array([100.0, 100.0, 100.0]))).income.round(3).tolist()
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
    for members in _members(world.circles):
        market = _market(world, members, elasticity, np.ones_like(world.flows))
        for ends, found in _in_batches(market, traded[np.ix_(members, members)]):
            hats[members[ends], members[ends[:, ::-1]]] = found
    left = np.argwhere(np.triu(traded & np.isnan(hats[:, :, 0]))).tolist()
    unsolved = tuple((a, b) for a, b in left if not _one_by_one(world, a, b, elasticity, hats))
    lost = 0 - 100 * np.expm1(hats)
    return Ruptures(lost[:, :, 0], lost[:, :, 1], len(left) - len(unsolved), unsolved)


@dataclass(frozen=True)
class _Market:
    """One circle of k states: shares (k, k) with their factors; other arrays (k,)."""

    elasticity: float
    shares: Array
    output: Array
    spending: Array
    lent: Array
    got: Array


def _market(world: Baseline, members: Array, elasticity: float, factor: Array) -> _Market:
    """Take one circle out of the world, and let it balance its own lending."""
    whole = (world.output, world.spending, world.deficit)
    output, spending, deficit = (amount[members] for amount in whole)
    lent, got = np.maximum(-deficit, 0.0), np.maximum(deficit, 0.0)
    share = lent / output * min(1.0, got.sum() / (lent.sum() or 1.0))
    shares = (world.flows / world.spending * factor)[np.ix_(members, members)]
    return _Market(elasticity, shares, output, spending, share, got / (got.sum() or 1.0))


def _demand(market: _Market, logs: Array, broken: Array = _NOBODY) -> tuple[Array, Array, Array]:
    """Give relative excess demand, prices ** -elasticity and spending at logarithms of wages.

    All of shape (worlds, k); ``broken``, of shape (worlds, 2), is the pair that stops trading.
    """
    power, value = np.exp(-market.elasticity * logs), np.exp(logs) * market.output
    prices = power @ market.shares
    _take_out(prices, power, market.shares, broken)
    spending = (1 - market.lent) * value + (value @ market.lent)[:, None] * market.got
    bought = spending / prices
    sales = bought @ market.shares.T
    _take_out(sales, bought, market.shares.T, broken)
    return sales * power / value - 1, prices, spending


def _take_out(sums: Array, terms: Array, weights: Array, broken: Array) -> None:
    """Take what crossed the border out of sums over all states, in place."""
    rows, others = np.arange(len(broken))[:, None], broken[:, ::-1]
    sums[rows, broken] -= terms[rows, others] * weights[others, broken]


def _flows(market: _Market, logs: Array) -> Array:
    """Give the flows of one world, shape (k, k), at logarithms of wages of shape (1, k)."""
    _, prices, spending = _demand(market, logs)
    return market.shares * np.exp(-market.elasticity * logs).T * (spending / prices)


def _slopes(market: _Market, logs: Array) -> Array:
    """Give minus the slopes of excess demand in the logarithms of wages, shape (k, k).

    As wages are known up to a unit only, their mean by output is tied to where it is.
    """
    flows, value = _flows(market, logs), np.exp(logs[0]) * market.output
    spent = flows.sum(axis=0)
    own = np.diag((1 + market.elasticity) * flows.sum(axis=1))
    cheaper = market.elasticity * flows @ (flows / spent).T
    richer = flows * ((1 - market.lent) * value / spent)
    lent = np.outer(flows @ (market.got / spent), market.lent * value)
    return (own - cheaper - richer - lent) / value[:, None] + value / value.sum()


def _settle(market: _Market) -> tuple[Array, int, bool]:
    """Solve one world: logarithms of wages (1, k), steps taken, and whether all clears.

    Newton's step is taken, or the part of it that keeps the spread of excess demand below the
    widest of the last five. If none does, wages move to where each market alone would clear,
    which never widens the spread, as that map is monotone and homogeneous.
    """
    logs, gap = np.zeros((1, len(market.output))), np.array(np.inf)
    spreads: list[float] = []
    while len(spreads) < _STEPS:
        gap = np.log1p(_demand(market, logs)[0])
        if np.abs(gap).max() < _TIGHT:
            break
        spreads.append(np.ptp(gap))
        slopes = _slopes(market, logs) * np.exp(-gap.T)
        step = np.linalg.solve(slopes, gap[0])
        parts = _PARTS * np.minimum(1, 5 / np.abs(step).max())
        with np.errstate(all="ignore"):
            after = np.log1p(_demand(market, logs + parts * step)[0])
        better = np.ptp(after, axis=1) < (1 - parts[:, 0] / 4) * max(spreads[-5:])
        alone = gap / (1 + market.elasticity)
        logs = logs + ((parts * step)[better.argmax()] if better.any() else alone)
    unit = np.log(np.exp(logs) @ market.output / market.output.sum())
    return logs - unit, len(spreads), bool(np.abs(gap).max() < _TIGHT)


def _in_batches(market: _Market, traded: Array) -> Iterator[tuple[Array, Array]]:
    """Give the pairs without which the circle stays whole, and their hats."""
    inverse = np.linalg.inv(_slopes(market, np.zeros((1, len(traded)))))
    pairs = np.argwhere(np.triu(traded & _stays_whole(market.shares > 0)))
    for start in range(0, len(pairs), _BATCH):
        broken = pairs[start : start + _BATCH]
        yield broken, _chords(market, inverse, broken)


def _chords(market: _Market, inverse: Array, broken: Array) -> Array:
    """Solve ruptures with the slopes of today's world: hats of shape (pair, side, hat).

    NaN for the few too far from today's world, which are left to be solved alone.
    """
    hats, left = np.full((*broken.shape, 2), np.nan), np.arange(len(broken))
    logs = _first_steps(market, inverse, broken)
    for _ in range(_ROUNDS):
        with np.errstate(all="ignore"):
            excess, prices, spent = _demand(market, logs, broken[left])
        worst = np.abs(excess).max(axis=1)
        clear, on = worst < _TIGHT, (worst >= _TIGHT) & (worst < np.inf)
        rows, sides = np.flatnonzero(clear)[:, None], broken[left[clear]]
        cheap = np.log(prices[rows, sides]) / market.elasticity
        hats[left[clear], :, 0] = logs[rows, sides] + cheap
        hats[left[clear], :, 1] = np.log(spent[rows, sides] / market.spending[sides]) + cheap
        left, logs = left[on], logs[on] + excess[on] @ inverse.T
        if not left.size:
            break
    return hats


def _first_steps(market: _Market, inverse: Array, broken: Array) -> Array:
    """Give the first step from today's wages, where a rupture moves two columns only."""
    sold = (inverse / market.output).T
    bought, logs = market.shares.T @ sold, np.zeros((len(broken), len(sold)))
    for buyer, seller in (broken.T, broken.T[::-1]):
        before, gone = market.spending[buyer], market.shares[seller, buyer]
        after = before / (1 - gone)
        logs += bought[buyer] * (after - before)[:, None] - sold[seller] * (gone * after)[:, None]
    return logs


def _one_by_one(world: Baseline, a: int, b: int, elasticity: float, hats: Array) -> bool:
    """Fill in the hats of one pair; tell whether its world was solved."""
    found = counterfactual(world, cut(len(hats), a, b), elasticity)
    if found.converged:
        both = np.log(np.stack([found.real_income, found.real_spending], axis=1))
        hats[a, b], hats[b, a] = both[a], both[b]
    return found.converged


def _circles(linked: Array) -> Array:
    """Give for each state the first state of its circle: all it reaches that reach it."""
    reached = linked | np.eye(len(linked), dtype=bool)
    while not ((further := _through_one(reached)) == reached).all():
        reached = further
    return (reached & reached.T).argmax(axis=1)


def _through_one(linked: Array) -> Array:
    """Tell whether j follows i's followers: shape (n, n)."""
    return (linked.astype(np.float32) @ linked.astype(np.float32)) > 0


def _members(circles: Array) -> list[Array]:
    """List the states of each circle."""
    return [np.flatnonzero(circles == first) for first in np.unique(circles)]


def _stays_whole(linked: Array) -> Array:
    """Mark the pairs, shape (k, k), of which each still reaches the other, through a third."""
    linked = linked & ~np.eye(len(linked), dtype=bool)
    either = _through_one(linked) | ~linked
    return either & either.T


def _refuse(wrong: Array, what: str) -> None:
    """Refuse wrong entries, naming the first."""
    if wrong.any():
        raise ValueError(f"{what} at {np.argwhere(wrong)[:5].tolist()}")
