"""Declaration of the large partners whose trade with a state is not known in some years.

The reader is in ``estimates``, which reads the trade of all sources first.
"""

from __future__ import annotations

import polars as pl

from comity.sources.publishing import ESTIMATED
from comity.sources.source import Column, Source, Table, estimated
from comity.sources.trade import baci_totals, cow_trade, recent_trade

LEAST_SHARE = 0.01
"""The least share in a state's exports or imports of a partner that is listed: what Russia bought
in 2023 from five that have no figure was a sixth of its imports, and from one more than a
twentieth."""

COLUMNS = {
    "ccode1": Column(pl.Int16, "state whose trade is incomplete"),
    "ccode2": Column(pl.Int16, "member state whose trade with it is not known"),
    "year": Column(pl.Int16, "year in which it is not known"),
    **{
        f"{side}_{name}": Column(dtype, title.format(side))
        for side in ("exports", "imports")
        for name, dtype, title in (
            ("share", pl.Float32, "its share in the state's known {} in the nearest years"),
            ("before", pl.Int16, "the nearest earlier year in which its share of {} is known"),
            ("after", pl.Int16, "the nearest later one"),
        )
    },
}

SOURCE = Source(
    name="unknown_partners",
    title="Large partners whose trade with a state is not known",
    publisher="Comity",
    version="1870-2020 and 2023",
    citation=(
        "Comity. Partners without a figure that had a hundredth or more of a state's exports or "
        "imports in the nearest years with one. Trade: Barbieri and Keshk (2016), BACI."
    ),
    bibtex="""@misc{comity_unknown_partners,
  author = {{Comity}},
  title = {Large partners whose trade with a state is not known, 1870 to 2023}
}""",
    url="https://correlatesofwar.org/data-sets/bilateral-trade/",
    publishing=ESTIMATED,
    licence=cow_trade.SOURCE.licence,
    files={
        **cow_trade.SOURCE.files,
        **recent_trade.SOURCE.files,
        "edition_2023": baci_totals.SOURCE.files["pairs"],
    },
    tables=(
        Table(
            name="unknown_partners",
            title="partners whose trade with a state is not known in a year, and was large",
            unit_of_analysis="directed",
            columns=COLUMNS,
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(1870, 2023),
            gaps=frozenset({2021, 2022}),
            read=estimated,
            rows=(1_000, 60_000),
            notes=(
                "What an absent figure would have been is not known: the share is that of the "
                "nearest years in which the flow and ten partners are known, the lesser of the "
                "one before and the one after. "
                "States in the year of their end are left out, as their trade may be under "
                "their successor's name."
            ),
        ),
    ),
    known_issues=(
        "Partners whose trade with a state is never known are not listed, nor are colonies, which "
        "were no states."
    ),
)
