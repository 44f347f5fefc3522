"""Before and after the start of a sanction episode: what became of a pair, beside like pairs.

For a state under sanctions and a partner, each outcome's mean over the five years before the
episode started is set against its mean over the five years from then on. What would have
happened without sanctions nobody knows; what happened meanwhile to like pairs can be looked
up. Like pairs are those nearest in the outcome's level before (nearest-neighbour matching on
the lagged outcome), of states that saw no episode start within the ten years. Their whole
distribution is given, not only its middle, because it is the measure of how uncertain a
comparison with them is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from comity.measures.panel import Values

SPAN = 5
"""Years before the start of an episode, and years from it on."""

LEAST_YEARS = 2
"""With fewer years of data than this on either side, an outcome is left out."""

LIKE = {"dyad": 100, "directed": 100, "state": 30}
"""How many of the nearest pairs, or states, are compared; all as near as the last are too."""

FARTHEST = 3.0
"""A like pair's level before is at most so many times the pair's own, and at least so many times
smaller."""

FEWEST = 10
"""With fewer like pairs than this nothing is said of them."""


@dataclass(frozen=True)
class Outcome:
    """A measure that is looked at before and after, and how its change is told.

    ``level`` is that of the rows compared: "dyad", "directed" (from the target to the
    partner) or "state" (the target). A
    change by ``growth`` is relative to the level before; one by ``difference`` is not.
    """

    measure: str
    title: str
    kind: str
    level: str = "dyad"

    def changed(self, before: Any, after: Any) -> Any:
        """Give the change from one level to another: numbers, arrays or columns."""
        return after / before - 1 if self.kind == "growth" else after - before


OUTCOMES = (
    Outcome("trade", "trade in goods", "growth"),
    Outcome("fuel_exports", "fuels sold to the partner", "growth", level="directed"),
    Outcome("vote_agreement", "agreement of votes", "difference"),
    Outcome("arms_transfers", "arms delivered either way", "difference"),
    Outcome("gdp", "GDP of the sanctioned state", "growth", level="state"),
)
"""What is looked at: trade, energy, alignment, arms, and the sanctioned state's own growth."""

ELSEWHERE = "like pairs elsewhere"
PARTNERS = "other partners"
STATES = "like states"
"""The comparisons: pairs of a like size in the rest of the world; the sanctioned state with
partners that did not sanction it; for an outcome of one state, states of a like size."""

_SCHEMA = {
    "target": pl.Int64,
    "partner": pl.Int64,
    "start": pl.Int64,
    "outcome": pl.String,
    "unit": pl.String,
    "kind": pl.String,
    "years_before": pl.String,
    "years_after": pl.String,
    "before": pl.Float64,
    "after": pl.Float64,
    "change": pl.Float64,
    "compared_with": pl.String,
    "compared": pl.Int64,
    "p5": pl.Float64,
    "p25": pl.Float64,
    "median": pl.Float64,
    "p75": pl.Float64,
    "p95": pl.Float64,
    "place": pl.Float64,
}


def episodes(values: Values, target: int, year: int | None = None) -> list[int]:
    """Give the years in which a sanction episode against a state started, in their order.

    These are the years in which ``sanction_onset`` is one, up to ``year`` if it is given.
    """
    rows = values.histories(["sanction_onset"], [(target, target)])["sanction_onset"]
    started = (row["year"] for row in rows.get((target,), []) if row["value"] == 1)
    return [start for start in started if year is None or start <= year]


def weathering(
    values: Values, target: int, partner: int, starts: Sequence[int], last: int | None = None
) -> pl.DataFrame:
    """Set a pair before and after sanction episodes beside comparable pairs.

    Parameters
    ----------
    values
        The computed values.
    target
        Ccode of the state under sanctions.
    partner
        Ccode of the other.
    starts
        First years of episodes; :func:`episodes` lists those of the target.
    last
        The last year whose values count; None takes all there are.

    Returns
    -------
    polars.DataFrame
        A row an episode, outcome and comparison: ``before`` and ``after`` (means, in the
        measure's unit), ``change`` (by ``kind``: growth relative to before, or a
        difference), ``years_before`` and ``years_after`` (those with data, which are the
        same for all pairs compared), ``compared_with``, ``compared`` (how many), the
        percentiles ``p5`` to ``p95`` of their changes, and ``place``, the percentile of the
        pair's own change among theirs. Null where fewer than ten can be compared. An outcome
        with fewer than two years of data on either side is not there.

    References
    ----------
    Imai, Kim and Wang (2023), Matching Methods for Causal Inference with Time-Series
    Cross-Sectional Data, American Journal of Political Science 67.
    """
    if not starts:
        return pl.DataFrame(schema=_SCHEMA)
    read = _read(values, starts, last)
    rows = [
        {"target": target, "partner": partner, "start": start, **row}
        for start in starts
        for outcome in OUTCOMES
        for row in _compared(outcome, read, (target, partner), start)
    ]
    units = {outcome.title: values.describe(outcome.measure).unit for outcome in OUTCOMES}
    named = ({**row, "unit": units[row["outcome"]]} for row in rows)
    return pl.DataFrame(named, schema=_SCHEMA)


@dataclass(frozen=True)
class _Read:
    """What comparisons are made from: the world's rows by measure, onsets, and senders."""

    rows: dict[str, pl.DataFrame]
    onsets: pl.DataFrame
    senders: pl.DataFrame


def _read(values: Values, starts: Sequence[int], last: int | None) -> _Read:
    """Read the world's values of all outcomes over the years that matter."""
    until = max(starts) + SPAN - 1
    years = min(starts) - SPAN, until if last is None else min(last, until)
    names = [*(outcome.measure for outcome in OUTCOMES), "sanction_onset", "sanctions_between"]
    frames = values.over_years(names, years)
    frames["arms_transfers"] = _summed_both_ways(frames["arms_transfers"])
    return _Read(
        rows={outcome.measure: frames[outcome.measure] for outcome in OUTCOMES},
        onsets=frames["sanction_onset"].filter(pl.col("value") == 1),
        senders=frames["sanctions_between"].filter(pl.col("value") > 0),
    )


def _summed_both_ways(rows: pl.DataFrame) -> pl.DataFrame:
    """Add up the two directions of each pair and year."""
    lower, higher = pl.min_horizontal("ccode1", "ccode2"), pl.max_horizontal("ccode1", "ccode2")
    ordered = rows.with_columns(ccode1=lower, ccode2=higher)
    return ordered.group_by("ccode1", "ccode2", "year").agg(pl.col("value").sum())


def _compared(
    outcome: Outcome, read: _Read, pair: tuple[int, int], start: int
) -> Iterator[dict[str, Any]]:
    """Compare one outcome of a pair at the start of one episode; nothing without data."""
    rows = read.rows[outcome.measure]
    subject = _subject(outcome, pair)
    own = rows.filter(subject)
    before, after = _years(own, start - SPAN, start - 1), _years(own, start, start + SPAN - 1)
    if min(len(before), len(after)) < LEAST_YEARS:
        return
    means = _means(rows, before, after)
    [mine] = means.filter(subject).rows(named=True)
    change = _change(outcome, mine["before"], mine["after"])
    whole = {
        "outcome": outcome.title,
        "kind": outcome.kind,
        "years_before": _spans(before),
        "years_after": _spans(after),
        "before": mine["before"],
        "after": mine["after"],
        "change": change,
    }
    for words, group in _groups(means.filter(~subject), outcome, read, pair[0], start):
        like = group if words == PARTNERS else _nearest(group, outcome, mine["before"])
        yield {**whole, "compared_with": words, **_spread(outcome, like, change)}


def _subject(outcome: Outcome, pair: tuple[int, int]) -> pl.Expr:
    """Select the rows of the pair itself, or of the target for an outcome of one state."""
    if outcome.level == "state":
        return pl.col("ccode") == pair[0]
    one, other = pair if outcome.level == "directed" else (min(pair), max(pair))
    return (pl.col("ccode1") == one) & (pl.col("ccode2") == other)


def _years(own: pl.DataFrame, first: int, last: int) -> list[int]:
    """List the years of a span in which the pair has a value."""
    return own.filter(pl.col("year").is_between(first, last))["year"].sort().to_list()


def _means(rows: pl.DataFrame, before: list[int], after: list[int]) -> pl.DataFrame:
    """Average before and after, over the same years for all; who lacks one drops out."""
    keys = [key for key in rows.columns if key.startswith("ccode")]
    kept = rows.filter(pl.col("year").is_in([*before, *after]))
    early = pl.col("year").is_in(before)
    means = kept.group_by(keys).agg(
        pl.col("value").filter(early).mean().alias("before"),
        pl.col("value").filter(~early).mean().alias("after"),
        pl.len().alias("years"),
    )
    return means.filter(pl.col("years") == len(before) + len(after)).sort(keys)


def _change(outcome: Outcome, before: float, after: float) -> float | None:
    """Give a change; growth from nothing cannot be told."""
    if outcome.kind == "growth" and before <= 0:
        return None
    return float(outcome.changed(before, after))


def _groups(
    others: pl.DataFrame, outcome: Outcome, read: _Read, target: int, start: int
) -> Iterator[tuple[str, pl.DataFrame]]:
    """Part those to compare with: like pairs elsewhere, and the target's other partners.

    Neither holds a state that saw an episode start within the years looked at, but for the
    target itself, nor a partner that sanctioned it.
    """
    struck = set(_struck(read.onsets, start))
    if outcome.level == "state":
        yield STATES, _without(others, struck)
        return
    yield ELSEWHERE, _without(others, struck | {target})
    sided = pl.col("ccode1") == target
    if outcome.level == "dyad":
        sided |= pl.col("ccode2") == target
    after = pl.col("year").is_between(start, start + SPAN - 1) & (pl.col("ccode2") == target)
    senders = set(read.senders.filter(after)["ccode1"])
    yield PARTNERS, _without(others.filter(sided), (struck | senders) - {target})


def _struck(onsets: pl.DataFrame, start: int) -> pl.Series:
    """List the states that saw an episode start within the years around another's."""
    within = pl.col("year").is_between(start - SPAN + 1, start + SPAN - 1)
    return onsets.filter(within)["ccode"]


def _without(means: pl.DataFrame, states: set[int]) -> pl.DataFrame:
    """Leave out whatever is about some states."""
    keys = [key for key in means.columns if key.startswith("ccode")]
    return means.filter(~pl.any_horizontal(pl.col(keys).is_in(sorted(states))))


def _nearest(group: pl.DataFrame, outcome: Outcome, level: float) -> pl.DataFrame:
    """Keep those nearest to a level before, and all that are as near as the last of them.

    Twice a level is as far from it as half of it. One is added to every level, in the
    measure's unit, so that nothing, too, lies at some distance.
    """
    far = np.abs(np.log1p(group["before"].to_numpy()) - np.log1p(level))
    most = LIKE[outcome.level]
    edge = np.partition(far, most - 1)[most - 1] if far.size > most else np.inf
    return group.filter(pl.Series(far <= min(edge, np.log(FARTHEST)), dtype=pl.Boolean))


def _spread(outcome: Outcome, like: pl.DataFrame, change: float | None) -> dict[str, Any]:
    """Tell how the changes of those compared spread, and where the pair's own lies."""
    told = like.filter(pl.col("before") > 0) if outcome.kind == "growth" else like
    changes = outcome.changed(told["before"].to_numpy(), told["after"].to_numpy())
    if changes.size < FEWEST or change is None:
        return {"compared": changes.size}
    names = ("p5", "p25", "median", "p75", "p95")
    spread = dict(zip(names, np.percentile(changes, (5, 25, 50, 75, 95)).tolist(), strict=True))
    place = 100 * (np.mean(changes < change) + np.mean(changes == change) / 2)
    return {"compared": changes.size, **spread, "place": float(place)}


def _spans(years: Sequence[int]) -> str:
    """Write years as spans.

    >>> _spans([2009, 2010, 2011, 2013])
    '2009-2011, 2013'
    """
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    spans = zip(starts, ends, strict=True)
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)
