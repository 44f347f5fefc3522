"""How states vote together on each of six issues in the General Assembly.

For each issue the share of identical votes, the same beyond chance, and how many roll calls
both rest on. A roll call may be on several issues. The issues are the academic edition's codes
to session 73, and from session 74 on those that follow from the UN library's subject headings
and titles (disarmament, colonialism and development) or from both (the other three).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData
from comity.measures.un.vote_matrix import compute_yearly
from comity.measures.un.vote_spans import VOTE_SPANS
from comity.unit import COEFFICIENT_KAPPA, ROLL_CALLS, share_of


def _declaration(issue: str) -> dict[str, Any]:
    """Return what the measures of all issues have in common."""
    return {
        "level": "dyad",
        "unit": share_of("joint votes"),
        "bounds": (0, 1),
        "formula": f"roll calls on {issue} with the same vote / those on which both voted",
        "reference": "Voeten (2013), Data and Analyses of Voting in the UN General Assembly",
        "higher": f"the two vote alike on {issue} more often",
        "spans": VOTE_SPANS,
    }


def _declaration_of_kappa(issue: str) -> dict[str, Any]:
    """Return what the measures of agreement beyond chance have in common."""
    return {
        "level": "dyad",
        "unit": COEFFICIENT_KAPPA,
        "bounds": (-1, 1),
        "formula": f"(p_o - p_e) / (1 - p_e) over the roll calls on {issue}, as vote_kappa",
        "reference": "Cohen (1960); Häge (2011), Political Analysis 19",
        "higher": f"the two agree on {issue} more than their habits alone would make them",
        "spans": VOTE_SPANS,
    }


def _declaration_of_count(issue: str) -> dict[str, Any]:
    """Return what the counts of joint votes have in common."""
    return {
        "level": "dyad",
        "unit": ROLL_CALLS,
        "bounds": (0, np.inf),
        "formula": f"number of roll calls on {issue} in the year on which both voted",
        "reference": "Voeten, Strezhnev and Bailey (2009), UN General Assembly Voting Data",
        "higher": f"more roll calls on {issue} to judge by",
        "spans": VOTE_SPANS,
    }


@measure(**_declaration("human rights"))
def agreement_human_rights(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on human rights."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("hr", "agreement", sessions, years)


@measure(**_declaration("the Middle East"))
def agreement_middle_east(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on the Middle East."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("me", "agreement", sessions, years)


@measure(**_declaration("nuclear weapons"))
def agreement_nuclear(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on nuclear weapons and material."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("nu", "agreement", sessions, years)


@measure(**_declaration("disarmament"))
def agreement_disarmament(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on arms control and disarmament."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("di", "agreement", sessions, years)


@measure(**_declaration("colonialism"))
def agreement_colonialism(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on colonialism."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("co", "agreement", sessions, years)


@measure(**_declaration("economic development"))
def agreement_development(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on economic development."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("ec", "agreement", sessions, years)


@measure(**_declaration_of_kappa("human rights"))
def kappa_human_rights(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on human rights beyond chance."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("hr", "kappa", sessions, years)


@measure(**_declaration_of_kappa("the Middle East"))
def kappa_middle_east(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on the Middle East beyond chance."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("me", "kappa", sessions, years)


@measure(**_declaration_of_kappa("nuclear weapons"))
def kappa_nuclear(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on nuclear weapons and material beyond chance."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("nu", "kappa", sessions, years)


@measure(**_declaration_of_kappa("disarmament"))
def kappa_disarmament(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on arms control and disarmament beyond chance."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("di", "kappa", sessions, years)


@measure(**_declaration_of_kappa("colonialism"))
def kappa_colonialism(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on colonialism beyond chance."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("co", "kappa", sessions, years)


@measure(**_declaration_of_kappa("economic development"))
def kappa_development(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Agreement of votes on economic development beyond chance."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("ec", "kappa", sessions, years)


@measure(**_declaration_of_count("human rights"))
def joint_votes_human_rights(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Roll calls on human rights on which both voted."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("hr", "joint_items", sessions, years)


@measure(**_declaration_of_count("the Middle East"))
def joint_votes_middle_east(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Roll calls on the Middle East on which both voted."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("me", "joint_items", sessions, years)


@measure(**_declaration_of_count("nuclear weapons"))
def joint_votes_nuclear(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Roll calls on nuclear weapons and material on which both voted."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("nu", "joint_items", sessions, years)


@measure(**_declaration_of_count("disarmament"))
def joint_votes_disarmament(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Roll calls on arms control and disarmament on which both voted."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("di", "joint_items", sessions, years)


@measure(**_declaration_of_count("colonialism"))
def joint_votes_colonialism(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Roll calls on colonialism on which both voted."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("co", "joint_items", sessions, years)


@measure(**_declaration_of_count("economic development"))
def joint_votes_development(
    unga_votes: TableData,
    undl_votes: TableData,
    unga_roll_calls: TableData,
    undl_roll_calls: TableData,
) -> xr.DataArray:
    """Roll calls on economic development on which both voted."""
    sessions, years = (unga_votes, unga_roll_calls), (undl_votes, undl_roll_calls)
    return _on("ec", "joint_items", sessions, years)


def _on(issue: str, index: str, *sources: tuple[TableData, TableData]) -> xr.DataArray:
    """Compute an index of similarity over the roll calls of one issue.

    ``sources`` are pairs of votes and the roll calls that they were cast on.
    """
    votes = []
    for cast, roll_calls in sources:
        chosen = roll_calls.frame.filter(pl.col(issue) == 1)["rcid"].implode()
        votes.append(cast.rows(pl.col("rcid").is_in(chosen)))
    return compute_yearly(votes, index)
