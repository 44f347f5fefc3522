"""Arms delivered between the two, by kind and by five years, as a grid."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from comity.questions.figure import DyadData
from comity.questions.question import TableSpec
from comity.wording import values as phrase

TABLE = "arms_by_category"
_PERIODS = ((1995, 1999), (2000, 2004), (2005, 2009), (2010, 2014), (2015, 2019), (2020, 2024))


def _rows(shelf: DyadData) -> Iterator[tuple[str, ...]]:
    """Give a row a direction and kind of arms, the largest sums first."""
    rows = shelf.values.records(TABLE, shelf.dyad.directed)
    upto = rows if shelf.year is None else rows.filter(pl.col("year") <= shelf.year)
    names = {state.ccode: state.name for state in (shelf.dyad.a, shelf.dyad.b)}
    sums = [
        pl.col("tiv").filter(pl.col("year").is_between(*period)).sum().alias(_span(period))
        for period in _PERIODS
    ]
    kinds = upto.group_by("ccode1", "category").agg(*sums, pl.col("tiv").sum().alias("whole"))
    for row in kinds.sort("ccode1", "whole", "category", descending=[False, True, False]).iter_rows(
        named=True
    ):
        cells = (row[_span(period)] for period in _PERIODS)
        yield f"from {names[row['ccode1']]}: {row['category']}", *map(_cell, cells)


def _span(period: tuple[int, int]) -> str:
    return f"{period[0]}–{str(period[1])[2:]}"


def _cell(tiv: float) -> str:
    """Write a sum of deliveries; nothing delivered is none, since the register covers the years."""
    return phrase.amount(tiv, "") if tiv else "none"


GRID = TableSpec(
    title="Major arms delivered between {a} and {b}, by kind (million TIV)",
    columns=("Kind", *map(_span, _PERIODS)),
    fill=_rows,
    tables=(TABLE,),
    note="Kinds that neither delivered to the other since 1995 are left out.",
)
