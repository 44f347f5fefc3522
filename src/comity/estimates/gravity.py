"""A gravity equation of one's own: years and regressors to choose, on the bundled trade."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
import polars as pl

from comity.errors import InvalidRequestError, UnknownNameError
from comity.measures.compute import ensure_values
from comity.measures.measure import KEYS
from comity.methods.trade.gravity import Fit, fit
from comity.panels.codebook import Description
from comity.panels.values import Values
from comity.store import bundle

BY_MAP = {
    "distance": pl.col("distance_weighted").log(),
    "contiguity": pl.col("contiguous"),
    "language": pl.col("language"),
    "colony": pl.col("colonial_tie"),
}
"""Regressors that lie in the map and in history: what each is in GeoDist."""

BY_MEASURE = {
    "alliance": "defence_obligation",
    "votes": "vote_agreement",
    "agreements": "trade_agreements",
}
"""Short names of regressors that are measures; any other measure of pairs goes by its own."""

USUAL = ("distance", "contiguity", "language", "colony")
"""The regressors of the published equations."""

_STRIDE = 10_000
"""More than any year or ccode, so that a pair of numbers becomes one."""


@dataclass(frozen=True)
class Gravity:
    """An estimated gravity equation: its fit, its years, and the flows that had to stay out.

    ``without`` counts known flows of the years of which some regressor is missing.
    """

    fit: Fit
    years: tuple[int, int]
    without: int

    @property
    def table(self) -> pl.DataFrame:
        """The coefficients: regressor, coefficient, standard_error, z and p."""
        z = self.fit.coefficients / self.fit.standard_errors
        return pl.DataFrame(
            {
                "regressor": self.fit.names,
                "coefficient": self.fit.coefficients,
                "standard_error": self.fit.standard_errors,
                "z": z,
                "p": _both_tails(z),
            }
        )


def gravity(
    years: tuple[int, int],
    regressors: Sequence[str] = USUAL,
    *,
    values: Values | None = None,
) -> Gravity:
    """Estimate structural gravity: PPML with seller-year and buyer-year effects.

    Parameters
    ----------
    years
        First and last year of trade (``exports``).
    regressors
        ``distance`` (its logarithm), ``contiguity``, ``language``, ``colony`` (CEPII's GeoDist),
        ``alliance``, ``votes``, ``agreements``, or the name of any measure of pairs, in its own
        unit.
    values
        The computed values; None computes them if they are not there yet.

    Returns
    -------
    Gravity
        Coefficients with standard errors clustered by undirected pair, and what they rest on.

    Raises
    ------
    UnknownNameError
        If a regressor is none of these.
    InvalidRequestError
        If there is no trade in the years, if a measure does not vary between pairs, if too
        little is known of the regressors, or if pyfixest is not installed.

    References
    ----------
    Santos Silva and Tenreyro (2006); Yotov et al. (2016).

    Examples
    --------
    >>> found = gravity((1990, 1990), ("distance", "contiguity"))
    >>> found.table["coefficient"].round(2).to_list()
    [-0.83, 0.49]
    """
    held = Values(ensure_values()) if values is None else values
    traded = _flows(held, years)
    whole = traded
    for name in dict.fromkeys(regressors):
        whole = _with_regressor(whole, name, held)
    known = whole.drop_nulls(regressors)
    numbers = {name: known[name].cast(pl.Float64).to_numpy() for name in dict.fromkeys(regressors)}
    year = known["year"].cast(pl.Int64)
    seller, buyer, low, high = (
        known[side].cast(pl.Int64) for side in ("ccode1", "ccode2", "low", "high")
    )
    sides = (seller * _STRIDE + year, buyer * _STRIDE + year, low * _STRIDE + high)
    amounts = known["exports"].to_numpy()
    made = _fitted(lambda: fit(amounts, numbers, *(side.to_numpy() for side in sides)))
    return Gravity(made, years, traded.height - known.height)


def _fitted(estimate: Callable[[], Fit]) -> Fit:
    """Estimate, and say in words of ours what stands in the way."""
    try:
        return estimate()
    except ImportError as error:
        what = "Estimating gravity needs pyfixest, which is not installed."
        raise InvalidRequestError(what, "Install it with: pip install 'comity[gravity]'") from error
    except ValueError as error:
        what = f"Nothing can be estimated: {error}."
        raise InvalidRequestError(what, "Take more years or fewer regressors.") from error


def _flows(values: Values, years: tuple[int, int]) -> pl.DataFrame:
    """Read the exports of some years, with the lower and the higher ccode of each pair."""
    if years[0] > years[1]:
        raise InvalidRequestError(
            f"The years {years[0]}-{years[1]} run backwards.", "Give the earlier first."
        )
    rows = values.over_years(["exports"], years)["exports"].rename({"value": "exports"})
    if rows.is_empty():
        first, last = values.describe("exports").years
        what = f"There is no trade of all states in {years[0]}-{years[1]}."
        raise InvalidRequestError(what, f"The data cover {first} to {last}, but not 2017 to 2022.")
    return rows.with_columns(
        low=pl.min_horizontal("ccode1", "ccode2"), high=pl.max_horizontal("ccode1", "ccode2")
    )


def _with_regressor(flows: pl.DataFrame, name: str, values: Values) -> pl.DataFrame:
    """Set a regressor beside each flow; null where it is not known."""
    if name in BY_MAP:
        column = bundle.table("geodist").select(low="ccode1", high="ccode2", **{name: BY_MAP[name]})
        return flows.join(column, on=["low", "high"], how="left")
    measure = _varying(name, values)
    span = int(flows["year"].min()), int(flows["year"].max())  # type: ignore[arg-type]
    rows = values.over_years([measure.name], span)[measure.name].rename({"value": name})
    if measure.level == "dyad":
        rows = rows.rename({"ccode1": "low", "ccode2": "high"})
        return flows.join(rows, on=["low", "high", "year"], how="left")
    return flows.join(rows, on=list(KEYS["directed"]), how="left")


_REGRESSORS = f"Regressors are {', '.join([*BY_MAP, *BY_MEASURE])}, or any measure of dyads."


def _varying(name: str, values: Values) -> Description:
    """Find the measure that a regressor is; one of states alone is in the effects already."""
    known = BY_MEASURE.get(name, name)
    if known not in values.codebook:
        names = [*BY_MAP, *BY_MEASURE, *values.codebook]
        raise UnknownNameError.among("regressor", name, names, _REGRESSORS)
    measure = values.describe(known)
    if measure.level not in {"dyad", "directed"}:
        what = f"{name} is a {measure.level} measure: sellers' and buyers' effects hold it already."
        raise InvalidRequestError(what, "Take a measure of pairs.")
    return measure


def _both_tails(z: np.ndarray) -> np.ndarray:
    """Return the probability of a normal value as far from zero as each."""
    return np.array([erfc(abs(value) / sqrt(2)) for value in z])
