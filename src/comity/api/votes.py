"""Votes in the United Nations, and any table of positions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal
from warnings import warn

from comity.errors import ComityWarning, InvalidRequestError
from comity.period import whole_year
from comity.states.dyad import dyad
from comity.states.names import find as state
from comity.unit import counted

if TYPE_CHECKING:
    import polars as pl

    from comity.estimates.ideal_points import Points
    from comity.reports.council.model import Council
    from comity.states.selection import StatesLike, YearsLike
    from comity.states.state import State

Calendar = Literal["session", "calendar"]
"""Whether a year of votes is the session that began in it, or the days from January on."""

BadRows = Literal["error", "drop"]
"""Whether rows that cannot be used stop a computation, or are left out and counted."""

Estimator = Literal["bsv", "rw"]
"""The model of Bailey, Strezhnev and Voeten (2017), or a random walk."""

MIN_VOTES = 10
"""With fewer joint votes than this an index of similarity is missing, unless asked otherwise."""


def ideal_points(
    estimator: Estimator = "bsv", *, issue: str | None = None, years: YearsLike = None
) -> Points:
    """Estimate ideal points of all states from their votes in the General Assembly.

    Parameters
    ----------
    estimator
        "bsv" (Bailey, Strezhnev and Voeten 2017) or "rw" (a random walk).
    issue, years
        Only votes on this issue and in these years, which follow one another.

    Raises
    ------
    UnknownNameError
        If there is no such estimator or issue.
    InvalidRequestError
        If there are too few votes.

    Examples
    --------
    >>> points = ideal_points(years=(2016, 2019)).frame
    >>> points.filter(rank=1)["ccode"].unique().to_list()
    [2]
    """
    from comity.estimates.ideal_points import ideal_points as estimate
    from comity.progress import report_rounds
    from comity.states.selection import select_span

    return estimate(estimator, issue=issue, years=select_span(years), progress=report_rounds)


def joint_opposition(
    third: str | int | State,
    *,
    issue: str | None = None,
    by: Calendar = "session",
    years: YearsLike = None,
    states: StatesLike = None,
    min_votes: int = MIN_VOTES,
) -> pl.DataFrame:
    """Compute how often every two states both voted against a third in the General Assembly.

    Returns a row a pair and year: ``ccode1`` below ``ccode2``, ``year``, ``joint_items`` and
    ``opposition``, the share of the third's yes and no votes on which both cast the opposite
    vote. Parameters and errors as for :func:`vote_similarity`.

    >>> joint_opposition("usa", years=2019, states="china,russia")["opposition"].round(3).item()
    0.684
    """
    from comity.analysis.joint_opposition import opposition
    from comity.states.selection import select_states, select_years

    selected, ccodes = select_years(years), _two_or_more(select_states(states))
    rows = opposition(
        state(third).ccode,
        issue=issue,
        by=by,
        years=selected.span if selected else None,
        states=ccodes,
        min_votes=min_votes,
    )
    return rows.filter(rows["year"].is_in(selected.listed)) if selected else rows


def roll_calls(
    *states: str | int | State,
    year: int,
    issue: str | None = None,
    disagree: bool = False,
    minority: int | None = None,
) -> pl.DataFrame:
    """List the roll calls of a year on which one or two states voted, with their votes.

    Parameters
    ----------
    states
        One state or two.
    year
        The year in which the session began; from 2021 on, the calendar year.
    issue
        Only roll calls on this issue.
    disagree
        Only roll calls on which the two cast different votes.
    minority
        Only roll calls on which fewer than this many others voted as the one state did.

    Raises
    ------
    UnknownNameError
        If there is no such state or issue.
    InvalidRequestError
        If not one or two different states are named, as ``disagree`` (two) and ``minority``
        (one) need them, or the year has no roll call.

    Examples
    --------
    >>> roll_calls("russia", "china", year=2019).height
    87
    """
    from comity.analysis.roll_calls import disagreements, joint_roll_calls, minority_votes

    year = whole_year(year)
    ccodes = [state(name, year).ccode for name in states]
    _require_count(ccodes, disagree=disagree, minority=minority)
    if minority is not None:
        return minority_votes(ccodes[0], year, minority, issue)
    if disagree:
        return disagreements(ccodes[0], ccodes[1], year, issue)
    return joint_roll_calls(ccodes, year, issue)


def _require_count(ccodes: list[int], *, disagree: bool, minority: int | None) -> None:
    """Check that one or two states are named, and as many as the options need."""
    if len(ccodes) not in (1, 2):
        raise InvalidRequestError(
            f"{len(ccodes)} states are named, not one or two.", "Quote names of several words."
        )
    if disagree and len(ccodes) == 1:
        raise InvalidRequestError("Disagreement needs two states, got one.")
    if minority is not None and len(ccodes) == 2:
        raise InvalidRequestError("A minority needs one state, got two.")


def security_council(*states: str | int | State, years: YearsLike = None) -> Council:
    """Report on the permanent members' vetoes and votes, and on one or two states.

    >>> security_council("china", "russia", years=(2010, 2020)).years
    (2010, 2020)
    """
    from comity.panels.stored import stored_values
    from comity.reports.council.model import make_council
    from comity.states.selection import select_span

    first, last = select_span(years) or (None, None)
    return make_council([state(name) for name in states], stored_values(), first, last)


def similarity(
    table: Any,
    *,
    item: str = "rcid",
    actor: str = "ccode",
    position: str = "vote",
    period: str | None = "year",
    levels: Sequence[Any] = (1, 2, 3),
    index: str | Sequence[str] = "agreement",
    weights: str | None = None,
    contested: bool = False,
    min_votes: int = MIN_VOTES,
    on_bad: BadRows = "error",
) -> pl.DataFrame:
    """Compute the similarity of every two actors' positions in a table, for each period.

    Parameters
    ----------
    table
        A row a position: a polars or pandas data frame, or anything with named columns. An
        actor without a row on an item took no part in it.
    item, actor, position, period
        The columns that say who chose what on which item, and when; no period if None.
    levels
        All positions that there are, in their order.
    index
        Among agreement, lijphart, s, s_squared, kappa, kappa_linear, kappa_quadratic, pi,
        pi_linear and pi_quadratic.
    weights
        The column of the weight of each item; None for one each.
    contested
        Whether only items count on which not all chose the same.
    min_votes
        With fewer joint items than this an index is missing; the count is still there.
    on_bad
        "error" raises for rows that cannot be used; "drop" leaves them out, and warns how many.

    Returns
    -------
    polars.DataFrame
        A row a period and pair with a joint item: the actors, the period, ``joint_items`` and
        the indices. An index that is not defined is missing.

    Raises
    ------
    UnknownNameError
        If there is no such index.
    InvalidRequestError
        If columns are missing, or the levels are not fit for the index.
    DataError
        If rows cannot be used and ``on_bad`` is "error".

    Examples
    --------
    >>> import polars as pl
    >>> allies = pl.DataFrame({
    ...     "ccode": [2, 2, 200, 200], "partner": [220, 325, 220, 325], "type": [3, 3, 3, 0],
    ... })
    >>> similarity(allies, item="partner", position="type", period=None, levels=(0, 1, 2, 3),
    ...     index="agreement", min_votes=1).to_dicts()
    [{'ccode1': 2, 'ccode2': 200, 'joint_items': 2, 'agreement': 0.5}]
    """
    from comity.analysis.position_table import Columns
    from comity.analysis.similarity import IndexOptions, actor_similarity

    columns = Columns(item, actor, position, period, weights)
    options = IndexOptions(index, contested, min_votes)
    rows, exclusions = actor_similarity(table, columns, levels, options, on_bad)
    for each in exclusions:
        count = counted(each.rows, "row")
        warn(f"{count} left out, {each.why}, such as {each.example}.", ComityWarning, stacklevel=2)
    return rows


def vote_breaks(a: str | int | State, b: str | int | State) -> pl.DataFrame:
    """Date the breaks in the agreement of two states' votes, and by which issues.

    Returns a row a break and issue: ``year`` (the first of the new level), ``before`` and
    ``after`` (mean agreement), ``probability``, and the issue's own means. Raises
    ``UnknownNameError``, ``NotAStateError`` or ``InvalidRequestError`` for a pair that is none.

    >>> sorted(set(vote_breaks("china", "usa")["year"]))  # doctest: +ELLIPSIS
    [...]
    """
    from comity.analysis.vote_breaks import find_vote_breaks
    from comity.panels.stored import stored_values

    return find_vote_breaks(stored_values(), dyad(a, b).undirected)


def vote_similarity(
    index: str | Sequence[str] = "agreement",
    *,
    issue: str | None = None,
    by: Calendar = "session",
    contested: bool = False,
    years: YearsLike = None,
    states: StatesLike = None,
    min_votes: int = MIN_VOTES,
) -> pl.DataFrame:
    """Compute the similarity of every two states' votes in the General Assembly.

    Parameters
    ----------
    index, contested, min_votes
        As for :func:`similarity`.
    issue
        Only roll calls on hr (human_rights), me (middle_east), nu (nuclear), di (disarmament),
        co (colonialism) or ec (development).
    by
        "session" counts a roll call to the year in which its session began, "calendar" to the
        year of its date.
    years, states
        Only these years, and only pairs among these states.

    Returns
    -------
    polars.DataFrame
        ``ccode1`` below ``ccode2``, ``year``, ``joint_items`` and the indices.

    Raises
    ------
    UnknownNameError
        If there is no such index, issue or state.
    InvalidRequestError
        If fewer than two states are named, or no vote was cast in the years.

    References
    ----------
    Signorino and Ritter (1999); Häge (2011).

    Examples
    --------
    >>> vote_similarity("s", years=2016, states="usa,uk")["s"].round(4).to_list()
    [0.6186]
    """
    from comity.analysis.similarity import IndexOptions
    from comity.analysis.similarity import vote_similarity as compute
    from comity.states.selection import select_states, select_years

    selected, ccodes = select_years(years), _two_or_more(select_states(states))
    rows = compute(
        IndexOptions(index, contested, min_votes),
        issue=issue,
        by=by,
        years=selected.span if selected else None,
        states=ccodes,
    )
    return rows.filter(rows["year"].is_in(selected.listed)) if selected else rows


def _two_or_more(ccodes: list[int] | None) -> list[int] | None:
    """Check that states that are named make a pair."""
    if ccodes is not None and len(set(ccodes)) < 2:
        raise InvalidRequestError("Fewer than two states are named.", "A pair is made of two.")
    return ccodes
