"""Who is close to whom in a year: ties between states, and places that stay over the years."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from comity.errors import InvalidRequestError, UnknownNameError
from comity.methods.similarity.stress_layout import classical_layout, stress_layout
from comity.panels.values import Values
from comity.states.state import CHINA, UNITED_STATES
from comity.typing import Array

CLOSEST = 2
"""To how many others each state is tied, where the measure is a degree."""

_PULL = 0.5
"""How strongly a state is held to its place of the year after, relative to all distances."""

_FAR = 1.5
"""How much farther apart are those without any path between them than those with the longest."""

_FIRST_ROUNDS, _ROUNDS = 120, 12


def _disagreement(agreement: Array) -> Array:
    """Turn shares of equal votes into distances, as those between the points of votes."""
    return np.sqrt(1 - agreement)


def _remoteness(share: Array) -> Array:
    """Turn shares of trade into distances: if each has a tenth of the other's, one farther."""
    shares = np.clip(share, 1e-5, 1.0)
    return -np.log10(np.sqrt(shares * shares.T))


def _steps(obligation: Array) -> Array:
    """Turn ties into distances: the number of ties on the shortest path."""
    # Imported here: it takes long to load, and only pacts need it.
    from scipy.sparse.csgraph import shortest_path

    steps = shortest_path(np.nan_to_num(obligation) > 0, unweighted=True, directed=False)
    longest = steps[np.isfinite(steps)].max(initial=1.0)
    return np.asarray(np.where(np.isfinite(steps), steps, _FAR * longest))


NETWORKS: Mapping[str, tuple[str, Callable[[Array], Array]]] = {
    "vote_agreement": ("Votes in the General Assembly", _disagreement),
    "trade_share": ("Trade", _remoteness),
    "defence_obligation": ("Defence pacts", _steps),
}
"""The measures of which there are networks: their words, and how values become distances."""


@dataclass(frozen=True)
class Network:
    """States of a year in the plane, and the ties between them.

    ``places`` maps ccodes to (x, y), centred on (0, 0), in units of distance; ``ties`` are
    (ccode, ccode, value), the lower ccode first, of a directed measure with the larger value.
    """

    measure: str
    year: int
    places: Mapping[int, tuple[float, float]]
    ties: tuple[tuple[int, int, float], ...]


class Networks:
    """The networks of one measure, laid out from the newest year backwards.

    A year is laid out from the places of the year after it, so that states move little from one
    year to the next and any year is the same whichever was asked for first.

    Parameters
    ----------
    values
        The computed values.
    measure
        One of :data:`NETWORKS`.

    Raises
    ------
    UnknownNameError
        If there is no network of the measure.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> network = Networks(stored_values(), "vote_agreement").network(2019)
    >>> len(network.places) > 180, len(network.ties) > 200
    (True, True)
    """

    def __init__(self, values: Values, measure: str) -> None:
        if measure not in NETWORKS:
            hint = f"There are networks of {', '.join(NETWORKS)}."
            raise UnknownNameError("network", measure, hint=hint)
        self.measure = measure
        self._values = values
        self.years = sorted(r["year"] for r in values.distributions(measure) if r["n"])
        self._layouts: dict[int, dict[int, tuple[float, float]]] = {}

    def network(self, year: int | None = None) -> Network:
        """Return the network of a year; of the newest without one.

        Raises
        ------
        InvalidRequestError
            If the measure has no values in the year.
        """
        chosen = self.years[-1] if year is None else year
        if chosen not in self.years:
            raise InvalidRequestError(
                f"{self.measure} has no data in {chosen}.",
                f"Its years are {self.years[0]} to {self.years[-1]}.",
            )
        for each in reversed(self.years):
            if each >= chosen and each not in self._layouts:
                self._layouts[each] = self._lay_out(each)
        ccodes, matrix = self._matrix(chosen)
        return Network(self.measure, chosen, self._layouts[chosen], _ties(ccodes, matrix))

    def _lay_out(self, year: int) -> dict[int, tuple[float, float]]:
        """Compute the places of one year from the places of the year after."""
        ccodes, matrix = self._matrix(year)
        distances = NETWORKS[self.measure][1](matrix)
        later = min((each for each in self._layouts if each > year), default=None)
        if later is None:
            return _as_places(ccodes, _first_layout(ccodes, distances))
        before = self._layouts[later]
        placed = np.array([code in before for code in ccodes])
        anchors = np.array([before.get(code, (0.0, 0.0)) for code in ccodes])
        start = _place_others(anchors, placed, distances)
        pull = np.where(placed, _PULL * len(ccodes), 0.0)
        return _as_places(ccodes, stress_layout(distances, start, anchors, pull, _ROUNDS))

    def _matrix(self, year: int) -> tuple[list[int], Array]:
        """Read the values of a year as a square: rows are the first state; NaN without a value."""
        rows = self._values.read_years([self.measure], (year, year))[self.measure]
        rows = rows.filter(pl.col("value").is_not_null())
        one, other = rows["ccode1"].to_numpy(), rows["ccode2"].to_numpy()
        codes = np.unique(np.concatenate([one, other]))
        matrix = np.full((len(codes), len(codes)), np.nan)
        at, to = np.searchsorted(codes, one), np.searchsorted(codes, other)
        matrix[at, to] = rows["value"].to_numpy()
        if self._values.describe(self.measure).level == "dyad":
            matrix[to, at] = matrix[at, to]
        if _is_tie_or_none(matrix):
            # Those without a tie are nowhere: no distance says where.
            tied = np.nansum(matrix, axis=1) > 0
            codes, matrix = codes[tied], matrix[np.ix_(tied, tied)]
        return codes.tolist(), matrix


def _first_layout(ccodes: list[int], distances: Array) -> Array:
    """Compute the places of the newest year, the United States left and China above."""
    complete = np.where(np.isfinite(distances), distances, np.nanmean(distances))
    np.fill_diagonal(complete, 0)
    points = classical_layout(complete)
    free = np.zeros(len(ccodes))
    points = stress_layout(distances, points, points, free, _FIRST_ROUNDS)
    points = points - points.mean(axis=0)
    for axis, ccode in ((0, UNITED_STATES), (1, CHINA)):
        if ccode in ccodes and points[ccodes.index(ccode), axis] > 0:
            points[:, axis] *= -1
    return points


def _place_others(anchors: Array, placed: Array, distances: Array) -> Array:
    """Place the states that are new in a walk backwards between those that they are closest to."""
    start = anchors.copy()
    for at in np.flatnonzero(~placed):
        near = np.where(placed & np.isfinite(distances[at]), distances[at], np.inf)
        closest = [other for other in np.argsort(near)[:5] if np.isfinite(near[other])]
        # A little off, as two points in one place could never come apart.
        start[at] = (anchors[closest].mean(axis=0) if closest else 0.0) + 0.01 * (1 + at % 7)
    return start


def _as_places(ccodes: list[int], points: Array) -> dict[int, tuple[float, float]]:
    return {code: (float(x), float(y)) for code, (x, y) in zip(ccodes, points, strict=True)}


def _ties(ccodes: list[int], matrix: Array) -> tuple[tuple[int, int, float], ...]:
    """List each state's closest others; where the measure is a tie or none, all ties."""
    own = matrix.copy()
    np.fill_diagonal(own, np.nan)
    if _is_tie_or_none(own):
        chosen = np.argwhere(np.nan_to_num(own) > 0)
    else:
        ranked = np.argsort(-np.nan_to_num(own, nan=-np.inf), axis=1, kind="stable")[:, :CLOSEST]
        chosen = np.array([(at, to) for at, row in enumerate(ranked) for to in row])
    larger = np.fmax(own, own.T)
    pairs = {(min(at, to), max(at, to)) for at, to in chosen if np.isfinite(own[at, to])}
    return tuple((ccodes[at], ccodes[to], float(larger[at, to])) for at, to in sorted(pairs))


def _is_tie_or_none(matrix: Array) -> bool:
    return set(np.unique(matrix[np.isfinite(matrix)])) <= {0.0, 1.0}
