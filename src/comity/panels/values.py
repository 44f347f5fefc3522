"""Reading stored values: one dyad's history, or a panel to take away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, reduce
from pathlib import Path
from typing import Any, Literal

import polars as pl

from comity.errors import DataError, InvalidRequestError, UnknownNameError
from comity.measures.measure import SUBJECTS, key_columns
from comity.panels.codebook import (
    Description,
    distribution_file,
    is_stored,
    read_codebook,
    values_file,
)
from comity.period import Frequency
from comity.progress import report
from comity.store import bundle

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
        wanted = [(self.describe(name), pairs) for name, pairs in pairs_of.items()]
        plans = [self._scan(measure).filter(_about(measure, pairs)) for measure, pairs in wanted]
        with _readable(self.folder):
            frames = pl.collect_all(plans)
        return {
            measure.name: _by_subject(measure, frame)
            for (measure, _), frame in zip(wanted, frames, strict=True)
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
        wanted = [self.describe(name) for name in names]
        inside = pl.col("year").is_between(*years)
        plans = [
            self._scan(measure).filter(inside).select(*measure.keys, "value") for measure in wanted
        ]
        with _readable(self.folder):
            frames = pl.collect_all(plans)
        return {measure.name: frame for measure, frame in zip(wanted, frames, strict=True)}

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
        rows = bundle.table(table)
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


def panel(
    values: Values,
    names: Sequence[str],
    ccodes: Sequence[int],
    years: tuple[int, int],
    *,
    level: Literal["dyad", "state"] = "dyad",
    directed: bool = False,
    sources: bool = False,
) -> pl.DataFrame:
    """Join measures, one row a dyad-year or state-year, one column a measure.

    Parameters
    ----------
    values
        The computed values.
    names
        Measures; their levels must fit the panel's: a state panel takes state measures, an
        undirected dyad panel undirected ones, a directed one also undirected ones, which
        are then the same both ways.
    ccodes
        The states; every pair among them is in a dyad panel. Empty for the whole world.
    years
        First and last year.
    level
        ``"dyad"`` or ``"state"``.
    directed
        Whether each pair is there once (``ccode1 < ccode2``) or both ways.
    sources
        Whether a column ``NAME_from`` follows each measure whose series goes from one source to
        the next, with the tables that the value rests on.

    Returns
    -------
    polars.DataFrame
        ``ccode1, ccode2, year`` (or ``ccode, year``; ``month`` after the year for monthly
        measures) and the measures, sorted; a value that
        is not there is null. Rows on which every measure is missing are left out.

    Raises
    ------
    UnknownNameError
        If a measure is not known.
    InvalidRequestError
        If no measure is named, one does not fit the panel, or the years run backwards.
    """
    if years[0] > years[1]:
        raise InvalidRequestError(
            f"The years {years[0]}-{years[1]} run backwards.", "Give the earlier first."
        )
    if not names:
        raise InvalidRequestError("No measure is named.", "A panel has at least one.")
    wanted = [_fitting(values.describe(name), level, directed=directed) for name in names]
    keys = key_columns(level, _frequency(wanted))
    values.compute(names)
    columns = [_column(values, measure, ccodes, years, directed) for measure in wanted]
    if sources:
        columns = [rows.with_columns(_from(m)) for rows, m in zip(columns, wanted, strict=True)]
    joined = reduce(lambda x, y: x.join(y, on=keys, how="full", coalesce=True), columns)
    with _readable(values.folder):
        return joined.sort(keys).collect()


def _frequency(measures: Sequence[Description]) -> Frequency:
    """Return the frequency of measures; refuse those of years and of months in one panel."""
    for other in measures:
        if other.frequency != measures[0].frequency:
            what = (
                f"{measures[0].name} is a measure by {measures[0].frequency}, "
                f"{other.name} by {other.frequency}."
            )
            raise InvalidRequestError(what, "Ask for two panels.")
    return measures[0].frequency


def _fitting(measure: Description, level: str, *, directed: bool) -> Description:
    """Refuse a measure whose level is not the panel's."""
    allowed = {"state": ("state",), "dyad": ("dyad", "directed") if directed else ("dyad",)}[level]
    if measure.level not in allowed:
        hint = {
            "directed": "Ask for a directed panel.",
            "state": "Ask for a panel of states.",
            "dyad": "Ask for a panel of dyads.",
            "system": "It has one value a year, and no dyad or state.",
        }[measure.level]
        raise InvalidRequestError(f"{measure.name} is a {measure.level} measure.", hint)
    return measure


def _column(
    values: Values, measure: Description, ccodes: Sequence[int], years: Pair, directed: bool
) -> pl.LazyFrame:
    """Make one measure's column of a panel, with its keys."""
    keys = measure.keys
    rows = values._scan(measure).filter(pl.col("year").is_between(*years))
    rows = rows.select(*keys, pl.col("value").alias(measure.name))
    if ccodes:
        rows = rows.filter(pl.all_horizontal(pl.col(*SUBJECTS[measure.level]).is_in(list(ccodes))))
    if directed and measure.level == "dyad":
        turned = rows.rename({"ccode1": "ccode2", "ccode2": "ccode1"}).select(
            rows.collect_schema().names()
        )
        rows = pl.concat([rows, turned])
    return rows


def _from(measure: Description) -> list[pl.Expr]:
    """Name the tables from which each year's value is taken, if the series changes tables."""
    named = [
        pl.when(pl.col("year").is_between(*span)).then(pl.lit(table))
        for table, span in measure.spans.items()
    ]
    joined = pl.concat_str(named, separator="+", ignore_nulls=True)
    return [joined.replace("", None).alias(f"{measure.name}_from")] if named else []


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
