"""More indices of how alike two states vote: other weights, other zeros, other roll calls.

They answer to those of :mod:`comity.measures.un.votes` and let a finding be tried on another
definition. None is better in itself: they differ in what an abstention is worth, in what is
taken to be chance, and in whether unanimous roll calls are counted.
"""

from __future__ import annotations

import xarray as xr

from comity.measures.measure import measure
from comity.measures.table_arrays import TableData
from comity.measures.un.vote_matrix import compute_yearly
from comity.measures.un.vote_spans import VOTE_SPANS
from comity.unit import COEFFICIENT_KAPPA, COEFFICIENT_PI, COEFFICIENT_S, share_of


@measure(
    level="dyad",
    unit=COEFFICIENT_S,
    bounds=(-1, 1),
    formula="S = 1 - 2 sum(v_a - v_b)^2 / (N * 2^2), with yes = 1, abstain = 2, no = 3",
    reference="Signorino and Ritter (1999); Häge (2011), Political Analysis 19",
    higher="the two vote alike more often",
    spans=VOTE_SPANS,
)
def s_score_squared(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Similarity S of votes with squared distances.

    An abstention against a yes or no costs a quarter of what opposite votes do, not a half as
    in ``s_score``. Missing with fewer than ten joint votes.
    """
    return compute_yearly((unga_votes, undl_votes), "s_squared")


@measure(
    level="dyad",
    unit=COEFFICIENT_KAPPA,
    bounds=(-1, 1),
    formula="1 - d_o / d_e, mean squared distance of votes over that by the two's own shares",
    reference="Cohen (1968), Psychological Bulletin 70; Häge (2011), Political Analysis 19",
    higher="the two agree more than their habits alone would make them",
    spans=VOTE_SPANS,
)
def vote_kappa_weighted(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Agreement of votes beyond chance, Cohen's kappa with quadratic weights.

    An abstention is half way between yes and no. Missing with fewer than ten joint votes, or
    where both cast only one kind of vote.
    """
    return compute_yearly((unga_votes, undl_votes), "kappa_quadratic")


@measure(
    level="dyad",
    unit=COEFFICIENT_PI,
    bounds=(-1, 1),
    formula="1 - d_o / d_e, mean squared distance of votes over that by the pair's mean shares",
    reference="Scott (1955); Häge (2011), Political Analysis 19",
    higher="the two agree more than the pair's habits alone would make them",
    spans=VOTE_SPANS,
)
def vote_pi_weighted(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Agreement of votes beyond chance, Scott's pi with quadratic weights.

    An abstention is half way between yes and no. Missing with fewer than ten joint votes, or
    where both cast only one kind of vote.
    """
    return compute_yearly((unga_votes, undl_votes), "pi_quadratic")


@measure(
    level="dyad",
    unit=share_of("joint votes"),
    bounds=(0, 1),
    formula="(same votes + half of those with one abstention) / roll calls on which both voted",
    reference="Lijphart (1963), American Political Science Review 57",
    higher="the two vote alike more often",
    spans=VOTE_SPANS,
)
def lijphart(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Lijphart's index of agreement, with half credit for an abstention.

    It is the index that Voeten's dyadic data publish as "agree", and (1 + ``s_score``) / 2.
    Missing with fewer than ten joint votes.
    """
    return compute_yearly((unga_votes, undl_votes), "lijphart")


@measure(
    level="dyad",
    unit=share_of("joint votes"),
    bounds=(0, 1),
    formula="as vote_agreement, over roll calls on which at least two kinds of votes were cast",
    reference="Lijphart (1963); Voeten (2013), Data and Analyses of Voting in the UN",
    higher="the two vote alike more often where states differ at all",
    reach="system",
    spans=VOTE_SPANS,
)
def contested_agreement(unga_votes: TableData, undl_votes: TableData) -> xr.DataArray:
    """Share of roll calls with the same vote, without unanimous roll calls.

    Missing with fewer than ten joint votes on such roll calls.
    """
    return compute_yearly((unga_votes, undl_votes), "agreement", unanimous=False)
