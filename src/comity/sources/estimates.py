"""How ideal points are estimated from prepared votes, and laid out as tables."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from comity.errors import DataError
from comity.methods.ideal_points import bsv, walk
from comity.methods.ideal_points.fixed_point import Progress
from comity.methods.ideal_points.joint import Joint, between, joint_covariance
from comity.methods.ideal_points.layout import Layout, build_layout
from comity.methods.ideal_points.uncertainty import session_covariances, session_slices

Array = np.ndarray

UNITED_STATES = 2
"""Whose side of the dimension is positive, by its ccode."""

ESTIMATORS = ("bsv", "rw")
"""The published model, and a random walk with one joint posterior."""

FEW = 10
"""On one issue, a state needs so many votes in a year, and a year so many states."""

SETTLED = 1e-6
"""Change of a round below which points for the bundle have come to rest, so that another
processor, which rounds another way, gives nearly the same."""

_NO_POINTS = pl.DataFrame(
    schema={
        "ccode": pl.Int64,
        "year": pl.Int64,
        "position": pl.Float64,
        "standard_error": pl.Float64,
        "votes": pl.Int64,
        "estimator": pl.String,
        "topic": pl.String,
    }
)


@dataclass(frozen=True)
class FittedPoints:
    """Ideal points by one estimator, with the covariance of their errors.

    ``slices`` say where each session's points lie in ``layout`` and ``mean``; ``covariances``
    has a matrix a session; ``joint`` holds what the errors of different sessions share, under
    the random walk.
    """

    layout: Layout
    mean: Array
    slices: tuple[slice, ...]
    covariances: tuple[Array, ...]
    joint: Joint | None
    rounds: int

    @property
    def errors(self) -> Array:
        """The standard error of every point."""
        return np.sqrt(np.concatenate([np.diag(block) for block in self.covariances]))

    def between(self, then: int, now: int) -> Array:
        """Give the covariance of the points of two sessions, by the sessions' places."""
        if self.joint is not None:
            return between(self.joint, then, now)
        shape = (self.covariances[then].shape[0], self.covariances[now].shape[0])
        return self.covariances[now] if then == now else np.zeros(shape)


def fitted(
    prepared: pl.DataFrame,
    estimator: str,
    *,
    tolerance: float | None = None,
    damped: bool = False,
    progress: Progress | None = None,
) -> FittedPoints:
    """Estimate points from prepared votes, by "bsv" or "rw".

    ``tolerance`` is the estimator's own if none is given; ``damped`` is for "bsv" where
    sessions have few votes. Raises DataError if the fit does not come to rest.
    """
    layout = laid(prepared)
    slices = tuple(session_slices(layout.session))
    if estimator == "bsv":
        fit = bsv.fit(
            layout,
            anchor=UNITED_STATES,
            tolerance=tolerance or bsv.TOLERANCE,
            damped=damped,
            progress=progress,
        )
        covariances, joint = session_covariances(fit), None
    else:
        walked = walk.fit(
            layout, anchor=UNITED_STATES, tolerance=tolerance or walk.TOLERANCE, progress=progress
        )
        fit, joint = walked.estimate, joint_covariance(walked)
        covariances = tuple(between(joint, k, k) for k in range(len(slices)))
    if not fit.converged:
        raise DataError(
            "ideal points",
            f"the fit had not come to rest after {fit.rounds} rounds",
            "These votes tell too little: ask for more years, or leave the issue out.",
        )
    return FittedPoints(layout, fit.mean, slices, covariances, joint, fit.rounds)


def overall(prepared: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Estimate points from all votes, by both estimators: points, and correlations of errors."""
    by_name = {name: fitted(prepared, name, tolerance=SETTLED) for name in ESTIMATORS}
    points = [_points(made, name, "all") for name, made in by_name.items()]
    covariances = {name: made.covariances for name, made in by_name.items()}
    return pl.concat(points), _correlations(by_name["bsv"].layout, covariances)


def by_topic(prepared: pl.DataFrame, topic: str) -> pl.DataFrame:
    """Estimate points from the votes on one issue, by the published model."""
    chosen = with_enough(prepared)
    if chosen.is_empty():
        return _NO_POINTS
    return _points(fitted(chosen, "bsv", tolerance=SETTLED, damped=True), "bsv", topic)


def with_enough(prepared: pl.DataFrame) -> pl.DataFrame:
    """Keep the votes on one issue of states, and in years, that have enough to tell from."""
    enough = (pl.len().over("actor", "year") >= FEW) & (pl.col("item").n_unique().over("year") > 1)
    return prepared.filter(enough).filter(pl.col("vote").n_unique().over("item") > 1)


def laid(prepared: pl.DataFrame) -> Layout:
    """Lay prepared votes out for estimation: columns item, actor, year, vote."""
    columns = (prepared[name].to_numpy() for name in ("item", "actor", "year", "vote"))
    return build_layout(*(column.astype(np.int64) for column in columns))


def _points(made: FittedPoints, estimator: str, topic: str) -> pl.DataFrame:
    """Lay points out as a table."""
    frame = pl.DataFrame(
        {
            "ccode": made.layout.actor,
            "year": made.layout.session,
            "position": made.mean.round(4),
            "standard_error": made.errors.round(4),
            "votes": made.layout.votes,
        }
    )
    names = pl.lit(estimator).alias("estimator"), pl.lit(topic).alias("topic")
    return frame.with_columns(SEAT, *names)


# Until it withdrew to the island in December 1949, the Republic of China was China (710); two
# Germanies became one, 255, in 1990.
SEAT = (
    pl.when((pl.col("ccode") == 713) & (pl.col("year") < 1950))
    .then(710)
    .when((pl.col("ccode") == 260) & (pl.col("year") == 1990))
    .then(255)
    .otherwise(pl.col("ccode"))
    .alias("ccode")
)


def _correlations(layout: Layout, covariances: dict[str, tuple[Array, ...]]) -> pl.DataFrame:
    """Lay the correlations of each two states' errors out as a table, in hundredths."""
    seats = pl.DataFrame({"ccode": layout.actor, "year": layout.session}).with_columns(SEAT)
    ccode = seats["ccode"].to_numpy()
    parts = []
    for k, at in enumerate(session_slices(layout.session)):
        rows, columns = np.triu_indices(at.stop - at.start, 1)
        first, second = ccode[at][rows], ccode[at][columns]
        part = {
            "ccode1": np.minimum(first, second),
            "ccode2": np.maximum(first, second),
            "year": np.full(rows.size, layout.session[at.start]),
        }
        for name, blocks in covariances.items():
            deviation = np.sqrt(np.diag(blocks[k]))
            correlation = blocks[k] / np.outer(deviation, deviation)
            part[name] = (100 * correlation[rows, columns]).round()
        parts.append(pl.DataFrame(part))
    return pl.concat(parts)
