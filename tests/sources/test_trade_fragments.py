"""Reports of a flow that are far below its other years."""

from __future__ import annotations

import polars as pl
import pytest

from comity.sources.source import TableRows
from comity.sources.trade.recent_trade import FRAGMENT, PASSED_OVER, first_whole
from comity.sources.trade_fragments import (
    HALF,
    TWENTIETH,
    but_for_falls,
    limits,
    mark_fragments,
    without_fragments,
)

CHINA, SAUDI, KUWAIT, OMAN, JAPAN = 710, 670, 690, 698, 740
UKRAINE, RUSSIA, GERMANY, EGYPT, EMIRATES, PANAMA = 369, 365, 255, 651, 696, 95


def exports(year, *flows):
    rows = [(seller, buyer, year, value) for seller, buyer, value in flows]
    return pl.DataFrame(rows, schema=["ccode1", "ccode2", "year", "exports"], orient="row")


def test_next_to_nothing_between_an_earlier_and_a_later_year_is_a_fragment():
    before = exports(2020, (KUWAIT, JAPAN, 4_000.0), (OMAN, JAPAN, 90.0), (2, 20, 500.0))
    rows = TableRows(exports(2021, (KUWAIT, JAPAN, 1.0), (OMAN, JAPAN, 1.0), (2, 20, 30.0)))
    after = exports(2023, (KUWAIT, JAPAN, 9_000.0), (OMAN, JAPAN, 90.0), (2, 20, 500.0))
    marked = mark_fragments(rows.frame, limits(TWENTIETH, before, after))
    result = without_fragments(rows, marked, "a fragment")
    assert result.frame["ccode1"].to_list() == [OMAN, 2]
    assert [exclusion.rows for exclusion in result.exclusions] == [1]


def test_the_higher_of_two_limits_counts_and_a_year_without_a_figure_sets_none():
    years = [exports(year, (SAUDI, CHINA, 40_000.0)) for year in (2019, 2020, 2023)]
    years[0] = years[0].filter(ccode1=SAUDI)
    flow = exports(2021, (SAUDI, CHINA, 9_600.0))
    assert mark_fragments(flow, limits(HALF, *years))["fragment"].to_list() == [True]
    years[0] = years[0].clear()
    bounds = limits(HALF, *years), limits(TWENTIETH, *years[1:])
    assert mark_fragments(flow, *bounds)["fragment"].to_list() == [False]


def test_the_next_source_is_taken_where_the_first_has_a_fragment():
    years = [exports(year, (373, 666, 1_000.0), (SAUDI, CHINA, 40_000.0)) for year in range(3)]
    reports = pl.concat(
        flows.with_columns(origin=pl.lit(origin))
        for flows, origin in (
            (exports(2022, (373, 666, 17.0), (SAUDI, CHINA, 9_600.0), (2, 20, 5.0)), "importer"),
            (exports(2022, (373, 666, 1_683.0), (2, 20, 6.0)), "balanced"),
        )
    ).with_columns(pl.col("ccode1", "ccode2").cast(pl.Int16))
    result = first_whole(reports, limits(HALF, *years))
    assert sorted(result.frame.rows()) == [
        (2, 20, 2022, 5.0, "importer"),
        (373, 666, 2022, 1_683.0, "balanced"),
    ]
    assert {one.why: one.rows for one in result.exclusions} == {FRAGMENT: 1, PASSED_OVER: 1}


@pytest.mark.parametrize(
    ("seller", "buyer", "year", "stays"),
    [
        (UKRAINE, EGYPT, 2022, True),
        (GERMANY, UKRAINE, 2022, True),
        (UKRAINE, EGYPT, 2021, False),
        (RUSSIA, GERMANY, 2025, True),
        (GERMANY, RUSSIA, 2025, True),
        (EMIRATES, RUSSIA, 2025, False),  # no embargo explains it
        (PANAMA, CHINA, 2024, True),
        (CHINA, PANAMA, 2024, False),  # the mine sold, and did not buy
    ],
)
def test_a_fall_stays_where_a_cause_is_declared(seller, buyer, year, stays):
    marked = exports(year, (seller, buyer, 1.0)).with_columns(fragment=True)
    assert but_for_falls(marked)["fragment"].item() is not stays
