"""Measures of any level as columns of a panel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from comity.errors import InvalidRequestError
from comity.panels.codebook import Description
from comity.panels.columns.keys import gather, matched
from comity.panels.frames import Design
from comity.panels.values import Values
from comity.panels.variable import YES_OR_NO, Variable, variable_of
from comity.period import PERIOD_COLUMNS

Column = tuple[Variable, pl.Series]
"""A variable with its values, a value a row of the panel."""


@dataclass(frozen=True)
class _Place:
    """One column that a measure becomes: its suffix, whom it is about, and what it is keyed by."""

    suffix: str
    about: str
    keys: tuple[str, ...]


def measure_columns(
    values: Values, rows: pl.DataFrame, design: Design, names: Sequence[str]
) -> Iterator[Column]:
    """Yield the columns that measures become in a panel.

    A measure of states is there for each state of a dyad (``cinc1``, ``cinc2``); a directed one
    in an undirected panel both ways (``exports1`` from ccode1 to ccode2, ``exports2`` back).

    Parameters
    ----------
    values
        The computed values.
    rows, design
        The panel: its key columns, and what a row is.
    names
        Measures of any level that the panel can have.

    Raises
    ------
    UnknownNameError
        If a measure is not known; the error names the nearest.
    InvalidRequestError
        If a measure's level does not fit the panel.
    """
    descriptions = [_fitting(values.describe(name), design) for name in names]
    values.compute(names)
    for measure in descriptions:
        yield from _columns(values, measure, rows, design)


def column_name(name: str, suffix: str) -> str:
    """Return a variable's name for one of the two states, never ambiguous.

    >>> column_name("cinc", "1"), column_name("iso3", "1"), column_name("trade", "")
    ('cinc1', 'iso3_1', 'trade')
    """
    return f"{name}_{suffix}" if suffix and name[-1].isdigit() else f"{name}{suffix}"


def sources_column(measure: Description, rows: pl.DataFrame) -> Column | None:
    """Return the tables from which each year's value is taken, if the series changes tables."""
    named = [
        pl.when(pl.col("year").is_between(*span)).then(pl.lit(table))
        for table, span in measure.spans.items()
    ]
    if not named:
        return None
    joined = pl.concat_str(named, separator="+", ignore_nulls=True).replace("", None)
    name = f"{measure.name}_from"
    variable = Variable(name, f"tables under {measure.name}", "name of a table")
    return variable, rows.select(joined.alias(name)).to_series()


def coverage_column(measure: Description, rows: pl.DataFrame) -> Column:
    """Return whether the year is one of those of which the measure has data."""
    name = f"{measure.name}_covered"
    covered = pl.col("year").is_between(*measure.years).cast(pl.Int8).alias(name)
    label = f"year within the data of {measure.name}"
    variable = Variable(name, label, "yes or no", tuple(measure.tables), labels=YES_OR_NO)
    return variable, rows.select(covered).to_series()


def _fitting(measure: Description, design: Design) -> Description:
    """Refuse a measure that has no value for a row of the panel."""
    if design.level == "state" and measure.level in ("dyad", "directed"):
        raise InvalidRequestError(
            f"{measure.name} is a measure of dyads ({measure.level}), and the panel's rows are "
            "states.",
            "Ask for a panel of dyads.",
        )
    if measure.frequency == "month" and not design.is_monthly:
        raise InvalidRequestError(
            f"{measure.name} is a measure by month, and the panel's rows are years.",
            "Ask for a panel of months.",
        )
    return measure


def _columns(
    values: Values, measure: Description, rows: pl.DataFrame, design: Design
) -> Iterator[Column]:
    """Yield the columns of one measure."""
    table = values.read_all(measure.name)
    for place in _places(measure, design):
        name = column_name(measure.name, place.suffix)
        at = matched(_oriented(rows, measure, design), place.keys, table, measure.keys)
        variable = variable_of(measure, name, place.about)
        column = gather(table["value"], at).alias(name)
        yield variable, column.cast(pl.Int8) if variable.labels else column


def _places(measure: Description, design: Design) -> tuple[_Place, ...]:
    """List the columns that a measure becomes, by its level and the panel's."""
    time = PERIOD_COLUMNS[measure.frequency]
    if measure.level == "system":
        return (_Place("", "", time),)
    if measure.level == "state":
        if design.level == "state":
            return (_Place("", "", ("ccode", *time)),)
        return tuple(_Place(n, f"ccode{n}", (f"ccode{n}", *time)) for n in "12")
    there = ("ccode1", "ccode2", *time)
    if measure.level == "dyad":
        return (_Place("", "", there),)
    if design.directed:
        return (_Place("", "ccode1 to ccode2", there),)
    back = ("ccode2", "ccode1", *time)
    return _Place("1", "ccode1 to ccode2", there), _Place("2", "ccode2 to ccode1", back)


def _oriented(rows: pl.DataFrame, measure: Description, design: Design) -> pl.DataFrame:
    """Return the keys with the lower code first where an undirected measure is read both ways."""
    if not (measure.level == "dyad" and design.directed):
        return rows
    lower = pl.min_horizontal("ccode1", "ccode2").alias("ccode1")
    higher = pl.max_horizontal("ccode1", "ccode2").alias("ccode2")
    return rows.with_columns(lower, higher)
