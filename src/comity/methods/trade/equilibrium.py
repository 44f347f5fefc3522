"""Costs of trade cutoffs in general equilibrium, by exact hat algebra.

Each state makes one good (Armington 1969), and t is the elasticity of trade to its cost. The new
equilibrium then follows from today's flows alone, by the exact hat algebra of Dekle, Eaton and
Kortum (2008). With flows X[i, j] of i to j (own sales X[j, j] included), output Y, spending E,
shares s = X / E, a factor F on every flow, and wages w and prices P relative to today's::

    prices    P_j ** -t = sum_i s_ij F_ij w_i ** -t
    spending  E'_j      = w_j Y_j + (E_j - Y_j) sum_i w_i Y_i / sum_i Y_i
    balance   w_i Y_i   = sum_j s_ij F_ij (w_i / P_j) ** -t E'_j

**Balances** of trade stay what they are in units of world output, as Dekle, Eaton and Kortum
have them. A state in surplus may then owe more than the remaining customers would ever buy, and
there is no equilibrium. Only there are balances *proportional*: a state in surplus
lends the same share of its output as today, and a state in deficit gets the same share of all
that is lent. So balances still sum to zero, spending stays positive, and demand for each good
rises with every other wage (gross substitutes): there is one equilibrium, and only one.
Results mark the states for which this was done.

**Components.** A state without customers cannot pay, and one without suppliers is not paid: trade
can be balanced only within a strong component of states that all reach each other along trade.
Trade between components ends, and each balances its own lending: of what its members lent and
borrowed, the larger shrinks to the lesser. A component of one is autarky, without either. The
output of each component, and so that of the world, has a constant value, the unit of money.

**Real output** is output over the state's price index, w / P. Whatever the balances it equals
(s'_jj / s_jj) ** (-1 / t), the formula of Arkolakis, Costinot and Rodríguez-Clare (2012).
**Real income** is spending over the price index, E' / (E P): output less lending, plus receipts.
For a state in autarky it is real output, since autarky ends lending too, and what a lender then
does not lend is no gain from the cutoff.

References
----------
Armington (1969), IMF Staff Papers 16; Dekle, Eaton and Kortum (2008), IMF Staff Papers 55;
Arkolakis, Costinot and Rodríguez-Clare (2012), American Economic Review 102.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.methods.trade.components import components_of, members_of
from comity.methods.trade.market import (
    Balances,
    Baseline,
    Market,
    demand,
    flows_of,
    market_of,
    solve_market,
)
from comity.typing import Array


@dataclass(frozen=True)
class Outcome:
    """An equilibrium of n states after a change; hats, of shape (n,), are relative to before."""

    wages: Array  # hat of the price of each state's output, in units of world output
    real_output: Array  # hat of output over the price index
    real_income: Array  # hat of spending over the price index; of real output in autarky
    flows: Array  # (n, n): new sales of i to j, own sales on the diagonal
    proportional: Array  # (n,): True where balances are proportional, as fixed ones cannot be paid
    converged: bool  # whether all markets clear, to 1e-12 of output
    iterations: int  # steps of the component that needed most


def build_baseline(trade: Array, output: Array, least_own: float = 0.1) -> Baseline:
    """Build a baseline from trade and output.

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
    >>> baseline = build_baseline(np.array([[0.0, 20.0], [30.0, 0.0]]), np.array([100.0, 25.0]))
    >>> baseline.flows.round(1).tolist(), baseline.floored.tolist()
    ([[80.0, 20.0], [30.0, 3.3]], [False, True])
    """
    if trade.shape != (len(output), len(output)):
        raise ValueError(f"trade must have a row and column an output, got {trade.shape}")
    if not 0 < least_own < 1:
        raise ValueError(f"least_own must be between 0 and 1, got {least_own}")
    _refuse(~((trade >= 0) & (trade < np.inf)), "trade is negative or missing")
    _refuse(np.diag(trade) != 0, "trade is with oneself")
    _refuse(~((output > 0) & (output < np.inf)), "output is missing or not positive")
    components = components_of(trade > 0)
    own_share = np.where(components[:, None] == components, trade, 0.0)
    own = output - own_share.sum(axis=1)
    least = own_share.sum(axis=1) * least_own / (1 - least_own)
    return Baseline(
        own_share + np.diag(np.maximum(own, least)), own < least, trade - own_share, components
    )


def cutoff_factors(states: int, one: int, other: int, by: float = 1.0) -> Array:
    """Return the factors of a trade cutoff between two states, shape (states, states).

    ``by`` is the share of the trade that would stop at unchanged wages, prices and spending: 1
    for a full cutoff. A cutoff by p is a rise of the cost of trade by (1 - p) ** (-1 / elasticity).

    >>> cutoff_factors(2, 0, 1, by=0.25).tolist()
    [[1.0, 0.75], [0.75, 1.0]]
    """
    factor = np.ones((states, states))
    factor[one, other] = factor[other, one] = 1 - by
    return factor


def counterfactual(
    baseline: Baseline, factor: Array, elasticity: float = 4.0, balances: Balances = "fixed"
) -> Outcome:
    """Solve for the equilibrium after any change of the costs of trade.

    Parameters
    ----------
    world
        The baseline, n states.
    factor
        What each flow is multiplied by at unchanged wages, prices and spending, shape (n, n),
        1 on the diagonal; ``tau ** -elasticity`` for costs of trade that change by tau.
    elasticity
        Of trade to its cost, above 0; mostly between 3 and 6 in the literature.
    balances
        Whether balances of trade are fixed, as far as they can be paid, or proportional to
        output.

    Raises
    ------
    ValueError
        If factors or elasticity are not as above.

    Examples
    --------
    >>> baseline = build_baseline(np.array([[0.0, 20.0], [20.0, 0.0]]), np.array([100.0, 100.0]))
    >>> after = counterfactual(baseline, cutoff_factors(2, 0, 1))
    >>> after.real_income.round(6).tolist(), round(0.8**0.25, 6)
    ([0.945742, 0.945742], 0.945742)
    """
    if factor.shape != baseline.flows.shape:
        raise ValueError(f"factors must have the shape {baseline.flows.shape}, got {factor.shape}")
    if not elasticity > 0:
        raise ValueError(f"elasticity must be above 0, got {elasticity}")
    _refuse(~((factor >= 0) & (factor < np.inf)), "factors are negative or not finite")
    _refuse(np.diag(factor) != 1, "factors are not 1 with oneself")
    wages, output, income = (np.ones(len(factor)) for _ in range(3))
    flows, proportional = np.zeros(factor.shape), np.zeros(len(factor), dtype=bool)
    iterations, converged = 0, True
    for members in members_of(components_of(baseline.flows * factor > 0)):
        market, logs, steps, clear = _solved(baseline, members, elasticity, factor, balances)
        _, prices, spent = demand(market, logs)
        cheap = prices[0] ** (1 / elasticity)
        wages[members], output[members] = np.exp(logs[0]), np.exp(logs[0]) * cheap
        income[members] = spent[0] / market.spending * cheap
        if len(members) == 1:
            income[members] = output[members]
        flows[np.ix_(members, members)] = flows_of(market, logs)
        proportional[members] = market.balances != balances
        iterations, converged = max(iterations, steps), converged and clear
    return Outcome(wages, output, income, flows, proportional, converged, iterations)


def _solved(
    baseline: Baseline, members: Array, elasticity: float, factor: Array, balances: Balances
) -> tuple[Market, Array, int, bool]:
    """Solve one component, with proportional balances if fixed ones cannot be paid."""
    market = market_of(baseline, members, elasticity, factor, balances)
    logs, steps, clear = solve_market(market)
    if clear or balances == "proportional":
        return market, logs, steps, clear
    market = market_of(baseline, members, elasticity, factor, "proportional")
    return market, *solve_market(market)


def _refuse(wrong: Array, what: str) -> None:
    """Refuse wrong entries, naming the first."""
    if wrong.any():
        raise ValueError(f"{what} at {np.argwhere(wrong)[:5].tolist()}")
