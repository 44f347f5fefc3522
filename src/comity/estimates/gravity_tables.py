"""Readers of the bundle's tables of gravity, which estimate it year by year from the raw files."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from comity.estimates.gravity import fit_gravity, with_pair
from comity.methods.trade import gravity
from comity.sources.economy.gravity_comity import COEFFICIENTS, EFFECTS, REGRESSORS
from comity.sources.exclusions import exclude_rows
from comity.sources.relations import cepii_geodist
from comity.sources.source import Exclusion, Files, Source, TableRows, validate
from comity.sources.trade import baci_totals, cow_trade

_MIN_FLOWS = 100
"""A year of fewer flows than this is not estimated: 1914 to 1918, and 1943."""

_DIGITS = 5

_TOO_FEW = f"flows of a year with fewer than {_MIN_FLOWS} that carry information"
_NO_DISTANCE = "flows of a pair whose distance is not known"

_NO_EFFECTS = pl.DataFrame(schema={name: column.dtype for name, column in EFFECTS.items()})
_NO_COEFFICIENTS = pl.DataFrame(
    schema={name: column.dtype for name, column in COEFFICIENTS.items()}
)


def read_flows(root: Path) -> pl.DataFrame:
    """Read exports by pair and year, from the sources that follow one another.

    The same as the measure ``exports_of_whole_years``, as rows: ccode1, ccode2, year, exports.
    """
    cow, fill = (_table(root, cow_trade.SOURCE, at) for at in (0, 1))
    pairs = pl.concat([cow.filter(pl.col("year") < _FIRST_OF_BACI), fill])
    turned = pairs.select(ccode1="ccode2", ccode2="ccode1", year="year", exports="imports1")
    older = pairs.select("ccode1", "ccode2", "year", exports="imports2")
    later = [_table(root, baci_totals.SOURCE, at) for at in (0, 2)]
    columns = ["ccode1", "ccode2", "year", "exports"]
    return pl.concat([older, turned, *(frame.select(columns) for frame in later)]).drop_nulls()


_FIRST_OF_BACI = 2000


def read_effects(files: Files) -> TableRows:
    """Estimate the exporter and importer effects of every state and year."""
    return TableRows(_estimate(files.root)[0])


def read_coefficients(files: Files) -> TableRows:
    """Estimate the coefficients of each year's equation, with the flows that they rest on."""
    _, coefficients, exclusions = _estimate(files.root)
    return TableRows(coefficients, exclusions)


def _table(root: Path, source: Source, at: int) -> pl.DataFrame:
    """Read a table of another source from the raw files."""
    table = source.tables[at]
    return validate(table, table.read(Files(root, source.files)).frame)


@cache
def _estimate(root: Path) -> tuple[pl.DataFrame, pl.DataFrame, tuple[Exclusion, ...]]:
    """Estimate every year's equation: effects, coefficients, and exclusions."""
    exports = read_flows(root)
    flows = _with_regressors(exports, _bilateral(root))
    years = {int(str(year)): rows for (year,), rows in flows.group_by("year", maintain_order=True)}
    fits = {year: fit for year in sorted(years) if (fit := _fit_year(years[year])) is not None}
    few = [rows for year, rows in sorted(years.items()) if year not in fits]
    without = exports.height - flows.height
    exclusions = (
        *((Exclusion(_NO_DISTANCE, without),) if without else ()),
        *(exclude_rows(pl.concat(few), _TOO_FEW) if few else ()),
    )
    effects = [_effects(years[year], fit) for year, fit in fits.items()]
    coefficients = [_coefficients(year, fit) for year, fit in fits.items()]
    return (
        pl.concat([_NO_EFFECTS, *effects]),
        pl.concat([_NO_COEFFICIENTS, *coefficients]),
        exclusions,
    )


def _bilateral(root: Path) -> pl.DataFrame:
    """Read the bilateral regressors of each pair."""
    distance = pl.col("distance_weighted").log().alias("distance")
    pairs = _table(root, cepii_geodist.SOURCE, 0)
    return pairs.select("ccode1", "ccode2", distance, *REGRESSORS[1:])


def _with_regressors(exports: pl.DataFrame, bilateral: pl.DataFrame) -> pl.DataFrame:
    """Join the bilateral regressors to each flow; a flow without them is left out."""
    joined = with_pair(exports).join(
        bilateral, left_on=["low", "high"], right_on=["ccode1", "ccode2"]
    )
    return joined.drop_nulls(REGRESSORS).sort("year", "ccode1", "ccode2")


def _fit_year(rows: pl.DataFrame) -> gravity.Fit | None:
    """Estimate one year's equation, if it has enough flows."""
    exporter, importer = rows["ccode1"].to_numpy(), rows["ccode2"].to_numpy()
    amounts = rows["exports"].cast(pl.Float64).to_numpy()
    if gravity.informative_flows(amounts, exporter, importer)[0].sum() < _MIN_FLOWS:
        return None
    fit = fit_gravity(rows, REGRESSORS)
    # Rounded so that the same files give the same bytes on any machine.
    return replace(
        fit,
        coefficients=fit.coefficients.round(_DIGITS),
        standard_errors=fit.standard_errors.round(_DIGITS),
    )


def _effects(rows: pl.DataFrame, fit: gravity.Fit) -> pl.DataFrame:
    """Solve for the effects that go with one year's coefficients."""
    states = np.unique(rows.select("ccode1", "ccode2").to_numpy())
    at = tuple(np.searchsorted(states, rows[side].to_numpy()) for side in ("ccode1", "ccode2"))
    amounts, bilateral = np.zeros((2, states.size, states.size))
    observed = np.zeros((states.size, states.size), dtype=bool)
    amounts[at], observed[at] = rows["exports"].to_numpy(), True
    bilateral[at] = rows.select(pl.col(fit.names).cast(pl.Float64)).to_numpy() @ fit.coefficients
    sellers, buyers = gravity.fixed_effects(amounts, bilateral, observed)
    columns = {"ccode": states, "seller": sellers.round(_DIGITS), "buyer": buyers.round(_DIGITS)}
    frame = pl.DataFrame(columns).with_columns(year=rows["year"][0])
    whole = frame.select(_NO_EFFECTS.columns).fill_nan(None)
    cast = whole.cast(dict(_NO_EFFECTS.schema))  # type: ignore[arg-type]  # a dict of types
    return cast.filter(pl.any_horizontal(pl.col("seller", "buyer").is_not_null()))


def _coefficients(year: int, fit: gravity.Fit) -> pl.DataFrame:
    """Build the rows of one year's coefficients."""
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
    return frame.cast(dict(_NO_COEFFICIENTS.schema))  # type: ignore[arg-type]  # a dict of types
