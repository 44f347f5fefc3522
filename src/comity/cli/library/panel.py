"""``comity panel``: tidy rows of measures to take away."""

from __future__ import annotations

from typing import Annotated, cast

from cyclopts import Parameter

import comity
from comity.cli.library.panel_options import JoinOptions, PanelVariables
from comity.cli.options import (
    PanelOutput,
    PanelOutputOptions,
    StateList,
    TableOutput,
    YearSpan,
    destination,
    listed,
)
from comity.cli.output import require_table, write_table
from comity.errors import InvalidRequestError
from comity.panels.export.files import require_format
from comity.panels.frames import PanelLevel
from comity.panels.panel import Panel
from comity.period import Frequency
from comity.states.system import System
from comity.unit import counted

FORMATS = ("csv", "parquet", "dta", "rds", "json", "text")


def panel(
    *,
    measures: Annotated[list[str] | None, Parameter(consume_multiple=True)] = None,
    states: StateList = None,
    years: YearSpan = None,
    level: str = "dyad",
    frequency: Frequency = "year",
    directed: bool = False,
    unreal: bool = False,
    system: System = "cow",
    variables: Annotated[PanelVariables, Parameter(name="*")] = PanelVariables(),
    own: Annotated[JoinOptions, Parameter(name="*")] = JoinOptions(),
    output: PanelOutputOptions = PanelOutput(),
) -> None:
    """Build a panel: one row a dyad or state and year, one column a variable.

    `comity panel --measures vote_agreement,trade,cinc --years 1990-2014 --peace-years
    cow_mid_ongoing --disputes cow --out panel.dta`. Every dyad-year of the state system has a
    row; what is short of the request is said on standard error.

    Parameters
    ----------
    measures
        Names of measures of any level, with commas between them (see `comity measures`).
    states
        States by any name or code, and groups (g7, eu27; members of today, or by number):
        every pair among them is in the panel. Without it, the whole world is.
    years
        One year, a span (1990-2014) or a list (1990,2000). Without it, all years with data.
    level
        dyad, state or dispute; no source in the bundle has leaders' terms.
    frequency
        year or month.
    directed
        Have each pair both ways (ccode1 to ccode2).
    unreal
        Have the dyad-years without a day of both as members too, as published counts do.
    system
        cow (Correlates of War) or gw (Gleditsch and Ward).
    variables
        Variables other than measures.
    own
        A table of your own.
    output
        Where the rows go.
    """
    _require_output(output)
    names = None if measures is None else listed(measures)
    rows = comity.panel(
        names,
        states=listed(states),
        years=years,
        level=cast(PanelLevel, level),  # refused there with the reason, not by its type here
        frequency=frequency,
        directed=directed,
        unreal=unreal,
        system=system,
    )
    _write(variables.add_to(own.add_to(rows), names or ()), output)


def _require_output(output: PanelOutput) -> None:
    """Refuse an output that no panel can be written to, before anything is computed."""
    place = destination(output, FORMATS)
    if place.path is None:
        if place.format in ("dta", "rds"):
            raise InvalidRequestError(
                f"{place.format} is no format for standard output.", "Name a file."
            )
        require_table(_as_table(output))
    elif place.format not in ("json", "text"):
        require_format(place.path, place.format)


def _as_table(output: PanelOutput) -> TableOutput:
    """Return the output of a table where no file with a codebook is asked for."""
    format = output.format
    if format == "dta" or format == "rds":
        raise InvalidRequestError(f"{format} is no format of a table.", "Name a file.")
    return TableOutput(output.out, format)


def _write(panel: Panel, output: PanelOutput) -> None:
    """Write a panel with its codebook and citations, or its rows alone."""
    place = destination(output, FORMATS)
    if place.path is None or place.format in ("json", "text"):
        write_table(panel.rows, _as_table(output))
        return
    rows, codebook, citations = panel.write(place.path, place.format)
    print(f"{counted(len(panel), 'row')} written to {rows}")
    print(f"Codebook: {codebook}; citations: {citations}")
