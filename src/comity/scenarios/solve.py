"""Solving a scenario: from the economy of a year to what changes for all."""

from __future__ import annotations

import numpy as np

from comity.errors import DataError, InvalidRequestError
from comity.measures.trade.trade_cutoff import ELASTICITY
from comity.methods.trade.equilibrium import Outcome, counterfactual
from comity.methods.trade.market import Baseline
from comity.scenarios.economy import Economy, economy_of, years
from comity.scenarios.result import Income, Result
from comity.scenarios.scenario import BAND, Scenario, Side, TradeChange
from comity.scenarios.sides import check_apart, side
from comity.states.register import states

Array = np.ndarray


def scenario(
    *between: tuple[str, str],
    cut: float = 1.0,
    cost: float = 0.0,
    year: int | None = None,
    elasticity: float | None = None,
) -> Result:
    """Solve a scenario; parameters as for :func:`comity.scenario`.

    Returns
    -------
    Result
        Real incomes of all states, and the trade between any two of them, before and after.

    Examples
    --------
    >>> result = scenario(("china", "russia"), year=2014)
    >>> round(result.income(365).real_income, 3), round(result.income(710).real_income, 3)
    (-0.647, -0.127)
    """
    in_year = max(years()) if year is None else year
    sides = [(side(one, in_year), side(other, in_year)) for one, other in between]
    changes = tuple(TradeChange(one, other, cut, cost) for one, other in sides)
    band = (ELASTICITY, *BAND) if elasticity is None else (elasticity,)
    return solved(Scenario(in_year, changes, band))


def solved(scenario: Scenario) -> Result:
    """Solve a declared scenario; otherwise as :func:`scenario`.

    >>> from comity.scenarios.scenario import TradeChange
    >>> from comity.scenarios.sides import side
    >>> pair = TradeChange(side("china", 2014), side("russia", 2014), 1.0, 0.0)
    >>> round(solved(Scenario(2014, (pair,), (4.0,))).income(365).real_income, 3)
    -0.647
    """
    for change in scenario.changes:
        check_apart(change.a, change.b)
    world = economy_of(scenario.year)
    changed = _changed(scenario, world)
    elasticities = tuple(dict.fromkeys(scenario.elasticities))
    outcomes, others = (
        [_outcome(scenario, world, baseline, e) for e in elasticities]
        for baseline in (world.baseline, world.gross)
    )
    n = len(world.ccodes)
    return Result(
        scenario=scenario,
        ccodes=world.ccodes,
        incomes=_incomes(world, outcomes, others),
        before=world.baseline.flows[:n, :n],
        afters=tuple(outcome.flows[:n, :n] for outcome in outcomes),
        changed=changed,
        unknown=world.unknown,
        left_out=world.left_out,
        tables=world.tables,
    )


def _outcome(scenario: Scenario, world: Economy, baseline: Baseline, elasticity: float) -> Outcome:
    """Solve the world with the changes, at one elasticity."""
    factor = np.ones(baseline.flows.shape)
    for change in scenario.changes:
        here, there = (_placed(world, side) for side in (change.a, change.b))
        factor[np.ix_(here, there)] *= change.factor(elasticity)
        factor[np.ix_(there, here)] *= change.factor(elasticity)
    outcome = counterfactual(baseline, factor, elasticity)
    if not outcome.converged:
        what = f"no equilibrium was found with {scenario.title[0].lower()}{scenario.title[1:]}"
        raise DataError("the world of the scenario", what, "Try another cut or elasticity.")
    return outcome


def _changed(scenario: Scenario, world: Economy) -> Array:
    """Mark the pairs whose costs of trade change: shape (n, n)."""
    changed = np.zeros(world.unknown.shape, dtype=bool)
    for change in scenario.changes:
        here, there = (_placed(world, side) for side in (change.a, change.b))
        changed[np.ix_(here, there)] = changed[np.ix_(there, here)] = True
    return changed


def _placed(world: Economy, side: Side) -> Array:
    """Find the states of a side in the world; refuse a side without any."""
    places = world.places(side)
    if not places.size:
        names = ", ".join(sorted(states()[code].name for code in side.members))
        what = f"{world.year} has no GDP of {names}, so no scenario can be made with it."
        raise InvalidRequestError(what, "Choose another year or state.")
    return places


def _incomes(
    world: Economy, outcomes: list[Outcome], with_gross_output: list[Outcome]
) -> tuple[Income, ...]:
    """List the changes of each state, the largest loss first."""
    main, baseline = outcomes[0], world.baseline
    solutions = (*outcomes, *with_gross_output)
    band = 100 * (np.array([outcome.real_income for outcome in solutions]) - 1)
    sold, bought = (_abroad(baseline.flows, main.flows, axis) for axis in (1, 0))
    listed = [
        Income(
            ccode=ccode,
            real_income=float(band[0, k]),
            least=float(band[:, k].min()),
            most=float(band[:, k].max()),
            real_output=float(100 * (main.real_output[k] - 1)),
            gdp=float(baseline.output[k]),
            exports=(float(sold[0][k]), float(sold[1][k])),
            imports=(float(bought[0][k]), float(bought[1][k])),
            floored=bool(baseline.floored[k]),
            eased=bool(main.proportional[k]),
        )
        for k, ccode in enumerate(world.ccodes)
    ]
    return tuple(sorted(listed, key=lambda income: income.real_income))


def _abroad(before: Array, after: Array, axis: int) -> tuple[Array, Array]:
    """Sum flows over partners, own sales left out: before and after."""
    return before.sum(axis=axis) - np.diag(before), after.sum(axis=axis) - np.diag(after)
