"""Money between states: official finance, deals, investment, swap lines, and currencies."""

from __future__ import annotations

import math

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import (
    TableData,
    mirrored,
    pair_array,
    pair_counts,
    state_array,
    system_array,
    yearly,
)
from comity.states.state import CHINA
from comity.unit import DOLLARS, DOLLARS_2021, count_of, percent_of


@measure(
    level="directed",
    unit=DOLLARS_2021,
    bounds=(0, math.inf),
    formula="official finance committed by a (China) to b in the year: aid, other official and "
    "vague flows, adjusted for rollovers",
    reference="Custer et al. (2023), AidData Global Chinese Development Finance 3.0",
    higher="more Chinese official finance",
    change="growth",
    sender=CHINA,
)
def chinese_finance(aiddata_finance: TableData) -> xr.DataArray:
    """Chinese official finance committed to B.

    The source covers only what China gives; a recipient without a row in a year is missing, and
    so is a year whose projects' amounts are not known.
    """
    kinds = pl.sum_horizontal("other_official", "aid", "vague", ignore_nulls=False)
    return pair_array(aiddata_finance.columns(total=kinds), "total")


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="sum of Chinese investments and construction contracts of 100 million dollars and "
    "more made in b in the year",
    reference="American Enterprise Institute, China Global Investment Tracker",
    higher="more Chinese deals",
    change="growth",
    sender=CHINA,
)
def chinese_deals(investment_deals: TableData) -> xr.DataArray:
    """Chinese investment and construction deals made in B."""
    return pair_array(investment_deals, "value")


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(-math.inf, math.inf),
    formula="direct investment position of a in b at the year's end, as the investor's side "
    "reports it, or the host's where the investor's does not",
    reference="IMF, Direct Investment Positions by Counterpart Economy",
    higher="A owns more in B; below zero where loans back exceed equity",
    change="difference",
)
def direct_investment(investment_positions: TableData) -> xr.DataArray:
    """Direct investment position of A in B.

    Five reporters only (China, Germany, Japan, Singapore, United States) and what they say
    of their partners; the two sides' figures differ a lot.
    """
    investor = investment_positions.rows(pl.col("reported_by") == "investor")
    host = investment_positions.rows(pl.col("reported_by") == "host")
    return pair_array(investor, "value").fillna(pair_array(host, "value"))


@measure(
    level="dyad",
    unit=count_of("lines"),
    bounds=(0, math.inf),
    formula="number of agreements of the two central banks on swap lines in force on a day of the "
    "year; both sides and the renewals of one line are one agreement, pooled funds are none",
    reference="Bahaj, Fuchs and Reis (2024), The Global Network of Liquidity Lines",
    higher="more standing lines between the two central banks",
    window=100,
)
def swap_lines_in_force(swap_lines: TableData) -> xr.DataArray:
    """Swap lines between the two central banks in force.

    Lines of the same form under the same initiative are one agreement with its renewals. A pair
    without a line is missing, since lines of the euro area belong to no member alone.
    """
    bilateral = swap_lines.undirected().rows(pl.col("type") != "pooled fund")
    spells = yearly(bilateral, pl.col("start").dt.year(), pl.col("end").dt.year())
    agreement = pl.struct("ccode1", "ccode2", "year", "type", "form", "initiative")
    lines = pair_counts(spells.rows(agreement.is_first_distinct()))
    return lines.fillna(mirrored(lines))


@measure(
    level="state",
    unit=count_of("years since joining", "year since joining"),
    bounds=(0, math.inf),
    formula="years since the state joined the Belt and Road; zero for others, missing where the "
    "date is uncertain",
    reference="Nedopil (2025), Countries of the Belt and Road Initiative",
    higher="a member for longer",
    window=100,
)
def belt_and_road_years(belt_and_road: TableData) -> xr.DataArray:
    """Years since joining the Belt and Road Initiative.

    Members whose date of joining is uncertain, Russia and Austria among them, are missing.
    """
    dated = belt_and_road.rows(pl.col("joined").is_not_null())
    spells = yearly(dated, pl.col("joined").dt.year(), pl.col("left").dt.year())
    since = spells.columns(since=pl.col("year") - pl.col("joined").dt.year())
    uncertain = belt_and_road.frame.filter(pl.col("joined").is_null())["ccode"].to_numpy()
    years = state_array(since, "since")
    return years.where(~years["state"].isin(uncertain))


@measure(
    level="system",
    unit=percent_of("reserves"),
    bounds=(0, 100),
    formula="share of the dollar in official reserves of known currency, mean of the quarters",
    reference="IMF, Currency Composition of Official Foreign Exchange Reserves (COFER)",
    higher="the world's central banks hold more dollars",
    reach="system",
)
def reserves_in_dollars(reserve_currencies: TableData) -> xr.DataArray:
    """Share of the dollar in the world's reserves."""
    return system_array(reserve_currencies.rows(pl.col("currency") == "USD"), "share")


@measure(
    level="system",
    unit=percent_of("reserves"),
    bounds=(0, 100),
    formula="share of the yuan in official reserves of known currency, mean of the quarters",
    reference="IMF, Currency Composition of Official Foreign Exchange Reserves (COFER)",
    higher="the world's central banks hold more yuan",
    reach="system",
)
def reserves_in_yuan(reserve_currencies: TableData) -> xr.DataArray:
    """Share of the yuan in the world's reserves."""
    return system_array(reserve_currencies.rows(pl.col("currency") == "CNY"), "share")


@measure(
    level="system",
    unit=percent_of("payments"),
    bounds=(0, 100),
    formula="share of the yuan in international payments by value, mean of the months",
    reference="Swift, RMB Tracker",
    higher="more of the world's payments are in yuan",
    reach="system",
)
def payments_in_yuan(payment_currencies: TableData) -> xr.DataArray:
    """Share of the yuan in the world's payments.

    The mean of the months with a report: nine of 2024, from April on, and those of the last year so
    far.
    """
    chosen = (pl.col("currency") == "CNY") & (pl.col("use") == "payments")
    return system_array(payment_currencies.rows(chosen), "share")
