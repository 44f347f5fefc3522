"""``comity panel``: tidy rows of measures to take away."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

import comity
from comity.api.values import PanelLevel
from comity.cli.options import StateList, TableOptions, TableOutput, YearSpan, listed
from comity.cli.output import require_table, write_table


def panel(
    *,
    measures: Annotated[list[str], Parameter(consume_multiple=True)],
    states: StateList = None,
    years: YearSpan = None,
    level: PanelLevel = "dyad",
    directed: bool = False,
    sources: bool = False,
    output: TableOptions = TableOutput(),
) -> None:
    """Build a panel: one row a dyad-year or state-year, one column a measure.

    `comity panel --measures vote_agreement,trade --states china,russia,usa --years 1990-2014
    --out panel.csv`. Rows on which every measure is missing are left out; what is short of the
    request is said on standard error.

    Parameters
    ----------
    measures
        Names of measures, with commas between them (see `comity measures`).
    states
        States by any name or code: every pair among them is in the panel. Without it, the
        whole world is.
    years
        One year, a span (1990-2014) or a list (1990,2000). Without it, all years.
    level
        dyad or state.
    directed
        Have each pair both ways (ccode1 to ccode2), as directed measures need.
    sources
        Add a column after each measure whose series goes from one source to the next, such as
        trade, that says from which table the year's value is.
    output
        Where the rows go.
    """
    require_table(output)
    rows = comity.panel(
        listed(measures) or [],
        states=listed(states),
        years=years,
        level=level,
        directed=directed,
        sources=sources,
    )
    write_table(rows, output)
