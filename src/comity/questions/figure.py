"""What a figure is: a value with its percentile, its changes, its past and its benchmarks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.questions.perspective import Perspective
from comity.unit import Unit
from comity.wording.values import describe_percentile, format_year


@dataclass(frozen=True)
class Benchmark:
    """The same measure for another pair of states in the same year; None without a value.

    ``pair`` has the names of the two states.

    >>> Benchmark("India and Pakistan", 2020, 0.7).value
    0.7
    """

    label: str
    year: int | None
    value: float | None
    pair: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Change:
    """A change over some years: its percentile, and the median change of all others.

    >>> Change(years=10, value=0.05, percentile=80.0, median=0.01).years
    10
    """

    years: int
    value: float
    percentile: float | None
    median: float | None


@dataclass(frozen=True)
class Figure:
    """A value of a measure with its unit, its year and its percentile in the world.

    Parameters
    ----------
    measure, title, unit, higher, level, change_kind
        The measure's name, and what the codebook has about it.
    subject, perspective
        Whose value it is.
    year, value, text
        The newest value up to the year asked for. ``value`` is None without one, and
        ``missing_reason`` then gives the reason.
    rank, count
        The rank from the highest of ``count`` values in the year.
    percentile, median
        Among all values in the year; ties share the middle of their percentiles.
    equal_share
        The share of the year's values that equal this one.
    changes
        Over 5 and 10 years.
    history
        Each year from the first with data to the last; None for a year without data.
    percentiles, medians
        By year: (year, percentile) and (year, median, number of values).
    benchmarks
        The same measure for other pairs.
    tables
        The tables of the bundle that the value rests on.
    error, errors
        The value's standard error, and those of other years.
    percentile_range
        The percentiles of the ends of the value's 95 percent interval.
    breaks
        The years in which the history goes over to another source, with the tables that begin
        there; values on two sides of one compare only roughly.
    part_of_year
        The part of its year that the value knows ("to 18 September"); empty where it is whole.
    omissions
        What the trade behind the value is known to leave out, a sentence each.
    """

    measure: str
    title: str
    subject: str
    perspective: Perspective
    unit: Unit
    higher: str
    level: str
    year: int | None
    value: float | None
    text: str
    rank: int | None = None
    count: int | None = None
    percentile: float | None = None
    equal_share: float = 0.0
    median: float | None = None
    changes: tuple[Change, ...] = ()
    history: tuple[tuple[int, float | None], ...] = ()
    percentiles: tuple[tuple[int, float], ...] = ()
    medians: tuple[tuple[int, float, int], ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    tables: tuple[str, ...] = ()
    change_kind: str = "difference"
    missing_reason: str = ""
    error: float | None = None
    errors: tuple[tuple[int, float], ...] = ()
    percentile_range: tuple[float, float] | None = None
    breaks: tuple[tuple[int, tuple[str, ...]], ...] = ()
    part_of_year: str = ""
    omissions: tuple[str, ...] = ()

    @property
    def when(self) -> str:
        """The year, and the part of it that the value knows: "2025, to 18 September"."""
        return format_year(self.year, self.part_of_year) if self.year else ""

    @property
    def name(self) -> str:
        """The title, and whose value it is where the title does not say."""
        return f"{self.title}: {self.subject}" if self.perspective.is_state else self.title

    @property
    def percentile_text(self) -> str:
        """Where it is among all others of its year; empty without a percentile.

        Of a value that most others have too, such as no deliveries of arms, that is said instead.
        """
        return describe_percentile(self.percentile, self.level, self.equal_share)

    @property
    def is_common(self) -> bool:
        """Whether most others of the year have the same value, so that a percentile says little."""
        return self.equal_share > 0.5

    @property
    def key(self) -> tuple[str, Perspective]:
        """The measure and the perspective, which identify a figure within a dossier."""
        return self.measure, self.perspective


def list_omissions(figures: Iterable[Figure]) -> tuple[str, ...]:
    """List what the trade behind some figures is known to leave out, each once.

    >>> list_omissions([])
    ()
    """
    return tuple(dict.fromkeys(text for figure in figures for text in figure.omissions))
