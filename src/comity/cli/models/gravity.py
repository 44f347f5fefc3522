"""``comity gravity``: a structural gravity equation with chosen regressors."""

from __future__ import annotations

from rich.console import Console

import comity
from comity.cli.options import TableOptions, TableOutput, YearSpan
from comity.cli.output import require_table, wants_json, write_json, write_table


def gravity(
    *,
    years: YearSpan,
    regressors: str = "distance,contiguity,language,colony",
    output: TableOptions = TableOutput(),
) -> None:
    """Estimate the gravity of trade by PPML with exporter-year and importer-year effects.

    Standard errors are clustered by pair. The counts of flows are in JSON, else on standard
    error. Needs the extra: pip install 'comity[gravity]'.
    `comity gravity --years 1990-2014 --regressors distance,contiguity,alliance,votes`

    Parameters
    ----------
    years
        One year, or first and last with a hyphen. Twenty-five years take about a minute.
    regressors
        With commas between them: distance (its logarithm), contiguity, language, colony,
        alliance (defence), votes (agreement in the General Assembly), agreements (on trade),
        or any measure of pairs by its name (see `comity measures`).
    output
        Where the coefficients go.
    """
    require_table(output)
    names = [name.strip() for name in regressors.split(",") if name.strip()]
    equation = comity.gravity(years, names)
    if wants_json(output):
        write_json({"coefficients": equation.table.to_dicts(), "counts": equation.counts}, output)
        return
    write_table(equation.table, output, f"Gravity of trade, {years}")
    console = Console(stderr=True, highlight=False)
    for what, count in equation.counts.items():
        console.print(f"{what}: {count}", markup=False)
