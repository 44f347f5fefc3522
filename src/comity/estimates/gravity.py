"""The gravity equation of trade, fitted to a table of flows, for the bundle and on request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
import polars as pl

from comity.methods.trade.gravity import Fit, fit
from comity.typing import FloatArray

_STRIDE = 10_000
"""More than any year or ccode, so that a pair of numbers becomes one."""


@dataclass(frozen=True)
class Gravity:
    """An estimated gravity equation.

    Attributes
    ----------
    fit
        Coefficients, standard errors and the number of flows.
    years
        First and last year of the flows.
    missing
        Number of flows in these years of which some regressor is missing.
    """

    fit: Fit
    years: tuple[int, int]
    missing: int

    @property
    def table(self) -> pl.DataFrame:
        """Return the coefficients: regressor, coefficient, standard_error, z and p."""
        z = self.fit.coefficients / self.fit.standard_errors
        return pl.DataFrame(
            {
                "regressor": self.fit.names,
                "coefficient": self.fit.coefficients,
                "standard_error": self.fit.standard_errors,
                "z": z,
                "p": _two_sided(z),
            }
        )

    @property
    def counts(self) -> dict[str, object]:
        """Return how many flows and pairs it is estimated from, and what was left out."""
        return {
            "flows": self.fit.observations,
            "pairs": self.fit.pairs,
            "left out: a regressor is missing": self.missing,
            "left out: separated (the exporter exports, or the importer imports, nothing)": (
                self.fit.separated
            ),
            "left out: singletons": self.fit.singletons,
            "left out: collinear regressors": ", ".join(self.fit.collinear) or "none",
        }


def fit_gravity(flows: pl.DataFrame, regressors: Sequence[str]) -> Fit:
    """Estimate a gravity equation by PPML with exporter-year and importer-year effects.

    Parameters
    ----------
    flows
        Columns ccode1, ccode2, year, exports, low and high (the pair's ccodes in order), and
        one a regressor, without missing values.
    regressors
        Names of columns.

    Raises
    ------
    ValueError
        If too little is left to estimate from.
    ImportError
        If pyfixest is not installed.

    Examples
    --------
    >>> from itertools import permutations
    >>> pairs = list(permutations((2, 20, 200, 220, 365), 2))
    >>> flows = pl.DataFrame(pairs, schema=["ccode1", "ccode2"], orient="row").with_columns(
    ...     year=pl.lit(1990),
    ...     exports=pl.Series(range(1, 21), dtype=pl.Float64),
    ...     low=pl.min_horizontal("ccode1", "ccode2"),
    ...     high=pl.max_horizontal("ccode1", "ccode2"),
    ... ).with_columns(same=(pl.col("low") + pl.col("high")) % 7)
    >>> fit_gravity(flows, ["same"]).observations
    20
    """
    numbers = {name: flows[name].cast(pl.Float64).to_numpy() for name in dict.fromkeys(regressors)}
    exporter, importer, low, high, year = (
        flows[name].cast(pl.Int64) for name in ("ccode1", "ccode2", "low", "high", "year")
    )
    sides = (exporter * _STRIDE + year, importer * _STRIDE + year, low * _STRIDE + high)
    amounts = flows["exports"].cast(pl.Float64).to_numpy()
    return fit(amounts, numbers, *(side.to_numpy() for side in sides))


def with_pair(flows: pl.DataFrame) -> pl.DataFrame:
    """Add the lower and the higher ccode of each flow's pair, as ``low`` and ``high``."""
    return flows.with_columns(
        low=pl.min_horizontal("ccode1", "ccode2"), high=pl.max_horizontal("ccode1", "ccode2")
    )


def _two_sided(z: FloatArray) -> FloatArray:
    """Return the probability of a normal value as far from zero as each."""
    return np.array([erfc(abs(value) / sqrt(2)) for value in z])
