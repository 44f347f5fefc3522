"""The gravity of trade, estimated from the publishers' files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from comity.estimates.gravity_tables import read_flows
from comity.estimates.readers import READERS
from comity.measures.trade.gravity import LEAST_FLOWS
from comity.sources.economy.gravity_comity import SOURCE
from comity.sources.source import read
from comity.store import bundle

SAMPLES = Path(__file__).parents[1] / "sources" / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
EFFECTS, COEFFICIENTS = (replace(table, read=READERS[table.name]) for table in SOURCE.tables)


def test_the_flows_are_directed_and_only_those_known():
    frame = read_flows(SAMPLES).filter(pl.col("year").is_in([2014, 2023]))
    assert frame.sort("year", "ccode1").rows() == [
        (710, 365, 2014, 52_600.0),
        (365, 710, 2023, 128_998.0),
        (710, 365, 2023, 109_970.0),
    ]


def test_a_year_of_enough_flows_is_estimated_and_others_are_counted():
    result = read(SOURCE, COEFFICIENTS, SAMPLES)
    assert result.frame["year"].unique().to_list() == [1905]
    (distance,) = result.frame.filter(regressor="distance").rows(named=True)
    # The sample's flows fall with distance, nearly one for one; one of 132 is not known.
    assert distance["coefficient"] == pytest.approx(-0.95, abs=0.02)
    assert (distance["flows"], distance["separated"], distance["singletons"]) == (131, 0, 0)
    assert {exclusion.why.split(" with ")[0] for exclusion in result.exclusions} == {
        "flows of a pair whose distance is not known",
        "flows of a year",
    }


def test_every_state_of_the_year_has_its_effects():
    frame = read(SOURCE, EFFECTS, SAMPLES).frame
    assert frame.height == 12
    assert frame["buyer"].mean() == pytest.approx(0, abs=1e-5)


def test_the_flows_are_those_of_the_measure(values):
    flows = bundle.table("gravity_coefficients").filter(pl.col("flows") >= LEAST_FLOWS)
    expected = set(flows["year"].unique())
    assert min(expected) > 1914
    known = set(values.read_years(["expected_exports"], (1870, 2023))["expected_exports"]["year"])
    assert known == expected


@pytest.mark.raw
def test_the_flows_of_the_files_are_the_exports_of_the_library(values):
    ours = read_flows(RAW).filter(pl.col("year").is_in([1870, 1938, 1990, 2014, 2015, 2016, 2023]))
    measured = values.read_years(["exports_of_whole_years"], (1870, 2023))["exports_of_whole_years"]
    both = ours.join(measured, on=["ccode1", "ccode2", "year"])
    assert both.height > 0.98 * ours.height
    assert (both["exports"] - both["value"]).abs().max() == 0
