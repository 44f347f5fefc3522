"""With which pairs two states are compared: their like among their neighbours, and two fixed pairs.

The peer of a state is, of the eight states whose capitals are nearest to its own, the one whose
GDP is nearest in proportion. Each of the two is compared with the other's peer, and the two peers
with each other: Estonia and Peru with Estonia and Colombia. The United States and China, and
France and Germany, are there for every pair.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from comity.panels.values import Values
from comity.states.dyad import Dyad, dyad
from comity.states.state import CHINA, FRANCE, UNITED_STATES

NEAREST = 8
"""Of how many states with the nearest capitals a peer is chosen."""

FIXED = ((UNITED_STATES, CHINA), (FRANCE, 255))
"""The pairs with which every dyad is compared."""

CHOSEN_BY = ("capital_distance", "gdp")
"""The measures by which peers are chosen."""

_GDP_YEARS = 3
"""How many years back a GDP may be."""


def benchmark_pairs(values: Values, pair: Dyad, year: int | None = None) -> tuple[Dyad, ...]:
    """Choose the pairs with which two states are compared.

    Parameters
    ----------
    values
        The computed values of all measures.
    pair
        The two states.
    year
        The year of the comparison; None for the newest.

    Returns
    -------
    tuple of Dyad
        Those with peers first; never the pair itself. A state without a known capital has no
        peer.

    Raises
    ------
    InvalidRequestError
        If the two were never members of the state system at the same time.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> [str(each) for each in benchmark_pairs(stored_values(), dyad("estonia", "peru"))][-1]
    'France and Germany'
    """
    at = _comparable_year(values, pair, year)
    a, b = pair.directed
    outputs = _outputs(values, at)
    peer_a, peer_b = (
        _peer(own, {a, b}, _distances(values, own, at), outputs) for own in pair.directed
    )
    named = ((a, peer_b), (peer_a, b), (peer_a, peer_b), *FIXED)
    chosen = {
        frozenset((one, other)): dyad(one, other).as_of(at)
        for one, other in named
        if one is not None and other is not None and one != other and {one, other} != {a, b}
    }
    return tuple(each for each in chosen.values() if each.exists_in(at))


def _comparable_year(values: Values, pair: Dyad, year: int | None) -> int:
    """Return the newest year with capitals, up to that asked for."""
    newest = values.describe("capital_distance").years[1]
    return min(newest, pair.require_years_together()[-1].last, year or date.today().year)


def _distances(values: Values, ccode: int, year: int) -> Mapping[int, float]:
    """Return the distance of every other capital of a year, nearest first."""
    capitals = values.read_states("capital_distance", year, ccode)
    return dict(sorted(capitals, key=lambda each: each[1]))


def _outputs(values: Values, year: int) -> Mapping[int, float]:
    """Return the newest GDP of every state up to a year."""
    years = range(year - _GDP_YEARS, year + 1)
    return dict(each for at in years for each in values.read_states("gdp", at))


def _peer(
    ccode: int, pair: set[int], distances: Mapping[int, float], outputs: Mapping[int, float]
) -> int | None:
    """Return a state's peer, or its nearest neighbour where its GDP is not known."""
    near = [code for code in distances if code not in pair][:NEAREST]
    sized = [code for code in near if outputs.get(code)] if outputs.get(ccode) else []
    if sized:
        return min(sized, key=lambda code: abs(math.log(outputs[code] / outputs[ccode])))
    return next(iter(near), None)
