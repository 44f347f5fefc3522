"""Ideal points of states from their votes, as Bailey, Strezhnev and Voeten publish them."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.finders import dataverse
from comity.sources.licence import CC0
from comity.sources.publishing import MEGABYTE, Published, RemoteFile, Rhythm
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_FROM_5_TO_95 = 2 * 1.6448536269514722
"""Standard deviations between the 5th and the 95th percentile of a normal distribution."""


def read_ideal_points(files: Files) -> TableRows:
    """Read the series of final passage votes, one point a state and year.

    The standard error is the spread of the posterior between its 5th and 95th percentiles,
    taken as normal.
    """
    # Half a second to import, and only the builder of the bundle reads Stata files.
    import pandas as pd

    columns = ["ccode", "year", "idealpointfp", "q5fp", "q95fp", "nvotesfp"]
    return _points(pl.from_pandas(pd.read_stata(files["points"], columns=columns)))


_LIVE = {
    "IdealPointFP": "idealpointfp",
    "Q5%FP": "q5fp",
    "Q95%FP": "q95fp",
    "NVotesFP": "nvotesfp",
}
"""Columns of the text file that is published since 2026, and those of the Stata file."""


def read_live_points(files: Files) -> TableRows:
    """Read the publisher's text file of the series of final passage votes."""
    raw = pl.read_csv(
        files["points"],
        columns=["ccode", "year", *_LIVE],
        infer_schema_length=None,
        null_values=["NA"],
    )
    return _points(raw.rename(_LIVE))


def _points(raw: pl.DataFrame) -> TableRows:
    """Select one point a state and year, with its standard error."""
    rows = raw.filter(pl.col("idealpointfp").is_not_null() & pl.col("year").is_not_null())
    whole = rows.with_columns(pl.col("year").cast(pl.Int16), _SEAT)
    conversion = with_ccode(
        whole.rename({"ccode": "published"}), {"published": "ccode"}, scheme="ccode", year="year"
    )
    spread = (pl.col("q95fp") - pl.col("q5fp")) / _FROM_5_TO_95
    frame = conversion.frame.with_columns(
        pl.col("idealpointfp").alias("ideal_point"),
        spread.alias("standard_error"),
        pl.col("nvotesfp").alias("votes"),
    )
    none = exclude_rows(
        raw.filter(pl.col("idealpointfp").is_null()), "no point of final passage votes"
    )
    return TableRows(frame, (*none, *exclude_codes(conversion)))


# The file has the Republic of China as Taiwan (713) from the start; until it withdrew to the
# island in December 1949 it was the state that the Correlates of War call China (710).
_SEAT = (
    pl.when((pl.col("ccode") == 713) & (pl.col("year") < 1950))
    .then(710)
    .otherwise(pl.col("ccode"))
    .cast(pl.Int16)
    .alias("ccode")
)

PUBLISHING = Published(
    find=dataverse(
        "https://dataverse.harvard.edu",
        "doi:10.7910/DVN/LEJUQZ",
        RemoteFile("points", "", columns=("ccode", "year", *_LIVE), limit=50 * MEGABYTE),
        r"(?i)idealpointestimatesfp.*\.csv",
    ),
    written_for="version 39 of 30 July 2026 (IdealpointestimatesFP_2026FP.csv)",
    rhythm=Rhythm("yearly, in July", 7),
    readers={"ideal_points": read_live_points},
)

SOURCE = Source(
    name="ideal_points_bsv",
    title="Estimating Dynamic State Preferences from United Nations Voting Data",
    publisher="Bailey, Strezhnev and Voeten, Harvard Dataverse",
    version="July 2025 release (final passage votes)",
    citation=(
        "Bailey, Michael A., Anton Strezhnev and Erik Voeten. 2017. Estimating Dynamic State "
        "Preferences from United Nations Voting Data. Journal of Conflict Resolution 61 (2): "
        "430-456. Release of July 2025."
    ),
    bibtex="""@article{bailey2017estimating,
  author = {Bailey, Michael A. and Strezhnev, Anton and Voeten, Erik},
  title = {Estimating Dynamic State Preferences from United Nations Voting Data},
  journal = {Journal of Conflict Resolution},
  volume = {61},
  number = {2},
  pages = {430--456},
  year = {2017}
}""",
    url="https://doi.org/10.7910/DVN/LEJUQZ",
    publishing=PUBLISHING,
    licence=CC0,
    files={"points": "un/ideal_points_published_2025.dta"},
    tables=(
        Table(
            name="ideal_points",
            title="ideal points by state and year",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year in which the session began"),
                "ideal_point": Column(pl.Float32, "ideal point", "ideal point"),
                "standard_error": Column(pl.Float32, "its standard error", "ideal point"),
                "votes": Column(pl.Int16, "votes that it rests on"),
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1946, 2024),
            read=read_ideal_points,
            rows=(9_000, 30_000),
        ),
    ),
    known_issues=(
        "Levels before about 1950 are weakly identified. Adding years rescales all history: "
        "points of different releases must not be compared."
    ),
)
