"""Flows of fuels whose record, or its absence, cannot be true, each with the reason."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from comity.sources.fuel_reports import (
    FLOW,
    LARGE,
    SOME,
    UNNAMED_CRUDE,
    find_fractions,
    find_unreported,
)
from comity.sources.hidden_fuels import ALL_FUELS, CRUDE_ONLY, GAS_ONLY, list_hidden_fuels

GAS = ("liquefied natural gas", "gaseous natural gas")
"""Natural gas, by ship and by pipe, as the table of fuels names it."""

NEXT_TO_NONE = 0.01
"""Below this part of the lesser of the years around, a record between them is no amount."""

_INTERRUPTION = 3
"""Years from the last amount before such records to the first one after them."""


class Silent(NamedTuple):
    """States none of which has published trade by partner in some years."""

    states: tuple[int, ...]
    first: int
    last: int


SILENT = (
    # Russia, Ukraine, Belarus, Kazakhstan, Uzbekistan, Turkmenistan, Azerbaijan, Georgia,
    # Armenia, Tajikistan and Bulgaria.
    Silent((365, 369, 370, 705, 704, 701, 373, 372, 371, 702, 355), 1995, 1995),
    Silent((365, 370), 1996, 1996),
    # Cuba, Venezuela, Russia, Belarus, Iran, Syria, Turkmenistan and North Korea.
    Silent((40, 101, 365, 370, 630, 652, 701, 731), 2022, 2024),
)
"""The states of which the source has no fuels between each other because they reported none."""

_NOT_RECORDED = "fuels of the pair and year are not known"
_GAS_NOT_RECORDED = "natural gas of the pair and year is not known"
_NO_TRADE_RECORDED = "neither of the two has published any trade with the other in the year"
_NOT_REPORTED = "neither of the two has made a report that shows their fuels of the year"
_FRACTION = "crude oil of a state of whose imports the source has a fraction"


def find_unknown_fuels(
    rows: pl.DataFrame, traded: pl.DataFrame, reports: pl.DataFrame
) -> pl.DataFrame:
    """Find the flows whose record cannot be true.

    Parameters
    ----------
    rows
        Recorded fuels: ccode1 (exporter), ccode2, year, product and value in million dollars.
    traded
        ccode1, ccode2 and year of each recorded trade in all goods; of other years, and of states
        that are not in it, nothing follows from it.
    reports
        reporter and year of each state that has reported trade; of years with few, nothing follows.

    Returns
    -------
    polars.DataFrame
        ccode1, ccode2, year, product (all fuels, gas or crude oil) and why, once a pair, year and
        product, and once a pair and year of which no fuel is known.
    """
    gas = _word(
        _interrupted(rows.filter(pl.col("product").is_in(GAS))), GAS_ONLY, _GAS_NOT_RECORDED
    )
    of_crude = rows.filter(product="crude oil")
    fraction = _word(_of_covered(find_fractions(rows), rows), CRUDE_ONLY, _FRACTION)
    unseen = find_unreported(of_crude, reports, UNNAMED_CRUDE)
    crude = _word(_of_covered(unseen, rows), CRUDE_ONLY, _NOT_REPORTED)
    absent = _word(_without_trade(rows, traded), ALL_FUELS, _NO_TRADE_RECORDED)
    silent = _word(_of_covered(find_unreported(rows, reports), rows), ALL_FUELS, _NOT_REPORTED)
    listed = _word(
        pl.concat([_interrupted(rows), _silent(rows)]).unique(FLOW), ALL_FUELS, _NOT_RECORDED
    )
    years = rows["year"].unique()
    hidden = list_hidden_fuels().filter(pl.col("year").is_in(years.implode()))
    of_all = pl.col("product") == ALL_FUELS
    reported = _of_covered(hidden, rows)
    # The last of the words on a pair, year and product is kept: that its fuels are hidden.
    words = [
        gas,
        fraction,
        crude,
        reported.filter(~of_all),
        silent,
        absent,
        listed,
        reported.filter(of_all),
    ]
    columns = [*FLOW, "product", "why"]
    whole = pl.concat(word.select(columns) for word in words)
    once = whole.unique([*FLOW, "product"], keep="last", maintain_order=True)
    return once.filter(of_all | ~of_all.any().over(FLOW))


def _word(flows: pl.DataFrame, product: str, why: str) -> pl.DataFrame:
    """Add to flows what of them is not known, and why."""
    return flows.sort(FLOW).with_columns(product=pl.lit(product), why=pl.lit(why))


def _interrupted(rows: pl.DataFrame) -> pl.DataFrame:
    """Find flows of one or two years with next to none between years with much."""
    totals = rows.group_by(FLOW).agg(pl.col("value").sum()).sort(FLOW)
    after = pl.col("year", "value").shift(-1).over("ccode1", "ccode2").name.suffix("_after")
    much = totals.filter(pl.col("value") >= LARGE).with_columns(after)
    around = much.filter(
        (pl.col("year_after") - pl.col("year")).is_between(2, _INTERRUPTION)
    ).with_columns(least=pl.min_horizontal("value", "value_after") * NEXT_TO_NONE)
    between = around.select(
        *FLOW[:2], "least", year=pl.int_ranges("year", "year_after", dtype=pl.Int16)
    ).explode("year")
    seen = between.join(totals, on=FLOW, how="left").filter(
        pl.col("value").fill_null(0) < pl.col("least")
    )
    return seen.select(FLOW)


def _silent(rows: pl.DataFrame) -> pl.DataFrame:
    """List the flows between states that publish nothing, of which the source has none."""
    pairs = [
        (a, b, year)
        for group in SILENT
        for a in group.states
        for b in group.states
        if a != b
        for year in range(group.first, group.last + 1)
    ]
    schema = {name: rows.schema[name] for name in FLOW}
    silent = pl.DataFrame(pairs, schema=schema, orient="row")
    return _of_covered(silent.join(rows, on=FLOW, how="anti"), rows)


def _without_trade(rows: pl.DataFrame, traded: pl.DataFrame) -> pl.DataFrame:
    """List the flows of pairs with no recorded trade at all, in either direction, that year.

    Where neither of two states reports, the source has nothing, whatever they trade. Only pairs
    that traded fuels in some year are listed.
    """
    sold = rows.group_by(FLOW).agg(pl.col("value").sum()).filter(pl.col("value") >= SOME)
    swapped = traded.select(ccode1="ccode2", ccode2="ccode1", year="year")
    either = pl.concat([traded.select(FLOW), swapped]).unique()
    grid = sold.select(FLOW[:2]).unique().join(traded.select("year").unique(), how="cross")
    absent = grid.join(either, on=FLOW, how="anti").join(rows, on=FLOW, how="anti")
    return _of_covered(_of_covered(absent, either), rows)


def _of_covered(flows: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Select the flows of states with any row in the year: others need no word on their pairs."""
    for side in FLOW[:2]:
        covered = pl.concat(rows.select("year", pl.col(c).alias(side)) for c in FLOW[:2])
        flows = flows.join(covered.unique(), on=["year", side], how="semi", maintain_order="left")
    return flows
