"""``comity trace``: the way from a figure down to the publisher's rows."""

from __future__ import annotations

import comity
from comity.cli.later import load_later
from comity.cli.options import TextOptions, TextOutput, Year
from comity.cli.output import as_json, require_report, write_report
from comity.cli.words import states_and_year
from comity.errors import InvalidRequestError

SHOWN = 20
"""How many rows of a table are printed unless all are asked for."""


def trace(
    measure: str,
    /,
    *states: str,
    year: Year = None,
    rows: bool = False,
    output: TextOptions = TextOutput(),
) -> None:
    """Show what a value was computed from: formula, tables, rows and their records.

    Of a value that compares two states' votes it lists the roll calls on which they disagreed.
    `comity trace vote_agreement china russia 2019`; a measure of states takes one state, a
    measure of the system none.

    Parameters
    ----------
    measure
        The measure's name (see `comity measures`).
    states
        The state or states, then the year.
    year
        The year, if it does not follow the states.
    rows
        Print every row instead of the first twenty of each table.
    output
        Where the trail goes. JSON has every row.
    """
    require_report(output, ("json",))
    names, in_year = states_and_year(states, year)
    if len(names) > 2:
        raise InvalidRequestError(
            f"{len(names)} states are named, at most two can be.", "Quote names of several words."
        )
    # Declarations of measures name arrays; a value that is stored needs none of them.
    load_later("xarray")
    from comity.reports.trace.json import as_dict
    from comity.reports.trace.text import show

    trail = comity.trace(measure, *names, year=in_year)
    write_report(
        output,
        {"json": lambda: as_json(as_dict(trail))},
        lambda console: show(trail, console, None if rows else SHOWN),
    )
