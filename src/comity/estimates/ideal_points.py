"""Ideal points estimated now, from the votes that are loaded, overall or on one issue.

The points of the bundle are estimated the same way when the bundle is built. Here anybody can
repeat it, leave years out, take one issue alone with the covariance of its errors, or ask how
surely two states drew closer between any two years.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import polars as pl

from comity.analysis.similarity import issue_code
from comity.errors import InvalidRequestError, UnknownNameError
from comity.methods.ideal_points.fixed_point import Progress
from comity.methods.ideal_points.probability import closer_probability, difference_errors
from comity.sources.ideal_points_comity import joined, prepare
from comity.store import bundle

if TYPE_CHECKING:
    from comity.sources.estimates import FittedPoints

Array = np.ndarray

Estimator = Literal["bsv", "rw"]
"""The published model, or a random walk with one joint posterior."""

_Place = tuple[int, int, int, int]
"""A year, the number of its session, and the places of two states among its points."""

FIRM_FROM = 1950
"""The level of sessions before this year is weakly identified: only their order is firm."""


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
        Which of the two made them.
    fitted
        The fit that they come from, with the covariance of all errors.
    """

    frame: pl.DataFrame
    estimator: str
    fitted: FittedPoints

    def apart(self, a: int, b: int, since: int = 10) -> pl.DataFrame:
        """Return how far two states stood apart, and how surely they drew closer.

        Parameters
        ----------
        a, b
            Ccodes.
        since
            Over how many years it is asked whether they drew closer.

        Returns
        -------
        polars.DataFrame
            A row a year in which both have a point: ``year``, ``distance``,
            ``standard_error`` (from the covariance of the two points), and
            ``convergence_probability``, the probability that they are closer than ``since``
            years before. Under ``rw`` it takes account of what the errors of the two years
            have in common; under ``bsv`` the
            errors of different sessions are as good as independent.
        """
        rows = self._both(a, b)
        differences = np.array([self._difference(row) for row in rows])
        errors = np.array([self._error(row) for row in rows])
        chances = [self._closer(rows, differences, errors, k, since) for k in range(len(rows))]
        columns = {
            "year": [row[0] for row in rows],
            "distance": abs(differences),
            "standard_error": errors,
            "convergence_probability": chances,
        }
        schema = {"year": pl.Int16} | dict.fromkeys(list(columns)[1:], pl.Float64)
        return pl.DataFrame(columns, schema=schema)

    def _both(self, a: int, b: int) -> list[_Place]:
        """List the years of both: year, number of the session, place of each in it."""
        found = []
        ccodes, years = self.frame["ccode"].to_numpy(), self.frame["year"].to_numpy()
        for number, at in enumerate(self.fitted.slices):
            places = [np.flatnonzero(ccodes[at] == state) for state in (a, b)]
            if all(place.size for place in places):
                found.append((int(years[at.start]), number, int(places[0][0]), int(places[1][0])))
        return found

    def _difference(self, row: _Place) -> float:
        _, session, a, b = row
        positions = self.fitted.mean[self.fitted.slices[session]]
        return float(positions[a] - positions[b])

    def _error(self, row: _Place) -> float:
        _, session, a, b = row
        pair = self.fitted.covariances[session][np.ix_([a, b], [a, b])]
        return float(difference_errors(pair)[0, 1])

    def _closer(
        self,
        rows: list[_Place],
        differences: Array,
        errors: Array,
        now: int,
        since: int,
    ) -> float | None:
        """Return the probability for one year; None where the earlier year has no points."""
        then = next((k for k, row in enumerate(rows) if row[0] == rows[now][0] - since), None)
        if then is None:
            return None
        shared = self._shared(rows[then], rows[now]) / (errors[then] * errors[now])
        parts = (differences[[then]], errors[[then]], differences[[now]], errors[[now]])
        return float(closer_probability(*parts, correlation=shared)[0])

    def _shared(self, then: _Place, now: _Place) -> float:
        """Return the covariance of the two differences, then and now."""
        block = self.fitted.between(then[1], now[1])[np.ix_(then[2:], now[2:])]
        return float(block[0, 0] - block[0, 1] - block[1, 0] + block[1, 1])


def ideal_points(
    estimator: Estimator = "bsv",
    *,
    issue: str | None = None,
    years: tuple[int, int] | None = None,
    progress: Progress | None = None,
) -> Points:
    """Estimate the ideal points of all states from the votes that are loaded.

    Parameters
    ----------
    estimator
        "bsv", the model of Bailey, Strezhnev and Voeten (2017) as published, or "rw", a random
        walk whose posterior is one for all years.
    issue
        Only votes on an issue, as for :func:`comity.vote_similarity`; states with fewer than
        ten of them in a year then have no point in it.
    years
        First and last year; without it, all. Every other choice moves all points: estimates
        from different years are not to be mixed.
    tell
        Called after every round with its number and the change, to show how far it is.

    Returns
    -------
    Points
        The points with their standard errors; the side of the United States is positive.

    Raises
    ------
    UnknownNameError
        If there is no such estimator or issue.
    InvalidRequestError
        If there are too few votes to tell anything from, or none of the United States.
    DataError
        If the fit does not come to rest.

    Examples
    --------
    >>> points = ideal_points(years=(2016, 2019))
    >>> points.frame.filter(pl.col("rank") == 1)["year"].to_list()
    [2016, 2017, 2018, 2019]
    """
    # Imported here: compiled code takes a second to load, which whoever only looks at what
    # measures there are need not wait for.
    from comity.sources.estimates import ESTIMATORS, UNITED_STATES, fitted

    if estimator not in ESTIMATORS:
        known = f"Estimators are {', '.join(ESTIMATORS)}."
        raise UnknownNameError.among("estimator", estimator, ESTIMATORS, known)
    prepared = _chosen(issue, years)
    if not (prepared["actor"] == UNITED_STATES).any():
        raise InvalidRequestError(
            "The United States, whose side is positive, did not vote.", _WIDER
        )
    made = fitted(prepared, estimator, damped=issue is not None, progress=progress)
    return Points(_frame(made), estimator, made)


_WIDER = "Ask for more years, or leave the issue out."


def _chosen(issue: str | None, years: tuple[int, int] | None) -> pl.DataFrame:
    """Prepare the votes that are asked for."""
    from comity.sources.estimates import with_enough

    names = ("unga_votes", "undl_votes", "unga_roll_calls", "undl_roll_calls")
    votes, calls = joined(*map(bundle.table, names))
    if years is not None:
        votes = votes.filter(pl.col("year").is_between(*years))
    if issue is not None:
        on_issue = calls.filter(pl.col(issue_code(issue)) == 1)
        votes = votes.join(on_issue, on="rcid", how="semi")
    prepared = prepare(votes, calls, bundle.table("repeated_resolutions"))
    prepared = prepared if issue is None else with_enough(prepared)
    if prepared["item"].n_unique() < 2:
        raise InvalidRequestError(
            "There are too few contested votes to estimate points from.", _WIDER
        )
    return prepared


def _frame(made: FittedPoints) -> pl.DataFrame:
    """Lay the points out as a table."""
    from comity.sources.estimates import SEAT

    columns = {
        "ccode": made.layout.actor,
        "year": made.layout.session,
        "position": made.mean,
        "standard_error": made.errors,
        "votes": made.layout.votes,
    }
    rank = pl.col("position").rank("min", descending=True).over("year").cast(pl.Int32)
    return (
        pl.DataFrame(columns)
        .with_columns(SEAT, rank.alias("rank"), level_is_firm=pl.col("year") >= FIRM_FROM)
        .with_columns(pl.col("ccode", "year").cast(pl.Int16), pl.col("votes").cast(pl.Int32))
    )
