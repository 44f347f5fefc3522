"""Jumps at seams: where a series goes from one source to the next and a state's pairs all move.

What all pairs of a state share in the year in which the source changes, and what goes far beyond
the state's usual changes, is more likely the sources' difference than the world's.
"""

from __future__ import annotations

from itertools import pairwise

import polars as pl

from comity.measures.registry import spans_of
from comity.panels.values import Values

LEAST_PAIRS = 10
"""A state needs this many pairs known on both sides of a seam."""

LEAST_JUMP = 0.25
"""The least jump, in logarithms, after the median change of all pairs has been taken off."""

USUAL = 4.0
"""A jump is this many times the state's usual change (1.48 times the median of its sizes)."""

SHARED = 0.75
"""The least share of the state's pairs that move the same way."""

FIRST_YEAR = 1960
_LEAST_VALUE = 10.0
_FILLS = frozenset({"trade_fill", "trade_2023"})
"""Tables that fill gaps of another in its own years."""

_ROLES = {"ccode1": "from", "ccode2": "to"}


def find_seam_jumps(values: Values, measure: str = "exports") -> pl.DataFrame:
    """Find the seams of a spliced series of pairs at which all pairs of a state jump.

    Parameters
    ----------
    values
        The computed values.
    measure
        A directed measure of amounts that goes from one table to the next.

    Returns
    -------
    polars.DataFrame
        A row a jump: ``before`` and ``after``, the years on both sides of the seam; ``ccode``;
        ``role``, whether values from or to the state jump; ``pairs``; ``ratio``, the median of
        after over before, relative to that of all pairs; ``shared``, the share of pairs on the
        same side of it.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> find_seam_jumps(stored_values(), "arms_transfers").height
    0
    """
    changes = _changes(values, measure)
    usual = pl.when(~pl.col("seam")).then(pl.col("jump").abs()).median().over("ccode", "role")
    size = pl.col("jump").abs()
    far = (size > LEAST_JUMP) & (size > USUAL * 1.48 * usual).fill_null(value=True)
    jumps = changes.filter(far & pl.col("seam") & (pl.col("shared") >= SHARED))
    ordered = jumps.sort("after", "role", "ccode")
    return ordered.select(
        "before", "after", "ccode", "role", "pairs", pl.col("jump").exp().alias("ratio"), "shared"
    )


def _changes(values: Values, measure: str) -> pl.DataFrame:
    """Compute each state's median change from each year to the next, against all pairs'."""
    rows = values.read_all(measure).filter(pl.col("year") >= FIRST_YEAR, pl.col("value") > 0)
    years = {int(year): frame for (year,), frame in rows.group_by("year")}
    tables = {year: _tables(measure, year) for year in years}
    parts = [
        _of_role(_pairs(years[before], years[after]), side).with_columns(
            before=pl.lit(before), after=pl.lit(after), seam=pl.lit(tables[before] != tables[after])
        )
        for before, after in pairwise(sorted(years))
        for side in _ROLES
    ]
    return pl.concat(parts)


def _tables(measure: str, year: int) -> frozenset[str]:
    """Return the tables that a year's values come from, without those that fill gaps."""
    spans = spans_of(measure).items()
    return frozenset(table for table, (a, b) in spans if a <= year <= b) - _FILLS


def _pairs(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Compute the change of each pair, in logarithms, less the median of all."""
    both = before.join(after, on=["ccode1", "ccode2"], suffix="_after")
    large = both.filter(pl.max_horizontal("value", "value_after") >= _LEAST_VALUE)
    change = (pl.col("value_after") / pl.col("value")).log()
    return large.select("ccode1", "ccode2", change=change - change.median())


def _of_role(pairs: pl.DataFrame, side: str) -> pl.DataFrame:
    """Compute the median change of each state's pairs, and how many share its direction."""
    up = (pl.col("change") > 0).mean()
    return (
        pairs.group_by(ccode=side)
        .agg(
            pl.len().alias("pairs"),
            pl.col("change").median().alias("jump"),
            pl.max_horizontal(up, 1 - up).alias("shared"),
        )
        .filter(pl.col("pairs") >= LEAST_PAIRS)
        .with_columns(role=pl.lit(_ROLES[side]))
    )
