"""Changes of a pair after a sanction episode began, compared with similar pairs.

For a state under sanctions and a partner, each outcome's mean over the five years before the
episode started is compared with its mean over the five years from then on. What would have
happened without sanctions cannot be known; what happened meanwhile to similar pairs can.
Similar pairs are those nearest in the outcome's level before (nearest-neighbour matching on the
lagged outcome), of states that saw no episode start within these years. Their whole distribution
is returned, not only its middle: it measures how uncertain the comparison is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

import numpy as np

from comity.analysis.records.keyed_rows import Row, read_keyed_rows, write_keyed_rows
from comity.errors import OutputError
from comity.methods.series.matching import (
    PERCENTILES,
    PeerDistribution,
    compare_with_peers,
    nearest_levels,
)
from comity.panels.values import Values
from comity.store.atomic import write_aside
from comity.typing import Array

if TYPE_CHECKING:  # a quarter of a second that later answers do without
    import polars as pl

SPAN = 5
"""Years before the start of an episode, and years from it on."""

MIN_YEARS = 2
"""With fewer years of data than this on either side, an outcome is left out."""

MAX_RATIO = 3.0
"""Factor by which a similar pair's level before is at most above or below the pair's own."""

MIN_COMPARED = 10
"""With fewer to compare with than this, the distribution is missing."""

STORED = "sanctions_effect"
"""The folder, in a folder of values, with a file for each target whose episodes were compared."""


@dataclass(frozen=True)
class OutcomeMeasure:
    """A measure that is looked at before and after, and how its change is expressed.

    ``level`` is that of the rows compared: "dyad", "directed" (from the target to the
    partner), "both ways" (a directed measure, added up) or "state" (the target alone). A
    change by ``growth`` is relative to the level before; one by ``difference`` is not.

    >>> OutcomeMeasure("trade", "trade", "growth").max_compared
    100
    """

    measure: str
    title: str
    kind: str
    level: str = "dyad"

    @property
    def max_compared(self) -> int:
        """Return how many of the nearest are compared: a hundred pairs, or thirty states."""
        return 30 if self.level == "state" else 100

    def changed(self, before: Array, after: Array) -> Array:
        """Return the changes from one level to another; growth from nothing is missing."""
        if self.kind == "difference":
            return after - before
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(before > 0, after / before - 1, np.nan)


OUTCOMES = (
    OutcomeMeasure("trade", "trade in goods", "growth"),
    OutcomeMeasure("fuel_exports", "fuels sold to the partner", "growth", "directed"),
    OutcomeMeasure("vote_agreement", "agreement of votes", "difference"),
    OutcomeMeasure("arms_transfers", "arms delivered either way", "difference", "both ways"),
    OutcomeMeasure("gdp", "GDP of the sanctioned state", "growth", "state"),
)
"""What is looked at: trade, energy, alignment, arms, and the sanctioned state's own growth."""

_MEASURES = (*(outcome.measure for outcome in OUTCOMES), "sanction_onset", "sanctions_imposed")
"""The measures that a comparison reads."""

ELSEWHERE = "like pairs elsewhere"
PARTNERS = "its other partners"
STATES = "like states"
"""The comparisons: pairs alike before in the rest of the world; the sanctioned state with
partners that did not sanction it; for an outcome of one state, states alike before."""

_SCHEMA = {
    "target": "Int16",
    "partner": "Int16",
    "start": "Int16",
    "outcome": "String",
    "unit": "String",
    "kind": "String",
    "years_before": "String",
    "years_after": "String",
    "before": "Float64",
    "after": "Float64",
    "change": "Float64",
    "compared_with": "String",
    "compared": "Int32",
    **{f"p{q}": "Float64" for q in PERCENTILES},
    "percentile": "Float64",
}
"""The columns of the rows, and the names of their types in Polars."""


@dataclass(frozen=True)
class OutcomeArrays:
    """The values of all states as arrays, in which episodes are compared.

    ``cells`` holds, by measure, (year, state, state) or (year, state) over ``years`` and
    ``states``; NaN is missing. ``covered`` marks, by measure, which years have data on any state.
    """

    years: Array
    states: Array
    cells: dict[str, Array]
    covered: dict[str, Array]
    units: dict[str, str]

    def between(self, measure: str, first: int, last: int) -> tuple[Array, list[int]]:
        """Return the cells of a span of years, and the years in it with data on any state."""
        inside = self.covered[measure] & (self.years >= first) & (self.years <= last)
        return self.cells[measure][inside], self.years[inside].tolist()


def sanctions_effect(
    values: Values, target: int, partner: int, starts: Sequence[int] | None = None
) -> pl.DataFrame:
    """Compare a pair before and after sanction episodes with similar pairs.

    Parameters
    ----------
    values
        The computed values.
    target
        Ccode of the state under sanctions.
    partner
        Ccode of the other.
    starts
        First years of episodes, any years; None takes those in which ``sanction_onset`` is
        one, which are stored.

    Returns
    -------
    polars.DataFrame
        A row an episode, outcome and comparison: ``before`` and ``after`` (means, in
        ``unit``), ``change`` (by ``kind``: growth relative to before, or a difference),
        ``years_before`` and ``years_after`` (those with data, the same for all compared),
        ``compared_with``, ``compared`` (how many), the percentiles ``p5`` to ``p95`` of their
        changes, and ``percentile``, the percentile of the pair's own change among theirs. These
        are null where fewer than ten can be compared. An outcome without two years of data
        on either side is not there.

    References
    ----------
    Imai, Kim and Wang (2023), Matching Methods for Causal Inference with Time-Series
    Cross-Sectional Data, American Journal of Political Science 67.
    """
    if starts is None:
        return _frame(read_stored_effects(values, target, partner))
    first, last = values.describe("sanction_onset").years
    starts = [start for start in starts if first <= start <= last]
    return _frame([row for row in _compare(values, target, starts) if row["partner"] == partner])


def read_stored_effects(values: Values, target: int, partner: int) -> list[Row]:
    """Read the rows of :func:`sanctions_effect` about all episodes of the target.

    All partners of the target are compared when one is first asked for, and their rows are kept
    where the library can be written to.
    """
    path, key = values.folder / STORED / f"{target}.rows", str(partner)
    try:
        return read_keyed_rows(path, [key])
    except (OSError, ValueError):
        groups: dict[str, list[list[object]]] = {}
        for row in _compare(values, target, _onsets(values, target)):
            groups.setdefault(str(row["partner"]), []).append(list(row.values()))
        with suppress(OutputError):
            write_aside(path, lambda aside: write_keyed_rows(aside, list(_SCHEMA), groups))
        return [dict(zip(_SCHEMA, row, strict=True)) for row in groups.get(key, [])]


def _onsets(values: Values, target: int) -> list[int]:
    """Return the years in which sanction episodes of a target started."""
    return [row["year"] for row in values.read_rows("sanction_onset", (target,)) if row["value"]]


def _compare(values: Values, target: int, starts: Sequence[int]) -> list[Row]:
    """Compare all partners of a target at the start of some episodes."""
    if not starts:
        return []
    years = {year for start in starts for year in range(start - SPAN, start + SPAN)}
    arrays = read_arrays(values, years)
    return [row for start in sorted(starts) for row in _episode(arrays, target, start)]


def read_arrays(values: Values, years: Collection[int]) -> OutcomeArrays:
    """Read the outcomes, the onsets and the senders of sanctions of some years as arrays."""
    values.compute(_MEASURES)
    axis = np.array(sorted(years))
    first, last = values.describe("sanctions_imposed").years
    senders = [values.read_period("sanctions_imposed", y).states for y in range(first, last + 1)]
    states = np.unique(np.concatenate(senders))
    cells, covered = {}, {}
    for name in _MEASURES:
        cells[name], covered[name] = _read_cells(values, name, axis, states)
    for outcome in OUTCOMES:
        if outcome.level == "both ways":
            one_way = cells[outcome.measure]
            cells[outcome.measure] = one_way + one_way.swapaxes(1, 2)
    units = {outcome.measure: values.describe(outcome.measure).unit.label for outcome in OUTCOMES}
    return OutcomeArrays(axis, states, cells, covered, units)


def _read_cells(values: Values, name: str, years: Array, states: Array) -> tuple[Array, Array]:
    """Read a measure over years and states, and which of the years have data on any state."""
    axes = 1 if values.describe(name).level == "state" else 2
    cells = np.full((years.size, *[states.size] * axes), np.nan)
    covered = np.zeros(years.size, bool)
    for block, year in enumerate(years.tolist()):
        column = values.read_period(name, year)
        covered[block] = np.isfinite(column.cells).any()
        inside = np.isin(column.states, states)
        at = np.searchsorted(states, column.states[inside])
        cells[block][np.ix_(*[at] * axes)] = column.cells[np.ix_(*[inside] * axes)]
    return cells, covered


def _episode(arrays: OutcomeArrays, target: int, start: int) -> Iterator[Row]:
    """Compare every partner of a target at one start, outcome by outcome."""
    if target not in arrays.states:
        return
    at = int(np.searchsorted(arrays.states, target))
    for outcome in OUTCOMES:
        before, years_before = arrays.between(outcome.measure, start - SPAN, start - 1)
        after, years_after = arrays.between(outcome.measure, start, start + SPAN - 1)
        if min(len(years_before), len(years_after)) < MIN_YEARS:
            continue
        levels = before.mean(axis=0), after.mean(axis=0)
        whole = {
            "target": target,
            "start": start,
            "outcome": outcome.title,
            "unit": arrays.units[outcome.measure],
            "kind": outcome.kind,
            "years_before": _spans(years_before),
            "years_after": _spans(years_after),
        }
        yield from _outcome_rows(arrays, outcome, levels, at, start, whole)


def _outcome_rows(
    arrays: OutcomeArrays,
    outcome: OutcomeMeasure,
    levels: tuple[Array, Array],
    at: int,
    start: int,
    whole: Row,
) -> Iterator[Row]:
    """Compare the changes of a target's pairs with those of each group of others."""
    sanctioned = _newly_sanctioned(arrays, start)
    before, after = (np.broadcast_to(side[at], arrays.states.shape) for side in levels)
    complete = np.isfinite(before) & np.isfinite(after) & (np.arange(arrays.states.size) != at)
    own = before[complete], after[complete]
    change = outcome.changed(*own)
    partners = arrays.states[complete]
    pool = _pool(outcome, levels, sanctioned, at)
    words = STATES if outcome.level == "state" else ELSEWHERE
    groups = [(words, _nearest_changes(outcome, own[0], *pool))]
    if outcome.level != "state":
        others = complete & ~sanctioned & ~_senders(arrays, at, start)
        groups.append((PARTNERS, _other_partners(change, others[complete])))
    for name, changes in groups:
        peers = compare_with_peers(change, changes)
        yield from _rows({**whole, "compared_with": name}, partners, own, change, peers)


def _newly_sanctioned(arrays: OutcomeArrays, start: int) -> Array:
    """Return which states saw an episode start within the years around another's."""
    inside = np.abs(arrays.years - start) < SPAN
    return np.any(arrays.cells["sanction_onset"][inside] == 1, axis=0)


def _senders(arrays: OutcomeArrays, at: int, start: int) -> Array:
    """Return which states sanctioned a target in the years from a start on."""
    after = (arrays.years >= start) & (arrays.years < start + SPAN)
    return np.any(arrays.cells["sanctions_imposed"][after, :, at] > 0, axis=0)


def _pool(
    outcome: OutcomeMeasure, levels: tuple[Array, Array], sanctioned: Array, at: int
) -> tuple[Array, Array]:
    """Return the levels before and the changes of all others, in the order of their levels."""
    eligible = ~sanctioned & (np.arange(sanctioned.size) != at)
    before, after = levels
    usable = np.isfinite(before) & np.isfinite(after)
    if before.ndim == 2:
        usable &= eligible[:, None] & eligible[None, :]
        usable &= ~np.eye(sanctioned.size, dtype=bool)
        if outcome.level != "directed":
            usable = np.triu(usable)
    else:
        usable &= eligible
    pool, changes = before[usable], outcome.changed(before[usable], after[usable])
    order = np.argsort(pool, kind="stable")
    return pool[order], changes[order]


def _nearest_changes(outcome: OutcomeMeasure, levels: Array, pool: Array, changes: Array) -> Array:
    """Return, for each pair, the changes of those nearest in level before."""
    if not pool.size:
        return np.full((levels.size, 0), np.nan)
    places = nearest_levels(levels, pool, outcome.max_compared, MAX_RATIO)
    return np.where(places >= 0, changes[places], np.nan)


def _other_partners(change: Array, others: Array) -> Array:
    """Return, for each partner, the changes of the others that did not sanction."""
    own_row = np.where(others, change, np.nan)
    changes = np.broadcast_to(own_row, (change.size, change.size)).copy()
    np.fill_diagonal(changes, np.nan)
    return changes


def _rows(
    whole: Row,
    partners: Array,
    own: tuple[Array, Array],
    change: Array,
    peers: PeerDistribution,
) -> Iterator[Row]:
    """Build the rows of one comparison of all partners."""
    enough = (peers.size >= MIN_COMPARED) & np.isfinite(change)
    columns = {
        "before": own[0],
        "after": own[1],
        "change": change,
        **{
            f"p{q}": np.where(enough, peers.percentiles[:, i], np.nan)
            for i, q in enumerate(PERCENTILES)
        },
        "percentile": np.where(enough, peers.percentile, np.nan),
    }
    numbers = zip(*(column.tolist() for column in columns.values()), strict=True)
    keys = zip(partners.tolist(), peers.size.tolist(), strict=True)
    for (partner, size), row in zip(keys, numbers, strict=True):
        cells = (None if isnan(number) else number for number in row)
        named = {
            **whole,
            "partner": partner,
            "compared": size,
            **dict(zip(columns, cells, strict=True)),
        }
        yield {name: named[name] for name in _SCHEMA}


def _frame(rows: Sequence[Row]) -> pl.DataFrame:
    """Return rows as a table with the types of its columns."""
    import polars as pl

    schema = {name: getattr(pl, kind) for name, kind in _SCHEMA.items()}
    return pl.DataFrame(rows, schema=schema)


def _spans(years: Sequence[int]) -> str:
    """Write years as spans.

    >>> _spans([2009, 2010, 2011, 2013])
    '2009-2011, 2013'
    """
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    spans = zip(starts, ends, strict=True)
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)
