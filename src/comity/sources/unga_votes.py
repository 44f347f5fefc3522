"""Roll calls of the United Nations General Assembly, 1946 to session 75."""

from __future__ import annotations

import polars as pl

from comity.sources.licence import CC0
from comity.sources.source import Column, Drop, Files, Reading, Source, Table

ISSUES = ("me", "nu", "di", "hr", "co", "ec")


def roll_calls(files: Files) -> Reading:
    """Read the roll calls: when, on what resolution, on which issues, with which tallies."""
    raw = pl.read_csv(files["rollcalls"], infer_schema_length=None).with_columns(_SESSION_YEAR)
    frame = raw.with_columns(
        pl.col("date").str.to_date("%Y-%m-%d", strict=False),
        *_ISSUE_CODES,
        pl.col("unres").alias("resolution"),
        pl.col("para").cast(pl.Int8).alias("paragraph"),
        pl.col("amend").cast(pl.Int8).alias("amendment"),
        # Some titles run over lines in the file; one space is enough.
        pl.coalesce("short", "descr").str.replace_all(r"\s+", " ").alias("title"),
    )
    return Reading(frame)


def votes(files: Files) -> Reading:
    """Read the votes cast; absences are not rows."""
    years = pl.read_csv(files["rollcalls"], columns=["rcid", "session", "date"])
    years = years.select("rcid", "date", _SESSION_YEAR)
    raw = pl.read_parquet(files["votes"]).join(years, on="rcid", how="left").with_columns(_SEAT)
    bad = raw.filter(~pl.col("vote").is_in([1, 2, 3]))
    drop = Drop("vote code is none of 1, 2, 3", bad.height, str(bad.head(1).to_dicts()))
    kept = raw.filter(pl.col("vote").is_in([1, 2, 3]))
    return Reading(kept, (drop,) if bad.height else ())


# Sessions run into the next year, and the file's year is that of the vote. Published values go
# by session; session 1 began in 1946.
_SESSION_YEAR = (pl.col("session") + 1945).alias("year")

# From session 74 on the file repeats one code in three columns: these issues cannot be told
# apart there, and are missing.
_TOLD_APART = pl.col("year") < 2019
_ISSUE_CODES = (
    pl.col("me", "nu", "hr").cast(pl.Int8),
    *(pl.when(_TOLD_APART).then(issue).cast(pl.Int8).alias(issue) for issue in ("di", "co", "ec")),
)

# The file has the Republic of China as Taiwan (713) from the start; until it withdrew to the
# island in December 1949 it was the state that the Correlates of War call China (710).
_SEAT = (
    pl.when((pl.col("ccode") == 713) & (pl.col("date") < "1949-12-08"))
    .then(710)
    .otherwise(pl.col("ccode"))
    .alias("ccode")
)

_ISSUE_TITLES = {
    "me": "the Palestinian conflict and the Middle East",
    "nu": "nuclear weapons and nuclear material",
    "di": "arms control and disarmament",
    "hr": "human rights",
    "co": "colonialism",
    "ec": "economic development",
}

SOURCE = Source(
    name="unga_votes",
    title="United Nations General Assembly Voting Data",
    publisher="Voeten, Strezhnev and Bailey, Harvard Dataverse",
    version="edition to session 75 (2021)",
    citation=(
        "Voeten, Erik, Anton Strezhnev and Michael Bailey. 2009. United Nations General Assembly "
        "Voting Data. Harvard Dataverse, hdl:1902.1/12379."
    ),
    bibtex="""@data{voeten_unga,
  author = {Voeten, Erik and Strezhnev, Anton and Bailey, Michael},
  title = {United Nations General Assembly Voting Data},
  publisher = {Harvard Dataverse},
  year = {2009},
  note = {hdl:1902.1/12379, edition to session 75}
}""",
    url="https://doi.org/10.7910/DVN/LEJUQZ",
    licence=CC0,
    files={
        "votes": "un/general_assembly_votes_1946_2020.parquet",
        "rollcalls": "un/general_assembly_rollcalls_1946_2020.csv.gz",
    },
    tables=(
        Table(
            name="unga_roll_calls",
            title="roll calls of the General Assembly",
            form="world",
            columns={
                "rcid": Column(pl.Int32, "roll call"),
                "year": Column(pl.Int16, "year in which the session began"),
                "session": Column(pl.Int16, "session"),
                "date": Column(pl.Date, "day of the vote"),
                "resolution": Column(pl.String, "symbol of the draft or resolution"),
                "title": Column(pl.String, "short title"),
                "paragraph": Column(pl.Int8, "1 for a vote on a paragraph"),
                "amendment": Column(pl.Int8, "1 for a vote on an amendment"),
                **{issue: Column(pl.Int8, f"on {_ISSUE_TITLES[issue]}") for issue in ISSUES},
            },
            key=("rcid",),
            record=("rcid",),
            years=(1946, 2020),
            read=roll_calls,
            rows=(6_000, 20_000),
        ),
        Table(
            name="unga_votes",
            title="votes cast in the General Assembly",
            form="state",
            columns={
                "rcid": Column(pl.Int32, "roll call"),
                "ccode": Column(pl.Int16, "state that voted"),
                "year": Column(pl.Int16, "year in which the session began"),
                "vote": Column(pl.Int8, "1 yes, 2 abstain, 3 no"),
            },
            key=("rcid", "ccode"),
            record=("rcid", "ccode"),
            years=(1946, 2020),
            read=votes,
            rows=(800_000, 3_000_000),
        ),
    ),
    faults=(
        "From session 74 the codes for disarmament, colonialism and development are the same in "
        "the file, and are missing here. The flag for important votes is empty in late years and "
        "is not used."
    ),
)
