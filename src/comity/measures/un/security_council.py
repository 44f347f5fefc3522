"""The Security Council: what its permanent members vetoed, and how its members voted.

Vetoes are counted as the list of vetoes has them, from 1946 to September 2025; the year 2025 is
counted up to there. The list lacks a veto of the Republic of China (1955) and a double veto of
the Soviet Union and China (September 1972). A state without a permanent seat has no values: a
state without a veto does not refrain from one. Votes are those on adopted resolutions, of the
years that the UN Digital Library's records cover.
"""

from __future__ import annotations

import math

import polars as pl
import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData, of_a, part_of, state_counts, together
from comity.measures.un.permanent_members import seated
from comity.methods.series.rolling import moving_sum
from comity.unit import VETOES, count_of, share_of

_LIST = "UN Dag Hammarskjöld Library, list of vetoes"
_RECORDS = "UN Digital Library, voting data"

_ALL_YEARS = 100
"""A window that reaches back over all years of the United Nations."""

_TEN_YEARS = 10
"""A permanent member casts few vetoes a year, and in many years none."""

LEAST_COUNCIL_VOTES = 10
"""With fewer joint votes in a year, a pair's agreement is missing: one vote would move it by
more than a tenth. The count of joint votes itself is always given."""

_ABSTAINED = 2


@measure(
    level="state",
    unit=VETOES,
    bounds=(0, math.inf),
    formula="number of vetoes that the state cast in the Security Council in the year",
    reference=_LIST,
    higher="the state blocked more drafts",
)
def vetoes_cast(vetoes: TableData) -> xr.DataArray:
    """Vetoes cast in the Security Council.

    For permanent members only; the list ends in September 2025.
    """
    return seated(state_counts(vetoes))


@measure(
    level="state",
    unit=VETOES,
    bounds=(0, math.inf),
    formula="number of drafts of the year that the state vetoed and no other member did",
    reference=_LIST,
    higher="the state blocked more drafts on its own",
    reach="system",
)
def sole_vetoes(vetoes: TableData) -> xr.DataArray:
    """Vetoes that the state cast alone.

    For permanent members only; the list ends in September 2025.
    """
    alone = vetoes.rows(pl.len().over("draft_number") == 1)
    return seated(state_counts(alone))


@measure(
    level="dyad",
    unit=count_of("drafts"),
    bounds=(0, math.inf),
    formula="number of drafts of the Security Council that both vetoed in the year",
    reference=_LIST,
    higher="the two blocked more drafts together",
)
def joint_vetoes_in_year(vetoes: TableData) -> xr.DataArray:
    """Drafts of the Security Council that both vetoed in the year.

    For pairs of permanent members only; the list ends in September 2025.
    """
    return seated(together(vetoes, "draft_number"))


@measure(
    level="dyad",
    unit=count_of("drafts"),
    bounds=(0, math.inf),
    formula="number of drafts of the Security Council that both had vetoed by the year's end",
    reference=_LIST,
    higher="the two have blocked more drafts together",
    window=_ALL_YEARS,
)
def joint_vetoes(joint_vetoes_in_year: xr.DataArray) -> xr.DataArray:
    """Drafts of the Security Council that both have vetoed.

    For pairs of permanent members only; the list ends in September 2025.
    """
    present = joint_vetoes_in_year.notnull()
    return joint_vetoes_in_year.fillna(0).cumsum("year").where(present)


@measure(
    level="directed",
    unit=share_of("vetoes"),
    bounds=(0, 1),
    formula="drafts that both vetoed over ten years / vetoes that a cast over the same years",
    reference=_LIST,
    higher="B joined A in more of A's vetoes",
    window=_TEN_YEARS,
)
def joint_veto_share(joint_vetoes_in_year: xr.DataArray, vetoes_cast: xr.DataArray) -> xr.DataArray:
    """Share of the vetoes of A over ten years that B joined.

    The ten years end in the value's own, and both must have held their seats in all of them:
    values begin in 1955, those of the People's Republic of China in 1980. Missing where A cast
    no veto in those years. There is no least number: read it with the count of vetoes.
    """
    joint = joint_vetoes_in_year.copy(data=moving_sum(joint_vetoes_in_year.values, _TEN_YEARS))
    cast = vetoes_cast.copy(data=moving_sum(vetoes_cast.values, _TEN_YEARS))
    return part_of(joint, of_a(cast))


@measure(
    level="dyad",
    unit=count_of("resolutions"),
    bounds=(1, math.inf),
    formula="number of adopted resolutions of the Security Council in the year on which both voted",
    reference=_RECORDS,
    higher="more resolutions to judge by",
)
def council_joint_votes(council_votes: TableData) -> xr.DataArray:
    """Adopted resolutions of the Security Council on which both voted.

    Missing for a pair that did not sit on the Council together that year.
    """
    return together(council_votes, "rcid")


@measure(
    level="dyad",
    unit=share_of("joint votes"),
    bounds=(0, 1),
    formula="adopted resolutions of the Security Council with the same vote / those on which "
    "both voted",
    reference=f"{_RECORDS}; Lijphart (1963), American Political Science Review 57",
    higher="the two vote alike in the Council more often",
)
def council_agreement(council_votes: TableData, council_joint_votes: xr.DataArray) -> xr.DataArray:
    """Share of adopted resolutions of the Security Council on which the two voted alike.

    An abstention agrees only with an abstention. What the two fought over and what was vetoed
    is not in it, so that the level is high for every pair: read it with its place. Missing with
    fewer than ten joint votes.
    """
    choice = pl.col("rcid") * 10 + pl.col("vote")
    alike = together(council_votes.columns(choice=choice), "choice").fillna(0)
    return part_of(alike, council_joint_votes.where(council_joint_votes >= LEAST_COUNCIL_VOTES))


@measure(
    level="state",
    unit=count_of("resolutions"),
    bounds=(0, math.inf),
    formula="number of adopted resolutions of the Security Council in the year on which the state "
    "abstained",
    reference=_RECORDS,
    higher="the state let more pass that it did not support",
)
def council_abstentions(council_votes: TableData) -> xr.DataArray:
    """Abstentions on adopted resolutions of the Security Council.

    Missing for states that cast no vote in the Council that year.
    """
    abstained = state_counts(council_votes.rows(pl.col("vote") == _ABSTAINED))
    return abstained.fillna(0).where(state_counts(council_votes).notnull())


@measure(
    level="dyad",
    unit=count_of("resolutions"),
    bounds=(0, math.inf),
    formula="number of adopted resolutions of the Security Council in the year on which both "
    "abstained",
    reference=_RECORDS,
    higher="the two together let more pass that they did not support",
)
def council_joint_abstentions(
    council_votes: TableData, council_joint_votes: xr.DataArray
) -> xr.DataArray:
    """Adopted resolutions of the Security Council on which both abstained.

    Missing for a pair that did not vote in the Council together that year.
    """
    both = together(council_votes.rows(pl.col("vote") == _ABSTAINED), "rcid")
    return both.fillna(0).where(council_joint_votes.notnull())
