"""Fragments of trade: what reports have of a flow whose larger part they keep silent about.

Customs keep oil, gas and gold confidential, name the last place of shipment instead of the
origin, or have not reported all yet. What is left then is no figure of the flow, and it is
missing here. A fall that a war, an embargo or a closed mine explains is declared and stays.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from comity.sources.exclusions import exclude_rows
from comity.sources.source import TableRows
from comity.states.groups import western_states
from comity.states.state import RUSSIA

HALF, FIFTH, TWENTIETH = 0.5, 0.2, 0.05
"""Shares of the least of other years below which a large flow of one year is a fragment: half for
reports of the years around 2023, a fifth for those of 2025, which are farther away from them, and
a twentieth where the flow was not large in all of 2019, 2020 and 2023."""

LARGE = 100.0
"""Million dollars in each of the other years. Smaller flows halve without any silence."""

PAIR = ["ccode1", "ccode2"]


@dataclass(frozen=True)
class Fall:
    """A cause of falls in trade that are true, so that no figure under it is a fragment.

    Parameters
    ----------
    states
        Whose trade fell.
    since
        The first year.
    why
        The cause in words.
    others
        With whom it fell; empty for all states.
    both_ways
        Whether what the states buy fell too.
    """

    states: tuple[int, ...]
    since: int
    why: str
    others: tuple[int, ...] = ()
    both_ways: bool = True


_UKRAINE, _SUDAN, _BELARUS, _IRAN, _VENEZUELA, _PANAMA = 369, 625, 370, 630, 101, 95
_TURKEY, _ISRAEL = 640, 666
_WEST = tuple(sorted(western_states(2022)))

FALLS = (
    Fall((RUSSIA, _BELARUS), 2022, "the embargoes after the attack on Ukraine", _WEST),
    Fall((_IRAN, _VENEZUELA), 2019, "the embargoes of the United States", _WEST),
    Fall((_UKRAINE,), 2022, "war in the country, and ports under blockade"),
    Fall((_SUDAN,), 2023, "war in the country"),
    Fall((_TURKEY,), 2024, "Turkey's embargo since May 2024", (_ISRAEL,)),
    Fall((_PANAMA,), 2024, "its copper mine was closed in November 2023", both_ways=False),
)
"""Falls that are true. Russia's and Belarus's trade with states that impose no embargo on them is
not among them: the United Arab Emirates report 51 million dollars of sales to Russia for 2025, and
4,489 million are recorded for 2023."""


def is_true_fall() -> pl.Expr:
    """Return whether a flow is under a declared cause, from its two states and its year."""
    return pl.any_horizontal(*(_under(fall) for fall in FALLS))


def _under(fall: Fall) -> pl.Expr:
    """Return whether a flow is under one cause."""
    ways = [("ccode1", "ccode2"), ("ccode2", "ccode1")][: 1 + fall.both_ways]
    between = [
        pl.col(one).is_in(fall.states) & (pl.col(other).is_in(fall.others) | (not fall.others))
        for one, other in ways
    ]
    return (pl.col("year") >= fall.since) & pl.any_horizontal(*between)


def limits(share: float, *years: pl.DataFrame) -> pl.DataFrame:
    """Compute below what a flow is a fragment, for pairs with a large flow in each other year.

    Parameters
    ----------
    share
        Of the least of the years.
    years
        Exports of one year each, in million dollars: ccode1, ccode2 and exports.

    Returns
    -------
    polars.DataFrame
        ccode1, ccode2 and ``limit`` in million dollars.

    >>> flows = {"ccode1": [690, 2], "ccode2": [740, 20], "exports": [4000.0, 90.0]}
    >>> limits(0.5, pl.DataFrame(flows), pl.DataFrame(flows)).rows()
    [(690, 740, 2000.0)]
    """
    every = pl.concat(year.select(pl.col(*PAIR).cast(pl.Int16), "exports") for year in years)
    least = every.group_by(PAIR).agg(pl.col("exports").cast(pl.Float64).min(), pl.len())
    large = least.filter(pl.col("len") == len(years), pl.col("exports") >= LARGE)
    return large.select(*PAIR, limit=share * pl.col("exports"))


def mark_fragments(flows: pl.DataFrame, *bounds: pl.DataFrame) -> pl.DataFrame:
    """Add a column ``fragment``: whether a flow is under the highest of its limits."""
    highest = pl.concat(bounds).group_by(PAIR).agg(pl.col("limit").max())
    typed = flows.with_columns(pl.col(*PAIR).cast(pl.Int16))
    joined = typed.join(highest, on=PAIR, how="left", maintain_order="left")
    small = (pl.col("exports") < pl.col("limit")).fill_null(value=False)
    return joined.with_columns(fragment=small).drop("limit")


def but_for_falls(marked: pl.DataFrame) -> pl.DataFrame:
    """Unmark the flows whose small figure a declared cause explains."""
    return marked.with_columns(pl.col("fragment") & ~is_true_fall())


def without_fragments(rows: TableRows, marked: pl.DataFrame, why: str) -> TableRows:
    """Leave out the rows that are marked as fragments, and count them under a reason."""
    left_out = marked.filter("fragment").select(*PAIR, "year")
    whole = marked.filter(~pl.col("fragment")).drop("fragment")
    return TableRows(whole, (*rows.exclusions, *exclude_rows(left_out, why)))
