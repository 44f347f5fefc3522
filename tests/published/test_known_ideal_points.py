"""The estimates of ideal points, against the published ones and against the bundle's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from comity.estimates.point_fit import votes_layout
from comity.estimates.point_tables import TOLERANCE, TOPICS, correlation_rows
from comity.estimates.votes import SEAT, combine_sources, prepare_votes, with_enough_votes
from comity.methods.ideal_points import bsv, walk
from comity.methods.ideal_points.joint import between, joint_covariance
from comity.methods.ideal_points.uncertainty import session_covariances
from comity.states.state import UNITED_STATES
from comity.store import bundle

PUBLISHED = Path(__file__).parents[2].parent / "shared/data/un/ideal_points_published_2020.csv"


@pytest.fixture(scope="module")
def tables():
    """The bundle's votes, roll calls and links."""
    votes, roll_calls = combine_sources(
        *map(bundle.table, ("unga_votes", "undl_votes", "unga_roll_calls", "undl_roll_calls"))
    )
    return votes, roll_calls, bundle.table("repeated_resolutions")


@pytest.fixture(scope="module")
def every_vote(tables):
    """The layout of all votes, and the fit to them."""
    layout = votes_layout(prepare_votes(*tables))
    return layout, bsv.fit(layout, anchor=UNITED_STATES, tolerance=TOLERANCE)


@pytest.fixture(scope="module")
def to_session_74(tables):
    votes, roll_calls, repeated = tables
    return prepare_votes(votes.filter(pl.col("year") <= 2019), roll_calls, repeated)


@pytest.fixture(scope="module")
def published():
    raw = pl.read_csv(PUBLISHED, encoding="latin-1", infer_schema_length=None)
    return raw.select(
        pl.col("ccode").alias("actor").cast(pl.Int16),
        (pl.col("session") + 1945).alias("year").cast(pl.Int16),
        pl.col("NVotes").alias("votes"),
        pl.col("IdealPoint").alias("point"),
        ((pl.col("Q95%") - pl.col("Q5%")) / (2 * 1.6448536)).alias("error"),
    )


def test_items_and_points_are_as_many_as_published(to_session_74):
    assert to_session_74["item"].n_unique() == 4_784
    assert to_session_74.select("actor", "year").n_unique() == 10_469
    assert to_session_74.height == 797_473


@pytest.mark.raw
def test_every_point_rests_on_exactly_the_published_number_of_votes(to_session_74, published):
    ours = to_session_74.group_by("actor", "year").agg(pl.len().cast(pl.Int64).alias("ours"))
    both = published.join(ours, on=["actor", "year"], how="full", coalesce=True)
    assert both.height == 10_469
    assert both.filter(pl.col("votes").ne_missing(pl.col("ours"))).is_empty()
    assert both["ours"].sum() == 797_473


@pytest.mark.raw
def test_the_fit_lies_as_close_to_the_published_points_as_it_should(to_session_74, published):
    layout = votes_layout(to_session_74)
    fit = bsv.fit(layout, anchor=UNITED_STATES)
    assert fit.converged
    ours = pl.DataFrame(
        {"actor": layout.actor, "year": layout.session, "mean": fit.mean, "own": fit.error},
        schema_overrides={"actor": pl.Int16, "year": pl.Int16},
    )
    both = ours.join(published, on=["actor", "year"])
    within = both.group_by("year").agg(pl.corr("mean", "point").alias("r"))
    late = within.filter(pl.col("year") > 1950)["r"]
    assert late.median() >= 0.9995
    assert late.min() >= 0.998
    pooled = both.filter(pl.col("year") > 1950)
    assert np.corrcoef(pooled["mean"], pooled["point"])[0, 1] >= 0.995
    assert (both["own"] / both["error"]).median() == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(("ccode", "point"), [(2, 2.6948), (365, 0.1419), (710, -0.3337)])
@pytest.mark.raw
def test_the_published_points_of_session_74_are_the_oracles(published, ccode, point):
    row = published.filter((pl.col("actor") == ccode) & (pl.col("year") == 2019))
    assert row["point"].item() == pytest.approx(point, abs=1e-4)


@pytest.fixture(scope="module")
def walked(every_vote):
    """The random walk's fit to the same votes, as the command makes it."""
    return walk.fit(every_vote[0], anchor=UNITED_STATES)


def with_stored(layout, estimator, topic, **columns):
    """Join a fit's columns with the bundle's rows of an estimator and topic, one for one."""
    stored = bundle.table("ideal_point_estimates").filter(estimator=estimator, topic=topic)
    ours = pl.DataFrame({"ccode": layout.actor, "year": layout.session, **columns})
    ours = ours.with_columns(SEAT).with_columns(pl.col("ccode", "year").cast(pl.Int16))
    both = ours.join(stored, on=["ccode", "year"])
    assert both.height == stored.height == layout.actor.size
    return both


def apart(both, ours, stored):
    return (both[ours] - both[stored]).abs().max()


@pytest.mark.full
def test_the_bundled_estimates_are_those_of_the_bundled_votes(every_vote):
    layout, fit = every_vote
    errors = np.sqrt(np.concatenate([np.diag(block) for block in session_covariances(fit)]))
    both = with_stored(layout, "bsv", "all", mean=fit.mean, error=errors, ours=layout.votes)
    assert apart(both, "mean", "position") < 0.0002
    assert apart(both, "error", "standard_error") < 0.0002
    assert (both["ours"] == both["votes"]).all()


@pytest.mark.full
def test_the_bundled_random_walk_is_that_of_the_bundled_votes(walked):
    layout, fit = walked.estimate.layout, walked.estimate
    joint = joint_covariance(walked)
    own = np.concatenate([np.diag(block) for block in joint.blocks])
    errors = np.sqrt(own - np.einsum("pr,pr->p", joint.border @ joint.core, joint.border))
    both = with_stored(layout, "rw", "all", mean=fit.mean, error=errors)
    assert apart(both, "mean", "position") < 0.05
    assert (both["mean"] - both["position"]).std() < 0.005
    assert apart(both, "error", "standard_error") < 0.01


def assert_correlations(layout, name, blocks):
    """Compare the correlations of one estimator with the bundle's, in hundredths."""
    ours = correlation_rows(layout, {name: blocks})
    stored = bundle.table("ideal_point_correlations")
    both = ours.cast({"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}).join(
        stored, on=["ccode1", "ccode2", "year"], suffix="_stored"
    )
    assert both.height == ours.height == stored.height
    assert (both[name] - both[f"{name}_stored"]).abs().max() <= 2


@pytest.mark.full
def test_the_bundled_correlations_are_those_of_the_bundled_votes(every_vote):
    layout, fit = every_vote
    assert_correlations(layout, "bsv", session_covariances(fit))


@pytest.mark.full
def test_the_bundled_correlations_of_the_random_walk_are_its_own(every_vote, walked):
    joint = joint_covariance(walked)
    sessions = range(len(session_covariances(every_vote[1])))
    assert_correlations(every_vote[0], "rw", tuple(between(joint, at, at) for at in sessions))


# The one issue that does not start from the points of all votes, which take long.
TRIED = [pytest.param(issue, marks=[] if issue == "nu" else pytest.mark.full) for issue in TOPICS]


@pytest.mark.slow
@pytest.mark.parametrize("issue", TRIED)
def test_points_on_one_issue_end_where_the_bundle_s_do(tables, request, issue):
    """The bundle's start from none. From the points of all votes they end at the same, except on
    nuclear weapons, where few votes leave open which side is which in 1974, 1975 and 1978."""
    votes, calls, repeated = tables
    on_issue = calls.filter(pl.col(issue) == 1)
    layout = votes_layout(
        with_enough_votes(prepare_votes(votes.join(on_issue, on="rcid"), calls, repeated))
    )
    start = None if issue == "nu" else request.getfixturevalue("every_vote")[1]
    fit = bsv.fit(layout, anchor=UNITED_STATES, tolerance=TOLERANCE, damped=True, earlier=start)
    assert fit.converged
    both = with_stored(layout, "bsv", issue, mean=fit.mean)
    assert apart(both, "mean", "position") < 0.002


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_points_of_the_years_that_were_missing_go_with_the_published_ones(year):
    estimates = bundle.table("ideal_point_estimates").filter(
        pl.col("topic") == "all", pl.col("estimator") == "bsv", pl.col("year") == year
    )
    both = estimates.join(bundle.table("ideal_points"), on=["ccode", "year"])
    assert both.height > 190
    assert both.select(pl.corr("position", "ideal_point")).item() > 0.99
