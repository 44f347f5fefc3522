"""The options by which a panel gets variables other than measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from comity.cli.options import listed
from comity.errors import InvalidRequestError

if TYPE_CHECKING:
    from comity.panels.panel import Panel

Names = Annotated[list[str] | None, Parameter(consume_multiple=True)]
Scheme = Literal["ccode", "name", "iso3", "iso2", "iso_numeric", "gw"]


@dataclass(frozen=True)
class PanelVariables:
    """The variables that the command line names.

    Parameters
    ----------
    codes
        Add codes of the states: name, abbreviation, iso3, iso2, iso_numeric, gw.
    regions
        Add the regions of the states.
    relevant
        "mark" adds whether a dyad is contiguous or with a major power; "only" leaves out others.
    disputes
        Add one militarised dispute a dyad-year: cow (MID 5.0) or gml (corrected).
    onset
        Add the onset of these events, variables of the panel.
    peace_years
        Add the years of peace and spells of these events.
    lag
        Add lags of variables: NAME, or NAME:5 for five periods.
    lead
        Add leads, written as lags are.
    moving_sum
        Add sums over periods that end in the row's own: NAME:5.
    change
        Add changes since some periods before, written as lags are.
    sources
        Add, for measures whose series changes tables, from which table each year's value is.
    coverage
        Add whether each year is among those with data of a measure.
    """

    codes: Names = None
    regions: bool = False
    relevant: Literal["mark", "only"] | None = None
    disputes: Literal["cow", "gml"] | None = None
    onset: Names = None
    peace_years: Names = None
    lag: Names = None
    lead: Names = None
    moving_sum: Names = None
    change: Names = None
    sources: bool = False
    coverage: bool = False

    def add_to(self, panel: Panel, measures: Sequence[str]) -> Panel:
        """Return a panel with the variables, in the order in which the options are listed."""
        return self._add_series(self._add_attributes(panel, measures))

    def _add_attributes(self, panel: Panel, measures: Sequence[str]) -> Panel:
        if self.codes:
            panel = panel.codes(*(listed(self.codes) or ()))
        if self.regions:
            panel = panel.regions()
        if self.relevant:
            panel = panel.relevant(only=self.relevant == "only")
        if self.disputes:
            panel = panel.disputes(self.disputes)
        panel = panel.sources(*measures) if self.sources else panel
        return panel.coverage(*measures) if self.coverage else panel

    def _add_series(self, panel: Panel) -> Panel:
        for name in listed(self.onset) or ():
            panel = panel.onset(name)
        for name in listed(self.peace_years) or ():
            panel = panel.peace_years(name)
        for words, method in (
            (self.lag, "lag"),
            (self.lead, "lead"),
            (self.moving_sum, "moving_sum"),
            (self.change, "change"),
        ):
            for name, count in counted_names(words):
                add: Callable[[str, int], Panel] = getattr(panel, method)
                panel = add(name, count)
        return panel


@dataclass(frozen=True)
class JoinOptions:
    """The user's own table that the command line names.

    Parameters
    ----------
    join
        A CSV or Parquet file of your own, with a row a state or dyad and year.
    join_states
        Its column with the states, or the two with those of a dyad.
    join_year
        Its column with the year.
    join_scheme
        What its states are called by.
    """

    join: Path | None = None
    join_states: Names = None
    join_year: str = "year"
    join_scheme: Scheme = "ccode"

    def add_to(self, panel: Panel) -> Panel:
        """Return a panel with the columns of the table.

        Raises
        ------
        InvalidRequestError
            If its columns of states are not named.
        """
        if self.join is None:
            return panel
        states = listed(self.join_states)
        if not states:
            raise InvalidRequestError("--join needs --join-states.", "Name one column or two.")
        return panel.join(self.join, states, year=self.join_year, scheme=self.join_scheme)


def counted_names(words: Sequence[str] | None) -> list[tuple[str, int]]:
    """Parse variables with a number of periods; without one it is 1.

    >>> counted_names(["trade", "cinc1:5"])
    [('trade', 1), ('cinc1', 5)]
    """
    return [_counted(word) for word in listed(words) or ()]


def _counted(word: str) -> tuple[str, int]:
    name, _, count = word.partition(":")
    if count and not (count.isascii() and count.isdecimal()):
        raise InvalidRequestError(
            f"{count!r} in {word!r} is no number of periods.", "Write NAME or NAME:5."
        )
    return name, int(count or 1)
