"""Reading stored values: one dyad's history, one period of all dyads, or a whole measure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from comity.errors import DataError, OutputError
from comity.panels.codebook import CODEBOOK, Description, is_stored, read_codebook, values_file
from comity.panels.combined_values import CombinedValues
from comity.panels.measure_values import (
    QUANTILES,
    MeasureValues,
    PeriodValues,
    Row,
    Subject,
)
from comity.panels.value_file import StoredValues
from comity.period import Period, first_and_last
from comity.progress import for_purpose, report
from comity.store.planes import ArrayFile

if TYPE_CHECKING:  # a quarter of a second that later answers do without
    import polars as pl

Pair = tuple[int, int]
"""Two ccodes, from the first to the second."""

Answer = TypeVar("Answer")

_MOST_BYTES = 128_000_000
"""How large the measures kept open may be together: a long text asks for some sixty, in turn."""


@dataclass(frozen=True)
class Values:
    """The values of all measures, in one folder of the library.

    A measure that is not there yet is computed when it is first read, and one whose file is
    damaged is computed again.
    """

    folder: Path

    @cached_property
    def codebook(self) -> dict[str, Description]:
        """What each measure is; where that is damaged, it is written again."""
        try:
            return read_codebook(self.folder)
        except (OSError, ValueError) as error:
            return self._described_again(error)

    def describe(self, name: str) -> Description:
        """Return what a measure is; raises ``UnknownNameError`` with the nearest names."""
        if name not in self.codebook:
            # Imported here: readers of values need no declarations of measures.
            from comity.measures.registry import unknown_measure

            raise unknown_measure(name, self.codebook)
        return self.codebook[name]

    def read_dyads(
        self, names: Iterable[str], pairs: Sequence[Pair]
    ) -> dict[str, Mapping[Subject, list[Row]]]:
        """Read measures for some pairs (or the states in them), all years.

        Parameters
        ----------
        names
            Measures of any level.
        pairs
            From the first to the second. For an undirected measure the order does not
            matter; a state measure is read for every state in the pairs.

        Returns
        -------
        dict
            By measure, and then by whom it is about (``(ccode1, ccode2)`` as stored,
            ``(ccode,)``, or ``()`` for the world), the rows in the order of their years, as
            :meth:`~comity.panels.measure_values.MeasureValues.rows` describes them. They are
            read when they are first looked at. A pair without values is not there.

        Raises
        ------
        UnknownNameError
            If a measure is not known.
        DataError
            If a file of the library cannot be read.
        """
        return self.read_dyads_of(dict.fromkeys(names, pairs))

    def read_dyads_of(
        self, pairs_of: Mapping[str, Sequence[Pair]]
    ) -> dict[str, Mapping[Subject, list[Row]]]:
        """Read measures, each for pairs of its own; else as :meth:`read_dyads`."""
        self.compute(pairs_of)
        return {
            name: Histories(self, name, tuple(_subjects(self.describe(name), pairs)))
            for name, pairs in pairs_of.items()
        }

    def read_rows(self, name: str, subject: Subject) -> list[Row]:
        """Read the history of one subject; empty without values."""
        return self._read(name, lambda values: values.rows(subject))

    def read_value(self, name: str, subject: Subject, period: int | Period) -> float | None:
        """Read one value; None where there is none.

        Parameters
        ----------
        name
            A measure.
        subject
            Two ccodes, one, or none, as the measure's level needs.
        period
            A year, or a month for a monthly measure.
        """
        value = self._read(name, lambda values: values.value(subject, _ordinal(period)))
        return None if np.isnan(value) else value

    def read_period(self, name: str, period: int | Period) -> PeriodValues:
        """Read the values of a measure in one period, as arrays; raises as :meth:`read_dyads`."""
        return self._read(name, lambda values: values.column(_ordinal(period)))

    def read_states(
        self, name: str, year: int, partner: int | None = None
    ) -> list[tuple[int, float]]:
        """Read a year's values of all states, or of each with a partner: ccode and value."""
        column = self.read_period(name, year)
        cells = column.cells
        if partner is not None:
            if partner not in column.states:
                return []
            cells = cells[np.searchsorted(column.states, partner)]
        present = ~np.isnan(cells)
        return list(zip(column.states[present].tolist(), cells[present].tolist(), strict=True))

    def change_percentile(
        self, name: str, subject: Subject, period: int | Period, span: int
    ) -> float | None:
        """Compute the percentile of a change among all changes up to a period.

        ``span`` is one of :data:`~comity.measures.measure.CHANGE_SPANS`. None without a change.
        """
        return self._read(
            name, lambda values: values.change_percentile(subject, _ordinal(period), span)
        )

    def rank_partners(
        self, pairs_of: Mapping[str, Sequence[Pair]], slack: float = 0.0
    ) -> dict[str, dict[Pair, dict[int, int]]]:
        """Rank states among all partners of another, by directed measures.

        Parameters
        ----------
        pairs_of
            By measure, pairs (a, b) of which b is to be ranked among all partners of a.
        slack
            By which part of its own value b may be larger; below zero, smaller.

        Returns
        -------
        dict
            By measure and pair, the rank in each year with data; 1 has the highest value.
        """
        self.compute(pairs_of)
        ranks = {
            name: self._partner_ranks(name, tuple(dict.fromkeys(pairs)), slack)
            for name, pairs in pairs_of.items()
        }
        return {name: {p: r for p, r in of_pair.items() if r} for name, of_pair in ranks.items()}

    def _partner_ranks(
        self, name: str, pairs: tuple[Pair, ...], slack: float
    ) -> dict[Pair, dict[int, int]]:
        return self._read(name, lambda values: values.partner_ranks(pairs, slack))

    def derive(
        self, names: Sequence[str], key: tuple[Any, ...], compute: Callable[[], Answer]
    ) -> Answer:
        """Compute what follows from the stored values of some measures; ``key`` says what it is.

        It consists of numbers, texts and lists, so that a report on a pair can keep it.
        """
        del names, key  # what keeps answers needs to know
        return compute()

    def read_years(self, names: Iterable[str], years: Pair) -> dict[str, pl.DataFrame]:
        """Read the values of measures for the whole world over a span of years.

        Returns, by measure, what :meth:`read_span` returns; raises as it does.
        """
        names = list(dict.fromkeys(names))
        self.compute(names)
        return {name: self.read_span(name, years) for name in names}

    def read_span(self, name: str, years: Pair, ccodes: Collection[int] = ()) -> pl.DataFrame:
        """Read the values of a measure over a span of years, for all or among some states.

        Returns the columns of its key and ``value``, in the order of the key; raises as
        :meth:`read_dyads`.
        """
        span = first_and_last(years, self.describe(name).frequency)
        return self._read(name, lambda values: values.frame(*span, ccodes))

    def read_all(self, name: str) -> pl.DataFrame:
        """Read a measure for the whole world: its keys and ``value``, in the order of the keys."""
        return self.read_span(name, (0, 9999))

    def distribution(
        self, name: str, period: int | Period, quantiles: tuple[int, ...] = QUANTILES
    ) -> Row:
        """Return the distribution of a measure in a period; empty without data.

        It has ``n`` (the number of values), the percentiles ``p5`` to ``p95`` (or those named) and,
        as ``change5`` and ``change10`` (of months ``change1`` and ``change12``), the median
        changes.
        """
        ordinal = _ordinal(period)
        year, month = (ordinal, None) if isinstance(period, int) else (period.year, period.month)
        named = (
            row
            for row in self.distributions(name, quantiles)
            if row["year"] == year and row.get("month") == month
        )
        row = next(named, None)
        if row is None:
            return {}
        return {**row, **self._read(name, lambda values: values.median_changes(ordinal))}

    def distributions(self, name: str, quantiles: tuple[int, ...] = QUANTILES) -> list[Row]:
        """Read the distribution of a measure over the system: a row a period, in their order.

        Each has ``n`` (the number of values) and the percentiles ``p5`` to ``p95``, or those of
        them that are named; raises as :meth:`read_dyads`.
        """
        key = name, quantiles
        if key not in self._distributions:
            self._distributions[key] = self._read(name, lambda v: v.distributions(quantiles))
        return self._distributions[key]

    def percentiles(self, name: str, year: int, values: Sequence[float]) -> list[float]:
        """Compute the percentiles of any values among those of a measure in a year."""
        standing = self._read(name, lambda stored: stored.standing_of(year, values))
        middles = standing.below + standing.equal / 2
        return [100 * float(middle) / max(int(standing.count), 1) for middle in middles]

    def compute(self, names: Iterable[str]) -> None:
        """Compute those of some measures that are not stored yet, together.

        Raises
        ------
        UnknownNameError
            If a measure is not known.
        OutputError
            If the folder cannot be written to.
        """
        missing = [n for n in names if not is_stored(self.folder, self.describe(n))]
        if missing:
            # Imported here: what computes loads compiled code that readers never need.
            from comity.panels.compute import ensure_values

            ensure_values(_report, missing, self.folder)

    def _read(self, name: str, read: Callable[[MeasureValues], Answer]) -> Answer:
        """Read from the values of a measure; a damaged file is removed and computed again."""
        if name not in self._open:
            self.compute([name])
        try:
            return read(self._values(name))
        except ValueError:
            self._remove(name)
        self.compute([name])
        try:
            return read(self._values(name))
        except ValueError as error:
            raise _unreadable(self.folder, error) from error

    def _values(self, name: str) -> MeasureValues:
        """Return the values of a measure, from among those unpacked last where they are there."""
        values = self._open.pop(name, None)
        if values is None:
            values = self._opened(self.describe(name))
            while sum(each.file.size for each in self._open.values()) > _MOST_BYTES:
                self._open.pop(next(iter(self._open)))
        self._open[name] = values
        return values

    def _opened(self, measure: Description) -> MeasureValues:
        try:
            file = ArrayFile(values_file(self.folder, measure.name))
        except OSError as error:
            raise _unreadable(self.folder, error) from error
        if measure.follows is None:
            return StoredValues(measure, file)
        return CombinedValues(measure, file, self._values(measure.follows[1]))

    def _described_again(self, error: Exception) -> dict[str, Description]:
        """Write again what each measure is, and read it."""
        from comity.panels.compute import ensure_codebook  # as above

        try:
            (self.folder / CODEBOOK).unlink(missing_ok=True)
            ensure_codebook(self.folder)
            return read_codebook(self.folder)
        except (OSError, OutputError, ValueError):
            raise _unreadable(self.folder, error) from error

    def _remove(self, name: str) -> None:
        """Remove the file of a measure, and that from which its values follow."""
        measure = self.describe(name)
        for each in (name, *(measure.follows[1:] if measure.follows else ())):
            self._open.pop(str(each), None)
            with suppress(OSError):
                values_file(self.folder, str(each)).unlink(missing_ok=True)

    @cached_property
    def _open(self) -> dict[str, MeasureValues]:
        """The measures that were unpacked last, by name."""
        return {}

    @cached_property
    def _distributions(self) -> dict[tuple[str, tuple[int, ...]], list[Row]]:
        """The distributions that have been read, by measure and percentiles."""
        return {}


class Histories(Mapping[Subject, list[Row]]):
    """The histories of some subjects, each read when it is first looked at."""

    def __init__(self, values: Values, name: str, subjects: tuple[Subject, ...]) -> None:
        """Name the measure and the subjects that are to be read."""
        self._values, self._name, self._subjects = values, name, subjects
        self._rows: dict[Subject, list[Row]] = {}

    def __getitem__(self, subject: Subject) -> list[Row]:
        """Return the rows of a subject; raises ``KeyError`` where it has none."""
        if subject not in self._subjects:
            raise KeyError(subject)
        if subject not in self._rows:
            self._rows[subject] = self._values.read_rows(self._name, subject)
        if not self._rows[subject]:
            raise KeyError(subject)
        return self._rows[subject]

    def __iter__(self) -> Iterator[Subject]:
        """List the subjects that have values."""
        return (subject for subject in self._subjects if self.get(subject))

    def __len__(self) -> int:
        """Count the subjects that have values."""
        return sum(1 for _ in self)


def subject(measure: Description, pair: Pair) -> Subject:
    """Return the key under which a pair's values of a measure are stored.

    A state measure is about the first of the pair; an undirected one has the lower ccode
    first.

    >>> from comity.panels.stored import stored_values
    >>> subject(stored_values().describe("vote_agreement"), (710, 365))
    (365, 710)
    """
    if measure.level == "system":
        return ()
    if measure.level == "state":
        return pair[:1]
    return pair if measure.directed else (min(pair), max(pair))


def _subjects(measure: Description, pairs: Sequence[Pair]) -> list[Subject]:
    """List whom a measure is about in some pairs, each once."""
    if measure.level == "state":
        return [(ccode,) for ccode in sorted({ccode for pair in pairs for ccode in pair})]
    return list(dict.fromkeys(subject(measure, pair) for pair in pairs))


def _ordinal(period: int | Period) -> int:
    return period if isinstance(period, int) else period.ordinal


def _report(name: str, number: int, count: int) -> None:
    """Report which measure is being computed, and what for."""
    measures = "1 measure" if count == 1 else f"{count} measures"
    task = f"Computing {measures}{for_purpose()} (once, for all states): {name}"
    report(task, number / count)


def _unreadable(folder: Path, error: Exception) -> DataError:
    """Return the error for a library that cannot be read: all of it can be computed again."""
    first = (str(error).splitlines() or [type(error).__name__])[0]
    what = f"computed values cannot be read ({first})"
    return DataError(folder, what, "Remove the folder; it is made again.")
