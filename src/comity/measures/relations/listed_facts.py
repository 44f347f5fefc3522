"""What the lists kept here tell: institutions shared, exercises after 2010, own currencies."""

from __future__ import annotations

import math

import polars as pl
import xarray as xr

from comity.measures.measure import UNITED_STATES, measure
from comity.measures.table_arrays import TableData, pair_array, pair_counts, together, yearly

_MEMBERS = "Comity, list of dated memberships (SCO, BRICS, NDB, EAEU, CSTO, ASEAN, GCC, EU, NATO)"
_FACTS = "Comity, list of facts of relations, each with its public page"


@measure(
    level="dyad",
    unit="institutions",
    bounds=(0, math.inf),
    formula="number of SCO, BRICS, New Development Bank, EAEU, CSTO, ASEAN and GCC of which both "
    "were members on a day of the year; none of them has had a member of the EU, NATO or the G7",
    reference=_MEMBERS,
    higher="the two meet in more institutions that have no Western member",
)
def shared_non_western_institutions(institution_members: TableData) -> xr.DataArray:
    """Institutions without Western members, of the seven listed, of which both are members."""
    return _shared(institution_members.rows(pl.col("complete") & ~pl.col("western")))


@measure(
    level="dyad",
    unit="institutions",
    bounds=(0, math.inf),
    formula="number of SCO, BRICS, New Development Bank, EAEU, CSTO, ASEAN, GCC, EU and NATO of "
    "which both were members in the year and the United States was not",
    reference=_MEMBERS,
    higher="the two meet in more institutions in which the United States does not sit",
    also=(UNITED_STATES,),
)
def shared_institutions_without_us(institution_members: TableData) -> xr.DataArray:
    """Institutions, of the nine listed, of which both are members and the United States is not."""
    return _shared(institution_members.rows(pl.col("complete")), without=UNITED_STATES)


@measure(
    level="dyad",
    unit="exercises",
    bounds=(0, math.inf),
    formula="number of joint exercises of the pair, patrols aside, that began in the year and "
    "for which a public page was found",
    reference=_FACTS,
    higher="the two exercised together more often",
)
def exercises_after_2010(later_exercises: TableData) -> xr.DataArray:
    """Joint exercises after 2010, as listed for this pair.

    Only pairs with a list have values: China and Russia. The coded data of all pairs end in
    2010, see joint_exercises; the two counts are not of one method.
    """
    return _listed(later_exercises, ~_PATROL)


@measure(
    level="dyad",
    unit="patrols",
    bounds=(0, math.inf),
    formula="number of joint patrols of the pair in the air and at sea that began in the year "
    "and for which a public page was found",
    reference=_FACTS,
    higher="the two patrolled together more often",
)
def joint_patrols(later_exercises: TableData) -> xr.DataArray:
    """Joint patrols in the air and at sea, as listed for this pair.

    Only pairs with a list have values: China and Russia.
    """
    return _listed(later_exercises, _PATROL)


@measure(
    level="dyad",
    unit="percent",
    bounds=(0, 100),
    formula="share of the trade between the two that is settled in their own currencies, as last "
    "stated for the year",
    reference=_FACTS,
    higher="less of their trade is settled in the currencies of others",
)
def own_currency_settlement(settlement_shares: TableData) -> xr.DataArray:
    """Share of their trade that the two settle in their own currencies, as stated.

    Statements of officials and of the press, rounded; only pairs with a list have values.
    """
    newest = pl.col("as_of").max().over("ccode1", "ccode2", "year")
    return pair_array(settlement_shares.rows(pl.col("as_of") == newest), "share")


_PATROL = pl.col("kind").str.ends_with("patrol")


def _shared(spells: TableData, without: int | None = None) -> xr.DataArray:
    """Count the institutions of which both are members, but those in which a third state sits."""
    held = yearly(spells, pl.col("start").dt.year(), pl.col("end").dt.year())
    meeting = held.columns(meeting=pl.concat_str("institution", "year", separator=" "))
    if without is not None:
        sits = (pl.col("ccode") == without).any().over("meeting")
        meeting = meeting.rows(~sits)
    # A state that left and came back within the year sat there once.
    return together(meeting.rows(pl.struct("meeting", "ccode").is_first_distinct()), "meeting")


def _listed(exercises: TableData, kind: pl.Expr) -> xr.DataArray:
    """Count rows of a kind; zero only where the pair has a row of some kind that year."""
    listed = pair_counts(exercises)
    return pair_counts(exercises.rows(kind)).fillna(0).where(listed.notnull())
