"""Gravity on a million flows: the whole of Comity's estimation against the library's part.

    python benchmarks/gravity.py [YEARS, such as 1990-1994]

Both get the same arrays: the bundled trade of the years up to 2014 that hold a million flows, with
four regressors. The library's part is the call of pyfixest on flows that are known to say
something; Comity's adds finding separated and lone flows, and naming columns. Each is timed
once, the library first and last, since the first call loads and compiles; the coefficients are
compared before the times are printed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyfixest

from comity.measures.table_arrays import facts
from comity.measures.trade.trade import exports
from comity.methods.trade.gravity import Fit, fit, informative_flows
from comity.sources.registry import table
from comity.store import bundle

MILLION = 1_000_000
BONDS = ("contiguous", "language", "colonial_tie")


def flows(years: tuple[int, int] | None) -> pl.DataFrame:
    """Lay out the known flows of some years, or of the last years that hold a million."""
    traded = exports(*(facts(table(need), bundle.table(need)) for need in exports.needs))
    observed = traded.sel(year=slice(None, 2014)).values
    year, a, b = np.nonzero(np.isfinite(observed) & ~np.eye(observed.shape[1], dtype=bool))
    states = traded["a"].values
    rows = pl.DataFrame(
        {
            "year": traded["year"].values[year],
            "ccode1": states[a].astype(np.int16),
            "ccode2": states[b].astype(np.int16),
            "exports": observed[year, a, b],
            "low": np.minimum(states[a], states[b]).astype(np.int16),
            "high": np.maximum(states[a], states[b]).astype(np.int16),
        }
    )
    bonds = bundle.table("geodist").rename({"ccode1": "low", "ccode2": "high"})
    known = rows.join(bonds.drop_nulls(), on=["low", "high"]).sort("year", descending=True)
    return known.head(MILLION) if years is None else known.filter(pl.col("year").is_between(*years))


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Time a call once, in seconds, and give what it gives."""
    start = time.perf_counter()
    available = call()
    return time.perf_counter() - start, available


def main() -> None:
    """Time both, and print the ratio."""
    span = tuple(map(int, sys.argv[1].split("-"))) if len(sys.argv) > 1 else None
    rows = flows(span)
    column = {name: rows[name].cast(pl.Float64).to_numpy() for name in rows.columns}
    regressors = {"distance": np.log(column["distance_weighted"])}
    regressors |= {name: column[name] for name in BONDS}
    seller, buyer = (column[side] * 10_000 + column["year"] for side in ("ccode1", "ccode2"))
    pair = column["low"] * 1000 + column["high"]
    informative = informative_flows(column["exports"], seller, buyer)[0]
    sides = {"seller": seller, "buyer": buyer, "pair": pair, "flow": column["exports"]}
    data = {name: values[informative] for name, values in {**sides, **regressors}.items()}

    def library() -> Any:
        formula = f"flow ~ {' + '.join(regressors)} | seller + buyer"
        options = {"copy_data": False, "store_data": False, "lean": True}
        checks = ["fe", "ir"]
        frame = pd.DataFrame(data)
        return pyfixest.fepois(
            formula, frame, vcov={"CRV1": "pair"}, separation_check=checks, **options
        )

    def ours() -> Fit:
        return fit(column["exports"], regressors, seller, buyer, pair)

    first, model = timed(library)
    here, coefficients = timed(ours)
    last, _ = timed(library)
    assert np.allclose(coefficients.coefficients, model.coef().to_numpy(), atol=1e-9)
    print(f"{rows.height} flows, {coefficients.observations} of them tell something")
    print(f"  pyfixest alone, first   {first:8.1f} s")
    print(f"  Comity                  {here:8.1f} s")
    print(f"  pyfixest alone, last    {last:8.1f} s; Comity {here / last:.2f} times")


if __name__ == "__main__":
    main()
