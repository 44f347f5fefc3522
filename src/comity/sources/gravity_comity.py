"""What gravity lets expect of trade: equations that this project estimates, year by year."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from comity.methods.trade import gravity
from comity.sources.exclusions import exclude_rows
from comity.sources.relations import cepii_geodist
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows, validate
from comity.sources.trade import baci_totals, comtrade_trade, cow_trade, unctad_trade

REGRESSORS = ("distance", "contiguous", "language", "colonial_tie")
"""What lies between two states: the logarithm of their distance, and three bonds."""

_LEAST_FLOWS = 100
"""A year of fewer known flows than this is not estimated: 1914 to 1918, and 1943."""

_DIGITS = 5

_FEW = f"flows of a year with fewer than {_LEAST_FLOWS} that are known and tell something"


def flows(root: Path) -> pl.DataFrame:
    """Read who exported what to whom, from the sources that follow one another.

    The same as the measure ``exports``, as rows: ccode1, ccode2, year, exports.
    """
    pairs = _table(root, cow_trade.SOURCE, 0)
    turned = pairs.select(ccode1="ccode2", ccode2="ccode1", year="year", exports="imports1")
    older = pairs.select("ccode1", "ccode2", "year", exports="imports2")
    later = [
        _table(root, unctad_trade.SOURCE, 0).filter(pl.col("year") == 2015),
        _table(root, comtrade_trade.SOURCE, 0),
        _table(root, baci_totals.SOURCE, 0),
    ]
    columns = ["ccode1", "ccode2", "year", "exports"]
    return pl.concat([older, turned, *(frame.select(columns) for frame in later)]).drop_nulls()


def gravity_effects(files: Files) -> TableRows:
    """Give what each state's size and place add to what it sells and buys."""
    return TableRows(_estimates(files.root)[0])


def gravity_coefficients(files: Files) -> TableRows:
    """Give the coefficients of each year's equation, with what they rest on."""
    _, coefficients, exclusions = _estimates(files.root)
    return TableRows(coefficients, exclusions)


def _table(root: Path, source: Source, at: int) -> pl.DataFrame:
    """Read a table of another source from the raw files."""
    table = source.tables[at]
    return validate(table, table.read(Files(root, source.files)).frame)


@cache
def _estimates(root: Path) -> tuple[pl.DataFrame, pl.DataFrame, tuple[Exclusion, ...]]:
    """Estimate every year's equation: effects, coefficients, and what was left out."""
    traded = flows(root)
    bonds = _table(root, cepii_geodist.SOURCE, 0).select(
        "ccode1", "ccode2", pl.col("distance_weighted").log().alias("distance"), *REGRESSORS[1:]
    )
    known = _beside(traded, bonds)
    unknown = traded.height - known.height
    years = {year: rows for (year,), rows in known.group_by("year", maintain_order=True)}
    fits = {year: _fitted(rows) for year, rows in sorted(years.items())}
    few = [years[year] for year, fit in fits.items() if fit is None]
    made = {year: fit for year, fit in fits.items() if fit is not None}
    exclusions = (
        *((Exclusion("flows of a pair whose distance is not known", unknown),) if unknown else ()),
        *(exclude_rows(pl.concat(few), _FEW) if few else ()),
    )
    effects = [_effects(years[year], fit) for year, fit in made.items()]
    return (
        pl.concat([_NO_EFFECTS, *effects]),
        pl.concat([_NO_COEFFICIENTS, *(_rows(int(str(y)), fit) for y, fit in made.items())]),
        exclusions,
    )


def _beside(traded: pl.DataFrame, bonds: pl.DataFrame) -> pl.DataFrame:
    """Set beside each flow what lies between the two; without it, the flow is left out."""
    keyed = traded.with_columns(
        low=pl.min_horizontal("ccode1", "ccode2"), high=pl.max_horizontal("ccode1", "ccode2")
    )
    joined = keyed.join(bonds, left_on=["low", "high"], right_on=["ccode1", "ccode2"])
    return joined.drop_nulls(REGRESSORS).sort("year", "ccode1", "ccode2")


def _fitted(rows: pl.DataFrame) -> gravity.Fit | None:
    """Estimate one year's equation, if enough flows are known."""
    seller, buyer = rows["ccode1"].to_numpy(), rows["ccode2"].to_numpy()
    amounts = rows["exports"].cast(pl.Float64).to_numpy()
    if gravity.informative_flows(amounts, seller, buyer)[0].sum() < _LEAST_FLOWS:
        return None
    regressors = {name: rows[name].cast(pl.Float64).to_numpy() for name in REGRESSORS}
    pair = rows.select(pl.col("low").cast(pl.Int64) * 1000 + pl.col("high")).to_series()
    fit = gravity.fit(amounts, regressors, seller, buyer, pair.to_numpy())
    # Rounded so that the same files give the same bytes on any machine.
    coefficients, errors = fit.coefficients.round(_DIGITS), fit.standard_errors.round(_DIGITS)
    return replace(fit, coefficients=coefficients, standard_errors=errors)


def _effects(rows: pl.DataFrame, fit: gravity.Fit) -> pl.DataFrame:
    """Find the effects that go with one year's coefficients."""
    states = np.unique(rows.select("ccode1", "ccode2").to_numpy())
    at = tuple(np.searchsorted(states, rows[side].to_numpy()) for side in ("ccode1", "ccode2"))
    amounts, between = np.zeros((2, states.size, states.size))
    known = np.zeros((states.size, states.size), dtype=bool)
    amounts[at], known[at] = rows["exports"].to_numpy(), True
    between[at] = rows.select(pl.col(fit.names).cast(pl.Float64)).to_numpy() @ fit.coefficients
    sellers, buyers = gravity.fixed_effects(amounts, between, known)
    columns = {"ccode": states, "seller": sellers.round(_DIGITS), "buyer": buyers.round(_DIGITS)}
    frame = pl.DataFrame(columns).with_columns(year=rows["year"][0])
    whole = frame.select(_NO_EFFECTS.columns).fill_nan(None)
    cast = whole.cast(dict(_NO_EFFECTS.schema))  # type: ignore[arg-type]
    return cast.filter(pl.any_horizontal(pl.col("seller", "buyer").is_not_null()))


def _rows(year: int, fit: gravity.Fit) -> pl.DataFrame:
    """Lay one year's coefficients out as rows."""
    frame = pl.DataFrame(
        {
            "year": year,
            "regressor": fit.names,
            "coefficient": fit.coefficients,
            "standard_error": fit.standard_errors,
            "flows": fit.observations,
            "separated": fit.separated,
            "singletons": fit.singletons,
        }
    )
    return frame.cast(dict(_NO_COEFFICIENTS.schema))  # type: ignore[arg-type]


_EFFECTS = {
    "ccode": Column(pl.Int16, "state"),
    "year": Column(pl.Int16, "year"),
    "seller": Column(pl.Float32, "effect as a seller", "log of million current US dollars"),
    "buyer": Column(pl.Float32, "effect as a buyer, mean 0 over a year's states", "log"),
}
_COEFFICIENTS = {
    "year": Column(pl.Int16, "year"),
    "regressor": Column(pl.String, f"one of {', '.join(REGRESSORS)}; distance is its logarithm"),
    "coefficient": Column(pl.Float64, "coefficient"),
    "standard_error": Column(pl.Float64, "standard error, clustered by pair"),
    "flows": Column(pl.Int32, "flows that the year's equation rests on"),
    "separated": Column(pl.Int32, "flows left out: the seller sells, or the buyer buys, nothing"),
    "singletons": Column(pl.Int32, "flows left out: the only one of their seller or buyer"),
}
_NO_EFFECTS = pl.DataFrame(schema={name: column.dtype for name, column in _EFFECTS.items()})
_NO_COEFFICIENTS = pl.DataFrame(
    schema={name: column.dtype for name, column in _COEFFICIENTS.items()}
)

SOURCE = Source(
    name="gravity_comity",
    title="Structural gravity of trade, estimated year by year",
    publisher="Comity",
    version="1870-2016 and 2023",
    citation=(
        "Comity. Structural gravity by Poisson pseudo-maximum likelihood with sellers' and buyers' "
        "effects (Santos Silva and Tenreyro 2006; Yotov et al. 2016). Trade: Barbieri and Keshk "
        "(2016), UNCTAD, UN Comtrade, BACI; distances and bonds: Mayer and Zignago (2011)."
    ),
    bibtex="""@misc{comity_gravity,
  author = {{Comity}},
  title = {Structural gravity of trade, estimated year by year},
  note = {Poisson pseudo-maximum likelihood with sellers' and buyers' effects}
}""",
    url="https://doi.org/10.1162/rest.88.4.641",
    licence=cow_trade.SOURCE.licence,
    files={
        **cow_trade.SOURCE.files,
        "matrix": unctad_trade.SOURCE.files["matrix"],
        "comtrade": comtrade_trade.SOURCE.files["pairs"],
        "baci": baci_totals.SOURCE.files["pairs"],
        "distances": cepii_geodist.SOURCE.files["pairs"],
    },
    tables=(
        Table(
            name="gravity_effects",
            title="effects of sellers and buyers in the gravity of trade",
            unit_of_analysis="state",
            columns=_EFFECTS,
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1870, 2023),
            gaps=frozenset(range(2017, 2023)),
            read=gravity_effects,
            rows=(8_000, 20_000),
            notes="They rest on the trade of the whole world in the year.",
        ),
        Table(
            name="gravity_coefficients",
            title="coefficients of the gravity of trade",
            unit_of_analysis="world",
            columns=_COEFFICIENTS,
            key=("year", "regressor"),
            record=("year", "regressor"),
            years=(1870, 2023),
            gaps=frozenset(range(2017, 2023)),
            read=gravity_coefficients,
            rows=(300, 1_000),
        ),
    ),
    known_issues=(
        "Distances, borders and bonds are those of the map of about 2005 throughout. From 2015 "
        "pairs without a record are unknown, not zero, and are not in the estimation. Trade "
        "within a state is not in it either."
    ),
)
