"""``comity votes``: the roll calls themselves, where two states disagreed or few agreed."""

from __future__ import annotations

import polars as pl

import comity
from comity.cli.options import TableOptions, TableOutput, Year
from comity.cli.output import require_table, wants_json, write_json, write_table
from comity.cli.words import states_and_year
from comity.states.articles import list_at_head
from comity.states.names import find
from comity.states.state import State


def votes(
    *states: str,
    year: Year = None,
    disagree: bool = False,
    minority: int | None = None,
    issue: str | None = None,
    output: TableOptions = TableOutput(),
) -> None:
    """List the roll calls of a year in the General Assembly, with the votes of one or two states.

    `comity votes china russia 2019 --disagree` lists those on which the two cast different votes;
    `comity votes usa 2019 --minority 5` those on which fewer than five others voted as one did.
    To 2020 the year is that in which the session began; from 2021 on the calendar year.

    Parameters
    ----------
    states
        One state or two, by any names or codes, then the year.
    year
        The year, if it does not follow the states.
    disagree
        Only roll calls on which the two cast different votes.
    minority
        Only roll calls on which fewer than this many others cast the same vote.
    issue
        Only roll calls on hr (human rights), me (Middle East), nu (nuclear), di
        (disarmament), co (colonialism) or ec (development).
    output
        Where the rows go. JSON has the states and the number of joint votes as well.
    """
    require_table(output)
    names, in_year = states_and_year(states, year)
    named = [find(name, in_year) for name in names]
    joint = comity.roll_calls(*named, year=in_year, issue=issue)
    rows = comity.roll_calls(
        *named, year=in_year, issue=issue, disagree=disagree, minority=minority
    )
    if wants_json(output):
        write_json(_as_dict(named, in_year, joint.height, rows), output)
        return
    columns = {f"vote{n}": state.name for n, state in enumerate(named, start=1)}
    title = list_at_head([state.name for state in named])
    write_table(
        rows.rename(columns, strict=False),
        output,
        f"{title}, {in_year}: {rows.height} of {joint.height} roll calls",
    )


def _as_dict(states: list[State], year: int, joint: int, rows: pl.DataFrame) -> dict[str, object]:
    """Return the roll calls as plain data."""
    return {
        "states": [{"ccode": state.ccode, "name": state.name} for state in states],
        "year": year,
        "joint_votes": joint,
        "roll_calls": rows.with_columns(pl.col("date").cast(pl.String)).to_dicts(),
    }
