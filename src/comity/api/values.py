"""Measures as tables: the codebook, panels, the trail of a value, and gravity of trade."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from comity.errors import InvalidRequestError
from comity.states.names import find as state

if TYPE_CHECKING:
    import polars as pl

    from comity.estimates.gravity import Gravity
    from comity.panels.provenance import Trail
    from comity.panels.request import PanelLevel
    from comity.states.selection import StatesLike, YearsLike
    from comity.states.state import State


def codebook() -> pl.DataFrame:
    """List the measures: name, level, unit, first and last year, title, formula, reference.

    >>> codebook().filter(measure="trade_dependence")["level"].item()
    'directed'
    """
    import polars as pl

    from comity.panels.stored import stored_values

    rows = [
        {
            "measure": each.name,
            "level": each.level,
            "unit": str(each.unit),
            "first_year": each.years[0],
            "last_year": each.years[1],
            "title": each.title,
            "higher": each.higher,
            "formula": each.formula,
            "reference": each.reference,
        }
        for each in stored_values().codebook.values()
    ]
    return pl.DataFrame(rows)


def gravity(
    years: YearsLike,
    regressors: Sequence[str] = ("distance", "contiguity", "language", "colony"),
) -> Gravity:
    """Estimate the gravity of trade by PPML with exporter-year and importer-year effects.

    Parameters
    ----------
    years
        The years of trade that are used, without gaps.
    regressors
        Among distance (its logarithm), contiguity, language, colony, alliance, votes and
        agreements; or any measure of dyads.

    Raises
    ------
    InvalidRequestError
        If there is no trade in the years, or pyfixest (the extra ``gravity``) is not installed.

    Examples
    --------
    >>> gravity(1990, ("distance", "contiguity")).table["coefficient"].round(2).to_list()
    [-0.83, 0.49]
    """
    from comity.analysis.gravity import estimate_gravity
    from comity.panels.stored import stored_values
    from comity.states.selection import FIRST, LAST, select_span

    span = select_span(years) or (FIRST, LAST)
    return estimate_gravity(stored_values(), span, tuple(regressors))


def panel(
    measures: str | Sequence[str],
    *,
    states: StatesLike = None,
    years: YearsLike = None,
    level: PanelLevel = "dyad",
    directed: bool = False,
    sources: bool = False,
) -> pl.DataFrame:
    """Build a panel: a row a dyad-year or state-year, a column a measure.

    Parameters
    ----------
    measures
        Names of measures; :func:`codebook` lists them.
    states, years
        Only these; every pair among the states is in a dyad panel.
    level
        "dyad" or "state".
    directed
        Whether each pair is there both ways, as directed measures need.
    sources
        Whether a column says from which table each value is, where a series changes tables.

    Returns
    -------
    polars.DataFrame
        ``ccode1, ccode2, year`` (or ``ccode, year``), then the measures; missing is null. Rows
        on which every measure is missing are left out. What is short of the request is warned
        of with a ``ComityWarning``.

    Raises
    ------
    UnknownNameError
        If there is no such measure or state.
    InvalidRequestError
        If a measure does not fit the panel, or no row is left.

    Examples
    --------
    >>> panel("vote_agreement", states="china,russia", years=2019).to_dicts()
    [{'ccode1': 365, 'ccode2': 710, 'year': 2019, 'vote_agreement': 0.793...}]
    """
    from comity.panels.request import requested_panel
    from comity.panels.stored import stored_values

    return requested_panel(
        stored_values(), measures, states, years, level=level, directed=directed, sources=sources
    )


def trace(measure: str, *states: str | int | State, year: int) -> Trail:
    """Find the rows of the sources from which one value was computed.

    Parameters
    ----------
    measure
        The measure's name; :func:`codebook` lists them.
    states
        Two states for a measure of dyads, one for a measure of states, none for one of the
        system.
    year
        The year of the value.

    Returns
    -------
    Trail
        ``value`` (None where the data give none), the measure, and by table the ``rows``.

    Raises
    ------
    UnknownNameError
        If there is no such measure or state.
    InvalidRequestError
        If the number of states is not what the measure needs.

    Examples
    --------
    >>> round(trace("vote_agreement", "china", "russia", year=2019).value, 3)
    0.793
    """
    from comity.panels.provenance import trail

    if len(states) > 2:
        raise InvalidRequestError(f"{len(states)} states are named; a value has at most two.")
    a, b = (*(state(name).ccode for name in states), None, None)[:2]
    return trail(measure, a, b, year)
