"""What a question is: data that name the measures that bear on it, and the words for their values.

Answering is the same for all of them (see :mod:`comity.questions.answer`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from comity.questions.indicator import ForecastRequest, Indicator
from comity.questions.listing import Listing
from comity.questions.table_spec import TableSpec
from comity.questions.tables.event_series import EventSpec

Group = Literal["drivers", "cooperation", "strains", "outlook"]
"""Why they cooperate, where they cooperate, what strains it, and what comes next."""

GROUPS: dict[Group, str] = {
    "drivers": "Why they cooperate",
    "cooperation": "Where they cooperate",
    "strains": "What strains it",
    "outlook": "What comes next",
}
"""The four groups of questions, as headings."""

HOSTILE_GROUPS: dict[Group, str] = {
    "drivers": "What could bring them together",
    "cooperation": "Where they deal with each other",
    "strains": "What divides them",
    "outlook": "What comes next",
}
"""The same for two that are rivals, that sanction each other, or that have nothing in common.

What makes others cooperate may be absent between them: its heading takes nothing for granted."""


@dataclass(frozen=True)
class Question:
    """One of the twelve questions.

    Parameters
    ----------
    name
        The question's key, which is the name of its file in the catalogue.
    group
        The group that it belongs to.
    title
        A heading of a few words.
    text
        The question itself, with places for ``{a}`` and ``{b}``.
    indicators
        The measures that bear on it.
    chart
        The measures that its charts show; they are also its main figures.
    limits
        What no open data show, one sentence each, with places for ``{a}`` and ``{b}``.
    partner_limits
        The same of what partners alone would do together; of two hostile states it is not said.
    listings
        Rows of tables that are shown one by one.
    forecasts
        The measures whose forecasts answer it; a question without any is about the past.
    tables
        Small tables made from several measures.
    events
        Which events in the news are shown by month, where some were ingested.

    Examples
    --------
    >>> from comity.questions.registry import questions
    >>> questions()["economic"].text.format(a="Peru", b="Chile")[-1]
    '?'
    """

    name: str
    group: Group
    title: str
    text: str
    indicators: tuple[Indicator, ...]
    chart: tuple[str, ...]
    limits: tuple[str, ...] = ()
    partner_limits: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()
    forecasts: tuple[ForecastRequest, ...] = ()
    tables: tuple[TableSpec, ...] = ()
    events: EventSpec | None = None

    def available(self, measures: Collection[str]) -> Question:
        """Return the question without what rests on measures that are not there.

        Some are there only when events in the news were ingested.
        """
        return replace(
            self,
            indicators=tuple(each for each in self.indicators if each.measure in measures),
            chart=tuple(name for name in self.chart if name in measures),
        )

    @property
    def all_limits(self) -> tuple[str, ...]:
        """What no open data show, what is of partners alone first."""
        return (*self.partner_limits, *self.limits)

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that the figures and tables of the answer are made from."""
        of_tables = [name for spec in self.tables for name in spec.measures]
        of_indicators = [name for i in self.indicators for name in (i.measure, i.error) if name]
        return (*of_indicators, *of_tables)
