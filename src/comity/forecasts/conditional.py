"""Forecasts given that trade moves: a fan set where multiples of the flows would put it.

What is known of a change is what it multiplies the trade of a with b by, and the trade of a with
all others. Every quantile moves by these: amounts in proportion, shares by what the change does to
the trade that they are a part of. Where several multiples are given, none of them is taken for
certain: each end of an interval stands where the one that takes it furthest from the median
would put it, so that no interval is narrower than under any one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from comity.forecasts.forecast import LEVELS, Forecast
from comity.forecasts.outlook import Chance, Outlook
from comity.forecasts.series import Array
from comity.forecasts.target import find_subject


def amounts(values: Array, own: float, rest: float) -> Array:  # noqa: ARG001
    """Give what becomes of amounts of trade with b.

    >>> amounts(np.array([0.0, 100.0]), own=1.1, rest=0.5).round(6).tolist()
    [0.0, 110.0]
    """
    return values * own


def shares(values: Array, own: float, rest: float) -> Array:
    """Give what becomes of shares of b in the trade of a.

    ``own`` is what the trade with b is multiplied by, ``rest`` the trade with all others.

    >>> shares(np.array([0.0, 0.5, 1.0]), own=1.0, rest=0.25).tolist()
    [0.0, 0.8, 1.0]
    """
    whole = rest + values * (own - rest)
    return np.divide(values * own, whole, out=np.zeros_like(values), where=whole > 0)


MOVES: dict[str, Callable[[Array, float, float], Array]] = {
    "trade": amounts,
    "trade_share": shares,
}
"""The measures of which a change of trade says something, and what it does to them."""


def moved(made: Outlook, own: Sequence[float], rest: Sequence[float]) -> Outlook:
    """Move an outlook of trade.

    Parameters
    ----------
    made
        The outlook of a measure of :data:`MOVES`, with forecasts.
    own, rest
        What the trade of the two, and of the first with all others, is multiplied by, 0 or
        more: one value a model of the change, the one for the median first.

    Returns
    -------
    Outlook
        With forecasts and chances moved, the same ``last`` and history, and without a record
        or past cases, since there are none of it.
    """
    forecasts = tuple(_moved(made.measure, forecast, own, rest) for forecast in made.forecasts)
    chances = tuple(_chance(made.measure, chance, forecasts) for chance in made.chances)
    return replace(made, forecasts=forecasts, chances=chances, tracks=(), after=(), cases=0)


def widened(rows: Array) -> Array:
    """Put quantiles by several models, shape (models, levels), together into one row.

    The median is the first model's; below it stands the least of all, above it the most.
    """
    middle = len(LEVELS) // 2
    below, above = rows[:, :middle].min(axis=0), rows[:, middle + 1 :].max(axis=0)
    return np.concatenate([below, rows[0, middle : middle + 1], above])


def _moved(
    measure: str, forecast: Forecast, own: Sequence[float], rest: Sequence[float]
) -> Forecast:
    """Move the quantiles of one year."""
    quantiles, move = np.array(forecast.quantiles), MOVES[measure]
    rows = np.stack([move(quantiles, *factors) for factors in zip(own, rest, strict=True)])
    return replace(forecast, quantiles=tuple(widened(rows).tolist()))


def _chance(measure: str, chance: Chance, forecasts: tuple[Forecast, ...]) -> Chance:
    """Give the probability of a statement under the moved forecasts."""
    (said,) = (s for s in find_subject(measure).statements if s.name == chance.statement)
    (forecast,) = (f for f in forecasts if f.horizon == chance.horizon)
    side = "above" if said.above else "below"
    found = forecast.probability(**{side: chance.threshold})
    return replace(chance, probability=found, brier=None)
