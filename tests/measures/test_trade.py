"""Trade: totals, mirror figures and sources that follow one another."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

import comity
from comity.measures.masking import masked
from comity.measures.registry import find_measure, spans_of
from comity.measures.table_arrays import facts
from comity.measures.trade.trade_goods import two_way_trade
from comity.measures.trade.trade_totals import unknown_share
from comity.panels.provenance import trail
from comity.sources.registry import tables

CHINA, RUSSIA, US = 710, 365, 2


def of(table, rows):
    """The rows of a table as a measure gets them."""
    declared = tables()[table][1]
    return facts(declared, pl.DataFrame(rows, schema=declared.schema, orient="row"))


def cell(array, a, b, year):
    return array.sel(a=a, b=b, year=year).item()


def test_what_a_says_and_what_b_says_stay_apart():
    both = of(
        "partner_reports",
        [
            (US, CHINA, 2020, US, 100.0),
            (US, CHINA, 2020, CHINA, 108.0),
            (CHINA, US, 2020, CHINA, 400.0),
        ],
    )
    months = of("china_russia_months", [])
    bought = find_measure("imports_reported")(of("comtrade_imports", []), both, months)
    assert cell(bought, US, CHINA, 2020) == 108.0
    assert np.isnan(cell(bought, CHINA, US, 2020))
    others = of("unctad_trade", []), of("comtrade_trade", [])
    sold = find_measure("exports_reported")(*others, both, months, of("imf_exports", []))
    assert (cell(sold, US, CHINA, 2020), cell(sold, CHINA, US, 2020)) == (100.0, 400.0)
    gap = find_measure("mirror_gap")(sold, bought)
    assert cell(gap, US, CHINA, 2020) == pytest.approx(0.08)
    assert np.isnan(cell(gap, CHINA, US, 2020))


def test_a_year_with_a_month_missing_is_missing():
    months = [(CHINA, RUSSIA, 2020, month, 1.0) for month in range(1, 13)]
    months += [(RUSSIA, CHINA, 2020, month, 2.0) for month in range(1, 13)]
    months += [(CHINA, RUSSIA, 2021, month, 1.0) for month in range(1, 12)]
    trade = find_measure("customs_trade")(of("china_russia_months", months))
    assert cell(trade, CHINA, RUSSIA, 2020) == cell(trade, RUSSIA, CHINA, 2020) == 36.0
    assert np.isnan(cell(trade, CHINA, RUSSIA, 2021))


def test_trade_in_the_same_goods_is_grubel_and_lloyds_by_hand():
    rows = [(CHINA, RUSSIA, 2020, 1, 30.0), (RUSSIA, CHINA, 2020, 1, 10.0)]
    rows += [(RUSSIA, CHINA, 2020, 2, 60.0)]
    index = masked(two_way_trade, two_way_trade(of("china_russia_products", rows)))
    assert cell(index, CHINA, RUSSIA, 2020) == pytest.approx(1 - (20 + 60) / 100)


def test_fuels_fit_as_far_as_their_shares_overlap():
    rows = [
        (670, RUSSIA, 2020, "crude oil", 75.0),
        (670, RUSSIA, 2020, "liquefied natural gas", 25.0),
        (US, CHINA, 2020, "crude oil", 10.0),
        (US, CHINA, 2020, "liquefied natural gas", 30.0),
    ]
    measure = find_measure("fuel_complementarity")
    fit = measure(of("fuel_trade", rows), of("incomplete_fuels", []))
    lacks = of("incomplete_fuels", [(CHINA, 2020, "imports", 40.0, None)])
    assert np.isnan(cell(measure(of("fuel_trade", rows), lacks), 670, CHINA, 2020))
    assert cell(measure(of("fuel_trade", rows), lacks), 670, RUSSIA, 2020) == pytest.approx(1)
    assert cell(fit, 670, CHINA, 2020) == pytest.approx(0.5)
    assert cell(fit, 670, RUSSIA, 2020) == pytest.approx(1)
    assert np.isnan(cell(fit, CHINA, US, 2020))


def test_goods_fit_as_far_as_the_shares_of_their_sections_overlap():
    rows = [
        (670, 2015, 80.0, 10.0, 50, 50, "mineral fuels"),
        (670, 2015, 20.0, 90.0, 50, 50, "chemicals"),
        (CHINA, 2015, None, 25.0, None, 50, "mineral fuels"),
        (CHINA, 2015, 60.0, 75.0, 9, 50, "chemicals"),
    ]
    fit = find_measure("goods_complementarity")(of("goods_by_section", rows))
    assert cell(fit, 670, CHINA, 2015) == pytest.approx(1 - (0.55 + 0.55) / 2)
    assert np.isnan(cell(fit, CHINA, 670, 2015))  # its exports are known to nine partners


def test_a_state_whose_trade_is_known_with_few_has_no_shares():
    cape_verde, france = 402, 220
    assert trail("exports", cape_verde, france, 1978).value is not None
    assert trail("total_exports", cape_verde, None, 1978).value is None
    assert trail("export_share", cape_verde, france, 1978).value is None


@pytest.mark.parametrize(
    ("state", "year"),
    [
        (70, 1930),  # Mexico, of whose trade with the United States there is no record
        (365, 1975),  # the Soviet Union, without East Germany and Czechoslovakia
        (370, 2023),  # Belarus, without Russia
        (570, 2003),  # Lesotho, without South Africa
    ],
)
def test_a_total_without_a_large_partner_is_missing(state, year):
    assert trail("total_trade", state, None, year).value is None


def test_a_partner_of_a_tenth_and_more_that_is_not_known_makes_a_total_missing():
    partners = of(
        "unknown_partners",
        [
            (70, US, 1930, 0.5, 1929, 1931, None, None, None),
            (CHINA, US, 1930, 0.06, 1929, 1931, None, None, None),
            (CHINA, RUSSIA, 1930, 0.03, 1929, None, None, None, None),
        ],
    )
    flows = find_measure("exports_of_whole_years")(
        of("cow_trade", [(CHINA, RUSSIA, 1930, 5.0, 5.0, "COW")]),
        *(of(name, []) for name in ("baci_trade_older", "trade_fill", "baci_trade")),
    )
    share = unknown_share(partners, "exports", flows)
    assert share.sel(state=70, year=1930).item() == pytest.approx(0.5)
    # China's exports to Russia have a figure: only those to the United States are unknown.
    assert share.sel(state=CHINA, year=1930).item() == pytest.approx(0.06)


def test_a_total_of_one_or_two_partners_above_zero_is_missing():
    """In whole millions, one partner of a small state would have all of its trade."""
    others = [2, 20, 40, 41, 42, 70, 90, 91, 92, 93, 94]
    names = (
        *("baci_world_trade_older", "trade_fill", "baci_world_trade", "trade_2023"),
        *("imf_total_exports", "unknown_partners"),
    )
    totals = []
    for positive in (2, 3):
        rows = [
            (other, 150, 1930, 5.0 if at < positive else 0.0, 0.0, "COW")
            for at, other in enumerate(others)
        ]
        flows = find_measure("exports_of_whole_years")(
            of("cow_trade", rows),
            *(of(name, []) for name in ("baci_trade_older", "trade_fill", "baci_trade")),
        )
        total = find_measure("total_exports")(flows, *(of(name, []) for name in names))
        totals.append(total.sel(state=150, year=1930).item())
    assert np.isnan(totals[0])
    assert totals[1] == 15


def test_concentration_is_missing_where_trade_with_one_partner_alone_is_known(values):
    years = values.read_all("partner_concentration")["year"].unique()
    assert not {2021, 2022, 2024} & set(years)


@pytest.mark.parametrize(
    ("year", "table"),
    [
        (1999, "cow_trade"),
        (2000, "baci_trade_older"),
        (2020, "baci_trade_older"),
        (2021, "trade_2021"),
        (2022, "trade_2022"),
        (2023, "baci_trade"),
        (2024, "trade_2024"),
        (2025, "imf_exports"),
    ],
)
def test_each_year_s_trade_is_of_one_source(year, table):
    found = trail("trade", CHINA, RUSSIA, year)
    assert [name for name, rows in found.rows.items() if rows.height] == [table]


def test_measures_of_trade_inherit_the_changes_of_source(values):
    for name in ("trade", "trade_dependence", "trade_share", "gravity_ratio", "trade_constant"):
        assert spans_of(name)["cow_trade"] == (1870, 1999)
        assert {2000, 2023} <= set(values.describe(name).breaks)
    assert list(values.describe("trade").breaks) == [2000, 2021, 2022, 2023, 2024, 2025]
    assert values.describe("vote_agreement").breaks == {2021: ("undl_votes",)}
    assert values.describe("vote_agreement_adopted").breaks == {}


def test_a_panel_says_where_each_value_is_from(values):
    panel = comity.panel("trade,vote_agreement_adopted", states="china,russia", years=(2013, 2023))
    rows = panel.sources("trade", "vote_agreement_adopted").rows
    assert rows.columns == [
        "ccode1",
        "ccode2",
        "year",
        "trade",
        "vote_agreement_adopted",
        "trade_from",
    ]
    known = dict(
        rows.filter(pl.col("trade").is_not_null()).select("year", "trade_from").iter_rows()
    )
    assert known == {
        2013: "baci_trade_older+trade_fill",
        2014: "baci_trade_older+trade_fill",
        **dict.fromkeys(range(2015, 2021), "baci_trade_older"),
        2021: "trade_2021",
        2022: "trade_2022",
        2023: "baci_trade+trade_2023",
    }


def test_shares_of_all_partners_never_pass_one(values):
    shares = values.read_years(["export_share"], (1870, 2023))["export_share"]
    sums = shares.group_by("ccode1", "year").agg(pl.col("value").sum())
    assert sums["value"].max() <= 1 + 1e-6


def test_constant_and_current_dollars_meet_in_2023(values):
    both = values.read_years(["trade", "trade_constant"], (2023, 2023))
    joined = both["trade"].join(both["trade_constant"], on=["ccode1", "ccode2", "year"])
    assert joined.height == both["trade"].height
    assert (joined["value"] - joined["value_right"]).abs().max() < 1e-6
