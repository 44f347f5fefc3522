"""Structural gravity: trade explained by exporter, importer and bilateral costs.

The model is X_ij = exp(seller_i + buyer_j + x_ij'b) e_ij, estimated by Poisson pseudo-maximum
likelihood. The effects of each seller and buyer (of each year, in a panel) absorb size and the
multilateral resistance of all other markets; x_ij are the bilateral regressors.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from comity.typing import Array

_ROUNDS = 10_000
_CLOSE = 1e-12


@dataclass(frozen=True)
class Fit:
    """Coefficients of a gravity equation, and what they rest on.

    ``coefficients`` and ``standard_errors`` are in the order of ``names``; a regressor that
    the others determine is not among them but in ``collinear``. ``separated`` counts flows whose
    seller sells nothing at all or whose buyer buys nothing, which fit perfectly whatever the
    coefficients are; ``singletons`` counts flows that are their seller's or buyer's only one.
    Neither carries information on the coefficients, and both are left out.
    """

    names: tuple[str, ...]
    coefficients: Array
    standard_errors: Array
    observations: int
    pairs: int
    separated: int
    singletons: int
    collinear: tuple[str, ...]


def fit(
    flows: Array, regressors: Mapping[str, Array], seller: Array, buyer: Array, pair: Array
) -> Fit:
    """Estimate a gravity equation by PPML, with standard errors clustered by pair.

    Parameters
    ----------
    flows
        Amounts from seller to buyer, not negative and none missing, shape (n,).
    regressors
        The bilateral regressors, each of shape (n,).
    seller, buyer
        Whole numbers that identify the seller and the buyer, with the year in a panel.
    pair
        Whole numbers that identify the pair.

    Returns
    -------
    Fit

    Raises
    ------
    ValueError
        If a flow is negative or missing, or if too little is left to estimate from.
    ImportError
        If pyfixest is not installed.

    References
    ----------
    Santos Silva and Tenreyro (2006), The Log of Gravity, Review of Economics and Statistics
    88; Correia, Guimarães and Zylkin (2020), Stata Journal 20; Yotov et al. (2016), An
    Advanced Guide to Trade Policy Analysis.
    """
    if not (np.isfinite(flows).all() and (flows >= 0).all()):
        raise ValueError("a flow is negative or missing")
    informative, separated, singletons = informative_flows(flows, seller, buyer)
    if informative.sum() <= len(regressors) + 2:
        raise ValueError(f"{informative.sum()} flows are too few for {len(regressors)} regressors")
    names = tuple(regressors)
    columns = {f"x{k}": regressors[name][informative] for k, name in enumerate(names)}
    fixed = {"seller": seller[informative], "buyer": buyer[informative], "pair": pair[informative]}
    coefficients, standard_errors = _poisson(
        {"flow": flows[informative], **columns, **fixed}, list(columns)
    )
    used = [k for k in range(len(names)) if f"x{k}" in coefficients]
    return Fit(
        names=tuple(names[k] for k in used),
        coefficients=np.array([coefficients[f"x{k}"] for k in used]),
        standard_errors=np.array([standard_errors[f"x{k}"] for k in used]),
        observations=int(informative.sum()),
        pairs=np.unique(fixed["pair"]).size,
        separated=separated,
        singletons=singletons,
        collinear=tuple(name for k, name in enumerate(names) if k not in used),
    )


def informative_flows(flows: Array, seller: Array, buyer: Array) -> tuple[Array, int, int]:
    """Find the flows that carry information on the coefficients.

    Parameters
    ----------
    flows, seller, buyer
        As for :func:`fit`.

    Returns
    -------
    tuple
        Which flows are kept, shape (n,); how many are separated; how many are singletons.
        Taking one out can make another so: it is repeated until none is left.

    Examples
    --------
    >>> flows = np.array([1.0, 2.0, 3.0, 4.0, 0.0, 0.0, 5.0])
    >>> informative_flows(flows, np.array([1, 1, 2, 2, 3, 3, 4]), np.array([1, 2, 1, 2, 1, 2, 1]))
    (array([ True,  True,  True,  True, False, False, False]), 2, 1)
    """
    seller, buyer = (np.unique(side, return_inverse=True)[1] for side in (seller, buyer))
    informative = np.ones(flows.size, dtype=bool)
    counts = []
    for weights in (flows, np.ones(flows.size)):
        before = informative.sum()
        least = 0.0 if weights is flows else 1.0
        while True:
            inside = [_sums(weights, side, informative)[side] > least for side in (seller, buyer)]
            left = informative & inside[0] & inside[1]
            if left.sum() == informative.sum():
                break
            informative = left
        counts.append(int(before - informative.sum()))
    return informative, counts[0], counts[1]


def fixed_effects(flows: Array, bilateral: Array, present: Array) -> tuple[Array, Array]:
    """Solve for the effects of sellers and buyers that go with given coefficients.

    With them each state sells and buys in the model as much as in the data, as PPML requires;
    so they follow from the coefficients alone.

    Parameters
    ----------
    flows
        Amounts from a to b, shape (states, states).
    between
        x_ij'b, of the same shape.
    present
        Which flows the equation was estimated on, of the same shape.

    Returns
    -------
    tuple of numpy.ndarray
        Logarithms of the sellers' and of the buyers' effects, shape (states,) each, the
        buyers' with mean zero; NaN for who sells or buys nothing.

    Examples
    --------
    >>> off = ~np.eye(3, dtype=bool)
    >>> truth = np.exp(np.add.outer([1.0, 2.0, 3.0], [0.5, -0.75, 0.25])) * off
    >>> sellers, buyers = fixed_effects(truth, np.zeros((3, 3)), off)
    >>> sellers.round(6).tolist(), buyers.round(6).tolist()
    ([1.0, 2.0, 3.0], [0.5, -0.75, 0.25])
    """
    observed = np.where(present, flows, 0.0)
    pull = np.where(present, np.exp(np.where(present, bilateral, 0.0)), 0.0)
    sold, bought = observed.sum(axis=1), observed.sum(axis=0)
    buyers = (bought > 0).astype(float)
    for _ in range(_ROUNDS):
        sellers = _ratio(sold, pull @ buyers)
        scaled = _ratio(bought, sellers @ pull)
        done = np.allclose(scaled, buyers, rtol=_CLOSE, atol=0.0)
        buyers = scaled
        if done:
            break
    with np.errstate(divide="ignore"):
        low, high = np.log(sellers), np.log(buyers)
    low, high = (np.where(np.isfinite(side), side, np.nan) for side in (low, high))
    middle = np.nanmean(high) if np.isfinite(high).any() else 0.0
    return low + middle, high - middle


def predict(sellers: Array, buyers: Array, bilateral: Array) -> Array:
    """Return the fitted flows of the model, exp(seller + buyer + bilateral).

    Arrays broadcast; whatever is missing gives NaN.

    >>> predict(np.log(6.0), np.log(2.0), np.log(0.5)).round(9).item()
    6.0
    """
    return np.exp(sellers + buyers + bilateral)


def _poisson(data: dict[str, Array], names: list[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Estimate with pyfixest: coefficients and standard errors by name."""
    # An optional library, and half a second of imports that only estimation needs.
    import pandas as pd
    import pyfixest

    with warnings.catch_warnings():
        # Collinear regressors are those absent from the result; the library still uses parts of
        # pandas that its newest version deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.filterwarnings("ignore", message=r"\s*\d+ variables dropped")
        model = pyfixest.fepois(
            f"flow ~ {' + '.join(names)} | seller + buyer",
            pd.DataFrame(data),
            vcov={"CRV1": "pair"},
            separation_check=["fe", "ir"],
            copy_data=False,
            store_data=False,
            lean=True,
        )
    return model.coef().to_dict(), model.se().to_dict()


def _sums(weights: Array, group: Array, informative: Array) -> Array:
    """Sum the informative weights by group."""
    return np.bincount(group, weights=np.where(informative, weights, 0.0))


def _ratio(total: Array, available: Array) -> Array:
    """Divide; zero where the divisor is zero."""
    return np.divide(total, available, out=np.zeros_like(total), where=available > 0)
