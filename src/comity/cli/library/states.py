"""``comity states``: who is a state, since when, and by what names and codes."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from comity.cli.options import TextOptions, TextOutput, Year
from comity.cli.output import as_json, require_report, write_report
from comity.states.names import find
from comity.states.register import states as all_states
from comity.states.state import State


def states(
    name: str | None = None, /, *, year: Year = None, output: TextOptions = TextOutput()
) -> None:
    """List the states of the system, or show one with its names, codes and membership.

    Parameters
    ----------
    name
        A state by any name or code; without one, all states are listed.
    year
        List only the members of this year; of a name, the state that had it then.
    output
        Where the list goes.
    """
    require_report(output, ("json",))
    if name is not None:
        state = find(name, year)
        write_report(
            output,
            {"json": lambda: as_json(_as_dict(state))},
            lambda console: _show(state, console),
        )
        return
    members = [state for state in all_states().values() if year is None or state.member_in(year)]
    write_report(
        output,
        {"json": lambda: as_json(list(map(_as_dict, members)))},
        lambda console: _list(members, console),
    )


def _list(members: list[State], console: Console) -> None:
    """Print one state a line, with tabs between its facts."""
    for state in members:
        codes = (str(state.ccode), state.abbreviation, state.iso3 or "-")
        print(*codes, state.name, _spells(state), sep="\t", file=console.file)


def _as_dict(state: State) -> dict[str, object]:
    """Return a state as plain data."""
    return {
        "ccode": state.ccode,
        "abbreviation": state.abbreviation,
        "iso3": state.iso3 or None,
        "iso2": state.iso2 or None,
        "name": state.name,
        "official_name": state.official_name,
        "capital": state.capital,
        "names": list(state.names),
        "spells": [
            {"start": spell.start.isoformat(), "end": spell.end and spell.end.isoformat()}
            for spell in state.spells
        ],
    }


def _show(state: State, console: Console) -> None:
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
    console.print(table)


def _spells(state: State) -> str:
    """Format spells of membership: 1816-01-01 to today."""
    return ", ".join(f"{spell.start} to {spell.end or 'today'}" for spell in state.spells)
