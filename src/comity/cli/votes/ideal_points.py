"""``comity points``: ideal points estimated now, with standard errors."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated

import polars as pl
from cyclopts import Parameter
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from comity.cli.output import give, require_ending
from comity.errors import InvalidRequestError
from comity.estimates.ideal_points import Estimator, Points
from comity.estimates.ideal_points import ideal_points as estimate
from comity.states.names import find
from comity.states.register import states as all_states

_WORDS = {"bsv": "the published model", "rw": "a random walk"}


def ideal_points(
    *,
    estimator: Estimator = "bsv",
    issue: str | None = None,
    first: Annotated[int | None, Parameter(name="--from")] = None,
    last: Annotated[int | None, Parameter(name="--to")] = None,
    states: Annotated[list[str] | None, Parameter(consume_multiple=True)] = None,
    apart: Annotated[bool, Parameter(negative=())] = False,
    since: int = 10,
    out: Path | None = None,
) -> None:
    """Estimate where states stand from their votes in the General Assembly, with errors.

    `comity points` estimates the points of all states and years from the votes loaded, by the
    published model; `comity points --estimator rw --issue hr --states china russia --apart`
    tells how far two stood apart on one issue, how sure that is, and how surely they drew
    closer. The level of sessions before 1950 is weakly identified: only their order is firm
    (column level_is_firm). Every choice of votes gives a scale of its own: do not mix them.

    Parameters
    ----------
    estimator
        bsv, the model of Bailey, Strezhnev and Voeten (2017), or rw, a random walk.
    issue
        Only votes on hr (human rights), me (Middle East), nu (nuclear), di (disarmament), co
        (colonialism) or ec (development).
    first
        The first year of the votes that are used.
    last
        The last year of the votes that are used.
    states
        Print only these, by any names or codes. All are estimated.
    apart
        Print the distance of the two states named, with its standard error.
    since
        With --apart: over how many years to ask whether they drew closer.
    out
        The file to write instead of printing; its ending (.csv, .parquet or .json) gives
        the format.
    """
    require_ending(out)
    chosen = [find(name) for name in states or []]
    if apart and len({state.ccode for state in chosen}) != 2:
        raise InvalidRequestError(
            "A distance is between two states.", "Name two: --states A B --apart."
        )
    if since < 1:
        raise InvalidRequestError(f"Nobody draws closer over {since} years.", "Say 1 or more.")
    made = _estimated(estimator, issue, _span(first, last))
    if apart:
        one, other = chosen
        title = f"{one.name} and {other.name}, distance by {_WORDS[estimator]}"
        give(made.apart(one.ccode, other.ccode, since), out, title)
        return
    give(_named(made, [state.ccode for state in chosen]), out, f"Points by {_WORDS[estimator]}")


def _span(first: int | None, last: int | None) -> tuple[int, int] | None:
    """Give the years asked for: None if neither end is named."""
    if first is None and last is None:
        return None
    span = first or 0, last or 9999
    if span[0] > span[1]:
        raise InvalidRequestError(
            f"{first} to {last} runs backwards.", "Put the earlier year first."
        )
    return span


def _estimated(estimator: Estimator, issue: str | None, years: tuple[int, int] | None) -> Points:
    """Estimate, showing how far it is on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Estimating ideal points", total=1.0)

        def show(rounds: int, change: float) -> None:
            # A fit begins with changes near one and rests at some ten-thousandths.
            done = min(1.0, max(0.0, -math.log10(max(change, 1e-9)) / 4))
            words = f"Estimating ideal points: round {rounds}, change {change:.5f}"
            bar.update(task, description=words, completed=done)

        return estimate(estimator, issue=issue, years=years, progress=show)


def _named(made: Points, ccodes: list[int]) -> pl.DataFrame:
    """Add the states' names, and keep those asked for."""
    rows = made.frame.filter(pl.col("ccode").is_in(ccodes)) if ccodes else made.frame
    if rows.is_empty():
        raise InvalidRequestError(
            "These states have no point in what was asked for.", "Widen the years."
        )
    known = all_states()
    name = {c: known[c].name if c in known else "" for c in rows["ccode"].unique().to_list()}
    names = pl.col("ccode").replace_strict(name, return_dtype=pl.String).alias("state")
    return rows.select("ccode", names, pl.all().exclude("ccode"))
