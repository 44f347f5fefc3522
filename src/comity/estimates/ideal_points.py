"""Ideal points estimated on request, from the bundled votes, overall or on one issue.

The bundle's points are estimated the same way when it is built. On request, years can be left
out or one issue taken alone, with the covariance of all errors and the probability that two
states converged between any two years.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import polars as pl

from comity.errors import InvalidRequestError, UnknownNameError
from comity.estimates.votes import SEAT, combine_sources, prepare_votes, with_enough_votes
from comity.methods.ideal_points.fixed_point import Progress
from comity.methods.ideal_points.probability import closer_probability, difference_errors
from comity.sources.un.issue_rules import issue_code
from comity.states.state import UNITED_STATES
from comity.store import selection

if TYPE_CHECKING:
    from comity.estimates.point_fit import IdealPointFit

Estimator = Literal["bsv", "rw"]
"""The published model, or a random walk with one joint posterior."""

FIRM_FROM = 1950
"""The level of sessions before this year is weakly identified: only their order is firm."""

_WIDER = "Take more years, or all issues."


@dataclass(frozen=True)
class _Meeting:
    """A year in which two states have points: its session, and their indices in it."""

    year: int
    session: int
    indices: tuple[int, int]
    difference: float
    error: float


@dataclass(frozen=True)
class Points:
    """Estimated ideal points of P states and sessions.

    Attributes
    ----------
    frame
        A row a point, by year and state: ``ccode``, ``year`` (in which the session began; from
        2021 on the calendar year), ``position``, ``standard_error``, ``votes`` (that it rests
        on), ``rank`` within the year (1 is nearest to the United States' side) and
        ``level_is_firm`` (false before 1950).
    estimator
        Which of the two was fitted.
    fit
        The fit, with the covariance of all errors.
    """

    frame: pl.DataFrame
    estimator: str
    fit: IdealPointFit

    def distance(self, a: int, b: int, since: int = 10) -> pl.DataFrame:
        """Compute the distance of two states, and the probability that they converged.

        Parameters
        ----------
        a, b
            Ccodes.
        since
            Number of years over which convergence is asked for.

        Returns
        -------
        polars.DataFrame
            A row a year in which both have a point: ``year``, ``distance``,
            ``standard_error`` (from the covariance of the two points), and
            ``convergence_probability``, the probability that they are closer than ``since``
            years before. Under ``rw`` it accounts for what the errors of the two years have in
            common; under ``bsv`` the errors of different sessions are nearly independent.
        """
        meetings = self._meetings(a, b)
        by_year = {meeting.year: meeting for meeting in meetings}
        earlier = [by_year.get(meeting.year - since) for meeting in meetings]
        pairs = zip(earlier, meetings, strict=True)
        columns = {
            "year": [meeting.year for meeting in meetings],
            "distance": [abs(meeting.difference) for meeting in meetings],
            "standard_error": [meeting.error for meeting in meetings],
            "convergence_probability": [
                None if then is None else self._convergence(then, now) for then, now in pairs
            ],
        }
        schema = {"year": pl.Int16} | dict.fromkeys(list(columns)[1:], pl.Float64)
        return pl.DataFrame(columns, schema=schema)

    def _meetings(self, a: int, b: int) -> list[_Meeting]:
        """List the years in which both have a point."""
        meetings = []
        ccodes, years = self.frame["ccode"].to_numpy(), self.frame["year"].to_numpy()
        for session, at in enumerate(self.fit.slices):
            one, other = (np.flatnonzero(ccodes[at] == state) for state in (a, b))
            if one.size and other.size:
                indices = int(one[0]), int(other[0])
                positions = self.fit.mean[at]
                difference = float(positions[indices[0]] - positions[indices[1]])
                covariance = self.fit.covariances[session][np.ix_(indices, indices)]
                error = float(difference_errors(covariance)[0, 1])
                meetings.append(_Meeting(int(years[at.start]), session, indices, difference, error))
        return meetings

    def _convergence(self, then: _Meeting, now: _Meeting) -> float:
        """Return the probability that two states are closer now than then."""
        correlation = self._shared(then, now) / (then.error * now.error)
        probability = closer_probability(
            np.array([then.difference]),
            np.array([then.error]),
            np.array([now.difference]),
            np.array([now.error]),
            correlation,
        )
        return float(probability[0])

    def _shared(self, then: _Meeting, now: _Meeting) -> float:
        """Return the covariance of the two differences, then and now."""
        block = self.fit.between(then.session, now.session)[np.ix_(then.indices, now.indices)]
        return float(block[0, 0] - block[0, 1] - block[1, 0] + block[1, 1])


def ideal_points(
    estimator: Estimator = "bsv",
    *,
    issue: str | None = None,
    years: tuple[int, int] | None = None,
    progress: Progress | None = None,
) -> Points:
    """Estimate the ideal points of all states from the bundled votes.

    Parameters
    ----------
    estimator
        "bsv", the model of Bailey, Strezhnev and Voeten (2017) as published, or "rw", a random
        walk whose posterior is one for all years.
    issue
        Only votes on an issue, as for :func:`comity.vote_similarity`; states with fewer than
        ten of them in a year then have no point in it.
    years
        First and last year; None takes all. Every other choice moves all points: estimates
        from different years are not comparable.
    progress
        Called after every round with its number and its change.

    Returns
    -------
    Points
        The points with their standard errors; the side of the United States is positive.

    Raises
    ------
    UnknownNameError
        If there is no such estimator or issue.
    InvalidRequestError
        If there are too few votes, or none of the United States.
    DataError
        If the fit does not converge.

    References
    ----------
    Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61.

    Examples
    --------
    >>> points = ideal_points(years=(2016, 2019))
    >>> points.frame.filter(pl.col("rank") == 1)["year"].to_list()
    [2016, 2017, 2018, 2019]
    """
    # Imported here: compiled code takes a second to load, which a list of measures need not.
    from comity.estimates.point_fit import ESTIMATORS, fit_points

    if estimator not in ESTIMATORS:
        hint = f"Estimators are {', '.join(ESTIMATORS)}."
        raise UnknownNameError.among("estimator", estimator, ESTIMATORS, hint)
    prepared = _select_votes(issue, years)
    if not (prepared["actor"] == UNITED_STATES).any():
        message = "The United States, whose side is positive, did not vote."
        raise InvalidRequestError(message, _WIDER)
    fit = fit_points(prepared, estimator, damped=issue is not None, progress=progress)
    return Points(_frame(fit), estimator, fit)


def _select_votes(issue: str | None, years: tuple[int, int] | None) -> pl.DataFrame:
    """Prepare the votes on an issue and in some years."""
    names = ("unga_votes", "undl_votes", "unga_roll_calls", "undl_roll_calls")
    votes, calls = combine_sources(*map(selection.table, names))
    if years is not None:
        votes = votes.filter(pl.col("year").is_between(*years))
    if issue is not None:
        on_issue = calls.filter(pl.col(issue_code(issue)) == 1)
        votes = votes.join(on_issue, on="rcid", how="semi")
    prepared = prepare_votes(votes, calls, selection.table("repeated_resolutions"))
    prepared = prepared if issue is None else with_enough_votes(prepared)
    if prepared["item"].n_unique() < 2:
        message = "There are too few contested votes to estimate points from."
        raise InvalidRequestError(message, _WIDER)
    return prepared


def _frame(fit: IdealPointFit) -> pl.DataFrame:
    """Build the table of the points."""
    columns = {
        "ccode": fit.layout.actor,
        "year": fit.layout.session,
        "position": fit.mean,
        "standard_error": fit.errors,
        "votes": fit.layout.votes,
    }
    rank = pl.col("position").rank("min", descending=True).over("year").cast(pl.Int32)
    return (
        pl.DataFrame(columns)
        .with_columns(SEAT, rank.alias("rank"), level_is_firm=pl.col("year") >= FIRM_FROM)
        .with_columns(pl.col("ccode", "year").cast(pl.Int16), pl.col("votes").cast(pl.Int32))
    )
