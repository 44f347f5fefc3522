"""``comity outlook``: what comes next for two states, with probabilities and the past record."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

import comity
from comity.cli.options import TextOptions, TextOutput
from comity.cli.output import as_json, require_report, write_report
from comity.cli.scenario_options import ScenarioGroup, ScenarioOptions
from comity.reports.dossier.json import forecast_data
from comity.reports.outlook.text import show


def outlook(
    a: str,
    b: str,
    /,
    *,
    options: ScenarioGroup = ScenarioOptions(),
    measure: Annotated[str | None, Parameter(alias="-m")] = None,
    horizon: int = 5,
    output: TextOptions = TextOutput(),
) -> None:
    """Forecast what comes next for two states, with probabilities and the past record.

    With --embargo, as `comity scenario` takes it, forecasts of trade and of its shares
    conditional on it follow those without it.

    Parameters
    ----------
    a
        One state, by any name or code.
    b
        The other.
    options
        Who cuts off whom, and how far.
    measure
        One measure that is forecast (`comity backtest` lists them); without it, all of them.
    horizon
        How many years ahead the sentences look, 1 to 5; the tables have all up to it.
    output
        Where the forecasts go.
    """
    require_report(output, ("json",))
    scenario = None if options.is_blank else comity.scenario(*options.sides, **options.settings)
    sections = comity.outlook(a, b, measure=measure, horizon=horizon, scenario=scenario)
    write_report(
        output,
        {"json": lambda: as_json([forecast_data(section) for section in sections])},
        lambda console: show(sections, horizon, scenario, console),
    )
