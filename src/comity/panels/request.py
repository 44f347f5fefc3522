"""A panel as a request names it, with a warning wherever it falls short of the request."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TypeVar
from warnings import warn

import polars as pl

from comity.errors import ComityWarning, InvalidRequestError
from comity.panels.codebook import Description
from comity.panels.frames import LAST_RECORD, Design, build_frame
from comity.panels.panel import Panel
from comity.panels.values import Values
from comity.progress import working_for
from comity.states.names import split
from comity.states.register import states as all_states
from comity.states.selection import (
    FIRST,
    StatesLike,
    Years,
    YearsLike,
    select_states,
    select_years,
)
from comity.states.state import Spell

Name = TypeVar("Name", str, int)


def requested_panel(
    values: Values,
    measures: str | Sequence[str] | None,
    states: StatesLike = None,
    years: YearsLike = None,
    design: Design | None = None,
) -> Panel:
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
    >>> requested_panel(stored_values(), "trade", "china,russia", 2014).rows.columns
    ['ccode1', 'ccode2', 'year', 'trade']
    """
    design = design or Design()
    names = _names(measures)
    selected, listed = select_years(years), select_states(states)
    ccodes = None if listed is None else _once("state", listed)
    if design.level != "state" and ccodes is not None and len(ccodes) < 2:
        raise InvalidRequestError("One state makes no dyad.", "Name two states or more.")
    described = [values.describe(name) for name in names]
    span = _span(described, selected)
    record = build_frame(design, (_begin(design, span, described), span[1]), ccodes)
    chosen = _selected(record, span, selected)
    _check(record.filter(chosen), described, ccodes, selected)
    panel = Panel(record, design, selection=None if chosen.all() else chosen, values=values)
    with working_for("a panel"):
        return panel.add(names) if names else panel


def _names(measures: str | Sequence[str] | None) -> list[str]:
    """List the measures of a request, each once."""
    if measures is None:
        return []
    names = split(measures) if isinstance(measures, str) else list(measures)
    if not names:
        raise InvalidRequestError("No measure is named.", "Name one, or None for keys alone.")
    return _once("measure", names)


def _span(measures: Sequence[Description], selected: Years | None) -> tuple[int, int]:
    """Return the first and last year of a panel.

    Without a selection they are those of the measures together; without measures they are the
    record of the state system.
    """
    starts = [each.years[0] for each in measures] or [FIRST]
    ends = [each.years[1] for each in measures] or [LAST_RECORD]
    first, last = selected.span if selected else (max(FIRST, min(starts)), max(ends))
    until = max(LAST_RECORD, *ends)
    if first > until:
        raise InvalidRequestError("The panel is empty.", _coverage(measures))
    return first, min(last, until)


def _begin(design: Design, span: tuple[int, int], measures: Sequence[Description]) -> int:
    """Return the first year of the record on which lags and spells are computed.

    It is that of the state system; with months, of which there are too many, that of the data.
    """
    starts = [max(FIRST, each.years[0]) for each in measures] or [span[0]]
    return min(span[0], *starts) if design.is_monthly else FIRST


def _selected(rows: pl.DataFrame, span: tuple[int, int], selected: Years | None) -> pl.Series:
    """Return which rows of the record are in the years of a request."""
    if selected is not None and selected.has_gaps:
        return rows["year"].is_in(selected.listed)
    return rows["year"].is_between(*span)


def _check(
    rows: pl.DataFrame,
    measures: Sequence[Description],
    ccodes: Sequence[int] | None,
    selected: Years | None,
) -> None:
    """Refuse a panel without a row, and warn of one that is short of its request."""
    if rows.is_empty():
        raise InvalidRequestError("The panel is empty.", _coverage(measures))
    if selected is not None:
        _warn_of_years(measures, selected)
        _warn_of_members(ccodes or [], selected)
    if "dispute" not in rows.columns:
        _warn_of_pairs(rows, ccodes)


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
    if not measures:
        return f"The record of the state system is of {FIRST}-{LAST_RECORD}."
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


def _warn_of_pairs(rows: pl.DataFrame, ccodes: Sequence[int] | None) -> None:
    """Warn of named states, or pairs of them, without a row."""
    if ccodes is None:
        return
    keys = [key for key in ("ccode", "ccode1", "ccode2") if key in rows.columns]
    present = {tuple(sorted(key)) for key in rows.select(keys).unique().rows()}
    missing = sorted(set(combinations(sorted(ccodes), len(keys))) - present)
    if missing:
        names = [" and ".join(all_states()[ccode].name for ccode in each) for each in missing[:3]]
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        _warn(f"No row for {'; '.join(names)}{more}: there was no year of both.")
