"""The monthly line of events between two states in the news, its breaks, and what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.analysis.event_months import (
    SOURCE,
    TABLE,
    EventBreak,
    EventKind,
    EventMonth,
    find_event_breaks,
    read_event_months,
    read_events,
)
from comity.events.formats.cameo import describe_code
from comity.period import Period
from comity.questions.dyad_data import DyadData
from comity.questions.table_spec import FilledTable
from comity.states.articles import with_article
from comity.states.dyad import Dyad
from comity.store.selection import manifest
from comity.unit import count_of
from comity.wording.values import format_amount, format_day, format_month

_REPORTS = count_of("reports")

_MIN_MONTHS = 3
"""With fewer months than this there is no line."""

_MOST_BREAKS, _MOST_EVENTS = 5, 3
"""How many breaks, the newest first, and how many events behind each are shown."""


@dataclass(frozen=True)
class EventSpec:
    """Which events a question shows by month, and what their net cooperation is called."""

    kind: EventKind
    title: str


@dataclass(frozen=True)
class EventSeries:
    """Net cooperation of two states by month, with its breaks and the events behind them.

    ``months`` are those with events, in order; ``table`` has a row a break, the newest first, and
    one for the latest month; ``edition`` is what was ingested.
    """

    title: str
    months: tuple[EventMonth, ...]
    breaks: tuple[EventBreak, ...]
    table: FilledTable
    edition: str

    @property
    def sentence(self) -> str:
        """What the newest break is; empty without any."""
        if not self.breaks:
            return ""
        last = self.breaks[-1]
        return (
            f"{self.title[0].lower()}{self.title[1:]} went from {_signed(last.before)} to "
            f"{_signed(last.after)} from {format_month(last.period)} on, a break in "
            f"{100 * last.probability:.0f} of 100 resampled series"
        )


def build_event_series(spec: EventSpec, data: DyadData) -> EventSeries | None:
    """Build the monthly line of two states; None where no events are there.

    As of a year, what came later does not count.
    """
    read = read_event_months(data.dyad.directed, spec.kind)
    months = [each for each in read if data.year is None or each.period.year <= data.year]
    if len(months) < _MIN_MONTHS:
        return None
    breaks, edition = find_event_breaks(months), manifest().sources[SOURCE].version
    names = data.dyad.in_text
    table = FilledTable(
        title=f"{spec.title} of {names}: breaks by month, and the events behind them",
        columns=("Month", "Net cooperation", "How sure", "Most reported events of the month"),
        rows=tuple(_rows(spec.kind, months, breaks, data.dyad)),
        note=(
            f"Ingested events: {edition}. Net cooperation is cooperative less conflictual events, "
            "as a share of both. A break is a month from which its mean differs by more than "
            "chance, by exact search; how sure is the number of resampled series that break "
            "within a month of it. Machines code events from reports, often wrongly."
        ),
        tables=(TABLE,),
    )
    return EventSeries(spec.title, tuple(months), tuple(breaks), table, edition)


def _rows(
    kind: EventKind, months: list[EventMonth], breaks: list[EventBreak], dyad: Dyad
) -> Iterator[tuple[str, ...]]:
    """Make a row for each break, the newest first, and one for the latest month."""
    for each in list(reversed(breaks))[:_MOST_BREAKS]:
        yield (
            format_month(each.period),
            f"{_signed(each.before)} to {_signed(each.after)}",
            f"{100 * each.probability:.0f} of 100",
            _events(kind, each.period, dyad),
        )
    last = months[-1]
    events = _events(kind, last.period, dyad)
    yield format_month(last.period), _signed(last.net), "the latest month", events


def _events(kind: EventKind, period: Period, dyad: Dyad) -> str:
    """Describe the most reported events of a month."""
    names = {state.ccode: with_article(state.name) for state in (dyad.a, dyad.b)}
    events = read_events(dyad.directed, period, kind).head(_MOST_EVENTS).rows(named=True)
    texts = [
        f"{format_day(row['day'])}, {names[row['ccode1']]} to {names[row['ccode2']]}: "
        f"{describe_code(row['code'])} ({format_amount(row['reports'], _REPORTS)})"
        for row in events
    ]
    return "; ".join(texts) or "their records are not in this library"


def _signed(value: float) -> str:
    """Format net cooperation with its sign."""
    return f"{value:+.2f}".replace("-", "\N{MINUS SIGN}")
