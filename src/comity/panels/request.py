"""A panel as a request names it, with a warning wherever it falls short of the request."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Literal, TypeVar
from warnings import warn

import polars as pl

from comity.errors import ComityWarning, InvalidRequestError
from comity.panels.codebook import Description
from comity.panels.values import Values, panel
from comity.states.names import split
from comity.states.register import states as all_states
from comity.states.selection import (
    FIRST,
    LAST,
    StatesLike,
    Years,
    YearsLike,
    select_states,
    select_years,
)
from comity.states.state import Spell

Name = TypeVar("Name", str, int)

PanelLevel = Literal["dyad", "state"]
"""What a row of a panel is about, with its year."""


def requested_panel(
    values: Values,
    measures: str | Sequence[str],
    states: StatesLike = None,
    years: YearsLike = None,
    *,
    level: PanelLevel = "dyad",
    directed: bool = False,
    sources: bool = False,
) -> pl.DataFrame:
    """Build the panel that a request names; parameters as for :func:`comity.panel`.

    Warns
    -----
    ComityWarning
        If a measure or state is named twice, a measure has no data in some of the years, or a
        state was no member of the system in some of them.

    Raises
    ------
    InvalidRequestError
        If one state alone is named for dyads, or no row is left.

    Examples
    --------
    >>> from comity.panels.stored import stored_values
    >>> requested_panel(stored_values(), "trade", "china,russia", 2014).columns
    ['ccode1', 'ccode2', 'year', 'trade']
    """
    names = _once("measure", split(measures) if isinstance(measures, str) else measures)
    selected, listed = select_years(years), select_states(states)
    ccodes = None if listed is None else _once("state", listed)
    if level == "dyad" and ccodes is not None and len(ccodes) < 2:
        raise InvalidRequestError("One state makes no dyad.", "Name two states or more.")
    span = selected.span if selected else (FIRST, LAST)
    rows = panel(values, names, ccodes or (), span, level=level, directed=directed, sources=sources)
    if selected is not None:
        rows = rows.filter(pl.col("year").is_in(selected.listed))
    _check(rows, [values.describe(name) for name in names], ccodes, selected, level)
    return rows


def _check(
    rows: pl.DataFrame,
    measures: Sequence[Description],
    ccodes: Sequence[int] | None,
    selected: Years | None,
    level: PanelLevel,
) -> None:
    """Refuse a panel without a row, and warn of one that is short of its request."""
    if rows.is_empty():
        raise InvalidRequestError("The panel is empty.", _coverage(measures))
    if selected is not None:
        _warn_of_years(measures, selected)
        _warn_of_members(ccodes or [], selected)
    _warn_of_pairs(rows, ccodes, level)


def _warn(message: str) -> None:
    """Warn where :func:`comity.panel` was called."""
    warn(message, category=ComityWarning, stacklevel=6)


def _once(kind: str, names: Sequence[Name]) -> list[Name]:
    """Return names without repetition, and warn of those that are repeated."""
    distinct = list(dict.fromkeys(names))
    for name in distinct:
        if list(names).count(name) > 1:
            label = all_states()[name].name if isinstance(name, int) else name
            _warn(f"The {kind} {label} is named more than once; it is used once.")
    return distinct


def _coverage(measures: Sequence[Description]) -> str:
    """Format the years of which there are data: "trade has data of 1870-2023"."""
    spans = (f"{each.name} has data of {each.years[0]}-{each.years[1]}" for each in measures)
    return f"{'; '.join(spans)}."


def _warn_of_years(measures: Sequence[Description], selected: Years) -> None:
    """Warn of measures without data in the first or last of the selected years."""
    first, last = selected.span
    for each in measures:
        if first < each.years[0] or last > each.years[1]:
            _warn(
                f"{each.name} has data of {each.years[0]}-{each.years[1]}, not of all of "
                f"{first}-{last}."
            )


def _warn_of_members(ccodes: Sequence[int], selected: Years) -> None:
    """Warn of states that were no members of the system in some of the selected years."""
    for ccode in ccodes:
        state = all_states()[ccode]
        absent = [year for year in selected.listed if not state.member_in(year)]
        if absent:
            spells = ", ".join(map(_years_of, state.spells))
            _warn(
                f"{state.name} ({ccode}) was no member of the state system in {len(absent)} of "
                f"the {len(selected.listed)} years; it was one in {spells}."
            )


def _years_of(spell: Spell) -> str:
    """Format the years of a spell: "1816-1945", or "1990-" where it lasts."""
    return f"{spell.start.year}-{spell.end.year if spell.end else ''}"


def _warn_of_pairs(rows: pl.DataFrame, ccodes: Sequence[int] | None, level: PanelLevel) -> None:
    """Warn of named states, or pairs of them, without a row."""
    if ccodes is None:
        return
    keys = ("ccode",) if level == "state" else ("ccode1", "ccode2")
    present = {tuple(sorted(key)) for key in rows.select(keys).unique().rows()}
    missing = sorted(set(combinations(sorted(ccodes), len(keys))) - present)
    if missing:
        names = [" and ".join(all_states()[ccode].name for ccode in each) for each in missing[:3]]
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        _warn(f"No row for {'; '.join(names)}{more}: there are no data of them.")
