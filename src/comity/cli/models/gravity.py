"""``comity gravity``: a structural gravity equation with regressors of one's choice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console

from comity.cli.library.panel import listed, span
from comity.cli.output import give, require_ending
from comity.cli.values import ready_values
from comity.estimates.gravity import Gravity
from comity.estimates.gravity import gravity as estimate


def gravity(
    *,
    years: str,
    regressors: str = "distance,contiguity,language,colony",
    json: Annotated[bool, Parameter(name="--json", negative=())] = False,
    out: Annotated[Path | None, Parameter(alias="-o")] = None,
) -> None:
    """Estimate the gravity of trade by PPML with sellers' and buyers' effects of each year.

    Standard errors are clustered by pair. Needs the extra: pip install 'comity[gravity]'.
    `comity gravity --years 1990-2014 --regressors distance,contiguity,alliance,votes`

    Parameters
    ----------
    years
        One year, or first and last with a hyphen. Twenty-five years take about a minute.
    regressors
        With commas between them: distance (its logarithm), contiguity, language, colony,
        alliance (defence), votes (agreement in the General Assembly), agreements (on trade),
        or any measure of pairs by its name (see `comity measures`).
    json
        Print coefficients and counts as JSON.
    out
        The file to write the coefficients to; its ending (.csv, .parquet or .json) gives the
        format.
    """
    require_ending(out)
    console, values = Console(stderr=True), ready_values()
    with console.status("Estimating"):
        found = estimate(span(years), listed(regressors), values=values)
    if json:
        print(_json(found))
        return
    give(found.table, out, f"Gravity of trade, {years}")
    for what, count in _counts(found).items():
        console.print(f"{what}: {count}", markup=False, highlight=False)


def _counts(found: Gravity) -> dict[str, object]:
    """Say what an equation rests on, and what stayed out."""
    return {
        "flows": found.fit.observations,
        "pairs": found.fit.pairs,
        "left out: a regressor is missing": found.without,
        "left out: separated (the seller sells, or the buyer buys, nothing)": found.fit.separated,
        "left out: singletons": found.fit.singletons,
        "left out: collinear regressors": ", ".join(found.fit.collinear) or "none",
    }


def _json(found: Gravity) -> str:
    parts = {"coefficients": found.table.to_dicts(), "counts": _counts(found)}
    return json.dumps(parts, indent=1)
