"""What a panel is: tidy rows of variables by dyad or state and period, to add to and take away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import warn

import polars as pl

from comity.errors import ComityWarning, InvalidRequestError, UnknownNameError
from comity.panels.columns.attributes import (
    RELEVANCE,
    CodeScheme,
    code_columns,
    region_columns,
    relevance_column,
)
from comity.panels.columns.derived import derived_columns
from comity.panels.columns.disputes import Edition, dispute_columns
from comity.panels.columns.lags import (
    difference,
    lag,
    lagged_sum,
    require_periods,
    shifted_variable,
)
from comity.panels.columns.measures import (
    Column,
    coverage_column,
    measure_columns,
    sources_column,
)
from comity.panels.columns.own_table import (
    JoinReport,
    JoinTarget,
    TableKeys,
    own_columns,
    own_variable,
    read_rows,
)
from comity.panels.columns.spells import onset, onset_variable, peace_years, spell_variables
from comity.panels.export.libraries import require_libraries
from comity.panels.frames import Design
from comity.panels.values import Values
from comity.panels.variable import Variable
from comity.states.codes import Scheme
from comity.states.names import split

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


@dataclass(frozen=True, repr=False)
class Panel:
    """Tidy rows of variables, one row a dyad or state and period.

    Every method that adds variables returns a new panel with the same rows, in the same order.
    ``rows`` is the table in Polars; :meth:`to_pandas` and :meth:`to_arrow` give it to others,
    :meth:`write` writes a file with its codebook and citations. ``record`` has the years that
    the request does not select as well, so that lags and peace years see what came before.

    Examples
    --------
    >>> import comity
    >>> panel = comity.panel("cinc,trade", states="china,russia,usa", years=(2000, 2005))
    >>> panel = panel.lag("trade").disputes("cow").peace_years("cow_mid_ongoing")
    >>> panel.rows.select("ccode1", "ccode2", "year", "cow_mid_ongoing_peace_years").row(0)
    (2, 365, 2000, 0)
    """

    record: pl.DataFrame
    design: Design
    variables: tuple[Variable, ...] = ()
    selection: pl.Series | None = None
    values: Values = field(kw_only=True)
    joins: tuple[JoinReport, ...] = ()

    @cached_property
    def rows(self) -> pl.DataFrame:
        """The rows that are selected, sorted by their keys."""
        return self.record if self.selection is None else self.record.filter(self.selection)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the columns whose values no two rows share."""
        return self.design.keys

    def __len__(self) -> int:
        return self.rows.height

    def __getitem__(self, name: str) -> pl.Series:
        if name not in self.rows.columns:
            raise UnknownNameError.among("variable", name, self.rows.columns)
        return self.rows[name]

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the rows as an Arrow stream, for any library that reads one."""
        return self.rows.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        return f"<Panel of {self._size()}: {', '.join(self.rows.columns)}>"

    def _repr_html_(self) -> str:
        return f"{self.rows.head(10)._repr_html_()}<p>{self._size()}</p>"

    def variable(self, name: str) -> Variable:
        """Return what a variable is.

        Raises
        ------
        UnknownNameError
            If the panel has none of that name.
        """
        by_name = {each.name: each for each in self.variables}
        if name not in by_name:
            raise UnknownNameError.among("variable of the panel", name, by_name)
        return by_name[name]

    def add(self, measures: str | Sequence[str]) -> Panel:
        """Add measures of any level.

        Parameters
        ----------
        measures
            Names of measures. In a panel of dyads a measure of states is there for both
            (``cinc1``, ``cinc2``), and a directed one in an undirected panel both ways.

        Raises
        ------
        UnknownNameError
            If a measure is not known; the error names the nearest.
        InvalidRequestError
            If a measure's level does not fit the panel, or it is there already.
        """
        names = split(measures) if isinstance(measures, str) else list(measures)
        return self._with(measure_columns(self.values, self.record, self.design, names))

    def sources(self, *measures: str) -> Panel:
        """Add, for measures whose series goes from one source to the next, each year's tables.

        The column ``NAME_from`` is there for those measures alone.
        """
        described = map(self.values.describe, measures)
        columns = (sources_column(measure, self.record) for measure in described)
        return self._with(column for column in columns if column is not None)

    def coverage(self, *measures: str) -> Panel:
        """Add, as ``NAME_covered``, whether the year is among those with data of a measure."""
        described = map(self.values.describe, measures)
        return self._with(coverage_column(measure, self.record) for measure in described)

    def codes(self, *schemes: CodeScheme) -> Panel:
        """Add names or codes of the states, as they were in force in each year.

        Parameters
        ----------
        schemes
            Among "name", "abbreviation", "iso3", "iso2", "iso_numeric" and "gw".
        """
        return self._with(code_columns(self.record, self.design, schemes or ("name",)))

    def regions(self) -> Panel:
        """Add the region of each state, and for dyads whether both are in one."""
        return self._with(region_columns(self.record, self.design))

    def relevant(self, *, only: bool = False) -> Panel:
        """Add whether a dyad is politically relevant: contiguous, or with a major power.

        Parameters
        ----------
        only
            Whether all other rows are left out, also those of years without data (after 2016).
        """
        self._require_dyads("Political relevance")
        missing = [name for name in ("contiguity", "major_power") if not self._has(name)]
        full = self.add(missing) if missing else self
        relevant = full._with([relevance_column(full.record.select(RELEVANCE))])
        return relevant.filter(pl.col("politically_relevant") == 1) if only else relevant

    def disputes(self, edition: Edition = "cow") -> Panel:
        """Add militarised disputes, one for each dyad-year, chosen by documented rules.

        Parameters
        ----------
        edition
            "cow" (MID 5.0, to 2014) or "gml" (corrected, version 2.2.1, to 2010). Of several
            disputes in a dyad-year counts one that began in it; then the one with the highest
            fatalities, the highest hostility, the lowest number.
        """
        self._require_dyads("A dispute")
        return self._with(dispute_columns(self.record, edition))

    def peace_years(self, event: str) -> Panel:
        """Add the years of peace before each year, and the number of the spell.

        Parameters
        ----------
        event
            A variable of the panel, more than zero in a year with an event.
        """
        variable = self.variable(event)
        columns = peace_years(self.record, self.keys, variable)
        return self._with(zip(spell_variables(variable), columns.get_columns(), strict=True))

    def onset(self, event: str) -> Panel:
        """Add whether an event is there that was not a year before."""
        variable = self.variable(event)
        return self._with([(onset_variable(variable), onset(self.record, self.keys, variable))])

    def lag(self, name: str, by: int = 1) -> Panel:
        """Add the value of the same unit ``by`` periods before, as ``NAME_lagBY``."""
        require_periods(by, "by")
        what = f"{by} {self._periods(by)} before"
        values = lag(self.record, self.keys, self.variable(name).name, by)
        return self._shifted(name, f"lag{by}", what, values)

    def lead(self, name: str, by: int = 1) -> Panel:
        """Add the value of the same unit ``by`` periods later, as ``NAME_leadBY``."""
        require_periods(by, "by")
        what = f"{by} {self._periods(by)} later"
        values = lag(self.record, self.keys, self.variable(name).name, -by)
        return self._shifted(name, f"lead{by}", what, values)

    def moving_sum(self, name: str, over: int) -> Panel:
        """Add the sum over ``over`` periods that end in the row's own, as ``NAME_sumOVER``."""
        require_periods(over, "over")
        what = f"sum over {over} {self._periods(over)}"
        values = lagged_sum(self.record, self.keys, self.variable(name).name, over)
        return self._shifted(name, f"sum{over}", what, values)

    def change(self, name: str, by: int = 1) -> Panel:
        """Add the value less that of ``by`` periods before, as ``NAME_changeBY``."""
        require_periods(by, "by")
        what = f"change over {by} {self._periods(by)}"
        values = difference(self.record, self.keys, self.variable(name).name, by)
        return self._shifted(name, f"change{by}", what, values)

    def join(
        self,
        table: object,
        states: str | Sequence[str],
        *,
        year: str = "year",
        scheme: Scheme = "ccode",
        columns: Sequence[str] | None = None,
    ) -> Panel:
        """Add columns of your own table by states and year; ``joins`` reports what matched.

        Parameters
        ----------
        table
            A frame of Polars, pandas or Arrow, or the path of a CSV or Parquet file.
        states
            The column with the states, or the two with those of a dyad.
        year
            The column with the year; names and codes mean the state that had them in it.
        scheme
            "ccode", "name", "iso3", "iso2", "iso_numeric" or "gw".
        columns
            The columns to take; None for all others.

        Warns
        -----
        ComityWarning
            If a code means no state, or a row is outside the panel.

        Raises
        ------
        InvalidRequestError
            If a column is missing, or two rows of the table share a key.

        Examples
        --------
        >>> import comity
        >>> panel = comity.panel(level="state", states="china,russia", years=2014)
        >>> own = {"country": ["CHN", "RUS"], "year": [2014, 2014], "score": [1.0, 2.0]}
        >>> panel.join(own, "country", scheme="iso3")["score"].to_list()
        [2.0, 1.0]
        """
        keys = TableKeys((states,) if isinstance(states, str) else tuple(states), year, scheme)
        series, report = own_columns(
            JoinTarget(self.record, self.design, self.selection), read_rows(table), keys, columns
        )
        if not report.is_complete:
            warn(str(report), category=ComityWarning, stacklevel=2)
        added = self._with((own_variable(each.name), each) for each in series)
        return replace(added, joins=(*self.joins, report))

    def derive(self, **expressions: pl.Expr) -> Panel:
        """Add variables that expressions compute from others, to use as those are.

        Raises
        ------
        UnknownNameError
            If an expression names a variable that is not there.
        InvalidRequestError
            If an expression cannot be computed, or its name is taken.

        Examples
        --------
        >>> import comity
        >>> panel = comity.panel("trade", states="china,russia", years=(2013, 2014))
        >>> panel.derive(billions=pl.col("trade") / 1000).lag("billions")["billions_lag1"][1]
        87.654...
        """
        return self._with(derived_columns(self.record, self.variables, expressions))

    def filter(self, *conditions: pl.Expr) -> Panel:
        """Select rows by conditions on the variables.

        Variables that are added later still see the rows that are left out.
        """
        chosen = self.record.select(pl.all_horizontal(*conditions).fill_null(False)).to_series()
        both = chosen if self.selection is None else chosen & self.selection
        return replace(self, selection=both)

    def codebook(self) -> pl.DataFrame:
        """Return a row a variable: its label, unit, sources, coverage and rule for missing."""
        from comity.panels.export.codebook import panel_codebook

        return panel_codebook(self)

    def citations(self) -> str:
        """Return the sources of all variables as BibTeX, one entry a source, with editions."""
        from comity.panels.export.citations import bibtex

        return bibtex(self.variables)

    def write(self, path: str | Path, format: str | None = None) -> tuple[Path, ...]:
        """Write the rows, the codebook and the citations next to each other.

        Parameters
        ----------
        path
            Ends in .csv, .parquet, .dta (Stata, with labels) or .rds (R). The codebook is
            ``STEM.codebook.csv``, the citations are ``STEM.bib``.
        format
            "csv", "parquet", "dta" or "rds"; None for that of the ending.

        Returns
        -------
        tuple
            The paths of the three files.

        Raises
        ------
        InvalidRequestError
            If the ending is another, or the library that writes it is not installed.
        OutputError
            If a file cannot be written.
        """
        from comity.panels.export.files import write_panel

        return write_panel(self, Path(path), format)

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a pandas data frame; needs pandas and pyarrow (`comity[panels]`)."""
        require_libraries("Data frames of pandas", ("pandas", "pyarrow"))
        return self.rows.to_pandas()

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table; needs pyarrow (`comity[panels]`)."""
        require_libraries("Arrow tables", ("pyarrow",))
        return self.rows.to_arrow()

    def to_polars(self) -> pl.DataFrame:
        """Return the rows as a Polars data frame."""
        return self.rows

    def _with(self, columns: Iterable[Column]) -> Panel:
        """Return the panel with more variables, on the same rows."""
        pairs = list(columns)
        names = [variable.name for variable, _ in pairs]
        double = [name for name in names if name in self.record.columns or names.count(name) > 1]
        if double:
            raise InvalidRequestError(f"The panel has {double[0]} already.", "Name another.")
        record = self.record.hstack([values.alias(variable.name) for variable, values in pairs])
        return replace(self, record=record, variables=(*self.variables, *(v for v, _ in pairs)))

    def _shifted(self, name: str, suffix: str, what: str, values: pl.Series) -> Panel:
        return self._with([(shifted_variable(self.variable(name), suffix, what), values)])

    def _has(self, measure: str) -> bool:
        return measure in self.record.columns or f"{measure}1" in self.record.columns

    def _size(self) -> str:
        what = f"{self.design.level}-{self._periods(len(self))}"
        return f"{len(self):,} {'directed ' * self.design.directed}{what}"

    def _periods(self, count: int) -> str:
        return self.design.frequency if count == 1 else f"{self.design.frequency}s"

    def _require_dyads(self, what: str) -> None:
        if self.design.level == "state":
            raise InvalidRequestError(f"{what} is of dyads; the rows are states.", "Ask for dyads.")
