"""Gravity of trade against a published table, and against what the library itself fits."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from comity.analysis.gravity import estimate_gravity
from comity.methods.trade.gravity import fit
from comity.panels.provenance import trail
from comity.store import bundle

PUBLISHED = {
    "distance": (-0.841, 0.032),
    "contiguity": (0.437, 0.083),
    "language": (0.247, 0.077),
    "colony": (-0.222, 0.116),
}
"""Yotov et al. (2016), An Advanced Guide to Trade Policy Analysis, chapter 1, table 1, column 4:
PPML with exporter-year and importer-year effects, errors clustered by pair; manufactures of 69
states, 1986 to 2006 every fourth year."""

YEARS = [1986, 1990, 1994, 1998, 2002, 2006]


@pytest.fixture(scope="module")
def rebuilt():
    """All goods between the 69 states that sold most in those years, from the bundle."""
    pairs = bundle.table("cow_trade")
    turned = pairs.select(ccode1="ccode2", ccode2="ccode1", year="year", exports="imports1")
    rows = pl.concat([pairs.select("ccode1", "ccode2", "year", exports="imports2"), turned])
    known = rows.drop_nulls().filter(pl.col("year").is_in(YEARS))
    sold = known.group_by("ccode1").agg(pl.col("exports").sum()).sort("exports", descending=True)
    largest = sold["ccode1"].head(69)
    among = pl.col("ccode1").is_in(largest) & pl.col("ccode2").is_in(largest)
    sides = {
        "low": pl.min_horizontal("ccode1", "ccode2"),
        "high": pl.max_horizontal("ccode1", "ccode2"),
    }
    bonds = bundle.table("geodist").rename({"ccode1": "low", "ccode2": "high"}).drop_nulls()
    return known.filter(among).with_columns(**sides).join(bonds, on=["low", "high"])


@pytest.fixture(scope="module")
def estimated(rebuilt):
    def column(name):
        return rebuilt[name].cast(pl.Float64).to_numpy()

    names = ("contiguous", "language", "colonial_tie")
    regressors = [np.log(column("distance_weighted")), *map(column, names)]
    seller, buyer = (column(side) * 10_000 + column("year") for side in ("ccode1", "ccode2"))
    pair = column("low") * 1000 + column("high")
    return fit(
        column("exports"), dict(zip(PUBLISHED, regressors, strict=True)), seller, buyer, pair
    )


def test_the_published_table_is_met_within_two_of_its_standard_errors(estimated):
    ours = dict(zip(estimated.names, estimated.coefficients, strict=True))
    for name, (coefficient, error) in PUBLISHED.items():
        assert abs(ours[name] - coefficient) < 2 * error


def test_distance_and_borders_agree_to_a_hundredth(estimated):
    assert estimated.coefficients[:2] == pytest.approx([-0.841, 0.437], abs=0.01)
    assert estimated.standard_errors[:2] == pytest.approx([0.032, 0.083], abs=0.01)


def test_the_rebuilt_table_is_that_of_the_docs(estimated):
    assert estimated.coefficients == pytest.approx([-0.839, 0.446, 0.180, -0.107], abs=5e-4)
    assert estimated.standard_errors == pytest.approx([0.032, 0.074, 0.067, 0.120], abs=5e-4)
    assert estimated.observations == 25_355


def test_the_command_s_equation_and_the_bundled_one_are_the_same(values):
    found = estimate_gravity(values, (2014, 2014)).table
    bundled = bundle.table("gravity_coefficients").filter(year=2014)
    ours = sorted(found["coefficient"].round(5).to_list())
    assert ours == pytest.approx(sorted(bundled["coefficient"].to_list()), abs=1.1e-5)


def test_effects_make_each_state_s_trade_what_it_was(values):
    read = values.read_years(["exports", "expected_exports"], (1990, 1990))
    expected = read["expected_exports"].rename({"value": "expected"})
    both = read["exports"].join(expected, on=["ccode1", "ccode2", "year"])
    for side in ("ccode1", "ccode2"):
        sums = both.group_by(side).agg(pl.col("value", "expected").sum())
        apart = (sums["value"] - sums["expected"]).abs() / sums["value"].clip(lower_bound=1)
        assert apart.max() < 1e-4


def test_china_and_russia_trade_nearly_twice_what_gravity_lets_expect():
    ratio = trail("gravity_ratio", 710, 365, 2023)
    forth, back = (
        trail("expected_exports", *pair, 2023).value for pair in ((710, 365), (365, 710))
    )
    assert ratio.value == pytest.approx(trail("trade", 710, 365, 2023).value / (forth + back))
    assert ratio.value == pytest.approx(1.9, abs=0.05)
