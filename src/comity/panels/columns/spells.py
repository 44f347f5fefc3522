"""Spells: onsets of an event, and the peace between two events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from comity.panels.columns.keys import periods, units
from comity.panels.variable import YES_OR_NO, Variable

Flags = NDArray[np.bool_]
"""A yes or no a row."""


def peace_years(rows: pl.DataFrame, keys: Sequence[str], event: Variable) -> pl.DataFrame:
    """Compute the years of peace up to each year, and the number of the spell.

    The count is 0 in the first year of a unit and in the year after an event, and grows by one
    a year; a year with an event still has the count that was reached. It begins again where the
    unit was away for a year, or where the event is missing.

    Parameters
    ----------
    rows, keys
        The panel, sorted by its keys.
    event
        The variable that marks events: more than zero in a year with one.

    Returns
    -------
    polars.DataFrame
        ``EVENT_peace_years`` and ``EVENT_spell``; null where the event is missing.

    References
    ----------
    Beck, Katz and Tucker (1998), American Journal of Political Science 42; the form of Carter
    and Signorino (2010), Political Analysis 18, takes the count and its powers.

    Examples
    --------
    >>> rows = pl.DataFrame({"ccode": 2, "year": range(2000, 2006), "war": [0, 0, 1, 1, 0, 0]})
    >>> peace_years(rows, ("ccode", "year"), Variable("war", "War"))["war_peace_years"].to_list()
    [0, 1, 2, 0, 0, 1]
    """
    values = rows[event.name]
    starts, is_event = _starts(rows, keys, values), _events(values)
    resets = starts | _previous(is_event)
    index = np.arange(rows.height)
    since = index - np.maximum.accumulate(np.where(resets, index, 0))
    before = np.cumsum(resets)
    first = np.maximum.accumulate(np.where(_unit_starts(rows, keys), before, 0))
    present = values.is_not_null()
    number: NDArray[np.int64] = np.add(before - first, 1)
    return pl.DataFrame(
        {
            f"{event.name}_peace_years": _where(present, since),
            f"{event.name}_spell": _where(present, number),
        }
    )


def onset(rows: pl.DataFrame, keys: Sequence[str], event: Variable) -> pl.Series:
    """Return 1 in a year with an event after one without, 0 in other years.

    The first year of a unit, or after a gap, is an onset if it has an event. Parameters as for
    :func:`peace_years`.

    >>> rows = pl.DataFrame({"ccode": 2, "year": range(2000, 2004), "war": [0, 1, 1, 0]})
    >>> onset(rows, ("ccode", "year"), Variable("war", "War")).to_list()
    [0, 1, 0, 0]
    """
    values = rows[event.name]
    is_event = _events(values)
    begins = is_event & (_starts(rows, keys, values) | ~_previous(is_event))
    return _where(values.is_not_null(), begins).cast(pl.Int8).alias(f"{event.name}_onset")


def spell_variables(event: Variable) -> tuple[Variable, Variable]:
    """Return the variables that :func:`peace_years` gives."""
    rule = f"null where {event.name} is"
    count = event.derived(
        f"{event.name}_peace_years", f"years of peace before the year: {event.label}", rule
    )
    number = event.derived(f"{event.name}_spell", f"number of the spell: {event.label}", rule)
    formula = f"years since {event.name} was last above zero, or since the unit began"
    reference = "Beck, Katz and Tucker (1998), American Journal of Political Science 42"
    return (
        replace(count, unit="years", formula=formula, reference=reference, labels={}),
        replace(number, unit="", labels={}),
    )


def onset_variable(event: Variable) -> Variable:
    """Return the variable that :func:`onset` gives."""
    rule = f"null where {event.name} is"
    variable = event.derived(f"{event.name}_onset", f"onset: {event.label}", rule)
    formula = f"1 if {event.name} is above zero and was zero a year before"
    return replace(variable, unit="yes or no", formula=formula, labels=YES_OR_NO)


def _events(values: pl.Series) -> Flags:
    return (values.fill_null(0) > 0).to_numpy()


def _previous(flags: Flags) -> Flags:
    """Return the flag of the row before; False for the first row."""
    return np.concatenate([[False], flags[:-1]])


def _unit_starts(rows: pl.DataFrame, keys: Sequence[str]) -> Flags:
    """Return which rows are the first of their unit."""
    unit = units(rows, keys)
    return np.concatenate([[True], unit[1:] != unit[:-1]])


def _starts(rows: pl.DataFrame, keys: Sequence[str], values: pl.Series) -> Flags:
    """Return which rows begin a run: of a unit, after a gap, or after a missing event."""
    time, missing = periods(rows, keys), values.is_null().to_numpy()
    gap = np.concatenate([[True], np.diff(time) != 1])
    return _unit_starts(rows, keys) | gap | _previous(missing)


def _where(present: pl.Series, values: NDArray[np.int64] | Flags) -> pl.Series:
    """Return values, null where they are not present."""
    return pl.select(pl.when(present).then(pl.Series(values))).to_series()
