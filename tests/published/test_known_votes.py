"""Published yearly values of votes, from the bundle as it ships."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from comity.measures.table_arrays import facts
from comity.measures.un.calendar_votes import s_score_calendar
from comity.sources.registry import tables
from comity.store import bundle

CHOU = (
    Path(__file__).parents[2].parent
    / "shared/data/security/chou_2013_published_s_scores_1951_2003.parquet"
)


@pytest.fixture(scope="module")
def gaps():
    """The distances of S by calendar year from those of Chou (2013), by year."""
    names = ("calendar_votes", "undl_votes")
    s = s_score_calendar(*(facts(tables()[name][1], bundle.table(name)) for name in names))
    years, states = s["year"].values, s["a"].values
    published = pl.read_parquet(CHOU).drop_nulls("sscore")
    at = [
        np.searchsorted(axis, published[column].to_numpy())
        for axis, column in ((years, "year"), (states, "ccode_e"), (states, "ccode_a"))
    ]
    gap = np.abs(s.values[tuple(at)] - published["sscore"].to_numpy())
    rows = pl.DataFrame({"year": published["year"], "gap": gap})
    return rows.filter(pl.col("gap").is_not_nan())


@pytest.mark.raw
def test_s_of_1951_to_1996_is_the_published_one_in_the_median_of_every_year(gaps):
    early = gaps.filter(pl.col("year") <= 1996).group_by("year").agg(pl.median("gap"), pl.len())
    assert early.height == 44  # two years have fewer than ten joint votes a pair
    assert early["len"].sum() > 4_000
    assert early["gap"].max() < 1e-5
