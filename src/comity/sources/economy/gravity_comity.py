"""Declaration of the gravity equations of trade that Comity estimates, year by year.

The estimation itself is in ``estimates``, which the builder of the bundle is given.
"""

from __future__ import annotations

import polars as pl

from comity.sources.publishing import ESTIMATED
from comity.sources.relations import cepii_geodist
from comity.sources.source import Column, Source, Table, estimated
from comity.sources.trade import baci_totals, cow_trade

REGRESSORS = ("distance", "contiguous", "language", "colonial_tie")
"""The bilateral regressors: the logarithm of distance, and three ties."""

EFFECTS = {
    "ccode": Column(pl.Int16, "state"),
    "year": Column(pl.Int16, "year"),
    "seller": Column(pl.Float32, "effect as a seller", "log of million current US dollars"),
    "buyer": Column(pl.Float32, "effect as a buyer, mean 0 over a year's states", "log"),
}
COEFFICIENTS = {
    "year": Column(pl.Int16, "year"),
    "regressor": Column(pl.String, f"one of {', '.join(REGRESSORS)}; distance is its logarithm"),
    "coefficient": Column(pl.Float64, "coefficient"),
    "standard_error": Column(pl.Float64, "standard error, clustered by pair"),
    "flows": Column(pl.Int32, "flows that the year's equation rests on"),
    "separated": Column(pl.Int32, "flows left out: the seller sells, or the buyer buys, nothing"),
    "singletons": Column(pl.Int32, "flows left out: the only one of their seller or buyer"),
}
SOURCE = Source(
    name="gravity_comity",
    title="Structural gravity of trade, estimated year by year",
    publisher="Comity",
    version="1870-2020 and 2023",
    citation=(
        "Comity. Structural gravity by Poisson pseudo-maximum likelihood with sellers' and buyers' "
        "effects (Santos Silva and Tenreyro 2006; Yotov et al. 2016). Trade: Barbieri and Keshk "
        "(2016), BACI; distances and bonds: Mayer and Zignago (2011)."
    ),
    bibtex="""@misc{comity_gravity,
  author = {{Comity}},
  title = {Structural gravity of trade, estimated year by year},
  note = {Poisson pseudo-maximum likelihood with sellers' and buyers' effects}
}""",
    url="https://doi.org/10.1162/rest.88.4.641",
    publishing=ESTIMATED,
    licence=cow_trade.SOURCE.licence,
    files={
        **cow_trade.SOURCE.files,
        "edition_2023": baci_totals.SOURCE.files["pairs"],
        "distances": cepii_geodist.SOURCE.files["pairs"],
    },
    tables=(
        Table(
            name="gravity_effects",
            title="effects of sellers and buyers in the gravity of trade",
            unit_of_analysis="state",
            columns=EFFECTS,
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1870, 2023),
            gaps=frozenset({2021, 2022}),
            read=estimated,
            rows=(8_000, 20_000),
            notes="They rest on the trade of the whole world in the year.",
        ),
        Table(
            name="gravity_coefficients",
            title="coefficients of the gravity of trade",
            unit_of_analysis="system",
            columns=COEFFICIENTS,
            key=("year", "regressor"),
            record=("year", "regressor"),
            years=(1870, 2023),
            gaps=frozenset({2021, 2022}),
            read=estimated,
            rows=(300, 1_000),
        ),
    ),
    known_issues=(
        "Distances, borders and bonds are those of the map of about 2005 throughout. From 2000 "
        "pairs without a record are unknown, not zero, and are not in the estimation. Trade "
        "within a state is not in it either."
    ),
)
