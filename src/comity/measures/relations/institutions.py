"""What states do together in organisations and by treaty, and who visits whom."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, pair_array, pair_counts
from comity.states.state import CHINA
from comity.unit import count_of, percent_of, quantity_in

_ALL_YEARS = 100
"""A window that reaches back over all years of the trade agreements' source."""


@measure(
    level="directed",
    unit=count_of("visits"),
    bounds=(0, math.inf),
    formula="visits of China's president, premier or paramount leader to b in the year",
    reference="Turcsányi, Šimalčík et al. (2020), CEIAS",
    higher="China's leaders went there more often",
    sender=CHINA,
)
def chinese_leader_visits(chinese_visits: TableData) -> xr.DataArray:
    """Visits of China's leaders to B.

    Zero where none is recorded in the years covered.
    """
    visits = pair_array(chinese_visits, "visits")
    from_china = (visits["a"] == 710) & (visits["b"] != 710)
    return visits.where(visits.notnull() | ~from_china, 0)


@measure(
    level="directed",
    unit=percent_of("respondents"),
    bounds=(0, 100),
    formula="share of respondents in a with a favourable view of b",
    reference="Pew Research Center, Global Attitudes Surveys",
    higher="the public of A thinks better of B",
)
def favourability(public_views: TableData) -> xr.DataArray:
    """Favourable views of B among the public of A.

    Views of China in 2013 are missing: the source has answers to another question for them.
    """
    return pair_array(public_views, "favourable")


@measure(
    level="dyad",
    unit=quantity_in("Goldstein points a month"),
    bounds=(-math.inf, math.inf),
    formula="sum of the Goldstein values of the events of the year between the two / months "
    "with events",
    reference="Leetaru and Schrodt (2013); Goldstein (1992), Journal of Conflict Resolution 36",
    higher="the news tell of more cooperation than conflict, and of more of it",
)
def goldstein_score(event_scores: TableData) -> xr.DataArray:
    """Net cooperation in the news, weighted by their volume."""
    monthly = pl.col("score") / pl.col("months")
    return pair_array(event_scores.columns(monthly=monthly), "monthly")


@measure(
    level="dyad",
    unit=count_of("agreements"),
    bounds=(0, math.inf),
    formula="number of trade agreements between the two that had entered into force by the year",
    reference="Dür, Baccini and Elsig (2014), Review of International Organizations 9",
    higher="the two are bound by more trade agreements",
    window=_ALL_YEARS,
)
def trade_agreements(trade_treaties: TableData) -> xr.DataArray:
    """Trade agreements in force between the two.

    Accessions are followed, withdrawals are not; two members of one bloc are not bound to
    each other by its treaties with others.
    """
    begun = pair_counts(trade_treaties)
    summed = np.nancumsum(begun.values, axis=0)
    return begun.copy(data=np.where(np.isnan(begun.values), np.nan, summed))
