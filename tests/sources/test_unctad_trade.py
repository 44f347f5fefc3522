"""UNCTAD's trade matrix."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from comity.sources.source import read
from comity.sources.trade.unctad_trade import SOURCE

SAMPLES = Path(__file__).parent / "samples"
RAW = Path(__file__).parents[2] / ".." / "shared" / "data"
TABLE, WORLD, SECTIONS = SOURCE.tables


def test_names_become_states_and_sectors_columns():
    frame = read(SOURCE, TABLE, SAMPLES).frame
    assert frame.drop("exports").rows() == [
        (345, 710, 2005, None),
        (365, 710, 2015, None),
        (710, 365, 2015, 250.0),
    ]
    assert frame["exports"].to_list() == pytest.approx([1.0, 28_335.0, 34_756.8775])


def test_territories_are_left_out_and_counted():
    (exclusion,) = read(SOURCE, TABLE, SAMPLES).exclusions
    assert (exclusion.why, exclusion.rows, exclusion.example) == (
        "exporter_name: territory",
        1,
        "Gibraltar",
    )


def test_territories_count_in_the_whole_of_a_states_trade():
    frame = read(SOURCE, WORLD, SAMPLES).frame.filter(year=2015)
    china = frame.filter(ccode=710)
    assert china["imports"].item() == pytest.approx(28_335.0 + 0.01)
    assert china["suppliers"].item() == 2


@pytest.mark.raw
def test_china_and_russia_in_2015():
    frame = read(SOURCE, TABLE, RAW).frame.filter(year=2015)
    there = frame.filter(ccode1=710, ccode2=365)["exports"].item()
    back = frame.filter(ccode1=365, ccode2=710)["exports"].item()
    assert (there / 1000, back / 1000) == pytest.approx((34.8, 28.3), abs=0.05)


def test_sections_are_summed_over_partners_and_former_states_have_their_code():
    frame = read(SOURCE, SECTIONS, SAMPLES).frame.select("ccode", "year", "section", "exports")
    assert frame.filter(ccode=345).rows() == [(345, 2005, "food and live animals", 1.0)]
    assert frame.filter(ccode=710, section="machinery and transport equipment")[
        "exports"
    ].item() == (11_700.0)


@pytest.mark.raw
def test_the_sections_of_a_state_add_up_to_its_goods():
    goods = read(SOURCE, WORLD, RAW).frame
    sections = (
        read(SOURCE, SECTIONS, RAW)
        .frame.group_by("ccode", "year")
        .agg(pl.col("exports").sum().alias("sum"))
    )
    both = goods.join(sections, on=["ccode", "year"]).filter(pl.col("exports") > 1_000)
    ratio = both["sum"] / both["exports"]
    assert both.height > 350
    assert ratio.median() == pytest.approx(1, abs=1e-4)
    assert both.filter(ccode=850, year=1995).height == 1  # Indonesia, in its borders of then
