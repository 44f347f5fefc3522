"""Trade and peace: whether dyads that depend on trade begin fewer disputes."""

from __future__ import annotations

import polars as pl

from comity.panels.frames import Design
from comity.panels.panel import Panel
from comity.panels.request import requested_panel
from comity.panels.values import Values
from comity.replications.logit import estimate_logit, lower_value
from comity.replications.replication import Figures, Replication
from comity.store import bundle

FIRST, LAST = 1960, 1985
"""The years with GDP in current dollars, of those of the article."""

BEGINNING = 1951
"""The first year of the article, from which its years at peace are counted."""

TERMS = {
    "constant": "constant",
    "allies": "allies",
    "contiguity": "contiguity",
    "capability ratio": "capability_ratio",
    "growth, weaker link": "growth",
    "democracy, weaker link": "democracy",
    "trade over GDP, weaker link": "trade",
}
"""The terms of the logit, by their names in the table."""

_PACTS = ("defence_obligation", "neutrality_obligation", "consultation_obligation")
_TRADE = "trade_dependence_weakest_link"
_EVENT = "cow_mid_ongoing"
_LAGGED = (
    *_PACTS,
    _TRADE,
    *(f"{name}{side}" for name in ("cinc", "polity_score", "growth") for side in "12"),
)
"""The variables that are those of the year before, so that they precede the dispute."""


def build_dyad_years(values: Values) -> pl.DataFrame:
    """Return the politically relevant dyad-years at risk of a dispute, with all terms.

    Later years of a dispute are left out, as they are from the printed data.
    """
    names = ",".join((*_PACTS, _TRADE, "cinc", "polity_score", "contiguity"))
    panel = requested_panel(values, names, None, (FIRST, LAST), Design()).relevant(only=True)
    panel = _with_growth(panel.disputes("cow").peace_years(_EVENT))
    for name in _LAGGED:
        panel = panel.lag(name)
    at_risk = (pl.col(_EVENT) == 0) | (pl.col("cow_mid_onset") == 1)
    return panel.rows.filter(at_risk).select("cow_mid_onset", **_terms()).drop_nulls()


def compute_figures(values: Values) -> Figures:
    """Estimate the logit without and with the years since the last dispute."""
    rows = build_dyad_years(values)
    plain = estimate_logit(rows, "cow_mid_onset", TERMS)
    timed = estimate_logit(rows, "cow_mid_onset", {**TERMS, "years at peace": "years_at_peace"})
    return {
        "dyad-years": rows.height,
        "onsets of disputes": int(rows["cow_mid_onset"].sum()),
        **plain,
        **{f"{name}, with years at peace": figure for name, figure in timed.items()},
    }


def _with_growth(panel: Panel) -> Panel:
    """Add the yearly growth of GDP per head over three years."""
    heads = bundle.table("long_gdp").select(
        "ccode", "year", per_head=pl.col("gdp") / pl.col("population")
    )
    before = heads.select("ccode", year=pl.col("year") + 3, before="per_head")
    growth = (pl.col("per_head") / pl.col("before")) ** (1 / 3) - 1
    rows = heads.join(before, on=["ccode", "year"]).select("ccode", "year", growth=growth)
    return panel.join(rows.filter(pl.col("year").is_between(FIRST, LAST)), "ccode")


def _terms() -> dict[str, pl.Expr]:
    """Return the terms as expressions of the panel's variables, in the units of the article."""
    high, low = pl.max_horizontal("cinc1_lag1", "cinc2_lag1"), lower_value("cinc", "_lag1")
    return {
        "constant": pl.lit(1.0),
        "allies": pl.max_horizontal(f"{name}_lag1" for name in _PACTS),
        "contiguity": pl.col("contiguity"),
        "capability_ratio": high / pl.when(low > 0).then(low) / 100,
        "growth": lower_value("growth", "_lag1"),
        "democracy": lower_value("polity_score", "_lag1") / 10,
        "trade": pl.col(f"{_TRADE}_lag1"),
        "years_at_peace": pl.min_horizontal(f"{_EVENT}_peace_years", pl.col("year") - BEGINNING)
        + 1,
    }


REPLICATION = Replication(
    name="trade-and-peace",
    title="A logit of the onset of disputes on trade, democracy and growth, 1951-1985",
    reference=(
        "Oneal, John R. and Bruce M. Russett. 1997. The Classical Liberals Were Right: Democracy, "
        "Interdependence, and Conflict, 1950-1985. International Studies Quarterly 41 (2): 267-294."
    ),
    figures_from=(
        "The article's data in the course of Zorn, Christopher. 2019. Longitudinal Data Analysis, "
        "GSERM Oslo, with the output that is printed in github.com/gardenberg/"
        "gserm_2019_lda_public (oppsummerende_notater_survival.md). The article's own table could "
        "not be looked up in an open copy."
    ),
    published={
        "dyad-years": "20,448",
        "onsets of disputes": "405",
        "constant": "-4.3267",
        "allies": "-0.4797",
        "contiguity": "1.3536",
        "capability ratio": "-0.1962",
        "growth, weaker link": "-3.4275",
        "democracy, weaker link": "-0.4012",
        "trade over GDP, weaker link": "-21.0761",
        "allies, standard error": "0.1127",
        "contiguity, standard error": "0.1209",
        "capability ratio, standard error": "0.0501",
        "growth, weaker link, standard error": "1.2518",
        "democracy, weaker link, standard error": "0.1006",
        "trade over GDP, weaker link, standard error": "11.3040",
        "contiguity, with years at peace": "0.9969",
        "democracy, weaker link, with years at peace": "-0.3612",
        "trade over GDP, weaker link, with years at peace": "-2.8710",
        "trade over GDP, weaker link, standard error, with years at peace": "9.8613",
        "years at peace, with years at peace": "-0.0912",
    },
    compute_figures=compute_figures,
    differences=(
        "GDP in current dollars begins in 1960 here, so the rows are of 1961 to 1985. Trade is of "
        "the Correlates of War, GDP per head of long series from several sources, and alliances "
        "are those of ATOP. Democracy is Polity 5, and disputes are of version 5.0: both are newer "
        "than the article. Relevant dyads are contiguous by land or at most 400 miles of water, or "
        "have a major power. The capability ratio is in hundreds and later years of a dispute are "
        "left out, as the printed summary of the data suggests. All terms but contiguity are of "
        "the year before; whether those in print are is not said."
    ),
)
