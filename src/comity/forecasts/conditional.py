"""Conditional forecasts: a fan moved by the multiples of trade flows in a scenario.

What is known of a change is what it multiplies the trade of a with b by, and the trade of a with
all others. Every quantile moves by these: amounts in proportion, shares by what the change does to
the trade that they are a part of. Where several multiples are given, none of them is taken for
certain: each end of an interval is the one furthest from the median, so that no interval is
narrower than under any one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from comity.forecasts.forecast import QUANTILE_LEVELS, Forecast
from comity.forecasts.outlook import Chance, Outlook
from comity.forecasts.series import Array
from comity.forecasts.target import find_target


def scale_amounts(values: Array, pair_multiple: float, other_multiple: float) -> Array:  # noqa: ARG001  # the same parameters as its siblings
    """Compute amounts of trade with b under a scenario.

    >>> scale_amounts(np.array([0.0, 100.0]), 1.1, 0.5).round(6).tolist()
    [0.0, 110.0]
    """
    return values * pair_multiple


def scale_shares(values: Array, pair_multiple: float, other_multiple: float) -> Array:
    """Compute shares of b in the trade of a under a scenario.

    ``pair_multiple`` multiplies the trade with b, ``other_multiple`` the trade with all others.

    >>> scale_shares(np.array([0.0, 0.5, 1.0]), 1.0, 0.25).tolist()
    [0.0, 0.8, 1.0]
    """
    whole = other_multiple + values * (pair_multiple - other_multiple)
    return np.divide(values * pair_multiple, whole, out=np.zeros_like(values), where=whole > 0)


EFFECTS: dict[str, Callable[[Array, float, float], Array]] = {
    "trade": scale_amounts,
    "trade_share": scale_shares,
}
"""The measures of which a change of trade says something, and what it does to them."""


def conditional_outlook(
    outlook: Outlook, pair_multiple: Sequence[float], other_multiple: Sequence[float]
) -> Outlook:
    """Compute an outlook of trade under a scenario.

    Parameters
    ----------
    outlook
        The outlook of a measure of :data:`MOVES`, with forecasts.
    pair_multiple, other_multiple
        What the trade of the two, and of the first with all others, is multiplied by, 0 or
        more: one value a model of the change, the one for the median first.

    Returns
    -------
    Outlook
        With conditional forecasts and chances, the same ``last`` and history, and without a record
        or past cases, since there are none of it.
    """
    forecasts = tuple(
        _conditional_forecast(outlook.measure, forecast, pair_multiple, other_multiple)
        for forecast in outlook.forecasts
    )
    chances = tuple(_chance(outlook.measure, chance, forecasts) for chance in outlook.chances)
    return replace(outlook, forecasts=forecasts, chances=chances, tracks=(), after=(), cases=0)


def widen(rows: Array) -> Array:
    """Combine quantiles by several models, shape (models, levels), into one row.

    The median is the first model's; below it is the least of all, above it the greatest.

    >>> import numpy as np
    >>> widen(np.array([[0.0, 1.0]])).shape
    (2,)
    """
    middle = len(QUANTILE_LEVELS) // 2
    below, above = rows[:, :middle].min(axis=0), rows[:, middle + 1 :].max(axis=0)
    return np.concatenate([below, rows[0, middle : middle + 1], above])


def _conditional_forecast(
    measure: str,
    forecast: Forecast,
    pair_multiple: Sequence[float],
    other_multiple: Sequence[float],
) -> Forecast:
    """Compute the quantiles of one year under a scenario."""
    quantiles, effect = np.array(forecast.quantiles), EFFECTS[measure]
    rows = np.stack(
        [effect(quantiles, *factors) for factors in zip(pair_multiple, other_multiple, strict=True)]
    )
    return replace(forecast, quantiles=tuple(widen(rows).tolist()))


def _chance(measure: str, chance: Chance, forecasts: tuple[Forecast, ...]) -> Chance:
    """Return the probability of a statement under the conditional forecasts."""
    (statement,) = (s for s in find_target(measure).statements if s.name == chance.statement)
    (forecast,) = (f for f in forecasts if f.horizon == chance.horizon)
    side = "above" if statement.above else "below"
    probability = forecast.probability(**{side: chance.threshold})
    return replace(chance, probability=probability, brier=None)
