"""Arms delivered between the two, by kind and by five years, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from comity.analysis.records.table_rows import read_rows_of_pair
from comity.questions.dyad_data import DyadData
from comity.questions.table_spec import TableSpec
from comity.states.articles import with_article
from comity.unit import NUMBER
from comity.wording import values as phrase

_SOURCE = "arms_by_category"
_PERIODS = ((1995, 1999), (2000, 2004), (2005, 2009), (2010, 2014), (2015, 2019), (2020, 2024))


def _rows(data: DyadData) -> Iterator[tuple[str, ...]]:
    """Make a row for each direction and kind of arms, the largest sums first."""
    names = {state.ccode: with_article(state.name) for state in (data.dyad.a, data.dyad.b)}
    sums: dict[tuple[int, str], Counter[tuple[int, int]]] = {}
    for row in read_rows_of_pair(data.values.folder, _SOURCE, data.dyad.directed):
        if data.year is None or row["year"] <= data.year:
            kind = sums.setdefault((row["ccode1"], row["category"]), Counter())
            kind[_period(row["year"])] += row["tiv"]
    for (ccode, category), kind in sorted(sums.items(), key=_order):
        yield f"from {names[ccode]}: {category}", *(_cell(kind[period]) for period in _PERIODS)


def _period(year: int) -> tuple[int, int]:
    """Return the five years that a year is in; a later one is in none that is shown."""
    return next((each for each in _PERIODS if each[0] <= year <= each[1]), (year, year))


def _order(item: tuple[tuple[int, str], Counter[tuple[int, int]]]) -> tuple[int, float, str]:
    """Sort the larger total first, among the kinds of one supplier."""
    (ccode, category), kind = item
    return ccode, -sum(kind.values()), category


def _span(period: tuple[int, int]) -> str:
    return f"{period[0]}–{str(period[1])[2:]}"


def _cell(tiv: float) -> str:
    """Format a sum of deliveries; the register covers the years, so that nothing is none."""
    # A sum is no more exact than the table's numbers, which are in single precision.
    return phrase.format_amount(float(np.float32(tiv)), NUMBER) if tiv else "none"


TABLE = TableSpec(
    title="Major arms delivered between {a} and {b}, by kind (million TIV)",
    columns=("Kind", *map(_span, _PERIODS)),
    fill=_rows,
    tables=(_SOURCE,),
    note="Kinds that neither delivered to the other since 1995 are left out.",
)
