"""The gravity of trade, in the form of the WTO's guide."""

from __future__ import annotations

import numpy as np
import polars as pl

from comity.errors import InvalidRequestError
from comity.methods.trade.gravity import fit
from comity.panels.values import Values
from comity.replications.replication import Figures, Replication
from comity.store import bundle

YEARS = (1986, 1990, 1994, 1998, 2002, 2006)
STATES = 69
"""How many states the guide has; which ones is not printed, so we take the largest sellers."""

TERMS = {
    "log of distance": "distance_weighted",
    "contiguity": "contiguous",
    "common language": "language",
    "colony": "colonial_tie",
}


def flows() -> pl.DataFrame:
    """Return the trade of the largest sellers with one another, with what separates them."""
    pairs = bundle.table("cow_trade")
    back = pairs.select(ccode1="ccode2", ccode2="ccode1", year="year", exports="imports1")
    rows = pl.concat([pairs.select("ccode1", "ccode2", "year", exports="imports2"), back])
    complete = rows.drop_nulls().filter(pl.col("year").is_in(YEARS))
    sales = complete.group_by("ccode1").agg(pl.col("exports").sum())
    largest = sales.sort("exports", descending=True)["ccode1"].head(STATES).to_list()
    among = pl.col("ccode1").is_in(largest) & pl.col("ccode2").is_in(largest)
    low, high = pl.min_horizontal("ccode1", "ccode2"), pl.max_horizontal("ccode1", "ccode2")
    bonds = bundle.table("geodist").rename({"ccode1": "low", "ccode2": "high"}).drop_nulls()
    return complete.filter(among).with_columns(low=low, high=high).join(bonds, on=["low", "high"])


def compute_figures(_: Values) -> Figures:
    """Estimate the equation by PPML with effects of every seller and buyer of each year."""
    rows = flows()
    terms = {name: rows[column].cast(pl.Float64).to_numpy() for name, column in TERMS.items()}
    terms["log of distance"] = np.log(terms["log of distance"])
    seller, buyer = (_keyed(rows, side) for side in ("ccode1", "ccode2"))
    pair = rows.select(pl.col("low").cast(pl.Int64) * 1_000 + pl.col("high")).to_series()
    amounts = rows["exports"].cast(pl.Float64).to_numpy()
    try:
        estimate = fit(amounts, terms, seller, buyer, pair.to_numpy())
    except ImportError as error:
        raise InvalidRequestError(
            "Gravity needs pyfixest, which is not installed.",
            "Install it with: pip install 'comity[replicate]'",
        ) from error
    errors = (f"{name}, standard error" for name in TERMS)
    return {
        **dict(zip(TERMS, map(float, estimate.coefficients), strict=True)),
        **dict(zip(errors, map(float, estimate.standard_errors), strict=True)),
    }


def _keyed(rows: pl.DataFrame, side: str) -> np.ndarray:
    """Return one number for each state and year."""
    return (
        rows.select(pl.col(side).cast(pl.Float64) * 10_000 + pl.col("year")).to_series().to_numpy()
    )


REPLICATION = Replication(
    name="gravity-guide",
    title="Gravity of trade by PPML with exporter-year and importer-year effects",
    reference=(
        "Yotov, Yoto V., Roberta Piermartini, José-Antonio Monteiro and Mario Larch. 2016. An "
        "Advanced Guide to Trade Policy Analysis: The Structural Gravity Model. World Trade "
        "Organization and UNCTAD, chapter 1, table 1, column 4."
    ),
    figures_from="The same.",
    published={
        "log of distance": "-0.841",
        "contiguity": "0.437",
        "common language": "0.247",
        "colony": "-0.222",
        "log of distance, standard error": "0.032",
        "contiguity, standard error": "0.083",
        "common language, standard error": "0.077",
        "colony, standard error": "0.116",
    },
    compute_figures=compute_figures,
    differences=(
        "The guide has manufactures with domestic sales of 69 states that it does not list; the "
        "bundle has all goods, of the 69 that sold most in these years. Language and colonial ties "
        "are of the GeoDist database."
    ),
)
