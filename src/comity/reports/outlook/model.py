"""The forecasts for two states, conditional on a scenario or not."""

from __future__ import annotations

from comity.panels.stored import stored_values
from comity.progress import working_for
from comity.questions.forecast_section import ForecastSection
from comity.questions.outlooks import check_request, outlooks
from comity.scenarios.result import Result
from comity.states.dyad import Dyad

__all__ = ["ForecastSection", "make_outlook"]


def make_outlook(
    dyad: Dyad, measure: str | None, horizon: int, scenario: Result | None = None
) -> tuple[ForecastSection, ...]:
    """Build the forecasts for a dyad.

    Parameters
    ----------
    dyad
        The two states.
    measure
        One measure that is forecast; None for all of them.
    horizon
        How many years ahead the sentences look, 1 to 5.
    scenario
        A scenario on which forecasts of trade are conditional.

    Raises
    ------
    UnknownNameError
        If the measure is not forecast.
    InvalidRequestError
        If the horizon is out of range, or either is no longer a state.

    Examples
    --------
    >>> from comity.states.dyad import dyad
    >>> len(make_outlook(dyad("china", "russia"), "vote_agreement_adopted", 5))
    1
    """
    check_request(dyad, measure, horizon)
    with working_for(f"the outlook of {dyad.in_text}"):
        return outlooks(stored_values(), dyad, measure, horizon, scenario)
