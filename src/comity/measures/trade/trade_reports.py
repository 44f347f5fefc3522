"""Mirror figures: what the seller reports, what the buyer reports, and how far they differ.

The exports that a reports and the imports that b reports are two facts about one flow. They
are separate here; the measures of trade say in their formulas which of them they take.
"""

from __future__ import annotations

import math
from functools import reduce

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import (
    TableData,
    annual,
    mirrored,
    pair_array,
    part_of,
    state_array,
)
from comity.states.state import CHINA, RUSSIA
from comity.unit import DOLLARS, TIMES, share_of

_REFERENCE = (
    "UNCTAD (1995, 2005, 2015), UN Comtrade (2016, 2022), IMF (2025); partners of China 2014-2024 "
    "and of the United States 2001-2023, UN Comtrade; China's customs (China and Russia 2017-2024)"
)
_MONTHS = 12


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="goods exported from a to b as a reports them",
    reference=_REFERENCE,
    higher="A reports that it sells more to B",
    change="growth",
)
def exports_reported(
    unctad_trade: TableData,
    comtrade_trade: TableData,
    partner_reports: TableData,
    china_russia_months: TableData,
    imf_exports: TableData,
) -> xr.DataArray:
    """Exports of goods from A to B that A reports.

    All pairs in 1995, 2005, 2015, 2016 and 2025; in other years what partners report of their sales
    to China and the United States, and China of its sales to Russia. Russia has published
    none since January 2022. Where two sources have one flow, the earlier named is taken.
    """
    sides = (
        pair_array(unctad_trade, "exports"),
        pair_array(comtrade_trade, "exports"),
        pair_array(partner_reports.rows(pl.col("reporter") == pl.col("ccode1")), "exports"),
        pair_array(_whole_years(china_russia_months).rows(pl.col("ccode1") == CHINA), "exports"),
        pair_array(imf_exports, "exports"),
    )
    return _filled(*sides)


@measure(
    level="directed",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="goods exported from a to b as b reports its imports",
    reference=_REFERENCE,
    higher="B reports that it buys more from A",
    change="growth",
)
def imports_reported(
    comtrade_imports: TableData, partner_reports: TableData, china_russia_months: TableData
) -> xr.DataArray:
    """Exports of goods from A to B that B reports as its imports.

    What 71 importers report for 2022, partners of their purchases from China and the United
    States, and China of its purchases from Russia. Importers count freight and insurance in,
    exporters do not.
    """
    return _filled(
        pair_array(comtrade_imports, "exports"),
        pair_array(partner_reports.rows(pl.col("reporter") == pl.col("ccode2")), "exports"),
        pair_array(_whole_years(china_russia_months).rows(pl.col("ccode2") == CHINA), "exports"),
    )


@measure(
    level="directed",
    unit=share_of("the seller's figure"),
    bounds=(-1, math.inf),
    formula="imports that b reports / exports that a reports - 1",
    reference=_REFERENCE,
    higher="B reports buying more than A reports selling (freight makes some 5 to 10 percent)",
)
def mirror_gap(exports_reported: xr.DataArray, imports_reported: xr.DataArray) -> xr.DataArray:
    """Gap between what B reports buying and what A reports selling.

    Missing where either side's report is.
    """
    return part_of(imports_reported, exports_reported) - 1


@measure(
    level="dyad",
    unit=DOLLARS,
    bounds=(0, math.inf),
    formula="sum of twelve months of exports in both directions",
    reference="General Administration of Customs of China, through UN Comtrade",
    higher="the two trade more",
    change="growth",
    only_pair=(RUSSIA, CHINA),
)
def customs_trade(china_russia_months: TableData) -> xr.DataArray:
    """Trade in goods between the two as China's customs report it.

    China and Russia alone, 2017 to 2024. Purchases have freight and insurance in them, sales
    do not.
    """
    exports = pair_array(_whole_years(china_russia_months), "exports")
    return exports + mirrored(exports)


@measure(
    level="state",
    unit=TIMES,
    bounds=(0, math.inf),
    formula="trade with all recorded partners / total trade, both ways, by the Atlas of Economic "
    "Complexity",
    reference="Growth Lab, Harvard University, Atlas of Economic Complexity",
    higher="more of the trade of the state is known by partner",
    reach="either",
)
def recorded_trade_ratio(total_trade: xr.DataArray, trade_totals: TableData) -> xr.DataArray:
    """Recorded trade of a state relative to its total trade in another source.

    From 1988, where both totals are known. Shares and ranks of partners rest on the recorded
    trade, and where the ratio is far below 1 they are too high (Panama in 1990, 0.41). It is no
    share: the Atlas corrects reports against each other, and then has less.
    """
    whole = state_array(trade_totals, "exports") + state_array(trade_totals, "imports")
    return part_of(total_trade, whole)


def _whole_years(months: TableData) -> TableData:
    """Select the flows of years of which all twelve months are there."""
    return annual(months.rows(pl.len().over("ccode1", "ccode2", "year") == _MONTHS))


def _filled(*arrays: xr.DataArray) -> xr.DataArray:
    """Take each cell from the first array that has it, over the years of all of them."""
    filled: xr.DataArray = reduce(lambda array, more: array.combine_first(more), arrays)
    return filled
