"""Points in the plane whose distances are near given ones: multidimensional scaling by stress."""

from __future__ import annotations

import numpy as np

from comity.typing import Array

_LEAST = 1e-9


def classical_layout(distances: Array) -> Array:
    """Compute the two principal coordinates of a matrix of distances.

    Parameters
    ----------
    distances
        (n, n), symmetric, complete.

    Returns
    -------
    Array
        (n, 2), centred; the first axis has the larger spread.

    References
    ----------
    Torgerson (1952), "Multidimensional scaling: I. Theory and method".

    Examples
    --------
    >>> line = np.abs(np.subtract.outer([0.0, 1.0, 3.0], [0.0, 1.0, 3.0]))
    >>> np.ptp(classical_layout(line)[:, 0]).round(6)
    np.float64(3.0)
    """
    count = len(distances)
    centre = np.eye(count) - 1 / count
    products = -0.5 * centre @ (distances**2) @ centre
    values, vectors = np.linalg.eigh(products)
    axes = vectors[:, ::-1][:, :2] * np.sqrt(np.maximum(values[::-1][:2], 0))
    signs = np.where(axes.sum(axis=0) < 0, -1.0, 1.0)
    return np.asarray(axes * signs)


def stress_layout(
    distances: Array, start: Array, anchors: Array, pull: Array, rounds: int = 30
) -> Array:
    """Compute points whose distances are near given ones, and that stay near their anchors.

    Minimises the sum of (distance drawn - distance given)² over pairs, plus ``pull`` times the
    squared distance of each point from its anchor, by majorisation: no round makes it worse.

    Parameters
    ----------
    distances
        (n, n), symmetric; not a number where a distance is not known, which then has no weight.
    start, anchors
        (n, 2).
    pull
        (n,), 0 for a point without anchor.
    rounds
        How many steps.

    Returns
    -------
    Array
        (n, 2).

    References
    ----------
    De Leeuw (1977), "Applications of convex analysis to multidimensional scaling".
    """
    weights = np.isfinite(distances).astype(float)
    np.fill_diagonal(weights, 0)
    targets = np.where(weights > 0, distances, 0.0)
    # The least pull keeps the system solvable for a point without distances or anchor.
    system = np.diag(weights.sum(axis=1) + pull + _LEAST) - weights
    inverse = np.linalg.inv(system)
    points = start
    for _ in range(rounds):
        apart = np.linalg.norm(points[:, None] - points[None], axis=2)
        ratios = np.where(apart > _LEAST, weights * targets / np.maximum(apart, _LEAST), 0.0)
        steered = np.diag(ratios.sum(axis=1)) - ratios
        points = inverse @ (steered @ points + (pull + _LEAST)[:, None] * anchors)
    return np.asarray(points)


def stress(distances: Array, points: Array) -> float:
    """Compute the stress of points: the root of the squared errors over the squared distances.

    >>> stress(np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([[0.0, 0.0], [2.0, 0.0]]))
    1.0
    """
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    present = np.isfinite(distances)
    errors = np.where(present, apart - np.where(present, distances, 0.0), 0.0)
    return float(np.sqrt((errors**2).sum() / np.nansum(distances**2)))
