"""The series of one measure for one pair, one state or the system, read when it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from comity.errors import InvalidRequestError
from comity.panels.codebook import Description, is_stored
from comity.panels.values import Values, subject
from comity.states.register import states as all_states

if TYPE_CHECKING:
    import pandas as pd

    from comity.panels.provenance import Trail

_COLUMNS = ("year", "month", "value", "percentile")
_SHOWN = 10


@dataclass(frozen=True)
class Series:
    """The values of a measure over the years, with its unit and sources.

    Nothing is read before ``rows``, :meth:`latest`, :meth:`plot` or a display in a notebook asks
    for it; a measure that is not stored is computed by the first three alone.

    Examples
    --------
    >>> import comity
    >>> series = comity.dyad("china", "russia").series("vote_agreement")
    >>> series
    <Series vote_agreement of China and Russia: share of joint votes, 1946-2025>
    >>> round(series[2019], 3)
    0.793
    """

    measure: str
    ccodes: tuple[int, ...]
    values: Values

    @property
    def description(self) -> Description:
        """What the measure is: title, formula, reference, tables, years."""
        return self.values.describe(self.measure)

    @property
    def title(self) -> str:
        """The title of the measure."""
        return self.description.title

    @property
    def unit(self) -> str:
        """The unit of the values."""
        return self.description.unit.label

    @property
    def label(self) -> str:
        """Whom the series is about: "China to Russia" for a directed measure."""
        names = [all_states()[ccode].name for ccode in self.ccodes]
        return (" to " if self.description.directed else " and ").join(names) or "the system"

    @property
    def sources(self) -> tuple[str, ...]:
        """How to cite the sources of the measure."""
        from comity.sources.registry import tables

        named = (tables()[name][0] for name in self.description.tables)
        return tuple(dict.fromkeys(source.citation for source in named))

    @cached_property
    def rows(self) -> pl.DataFrame:
        """The stored rows: ``year`` (and ``month``), ``value`` and ``percentile`` in the year."""
        first, second, *_ = (*self.ccodes, 0, 0)
        pair = (first, second)
        key = subject(self.description, pair)
        rows = self.values.read_dyads([self.measure], [pair])[self.measure].get(key, [])
        frame = pl.DataFrame(rows) if rows else pl.DataFrame(schema={"year": pl.Int16})
        return frame.select(name for name in _COLUMNS if name in frame.columns)

    @property
    def latest(self) -> tuple[int, float] | None:
        """The newest year with a value, and the value; None without any."""
        rows = self.rows.drop_nulls("value") if "value" in self.rows.columns else self.rows
        return None if rows.is_empty() else (rows["year"][-1], rows["value"][-1])

    def __getitem__(self, year: int) -> float | None:
        """Return the value of a year; None where the data give none."""
        values = {row["year"]: row["value"] for row in self.rows.iter_rows(named=True)}
        return values.get(year)

    def __iter__(self) -> Iterator[tuple[int, float | None]]:
        return iter(self.rows.select("year", "value").iter_rows())

    def __len__(self) -> int:
        return self.rows.height

    def __repr__(self) -> str:
        first, last = self.description.years
        return f"<Series {self.measure} of {self.label}: {self.unit}, {first}-{last}>"

    def _repr_html_(self) -> str:
        head = f"<p><b>{self.title}</b>, {self.label} ({self.unit})</p>"
        if not is_stored(self.values.folder, self.description):
            return f"{head}<p>Not computed yet; <code>rows</code> computes it.</p>"
        return head + str(self.rows.tail(_SHOWN)._repr_html_())

    def trace(self, year: int, month: int | None = None) -> Trail:
        """Find the rows of the sources from which the value of a year was computed.

        >>> import comity
        >>> trail = comity.dyad("china", "russia").series("vote_agreement").trace(2019)
        >>> round(trail.value, 3)
        0.793
        """
        from comity.panels.provenance import trail

        a, b = (*self.ccodes, None, None)[:2]
        return trail(self.measure, a, b, year, month)

    def to_pandas(self) -> pd.Series[Any]:
        """Return the values as a pandas series by year; needs pandas (`comity[panels]`)."""
        from comity.panels.export.libraries import require_libraries

        require_libraries("Series of pandas", ("pandas",))
        import pandas as pd

        rows = self.rows
        return pd.Series(rows["value"].to_list(), index=rows["year"].to_list(), name=self.measure)

    def plot(self) -> Any:
        """Return a line of the values as an Altair chart, as :func:`comity.plot_series`."""
        from comity.api.plots import plot_series

        return plot_series(self)


def series(values: Values, measure: str, ccodes: tuple[int, ...]) -> Series:
    """Return the series of a measure for as many states as it is about.

    Parameters
    ----------
    values
        The computed values.
    measure
        Its name.
    ccodes
        The states that are named: none, one or two.

    Raises
    ------
    UnknownNameError
        If there is no such measure.
    InvalidRequestError
        If the measure is about two states and only one is named.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> series(stored_values(), "cinc", (710,)).latest[0]
    2022
    """
    level = values.describe(measure).level
    needed = {"system": 0, "state": 1}.get(level, 2)
    if needed > len(ccodes):
        raise InvalidRequestError(
            f"{measure} is a measure of {'dyads' if needed == 2 else 'states'}, and "
            f"{len(ccodes)} states are named.",
            "Name two states." if needed == 2 else "Name a state.",
        )
    if needed == 1 and len(ccodes) == 2:
        raise InvalidRequestError(
            f"{measure} is a measure of states, and two are named.", "Ask for one of the two."
        )
    return Series(measure, ccodes[:needed], values)
