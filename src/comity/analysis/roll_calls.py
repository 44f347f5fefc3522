"""The roll calls behind a figure of votes, and the votes of one or two states."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from comity.errors import InvalidRequestError
from comity.measures.measure import Measure
from comity.measures.registry import depends_on
from comity.sources.un.issue_rules import ISSUE_OF, issue_code
from comity.store import selection

VOTES, LIBRARY = "unga_votes", "undl_votes"
"""The tables of votes: to session 75, and from 2021 on."""

ROLL_CALLS, OF_LIBRARY = "unga_roll_calls", "undl_roll_calls"
"""The tables of what was voted on, for the same."""

WORDS = {1: "yes", 2: "abstain", 3: "no"}
"""The votes, by their codes."""

_SHOWN = ("rcid", "date", "resolution", "title")


def joint_roll_calls(states: Sequence[int], year: int, issue: str | None = None) -> pl.DataFrame:
    """List the roll calls of a year on which one or two states voted, with their votes.

    Parameters
    ----------
    states
        Ccodes of one state or two: only roll calls on which both voted are listed.
    year
        The year in which the session began; from 2021 on, the calendar year.
    issue
        Only roll calls on an issue: see :func:`comity.analysis.similarity.vote_similarity`.

    Returns
    -------
    polars.DataFrame
        By date: ``rcid``, ``date``, ``resolution`` (its symbol), ``title``, and the vote
        ("yes", "abstain", "no") as ``vote``, or as ``vote1`` and ``vote2``.

    Raises
    ------
    UnknownNameError
        If there is no such issue.
    InvalidRequestError
        If a state is compared with itself, or no roll call of the year is in the data.

    Examples
    --------
    >>> joint_roll_calls([365, 710], 2019).height
    87
    """
    if len(set(states)) < len(states):
        raise InvalidRequestError(
            "A state cannot be compared with itself.", "Name two different states."
        )
    votes, rows = _votes(year), _roll_calls(year, issue)
    names = ["vote"] if len(states) == 1 else [f"vote{n}" for n in range(1, len(states) + 1)]
    for state, name in zip(states, names, strict=True):
        cast = votes.filter(pl.col("ccode") == state).select("rcid", _in_words("vote").alias(name))
        rows = rows.join(cast, on="rcid")
    return rows.select(*_SHOWN, *names).sort("date", "rcid", nulls_last=True)


def disagreements(a: int, b: int, year: int, issue: str | None = None) -> pl.DataFrame:
    """List the roll calls of a year on which two states cast different votes.

    Otherwise as :func:`joint_roll_calls`.

    >>> disagreements(365, 710, 2019).height
    18
    """
    return joint_roll_calls([a, b], year, issue).filter(pl.col("vote1") != pl.col("vote2"))


def minority_votes(
    state: int, year: int, fewer_than: int = 5, issue: str | None = None
) -> pl.DataFrame:
    """List the roll calls of a year on which a state was nearly alone.

    Parameters
    ----------
    state
        Its ccode.
    year, issue
        As for :func:`joint_roll_calls`.
    fewer_than
        How many others, at most one less than this, cast the same vote.

    Returns
    -------
    polars.DataFrame
        As :func:`joint_roll_calls`, with ``others`` (how many others cast the same vote) and
        the tallies ``yes``, ``abstain`` and ``no`` of all.

    Raises
    ------
    InvalidRequestError
        If ``fewer_than`` is below 1, or no roll call of the year is in the data.

    Examples
    --------
    >>> minority_votes(2, 2019, 3).select("resolution", "vote", "others").head(1).rows()
    [('A/RES/74/7', 'no', 2)]
    """
    if fewer_than < 1:
        raise InvalidRequestError(
            f"fewer_than must be 1 or more, got {fewer_than}.", "Take 1 or more."
        )
    rows = joint_roll_calls([state], year, issue)
    rows = rows.join(_tallies(year), on="rcid", maintain_order="left")
    same = [pl.when(pl.col("vote") == word).then(pl.col(word)) for word in WORDS.values()]
    others = (pl.coalesce(same) - 1).alias("others")
    rows = rows.with_columns(others).filter(pl.col("others") < fewer_than)
    return rows.select(*_SHOWN, "vote", "others", *WORDS.values())


def rests_on_joint_votes(measure: Measure) -> bool:
    """Return whether a measure compares two states' votes of one year, and nothing else.

    >>> from comity.measures.registry import find_measure
    >>> [rests_on_joint_votes(find_measure(name)) for name in ("vote_kappa", "trade")]
    [True, False]
    """
    below = depends_on(measure.name)
    plain = all(window == 1 and not also for _, window, also in below.values())
    is_listable = set(below) <= {VOTES, LIBRARY, ROLL_CALLS, OF_LIBRARY}
    return measure.level == "dyad" and is_listable and plain


def issue_of(measure: Measure) -> str | None:
    """Return the issue that a measure of votes is about, if it is about one.

    >>> from comity.measures.registry import find_measure
    >>> issue_of(find_measure("agreement_human_rights"))
    'hr'
    """
    ends = (code for ending, code in ISSUE_OF.items() if measure.name.endswith(f"_{ending}"))
    return next(ends, None)


def _votes(year: int) -> pl.DataFrame:
    """Read the votes of a year."""
    return selection.table(LIBRARY if _of_library(year) else VOTES).filter(pl.col("year") == year)


def _roll_calls(year: int, issue: str | None) -> pl.DataFrame:
    """Read what was voted on in a year, or on one issue in it."""
    rows = selection.table(OF_LIBRARY if _of_library(year) else ROLL_CALLS)
    # Some titles go on to say which body adopted them.
    title = pl.col("title").str.split(" : resolution").list.first().str.strip_chars()
    rows = rows.filter(pl.col("year") == year).with_columns(title)
    if rows.is_empty():
        first, last = _covered_years()
        what = f"There are no roll calls of {year} in the data."
        raise InvalidRequestError(what, f"Name a year from {first} to {last}.")
    if issue is None:
        return rows
    code = issue_code(issue)
    if code not in rows.columns:
        raise InvalidRequestError(f"Issues are not coded in {year}.", "Leave out the issue.")
    return rows.filter(pl.col(code) == 1)


def _covered_years() -> tuple[int, int]:
    """Return the first and the last year of the two tables of roll calls."""
    spans = [selection.declaration(table).years for table in (ROLL_CALLS, OF_LIBRARY)]
    return min(first for first, _ in spans), max(last for _, last in spans)


def _of_library(year: int) -> bool:
    return selection.declaration(LIBRARY).covers(year)


def _in_words(column: str) -> pl.Expr:
    return pl.col(column).replace_strict(WORDS, return_dtype=pl.String)


def _tallies(year: int) -> pl.DataFrame:
    """Count how many cast each vote, by roll call."""
    counts = [(pl.col("vote") == code).sum().alias(word) for code, word in WORDS.items()]
    return _votes(year).group_by("rcid").agg(*counts).cast(dict.fromkeys(WORDS.values(), pl.Int32))
