"""Fits of ideal points to prepared votes, for the bundle and on request."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from comity.errors import DataError
from comity.methods.ideal_points import bsv, walk
from comity.methods.ideal_points.fixed_point import Progress
from comity.methods.ideal_points.joint import Joint, between, joint_covariance
from comity.methods.ideal_points.layout import VoteLayout, build_layout
from comity.methods.ideal_points.uncertainty import session_covariances, session_slices
from comity.states.state import UNITED_STATES
from comity.typing import FloatArray

ESTIMATORS = ("bsv", "rw")
"""The published model, and a random walk with one joint posterior."""


@dataclass(frozen=True)
class IdealPointFit:
    """Ideal points by one estimator, with the covariance of their errors.

    Attributes
    ----------
    layout
        The votes, of P points in S sessions.
    mean
        Positions, shape (P,).
    slices
        The points of each session, S of them.
    covariances
        Covariances of the points of each session, S matrices.
    joint
        Covariances across sessions, under the random walk.
    rounds
        Number of rounds of the fit.
    """

    layout: VoteLayout
    mean: FloatArray
    slices: tuple[slice, ...]
    covariances: tuple[FloatArray, ...]
    joint: Joint | None
    rounds: int

    @property
    def errors(self) -> FloatArray:
        """Return the standard error of every point, shape (P,)."""
        return np.sqrt(np.concatenate([np.diag(block) for block in self.covariances]))

    def between(self, earlier: int, later: int) -> FloatArray:
        """Return the covariance of the points of two sessions, by the sessions' indices."""
        if self.joint is not None:
            return between(self.joint, earlier, later)
        shape = (self.covariances[earlier].shape[0], self.covariances[later].shape[0])
        return self.covariances[later] if earlier == later else np.zeros(shape)


def fit_points(
    prepared: pl.DataFrame,
    estimator: str,
    *,
    tolerance: float | None = None,
    damped: bool = False,
    progress: Progress | None = None,
) -> IdealPointFit:
    """Estimate ideal points from prepared votes.

    Parameters
    ----------
    prepared
        From :func:`comity.estimates.votes.prepare_votes`.
    estimator
        "bsv" or "rw".
    tolerance
        Change of a round at which the fit has converged; None takes the estimator's own.
    damped
        For "bsv" where sessions have few votes.
    progress
        Called after every round with its number and its change.

    Raises
    ------
    DataError
        If the fit does not converge.
    """
    layout = votes_layout(prepared)
    slices = tuple(session_slices(layout.session))
    if estimator == "bsv":
        estimate = bsv.fit(
            layout,
            anchor=UNITED_STATES,
            tolerance=tolerance or bsv.TOLERANCE,
            damped=damped,
            progress=progress,
        )
        covariances, joint = session_covariances(estimate), None
    else:
        random_walk = walk.fit(
            layout, anchor=UNITED_STATES, tolerance=tolerance or walk.TOLERANCE, progress=progress
        )
        estimate, joint = random_walk.estimate, joint_covariance(random_walk)
        covariances = tuple(between(joint, k, k) for k in range(len(slices)))
    if not estimate.converged:
        one = "One session carries too little information: take two years or more."
        more = "These votes carry too little information: take more years, or all issues."
        raise DataError(
            "ideal points",
            f"the fit had not converged after {estimate.rounds} rounds",
            one if len(slices) == 1 else more,
        )
    return IdealPointFit(layout, estimate.mean, slices, covariances, joint, estimate.rounds)


def votes_layout(prepared: pl.DataFrame) -> VoteLayout:
    """Build the layout of prepared votes: columns item, actor, year, vote."""
    columns = (prepared[name].to_numpy() for name in ("item", "actor", "year", "vote"))
    return build_layout(*(column.astype(np.int64) for column in columns))
