"""When the two states' votes broke from their past, as a table."""

from __future__ import annotations

from collections.abc import Iterator

from comity.analysis.vote_breaks import MEASURES, vote_breaks_of
from comity.panels.measure_values import Row
from comity.questions.dyad_data import DyadData
from comity.questions.perspective import Perspective
from comity.questions.table_spec import TableSpec
from comity.unit import SHARE
from comity.wording.values import format_amount

_ISSUES = 2
"""How many issues are named, those whose agreement changed most."""

_MIN_CHANGE = 0.05
"""An issue whose agreement changed by less did not carry a break."""


def _rows(data: DyadData) -> Iterator[tuple[str, ...]]:
    """Make a row for each break, the newest first.

    Breaks are found for the one pair when it is asked for, from its stored values; as of a year,
    what came later does not count.
    """
    key = "vote breaks", sorted(data.dyad.directed), data.year
    by_year: dict[int, list[Row]] = {}
    for row in data.values.derive(MEASURES, key, lambda: vote_breaks_of(_stored(data))):
        by_year.setdefault(row["year"], []).append(row)
    for rows in reversed(by_year.values()):
        first = rows[0]
        yield (
            str(first["year"]),
            f"{format_amount(first['before'], SHARE)} to {format_amount(first['after'], SHARE)}",
            f"{100 * first['probability']:.0f} of 100",
            ", ".join(_issues(rows)),
        )


def _stored(data: DyadData) -> dict[str, list[Row]]:
    """Return the stored rows of the measures up to the year asked for."""
    rows = {name: data.history(name, data.dyad, Perspective.PAIR) for name in MEASURES}
    return {name: data.up_to_year(of_measure) for name, of_measure in rows.items()}


def _issues(rows: list[Row]) -> Iterator[str]:
    """List the issues that changed most, the same way as all votes."""
    up = rows[0]["after"] > rows[0]["before"]
    for row in [row for row in rows if row["issue"] is not None][:_ISSUES]:
        change = row["issue_after"] - row["issue_before"]
        if abs(change) >= _MIN_CHANGE and (change > 0) == up:
            then, now = (format_amount(row[f"issue_{when}"], SHARE) for when in ("before", "after"))
            yield f"{row['issue']} ({then} to {now})"


TABLE = TableSpec(
    title="Breaks in how often {a} and {b} vote alike",
    columns=("From", "Same vote, before and after", "How sure", "Issues that carried it"),
    fill=_rows,
    measures=MEASURES,
    tables=("unga_votes",),
    note=(
        "A break is a year from which the mean of their agreement differs by more than chance, by "
        "exact search; how sure is the number of resampled series that break within a year of it. "
        "Issues are those whose own agreement moved most, and the same way."
    ),
)
