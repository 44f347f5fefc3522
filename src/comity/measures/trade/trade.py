"""Trade between states: levels, totals, shares and ranks, in current dollars."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import (
    TableData,
    as_directed,
    mirrored,
    pair_array,
    spliced,
)
from comity.unit import DOLLARS

SOURCES = (
    "COW Bilateral Trade 4 with fills (1870-1999), BACI (2000-2020, 2023), OECD and UN Comtrade "
    "(2021, 2022, 2024), IMF (2025)"
)

_SPANS_OF_WHOLE_YEARS = {
    "cow_trade": (1870, 1999),
    "baci_trade_older": (2000, 2020),
    "trade_fill": (2000, 2014),
    "baci_trade": (2023, 2023),
}
SPANS = {
    **_SPANS_OF_WHOLE_YEARS,
    "trade_2021": (2021, 2021),
    "trade_2022": (2022, 2022),
    "trade_2023": (2023, 2023),
    "trade_2024": (2024, 2024),
    "imf_exports": (2025, 2025),
}


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="goods exported from a to b: as b's imports to 1999, reconciled from both sides in "
    "2000 to 2020 and 2023",
    reference="COW Bilateral Trade 4 with fills (1870-1999), BACI (2000-2020, 2023)",
    higher="A sells more to B",
    change="growth",
    spans=_SPANS_OF_WHOLE_YEARS,
)
def exports_of_whole_years(
    cow_trade: TableData,
    baci_trade_older: TableData,
    trade_fill: TableData,
    baci_trade: TableData,
) -> xr.DataArray:
    """Exports of goods from A to B in years with records of all pairs.

    Ranks, totals and models of the world's trade rest on these years alone. To 1999 zero means
    under half a million dollars; from 2000 a pair without recorded trade is missing. Taiwan's
    trade in 2000 to 2014 and Serbia's to 2005 are as importers report them; Taiwan's is missing
    in 2015 to 2020 and 2023. In 2023 67 states had not reported when BACI was made, so that
    their trade with each other is missing.
    """
    older = cow_exports(cow_trade.between(*SPANS["cow_trade"]))
    middle = _filled(pair_array(baci_trade_older, "exports"), cow_exports(trade_fill))
    return spliced(older, middle, pair_array(baci_trade, "exports"))


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="goods exported from a to b: as b's imports to 1999, reconciled from both sides in "
    "2000 to 2020 and 2023, the best report in 2021, 2022 and 2024, as a's exports in 2025",
    reference=SOURCES,
    higher="A sells more to B",
    change="growth",
    spans=SPANS,
)
def exports(
    exports_of_whole_years: xr.DataArray,
    trade_2021: TableData,
    trade_2022: TableData,
    trade_2023: TableData,
    trade_2024: TableData,
    imf_exports: TableData,
) -> xr.DataArray:
    """Exports of goods from A to B.

    Sources follow each other, and levels can jump between them. To 1999 zero means under half
    a million dollars. 2021, 2022 and 2024 are incomplete: nine importers and the partners of
    China and the United States, 73 importers, and the partners of China. For 2023 the OECD and
    the partners of China fill some flows that BACI lacks. Fragments are missing: reports of these
    years that have less than half of the least of 2019, 2020 and 2023, or in 2025 less than a
    fifth, where no war or embargo explains it. Oil that sanctions hide is not in it,
    above all Iran's and Venezuela's for China from 2019. The reports of each side by itself are
    in exports_reported and imports_reported.
    """
    early = exports_of_whole_years.sel(year=slice(None, 2020))
    parts = (
        early,
        pair_array(trade_2021, "exports"),
        pair_array(trade_2022, "exports"),
        pair_array(trade_2024, "exports"),
        # A fetched edition of BACI can go on after 2023, and then has more than the reports.
        _filled(
            exports_of_whole_years.sel(year=slice(2023, None)), pair_array(trade_2023, "exports")
        ),
        pair_array(imf_exports, "exports"),
    )
    return spliced(*(_with_values(part) for part in parts))


@measure(
    level="dyad",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="exports of a to b + exports of b to a",
    reference=SOURCES,
    higher="the two trade more",
    change="growth",
)
def trade(exports: xr.DataArray) -> xr.DataArray:
    """Trade in goods between the two.

    Missing where either direction is.
    """
    return exports + mirrored(exports)


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(-math.inf, math.inf),
    formula="exports of a to b - exports of b to a",
    reference=SOURCES,
    higher="A sells B more than it buys there; below zero it buys more",
)
def trade_balance(exports: xr.DataArray) -> xr.DataArray:
    """Trade balance of A with B, in goods.

    Missing where either direction is.
    """
    return exports - mirrored(exports)


def cow_exports(cow_trade: TableData) -> xr.DataArray:
    """Read the older source, which has for each pair what each imported from the other.

    What ``ccode1`` imported is what ``ccode2`` exported to it, and the other way round.
    """
    to_higher = pair_array(as_directed(cow_trade), "imports2")
    to_lower = pair_array(as_directed(cow_trade, turned=True), "imports1")
    return to_higher.fillna(to_lower)


def _filled(array: xr.DataArray, fill: xr.DataArray) -> xr.DataArray:
    """Fill what is missing in the years of an array from another one."""
    if not (array["year"].size and fill["year"].size):
        return array
    return array.fillna(fill.reindex(year=array["year"]))


def _with_values(array: xr.DataArray) -> xr.DataArray:
    """Select the years in which anything is recorded."""
    return array.isel(year=np.isfinite(array.values).any(axis=(1, 2)))
