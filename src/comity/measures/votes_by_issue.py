"""How states vote together on each of six issues in the General Assembly."""

from __future__ import annotations

from typing import Any

import polars as pl
import xarray as xr

from comity.measures.facts import Facts
from comity.measures.measure import measure
from comity.measures.votes import similarity
from comity.methods.agreement import share_identical


def _declaration(issue: str) -> dict[str, Any]:
    """Say what the measures of all issues have in common."""
    return {
        "level": "dyad",
        "unit": "share of joint votes",
        "bounds": (0, 1),
        "formula": f"roll calls on {issue} with the same vote / those on which both voted",
        "reference": "Voeten (2013), Data and Analyses of Voting in the UN General Assembly",
        "higher": f"the two vote alike on {issue} more often",
    }


@measure(**_declaration("human rights"))
def agreement_human_rights(unga_votes: Facts, unga_roll_calls: Facts) -> xr.DataArray:
    """Agreement of votes on human rights."""
    return _on(unga_votes, unga_roll_calls, "hr")


@measure(**_declaration("the Middle East"))
def agreement_middle_east(unga_votes: Facts, unga_roll_calls: Facts) -> xr.DataArray:
    """Agreement of votes on the Middle East."""
    return _on(unga_votes, unga_roll_calls, "me")


@measure(**_declaration("nuclear weapons"))
def agreement_nuclear(unga_votes: Facts, unga_roll_calls: Facts) -> xr.DataArray:
    """Agreement of votes on nuclear weapons and material."""
    return _on(unga_votes, unga_roll_calls, "nu")


@measure(**_declaration("disarmament"))
def agreement_disarmament(unga_votes: Facts, unga_roll_calls: Facts) -> xr.DataArray:
    """Agreement of votes on arms control and disarmament."""
    return _on(unga_votes, unga_roll_calls, "di")


@measure(**_declaration("colonialism"))
def agreement_colonialism(unga_votes: Facts, unga_roll_calls: Facts) -> xr.DataArray:
    """Agreement of votes on colonialism."""
    return _on(unga_votes, unga_roll_calls, "co")


@measure(**_declaration("economic development"))
def agreement_development(unga_votes: Facts, unga_roll_calls: Facts) -> xr.DataArray:
    """Agreement of votes on economic development."""
    return _on(unga_votes, unga_roll_calls, "ec")


def _on(votes: Facts, roll_calls: Facts, issue: str) -> xr.DataArray:
    """Take the share of identical votes over the roll calls of one issue."""
    chosen = roll_calls.frame.filter(pl.col(issue) == 1)["rcid"].implode()
    return similarity((votes.rows(pl.col("rcid").is_in(chosen)),), share_identical)
