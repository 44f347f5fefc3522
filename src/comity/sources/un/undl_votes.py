"""Recorded votes of the United Nations, 1946 to 2025: the UN Digital Library.

The library has every adopted resolution with the vote of each member. Two files of it are
read: one to October 2025, and one of the whole year 2025.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import polars as pl

from comity.errors import DataError
from comity.sources.blocks import read_blocks
from comity.sources.exclusions import exclude_codes, exclude_rows, keep_members
from comity.sources.licence import Licence
from comity.sources.publishing import MEGABYTE, Offer, Published, Publisher, RemoteFile, Rhythm
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
    return _coded(described.with_columns(pl.coalesce("title", "later").alias("title")))


def _coded(described: pl.DataFrame) -> TableRows:
    """Add issue codes; the library adds to every title which body adopted it."""
    plain = pl.col("title").str.split(" : resolution").list.first()
    return TableRows(
        described.with_columns(title=plain).with_columns(issue_codes("subjects", "title"))
    )


def read_votes(files: Files) -> TableRows:
    """Read the votes of the General Assembly after the academic edition ends."""
    return _since_sessions(*_votes(*_cast(files, _ASSEMBLY)))


def _since_sessions(rows: pl.DataFrame, exclusions: tuple[Exclusion, ...]) -> TableRows:
    """Select the votes after the academic edition ends."""
    early = rows.filter(pl.col("year") < _AFTER_SESSIONS)
    why = "before 2021: in the table of adopted resolutions"
    return TableRows(
        rows.filter(pl.col("year") >= _AFTER_SESSIONS), (*exclusions, *exclude_rows(early, why))
    )


def read_adopted_votes(files: Files) -> TableRows:
    """Read the votes of the General Assembly in all calendar years; absences are not rows."""
    return _with_members(*_votes(*_cast(files, _ASSEMBLY)))


def _with_members(rows: pl.DataFrame, exclusions: tuple[Exclusion, ...]) -> TableRows:
    """Count the votes of those who were no members of the system of states; they stay."""
    _, flags = keep_members(rows.select("ccode", "year"), "ccode")
    where = "kept here, left out of the panel and the dossier"
    flags = tuple(replace(flag, why=f"{flag.why}; {where}") for flag in flags)
    return TableRows(rows, exclusions, flags)


def read_council_votes(files: Files) -> TableRows:
    """Read the votes of the Security Council on the resolutions that it adopted."""
    return TableRows(*_votes(*_cast(files, _COUNCIL)))


def _votes(
    cast: pl.DataFrame, exclusions: tuple[Exclusion, ...]
) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Add ccodes to the votes of one body, the seat of China by the day of the vote."""
    days = cast["date"].unique().drop_nulls().to_list()
    cast = cast.with_columns(pl.col("vote").replace_strict(_VOTES, return_dtype=pl.Int8))
    conversion = with_ccode(cast, {"iso3": "ccode"}, scheme="iso3", year="year", outside="keep")
    seats = {day: un_seat_of_china(day) for day in days}
    seat = pl.col("date").replace_strict(seats, default=None, return_dtype=pl.Int64)
    ccode = pl.when((pl.col("ccode") == 710) & (pl.col("year") < 1972)).then(seat)
    rows = conversion.frame.with_columns(
        ccode.otherwise(pl.col("ccode")).cast(pl.Int16).alias("ccode")
    )
    return rows, (*exclusions, *exclude_codes(conversion))


def _cast(files: Files, body: str) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read the votes cast in a body, with a number for each resolution.

    The number is the year and the resolution's order in it. Returns columns year, date,
    resolution, record_id, iso3, vote and rcid, and the rows left out.
    """
    return _numbered(pl.concat([_to_last(files, body), _of_last(files, body)]))


def _numbered(rows: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Add the number of each resolution, and leave out absences."""
    symbols = pl.Enum(rows["resolution"].unique().drop_nulls().sort())
    order = pl.col("resolution").cast(symbols).to_physical().rank("dense").over("year")
    number = pl.col("year").cast(pl.Int32) * 1000 + order
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


_RECORDS = {"assembly": ("4060887", "ga"), "council": ("4055387", "sc")}
"""The library's records of the two files, and the body in their names."""

_BULK = ("undl_id", "ms_code", "ms_name", "ms_vote", "date", "resolution", "title", "subjects")
_LISTING = "https://digitallibrary.un.org/api/v1/file?recid="


def read_live_roll_calls(files: Files) -> TableRows:
    """Read the resolutions of the General Assembly from the library's file of votes."""
    cast, _ = _live_cast(files, _ASSEMBLY, _AFTER_SESSIONS)
    rows = cast.unique("rcid")
    columns = ("undl_id", "date", "title", "subjects")
    titles = pl.concat(
        block.filter(pl.col("date") >= str(_AFTER_SESSIONS)).unique("undl_id")
        for block in read_blocks(files["assembly"], columns)
    )
    titles = titles.unique("undl_id").select(
        pl.col("undl_id").cast(pl.Int32).alias("record_id"), "title", "subjects"
    )
    return _coded(rows.join(titles, on="record_id", how="left"))


def read_live_votes(files: Files) -> TableRows:
    """Read the votes after the academic edition ends from the library's file of votes."""
    return TableRows(*_votes(*_live_cast(files, _ASSEMBLY, _AFTER_SESSIONS)))


def read_live_adopted_votes(files: Files) -> TableRows:
    """Read the votes of the General Assembly in all years from the library's file of votes."""
    cast, exclusions = _live_cast(files, _ASSEMBLY)
    cast = cast.drop("resolution", "record_id").rechunk()
    return _with_members(*_votes(cast, exclusions))


def read_live_council_votes(files: Files) -> TableRows:
    """Read the votes of the Security Council from the library's file of votes."""
    return TableRows(*_votes(*_live_cast(files, _COUNCIL)))


def _live_cast(
    files: Files, body: str, since: int = 1946
) -> tuple[pl.DataFrame, tuple[Exclusion, ...]]:
    """Read the votes of a body from its file, from a year on; what has no day is counted."""
    columns = ("undl_id", "ms_code", "ms_name", "ms_vote", "date", "resolution")
    votes = pl.concat(map(_narrow, read_blocks(files[_NAMES[body]], columns)))
    dated = votes.filter(pl.col("date") >= date(since, 1, 1)).with_columns(
        pl.col("date").dt.year().alias("year"), pl.col("resolution", "iso3", "vote").cast(pl.String)
    )
    cast, exclusions = _numbered(dated)
    undated = exclude_rows(votes.filter(pl.col("date").is_null()).head(1), "no day of the vote")
    return cast, (*exclusions, *undated)


def _narrow(block: pl.DataFrame) -> pl.DataFrame:
    """Select what is needed of votes, in types that take little memory."""
    return block.select(
        pl.col("date").str.to_date("%Y-%m-%d", strict=False),
        pl.col("resolution").cast(pl.Categorical),
        pl.col("undl_id").cast(pl.Int32).alias("record_id"),
        _code().cast(pl.Categorical).alias("iso3"),
        pl.col("ms_vote").str.to_uppercase().cast(pl.Categorical).alias("vote"),
    )


def _code() -> pl.Expr:
    """Return the code of a state; of states that are no more the name counts, not the code."""
    named = pl.col("ms_name").replace_strict(_FORMER, default=None, return_dtype=pl.String)
    return pl.coalesce(named, "ms_code")


_FORMER = {
    "USSR": "SUN",
    "YUGOSLAVIA": "YUG",
    "SERBIA AND MONTENEGRO": "SCG",
    "CZECHOSLOVAKIA": "CSK",
    "GERMAN DEMOCRATIC REPUBLIC": "DDR",
    "DEMOCRATIC YEMEN": "YMD",
    "SOUTHERN YEMEN": "YMD",
    "ZANZIBAR": "EAZ",
}
"""The library's names of states that are no more, and their codes of then."""


def find_newest(publisher: Publisher, _today: date) -> Offer:
    """Find the newest file of each body among those of its record, by the day in its name."""
    newest = {
        name: _newest(json.loads(publisher.read(_LISTING + record)), body)
        for name, (record, body) in _RECORDS.items()
    }
    files = (
        RemoteFile(name, address, columns=_BULK, limit=1_500 * MEGABYTE)
        for name, (_, address) in newest.items()
    )
    return Offer(max(day for day, _ in newest.values()).isoformat(), tuple(files))


def _newest(listed: list[dict[str, str]], body: str) -> tuple[date, str]:
    """Return the day and the address of the newest file of votes in a record."""
    pattern = re.compile(rf"(\d{{4}})_(\d{{1,2}})_(\d{{1,2}})_{body}(?:_resolutions)?_voting")
    days = {
        date(*map(int, match.groups())): file["url"]
        for file in listed
        if file["format"] == ".csv" and (match := pattern.fullmatch(file["name"]))
    }
    if not days:
        raise DataError(_LISTING, f"the record has no file named like {pattern.pattern}")
    return max(days.items())


PUBLISHING = Published(
    find=find_newest,
    written_for="the files of 6 February 2026 (2026_02_06_ga_voting.csv and ..._sc_voting.csv)",
    rhythm=Rhythm("several times a year", 2),
    readers={
        "undl_roll_calls": read_live_roll_calls,
        "undl_votes": read_live_votes,
        "adopted_votes": read_live_adopted_votes,
        "council_votes": read_live_council_votes,
    },
    pause=1.0,
)

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
    publishing=PUBLISHING,
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
