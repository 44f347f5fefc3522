"""When the two states' votes broke from their past, as an answer tells it."""

from __future__ import annotations

from collections.abc import Iterable

from comity.measures.panel import Row
from comity.measures.turns import MEASURES, turns_of
from comity.questions.figure import Shelf
from comity.questions.phrase import amount
from comity.questions.question import Records

TABLE = "unga_votes"

_SHARE = "share of joint votes"
_ISSUES = 2
"""How many issues are named, those whose agreement changed most."""

_MOVED = 0.05
"""An issue whose agreement changed by less carried no part of a break."""


def broken(read: Shelf) -> Records:
    """Tell each break up to the year asked for: since when, from what to what, how surely.

    Breaks are found for the one pair when they are asked for, from its stored values, which
    takes a few hundredths of a second; nothing of the world is needed.
    """
    stored = {name: read.history(name, read.dyad, "pair") for name in MEASURES}
    until = read.year if read.year is not None else 9999
    upto = {name: [row for row in rows if row["year"] <= until] for name, rows in stored.items()}
    by_year: dict[int, list[Row]] = {}
    for row in turns_of(upto).iter_rows(named=True):
        by_year.setdefault(row["year"], []).append(row)
    told = tuple(_told(rows) for rows in by_year.values())[::-1]
    names = read.dyad.a.name, read.dyad.b.name
    title = "Breaks in how often {} and {} vote alike, the newest first".format(*names)
    return Records(title, TABLE, told, len(told))


def _told(rows: list[Row]) -> str:
    """Say one break, and the issues that carried it."""
    first = rows[0]
    words = (
        f"{first['year']}: the same vote on {amount(first['before'], _SHARE)} before, on "
        f"{amount(first['after'], _SHARE)} from then on; {100 * first['probability']:.0f} of 100 "
        "resampled series break within a year of it"
    )
    carried = ", ".join(_carried(rows))
    return f"{words}. It shows most on {carried}" if carried else words


def _carried(rows: list[Row]) -> Iterable[str]:
    """Name the issues that moved most, the same way as all votes."""
    up = rows[0]["after"] > rows[0]["before"]
    for row in [row for row in rows if row["issue"] is not None][:_ISSUES]:
        change = row["issue_after"] - row["issue_before"]
        if abs(change) >= _MOVED and (change > 0) == up:
            then, now = (amount(row[f"issue_{when}"], _SHARE) for when in ("before", "after"))
            yield f"{row['issue']} ({then} to {now})"
