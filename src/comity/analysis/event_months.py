"""Months of events between two states in the news: net cooperation, its breaks, and what happened.

The events are those that the user ingested; without any there is nothing to analyse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from comity.events.formats.registry import LAYOUTS
from comity.methods.series.breaks import find_breaks, stretches
from comity.panels.values import Pair
from comity.period import Period
from comity.store.selection import manifest, table

if TYPE_CHECKING:  # a quarter of a second that answers without events do without
    import polars as pl

TABLE, SOURCE = "event_months", "news_events"

LONGEST_GAP = 3
"""From one month with events to the next; no break is looked for across a longer gap."""


@dataclass(frozen=True)
class EventKind:
    """Which events are meant: the classes of cooperation and of conflict that count.

    >>> MATERIAL.quads
    (2, 4)
    """

    cooperation: tuple[str, ...]
    conflict: tuple[str, ...]
    quads: tuple[int, ...]


ALL = EventKind(
    ("verbal_cooperation", "material_cooperation"),
    ("verbal_conflict", "material_conflict"),
    (1, 2, 3, 4),
)
VERBAL = EventKind(("verbal_cooperation",), ("verbal_conflict",), (1, 3))
MATERIAL = EventKind(("material_cooperation",), ("material_conflict",), (2, 4))


@dataclass(frozen=True)
class EventMonth:
    """The events of a month: how many, and cooperative less conflictual ones as a share."""

    period: Period
    events: int
    net: float


@dataclass(frozen=True)
class EventBreak:
    """A month from which mean net cooperation differs from that before, by more than chance.

    ``probability`` is the share of resampled series that break within a month of it.
    """

    period: Period
    before: float
    after: float
    probability: float


def has_events() -> bool:
    """Return whether the library in use has events in the news.

    >>> has_events() in (True, False)
    True
    """
    return TABLE in manifest().tables


def read_event_months(pair: Pair, kind: EventKind) -> list[EventMonth]:
    """Read the months in which the news had events between two states, in order.

    Parameters
    ----------
    pair
        Two ccodes; what either did to the other counts.
    kind
        Which events count.

    Returns
    -------
    list of EventMonth
        Months without an event are left out; empty where nothing was ingested.
    """
    if not has_events():
        return []
    import polars as pl

    rows = (
        table(TABLE)
        .filter(pl.col("ccode1").is_in(list(pair)) & pl.col("ccode2").is_in(list(pair)))
        .group_by("year", "month")
        .agg(
            pl.sum_horizontal(pl.col(kind.cooperation).sum()).alias("cooperation"),
            pl.sum_horizontal(pl.col(kind.conflict).sum()).alias("conflict"),
        )
    )
    counts = rows.sort("year", "month").iter_rows()
    return [
        EventMonth(Period(year, month), good + bad, (good - bad) / (good + bad))
        for year, month, good, bad in counts
        if good + bad
    ]


def find_event_breaks(months: Sequence[EventMonth]) -> list[EventBreak]:
    """Find the months in which net cooperation broke from its past.

    The share of cooperative events is split as shares of votes are
    (:func:`comity.methods.series.breaks.find_breaks`).

    >>> quiet = [EventMonth(Period(2014, m), 50, 0.6 + m / 1000) for m in range(1, 13)]
    >>> crisis = [EventMonth(Period(2015, m), 50, -0.4 - m / 1000) for m in range(1, 13)]
    >>> [str(each.period) for each in find_event_breaks(quiet + crisis)]
    ['2015-01']
    """
    ordinals = [month.period.ordinal for month in months]
    return [
        each
        for first, last in stretches(ordinals, LONGEST_GAP)
        for each in _breaks_of(months[first:last])
    ]


def _breaks_of(months: Sequence[EventMonth]) -> list[EventBreak]:
    """Find the breaks of months without a long gap."""
    shares = np.array([(1 + month.net) / 2 for month in months])
    counts = np.array([month.events for month in months])
    return [
        EventBreak(
            months[each.index].period, 2 * each.before - 1, 2 * each.after - 1, each.probability
        )
        for each in find_breaks(shares, counts)
    ]


def read_events(pair: Pair, period: Period, kind: EventKind) -> pl.DataFrame:
    """Read the events of two states in a month from the ingested records, the most reported first.

    Parameters
    ----------
    pair
        Two ccodes.
    period
        The month.
    kind
        Which events count.

    Returns
    -------
    polars.DataFrame
        A row an event: ``day`` (20160301), ``ccode1``, ``ccode2``, ``code``, ``reports``. Empty
        where the records are not in this library.
    """
    # Imported here: without events there is nothing to read.
    import polars as pl

    from comity.events.library import events_folder, record_paths

    month = 100 * period.year + (period.month or 0)
    paths = record_paths(events_folder(), _layout(), month, month).get(month, [])
    if not paths:
        return pl.DataFrame()
    both = pl.col("ccode1").is_in(list(pair)) & pl.col("ccode2").is_in(list(pair))
    between = both & (pl.col("ccode1") != pl.col("ccode2"))
    counted = between & pl.col("is_state1") & pl.col("is_state2")
    return (
        pl.scan_parquet(list(paths), hive_partitioning=False)
        .filter(counted & pl.col("quad").is_in(list(kind.quads)))
        .group_by("day", "ccode1", "ccode2", "code")
        .agg(pl.col("event_id").n_unique().alias("reports"), pl.col("mentions").sum())
        .sort("reports", "mentions", "day", "code", "ccode1", descending=[True, True, *[False] * 3])
        .collect()
    )


def _layout() -> str:
    """Return the format of the events that the edition in use was counted from."""
    version = manifest().sources[SOURCE].version
    return next((name for name, each in LAYOUTS.items() if version.startswith(each.title)), "")
