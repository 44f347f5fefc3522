"""``comity scenario``: what a cut in trade between any states would change for all."""

from __future__ import annotations

import comity
from comity.cli.options import PageOptions, PageOutput
from comity.cli.output import as_json, file_name, require_report, write_report
from comity.cli.scenario_options import ScenarioGroup, ScenarioOptions
from comity.reports.scenario.html import render
from comity.reports.scenario.model import as_dict
from comity.reports.scenario.text import show


def scenario(
    *, options: ScenarioGroup = ScenarioOptions(), output: PageOptions = PageOutput()
) -> None:
    """Compute what a cut in trade between any states would change for all.

    `comity scenario --embargo china russia` stops all trade between two states; `comity scenario
    --embargo "usa,eu27" russia --year 2014 --cut 50%` halves that of a group with one. Without
    --out or --format it writes an HTML page into the working folder, and prints a summary.

    Parameters
    ----------
    options
        Who cuts off whom, and how far.
    output
        Where the result goes.
    """
    require_report(output, ("html", "json"))
    result = comity.scenario(*options.sides, **options.settings)
    names = file_name("scenario", *(side.name for side in result.scenario.sides))
    write_report(
        output,
        {"html": lambda: render(result), "json": lambda: as_json(as_dict(result))},
        lambda console: show(result, console),
        name=f"{names}-{result.scenario.year}",
    )
