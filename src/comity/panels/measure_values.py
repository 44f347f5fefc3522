"""The values of one measure, read two ways: one dyad over all periods, one period over all dyads.

Only values are stored. Ranks, percentiles and changes follow from the values of the same period
or of an earlier one, and are computed when they are read.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isnan
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.measures.measure import CHANGE_SPANS, SUBJECTS, Change
from comity.panels.codebook import Description
from comity.period import MONTHS, Frequency
from comity.store.planes import ArrayFile
from comity.typing import Array
from comity.unit import Level

if TYPE_CHECKING:  # a quarter of a second that later answers do without
    import polars as pl

Subject = tuple[int, ...]
"""Whom a value is about: two ccodes, one, or none for a value of the system."""

Row = dict[str, Any]
"""One value with what follows from it, by column."""

QUANTILES = (5, 25, 50, 75, 95)
"""The percentiles of a distribution that are kept for each period."""


def places_of(states: Array, subject: Subject) -> list[int] | None:
    """Return the places of a subject's states among ascending ccodes; None if one is not there.

    >>> places_of(np.array([2, 365, 710]), (710, 2)), places_of(np.array([2]), (365,))
    ([2, 0], None)
    """
    places = [int(states.searchsorted(code)) for code in subject]
    pairs = zip(places, subject, strict=True)  # one by one, as arrays of two take longer
    return places if all(at < states.size and states[at] == code for at, code in pairs) else None


@dataclass(frozen=True)
class PeriodValues:
    """The values of one period.

    ``states`` are ascending ccodes; ``cells`` has the shape (n, n) from the first to the second,
    both halves of it where values are undirected, or (n,) for states, or (1,) for the system. NaN
    is missing.
    """

    states: Array
    cells: Array

    def at(self, subject: Subject) -> float:
        """Return the value about a subject; NaN where there is none."""
        places = places_of(self.states, subject)
        if places is None:
            return float("nan")
        return float(self.cells[tuple(places)] if subject else self.cells[0])

    def rank(self, subject: Subject, slack: float = 0.0) -> int | None:
        """Rank a state among all, or the second of two among the partners of the first.

        None for one without a value, or with nothing. ``slack`` is as of ``partner_ranks``.

        >>> PeriodValues(np.array([2, 20]), np.array([[np.nan, 0.3], [0.7, np.nan]])).rank((2, 20))
        1
        """
        places = places_of(self.states, subject)
        own = np.nan if places is None else self.cells[tuple(places)]
        if places is None or np.isnan(own) or own == 0:
            return None
        row = self.cells[places[0]] if len(places) > 1 else self.cells
        is_ahead = (row > own * (1 + slack)) & (self.states != subject[-1]) & (row != 0)
        return int(np.count_nonzero(is_ahead)) + 1


@dataclass(frozen=True)
class Changes:
    """The changes of all between two periods, as 32-bit numbers.

    ``states`` are ascending ccodes of those in both periods; ``cells`` are in one row, in the
    order of :meth:`MeasureValues.cells`. NaN is missing.
    """

    level: Level
    states: Array
    cells: Array

    def at(self, subject: Subject) -> float:
        """Return the change of a subject; NaN where there is none."""
        places = places_of(self.states, subject)
        if places is None:
            return float("nan")
        return float(self.cells[offset(self.level, places, self.states.size)])

    @cached_property
    def present(self) -> Array:
        """The changes that are not missing."""
        return self.cells[~np.isnan(self.cells)]


@dataclass(frozen=True)
class Standing:
    """How values compare with all others of their periods.

    Parameters
    ----------
    below, equal, count
        How many values are lower, how many the same (itself among them), and how many there are.
    """

    below: Array
    equal: Array
    count: Array

    @property
    def rank(self) -> Array:
        """Ranks from the highest value, which has 1; equal values share the highest rank."""
        return self.count - self.below - self.equal + 1

    @property
    def percentile(self) -> Array:
        """Percentiles, 0 to 100; equal values share the middle of theirs."""
        return (100 * (self.below + self.equal / 2) / self.count).astype(np.float32)

    @property
    def equal_share(self) -> Array:
        """The share of values that are the same, so that above a half it is what most have."""
        return (self.equal / self.count).astype(np.float32)


class MeasureValues(ABC):
    """The values of one measure over all periods.

    Parameters
    ----------
    measure
        The codebook's entry.
    file
        The file of the measure in the library.
    """

    def __init__(self, measure: Description, file: ArrayFile) -> None:
        """Attach a description to a file."""
        self.measure = measure
        self.file = file
        self._changes: dict[tuple[int, int], Changes] = {}

    @cached_property
    def ordinals(self) -> Array:
        """The ordinals of the periods that have values, ascending."""
        return self.file.array("ordinals").astype(np.int64)

    @abstractmethod
    def history(self, subject: Subject) -> tuple[Array, Array]:
        """Return the ordinals of the periods in which a subject has a value, and the values."""

    @abstractmethod
    def standing(self, subject: Subject) -> Standing:
        """Return how the values of a history compare with all others of their periods."""

    @abstractmethod
    def standing_of(self, ordinal: int, values: Sequence[float]) -> Standing:
        """Return how any values compare with those of a period."""

    @abstractmethod
    def column(self, ordinal: int) -> PeriodValues:
        """Return the values of one period; empty where there are none."""

    @abstractmethod
    def cells(self, ordinal: int) -> tuple[Array, Array]:
        """Return the states of one period, and its values in one row; NaN is missing.

        Directed values are in the order of the first and then the second state. Undirected ones
        are there once, with the lower ccode first.
        """

    @abstractmethod
    def value(self, subject: Subject, ordinal: int) -> float:
        """Return the value about a subject in one period; NaN where there is none."""

    def rows(self, subject: Subject) -> list[Row]:
        """Return the history of a subject with ranks, percentiles and changes.

        Columns are ``year`` (and ``month``), ``value``, a ``change`` for each span (None without
        an earlier value), and but for the system ``rank``, ``percentile`` and ``equal_share``.
        """
        ordinals, values = self.history(subject)
        columns: dict[str, Sequence[Any]] = {
            name: column.tolist()
            for name, column in period_columns(ordinals, self.measure.frequency).items()
        }
        columns["value"] = values.tolist()
        for span in CHANGE_SPANS[self.measure.frequency]:
            columns[f"change{span}"] = _own_changes(self.measure.change, ordinals, values, span)
        if subject and ordinals.size:
            standing = self.standing(subject)
            for name in ("rank", "percentile", "equal_share"):
                columns[name] = getattr(standing, name).tolist()
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def change_percentile(self, subject: Subject, ordinal: int, span: int) -> float | None:
        """Return the percentile of a change up to a period; None where there is no change."""
        if not subject:
            return None
        changes = self.changes(ordinal, span)
        own, others = changes.at(subject), changes.present
        if np.isnan(own):
            return None
        below, equal = (np.array(np.count_nonzero(f(others, own))) for f in (np.less, np.equal))
        return float(Standing(below, equal, np.array(others.size)).percentile)

    def changes(self, ordinal: int, span: int) -> Changes:
        """Return the changes of all from a span before a period to it."""
        if (ordinal, span) not in self._changes:
            newest = dict(list(self._changes.items())[-1:])  # so that memory stays small
            self._changes = {**newest, (ordinal, span): self._changed(ordinal, ordinal - span)}
        return self._changes[ordinal, span]

    def _changed(self, ordinal: int, earlier: int) -> Changes:
        """Compute the changes of all between two periods."""
        level = self.measure.level
        (states, now), (before, then) = self.cells(ordinal), self.cells(earlier)
        if not np.array_equal(states, before):
            shared, here, there = np.intersect1d(
                states, before, assume_unique=True, return_indices=True
            )
            now = now[_places_among(level, here, states.size)]
            then = then[_places_among(level, there, before.size)]
            states = shared
        return Changes(level, states, change(self.measure.change, now, then))

    def distributions(self, quantiles: Sequence[int] = QUANTILES) -> list[Row]:
        """Return the distribution of each period: ``n`` values, and their percentiles."""
        columns = period_columns(self.ordinals, self.measure.frequency)
        columns["n"] = self.counts
        columns |= {f"p{q}": self.file.array(f"p{q}") for q in quantiles}
        lists = [column.tolist() for column in columns.values()]
        return [dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)]

    def median_change(self, ordinal: int, span: int) -> float | None:
        """Return the median of all changes up to a period; None without one."""
        changes = self.changes(ordinal, span).present
        return float(np.median(changes)) if changes.size else None

    def median_changes(self, ordinal: int) -> Row:
        """Return the median changes up to a period over all spans, by name."""
        spans = CHANGE_SPANS[self.measure.frequency]
        return {f"change{span}": self.median_change(ordinal, span) for span in spans}

    def partner_ranks(
        self, pairs: Sequence[tuple[int, int]], slack: float
    ) -> dict[tuple[int, int], dict[int, int]]:
        """Rank the second of each pair among all partners of the first: by year, 1 is the highest.

        ``slack`` is by which part of its own value the second may be larger.
        """
        ranks: dict[tuple[int, int], dict[int, int]] = {pair: {} for pair in pairs}
        for first, second in pairs:
            for ordinal in self.history((first, second))[0].tolist():
                if rank := self.partners(first, ordinal).rank((second,), slack):
                    ranks[first, second][ordinal] = rank
        return ranks

    def partners(self, ccode: int, ordinal: int) -> PeriodValues:
        """Return the values of one state with each other in a period in which it has some."""
        column = self.column(ordinal)
        return PeriodValues(column.states, column.cells[np.searchsorted(column.states, ccode)])

    @cached_property
    def counts(self) -> Array:
        """How many values each period has."""
        return self.file.array("n").astype(np.int64)

    def frame(self, first: int, last: int, ccodes: Collection[int] = ()) -> pl.DataFrame:
        """Return the values of the periods between two ordinals, as rows in the order of the keys.

        ``ccodes`` leaves rows that are about these states alone; without them all are there.
        """
        import polars as pl

        inside = (self.ordinals >= first) & (self.ordinals <= last)
        parts = [self._cells(int(ordinal), ccodes) for ordinal in self.ordinals[inside]]
        columns = [np.concatenate(column) for column in zip(*parts, strict=True)]
        if not columns:
            columns = [np.empty(0, np.int64)] * (len(SUBJECTS[self.measure.level]) + 2)
        *subjects, ordinals, values = columns
        if len(parts) > 1:
            order = np.argsort(_sort_key(subjects, ordinals), kind="stable")  # merges sorted runs
            *subjects, ordinals, values = (column[order] for column in columns)
        keys = dict(zip(SUBJECTS[self.measure.level], subjects, strict=True))
        keys |= period_columns(ordinals, self.measure.frequency)
        typed = {k: column.astype(_TYPES.get(k, np.int16)) for k, column in keys.items()}
        return pl.DataFrame({**typed, "value": values.astype(np.float64)})

    def _cells(self, ordinal: int, ccodes: Collection[int]) -> list[Array]:
        """Return, for the values of one period, the subjects' ccodes, the ordinal and the value."""
        column = self.column(ordinal)
        present = ~np.isnan(column.cells)
        if self.measure.level == "dyad":
            present = np.triu(present)
        if ccodes and column.states.size:
            named = np.isin(column.states, list(ccodes))
            present &= named if present.ndim == 1 else np.outer(named, named)
        places = np.nonzero(present)
        subjects = (
            [column.states[place] for place in places] if self.measure.level != "system" else []
        )
        values = column.cells[present]
        return [*subjects, np.full(values.size, ordinal, np.int32), values]


_TYPES = {"month": np.int8}


def _sort_key(subjects: Sequence[Array], ordinals: Array) -> Array:
    """Return numbers in the order of subjects and then periods."""
    key = np.zeros(ordinals.size, np.int64)
    for column in subjects:
        key = key * 1_000 + column
    return key * 100_000 + ordinals


def change(kind: Change, now: Array, then: Array) -> Array:
    """Compute how values changed; NaN where there was none, or nothing that could grow.

    >>> change("growth", np.array([3.0, 1.0]), np.array([2.0, 0.0])).tolist()
    [0.5, nan]
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        moved = now - then if kind == "difference" else now / then - 1
        return np.where(np.isfinite(moved), moved, np.nan).astype(np.float32)


def period_columns(ordinals: Array, frequency: Frequency) -> dict[str, Array]:
    """Return the columns that name periods: ``year``, and ``month`` of months.

    >>> period_columns(np.array([24170]), "month")
    {'year': array([2014]), 'month': array([3])}
    """
    if frequency == "year":
        return {"year": ordinals}
    return {"year": ordinals // MONTHS, "month": ordinals % MONTHS + 1}


def offset(level: Level, places: Sequence[Any], size: Array | int) -> Any:
    """Return the positions of cells in the row of a period, from those of their states.

    ``size`` is the number of states of the period. Of both alike there is one cell, with the lower
    ccode first, whatever order they are named in.

    >>> offset("directed", [1, 2], 3), offset("dyad", [1, 2], 3), offset("state", [1], 3)
    (5, 2, 1)
    >>> offset("dyad", [2, 1], 3)
    2
    """
    if len(places) < 2:
        return places[0] if places else 0
    a, b = places
    if level == "directed":
        return a * size + b
    low = np.minimum(a, b) if isinstance(a, np.ndarray) else min(a, b)
    return low * size - low * (low + 1) // 2 + (a + b - low) - low - 1


def _places_among(level: Level, states: Array, size: int) -> Array:
    """Return the positions of all cells among some states, from the positions of those."""
    if level == "state":
        return states
    if level == "directed":
        return (states[:, None] * size + states).reshape(-1)
    a, b = np.nonzero(upper(states.size))
    return np.asarray(offset(level, [states[a], states[b]], size))


@lru_cache(maxsize=256)
def upper(states: int) -> Array:
    """Return which cells of a square of pairs have the lower ccode first.

    >>> upper(3).sum(axis=1).tolist()
    [2, 1, 0]
    """
    return np.triu(np.ones((states, states), dtype=bool), k=1)


def _own_changes(kind: Change, ordinals: Array, values: Array, span: int) -> list[float | None]:
    """Return each value's change from a span before; None without a value then."""
    before = np.searchsorted(ordinals, ordinals - span)
    before = np.minimum(before, max(ordinals.size - 1, 0))
    earlier = np.where(ordinals[before] == ordinals - span, values[before], np.nan)
    moved = change(kind, values, earlier).tolist()
    return [None if isnan(each) else each for each in moved]
