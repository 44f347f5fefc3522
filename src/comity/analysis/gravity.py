"""Gravity equations on request: years and regressors to choose, on the bundled trade."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl

from comity.errors import InvalidRequestError, UnknownNameError
from comity.estimates.gravity import Gravity, fit_gravity, with_pair
from comity.measures.measure import key_columns
from comity.methods.trade.gravity import Fit
from comity.panels.codebook import Description
from comity.panels.values import Values
from comity.store import selection

GEODIST_REGRESSORS = {
    "distance": pl.col("distance_weighted").log(),
    "contiguity": pl.col("contiguous"),
    "language": pl.col("language"),
    "colony": pl.col("colonial_tie"),
}
"""Regressors from geography and history, as expressions on the table of GeoDist."""

MEASURE_REGRESSORS = {
    "alliance": "defence_obligation",
    "votes": "vote_agreement",
    "agreements": "trade_agreements",
}
"""Short names of regressors that are measures; any other measure of pairs has its own name."""

DEFAULT_REGRESSORS = ("distance", "contiguity", "language", "colony")
"""The regressors of the published equations."""


def estimate_gravity(
    values: Values, years: tuple[int, int], regressors: Sequence[str] = DEFAULT_REGRESSORS
) -> Gravity:
    """Estimate structural gravity by PPML with exporter-year and importer-year effects.

    Parameters
    ----------
    values
        The computed values.
    years
        First and last year of trade (``exports``).
    regressors
        Names among :data:`GEODIST_REGRESSORS` (CEPII's GeoDist), :data:`MEASURE_REGRESSORS`,
        or of any measure of pairs, in its own unit.

    Returns
    -------
    Gravity
        Coefficients with standard errors clustered by undirected pair, and counts of flows.

    Raises
    ------
    UnknownNameError
        If there is no such regressor.
    InvalidRequestError
        If there is no trade in the years, if a measure does not vary between pairs, if too few
        flows have all regressors, or if pyfixest is not installed.

    References
    ----------
    Santos Silva and Tenreyro (2006), Review of Economics and Statistics 88; Yotov et al. (2016),
    An Advanced Guide to Trade Policy Analysis.
    """
    names = list(dict.fromkeys(regressors))
    flows = _flows(values, years)
    joined = flows
    for name in names:
        joined = _with_regressor(joined, name, values)
    complete = joined.drop_nulls(names)
    fit = _checked(lambda: fit_gravity(complete, names))
    return Gravity(fit, years, flows.height - complete.height)


def _checked(estimate: Callable[[], Fit]) -> Fit:
    """Estimate, and raise ``InvalidRequestError`` where nothing can be estimated."""
    try:
        return estimate()
    except ImportError as error:
        message = "Estimating gravity needs pyfixest, which is not installed."
        hint = "Install it with: pip install 'comity[gravity]'"
        raise InvalidRequestError(message, hint) from error
    except ValueError as error:
        message = f"Nothing can be estimated: {error}."
        raise InvalidRequestError(message, "Take more years or fewer regressors.") from error


def _flows(values: Values, years: tuple[int, int]) -> pl.DataFrame:
    """Read the exports of some years, with the lower and the higher ccode of each pair."""
    if years[0] > years[1]:
        raise InvalidRequestError(
            f"The years {years[0]}-{years[1]} run backwards.", "The earlier year comes first."
        )
    rows = values.read_years(["exports"], years)["exports"].rename({"value": "exports"})
    if rows.is_empty():
        first, last = values.describe("exports").years
        message = f"There is no trade of all states in {years[0]}-{years[1]}."
        raise InvalidRequestError(message, f"The data cover {first} to {last}, with gaps.")
    return with_pair(rows)


def _with_regressor(flows: pl.DataFrame, name: str, values: Values) -> pl.DataFrame:
    """Join a regressor to each flow; null where it is missing."""
    if name in GEODIST_REGRESSORS:
        regressor = {name: GEODIST_REGRESSORS[name]}
        pairs = selection.table("geodist").select(low="ccode1", high="ccode2", **regressor)
        return flows.join(pairs, on=["low", "high"], how="left")
    measure = _measure_of_pairs(name, values)
    span = int(flows["year"].min()), int(flows["year"].max())  # type: ignore[arg-type]  # years
    rows = values.read_years([measure.name], span)[measure.name].rename({"value": name})
    if measure.level == "dyad":
        rows = rows.rename({"ccode1": "low", "ccode2": "high"})
        return flows.join(rows, on=["low", "high", "year"], how="left")
    return flows.join(rows, on=list(key_columns("directed")), how="left")


def _measure_of_pairs(name: str, values: Values) -> Description:
    """Find the measure of a regressor, which must vary between the pairs of one state."""
    measure_name = MEASURE_REGRESSORS.get(name, name)
    if measure_name not in values.codebook:
        names = [*GEODIST_REGRESSORS, *MEASURE_REGRESSORS, *values.codebook]
        raise UnknownNameError.among("regressor", name, names, "Any measure of pairs is one.")
    measure = values.describe(measure_name)
    if measure.level not in {"dyad", "directed"}:
        message = (
            f"{name} is a {measure.level} measure, which exporter and importer effects absorb."
        )
        raise InvalidRequestError(message, "Take a measure of pairs.")
    return measure
