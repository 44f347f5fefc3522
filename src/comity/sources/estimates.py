"""How ideal points are estimated from prepared votes, and laid out as tables."""

from __future__ import annotations

import numpy as np
import polars as pl

from comity.methods.ideal_points import bsv, walk
from comity.methods.ideal_points.joint import between, joint_covariance
from comity.methods.ideal_points.layout import Layout, lay_out
from comity.methods.ideal_points.uncertainty import session_covariances, session_slices

Array = np.ndarray

UNITED_STATES = 2
"""Whose side of the dimension is positive, by its ccode."""

FEW = 10
"""On one issue, a state needs so many votes in a year, and a year so many states."""


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


def overall(prepared: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Estimate points from all votes, by both estimators: points, and correlations of errors."""
    layout = laid(prepared)
    published = bsv.fit(layout, anchor=UNITED_STATES)
    walked = walk.fit(layout, anchor=UNITED_STATES)
    joint = joint_covariance(walked)
    covariances = {
        "bsv": session_covariances(published),
        "rw": tuple(between(joint, k, k) for k in range(len(joint.slices))),
    }
    means = {"bsv": published.mean, "rw": walked.estimate.mean}
    points = [
        _points(layout, name, "all", means[name], _errors(covariances[name])) for name in means
    ]
    return pl.concat(points), _correlations(layout, covariances)


def by_topic(prepared: pl.DataFrame, topic: str) -> pl.DataFrame:
    """Estimate points from the votes on one issue, by the published model."""
    enough = (pl.len().over("actor", "year") >= FEW) & (pl.col("item").n_unique().over("year") > 1)
    chosen = prepared.filter(enough).filter(pl.col("vote").n_unique().over("item") > 1)
    if chosen.is_empty():
        return _NO_POINTS
    layout = laid(chosen)
    estimate = bsv.fit(layout, anchor=UNITED_STATES)
    covariances = session_covariances(estimate)
    return _points(layout, "bsv", topic, estimate.mean, _errors(covariances))


def laid(prepared: pl.DataFrame) -> Layout:
    """Lay prepared votes out for estimation: columns item, actor, year, vote."""
    columns = (prepared[name].to_numpy() for name in ("item", "actor", "year", "vote"))
    return lay_out(*(column.astype(np.int64) for column in columns))


def _errors(covariances: tuple[Array, ...]) -> Array:
    """Take the standard errors out of the sessions' covariances."""
    return np.sqrt(np.concatenate([np.diag(block) for block in covariances]))


def _points(layout: Layout, estimator: str, topic: str, mean: Array, error: Array) -> pl.DataFrame:
    """Lay points out as a table."""
    frame = pl.DataFrame(
        {
            "ccode": layout.actor,
            "year": layout.session,
            "position": mean.round(4),
            "standard_error": error.round(4),
            "votes": layout.votes,
        }
    )
    names = pl.lit(estimator).alias("estimator"), pl.lit(topic).alias("topic")
    return frame.with_columns(_SEAT, *names)


# Until it withdrew to the island in December 1949, the Republic of China was China (710); two
# Germanies became one, 255, in 1990.
_SEAT = (
    pl.when((pl.col("ccode") == 713) & (pl.col("year") < 1950))
    .then(710)
    .when((pl.col("ccode") == 260) & (pl.col("year") == 1990))
    .then(255)
    .otherwise(pl.col("ccode"))
    .alias("ccode")
)


def _correlations(layout: Layout, covariances: dict[str, tuple[Array, ...]]) -> pl.DataFrame:
    """Lay the correlations of each two states' errors out as a table, in hundredths."""
    seats = pl.DataFrame({"ccode": layout.actor, "year": layout.session}).with_columns(_SEAT)
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
