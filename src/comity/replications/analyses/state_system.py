"""Sizes of the interstate system, and of its capabilities."""

from __future__ import annotations

import polars as pl

from comity.panels.frames import Design, build_frame
from comity.panels.values import Values
from comity.replications.replication import Figures, Replication


def compute_figures(values: Values) -> Figures:
    """Count the rows of the usual data sets, and add up the capabilities of the leading states."""
    directed = Design(directed=True, unreal=True)
    figures: dict[str, float | None] = {
        "directed dyad-years, 1816-2016": build_frame(directed, (1816, 2016)).height,
        "directed dyad-years, 1816-2020": build_frame(directed, (1816, 2020)).height,
        "state-years, 1816-2016": build_frame(Design("state"), (1816, 2016)).height,
        "state-years, 1816-2020": build_frame(Design("state"), (1816, 2020)).height,
    }
    cinc = values.read_years(["cinc"], (1816, 2016))["cinc"].drop_nulls("value")
    for year in (1816, 2016):
        shares = cinc.filter(pl.col("year") == year)["value"].sort(descending=True)
        figures[f"states, {year}"] = shares.len()
        figures[f"states with less than 1 percent, {year}"] = int((shares < 0.01).sum())
        figures[f"percent of the first three, {year}"] = 100 * float(shares.head(3).sum())
    highest = cinc.sort("value", descending=True).row(0, named=True)
    return {**figures, "highest share in any year": highest["value"]}


REPLICATION = Replication(
    name="state-system",
    title="State-years, dyad-years and capabilities of the interstate system",
    reference=(
        "Miller, Steven V. 2022. peacesciencer: An R Package for Quantitative Peace Science "
        "Research. Conflict Management and Peace Science 39 (6): 755-779."
    ),
    figures_from=(
        "Rows of create_dyadyears() and create_stateyears(); shares of capabilities: Miller, "
        "Steven V. 2026. Alliances and Weighting Foreign Policy Similarity, svmiller.com, June."
    ),
    published={
        "directed dyad-years, 1816-2016": "1,912,350",
        "directed dyad-years, 1816-2020": "2,063,670",
        "state-years, 1816-2016": "15,951",
        "state-years, 1816-2020": "16,731",
        "states, 1816": "23",
        "states with less than 1 percent, 1816": "11",
        "percent of the first three, 1816": "61.8",
        "states, 2016": "195",
        "states with less than 1 percent, 2016": "176",
        "percent of the first three, 2016": "45",
        "highest share in any year": "0.384",
    },
    compute_figures=compute_figures,
    differences=(
        "Capabilities are of version 7.0 here, and of an earlier one in what was printed."
    ),
)
