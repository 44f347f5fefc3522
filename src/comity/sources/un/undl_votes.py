"""Recorded votes of the United Nations, 1946 to 2025: the UN Digital Library.

The library has every adopted resolution with the vote of each member. Two files of it are
read: one to October 2025, and one of the whole year 2025.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows, keep_members
from comity.sources.licence import Licence
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows
from comity.sources.un.issue_rules import RULES, issue_codes
from comity.states.codes import un_seat_of_china, with_ccode

_ASSEMBLY, _COUNCIL = "General Assembly", "Security Council"
_VOTES = {"Y": 1, "A": 2, "N": 3}
_LAST = 2025
"""The year of the second file."""
_AFTER_SESSIONS = 2021
"""The first year that the academic edition, which is by session, does not cover."""

_FIELDS = ["body", "year", "date", "resolution", "iso3", "vote"]
_NAMES = {_ASSEMBLY: "assembly", _COUNCIL: "council"}


def read_roll_calls(files: Files) -> TableRows:
    """Read the resolutions of the General Assembly by calendar year, with issue codes.

    The issues follow from subject headings and titles: see
    :mod:`comity.sources.un.issue_rules`.
    """
    cast, _ = _cast(files, _ASSEMBLY)
    rows = cast.filter(pl.col("year") >= _AFTER_SESSIONS).unique("rcid")
    titles = pl.read_csv(files["wide"], columns=["Resolution", "Title"], infer_schema_length=0)
    later = titles.rename({"Resolution": "resolution", "Title": "later"}).unique("resolution")
    described = rows.join(_resolutions(files), on="record_id", how="left").join(
        later, on="resolution", how="left"
    )
    # The library adds to every title which body adopted it.
    plain = pl.coalesce("title", "later").str.split(" : resolution").list.first()
    return TableRows(
        described.with_columns(title=plain).with_columns(issue_codes("subjects", "title"))
    )


def read_votes(files: Files) -> TableRows:
    """Read the votes of the General Assembly after the academic edition ends."""
    rows, exclusions = _votes(files, _ASSEMBLY)
    early = rows.filter(pl.col("year") < _AFTER_SESSIONS)
    why = "before 2021: in the table of adopted resolutions"
    return TableRows(
        rows.filter(pl.col("year") >= _AFTER_SESSIONS), (*exclusions, *exclude_rows(early, why))
    )


def read_adopted_votes(files: Files) -> TableRows:
    """Read the votes of the General Assembly in all calendar years; absences are not rows."""
    rows, exclusions = _votes(files, _ASSEMBLY)
    _, flags = keep_members(rows.select("ccode", "year"), "ccode")
    where = "kept here, left out of the panel and the dossier"
    flags = tuple(replace(flag, why=f"{flag.why}; {where}") for flag in flags)
    return TableRows(rows, exclusions, flags)


def read_council_votes(files: Files) -> TableRows:
    """Read the votes of the Security Council on the resolutions that it adopted."""
    return TableRows(*_votes(files, _COUNCIL))


def _votes(files: Files, body: str) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read the votes of one body with ccodes, the seat of China by the day of the vote."""
    cast, exclusions = _cast(files, body)
    conversion = with_ccode(cast, {"iso3": "ccode"}, scheme="iso3", year="year", outside="keep")
    seat = pl.col("date").map_elements(un_seat_of_china, return_dtype=pl.Int64)
    ccode = pl.when((pl.col("ccode") == 710) & (pl.col("year") < 1972)).then(seat)
    rows = conversion.frame.with_columns(
        ccode.otherwise(pl.col("ccode")).cast(pl.Int16).alias("ccode"),
        pl.col("vote").replace_strict(_VOTES, return_dtype=pl.Int8),
    )
    return rows, (*exclusions, *exclude_codes(conversion))


def _cast(files: Files, body: str) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read the votes cast in a body, with a number for each resolution.

    The number is the year and the resolution's order in it. Returns columns year, date,
    resolution, record_id, iso3, vote and rcid, and the rows left out.
    """
    rows = pl.concat([_to_last(files, body), _of_last(files, body)])
    number = pl.col("year").cast(pl.Int32) * 1000 + pl.col("resolution").rank("dense").over("year")
    present = pl.col("vote").is_in(list(_VOTES))
    other = rows.filter(~present & (pl.col("vote") != "X"))
    return (
        rows.filter(present).with_columns(number.alias("rcid")),
        exclude_rows(other, "vote is none of Y, N, A"),
    )


def _to_last(files: Files, body: str) -> pl.DataFrame:
    """Read the first file's records of a body, without the year of the second."""
    dated = _listed(files).select("undl_id", "date", "resolution")
    votes = pl.read_parquet(files[_NAMES[body]]).select(
        pl.col("undl_id").cast(pl.Int32),
        iso3=pl.col("ms_code").cast(pl.String),
        vote=pl.col("ms_vote").cast(pl.String),
    )
    rows = votes.join(dated, on="undl_id").with_columns(year=pl.col("date").dt.year())
    return rows.filter(pl.col("year") < _LAST).select(
        "year", "date", "resolution", pl.col("undl_id").alias("record_id"), "iso3", "vote"
    )


def _of_last(files: Files, body: str) -> pl.DataFrame:
    """Read the second file's records of a body, of its last year alone."""
    raw = pl.read_csv(files["votes"], columns=_FIELDS, infer_schema_length=None)
    rows = raw.filter((pl.col("body") == body) & (pl.col("year") == _LAST))
    return rows.select(
        pl.col("year").cast(pl.Int32),
        pl.col("date").str.to_date("%Y-%m-%d"),
        "resolution",
        pl.lit(None, pl.Int32).alias("record_id"),
        "iso3",
        "vote",
    )


def _listed(files: Files) -> pl.DataFrame:
    """Read the list of resolutions to both bodies' votes."""
    raw = pl.read_csv(files["resolutions"], infer_schema_length=None)
    return raw.with_columns(
        pl.col("undl_id").cast(pl.Int32), pl.col("date").str.to_date("%Y-%m-%d")
    )


def _resolutions(files: Files) -> pl.DataFrame:
    """Read title and subject headings of each record."""
    return _listed(files).select(pl.col("undl_id").alias("record_id"), "title", "subjects")


_VOTE_COLUMNS = {
    "rcid": Column(pl.Int32, "roll call: the year and the resolution's order in it"),
    "ccode": Column(pl.Int16, "state that voted"),
    "year": Column(pl.Int16, "calendar year of the vote"),
    "vote": Column(pl.Int8, "1 yes, 2 abstain, 3 no"),
}

SOURCE = Source(
    name="undl_votes",
    title="United Nations Digital Library, voting data",
    publisher="United Nations, Dag Hammarskjöld Library",
    version="records to December 2025",
    citation=(
        "United Nations, Dag Hammarskjöld Library. United Nations Digital Library: voting data, "
        "records to December 2025."
    ),
    bibtex="""@misc{undl_votes,
  author = {{United Nations, Dag Hammarskj{\\"o}ld Library}},
  title = {United Nations Digital Library: voting data},
  note = {Records to December 2025}
}""",
    url="https://digitallibrary.un.org/",
    licence=Licence(
        "UN terms of use: non-commercial, attribution",
        "https://www.un.org/en/about-us/terms-of-use",
    ),
    attribution="Votes from 2021, by calendar year and in the Council: © UN Digital Library.",
    files={
        "assembly": "un/un_general_assembly_votes_undl_1946_2025.parquet",
        "council": "un/un_security_council_votes_undl_1946_2025.parquet",
        "resolutions": "un/un_resolutions_undl_1946_2025.csv.gz",
        "votes": "un/un_votes_2020_2021_2025.csv.gz",
        "wide": "un/un_votes_2025_wide.csv",
    },
    tables=(
        Table(
            name="undl_roll_calls",
            title="resolutions of the General Assembly adopted by a recorded vote",
            unit_of_analysis="system",
            columns={
                "rcid": _VOTE_COLUMNS["rcid"],
                "year": _VOTE_COLUMNS["year"],
                "date": Column(pl.Date, "day of the vote"),
                "resolution": Column(pl.String, "symbol of the resolution"),
                "title": Column(pl.String, "title"),
                "record_id": Column(pl.Int32, "record in the library; none for 2025"),
                **{issue: Column(pl.Int8, f"1 on the issue {issue}, by rules") for issue in RULES},
            },
            key=("rcid",),
            record=("resolution",),
            years=(_AFTER_SESSIONS, _LAST),
            read=read_roll_calls,
            rows=(400, 3_000),
        ),
        Table(
            name="undl_votes",
            title="votes cast in the General Assembly on adopted resolutions, from 2021",
            unit_of_analysis="state",
            columns=_VOTE_COLUMNS,
            key=("rcid", "ccode"),
            record=("rcid", "ccode"),
            years=(_AFTER_SESSIONS, _LAST),
            read=read_votes,
            rows=(80_000, 500_000),
        ),
        Table(
            name="adopted_votes",
            title="votes cast in the General Assembly on adopted resolutions, by calendar year",
            unit_of_analysis="state",
            columns=_VOTE_COLUMNS,
            key=("rcid", "ccode"),
            record=("rcid", "ccode"),
            years=(1946, _LAST),
            read=read_adopted_votes,
            rows=(800_000, 2_000_000),
            notes=(
                "One rule for all years: adopted resolutions, by the calendar year of the vote. "
                "Votes on paragraphs, amendments and rejected drafts are in the academic edition."
            ),
        ),
        Table(
            name="council_votes",
            title="votes cast in the Security Council on adopted resolutions",
            unit_of_analysis="state",
            columns=_VOTE_COLUMNS,
            key=("rcid", "ccode"),
            record=("rcid", "ccode"),
            years=(1946, _LAST),
            read=read_council_votes,
            rows=(38_000, 80_000),
        ),
    ),
    known_issues=(
        "Adopted resolutions only: rejected drafts, vetoed ones and votes on paragraphs and "
        "amendments are not in it. The issues of resolutions follow from subject headings and "
        "titles. The seat of China is the Republic of China's to 25 October 1971. The files of "
        "2025 have no votes of Afghanistan and Venezuela in the Assembly."
    ),
)
