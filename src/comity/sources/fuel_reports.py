"""Fuels that no report can show: who has reported trade in a year, and whose reports lack fuels.

A flow is in the source where one of the two states reports it. Where neither does, its absence is
no fact. States that sell fuels and name no buyers of them are known by the buyers' reports alone.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

SOME = 1.0
"""Million dollars of fuels in any year: between pairs with less, none is taken for none."""

LARGE = 300.0
"""Million dollars a year of fuels that do not stop for one or two years alone."""

FIRST_YEARS = {
    (355, 1995, 1995): 1996,
    (433, 1995, 1995): 1996,
    (452, 1995, 1996): 1997,
    (471, 1995, 1995): 1996,
    (501, 1995, 1996): 1997,
    (692, 1995, 2010): 2011,
    (770, 1995, 2002): 2003,
    (840, 1995, 1995): 1996,
}
"""Years before the reports of Bulgaria, Senegal, Ghana, Cameroon, Kenya, Bahrain, Pakistan and the
Philippines are in the source, and the first year after them."""

FRACTIONS = {(750, 1995, 2005): 2006, (713, 1995, 1996): 1997}
"""Years in which the source has a fraction of what India and Taiwan import, crude oil above all,
and the first year after them: 6.5 billion dollars of India in 2004, and 44.1 in 2006."""

UNNAMED_BUYERS = (670, 690, 694)
"""Saudi Arabia, Kuwait and Qatar, which report trade and name next to no buyers of their fuels: of
buyers that had not reported, the source has in 2014 to 2024 none of their crude oil but a cargo of
Qatar for Chad, and of their gas what Qatar sold Bangladesh in 2019."""

UNNAMED_CRUDE = (*UNNAMED_BUYERS, 696)
"""Those that name no buyers of crude oil: the United Arab Emirates name buyers of other fuels."""

NEVER_REPORTED = (101, 411, 483, 520, 531, 701, 731)
"""Venezuela, Equatorial Guinea, Chad, Somalia, Eritrea, Turkmenistan and North Korea, which have
reported nothing since 2014: who has trade with one of them has reported it itself."""

_MANY = 100
"""States that have reported in a year from which the others are taken for those that did not."""

FLOW = ["ccode1", "ccode2", "year"]


def find_unreported(
    rows: pl.DataFrame, reports: pl.DataFrame, unnamed: tuple[int, ...] = UNNAMED_BUYERS
) -> pl.DataFrame:
    """Find the flows that no report can show: those of pairs that trade fuels in other years.

    In the years before a state's first report they are those of sellers that name no buyers, if
    the first report has fuels of them.

    Parameters
    ----------
    rows
        Recorded fuels: ccode1 (exporter), ccode2, year, product and value in million dollars.
    reports
        reporter and year of each state that has reported trade; of years with few, nothing follows.
    unnamed
        Sellers whose reports name no buyers of these fuels.

    Returns
    -------
    polars.DataFrame
        ccode1, ccode2 and year.
    """
    recorded = rows.group_by(FLOW).agg(pl.col("value").sum()).filter(pl.col("value") >= SOME)
    is_unnamed = pl.col("ccode1").is_in(unnamed)
    pairs = recorded.select(FLOW[:2]).unique()
    silent = _silent(rows, reports)
    bought = pairs.join(silent, left_on="ccode2", right_on="ccode")
    seen = silent.select("year", ccode1="ccode", silent=True)
    unseen = bought.join(seen, on=["ccode1", "year"], how="left").filter(
        is_unnamed | pl.col("silent")
    )
    before = _year_by_year(FIRST_YEARS).rename({"year": "before", "after": "year"})
    first = recorded.filter(is_unnamed).join(before, on=["ccode2", "year"])
    whole = pl.concat([unseen.select(FLOW), first.select(*FLOW[:2], year="before")])
    return whole.unique(maintain_order=True).join(recorded, on=FLOW, how="anti")


def find_fractions(rows: pl.DataFrame) -> pl.DataFrame:
    """Find the crude oil that is absent where the source has a fraction of a state's imports.

    Of sellers with much of it in one of these years, or in the first year after them. Saudi
    Arabia sold India 18.8 million tonnes in 2002-03, and the United Arab Emirates 9.0 [1]_.

    References
    ----------
    .. [1] http://www.rediff.com/money/2003/aug/22oil.htm?zcc=rl
    """
    crude = rows.filter(pl.col("value") >= SOME, product="crude oil")
    years = _year_by_year(FRACTIONS)
    first = years.group_by("ccode2").agg(start=pl.col("year").min(), end=pl.col("after").max())
    near = pl.col("year").is_between("start", "end") & (pl.col("value") >= LARGE)
    sellers = crude.join(first, on="ccode2").filter(near).select(FLOW[:2]).unique()
    return sellers.join(years, on="ccode2").join(crude, on=FLOW, how="anti").select(FLOW)


def _year_by_year(spans: Mapping[tuple[int, int, int], int]) -> pl.DataFrame:
    """List each year of the spans of buyers, with the first year after its span."""
    rows = [
        (one, year, after)
        for (one, start, end), after in spans.items()
        for year in range(start, end + 1)
    ]
    schema = {"ccode2": pl.Int16, "year": pl.Int16, "after": pl.Int16}
    return pl.DataFrame(rows, schema=schema, orient="row")


def find_reporters(traded: pl.DataFrame) -> pl.DataFrame:
    """Find the states that have reported trade, from the trade that the source has.

    Parameters
    ----------
    traded
        ccode1, ccode2 and year of each recorded trade in all goods.

    Returns
    -------
    polars.DataFrame
        year and reporter.

    Examples
    --------
    >>> rows = [(710, 101, 2024), (816, 710, 2024)]
    >>> schema = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}
    >>> find_reporters(pl.DataFrame(rows, schema=schema, orient="row")).rows()
    [(2024, 710)]
    """
    swapped = traded.select(ccode1="ccode2", ccode2="ccode1", year="year")
    either = pl.concat([traded.select(FLOW), swapped])
    with_silent = either.filter(pl.col("ccode2").is_in(NEVER_REPORTED))
    return with_silent.select("year", reporter="ccode1").unique(maintain_order=True)


def _silent(rows: pl.DataFrame, reports: pl.DataFrame) -> pl.DataFrame:
    """List the states and years without a report: ccode and year."""
    many = reports.unique().filter(pl.len().over("year") >= _MANY)
    states = pl.concat(rows.select(ccode=side) for side in FLOW[:2]).unique()
    grid = states.join(many.select("year").unique(), how="cross")
    return grid.join(many, left_on=["ccode", "year"], right_on=["reporter", "year"], how="anti")
