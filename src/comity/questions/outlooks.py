"""The forecasts of two states: all that a dossier shows, or those of one measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import InvalidRequestError
from comity.forecasts.target import find_target, require_horizon
from comity.panels.values import Values
from comity.questions.forecast_section import MAX_HORIZON, ForecastSection, build_forecast
from comity.questions.indicator import ForecastRequest
from comity.questions.perspective import OF_LEVEL
from comity.questions.registry import questions
from comity.questions.scenario_forecast import add_scenario
from comity.states.dyad import Dyad

if TYPE_CHECKING:  # as in ``scenario_forecast``
    from comity.scenarios.result import Result


def check_request(dyad: Dyad, measure: str | None, horizon: int) -> None:
    """Raise for what cannot be forecast, before anything is computed.

    Raises
    ------
    UnknownNameError
        If the measure is not forecast.
    InvalidRequestError
        If the horizon is out of range, or either is a state no more.

    Examples
    --------
    >>> from comity.states.dyad import dyad
    >>> check_request(dyad("china", "russia"), "trade", 5)
    """
    require_horizon(horizon)
    if measure is not None:
        find_target(measure)
    for state in (dyad.a, dyad.b):
        if not state.is_member:
            raise InvalidRequestError(
                f"{state} is no member of the state system today: nothing of it can be forecast.",
                f"It was one until {state.spells[-1].end}.",
            )


def outlooks(
    values: Values,
    dyad: Dyad,
    measure: str | None = None,
    horizon: int = MAX_HORIZON,
    scenario: Result | None = None,
) -> tuple[ForecastSection, ...]:
    """Build the forecasts of a dossier, or those of one measure, given a scenario if there is one.

    Parameters
    ----------
    values
        The computed values of all measures.
    dyad
        The two states, in the order in which they are named.
    measure
        A measure that is forecast; None for all that a dossier shows.
    horizon
        How many years ahead the sentences look.
    scenario
        A solved scenario; forecasts given it are then added.

    Raises
    ------
    UnknownNameError, InvalidRequestError
        As :func:`check_request`.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> from comity.states.dyad import dyad
    >>> len(outlooks(stored_values(), dyad("china", "russia"), "vote_agreement_adopted"))
    1
    """
    check_request(dyad, measure, horizon)
    requests = _requests(values, measure)
    sections = tuple(build_forecast(r, values, dyad, None, horizon) for r in requests)
    if scenario is None:
        return sections
    return tuple(add_scenario(section, scenario, horizon) for section in sections)


def _requests(values: Values, measure: str | None) -> list[ForecastRequest]:
    """List the forecasts to make."""
    if measure is None:
        return [request for question in questions().values() for request in question.forecasts]
    return [ForecastRequest(measure, p) for p in OF_LEVEL[values.describe(measure).level]]
