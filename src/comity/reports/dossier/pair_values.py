"""What was read of the values for a pair, kept so that its next report need not look for it again.

A report on a pair reads a hundredth of a percent of the library, and unpacks all of it for that.
Only what is small is kept: histories with their ranks, distributions, single values, those of one
year by which pairs of comparison are chosen, and breaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from comity.errors import OutputError
from comity.panels.codebook import Description, values_file
from comity.panels.measure_values import QUANTILES, MeasureValues, Row, Subject
from comity.panels.values import Pair, Values
from comity.period import Period
from comity.store.atomic import read_packed, write_packed

Answer = TypeVar("Answer")

_FORM = 1
"""The form of the files: raised whenever the same values are read in another way."""

_MOST_PAIRS = 16
"""Of how many pairs the answers are kept; a file takes a third of a megabyte."""


@dataclass(frozen=True)
class PairValues(Values):
    """The values of all measures, with the answers that an earlier report on a pair got.

    An answer counts only while the measure's file is the one that it was read from.

    Parameters
    ----------
    values
        The values that everything else is read from.
    pair
        The two states, in any order.
    """

    values: Values
    pair: Pair

    @cached_property
    def codebook(self) -> dict[str, Description]:
        """What each measure is."""
        return self.values.codebook

    def read_rows(self, name: str, subject: Subject) -> list[Row]:
        """Read the history of one subject; empty without values."""
        return self._answer(name, ("rows", subject), lambda: self.values.read_rows(name, subject))

    def read_value(self, name: str, subject: Subject, period: int | Period) -> float | None:
        """Read one value; None where there is none."""
        key = "value", subject, str(period)
        return self._answer(name, key, lambda: self.values.read_value(name, subject, period))

    def read_states(
        self, name: str, year: int, partner: int | None = None
    ) -> list[tuple[int, float]]:
        """Read a year's values of all states, or of each with a partner: ccode and value."""
        key = "states", year, partner
        return self._answer(name, key, lambda: self.values.read_states(name, year, partner))

    def change_percentile(
        self, name: str, subject: Subject, period: int | Period, span: int
    ) -> float | None:
        """Compute the percentile of a change among all changes up to a period."""
        key = "change", subject, str(period), span
        return self._answer(
            name, key, lambda: self.values.change_percentile(name, subject, period, span)
        )

    def distribution(
        self, name: str, period: int | Period, quantiles: tuple[int, ...] = QUANTILES
    ) -> Row:
        """Return the distribution of a measure in a period; empty without data."""
        key = "distribution", str(period), quantiles
        return self._answer(name, key, lambda: self.values.distribution(name, period, quantiles))

    def distributions(self, name: str, quantiles: tuple[int, ...] = QUANTILES) -> list[Row]:
        """Read the distribution of a measure over the system: a row a period, in their order."""
        key = "distributions", quantiles
        return self._answer(name, key, lambda: self.values.distributions(name, quantiles))

    def percentiles(self, name: str, year: int, values: Sequence[float]) -> list[float]:
        """Compute the percentiles of any values among those of a measure in a year."""
        key = "percentiles", year, tuple(values)
        return self._answer(name, key, lambda: self.values.percentiles(name, year, values))

    def derive(
        self, names: Sequence[str], key: tuple[Any, ...], compute: Callable[[], Answer]
    ) -> Answer:
        """Compute what follows from the stored values of some measures, once for their files."""
        files = [self._stamp(name) for name in names]
        return self._answer(names[0], ("derived", *key, files), compute)

    def write(self) -> None:
        """Write what was read, and remove the oldest files; nothing where that cannot be."""
        if not self._is_new:
            return
        measures = {
            name: {"file": self._stamp(name), "answers": answers}
            for name, answers in self._answers.items()
        }
        with suppress(OutputError, OSError):
            write_packed(self._file, measures)
            files = sorted(self._file.parent.glob("*.json.zst"), key=lambda f: f.stat().st_mtime)
            for file in files[:-_MOST_PAIRS]:
                file.unlink(missing_ok=True)

    def _answer(self, name: str, key: tuple[Any, ...], read: Callable[[], Answer]) -> Answer:
        """Return an answer about a measure: the one that is kept, or what is read now."""
        answers, text = self._answers.setdefault(name, {}), repr(key)
        if text not in answers:
            answers[text] = read()
            self._is_new.append(text)
        answer: Answer = answers[text]
        return answer

    def _read(self, name: str, read: Callable[[MeasureValues], Answer]) -> Answer:
        """Read from the values of a measure, among those that are unpacked already."""
        return self.values._read(name, read)

    @cached_property
    def _is_new(self) -> list[str]:
        """The questions that had no answer yet."""
        return []

    @cached_property
    def _answers(self) -> dict[str, dict[str, Any]]:
        """By measure, the answers to each question; those of files that have changed are left."""
        try:
            measures = read_packed(self._file)
        except (OSError, ValueError):
            return {}
        return {
            name: entry["answers"]
            for name, entry in measures.items()
            if name in self.codebook and entry["file"] == self._stamp(name)
        }

    def _stamp(self, name: str) -> list[int] | None:
        """Return what tells the files of a measure from later ones; None if one is not there."""
        follows = self.describe(name).follows
        try:
            files = [
                values_file(self.folder, each).stat()
                for each in (name, *(str(basis) for basis in (follows or ())[1:]))
            ]
        except OSError:
            return None
        return [number for file in files for number in (file.st_size, file.st_mtime_ns)]

    @cached_property
    def _file(self) -> Path:
        a, b = sorted(self.pair)
        return self.folder / "pairs" / f"{a}-{b}-{_FORM}.json.zst"


@contextmanager
def values_of_pair(values: Values, pair: Pair) -> Iterator[Values]:
    """Read values for a report on a pair, and keep for the next one what the report read.

    Parameters
    ----------
    values
        The values of all measures.
    pair
        Two ccodes.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> with values_of_pair(stored_values(), (710, 365)) as values:
    ...     round(values.read_value("vote_agreement", (365, 710), 2019), 3)
    0.793
    """
    answers = PairValues(values.folder, values, pair)
    yield answers
    answers.write()
