"""A logit of dyad-years, with what analyses of disputes share."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

import numpy as np
import polars as pl

from comity.errors import InvalidRequestError


def lower_value(name: str, suffix: str = "") -> pl.Expr:
    """Return the lower of the two states' values, the "weak link"; null if either is missing.

    Parameters
    ----------
    name
        The variable, without the number of the state.
    suffix
        What follows that number, as ``_lag1``.

    Examples
    --------
    >>> rows = pl.DataFrame({"polity1": [7, None], "polity2": [-3, 2]})
    >>> rows.select(lower_value("polity")).to_series().to_list()
    [-3, None]
    """
    first, second = f"{name}1{suffix}", f"{name}2{suffix}"
    both = pl.col(first).is_not_null() & pl.col(second).is_not_null()
    return pl.when(both).then(pl.min_horizontal(first, second))


def estimate_logit(
    rows: pl.DataFrame, outcome: str, terms: Mapping[str, str]
) -> dict[str, float | None]:
    """Estimate a logit by maximum likelihood.

    Parameters
    ----------
    rows
        One row an observation, without missing values.
    outcome
        The column that is 0 or 1.
    terms
        The columns of the terms, among them the constant, by their names.

    Returns
    -------
    dict
        Each term's coefficient by its name, and its standard error.

    Raises
    ------
    InvalidRequestError
        If statsmodels is not installed.
    """
    if find_spec("statsmodels") is None:
        raise InvalidRequestError(
            "The logit needs statsmodels, which is not installed.",
            "Install it with: pip install 'comity[replicate]'",
        )
    from statsmodels.discrete.discrete_model import Logit

    values = rows.select(terms.values()).to_numpy().astype(float)
    # The cube of a long peace is large: a scale near one keeps the steps of Newton's method exact.
    scales = np.abs(values).max(axis=0)
    fit = Logit(rows[outcome].to_numpy(), values / scales).fit(disp=0, maxiter=100)
    errors = (f"{name}, standard error" for name in terms)
    return {
        **dict(zip(terms, map(float, fit.params / scales), strict=True)),
        **dict(zip(errors, map(float, fit.bse / scales), strict=True)),
    }
