"""Readers of the bundle's tables of ideal points, which estimate them from the raw votes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from comity.estimates.point_fit import ESTIMATORS, IdealPointFit, fit_points
from comity.estimates.votes import SEAT, combine_sources, prepare_votes, with_enough_votes
from comity.methods.ideal_points.layout import VoteLayout
from comity.methods.ideal_points.uncertainty import session_slices
from comity.sources.source import Exclusion, Files, TableRows, validate
from comity.sources.un import repeated_resolutions, undl_votes, unga_votes
from comity.typing import FloatArray

TOPICS = ("me", "nu", "di", "hr", "co", "ec")
"""The issues on which points are estimated too, by their codes in the roll calls."""

TOLERANCE = 1e-6
"""Change of a round below which points for the bundle have converged, so that another
processor, which rounds another way, gives nearly the same."""

_LEFT_OUT = (
    "votes that the published model leaves out: on paragraphs and amendments after 1989, on "
    "items on which all voted alike, of session 19, Zanzibar, and South Africa in session 48"
)

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


def read_ideal_points(files: Files) -> TableRows:
    """Estimate the points by both estimators, and by issue."""
    points, _, left_out = _estimate(files.root)
    return TableRows(points, (Exclusion(_LEFT_OUT, left_out),) if left_out else ())


def read_correlations(files: Files) -> TableRows:
    """Estimate the correlations of the errors of each two states' points."""
    return TableRows(_estimate(files.root)[1])


@cache
def _estimate(root: Path) -> tuple[pl.DataFrame, pl.DataFrame, int]:
    """Estimate points and correlations from the raw files, and count the votes left out."""
    votes, roll_calls, repeated = _read_votes(root)
    prepared = prepare_votes(votes, roll_calls, repeated)
    points, correlations = _all_votes(prepared)
    topics = [
        _one_topic(
            prepare_votes(votes.join(on_topic, on="rcid", how="semi"), roll_calls, repeated), topic
        )
        for topic in TOPICS
        for on_topic in [roll_calls.filter(pl.col(topic) == 1)]
    ]
    return pl.concat([points, *topics]), correlations, votes.height - prepared.height


_NEEDED = {
    "unga_votes",
    "undl_votes",
    "unga_roll_calls",
    "undl_roll_calls",
    "repeated_resolutions",
}


def _read_votes(root: Path) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Read votes, roll calls and links of repeated ones from the raw files."""
    academic, library = unga_votes.SOURCE, undl_votes.SOURCE
    read = {
        table.name: validate(table, table.read(Files(root, source.files)).frame)
        for source in (academic, library, repeated_resolutions.SOURCE)
        for table in source.tables
        if table.name in _NEEDED
    }
    votes, roll_calls = combine_sources(
        read["unga_votes"], read["undl_votes"], read["unga_roll_calls"], read["undl_roll_calls"]
    )
    return votes, roll_calls, read["repeated_resolutions"]


def _all_votes(prepared: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Estimate points from all votes by both estimators: points, and correlations of errors."""
    fits = {name: fit_points(prepared, name, tolerance=TOLERANCE) for name in ESTIMATORS}
    points = [_points(fit, name, "all") for name, fit in fits.items()]
    covariances = {name: fit.covariances for name, fit in fits.items()}
    return pl.concat(points), correlation_rows(fits["bsv"].layout, covariances)


def _one_topic(prepared: pl.DataFrame, topic: str) -> pl.DataFrame:
    """Estimate points from the votes on one issue, by the published model."""
    selected = with_enough_votes(prepared)
    if selected.is_empty():
        return _NO_POINTS
    fit = fit_points(selected, "bsv", tolerance=TOLERANCE, damped=True)
    return _points(fit, "bsv", topic)


def _points(fit: IdealPointFit, estimator: str, topic: str) -> pl.DataFrame:
    """Build the table of the points of one fit."""
    frame = pl.DataFrame(
        {
            "ccode": fit.layout.actor,
            "year": fit.layout.session,
            "position": fit.mean.round(4),
            "standard_error": fit.errors.round(4),
            "votes": fit.layout.votes,
        }
    )
    names = pl.lit(estimator).alias("estimator"), pl.lit(topic).alias("topic")
    return frame.with_columns(SEAT, *names)


def correlation_rows(
    layout: VoteLayout, covariances: dict[str, tuple[FloatArray, ...]]
) -> pl.DataFrame:
    """Build the table of the correlations of each two states' errors, in hundredths.

    Parameters
    ----------
    layout
        The votes, of S sessions.
    covariances
        By estimator, the covariance of the errors of each session's points, S matrices.
    """
    seats = pl.DataFrame({"ccode": layout.actor, "year": layout.session}).with_columns(SEAT)
    ccode = seats["ccode"].to_numpy()
    tables = []
    for k, at in enumerate(session_slices(layout.session)):
        rows, columns = np.triu_indices(at.stop - at.start, 1)
        first, second = ccode[at][rows], ccode[at][columns]
        session = {
            "ccode1": np.minimum(first, second),
            "ccode2": np.maximum(first, second),
            "year": np.full(rows.size, layout.session[at.start]),
        }
        for name, blocks in covariances.items():
            deviation = np.sqrt(np.diag(blocks[k]))
            correlation = blocks[k] / np.outer(deviation, deviation)
            session[name] = (100 * correlation[rows, columns]).round()
        tables.append(pl.DataFrame(session))
    return pl.concat(tables)
