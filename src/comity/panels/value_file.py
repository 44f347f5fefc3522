"""The stored values of one measure: for each period its distinct values, and each cell's place.

A cell is the place of its value among the distinct values of its period, in ascending order. So
the distribution is stored once, a rank is read off, and a measure with few values takes few bytes.
Cells are those of the states that have any value in the period: all ordered pairs, pairs with the
lower ccode first, or the states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from comity.measures.measure import Measure
from comity.panels.measure_values import (
    QUANTILES,
    MeasureValues,
    PeriodValues,
    Standing,
    Subject,
    offset,
    places_of,
    upper,
)
from comity.store.planes import LEVEL, write_arrays
from comity.typing import Array
from comity.unit import Level

if TYPE_CHECKING:  # half a second of imports that a reader of values can do without
    import xarray as xr


_DIMS: dict[Level, tuple[str, ...]] = {
    "dyad": ("a", "b"),
    "directed": ("a", "b"),
    "state": ("state",),
}
"""The axes of states of an array of each level."""


def cells_of(level: Level, states: int) -> int:
    """Return how many cells a period has over a number of states.

    >>> cells_of("directed", 3), cells_of("dyad", 3), cells_of("state", 3), cells_of("system", 0)
    (9, 3, 3, 1)
    """
    pairs = {"directed": states * states, "dyad": states * (states - 1) // 2, "state": states}
    return pairs.get(level, 1)


class StoredValues(MeasureValues):
    """Values that are stored; parameters as for :class:`MeasureValues`."""

    _newest: tuple[Subject, tuple[Array, Array]] | None = None
    """What was read last: its history and its ranks are at the same places."""

    def history(self, subject: Subject) -> tuple[Array, Array]:
        """Return the ordinals of the periods in which a subject has a value, and the values."""
        periods, places = self._found(subject)
        return self.ordinals[periods], self._values(places)

    def standing(self, subject: Subject) -> Standing:
        """Return how the values of a history compare with all others of their periods."""
        return self._standing(*self._found(subject))

    def value(self, subject: Subject, ordinal: int) -> float:
        """Return the value about a subject in one period; NaN where there is none."""
        period = int(np.searchsorted(self.ordinals, ordinal))
        if period == self.ordinals.size or self.ordinals[period] != ordinal:
            return float("nan")
        states = self._states[slice(*self._state_starts[period : period + 2])]
        places = places_of(states, subject)
        if places is None:
            return float("nan")
        within = offset(self.measure.level, places, states.size)
        cell = int(self._code_starts[period]) + within
        code = int(self.file.take("codes", slice(cell, cell + 1))[0])
        place = int(self._value_starts[period]) + code - 1
        return float(self._values(slice(place, place + 1))[0]) if code else float("nan")

    def column(self, ordinal: int) -> PeriodValues:
        """Return the values of one period; empty where there are none."""
        states, flat = self.cells(ordinal)
        return PeriodValues(states, self._square(flat, states.size))

    def cells(self, ordinal: int) -> tuple[Array, Array]:
        """Return the states of one period, and its values in one row; NaN is missing."""
        period = int(np.searchsorted(self.ordinals, ordinal))
        if period == self.ordinals.size or self.ordinals[period] != ordinal:
            return np.empty(0, np.int16), np.empty(0)
        states = self._states[slice(*self._state_starts[period : period + 2])]
        codes = self.file.take("codes", slice(*self._code_starts[period : period + 2]))
        distinct = self._values(slice(*self._value_starts[period : period + 2]))
        return states, np.append(np.nan, distinct)[codes]

    def partners(self, ccode: int, ordinal: int) -> PeriodValues:
        """Return the values of one state with each other in a period in which it has some."""
        if self.measure.level != "directed":
            return super().partners(ccode, ordinal)
        period = int(np.searchsorted(self.ordinals, ordinal))
        states = self._states[slice(*self._state_starts[period : period + 2])]
        start = self._code_starts[period] + np.searchsorted(states, ccode) * states.size
        codes = self.file.take("codes", slice(start, start + states.size))
        cells = np.full(states.size, np.nan)
        cells[codes > 0] = self._values(self._value_starts[period] + codes[codes > 0] - 1)
        return PeriodValues(states, cells)

    def standing_of(self, ordinal: int, values: Sequence[float]) -> Standing:
        """Return how any values compare with those of a period."""
        period = int(np.searchsorted(self.ordinals, ordinal))
        first, last = self._value_starts[period : period + 2]
        distinct, below = (
            self._values(slice(first, last)),
            self._below(np.arange(first, last), period),
        )
        total = self.counts[period]
        edges = np.append(below, total)
        low = edges[np.searchsorted(distinct, values, "left")]
        return Standing(low, edges[np.searchsorted(distinct, values, "right")] - low, total)

    def array(self) -> xr.DataArray:
        """Return the array from which the file was written, for measures that need it.

        Raises ``ValueError`` if the file is damaged.
        """
        import xarray as xr

        axis, periods = self.file.array("axis"), self.file.array("periods")
        dims = _DIMS.get(self.measure.level, ())
        cells = np.full((periods.size, *[axis.size] * len(dims)), np.nan, self.file.meta["dtype"])
        for place, ordinal in zip(
            np.searchsorted(periods, self.ordinals), self.ordinals, strict=True
        ):
            column = self.column(int(ordinal))
            states = np.searchsorted(axis, column.states)
            if dims:
                cells[place][np.ix_(*[states] * len(dims))] = column.cells
            else:
                cells[place] = column.cells[0]
        coords = {self.measure.frequency: periods.astype(np.int64), **dict.fromkeys(dims, axis)}
        return xr.DataArray(cells, coords=coords)

    def _found(self, subject: Subject) -> tuple[Array, Array]:
        """Return the positions of a subject's periods, and the places of its values."""
        if self._newest is None or self._newest[0] != subject:
            self._newest = subject, self._find(subject)
        return self._newest[1]

    def _find(self, subject: Subject) -> tuple[Array, Array]:
        """Find the periods of a subject and the places of its values."""
        periods, cells = self._cells_about(subject)
        codes = self.file.take("codes", cells).astype(np.int64)
        periods, codes = periods[codes > 0], codes[codes > 0]
        return periods, self._value_starts[periods] + codes - 1

    def _cells_about(self, subject: Subject) -> tuple[Array, Array]:
        """Return the periods in which the states of a subject have cells, and the cells."""
        starts = self._code_starts[:-1]
        if not subject:
            return np.arange(starts.size), starts
        rows = [self._positions(ccode) for ccode in subject]
        periods = np.flatnonzero(np.all([row >= 0 for row in rows], axis=0))
        places = [row[periods] for row in rows]
        size = np.diff(self._state_starts)[periods]
        return periods, starts[periods] + offset(self.measure.level, places, size)

    def _positions(self, ccode: int) -> Array:
        """Return the position of a state among those of each period; -1 where it is not there."""
        at = np.flatnonzero(self._states == ccode)
        periods = np.searchsorted(self._state_starts, at, "right") - 1
        positions = np.full(self.ordinals.size, -1)
        positions[periods] = at - self._state_starts[periods]
        return positions

    def _standing(self, periods: Array, places: Array) -> Standing:
        below, after = self._below(places, periods), places + 1
        total = self.counts[periods]
        if "below" not in self.file:
            return Standing(below, np.ones_like(below), total)
        is_last = after == self._value_starts[periods + 1]
        above = self._below(np.where(is_last, places, after), periods)
        return Standing(below, np.where(is_last, total, above) - below, total)

    def _below(self, places: Array, periods: Array | int) -> Array:
        """Return how many values of a period are lower than those at some places."""
        if "below" in self.file:
            return self.file.take("below", places).astype(np.int64)
        return places - self._value_starts[periods]  # every value is there once

    def _values(self, places: Array | slice) -> Array:
        return self.file.take("values", places).astype(np.float64)

    def _square(self, flat: Array, states: int) -> Array:
        """Shape the cells of a period."""
        if self.measure.level == "directed":
            return flat.reshape(states, states)
        if self.measure.level != "dyad":
            return flat
        square = np.full((states, states), np.nan)
        square[upper(states)] = flat
        square.T[upper(states)] = flat
        return square

    @cached_property
    def _states(self) -> Array:
        """The states of all periods, one period after the other."""
        return self.file.array("states")

    @cached_property
    def _state_starts(self) -> Array:
        return _starts(self.file.array("state_counts"))

    @cached_property
    def _value_starts(self) -> Array:
        return _starts(self.file.array("value_counts"))

    @cached_property
    def _code_starts(self) -> Array:
        sizes = np.diff(self._state_starts).tolist()
        return _starts(np.array([cells_of(self.measure.level, size) for size in sizes], np.int64))


def _starts(counts: Array) -> Array:
    """Return where each of some groups begins, and the end of the last."""
    return np.append(0, np.cumsum(counts, dtype=np.int64))


@dataclass
class _Parts:
    """What the file of a measure is made of: a list entry a period with values."""

    ordinals: list[int] = field(default_factory=list)
    states: list[Array] = field(default_factory=list)
    values: list[Array] = field(default_factory=list)
    below: list[Array] = field(default_factory=list)
    codes: list[Array] = field(default_factory=list)
    n: list[int] = field(default_factory=list)
    quantiles: list[Array] = field(default_factory=list)

    def add(self, ordinal: int, states: Array, flat: Array) -> None:
        """Add a period: the ccodes that have values, and the cells."""
        distinct, below, codes = _encoded(flat)
        n = int(np.count_nonzero(codes))
        self.ordinals.append(ordinal)
        self.states.append(states)
        self.values.append(distinct)
        self.below.append(below.astype(np.min_scalar_type(n)))
        self.codes.append(codes)
        self.n.append(n)
        self.quantiles.append(_quantiles(distinct, np.append(below[1:], n)))

    def summary(self) -> dict[str, Array]:
        """Return the arrays of the distributions."""
        quantiles = np.array(self.quantiles).reshape(-1, len(QUANTILES)).T
        named = {f"p{q}": column for q, column in zip(QUANTILES, quantiles, strict=True)}
        return {
            "ordinals": np.array(self.ordinals, np.int32),
            "n": np.array(self.n, np.int32),
            **named,
        }

    def arrays(self) -> dict[str, Array]:
        """Return the arrays of the values."""
        is_single = all((each.astype(np.float32) == each).all() for each in self.values)
        values = np.concatenate(
            self.values or [np.empty(0)], dtype=np.float32 if is_single else None
        )
        arrays: dict[str, Array] = {
            "states": np.concatenate(self.states or [np.empty(0)]).astype(np.int16),
            "state_counts": np.array([each.size for each in self.states], np.int32),
            "value_counts": np.array([each.size for each in self.values], np.int32),
            "values": values,
            "codes": np.concatenate(self.codes or [np.empty(0, np.uint8)]),
        }
        if any(each.size != n for each, n in zip(self.values, self.n, strict=True)):
            arrays["below"] = np.concatenate(self.below, dtype=np.min_scalar_type(max(self.n)))
        return arrays


def write_values(measure: Measure, array: xr.DataArray, path: Path, level: int = LEVEL) -> None:
    """Write the values of a measure, and the distribution of each period, into one file.

    Parameters
    ----------
    measure
        The measure; of one whose values follow from another's, only distributions are written.
    array
        Its values with the period first, masked.
    path
        The file.
    level
        How strongly the file is compressed; see :data:`comity.store.planes.LEVEL`.
    """
    parts = _Parts()
    ordinals = array[measure.frequency].values.tolist()
    axis = next((array[dim].values for dim in array.dims[1:]), np.empty(0, np.int16))
    for ordinal, cells in zip(ordinals, array.values, strict=True):
        present = np.isfinite(cells)
        if present.any():
            places, flat = _flat(measure.level, cells, present)
            parts.add(int(ordinal), axis[places], flat)
    arrays = parts.summary()
    if not measure.follows:
        arrays |= parts.arrays()
        arrays |= {"periods": np.array(ordinals, np.int32), "axis": axis.astype(np.int16)}
    write_arrays(path, {"measure": measure.name, "dtype": array.dtype.str}, arrays, level)


def _flat(level: Level, cells: Array, present: Array) -> tuple[Array, Array]:
    """Return the positions of the states that have values in a period, and their cells."""
    if level == "system":
        return np.empty(0, np.int64), cells.reshape(1)
    if level == "state":
        places = np.flatnonzero(present)
        return places, cells[places]
    places = np.flatnonzero(present.any(axis=0) | present.any(axis=1))
    block = cells[np.ix_(places, places)]
    if level == "directed":
        return places, block.ravel()
    return places, block[upper(places.size)]


def _encoded(flat: Array) -> tuple[Array, Array, Array]:
    """Return the distinct values of some cells, how many are lower than each, and the codes.

    A code is the place of a cell's value among the distinct ones, from 1; 0 is missing. Most cells
    of most measures are zero, so that only the others are sorted.
    """
    is_zero = flat == 0
    cells = np.flatnonzero(np.isfinite(flat) & ~is_zero)
    order = np.argsort(flat[cells])  # missing ones would make this several times slower
    cells = cells[order]
    ordered = flat[cells]
    is_new = np.ones(ordered.size, bool)
    is_new[1:] = ordered[1:] != ordered[:-1]
    distinct, below, ranks = ordered[is_new], np.flatnonzero(is_new), np.cumsum(is_new)
    zeros = int(np.count_nonzero(is_zero))
    if zeros:
        place = int(np.searchsorted(distinct, 0.0))
        negative = int(np.searchsorted(ordered, 0.0))
        distinct = np.insert(distinct, place, 0.0)
        below = np.insert(below + zeros * (below >= negative), place, negative)
        ranks += ranks > place
    codes = np.zeros(flat.size, np.min_scalar_type(distinct.size))
    codes[cells] = ranks
    if zeros:
        codes[is_zero] = place + 1
    return distinct, below, codes


def _quantiles(distinct: Array, upto: Array) -> Array:
    """Return percentiles, interpolated between the two nearest values.

    ``upto`` counts the values up to each of the distinct ones.
    """
    place = (int(upto[-1]) - 1) * (np.array(QUANTILES) / 100)
    low, high = (distinct[np.searchsorted(upto, f(place), "right")] for f in (np.floor, np.ceil))
    return low + (high - low) * (place - np.floor(place))
