"""Roll calls of the United Nations General Assembly, 1946 to session 75."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from comity.sources.exclusions import exclude_rows, keep_members
from comity.sources.licence import CC0
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows
from comity.sources.un.issue_rules import issue_codes

ISSUES = ("me", "nu", "di", "hr", "co", "ec")


def read_roll_calls(files: Files) -> TableRows:
    """Read the roll calls: when, on what resolution, on which issues, with which tallies."""
    calls = pl.read_csv(files["rollcalls"], infer_schema_length=None).with_columns(_SESSION_YEAR)
    raw = calls.join(_library_issues(files), left_on="unres", right_on="resolution", how="left")
    frame = raw.with_columns(
        pl.col("date").str.to_date("%Y-%m-%d", strict=False),
        *_ISSUE_CODES,
        pl.col("unres").alias("resolution"),
        pl.col("para").cast(pl.Int8).alias("paragraph"),
        pl.col("amend").cast(pl.Int8).alias("amendment"),
        # Some titles run over lines in the file; one space is enough.
        pl.coalesce("short", "descr").str.replace_all(r"\s+", " ").alias("title"),
    )
    return TableRows(frame)


def read_votes(files: Files) -> TableRows:
    """Read the votes cast; absences are not rows."""
    calls = pl.read_csv(files["rollcalls"], columns=["rcid", "session", "date", *_TALLIES])
    cast, exclusions = _sound(pl.read_parquet(files["votes"]), calls)
    votes = pl.concat([cast, _told_by_tallies(cast, calls)], how="vertical_relaxed")
    years = calls.select("rcid", "date", _SESSION_YEAR)
    frame = votes.join(years, on="rcid").with_columns(_SEAT)
    return TableRows(frame, (*exclusions, *_of_no_member(frame)))


def read_calendar_votes(files: Files) -> TableRows:
    """Read the votes cast by the calendar year of the day of the vote, to 2020."""
    result = read_votes(files)
    calls = pl.read_csv(files["rollcalls"], columns=["rcid", "date"])
    dated = calls.select("rcid", year=pl.col("date").str.slice(0, 4).cast(pl.Int16))
    rows = result.frame.drop("year").join(dated, on="rcid")
    late = rows.filter(pl.col("year") > _LAST)
    return TableRows(
        rows.filter(pl.col("year") <= _LAST),
        (*result.exclusions, *exclude_rows(late, "of 2021, in the library's records of that year")),
    )


def _of_no_member(frame: pl.DataFrame) -> tuple[Exclusion, ...]:
    """Count the votes of those who were not, or not yet, members of the system of states.

    They stay in the table, since they belong to the record and to the published points.
    """
    _, exclusions = keep_members(frame.select("ccode", "year"), "ccode")
    where = "kept here, left out of the panel and the dossier"
    return tuple(replace(exclusion, why=f"{exclusion.why}; {where}") for exclusion in exclusions)


def _sound(raw: pl.DataFrame, calls: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Select the votes with one meaning on a listed roll call, and count the others."""
    again = raw.filter(~pl.struct(pl.all()).is_first_distinct())
    exclusions, raw = exclude_rows(again, "vote is listed twice"), raw.unique(maintain_order=True)
    left_out = (
        (~pl.col("vote").is_in([1, 2, 3]), "vote code is none of 1, 2, 3"),
        (~pl.col("rcid").is_in(calls["rcid"].implode()), "roll call is not in the list"),
        (pl.struct("rcid", "ccode").is_duplicated(), "state has two different votes"),
    )
    for bad, why in left_out:
        exclusions = (*exclusions, *exclude_rows(raw.filter(bad), why))
        raw = raw.filter(~bad)
    return raw, exclusions


def _told_by_tallies(cast: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """Read Serbia's votes off the tallies of the roll calls that the file took in later.

    These have the vote of every member but Serbia, which has no row on any of them, and their
    tallies count one vote more than there are rows. Where that is so, it is Serbia's.
    """
    rows = cast.group_by("rcid").agg(
        *((pl.col("vote") == code).sum().cast(pl.Int64).alias(f"{code}") for code in (1, 2, 3)),
        (pl.col("ccode") == SERBIA).any().alias("there"),
    )
    more = [
        (pl.col(name).fill_null(0).cast(pl.Int64) - pl.col(f"{code}")).alias(f"more_{code}")
        for code, name in enumerate(_TALLIES, start=1)
    ]
    added = calls.filter(pl.col("rcid").is_between(*LATER)).join(rows, on="rcid")
    lacking = added.filter(~pl.col("there")).select("rcid", *more)
    by_code = lacking.unpivot(index="rcid", variable_name="code", value_name="more")
    surplus = by_code.filter(pl.col("more") != 0)
    one = surplus.filter((pl.len().over("rcid") == 1) & (pl.col("more") == 1))
    code = pl.col("code").str.strip_prefix("more_").cast(pl.Int64)
    return one.select("rcid", pl.lit(SERBIA, pl.Int64).alias("ccode"), code.alias("vote"))


_TALLIES = ("yes", "abstain", "no")

_LAST = 2020
"""The last calendar year before the library's records are taken."""

SERBIA = 345
LATER = (5722, 6058)
"""The roll calls of sessions 57 to 72 that the file took in later, most of them on paragraphs,
amendments and rejected drafts, and almost all without Serbia."""

# Sessions run into the next year, and the file's year is that of the vote. Published values go
# by session; session 1 began in 1946.
_SESSION_YEAR = (pl.col("session") + 1945).alias("year")


def _library_issues(files: Files) -> pl.DataFrame:
    """Read the issues of resolutions by the library's subjects: resolution, and a column each."""
    raw = pl.read_csv(files["resolutions"], infer_schema_length=None)
    rows = raw.filter(pl.col("body") == "GA").unique("resolution", keep="first")
    issues = [code.name.prefix("library_") for code in issue_codes("subjects", "title")]
    return rows.select("resolution", *issues)


# From session 74 on the file repeats one code in three columns: these issues follow from the
# subjects and titles in the UN library there, and are missing without a record in it.
_CODED = pl.col("year") < 2019
_ISSUE_CODES = (
    pl.col("me", "nu", "hr").cast(pl.Int8),
    *(
        pl.when(_CODED).then(issue).otherwise(f"library_{issue}").cast(pl.Int8).alias(issue)
        for issue in ("di", "co", "ec")
    ),
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
    publishing=NotPublished(
        "Later editions are R data, which cannot be read safely; undl_votes has the votes since."
    ),
    licence=CC0,
    files={
        "votes": "un/general_assembly_votes_1946_2020.parquet",
        "rollcalls": "un/general_assembly_rollcalls_1946_2020.csv.gz",
        "resolutions": "un/un_resolutions_undl_1946_2025.csv.gz",
    },
    tables=(
        Table(
            name="unga_roll_calls",
            title="roll calls of the General Assembly",
            unit_of_analysis="system",
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
            read=read_roll_calls,
            rows=(6_000, 20_000),
        ),
        Table(
            name="unga_votes",
            title="votes cast in the General Assembly",
            unit_of_analysis="state",
            columns={
                "rcid": Column(pl.Int32, "roll call"),
                "ccode": Column(pl.Int16, "state that voted"),
                "year": Column(pl.Int16, "year in which the session began"),
                "vote": Column(pl.Int8, "1 yes, 2 abstain, 3 no"),
            },
            key=("rcid", "ccode"),
            record=("rcid", "ccode"),
            years=(1946, 2020),
            read=read_votes,
            rows=(800_000, 3_000_000),
            notes=(
                "285 votes of Serbia (345) on roll calls 5722 to 6058 are worked out from the "
                "totals, which count one vote more than the file has rows."
            ),
        ),
        Table(
            name="calendar_votes",
            title="votes cast in the General Assembly by calendar year",
            unit_of_analysis="state",
            columns={
                "rcid": Column(pl.Int32, "roll call"),
                "ccode": Column(pl.Int16, "state that voted"),
                "year": Column(pl.Int16, "calendar year of the vote"),
                "vote": Column(pl.Int8, "1 yes, 2 abstain, 3 no"),
            },
            key=("rcid", "ccode"),
            record=("rcid", "ccode"),
            years=(1946, _LAST),
            read=read_calendar_votes,
            rows=(800_000, 3_000_000),
            notes="The votes of the table by session, in the year of the day of the vote.",
        ),
    ),
    known_issues=(
        "From session 74 the codes for disarmament, colonialism and development are the same in "
        "the file; here they follow from the UN library's subjects and titles. The file lacks "
        "Serbia's votes on the roll calls 5722 to 6058; 285 of them are worked out from the totals "
        "of each roll call. The flag for important votes is empty in late years and is not used."
    ),
)
