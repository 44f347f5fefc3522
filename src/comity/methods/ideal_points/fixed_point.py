"""Fixed points of a map, found faster than by repeating it (Anderson 1965, Journal of the ACM).

Repeating the map alone takes hundreds of rounds where a direction is weakly identified, such
as the common level of one session. Each new point combines the last few rounds such that the
combined change is least.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from comity.typing import Array

_RESTART_RATIO = 4.0

Progress = Callable[[int, float], None]
"""Called after every round with its number and the size of its change."""


@dataclass(frozen=True)
class FixedPoint:
    """The fixed point of a map, or the last point of a search that did not converge.

    Attributes
    ----------
    point
        Shape (n,).
    rounds
        Number of rounds made.
    change
        Root mean square of the last change of the watched entries.
    converged
        Whether ``change`` fell below the tolerance.
    """

    point: Array
    rounds: int
    change: float
    converged: bool


@dataclass(frozen=True)
class Acceleration:
    """How rounds are combined, and when the search ends.

    Attributes
    ----------
    tolerance
        Root mean square change of the watched entries below which the search has converged.
    max_rounds
        Largest number of rounds.
    depth
        Number of earlier rounds that are combined.
    plain_rounds
        Number of rounds made before any are combined.
    damping
        Share of each change that is taken. Half stops two sides that overshoot each other.
    combine_below
        Rounds are combined only while the change is below this, and anew once it has risen
        fourfold: far from the fixed point, combined rounds diverge.
    """

    tolerance: float
    max_rounds: int
    depth: int = 10
    plain_rounds: int = 3
    damping: float = 1.0
    combine_below: float = np.inf


def accelerate(
    step: Callable[[Array], Array],
    start: Array,
    settings: Acceleration,
    *,
    watched: int | None = None,
    progress: Progress | None = None,
) -> FixedPoint:
    """Find a fixed point of ``step`` by Anderson acceleration.

    Parameters
    ----------
    step
        The map, from and to arrays of shape (n,).
    start
        Where to begin, shape (n,).
    settings
        How rounds are combined, and when the search ends.
    watched
        The first this many entries decide whether the map has converged; None takes all.
    progress
        Called after every round.

    References
    ----------
    Anderson (1965), Iterative Procedures for Nonlinear Integral Equations, Journal of the ACM
    12; Walker and Ni (2011), SIAM Journal on Numerical Analysis 49.

    Examples
    --------
    >>> half_way = lambda x: x / 2 + np.array([1.0, 2.0])
    >>> found = accelerate(half_way, np.zeros(2), Acceleration(tolerance=1e-9, max_rounds=50))
    >>> found.point.round(6).tolist(), found.converged
    ([2.0, 4.0], True)
    """
    history = _History(settings.depth)
    point, size, least = start, np.inf, np.inf
    for rounds in range(1, settings.max_rounds + 1):
        # A map that diverges ends in infinities, which the check below finds.
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            image = step(point)
            change = image - point
            size = float(np.sqrt(np.square(change[:watched]).mean()))
        if progress is not None:
            progress(rounds, size)
        if size < settings.tolerance:
            return FixedPoint(image, rounds, size, True)
        if not np.isfinite(size):
            return FixedPoint(point, rounds, size, False)
        damped = point + settings.damping * change
        if size > min(settings.combine_below, _RESTART_RATIO * least):
            history.clear()
            least = np.inf
        elif rounds > settings.plain_rounds:
            least = min(least, size)
            history.append(damped, change)
        point = history.combined() if len(history) > 1 else damped
    return FixedPoint(point, settings.max_rounds, size, False)


class _History:
    """The last rounds: where each ended, and how much it changed."""

    def __init__(self, depth: int) -> None:
        self._points: deque[Array] = deque(maxlen=depth + 1)
        self._changes: deque[Array] = deque(maxlen=depth + 1)

    def __len__(self) -> int:
        return len(self._points)

    def clear(self) -> None:
        """Forget all rounds."""
        self._points.clear()
        self._changes.clear()

    def append(self, point: Array, change: Array) -> None:
        """Add a round."""
        self._points.append(point)
        self._changes.append(change)

    def combined(self) -> Array:
        """Combine the rounds such that the combined change is least in squares, shape (n,)."""
        steps = np.diff(np.stack(self._changes), axis=0)
        # Sums by einsum run in one thread: the same result whatever the number of threads.
        products = np.einsum("ik,jk->ij", steps, steps)
        products[np.diag_indices_from(products)] *= 1 + 1e-8
        sides = np.einsum("ik,k->i", steps, self._changes[-1])
        weights = np.linalg.lstsq(products, sides, rcond=None)[0]
        moves = np.diff(np.stack(self._points), axis=0)
        return np.asarray(self._points[-1] - np.einsum("i,ik->k", weights, moves))
