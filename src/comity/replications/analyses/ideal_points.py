"""Trajectories of ideal points: ours against the published estimates."""

from __future__ import annotations

from comity.panels.values import Values
from comity.replications.replication import Figures, Replication

STATES = {"United States": 2, "United Kingdom": 200, "Russia": 365, "China": 710, "Israel": 666}
YEARS = (1975, 1995, 2015)

MEASURE = "ideal_point_bsv"
"""Our estimates; `ideal_point` has the published ones."""


def compute_figures(values: Values) -> Figures:
    """Return our estimates of five states in three years."""
    rows = values.read_years([MEASURE], (min(YEARS), max(YEARS)))[MEASURE].drop_nulls("value")
    points = {(c, y): value for c, y, value in rows.select("ccode", "year", "value").iter_rows()}
    return {
        f"{name}, {year}": points.get((ccode, year))
        for name, ccode in STATES.items()
        for year in YEARS
    }


REPLICATION = Replication(
    name="ideal-points",
    title="Ideal points in the General Assembly, 1946-2024",
    reference=(
        "Bailey, Michael A., Anton Strezhnev and Erik Voeten. 2017. Estimating Dynamic State "
        "Preferences from United Nations Voting Data. Journal of Conflict Resolution 61 (2): "
        "430-456."
    ),
    figures_from=(
        "The authors' data set, in the edition to 2024 that the bundle has, to two decimals."
    ),
    published={
        "United States, 1975": "2.42",
        "United States, 1995": "3.03",
        "United States, 2015": "2.45",
        "United Kingdom, 1975": "2.02",
        "United Kingdom, 1995": "2.15",
        "United Kingdom, 2015": "1.62",
        "Russia, 1975": "-2.42",
        "Russia, 1995": "1.27",
        "Russia, 2015": "0.16",
        "China, 1975": "-0.20",
        "China, 1995": "-1.68",
        "China, 2015": "-0.24",
        "Israel, 1975": "2.62",
        "Israel, 1995": "2.59",
        "Israel, 2015": "2.25",
    },
    compute_figures=compute_figures,
    differences=(
        "The published points are means of a sampler's draws; ours are computed by coordinate "
        "ascent on the same model, with votes of sessions that the edition does not have yet. The "
        "scale of each is set by its own sample of states."
    ),
)
