"""Comity measures the relationship between any two states, from open data.

>>> import comity
>>> comity.state("prc").name
'China'
>>> comity.vote_similarity("s", years=(2016, 2016), states=(2, 200))["s"].round(4).to_list()
[0.6186]
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from comity.states.names import find as state

if TYPE_CHECKING:
    from comity.analysis.joint_opposition import opposition
    from comity.analysis.similarity import similarity, vote_similarity
    from comity.claims.article import check
    from comity.estimates.gravity import gravity
    from comity.estimates.ideal_points import ideal_points
    from comity.reports.outlook.model import outlook
    from comity.scenarios.solve import scenario

__all__ = [
    "check",
    "gravity",
    "ideal_points",
    "opposition",
    "outlook",
    "scenario",
    "similarity",
    "state",
    "vote_similarity",
]

_HOMES = {
    "check": "comity.claims.article",
    "gravity": "comity.estimates.gravity",
    "ideal_points": "comity.estimates.ideal_points",
    "opposition": "comity.analysis.joint_opposition",
    "outlook": "comity.reports.outlook.model",
    "scenario": "comity.scenarios.solve",
    "similarity": "comity.analysis.similarity",
    "vote_similarity": "comity.analysis.similarity",
}


def __getattr__(name: str) -> Any:
    """Fetch from its home what takes long to load, when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
