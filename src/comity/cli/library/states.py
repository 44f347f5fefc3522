"""``comity states``: who is a state, since when, and by what names and codes."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from comity.states.names import find
from comity.states.register import states as all_states
from comity.states.state import State


def states(name: str | None = None, /, *, year: int | None = None) -> None:
    """List the states of the system, or show one with its names, codes and membership.

    Parameters
    ----------
    name
        A state by any name or code; without one, all states are listed.
    year
        List only the members of this year.
    """
    if name is not None:
        _show(find(name))
        return
    for state in all_states().values():
        if year is None or state.member_in(year):
            codes = (str(state.ccode), state.abbreviation, state.iso3 or "-")
            print(*codes, state.name, _spells(state), sep="\t")


def _show(state: State) -> None:
    """Print one state, a fact a line."""
    table = Table(show_header=False, box=None, title=state.name, title_justify="left")
    facts = {
        "official name": state.official_name,
        "Correlates of War": f"{state.ccode} ({state.abbreviation})",
        "ISO 3166": " ".join(filter(None, (state.iso3, state.iso2))) or "none",
        "capital": state.capital,
        "member of the system": _spells(state),
        "names understood": "; ".join(state.names),
    }
    for fact, value in facts.items():
        table.add_row(fact, value)
    Console(highlight=False).print(table)


def _spells(state: State) -> str:
    """Write spells of membership: 1816-01-01 to today."""
    return ", ".join(f"{spell.start} to {spell.end or 'today'}" for spell in state.spells)
