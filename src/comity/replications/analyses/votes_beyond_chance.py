"""Similarity of votes beyond chance: the United States and Mexico in 1946."""

from __future__ import annotations

from comity.analysis.similarity import IndexOptions, vote_similarity
from comity.panels.values import Values
from comity.replications.replication import Figures, Replication

_INDICES = ["kappa_quadratic", "pi"]


def compute_figures(_: Values) -> Figures:
    """Compute kappa and pi of the votes that both cast."""
    rows = vote_similarity(IndexOptions(_INDICES, min_votes=1), years=(1946, 1946), states=(2, 70))
    row = rows.row(0, named=True)
    return {
        "joint votes": row["joint_items"],
        "weighted kappa": row["kappa_quadratic"],
        "Scott's pi": row["pi"],
    }


REPLICATION = Replication(
    name="votes-beyond-chance",
    title="Votes of the United States and Mexico beyond chance, General Assembly, 1946",
    reference=(
        "Häge, Frank M. 2011. Choice or Circumstance? Adjusting Measures of Foreign Policy "
        "Similarity for Chance Agreement. Political Analysis 19 (3): 287-305."
    ),
    figures_from=(
        "The article's indices as computed by Miller, Steven V. 2025. fpsim: Compute Measures of "
        "Foreign Policy Similarity, reference manual."
    ),
    published={"joint votes": "38", "weighted kappa": "-0.01222707", "Scott's pi": "-0.02775801"},
    compute_figures=compute_figures,
    differences="All digits agree: votes and formulas are the same.",
)
