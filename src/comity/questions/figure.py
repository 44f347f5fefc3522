"""Making figures: a stored value with its place, its changes, its past and its yardsticks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from comity.panels.codebook import Description
from comity.panels.values import Row, Values, subject
from comity.questions.question import Benchmark, Change, Figure, Indicator, Perspective
from comity.states.dyad import Dyad, dyad
from comity.store.bundle import manifest
from comity.wording import values as phrase

_FEWEST = 3
"""Of fewer values in a year than this none has a place among the others."""

YARDSTICKS = ((2, 750), (710, 770), (365, 370), (2, 710), (220, 255))
"""The pairs that stand beside every dyad, the same for all, so that "high" has a meaning:
US-India, China-Pakistan, Russia-Belarus, US-China and France-Germany."""


HALF_WIDTH = 1.96
"""Half of a 95 percent interval, in standard errors."""


@dataclass(frozen=True)
class DyadData:
    """What figures are made from: the stored rows for a dyad and for the yardsticks."""

    values: Values
    dyad: Dyad
    yardsticks: tuple[Dyad, ...]
    rows: dict[str, dict[tuple[int, ...], list[Row]]]
    year: int | None

    def history(self, measure: str, asked: Dyad, who: Perspective) -> list[Row]:
        """Give the rows of one measure about a pair, or about one state of it, by year."""
        pair = asked.directed[::-1] if who in {"b to a", "b"} else asked.directed
        return self.rows[measure].get(subject(self.values.describe(measure), pair), [])

    def known(self, measure: str, who: Perspective) -> dict[int, float]:
        """Give the values of one measure about the pair by year, up to the year asked for."""
        rows = self.history(measure, self.dyad, who)
        upto = (row for row in rows if self.year is None or row["year"] <= self.year)
        return {int(row["year"]): float(row["value"]) for row in upto}


def shelf(values: Values, asked: Dyad, measures: Iterable[str], year: int | None) -> DyadData:
    """Read once everything that the figures on some measures need."""
    yardsticks = tuple(
        dyad(a, b) for a, b in YARDSTICKS if {a, b} != {asked.a.ccode, asked.b.ccode}
    )
    pairs = [(d.a.ccode, d.b.ccode) for d in (asked, *yardsticks)]
    both_ways = pairs + [(b, a) for a, b in pairs]
    return DyadData(values, asked, yardsticks, values.histories(measures, both_ways), year)


def figure(pick: Indicator, shelf: DyadData) -> Figure:
    """Make the figure of one pick."""
    description = shelf.values.describe(pick.measure)
    rows = shelf.history(pick.measure, shelf.dyad, pick.who)
    upto = [row for row in rows if shelf.year is None or row["year"] <= shelf.year]
    missing = _missing(pick, description, shelf)
    return _known(missing, pick, shelf, rows, upto[-1]) if upto else missing


def _missing(pick: Indicator, description: Description, shelf: DyadData) -> Figure:
    """Make a figure that says that there is no value, and why."""
    first, last = description.years
    subject = _subject(pick, shelf.dyad)
    early = shelf.year is not None and shelf.year < first
    late = f"no value for {subject} in the data, which cover {first}-{last}"
    return Figure(
        measure=pick.measure,
        title=title_of(pick.who, description, shelf.dyad),
        subject=subject,
        who=pick.who,
        unit=description.unit,
        higher=description.higher,
        level=description.level,
        year=None,
        value=None,
        text="no data",
        tables=tuple(description.tables),
        change_kind=description.change,
        why_missing=f"the data begin in {first}" if early else late,
    )


def _known(missing: Figure, pick: Indicator, shelf: DyadData, rows: list[Row], last: Row) -> Figure:
    """Fill a figure in from the stored row of its year."""
    year = int(last["year"])
    description = shelf.values.describe(pick.measure)
    spread = shelf.values.spread(pick.measure, year)
    known = replace(
        missing,
        year=year,
        value=last["value"],
        text=phrase.amount(last["value"], description.unit),
        changes=tuple(_changes(last, spread)),
        history=_history(rows),
        contrasts=_contrasts(pick, description, shelf, year),
        tables=tables_of(description, year),
        breaks=_breaks(description, rows),
        why_missing="",
    )
    if description.level == "world" or spread["n"] < _FEWEST:
        return known
    placed = _placed(known, shelf, rows, last, spread)
    return _with_errors(placed, pick, shelf) if pick.error else placed


def _placed(known: Figure, shelf: DyadData, rows: list[Row], last: Row, spread: Row) -> Figure:
    """Place a figure among all others of its year; a measure of the world has no others."""
    return replace(
        known,
        rank=int(last["rank"]),
        count=int(spread["n"]),
        place=last["place"],
        median=spread["p50"],
        places=tuple((row["year"], row["place"]) for row in rows),
        medians=_medians(shelf, known.measure),
    )


def _with_errors(known: Figure, pick: Indicator, shelf: DyadData) -> Figure:
    """Add standard errors, and how far up and down the world the value's interval reaches."""
    rows = shelf.history(pick.error, shelf.dyad, pick.who)
    errors = {int(row["year"]): float(row["value"]) for row in rows}
    error = errors.get(known.year or 0)
    if error is None or known.value is None or known.year is None:
        return known
    ends = known.value - HALF_WIDTH * error, known.value + HALF_WIDTH * error
    low, high = shelf.values.places(known.measure, known.year, ends)
    return replace(
        known,
        # Narrow spaces that do not break keep the two in one line of a table.
        text=f"{known.text}\N{NARROW NO-BREAK SPACE}±\N{NARROW NO-BREAK SPACE}"
        f"{phrase.amount(error, known.unit)}",
        error=error,
        errors=tuple(sorted(errors.items())),
        place_range=(low, high),
    )


def _subject(pick: Indicator, asked: Dyad) -> str:
    """Name whose value it is."""
    a, b = asked.a.name, asked.b.name
    names = {"pair": f"{a} and {b}", "a to b": f"{a} to {b}", "b to a": f"{b} to {a}"}
    return {**names, "a": a, "b": b, "world": "the world"}[pick.who]


def title_of(who: Perspective, description: Description, asked: Dyad) -> str:
    """Write a measure's title with the states' names in the places of A and B."""
    a, b = asked.a.name, asked.b.name
    names = {"A": b, "B": a} if who == "b to a" else {"A": a, "B": b}
    if not description.directed:
        return description.title
    return re.sub(r"\b[AB]\b", lambda found: names[found[0]], description.title)


def _changes(last: Row, spread: Row) -> Iterable[Change]:
    """Give the changes over 5 and 10 years that the data have."""
    for span in (5, 10):
        if last.get(f"change{span}") is not None:
            yield Change(
                span,
                last[f"change{span}"],
                last.get(f"place{span}"),
                spread[f"change{span}"] if "rank" in last and spread["n"] >= _FEWEST else None,
            )


def _history(rows: list[Row]) -> tuple[tuple[int, float | None], ...]:
    """Give every year from the first to the last; a year without data is None."""
    known = {row["year"]: row["value"] for row in rows}
    return tuple((year, known.get(year)) for year in range(min(known), max(known) + 1))


def _medians(shelf: DyadData, measure: str) -> tuple[tuple[int, float, int], ...]:
    """Give the world's median of a measure in every year, with the number of values."""
    rows = shelf.values.world.get(measure, [])
    return tuple((row["year"], row["p50"], row["n"]) for row in rows)


def _contrasts(
    pick: Indicator, description: Description, shelf: DyadData, year: int
) -> tuple[Benchmark, ...]:
    """Set the same measure of the yardsticks beside a pair's, for the same year only."""
    if description.level not in {"dyad", "directed"}:
        return ()
    return tuple(_contrast(pick, shelf, yardstick, year) for yardstick in shelf.yardsticks)


def _contrast(pick: Indicator, shelf: DyadData, yardstick: Dyad, year: int) -> Benchmark:
    """Find a yardstick's value of the same year; missing where it has none."""
    history = shelf.history(pick.measure, yardstick, pick.who)
    value = next((row["value"] for row in history if row["year"] == year), None)
    return Benchmark(str(yardstick), None if value is None else year, value)


def tables_of(description: Description, year: int) -> tuple[str, ...]:
    """Name the tables that the value of a year rests on: those that cover its window."""
    known = manifest().tables
    window: Sequence[tuple[str, int]] = tuple(description.tables.items())
    return tuple(
        name
        for name, span in window
        if any(known[name].covers(y) for y in range(year - span + 1, year + 1))
        and description.uses(name, year)
    )


def _breaks(description: Description, rows: list[Row]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Give the years in which the source changes, between the first value and the last."""
    first, last = rows[0]["year"], rows[-1]["year"]
    inside = ((year, tables) for year, tables in description.breaks.items() if first < year <= last)
    return tuple(inside)
