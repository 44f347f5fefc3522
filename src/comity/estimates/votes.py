"""Preparation of General Assembly votes for the estimation of ideal points."""

from __future__ import annotations

import polars as pl

MIN_VOTES = 10
"""On one issue, the least votes of a state in a year that it is estimated in."""


def combine_sources(
    unga: pl.DataFrame, undl: pl.DataFrame, unga_calls: pl.DataFrame, undl_calls: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Join both sources of votes end to end: votes, and roll calls."""
    return pl.concat([unga, undl]), pl.concat([unga_calls, undl_calls], how="diagonal")


def prepare_votes(
    votes: pl.DataFrame, roll_calls: pl.DataFrame, repeated: pl.DataFrame
) -> pl.DataFrame:
    """Select and link the votes as the published estimates do.

    Left out are session 19, Zanzibar, South Africa's one vote in session 48, votes on
    paragraphs and amendments after 1989, and items on which all voted alike. A repeated
    resolution is the same item as the earliest one that it goes back to.

    Parameters
    ----------
    votes
        Columns rcid, ccode, year (1945 + session), vote.
    roll_calls
        Columns rcid, date, paragraph, amendment; the last two may be missing (null).
    repeated
        Columns rcid, earlier.

    Returns
    -------
    polars.DataFrame
        One row a vote: item, actor (ccode of the government that voted), year, vote.

    References
    ----------
    Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61.

    Examples
    --------
    >>> votes = {"rcid": [1, 1, 2, 2], "ccode": [2, 365] * 2, "year": [1960] * 4}
    >>> calls = {"rcid": [1, 2], "date": [None, None], "paragraph": [0, 0], "amendment": [0, 0]}
    >>> none = pl.DataFrame(schema={"rcid": pl.Int64, "earlier": pl.Int64})
    >>> frame = pl.DataFrame(votes).with_columns(vote=pl.Series([1, 3, 1, 1]))
    >>> prepare_votes(frame, pl.DataFrame(calls, schema_overrides={"date": pl.Date}), none).rows()
    [(1, 2, 1960, 1), (1, 365, 1960, 3)]
    """
    part = (pl.col("paragraph") == 1) | (pl.col("amendment") == 1)
    left_out = roll_calls.filter((pl.col("date").dt.year() > 1989) & part.fill_null(False))
    zanzibar, south_africa = pl.col("ccode") == 511, pl.col("ccode") == 560
    selected = votes.join(left_out, on="rcid", how="anti").filter(
        (pl.col("year") != 1964) & ~zanzibar & ~(south_africa & (pl.col("year") == 1993))
    )
    items = _earliest_items(selected["rcid"].unique(), repeated)
    linked = selected.join(items, on="rcid").select("item", _ACTOR, "year", "vote")
    return linked.filter(pl.col("vote").n_unique().over("item") > 1)


def with_enough_votes(prepared: pl.DataFrame) -> pl.DataFrame:
    """Select the votes of states, and in years, that have enough of them on one issue."""
    enough = pl.len().over("actor", "year") >= MIN_VOTES
    several = pl.col("item").n_unique().over("year") > 1
    return prepared.filter(enough & several).filter(pl.col("vote").n_unique().over("item") > 1)


# China's seat was the Republic of China's to 1971: one government, one chain of points. The
# published points have West Germany as 260 to session 45, and Germany as 255 after it.
_REPUBLIC = (pl.col("ccode") == 710) & (pl.col("year") < 1971)
_WEST_GERMANY = (pl.col("ccode") == 255) & (pl.col("year") <= 1990)
_ACTOR = (
    pl.when(_REPUBLIC)
    .then(713)
    .when(_WEST_GERMANY)
    .then(260)
    .otherwise(pl.col("ccode"))
    .cast(pl.Int16)
    .alias("actor")
)

# Until it withdrew to the island in December 1949, the Republic of China was China (710); two
# Germanies became one, 255, in 1990.
SEAT = (
    pl.when((pl.col("ccode") == 713) & (pl.col("year") < 1950))
    .then(710)
    .when((pl.col("ccode") == 260) & (pl.col("year") == 1990))
    .then(255)
    .otherwise(pl.col("ccode"))
    .alias("ccode")
)
"""The ccode of the state whose point an actor's is, as an expression on ccode and year."""


def _earliest_items(rcids: pl.Series, repeated: pl.DataFrame) -> pl.DataFrame:
    """Follow each roll call to the earliest that it repeats: columns rcid, item."""
    first = dict(repeated.group_by("rcid").agg(pl.col("earlier").min()).iter_rows())

    def root(rcid: int) -> int:
        while first.get(rcid, rcid) < rcid:
            rcid = first[rcid]
        return rcid

    items = pl.Series("item", [root(rcid) for rcid in rcids.to_list()], dtype=rcids.dtype)
    return pl.DataFrame([rcids, items])
