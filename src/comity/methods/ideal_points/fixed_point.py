"""Find where a map stays put, faster than by repeating it (Anderson 1965, Journal of the ACM).

Repeating the map alone takes hundreds of rounds where a direction is weakly identified, such
as the common level of one session. Each new point is the combination of the last few rounds
whose combined change is least.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Array = np.ndarray

_ASTRAY = 4.0

Tell = Callable[[int, float], None]
"""What is told after every round: its number, and how much changed."""


@dataclass(frozen=True)
class Settled:
    """Where the map came to rest: the place, the rounds it took, and the last change.

    ``change`` is the root mean square over the watched entries; ``converged`` tells whether
    it fell below the tolerance.
    """

    place: Array
    rounds: int
    change: float
    converged: bool


def settle(
    step: Callable[[Array], Array],
    start: Array,
    *,
    watched: int,
    tolerance: float,
    most: int,
    depth: int = 10,
    plain: int = 3,
    share: float = 1.0,
    calm: float = np.inf,
    tell: Tell | None = None,
) -> Settled:
    """Find a fixed point of ``step``.

    Parameters
    ----------
    step
        The map, from and to arrays of shape (n,).
    start
        Where to begin, shape (n,).
    watched
        The first so many entries say whether the map has come to rest.
    tolerance
        Largest root mean square change of the watched entries at rest.
    most
        Largest number of rounds.
    depth
        How many earlier rounds are combined.
    plain
        How many rounds are made before any are combined.
    share
        Of each change, how much is taken. Half stops two sides that swing past each other.
    calm
        Rounds are combined only while the change is below this, and begin anew when it has
        risen fourfold: until the map is near its rest, combining rounds leads it astray.
    tell
        Called after every round, to show how far it is.

    Examples
    --------
    >>> half_way = lambda x: x / 2 + np.array([1.0, 2.0])
    >>> rest = settle(half_way, np.zeros(2), watched=2, tolerance=1e-9, most=50)
    >>> rest.place.round(6).tolist(), rest.converged
    ([2.0, 4.0], True)
    """
    places: deque[Array] = deque(maxlen=depth + 1)
    changes: deque[Array] = deque(maxlen=depth + 1)
    place, size, least = start, np.inf, np.inf
    for rounds in range(1, most + 1):
        moved = step(place)
        change = moved - place
        size = float(np.sqrt(np.square(change[:watched]).mean()))
        if tell is not None:
            tell(rounds, size)
        if size < tolerance:
            return Settled(moved, rounds, size, True)
        if size > min(calm, _ASTRAY * least):
            places.clear()
            changes.clear()
            least = np.inf
        elif rounds > plain:
            least = min(least, size)
            places.append(place + share * change)
            changes.append(change)
        place = _combined(places, changes) if len(places) > 1 else place + share * change
    return Settled(place, most, size, False)


def _combined(places: deque[Array], changes: deque[Array]) -> Array:
    """Combine rounds so that the combined change is least in the sense of squares."""
    steps = np.diff(np.stack(changes), axis=0)
    # Sums by einsum run in one thread: the same result whatever the number of threads.
    products = np.einsum("ik,jk->ij", steps, steps)
    products[np.diag_indices_from(products)] *= 1 + 1e-8
    weights = np.linalg.lstsq(products, np.einsum("ik,k->i", steps, changes[-1]), rcond=None)[0]
    return np.asarray(places[-1] - np.einsum("i,ik->k", weights, np.diff(np.stack(places), axis=0)))
