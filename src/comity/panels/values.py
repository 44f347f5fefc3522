"""Reading stored values: one dyad's history, or a measure for the whole world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, reduce
from pathlib import Path
from typing import Any

import polars as pl

from comity.errors import DataError, UnknownNameError
from comity.measures.measure import SUBJECTS
from comity.panels.codebook import (
    Description,
    distribution_file,
    is_stored,
    read_codebook,
    values_file,
)
from comity.progress import report
from comity.store.selection import table as read_table

Pair = tuple[int, int]
"""Two ccodes, from the first to the second."""

Row = dict[str, Any]
"""One stored row, by column."""


@dataclass(frozen=True)
class Values:
    """The values of all measures, in one folder of the library.

    A measure that is not there yet is computed when it is first read.
    """

    folder: Path

    @cached_property
    def codebook(self) -> dict[str, Description]:
        """What each measure is."""
        with _readable(self.folder):
            return read_codebook(self.folder)

    def describe(self, name: str) -> Description:
        """Return what a measure is; raises ``UnknownNameError`` with the nearest names."""
        if name not in self.codebook:
            raise UnknownNameError.among("measure", name, self.codebook)
        return self.codebook[name]

    def read_dyads(
        self, names: Iterable[str], pairs: Sequence[Pair]
    ) -> dict[str, dict[tuple[int, ...], list[Row]]]:
        """Read measures for some pairs (or the states in them), all years, in one go.

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
            ``(ccode,)``, or ``()`` for the world), the stored rows in the order of their
            years. A pair without values is not there.

        Raises
        ------
        UnknownNameError
            If a measure is not known.
        DataError
            If a file of the library is missing or damaged.
        """
        return self.read_dyads_of(dict.fromkeys(names, pairs))

    def read_dyads_of(
        self, pairs_of: Mapping[str, Sequence[Pair]]
    ) -> dict[str, dict[tuple[int, ...], list[Row]]]:
        """Read measures, each for pairs of its own, in one go; else as :meth:`read_dyads`."""
        self.compute(pairs_of)
        plan_of = [(self.describe(name), pairs) for name, pairs in pairs_of.items()]
        plans = [self._scan(measure).filter(_about(measure, pairs)) for measure, pairs in plan_of]
        with _readable(self.folder):
            frames = pl.collect_all(plans)
        return {
            measure.name: _by_subject(measure, frame)
            for (measure, _), frame in zip(plan_of, frames, strict=True)
        }

    def rank_partners(
        self, pairs_of: Mapping[str, Sequence[Pair]]
    ) -> dict[str, dict[Pair, dict[int, int]]]:
        """Rank states among all partners of another, by directed measures.

        Parameters
        ----------
        pairs_of
            By measure, pairs (a, b) of which b is to be ranked among all partners of a.

        Returns
        -------
        dict
            By measure and pair, the rank in each year with data; 1 has the highest value.
        """
        self.compute(pairs_of)
        plans = [
            self._scan(self.describe(name))
            .filter(pl.col("ccode1").is_in(sorted({a for a, _ in pairs})))
            .select("ccode1", "ccode2", "year", _RANK)
            .drop_nulls("value")
            .filter(pl.any_horizontal(_is_pair(pair) for pair in pairs))
            for name, pairs in pairs_of.items()
        ]
        with _readable(self.folder):
            frames = pl.collect_all(plans)
        return {
            name: {
                pair: dict(rows) for pair, rows in frame.rows_by_key(["ccode1", "ccode2"]).items()
            }
            for name, frame in zip(pairs_of, frames, strict=True)
        }

    def read_years(self, names: Iterable[str], years: Pair) -> dict[str, pl.DataFrame]:
        """Read the values of measures for the whole world over a span of years.

        Returns, by measure, the columns of its key and ``value``; otherwise as
        :meth:`read_dyads`.
        """
        names = list(dict.fromkeys(names))
        self.compute(names)
        descriptions = [self.describe(name) for name in names]
        inside = pl.col("year").is_between(*years)
        plans = [
            self._scan(measure).filter(inside).select(*measure.keys, "value")
            for measure in descriptions
        ]
        with _readable(self.folder):
            frames = pl.collect_all(plans)
        return {measure.name: frame for measure, frame in zip(descriptions, frames, strict=True)}

    def read_extra(self, file: str, **about: int) -> pl.DataFrame:
        """Read rows of a file other than those of the measures.

        ``about`` gives the columns whose values choose the rows; raises as :meth:`read_dyads`.
        """
        with _readable(self.folder):
            return pl.scan_parquet(self.folder / file).filter(**about).collect()

    def distribution(self, name: str, year: int) -> Row:
        """Return the distribution of a measure in a year; empty without data."""
        rows = (row for row in self.distributions(name) if row["year"] == year)
        return next(rows, {})

    def distributions(self, name: str) -> list[Row]:
        """Read the distribution of a measure over the system: a row a year, in their order.

        Each has ``n`` (the number of values), the percentiles ``p5`` to ``p95`` and the median
        changes over 5 and 10 years; raises as :meth:`read_dyads`.
        """
        if name not in self._distributions:
            self.compute([name])
            with _readable(self.folder):
                rows = pl.read_parquet(distribution_file(self.folder, name))
            self._distributions[name] = rows.to_dicts()
        return self._distributions[name]

    @cached_property
    def _distributions(self) -> dict[str, list[Row]]:
        """The distributions that have been read, by measure."""
        return {}

    def percentiles(self, name: str, year: int, values: Sequence[float]) -> list[float]:
        """Compute the percentiles of any values among those of a measure in a year."""
        self.compute([name])
        with _readable(self.folder):
            of_year = self._scan(self.describe(name)).filter(pl.col("year") == year)
            stored = of_year.select("value").collect()["value"].to_numpy()
        middles = (((stored < value).sum() + (stored <= value).sum()) / 2 for value in values)
        return [100 * float(middle) / max(stored.size, 1) for middle in middles]

    def read_all(self, name: str) -> pl.DataFrame:
        """Read a measure for the whole world: its keys and ``value``, in the order of the keys."""
        measure = self.describe(name)
        self.compute([name])
        with _readable(self.folder):
            return self._scan(measure).select(*measure.keys, "value").collect()

    def records(self, table: str, pair: Pair) -> pl.DataFrame:
        """Read the rows of a bundled table that are about both states of a pair.

        In a table of dyads these are the rows between the two, both ways; in one about
        single states, the rows about either.
        """
        rows = read_table(table)
        if "ccode1" in rows.columns:
            both = pl.col("ccode1").is_in(list(pair)) & pl.col("ccode2").is_in(list(pair))
            return rows.filter(both)
        return rows.filter(pl.col("ccode").is_in(list(pair)))

    def compute(self, names: Iterable[str]) -> None:
        """Compute those of some measures that are not stored yet, together.

        Raises
        ------
        UnknownNameError
            If a measure is not known.
        OutputError
            If the folder cannot be written to.
        """
        missing = [n for n in names if not is_stored(self.folder, self.describe(n).name)]
        if missing:
            # Imported here: what computes loads compiled code that readers never need.
            from comity.panels.compute import ensure_values

            ensure_values(_report, missing, self.folder)

    def _scan(self, measure: Description) -> pl.LazyFrame:
        return pl.scan_parquet(values_file(self.folder, measure.name))


def _report(name: str, number: int, count: int) -> None:
    """Report which measure is being computed."""
    report(f"Computing {count} measures for the whole world (once): {name}", number / count)


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    """Raise ``DataError`` for a damaged library: all of it can be computed again."""
    try:
        yield
    except (OSError, ValueError, pl.exceptions.ComputeError) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        what = f"computed values cannot be read ({first})"
        raise DataError(folder, what, "Remove the folder; it is made again.") from error


def subject(measure: Description, pair: Pair) -> tuple[int, ...]:
    """Return the key under which a pair's values of a measure are stored.

    A state measure is about the first of the pair; an undirected one has the lower ccode
    first.
    """
    if measure.level == "system":
        return ()
    if measure.level == "state":
        return pair[:1]
    return pair if measure.directed else (min(pair), max(pair))


def _by_subject(measure: Description, rows: pl.DataFrame) -> dict[tuple[int, ...], list[Row]]:
    """Part rows by whom they are about."""
    keys = SUBJECTS[measure.level]
    if not keys:
        return {(): rows.to_dicts()}
    parts = rows.rows_by_key(keys, named=True)
    return {key if isinstance(key, tuple) else (key,): part for key, part in parts.items()}


_RANK = (
    pl.col("value")
    .replace(0.0, None)
    .rank("min", descending=True)
    .over("ccode1", "year")
    .cast(pl.Int64)
)
"""The rank of a value among those of the same first state and year; zero has none."""


def _is_pair(pair: Pair) -> pl.Expr:
    return (pl.col("ccode1") == pair[0]) & (pl.col("ccode2") == pair[1])


def _about(measure: Description, pairs: Sequence[Pair]) -> pl.Expr:
    """Select the rows of some pairs, or of the states in them."""
    if measure.level == "system":
        return pl.lit(value=True)
    if measure.level == "state":
        return pl.col("ccode").is_in(sorted({ccode for pair in pairs for ccode in pair}))
    asked = dict.fromkeys(subject(measure, pair) for pair in pairs)
    return reduce(lambda x, y: x | y, (_is_pair((a, b)) for a, b in asked))
