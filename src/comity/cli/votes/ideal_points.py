"""``comity ideal-points``: ideal points estimated now, with standard errors."""

from __future__ import annotations

import polars as pl

import comity
from comity.api.votes import Estimator
from comity.cli.options import StateList, TableOptions, TableOutput, YearSpan, listed
from comity.cli.output import require_table, write_table
from comity.errors import InvalidRequestError
from comity.states.articles import list_at_head
from comity.states.register import states as all_states
from comity.states.selection import select_states

_TITLES = {"bsv": "the published model", "rw": "a random walk"}


def ideal_points(
    *,
    estimator: Estimator = "bsv",
    issue: str | None = None,
    years: YearSpan = None,
    states: StateList = None,
    distance: bool = False,
    since: int = 10,
    output: TableOptions = TableOutput(),
) -> None:
    """Estimate ideal points of states from their votes in the General Assembly.

    `comity ideal-points` estimates the points of all states and years by the published model;
    `comity ideal-points --estimator rw --issue hr --states china russia --distance` gives the
    distance of two states on one issue, its standard error, and the probability that they
    converged. The level of sessions before 1950 is weakly identified: only their order is firm
    (column level_is_firm). Estimates from different votes have different scales.

    Parameters
    ----------
    estimator
        bsv, the model of Bailey, Strezhnev and Voeten (2017), or rw, a random walk.
    issue
        Only votes on hr (human rights), me (Middle East), nu (nuclear), di (disarmament), co
        (colonialism) or ec (development).
    years
        One year, or first and last with a hyphen: the votes that are used.
    states
        Print only these, by any names or codes, and groups (g7, eu27). All are estimated.
    distance
        Print the distance of the two states named, with its standard error.
    since
        With --distance: over how many years the probability of convergence is.
    output
        Where the rows go.
    """
    require_table(output)
    chosen = list(dict.fromkeys(select_states(listed(states)) or ()))
    if distance and len(chosen) != 2:
        raise InvalidRequestError(
            "A distance is between two states.", "Name two: --states A B --distance."
        )
    if since < 1:
        raise InvalidRequestError(f"--since must be 1 or more, got {since}.")
    points = comity.ideal_points(estimator, issue=issue, years=years)
    if distance:
        one, other = chosen
        names = list_at_head([all_states()[ccode].name for ccode in chosen])
        title = f"{names}, distance by {_TITLES[estimator]}"
        write_table(points.distance(one, other, since), output, title)
        return
    rows = _named(points.frame, chosen)
    write_table(rows, output, f"Ideal points by {_TITLES[estimator]}")


def _named(points: pl.DataFrame, ccodes: list[int]) -> pl.DataFrame:
    """Select the rows of some states, or all, and add the states' names."""
    rows = points.filter(pl.col("ccode").is_in(ccodes)) if ccodes else points
    if rows.is_empty():
        raise InvalidRequestError(
            "These states have no ideal point in these years.", "Take more years."
        )
    names = {ccode: state.name for ccode, state in all_states().items()}
    name = pl.col("ccode").replace_strict(names, default="", return_dtype=pl.String)
    return rows.select("ccode", name.alias("state"), pl.all().exclude("ccode"))
