"""What they trade: whether one sells what the other buys, and whether both sell the same."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.periods import by_period
from comity.measures.reductions import most_along
from comity.measures.table_arrays import (
    TableData,
    pair_array,
    part_of,
    spliced,
    state_array,
    state_counts,
)
from comity.measures.trade.trade_totals import LEAST_PARTNERS
from comity.methods.trade.complementarity import complementarity
from comity.sources.trade.baci_fuels import PRODUCTS
from comity.states.state import CHINA, RUSSIA
from comity.unit import INDEX, share_of


@measure(
    level="directed",
    unit=INDEX,
    bounds=(0, 1),
    formula="1 - sum over eight fuels of |share in the fuels that a exports - share in the fuels "
    "that b imports| / 2",
    reference="Michaely (1996), Trade Preferential Agreements in Latin America, World Bank; BACI",
    higher="the fuels that A sells abroad are more nearly those that B buys abroad",
    reach="either",
)
def fuel_complementarity(fuel_trade: TableData, incomplete_fuels: TableData) -> xr.DataArray:
    """Fit of the fuels that A exports to those that B imports.

    Over all their partners; missing where a large part of what A exports or B imports is not
    known. Of all goods only fuels are known every year for all pairs of states.
    """
    flows = [_product(fuel_trade, fuel) for fuel in PRODUCTS.values()]
    lacks = {
        side: state_counts(incomplete_fuels.rows(pl.col("side") == side))
        .reindex(year=flows[0]["year"])
        .notnull()
        for side in ("exports", "imports")
    }
    sold = xr.concat([flow.sum("b", min_count=1) for flow in flows], "fuel")
    sold = sold.where(~lacks["exports"].rename(state="a"))
    bought = xr.concat([flow.sum("a", min_count=1) for flow in flows], "fuel")
    bought = bought.where(~lacks["imports"].rename(state="b"))
    shares = (
        part_of(sold, sold.sum("fuel")).transpose("year", "a", "fuel").values[:, :, None],
        part_of(bought, bought.sum("fuel")).transpose("year", "b", "fuel").values[:, None],
    )
    fit = by_period(complementarity, flows[0].shape, *shares)
    return flows[0].copy(data=fit)


@measure(
    level="directed",
    unit=INDEX,
    bounds=(0, 1),
    formula="1 - sum over ten sections of goods of |share in the goods that a exports - share in "
    "the goods that b imports| / 2",
    reference="Michaely (1996), Trade Preferential Agreements in Latin America, World Bank; UNCTAD",
    higher="the goods that A sells abroad are more nearly those that B buys abroad",
    reach="either",
)
def goods_complementarity(goods_by_section: TableData) -> xr.DataArray:
    """Fit of the goods that A exports to those that B imports.

    Over all their partners, by section of the SITC, in 1995, 2005 and 2015. Ten sections are
    coarse: cars for aircraft count as a fit. Missing where fewer than ten partners are known. No
    later year has the goods of all exporters: the OECD's products are of nine importers alone.
    """
    sides = (("exports", "markets"), ("imports", "suppliers"))
    sold, bought = (_section_shares(goods_by_section, *side) for side in sides)
    fit = xr.apply_ufunc(
        complementarity,
        sold.rename(state="a"),
        bought.rename(state="b"),
        input_core_dims=[["section"], ["section"]],
    )
    return spliced(fit)


@measure(
    level="dyad",
    unit=share_of("trade"),
    bounds=(0, 1),
    formula="1 - sum over products of |exports - imports| / sum over products of "
    "(exports + imports), six digits of the Harmonized System",
    reference="Grubel and Lloyd (1975), Intra-Industry Trade; BACI",
    higher="the two sell each other the same goods; at 0 each sells what the other does not",
    only_pair=(RUSSIA, CHINA),
)
def two_way_trade(china_russia_products: TableData) -> xr.DataArray:
    """Trade in the same goods both ways (Grubel and Lloyd).

    China and Russia alone, 2017 to 2023: products are known for no other pair.
    """
    pair = (pl.min_horizontal("ccode1", "ccode2"), pl.max_horizontal("ccode1", "ccode2"))
    # Single precision, summed in any order, would not give the same value twice.
    value = pl.col("value").cast(pl.Float64)
    net = pl.when(pl.col("ccode1") < pl.col("ccode2")).then(value).otherwise(-value)
    products = china_russia_products.frame.group_by(
        pair[0].alias("ccode1"), pair[1].alias("ccode2"), "year", "product", maintain_order=True
    ).agg(net.sum().abs().alias("one_way"), value.sum())
    both = 1 - pl.col("one_way").sum() / pl.col("value").sum()
    index = products.group_by("ccode1", "ccode2", "year", maintain_order=True).agg(
        both.alias("index")
    )
    table = replace(china_russia_products.table, unit_of_analysis="undirected")
    return pair_array(replace(china_russia_products, table=table, frame=index), "index")


def _section_shares(table: TableData, amount: str, count: str) -> xr.DataArray:
    """Return the share of each section in a state's exports or imports: (section, year, state).

    Of the years that the table has rows of.
    """
    years = sorted(table.frame["year"].unique())
    sections = sorted(table.frame["section"].unique())
    rows = [table.rows(pl.col("section") == section) for section in sections]
    amounts = xr.concat([state_array(each, amount) for each in rows], "section")
    partners = most_along(
        xr.concat([state_array(each, count) for each in rows], "section"), "section"
    )
    # A state that trades nothing of a section has no row of it: none was recorded.
    whole = amounts.sum("section", min_count=1).where(partners >= LEAST_PARTNERS)
    return part_of(amounts.fillna(0.0), whole).sel(year=years)


def _product(facts: TableData, product: str) -> xr.DataArray:
    """Read the trade in one product."""
    return pair_array(facts.rows(pl.col("product") == product), "value")
