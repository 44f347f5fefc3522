"""The outlooks of two states that are asked for: those of a dossier, or those of one measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import InvalidRequestError
from comity.forecasts.target import find_subject, require_horizon
from comity.panels.values import Values
from comity.questions.question import ForecastRequest, ForecastSection, Perspective
from comity.questions.registry import questions
from comity.states.dyad import Dyad
from comity.wording.forecasts import FURTHEST, prospect
from comity.wording.scenarios import conditional

if TYPE_CHECKING:  # as in ``conditional``
    from comity.scenarios.result import Result

_SIDES: dict[str, tuple[Perspective, ...]] = {
    "dyad": ("pair",),
    "directed": ("a to b", "b to a"),
    "state": ("a", "b"),
}
"""Whose outlooks a measure of each level has."""


def check_request(dyad: Dyad, measure: str | None, horizon: int) -> None:
    """Refuse what cannot be forecast, before anything is computed.

    Raises
    ------
    UnknownNameError
        If the measure is not forecast.
    InvalidRequestError
        If the horizon is out of range, or either is a state no more.
    """
    require_horizon(horizon)
    if measure is not None:
        find_subject(measure)
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
    horizon: int = FURTHEST,
    given: Result | None = None,
) -> tuple[ForecastSection, ...]:
    """Make the outlooks of a dossier, or those of one measure, given a scenario if there is one.

    Parameters
    ----------
    values
        The computed values of all measures.
    dyad
        The two states, in the order in which they are to be named.
    measure
        A measure that is forecast; None for all that a dossier shows.
    horizon
        How many years ahead the sentences look.
    given
        A solved scenario, whose forecasts are set beside those without it.

    Raises
    ------
    UnknownNameError, InvalidRequestError
        As :func:`check_request`.
    """
    check_request(dyad, measure, horizon)
    made = [prospect(a, values, dyad, None, horizon) for a in _asked(values, measure)]
    if given is None:
        return tuple(made)
    return tuple(conditional(part, given, horizon) for part in made)


def _asked(values: Values, measure: str | None) -> list[ForecastRequest]:
    """List the outlooks to make."""
    if measure is None:
        return [ahead for question in questions().values() for ahead in question.ahead]
    return [ForecastRequest(measure, who) for who in _SIDES[values.describe(measure).level]]
