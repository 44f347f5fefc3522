"""What a state trades with all economies, from flows between any two."""

from __future__ import annotations

import polars as pl

from comity.sources.trade.all_partners import with_all_partners

FLOWS = pl.DataFrame(
    [
        ("CHN", "RUS", 2015, 30.0),
        ("CHN", "HKG", 2015, 50.0),
        ("HKG", "CHN", 2015, 5.0),
        ("CHN", "CHN", 2015, 7.0),
        ("RUS", "MNG", 2015, 0.0),
        ("RUS", "FRA", 2015, -3.0),
        ("RUS", "DEU", 2015, None),
    ],
    schema=["exporter", "importer", "year", "value"],
    orient="row",
)


def test_territories_count_and_nothing_unknown_or_negative_does():
    frame = with_all_partners(FLOWS, "iso3").frame.sort("ccode")
    assert frame.select("ccode", "exports", "imports", "markets", "suppliers").rows() == [
        (365, None, 30.0, None, 1),
        (710, 80.0, 5.0, 2, 1),
    ]


def test_what_is_left_out_is_counted():
    exclusions = {
        exclusion.why: exclusion.rows for exclusion in with_all_partners(FLOWS, "iso3").exclusions
    }
    assert exclusions == {
        "trade of an economy with itself": 1,
        "a negative flow": 1,
        "exporter: territory": 1,
        "importer: territory": 1,
    }
