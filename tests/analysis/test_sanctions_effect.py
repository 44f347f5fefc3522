"""Before and after sanctions: levels as the values give them, and whom a pair is compared with."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from comity.analysis.records.keyed_rows import read_keyed_rows
from comity.analysis.sanctions_effect import (
    ELSEWHERE,
    PARTNERS,
    STATES,
    STORED,
    read_stored_effects,
    sanctions_effect,
)

CHINA, RUSSIA, US, GERMANY, SWITZERLAND = 710, 365, 2, 255, 225


@pytest.fixture(scope="module")
def russia(values):
    return sanctions_effect(values, RUSSIA, CHINA)


def row(frame, start, outcome, compared):
    [only] = frame.filter(start=start, outcome=outcome, compared_with=compared).rows(named=True)
    return only


def test_episodes_start_where_cases_rose_by_three_after_quiet_years(values):
    onsets = values.read_all("sanction_onset").filter(pl.col("value") == 1)
    years = {c: onsets.filter(ccode=c)["year"].to_list() for c in (CHINA, RUSSIA, US)}
    assert years == {CHINA: [1989, 2021], RUSSIA: [1991, 2014, 2022], US: [2003, 2022]}


def test_levels_are_means_of_the_values(values, russia):
    trade = values.read_dyads(["trade"], [(RUSSIA, CHINA)])["trade"][RUSSIA, CHINA]
    known = {r["year"]: r["value"] for r in trade}
    told = row(russia, 2014, "trade in goods", ELSEWHERE)
    before = np.mean([known[y] for y in range(2009, 2014)])
    after = np.mean([known[y] for y in range(2014, 2019) if y in known])
    assert told["before"] == pytest.approx(before)
    assert told["after"] == pytest.approx(after)
    assert told["change"] == pytest.approx(after / before - 1)


def test_arms_are_added_up_both_ways(values, russia):
    ways = values.read_dyads(["arms_transfers"], [(RUSSIA, CHINA), (CHINA, RUSSIA)])
    total = sum(
        r["value"]
        for rows in ways["arms_transfers"].values()
        for r in rows
        if 2009 <= r["year"] <= 2013
    )
    told = row(russia, 2014, "arms delivered either way", ELSEWHERE)
    assert told["before"] == pytest.approx(total / 5)


def test_other_partners_are_those_that_did_not_sanction_the_target(values, russia):
    told = row(russia, 2014, "agreement of votes", PARTNERS)
    votes = values.read_years(["vote_agreement"], (2009, 2018))["vote_agreement"]
    own = votes.filter((pl.col("ccode1") == RUSSIA) | (pl.col("ccode2") == RUSSIA))
    other = pl.when(pl.col("ccode1") == RUSSIA).then("ccode2").otherwise("ccode1")
    full = own.with_columns(other.alias("other")).filter(pl.len().over("other") == 10)
    later = pl.col("year") >= 2014
    means = full.group_by("other").agg(
        (pl.col("value").filter(later).mean() - pl.col("value").filter(~later).mean()).alias("d")
    )
    cases = values.read_years(["sanctions_imposed"], (2014, 2018))["sanctions_imposed"]
    against = cases.filter((pl.col("ccode2") == RUSSIA) & (pl.col("value") > 0))
    onset = values.read_years(["sanction_onset"], (2010, 2018))["sanction_onset"]
    out = {CHINA, *against["ccode1"], *onset.filter(pl.col("value") == 1)["ccode"]}
    changes = means.filter(~pl.col("other").is_in(list(out)))["d"]
    assert US in out
    assert GERMANY in out
    assert told["compared"] == len(changes)
    assert told["p50"] == pytest.approx(changes.median())


def test_like_states_stand_beside_the_growth_of_the_target(russia):
    told = row(russia, 2014, "GDP of the sanctioned state", STATES)
    assert told["change"] < 0
    assert told["p5"] <= told["p25"] <= told["p50"] <= told["p75"] <= told["p95"]
    assert 10 <= told["compared"] <= 30


def test_years_without_data_on_anybody_leave_an_outcome_out(russia):
    outcomes = set(russia.filter(start=2022)["outcome"])
    assert "agreement of votes" in outcomes
    assert "fuels sold to the partner" in outcomes


def test_a_start_of_one_s_own_choice_is_compared_the_same_way(values, russia):
    again = sanctions_effect(values, RUSSIA, CHINA, [2014])
    assert again.equals(russia.filter(start=2014))
    assert sanctions_effect(values, CHINA, US, [2018]).height > 0


def test_too_few_to_compare_leave_the_place_open(values):
    stored = [
        row
        for partner in (CHINA, US, GERMANY, SWITZERLAND)
        for row in read_stored_effects(values, RUSSIA, partner)
    ]
    few = [row for row in stored if row["compared"] < 10]
    assert few
    assert {row["percentile"] for row in few} == {None}
    percentiles = [row["percentile"] for row in stored if row["percentile"] is not None]
    assert 0 <= min(percentiles) < max(percentiles) <= 100


def test_a_damaged_file_of_episodes_is_compared_again(values):
    rows = read_stored_effects(values, RUSSIA, CHINA)
    assert rows
    file = values.folder / STORED / f"{RUSSIA}.rows"
    whole = file.read_bytes()
    file.unlink()  # it may be a link to a file that others read
    file.write_bytes(whole[: len(whole) // 2])
    assert read_stored_effects(values, RUSSIA, CHINA) == rows
    assert read_keyed_rows(file, [str(CHINA)]) == rows
