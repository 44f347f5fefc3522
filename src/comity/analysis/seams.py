"""Jumps that all pairs of a state share from one year with data to the next.

What goes far beyond the state's usual changes, and beyond those of all others, is a war, an embargo
or a fault of the source. In the year in which a series goes from one source to the next (a seam) it
is more likely the sources' difference than the world's.
"""

from __future__ import annotations

from itertools import pairwise

import polars as pl

from comity.measures.registry import measures, spans_of
from comity.measures.trade.seam_jumps import ARMS, EXPORTS, FUELS, SharedJump, shared_jumps
from comity.panels.values import Values
from comity.sources.registry import tables
from comity.states.register import states

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

_SIDES = {"ccode1": "exports", "ccode2": "imports"}


def find_shared_jumps(values: Values, measure: str = "exports") -> pl.DataFrame:
    """Find the years in which all pairs of a state jump in a directed series of amounts.

    Parameters
    ----------
    values
        The computed values.
    measure
        A directed measure of amounts.

    Returns
    -------
    polars.DataFrame
        A row a jump: ``before`` and ``after``, consecutive years with data; ``ccode``; ``side``,
        whether its exports or imports jump; ``pairs``; ``ratio``, the median of after over
        before, relative to that of all pairs; ``shared``, the share of pairs on the same side of
        it; ``seam``, whether the series goes from one source to another then.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> find_shared_jumps(stored_values(), "arms_transfers").filter("seam").height
    0
    """
    changes = _changes(values, measure)
    usual = pl.when(~pl.col("seam")).then(pl.col("jump").abs()).median().over("ccode", "side")
    size = pl.col("jump").abs()
    far = (size > LEAST_JUMP) & (size > USUAL * 1.48 * usual).fill_null(value=True)
    jumps = changes.filter(far & (pl.col("shared") >= SHARED)).sort("after", "side", "ccode")
    columns = ["before", "after", "ccode", "side", "pairs"]
    return jumps.select(*columns, pl.col("jump").exp().alias("ratio"), "shared", "seam")


LISTED = (EXPORTS, FUELS, ARMS)
"""The measures whose jumps were looked up, each in a list."""

JUMP = "shared jump"
"""The kind of fault of a jump that nearly all pairs of a state share."""


def audit_jumps(source: str | None = None) -> pl.DataFrame:
    """List the known jumps of trade, fuels and arms as :func:`comity.store.audit.audit` does.

    Parameters
    ----------
    source
        The source whose table has the year after the jump; None takes all.

    Returns
    -------
    polars.DataFrame
        The columns of that function: ``why`` names the state, the jump, what another source has
        and whose the jump is; ``rows`` counts the pairs.

    Examples
    --------
    >>> reasons = audit_jumps("cow_trade")["why"]
    >>> next(why for why in reasons if why.startswith("Ghana 1991"))
    'Ghana 1991: imports of 20 pairs times 0.15 (1.08 in another source): the source'
    """
    jumps = [jump for measure in LISTED for jump in shared_jumps(measure)]
    placed = [(jump, _table_of(jump)) for jump in jumps]
    rows = [
        (_source_of(table), table, JUMP, _describe(jump), jump.pairs, True, "")
        for jump, table in placed
    ]
    names = ("source", "table", "fault", "why", "rows", "kept", "example")
    frame = pl.DataFrame(rows, schema=names, orient="row")
    return frame if source is None else frame.filter(pl.col("source") == source)


def _table_of(jump: SharedJump) -> str:
    """Return the table with the figures of all pairs in a year, or else the first of the year."""
    spans = spans_of(jump.measure).items()
    of_year = [table for table, (first, last) in spans if first <= jump.year <= last]
    of_year = of_year or list(measures()[jump.measure].needs)
    return next((table for table in of_year if table not in _FILLS), of_year[0])


def _source_of(table: str) -> str:
    """Return the name of the source of a table."""
    return tables()[table][0].name


_GOODS = {EXPORTS: "", FUELS: "fuel ", ARMS: "arms "}


def _describe(jump: SharedJump) -> str:
    """Describe a jump in a line."""
    where = "in another source" if jump.measure == EXPORTS else "in all goods"
    other = "no other source" if jump.elsewhere is None else f"{jump.elsewhere:.2f} {where}"
    name = states()[jump.ccode].name
    flows = f"{_GOODS[jump.measure]}{jump.side} of {jump.pairs} pairs times {jump.ratio:.2f}"
    why = f": {jump.why}" if jump.why else ""
    return f"{name} {jump.year}: {flows} ({other}): the {jump.whose}{why}"


def _changes(values: Values, measure: str) -> pl.DataFrame:
    """Compute each state's median change from each year to the next, against all pairs'."""
    rows = values.read_all(measure).filter(pl.col("year") >= FIRST_YEAR, pl.col("value") > 0)
    years = {int(year): frame for (year,), frame in rows.group_by("year")}
    used = {year: _tables(measure, year) for year in years}
    parts = [
        _of_side(_pairs(years[before], years[after]), column).with_columns(
            before=pl.lit(before), after=pl.lit(after), seam=pl.lit(used[before] != used[after])
        )
        for before, after in pairwise(sorted(years))
        for column in _SIDES
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


def _of_side(pairs: pl.DataFrame, column: str) -> pl.DataFrame:
    """Compute the median change of each state's pairs, and how many share its direction."""
    up = (pl.col("change") > 0).mean()
    return (
        pairs.group_by(ccode=column)
        .agg(
            pl.len().alias("pairs"),
            pl.col("change").median().alias("jump"),
            pl.max_horizontal(up, 1 - up).alias("shared"),
        )
        .filter(pl.col("pairs") >= LEAST_PAIRS)
        .with_columns(side=pl.lit(_SIDES[column]))
    )
