"""Changes of a pair after a sanction episode began, compared with similar pairs.

For a state under sanctions and a partner, each outcome's mean over the five years before the
episode started is compared with its mean over the five years from then on. What would have
happened without sanctions cannot be known; what happened meanwhile to similar pairs can.
Similar pairs are those nearest in the outcome's level before (nearest-neighbour matching on the
lagged outcome), of states that saw no episode start within these years. Their whole distribution
is returned, not only its middle: it measures how uncertain the comparison is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
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

STORED = "sanctions_effect.rows"
"""The file of a folder of values with all episodes, made when it is first needed."""


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
    if not starts:
        return _frame([])
    arrays = read_arrays(values, min(starts) - SPAN, max(starts) + SPAN - 1)
    rows = _concat(_episode(arrays, target, start) for start in starts)
    return rows.filter(target=target, partner=partner)


def read_stored_effects(values: Values, target: int, partner: int) -> list[Row]:
    """Read the rows of :func:`sanctions_effect` about all stored episodes.

    All pairs are compared when they are first asked for, and their rows are kept where the
    library can be written to.
    """
    path, key = values.folder / STORED, str(target)
    try:
        rows = read_keyed_rows(path, [key])
    except (OSError, ValueError):
        effects = _compare_all(values)
        groups = {str(ccode): part.rows() for (ccode,), part in effects.group_by("target")}
        with suppress(OutputError):
            write_aside(path, lambda aside: write_keyed_rows(aside, list(_SCHEMA), groups))
        rows = [dict(zip(_SCHEMA, row, strict=True)) for row in groups.get(key, [])]
    return [row for row in rows if row["partner"] == partner]


def _compare_all(values: Values) -> pl.DataFrame:
    """Compare all pairs with a target at the start of every episode."""
    arrays = read_arrays(values)
    onsets = arrays.cells["sanction_onset"] == 1
    rows = _concat(
        _episode(arrays, int(arrays.states[state]), int(arrays.years[year]))
        for year, state in zip(*np.nonzero(onsets), strict=True)
    )
    return rows.sort("target", "partner", "start", maintain_order=True)


def read_arrays(values: Values, first: int = 0, last: int = 9999) -> OutcomeArrays:
    """Read the outcomes, the onsets and the senders of sanctions as arrays."""
    names = [*(outcome.measure for outcome in OUTCOMES), "sanction_onset", "sanctions_imposed"]
    frames = values.read_years(names, (first, last))
    keys = [column for column in frames["sanctions_imposed"].columns if column != "value"]
    states = np.unique(np.concatenate([frames["sanctions_imposed"][key] for key in keys[:2]]))
    years = np.concatenate([frame["year"].unique().to_numpy() for frame in frames.values()])
    years = np.arange(years.min(), years.max() + 1)
    cells = {name: _laid_out(frame, years, states) for name, frame in frames.items()}
    for outcome in OUTCOMES:
        cells[outcome.measure] = _as_compared(outcome, cells[outcome.measure])
    units = {outcome.measure: values.describe(outcome.measure).unit.label for outcome in OUTCOMES}
    covered = {name: np.isin(years, frame["year"]) for name, frame in frames.items()}
    return OutcomeArrays(years, states, cells, covered, units)


def _laid_out(frame: pl.DataFrame, years: Array, states: Array) -> Array:
    """Build an array over years and states; rows of other states are left out."""
    import polars as pl

    keys = [key for key in frame.columns if key.startswith("ccode")]
    inside = frame.filter(pl.all_horizontal(pl.col(keys).is_in(states.tolist())))
    cells = np.full((years.size, *[states.size] * len(keys)), np.nan)
    at = (inside["year"].to_numpy() - years[0], *(np.searchsorted(states, inside[k]) for k in keys))
    cells[at] = inside["value"]
    return cells


def _as_compared(outcome: OutcomeMeasure, cells: Array) -> Array:
    """Fill in both halves of an undirected outcome, and add up an outcome of both directions."""
    turned = cells.swapaxes(1, -1)
    if outcome.level == "dyad":
        return np.where(np.isnan(cells), turned, cells)
    return cells + turned if outcome.level == "both ways" else cells


def _episode(arrays: OutcomeArrays, target: int, start: int) -> Iterator[pl.DataFrame]:
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
    whole: dict[str, object],
) -> Iterator[pl.DataFrame]:
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
        yield _rows(whole, partners, own, change, name, compare_with_peers(change, changes))


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
    whole: dict[str, object],
    partners: Array,
    own: tuple[Array, Array],
    change: Array,
    name: str,
    peers: PeerDistribution,
) -> pl.DataFrame:
    """Build the rows of one comparison of all partners."""
    import polars as pl

    enough = (peers.size >= MIN_COMPARED) & np.isfinite(change)
    columns = {
        "partner": partners,
        "before": own[0],
        "after": own[1],
        "change": change,
        "compared": peers.size,
        **{
            f"p{q}": np.where(enough, peers.percentiles[:, i], np.nan)
            for i, q in enumerate(PERCENTILES)
        },
        "percentile": np.where(enough, peers.percentile, np.nan),
    }
    frame = pl.DataFrame(columns).with_columns(pl.lit(v).alias(k) for k, v in whole.items())
    named = frame.with_columns(pl.lit(name).alias("compared_with"))
    return named.select(pl.col(k).cast(getattr(pl, t)) for k, t in _SCHEMA.items()).fill_nan(None)


def _concat(episodes: Iterable[Iterable[pl.DataFrame]]) -> pl.DataFrame:
    """Join the rows of episodes."""
    import polars as pl

    return pl.concat([_frame([]), *(part for episode in episodes for part in episode)])


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
