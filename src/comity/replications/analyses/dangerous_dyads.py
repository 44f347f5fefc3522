"""Dangerous dyads: what makes a dispute begin between two states."""

from __future__ import annotations

import polars as pl

from comity.panels.frames import Design
from comity.panels.panel import Panel
from comity.panels.request import requested_panel
from comity.panels.values import Values
from comity.replications.logit import estimate_logit, lower_value
from comity.replications.replication import Figures, Replication
from comity.store import bundle

TERMS = {
    "constant": "constant",
    "land contiguity": "land_border",
    "CINC, lower over higher": "capability_proportion",
    "a major power in the dyad": "major",
    "defence pact": "defence_obligation",
    "democracy, weaker link": "democracy",
    "log of GDP per head, weaker link": "wealth",
    "militarisation, weaker link": "militarisation",
    "t": "t",
    "t squared": "t2",
    "t cubed": "t3",
}
"""The terms of the logit, by their names in the table."""

_STANDARDISED = ("capability_proportion", "democracy", "wealth", "militarisation")
_SPELL = "gml_mid_ongoing_peace_years"


def build_sample(values: Values) -> pl.DataFrame:
    """Return the politically relevant dyad-years of 1816 to 2010 with all terms, none missing."""
    names = "land_border,cinc,defence_obligation,polyarchy"
    panel = requested_panel(values, names, None, (1816, 2010), Design()).relevant(only=True)
    full = _with_sizes(panel.disputes("gml").peace_years("gml_mid_ongoing"))
    t = pl.col(_SPELL).cast(pl.Float64)
    rows = full.rows.with_columns(
        capability_proportion=lower_value("cinc") / pl.max_horizontal("cinc1", "cinc2"),
        major=pl.max_horizontal("major_power1", "major_power2"),
        democracy=lower_value("polyarchy"),
        wealth=lower_value("wealth"),
        militarisation=lower_value("militarised"),
        t=t,
        t2=t**2,
        t3=t**3,
        constant=1.0,
    )
    complete = rows.select("gml_mid_onset", *TERMS.values()).drop_nulls()
    return complete.with_columns(_standardised(pl.col(name)) for name in _STANDARDISED)


def compute_figures(values: Values) -> Figures:
    """Estimate the logit, and return its coefficients and their standard errors."""
    return estimate_logit(build_sample(values), "gml_mid_onset", TERMS)


def _with_sizes(panel: Panel) -> Panel:
    """Add soldiers per head and GDP per head of both states, from the bundle's tables."""
    soldiers = bundle.table("capabilities").select(
        "ccode", "year", militarised=pl.col("milper") / pl.col("tpop")
    )
    wealth = bundle.table("long_gdp").select(
        "ccode", "year", wealth=(pl.col("gdp") / pl.col("population")).log()
    )
    covered = panel.rows["year"].unique().to_list()
    for table in (soldiers, wealth):
        panel = panel.join(table.filter(pl.col("year").is_in(covered)), "ccode")
    return panel


def _standardised(values: pl.Expr) -> pl.Expr:
    """Divide the distance from the mean by two standard deviations (Gelman 2008)."""
    return (values - values.mean()) / (2 * values.std())


REPLICATION = Replication(
    name="dangerous-dyads",
    title="A logit of the onset of disputes in politically relevant dyads, 1816-2010",
    reference=(
        "Bremer, Stuart A. 1992. Dangerous Dyads: Conditions Affecting the Likelihood of "
        "Interstate War, 1816-1965. Journal of Conflict Resolution 36 (2): 309-341."
    ),
    figures_from=(
        "Miller, Steven V. 2022. peacesciencer: An R Package for Quantitative Peace Science "
        "Research. Conflict Management and Peace Science 39 (6): 755-779; the table is that of "
        "the package's readme."
    ),
    published={
        "constant": "-3.06",
        "land contiguity": "1.06",
        "CINC, lower over higher": "0.455",
        "a major power in the dyad": "0.144",
        "defence pact": "-0.119",
        "democracy, weaker link": "-0.499",
        "log of GDP per head, weaker link": "0.293",
        "militarisation, weaker link": "0.255",
        "t": "-0.147",
        "t squared": "0.00247",
        "t cubed": "-0.0000116",
        "constant, standard error": "0.0635",
        "land contiguity, standard error": "0.0568",
        "t, standard error": "0.00505",
    },
    compute_figures=compute_figures,
    differences=(
        "Democracy is V-Dem's electoral democracy here and an extension of the Unified Democracy "
        "Scores there. Alliances are those of ATOP and not of the Correlates of War. GDP per head "
        "is from long series of other sources. Disputes are of version 2.2.1, the ones printed of "
        "an earlier one. Peace years are counted here from the first year of a dyad, and there "
        "from its first year as a politically relevant one."
    ),
)
