"""``comity.outlook``: what comes next for two states, given a scenario or not, in one call."""

from __future__ import annotations

from comity.measures.compute import ensure_values
from comity.panels.values import Values
from comity.questions.outlooks import check_request, outlooks
from comity.questions.question import ForecastSection
from comity.scenarios.result import Result
from comity.states.dyad import dyad
from comity.wording.forecasts import FURTHEST


def outlook(
    a: str,
    b: str,
    *,
    measure: str | None = None,
    horizon: int = FURTHEST,
    given: Result | None = None,
) -> tuple[ForecastSection, ...]:
    """Say what comes next for two states: forecasts, chances, and how such forecasts did.

    Parameters
    ----------
    a, b
        The two states, by any name or code.
    measure
        One measure that is forecast; without it, all of them.
    horizon
        How many years ahead the sentences look, 1 to 5.
    given
        A scenario, as :func:`comity.scenario` gives it: the forecasts of trade and of its
        shares given that it happens are then set beside those without it.

    Returns
    -------
    tuple of Prospect
        One for each measure and direction. ``outlook`` holds the forecasts in the measure's
        unit, with the chances of statements and the record; ``given`` the same given the
        scenario, without a record, or a sentence that says why the scenario tells nothing.

    Raises
    ------
    UnknownNameError
        If there is no such state, or the measure is not forecast.
    InvalidRequestError
        If the horizon is out of range, or either is a state no more.

    Examples
    --------
    >>> import comity
    >>> embargo = comity.scenario(("west", "russia"))
    >>> (trade,) = comity.outlook("china", "russia", measure="trade", given=embargo)
    >>> then, now = (o.forecasts[4].median for o in (trade.outlook, trade.given[0].outlook))
    >>> round(now / then, 3)
    1.015
    """
    pair = dyad(a, b)
    check_request(pair, measure, horizon)
    return outlooks(Values(ensure_values()), pair, measure, horizon, given)
