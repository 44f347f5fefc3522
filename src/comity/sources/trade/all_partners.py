"""What tables of trade share: their columns, and a state's total trade with all economies.

Tables of pairs have states alone. A share of a state's trade needs the whole, and the whole
has Hong Kong and other territories in it; they are summed here before they drop out.
"""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.source import Column, Exclusion, TableRows
from comity.states.codes import Scheme, with_ccode

COLUMNS = {
    "ccode": Column(pl.Int16, "state"),
    "year": Column(pl.Int16, "year"),
    "exports": Column(pl.Float64, "exports to all economies", "million current US dollars"),
    "imports": Column(pl.Float64, "imports from all economies", "million current US dollars"),
    "markets": Column(pl.Int16, "economies that the exports are summed over"),
    "suppliers": Column(pl.Int16, "economies that the imports are summed over"),
}
"""The columns of every table of this kind."""

KEY = ("ccode", "year")

EXPORT_COLUMNS = {
    "ccode1": Column(pl.Int16, "exporter"),
    "ccode2": Column(pl.Int16, "importer"),
    "year": Column(pl.Int16, "year"),
    "exports": Column(pl.Float32, "all goods", "million current US dollars"),
}
"""The columns of every table of exports of one state to another."""

EXPORT_KEY = ("ccode1", "ccode2", "year")


def with_all_partners(flows: pl.DataFrame, scheme: Scheme) -> TableRows:
    """Sum each state's exports and imports over every economy that a publisher lists.

    Parameters
    ----------
    flows
        Columns ``exporter`` and ``importer`` (codes of any economy), ``year`` and ``value`` in
        million dollars. Flows of nothing and within an economy do not count.
    scheme
        What the codes are.

    Returns
    -------
    TableRows
        A row a state-year with the declared columns; a side without any flow is missing.
    """
    itself = pl.col("exporter") == pl.col("importer")
    apart = flows.filter(~itself & (pl.col("value") > 0))
    sold, lost = _side(apart, "exporter", scheme, "exports", "markets")
    bought, lost_too = _side(apart, "importer", scheme, "imports", "suppliers")
    frame = sold.join(bought, on=KEY, how="full", coalesce=True)
    within = exclude_rows(flows.filter(itself), "trade of an economy with itself")
    negative = exclude_rows(flows.filter(pl.col("value") < 0), "a negative flow")
    return TableRows(frame, (*within, *negative, *lost, *lost_too))


def _side(
    flows: pl.DataFrame, side: str, scheme: Scheme, total: str, count: str
) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Sum one side of the flows by state and year, and count what is no state's."""
    conversion = with_ccode(flows, {side: "ccode"}, scheme=scheme, year="year")
    # To the dollar: rows come in no fixed order, and the last digits of a sum with them.
    value = pl.col("value")
    sums = conversion.frame.group_by(KEY).agg(
        value.sum().round(6).alias(total), value.len().alias(count)
    )
    return sums, exclude_codes(conversion)
