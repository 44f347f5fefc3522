"""Pressure: who imposes sanctions, and with how much."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
import xarray as xr

from comity.measures.power.power import cinc_share
from comity.measures.sanctions import sanctions
from comity.store import bundle

RUSSIA, CHINA = 365, 710


def cases(*years):
    """Lay out the cases active against one state, from 2000 on."""
    at = {"year": np.arange(2000, 2000 + len(years)), "state": [1]}
    return xr.DataArray(np.array(years, dtype=float)[:, None], coords=at)


def starts(*years):
    found = sanctions.sanction_onset(cases(*years))
    return found["year"].values[found.values[:, 0] == 1].tolist()


def test_an_episode_starts_with_three_cases_more():
    assert starts(0, 0, 0, 0, 0, 3) == [2005]
    assert starts(0, 0, 0, 0, 0, 2) == []
    assert starts(5, 5, 5, 5, 5, 8) == [2005]


def test_what_follows_within_four_years_starts_nothing_new():
    assert starts(0, 0, 0, 0, 0, 3, 9, 9, 9, 12, 15) == [2005]
    assert starts(0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 6) == [2005, 2010]


def test_without_five_years_before_nothing_is_said():
    onset = sanctions.sanction_onset(cases(0, 3, 3, 3, 3, 3))
    assert np.isnan(onset.values[:5]).all()
    assert onset.values[5] == 0


def test_the_power_of_senders_is_summed_once_each():
    at = {"year": [2000], "a": [1, 2, 3], "b": [1, 2, 3]}
    sent = xr.DataArray(np.zeros((1, 3, 3)), coords=at)
    sent.loc[{"a": 2, "b": 1}] = 7  # seven cases, one sender
    sent.loc[{"a": 3, "b": 1}] = 1
    held = xr.DataArray([[0.5, 0.2, 0.1]], coords={"year": [2000], "state": [1, 2, 3]})
    assert sanctions.sanctioners_capabilities(sent, held).values[0].tolist() == pytest.approx(
        [0.3, 0, 0]
    )
    lacking = held.copy(data=[[0.5, np.nan, 0.1]])
    # Of the states with a figure, a sixth is held by the one that sanctions.
    assert sanctions.sanctioners_gdp(sent, lacking).values[0, 0] == pytest.approx(1 / 6)


def test_no_sender_counts_twice(values):
    senders = bundle.table("sanction_senders")
    kinds = ["trade", "arms", "military", "financial", "travel", "other"]
    assert (senders.select(pl.max_horizontal(kinds)).to_series() <= senders["cases"]).all()
    states = values.read_all("sanctioning_states")
    counted = senders.group_by("ccode2", "year").agg(pl.col("ccode1").n_unique().alias("n"))
    both = counted.join(states, left_on=["ccode2", "year"], right_on=["ccode", "year"])
    assert (both["n"] >= both["value"]).all()


def test_shares_of_two_sum_to_one():
    at = {"year": [2000], "state": [1, 2]}
    share = cinc_share(xr.DataArray([[0.3, 0.1]], coords=at)).values[0]
    assert share[0, 1] == pytest.approx(0.75)
    assert share[0, 1] + share[1, 0] == pytest.approx(1)


def test_being_bound_by_the_un_alone_makes_no_state_a_sender():
    at = {"year": [2000], "a": [1, 2, 3], "b": [1, 2, 3]}
    every, un = (xr.DataArray(np.zeros((1, 3, 3)), coords=at) for _ in range(2))
    every.loc[{"a": 2, "b": 1}], every.loc[{"a": 3, "b": 1}] = 3, 2
    un.loc[{"a": 2, "b": 1}], un.loc[{"a": 3, "b": 1}] = 2, 2
    beyond = sanctions.sanctions_imposed_beyond_un(every, un)
    assert sanctions.sanctioning_states(beyond).sel(state=1).item() == 1


def test_each_case_is_own_or_through_one_group():
    senders = bundle.table("sanction_senders")
    ways = senders.select(pl.sum_horizontal("own", "eu", "un")).to_series()
    assert (ways <= senders["cases"]).all()
    # The UN's cases on Iran bind China and Germany alike, and are neither's own.
    iran = senders.filter((pl.col("ccode2") == 630) & (pl.col("year") == 2019))
    for ccode in (255, CHINA):
        row = iran.row(by_predicate=pl.col("ccode1") == ccode, named=True)
        assert (row["own"], row["un"]) == (0, 2)
    germany = senders.row(
        by_predicate=(pl.col("ccode1") == 255)
        & (pl.col("ccode2") == RUSSIA)
        & (pl.col("year") == 2022),
        named=True,
    )
    assert (germany["own"], germany["eu"], germany["un"]) == (2, 4, 0)
