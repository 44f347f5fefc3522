"""``comity votes``: the roll calls themselves, where two states parted or one stood alone."""

from __future__ import annotations

from json import dumps
from pathlib import Path
from typing import Annotated

import polars as pl
from cyclopts import Parameter

from comity.analysis.roll_calls import alone as standing_alone
from comity.analysis.roll_calls import joint_roll_calls
from comity.cli.output import give, require_ending
from comity.errors import InvalidRequestError
from comity.states.names import find
from comity.states.state import State


def votes(
    *states_and_year: str,
    parted: Annotated[bool, Parameter(negative=())] = False,
    alone: int | None = None,
    issue: str | None = None,
    json: Annotated[bool, Parameter(name="--json", negative=())] = False,
    out: Path | None = None,
) -> None:
    """List the roll calls of a year in the General Assembly, with the votes of one or two states.

    `comity votes china russia 2019 --parted` lists those on which the two cast different votes;
    `comity votes usa 2019 --alone 5` those on which fewer than five others voted as one did. To
    2020 the year is that in which the session began; from 2021 on the calendar year.

    Parameters
    ----------
    states_and_year
        One state or two, by any names or codes, then the year.
    parted
        Only roll calls on which the two cast different votes.
    alone
        Only roll calls on which fewer than this many others cast the same vote.
    issue
        Only roll calls on hr (human rights), me (Middle East), nu (nuclear), di
        (disarmament), co (colonialism) or ec (development).
    json
        Print one JSON object instead of a table: the states, the year, the number of roll
        calls on which they voted, and those listed.
    out
        The file to write instead of printing; its ending (.csv, .parquet or .json) gives
        the format.
    """
    require_ending(out)
    states, year = _asked(states_and_year, parted, alone)
    joint = joint_roll_calls([state.ccode for state in states], year, issue)
    rows = joint
    if parted:
        rows = joint.filter(pl.col("vote1") != pl.col("vote2"))
    if alone is not None:
        rows = standing_alone(states[0].ccode, year, alone, issue)
    if json and out is None:
        print(_as_json(states, year, joint.height, rows))
        return
    named = {f"vote{n}": state.name for n, state in enumerate(states, start=1)}
    who = " and ".join(state.name for state in states)
    give(
        rows.rename(named, strict=False),
        out,
        f"{who}, {year}: {rows.height} of {joint.height} roll calls",
    )


def _asked(words: tuple[str, ...], parted: bool, alone: int | None) -> tuple[list[State], int]:
    """Read the states and the year, and whether they are enough for what is asked."""
    if not words or not words[-1].isdecimal():
        raise InvalidRequestError("The year is missing.", "Put it last: comity votes A [B] YEAR.")
    states = [find(word) for word in words[:-1]]
    if len(states) not in (1, 2):
        what = f"{len(states)} states are named, not one or two."
        raise InvalidRequestError(what, "Quote names of several words.")
    if parted and len(states) == 1:
        raise InvalidRequestError("One state cannot part with itself.", "Name two for --parted.")
    if alone is not None and len(states) == 2:
        raise InvalidRequestError("Two states are not alone.", "Name one for --alone.")
    return states, int(words[-1])


def _as_json(states: list[State], year: int, joint: int, rows: pl.DataFrame) -> str:
    """Write the roll calls as one JSON object."""
    listed = rows.with_columns(pl.col("date").cast(pl.String)).to_dicts()
    whole = {
        "states": [{"ccode": state.ccode, "name": state.name} for state in states],
        "year": year,
        "joint_votes": joint,
        "roll_calls": listed,
    }
    return dumps(whole, indent=1, ensure_ascii=False)
