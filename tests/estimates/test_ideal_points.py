"""Ideal points estimated from the votes loaded."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

import comity
from comity.errors import DataError, InvalidRequestError, UnknownNameError
from comity.estimates.ideal_points import ideal_points
from comity.methods.ideal_points import bsv
from comity.methods.ideal_points.probability import difference_errors

US, CHINA, RUSSIA = 2, 710, 365
SPAN = (2014, 2019)


@pytest.fixture(scope="module", params=["bsv", "rw"])
def points(request):
    return comity.ideal_points(request.param, years=SPAN)


def test_every_point_has_an_error_and_the_united_states_is_on_the_positive_side(points):
    frame = points.frame
    assert frame["year"].unique().sort().to_list() == list(range(2014, 2020))
    assert (frame["standard_error"] > 0).all()
    assert (frame.filter(pl.col("ccode") == US)["position"] > 1).all()
    assert frame["level_is_firm"].all()
    for _, of_year in frame.group_by("year"):
        assert of_year.sort("rank")["position"].is_sorted(descending=True)


def test_the_error_of_a_distance_comes_from_the_covariance(points):
    apart = points.distance(CHINA, RUSSIA, since=2)
    at, covariance = points.fit.slices[-1], points.fit.covariances[-1]
    actors = points.fit.layout.actor[at].tolist()
    pair = [actors.index(CHINA), actors.index(RUSSIA)]
    last = apart.row(-1, named=True)
    expected = difference_errors(covariance[np.ix_(pair, pair)])[0, 1]
    assert last["standard_error"] == pytest.approx(expected)
    positions = dict(zip(actors, points.fit.mean[at].tolist(), strict=True))
    assert last["distance"] == pytest.approx(abs(positions[CHINA] - positions[RUSSIA]))


def test_who_drew_closer_is_asked_over_the_years_named_and_is_the_same_both_ways(points):
    apart, turned = points.distance(CHINA, US, since=2), points.distance(US, CHINA, since=2)
    assert_frame_equal(apart, turned, abs_tol=1e-9)
    assert apart["convergence_probability"].null_count() == 2
    assert apart["convergence_probability"].drop_nulls().is_between(0, 1).all()


def test_one_issue_can_be_taken_alone_with_its_own_errors():
    rights = comity.ideal_points(issue="hr", years=(2016, 2019))
    every = comity.ideal_points(years=(2016, 2019))
    assert rights.frame["votes"].max() < every.frame["votes"].max()
    wider = rights.frame["standard_error"].median()
    assert wider > every.frame["standard_error"].median()
    assert rights.distance(CHINA, US, since=3)["convergence_probability"].null_count() == 3


def test_levels_before_1950_are_flagged():
    early = comity.ideal_points(years=(1947, 1951)).frame
    firm = dict(early.group_by("year").agg(pl.col("level_is_firm").all()).iter_rows())
    assert firm == {1947: False, 1948: False, 1949: False, 1950: True, 1951: True}


def test_what_cannot_be_estimated_is_refused():
    with pytest.raises(UnknownNameError, match="bsv, rw"):
        comity.ideal_points("bvs")
    with pytest.raises(UnknownNameError, match="Issues are"):
        comity.ideal_points(issue="trade")
    with pytest.raises(InvalidRequestError, match="too few"):
        comity.ideal_points(years=(1964, 1964))


def test_progress_is_reported_after_every_round():
    rounds = []
    ideal_points(years=(2018, 2019), progress=lambda *parts: rounds.append(parts))
    assert [number for number, _ in rounds] == list(range(1, len(rounds) + 1))
    assert rounds[-1][1] < rounds[0][1]


def test_a_fit_that_does_not_converge_is_refused(monkeypatch):
    monkeypatch.setattr(bsv, "MAX_ROUNDS", 3)
    with pytest.raises(DataError, match="not converged after 3 rounds"):
        comity.ideal_points(years=SPAN)
