"""What a question is, and what an answer to it holds.

A question is data: the measures that bear on it, whose values it takes, and the words that
each value is said in. Answering is the same for all of them (see ``answer``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from comity.forecasts.outlook import Outlook

if TYPE_CHECKING:  # what is read for an answer knows questions, not they it
    from comity.questions.figure import DyadData

Perspective = Literal["pair", "a to b", "b to a", "a", "b", "world"]
"""Whose value of a measure is meant: the two together, one towards the other, one alone."""

CHINA = 710
"""The one state whose finance, deals and visits some sources follow."""

Group = Literal["drivers", "cooperation", "strains", "outlook"]
"""Why they cooperate, where they cooperate, what strains it, and what comes next."""


GROUPS = {
    "drivers": "Why they cooperate",
    "cooperation": "Where they cooperate",
    "strains": "What strains it",
    "outlook": "What comes next",
}
"""The four groups of questions, as headings."""


@dataclass(frozen=True)
class Indicator:
    """A measure that bears on a question, for one of the two or for both.

    ``says`` is the clause in which the answer's sentence tells the value, with places for
    ``{a}``, ``{b}``, ``{value}``, ``{year}``, ``{place}``, ``{since}``, ``{ahead}`` (since when a
    ratio is above 1), ``{change}`` and ``{median}``; without one the figure stands in the table
    only. ``says_zero`` replaces it for a value of zero (an empty one says nothing), and below
    ``says_from`` nothing is said.

    ``view`` groups picks that look at the same thing in different ways: where their places in
    the world differ much, the answer says that they disagree; a view that starts with "-"
    counts the other way round (a small distance is a high agreement). ``only_from`` is the one
    state about whose side the measure's source has facts; for others the pick is left out.
    ``error`` is the measure that holds the value's standard error: it is then said beside the
    value and drawn as a band, and clauses have places for ``{error}`` and ``{range}``, the
    places in the world that the value's 95 percent interval reaches to.
    """

    measure: str
    who: Perspective = "pair"
    says: str = ""
    says_zero: str | None = None
    says_from: float = -math.inf
    view: str = ""
    only_from: int | None = None
    error: str = ""


@dataclass(frozen=True)
class Listing:
    """Rows of a table about the two that an answer shows one by one, such as pipelines.

    ``parts`` say how one row reads, with places for its columns; a part of which a column is
    missing is left out. Rows are ordered by the column ``newest``, the newest first, and
    ``latest`` bounds how many are shown. ``once`` names columns that tell a thing: rows that
    agree on them are shown once. ``shared`` names the event in which both must take part,
    for tables with a row a participant. ``kinds`` keeps the rows whose column ``kind`` is one
    of these. A row that has the columns of a page (see :class:`Citation`) is shown with it.
    """

    table: str
    title: str
    parts: tuple[str, ...]
    newest: str = "year"
    latest: int = 12
    once: tuple[str, ...] = ()
    shared: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class ForecastRequest:
    """A measure whose outlook bears on a question, and whose value of it is meant."""

    measure: str
    who: Perspective = "pair"


@dataclass(frozen=True)
class TableSpec:
    """A small table that an answer shows beside its figures, made from several measures.

    ``fill`` gives its rows, a text for each of ``columns``; without any the grid is left out.
    ``measures`` are read for the pair beforehand, ``tables`` are those of the bundle that it
    reads itself. Title, columns and note have places for ``{a}`` and ``{b}``.
    """

    title: str
    columns: tuple[str, ...]
    fill: Callable[[DyadData], Iterable[tuple[str, ...]]]
    measures: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Question:
    """One of the twelve: what it asks, what bears on it, and what no open data show.

    ``ahead`` are the measures whose outlooks answer it; the others look at what has been.
    """

    name: str
    group: Group
    title: str
    asks: str
    picks: tuple[Indicator, ...]
    chart: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()
    ahead: tuple[ForecastRequest, ...] = ()
    grids: tuple[TableSpec, ...] = ()


@dataclass(frozen=True)
class Benchmark:
    """A yardstick: the same measure for another pair of states, in the same year if it can."""

    label: str
    year: int | None
    value: float | None


@dataclass(frozen=True)
class Change:
    """A change over some years, and the median change of all others over the same years."""

    years: int
    value: float
    place: float | None
    world: float | None


@dataclass(frozen=True)
class Figure:
    """A value of a measure with its unit, its year and its place in the world.

    ``value`` is None where the data give none up to the year asked for; ``why_missing`` then
    says why. ``error`` is the value's standard error, where there is one, ``errors`` those of
    other years, and ``place_range`` the percentiles of the ends of its 95 percent interval.
    ``breaks`` are the years in which the history goes over to another source, with the
    tables that begin there; values on two sides of one compare only roughly. ``rank`` counts
    from the highest of ``count`` values in the year; ``place`` is the percentile. ``history``
    holds every year from the first with data to the last, with None for the years between that
    have none.
    """

    measure: str
    title: str
    subject: str
    who: Perspective
    unit: str
    higher: str
    level: str
    year: int | None
    value: float | None
    text: str
    rank: int | None = None
    count: int | None = None
    place: float | None = None
    median: float | None = None
    changes: tuple[Change, ...] = ()
    history: tuple[tuple[int, float | None], ...] = ()
    places: tuple[tuple[int, float], ...] = ()
    medians: tuple[tuple[int, float, int], ...] = ()
    contrasts: tuple[Benchmark, ...] = ()
    tables: tuple[str, ...] = ()
    change_kind: str = "difference"
    why_missing: str = ""
    error: float | None = None
    errors: tuple[tuple[int, float], ...] = ()
    place_range: tuple[float, float] | None = None
    breaks: tuple[tuple[int, tuple[str, ...]], ...] = ()

    @property
    def name(self) -> str:
        """The title, and whose value it is where the title does not say."""
        return f"{self.title}: {self.subject}" if self.level == "state" else self.title


@dataclass(frozen=True)
class Citation:
    """The public page on which a fact was read; its address is one of the web."""

    publisher: str
    title: str
    published: str
    url: str


@dataclass(frozen=True)
class Records:
    """A listing's rows about the two as they read, and how many there are in all.

    ``pages`` holds the page behind each row shown, where its table has one a row; else it is
    empty.
    """

    title: str
    table: str
    shown: tuple[str, ...]
    total: int
    pages: tuple[Citation | None, ...] = ()


@dataclass(frozen=True)
class FilledTable:
    """A grid as it reads for two states, and the tables that it rests on."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str
    tables: tuple[str, ...]


@dataclass(frozen=True)
class ConditionalForecast:
    """What is forecast of one measure given that a scenario happens.

    ``happens`` says what does, ``year`` in which year's world; ``elasticities`` are those that
    it was solved for, the one of the median first, and ``own`` and ``rest`` what it multiplies
    the trade of the two, and of the first with all others, by at each. ``sentence`` says the
    forecast beside the one without the scenario. ``outlook`` is None where the scenario says
    nothing of the measure, or where ``nil`` trade is what it assumes; the sentence says which.
    """

    happens: str
    year: int
    elasticities: tuple[float, ...]
    sentence: str
    outlook: Outlook | None = None
    nil: bool = False
    own: tuple[float, ...] = ()
    rest: tuple[float, ...] = ()


@dataclass(frozen=True)
class ForecastSection:
    """What is forecast of one measure, in words: the outlook, its chances, its past record.

    ``sentence`` says the forecast, ``record`` how such forecasts did, ``risk`` what followed
    past cases of sanctions (empty where nothing is known). ``outlook.refused`` says why there
    is no forecast; the words are then empty. ``ask`` is the command that solves what an embargo
    by third states would change (beside trade, else empty), and ``given`` holds the
    forecast under each scenario that was asked for.
    """

    who: Perspective
    title: str
    subject: str
    outlook: Outlook
    tables: tuple[str, ...]
    sentence: str = ""
    record: str = ""
    risk: str = ""
    ask: str = ""
    given: tuple[ConditionalForecast, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What the measures say on a question for one dyad."""

    question: Question
    asks: str
    sentence: str
    figures: tuple[Figure, ...]
    disagreements: tuple[str, ...]
    gaps: tuple[str, ...]
    records: tuple[Records, ...]
    tables: tuple[str, ...]
    prospects: tuple[ForecastSection, ...] = ()
    grids: tuple[FilledTable, ...] = ()

    @property
    def known(self) -> tuple[Figure, ...]:
        """The figures that have a value."""
        return tuple(figure for figure in self.figures if figure.value is not None)
