"""Joint exercises and patrols after 2010, from the facts of relations kept here."""

from __future__ import annotations

import math

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, pair_counts
from comity.states.state import CHINA, RUSSIA
from comity.unit import count_of

_FACTS = "Comity, list of facts of relations, each with its public page"

_PATROL = pl.col("kind").str.ends_with("patrol")


@measure(
    level="dyad",
    unit=count_of("exercises"),
    bounds=(0, math.inf),
    formula="number of joint exercises of the pair, without patrols, that began in the year and "
    "for which a public page was found",
    reference=_FACTS,
    higher="the two exercised together more often",
    only_pair=(RUSSIA, CHINA),
)
def exercises_after_2010(later_exercises: TableData) -> xr.DataArray:
    """Joint exercises after 2010, as listed for this pair.

    Only pairs with a list have values: China and Russia. The coded data of all pairs end in
    2010, see joint_exercises; the two counts are not of one method.
    """
    return _listed(later_exercises, ~_PATROL)


@measure(
    level="dyad",
    unit=count_of("patrols"),
    bounds=(0, math.inf),
    formula="number of joint patrols of the pair in the air and at sea that began in the year "
    "and for which a public page was found",
    reference=_FACTS,
    higher="the two patrolled together more often",
    only_pair=(RUSSIA, CHINA),
)
def joint_patrols(later_exercises: TableData) -> xr.DataArray:
    """Joint patrols in the air and at sea, as listed for this pair.

    Only pairs with a list have values: China and Russia.
    """
    return _listed(later_exercises, _PATROL)


def _listed(exercises: TableData, kind: pl.Expr) -> xr.DataArray:
    """Count rows of a kind; zero only where the pair has a row of some kind that year."""
    listed = pair_counts(exercises)
    return pair_counts(exercises.rows(kind)).fillna(0).where(listed.notnull())
