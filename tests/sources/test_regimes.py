"""Sources on political regimes."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.regime import freedom_house, polity, vdem
from comity.sources.source import read

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
CHINA, RUSSIA, US = 710, 365, 2


def rows(module, folder):
    return read(module.SOURCE, module.SOURCE.tables[0], folder)


def test_years_before_membership_and_rows_without_a_code_or_an_index_are_counted():
    result = rows(vdem, SAMPLES)
    assert result.frame["ccode"].to_list() == [US, RUSSIA, CHINA]
    assert [exclusion.why for exclusion in result.exclusions] == [
        "without a ccode",
        "ccode: not a member that year",
        "no index of electoral democracy",
    ]


def test_an_interruption_has_no_score_and_the_last_regime_of_a_year_counts():
    frame = rows(polity, SAMPLES).frame
    (afghanistan,) = frame.filter(ccode=700).rows(named=True)
    assert (afghanistan["polity"], afghanistan["polity2"]) == (None, None)
    assert frame.filter(ccode=816)["executive_constraints"].to_list() == [4]


def test_austria_hungary_has_its_own_code():
    assert rows(polity, SAMPLES).frame.filter(year=1900)["ccode"].to_list() == [300]


def test_ratings_are_the_mean_of_both_and_a_missing_one_is_no_rating():
    result = rows(freedom_house, SAMPLES)
    assert result.frame.filter(ccode=CHINA)["rating"].item() == 6.5
    assert {exclusion.why for exclusion in result.exclusions} == {"without a ccode"}
    assert 560 not in result.frame["ccode"]


@pytest.mark.raw
def test_published_values_of_2024_and_2018():
    year = rows(vdem, RAW).frame.filter(year=2024)
    indices = {row["ccode"]: row for row in year.rows(named=True)}
    assert indices[CHINA]["polyarchy"] == pytest.approx(0.073, abs=5e-4)
    assert indices[RUSSIA]["polyarchy"] == pytest.approx(0.172, abs=5e-4)
    assert indices[US]["polyarchy"] == pytest.approx(0.840, abs=5e-4)
    assert indices[US]["liberal"] == pytest.approx(0.748, abs=5e-4)
    scores = dict(rows(polity, RAW).frame.filter(year=2018).select("ccode", "polity2").iter_rows())
    assert (scores[CHINA], scores[RUSSIA], scores[US]) == (-7, 4, 8)
    ratings = rows(freedom_house, RAW).frame.filter(year=2024)
    freedom = dict(ratings.select("ccode", "rating").iter_rows())
    assert (freedom[CHINA], freedom[RUSSIA], freedom[US]) == (6.5, 6.5, 2)


@pytest.mark.raw
def test_two_independent_conversions_of_polity_agree():
    ours = rows(polity, RAW).frame.select("ccode", "year", "polity2").drop_nulls()
    theirs = pl.read_parquet(RAW / "regime/isard_cow_democracy_1816_2025.parquet")
    cast = theirs.select(pl.col("ccode", "year").cast(pl.Int16), other="polity2").drop_nulls()
    both = ours.join(cast, on=["ccode", "year"])
    assert both.height > 14_000
    assert (both["polity2"] == both["other"]).mean() > 0.995
