"""Similarity of the alliances of Germany and Russia in 1914."""

from __future__ import annotations

import polars as pl

from comity.analysis.position_table import Columns
from comity.analysis.similarity import IndexOptions, actor_similarity
from comity.panels.values import Values
from comity.replications.replication import Figures, Replication
from comity.store import bundle

PORTFOLIOS = {
    255: (0.25, 3, 0),
    365: (0.21, 0, 3),
    200: (0.20, 0, 1),
    220: (0.08, 0, 3),
    300: (0.08, 3, 0),
    325: (0.05, 3, 1),
    211: (0.03, 0, 0),
    230: (0.03, 0, 0),
    640: (0.02, 0, 0),
    210: (0.01, 0, 0),
    380: (0.01, 0, 0),
    360: (0.01, 3, 0),
    235: (0.01, 0, 0),
    225: (0.01, 0, 0),
    350: (0.0, 0, 0),
    390: (0.0, 0, 0),
    345: (0.0, 0, 0),
    355: (0.0, 0, 0),
    385: (0.0, 0, 0),
    339: (0.0, 0, 0),
}
"""The published table: by state, its share of Europe's capabilities, and the alliance of Germany
and of Russia with it (3 defence, 2 neutrality, 1 entente, 0 none)."""

GERMANY, RUSSIA = 255, 365


def printed_portfolios() -> pl.DataFrame:
    """Return the alliances as they were printed, a row a state and partner."""
    rows = [
        (ccode, partner, portfolio[1 + column], portfolio[0])
        for partner, portfolio in PORTFOLIOS.items()
        for column, ccode in enumerate((GERMANY, RUSSIA))
    ]
    return pl.DataFrame(rows, schema=["ccode", "partner", "position", "weight"], orient="row")


def bundled_portfolios() -> pl.DataFrame:
    """Return the alliances of ATOP with the same states, weighted by CINC, as ATOP has them."""
    rows = bundle.table("alliances").filter(pl.col("year") == 1914)
    kind = (
        pl.when(pl.col("defence") == 1)
        .then(3)
        .when((pl.col("neutrality") == 1) | (pl.col("nonaggression") == 1))
        .then(2)
        .when(pl.col("consultation") == 1)
        .then(1)
        .otherwise(0)
    )
    obligations = {
        (a, b): level for a, b, level in rows.select("ccode1", "ccode2", kind).iter_rows()
    }
    power = bundle.table("capabilities").filter(pl.col("year") == 1914)
    weights = dict(power.select("ccode", "published").iter_rows())
    both = [
        (ccode, partner, _level(obligations, ccode, partner), weights[partner])
        for partner in PORTFOLIOS
        for ccode in (GERMANY, RUSSIA)
    ]
    return pl.DataFrame(both, schema=["ccode", "partner", "position", "weight"], orient="row")


def compute_figures(_: Values) -> Figures:
    """Compute S, weighted and not, kappa and pi from the printed table; and from ATOP."""
    printed, bundled = printed_portfolios(), bundled_portfolios()
    indices = ["s", "kappa_quadratic", "pi"]
    plain = _similarity(printed, indices)
    return {
        "S": plain["s"],
        "S, weighted by capabilities": _similarity(printed, ["s"], "weight")["s"],
        "weighted kappa": plain["kappa_quadratic"],
        "Scott's pi": plain["pi"],
        "S, from ATOP": _similarity(bundled, ["s"])["s"],
        "S, weighted, from ATOP": _similarity(bundled, ["s"], "weight")["s"],
    }


def _level(obligations: dict[tuple[int, int], int], ccode: int, partner: int) -> int:
    """Return the strongest obligation between two states; a state's to itself is defence."""
    if ccode == partner:
        return 3
    return max(obligations.get((ccode, partner), 0), obligations.get((partner, ccode), 0))


def _similarity(
    table: pl.DataFrame, indices: list[str], weights: str | None = None
) -> dict[str, float]:
    """Compute indices of the two portfolios."""
    columns = Columns("partner", "ccode", "position", None, weights)
    rows, _ = actor_similarity(table, columns, (0, 1, 2, 3), IndexOptions(indices, min_votes=1))
    return {index: rows[index].item() for index in indices}


REPLICATION = Replication(
    name="alliances-1914",
    title="Similarity of the alliances of Germany and Russia in Europe, 1914",
    reference=(
        "Signorino, Curtis S. and Jeffrey M. Ritter. 1999. Tau-b or Not Tau-b: Measuring the "
        "Similarity of Foreign Policy Positions. International Studies Quarterly 43 (1): 115-144, "
        "table 6."
    ),
    figures_from=(
        "Kappa and pi of the same table, which the article does not have: Miller, Steven V. 2025. "
        "fpsim: Compute Measures of Foreign Policy Similarity, reference manual."
    ),
    published={
        "S": "0.4",
        "S, weighted by capabilities": "-0.45",
        "weighted kappa": "-0.07758621",
        "Scott's pi": "-0.04477612",
        "S, from ATOP": "0.4",
        "S, weighted, from ATOP": "-0.45",
    },
    compute_figures=compute_figures,
    differences=(
        "The capabilities in the printed table are rounded to two digits, and give -0.46. The rows "
        "from ATOP rest on its alliances and the newest edition of CINC, not on the alliances of "
        "the Correlates of War: ATOP lists Russia's treaty with Romania, and more of neutrality."
    ),
)
