"""States and dyads as objects to explore: series, answers, forecasts, scenarios, plots."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from comity.period import year_or_none
from comity.states import dyad as dyads
from comity.states import names
from comity.states.dyad import Dyad as BareDyad
from comity.states.state import State as BareState

if TYPE_CHECKING:
    import polars as pl

    from comity.api.series import Series
    from comity.panels.codebook import Description
    from comity.panels.panel import Panel
    from comity.panels.provenance import Trail
    from comity.panels.values import Values
    from comity.reports.brief.model import Brief
    from comity.reports.dossier.model import Dossier
    from comity.reports.outlook.model import ForecastSection
    from comity.scenarios.result import Result
    from comity.states.selection import YearsLike


class State(BareState):
    """A state, with the series of every measure of states.

    Nothing is computed to make one, to print it or to list what it has; a series is read when its
    values are asked for.

    Examples
    --------
    >>> china = state("prc")
    >>> china.name, china.ccode, china.iso3
    ('China', 710, 'CHN')
    >>> china.cinc
    <Series cinc of China: share of the system, 1816-2022>
    >>> round(china.cinc[2022], 3)
    0.234
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BareState) and self.ccode == other.ccode

    def __hash__(self) -> int:
        return hash(self.ccode)

    def __repr__(self) -> str:
        return f"<State {self.name} ({self.ccode})>"

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *_measures("state")})

    def __getattr__(self, name: str) -> Series:
        _require_measure(name, "state", type(self).__name__)
        return self.series(name)

    def _repr_html_(self) -> str:
        spells = ", ".join(f"{s.start.year}-{s.end.year if s.end else ''}" for s in self.spells)
        return f"<p><b>{self.name}</b> ({self.ccode}, {self.iso3}), a member in {spells}</p>"

    def measures(self) -> pl.DataFrame:
        """List the measures of states, with titles, units and years."""
        return _listed("state")

    def series(self, measure: str) -> Series:
        """Return the series of a measure of states.

        Raises
        ------
        UnknownNameError
            If there is no such measure.
        InvalidRequestError
            If it is about two states.
        """
        from comity.api.series import series

        return series(_values(), measure, (self.ccode,))

    def with_state(self, other: str | int | BareState) -> Dyad:
        """Return the dyad of this state and another.

        >>> state("china").with_state("russia")
        <Dyad China and Russia (710, 365)>
        """
        return dyad(self, other)

    def plot(self, *measures: str) -> Any:
        """Plot series of measures of one unit, as :func:`comity.plot_series`."""
        from comity.api.plots import plot_series

        return plot_series(*map(self.series, measures))

    def trace(self, measure: str, year: int) -> Trail:
        """Find the rows of the sources under one value, as :func:`comity.trace`."""
        return self.series(measure).trace(year)


class Dyad(BareDyad):
    """Two states, with the series of every measure of dyads, and what is written of the two.

    A directed measure is that of the first state to the second: ``exports`` of China to Russia;
    :meth:`reverse` turns them round. Measures of states are those of ``a`` and ``b``.

    Examples
    --------
    >>> pair = dyad("china", "russia")
    >>> pair
    <Dyad China and Russia (710, 365)>
    >>> pair.exports
    <Series exports of China to Russia: million current US dollars, 1870-2025>
    >>> round(pair.vote_agreement[2019], 3)
    0.793
    >>> pair.a.cinc.latest[0]
    2022
    """

    __slots__ = ()
    a: State
    b: State

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BareDyad) and self.directed == other.directed

    def __hash__(self) -> int:
        return hash(self.directed)

    def __repr__(self) -> str:
        return f"<Dyad {self} {self.directed}>"

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *_measures("dyad", "directed")})

    def __getattr__(self, name: str) -> Series:
        _require_measure(name, "dyad", type(self).__name__)
        return self.series(name)

    def _repr_html_(self) -> str:
        together = ", ".join(f"{span.first}-{span.last}" for span in self.years_together())
        return f"<p><b>{self}</b>, both members in {together or 'no year'}</p>"

    def reverse(self) -> Dyad:
        """Return the same dyad in the other order.

        >>> dyad("china", "russia").reverse().exports.label
        'Russia to China'
        """
        return Dyad(self.b, self.a)

    def measures(self) -> pl.DataFrame:
        """List the measures of dyads, with titles, units and years."""
        return _listed("dyad", "directed")

    def series(self, measure: str) -> Series:
        """Return the series of a measure of dyads, from the first to the second.

        Raises
        ------
        UnknownNameError
            If there is no such measure.
        InvalidRequestError
            If it is about one state.
        """
        from comity.api.series import series

        return series(_values(), measure, self.directed)

    def panel(self, measures: str | None = None, *, years: YearsLike = None) -> Panel:
        """Build the panel of the two, as :func:`comity.panel`."""
        from comity.api.values import panel

        return panel(measures, states=self.directed, years=years)

    def plot(self, *measures: str) -> Any:
        """Plot series of measures of one unit, as :func:`comity.plot_series`.

        >>> dyad("china", "russia").plot("vote_agreement", "agreement_nuclear").mark
        'line'
        """
        from comity.api.plots import plot_series

        return plot_series(*map(self.series, measures))

    def trace(self, measure: str, year: int) -> Trail:
        """Find the rows of the sources under one value, as :func:`comity.trace`."""
        return self.series(measure).trace(year)

    def dossier(self, *, year: int | None = None) -> Dossier:
        """Build the answers to the twelve questions, as :func:`comity.dossier`."""
        from comity.api.reports import dossier

        return dossier(self.a, self.b, year=year)

    def brief(self, *, year: int | None = None, words: int = 300) -> Brief:
        """Build an article on the two, as :func:`comity.brief`."""
        from comity.api.reports import brief

        return brief(self.a, self.b, year=year, words=words)

    def outlook(
        self, measure: str | None = None, *, horizon: int = 5, scenario: Result | None = None
    ) -> tuple[ForecastSection, ...]:
        """Forecast what comes next for the two, as :func:`comity.outlook`."""
        from comity.api.reports import outlook

        return outlook(self.a, self.b, measure=measure, horizon=horizon, scenario=scenario)

    def plot_outlook(self, measure: str) -> Any:
        """Plot the history of a measure and its forecast, with prediction intervals.

        >>> type(dyad("china", "russia").plot_outlook("trade")).__name__
        'LayerChart'
        """
        from comity.api.plots import plot_outlook

        return plot_outlook(self, measure)

    def scenario(self, *, cut: float = 1.0, year: int | None = None) -> Result:
        """Compute what a cut in the trade of the two would change, as :func:`comity.scenario`."""
        from comity.api.reports import scenario

        return scenario((str(self.a.ccode), str(self.b.ccode)), cut=cut, year=year)

    def roll_calls(self, year: int) -> pl.DataFrame:
        """List the roll calls of a year with the votes of both, as :func:`comity.roll_calls`."""
        from comity.api.votes import roll_calls

        return roll_calls(self.a, self.b, year=year)


def state(query: str | int | BareState, year: int | None = None) -> State:
    """Find the state of a name, a code or an abbreviation.

    Parameters
    ----------
    query
        A name in use now or once, in any script; a Correlates of War number or abbreviation; an
        ISO 3166 code.
    year
        Decides between states that had one name at different times.

    Raises
    ------
    UnknownNameError
        If nothing, or more than one state, is called so; it names the nearest.
    NotAStateError
        If it is a territory or a group of states.

    Examples
    --------
    >>> state("Россия").ccode, state("Germany", 1975).ccode
    (365, 260)
    """
    return _state(names.find(query, year_or_none(year)))


def dyad(a: str | int | BareState, b: str | int | BareState, year: int | None = None) -> Dyad:
    """Find two states and pair them, in the order given.

    Parameters
    ----------
    a, b
        The states, by any name or code.
    year
        Decides between states that had one name at different times.

    Raises
    ------
    UnknownNameError, NotAStateError
        If a name is no state's.
    InvalidRequestError
        If both are the same state.

    Examples
    --------
    >>> dyad("china", "russia").directed
    (710, 365)
    """
    pair = dyads.dyad(a, b, year_or_none(year))
    return Dyad(_state(pair.a), _state(pair.b))


def _state(bare: BareState) -> State:
    """Return a state with its series."""
    return State(*(getattr(bare, name) for name in BareState.__slots__))


def _values() -> Values:
    from comity.panels.stored import stored_values

    return stored_values()


def _described(levels: tuple[str, ...]) -> list[Description]:
    return [each for each in _values().codebook.values() if each.level in levels]


def _measures(*levels: str) -> list[str]:
    """List the names of the measures of some levels; none where the library cannot be read."""
    return [each.name for each in _described(levels)]


def _listed(*levels: str) -> pl.DataFrame:
    import polars as pl

    rows = [(each.name, each.title, each.unit.label, *each.years) for each in _described(levels)]
    return pl.DataFrame(
        rows, schema=["measure", "title", "unit", "first_year", "last_year"], orient="row"
    )


def _require_measure(name: str, level: str, kind: str) -> None:
    """Raise ``AttributeError``, as Python expects, for a name that is no measure."""
    levels = ("state",) if level == "state" else ("dyad", "directed")
    options = [] if name.startswith("_") else _measures(*levels)
    if name not in options:
        near = get_close_matches(name, options, n=3)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise AttributeError(f"A {kind} has no measure or method {name!r}.{hint}")
