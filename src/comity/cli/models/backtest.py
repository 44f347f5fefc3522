"""``comity backtest``: how forecasts did in the past, by measure, horizon and kind of pair."""

from __future__ import annotations

import comity
from comity.cli.options import TableOptions, TableOutput
from comity.cli.output import require_table, write_table
from comity.reports.outlook.track_record import refit_record

BRIEF = (
    "measure",
    "horizon",
    "method",
    "origins",
    "skill_over_naive",
    "skill_over_random_walk",
    "coverage80",
)
"""The columns for which a terminal has room."""


def backtest(
    measure: str | None = None,
    /,
    *,
    kind: str = "all",
    refit: bool = False,
    output: TableOptions = TableOutput(),
) -> None:
    """Show how accurate past forecasts were, against the last value and other baselines.

    Parameters
    ----------
    measure
        One measure that is forecast; without it, all of them.
    kind
        Whose forecasts: all, "with a major power", "without a major power", "at zero", or by
        past volatility steady, middling, volatile.
    refit
        Compute the record again from the stored values (some minutes), in place of the one in
        the package, and then show it.
    output
        Where the rows go.
    """
    require_table(output)
    if refit:
        refit_record()
    rows = comity.backtest(measure, kind=kind)
    write_table(rows, output, f"Past record of forecasts, pairs: {kind}", BRIEF)
