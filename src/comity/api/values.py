"""Measures as tables: the codebook, panels, the trail of a value, and gravity of trade."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import InvalidRequestError
from comity.period import whole_year
from comity.states.names import find as state

if TYPE_CHECKING:
    import polars as pl

    from comity.estimates.gravity import Gravity
    from comity.panels.frames import PanelLevel
    from comity.panels.panel import Panel
    from comity.panels.provenance import Trail
    from comity.period import Frequency
    from comity.states.selection import StatesLike, YearsLike
    from comity.states.state import State
    from comity.states.system import System


def codebook(measure: str | None = None) -> pl.DataFrame:
    """List the measures with their units, years, formulas and references.

    Parameters
    ----------
    measure
        One measure; None for all of them.

    Returns
    -------
    polars.DataFrame
        A row a measure: ``measure``, ``title``, ``level``, ``unit``, ``lower`` and ``upper``
        bound (missing where there is none), ``higher`` (what a higher value means), ``formula``,
        ``reference``, ``first_year``, ``last_year``, ``tables``, ``notes``.

    Raises
    ------
    UnknownNameError
        If there is no such measure.

    Examples
    --------
    >>> codebook("trade_dependence")["level"].item()
    'directed'
    """
    import polars as pl

    from comity.panels.stored import stored_values

    values = stored_values()
    described = values.codebook.values() if measure is None else [values.describe(measure)]
    rows = [
        {
            "measure": each.name,
            "title": each.title,
            "level": each.level,
            "unit": each.unit.label,
            "lower": _finite(each.bounds[0]),
            "upper": _finite(each.bounds[1]),
            "higher": each.higher,
            "formula": each.formula,
            "reference": each.reference,
            "first_year": each.years[0],
            "last_year": each.years[1],
            "tables": ", ".join(each.tables),
            "notes": each.notes,
        }
        for each in described
    ]
    return pl.DataFrame(rows)


def _finite(bound: float) -> float | None:
    """Return a bound of a measure; None where it has none."""
    return float(bound) if isfinite(bound) else None


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
    measures: str | Sequence[str] | None = None,
    *,
    states: StatesLike = None,
    years: YearsLike = None,
    level: PanelLevel = "dyad",
    frequency: Frequency = "year",
    directed: bool = False,
    unreal: bool = False,
    system: System = "cow",
) -> Panel:
    """Build a panel: a row a dyad or state and year, a column a measure.

    Parameters
    ----------
    measures
        Names of measures of any level; :func:`codebook` lists them. None for the keys alone.
        In a panel of dyads ``cinc`` becomes ``cinc1`` and ``cinc2``; in an undirected one
        ``exports`` becomes ``exports1`` (from ccode1 to ccode2) and ``exports2``.
    states, years
        Only these; every pair among the states is in a dyad panel. Without years, all of which
        a measure has data.
    level
        "dyad", "state" or "dispute" (a row a militarised dispute, dyad and year).
    frequency
        "year", or "month" for twelve rows a year.
    directed
        Whether each pair is there both ways.
    unreal
        Whether to have the dyad-years in which no day saw both as members, as published counts
        do: 60 directed ones of 1816-2016.
    system
        "cow" for the states of the Correlates of War, "gw" for those of Gleditsch and Ward; then
        the keys are ``gwcode1`` ..., and values are found by the ccode of the same state.

    Returns
    -------
    Panel
        A row for every dyad-year (or state-year) of the state system, whether or not it has
        values; its methods add codes, disputes, peace years, lags and your own tables, and write
        files. What is short of the request is warned of with a ``ComityWarning``.

    Raises
    ------
    UnknownNameError
        If there is no such measure or state.
    InvalidRequestError
        If a measure does not fit the panel, or no row is left.

    Examples
    --------
    >>> panel("vote_agreement", states="china,russia", years=2019).rows.to_dicts()
    [{'ccode1': 365, 'ccode2': 710, 'year': 2019, 'vote_agreement': 0.793...}]
    """
    from comity.panels.frames import Design
    from comity.panels.request import requested_panel
    from comity.panels.stored import stored_values

    design = Design(level, frequency, directed, unreal, system)
    return requested_panel(stored_values(), measures, states, years, design)


def trace(measure: str, *states: str | int | State, year: int, month: int | None = None) -> Trail:
    """Find the rows of the sources from which one value was computed.

    Parameters
    ----------
    measure
        The measure's name; :func:`codebook` lists them.
    states
        Two states for a measure of dyads, one for a measure of states, none for one of the
        system.
    year, month
        The year of the value, and its month for a monthly measure.

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
    from comity.panels.provenance import stored_trail

    year = whole_year(year)
    if len(states) > 2:
        raise InvalidRequestError(f"{len(states)} states are named; a value has at most two.")
    a, b = (*(state(name, year).ccode for name in states), None, None)[:2]
    return stored_trail(measure, a, b, year, month)


def compute(measures: str | Sequence[str] | None = None) -> Path:
    """Compute measures for the whole world ahead of the questions that need them.

    A question computes by itself what it needs and does not find; this is for those who want
    to wait now and not later.

    Parameters
    ----------
    measures
        Names of measures, or one text with commas between them; None for all.

    Returns
    -------
    pathlib.Path
        The folder of the library that has the values.

    Raises
    ------
    UnknownNameError
        If there is no such measure; nothing is computed then.
    OutputError
        If the library's folder cannot be written to.

    Examples
    --------
    >>> (compute("gdp") / "gdp.values").is_file()
    True
    """
    from comity.panels.stored import stored_values
    from comity.states.names import split

    values = stored_values()
    names = split(measures) if isinstance(measures, str) else measures
    values.compute(values.codebook if names is None else names)
    return values.folder


def build_bundle(raw: Path, out: Path | None = None, only: Collection[str] = ()) -> int:
    """Build the tables that the package ships from a folder of the publishers' files.

    The values that come ready with them are computed again, but for a bundle in another folder.

    Parameters
    ----------
    raw
        The folder of the raw files, laid out as the sources declare.
    out
        The folder of the bundle; None for that in the package, in place of the one there.
    only
        Names of sources or tables to read again; the others are copied from the bundle there.

    Returns
    -------
    int
        The size of the bundle in bytes.

    Raises
    ------
    InvalidRequestError
        If there is no such folder, or what reads publishers' spreadsheets is not installed.
    DataError
        If a file is missing, or is not as its source declares it.

    Examples
    --------
    >>> build_bundle(Path("nowhere"))
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: nowhere is not a folder. Name the folder of the raw files.
    """
    from importlib.util import find_spec

    from comity.estimates.readers import build_bundle as build
    from comity.panels.shipped import build_values_anew

    raw = Path(raw)
    if not raw.is_dir():
        raise InvalidRequestError(f"{raw} is not a folder.", "Name the folder of the raw files.")
    if find_spec("fastexcel") is None:
        raise InvalidRequestError(
            "Publishers' spreadsheets cannot be read: fastexcel is not installed.",
            "Install it with: pip install 'comity[build]'",
        )
    size = build(raw, out, only)
    return size if out else size + build_values_anew()


def build_values() -> int:
    """Compute again the values that come ready with the package's tables.

    They are those that take little space, or long to compute. Run it after
    ``VALUES_VERSION`` was raised, or a function under such a measure was changed.

    Returns
    -------
    int
        The size of their files in bytes.

    Raises
    ------
    OutputError
        If the package cannot be written to.

    Examples
    --------
    >>> from comity.panels.shipped import EXPENSIVE
    >>> "trade_cutoff_cost" in EXPENSIVE
    True
    """
    from comity.panels.shipped import build_values_anew

    return build_values_anew()
