"""The public face of Comity: every function that ``import comity`` offers.

States are named by any name or code (``"china"``, ``"PRC"``, ``"CHN"``, 710), years as 2014,
``(1990, 2014)`` or ``"1990-2014"``. Measures are computed for the whole world on the first use,
which takes about a minute; everything later reads stored values. Each function imports what it
needs when it is called, so that ``import comity`` loads nothing that takes long.
"""

from comity.api.catalogue import audit, catalogue
from comity.api.library import (
    add,
    editions,
    export_editions,
    import_editions,
    lock,
    pin_edition,
    pull,
    roll_back_edition,
    status,
    unpin_edition,
)
from comity.api.plots import plot_distribution, plot_outlook, plot_series
from comity.api.profiles import Dyad, State, dyad, state
from comity.api.replications import published_analyses, replicate
from comity.api.reports import backtest, brief, check, dossier, outlook, sanctions_effect, scenario
from comity.api.values import build_bundle, build_values, codebook, compute, gravity, panel, trace
from comity.api.votes import (
    ideal_points,
    joint_opposition,
    roll_calls,
    security_council,
    similarity,
    vote_breaks,
    vote_similarity,
)

__all__ = [
    "Dyad",
    "State",
    "add",
    "audit",
    "backtest",
    "brief",
    "build_bundle",
    "build_values",
    "catalogue",
    "check",
    "codebook",
    "compute",
    "dossier",
    "dyad",
    "editions",
    "export_editions",
    "gravity",
    "ideal_points",
    "import_editions",
    "joint_opposition",
    "lock",
    "outlook",
    "panel",
    "pin_edition",
    "plot_distribution",
    "plot_outlook",
    "plot_series",
    "published_analyses",
    "pull",
    "replicate",
    "roll_back_edition",
    "roll_calls",
    "sanctions_effect",
    "scenario",
    "security_council",
    "similarity",
    "state",
    "status",
    "trace",
    "unpin_edition",
    "vote_breaks",
    "vote_similarity",
]
