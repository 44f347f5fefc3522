"""What is forecast: the measures, the scale of each, and the statements people make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comity.errors import InvalidRequestError, UnknownNameError
from comity.forecasts.forecast import HORIZONS
from comity.forecasts.transform import Transform
from comity.measures.trade.seam_jumps import is_comparable

Reference = Literal["last", "mean5", "fixed"]
"""What a statement's threshold is a multiple of: the last value, the mean of the last five
years, or one (the threshold is then in the measure's own unit)."""


@dataclass(frozen=True)
class Statement:
    """A statement about a measure some years ahead that will turn out true or false.

    ``words`` say it with ``{subject}`` in the place of whom it is about. The threshold is
    ``factor`` times the reference; ``above`` tells on which side of it the statement is true.
    """

    name: str
    words: str
    reference: Reference
    factor: float
    above: bool


@dataclass(frozen=True)
class Target:
    """A measure that is forecast.

    ``models`` says what is tried besides the baselines: for "many" series the methods for one
    series and the global model, for "intermittent" ones (mostly zero) the model
    of analogues, for the "counts" of states the methods for one series and the model of
    counts. ``scored_to`` ends the past record where the newest sources are incomplete; None
    scores to the end of the data. ``seams`` are the first years of sources whose values cannot
    be compared with earlier ones. ``newest`` is the last year that few series have and that can
    be compared with those before: a series that has it is forecast from it. ``of_trade`` says
    that the years of :mod:`comity.measures.trade.seam_jumps` do not count. ``scored_on_scale``
    scores amounts on the scale of the
    forecasts, where a large pair does not outweigh all others.
    """

    measure: str
    scale: Transform
    statements: tuple[Statement, ...]
    models: Literal["many", "intermittent", "counts"] = "many"
    scored_to: int | None = None
    scored_on_scale: bool = False
    seams: tuple[int, ...] = ()
    newest: int | None = None
    of_trade: bool = False

    def counts(self, about: tuple[int, ...], year: int) -> bool:
        """Return whether the value of a year is comparable with the newest ones.

        >>> TARGETS["trade"].counts((95, 2), 1999), TARGETS["trade"].counts((95, 2), 2005)
        (False, True)
        """
        return not self.of_trade or is_comparable(about, year)

    def comparable(self, origin: int, year: int) -> bool:
        """Return whether the value of a year may be compared with a forecast from an origin.

        >>> trade = TARGETS["trade"]
        >>> trade.comparable(2000, 2005), trade.comparable(1998, 2001)
        (True, False)
        """
        across = any(origin < seam <= year for seam in self.seams)
        return not across and year <= (self.scored_to or year)


def _moves(up: str, down: str) -> tuple[Statement, Statement]:
    """Build the two statements about the direction of a measure."""
    return (
        Statement("rises", up, "last", 1.0, above=True),
        Statement("falls", down, "last", 1.0, above=False),
    )


_HALVES = Statement("halves", "trade falls below half", "last", 0.5, above=False)

_LAST_FULL_TRADE = 2020
"""The years 2021 and 2022 have the trade of few pairs."""

_NEWEST_TRADE = 2024
"""Importers' and customs' reports of 2024 are at the level of BACI's 2023 (1.01 of it over a
billion dollars); those of 2025 are exporters', with what they ship on."""

_NEWEST_SHARE = 2023
"""Where a state's total of that year is known: it lacks partners of a fifth of all states."""

_TRADE_SEAMS = (2000,)
"""Importers' reports to 1999, figures reconciled from both sides since."""

_ALL = (
    Target(
        "trade",
        Transform("log", 1.0),
        (*_moves("trade grows", "trade shrinks"), _HALVES),
        scored_to=_LAST_FULL_TRADE,
        seams=_TRADE_SEAMS,
        newest=_NEWEST_TRADE,
        of_trade=True,
        scored_on_scale=True,
    ),
    Target(
        "trade_share",
        Transform("logit", 0.0001),
        (
            *_moves("the share grows", "the share shrinks"),
            Statement("above_30", "the share is above 30 percent", "fixed", 0.3, above=True),
        ),
        scored_to=_LAST_FULL_TRADE,
        seams=_TRADE_SEAMS,
        newest=_NEWEST_SHARE,
        of_trade=True,
    ),
    Target(
        "vote_agreement_adopted",
        Transform("logit", 0.01),
        (
            *_moves("agreement rises", "agreement falls"),
            Statement("above_70", "agreement is above 70 percent", "fixed", 0.7, above=True),
        ),
    ),
    Target(
        "ideal_point_distance",
        Transform("log", 0.2),
        _moves("the two grow further apart", "the two draw closer"),
    ),
    Target(
        "arms_transfers",
        Transform("log", 1.0),
        (
            Statement("any", "arms are delivered", "fixed", 0.0, above=True),
            Statement(
                "halves",
                "deliveries are below half the mean of the last five years",
                "mean5",
                0.5,
                above=False,
            ),
        ),
        models="intermittent",
        scored_on_scale=True,
    ),
    Target(
        "arms_import_share",
        Transform("logit", 0.01),
        (
            *_moves("the share grows", "the share shrinks"),
            Statement("above_50", "the share is above half", "fixed", 0.5, above=True),
        ),
        models="intermittent",
    ),
    Target(
        "sanctions_received",
        Transform("log", 1.0, whole=True),
        (
            *_moves("more cases are active", "fewer cases are active"),
            Statement("any", "any case is active", "fixed", 0.0, above=True),
        ),
        models="counts",
    ),
)

TARGETS = {target.measure: target for target in _ALL}
"""Every measure that is forecast, by its name."""

NOT_FORECAST = {
    "vote_agreement": "its rule changes in 2021; vote_agreement_adopted has one rule in all years",
    "joint_exercises": "the data on exercises end in 2010, too long ago to forecast from",
    "alignment_stage": "it rests on the data on exercises, which end in 2010",
}
"""Measures that were to be forecast and cannot be, and why."""

SAME_NEWEST = {"vote_agreement": "vote_agreement_adopted"}
"""By measure that is not forecast, the one that is and whose newest values are the same."""


def find_target(measure: str) -> Target:
    """Return the declaration of a measure that is forecast.

    Raises
    ------
    UnknownNameError
        If the measure is not forecast, with the nearest that are.
    InvalidRequestError
        If it was to be forecast and its data do not allow it.

    Examples
    --------
    >>> find_target("trade").measure
    'trade'
    """
    if measure in NOT_FORECAST:
        why = f"{measure} is not forecast: {NOT_FORECAST[measure]}."
        raise InvalidRequestError(why, f"Ask for one of {', '.join(TARGETS)}.")
    if measure not in TARGETS:
        see = f"Forecast are {', '.join(TARGETS)}."
        raise UnknownNameError.among("measure that is forecast", measure, TARGETS, see)
    return TARGETS[measure]


def require_horizon(horizon: int) -> int:
    """Check that forecasts reach a horizon; raises ``InvalidRequestError`` for any other.

    >>> require_horizon(5)
    5
    """
    if horizon not in HORIZONS:
        what = f"A horizon of {horizon} years is out of range."
        raise InvalidRequestError(
            what, f"Forecasts reach {HORIZONS[0]} to {HORIZONS[-1]} years ahead."
        )
    return horizon
