"""Breaks in the agreement of two states' votes, and the issues that changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from comity.measures.un.vote_spans import FIRST_CALENDAR_YEAR
from comity.methods.series.breaks import find_breaks, stretches
from comity.panels.measure_values import Row
from comity.panels.values import Pair, Values
from comity.typing import Array

if TYPE_CHECKING:  # a quarter of a second that later answers do without
    import polars as pl

ISSUES = {
    "human rights": "agreement_human_rights",
    "Middle East": "agreement_middle_east",
    "nuclear weapons": "agreement_nuclear",
    "disarmament": "agreement_disarmament",
    "colonialism": "agreement_colonialism",
    "development": "agreement_development",
}
"""The issues of votes, each with its measure of agreement."""

_NUMBERS, _MEANS = ("before", "after", "probability"), ("issue_before", "issue_after")
"""The columns of numbers of a break: of all votes, and of an issue."""

LONGEST_GAP = 2
"""From one year with votes to the next; no break is looked for across a longer gap.

After a long gap another government may have the seat, as in China's in 1971, or the state has
come back from exclusion, as South Africa in 1994: its votes go on from no past. Nor is one looked
for where the rule changes by which a year's roll calls are chosen: the level changes with it."""

MEASURES = ("vote_agreement", "joint_votes", *ISSUES.values())
"""The measures in which breaks are looked for."""


def find_vote_breaks(values: Values, pair: Pair) -> pl.DataFrame:
    """Find the years in which the agreement of two states' votes broke from its past.

    Parameters
    ----------
    values
        The computed values.
    pair
        Two ccodes.

    Returns
    -------
    polars.DataFrame
        A row a break and issue: ``year``, the first of the new level; ``before`` and
        ``after``, mean agreement of the stretches on both sides; ``probability``, the share of
        resampled series that break within a year of it; then, for each issue coded on both
        sides, its own means, the largest change first. No row where nothing broke or the
        series is too short. No break is looked for across more than two years without votes.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> find_vote_breaks(stored_values(), (2, 710)).columns[:3]
    ['year', 'before', 'after']
    """
    import polars as pl

    rows = values.read_dyads(MEASURES, [pair])
    stored = {name: next(iter(by_pair.values()), []) for name, by_pair in rows.items()}
    numbers, means = (dict.fromkeys(names, pl.Float64) for names in (_NUMBERS, _MEANS))
    return pl.DataFrame(
        vote_breaks_of(stored),
        schema={"year": pl.Int64, **numbers, "issue": pl.String, **means},
    )


def vote_breaks_of(stored: Mapping[str, Sequence[Row]]) -> list[Row]:
    """Find the breaks in the stored rows of :data:`MEASURES` about one pair.

    Returns a row a break and issue, with the columns of :func:`find_vote_breaks`.
    """
    series, counts = stored.get("vote_agreement", []), _by_year(stored.get("joint_votes", []))
    years = [row["year"] for row in series]
    shares = np.array([row["value"] for row in series])
    weights = np.array([counts[year] for year in years])
    return [
        row
        for first, last in stretches(years, LONGEST_GAP, FIRST_CALENDAR_YEAR)
        for row in _breaks(stored, years[first:last], shares[first:last], weights[first:last])
    ]


def _breaks(
    stored: Mapping[str, Sequence[Row]], years: list[int], shares: Array, weights: Array
) -> Iterator[Row]:
    """Yield the breaks of one stretch of years, a row an issue."""
    breaks = find_breaks(shares, weights)
    edges = [0, *(each.index for each in breaks), len(years)]
    for number, each in enumerate(breaks, start=1):
        then = years[edges[number - 1] : each.index]
        now = years[each.index : edges[number + 1]]
        columns = {
            "year": years[each.index],
            "before": each.before,
            "after": each.after,
            "probability": each.probability,
        }
        for issue in _issues(stored, then, now) or [dict.fromkeys(("issue", *_MEANS))]:
            yield columns | issue


def _by_year(rows: Sequence[Row]) -> dict[int, float]:
    """Return stored values by their year."""
    return {row["year"]: row["value"] for row in rows}


def _issues(stored: Mapping[str, Sequence[Row]], then: list[int], now: list[int]) -> list[Row]:
    """Compare each issue's agreement on both sides of a break, the largest change first."""
    rows = []
    for issue, name in ISSUES.items():
        by_year = _by_year(stored.get(name, []))
        before = [by_year[year] for year in then if year in by_year]
        after = [by_year[year] for year in now if year in by_year]
        if before and after:
            means = float(np.mean(before)), float(np.mean(after))
            rows.append({"issue": issue, "issue_before": means[0], "issue_after": means[1]})
    return sorted(rows, key=lambda row: -abs(row["issue_after"] - row["issue_before"]))
