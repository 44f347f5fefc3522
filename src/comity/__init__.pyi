"""The names that ``import comity`` offers, for editors and type checkers."""

from comity.api.catalogue import (
    audit as audit,
)
from comity.api.catalogue import (
    catalogue as catalogue,
)
from comity.api.library import (
    add as add,
)
from comity.api.library import (
    editions as editions,
)
from comity.api.library import (
    export_editions as export_editions,
)
from comity.api.library import (
    import_editions as import_editions,
)
from comity.api.library import (
    lock as lock,
)
from comity.api.library import (
    pin_edition as pin_edition,
)
from comity.api.library import (
    pull as pull,
)
from comity.api.library import (
    roll_back_edition as roll_back_edition,
)
from comity.api.library import (
    status as status,
)
from comity.api.library import (
    unpin_edition as unpin_edition,
)
from comity.api.plots import (
    plot_distribution as plot_distribution,
)
from comity.api.plots import (
    plot_outlook as plot_outlook,
)
from comity.api.plots import (
    plot_series as plot_series,
)
from comity.api.profiles import (
    Dyad as Dyad,
)
from comity.api.profiles import (
    State as State,
)
from comity.api.profiles import (
    dyad as dyad,
)
from comity.api.profiles import (
    state as state,
)
from comity.api.replications import (
    published_analyses as published_analyses,
)
from comity.api.replications import (
    replicate as replicate,
)
from comity.api.reports import (
    backtest as backtest,
)
from comity.api.reports import (
    brief as brief,
)
from comity.api.reports import (
    check as check,
)
from comity.api.reports import (
    dossier as dossier,
)
from comity.api.reports import (
    outlook as outlook,
)
from comity.api.reports import (
    sanctions_effect as sanctions_effect,
)
from comity.api.reports import (
    scenario as scenario,
)
from comity.api.values import (
    build_bundle as build_bundle,
)
from comity.api.values import (
    build_values as build_values,
)
from comity.api.values import (
    codebook as codebook,
)
from comity.api.values import (
    compute as compute,
)
from comity.api.values import (
    gravity as gravity,
)
from comity.api.values import (
    panel as panel,
)
from comity.api.values import (
    trace as trace,
)
from comity.api.votes import (
    ideal_points as ideal_points,
)
from comity.api.votes import (
    joint_opposition as joint_opposition,
)
from comity.api.votes import (
    roll_calls as roll_calls,
)
from comity.api.votes import (
    security_council as security_council,
)
from comity.api.votes import (
    similarity as similarity,
)
from comity.api.votes import (
    vote_breaks as vote_breaks,
)
from comity.api.votes import (
    vote_similarity as vote_similarity,
)
from comity.errors import ComityError as ComityError
from comity.errors import ComityWarning as ComityWarning
from comity.version import __version__ as __version__

__all__ = [
    "ComityError",
    "ComityWarning",
    "Dyad",
    "State",
    "__version__",
    "audit",
    "backtest",
    "brief",
    "build_bundle",
    "catalogue",
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
    "published_analyses",
    "replicate",
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
