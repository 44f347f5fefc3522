"""Comity measures the relationship between any two states, from open data.

>>> import comity
>>> comity.state("prc").name
'China'
>>> comity.vote_similarity("s", years=2016, states="usa,uk")["s"].round(4).to_list()
[0.6186]
"""

from comity.api import (
    Dyad,
    State,
    backtest,
    brief,
    build_bundle,
    check,
    codebook,
    compute,
    dossier,
    dyad,
    gravity,
    ideal_points,
    joint_opposition,
    outlook,
    panel,
    plot_distribution,
    plot_outlook,
    plot_series,
    replicate,
    replications,
    roll_calls,
    sanctions_effect,
    scenario,
    security_council,
    similarity,
    state,
    trace,
    vote_breaks,
    vote_similarity,
)
from comity.errors import ComityError, ComityWarning
from comity.version import __version__

__all__ = [
    "ComityError",
    "ComityWarning",
    "Dyad",
    "State",
    "__version__",
    "backtest",
    "brief",
    "build_bundle",
    "check",
    "codebook",
    "compute",
    "dossier",
    "dyad",
    "gravity",
    "ideal_points",
    "joint_opposition",
    "outlook",
    "panel",
    "plot_distribution",
    "plot_outlook",
    "plot_series",
    "replicate",
    "replications",
    "roll_calls",
    "sanctions_effect",
    "scenario",
    "security_council",
    "similarity",
    "state",
    "trace",
    "vote_breaks",
    "vote_similarity",
]
