"""Arms delivered between the two, by kind and by five years, as a table."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from comity.questions.dyad_data import DyadData
from comity.questions.table_spec import TableSpec
from comity.unit import NUMBER
from comity.wording import values as phrase

_SOURCE = "arms_by_category"
_PERIODS = ((1995, 1999), (2000, 2004), (2005, 2009), (2010, 2014), (2015, 2019), (2020, 2024))


def _rows(data: DyadData) -> Iterator[tuple[str, ...]]:
    """Make a row for each direction and kind of arms, the largest sums first."""
    rows = data.values.records(_SOURCE, data.dyad.directed)
    up_to = rows if data.year is None else rows.filter(pl.col("year") <= data.year)
    names = {state.ccode: state.name for state in (data.dyad.a, data.dyad.b)}
    sums = [
        pl.col("tiv").filter(pl.col("year").is_between(*period)).sum().alias(_span(period))
        for period in _PERIODS
    ]
    kinds = up_to.group_by("ccode1", "category").agg(*sums, pl.col("tiv").sum().alias("total"))
    for row in kinds.sort("ccode1", "total", "category", descending=[False, True, False]).iter_rows(
        named=True
    ):
        cells = (row[_span(period)] for period in _PERIODS)
        yield f"from {names[row['ccode1']]}: {row['category']}", *map(_cell, cells)


def _span(period: tuple[int, int]) -> str:
    return f"{period[0]}–{str(period[1])[2:]}"


def _cell(tiv: float) -> str:
    """Format a sum of deliveries; the register covers the years, so that nothing is none."""
    return phrase.format_amount(tiv, NUMBER) if tiv else "none"


TABLE = TableSpec(
    title="Major arms delivered between {a} and {b}, by kind (million TIV)",
    columns=("Kind", *map(_span, _PERIODS)),
    fill=_rows,
    tables=(_SOURCE,),
    note="Kinds that neither delivered to the other since 1995 are left out.",
)
