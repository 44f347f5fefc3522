"""What answers are made from: the stored values of two states and of their benchmark pairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.analysis.benchmark_pairs import benchmark_pairs
from comity.panels.measure_values import Row
from comity.panels.values import Values, subject
from comity.questions.perspective import Perspective
from comity.states.dyad import Dyad


@dataclass(frozen=True)
class DyadData:
    """The stored rows of some measures for a dyad and for its benchmark pairs.

    Parameters
    ----------
    values
        The library that the rows are from.
    dyad
        The two states, in the order in which they are named.
    benchmarks
        The pairs of states that the dyad is compared with.
    rows
        By measure and subject, the rows in the order of their years.
    year
        The year asked for; None for the newest data.
    """

    values: Values
    dyad: Dyad
    benchmarks: tuple[Dyad, ...]
    rows: Mapping[str, Mapping[tuple[int, ...], list[Row]]]
    year: int | None

    def history(self, measure: str, pair: Dyad, perspective: Perspective) -> list[Row]:
        """Return the rows of one measure about a pair, or about one state of it, by year."""
        about = subject(self.values.describe(measure), perspective.order(pair))
        return self.rows[measure].get(about, [])

    def value(self, measure: str, pair: Dyad, perspective: Perspective, year: int) -> float | None:
        """Return the value of one measure about a pair, or about one state of it, in a year."""
        about = subject(self.values.describe(measure), perspective.order(pair))
        return self.values.read_value(measure, about, year)

    def by_year(self, measure: str, perspective: Perspective) -> dict[int, float]:
        """Return the values of one measure about the dyad by year, up to the year asked for."""
        rows = self.history(measure, self.dyad, perspective)
        return {int(row["year"]): float(row["value"]) for row in self.up_to_year(rows)}

    def up_to_year(self, rows: list[Row]) -> list[Row]:
        """Select the rows up to the year asked for; all of them without one."""
        return [row for row in rows if self.year is None or row["year"] <= self.year]


def read_dyad_data(
    values: Values,
    pair: Dyad,
    measures: Iterable[str],
    year: int | None = None,
    benchmarks: Sequence[Dyad] = (),
) -> DyadData:
    """Read once everything that the figures on some measures need.

    Parameters
    ----------
    values
        The computed values of all measures.
    pair
        The two states.
    measures
        The names of measures.
    year
        The year asked for; None for the newest data.
    benchmarks
        The pairs to compare with; without any, those that are like the two.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> from comity.states.dyad import dyad
    >>> read_dyad_data(stored_values(), dyad("china", "russia"), ["trade"]).dyad.directed
    (710, 365)
    """
    others = tuple(benchmarks) or benchmark_pairs(values, pair, year)
    pairs = [d.directed for d in (pair, *others)]
    both_ways = pairs + [(b, a) for a, b in pairs]
    return DyadData(values, pair, others, values.read_dyads(measures, both_ways), year)
